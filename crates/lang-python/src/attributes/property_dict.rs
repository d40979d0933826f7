//! `object.__dict__` and `globals()`: dicts whose changes reach the object.
//!
//! Properties are in the object itself, where its shape says, so such a dict is made when it is asked for. Each of its
//! methods first takes the properties in as they are then, and hands changes on to the object afterwards. What reads the
//! dict without a method (iterating it further, printing it) sees the properties as they were at the last method. One that
//! is there for a call of such a method alone is not filled before: see [`view`].

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::hash_table::TABLE_WORDS;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{globals_dict, module, own_dict, read, write};
use crate::attributes::lookup::find_in_class;
use crate::builtin_type::BuiltinType;
use crate::classes::object_type::{properties, take_properties};
use crate::classes::record;
use crate::define::{Declarations, Members, Method, after_receiver, receiver, set_word, word};
use crate::names::{Name, name};
use crate::state::{class_of, object_methods, type_class};

/// The word with the object.
const OWNER: usize = TABLE_WORDS as usize;

/// The properties of an object as a dict that hands changes on to it.
///
/// # Errors
/// When memory is exhausted.
pub fn new(cx: &mut Context, owner: Value) -> Result {
    let object = unfilled(cx, owner)?;
    let dict: Gc<Dict> = cx.cast(object).expect("the layout is that of dicts");
    take_properties(cx, owner, dict)?;
    Ok(object)
}

/// `object.__dict__` for one of the methods here, which take in what they need.
///
/// # Errors
/// As when the attribute is read.
pub(crate) fn view(cx: &mut Context, object: Value) -> Result {
    let class = class_of(cx, object);
    let (dict, hook) = (name(cx, Name::Dict), name(cx, Name::GetAttribute));
    let is_plain = record::is_programs(class)
        && record::slots(class).is_none()
        && find_in_class(cx, class, hook) == Some(object_methods(cx).get_attribute)
        && find_in_class(cx, class, dict) == Some(object_methods(cx).dict);
    if is_plain && !module::is_module(cx, object) {
        match own_dict::of(cx, object) {
            Some(own) => Ok(own),
            None => unfilled(cx, object),
        }
    } else {
        read::get_attribute(cx, object, dict)
    }
}

/// `object.__dict__` for `left % object.__dict__`: a string, which looks names up, takes in what it needs.
pub(crate) fn view_to_format(cx: &mut Context, left: Value, object: Value) -> Result {
    match left.shape() {
        Some(ShapeId::STRING) => view(cx, object),
        _ => {
            let dict = name(cx, Name::Dict);
            read::get_attribute(cx, object, dict)
        }
    }
}

fn unfilled(cx: &mut Context, owner: Value) -> Result {
    let class = type_class(cx, BuiltinType::PropertyDict);
    let object = cx.new_instance(class)?;
    set_word(cx, object, OWNER, owner);
    Ok(object)
}

/// Takes the properties in as they are now. The dict of a module may have other keys than names, which stay.
fn refresh(cx: &mut Context, dict: Gc<Dict>, owner: Value) -> Result<()> {
    if module::is_module(cx, owner) {
        return globals_dict::take_out(cx, dict, owner);
    }
    cx.dict_clear(dict);
    take_properties(cx, owner, dict)
}

/// Makes the properties what the dict says.
fn hand_on(cx: &mut Context, dict: Gc<Dict>, owner: Value) -> Result<()> {
    if module::is_module(cx, owner) {
        return globals_dict::put_in(cx, dict, owner);
    }
    let has_other_keys = crate::tables::entries(dict).any(|(key, _)| key.cast::<Str>().is_none());
    if has_other_keys || own_dict::of(cx, owner).is_some() {
        let own = cx.new_dict()?;
        cx.dict_update(own, dict)?;
        return match own_dict::table(cx, owner) {
            Some(known) => {
                cx.dict_clear(known);
                cx.dict_update(known, own)
            }
            None => own_dict::give(cx, owner, own.value()),
        };
    }
    let old = properties(cx, owner)?;
    for (key, _) in crate::tables::entries(old) {
        if !cx.dict_contains(dict, key)? {
            cx.remove_property(owner, key)?;
        }
    }
    for (key, value) in crate::tables::entries(dict) {
        if cx.dict_get(old, key)? == Some(value) {
            continue;
        }
        let key = write::attribute_name(cx, key)?;
        set_property(cx, owner, key, value)?;
    }
    Ok(())
}

/// Sets a property by its interned name.
pub(crate) fn set_property(cx: &mut Context, owner: Value, key: Value, value: Value) -> Result<()> {
    if module::is_module(cx, owner) {
        return module::set(cx, owner, key, value);
    }
    if let Some(own) = own_dict::table(cx, owner) {
        return cx.dict_insert(own, key, value);
    }
    match cx.property_location(owner, key) {
        Some(location) => cx.set_property_at(location, owner, value)?,
        None if cx.add_property(owner, key, value)?.is_some() => {}
        None => return cx.raise(runtime::exception::ErrorKind::Memory, "an object has too many attributes"),
    }
    Ok(())
}

