//! Classes of classes: which one makes a class, and what `type` itself does when it is called or asked for a class.
//!
//! `class C(bases, metaclass=M)` finds the most derived of `M` and the bases' metaclasses. If that is `type`, the class
//! is built at once ([`build`]); else the metaclass is called as any other object, and reaches `type.__new__` by
//! `super()`. What the statement knows and a call cannot carry (which properties its objects will have) waits in
//! [`Pending`] for the `type.__new__` that gets the namespace of the body.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{build, instance, record};
use crate::attributes::lookup::{find_cell, find_in_class};
use crate::attributes::read;
use crate::builtin_type::BuiltinType;
use crate::calls::call_special_with;
use crate::define::{Method, after_receiver};
use crate::names::{Name, name};
use crate::state::{class_of, python, told_class_of, type_class, type_name};

/// The class statement that is under way.
#[derive(Clone, Copy)]
pub(crate) struct Pending {
    /// What its body filled.
    pub namespace: Value,
    /// Names of properties that its methods set, a tuple.
    pub hints: Value,
}

impl Pending {
    /// No statement.
    pub const NONE: Pending = Pending { namespace: Value::NONE, hints: Value::NONE };
}

/// The class that makes a class with these bases: the most derived of `given` and the metaclasses of the bases.
///
/// # Errors
/// TypeError when none of them is derived from all others.
pub(crate) fn most_derived(cx: &mut Context, given: Gc<Class>, bases: &[Gc<Class>]) -> Result<Gc<Class>> {
    let mut best = given;
    for &base in bases {
        let other = class_of(cx, base.value());
        if cx.is_subclass(best, other) {
            continue;
        }
        if !cx.is_subclass(other, best) {
            return cx.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                 metaclasses of all its bases",
            );
        }
        best = other;
    }
    Ok(best)
}

/// What is called to make the class of a `class` statement: a class derived from `type`, or whatever else the
/// program gives.
///
/// # Errors
/// As [`most_derived`].
pub(crate) fn maker(cx: &mut Context, bases: &[Gc<Class>], keywords: Value) -> Result {
    let key = name(cx, Name::Metaclass);
    let given = match keywords.cast::<Dict>() {
        Some(keywords) => cx.dict_get(keywords, key)?,
        None => None,
    };
    let given = match given {
        None => type_class(cx, BuiltinType::Type),
        Some(given) => match given.cast::<Class>() {
            Some(class) if is_metaclass(cx, class) => class,
            _ => return Ok(given),
        },
    };
    Ok(most_derived(cx, given, bases)?.value())
}

/// Whether the objects of a class are classes.
pub(crate) fn is_metaclass(cx: &mut Context, class: Gc<Class>) -> bool {
    let type_class = type_class(cx, BuiltinType::Type);
    cx.is_subclass(class, type_class)
}

/// What the body of a `class` statement fills: what `__prepare__` of its metaclass says, else a new dict.
pub(crate) fn prepare(cx: &mut Context, class_name: Value, bases: Value, keywords: Value) -> Result {
    let classes = build::base_classes(cx, bases)?;
    let maker = maker(cx, &classes, keywords)?;
    if maker == type_class(cx, BuiltinType::Type).value() {
        return Ok(cx.new_dict()?.value());
    }
    let key = name(cx, Name::Prepare);
    let Some(prepare) = read::find_attribute(cx, maker, key)? else { return Ok(cx.new_dict()?.value()) };
    let bases = build::tuple_of_classes(cx, &classes, bases)?;
    let (names, values) = build::class_keywords(cx, keywords, &[class_name, bases])?;
    let namespace =
        cx.call_with(prepare, Arguments { values: values.as_slice(), keywords: names.as_slice() })?;
    if cx.cast::<Dict>(namespace).is_none()
        && crate::attributes::lookup::find_special(cx, namespace, Name::GetItem).is_none()
    {
        let (maker, given) = (crate::calls::callee_name(cx, maker)?, type_name(cx, namespace));
        return cx.type_error(format!("{maker}.__prepare__() must return a mapping, not {given}"));
    }
    Ok(namespace)
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
fn type_dunder_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let given = arguments.positionals();
    let Some(metaclass) = given.first().and_then(|metaclass| metaclass.cast::<Class>()) else {
        return cx.type_error("type.__new__(X): X is not a type object");
    };
    if !is_metaclass(cx, metaclass) {
        let metaclass = crate::state::class_name(cx, metaclass);
        return cx.type_error(format!("type.__new__({metaclass}): {metaclass} is not a subtype of type"));
    }
    match *given {
        [_, object] if arguments.keywords.is_empty() && metaclass == type_class(cx, BuiltinType::Type) => {
            Ok(told_class_of(cx, object).value())
        }
        [_, class_name, bases, namespace] => {
            new_class(cx, metaclass, class_name, bases, namespace, after_receiver(arguments))
        }
        _ => {
            let count = given.len().saturating_sub(1);
            cx.type_error(format!("type.__new__() takes exactly 3 arguments ({count} given)"))
        }
    }
}

