//! Scheme (R7RS-small) as a language of the machine: reader, expander, lowering to bytecode, data, natives.
//!
//! Text becomes syntax objects ([`reader`]), these become a small core language while macros are expanded ([`expand`]),
//! and the core becomes bytecode ([`lower`]). Library procedures are natives ([`natives`]) or Scheme source that is compiled
//! when a program names it ([`prelude`]).

pub mod core;
pub mod data;
pub mod error;
pub mod expand;
pub mod language;
pub mod library;
pub mod lower;
pub mod natives;
pub mod number;
pub mod port;
pub mod prelude;
pub mod print;
pub mod reader;
mod run;

pub use run::{Compiled, compile, describe, execute, install, new_namespace, run_main};

/// Whether a name belongs to the language.
pub fn is_builtin(name: &str) -> bool {
    const PARAMETERS: [&str; 3] = ["current-input-port", "current-output-port", "current-error-port"];
    const LOWERED: [&str; 6] =
        ["%rethrow", "%call-with-list", "%call-escape", "%escape", "%call-with-continuation", "%reinstate"];
    natives::find(name).is_some()
        || prelude::defines(name)
        || PARAMETERS.contains(&name)
        || LOWERED.contains(&name)
}

/// The global variable of a program that defines a name of the language anew: one that no program can name otherwise.
pub fn redefined_name(name: &str) -> String {
    format!("{name} program")
}

/// What the lowering asks of the language.
pub(crate) fn natives_for_lowering() -> lower::Natives {
    lower::Natives {
        arity: |name| {
            let native = natives::find(name)?;
            Some((native.min.into(), native.max.map(usize::from)))
        },
    }
}

/// Stack for expanding and lowering, which recur as deep as programs nest.
const STACK_BYTES: usize = 512 << 20;

/// Runs something where it may recur deeply. When there is no memory for another stack it runs on this one.
pub(crate) fn on_large_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    let run = std::sync::Mutex::new(Some(run));
    let once = || run.lock().ok().and_then(|mut run| run.take()).map(|run| run());
    std::thread::scope(|scope| {
        match std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, once) {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => once(),
        }
    })
    .expect("it ran once")
}
