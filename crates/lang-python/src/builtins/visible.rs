//! The names that all programs see: types, functions, a few values. Most programs use few of them, so a name gets its cell
//! in the namespace of builtins when it is first looked for.

use std::collections::HashMap;
use std::sync::OnceLock;

use runtime::context::Context;
use runtime::value::Value;

use super::functions::FUNCTIONS;
use crate::builtin_type::BuiltinType;
use crate::define::{Method, add_builtin, new_function};
use crate::exceptions::groups;
use crate::state::{python, type_class};

/// The name under which modules see the module of builtin names.
const MODULE: &str = "__builtins__";

/// What a name stands for.
#[derive(Clone, Copy)]
enum Builtin {
    Type(BuiltinType),
    Function(&'static Method),
    NotImplemented,
    Ellipsis,
    Value(Value),
    ModuleName,
    Module,
}

/// All names but those of the groups of exceptions, which are classes of a module.
fn names() -> &'static HashMap<&'static str, Builtin> {
    static NAMES: OnceLock<HashMap<&'static str, Builtin>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let types = BuiltinType::ALL.iter().filter(|ty| ty.module() == "builtins");
        let mut names: HashMap<_, _> = types.map(|&ty| (ty.name(), Builtin::Type(ty))).collect();
        names.extend(FUNCTIONS.iter().map(|function| (function.name, Builtin::Function(function))));
        names.extend([
            ("IOError", Builtin::Type(BuiltinType::OSError)),
            ("EnvironmentError", Builtin::Type(BuiltinType::OSError)),
            ("NotImplemented", Builtin::NotImplemented),
            ("Ellipsis", Builtin::Ellipsis),
            ("__debug__", Builtin::Value(Value::TRUE)),
            ("True", Builtin::Value(Value::TRUE)),
            ("False", Builtin::Value(Value::FALSE)),
            ("None", Builtin::Value(Value::NONE)),
            ("__name__", Builtin::ModuleName),
            (MODULE, Builtin::Module),
        ]);
        names
    })
}

/// The value of a name, whatever programs have made of it.
fn original(cx: &mut Context, name: &str) -> Option<Value> {
    Some(match *names().get(name)? {
        Builtin::Type(ty) => type_class(cx, ty).value(),
        Builtin::Function(method) => return function(cx, method),
        Builtin::NotImplemented => python(cx).not_implemented,
        Builtin::Ellipsis => python(cx).ellipsis,
        Builtin::Value(value) => value,
        Builtin::Module => crate::imports::import(cx, "builtins").ok()?,
        Builtin::ModuleName => cx.with_reserve(|cx| cx.intern("builtins")).ok()?.value(),
    })
}

/// The object of a builtin function: always the same.
fn function(cx: &mut Context, method: &'static Method) -> Option<Value> {
    if let Some(&(_, known)) = python(cx).functions.iter().find(|(name, _)| *name == method.name) {
        return Some(known);
    }
    let function = cx.with_reserve(|cx| new_function(cx, method)).ok()?;
    python(cx).functions.push((method.name, function));
    Some(function)
}

/// The builtin type or function of this name, whatever the name has come to stand for.
pub(crate) fn type_or_function(cx: &mut Context, name: &str) -> Option<Value> {
    match names().get(name)? {
        Builtin::Type(_) | Builtin::Function(_) => original(cx, name),
        _ => None,
    }
}

/// The value of an interned name in the namespace of builtins.
pub(crate) fn find(cx: &mut Context, name: Value) -> Option<Value> {
    let builtins = python(cx).builtins;
    if let Some(cell) = cx.namespace(builtins).cell(name) {
        return cell.is_own().then(|| cell.get());
    }
    let text = crate::text::name_text(name);
    if groups::is_group_name(&text) {
        groups::define(cx).ok()?;
        return cx.namespace(builtins).bound(name).map(|cell| cell.get());
    }
    let value = original(cx, &text)?;
    if text == MODULE {
        // Modules see it, but it has no such attribute itself.
        return Some(value);
    }
    cx.with_reserve(|cx| add_builtin(cx, &text, value)).ok()?;
    Some(value)
}

/// Gives all names their cells: for who wants to see the namespace itself.
pub(crate) fn add_all(cx: &mut Context) {
    let mut all: Vec<&str> = names().keys().copied().collect();
    all.sort_unstable();
    for name in all.into_iter().filter(|&name| name != MODULE) {
        if let Ok(name) = cx.with_reserve(|cx| cx.intern(name)) {
            find(cx, name.value());
        }
    }
}
