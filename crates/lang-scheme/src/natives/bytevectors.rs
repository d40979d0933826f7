//! Bytevectors.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::bytes::Bytes;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::{expect, list};

pub(super) const NATIVES: &[Native] = &[
    exactly("bytevector?", 1, |_, a| Ok(Value::bool(a[0].cast::<Bytes>().is_some()))),
    between("make-bytevector", 1, 2, make),
    at_least("bytevector", 0, |cx, a| of_values(cx, "bytevector", a)),
    exactly("bytevector-length", 1, |cx, a| {
        Ok(Value::length(expect::bytevector(cx, "bytevector-length", a[0])?.len()))
    }),
    exactly("bytevector-u8-ref", 2, |cx, a| {
        let bytes = expect::bytevector(cx, "bytevector-u8-ref", a[0])?;
        let index = expect::index(cx, "bytevector-u8-ref", a[1], bytes.len())?;
        Ok(Value::small(bytes.as_slice()[index].into()))
    }),
    exactly("bytevector-u8-set!", 3, |cx, a| {
        let bytes = expect::bytevector(cx, "bytevector-u8-set!", a[0])?;
        let index = expect::index(cx, "bytevector-u8-set!", a[1], bytes.len())?;
        bytes.cells()[index].set(expect::byte(cx, "bytevector-u8-set!", a[2])?);
        Ok(Value::NONE)
    }),
    between("bytevector-copy", 1, 3, |cx, a| {
        let bytes = expect::bytevector(cx, "bytevector-copy", a[0])?;
        let (start, end) = expect::range(cx, "bytevector-copy", a, 1, bytes.len())?;
        Ok(cx.new_bytes(&bytes.as_slice()[start..end])?.value())
    }),
    between("bytevector-copy!", 3, 5, copy_into),
    between("bytevector-fill!", 2, 4, |cx, a| {
        let bytes = expect::bytevector(cx, "bytevector-fill!", a[0])?;
        let fill = expect::byte(cx, "bytevector-fill!", a[1])?;
        let (start, end) = expect::range(cx, "bytevector-fill!", a, 2, bytes.len())?;
        bytes.cells()[start..end].iter().for_each(|byte| byte.set(fill));
        Ok(Value::NONE)
    }),
    at_least("bytevector-append", 0, append),
    exactly("u8-list->bytevector", 1, |cx, a| {
        expect::list_length(cx, "u8-list->bytevector", a[0])?;
        let values: Vec<Value> = list::elements(a[0]).collect();
        // Parts of the argument, which the caller keeps.
        of_values(cx, "u8-list->bytevector", &values)
    }),
    exactly("bytevector->u8-list", 1, |cx, a| {
        let bytes = expect::bytevector(cx, "bytevector->u8-list", a[0])?;
        let values: Vec<Value> = bytes.as_slice().iter().map(|&byte| Value::small(byte.into())).collect();
        list::from_values(cx, &values)
    }),
];

fn make(cx: &mut Context, arguments: &[Value]) -> Result {
    let length = expect::count(cx, "make-bytevector", arguments[0])?;
    let fill = match arguments.get(1) {
        Some(&fill) => expect::byte(cx, "make-bytevector", fill)?,
        None => 0,
    };
    let bytes = cx.new_zeroed_bytes(length)?;
    if fill != 0 {
        bytes.cells().iter().for_each(|byte| byte.set(fill));
    }
    Ok(bytes.value())
}

fn of_values(cx: &mut Context, name: &str, values: &[Value]) -> Result {
    let mut bytes = Vec::with_capacity(values.len());
    for &value in values {
        bytes.push(expect::byte(cx, name, value)?);
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

fn copy_into(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = "bytevector-copy!";
    let to = expect::bytevector(cx, name, arguments[0])?;
    let at = expect::count(cx, name, arguments[1])?;
    let from = expect::bytevector(cx, name, arguments[2])?;
    let (start, end) = expect::range(cx, name, arguments, 3, from.len())?;
    if at > to.len() || end - start > to.len() - at {
        return expect::out_of_range(cx, name, arguments[1]);
    }
    // Both may be the same.
    let source = from.as_slice()[start..end].to_vec();
    for (target, byte) in to.cells()[at..].iter().zip(source) {
        target.set(byte);
    }
    Ok(Value::NONE)
}

fn append(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut all = Vec::new();
    for &argument in arguments {
        all.extend_from_slice(expect::bytevector(cx, "bytevector-append", argument)?.as_slice());
    }
    Ok(cx.new_bytes(&all)?.value())
}
