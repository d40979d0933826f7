//! What CPython's compiler warns of in a program that compiles: escapes that mean nothing, and expressions that are a
//! mistake most likely.
//!
//! The rules are those of CPython's string parser, which warns first, and of its compiler.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{
    BytesLiteral, CmpOp, Expr, FString, InterpolatedStringElement, Mod, Number, Stmt, StringLiteral, UnaryOp,
};
use ruff_text_size::{Ranged, TextRange};

use crate::source::Source;

/// Something that is allowed, but hardly meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxWarning {
    /// What is told.
    pub message: String,
    /// Line, from 1.
    pub line: u32,
    /// Offsets of what is meant.
    pub range: (u32, u32),
}

/// What there is to warn of in a tree that is not deep.
pub(crate) fn find(source: &Source<'_>, tree: &Mod) -> Vec<SyntaxWarning> {
    let mut finder = Finder { source, escapes: Vec::new(), others: Vec::new() };
    match tree {
        Mod::Module(module) => finder.visit_body(&module.body),
        Mod::Expression(expression) => finder.visit_expr(&expression.body),
    }
    finder.escapes.append(&mut finder.others);
    finder.escapes
}

struct Finder<'s> {
    source: &'s Source<'s>,
    escapes: Vec<SyntaxWarning>,
    others: Vec<SyntaxWarning>,
}

impl Finder<'_> {
    fn warning(&self, message: String, range: TextRange) -> SyntaxWarning {
        let (start, end) = (range.start().to_u32(), range.end().to_u32());
        SyntaxWarning { message, line: self.source.line(start), range: (start, end) }
    }

    fn warn(&mut self, message: String, range: TextRange) {
        let warning = self.warning(message, range);
        self.others.push(warning);
    }

    /// Looks for the first wrong escape of a literal that is not raw.
    fn check_escapes(&mut self, range: TextRange, is_bytes: bool) {
        let text = &self.source.text[range.start().to_usize()..range.end().to_usize()];
        let mut rest = text;
        while let Some(at) = rest.find('\\') {
            let escaped = &rest[at + 1..];
            let Some(next) = escaped.chars().next() else {
                return self.escape("'\\{'".to_owned(), false, range);
            };
            match next {
                '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {}
                'N' | 'u' | 'U' if !is_bytes => {}
                '0'..='7' => {
                    let digits =
                        escaped.bytes().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
                    if digits == 3 && next >= '4' {
                        return self.escape(format!("'\\{}'", &escaped[..3]), true, range);
                    }
                }
                _ => return self.escape(format!("'\\{next}'"), false, range),
            }
            rest = &escaped[next.len_utf8()..];
        }
    }

    fn escape(&mut self, escape: String, is_octal: bool, range: TextRange) {
        let kind = if is_octal { "octal escape" } else { "escape" };
        let warning = self.warning(format!("invalid {kind} sequence {escape}"), range);
        self.escapes.push(warning);
    }

    /// Comparing by identity with a literal.
    fn check_identity(&mut self, left: &Expr, operator: CmpOp, right: &Expr, range: TextRange) {
        let (word, better) = match operator {
            CmpOp::Is => ("is", "=="),
            CmpOp::IsNot => ("is not", "!="),
            _ => return,
        };
        if let Some(kind) = literal_type(left).or(literal_type(right)) {
            self.warn(format!("\"{word}\" with '{kind}' literal. Did you mean \"{better}\"?"), range);
        }
    }
}

/// The type of a literal that has no identity to rely on.
fn literal_type(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) => None,
        _ => constant_type(expr),
    }
}

/// The type of an expression that CPython takes for a constant.
fn constant_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(number) => match number.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::UnaryOp(unary) if unary.op == UnaryOp::USub && unary.operand.is_number_literal_expr() => {
            return constant_type(&unary.operand);
        }
        Expr::Tuple(tuple) if tuple.elts.iter().all(|element| constant_type(element).is_some()) => "tuple",
        _ => return None,
    })
}

/// The type of what an expression makes, if that is plain to see.
fn made_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) => "str",
        _ => return constant_type(expr),
    })
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assert(assert) = stmt
            && let Expr::Tuple(tuple) = &*assert.test
            && !tuple.elts.is_empty()
        {
            let message = "assertion is always true, perhaps remove parentheses?";
            self.warn(message.to_owned(), assert.range);
        }
        walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(compare) => {
                let lefts = std::iter::once(&*compare.left).chain(&compare.comparators);
                for ((left, operator), right) in lefts.zip(&compare.ops).zip(&compare.comparators) {
                    self.check_identity(left, *operator, right, compare.range);
                }
            }
            Expr::Call(call) => {
                // A function that is called at once is meant.
                if let Some(kind) = made_type(&call.func).filter(|_| !call.func.is_lambda_expr()) {
                    let message = format!("'{kind}' object is not callable; perhaps you missed a comma?");
                    self.warn(message, expr.range());
                }
            }
            Expr::Subscript(subscript) => {
                let kind = made_type(&subscript.value).unwrap_or("dict");
                let index = made_type(&subscript.slice);
                match kind {
                    "dict" => {}
                    "str" | "bytes" | "tuple" | "list" => {
                        if let Some(index) = index.filter(|&index| !matches!(index, "int" | "bool")) {
                            self.warn(
                                format!(
                                    "{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?"
                                ),
                                expr.range(),
                            );
                        }
                    }
                    _ => {
                        let message =
                            format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
                        self.warn(message, expr.range());
                    }
                }
            }
            _ => {}
        }
        walk_expr(self, expr);
    }

    fn visit_string_literal(&mut self, literal: &'a StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.check_escapes(literal.range, false);
        }
    }

    fn visit_bytes_literal(&mut self, literal: &'a BytesLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.check_escapes(literal.range, true);
        }
    }

    fn visit_f_string(&mut self, literal: &'a FString) {
        for element in &literal.elements {
            match element {
                InterpolatedStringElement::Literal(part) if !literal.flags.prefix().is_raw() => {
                    self.check_escapes(part.range, false);
                }
                other => self.visit_interpolated_string_element(other),
            }
        }
    }
}
