//! Natives that compilers know: what may be used in place of a call.

use abi::intrinsic::{FloatOp, Intrinsic, Rounding};
use abi::object_offsets::shape;
use abi::operators::{BinaryOp, CompareOp};
use abi::value;
use bytecode::operand::MathFunction;

use crate::data::foreign::{Tag, word_offset};
use crate::port;

/// A function of floats: exact numbers may have exact results.
const fn float_function(function: MathFunction) -> Intrinsic {
    Intrinsic::FloatFunction { number: function as u8, of_integers: false }
}

/// The form of the native of this name, if it has one.
#[must_use]
pub fn form(name: &str) -> Option<Intrinsic> {
    Some(match name {
        "cons" => Intrinsic::Pair,
        "list" => Intrinsic::PairList,
        "vector" => Intrinsic::Array,
        "%captures" => Intrinsic::Captures,
        "set-car!" => Intrinsic::SetFirst,
        "set-cdr!" => Intrinsic::SetSecond,
        "pair?" => Intrinsic::HasShape(shape::PAIR),
        "symbol?" => Intrinsic::HasShape(shape::SYMBOL),
        "string?" => Intrinsic::HasShape(shape::STRING),
        "vector?" => Intrinsic::IsVector,
        "%closure?" => Intrinsic::HasShape(shape::CLOSURE),
        "%tuple?" => Intrinsic::HasShape(shape::TUPLE),
        "null?" => Intrinsic::IsWord(value::EMPTY_LIST),
        "not" => Intrinsic::IsWord(value::FALSE),
        "fixnum?" => Intrinsic::IsFixnum,
        "char?" => Intrinsic::IsCharacter,
        "vector-length" => Intrinsic::VectorLength,
        "bytevector-u8-ref" => Intrinsic::ByteAt(shape::BYTES),
        "bytevector-u8-set!" => Intrinsic::PutByte { shape: shape::BYTES, wraps: false },
        "string-length" => Intrinsic::StringLength,
        "string-ref" => Intrinsic::StringElement,
        "char->integer" => Intrinsic::CharacterToInteger,
        "integer->char" => Intrinsic::IntegerToCharacter,
        "char=?" => Intrinsic::CompareCharacters(CompareOp::Eq),
        "char<?" => Intrinsic::CompareCharacters(CompareOp::Lt),
        "char>?" => Intrinsic::CompareCharacters(CompareOp::Gt),
        "char<=?" => Intrinsic::CompareCharacters(CompareOp::Le),
        "char>=?" => Intrinsic::CompareCharacters(CompareOp::Ge),
        "zero?" => Intrinsic::CompareToZero(CompareOp::Eq),
        "positive?" => Intrinsic::CompareToZero(CompareOp::Gt),
        "negative?" => Intrinsic::CompareToZero(CompareOp::Lt),
        "odd?" => Intrinsic::Parity { is_odd: true },
        "even?" => Intrinsic::Parity { is_odd: false },
        "sqrt" | "flsqrt" => Intrinsic::SqrtFloat,
        "exp" => float_function(MathFunction::Exp),
        "log" => float_function(MathFunction::Log),
        "sin" => float_function(MathFunction::Sin),
        "cos" => float_function(MathFunction::Cos),
        "tan" => float_function(MathFunction::Tan),
        "asin" => float_function(MathFunction::Asin),
        "acos" => float_function(MathFunction::Acos),
        "atan" => float_function(MathFunction::Atan),
        "floor" | "flfloor" => Intrinsic::RoundFloat(Rounding::Down),
        "ceiling" => Intrinsic::RoundFloat(Rounding::Up),
        "truncate" => Intrinsic::RoundFloat(Rounding::ToZero),
        "round" => Intrinsic::RoundFloat(Rounding::Nearest),
        "exact->inexact" | "inexact" | "fixnum->flonum" => Intrinsic::ToFloat,
        "abs" | "magnitude" | "flabs" => Intrinsic::Abs,
        "+" => Intrinsic::Arithmetic(BinaryOp::Add),
        "-" => Intrinsic::Arithmetic(BinaryOp::Sub),
        "*" => Intrinsic::Arithmetic(BinaryOp::Mul),
        "=" => Intrinsic::CompareNumbers(CompareOp::Eq),
        "<" => Intrinsic::CompareNumbers(CompareOp::Lt),
        ">" => Intrinsic::CompareNumbers(CompareOp::Gt),
        "<=" => Intrinsic::CompareNumbers(CompareOp::Le),
        ">=" => Intrinsic::CompareNumbers(CompareOp::Ge),
        "min" => Intrinsic::Extremum(CompareOp::Lt),
        "max" => Intrinsic::Extremum(CompareOp::Gt),
        "fl+" => Intrinsic::FloatArithmetic(FloatOp::Add),
        "fl-" => Intrinsic::FloatArithmetic(FloatOp::Sub),
        "fl*" => Intrinsic::FloatArithmetic(FloatOp::Mul),
        "fl/" => Intrinsic::FloatArithmetic(FloatOp::Div),
        _ => return pair_part(name).or_else(|| tagged(name)),
    })
}

/// The forms of natives that ask for a kind of foreign objects, or for a word of one.
fn tagged(name: &str) -> Option<Intrinsic> {
    let (tag, index) = match name {
        "promise?" => return Some(Intrinsic::IsTagged(Tag::Promise.form())),
        "port?" => return Some(Intrinsic::IsTagged(Tag::Port.form())),
        "%promise-box" | "%promise-box-set!" => (Tag::Promise, 0),
        "%parameter-ref" | "%parameter-set!" => (Tag::Parameter, 0),
        "%parameter-converter" => (Tag::Parameter, 1),
        "%port-flags" => (Tag::Port, port::FLAGS),
        "%port-data" => (Tag::Port, port::DATA),
        "%port-position" | "%port-position-set!" => (Tag::Port, port::POSITION),
        _ => return None,
    };
    let offset = word_offset(index) as u32;
    Some(match name.ends_with("-set!") {
        true => Intrinsic::PutTaggedWord(tag.form(), offset),
        false => Intrinsic::TaggedWord(tag.form(), offset),
    })
}

/// `car`, `cdr`, `cadr` and their kin.
fn pair_part(name: &str) -> Option<Intrinsic> {
    let letters = name.strip_prefix('c')?.strip_suffix('r')?;
    let is_path = !letters.is_empty()
        && letters.len() <= 4
        && letters.bytes().all(|letter| matches!(letter, b'a' | b'd'));
    let path = letters
        .bytes()
        .rev()
        .enumerate()
        .fold(0, |path, (step, letter)| path | u8::from(letter == b'd') << step);
    is_path.then_some(Intrinsic::PairPart { steps: letters.len() as u8, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_last_letter() {
        assert_eq!(form("car"), Some(Intrinsic::PairPart { steps: 1, path: 0 }));
        assert_eq!(form("cadr"), Some(Intrinsic::PairPart { steps: 2, path: 0b01 }));
        assert_eq!(form("cdar"), Some(Intrinsic::PairPart { steps: 2, path: 0b10 }));
        assert_eq!(form("cr"), None);
        assert_eq!(form("clear"), None);
    }
}
