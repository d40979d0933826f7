//! Groups of exceptions: classes and functions written in Python, made when a program first mentions them.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::define::add_builtin;
use crate::imports::prelude_function;
use crate::state::{class_of, python};

static SOURCE: &str = include_str!("groups.py");

/// The builtin name of a class of groups.
pub(crate) fn is_group_name(name: &str) -> bool {
    matches!(name, "BaseExceptionGroup" | "ExceptionGroup")
}

/// Makes the classes of groups builtin names.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn define(cx: &mut Context) -> Result<()> {
    for name in ["BaseExceptionGroup", "ExceptionGroup"] {
        let class = prelude_function(cx, name, SOURCE)?;
        // While the module itself is running, its names are not bound yet.
        if !class.is_none() {
            add_builtin(cx, name, class)?;
        }
    }
    Ok(())
}

/// What a clause `except* types` handles of an exception, and what is left, as a tuple; either may be none.
pub(crate) fn match_group(cx: &mut Context, exception: Value, types: Value) -> Result {
    let function = prelude_function(cx, "match_group", SOURCE)?;
    cx.call(function, &[exception, types])
}

/// What is raised behind the clauses of a `try` with `except*`: `raised` is a list of what clauses handled and raised.
pub(crate) fn reraise_group(cx: &mut Context, exception: Value, raised: Value, rest: Value) -> Result {
    let function = prelude_function(cx, "reraise_group", SOURCE)?;
    cx.call(function, &[exception, raised, rest])
}

/// The exceptions in a group, if it is one.
pub(crate) fn parts(cx: &mut Context, exception: Value) -> Option<Gc<Tuple>> {
    cx.cast::<Throwable>(exception)?;
    let key = cx.intern("BaseExceptionGroup").ok()?.value();
    let namespace = python(cx).builtins;
    let group = cx.namespace(namespace).bound(key)?.get().cast()?;
    let class = class_of(cx, exception);
    if !cx.is_subclass(class, group) {
        return None;
    }
    let key = cx.intern("_exceptions").ok()?.value();
    let location = cx.property_location(exception, key)?;
    location.load(cx, exception).ok()?.cast()
}
