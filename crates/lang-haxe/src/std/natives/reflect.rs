//! `Reflect`: fields by name.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::language::program_info::TypeKind;
use crate::language::state::haxe;
use crate::language::{arrays, objects, operators, types};

fn name(cx: &mut Context, value: Value) -> Result<String> {
    match value.cast::<Str>() {
        Some(name) => Ok(name.to_cow().into_owned()),
        None => cx.type_error("Null Access"),
    }
}

fn has_field(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = name(cx, arguments[1])?;
    Ok(Value::bool(objects::has_field(cx, arguments[0], &name)?))
}

fn field(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = name(cx, arguments[1])?;
    objects::get_field(cx, arguments[0], &name)
}

fn set_field(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = name(cx, arguments[1])?;
    objects::set_field(cx, arguments[0], &name, arguments[2])?;
    Ok(Value::NONE)
}

/// As `field`, but by the getter if there is one.
fn get_property(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = name(cx, arguments[1])?;
    match objects::find_method(cx, arguments[0], &format!("get_{name}"))? {
        Some(getter) => cx.call(getter, &arguments[..1]),
        None => objects::get_field(cx, arguments[0], &name),
    }
}

fn set_property(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = name(cx, arguments[1])?;
    match objects::find_method(cx, arguments[0], &format!("set_{name}"))? {
        Some(setter) => cx.call(setter, &[arguments[0], arguments[2]])?,
        None => {
            objects::set_field(cx, arguments[0], &name, arguments[2])?;
            Value::NONE
        }
    };
    Ok(Value::NONE)
}

/// Calls a function with an array of arguments. The object is bound already in functions that were read from it.
fn call_method(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut values = Vec::new();
    for index in 0..arrays::elements(cx, arguments[2]).map_or(0, |_| arrays::length(arguments[2])) {
        // The array keeps words alive; numbers in it need no keeping.
        values.push(arrays::get(cx, arguments[2], index as i64)?);
    }
    cx.call(arguments[1], &values)
}

fn fields(cx: &mut Context, arguments: &[Value]) -> Result {
    let object = arguments[0];
    let array = arrays::new_array(cx, Element::Word, 0)?;
    if objects::is_anonymous(cx, object) {
        for name in objects::field_names(cx, object) {
            arrays::push(cx, array, name)?;
        }
        return Ok(array);
    }
    let mut names: Vec<String> = Vec::new();
    if let Some(number) = types::number_of(cx, object) {
        let info = haxe(cx).info.clone();
        if let TypeKind::Class(class) = &info.types[number].kind {
            names.extend(class.statics.iter().map(|name| name.to_string()));
        }
    } else if let Some(layout) = cx.layout_of(object) {
        names.extend(layout.fields.iter().map(|field| field.name.to_string()));
    }
    push_names(cx, array, &names)
}

/// Appends names to an array, which is the result.
///
/// # Errors
/// When memory is exhausted.
pub(super) fn push_names(cx: &mut Context, array: Value, names: &[String]) -> Result {
    for name in names {
        let name = cx.new_string(name)?;
        arrays::push(cx, array, name.value())?;
    }
    Ok(array)
}

fn is_callable(value: Value) -> bool {
    matches!(value.shape(), Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD))
}

fn is_function(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(is_callable(arguments[0])))
}

fn compare(cx: &mut Context, arguments: &[Value]) -> Result {
    use runtime::language::CompareOp;
    let (left, right) = (arguments[0], arguments[1]);
    if operators::equals(left, right) {
        return Ok(Value::ZERO);
    }
    if left.is_none() || right.is_none() {
        return Ok(Value::small(if left.is_none() { -1 } else { 1 }));
    }
    let is_greater = operators::compare(cx, CompareOp::Gt, left, right)?;
    Ok(Value::small(if is_greater == Value::TRUE { 1 } else { -1 }))
}

fn compare_methods(_: &mut Context, arguments: &[Value]) -> Result {
    let are_functions = is_callable(arguments[0]) && is_callable(arguments[1]);
    Ok(Value::bool(are_functions && operators::equals(arguments[0], arguments[1])))
}

fn is_object(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    let is_object = value.is_pointer()
        && value.as_float().is_none()
        && !is_callable(value)
        && !types::is_enum_value(cx, value);
    Ok(Value::bool(is_object))
}

fn is_enum_value(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(types::is_enum_value(cx, arguments[0])))
}

fn delete_field(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = name(cx, arguments[1])?;
    Ok(Value::bool(objects::delete_field(cx, arguments[0], &name)?))
}

fn copy(cx: &mut Context, arguments: &[Value]) -> Result {
    let object = arguments[0];
    if !objects::is_anonymous(cx, object) {
        return Ok(object);
    }
    let result = objects::new_anonymous(cx)?;
    for name in objects::field_names(cx, object) {
        let value = objects::get_property(cx, object, name, None)?;
        objects::set_property(cx, result, name, value, None)?;
    }
    Ok(result)
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
    ("Reflect.setField", set_field),
    ("Reflect.setProperty", set_property),
];
