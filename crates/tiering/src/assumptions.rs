//! What compiled code relies on without checking it, and what happens when it no longer holds.

use runtime::context::Context;
use runtime::value::Value;

use crate::installation::invalidate;
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
    for code in std::mem::take(&mut state.lookup_watchers) {
        invalidate(cx, &code);
    }
}

/// Functions of a second language are coming: code that was compiled before tells the runtime no language.
pub fn on_second_language(cx: &mut Context) {
    let state = cx.state::<TieringState>();
    for code in state.installed.values().cloned().collect::<Vec<_>>() {
        invalidate(cx, &code);
    }
}
