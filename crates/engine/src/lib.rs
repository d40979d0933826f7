//! The embedding API: engines, isolates, and running programs in them.
//!
//! An [`Engine`] holds what isolates share: the ladder of tiers, the threads that compile, the memory of machine code.
//! An [`Isolate`] is a program's world: heap, globals, stacks, limits; one thread at a time runs in it. A language is
//! a [`Frontend`]; the engine itself knows none.
//!
//! ```
//! use engine::{Config, Engine};
//!
//! let engine = Engine::new(Config::default()).unwrap();
//! let mut isolate = engine.isolate().unwrap();
//! let module = bytecode::text::parse(
//!     "module \"demo\"\nfunction main() registers 1 {\n    load_int r0, 42\n    ret r0\n}\n",
//! ).unwrap();
//! let value = isolate.run_module(module).unwrap();
//! assert_eq!(value.as_fixnum(), Some(42));
//! ```

mod backends;
mod config;
mod cpu;
mod error;
mod frontend;
mod interrupt;
mod isolate;

pub use config::{Config, Stress};
pub use cpu::TargetCpu;
pub use error::Error;
pub use frontend::{Failure, Frontend, HostMember, HostMemberKind, Interactive, ModuleScope};
pub use heap::{Collection, PauseKind};
pub use interrupt::{InterruptHandle, forget_stops};
pub use isolate::{Engine, Isolate};
pub use optimizer::pipeline::PASSES;
pub use runtime::context::Context;
pub use runtime::exception::Termination;
pub use runtime::value::Value;
pub use ssa::backend::OptLevel;
pub use tiering::compile::Dumps;
pub use tiering::control::{self, FunctionProfile};
pub use tiering::event::{Event, Listener};
pub use tiering::ladder::{BackendKind, Ladder, LadderError, Tier};
pub use tiering::profile::{self, BlockProfile, ProfileConfig};
pub use tiering::sampling::Sampling;
pub use tiering::statistics::{SharedStatistics, Statistics, TierStatistics};
