//! What instructions do with an object: which word they read or write, or that they pass it on.

use crate::analysis::locations::{Index, Place, location};
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, HEADER, WORD};
use ssa::{Function, Op, Type, Value};

/// The number of the shape among the words of an object; those behind the header follow.
pub(super) const SHAPE: usize = 0;

/// The object behind what proves facts about it.
pub(super) fn root(func: &Function, value: Value) -> Value {
    let mut value = func.resolve(value);
    loop {
        match func.defining_op(value) {
            Some(
                &(Op::GuardRef { value: inner, .. }
                | Op::GuardShape { object: inner, .. }
                | Op::GuardNotSame { value: inner, .. }
                | Op::Refine { value: inner, ty: Type::Word | Type::Ref }),
            ) => value = func.resolve(inner),
            _ => return value,
        }
    }
}

/// What an instruction does with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Proves or compares something of it that is known, or gives it another name.
    Knows,
    /// Reads a word; the shape is the first.
    Loads(usize),
    /// Writes a word.
    Stores(usize, Value),
    /// Is an object that is not made and holds it.
    Defers,
    /// Makes a new object that holds it, or stores it in one.
    Holds(Value),
    /// Is a jump.
    Passes,
    /// Anything else.
    Shows,
}

/// What `op` does with the new object of this name, of which it has a name as an operand.
pub(super) fn access(func: &Function, op: &Op, name: Value) -> Access {
    let is_it = |value: Value| root(func, value) == name;
    match *op {
        Op::GuardRef { .. } | Op::GuardShape { .. } | Op::HasShape { .. } | Op::WordEqual { .. } => {
            Access::Knows
        }
        Op::Refine { ty: Type::Word | Type::Ref, .. } => Access::Knows,
        Op::GuardNotSame { unexpected, .. } if !is_it(unexpected) => Access::Knows,
        Op::LoadFinal { offset, .. }
        | Op::LoadFinalInt { offset, .. }
        | Op::LoadFinalAddress { offset, .. } => loads(offset as usize),
        Op::ArrayLength { .. } => loads(ARRAY_LENGTH_OFFSET),
        Op::DeferredObject { .. } => Access::Defers,
        Op::Jump { .. } | Op::Branch { .. } | Op::Switch { .. } => Access::Passes,
        _ => match location(func, op) {
            Some((location, stored)) => {
                if stored.is_some_and(is_it) {
                    return Access::Holds(root(func, location.object));
                }
                match (word_at(location.place), stored) {
                    (Some(word), None) => Access::Loads(word),
                    (Some(word), Some(value)) => Access::Stores(word, value),
                    (None, _) => Access::Shows,
                }
            }
            None => Access::Shows,
        },
    }
}

fn loads(offset: usize) -> Access {
    match word_at(Place::Offset(offset as u32)) {
        Some(word) => Access::Loads(word),
        None => Access::Shows,
    }
}

/// The number of the word at a place.
fn word_at(place: Place) -> Option<usize> {
    let offset = match place {
        Place::Shape => return Some(SHAPE),
        Place::Offset(offset) => offset as usize,
        Place::Index(Index::Constant(number)) => {
            ARRAY_ELEMENTS_OFFSET.checked_add(usize::try_from(number).ok()?.checked_mul(WORD)?)?
        }
        Place::Index(Index::Value(_)) | Place::RawIndex(..) => return None,
    };
    let distance = offset.checked_sub(HEADER)?;
    distance.is_multiple_of(WORD).then_some(distance / WORD + 1)
}

/// Whether both are the same constant.
pub(super) fn same_constant(func: &Function, a: Value, b: Value) -> bool {
    let (a, b) = (func.resolve(a), func.resolve(b));
    a == b || constant(func, a).is_some_and(|op| constant(func, b) == Some(op))
}

/// The operation that makes `value`, if it is a constant.
pub(super) fn constant(func: &Function, value: Value) -> Option<Op> {
    func.defining_op(func.resolve(value)).filter(|op| op.is_constant()).copied()
}
