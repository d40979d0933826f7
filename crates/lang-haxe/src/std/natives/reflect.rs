//! `Reflect`: fields by name, functions as values, comparison.

use std::cmp::Ordering;

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeEntry, NativeFunction};
use runtime::object::bound_method::BoundMethod;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::language::program_info::TypeKind;
use crate::language::state::haxe;
use crate::language::{arrays, objects, operators, types};

/// A name that is given as an argument.
fn name(value: Value) -> String {
    value.cast::<Str>().map(|name| name.to_cow().into_owned()).unwrap_or_default()
}

fn has_field(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(objects::has_field(cx, arguments[0], arguments[1])?))
}

fn field(cx: &mut Context, arguments: &[Value]) -> Result {
    objects::get_field(cx, arguments[0], arguments[1])
}

fn set_field(cx: &mut Context, arguments: &[Value]) -> Result {
    objects::set_field(cx, arguments[0], arguments[1], arguments[2])?;
    Ok(Value::NONE)
}

/// As [`field`], but a property is read by its getter.
fn get_property(cx: &mut Context, arguments: &[Value]) -> Result {
    let getter = format!("get_{}", name(arguments[1]));
    match objects::find_method(cx, arguments[0], &getter)? {
        Some(getter) => cx.call(getter, &[arguments[0]]),
        None => field(cx, arguments),
    }
}

/// As [`set_field`], but a property is written by its setter.
fn set_property(cx: &mut Context, arguments: &[Value]) -> Result {
    let setter = format!("set_{}", name(arguments[1]));
    match objects::find_method(cx, arguments[0], &setter)? {
        Some(setter) => cx.call(setter, &[arguments[0], arguments[2]]).map(|_| Value::NONE),
        None => set_field(cx, arguments),
    }
}

fn call_method(cx: &mut Context, arguments: &[Value]) -> Result {
    let (function, list) = (arguments[1], arguments[2]);
    let count = if arrays::is_array(cx, list) { arrays::length(list) } else { 0 };
    // The list keeps what it holds alive; numbers of typed arrays are no objects, or are new and on this stack.
    let mut values = [Value::NONE; 16];
    if count > values.len() {
        return cx.value_error("Reflect.callMethod: more than 16 arguments");
    }
    for (index, value) in values.iter_mut().enumerate().take(count) {
        *value = arrays::get(cx, list, index as i64)?;
    }
    cx.call(function, &values[..count])
}

/// An array of texts.
pub(super) fn names(cx: &mut Context, names: &[String]) -> Result {
    let array = arrays::new_array(cx, Element::Word, names.len())?;
    for (index, name) in names.iter().enumerate() {
        let name = cx.intern(name)?.value();
        arrays::store(cx, array, index, name)?;
    }
    Ok(array)
}

fn fields(cx: &mut Context, arguments: &[Value]) -> Result {
    let object = arguments[0];
    let found: Vec<String> = if objects::is_anonymous(cx, object) {
        objects::field_names(cx, object).into_iter().map(name).collect()
    } else if let Some(number) = types::number_of(cx, object) {
        match &haxe(cx).info.clone().types[number].kind {
            TypeKind::Class(class) => class.statics.iter().map(|name| name.to_string()).collect(),
            _ => Vec::new(),
        }
    } else {
        let layout = cx.layout_of(object);
        layout
            .map(|layout| layout.fields.iter().map(|field| field.name.to_string()).collect())
            .unwrap_or_default()
    };
    names(cx, &found)
}

fn is_function(_: &mut Context, arguments: &[Value]) -> Result {
    let shape = arguments[0].shape();
    let is = matches!(shape, Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD));
    Ok(Value::bool(is))
}

/// Numbers by size, strings by code points, booleans; other things are equal or not.
fn compare(_: &mut Context, arguments: &[Value]) -> Result {
    let (a, b) = (arguments[0], arguments[1]);
    let number = |value: Value| value.as_float().or_else(|| value.as_fixnum().map(|int| int as f64));
    let order = if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        a.compare(&b)
    } else if let (Some(a), Some(b)) = (number(a), number(b)) {
        a.partial_cmp(&b).unwrap_or(Ordering::Greater)
    } else if let (Some(a), Some(b)) = (a.as_bool(), b.as_bool()) {
        a.cmp(&b)
    } else if operators::equals(a, b) {
        Ordering::Equal
    } else if a.is_none() {
        Ordering::Less
    } else {
        Ordering::Greater
    };
    Ok(Value::small(order as i64))
}

fn compare_methods(_: &mut Context, arguments: &[Value]) -> Result {
    let (a, b) = (arguments[0], arguments[1]);
    let same = match (a.cast::<BoundMethod>(), b.cast::<BoundMethod>()) {
        (Some(a), Some(b)) => {
            operators::equals(a.function.get(), b.function.get()) && a.receiver.get() == b.receiver.get()
        }
        _ => operators::equals(a, b),
    };
    Ok(Value::bool(same))
}

fn is_object(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    let is_plain = value.is_none() || value.is_fixnum() || value.as_float().is_some() || value.is_bool();
    let is_function = is_function(cx, arguments)? == Value::TRUE;
    Ok(Value::bool(!is_plain && !is_function && !types::is_enum_value(cx, value)))
}

fn is_enum_value(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(types::is_enum_value(cx, arguments[0])))
}

fn delete_field(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(objects::delete_field(cx, arguments[0], arguments[1])?))
}

fn copy(cx: &mut Context, arguments: &[Value]) -> Result {
    let object = arguments[0];
    if object.is_none() {
        return Ok(Value::NONE);
    }
    if !objects::is_anonymous(cx, object) {
        return cx.type_error("Reflect.copy takes an anonymous object");
    }
    let copy = objects::new_anonymous(cx)?;
    for name in objects::field_names(cx, object) {
        let value = objects::get_property(cx, object, name, None)?;
        objects::set_property(cx, copy, name, value, None)?;
    }
    Ok(copy)
}

/// A function that hands its arguments on as an array.
fn make_var_args(cx: &mut Context, arguments: &[Value]) -> Result {
    let entry = NativeEntry { function: call_with_array, intrinsic: None };
    Ok(cx.new_native_with("varArgs", entry, arguments[0])?.value())
}

fn call_with_array(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let array = arrays::new_array_of(cx, arguments.values)?;
    cx.call(this.data.get(), &[array])
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("Reflect.callMethod", call_method),
    ("Reflect.compare", compare),
    ("Reflect.compareMethods", compare_methods),
    ("Reflect.copy", copy),
    ("Reflect.deleteField", delete_field),
    ("Reflect.field", field),
    ("Reflect.fields", fields),
    ("Reflect.getProperty", get_property),
    ("Reflect.hasField", has_field),
    ("Reflect.isEnumValue", is_enum_value),
    ("Reflect.isFunction", is_function),
    ("Reflect.isObject", is_object),
    ("Reflect.makeVarArgs", make_var_args),
    ("Reflect.setField", set_field),
    ("Reflect.setProperty", set_property),
];
