//! Tiers by hand: what an embedder asks of functions, and has done to them.

use optimizer::request::EntryPoint;
use runtime::context::Context;
use runtime::function::FunctionCell;

use crate::installation::{install_finished, invalidate};
use crate::policy;
use crate::state::TieringState;

/// What is known of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionProfile {
    /// Its name, with that of what it is in.
    pub name: String,
    /// How often it was called: exactly, if the engine counts calls; else at least, since code of the last tier does not
    /// count.
    pub calls: u64,
    /// The tier whose code calls enter; none for the interpreter.
    pub tier: Option<String>,
    /// Bytes of its machine code, that of its loops included.
    pub code_bytes: usize,
    /// Codes that were given up because speculation failed.
    pub recompiles: u32,
}

/// The functions that have been loaded, in that order.
pub fn profiles(cx: &mut Context) -> Vec<FunctionProfile> {
    (0..cx.functions.len()).map(|index| profile(cx, index as u32)).collect()
}

/// What is known of the function with this index.
pub fn profile(cx: &mut Context, index: u32) -> FunctionProfile {
    let cell = cx.function_at(index);
    let name = cell.function().qualified_name.clone();
    let counted = crate::profile::calls(cell);
    let interpreted = u64::from(cx.tiering.call_countdown.saturating_sub(cell.countdown.get()));
    if !cx.has_state::<TieringState>() {
        return FunctionProfile {
            name,
            calls: counted.unwrap_or(interpreted),
            tier: None,
            code_bytes: 0,
            recompiles: 0,
        };
    }
    let state = cx.state_ref::<TieringState>();
    let (level, recompiles) =
        state.history.get(&index).map_or((0, 0), |history| (history.level, history.recompiles));
    let tiers = &state.config.tiers;
    let calls = match (counted, level) {
        (Some(counted), _) => counted,
        (None, 0) => interpreted,
        (None, _) => {
            let before: u64 = tiers[..level].iter().map(|tier| u64::from(tier.call_threshold)).sum();
            let now =
                tiers.get(level).map_or(0, |next| next.call_threshold.saturating_sub(cell.countdown.get()));
            before + u64::from(now)
        }
    };
    let codes = state.installed.values().filter(|code| code.cell.index == index && code.is_valid.get());
    let code_bytes = codes.map(|code| code.blob.size()).sum();
    let tier = level.checked_sub(1).map(|tier| tiers[tier].name.clone());
    FunctionProfile { name, calls, tier, code_bytes, recompiles }
}

/// Compiles a function for a tier of the ladder, counted from 0, here and now; what was compiled for a higher tier gives way.
///
/// # Errors
/// Why that cannot be: nothing is compiled, there is no such tier, or the compiler declines.
pub fn optimize(cx: &mut Context, cell: &'static FunctionCell, tier: usize) -> Result<(), String> {
    if !cx.has_state::<TieringState>() {
        return Err("nothing is compiled in this isolate".to_owned());
    }
    install_finished(cx);
    let tiers = &cx.state_ref::<TieringState>().config.tiers;
    let Some(name) = tiers.get(tier).map(|tier| tier.name.clone()) else {
        return Err(format!("the ladder has {} tiers", tiers.len()));
    };
    deoptimize(cx, cell, tier);
    if policy::compile_now(cx, cell, EntryPoint::Call, tier) {
        return Ok(());
    }
    Err(format!("tier {name} declines {}", cell.function().qualified_name))
}

/// Makes calls of a function enter no code above the first `tiers` of the ladder; with 0, they enter the interpreter. It
/// may climb again.
pub fn deoptimize(cx: &mut Context, cell: &'static FunctionCell, tiers: usize) {
    if !cx.has_state::<TieringState>() {
        return;
    }
    install_finished(cx);
    let state = cx.state::<TieringState>();
    for pending in state.pending.values().filter(|pending| pending.cell.index == cell.index) {
        pending.is_abandoned.set(true);
    }
    let above: Vec<_> = state
        .installed
        .values()
        .filter(|code| code.cell.index == cell.index && code.tier >= tiers)
        .cloned()
        .collect();
    for code in above {
        invalidate(cx, &code);
    }
}
