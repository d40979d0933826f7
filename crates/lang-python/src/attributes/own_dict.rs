//! Objects whose attributes are in a dict that the program has given them: `object.__dict__ = mapping`.
//!
//! Such an object has one property, under a name that programs cannot spell: the dict. Its shape tells it from others of its
//! class, so caches are filled for either; what is in the dict is looked up each time. Data descriptors and the attributes
//! of the class come as for any object.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::value::Value;

use super::{module, property_dict};
use crate::classes::object_type::properties;
use crate::classes::record;
use crate::names::{Name, name};
use crate::state::class_of;

/// The dict that an object was given for its attributes.
pub(crate) fn of(cx: &mut Context, object: Value) -> Option<Value> {
    let key = name(cx, Name::OwnDict);
    let location = cx.property_location(object, key)?;
    location.load(cx, object).ok()
}

/// As [`of`], to look into.
pub(crate) fn table(cx: &mut Context, object: Value) -> Option<Gc<Dict>> {
    let dict = of(cx, object)?;
    cx.cast(dict)
}

/// Makes `dict` that of an object: what is set in one is seen in the other from now on.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn give(cx: &mut Context, object: Value, dict: Value) -> Result<()> {
    let dict = match property_dict::owner(cx, dict) {
        Some(owner) if owner == object => return Ok(()),
        Some(owner) if !module::is_module(cx, owner) => shared(cx, owner)?,
        _ => dict,
    };
    let key = name(cx, Name::OwnDict);
    let old = properties(cx, object)?;
    for (name, _) in crate::tables::entries(old) {
        if name != key {
            cx.remove_property(object, name)?;
        }
    }
    match cx.property_location(object, key) {
        Some(location) => cx.set_property_at(location, object, dict),
        None if cx.add_property(object, key, dict)?.is_some() => Ok(()),
        None => cx.raise(ErrorKind::Memory, "an object has too many attributes"),
    }
}

/// The dict of an object's attributes for another object to share.
fn shared(cx: &mut Context, owner: Value) -> Result {
    if let Some(known) = of(cx, owner) {
        return Ok(known);
    }
    let dict = properties(cx, owner)?.value();
    let class = class_of(cx, owner);
    if record::is_programs(class) {
        give(cx, owner, dict)?;
    }
    Ok(dict)
}
