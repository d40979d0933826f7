//! How functions rise through the tiers, and how they come down again.
//!
//! A [`ladder::Ladder`] is data: a list of tiers, each a backend with its settings and thresholds. The interpreter counts
//! and asks the hooks that [`state::install`] sets; these take a [`snapshot`], queue a job with the [`worker`]s, and
//! [`installation`] puts the finished code in place. An exit of compiled code ends in [`deopt`]; what code relies on
//! without checking is watched by [`assumptions`], and [`economy`] says how often code may be left. [`eviction`] gives its memory back.
//!
//! Invariants: only an isolate's own thread touches its cells, literals and feedback; workers see requests alone. Code
//! that may still be on the stack is never freed, only made unreachable.

pub mod assumptions;
pub mod compile;
pub mod control;
pub mod deopt;
pub mod economy;
pub mod event;
pub mod eviction;
pub mod exit_text;
pub mod feedback_text;
pub mod installation;
pub mod ladder;
pub mod policy;
pub mod profile;
pub mod runtime_functions;
pub mod sampling;
pub mod snapshot;
pub mod state;
pub mod statistics;
pub mod ticks;
pub mod worker;
