//! `repr` of containers, which may contain themselves.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::range::Range;
use runtime::object::raw_list::is_raw_list;
use runtime::object::set::Set;
use runtime::object::slice::Slice;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{dict, int, set, str_repr};
use crate::builtin_type::BuiltinType;
use crate::define::{exactly, receiver};
use crate::format::float_repr;
use crate::state::{class_of, python, type_class};
use crate::text;

/// Appends `repr(value)`.
///
/// # Errors
/// What `__repr__` raises.
pub fn write(cx: &mut Context, builder: &mut StringBuilder, value: Value) -> Result<()> {
    if let Some(number) = value.as_fixnum() {
        let mut buffer = [0; 20];
        builder.push_units(Units::Ascii(number::write_decimal(&mut buffer, number)));
        return Ok(());
    }
    if let Some(float) = value.as_float() {
        builder.push_str(&float_repr::repr(float));
        return Ok(());
    }
    match value.shape() {
        Some(ShapeId::STRING) => {
            if let Some(string) = value.cast::<Str>() {
                str_repr::write(cx, builder, string)?;
            }
            Ok(())
        }
        Some(ShapeId::LIST | ShapeId::TUPLE | ShapeId::DICT | ShapeId::SET | ShapeId::FROZEN_SET) => {
            write_container(cx, builder, value)
        }
        Some(shape) if shape.is_raw_list() => write_container(cx, builder, value),
        Some(ShapeId::BIGINT) => {
            let text = int::decimal_text(cx, value)?;
            builder.push_str(&text);
            Ok(())
        }
        None if value.is_none() => {
            builder.push_str("None");
            Ok(())
        }
        None if value.is_bool() => {
            builder.push_str(if value == Value::TRUE { "True" } else { "False" });
            Ok(())
        }
        _ => {
            let text = text::repr(cx, value)?;
            builder.push_string(text);
            Ok(())
        }
    }
}

/// Runs `body`, unless the text of `object` is being made already: then `inside` stands for it.
fn guarded(
    cx: &mut Context,
    builder: &mut StringBuilder,
    object: Value,
    inside: &str,
    body: impl FnOnce(&mut Context, &mut StringBuilder) -> Result<()>,
) -> Result<()> {
    cx.check_native_stack()?;
    if python(cx).repr_running.contains(&object) {
        builder.push_str(inside);
        return Ok(());
    }
    python(cx).repr_running.push(object);
    let result = body(cx, builder);
    python(cx).repr_running.pop();
    result
}

fn write_container(cx: &mut Context, builder: &mut StringBuilder, object: Value) -> Result<()> {
    if is_raw_list(object) || cx.cast::<List>(object).is_some() {
        return guarded(cx, builder, object, "[...]", |cx, builder| write_list(cx, builder, object));
    }
    let held = crate::classes::instance::held_value(cx, object);
    if let Some(tuple) = cx.cast::<Tuple>(held) {
        return guarded(cx, builder, object, "(...)", |cx, builder| write_tuple(cx, builder, tuple));
    }
    if let Some(dict) = cx.cast::<Dict>(object) {
        return guarded(cx, builder, object, "{...}", |cx, builder| write_dict(cx, builder, dict));
    }
    match set::of(cx, object) {
        Some(set) => write_set(cx, builder, object, set),
        None => {
            let text = text::repr(cx, object)?;
            builder.push_string(text);
            Ok(())
        }
    }
}

/// Appends the text of a list's elements in brackets.
pub(super) fn write_list(cx: &mut Context, builder: &mut StringBuilder, list: Value) -> Result<()> {
    builder.push_str("[");
    let mut index = 0;
    while let Some(element) = cx.list_element(list, index)? {
        if index > 0 {
            builder.push_str(", ");
        }
        write(cx, builder, element)?;
        index += 1;
    }
    builder.push_str("]");
    Ok(())
}

fn write_tuple(cx: &mut Context, builder: &mut StringBuilder, tuple: Gc<Tuple>) -> Result<()> {
    builder.push_str("(");
    for (index, &value) in tuple.as_slice().iter().enumerate() {
        if index > 0 {
            builder.push_str(", ");
        }
        write(cx, builder, value)?;
    }
    builder.push_str(if tuple.len() == 1 { ",)" } else { ")" });
    Ok(())
}

fn write_dict(cx: &mut Context, builder: &mut StringBuilder, dict: Gc<Dict>) -> Result<()> {
    builder.push_str("{");
    let (mut cursor, mut is_first) = (0, true);
    while let Some((key, value)) = dict::next_entry(dict, &mut cursor) {
        if !is_first {
            builder.push_str(", ");
        }
        is_first = false;
        write(cx, builder, key)?;
        builder.push_str(": ");
        write(cx, builder, value)?;
    }
    builder.push_str("}");
    Ok(())
}

fn write_set(cx: &mut Context, builder: &mut StringBuilder, object: Value, set: Gc<Set>) -> Result<()> {
    let class = class_of(cx, object);
    let name = crate::state::class_name(cx, class);
    if set.len() == 0 {
        builder.push_str(&format!("{name}()"));
        return Ok(());
    }
    let is_plain = class == type_class(cx, BuiltinType::Set);
    guarded(cx, builder, object, &format!("{name}(...)"), |cx, builder| {
        if !is_plain {
            builder.push_str(&format!("{name}("));
        }
        builder.push_str("{");
        let mut is_first = true;
        for key in crate::tables::keys(set) {
            if !is_first {
                builder.push_str(", ");
            }
            is_first = false;
            write(cx, builder, key)?;
        }
        builder.push_str(if is_plain { "}" } else { "})" });
        Ok(())
    })
}

/// `__repr__` of containers.
pub(super) fn container(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    crate::define::own_receiver(cx, this, arguments)?;
    let mut builder = StringBuilder::new();
    write_container(cx, &mut builder, object)?;
    Ok(builder.finish(cx)?.value())
}

/// `range.__repr__`.
pub(super) fn range(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let range: Gc<Range> = receiver(cx, this, arguments)?;
    let mut builder = StringBuilder::new();
    builder.push_str("range(");
    write(cx, &mut builder, range.start.get())?;
    builder.push_str(", ");
    write(cx, &mut builder, range.stop.get())?;
    if range.step.get() != Value::small(1) {
        builder.push_str(", ");
        write(cx, &mut builder, range.step.get())?;
    }
    builder.push_str(")");
    Ok(builder.finish(cx)?.value())
}

/// `slice.__repr__`.
pub(super) fn slice(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let slice: Gc<Slice> = receiver(cx, this, arguments)?;
    let mut builder = StringBuilder::new();
    builder.push_str("slice(");
    write(cx, &mut builder, slice.start.get())?;
    builder.push_str(", ");
    write(cx, &mut builder, slice.stop.get())?;
    builder.push_str(", ");
    write(cx, &mut builder, slice.step.get())?;
    builder.push_str(")");
    Ok(builder.finish(cx)?.value())
}
