//! Intrinsics of type parameters and type aliases.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::read::find_attribute;
use crate::attributes::write;

/// What the module `typing` has under a name.
fn of_typing(cx: &mut Context, name: &str) -> Result<Option<Value>> {
    let typing = crate::imports::import(cx, "typing")?;
    let key = cx.intern(name)?.value();
    find_attribute(cx, typing, key)
}

/// A type parameter: what `typing.TypeVar` and its like make, which find out their variance themselves.
pub(super) fn type_parameter(cx: &mut Context, arguments: &[Value]) -> Result {
    let kind = crate::text::name_text(arguments[0]);
    let class = match of_typing(cx, &kind)? {
        Some(class) => class,
        None => of_typing(cx, "TypeVar")?.unwrap_or(Value::NONE),
    };
    let parameter = cx.call(class, &[arguments[1]])?;
    let key = cx.intern("__infer_variance__")?.value();
    write::set_attribute(cx, parameter, key, Value::TRUE)?;
    Ok(parameter)
}

/// `type name = value`: `value` is called when the value is asked for.
pub(super) fn type_alias(cx: &mut Context, arguments: &[Value]) -> Result {
    let class = of_typing(cx, "TypeAliasType")?.unwrap_or(Value::NONE);
    let alias = cx.call(class, &[arguments[0], Value::NONE])?;
    let key = cx.intern("_evaluate")?.value();
    write::set_attribute(cx, alias, key, arguments[1])?;
    set_type_parameters(cx, &[alias, arguments[2]])?;
    Ok(alias)
}

/// Sets `__type_params__` of what was defined.
pub(super) fn set_type_parameters(cx: &mut Context, arguments: &[Value]) -> Result {
    let key = cx.intern("__type_params__")?.value();
    write::set_attribute(cx, arguments[0], key, arguments[1])?;
    Ok(arguments[0])
}

/// The bases of a class with type parameters: also `typing.Generic` of them.
pub(super) fn generic_bases(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(generic) = of_typing(cx, "Generic")? else { return Ok(arguments[0]) };
    let parameters = match arguments[1].cast::<Tuple>() {
        Some(tuple) if tuple.len() == 1 => tuple.get(0),
        _ => arguments[1],
    };
    let generic = crate::elements::get(cx, generic, parameters)?;
    let mut bases = RootVec::new(&cx.heap);
    for &base in arguments[0].cast::<Tuple>().map_or(&[][..], |bases| bases.as_slice()) {
        if base == generic {
            return Ok(arguments[0]);
        }
        bases.push(base.0);
    }
    bases.push(generic.0);
    Ok(cx.new_tuple_from(&bases)?.value())
}
