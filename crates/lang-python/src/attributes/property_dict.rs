//! `object.__dict__` and `globals()`: dicts whose changes reach the object.
//!
//! Properties are in the object itself, where its shape says, so such a dict is made when it is asked for. Each of its
//! methods first takes the properties in as they are then, and hands changes on to the object afterwards. What reads the
//! dict without a method (iterating it further, printing it) sees the properties as they were at the last method.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::hash_table::TABLE_WORDS;
use runtime::value::Value;

use super::{module, write};
use crate::builtin_type::BuiltinType;
use crate::classes::object_type::properties;
use crate::define::{Declarations, Members, Method, after_receiver, receiver, set_word, word};
use crate::state::type_class;

/// The word with the object.
const OWNER: usize = TABLE_WORDS as usize;

/// The properties of an object as a dict that hands changes on to it.
///
/// # Errors
/// When memory is exhausted.
pub fn new(cx: &mut Context, owner: Value) -> Result {
    let class = type_class(cx, BuiltinType::PropertyDict);
    let object = cx.new_instance(class)?;
    set_word(cx, object, OWNER, owner);
    let dict: Gc<Dict> = cx.cast(object).expect("the layout is that of dicts");
    refresh(cx, dict, owner)?;
    Ok(object)
}

/// Takes the properties in as they are now.
fn refresh(cx: &mut Context, dict: Gc<Dict>, owner: Value) -> Result<()> {
    let now = properties(cx, owner)?;
    cx.dict_clear(dict);
    cx.dict_update(dict, now)
}

/// Makes the properties what the dict says.
fn hand_on(cx: &mut Context, dict: Gc<Dict>, owner: Value) -> Result<()> {
    let old = properties(cx, owner)?;
    for (key, _) in crate::tables::entries(old) {
        if !cx.dict_contains(dict, key)? {
            if module::is_module(cx, owner) {
                if let Some(cell) = module::cell(cx, owner, key) {
                    module::remove(cx, owner, key, cell);
                }
            } else {
                cx.remove_property(owner, key)?;
            }
        }
    }
    for (key, value) in crate::tables::entries(dict) {
        if cx.dict_get(old, key)? == Some(value) {
            continue;
        }
        let key = write::attribute_name(cx, key)?;
        if module::is_module(cx, owner) {
            module::set(cx, owner, key, value)?;
        } else if let Some(location) = cx.property_location(owner, key) {
            cx.set_property_at(location, owner, value)?;
        } else if cx.add_property(owner, key, value)?.is_none() {
            return cx.raise(runtime::exception::ErrorKind::Memory, "an object has too many attributes");
        }
    }
    Ok(())
}

/// Runs the method of `dict` with the same name between taking in and handing on.
fn through(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let owner = word(dict.value(), OWNER);
    refresh(cx, dict, owner)?;
    let class = type_class(cx, BuiltinType::Dict);
    let name = this.name().value();
    let Some(method) = cx.find_class_attribute(class, name).map(|cell| cell.get()) else {
        return super::read::missing(cx, dict.value(), name);
    };
    let result = cx.call_with_receiver(method, dict.value(), after_receiver(arguments));
    hand_on(cx, dict, owner)?;
    result
}

/// Runs the method of `dict` with the same name after taking in.
fn reading(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    refresh(cx, dict, word(dict.value(), OWNER))?;
    let class = type_class(cx, BuiltinType::Dict);
    let name = this.name().value();
    let Some(method) = cx.find_class_attribute(class, name).map(|cell| cell.get()) else {
        return super::read::missing(cx, dict.value(), name);
    };
    cx.call_with_receiver(method, dict.value(), after_receiver(arguments))
}

/// Defines the members of these dicts.
pub(crate) fn define(types: &mut Declarations) {
    const METHODS: &[Method] = &[
        Method::new("__setitem__", through),
        Method::new("__delitem__", through),
        Method::new("__ior__", through),
        Method::new("pop", through),
        Method::new("popitem", through),
        Method::new("update", through),
        Method::new("setdefault", through),
        Method::new("clear", through),
        Method::new("__getitem__", reading),
        Method::new("__contains__", reading),
        Method::new("__iter__", reading),
        Method::new("__len__", reading),
        Method::new("__repr__", reading),
        Method::new("get", reading),
        Method::new("items", reading),
        Method::new("keys", reading),
        Method::new("values", reading),
    ];
    types.add(BuiltinType::PropertyDict, const { &Members { methods: METHODS, ..Members::EMPTY } })
}

/// The object whose properties a dict hands on to, if it is such a dict.
pub(crate) fn owner(cx: &mut Context, dict: Value) -> Option<Value> {
    crate::define::is_instance(cx, dict, BuiltinType::PropertyDict).then(|| word(dict, OWNER))
}
