//! The passes in order, and the runner that times, dumps and verifies them, and leaves some out on request.

use crate::context::{Changed, PassContext};
use crate::passes;
use ssa::Function;
use std::time::{Duration, Instant};

/// The type of a pass.
pub type PassFn = fn(&mut Function, &mut PassContext) -> Changed;

/// One entry of the pipeline.
#[derive(Clone, Copy, Debug)]
pub struct Pass {
    /// Name in dumps, for disabling and in filetests. A pass that runs again has a name of its own.
    pub name: &'static str,
    /// What it does.
    pub run: PassFn,
    /// Whether later stages rely on it; it cannot be disabled.
    pub required: bool,
    /// Entries that must come before this one.
    pub after: &'static [&'static str],
}

const fn pass(name: &'static str, run: PassFn, after: &'static [&'static str]) -> Pass {
    Pass { name, run, required: false, after }
}

const fn required(name: &'static str, run: PassFn, after: &'static [&'static str]) -> Pass {
    Pass { name, run, required: true, after }
}

/// All passes of the full pipeline, in order.
pub const PASSES: &[Pass] = &[
    pass("simplify_control_flow", passes::simplify_control_flow, &[]),
    pass("simplify", passes::simplify, &[]),
];

/// How to run the pipeline.
#[derive(Clone, Debug, Default)]
pub struct PipelineOptions {
    /// Names of passes to leave out.
    pub disabled: Vec<String>,
    /// How many optional passes to run at most, to find the one that breaks something by bisection.
    pub limit: Option<usize>,
    /// Verify after each pass.
    pub verify: bool,
}

impl PipelineOptions {
    /// What is usual: all passes, verified in debug builds.
    #[must_use]
    pub fn new() -> PipelineOptions {
        PipelineOptions { disabled: Vec::new(), limit: None, verify: cfg!(debug_assertions) }
    }
}

/// What one pass did.
#[derive(Clone, Copy, Debug)]
pub struct PassReport {
    /// Which pass.
    pub name: &'static str,
    /// What it changed.
    pub changed: Changed,
    /// How long it took.
    pub time: Duration,
}

/// Runs all passes over `func`. Calls `observe` after each, for dumps and statistics.
///
/// # Panics
/// When the function does not verify after a pass: a fault of that pass.
pub fn run(func: &mut Function, options: &PipelineOptions, observe: &mut dyn FnMut(&PassReport, &Function)) {
    run_passes(PASSES, func, options, observe);
}

/// Runs `passes` over `func`; see [`run`].
pub fn run_passes(
    passes: &[Pass],
    func: &mut Function,
    options: &PipelineOptions,
    observe: &mut dyn FnMut(&PassReport, &Function),
) {
    let mut cx = PassContext::new();
    let mut left = options.limit.unwrap_or(usize::MAX);
    for pass in passes {
        if !pass.required {
            if left == 0 || options.disabled.iter().any(|name| name == pass.name) {
                continue;
            }
            left -= 1;
        }
        let start = Instant::now();
        let changed = (pass.run)(func, &mut cx);
        let time = start.elapsed();
        cx.invalidate(changed);
        if options.verify
            && let Err(error) = ssa::verify::verify(func)
        {
            panic!("after pass {}: {error}\n{func}", pass.name);
        }
        observe(&PassReport { name: pass.name, changed, time }, func);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_keeps_its_own_rules() {
        for (i, pass) in PASSES.iter().enumerate() {
            assert!(
                PASSES[..i].iter().all(|earlier| earlier.name != pass.name),
                "{} is there twice",
                pass.name
            );
            for name in pass.after {
                assert!(PASSES[..i].iter().any(|p| p.name == *name), "{} comes before {name}", pass.name);
            }
        }
    }
}
