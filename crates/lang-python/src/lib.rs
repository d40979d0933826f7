//! Python: parser, lowering to bytecode, object model, builtins.
//!
//! Start with [`language`] for what the instructions do, [`state`] for what an isolate keeps, [`define`] for how
//! builtins are declared.

pub mod builtin_type;
pub mod classes;
pub mod define;
pub mod state;
pub mod text;
