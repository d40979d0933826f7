//! The text of an annotation that is not evaluated, as CPython writes it: names, subscripts, unions and constants in one
//! form however the program spells them; what else there is, as it stands.

use ruff_python_ast::{Expr, Operator};
use ruff_text_size::Ranged;

/// The text of `expr`, which is part of `source`.
pub(super) fn text(source: &str, expr: &Expr) -> String {
    match expr {
        Expr::Name(name) => name.id.to_string(),
        Expr::Attribute(attribute) => format!("{}.{}", text(source, &attribute.value), attribute.attr),
        Expr::Subscript(subscript) => {
            let index = match &*subscript.slice {
                Expr::Tuple(tuple) if !tuple.elts.is_empty() => items(source, &tuple.elts, true),
                index => text(source, index),
            };
            format!("{}[{index}]", text(source, &subscript.value))
        }
        Expr::List(list) => format!("[{}]", items(source, &list.elts, false)),
        Expr::Tuple(tuple) => format!("({})", items(source, &tuple.elts, true)),
        Expr::BinOp(union) if union.op == Operator::BitOr => {
            let right = text(source, &union.right);
            match &*union.right {
                Expr::BinOp(_) => format!("{} | ({right})", text(source, &union.left)),
                _ => format!("{} | {right}", text(source, &union.left)),
            }
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
