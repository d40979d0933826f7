//! Constants of the source as constants of a module.

use bytecode::module::Constant;

use crate::reader::number::Number;
use crate::reader::{Datum, Span, Syntax, written};

/// The constant that a datum becomes. What the machine does not know is named by its text, which the language reads.
pub(super) fn constant_of(datum: &Datum) -> Constant {
    match datum {
        Datum::Bool(value) => Constant::Bool(*value),
        Datum::Char(c) => Constant::Char(*c),
        Datum::Number(Number::Int(value)) => Constant::Int(*value),
        Datum::Number(Number::Big(value)) => Constant::BigInt(value.to_string()),
        Datum::Number(Number::Float(value)) => Constant::Float(*value),
        Datum::String(text) => Constant::Str(text.to_string()),
        datum => {
            Constant::Named(format!("'{}", written::written(&Syntax::new(Span::default(), datum.clone()))))
        }
    }
}

/// A small integer, if a constant is one.
pub(super) fn small_int(datum: &Datum) -> Option<i16> {
    match datum {
        Datum::Number(Number::Int(value)) => i16::try_from(*value).ok(),
        _ => None,
    }
}

/// Whether `eqv?` with this constant is identity.
pub(super) fn is_immediate(datum: &Datum) -> bool {
    match datum {
        Datum::Number(Number::Int(value)) => value.unsigned_abs() < 1 << 60,
        Datum::Number(_) | Datum::String(_) | Datum::Vector(_) | Datum::Bytevector(_) => false,
        Datum::List(items) => items.is_empty(),
        Datum::Improper(..) | Datum::Labelled(..) | Datum::Reference(_) => false,
        Datum::Bool(_) | Datum::Char(_) | Datum::Symbol(_) => true,
    }
}
