//! The command `updraft`: runs programs, and shows what the tiers make of them.

mod allocator;
mod arguments;
mod haxe;
mod repl;
mod report;
mod run;

use std::process::ExitCode;

fn main() -> ExitCode {
    allocator::keep_freed_memory();
    let command_line = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let code = match arguments::Arguments::read(command_line) {
        Ok(arguments) => run::run(&arguments),
        Err(error) => {
            let _ = error.print();
            // Help and version are no misuse.
            if error.use_stderr() { run::MISUSE } else { 0 }
        }
    };
    ExitCode::from(code as u8)
}
