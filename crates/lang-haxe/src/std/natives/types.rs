//! `Type`: classes and enums as values.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::reflect::push_names;
use crate::language::program_info::{EnumInfo, TypeInfo, TypeKind};
use crate::language::state::haxe;
use crate::language::{arrays, objects, operators, types};

/// The type of this path, as a value; null if the program has none.
fn type_of_path(cx: &mut Context, path: &str, wanted: fn(&TypeKind) -> bool) -> Result {
    let info = haxe(cx).info.clone();
    let is_it = |of: &TypeInfo| &*of.path == path && wanted(&of.kind);
    match info.types.iter().position(is_it) {
        Some(number) => types::type_value(cx, number),
        None => Ok(Value::NONE),
    }
}

fn is_class(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Class(_))
}

fn is_enum(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Enum(_))
}

fn get_class(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    if value.cast::<Str>().is_some() {
        return type_of_path(cx, "String", is_class);
    }
    if arrays::is_array(cx, value) {
        return type_of_path(cx, "Array", is_class);
    }
    if types::is_enum_value(cx, value) {
        return Ok(Value::NONE);
    }
    let number = value.shape().and_then(|shape| haxe(cx).type_of_shape.get(&shape).copied());
    if let Some(number) = number {
        return types::type_value(cx, number);
    }
    match super::class_of(cx, value) {
        Some(path) => type_of_path(cx, path, is_class),
        None => Ok(Value::NONE),
    }
}

fn get_enum(cx: &mut Context, arguments: &[Value]) -> Result {
    if !types::is_enum_value(cx, arguments[0]) {
        return Ok(Value::NONE);
    }
    let number = arguments[0].shape().and_then(|shape| haxe(cx).type_of_shape.get(&shape).copied());
    match number {
        Some(number) => types::type_value(cx, number),
        None => Ok(Value::NONE),
    }
}

fn get_super_class(cx: &mut Context, arguments: &[Value]) -> Result {
    let info = haxe(cx).info.clone();
    let number = types::number_of(cx, arguments[0]);
    match number.map(|number| &info.types[number].kind) {
        Some(TypeKind::Class(class)) => match class.parent {
            Some(parent) => types::type_value(cx, parent),
            None => Ok(Value::NONE),
        },
        _ => Ok(Value::NONE),
    }
}

fn name_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(number) = types::number_of(cx, arguments[0]) else { return Ok(Value::NONE) };
    let path = haxe(cx).info.types[number].path.clone();
    Ok(cx.new_string(&path)?.value())
}

fn resolve_class(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(path) = arguments[0].cast::<Str>() else { return Ok(Value::NONE) };
    let path = path.to_cow().into_owned();
    type_of_path(cx, &path, is_class)
}

fn resolve_enum(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(path) = arguments[0].cast::<Str>() else { return Ok(Value::NONE) };
    let path = path.to_cow().into_owned();
    type_of_path(cx, &path, is_enum)
}

/// The layout of a class's objects.
fn class_shape(cx: &mut Context, class: Value) -> Result<ShapeId> {
    let info = haxe(cx).info.clone();
    let number = types::number_of(cx, class);
    let layout = match number.map(|number| &info.types[number].kind) {
        Some(TypeKind::Class(class)) if !class.is_interface => class.layout,
        _ => None,
    };
    match (layout, haxe(cx).module.clone()) {
        (Some(layout), Some(module)) => Ok(module.layouts[layout as usize]),
        _ => cx.type_error("Cannot create an instance of this type"),
    }
}

fn create_empty_instance(cx: &mut Context, arguments: &[Value]) -> Result {
    let shape = class_shape(cx, arguments[0])?;
    cx.new_layout_object(shape)
}

fn array_values(cx: &mut Context, array: Value) -> Result<Vec<Value>> {
    let count = arrays::elements(cx, array).map_or(0, |_| arrays::length(array));
    (0..count).map(|index| arrays::get(cx, array, index as i64)).collect()
}

