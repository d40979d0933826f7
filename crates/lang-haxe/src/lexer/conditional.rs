//! Conditional compilation: which tokens count.

use super::scan::Scanner;
use super::token::{Keyword, Token, TokenKind, Tokens};
use super::{Defines, literal};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::Literal;

/// Reads all tokens of a text.
pub fn tokenize(file: FileId, text: &str, defines: &Defines) -> Tokens {
    let scanner = Scanner::new(file, text, 0, text.len());
    let mut reader = Reader { scanner, defines, open: Vec::new(), ahead: None };
    let mut list = Vec::new();
    loop {
        let token = reader.next();
        match token.kind {
            TokenKind::Directive => reader.directive(token),
            TokenKind::End => {
                for open in &reader.open {
                    let message = "Unclosed conditional compilation block";
                    reader.scanner.diagnostics.push(Diagnostic::error(open.span, message));
                }
                list.push(token);
                return Tokens { list, diagnostics: reader.scanner.diagnostics };
            }
            _ => list.push(token),
        }
    }
}

/// An `#if` whose `#end` has not come.
struct Open {
    /// The `#if`.
    span: Span,
    /// Whether `#else` has come.
    has_else: bool,
}

struct Reader<'a> {
    scanner: Scanner<'a>,
    defines: &'a Defines,
    open: Vec<Open>,
    ahead: Option<Token>,
}

/// A value in a condition.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    Version([u32; 3], String),
}

/// A condition that makes no sense; the diagnostic is given.
struct Malformed;

