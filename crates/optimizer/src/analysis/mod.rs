//! What several passes need to know, beyond the graph, dominators and loops of [`ssa`].

pub mod counters;
pub mod heap_versions;
pub mod locations;
pub mod range;
pub mod repair;
pub mod uses;
