//! The optimizer: SSA in, better SSA out.
//!
//! A pass is a function of its file's name: `fn(&mut Function, &mut PassContext) -> Changed`. [`pipeline`] lists
//! them in order and runs them. Analyses that passes share are cached in the [`PassContext`], until a pass says
//! what it changed.
//!
//! Start with [`pipeline`]; each pass says in its header what it does, why that is sound, when it gives up and
//! what it costs.

pub mod analysis;
pub mod build;
pub mod context;
pub mod inlining;
pub mod passes;
pub mod pipeline;
pub mod request;

pub use context::{Changed, PassContext};
