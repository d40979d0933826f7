//! The bases of classes: which go together, and which a program may give a class in place of those that it has.
//!
//! What the objects of a class start with is said by one class, its solid one: a builtin type, or a class with slots of its
//! own. The solid classes of several bases must be made from each other, as an object starts with one thing only.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{record, resolution};
use crate::builtin_type::{BuiltinType, ObjectForm};
use crate::state::{builtin_type, class_name, type_class, type_name};

/// Refuses a base that classes cannot be made from.
///
/// # Errors
/// TypeError for most types that are no open ones.
pub(super) fn check(cx: &mut Context, base: Gc<Class>) -> Result<()> {
    let Some(ty) = builtin_type(cx, base) else { return Ok(()) };
    match ty.form() {
        ObjectForm::Sealed if ty == BuiltinType::Type || has_values(ty) => Ok(()),
        ObjectForm::Sealed | ObjectForm::Words(_) | ObjectForm::DictAndWord => {
            let name = ty.name();
            cx.type_error(format!("type '{name}' is not an acceptable base type"))
        }
        _ => Ok(()),
    }
}

/// Whether objects of classes made from a type hold a value of it.
fn has_values(ty: BuiltinType) -> bool {
    use BuiltinType::{Bytes, Float, FrozenSet, Int, Str, Tuple};
    matches!(ty, Int | Float | Str | Bytes | Tuple | FrozenSet)
}

/// The builtin type whose values objects of a class with this best base hold.
pub(super) fn value_type(cx: &mut Context, best: Gc<Class>) -> Option<Gc<Class>> {
    match builtin_type(cx, best) {
        Some(ty) => has_values(ty).then_some(best),
        None => record::value_type(best),
    }
}

/// The base that says what objects start with: the first of those whose solid class is made from all others'.
///
/// # Errors
/// TypeError when objects would have to start with several things.
pub(super) fn best(cx: &mut Context, bases: &[Gc<Class>]) -> Result<Gc<Class>> {
    let mut best = bases[0];
    for &base in &bases[1..] {
        let (known, other) = (solid(cx, best), solid(cx, base));
        if cx.is_subclass(known, other) {
            continue;
        }
        if !cx.is_subclass(other, known) {
            return cx.type_error("multiple bases have instance lay-out conflict");
        }
        best = base;
    }
    Ok(best)
}

/// The class that says what objects of a class start with. Those in a resolution order are made from each other, so the
/// first is the one.
fn solid(cx: &mut Context, class: Gc<Class>) -> Gc<Class> {
    first_solid(cx, class, 0)
}

/// The solid class that a solid class of a program's is made from.
fn beneath(cx: &mut Context, class: Gc<Class>) -> Gc<Class> {
    first_solid(cx, class, 1)
}

fn first_solid(cx: &mut Context, class: Gc<Class>, start: usize) -> Gc<Class> {
    let order = cx.class(class).resolution_order.clone();
    let solid = order.into_iter().skip(start).find(|&class| is_solid(cx, class));
    solid.expect("object is solid")
}

fn is_solid(cx: &mut Context, class: Gc<Class>) -> bool {
    if record::is_programs(class) {
        return slots(class).next().is_some();
    }
    let starts_with = |cx: &Context, class| (cx.class(class).layout, cx.class(class).base_words);
    let Some(&base) = cx.class(class).bases.first() else { return true };
    starts_with(cx, class) != starts_with(cx, base)
        || builtin_type(cx, class).is_some_and(|ty| ty.form() == ObjectForm::Sealed || has_fields(ty))
}

/// Whether a builtin exception has attributes that the one that it is made from lacks.
fn has_fields(ty: BuiltinType) -> bool {
    use BuiltinType::*;
    matches!(
        ty,
        SystemExit
            | StopIteration
            | ImportError
            | AttributeError
            | NameError
            | OSError
            | SyntaxError
            | UnicodeDecodeError
            | UnicodeEncodeError
            | UnicodeTranslateError
    )
}

/// The slots of a class's own that are parts of its objects.
fn slots(class: Gc<Class>) -> impl Iterator<Item = Value> {
    let own = record::own_slots(class).iter().copied();
    own.filter(|&slot| crate::text::name_text(slot) != "__weakref__")
}

