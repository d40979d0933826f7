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
    Declarations, Getter, Members, Method, after_receiver, exactly, exactly_of_own, is_instance, new_builtin,
    new_words, own_receiver, set_word, word,
};

/// Words of a parametrized type.
const ORIGIN: usize = 0;
const ARGUMENTS: usize = 1;
/// Whether it was unpacked, as in `tuple[*list[int]]`.
const IS_UNPACKED: usize = 2;
/// The word of a union: its types.
const TYPES: usize = 0;

/// `type[arguments]`.
fn class_get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, parameters] = exactly(cx, this, arguments)?;
    let parameters = match parameters.cast::<Tuple>() {
        Some(tuple) => tuple.value(),
        None => cx.new_tuple(&[parameters])?.value(),
    };
    new_builtin(cx, BuiltinType::GenericAlias, &[class, parameters, Value::FALSE])
}

/// `left | right` of types, each once; None stands for its type.
pub(crate) fn new_union(cx: &mut Context, left: Value, right: Value) -> Result {
    let mut types = RootVec::new(&cx.heap);
    for side in [left, right] {
        if is_instance(cx, side, BuiltinType::UnionType) {
            let known = word(side, TYPES).cast::<Tuple>().map_or(&[][..], |types| types.as_slice());
            for &ty in known {
                add_type(cx, &mut types, ty)?;
            }
        } else if side.is_none() {
            let none = crate::state::type_class(cx, BuiltinType::NoneType).value();
            add_type(cx, &mut types, none)?;
        } else {
            add_type(cx, &mut types, side)?;
        }
    }
    if types.as_slice().len() == 1 {
        return Ok(Value(types.as_slice()[0]));
    }
    let types = cx.new_tuple_from(&types)?;
    new_builtin(cx, BuiltinType::UnionType, &[types.value()])
}

fn add_type(cx: &mut Context, types: &mut RootVec, ty: Value) -> Result<()> {
    for place in 0..types.as_slice().len() {
        let known = Value(types.as_slice()[place]);
        if known == ty || crate::operators::comparison::equal(cx, known, ty)? {
            return Ok(());
        }
    }
    types.push(ty.0);
    Ok(())
}

/// `type | other`; plain classes need no method for it.
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
fn alias_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias, origin, parameters] = exactly_of_own(cx, this, arguments)?;
    let parameters = match parameters.cast::<Tuple>() {
        Some(tuple) => tuple.value(),
        None => cx.new_tuple(&[parameters])?.value(),
    };
    for (place, value) in [(ORIGIN, origin), (ARGUMENTS, parameters), (IS_UNPACKED, Value::FALSE)] {
        set_word(cx, alias, place, value);
    }
    Ok(Value::NONE)
}

/// A function of the module `typing`, which knows how parameters are replaced.
fn of_typing(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let typing = crate::imports::import(cx, "typing")?;
    let key = cx.intern(name)?.value();
    let function = crate::attributes::read::get_attribute(cx, typing, key)?;
    cx.call(function, arguments)
}

/// The parameters in a parametrized type or in a union.
fn parameters(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let inside = if is_instance(cx, object, BuiltinType::UnionType) { TYPES } else { ARGUMENTS };
    of_typing(cx, "_collect_parameters", &[word(object, inside)])
}

/// `list[T][int]`, `(list[T] | None)[int]`.
fn subscribed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, given] = exactly_of_own(cx, this, arguments)?;
    of_typing(cx, "_subscribed_builtin", &[object, given])
}

/// What `*tuple[int]` gives: the same type, unpacked.
fn alias_iter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly_of_own(cx, this, arguments)?;
    let class = crate::state::class_of(cx, alias);
    let unpacked = new_words(cx, class, &[word(alias, ORIGIN), word(alias, ARGUMENTS), Value::TRUE])?;
    let one = cx.new_tuple(&[unpacked])?.value();
    crate::iteration::iterate(cx, one)
}

fn is_unpacked(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly(cx, this, arguments)?;
    Ok(word(alias, IS_UNPACKED))
}

/// The elements of an unpacked tuple, none for any other type.
fn unpacked_arguments(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly(cx, this, arguments)?;
    let tuple = crate::state::type_class(cx, BuiltinType::Tuple).value();
    let is_unpacked_tuple = word(alias, IS_UNPACKED) == Value::TRUE && word(alias, ORIGIN) == tuple;
    Ok(if is_unpacked_tuple { word(alias, ARGUMENTS) } else { Value::NONE })
}

/// What a parametrized type does not have itself is looked for in its origin.
fn alias_attribute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias, key] = exactly_of_own(cx, this, arguments)?;
    crate::attributes::read::get_attribute(cx, word(alias, ORIGIN), key)
}

fn alias_instance_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, _] = exactly(cx, this, arguments)?;
    cx.type_error("isinstance() argument 2 cannot be a parameterized generic")
}

fn alias_subclass_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, _] = exactly(cx, this, arguments)?;
    cx.type_error("issubclass() argument 2 cannot be a parameterized generic")
}