/// A class of `metaclass`, or of one that a base has and that is more derived. `arguments` are those behind the metaclass.
pub(crate) fn new_class(
    cx: &mut Context,
    metaclass: Gc<Class>,
    class_name: Value,
    bases: Value,
    namespace: Value,
    arguments: Arguments<'_>,
) -> Result {
    if bases.cast::<Tuple>().is_none() {
        let given = type_name(cx, bases);
        return cx.type_error(format!("type.__new__() argument 2 must be tuple, not {given}"));
    }
    let Some(namespace) = cx.cast::<Dict>(namespace) else {
        let given = type_name(cx, namespace);
        return cx.type_error(format!("type.__new__() argument 3 must be dict, not {given}"));
    };
    for &base in bases.cast::<Tuple>().map_or(&[][..], |bases| bases.as_slice()) {
        if base.cast::<Class>().is_none() && build::mro_entries(cx, base)?.is_some() {
            return cx.type_error("type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    let classes = build::base_classes(cx, bases)?;
    let winner = most_derived(cx, metaclass, &classes)?;
    if winner != metaclass {
        let key = name(cx, Name::New);
        let own = type_class(cx, BuiltinType::Type);
        let plain = find_in_class(cx, own, key);
        if let Some(new) = find_in_class(cx, winner, key).filter(|&new| Some(new) != plain) {
            let new = instance::unwrap_static(cx, new);
            return cx.call_with_receiver(new, winner.value(), arguments);
        }
    }
    let pending = std::mem::replace(&mut python(cx).pending_class, Pending::NONE);
    let hints = if pending.namespace == namespace.value() { pending.hints } else { Value::NONE };
    let (names, values) = (
        cx.new_tuple(arguments.keywords)?,
        cx.new_tuple(&arguments.values[arguments.positionals().len()..])?,
    );
    let rest = Arguments { values: values.as_slice(), keywords: names.as_slice() };
    build::build(cx, winner, class_name, &classes, namespace, hints, rest)
}

/// `type.__init__`, which has nothing to do.
fn type_dunder_init(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match arguments.positionals().len() {
        2 if !arguments.keywords.is_empty() => cx.type_error("type.__init__() takes no keyword arguments"),
        2 | 4 => Ok(Value::NONE),
        _ => cx.type_error("type.__init__() takes 1 or 3 arguments"),
    }
}

/// `type.__prepare__`.
fn type_prepare(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(cx.new_dict()?.value())
}

/// Calls a class whose metaclass has a `__call__` of its own; none of Rust's for others.
pub(crate) fn call_by_metaclass(
    cx: &mut Context,
    class: Gc<Class>,
    arguments: Arguments<'_>,
) -> Result<Option<Value>> {
    match own_call(cx, class) {
        Some(call) => call_special_with(cx, call, class.value(), arguments).map(Some),
        None => Ok(None),
    }
}

/// The `__call__` that a program's metaclass of `class` defines.
pub(crate) fn own_call(cx: &mut Context, class: Gc<Class>) -> Option<Value> {
    let metaclass = record::metaclass(class)?;
    own(cx, metaclass, Name::Call)
}

/// Whether calls of a class are those of `type`. Where its metaclass gets a `__call__` later, what caches know is dropped.
pub(crate) fn calls_as_type(cx: &mut Context, class: Gc<Class>) -> bool {
    let Some(metaclass) = record::metaclass(class) else { return true };
    let key = name(cx, Name::Call);
    let type_class = type_class(cx, BuiltinType::Type);
    find_cell(cx, metaclass, key) == find_cell(cx, type_class, key)
}

/// Whether attributes of the classes of a program's metaclass are read as `type` does. Where it gets a `__getattribute__` later, what
/// caches know is dropped.
fn reads_as_type(cx: &mut Context, metaclass: Gc<Class>) -> bool {
    let key = name(cx, Name::GetAttribute);
    let type_class = type_class(cx, BuiltinType::Type);
    find_cell(cx, metaclass, key) == find_cell(cx, type_class, key)
}

/// Whether attributes of all classes are read so: all have one shape, so that sites cannot tell them apart.
pub(crate) fn all_read_as_type(cx: &mut Context) -> bool {
    (0..python(cx).metaclasses.len()).all(|index| {
        let metaclass = python(cx).metaclasses[index];
        reads_as_type(cx, metaclass)
    })
}

/// Notes that a program's metaclass has a class.
pub(super) fn note_use(cx: &mut Context, metaclass: Gc<Class>) {
    if python(cx).metaclasses.contains(&metaclass) {
        return;
    }
    python(cx).metaclasses.push(metaclass);
    if !reads_as_type(cx, metaclass) {
        cx.invalidate_lookups();
    }
}

/// What a program's metaclass has under a special name, unless it is what `type` has.
pub(crate) fn own(cx: &mut Context, metaclass: Gc<Class>, known: Name) -> Option<Value> {
    let key = name(cx, known);
    let found = find_in_class(cx, metaclass, key)?;
    let type_class = type_class(cx, BuiltinType::Type);
    (find_in_class(cx, type_class, key) != Some(found)).then_some(found)
}

/// The static methods of `type`.
pub(super) const STATIC_METHODS: &[Method] = &[Method::new("__new__", type_dunder_new)];
/// Methods of `type` that make classes.
pub(super) const INIT: runtime::native::NativeFn = type_dunder_init;
/// The class methods of `type`.
pub(super) const CLASS_METHODS: &[Method] = &[Method::new("__prepare__", type_prepare)];
