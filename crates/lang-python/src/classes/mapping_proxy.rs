//! `mappingproxy`: a dict that cannot be changed, as `__dict__` of classes is.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::define::{Members, Method, after_receiver, define_members, exactly, own_receiver, word};

/// The word with the dict.
const DICT: usize = 0;

/// Calls the method of the dict with the same name.
fn forwarded(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let proxy = own_receiver(cx, this, arguments)?;
    let dict = word(proxy, DICT);
    let (method, receiver) = crate::attributes::read::get_method(cx, dict, this.name().value(), None)?;
    let rest = after_receiver(arguments);
    if receiver.is_unbound() {
        cx.call_with(method, rest)
    } else {
        cx.call_with_receiver(method, receiver, rest)
    }
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = exactly(cx, this, arguments)?;
    let dict = crate::text::repr_text(cx, word(proxy, DICT))?;
    Ok(cx.new_string(&format!("mappingproxy({dict})"))?.value())
}

fn equal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy, other] = exactly(cx, this, arguments)?;
    let other = if crate::define::is_instance(cx, other, BuiltinType::MappingProxy) {
        word(other, DICT)
    } else {
        other
    };
    Ok(Value::bool(crate::operators::comparison::equal(cx, word(proxy, DICT), other)?))
}

/// Defines the members of these proxies.
pub(crate) fn define(cx: &mut Context) -> Result<()> {
    const METHODS: &[Method] = &[
        Method::new("__getitem__", forwarded),
        Method::new("__contains__", forwarded),
        Method::new("__iter__", forwarded),
        Method::new("__len__", forwarded),
        Method::new("get", forwarded),
        Method::new("items", forwarded),
        Method::new("keys", forwarded),
        Method::new("values", forwarded),
        Method::new("copy", forwarded),
        Method::new("__repr__", repr),
        Method::new("__eq__", equal),
    ];
    define_members(cx, BuiltinType::MappingProxy, const { &Members { methods: METHODS, ..Members::EMPTY } })
}
