//! `Type`: types as values, enum values by their constructors.

use std::rc::Rc;

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::reflect::names;
use crate::language::program_info::{EnumInfo, ProgramInfo, TypeKind};
use crate::language::state::haxe;
use crate::language::{arrays, objects, operators, types};

/// The number of the type with this path, if the program knows it.
fn number_of_path(info: &ProgramInfo, path: &str) -> Option<usize> {
    info.types.iter().position(|of| &*of.path == path)
}

/// The type that an argument is, with its number.
fn type_argument(cx: &mut Context, value: Value) -> Option<(Rc<ProgramInfo>, usize)> {
    let number = types::number_of(cx, value)?;
    Some((haxe(cx).info.clone(), number))
}

/// The number of the class or enum that an object is of.
fn type_of(cx: &mut Context, value: Value) -> Option<usize> {
    if let Some(number) = value.shape().and_then(|shape| haxe(cx).type_of_shape.get(&shape).copied()) {
        return Some(number);
    }
    let path = if value.cast::<Str>().is_some() {
        "String"
    } else if arrays::is_array(cx, value) {
        "Array"
    } else {
        return None;
    };
    number_of_path(&haxe(cx).info.clone(), path)
}

fn get_class(cx: &mut Context, arguments: &[Value]) -> Result {
    match type_of(cx, arguments[0]) {
        Some(number) if !types::is_enum_value(cx, arguments[0]) => types::type_value(cx, number),
        _ => Ok(Value::NONE),
    }
}

fn get_enum(cx: &mut Context, arguments: &[Value]) -> Result {
    match type_of(cx, arguments[0]) {
        Some(number) if types::is_enum_value(cx, arguments[0]) => types::type_value(cx, number),
        _ => Ok(Value::NONE),
    }
}

fn get_super_class(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some((info, number)) = type_argument(cx, arguments[0]) else { return Ok(Value::NONE) };
    match &info.types[number].kind {
        TypeKind::Class(class) => match class.parent {
            Some(parent) => types::type_value(cx, parent),
            None => Ok(Value::NONE),
        },
        _ => Ok(Value::NONE),
    }
}

fn type_name(cx: &mut Context, arguments: &[Value]) -> Result {
    match type_argument(cx, arguments[0]) {
        Some((info, number)) => Ok(cx.intern(&info.types[number].path)?.value()),
        None => Ok(Value::NONE),
    }
}

fn resolve(cx: &mut Context, arguments: &[Value], is_enum: bool) -> Result {
    let Some(path) = arguments[0].cast::<Str>() else { return Ok(Value::NONE) };
    let info = haxe(cx).info.clone();
    match number_of_path(&info, &path.to_cow()) {
        Some(number) if matches!(info.types[number].kind, TypeKind::Enum(_)) == is_enum => {
            types::type_value(cx, number)
        }
        _ => Ok(Value::NONE),
    }
}

fn resolve_class(cx: &mut Context, arguments: &[Value]) -> Result {
    resolve(cx, arguments, false)
}

fn resolve_enum(cx: &mut Context, arguments: &[Value]) -> Result {
    resolve(cx, arguments, true)
}

fn create_empty_instance(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some((info, number)) = type_argument(cx, arguments[0]) else { return cx.type_error("Null Access") };
    let TypeKind::Class(class) = &info.types[number].kind else {
        return cx.type_error("only a class has instances");
    };
    let layouts = haxe(cx).module.as_ref().map(|module| module.layouts.clone());
    match (class.layout, layouts) {
        (Some(layout), Some(layouts)) if !class.is_interface => {
            cx.new_layout_object(layouts[usize::from(layout)])
        }
        _ => cx.type_error(format!("{} cannot be made by name", info.types[number].path)),
    }
}

