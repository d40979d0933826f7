//! Records, as objects with their type as the first word.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::symbol::Symbol;
use runtime::value::Value;

use super::{Native, at_least, exactly};
use crate::data::foreign::{self, Tag};
use crate::data::state::scheme;
use crate::data::{expect, list};

pub(super) const NATIVES: &[Native] = &[
    exactly("%make-record-type", 2, |cx, a| {
        expect::list_length(cx, "make-record-type", a[1])?;
        foreign::new(cx, Tag::RecordType, a)
    }),
    exactly("%record-type", 1, |cx, a| {
        // The layout's name, which no other type has; the name; the fields.
        let mut parts = list::elements(a[0]);
        let layout = parts.next().unwrap_or(Value::NONE);
        if let Some(&known) = scheme(cx).record_types.get(&layout) {
            return Ok(known);
        }
        let name = parts.next().unwrap_or(Value::NONE);
        let fields: Vec<Value> = parts.collect();
        let fields = list::from_values(cx, &fields)?;
        let record_type = foreign::new(cx, Tag::RecordType, &[name, fields])?;
        scheme(cx).record_types.insert(layout, record_type);
        Ok(record_type)
    }),
    at_least("%make-record", 1, |cx, a| {
        let expected = 1 + list::elements(foreign::word(record_type(cx, a[0])?, 1)).count();
        match a.len() == expected {
            true => foreign::new(cx, Tag::Record, a),
            false => super::wrong_count(cx, "%make-record", expected, Some(expected), a.len()),
        }
    }),
    exactly("%record?", 2, |_, a| Ok(Value::bool(is_of(a[0], a[1])))),
    exactly("%record-ref", 3, |cx, a| {
        let index = field(cx, a[0], a[1], a[2])?;
        Ok(foreign::word(a[0], 1 + index))
    }),
    exactly("%record-set!", 4, |cx, a| {
        let index = field(cx, a[0], a[1], a[2])?;
        foreign::set_word(cx, a[0], 1 + index, a[3]);
        Ok(Value::NONE)
    }),
    exactly("record?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::Record)))),
    exactly("record-type-descriptor?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::RecordType)))),
];

fn is_of(value: Value, record_type: Value) -> bool {
    foreign::is(value, Tag::Record) && foreign::word(value, 0) == record_type
}

fn record_type(cx: &mut Context, value: Value) -> Result {
    match foreign::is(value, Tag::RecordType) {
        true => Ok(value),
        false => expect::wrong(cx, "%make-record", "a record type", value),
    }
}

/// The number of a field, when `record` is of the type and has it.
fn field(cx: &mut Context, record: Value, record_type: Value, index: Value) -> Result<usize> {
    if !is_of(record, record_type) {
        let name = match foreign::is(record_type, Tag::RecordType) {
            true => foreign::word(record_type, 0).cast::<Symbol>(),
            false => None,
        };
        let name = name.map_or("record".to_owned(), |name| name.name().to_cow().into_owned());
        return expect::wrong(cx, &name, &format!("a record of type {name}"), record);
    }
    let count = list::elements(foreign::word(record_type, 1)).count();
    expect::index(cx, "record", index, count)
}
