//! Which expressions look as if they yielded floats: a list of what they yield may be a raw one.

use ruff_python_ast::*;

/// Functions whose results mostly are floats.
const FUNCTIONS_OF_FLOATS: [&str; 14] = [
    "float", "sqrt", "sin", "cos", "tan", "atan2", "exp", "log", "hypot", "fabs", "random", "uniform",
    "gauss", "radians",
];

/// Whether an expression looks as if it yielded floats. Being wrong costs a look at the first element of a list.
pub(super) fn is_likely_float(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(literal) => matches!(literal.value, Number::Float(_)),
        Expr::BinOp(ExprBinOp { left, op, right, .. }) => match op {
            Operator::Div => true,
            Operator::Add | Operator::Sub | Operator::Mult | Operator::Pow | Operator::Mod => {
                is_likely_float(left) || is_likely_float(right)
            }
            _ => false,
        },
        Expr::UnaryOp(ExprUnaryOp { op: UnaryOp::USub, operand, .. }) => is_likely_float(operand),
        Expr::If(ExprIf { body, orelse, .. }) => is_likely_float(body) && is_likely_float(orelse),
        Expr::Call(call) => match &*call.func {
            Expr::Name(name) => FUNCTIONS_OF_FLOATS.contains(&name.id.as_str()),
            Expr::Attribute(attribute) => FUNCTIONS_OF_FLOATS.contains(&attribute.attr.as_str()),
            _ => false,
        },
        _ => false,
    }
}
