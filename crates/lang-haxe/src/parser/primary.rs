//! Reads operands: literals, names, brackets, and what begins with a keyword.

use super::expr::Operand;
use super::{Failed, Parsed, Parser};
use crate::lexer::{Keyword, TokenKind, literal};
use crate::source::Span;
use crate::syntax::{
    Expr, ExprKind, Function, Ident, Literal, LocalFunction, Metadata, ObjectField, Param, VarDecl,
};

use Keyword as K;

impl Parser<'_> {
    /// An operand without prefixes and suffixes.
    pub(super) fn primary(&mut self) -> Parsed<Operand> {
        let token = self.token();
        let span = token.span;
        match token.kind {
            TokenKind::Name => {
                if self.ahead(1).kind == TokenKind::Arrow {
                    return self.arrow_function();
                }
                let name = self.word().name;
                Operand::open(ExprKind::Name(name), span)
            }
            TokenKind::Int | TokenKind::Float => {
                self.next();
                let Some(value) = literal::number(self.token_text(token)) else {
                    self.error_at(span, format!("Invalid number {}", self.token_text(token)));
                    return Operand::open(ExprKind::Error, span);
                };
                Operand::open(ExprKind::Literal(value), span)
            }
            TokenKind::String => {
                self.next();
                let text = self.plain_string(token);
                Operand::open(ExprKind::Literal(Literal::String(text)), span)
            }
            TokenKind::Interpolated => {
                self.next();
                let kind = self.interpolated_string(token)?;
                Operand::open(kind, span)
            }
            TokenKind::Regex => {
                self.next();
                let kind = self.regex(token);
                Operand::open(kind, span)
            }
            TokenKind::ParenOpen => self.paren(),
            TokenKind::BracketOpen => self.array(),
            TokenKind::BraceOpen => self.brace(),
            TokenKind::Meta => self.meta_expr(),
            TokenKind::Dollar => self.dollar(),
            TokenKind::Keyword(keyword) => self.keyword(keyword),
            _ => {
                if self.at(TokenKind::End) || is_closing(token.kind) {
                    return Err(self.expected("expression"));
                }
                Err(self.unexpected())
            }
        }
    }

    fn keyword(&mut self, keyword: Keyword) -> Parsed<Operand> {
        let start = self.span();
        let literal = match keyword {
            K::Null => Some(ExprKind::Literal(Literal::Null)),
            K::True => Some(ExprKind::Literal(Literal::Bool(true))),
            K::False => Some(ExprKind::Literal(Literal::Bool(false))),
            K::This => Some(ExprKind::This),
            K::Super => Some(ExprKind::Super),
            _ => None,
        };
        if let Some(kind) = literal {
            self.next();
            return Operand::open(kind, start);
        }
        match keyword {
            K::If | K::For | K::While | K::Do | K::Switch | K::Try => self.control(keyword),
            K::New => {
                self.next();
                let path = self.type_path()?;
                let args = self.call_args()?;
                Operand::open(ExprKind::New { path, args }, self.span_from(start))
            }
            K::Cast => self.cast(),
            K::Function => {
                self.next();
                self.local_function(start, false)
            }
            K::Inline => {
                self.next();
                if self.accept_keyword(K::Function) {
                    return self.local_function(start, true);
                }
                let inner = Box::new(self.unary_expr()?);
                Operand::open(ExprKind::Inline(inner), self.span_from(start))
            }
            K::Var | K::Final => self.var_expr(),
            K::Return => {
                self.next();
                let value = if self.begins_value() { Some(Box::new(self.expr()?)) } else { None };
                Operand::closed(ExprKind::Return(value), self.span_from(start))
            }
            K::Throw => {
                self.next();
                let value = Box::new(self.expr()?);
                Operand::closed(ExprKind::Throw(value), self.span_from(start))
            }
            K::Untyped => {
                self.next();
                let value = Box::new(self.expr()?);
                Operand::closed(ExprKind::Untyped(value), self.span_from(start))
            }
            K::Break | K::Continue => {
                self.next();
                let kind = if keyword == K::Break { ExprKind::Break } else { ExprKind::Continue };
                Operand::closed(kind, start)
            }
            K::Macro => Err(self.error_here("macro expressions are not supported")),
            K::Static => Err(self.error_here("Static local variables are not supported")),
            K::Else => Err(self.error_with_hint(
                "Unexpected else",
                Some("there is no `if` that it could belong to".to_owned()),
            )),
            _ => Err(self.unexpected()),
        }
    }

    /// Whether a value can follow `return`.
    fn begins_value(&self) -> bool {
        let closed = [TokenKind::Semicolon, TokenKind::End, TokenKind::Colon, TokenKind::Comma];
        let kind = self.kind();
        !closed.contains(&kind)
            && !is_closing(kind)
            && !matches!(kind, TokenKind::Keyword(K::Else | K::Case | K::Default | K::Catch))
    }

    /// `(e)`, `(e : T)`, `(a, b) -> e`.
    fn paren(&mut self) -> Parsed<Operand> {
        let close = self.closers[self.pos] as usize;
        if self.tokens.get(close + 1).is_some_and(|token| token.kind == TokenKind::Arrow) {
            return self.arrow_function();
        }
        let open = self.next().span;
        let inner = self.expr()?;
        let kind = if self.accept(TokenKind::Colon) {
            ExprKind::TypeCheck { value: Box::new(inner), ty: self.ty()? }
        } else {
            ExprKind::Paren(Box::new(inner))
        };
        self.expect_close(TokenKind::ParenClose, open, ")")?;
        Operand::open(kind, self.span_from(open))
    }

    /// `x -> e`, `(x:Int, ?y) -> e`.
    fn arrow_function(&mut self) -> Parsed<Operand> {
        let start = self.span();
        let params = if self.at(TokenKind::Name) {
            let name = self.word();
            let span = name.span;
            let (meta, ty, default) = (Vec::new(), None, None);
            vec![Param { meta, name, is_optional: false, is_rest: false, ty, default, span }]
        } else {
            self.params()?
        };
        self.expect(TokenKind::Arrow)?;
        let body = Some(Box::new(self.expr()?));
        let function = Function { type_params: Vec::new(), params, result: None, body };
        let local = LocalFunction { name: None, is_inline: false, is_arrow: true, function };
        Operand::closed(ExprKind::Function(Box::new(local)), self.span_from(start))
    }

    /// A function behind its keyword.
    fn local_function(&mut self, start: Span, is_inline: bool) -> Parsed<Operand> {
        let name = if self.at(TokenKind::Name) { Some(self.word()) } else { None };
        let mut function = self.signature()?;
        function.body = Some(Box::new(self.expr()?));
        let local = LocalFunction { name, is_inline, is_arrow: false, function };
        Operand::closed(ExprKind::Function(Box::new(local)), self.span_from(start))
    }

    /// `cast e`, `cast(e, T)`.
    fn cast(&mut self) -> Parsed<Operand> {
        let start = self.next().span;
        let is_call = self.at(TokenKind::ParenOpen)
            && self.ahead((self.closers[self.pos] as usize + 1).saturating_sub(self.pos)).kind
                != TokenKind::Arrow;
        if !is_call {
            let value = Box::new(self.expr()?);
            return Operand::closed(ExprKind::Cast { value, ty: None }, self.span_from(start));
        }
        let open = self.next().span;
        let value = self.expr()?;
        if self.accept(TokenKind::Comma) {
            let ty = Some(self.ty()?);
            self.expect_close(TokenKind::ParenClose, open, ")")?;
            return Operand::open(ExprKind::Cast { value: Box::new(value), ty }, self.span_from(start));
        }
        let kind = if self.accept(TokenKind::Colon) {
            ExprKind::TypeCheck { value: Box::new(value), ty: self.ty()? }
        } else {
            ExprKind::Paren(Box::new(value))
        };
        self.expect_close(TokenKind::ParenClose, open, ", or )")?;
        let inner = Expr { kind, span: self.span_from(open) };
        // `cast (a) + b` casts the sum.
        let operand = self.suffixes(inner)?;
        let value = Box::new(self.binary_rest(operand, 0)?);
        Operand::closed(ExprKind::Cast { value, ty: None }, self.span_from(start))
    }

    /// `var a = 1`: one variable, since a comma may belong to what is around.
    fn var_expr(&mut self) -> Parsed<Operand> {
        let keyword = self.next();
        let variable = self.var_decl()?;
        let is_final = keyword.kind == TokenKind::Keyword(K::Final);
        Operand::closed(ExprKind::Var { vars: vec![variable], is_final }, self.span_from(keyword.span))
    }

    fn var_decl(&mut self) -> Parsed<VarDecl> {
        let start = self.span();
        let meta = self.metadata()?;
        let name = self.ident()?;
        let ty = self.type_hint()?;
        let init = if self.accept(TokenKind::Assign) { Some(self.expr()?) } else { None };
        Ok(VarDecl { meta, name, ty, init, span: self.span_from(start) })
    }

    /// `[a, b]`, `[k => v]`, `[for (…) e]`.
    fn array(&mut self) -> Parsed<Operand> {
        let open = self.next().span;
        let mut elements = self.list(open, TokenKind::BracketClose, true, Self::expr)?;
        let span = self.span_from(open);
        let is_loop =
            |expr: &Expr| matches!(expr.kind, ExprKind::For { .. } | ExprKind::While { is_do: false, .. });
        if elements.len() == 1 && is_loop(&elements[0]) {
            return Operand::open(ExprKind::Comprehension(Box::new(elements.remove(0))), span);
        }
        if !matches!(elements.first(), Some(Expr { kind: ExprKind::Arrow { .. }, .. })) {
            return Operand::open(ExprKind::Array(elements), span);
        }
        let mut entries = Vec::new();
        for element in elements {
            match element.kind {
                ExprKind::Arrow { key, value } => entries.push((*key, *value)),
                _ => self.error_at(element.span, "Expected a => b"),
            }
        }
        Operand::open(ExprKind::Map(entries), span)
    }

    /// `{ a; b }` or `{ x: 1 }`. `{}` is a block; where a value is wanted it means an object without fields.
    fn brace(&mut self) -> Parsed<Operand> {
        let next = self.ahead(1).kind;
        let is_key = matches!(next, TokenKind::Name | TokenKind::String | TokenKind::Interpolated);
        if is_key && self.ahead(2).kind == TokenKind::Colon {
            return self.object();
        }
        let open = self.next().span;
        let elements = self.block_elements(|kind| kind == TokenKind::BraceClose)?;
        self.expect_close(TokenKind::BraceClose, open, "}")?;
        Operand::closed(ExprKind::Block(elements), self.span_from(open))
    }

    fn object(&mut self) -> Parsed<Operand> {
        let open = self.next().span;
        let fields = self.list(open, TokenKind::BraceClose, true, |parser| {
            let token = parser.token();
            let is_quoted = matches!(token.kind, TokenKind::String | TokenKind::Interpolated);
            let name = if is_quoted {
                parser.next();
                Ident { name: parser.plain_string(token), span: token.span }
            } else {
                parser.ident()?
            };
            parser.expect(TokenKind::Colon)?;
            Ok(ObjectField { name, is_quoted, value: parser.expr()? })
        })?;
        Operand::open(ExprKind::Object(fields), self.span_from(open))
    }

    /// Statements up to a token that `ends` them, which is not read.
    pub(super) fn block_elements(&mut self, ends: fn(TokenKind) -> bool) -> Parsed<Vec<Expr>> {
        let mut elements = Vec::new();
        while !ends(self.kind()) && !self.at(TokenKind::End) && !self.at(TokenKind::BraceClose) {
            let start = self.pos;
            if let Ok(element) = self.nested(Self::statement) {
                elements.push(element);
                continue;
            }
            if self.depth > 200 && self.at(TokenKind::End) {
                return Err(Failed);
            }
            let span = self.tokens[start].span;
            self.skip_statement(start);
            if self.pos == start {
                self.next();
            }
            elements.push(Expr { kind: ExprKind::Error, span: self.span_from(span) });
        }
        Ok(elements)
    }

    fn statement(&mut self) -> Parsed<Expr> {
        let start = self.span();
        let expr = match self.kind() {
            TokenKind::Keyword(K::Var | K::Final) => {
                let keyword = self.next();
                let mut vars = vec![self.var_decl()?];
                while self.accept(TokenKind::Comma) {
                    vars.push(self.var_decl()?);
                }
                let is_final = keyword.kind == TokenKind::Keyword(K::Final);
                Expr { kind: ExprKind::Var { vars, is_final }, span: self.span_from(start) }
            }
            TokenKind::Semicolon => {
                return Err(self.expected("expression"));
            }
            _ => self.expr()?,
        };
        self.semicolon();
        Ok(expr)
    }

    /// `@:meta e`. As in the reference compiler it belongs to the leftmost operand of operators behind it, but to the
    /// whole of an assignment.
    fn meta_expr(&mut self) -> Parsed<Operand> {
        let meta = self.one_metadata()?;
        let is_statement = matches!(self.kind(), TokenKind::Keyword(K::Var | K::Final));
        let operand = if is_statement {
            let start = self.span();
            let keyword = self.next();
            let mut vars = vec![self.var_decl()?];
            while self.accept(TokenKind::Comma) {
                vars.push(self.var_decl()?);
            }
            let is_final = keyword.kind == TokenKind::Keyword(K::Final);
            Operand::closed(ExprKind::Var { vars, is_final }, self.span_from(start))?
        } else {
            let Operand { expr, is_open } = self.nested(Self::unary)?;
            if self.at(TokenKind::Assign) && is_open {
                let whole = self.binary_rest(Operand { expr, is_open }, 0)?;
                Operand { expr: whole, is_open: false }
            } else {
                Operand { expr, is_open }
            }
        };
        let Operand { expr, is_open } = operand;
        Ok(Operand { expr: with_meta(meta, expr), is_open })
    }

    /// `$type(e)`.
    fn dollar(&mut self) -> Parsed<Operand> {
        let token = self.token();
        if self.token_text(token) != "$type" {
            return Err(self.error_here("Reification is not supported"));
        }
        self.next();
        let open = self.expect(TokenKind::ParenOpen)?.span;
        let value = Box::new(self.expr()?);
        self.expect_close(TokenKind::ParenClose, open, ")")?;
        Operand::open(ExprKind::TypeTrace(value), self.span_from(token.span))
    }
}

fn with_meta(meta: Metadata, expr: Expr) -> Expr {
    let span = meta.span.to(expr.span);
    Expr { kind: ExprKind::Meta { meta, expr: Box::new(expr) }, span }
}

fn is_closing(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::ParenClose
            | TokenKind::BracketClose
            | TokenKind::BraceClose
            | TokenKind::Semicolon
            | TokenKind::Comma
            | TokenKind::Colon
    )
}
