//! Literals, and arithmetic on them at compile time, as far as CPython folds it.

use std::fmt::Write;

use bytecode::module::Constant;
use ruff_python_ast::{Expr, Number, Operator, UnaryOp};

/// Longest string or tuple that folding makes.
const MAX_FOLDED_LENGTH: usize = 4096;
/// Deepest tuple that folding makes: the bytecode has a limit, and some are put in tuples again.
const MAX_TUPLE_DEPTH: usize = bytecode::module::MAX_CONSTANT_DEPTH / 2;
/// Largest shift and power that folding takes: results stay within 128 bits.
const MAX_SHIFT: i128 = 126;

fn depth(constant: &Constant) -> usize {
    match constant {
        Constant::Tuple(elements) => 1 + elements.iter().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// The value of an expression made of literals, if it is worth knowing.
pub(super) fn fold(expr: &Expr) -> Option<Constant> {
    Some(match expr {
        Expr::NumberLiteral(number) => self::number(&number.value),
        Expr::StringLiteral(string) => text(string.value.to_str()),
        Expr::BytesLiteral(bytes) => Constant::Bytes(bytes.value.bytes().collect()),
        Expr::BooleanLiteral(boolean) => Constant::Bool(boolean.value),
        Expr::NoneLiteral(_) => Constant::None,
        Expr::EllipsisLiteral(_) => Constant::Named("Ellipsis".to_owned()),
        Expr::Name(name) if name.id.as_str() == "__debug__" => Constant::Bool(true),
        Expr::Tuple(tuple) => {
            let tuple = Constant::Tuple(tuple.elts.iter().map(fold).collect::<Option<_>>()?);
            return (depth(&tuple) <= MAX_TUPLE_DEPTH).then_some(tuple);
        }
        Expr::UnaryOp(unary) => unary_value(unary.op, fold(&unary.operand)?)?,
        Expr::BinOp(binary) => {
            // Down the left first, without recursion: sums of many terms nest there.
            let mut spine = vec![binary];
            while let Expr::BinOp(left) = &*spine.last()?.left {
                spine.push(left);
            }
            let mut value = fold(&spine.last()?.left)?;
            for binary in spine.into_iter().rev() {
                value = binary_value(binary.op, value, fold(&binary.right)?)?;
            }
            value
        }
        _ => return None,
    })
}

/// A text of the program, which may have lone surrogates.
pub(super) fn text(text: &str) -> Constant {
    match crate::parse::surrogates::has_stand_ins(text) {
        true => Constant::Named(text.to_owned()),
        false => Constant::Str(text.to_owned()),
    }
}

/// The value of an expression that is a small integer literal.
pub(super) fn small_int(expr: &Expr) -> Option<i16> {
    match expr {
        Expr::NumberLiteral(_) | Expr::UnaryOp(_) | Expr::BinOp(_) => match fold(expr)? {
            Constant::Int(value) => i16::try_from(value).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a constant counts as true.
pub(super) fn truth(constant: &Constant) -> Option<bool> {
    Some(match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::BigInt(_) => true,
        Constant::Float(value) => *value != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(elements) => !elements.is_empty(),
        Constant::Char(_) | Constant::Named(_) => return None,
    })
}

/// The value of a number.
pub(crate) fn number(value: &Number) -> Constant {
    match value {
        Number::Int(int) => match int.as_u64() {
            Some(value) => integer(value as i128),
            None => big_integer(&int.to_string()),
        },
        Number::Float(value) => Constant::Float(*value),
        Number::Complex { imag, .. } => Constant::Named(format!("{imag:?}j")),
    }
}

fn integer(value: i128) -> Constant {
    match i64::try_from(value) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt(value.to_string()),
    }
}

/// The decimal digits of a literal beyond 64 bits, which may be in another base.
fn big_integer(text: &str) -> Constant {
    let digits: String = text.chars().filter(|&c| c != '_').collect();
    let base = match digits.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => return Constant::BigInt(digits.trim_start_matches('0').to_owned()),
    };
    // Limbs of nine decimal digits, the lowest first.
    const LIMB: u64 = 1_000_000_000;
    let mut limbs = vec![0u64];
    for digit in digits[2..].chars().filter_map(|c| c.to_digit(base)) {
        let mut carry = digit as u64;
        for limb in &mut limbs {
            let value = *limb * base as u64 + carry;
            *limb = value % LIMB;
            carry = value / LIMB;
        }
        if carry > 0 {
            limbs.push(carry);
        }
    }
    let mut decimal = limbs.pop().unwrap_or(0).to_string();
    for limb in limbs.iter().rev() {
        let _ = write!(decimal, "{limb:09}");
    }
    Constant::BigInt(decimal)
}

fn small(constant: &Constant) -> Option<i128> {
    match constant {
        Constant::Int(value) => Some(*value as i128),
        Constant::Bool(value) => Some(*value as i128),
        _ => None,
    }
}

fn float(constant: &Constant) -> Option<f64> {
    match constant {
        Constant::Float(value) => Some(*value),
        // Exact up to 2^53; beyond, let the program convert.
        Constant::Int(value) if value.unsigned_abs() <= 1 << 53 => Some(*value as f64),
        _ => None,
    }
}

fn unary_value(op: UnaryOp, value: Constant) -> Option<Constant> {
    Some(match (op, &value) {
        (UnaryOp::Not, _) => Constant::Bool(!truth(&value)?),
        (UnaryOp::USub, Constant::Float(value)) => Constant::Float(-value),
        (UnaryOp::UAdd, Constant::Float(_)) => value,
        (UnaryOp::USub, Constant::BigInt(digits)) => match digits.strip_prefix('-') {
            Some(digits) => Constant::BigInt(digits.to_owned()),
            None if digits == "9223372036854775808" => Constant::Int(i64::MIN),
            None => Constant::BigInt(format!("-{digits}")),
        },
        (UnaryOp::USub, _) => integer(-small(&value)?),
        (UnaryOp::UAdd, _) => integer(small(&value)?),
        (UnaryOp::Invert, _) => integer(!small(&value)?),
    })
}

fn binary_value(op: Operator, lhs: Constant, rhs: Constant) -> Option<Constant> {
    if let (Constant::Bool(lhs), Constant::Bool(rhs)) = (&lhs, &rhs) {
        match op {
            Operator::BitAnd => return Some(Constant::Bool(lhs & rhs)),
            Operator::BitOr => return Some(Constant::Bool(lhs | rhs)),
            Operator::BitXor => return Some(Constant::Bool(lhs ^ rhs)),
            _ => {}
        }
    }
    if let (Some(lhs), Some(rhs)) = (small(&lhs), small(&rhs)) {
        return integer_value(op, lhs, rhs);
    }
    match (op, &lhs, &rhs) {
        (Operator::Add, Constant::Str(lhs), Constant::Str(rhs))
            if lhs.len() + rhs.len() <= MAX_FOLDED_LENGTH =>
        {
            return Some(Constant::Str(format!("{lhs}{rhs}")));
        }
        (Operator::Mult, Constant::Str(text), count) | (Operator::Mult, count, Constant::Str(text)) => {
            let count = usize::try_from(small(count)?.max(0)).ok()?;
            let length = text.len().checked_mul(count)?;
            return (length <= MAX_FOLDED_LENGTH).then(|| Constant::Str(text.repeat(count)));
        }
        _ => {}
    }
    if !matches!(lhs, Constant::Float(_)) && !matches!(rhs, Constant::Float(_)) {
        return None;
    }
    let (lhs, rhs) = (float(&lhs)?, float(&rhs)?);
    let value = match op {
        Operator::Add => lhs + rhs,
        Operator::Sub => lhs - rhs,
        Operator::Mult => lhs * rhs,
        Operator::Div if rhs != 0.0 => lhs / rhs,
        // The rest is left to the one implementation in the runtime.
        _ => return None,
    };
    Some(Constant::Float(value))
}

fn integer_value(op: Operator, lhs: i128, rhs: i128) -> Option<Constant> {
    let value = match op {
        Operator::Add => lhs.checked_add(rhs)?,
        Operator::Sub => lhs.checked_sub(rhs)?,
        Operator::Mult => lhs.checked_mul(rhs)?,
        Operator::FloorDiv if rhs != 0 => {
            let quotient = lhs / rhs;
            if lhs % rhs != 0 && (lhs < 0) != (rhs < 0) { quotient - 1 } else { quotient }
        }
        Operator::Mod if rhs != 0 => {
            let rest = lhs % rhs;
            if rest != 0 && (rest < 0) != (rhs < 0) { rest + rhs } else { rest }
        }
        Operator::Pow if (0..=MAX_SHIFT).contains(&rhs) => lhs.checked_pow(rhs as u32)?,
        Operator::LShift if (0..=MAX_SHIFT).contains(&rhs) => lhs.checked_mul(1i128 << rhs)?,
        Operator::RShift if rhs >= 0 => lhs >> rhs.min(127),
        Operator::BitAnd => lhs & rhs,
        Operator::BitOr => lhs | rhs,
        Operator::BitXor => lhs ^ rhs,
        Operator::Div if rhs != 0 && lhs.unsigned_abs() <= 1 << 53 && rhs.unsigned_abs() <= 1 << 53 => {
            return Some(Constant::Float(lhs as f64 / rhs as f64));
        }
        _ => return None,
    };
    Some(integer(value))
}
