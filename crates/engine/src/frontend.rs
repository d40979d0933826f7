//! Languages, as the engine sees them.

use bytecode::module::Module;
use runtime::context::Context;

/// A language: how its source becomes bytecode, and how a program of it is run.
pub trait Frontend: Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// Endings of its source files, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Compiles source to a verified module.
    ///
    /// # Errors
    /// What a programmer should read.
    fn compile(&self, source: &str, file: &str) -> Result<Module, String>;

    /// Runs a program on the isolate's stack: reports what it leaves uncaught as is usual for the language, and yields the
    /// process's exit code.
    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32;
}
