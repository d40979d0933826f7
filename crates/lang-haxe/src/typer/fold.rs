//! Operators of constants.

use crate::typed::{BinaryOp, Literal, OperandKind};

/// The value of an operator with constant operands.
pub(super) fn fold(op: BinaryOp, kind: OperandKind, x: &Literal, y: &Literal) -> Option<Literal> {
    if kind == OperandKind::Int {
        let (&Literal::Int(x), &Literal::Int(y)) = (x, y) else { return None };
        return Some(Literal::Int(match op {
            BinaryOp::Add => x.wrapping_add(y),
            BinaryOp::Sub => x.wrapping_sub(y),
            BinaryOp::Mul => x.wrapping_mul(y),
            BinaryOp::Div => return None,
            BinaryOp::Rem => return if y == 0 { None } else { Some(Literal::Int(x.wrapping_rem(y))) },
            BinaryOp::Shl => x.wrapping_shl(y as u32 & 31),
            BinaryOp::Shr => x.wrapping_shr(y as u32 & 31),
            BinaryOp::UShr => (x as u32).wrapping_shr(y as u32 & 31) as i32,
            BinaryOp::And => x & y,
            BinaryOp::Or => x | y,
            BinaryOp::Xor => x ^ y,
        }));
    }
    if kind != OperandKind::Float {
        return None;
    }
    let number = |literal: &Literal| match *literal {
        Literal::Int(value) => Some(f64::from(value)),
        Literal::Float(value) => Some(value),
        _ => None,
    };
    let (x, y) = (number(x)?, number(y)?);
    Some(Literal::Float(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Div => x / y,
        _ => return None,
    }))
}
