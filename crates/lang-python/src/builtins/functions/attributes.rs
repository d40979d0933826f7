//! Functions about attributes and types.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::shared_lookup;
use runtime::value::Value;

use crate::attributes::write::attribute_name;
use crate::attributes::{module, read, write};
use crate::builtins::{reflection, sort};
use crate::calls::call_if_special;
use crate::classes::check;
use crate::define::{between, exactly};
use crate::names::{Name, name};

pub(super) fn get_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 3)?;
    let attribute = attribute_name(cx, values[1])?;
    match values.get(2) {
        None => shared_lookup::get_property(cx, cx.language(), values[0], attribute),
        Some(&default) => Ok(read::find_attribute(cx, values[0], attribute)?.unwrap_or(default)),
    }
}

pub(super) fn has_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, attribute] = exactly(cx, this, arguments)?;
    let attribute = attribute_name(cx, attribute)?;
    Ok(Value::bool(read::find_attribute(cx, object, attribute)?.is_some()))
}

pub(super) fn set_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, attribute, value] = exactly(cx, this, arguments)?;
    let attribute = attribute_name(cx, attribute)?;
    write::set_attribute(cx, object, attribute, value)?;
    Ok(Value::NONE)
}

pub(super) fn del_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, attribute] = exactly(cx, this, arguments)?;
    let attribute = attribute_name(cx, attribute)?;
    write::delete_attribute(cx, object, attribute)?;
    Ok(Value::NONE)
}

pub(super) fn callable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    Ok(Value::bool(crate::calls::is_callable(cx, object)))
}

pub(super) fn is_instance(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, types] = exactly(cx, this, arguments)?;
    check::is_instance(cx, object, types).map(Value::bool)
}

pub(super) fn is_subclass(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, types] = exactly(cx, this, arguments)?;
    check::is_subclass(cx, class, types).map(Value::bool)
}

pub(super) fn dir(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 0, 1)?;
    let Some(&object) = values.first() else {
        let variables = reflection::variables(cx)?;
        let list = crate::iteration::list_of(cx, variables)?;
        sort::sort_list(cx, list, Value::UNBOUND, Value::UNBOUND)?;
        return Ok(list.value());
    };
    let names = match own_dir(cx, object) {
        Some(own) => Some(cx.call(own, &[])?),
        None => call_if_special(cx, object, Name::Dir, &[])?,
    };
    let Some(names) = names else { return cx.type_error("object does not provide __dir__") };
    let list = crate::iteration::list_of(cx, names)?;
    sort::sort_list(cx, list, Value::UNBOUND, Value::UNBOUND)?;
    Ok(list.value())
}

/// The function by which a module tells its names, if it has one of its own.
fn own_dir(cx: &mut Context, object: Value) -> Option<Value> {
    if !module::is_module(cx, object) {
        return None;
    }
    let key = name(cx, Name::Dir);
    module::cell(cx, object, key).map(|cell| cell.get()).filter(|own| !own.is_unbound())
}

pub(super) fn vars(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 0, 1)?;
    let Some(&object) = values.first() else {
        return reflection::variables(cx);
    };
    let dict = name(cx, Name::Dict);
    match read::find_attribute(cx, object, dict)? {
        Some(dict) => Ok(dict),
        None => cx.type_error("vars() argument must have __dict__ attribute"),
    }
}
