//! Read-only views of dicts: what `type.__dict__` and `dict.keys().mapping` are. The word is the dict.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::string::StringBuilder;
use runtime::value::Value;

use super::{dict, repr};
use crate::builtin_type::BuiltinType;
use crate::calls::call_method;
use crate::define::{Members, Method, define_members, exactly, own_receiver, word};
use crate::operators::{comparison, containment};

/// The dict that is shown.
fn shown(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Gc<Dict>> {
    let object = own_receiver(cx, this, arguments)?;
    dict::receiver_of(cx, word(object, 0))
}

/// Calls the method of the same name on the dict.
fn forward(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict = shown(cx, this, arguments)?;
    let name = cx.intern_string(this.name())?;
    call_method(cx, dict.value(), name.value(), &arguments.values[1..])
}

fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict = shown(cx, this, arguments)?;
    let [_, key] = exactly(cx, this, arguments)?;
    crate::elements::get(cx, dict.value(), key)
}

fn contains(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict = shown(cx, this, arguments)?;
    let [_, key] = exactly(cx, this, arguments)?;
    containment::contains(cx, key, dict.value()).map(Value::bool)
}

fn iterate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict = shown(cx, this, arguments)?;
    crate::iteration::iterate(cx, dict.value())
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::length(shown(cx, this, arguments)?.len()))
}

fn equal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict = shown(cx, this, arguments)?;
    let [_, other] = exactly(cx, this, arguments)?;
    let is_proxy = crate::define::is_instance(cx, other, BuiltinType::MappingProxy);
    let other = if is_proxy { word(other, 0) } else { other };
    comparison::compare(cx, CompareOp::Eq, dict.value(), other)
}

fn proxy_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict = shown(cx, this, arguments)?;
    let mut builder = StringBuilder::new();
    builder.push_str("mappingproxy(");
    repr::write(cx, &mut builder, dict.value())?;
    builder.push_str(")");
    Ok(builder.finish(cx)?.value())
}

/// Defines the members of the views.
pub(super) fn define(cx: &mut Context) -> Result<()> {
    const METHODS: &[Method] = &[
        Method::new("get", forward),
        Method::new("keys", forward),
        Method::new("values", forward),
        Method::new("items", forward),
        Method::new("copy", forward),
        Method::new("__getitem__", get_item),
        Method::new("__contains__", contains),
        Method::new("__iter__", iterate),
        Method::new("__len__", length),
        Method::new("__eq__", equal),
        Method::new("__repr__", proxy_repr),
    ];
    define_members(cx, BuiltinType::MappingProxy, &Members { methods: METHODS, ..Members::EMPTY })
}