fn alias_reduce(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly_of_own(cx, this, arguments)?;
    let class = crate::state::class_of(cx, alias).value();
    let given = cx.new_tuple(&[word(alias, ORIGIN), word(alias, ARGUMENTS)])?.value();
    Ok(cx.new_tuple(&[class, given])?.value())
}

/// Unions are equal if their types are, in whatever order.
fn union_eq(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = exactly_of_own(cx, this, arguments)?;
    if !is_instance(cx, b, BuiltinType::UnionType) {
        return Ok(crate::state::python(cx).not_implemented);
    }
    let (a, b) = (union_set(cx, a)?, union_set(cx, b)?);
    Ok(Value::bool(crate::operators::comparison::equal(cx, a, b)?))
}

fn union_hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union] = exactly_of_own(cx, this, arguments)?;
    let types = union_set(cx, union)?;
    let hash = crate::operators::hash::hash(cx, types)?;
    cx.new_int(hash)
}

/// The types of a union as a frozen set.
fn union_set(cx: &mut Context, union: Value) -> Result {
    let class = crate::state::type_class(cx, BuiltinType::FrozenSet).value();
    cx.call(class, &[word(union, TYPES)])
}

fn alias_hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alias] = exactly_of_own(cx, this, arguments)?;
    let origin = crate::operators::hash::hash(cx, word(alias, ORIGIN))?;
    let parameters = crate::operators::hash::hash(cx, word(alias, ARGUMENTS))?;
    cx.new_int(origin ^ parameters)
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
    let [alias] = exactly_of_own(cx, this, arguments)?;
    let origin = type_text(cx, word(alias, ORIGIN))?;
    let parameters = match texts(cx, word(alias, ARGUMENTS), ", ")? {
        none if none.is_empty() => "()".to_owned(),
        some => some,
    };
    let star = if word(alias, IS_UNPACKED) == Value::TRUE { "*" } else { "" };
    Ok(cx.new_string(&format!("{star}{origin}[{parameters}]"))?.value())
}

fn union_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union] = exactly_of_own(cx, this, arguments)?;
    let text = texts(cx, word(union, TYPES), " | ")?;
    Ok(cx.new_string(&text)?.value())
}

fn alias_call(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let alias = own_receiver(cx, this, arguments)?;
    let made = cx.call_with(word(alias, ORIGIN), after_receiver(arguments))?;
    // Objects of classes of programs know how they were asked for.
    let class = crate::state::class_of(cx, made);
    if super::record::is_programs(class) {
        let key = cx.intern("__orig_class__")?.value();
        if crate::attributes::write::set_attribute(cx, made, key, alias).is_err() {
            cx.take_exception();
        }
    }
    Ok(made)
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
    let [alias, _] = exactly_of_own(cx, this, arguments)?;
    Ok(cx.new_tuple(&[word(alias, ORIGIN)])?.value())
}

fn alias_eq(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = exactly_of_own(cx, this, arguments)?;
    if !is_instance(cx, b, BuiltinType::GenericAlias) {
        return Ok(Value::FALSE);
    }
    let same = word(a, ORIGIN) == word(b, ORIGIN)
        && word(a, IS_UNPACKED) == word(b, IS_UNPACKED)
        && crate::operators::comparison::equal(cx, word(a, ARGUMENTS), word(b, ARGUMENTS))?;
    Ok(Value::bool(same))
}

fn union_types(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union] = exactly(cx, this, arguments)?;
    Ok(word(union, TYPES))
}

fn union_instance_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union, object] = exactly_of_own(cx, this, arguments)?;
    Ok(Value::bool(check::is_instance(cx, object, word(union, TYPES))?))
}

fn union_subclass_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [union, class] = exactly_of_own(cx, this, arguments)?;
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
                    Method::new("__or__", class_or),
                    Method::new("__ror__", class_reversed_or),
                    Method::new("__mro_entries__", alias_bases),
                    Method::new("__getitem__", subscribed),
                    Method::new("__iter__", alias_iter),
                    Method::new("__getattr__", alias_attribute),
                    Method::new("__instancecheck__", alias_instance_check),
                    Method::new("__subclasscheck__", alias_subclass_check),
                    Method::new("__reduce__", alias_reduce),
                ],
                getters: &[
                    Getter::new("__origin__", alias_origin),
                    Getter::new("__args__", alias_arguments),
                    Getter::new("__parameters__", parameters),
                    Getter::new("__unpacked__", is_unpacked),
                    Getter::new("__typing_unpacked_tuple_args__", unpacked_arguments),
                ],
                init: Some(alias_init),
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
                    Method::new("__or__", class_or),
                    Method::new("__ror__", class_reversed_or),
                    Method::new("__instancecheck__", union_instance_check),
                    Method::new("__subclasscheck__", union_subclass_check),
                    Method::new("__getitem__", subscribed),
                    Method::new("__eq__", union_eq),
                    Method::new("__hash__", union_hash),
                ],
                getters: &[Getter::new("__args__", union_types), Getter::new("__parameters__", parameters)],
                ..Members::EMPTY
            }
        },
    )
}
