//! Updraft: a virtual machine for Python, Scheme, Haxe and languages of your own, as a library.
//!
//! Programs start at once in an interpreter and rise to native code while they run. They run in isolates, with limits that
//! hold in every tier, and see of the outside what they are given.
//!
//! ```
//! use std::time::Duration;
//! use updraft::{Engine, EngineConfig, IsolateConfig, Language};
//!
//! # fn main() -> Result<(), updraft::Error> {
//! let engine = Engine::new(EngineConfig::new())?;
//! let limits = IsolateConfig::new(Language::PYTHON).max_memory(64 << 20).time_limit(Duration::from_secs(1));
//! let mut isolate = engine.isolate(limits)?;
//!
//! // What the program may call.
//! let rules = isolate.module("rules")?;
//! rules.define(&mut isolate, "stock", |item: String| item.len() as i64)?;
//!
//! // The program.
//! rules.run(&mut isolate, "
//! def order(item, count):
//!     if count > stock(item):
//!         raise ValueError('not enough of ' + item)
//!     return {'item': item, 'left': stock(item) - count}
//! ")?;
//!
//! // What it can do is called as a function of Rust.
//! let order = rules.function(&mut isolate, "order")?;
//! let answer: std::collections::HashMap<String, updraft::Value> = order.call(&mut isolate, ("apples", 2))?;
//! assert!(matches!(answer["left"], updraft::Value::Int(4)));
//!
//! let error = order.call::<()>(&mut isolate, ("figs", 9)).unwrap_err();
//! assert_eq!(error.to_string(), "ValueError: not enough of figs");
//! # Ok(())
//! # }
//! ```
//!
//! # Concepts
//! | | what | shared | cost |
//! |---|---|---|---|
//! | [`Engine`] | tiers, threads that compile, memory of machine code | between threads, cheap to clone | one for a process |
//! | [`Isolate`] | heap, globals, stack, limits | one thread at a time; moves between them | made for each tenant or task |
//! | [`Module`] | global variables and functions | belongs to its isolate | |
//! | [`Function`], [`TypedFunction`] | what can be called | handles, for any thread to keep | a typed call converts words in place |
//! | [`Object`] | any other object, kept alive | handles, for any thread to keep | a word and a count |
//! | [`HostRef`] | an object of the host that programs use | with its isolate, and handles | a mutex, locked while it is used |
//! | [`ModuleBuilder`], [`FunctionBuilder`] | bytecode, built by API | | |
//! | [`CustomLanguage`] | a language of the embedder's own | by all isolates | there for the rest of the process |
//! | [`Serde`] | a value that serde converts | | a copy |
//!
//! What an isolate costs and calls take, limits, fuel, tiers, events and languages of your own have chapters in the book
//! (`docs/book`).
//!
//! Whatever uses an isolate takes it as `&mut`: an [`Isolate`], or in a function that a program calls, its [`Scope`].

mod builder;
mod convert;
mod engine;
mod error;
mod function;
mod host;
pub mod host_object;
mod host_state;
mod isolate;
pub mod languages;
mod members;
mod metrics;
mod module;
mod own_language;
mod scope;
#[cfg(feature = "serde")]
mod serde;
mod value;
mod watchdog;

pub use self::builder::{FunctionBuilder, FunctionId, Label, LayoutId, Local, ModuleBuilder};
pub use self::convert::{FromValue, IntoArguments, IntoValue};
pub use self::engine::{Engine, EngineConfig};
pub use self::error::{Error, GuestError, Stop};
pub use self::function::{Function, TypedFunction};
pub use self::host::{IntoHostFunction, WithScope};
pub use self::host_object::{HostObject, HostRef};
pub use self::isolate::{Canceller, Isolate, IsolateConfig};
pub use self::languages::Language;
pub use self::metrics::{Collections, Metrics};
pub use self::module::Module;
pub use self::own_language::{BinaryOp, Builtins, CompareOp, CustomLanguage, ErrorKind, UnaryOp};
pub use self::scope::{AsScope, Scope};
#[cfg(feature = "serde")]
pub use self::serde::{Serde, from_value, to_value};
pub use self::value::{Bytes, Object, Value};
pub use ::bytecode;
pub use ::bytecode::operand::Type;
pub use ::engine::{
    BlockProfile, Collection, Event, FunctionProfile, Ladder, LadderError, OptLevel, ProfileConfig,
    Statistics, TierStatistics,
};
pub use ::runtime::outside::Capability;
pub use ::updraft_derive::{HostObject, host_methods};

/// The book's code runs as well.
#[cfg(doctest)]
mod book {
    #[doc = include_str!("../../../docs/book/src/embed.md")]
    struct Embed;
    #[doc = include_str!("../../../docs/book/src/limits.md")]
    struct Limits;
    #[doc = include_str!("../../../docs/book/src/values.md")]
    struct Values;
    #[doc = include_str!("../../../docs/book/src/tiers.md")]
    struct Tiers;
    #[doc = include_str!("../../../docs/book/src/observing.md")]
    struct Observing;
    #[doc = include_str!("../../../docs/book/src/language.md")]
    struct OwnLanguage;
}
