//! The passes, one file each.

mod choose_representations;
mod defer_allocations;
mod eliminate_checks;
mod eliminate_dead_code;
mod eliminate_guards;
mod forward_loads;
mod hoist_loop_invariants;
mod keep_fuel;
mod number_values;
mod order_blocks;
mod remove_frame_points;
mod rotate_loops;
mod share_frame_states;
mod simplify;
mod simplify_control_flow;
mod sink_operations;
mod thread_branches;
mod widen_counters;

pub use choose_representations::choose_representations;
pub use defer_allocations::defer_allocations;
pub use eliminate_checks::eliminate_checks;
pub use eliminate_dead_code::eliminate_dead_code;
pub use eliminate_guards::eliminate_guards;
pub use forward_loads::forward_loads;
pub use hoist_loop_invariants::hoist_loop_invariants;
pub use keep_fuel::keep_fuel;
pub use number_values::number_values;
pub use order_blocks::order_blocks;
pub use remove_frame_points::remove_frame_points;
pub use rotate_loops::rotate_loops;
pub use share_frame_states::share_frame_states;
pub use simplify::simplify;
pub use simplify_control_flow::simplify_control_flow;
pub use sink_operations::sink_operations;
pub use thread_branches::thread_branches;
pub use widen_counters::widen_counters;