/// `class.__bases__ = bases`: the class, and what is made from it, is searched in other classes from now on. Its objects stay
/// as they are, so the bases must lay them out as those before do.
///
/// # Errors
/// TypeError when they cannot.
pub(super) fn set(cx: &mut Context, class: Gc<Class>, bases: Value) -> Result<()> {
    let name = class_name(cx, class);
    if !record::is_programs(class) {
        return cx.type_error(format!("cannot set '__bases__' attribute of immutable type '{name}'"));
    }
    if bases.is_unbound() {
        return cx.type_error(format!("cannot delete '__bases__' attribute of immutable type '{name}'"));
    }
    let Some(given) = bases.cast::<Tuple>() else {
        let given = type_name(cx, bases);
        return cx.type_error(format!("can only assign tuple to {name}.__bases__, not {given}"));
    };
    if given.len() == 0 {
        return cx.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()"));
    }
    let mut bases = Vec::with_capacity(given.len());
    for &base in given.as_slice() {
        let Some(base) = base.cast::<Class>() else {
            let given = type_name(cx, base);
            return cx.type_error(format!("{name}.__bases__ must be tuple of classes, not '{given}'"));
        };
        if cx.is_subclass(base, class) {
            return cx.type_error("a __bases__ item causes an inheritance cycle");
        }
        bases.push(base);
    }
    check_assigned(cx, class, &bases)?;
    let old = std::mem::replace(&mut cx.class_mut(class).bases, bases.clone());
    let mut orders = Vec::new();
    if let Err(thrown) = search_again(cx, class, &mut orders) {
        cx.class_mut(class).bases = old;
        for (changed, order) in orders.into_iter().rev() {
            cx.class_mut(changed).resolution_order = order;
        }
        return Err(thrown);
    }
    for base in old {
        cx.class_mut(base).subclasses.retain(|&other| other != class);
    }
    for base in bases {
        cx.class_mut(base).subclasses.push(class);
    }
    cx.invalidate_lookups();
    Ok(())
}

/// Sees to it that objects of a class are laid out by these bases as by its own, and that its class suits them.
fn check_assigned(cx: &mut Context, class: Gc<Class>, bases: &[Gc<Class>]) -> Result<()> {
    for &base in bases {
        check(cx, base)?;
    }
    let before = cx.class(class).bases.clone();
    let (old, new) = (best(cx, &before)?, best(cx, bases)?);
    let (solid_old, solid_new) = (solid(cx, old), solid(cx, new));
    let is_alike = record::is_programs(new) == record::is_programs(old)
        && is_same_layout(cx, solid_new, solid_old)
        && may_have_more(cx, bases) == may_have_more(cx, &before);
    if !is_alike {
        let what = if is_traced(cx, new) == is_traced(cx, old) { "object layout" } else { "deallocator" };
        let (new, old) = (class_name(cx, new), class_name(cx, old));
        return cx.type_error(format!("__bases__ assignment: '{new}' {what} differs from '{old}'"));
    }
    let meta = |cx: &mut Context, class| {
        record::metaclass(class).unwrap_or_else(|| type_class(cx, BuiltinType::Type))
    };
    for &base in bases {
        let (own, others) = (meta(cx, class), meta(cx, base));
        if !cx.is_subclass(own, others) {
            return cx.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
                 of all its bases",
            );
        }
    }
    Ok(())
}

/// Whether objects of two classes start with the same, so that one of them may be given the class of the other.
pub(super) fn are_laid_out_alike(cx: &mut Context, one: Gc<Class>, other: Gc<Class>) -> bool {
    let (one, other) = (solid(cx, one), solid(cx, other));
    is_same_layout(cx, one, other)
}

/// Whether two solid classes say the same: they are one, or have slots of the same names above what says the same.
fn is_same_layout(cx: &mut Context, one: Gc<Class>, other: Gc<Class>) -> bool {
    if one == other {
        return true;
    }
    let has_all = |one, other| slots(one).all(|slot| slots(other).any(|known| known == slot));
    let is_programs = record::is_programs(one) && record::is_programs(other);
    if !is_programs || !has_all(one, other) || !has_all(other, one) {
        return false;
    }
    let (one, other) = (beneath(cx, one), beneath(cx, other));
    is_same_layout(cx, one, other)
}

/// Whether these bases let objects have properties that no slots name.
fn may_have_more(cx: &Context, bases: &[Gc<Class>]) -> bool {
    let is_object = |base: Gc<Class>| cx.class(base).bases.is_empty();
    bases.iter().any(|&base| !is_object(base) && record::slots(base).is_none())
}

/// Whether CPython's collector knows the objects of a type, which have another deallocator then.
fn is_traced(cx: &mut Context, class: Gc<Class>) -> bool {
    use BuiltinType::{ByteArray, Bytes, Complex, Float, Int, Object, Str};
    !matches!(builtin_type(cx, class), Some(Object | Int | Float | Complex | Str | Bytes | ByteArray))
}

/// Finds the orders of a class and of those made from it anew; `old` gets those before.
fn search_again(
    cx: &mut Context,
    class: Gc<Class>,
    old: &mut Vec<(Gc<Class>, Vec<Gc<Class>>)>,
) -> Result<()> {
    let mut order = vec![class];
    order.extend(resolution::linearize(cx, &cx.class(class).bases.clone())?);
    old.push((class, std::mem::replace(&mut cx.class_mut(class).resolution_order, order)));
    for subclass in cx.class(class).subclasses.clone() {
        search_again(cx, subclass, old)?;
    }
    Ok(())
}
