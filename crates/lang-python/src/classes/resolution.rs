//! The order in which classes are searched: the C3 linearization. A program may give a class other bases.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::record;
use crate::state::{class_name, type_name};

/// What follows a class with these bases in its resolution order.
///
/// # Errors
/// TypeError when a base appears twice or the bases' orders contradict each other.
pub(crate) fn linearize(cx: &mut Context, bases: &[Gc<Class>]) -> Result<Vec<Gc<Class>>> {
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].contains(base) {
            let name = class_name(cx, *base);
            return cx.type_error(format!("duplicate base class {name}"));
        }
    }
    let mut sequences: Vec<Vec<Gc<Class>>> =
        bases.iter().map(|&base| cx.class(base).resolution_order.clone()).collect();
    sequences.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(order);
        }
        let is_good =
            |candidate: &Gc<Class>| sequences.iter().all(|sequence| !sequence[1..].contains(candidate));
        let Some(next) = sequences.iter().map(|sequence| sequence[0]).find(|candidate| is_good(candidate))
        else {
            return inconsistent(cx, &sequences);
        };
        order.push(next);
        for sequence in &mut sequences {
            if sequence[0] == next {
                sequence.remove(0);
            }
        }
    }
}

#[cold]
fn inconsistent<T>(cx: &mut Context, sequences: &[Vec<Gc<Class>>]) -> Result<T> {
    let mut heads: Vec<Gc<Class>> = Vec::new();
    for sequence in sequences {
        if !heads.contains(&sequence[0]) {
            heads.push(sequence[0]);
        }
    }
    let names: Vec<String> = heads.into_iter().map(|class| class_name(cx, class)).collect();
    cx.type_error(format!(
        "Cannot create a consistent method resolution\norder (MRO) for bases {}",
        names.join(", ")
    ))
}

/// `class.__bases__ = bases`: the class, and what is made from it, is searched in other classes from now on. Its objects stay as they
/// are, so the bases must lay them out as those before do.
///
/// # Errors
/// TypeError when they cannot.
pub(crate) fn set_bases(cx: &mut Context, class: Gc<Class>, bases: Value) -> Result<()> {
    let name = class_name(cx, class);
    if !record::is_programs(class) {
        return cx.type_error(format!("cannot set '__bases__' attribute of immutable type '{name}'"));
    }
    if bases.is_unbound() {
        return cx.type_error(format!("cannot delete '__bases__' attribute of type '{name}'"));
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
    check_layout(cx, class, &bases)?;
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

/// Sees to it that objects of a class are laid out by these bases as by its own.
fn check_layout(cx: &mut Context, class: Gc<Class>, bases: &[Gc<Class>]) -> Result<()> {
    let old = cx.class(class).bases[0];
    let telling = |base: &&Gc<Class>| record::is_programs(**base);
    let new = bases.iter().find(telling).copied().unwrap_or(bases[0]);
    let what = if record::is_programs(new) != record::is_programs(old) {
        "deallocator"
    } else {
        let is_alike = |cx: &Context, base: Gc<Class>| {
            let (info, own) = (cx.class(base), cx.class(old));
            info.layout == own.layout
                && info.base_words == own.base_words
                && record::value_type(base) == record::value_type(old)
                && record::metaclass(base) == record::metaclass(old)
                && record::slots(base).is_none() == record::slots(old).is_none()
        };
        let is_object = |cx: &Context, base: Gc<Class>| cx.class(base).bases.is_empty();
        if bases.iter().all(|&base| is_alike(cx, base) || is_object(cx, base)) {
            return Ok(());
        }
        "object layout"
    };
    let (new, old) = (class_name(cx, new), class_name(cx, old));
    cx.type_error(format!("__bases__ assignment: '{new}' {what} differs from '{old}'"))
}

/// Finds the orders of a class and of those made from it anew; `old` gets those before.
fn search_again(
    cx: &mut Context,
    class: Gc<Class>,
    old: &mut Vec<(Gc<Class>, Vec<Gc<Class>>)>,
) -> Result<()> {
    let mut order = vec![class];
    order.extend(linearize(cx, &cx.class(class).bases.clone())?);
    old.push((class, std::mem::replace(&mut cx.class_mut(class).resolution_order, order)));
    for subclass in cx.class(class).subclasses.clone() {
        search_again(cx, subclass, old)?;
    }
    Ok(())
}
