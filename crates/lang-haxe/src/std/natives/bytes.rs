//! `updraft.ByteArray`: blocks of bytes, over which `haxe.io.Bytes` is a Haxe class.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::raw_array::{array_length, bytes_of_array, elements_of};
use runtime::object::string::Str;
use runtime::value::Value;

/// The block that a method is called on: a raw array of bytes.
fn this(cx: &mut Context, arguments: &[Value]) -> Result {
    match elements_of(arguments[0]) {
        Some(Element::U8) => Ok(arguments[0]),
        _ => cx.type_error("Null Access"),
    }
}

fn out_of_bounds<T>(cx: &mut Context) -> Result<T> {
    cx.value_error("OutsideBounds")
}

/// `count` bytes from a place, as bounds that fit into a block.
fn range(cx: &mut Context, bytes: Value, at: Value, count: usize) -> Result<usize> {
    let at = at.as_fixnum().and_then(|at| usize::try_from(at).ok());
    match at.filter(|at| at.checked_add(count).is_some_and(|end| end <= array_length(bytes))) {
        Some(at) => Ok(at),
        None => out_of_bounds(cx),
    }
}

fn count(cx: &mut Context, value: Value) -> Result<usize> {
    match value.as_fixnum().and_then(|count| usize::try_from(count).ok()) {
        Some(count) => Ok(count),
        None => out_of_bounds(cx),
    }
}

fn alloc(cx: &mut Context, arguments: &[Value]) -> Result {
    let length = count(cx, arguments[0])?;
    cx.new_raw_array(Element::U8, length)
}

fn length(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::length(array_length(this(cx, arguments)?)))
}

fn get(cx: &mut Context, arguments: &[Value]) -> Result {
    let bytes = this(cx, arguments)?;
    let at = range(cx, bytes, arguments[1], 1)?;
    Ok(Value::small(i64::from(bytes_of_array(bytes)[at])))
}

fn set(cx: &mut Context, arguments: &[Value]) -> Result {
    let bytes = this(cx, arguments)?;
    let at = range(cx, bytes, arguments[1], 1)?;
    bytes_of_array(bytes)[at] = arguments[2].as_fixnum().unwrap_or(0) as u8;
    Ok(Value::NONE)
}

/// `blit(target, to, source, from, count)`.
fn blit(cx: &mut Context, arguments: &[Value]) -> Result {
    let (target, source) = (this(cx, arguments)?, this(cx, &arguments[2..])?);
    let count = count(cx, arguments[4])?;
    let to = range(cx, target, arguments[1], count)?;
    let from = range(cx, source, arguments[3], count)?;
    let part = bytes_of_array(source)[from..from + count].to_vec();
    bytes_of_array(target)[to..to + count].copy_from_slice(&part);
    Ok(Value::NONE)
}

fn fill(cx: &mut Context, arguments: &[Value]) -> Result {
    let bytes = this(cx, arguments)?;
    let count = count(cx, arguments[2])?;
    let at = range(cx, bytes, arguments[1], count)?;
    bytes_of_array(bytes)[at..at + count].fill(arguments[3].as_fixnum().unwrap_or(0) as u8);
    Ok(Value::NONE)
}

fn of_string(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].cast::<Str>() {
        Some(text) => {
            let text = text.to_cow().into_owned();
            let block = cx.new_raw_array(Element::U8, text.len())?;
            bytes_of_array(block).copy_from_slice(text.as_bytes());
            Ok(block)
        }
        None => cx.type_error("Null Access"),
    }
}

fn get_string(cx: &mut Context, arguments: &[Value]) -> Result {
    let bytes = this(cx, arguments)?;
    let count = count(cx, arguments[2])?;
    let at = range(cx, bytes, arguments[1], count)?;
    let text = String::from_utf8_lossy(&bytes_of_array(bytes)[at..at + count]).into_owned();
    Ok(cx.new_string(&text)?.value())
}

fn compare(cx: &mut Context, arguments: &[Value]) -> Result {
    let (a, b) = (this(cx, arguments)?, this(cx, &arguments[1..])?);
    Ok(Value::small(bytes_of_array(a).cmp(&bytes_of_array(b)) as i64))
}

/// The bits of a number of `N` bytes, little-endian.
fn load<const N: usize>(cx: &mut Context, arguments: &[Value]) -> Result<[u8; N]> {
    let bytes = this(cx, arguments)?;
    let at = range(cx, bytes, arguments[1], N)?;
    let mut found = [0; N];
    found.copy_from_slice(&bytes_of_array(bytes)[at..at + N]);
    Ok(found)
}

fn save<const N: usize>(cx: &mut Context, arguments: &[Value], number: [u8; N]) -> Result {
    let bytes = this(cx, arguments)?;
    let at = range(cx, bytes, arguments[1], N)?;
    bytes_of_array(bytes)[at..at + N].copy_from_slice(&number);
    Ok(Value::NONE)
}

fn get_double(cx: &mut Context, arguments: &[Value]) -> Result {
    let bits = load(cx, arguments)?;
    cx.new_float(f64::from_le_bytes(bits))
}

fn get_float(cx: &mut Context, arguments: &[Value]) -> Result {
    let bits = load(cx, arguments)?;
    cx.new_float(f64::from(f32::from_le_bytes(bits)))
}

fn float(value: Value) -> f64 {
    value.as_float().or_else(|| value.as_fixnum().map(|int| int as f64)).unwrap_or(f64::NAN)
}

fn set_double(cx: &mut Context, arguments: &[Value]) -> Result {
    save(cx, arguments, float(arguments[2]).to_le_bytes())
}

fn set_float(cx: &mut Context, arguments: &[Value]) -> Result {
    save(cx, arguments, (float(arguments[2]) as f32).to_le_bytes())
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("updraft.ByteArray.alloc", alloc),
    ("updraft.ByteArray.blit", blit),
    ("updraft.ByteArray.compare", compare),
    ("updraft.ByteArray.fill", fill),
    ("updraft.ByteArray.get", get),
    ("updraft.ByteArray.getDouble", get_double),
    ("updraft.ByteArray.getFloat", get_float),
    ("updraft.ByteArray.getString", get_string),
    ("updraft.ByteArray.length", length),
    ("updraft.ByteArray.ofString", of_string),
    ("updraft.ByteArray.set", set),
    ("updraft.ByteArray.setDouble", set_double),
    ("updraft.ByteArray.setFloat", set_float),
];
