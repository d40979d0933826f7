//! Which part of a failing expression traces mark: the operator of an operation, the brackets of a subscript.

use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::parse_expression;
use ruff_text_size::Ranged;

/// Expressions longer than this are not looked into.
const LONGEST: usize = 10_000;

/// The bytes of `segment`, an expression, that are its operator or its brackets with what is between.
pub(crate) fn operator_in(segment: &str) -> Option<(usize, usize)> {
    let is_parenthesized = segment.len() > LONGEST || segment.matches(['(', '[', '{']).count() > 100;
    if is_parenthesized {
        return None;
    }
    let parsed = parse_expression(segment).ok()?;
    let bytes = segment.as_bytes();
    let Mod::Expression(expression) = Mod::Expression(parsed.into_syntax()) else { return None };
    match *expression.body {
        Expr::BinOp(operation) => {
            let (from, to) = (usize::from(operation.left.end()), usize::from(operation.right.start()));
            let mut at = from;
            while at < to && (bytes[at].is_ascii_whitespace() || matches!(bytes[at], b')' | b'\\')) {
                at += 1;
            }
            let is_long = at + 1 < to && !bytes[at + 1].is_ascii_whitespace() && bytes[at + 1] != b'(';
            (at < to).then_some((at, at + 1 + is_long as usize))
        }
        Expr::Subscript(subscript) => {
            let open = usize::from(subscript.value.end());
            let start = open + segment[open..].find('[')?;
            let close = usize::from(subscript.slice.end());
            let end = close + segment[close..].find(']')? + 1;
            Some((start, end))
        }
        _ => None,
    }
}
