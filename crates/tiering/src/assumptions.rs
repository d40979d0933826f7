//! What compiled code relies on without checking it, and what happens when it no longer holds.

use runtime::context::Context;
use runtime::value::Value;

use crate::installation::invalidate;
use crate::sampling::Sample;
use crate::state::TieringState;

/// The value of a cell that code takes for constant is about to change.
pub fn on_cell_change(cx: &mut Context, cell: Value) {
    for code in cx.state::<TieringState>().watchers.remove(&cell).unwrap_or_default() {
        invalidate(cx, &code);
    }
}

/// Lookups in classes may find other attributes than before.
pub fn on_lookup_change(cx: &mut Context) {
    let state = cx.state::<TieringState>();
    state.lookup_epoch += 1;
    state.sample.iter_mut().for_each(Sample::forget_lookups);
    for code in std::mem::take(&mut state.lookup_watchers) {
        invalidate(cx, &code);
    }
}

/// Code that was compiled before, and what is compiled now, took for granted what holds no more: that there is one language, or
/// that objects do not say what class they are of.
pub fn on_rules_change(cx: &mut Context) {
    let state = cx.state::<TieringState>();
    state.pending.values().for_each(|pending| pending.is_abandoned.set(true));
    for code in state.installed.values().cloned().collect::<Vec<_>>() {
        invalidate(cx, &code);
    }
}

/// The heap's limit is reached: what compiles under way name may go, and what code names that can no longer be entered,
/// unless it still runs.
pub fn on_memory_limit(cx: &Context) {
    let state = cx.state_ref::<TieringState>();
    state.pending.values().for_each(|pending| pending.is_abandoned.set(true));
    let unreachable: Vec<_> =
        state.installed.values().filter(|code| !code.is_valid.get() && !code.names_nothing.get()).collect();
    if unreachable.is_empty() {
        return;
    }
    let mut runs = vec![false; unreachable.len()];
    cx.heap.any_stack_word(|word| {
        for (code, runs) in unreachable.iter().zip(&mut runs) {
            // These addresses are passed to whoever enters and leaves the code; a return address is neither.
            let is_passed = word == code.blob.entry() as usize || word == code.blob.literal_table() as usize;
            *runs |= code.blob.contains(word) && !is_passed;
        }
        false
    });
    for (code, _) in unreachable.iter().zip(runs).filter(|(_, runs)| !runs) {
        code.names_nothing.set(true);
    }
}
