//! What `*` and `**` in a call stand for.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::calls::callee_text;
use crate::classes::instance::held_value;
use crate::names::Name;
use crate::state::type_name;

fn list_of(value: Value) -> Gc<List> {
    value.cast().expect("the lowered code makes this list")
}

fn dict_of(value: Value) -> Gc<Dict> {
    value.cast().expect("the lowered code makes this dict")
}

pub(crate) fn spread_arguments(cx: &mut Context, arguments: &[Value]) -> Result {
    let (list, iterable, callee) = (list_of(arguments[0]), arguments[1], arguments[2]);
    if !crate::iteration::is_iterable(cx, iterable) {
        let (callee, given) = (callee_text(cx, callee)?, type_name(cx, iterable));
        return cx.type_error(format!("{callee} argument after * must be an iterable, not {given}"));
    }
    crate::iteration::extend_list(cx, list, iterable)?;
    Ok(Value::NONE)
}

/// What `*iterable` stands for at the end of the arguments.
pub(crate) fn arguments_of(cx: &mut Context, callee: Value, iterable: Value) -> Result {
    let list = cx.new_list(&[])?.value();
    spread_arguments(cx, &[list, iterable, callee])?;
    Ok(list)
}

/// What `**mapping` stands for as the only keywords.
pub(crate) fn keywords_of(cx: &mut Context, callee: Value, mapping: Value) -> Result {
    let dict = cx.new_dict()?.value();
    spread_keywords(cx, &[dict, mapping, callee])?;
    Ok(dict)
}

pub(crate) fn spread_keywords(cx: &mut Context, arguments: &[Value]) -> Result {
    let (dict, mapping, callee) = (dict_of(arguments[0]), arguments[1], arguments[2]);
    // Strings of a subclass stand for the plain ones.
    let plain = |cx: &mut Context, key: Value| -> Result {
        let plain = held_value(cx, key);
        if plain.cast::<Str>().is_some() { Ok(plain) } else { cx.type_error("keywords must be strings") }
    };
    crate::attributes::property_dict::bring_up_to_date(cx, mapping)?;
    if let Some(source) = cx.cast::<Dict>(mapping) {
        for (key, value) in crate::tables::entries(source) {
            let key = plain(cx, key)?;
            insert(cx, dict, key, value, callee)?;
        }
        return Ok(Value::NONE);
    }
    let keys_name = crate::names::name(cx, Name::Keys);
    let Some(keys) = crate::attributes::read::find_attribute(cx, mapping, keys_name)? else {
        let (callee, given) = (callee_text(cx, callee)?, type_name(cx, mapping));
        return cx.type_error(format!("{callee} argument after ** must be a mapping, not {given}"));
    };
    let keys = cx.call(keys, &[])?;
    let keys = crate::iteration::collect(cx, keys)?;
    for index in 0..keys.len() {
        let key = Value(keys.get(index));
        let value = crate::elements::get(cx, mapping, key)?;
        let key = plain(cx, key)?;
        insert(cx, dict, key, value, callee)?;
    }
    Ok(Value::NONE)
}

fn insert(cx: &mut Context, dict: Gc<Dict>, key: Value, value: Value, callee: Value) -> Result<()> {
    if cx.dict_contains(dict, key)? {
        let callee = callee_text(cx, callee)?;
        let keyword = crate::text::quoted(key);
        return cx.type_error(format!("{callee} got multiple values for keyword argument {keyword}"));
    }
    cx.dict_insert(dict, key, value)
}

pub(crate) fn add_keyword(cx: &mut Context, arguments: &[Value]) -> Result {
    insert(cx, dict_of(arguments[0]), arguments[1], arguments[2], arguments[3])?;
    Ok(Value::NONE)
}