fn create_instance(cx: &mut Context, arguments: &[Value]) -> Result {
    // An object without variables set tells the class's maker.
    let object = create_empty_instance(cx, arguments)?;
    let Some(maker) = objects::find_method(cx, object, "new")? else { return Ok(object) };
    let mut values = [Value::NONE; 16];
    let list = arguments[1];
    let count = if arrays::is_array(cx, list) { arrays::length(list) } else { 0 };
    if count > values.len() {
        return cx.value_error("Type.createInstance: more than 16 arguments");
    }
    for (index, value) in values.iter_mut().enumerate().take(count) {
        *value = arrays::get(cx, list, index as i64)?;
    }
    cx.call(maker, &values[..count])
}

/// The enum that an argument is.
fn with_enum<T>(
    cx: &mut Context,
    value: Value,
    use_it: impl FnOnce(&mut Context, &str, &EnumInfo) -> Result<T>,
) -> Result<T> {
    if let Some((info, number)) = type_argument(cx, value)
        && let TypeKind::Enum(data) = &info.types[number].kind
    {
        return use_it(cx, &info.types[number].path, data);
    }
    cx.type_error("an enum is wanted")
}

/// A value of an enum by the number of its constructor.
fn make(cx: &mut Context, data: &EnumInfo, index: usize, list: Value) -> Result {
    let Some(constructor) = data.constructors.get(index) else {
        return cx.value_error(format!("{index} is not a valid enum constructor index"));
    };
    let count = if arrays::is_array(cx, list) { arrays::length(list) } else { 0 };
    if count != constructor.parameters.len() {
        let (name, wanted) = (&constructor.name, constructor.parameters.len());
        return cx
            .value_error(format!("Invalid number of parameters for {name}: {count} instead of {wanted}"));
    }
    let Some(module) = haxe(cx).module.clone() else { return cx.type_error("there is no program") };
    if constructor.is_constant {
        // Constants are made once: the global of the constructor's layout name holds them.
        let name = cx.intern(&module.module.layouts[usize::from(constructor.layout)].name)?.value();
        if let Some(cell) = cx.namespace(module.namespace).bound(name) {
            return Ok(cell.get());
        }
    }
    let shape = module.layouts[usize::from(constructor.layout)];
    let object = cx.new_layout_object(shape)?;
    let fields = cx.layout(shape).fields.to_vec();
    cx.write_field(object, &fields[0], Value::length(index))?;
    for (index, field) in fields[1..].iter().enumerate() {
        let value = arrays::get(cx, list, index as i64)?;
        cx.write_field(object, field, value)?;
    }
    Ok(object)
}

fn create_enum_index(cx: &mut Context, arguments: &[Value]) -> Result {
    let index = arguments[1].as_fixnum().and_then(|index| usize::try_from(index).ok()).unwrap_or(usize::MAX);
    with_enum(cx, arguments[0], |cx, _, data| make(cx, data, index, arguments[2]))
}

fn create_enum(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = arguments[1].cast::<Str>().map(|name| name.to_cow().into_owned()).unwrap_or_default();
    with_enum(cx, arguments[0], |cx, path, data| {
        match data.constructors.iter().position(|constructor| *constructor.name == *name) {
            Some(index) => make(cx, data, index, arguments[2]),
            None => cx.value_error(format!("No such constructor {name} in {path}")),
        }
    })
}

fn get_enum_constructs(cx: &mut Context, arguments: &[Value]) -> Result {
    with_enum(cx, arguments[0], |cx, _, data| {
        let found: Vec<String> = data.constructors.iter().map(|of| of.name.to_string()).collect();
        names(cx, &found)
    })
}

fn all_enums(cx: &mut Context, arguments: &[Value]) -> Result {
    with_enum(cx, arguments[0], |cx, _, data| {
        let array = arrays::new_array(cx, Element::Word, 0)?;
        for (index, constructor) in data.constructors.iter().enumerate() {
            if constructor.parameters.is_empty() {
                let value = make(cx, data, index, Value::NONE)?;
                arrays::push(cx, array, value)?;
            }
        }
        Ok(array)
    })
}

