//! Asking for compiled code: the machine compiles what is called often by itself; these make it sooner.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::FunctionCell;
use runtime::object::closure::Closure;
use runtime::value::Value;

use super::{Native, exactly};
use crate::data::expect;

pub(super) const NATIVES: &[Native] = &[
    exactly("jit-compile", 1, |cx, a| match a[0].cast::<Closure>() {
        Some(closure) => {
            compile_soon(cx, closure.cell());
            Ok(a[0])
        }
        // What is no procedure of a program is compiled already.
        None if super::booleans::is_procedure(a[0]) => Ok(a[0]),
        None => expect::wrong(cx, "jit-compile", "a procedure", a[0]),
    }),
    exactly("%jit-threshold", 1, |cx, a| set_threshold(cx, a[0])),
    exactly("%jit-compile-hot", 1, |cx, a| compile_hot(cx, a[0])),
];

/// Whether anything is compiled in this isolate.
fn is_on(cx: &Context) -> bool {
    cx.tiering.call_countdown != u32::MAX
}

/// Has a function compiled when it is called next, unless it is compiled.
fn compile_soon(cx: &Context, cell: &FunctionCell) {
    if is_on(cx) && cell.entry.get() as usize == cx.interpreter_entry as usize {
        cell.countdown.set(1);
    }
}

/// Sets how many calls a function is interpreted; the number until now.
fn set_threshold(cx: &mut Context, value: Value) -> Result {
    let Some(calls @ 1..=0xffff_fffe) = value.as_fixnum() else {
        return expect::wrong(cx, "with-jit-threshold", "a number of calls above 0", value);
    };
    if !is_on(cx) {
        return Ok(value);
    }
    let before = cx.tiering.call_countdown;
    cx.tiering.call_countdown = calls as u32;
    for cell in &cx.functions {
        if cell.entry.get() as usize == cx.interpreter_entry as usize {
            cell.countdown.set(cell.countdown.get().min(calls as u32));
        }
    }
    Ok(Value::small(before.into()))
}

/// Has those functions compiled that were called most: all but the given share of those that were called at all.
fn compile_hot(cx: &mut Context, share: Value) -> Result {
    let share = share.as_float().or(share.as_fixnum().map(|share| share as f64));
    let Some(share) = share.filter(|share| (0.0..=1.0).contains(share)) else {
        return crate::data::error::fail(
            cx,
            "jit-compile-hot-functions: the threshold must be from 0 to 1",
            &[],
        );
    };
    if !is_on(cx) {
        return Ok(Value::ZERO);
    }
    let full = cx.tiering.call_countdown;
    let mut called: Vec<(u32, usize)> = cx
        .functions
        .iter()
        .enumerate()
        .map(|(index, cell)| (full.saturating_sub(cell.countdown.get()), index))
        .filter(|(calls, _)| *calls > 0)
        .collect();
    called.sort_unstable_by(|a, b| b.cmp(a));
    let count = ((called.len() as f64) * (1.0 - share)).ceil() as usize;
    for (_, index) in called.iter().take(count) {
        compile_soon(cx, &cx.functions[*index]);
    }
    Ok(Value::length(count))
}
