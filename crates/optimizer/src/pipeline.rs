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
    /// The name of what it does, which entries that run the same pass have in common.
    pub pass: &'static str,
    /// What it does.
    pub run: PassFn,
    /// Whether later stages rely on it; it cannot be disabled.
    pub required: bool,
    /// Entries that must come before this one.
    pub after: &'static [&'static str],
    /// The entry without whose changes it would find nothing: it runs only where that one has changed something.
    pub cause: Option<&'static str>,
}

macro_rules! pass {
    ($name:expr, $pass:ident, $after:expr) => {
        Pass {
            name: $name,
            pass: stringify!($pass),
            run: passes::$pass,
            required: false,
            after: &$after,
            cause: None,
        }
    };
}

macro_rules! required {
    ($name:expr, $pass:ident, $after:expr) => {
        Pass { required: true, ..pass!($name, $pass, $after) }
    };
}

/// A pass for what `cause` has changed.
macro_rules! pass_if {
    ($cause:expr, $name:expr, $pass:ident) => {
        Pass { cause: Some($cause), ..pass!($name, $pass, []) }
    };
}

/// The pass that leaves objects to exits; for embedders whose exits cannot make them.
pub const DEFER_ALLOCATIONS: &str = "defer_allocations";

/// All passes of the full pipeline, in order.
pub const PASSES: &[Pass] = &[
    pass!("simplify_control_flow", simplify_control_flow, []),
    pass!("simplify", simplify, []),
    // Tests in line that are asked for at once: what each way knows is then known behind it.
    pass!("simplify_control_flow_decided", simplify_control_flow, ["simplify"]),
    pass!("thread_branches", thread_branches, ["simplify"]),
    pass!("widen_counters", widen_counters, ["simplify"]),
    // Types of loop variables first: all that follows works on them.
    pass!("choose_representations", choose_representations, ["simplify"]),
    pass!("number_values", number_values, []),
    pass!("eliminate_guards", eliminate_guards, ["number_values"]),
    pass!("forward_loads", forward_loads, ["eliminate_guards"]),
    pass!("simplify_again", simplify, ["forward_loads"]),
    // Lengths are known as far as they will be. What was found once is looked for again in each of the copies.
    pass!("unroll_loops", unroll_loops, ["forward_loads"]),
    pass_if!("unroll_loops", "number_values_unrolled", number_values),
    pass_if!("unroll_loops", "eliminate_guards_unrolled", eliminate_guards),
    pass_if!("unroll_loops", "forward_loads_unrolled", forward_loads),
    pass_if!("unroll_loops", "simplify_unrolled", simplify),
    pass!("eliminate_dead_code", eliminate_dead_code, []),
    pass!(DEFER_ALLOCATIONS, defer_allocations, ["forward_loads", "eliminate_dead_code"]),
    // Values forwarded through memory and guards proved may have given more variables a type.
    pass!("choose_representations_again", choose_representations, ["forward_loads"]),
    pass!("number_values_again", number_values, ["forward_loads"]),
    pass!("eliminate_checks", eliminate_checks, ["number_values_again"]),
    pass!("simplify_control_flow_again", simplify_control_flow, ["eliminate_checks"]),
    // What the header does leaves the loop before it is copied.
    pass!("hoist_from_headers", hoist_loop_invariants, ["eliminate_checks"]),
    // The test of a loop tells ranges while it stands first; it hoists better once it stands last.
    pass!("rotate_loops", rotate_loops, ["eliminate_checks"]),
    // Finds that header and copy compute the same, which makes parameters trivial and more invariant.
    pass!("number_values_rotated", number_values, ["rotate_loops"]),
    pass!("simplify_control_flow_rotated", simplify_control_flow, ["number_values_rotated"]),
    pass!("hoist_loop_invariants", hoist_loop_invariants, ["rotate_loops"]),
    pass!("peel_repeated_calls", peel_repeated_calls, ["hoist_loop_invariants"]),
    pass!("number_values_late", number_values, ["peel_repeated_calls"]),
    pass!("eliminate_guards_late", eliminate_guards, ["number_values_late"]),
    pass!("choose_representations_late", choose_representations, ["hoist_loop_invariants"]),
    pass!("simplify_late", simplify, ["choose_representations_late"]),
    pass!("eliminate_checks_late", eliminate_checks, ["simplify_late"]),
    // Inner loops that are known by now to be entered each time leave what they need before to the loop around.
    pass!("simplify_control_flow_known", simplify_control_flow, ["eliminate_checks_late"]),
    pass!("hoist_loop_invariants_late", hoist_loop_invariants, ["simplify_control_flow_known"]),
    pass!("guard_visited_elements", guard_visited_elements, ["hoist_loop_invariants_late"]),
    pass!("strip_mine_polls", strip_mine_polls, ["guard_visited_elements"]),
    required!("remove_frame_points", remove_frame_points, ["hoist_loop_invariants"]),
    required!("keep_fuel", keep_fuel, ["remove_frame_points"]),
    pass!("simplify_control_flow_late", simplify_control_flow, ["remove_frame_points"]),
    pass!("eliminate_dead_code_late", eliminate_dead_code, ["remove_frame_points"]),
    pass!("share_frame_states", share_frame_states, ["remove_frame_points"]),
    pass!("sink_operations", sink_operations, ["eliminate_dead_code_late"]),
    pass!("order_blocks", order_blocks, ["simplify_control_flow_late"]),
];

/// What stands before the name of a pass to leave out all its runs: `all:simplify`.
const ALL_RUNS: &str = "all:";

impl Pass {
    /// Whether `name`, given to leave something out, means this entry: its own name, or its pass's behind `all:`.
    ///
    /// ```
    /// use optimizer::pipeline::PASSES;
    /// let left_out = |name: &str| PASSES.iter().filter(|entry| entry.is_meant_by(name)).count();
    /// assert_eq!(left_out("number_values"), 1);
    /// assert!(left_out("all:number_values") > 1);
    /// ```
    #[must_use]
    pub fn is_meant_by(&self, name: &str) -> bool {
        self.name == name || name.strip_prefix(ALL_RUNS) == Some(self.pass)
    }
}

/// How to run the pipeline.
#[derive(Clone, Debug, Default)]
pub struct PipelineOptions {
    /// What to leave out, see [`Pass::is_meant_by`].
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
            if left == 0 || options.disabled.iter().any(|name| pass.is_meant_by(name)) {
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