impl Reader<'_> {
    fn next(&mut self) -> Token {
        self.ahead.take().unwrap_or_else(|| self.scanner.next())
    }

    fn peek(&mut self) -> Token {
        let token = self.next();
        self.ahead = Some(token);
        token
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.scanner.diagnostics.push(Diagnostic::error(span, message));
    }

    fn directive(&mut self, token: Token) {
        match self.scanner.token_text(token) {
            "#if" => {
                self.open.push(Open { span: token.span, has_else: false });
                if !self.condition(token) {
                    self.skip();
                }
            }
            // Reached after a part that counted: nothing else up to `#end` does.
            "#elseif" | "#else" if self.open.last().is_some_and(|open| !open.has_else) => self.skip_rest(),
            "#end" if !self.open.is_empty() => {
                self.open.pop();
            }
            "#error" => {
                let message = self.peek();
                if matches!(message.kind, TokenKind::String | TokenKind::Interpolated) {
                    self.next();
                    let text = self.scanner.token_text(message);
                    let text = text.get(1..text.len().saturating_sub(1)).unwrap_or_default().to_owned();
                    self.error(message.span, text);
                } else {
                    self.error(token.span, "Not implemented for current platform");
                }
            }
            text => {
                let message = format!("Unexpected {text}");
                self.error(token.span, message);
            }
        }
    }

    /// Passes over a part that does not count, to the part that does or behind `#end`.
    fn skip(&mut self) {
        while let Some(token) = self.skip_to_directive() {
            match self.scanner.token_text(token) {
                "#elseif" => {
                    if self.open.last().is_some_and(|open| open.has_else) {
                        self.error(token.span, "Unexpected #elseif");
                    } else if self.condition(token) {
                        return;
                    }
                }
                "#else" => match self.open.last_mut() {
                    Some(open) if !open.has_else => {
                        open.has_else = true;
                        return;
                    }
                    _ => self.error(token.span, "Unexpected #else"),
                },
                _ => {
                    self.open.pop();
                    return;
                }
            }
        }
    }

    /// Passes over everything up to `#end`.
    fn skip_rest(&mut self) {
        while let Some(token) = self.skip_to_directive() {
            if self.scanner.token_text(token) == "#end" {
                self.open.pop();
                return;
            }
        }
    }

    /// The next `#elseif`, `#else` or `#end` of the innermost open `#if`; `None` at the end of the text. What the
    /// skipped text has wrong is nobody's business.
    fn skip_to_directive(&mut self) -> Option<Token> {
        let known = self.scanner.diagnostics.len();
        let mut depth = 0;
        loop {
            let token = self.next();
            let text = match token.kind {
                TokenKind::End => {
                    self.ahead = Some(token);
                    self.scanner.diagnostics.truncate(known);
                    return None;
                }
                TokenKind::Directive => self.scanner.token_text(token),
                _ => continue,
            };
            match text {
                "#if" => depth += 1,
                "#end" if depth > 0 => depth -= 1,
                "#end" | "#else" | "#elseif" if depth == 0 => {
                    self.scanner.diagnostics.truncate(known);
                    return Some(token);
                }
                _ => {}
            }
        }
    }

    fn condition(&mut self, directive: Token) -> bool {
        match self.operand(directive, 0) {
            Ok(value) => value.is_true(),
            // What a condition without sense selects is as good as anything.
            Err(Malformed) => false,
        }
    }

    /// `name`, `!operand`, `(condition)`, a constant.
    fn operand(&mut self, after: Token, depth: u32) -> Result<Value, Malformed> {
        let token = self.peek();
        let text = self.scanner.token_text(token);
        if depth > 100 {
            self.error(token.span, "This condition is nested too deeply");
            return Err(Malformed);
        }
        let is_word = matches!(token.kind, TokenKind::Name | TokenKind::Keyword(_));
        match token.kind {
            TokenKind::Keyword(Keyword::Null) => {
                self.next();
                Ok(Value::Null)
            }
            _ if is_word => {
                self.next();
                self.named(text, depth)
            }
            TokenKind::Int | TokenKind::Float => {
                self.next();
                Ok(match literal::number(text) {
                    Some(Literal::Int(value)) => Value::Number(f64::from(value)),
                    Some(Literal::Float(value)) => Value::Number(value),
                    _ => Value::Null,
                })
            }
            TokenKind::String | TokenKind::Interpolated => {
                self.next();
                Ok(Value::Text(text.get(1..text.len().saturating_sub(1)).unwrap_or_default().to_owned()))
            }
            TokenKind::Not => {
                self.next();
                Ok(Value::Bool(!self.operand(token, depth + 1)?.is_true()))
            }
            TokenKind::ParenOpen => {
                self.next();
                let value = self.expression(token, 0, depth + 1)?;
                let close = self.peek();
                if close.kind == TokenKind::ParenClose {
                    self.next();
                    return Ok(value);
                }
                self.error(close.span, "Expected ) or an operator in this condition");
                Err(Malformed)
            }
            _ => {
                self.error(
                    after.span,
                    format!("Expected a condition after {}", self.scanner.token_text(after)),
                );
                Err(Malformed)
            }
        }
    }

    /// A name that may have dots, or `version("1.2.3")`.
    fn named(&mut self, first: &str, depth: u32) -> Result<Value, Malformed> {
        let mut name = first.to_owned();
        while self.peek().kind == TokenKind::Dot {
            self.next();
            let part = self.next();
            name.push('.');
            name.push_str(self.scanner.token_text(part));
        }
        if name == "version" && depth > 0 && self.peek().kind == TokenKind::ParenOpen {
            let open = self.next();
            let value = self.operand(open, depth + 1)?;
            let close = self.next();
            let Value::Text(text) = value else {
                self.error(open.span, "Expected version(\"1.2.3\")");
                return Err(Malformed);
            };
            let Some(parts) = parse_version(&text) else {
                self.error(close.span, format!("Invalid version string \"{text}\". Should follow SemVer."));
                return Err(Malformed);
            };
            return Ok(Value::Version(parts, text));
        }
        Ok(self.defines.get(&name).map_or(Value::Null, |value| Value::Text(value.to_owned())))
    }

    /// Operands with operators between; `||` binds loosest, then `&&`, then comparisons.
    fn expression(&mut self, after: Token, min_power: u32, depth: u32) -> Result<Value, Malformed> {
        let mut left = self.operand(after, depth)?;
        loop {
            let token = self.peek();
            let power = match token.kind {
                TokenKind::OrOr => 1,
                TokenKind::AndAnd => 2,
                TokenKind::EqEq | TokenKind::NotEq => 3,
                TokenKind::Lt | TokenKind::LtEq | TokenKind::Gt => 3,
                _ => return Ok(left),
            };
            if power <= min_power {
                return Ok(left);
            }
            self.next();
            let mut is_gt_eq = false;
            if token.kind == TokenKind::Gt && self.peek().kind == TokenKind::Assign {
                self.next();
                is_gt_eq = true;
            }
            let right = self.expression(token, power, depth + 1)?;
            left = Value::Bool(match token.kind {
                TokenKind::OrOr => left.is_true() || right.is_true(),
                TokenKind::AndAnd => left.is_true() && right.is_true(),
                TokenKind::EqEq => left.compare(&right).is_some_and(|order| order.is_eq()),
                TokenKind::NotEq => left.compare(&right).is_some_and(|order| order.is_ne()),
                TokenKind::Lt => left.compare(&right).is_some_and(|order| order.is_lt()),
                TokenKind::LtEq => left.compare(&right).is_some_and(|order| order.is_le()),
                _ if is_gt_eq => left.compare(&right).is_some_and(|order| order.is_ge()),
                _ => left.compare(&right).is_some_and(|order| order.is_gt()),
            });
        }
    }
}

impl Value {
    fn is_true(&self) -> bool {
        match self {
            Value::Null => false,
            Value::Bool(value) => *value,
            Value::Number(value) => *value != 0.0,
            Value::Text(text) => !text.is_empty(),
            Value::Version(..) => true,
        }
    }

    /// `None` where the reference compiler, too, finds that nothing holds.
    fn compare(&self, other: &Value) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
            (Value::Number(left), Value::Number(right)) => left.partial_cmp(right),
            (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
            (Value::Text(text), Value::Number(right)) => text.parse::<f64>().ok()?.partial_cmp(right),
            (Value::Number(left), Value::Text(text)) => left.partial_cmp(&text.parse::<f64>().ok()?),
            (Value::Version(left, _), Value::Version(right, _)) => Some(left.cmp(right)),
            (Value::Version(left, _), Value::Text(text)) => Some(left.cmp(&parse_version(text)?)),
            (Value::Text(text), Value::Version(right, _)) => Some(parse_version(text)?.cmp(right)),
            _ => None,
        }
    }
}

/// The three numbers of `1.2.3`, which may have `-alpha` and the like behind them.
fn parse_version(text: &str) -> Option<[u32; 3]> {
    let release = text.split(['-', '+']).next()?;
    let mut parts = release.split('.').map(|part| part.parse().ok());
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}
