//! Objects that hold a string and are hashed and compared as it is: the symbols of an interpreter, the members of a `StrEnum`.
//! They are mostly keys, so what was found of their class is remembered: of one shape, until a class changes.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::wrappers;
use crate::attributes::lookup::find_special;
use crate::classes::instance::held_value;
use crate::names::Name;
use crate::state::python;

/// Objects of this shape are hashed and compared as what they hold while no lookup in a class has changed.
#[derive(Clone, Copy)]
pub(crate) struct KnownText {
    epoch: u64,
    shape: ShapeId,
}

impl KnownText {
    /// Of no shape.
    pub(crate) const NONE: KnownText = KnownText { epoch: u64::MAX, shape: ShapeId::STRING };
}

/// The string that a value is, or that it is known to be hashed and compared as.
#[inline]
pub(super) fn known_text(cx: &mut Context, value: Value) -> Option<Gc<Str>> {
    let shape = value.shape()?;
    if shape == ShapeId::STRING {
        return value.cast();
    }
    let known = python(cx).known_text;
    match known.shape == shape && known.epoch == cx.lookup_epoch {
        true => crate::define::word(value, 0).cast(),
        false => None,
    }
}

/// Remembers an object's shape if it is compared as the string that it holds. It is known to be hashed so.
pub(super) fn remember(cx: &mut Context, object: Value) {
    let (Some(shape), Some(_)) = (object.shape(), held_value(cx, object).cast::<Str>()) else { return };
    let Some(method) = find_special(cx, object, Name::Eq) else { return };
    if wrappers::held_by_comparison(cx, CompareOp::Eq, method, object).is_some() {
        python(cx).known_text = KnownText { epoch: cx.lookup_epoch, shape };
    }
}
