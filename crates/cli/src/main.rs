//! The command `updraft`: runs programs, and shows what the tiers make of them.

mod arguments;
mod haxe;
mod python;
mod report;
mod run;
mod scheme;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let code = match arguments::Arguments::try_parse() {
        Ok(arguments) => run::run(&arguments),
        Err(error) => {
            let _ = error.print();
            // Help and version are no misuse.
            if error.use_stderr() { run::MISUSE } else { 0 }
        }
    };
    ExitCode::from(code as u8)
}