fn create_instance(cx: &mut Context, arguments: &[Value]) -> Result {
    let shape = class_shape(cx, arguments[0])?;
    let function = haxe(cx).methods.get(&(shape, "new".into())).copied();
    let (Some(function), Some(module)) = (function, haxe(cx).module.clone()) else {
        return cx.type_error("This class has no constructor");
    };
    let maker = cx.new_closure(&module, u32::from(function), &[])?.value();
    let values = array_values(cx, arguments[1])?;
    cx.call(maker, &values)
}

/// Calls `f` with an enum that is a value.
fn with_enum<T>(
    cx: &mut Context,
    of: Value,
    f: impl FnOnce(&mut Context, &TypeInfo, &EnumInfo) -> Result<T>,
) -> Result<T> {
    let info = haxe(cx).info.clone();
    if let Some(number) = types::number_of(cx, of)
        && let TypeKind::Enum(data) = &info.types[number].kind
    {
        return f(cx, &info.types[number], data);
    }
    cx.type_error("This is no enum")
}

fn make(cx: &mut Context, of: &TypeInfo, data: &EnumInfo, index: usize, params: Value) -> Result {
    let constructor = &data.constructors[index];
    let Some(module) = haxe(cx).module.clone() else { return Ok(Value::NONE) };
    if constructor.is_constant {
        let name = cx.intern(&format!("{}.{}", of.path, constructor.name))?.value();
        let cell = cx.namespace(module.namespace).bound(name);
        return Ok(cell.map_or(Value::NONE, |cell| cell.get()));
    }
    let values = array_values(cx, params)?;
    if values.len() != constructor.parameters.len() {
        return cx.type_error(format!("Invalid number of parameters for {}", constructor.name));
    }
    let object = cx.new_layout_object(module.layouts[constructor.layout as usize])?;
    let fields = cx.layout_of(object).map(|layout| layout.fields.clone()).unwrap_or_default();
    for (field, value) in fields.iter().zip(std::iter::once(Value::length(index)).chain(values)) {
        cx.write_field(object, field, value)?;
    }
    Ok(object)
}

fn create_enum(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = arguments[1].cast::<Str>().map(|name| name.to_cow().into_owned()).unwrap_or_default();
    with_enum(cx, arguments[0], |cx, of, data| {
        match data.constructors.iter().position(|constructor| *constructor.name == *name) {
            Some(index) => make(cx, of, data, index, arguments[2]),
            None => cx.type_error(format!("No such constructor {name}")),
        }
    })
}

fn create_enum_index(cx: &mut Context, arguments: &[Value]) -> Result {
    let index = arguments[1].as_fixnum().and_then(|index| usize::try_from(index).ok());
    with_enum(cx, arguments[0], |cx, of, data| match index {
        Some(index) if index < data.constructors.len() => make(cx, of, data, index, arguments[2]),
        _ => cx.type_error("No such constructor"),
    })
}

fn all_enums(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = arrays::new_array(cx, Element::Word, 0)?;
    with_enum(cx, arguments[0], |cx, of, data| {
        for (index, constructor) in data.constructors.iter().enumerate() {
            if constructor.is_constant {
                let value = make(cx, of, data, index, Value::NONE)?;
                arrays::push(cx, array, value)?;
            }
        }
        Ok(array)
    })
}

fn get_enum_constructs(cx: &mut Context, arguments: &[Value]) -> Result {
    let names: Vec<String> = with_enum(cx, arguments[0], |_, _, data| {
        Ok(data.constructors.iter().map(|constructor| constructor.name.to_string()).collect())
    })?;
    let array = arrays::new_array(cx, Element::Word, 0)?;
    push_names(cx, array, &names)
}

fn get_instance_fields(cx: &mut Context, arguments: &[Value]) -> Result {
    let info = haxe(cx).info.clone();
    let mut names: Vec<String> = Vec::new();
    let mut at = types::number_of(cx, arguments[0]);
    while let Some(number) = at {
        let TypeKind::Class(class) = &info.types[number].kind else { break };
        for name in &class.fields {
            if !names.iter().any(|known| **known == **name) {
                names.push(name.to_string());
            }
        }
        at = class.parent;
    }
    let array = arrays::new_array(cx, Element::Word, 0)?;
    push_names(cx, array, &names)
}

