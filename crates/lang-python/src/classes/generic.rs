//! Types as annotations write them: `list[int]`, `int | None`.

use heap::RootVec;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{check, object_type};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, exactly, is_instance, new_builtin, word,
};

/// Words of a parametrized type.
const ORIGIN: usize = 0;
const ARGUMENTS: usize = 1;
/// The word of a union: its types.
const TYPES: usize = 0;

/// `type[arguments]`.
fn class_get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, parameters] = exactly(cx, this, arguments)?;
    let parameters = match parameters.cast::<Tuple>() {
        Some(tuple) => tuple.value(),
        None => cx.new_tuple(&[parameters])?.value(),
    };
    new_builtin(cx, BuiltinType::GenericAlias, &[class, parameters])
}

/// `left | right` of types; None stands for its type.
pub(crate) fn new_union(cx: &mut Context, left: Value, right: Value) -> Result {
    let mut types = RootVec::new(&cx.heap);
    for side in [left, right] {
        if is_instance(cx, side, BuiltinType::UnionType) {
            let known = word(side, TYPES).cast::<Tuple>().map_or(&[][..], |types| types.as_slice());
            known.iter().for_each(|ty| types.push(ty.0));
        } else if side.is_none() {
            let none = crate::state::type_class(cx, BuiltinType::NoneType);
            types.push(none.value().0);
        } else if !types.as_slice().contains(&side.0) {
            types.push(side.0);
        }
    }
    let types = cx.new_tuple_from(&types)?;
    new_builtin(cx, BuiltinType::UnionType, &[types.value()])
}

/// `type | other`, of a class whose metaclass is a program's: plain classes need no method for it.
fn class_or(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [left, right] = exactly(cx, this, arguments)?;
    union_of_types(cx, left, right)
}

fn class_reversed_or(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [right, left] = exactly(cx, this, arguments)?;
    union_of_types(cx, left, right)
}

fn union_of_types(cx: &mut Context, left: Value, right: Value) -> Result {
    for side in [left, right] {
        let is_type = side.is_none()
            || side.cast::<Class>().is_some()
            || is_instance(cx, side, BuiltinType::GenericAlias)
            || is_instance(cx, side, BuiltinType::UnionType);
        if !is_type {
            return Ok(crate::state::python(cx).not_implemented);
        }
    }
    new_union(cx, left, right)
}

/// `GenericAlias(origin, arguments)`.
fn alias_new(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, origin, parameters] = exactly(cx, this, arguments)?;
    let parameters = match parameters.cast::<Tuple>() {
        Some(tuple) => tuple.value(),
        None => cx.new_tuple(&[parameters])?.value(),
    };
    new_builtin(cx, BuiltinType::GenericAlias, &[origin, parameters])
}

fn alias_hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly(cx, this, arguments)?;
    let origin = crate::operators::hash::hash(cx, word(alias, ORIGIN))?;
    let parameters = crate::operators::hash::hash(cx, word(alias, ARGUMENTS))?;
    cx.new_int(origin ^ parameters)
}

fn or(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [left, right] = exactly(cx, this, arguments)?;
    new_union(cx, left, right)
}

fn reversed_or(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [right, left] = exactly(cx, this, arguments)?;
    new_union(cx, left, right)
}

/// A type as it is written.
fn type_text(cx: &mut Context, ty: Value) -> Result<String> {
    if let Some(class) = ty.cast::<Class>() {
        let none = crate::state::type_class(cx, BuiltinType::NoneType);
        return Ok(if class == none { "None".to_owned() } else { object_type::full_name(cx, class) });
    }
    if ty == crate::state::python(cx).ellipsis {
        return Ok("...".to_owned());
    }
    crate::text::repr_text(cx, ty)
}

fn texts(cx: &mut Context, types: Value, separator: &str) -> Result<String> {
    let mut parts = Vec::new();
    for &ty in types.cast::<Tuple>().map_or(&[][..], |types| types.as_slice()) {
        parts.push(type_text(cx, ty)?);
    }
    Ok(parts.join(separator))
}

fn alias_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly(cx, this, arguments)?;
    let origin = type_text(cx, word(alias, ORIGIN))?;
    let parameters = texts(cx, word(alias, ARGUMENTS), ", ")?;
    Ok(cx.new_string(&format!("{origin}[{parameters}]"))?.value())
}

fn union_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union] = exactly(cx, this, arguments)?;
    let text = texts(cx, word(union, TYPES), " | ")?;
    Ok(cx.new_string(&text)?.value())
}

fn alias_call(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let origin = word(arguments.values[0], ORIGIN);
    cx.call_with(origin, after_receiver(arguments))
}

fn alias_origin(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly(cx, this, arguments)?;
    Ok(word(alias, ORIGIN))
}

fn alias_arguments(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly(cx, this, arguments)?;
    Ok(word(alias, ARGUMENTS))
}

fn alias_bases(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias, _] = exactly(cx, this, arguments)?;
    Ok(cx.new_tuple(&[word(alias, ORIGIN)])?.value())
}

fn alias_eq(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = exactly(cx, this, arguments)?;
    if !is_instance(cx, b, BuiltinType::GenericAlias) {
        return Ok(Value::FALSE);
    }
    let same = word(a, ORIGIN) == word(b, ORIGIN)
        && crate::operators::comparison::equal(cx, word(a, ARGUMENTS), word(b, ARGUMENTS))?;
    Ok(Value::bool(same))
}

fn union_types(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union] = exactly(cx, this, arguments)?;
    Ok(word(union, TYPES))
}

fn union_instance_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union, object] = exactly(cx, this, arguments)?;
    Ok(Value::bool(check::is_instance(cx, object, word(union, TYPES))?))
}

fn union_subclass_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union, class] = exactly(cx, this, arguments)?;
    Ok(Value::bool(check::is_subclass(cx, class, word(union, TYPES))?))
}

/// Defines parametrized types and unions.
pub(crate) fn define(types: &mut Declarations) {
    use BuiltinType::{Dict, Enumerate, FrozenSet, GenericAlias, List, Set, Tuple, Type, UnionType};
    for ty in [List, Tuple, Dict, Set, FrozenSet, Type, Enumerate] {
        let class_methods: &'static [Method] = const { &[Method::new("__class_getitem__", class_get_item)] };
        types.add(ty, &Members { class_methods, ..Members::EMPTY });
    }
    let methods: &'static [Method] =
        const { &[Method::new("__or__", class_or), Method::new("__ror__", class_reversed_or)] };
    types.add(Type, &Members { methods, ..Members::EMPTY });
    types.add(
        GenericAlias,
        const {
            &Members {
                methods: &[
                    Method::new("__repr__", alias_repr),
                    Method::new("__call__", alias_call),
                    Method::new("__eq__", alias_eq),
                    Method::new("__hash__", alias_hash),
                    Method::new("__or__", or),
                    Method::new("__ror__", reversed_or),
                    Method::new("__mro_entries__", alias_bases),
                ],
                getters: &[Getter::new("__origin__", alias_origin), Getter::new("__args__", alias_arguments)],
                new: Some(alias_new),
                ..Members::EMPTY
            }
        },
    );
    types.add(
        UnionType,
        const {
            &Members {
                methods: &[
                    Method::new("__repr__", union_repr),
                    Method::new("__or__", or),
                    Method::new("__ror__", reversed_or),
                    Method::new("__instancecheck__", union_instance_check),
                    Method::new("__subclasscheck__", union_subclass_check),
                ],
                getters: &[Getter::new("__args__", union_types)],
                ..Members::EMPTY
            }
        },
    )
}
