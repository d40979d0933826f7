//! The passes, one file each.

mod eliminate_dead_code;
mod simplify;
mod simplify_control_flow;

pub use eliminate_dead_code::eliminate_dead_code;
pub use simplify::simplify;
pub use simplify_control_flow::simplify_control_flow;
