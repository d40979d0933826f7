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
    /// The entry without whose changes it would find nothing: it runs only where that one has changed something.
    pub cause: Option<&'static str>,
}

const fn pass(name: &'static str, run: PassFn, after: &'static [&'static str]) -> Pass {
    Pass { name, run, required: false, after, cause: None }
}

const fn required(name: &'static str, run: PassFn, after: &'static [&'static str]) -> Pass {
    Pass { name, run, required: true, after, cause: None }
}

/// A pass for what `cause` has changed.
const fn pass_if(cause: &'static str, name: &'static str, run: PassFn) -> Pass {
    Pass { name, run, required: false, after: &[], cause: Some(cause) }
}

/// The pass that leaves objects to exits; for embedders whose exits cannot make them.
pub const DEFER_ALLOCATIONS: &str = "defer_allocations";

/// All passes of the full pipeline, in order.
pub const PASSES: &[Pass] = &[
    pass("simplify_control_flow", passes::simplify_control_flow, &[]),
    pass("simplify", passes::simplify, &[]),
    // Tests in line that are asked for at once: what each way knows is then known behind it.
    pass("simplify_control_flow_decided", passes::simplify_control_flow, &["simplify"]),
    pass("thread_branches", passes::thread_branches, &["simplify"]),
    pass("widen_counters", passes::widen_counters, &["simplify"]),
    // Types of loop variables first: all that follows works on them.
    pass("choose_representations", passes::choose_representations, &["simplify"]),
    pass("number_values", passes::number_values, &[]),
    pass("eliminate_guards", passes::eliminate_guards, &["number_values"]),
    pass("forward_loads", passes::forward_loads, &["eliminate_guards"]),
    pass("simplify_again", passes::simplify, &["forward_loads"]),
    // Lengths are known as far as they will be. What was found once is looked for again in each of the copies.
    pass("unroll_loops", passes::unroll_loops, &["forward_loads"]),
    pass_if("unroll_loops", "number_values_unrolled", passes::number_values),
    pass_if("unroll_loops", "eliminate_guards_unrolled", passes::eliminate_guards),
    pass_if("unroll_loops", "forward_loads_unrolled", passes::forward_loads),
    pass_if("unroll_loops", "simplify_unrolled", passes::simplify),
    pass("eliminate_dead_code", passes::eliminate_dead_code, &[]),
    pass(DEFER_ALLOCATIONS, passes::defer_allocations, &["forward_loads", "eliminate_dead_code"]),
    // Values forwarded through memory and guards proved may have given more variables a type.
    pass("choose_representations_again", passes::choose_representations, &["forward_loads"]),
    pass("number_values_again", passes::number_values, &["forward_loads"]),
    pass("eliminate_checks", passes::eliminate_checks, &["number_values_again"]),
    pass("simplify_control_flow_again", passes::simplify_control_flow, &["eliminate_checks"]),
    // What the header does leaves the loop before it is copied.
    pass("hoist_from_headers", passes::hoist_loop_invariants, &["eliminate_checks"]),
    // The test of a loop tells ranges while it stands first; it hoists better once it stands last.
    pass("rotate_loops", passes::rotate_loops, &["eliminate_checks"]),
    // Finds that header and copy compute the same, which makes parameters trivial and more invariant.
    pass("number_values_rotated", passes::number_values, &["rotate_loops"]),
    pass("simplify_control_flow_rotated", passes::simplify_control_flow, &["number_values_rotated"]),
    pass("hoist_loop_invariants", passes::hoist_loop_invariants, &["rotate_loops"]),
    pass("number_values_late", passes::number_values, &["hoist_loop_invariants"]),
    pass("eliminate_guards_late", passes::eliminate_guards, &["number_values_late"]),
    pass("choose_representations_late", passes::choose_representations, &["hoist_loop_invariants"]),
    pass("simplify_late", passes::simplify, &["choose_representations_late"]),
    pass("eliminate_checks_late", passes::eliminate_checks, &["simplify_late"]),
    // Inner loops that are known by now to be entered each time leave what they need before to the loop around.
    pass("simplify_control_flow_known", passes::simplify_control_flow, &["eliminate_checks_late"]),
    pass("hoist_loop_invariants_late", passes::hoist_loop_invariants, &["simplify_control_flow_known"]),
    pass("guard_visited_elements", passes::guard_visited_elements, &["hoist_loop_invariants_late"]),
    pass("strip_mine_polls", passes::strip_mine_polls, &["guard_visited_elements"]),
    required("remove_frame_points", passes::remove_frame_points, &["hoist_loop_invariants"]),
    required("keep_fuel", passes::keep_fuel, &["remove_frame_points"]),
    pass("simplify_control_flow_late", passes::simplify_control_flow, &["remove_frame_points"]),
    pass("eliminate_dead_code_late", passes::eliminate_dead_code, &["remove_frame_points"]),
    pass("share_frame_states", passes::share_frame_states, &["remove_frame_points"]),
    pass("sink_operations", passes::sink_operations, &["eliminate_dead_code_late"]),
    pass("order_blocks", passes::order_blocks, &["simplify_control_flow_late"]),
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
    let mut cx = PassContext::new();
    let mut left = options.limit.unwrap_or(usize::MAX);
    let mut changing: Vec<&'static str> = Vec::new();
    for pass in PASSES {
        if pass.cause.is_some_and(|cause| !changing.contains(&cause)) {
            continue;
        }
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
        if changed != Changed::Nothing {
            changing.push(pass.name);
        }
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
            let earlier = |name: &str| PASSES[..i].iter().any(|other| other.name == name);
            assert!(!earlier(pass.name), "{} is there twice", pass.name);
            for name in pass.after.iter().chain(&pass.cause) {
                assert!(earlier(name), "{} comes before {name}", pass.name);
            }
        }
    }
}
