//! Calls: of attributes found in classes, of classes, of objects with `__call__`; and how arguments meet parameters.

pub mod bind;
mod callee;
pub mod function;
mod function_type;
pub mod spread;

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::kind::{AttributeKind, attribute_kind};
use crate::attributes::lookup::find_special;
use crate::classes::descriptor::WRAPPED;
use crate::classes::instance::receiver_of;
use crate::define::{owner, word};
use crate::names::Name;
use crate::state::{class_of, type_name};
pub(crate) use callee::Callee;

/// Calls `method`, found in the class of `receiver`, on it: what `type(receiver).name.__get__(receiver)(…)` does.
///
/// # Errors
/// What the method raises.
pub fn call_special(cx: &mut Context, method: Value, receiver: Value, arguments: &[Value]) -> Result {
    // Those of a few arguments: the usual case needs no copies and no tests.
    if let Some(closure) = method.cast::<Closure>()
        && closure.cell().takes(arguments.len() + 1)
    {
        match *arguments {
            [] => return cx.invoke_from_host(closure, &[receiver]),
            [one] => return cx.invoke_from_host(closure, &[receiver, one]),
            [one, other] => return cx.invoke_from_host(closure, &[receiver, one, other]),
            _ => {}
        }
    }
    if let Some(function) = method.cast::<NativeFunction>().filter(|&method| owner(method).is_some()) {
        let receiver = receiver_of(cx, method, receiver);
        match *arguments {
            [] => return cx.call_native(function, &[receiver]),
            [one] => return cx.call_native(function, &[receiver, one]),
            [one, other] => return cx.call_native(function, &[receiver, one, other]),
            _ => {}
        }
    }
    call_special_with(cx, method, receiver, Arguments::positional(arguments))
}

/// As [`call_special`], with keywords.
///
/// # Errors
/// What the method raises.
pub fn call_special_with(
    cx: &mut Context,
    method: Value,
    receiver: Value,
    arguments: Arguments<'_>,
) -> Result {
    if method.shape() == Some(ShapeId::CLOSURE) {
        return cx.call_with_receiver(method, receiver, arguments);
    }
    match attribute_kind(cx, method) {
        AttributeKind::Function => {
            let receiver = receiver_of(cx, method, receiver);
            cx.call_with_receiver(method, receiver, arguments)
        }
        AttributeKind::StaticMethod => cx.call_with(word(method, WRAPPED), arguments),
        AttributeKind::ClassMethod => {
            let class = class_of(cx, receiver).value();
            cx.call_with_receiver(word(method, WRAPPED), class, arguments)
        }
        AttributeKind::Reader | AttributeKind::Data => {
            let class = class_of(cx, receiver).value();
            let bound = match find_special(cx, method, Name::Get) {
                Some(get) => call_special(cx, get, method, &[receiver, class])?,
                None => method,
            };
            cx.call_with(bound, arguments)
        }
        _ => cx.call_with(method, arguments),
    }
}

/// Calls the special method `name` of `object`; none of Rust's when its type has none.
///
/// # Errors
/// What the method raises.
pub fn call_if_special(
    cx: &mut Context,
    object: Value,
    name: Name,
    arguments: &[Value],
) -> Result<Option<Value>> {
    match find_special(cx, object, name) {
        Some(method) => call_special(cx, method, object, arguments).map(Some),
        None => Ok(None),
    }
}

/// Calls an attribute of an object by name, as `object.name(…)` does.
///
/// # Errors
/// When there is no such attribute, or what it raises.
pub fn call_method(cx: &mut Context, object: Value, name: Value, arguments: &[Value]) -> Result {
    let (function, receiver) = crate::attributes::read::get_method(cx, object, name, None)?;
    if receiver.is_unbound() {
        cx.call(function, arguments)
    } else {
        cx.call_with_receiver(function, receiver, Arguments::positional(arguments))
    }
}

/// Calls what is neither a closure, nor a native function, nor a bound method.
pub(crate) fn call_object(cx: &mut Context, callee: Value, arguments: Arguments<'_>) -> Result {
    if let Some(class) = callee.cast::<Class>() {
        return crate::classes::instance::call_class(cx, class, arguments);
    }
    match find_special(cx, callee, Name::Call) {
        Some(method) => call_special_with(cx, method, callee, arguments),
        None => {
            let given = type_name(cx, callee);
            cx.type_error(format!("'{given}' object is not callable"))
        }
    }
}

/// Whether `callable(object)`.
pub fn is_callable(cx: &mut Context, object: Value) -> bool {
    let is_function = matches!(
        object.shape(),
        Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD | ShapeId::CLASS)
    );
    is_function || find_special(cx, object, Name::Call).is_some()
}

/// The name of what is called, for messages.
///
/// # Errors
/// What the attributes of the callee raise.
pub fn callee_name(cx: &mut Context, callee: Value) -> Result<String> {
    let key = crate::names::name(cx, Name::NameAttribute);
    let known = crate::attributes::read::find_attribute(cx, callee, key)?;
    Ok(known.map_or_else(|| type_name(cx, callee), crate::text::name_text))
}

/// What errors about a call name: `__main__.f()`, `len()`, the text of what has no name.
///
/// # Errors
/// What the attributes or the text of the callee raise.
pub fn callee_text(cx: &mut Context, callee: Value) -> Result<String> {
    let key = crate::names::name(cx, Name::QualifiedName);
    let Some(qualified) = crate::attributes::read::find_attribute(cx, callee, key)? else {
        return Ok(crate::text::str(cx, callee)?.to_cow().into_owned());
    };
    let qualified = crate::text::name_text(qualified);
    let key = crate::names::name(cx, Name::Module);
    let module = crate::attributes::read::find_attribute(cx, callee, key)?.map(crate::text::name_text);
    Ok(match module {
        Some(module) if !module.is_empty() && module != "builtins" => format!("{module}.{qualified}()"),
        _ => format!("{qualified}()"),
    })
}
