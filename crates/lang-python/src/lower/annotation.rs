//! The text of an annotation that is not evaluated, as CPython writes it: names, subscripts, unions and constants in one
//! form however the program spells them; what else there is, as it stands.

use ruff_python_ast::{Expr, Operator, UnaryOp};
use ruff_text_size::Ranged;

/// The text of `expr`, which is part of `source`.
pub(super) fn text(source: &str, expr: &Expr) -> String {
    match expr {
        Expr::Name(name) => name.id.to_string(),
        Expr::Attribute(attribute) if !attribute.value.is_number_literal_expr() => {
            format!("{}.{}", primary(source, &attribute.value), attribute.attr)
        }
        Expr::Subscript(subscript) => {
            let index = match &*subscript.slice {
                Expr::Tuple(tuple) if !tuple.elts.is_empty() => items(source, &tuple.elts, true),
                index => text(source, index),
            };
            format!("{}[{index}]", primary(source, &subscript.value))
        }
        Expr::List(list) => format!("[{}]", items(source, &list.elts, false)),
        Expr::Tuple(tuple) => format!("({})", items(source, &tuple.elts, true)),
        Expr::BinOp(union) if union.op == Operator::BitOr => {
            let is_union = |expr: &Expr| matches!(expr, Expr::BinOp(inner) if inner.op == Operator::BitOr);
            let part = |expr: &Expr| match expr {
                Expr::BinOp(_) => text(source, expr),
                Expr::UnaryOp(inner) if inner.op != UnaryOp::Not => text(source, expr),
                _ => primary(source, expr),
            };
            let right = part(&union.right);
            let right = if is_union(&union.right) { format!("({right})") } else { right };
            format!("{} | {right}", part(&union.left))
        }
        Expr::StringLiteral(literal) if is_plain(literal.value.to_str()) => {
            let value = literal.value.to_str();
            let quote = if value.contains('\'') && !value.contains('"') { '"' } else { '\'' };
            let value = if quote == '\'' { value.replace('\'', "\\'") } else { value.to_owned() };
            format!("{quote}{value}{quote}")
        }
        _ => source[expr.range().start().to_usize()..expr.range().end().to_usize()].to_owned(),
    }
}

/// The text of an expression of which an attribute or an element is read: in parentheses where it needs them.
fn primary(source: &str, expr: &Expr) -> String {
    let text = text(source, expr);
    let binds_less = matches!(
        expr,
        Expr::BoolOp(_)
            | Expr::Named(_)
            | Expr::BinOp(_)
            | Expr::UnaryOp(_)
            | Expr::Lambda(_)
            | Expr::If(_)
            | Expr::Await(_)
            | Expr::Yield(_)
            | Expr::YieldFrom(_)
            | Expr::Compare(_)
            | Expr::Starred(_)
    );
    if binds_less { format!("({text})") } else { text }
}

/// Whether a string is shown by its characters alone.
fn is_plain(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii() && !c.is_ascii_control() && c != '\\')
}

fn items(source: &str, elements: &[Expr], is_tuple: bool) -> String {
    let texts: Vec<String> = elements.iter().map(|element| text(source, element)).collect();
    match &texts[..] {
        [single] if is_tuple => format!("{single},"),
        all => all.join(", "),
    }
}
