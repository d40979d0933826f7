//! Reads types.

use super::{Parsed, Parser};
use crate::lexer::{Keyword, TokenKind};
use crate::source::Span;
use crate::syntax::{
    Access, Field, FieldKind, FunctionTypeParam, Ident, Modifiers, TypeArgument, TypeExpr, TypeKind,
    TypeParam, TypePath,
};

impl Parser<'_> {
    /// A type, with arrows and `&`.
    pub(super) fn ty(&mut self) -> Parsed<TypeExpr> {
        let part = self.nested(Self::type_chain)?;
        self.only_type(part)
    }

    /// `: T`, if it is there.
    pub(super) fn type_hint(&mut self) -> Parsed<Option<TypeExpr>> {
        if self.accept(TokenKind::Colon) { self.ty().map(Some) } else { Ok(None) }
    }

    /// A part of a function's type where only a type makes sense.
    fn only_type(&mut self, part: FunctionTypeParam) -> Parsed<TypeExpr> {
        if part.is_optional || part.name.is_some() {
            self.error_at(part.ty.span, "Names and ? stand only before parameters of function types");
        }
        Ok(part.ty)
    }

    /// `A -> B -> C`, and what may stand before its arrows.
    fn type_chain(&mut self) -> Parsed<FunctionTypeParam> {
        let first = self.type_part()?;
        if !self.accept(TokenKind::Arrow) {
            return Ok(first);
        }
        let start = first.name.as_ref().map_or(first.ty.span, |name| name.span);
        let rest = self.ty()?;
        let mut params = vec![first];
        let result = match rest.kind {
            TypeKind::Function { params: more, result } => {
                params.extend(more);
                result
            }
            _ => Box::new(rest),
        };
        if let [only] = &params[..]
            && only.name.is_none()
            && is_void(&only.ty)
        {
            params.clear();
        }
        let span = self.span_from(start);
        let ty = TypeExpr { kind: TypeKind::Function { params, result }, span };
        Ok(FunctionTypeParam { name: None, is_optional: false, is_rest: false, ty })
    }

    /// `T`, `A & B`, `?T`, `...T`, `name:T`.
    fn type_part(&mut self) -> Parsed<FunctionTypeParam> {
        let is_rest = self.accept(TokenKind::Spread);
        let is_optional = self.accept(TokenKind::Question);
        let mut name = None;
        if self.at(TokenKind::Name)
            && self.ahead(1).kind == TokenKind::Colon
            && (starts_lower(self.token_text(self.token())) || self.at_word("_"))
        {
            name = Some(self.ident()?);
            self.next();
        }
        let first = self.type_atom()?;
        if !self.at(TokenKind::And) {
            return Ok(FunctionTypeParam { name, is_optional, is_rest, ty: first });
        }
        let start = first.span;
        let mut members = vec![first];
        while self.accept(TokenKind::And) {
            members.push(self.type_atom()?);
        }
        let ty = TypeExpr { kind: TypeKind::Intersection(members), span: self.span_from(start) };
        Ok(FunctionTypeParam { name, is_optional, is_rest, ty })
    }

    /// A type without arrows and `&` outside brackets.
    pub(super) fn type_atom(&mut self) -> Parsed<TypeExpr> {
        match self.kind() {
            TokenKind::ParenOpen => self.paren_type(),
            TokenKind::BraceOpen => self.structure(),
            TokenKind::Name | TokenKind::Keyword(Keyword::Macro) => {
                let path = self.type_path()?;
                let span = path.span;
                Ok(TypeExpr { kind: TypeKind::Path(path), span })
            }
            TokenKind::Dollar => Err(self.error_here("Reification is not supported")),
            _ => Err(self.expected("a type")),
        }
    }

    /// `(T)`, or `(a:A, ?b:B) -> C`.
    fn paren_type(&mut self) -> Parsed<TypeExpr> {
        let open = self.next().span;
        let mut params =
            self.list(open, TokenKind::ParenClose, false, |parser| parser.nested(Self::type_chain))?;
        let close = self.previous_span();
        if let [only] = &params[..]
            && only.is_bare()
        {
            let inner = params.remove(0).ty;
            return Ok(TypeExpr { kind: TypeKind::Paren(Box::new(inner)), span: open.to(close) });
        }
        self.expect(TokenKind::Arrow)?;
        let result = Box::new(self.ty()?);
        Ok(TypeExpr { kind: TypeKind::Function { params, result }, span: self.span_from(open) })
    }

    /// `a.b.Module.Sub<T>`.
    pub(super) fn type_path(&mut self) -> Parsed<TypePath> {
        let start = self.span();
        let mut package = Vec::new();
        let mut name = self.any_word()?;
        while starts_lower(&name.name) && self.accept(TokenKind::Dot) {
            package.push(name);
            name = self.any_word()?;
        }
        if starts_lower(&name.name) {
            let message = format!("Type name `{}` should start with an uppercase letter", name.name);
            self.error_at(name.span, message);
        }
        let sub = if self.accept(TokenKind::Dot) { Some(self.any_word()?) } else { None };
        let args = self.type_arguments()?;
        Ok(TypePath { package, name, sub, args, span: self.span_from(start) })
    }

    fn type_arguments(&mut self) -> Parsed<Vec<TypeArgument>> {
        if !self.at(TokenKind::Lt) {
            return Ok(Vec::new());
        }
        self.next();
        let mut args = Vec::new();
        loop {
            args.push(self.type_argument()?);
            if !self.accept(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::Gt)?;
        Ok(args)
    }

    fn type_argument(&mut self) -> Parsed<TypeArgument> {
        use Keyword as K;
        match self.kind() {
            TokenKind::Int
            | TokenKind::Float
            | TokenKind::String
            | TokenKind::Interpolated
            | TokenKind::Regex
            | TokenKind::Minus
            | TokenKind::BracketOpen
            | TokenKind::Keyword(K::True | K::False | K::Null) => {
                Ok(TypeArgument::Const(self.constant_argument()?))
            }
            _ => self.ty().map(TypeArgument::Type),
        }
    }

    /// `<T:A & B, U>`, if it is there.
    pub(super) fn type_params(&mut self) -> Parsed<Vec<TypeParam>> {
        let mut params = Vec::new();
        if !self.accept(TokenKind::Lt) {
            return Ok(params);
        }
        loop {
            let meta = self.metadata()?;
            let name = self.ident()?;
            let mut constraints = Vec::new();
            if let Some(constraint) = self.type_hint()? {
                flatten_constraint(constraint, &mut constraints);
            }
            let default = if self.accept(TokenKind::Assign) { Some(self.ty()?) } else { None };
            params.push(TypeParam { meta, name, constraints, default });
            if !self.accept(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::Gt)?;
        Ok(params)
    }

    /// `{ x:Int, ?y:Int }`, `{ > A, x:Int }`, `{ var x:Int; }`.
    fn structure(&mut self) -> Parsed<TypeExpr> {
        let open = self.next().span;
        let mut extends = Vec::new();
        while self.accept(TokenKind::Gt) {
            extends.push(self.type_path()?);
            if !self.at(TokenKind::BraceClose) {
                self.expect(TokenKind::Comma)?;
            }
        }
        let mut fields = Vec::new();
        while !self.at(TokenKind::BraceClose) {
            let is_short = self.structure_field(&mut fields)?;
            if is_short && !self.accept(TokenKind::Comma) && !self.at(TokenKind::BraceClose) {
                self.expect_close(TokenKind::BraceClose, open, ", or }")?;
            }
        }
        self.next();
        Ok(TypeExpr { kind: TypeKind::Structure { extends, fields }, span: self.span_from(open) })
    }

    /// Reads one field; answers whether it is of the short form, with a comma behind it.
    fn structure_field(&mut self, fields: &mut Vec<Field>) -> Parsed<bool> {
        let first = self.token();
        let meta = self.metadata()?;
        let is_short = matches!(self.kind(), TokenKind::Question | TokenKind::Name);
        if !is_short {
            if !matches!(self.kind(), TokenKind::Keyword(_)) {
                return Err(self.expected("a field or }"));
            }
            let field = self.field(first, meta)?;
            fields.push(field);
            return Ok(false);
        }
        let is_optional = self.accept(TokenKind::Question);
        let name: Ident = self.ident()?;
        let Some(ty) = self.type_hint()? else { return Err(self.expected(":")) };
        let modifiers = Modifiers { access: Some(Access::Public), is_optional, ..Modifiers::default() };
        let span: Span = self.span_from(first.span);
        let kind = FieldKind::Var { ty: Some(ty), init: None };
        fields.push(Field { doc: self.doc(first), meta, modifiers, name, kind, span });
        Ok(true)
    }
}

/// Whether a name is one of a package and not of a type.
pub(super) fn starts_lower(name: &str) -> bool {
    name.trim_start_matches('_').starts_with(|first: char| first.is_ascii_lowercase())
}

fn is_void(ty: &TypeExpr) -> bool {
    match &ty.kind {
        TypeKind::Path(path) => {
            path.package.is_empty()
                && path.sub.is_none()
                && path.args.is_empty()
                && &*path.name.name == "Void"
        }
        TypeKind::Paren(inner) => is_void(inner),
        _ => false,
    }
}

/// `T:A & B` has two constraints.
fn flatten_constraint(constraint: TypeExpr, list: &mut Vec<TypeExpr>) {
    match constraint.kind {
        TypeKind::Intersection(members) => list.extend(members),
        _ => list.push(constraint),
    }
}