/// The property with a name that is a string; the outer option is none for other keys, which are rare.
fn property(cx: &mut Context, owner: Value, key: Value) -> Result<Option<Option<Value>>> {
    let Some(text) = key.cast::<Str>() else { return Ok(None) };
    let key = cx.intern_string(text)?.value();
    if module::is_module(cx, owner) {
        return Ok(Some(module::visible_cell(cx, owner, key).map(|cell| cell.get())));
    }
    if let Some(own) = own_dict::table(cx, owner) {
        return Ok(Some(cx.dict_get(own, key)?));
    }
    match cx.property_location(owner, key) {
        Some(location) => Ok(Some(Some(location.load(cx, owner)?))),
        None => Ok(Some(None)),
    }
}

/// The property that the first argument names, read where it is: taking in all of them for one would take the longer the more
/// there are.
fn named(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<Option<Option<Value>>> {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    match *arguments.values {
        [_, key, ..] if arguments.keywords.is_empty() => {
            let owner = owner_of(cx, dict);
            property(cx, owner, key)
        }
        _ => Ok(None),
    }
}

fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match named(cx, this, arguments)? {
        Some(Some(value)) if arguments.values.len() == 2 => Ok(value),
        _ => reading(cx, this, arguments),
    }
}

fn contains(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match named(cx, this, arguments)? {
        Some(found) if arguments.values.len() == 2 => Ok(Value::bool(found.is_some())),
        _ => reading(cx, this, arguments),
    }
}

fn get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match (named(cx, this, arguments)?, arguments.values) {
        (Some(found), [_, _]) => Ok(found.unwrap_or(Value::NONE)),
        (Some(found), &[_, _, default]) => Ok(found.unwrap_or(default)),
        _ => reading(cx, this, arguments),
    }
}

fn set_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let &[_, key, value] = arguments.values else { return through(cx, this, arguments) };
    let Some(text) = key.cast::<Str>().filter(|_| arguments.keywords.is_empty()) else {
        return through(cx, this, arguments);
    };
    let key = cx.intern_string(text)?.value();
    let owner = owner_of(cx, dict);
    set_property(cx, owner, key, value)?;
    cx.dict_insert(dict, key, value)?;
    Ok(Value::NONE)
}

/// Runs the method of `dict` with the same name between taking in and handing on.
fn through(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let owner = owner_of(cx, dict);
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
    let owner = owner_of(cx, dict);
    refresh(cx, dict, owner)?;
    let class = type_class(cx, BuiltinType::Dict);
    let name = this.name().value();
    let Some(method) = cx.find_class_attribute(class, name).map(|cell| cell.get()) else {
        return super::read::missing(cx, dict.value(), name);
    };
    cx.call_with_receiver(method, dict.value(), after_receiver(arguments))
}

/// The methods that see the properties as they are.
const METHODS: &[Method] = &[
    Method::new("__setitem__", set_item),
    Method::new("__delitem__", through),
    Method::new("__ior__", through),
    Method::new("pop", through),
    Method::new("popitem", through),
    Method::new("update", through),
    Method::new("setdefault", through),
    Method::new("clear", through),
    Method::new("__getitem__", get_item),
    Method::new("__contains__", contains),
    Method::new("__iter__", reading),
    Method::new("__len__", reading),
    Method::new("__repr__", reading),
    Method::new("get", get),
    Method::new("items", reading),
    Method::new("keys", reading),
    Method::new("values", reading),
    Method::new("copy", reading),
    Method::new("__reversed__", reading),
    Method::new("__or__", reading),
    Method::new("__ror__", reading),
    Method::new("__eq__", reading),
    Method::new("__ne__", reading),
];

/// Whether this is one of them, so that a dict for it alone need not be filled before.
pub(crate) fn is_method(name: &str) -> bool {
    METHODS.iter().any(|method| method.name == name)
}

/// Defines the members of these dicts.
pub(crate) fn define(types: &mut Declarations) {
    const MEMBERS: &Members = &Members { methods: METHODS, ..Members::EMPTY };
    types.add(BuiltinType::PropertyDict, MEMBERS);
    types.add(BuiltinType::GlobalsDict, MEMBERS)
}

/// The object whose properties a dict hands on to, if it is such a dict.
pub(crate) fn owner(cx: &mut Context, dict: Value) -> Option<Value> {
    if crate::define::is_instance(cx, dict, BuiltinType::PropertyDict) {
        return Some(word(dict, OWNER));
    }
    globals_dict::module(cx, dict)
}

fn owner_of(cx: &mut Context, dict: Gc<Dict>) -> Value {
    owner(cx, dict.value()).expect("the methods are those of dicts with owners")
}

/// The property with this name, if it is such a dict and there is one.
pub(crate) fn property_of(cx: &mut Context, dict: Value, key: Value) -> Result<Option<Value>> {
    match owner(cx, dict) {
        Some(owner) => Ok(property(cx, owner, key)?.flatten()),
        None => Ok(None),
    }
}

/// Makes such a dict hold what its owner has now, for who reads it without its methods.
pub(crate) fn bring_up_to_date(cx: &mut Context, value: Value) -> Result<()> {
    if let (Some(owner), Some(dict)) = (owner(cx, value), cx.cast(value)) {
        refresh(cx, dict, owner)?;
    }
    Ok(())
}