fn class_fields(cx: &mut Context, arguments: &[Value], is_static: bool) -> Result {
    let Some((info, number)) = type_argument(cx, arguments[0]) else { return cx.type_error("Null Access") };
    let mut found: Vec<String> = Vec::new();
    let mut next = Some(number);
    while let Some(number) = next {
        let TypeKind::Class(class) = &info.types[number].kind else { break };
        let own = if is_static { &class.statics } else { &class.fields };
        for name in own.iter().filter(|name| &***name != "new") {
            if !found.iter().any(|known| **known == **name) {
                found.push(name.to_string());
            }
        }
        next = if is_static { None } else { class.parent };
    }
    names(cx, &found)
}

fn get_instance_fields(cx: &mut Context, arguments: &[Value]) -> Result {
    class_fields(cx, arguments, false)
}

fn get_class_fields(cx: &mut Context, arguments: &[Value]) -> Result {
    class_fields(cx, arguments, true)
}

/// The constructor of an enum value: name and number of parameters.
fn constructor(cx: &mut Context, value: Value) -> Result<(String, usize)> {
    let number = value.shape().and_then(|shape| haxe(cx).type_of_shape.get(&shape).copied());
    if let Some(number) = number
        && let TypeKind::Enum(data) = &haxe(cx).info.clone().types[number].kind
    {
        let of = &data.constructors[types::enum_tag(value)];
        return Ok((of.name.to_string(), of.parameters.len()));
    }
    cx.type_error("an enum value is wanted")
}

fn enum_constructor(cx: &mut Context, arguments: &[Value]) -> Result {
    let (name, _) = constructor(cx, arguments[0])?;
    Ok(cx.intern(&name)?.value())
}

fn enum_parameters(cx: &mut Context, arguments: &[Value]) -> Result {
    let (_, count) = constructor(cx, arguments[0])?;
    let array = arrays::new_array(cx, Element::Word, count)?;
    for index in 0..count {
        let value = types::enum_parameter(cx, arguments[0], index)?;
        arrays::store(cx, array, index, value)?;
    }
    Ok(array)
}

fn enum_index(cx: &mut Context, arguments: &[Value]) -> Result {
    constructor(cx, arguments[0])?;
    Ok(Value::length(types::enum_tag(arguments[0])))
}

/// Same constructor and equal parameters, enum values among them compared likewise.
fn enum_equals(cx: &mut Context, a: Value, b: Value, depth: usize) -> Result<bool> {
    if operators::equals(a, b) {
        return Ok(true);
    }
    let both = types::is_enum_value(cx, a) && types::is_enum_value(cx, b);
    if !both || a.shape() != b.shape() || types::enum_tag(a) != types::enum_tag(b) {
        return Ok(false);
    }
    if depth > 1000 {
        return cx.value_error("Type.enumEq: the values are nested too deeply");
    }
    let (_, count) = constructor(cx, a)?;
    for index in 0..count {
        let left = types::enum_parameter(cx, a, index)?;
        let right = types::enum_parameter(cx, b, index)?;
        if !enum_equals(cx, left, right, depth + 1)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn enum_eq(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(enum_equals(cx, arguments[0], arguments[1], 0)?))
}

/// What `Type.typeof` distinguishes, as a number.
fn kind(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    let kind = if value.is_none() {
        0
    } else if value.is_fixnum() {
        1
    } else if let Some(float) = value.as_float() {
        if float == f64::from(float as i32) { 1 } else { 2 }
    } else if value.is_bool() {
        3
    } else if types::is_enum_value(cx, value) {
        7
    } else if type_of(cx, value).is_some() {
        6
    } else if objects::is_anonymous(cx, value) || types::number_of(cx, value).is_some() {
        4
    } else if matches!(
        value.shape(),
        Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD)
    ) {
        5
    } else {
        8
    };
    Ok(Value::small(kind))
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
    ("Type.getClassName", type_name),
    ("Type.getEnum", get_enum),
    ("Type.getEnumConstructs", get_enum_constructs),
    ("Type.getEnumName", type_name),
    ("Type.getInstanceFields", get_instance_fields),
    ("Type.getSuperClass", get_super_class),
    ("Type.kind", kind),
    ("Type.resolveClass", resolve_class),
    ("Type.resolveEnum", resolve_enum),
];
