//! Dicts that programs give to `exec` and `eval` as global variables.
//!
//! Global variables are cells of a namespace, so that code can hold on to them. A dict that code has run in hands on to a
//! module over such a namespace for good, by the methods of [`super::property_dict`]: functions that the code has left see
//! what is put into the dict, and what they assign is in it. The dict stays the object it was; only its class, which programs
//! are not told, is another one. Dicts of classes of programs keep theirs: entries go in before the code runs and come back
//! afterwards.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::module;
use crate::builtin_type::BuiltinType;
use crate::define::is_instance;
use crate::names::{Name, name};
use crate::state::{python, type_class};

/// The module that a dict hands on to.
pub(crate) fn module(cx: &mut Context, dict: Value) -> Option<Value> {
    match is_instance(cx, dict, BuiltinType::GlobalsDict) {
        true => python(cx).snippets.scopes.get(&dict).copied(),
        false => None,
    }
}

/// The module over the namespace of a dict, which hands on to it from now on if it can.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn scope(cx: &mut Context, dict: Value) -> Result {
    if let Some(&module) = python(cx).snippets.scopes.get(&dict) {
        return Ok(module);
    }
    let namespace = cx.new_namespace();
    let module_name = name(cx, Name::Main);
    let module = module::new_scope(cx, module_name, namespace)?;
    let snippets = &mut python(cx).snippets;
    snippets.scopes.insert(dict, module);
    snippets.dicts.insert(module, dict);
    if dict.shape() == Some(ShapeId::DICT) {
        let class = type_class(cx, BuiltinType::GlobalsDict);
        put_in(cx, dict.cast().expect("the shape says so"), module)?;
        cx.set_class_of_builtin(dict, class);
    }
    Ok(module)
}

/// The dict that a module's code was given as global variables.
pub(crate) fn of_scope(cx: &mut Context, module: Value) -> Option<Value> {
    python(cx).snippets.dicts.get(&module).copied()
}

/// Makes the namespace of a dict hold its entries.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn put_in(cx: &mut Context, dict: Gc<Dict>, module: Value) -> Result<()> {
    for (key, _) in module::entries(cx, module) {
        if !cx.dict_contains(dict, key)?
            && let Some(cell) = module::cell(cx, module, key)
        {
            module::remove(cx, module, key, cell);
        }
    }
    for (key, value) in crate::tables::entries(dict) {
        if let Some(key) = key.cast::<Str>() {
            let key = cx.intern_string(key)?.value();
            if module::cell(cx, module, key).map(|cell| cell.get()) != Some(value) {
                module::set(cx, module, key, value)?;
            }
        }
    }
    Ok(())
}

/// Makes a dict hold what its namespace does.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn take_out(cx: &mut Context, dict: Gc<Dict>, module: Value) -> Result<()> {
    let pending = std::mem::replace(&mut cx.exception, Value::NONE);
    for (key, value) in module::entries(cx, module) {
        if cx.dict_get(dict, key)? != Some(value) {
            cx.dict_insert(dict, key, value)?;
        }
    }
    for (key, _) in crate::tables::entries(dict) {
        if key.cast::<Str>().is_some() && module::cell(cx, module, key).is_none() {
            let interned = super::write::attribute_name(cx, key)?;
            if module::cell(cx, module, interned).is_none() {
                cx.dict_remove(dict, key)?;
            }
        }
    }
    cx.exception = pending;
    Ok(())
}
