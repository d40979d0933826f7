//! `types.FunctionType(code, globals)` and `types.CellType(value)`: functions and their cells made by programs.

use std::sync::Arc;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::write::set_attribute;
use crate::attributes::{globals_dict, module, property_dict};
use crate::builtins::{code, reflection};
use crate::define::{after_receiver, exactly, parse_arguments};
use crate::names::{Name, name};
use crate::state::type_name;

/// `FunctionType(code, globals, name=None, argdefs=None, closure=None)`.
pub(super) fn function_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["code", "globals", "name", "argdefs", "closure"];
    let [code, globals, own_name, defaults, cells] =
        parse_arguments(cx, "function", after_receiver(arguments), parameters, 2, 5)?;
    if cx.cast::<Dict>(globals).is_none() {
        let given = type_name(cx, globals);
        return cx.type_error(format!("function() argument 'globals' must be dict, not {given}"));
    }
    let scope = match property_dict::owner(cx, globals) {
        Some(owner) if module::is_module(cx, owner) => owner,
        _ => globals_dict::scope(cx, globals)?,
    };
    let function = match code::function(cx, code)? {
        Some(known) => over_namespace(cx, known, module::namespace_of(scope), cells)?,
        None => {
            let Some(compiled) = code::compiled(cx, code) else {
                let given = type_name(cx, code);
                return cx.type_error(format!("function() argument 'code' must be code, not {given}"));
            };
            reflection::body(cx, compiled, scope, false)?
        }
    };
    for (known, value) in [(Name::NameAttribute, own_name), (Name::Defaults, defaults)] {
        if !value.is_unbound() && !value.is_none() {
            let key = name(cx, known);
            set_attribute(cx, function, key, value)?;
        }
    }
    Ok(function)
}

/// A function of the same code that sees other global variables and captures `cells`.
fn over_namespace(cx: &mut Context, known: Gc<Closure>, namespace: usize, cells: Value) -> Result {
    let cell = known.cell();
    let wanted = cell.function().captures.len();
    let captured: Vec<Value> = match cells.cast::<Tuple>() {
        Some(cells) => cells.as_slice().to_vec(),
        None => Vec::new(),
    };
    if captured.len() != wanted {
        let of = &cell.function().name;
        return match captured.len() {
            0 => cx.type_error("arg 5 (closure) must be tuple"),
            given => cx.value_error(format!("{of} requires closure of length {wanted}, not {given}")),
        };
    }
    if captured.iter().any(|cell| cell.cast::<Cell>().is_none()) {
        return cx.type_error("arg 5 (closure) expected cells");
    }
    let loaded = if cell.module.namespace == namespace {
        cell.module.clone()
    } else {
        let (module, source) = (Arc::clone(&cell.module.module), Arc::clone(&cell.module.source));
        let body = cx.load_made_module(module, source, cell.module.language, namespace)?;
        body.cell().module.clone()
    };
    Ok(cx.new_closure(&loaded, cell.function_index, &captured)?.value())
}

/// `CellType(contents)`.
pub(super) fn cell_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match after_receiver(arguments).positionals() {
        [] => Ok(cx.new_cell(Value::UNBOUND)?.value()),
        &[value] => Ok(cx.new_cell(value)?.value()),
        values => cx.type_error(format!("cell expected at most 1 argument, got {}", values.len())),
    }
}

/// `cell.cell_contents = value`.
pub(super) fn set_cell_contents(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let [object, value] = exactly(cx, this, arguments)?;
    let cell: Gc<Cell> = crate::define::receiver(cx, this, Arguments::positional(&[object]))?;
    cx.store_cell(cell, value);
    Ok(Value::NONE)
}
