//! `mappingproxy`: a dict that cannot be changed, as `__dict__` of classes is.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::list::List;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Members, Method, after_receiver, exactly, exactly_of_own, new_builtin, own_receiver, word,
};
use crate::names::Name;
use crate::state::type_name;

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
    let [proxy] = exactly_of_own(cx, this, arguments)?;
    let dict = crate::text::repr_text(cx, word(proxy, DICT))?;
    Ok(cx.new_string(&format!("mappingproxy({dict})"))?.value())
}

fn text(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = exactly_of_own(cx, this, arguments)?;
    Ok(crate::text::str(cx, word(proxy, DICT))?.value())
}

fn equal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy, other] = exactly_of_own(cx, this, arguments)?;
    let other = mapping_of(cx, other);
    Ok(Value::bool(crate::operators::comparison::equal(cx, word(proxy, DICT), other)?))
}

fn new(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [mapping] = exactly(cx, this, after_receiver(arguments))?;
    cx.unpack_list(mapping)?;
    let is_sequence = mapping.cast::<List>().is_some() || mapping.cast::<Tuple>().is_some();
    if is_sequence || find_special(cx, mapping, Name::GetItem).is_none() {
        let given = type_name(cx, mapping);
        return cx.type_error(format!("mappingproxy() argument must be a mapping, not {given}"));
    }
    new_builtin(cx, BuiltinType::MappingProxy, &[mapping])
}

/// The mapping that a proxy is of, or the value itself.
fn mapping_of(cx: &mut Context, value: Value) -> Value {
    if crate::define::is_instance(cx, value, BuiltinType::MappingProxy) { word(value, DICT) } else { value }
}

fn combine(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy, other] = exactly(cx, this, arguments)?;
    let (left, right) = (mapping_of(cx, proxy), mapping_of(cx, other));
    crate::builtins::convert::binary(cx, BinaryOp::BitOr, left, right)
}

fn combine_behind(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy, other] = exactly(cx, this, arguments)?;
    let (left, right) = (mapping_of(cx, other), mapping_of(cx, proxy));
    crate::builtins::convert::binary(cx, BinaryOp::BitOr, left, right)
}

fn refuse_change(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<2>(cx, this, arguments)?;
    cx.type_error("'|=' is not supported by mappingproxy; use '|' instead")
}

fn hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = exactly_of_own(cx, this, arguments)?;
    let hash = crate::operators::hash::hash(cx, word(proxy, DICT))?;
    cx.new_int(hash)
}

/// Defines the members of these proxies.
pub(crate) fn define(types: &mut Declarations) {
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
        Method::new("__str__", text),
        Method::new("__eq__", equal),
        Method::new("__or__", combine),
        Method::new("__ror__", combine_behind),
        Method::new("__ior__", refuse_change),
        Method::new("__hash__", hash),
        Method::new("__reversed__", forwarded),
    ];
    let members = const { &Members { methods: METHODS, new: Some(new), ..Members::EMPTY } };
    types.add(BuiltinType::MappingProxy, members)
}