fn get_class_fields(cx: &mut Context, arguments: &[Value]) -> Result {
    let info = haxe(cx).info.clone();
    let number = types::number_of(cx, arguments[0]);
    let names: Vec<String> = match number.map(|number| &info.types[number].kind) {
        Some(TypeKind::Class(class)) => class.statics.iter().map(|name| name.to_string()).collect(),
        _ => Vec::new(),
    };
    let array = arrays::new_array(cx, Element::Word, 0)?;
    push_names(cx, array, &names)
}

/// What `typeof` tells apart, by number.
fn kind(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    let kind = if value.is_none() {
        0
    } else if value.is_fixnum() {
        1
    } else if let Some(float) = value.as_float() {
        // Whole numbers are integers, as in the reference interpreter.
        if float == f64::from(float as i32) { 1 } else { 2 }
    } else if value.is_bool() {
        3
    } else if types::is_enum_value(cx, value) {
        7
    } else if matches!(
        value.shape(),
        Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD)
    ) {
        5
    } else if objects::is_anonymous(cx, value) || types::number_of(cx, value).is_some() {
        4
    } else if !get_class(cx, arguments)?.is_none() {
        6
    } else {
        8
    };
    Ok(Value::small(kind))
}

fn enum_eq(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(are_equal(cx, arguments[0], arguments[1], 0)?))
}

fn are_equal(cx: &mut Context, left: Value, right: Value, depth: u32) -> Result<bool> {
    if operators::equals(left, right) {
        return Ok(true);
    }
    let both = types::is_enum_value(cx, left) && types::is_enum_value(cx, right);
    if !both || left.shape() != right.shape() || depth > 1000 {
        return Ok(false);
    }
    let count = cx.layout_of(left).map_or(0, |layout| layout.fields.len());
    for index in 0..count.saturating_sub(1) {
        let first = types::enum_parameter(cx, left, index)?;
        let second = types::enum_parameter(cx, right, index)?;
        if !are_equal(cx, first, second, depth + 1)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn enum_value(cx: &mut Context, value: Value) -> Result {
    if types::is_enum_value(cx, value) { Ok(value) } else { cx.type_error("Null Access") }
}

fn enum_index(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::length(types::enum_tag(enum_value(cx, arguments[0])?)))
}

fn enum_constructor(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = enum_value(cx, arguments[0])?;
    let of = get_enum(cx, arguments)?;
    let name =
        with_enum(cx, of, |_, _, data| Ok(data.constructors[types::enum_tag(value)].name.to_string()))?;
    Ok(cx.new_string(&name)?.value())
}

fn enum_parameters(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = enum_value(cx, arguments[0])?;
    let count = cx.layout_of(value).map_or(0, |layout| layout.fields.len());
    let array = arrays::new_array(cx, Element::Word, 0)?;
    for index in 0..count.saturating_sub(1) {
        let parameter = types::enum_parameter(cx, value, index)?;
        arrays::push(cx, array, parameter)?;
    }
    Ok(array)
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("Type.allEnums", all_enums),
    ("Type.createEmptyInstance", create_empty_instance),
    ("Type.createEnum", create_enum),
    ("Type.createEnumIndex", create_enum_index),
    ("Type.createInstance", create_instance),
    ("Type.enumConstructor", enum_constructor),
    ("Type.enumEq", enum_eq),
    ("Type.enumIndex", enum_index),
    ("Type.enumParameters", enum_parameters),
    ("Type.getClass", get_class),
    ("Type.getClassFields", get_class_fields),
    ("Type.getClassName", name_of),
    ("Type.getEnum", get_enum),
    ("Type.getEnumConstructs", get_enum_constructs),
    ("Type.getEnumName", name_of),
    ("Type.getInstanceFields", get_instance_fields),
    ("Type.getSuperClass", get_super_class),
    ("Type.kind", kind),
    ("Type.resolveClass", resolve_class),
    ("Type.resolveEnum", resolve_enum),
];
