//! Types as values, and asking a value's type.

use abi::object_layout::HEADER;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::program_info::TypeKind;
use super::state::haxe;
use super::{arrays, objects};

/// The value of the type with this number.
///
/// # Errors
/// When memory is exhausted.
pub fn type_value(cx: &mut Context, number: usize) -> Result {
    let known = haxe(cx).type_values[number];
    if !known.is_none() {
        return Ok(known);
    }
    let class = haxe(cx).type_class;
    let value = cx.new_instance(class)?;
    value.store_new(HEADER, Value::length(number));
    haxe(cx).type_values[number] = value;
    Ok(value)
}

/// The number of a type that is a value.
pub fn number_of(cx: &mut Context, value: Value) -> Option<usize> {
    let class = haxe(cx).type_class;
    let root = cx.class(class).root_shape;
    (value.shape() == Some(root)).then(|| value.load(HEADER).fixnum_unchecked() as usize)
}

/// The index of an enum value's constructor.
pub fn enum_tag(value: Value) -> usize {
    value.load(HEADER).0 as usize
}

/// Whether a value is of an enum.
pub fn is_enum_value(cx: &mut Context, value: Value) -> bool {
    let base = haxe(cx).enum_value;
    cx.is_instance(value, base)
}

/// A parameter of an enum value.
///
/// # Errors
/// When memory is exhausted.
pub fn enum_parameter(cx: &mut Context, value: Value, index: usize) -> Result {
    let field = cx.layout_of(value).and_then(|layout| layout.fields.get(index + 1)).cloned();
    match field {
        Some(field) => cx.read_field(value, &field),
        None => Ok(Value::NONE),
    }
}

/// `Std.isOfType(value, type)`.
///
/// # Errors
/// Never; the signature is that of what may allocate.
pub fn is_of_type(cx: &mut Context, value: Value, of: Value) -> Result<bool> {
    match number_of(cx, of) {
        Some(number) => is_of_type_numbered(cx, value, number),
        None => Ok(false),
    }
}

/// As [`is_of_type`], for the type with this number.
///
/// # Errors
/// Never; the signature is that of what may allocate.
pub fn is_of_type_numbered(cx: &mut Context, value: Value, number: usize) -> Result<bool> {
    let info = haxe(cx).info.clone();
    let data = &info.types[number];
    let layout = match &data.kind {
        TypeKind::Class(class) => class.layout,
        TypeKind::Enum(data) => data.layout,
        TypeKind::Abstract => None,
    };
    if let Some(layout) = layout {
        let shape = haxe(cx).module.as_ref().map(|module| module.layouts[layout as usize]);
        return Ok(shape.is_some_and(|shape| cx.is_instance(value, shape)));
    }
    Ok(match &*data.path {
        "Int" => match (value.as_fixnum(), value.as_float()) {
            (Some(_), _) => true,
            (None, Some(float)) => {
                float == f64::from(float as i32) && !(float == 0.0 && float.is_sign_negative())
            }
            _ => false,
        },
        "Float" => value.is_fixnum() || value.as_float().is_some(),
        "Bool" => value.is_bool(),
        "String" => value.cast::<Str>().is_some(),
        "Array" | "haxe.ds.Vector" => arrays::is_array(cx, value),
        "Dynamic" | "Any" => !value.is_none(),
        "Class" | "Enum" => number_of(cx, value).is_some(),
        "haxe.EnumValue" | "EnumValue" => is_enum_value(cx, value),
        "haxe.Function" => matches!(value.shape(), Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION)),
        path => crate::std::natives::is_of_type(cx, value, path),
    })
}

/// What messages call the type of a value.
pub fn type_name(cx: &mut Context, value: Value) -> String {
    if value.is_none() {
        return "null".to_owned();
    }
    if value.is_fixnum() {
        return "Int".to_owned();
    }
    if value.as_float().is_some() {
        return "Float".to_owned();
    }
    if value.is_bool() {
        return "Bool".to_owned();
    }
    if value.cast::<Str>().is_some() {
        return "String".to_owned();
    }
    if arrays::is_array(cx, value) {
        return "Array".to_owned();
    }
    if let Some(&number) = value.shape().and_then(|shape| haxe(cx).type_of_shape.get(&shape)) {
        return haxe(cx).info.types[number].path.to_string();
    }
    if objects::is_anonymous(cx, value) {
        return "{ ... }".to_owned();
    }
    match value.shape() {
        Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION) => "function".to_owned(),
        _ => "object".to_owned(),
    }
}
