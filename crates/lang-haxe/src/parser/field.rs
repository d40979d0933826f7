//! Reads metadata, fields, functions and their parameters.

use super::{Parsed, Parser, closest};
use crate::lexer::{Keyword, Token, TokenKind};
use crate::source::Span;
use crate::syntax::{Access, Accessor, Expr, Field, FieldKind, Function, Metadata, Modifiers, Param};

use Keyword as K;

/// Words that a field may begin with.
const MODIFIERS: &[&str] =
    &["function", "var", "final", "public", "private", "static", "inline", "override", "dynamic", "extern"];

impl Parser<'_> {
    /// All `@name(…)` that stand here.
    pub(super) fn metadata(&mut self) -> Parsed<Vec<Metadata>> {
        let mut list = Vec::new();
        while self.at(TokenKind::Meta) {
            list.push(self.one_metadata()?);
        }
        Ok(list)
    }

    pub(super) fn one_metadata(&mut self) -> Parsed<Metadata> {
        let token = self.next();
        let name = self.token_text(token)[1..].into();
        let mut args = Vec::new();
        // `@:meta (e)` is metadata without arguments before `(e)`.
        if self.at(TokenKind::ParenOpen) && self.span().start == token.span.end {
            let open = self.next().span;
            args = self.list(open, TokenKind::ParenClose, false, Self::expr)?;
        }
        Ok(Metadata { name, span: token.span, args })
    }

    /// A field of a type, or of a structure in long form.
    pub(super) fn field(&mut self, first: Token, meta: Vec<Metadata>) -> Parsed<Field> {
        let mut modifiers = self.field_modifiers()?;
        match self.kind() {
            TokenKind::Keyword(K::Function) => self.function_field(first, meta, modifiers),
            TokenKind::Keyword(K::Var) => {
                self.next();
                self.variable_field(first, meta, modifiers)
            }
            TokenKind::Name if modifiers.is_final => self.variable_field(first, meta, modifiers),
            TokenKind::Question if modifiers.is_final => {
                modifiers.is_optional = true;
                self.variable_field(first, meta, modifiers)
            }
            TokenKind::Name => {
                let word = self.token_text(self.token());
                let hint = match closest(word, MODIFIERS) {
                    Some(known) => format!("did you mean `{known}`?"),
                    None if self.ahead(1).kind == TokenKind::ParenOpen => {
                        "a method begins with `function`".to_owned()
                    }
                    None => "a variable begins with `var` or `final`".to_owned(),
                };
                Err(self.error_with_hint(format!("Unexpected {word}"), Some(hint)))
            }
            TokenKind::End => Err(self.expected("}")),
            _ => Err(self.unexpected()),
        }
    }

    fn field_modifiers(&mut self) -> Parsed<Modifiers> {
        let mut modifiers = Modifiers::default();
        let mut seen: Vec<(Keyword, Span)> = Vec::new();
        loop {
            let TokenKind::Keyword(keyword) = self.kind() else { return Ok(modifiers) };
            match keyword {
                K::Public => modifiers.access = Some(Access::Public),
                K::Private => modifiers.access = Some(Access::Private),
                K::Static => modifiers.is_static = true,
                K::Inline => modifiers.is_inline = true,
                K::Override => modifiers.is_override = true,
                K::Dynamic => modifiers.is_dynamic = true,
                K::Extern => modifiers.is_extern = true,
                K::Final => modifiers.is_final = true,
                K::Abstract => modifiers.is_abstract = true,
                K::Overload => modifiers.is_overload = true,
                K::Macro => return Err(self.error_here("macro functions are not supported")),
                _ => return Ok(modifiers),
            }
            let span = self.span();
            let is_access = |keyword| matches!(keyword, K::Public | K::Private);
            if seen.iter().any(|&(earlier, _)| earlier == keyword) {
                self.error_here(format!("Duplicate access modifier {}", keyword.text()));
            } else if let Some((earlier, _)) =
                seen.iter().find(|(earlier, _)| is_access(*earlier) && is_access(keyword))
            {
                let message =
                    format!("Conflicting access modifiers {} and {}", earlier.text(), keyword.text());
                self.error_here(message);
            }
            seen.push((keyword, span));
            self.next();
        }
    }

    fn variable_field(
        &mut self,
        first: Token,
        meta: Vec<Metadata>,
        mut modifiers: Modifiers,
    ) -> Parsed<Field> {
        if self.accept(TokenKind::Question) {
            modifiers.is_optional = true;
        }
        let name = self.ident()?;
        let accessors = if self.at(TokenKind::ParenOpen) { Some(self.accessors()?) } else { None };
        let ty = self.type_hint()?;
        let init = if self.accept(TokenKind::Assign) { Some(self.expr()?) } else { None };
        let span = self.span_from(first.span);
        self.semicolon();
        let kind = match accessors {
            Some((get, set)) => FieldKind::Property { get, set, ty, init },
            None => FieldKind::Var { ty, init },
        };
        Ok(Field { doc: self.doc(first), meta, modifiers, name, kind, span })
    }

    /// `(get, set)`.
    fn accessors(&mut self) -> Parsed<(Accessor, Accessor)> {
        let open = self.next().span;
        let get = self.accessor("get")?;
        self.expect(TokenKind::Comma)?;
        let set = self.accessor("set")?;
        self.expect_close(TokenKind::ParenClose, open, ")")?;
        Ok((get, set))
    }

    fn accessor(&mut self, method: &str) -> Parsed<Accessor> {
        let word = self.any_word()?;
        Ok(match &*word.name {
            "default" => Accessor::Default,
            "null" => Accessor::Null,
            "never" => Accessor::Never,
            "dynamic" => Accessor::Dynamic,
            name if name == method => Accessor::Method,
            name => {
                let message = format!(
                    "Custom property accessor `{name}` is no longer supported, please use `{method}`"
                );
                self.error_at(word.span, message);
                Accessor::Method
            }
        })
    }

    fn function_field(&mut self, first: Token, meta: Vec<Metadata>, modifiers: Modifiers) -> Parsed<Field> {
        self.next();
        let name = if self.at_keyword(K::New) { self.any_word()? } else { self.ident()? };
        let mut function = self.signature()?;
        if !self.at(TokenKind::Semicolon) {
            if self.at(TokenKind::BraceClose) || self.at(TokenKind::End) {
                return Err(self.expected("a function body or ;"));
            }
            function.body = Some(Box::new(self.expr()?));
        }
        let span = self.span_from(first.span);
        self.semicolon();
        Ok(Field { doc: self.doc(first), meta, modifiers, name, kind: FieldKind::Function(function), span })
    }

    /// `<T>(params):R`, with no body yet.
    pub(super) fn signature(&mut self) -> Parsed<Function> {
        let type_params = self.type_params()?;
        let params = self.params()?;
        let result = self.type_hint()?;
        Ok(Function { type_params, params, result, body: None })
    }

    /// `(a:Int, ?b:String, c = 1, ...rest:Int)`.
    pub(super) fn params(&mut self) -> Parsed<Vec<Param>> {
        let open = self.expect(TokenKind::ParenOpen)?.span;
        self.list(open, TokenKind::ParenClose, true, Self::param)
    }

    fn param(&mut self) -> Parsed<Param> {
        let start = self.span();
        let meta = self.metadata()?;
        let is_optional = self.accept(TokenKind::Question);
        let is_rest = self.accept(TokenKind::Spread);
        let name = self.ident()?;
        let ty = self.type_hint()?;
        let default = if self.accept(TokenKind::Assign) { Some(self.expr()?) } else { None };
        Ok(Param { meta, name, is_optional, is_rest, ty, default, span: self.span_from(start) })
    }

    /// A constant as a type argument.
    pub(super) fn constant_argument(&mut self) -> Parsed<Expr> {
        self.unary_expr()
    }
}
