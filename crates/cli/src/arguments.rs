//! The command line.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{CommandFactory, Parser, ValueEnum};

use crate::haxe;

const EXAMPLES: &str = "\
Examples:
  updraft program.py arg1 arg2         run a program
  updraft                              type statements of Python
  updraft -c 'print(6 * 7)'            run a line of Python
  updraft -m package.module arg1       run a module of Python
  updraft --lang scheme -c '(display (* 6 7))'
  updraft --stats program.py           and tell what the tiers did
  updraft --ladder cranelift --trace=tiering,deopt program.py
  updraft --dump=ssa --dump-filter=fib program.py
  updraft run module.ubc               run a module of bytecode
  updraft -cp src -main app.Main arg1  run a class of Haxe, or a project: updraft build.hxml

Exit codes: that of the program; 1 when it fails; 2 when this command is misused.";

/// Runs programs: interpreted at once, compiled while they run.
#[derive(Debug, Parser)]
#[command(name = "updraft", version, after_help = EXAMPLES, args_override_self = true)]
pub struct Arguments {
    /// The program, `-` for standard input, or `run` and a module; then its own arguments.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILE [ARGUMENTS]")]
    pub program: Vec<String>,

    /// Run this text as a program, of Python unless --lang says otherwise.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,

    /// Run the module of this name, found as an import would find it.
    #[arg(short = 'm', value_name = "MODULE")]
    pub module: Option<String>,

    /// Type statements at a prompt, after the program has run if there is one. Without a program, that is what a terminal
    /// gets anyway.
    #[arg(short = 'i')]
    pub interactive: bool,

    /// The language of the program, whatever its file is called: python, scheme, haxe, bytecode.
    #[arg(long, value_name = "NAME")]
    pub lang: Option<String>,

    /// Whether to compile at all.
    #[arg(long, value_name = "MODE", default_value = "on")]
    pub jit: Jit,

    /// The tiers: the name of a preset, or a file with a line for each.
    #[arg(long, value_name = "NAME|FILE", default_value = "default")]
    pub ladder: String,

    /// Calls before the first tier above the interpreter, whatever the ladder says.
    #[arg(long, value_name = "N")]
    pub call_threshold: Option<u32>,

    /// Iterations of a loop before the first tier above the interpreter, whatever the ladder says.
    #[arg(long, value_name = "N")]
    pub loop_threshold: Option<u32>,

    /// Threads that compile; 0 compiles where code is asked for.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub workers: usize,

    /// For which processor code is made: native, x86-64, x86-64-v2, x86-64-v3.
    #[arg(long, value_name = "NAME", default_value = "native")]
    pub target_cpu: String,

    /// Compiles in a second at most; functions that want more are interpreted until later.
    #[arg(long, value_name = "N")]
    pub max_compiles_per_second: Option<u32>,

    /// Calls of a function between two looks whether its code is ready.
    #[arg(long, value_name = "N")]
    pub check_interval: Option<u32>,

    /// Calls and iterations of code that has met several kinds until it is first looked what it meets now; 0 for never.
    #[arg(long, value_name = "N")]
    pub sampling_interval: Option<u32>,

    /// Looking what code meets now takes one part in so many of the time at most; 0 for no limit.
    #[arg(long, value_name = "N")]
    pub sampling_share: Option<u32>,

    /// What to count and tell at the end, on standard error: calls (of each function), coverage (executions of each block,
    /// with its line), development (the same); default and production count nothing.
    #[arg(long, value_name = "PRESET", default_value = "production")]
    pub profile: String,

    /// Tell on standard error what the tiers and the heap did.
    #[arg(long)]
    pub stats: bool,

    /// Events to show on standard error as they happen.
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub trace: Vec<Trace>,

    /// What to show of the program and of compiled functions: bytecode, inlining (which calls were inlined, and why others
    /// were not), ssa, ssa:after=PASS (`build` for before all), asm; at the end, feedback: what each site has met.
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub dump: Vec<String>,

    /// Show only functions whose name contains this.
    #[arg(long, value_name = "TEXT")]
    pub dump_filter: Option<String>,

    /// Leave this optional pass of the optimizer out, with `all:` before its name all its runs; can be given more than once.
    #[arg(long, value_name = "PASS")]
    pub disable_pass: Vec<String>,

    /// List the runs of the optimizer's passes in order, each with the name of its pass, and whether it is required.
    #[arg(long)]
    pub passes: bool,

    /// Run only this many optional passes, to find the one that breaks something.
    #[arg(long, value_name = "N")]
    pub bisect_limit: Option<usize>,

    /// Make rare things common: guards (every guard fails), gc or gc=N (collect at every Nth allocation), eager (compile
    /// at once), osr (compile loops at once), samples=N (see what code meets after every N calls and iterations), ticks=N (ring every N microseconds for what runs long), plain (interpreter without fast handlers), seed=N (of string hashes).
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub stress: Vec<String>,

    /// Heap of the program at most, such as 500M or 2G.
    #[arg(long, value_name = "SIZE")]
    pub max_memory: Option<String>,

    /// Memory for machine code at most; what was compiled longest ago makes room.
    #[arg(long, value_name = "SIZE")]
    pub max_code: Option<String>,

    /// Stop the program after this many seconds.
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,

    /// Stop the program when it has called so many functions and turned so many loops; tells how many were left.
    #[arg(long, value_name = "UNITS")]
    pub fuel: Option<u64>,

    /// The program as a Haxe project, from `-cp`, `-main` and `-D`; then its own arguments.
    #[arg(skip)]
    pub project: Option<(String, Vec<String>)>,
}

/// Whether to compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Jit {
    /// As the ladder says.
    On,
    /// Interpret only.
    Off,
}

/// Kinds of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Trace {
    /// Compiles, installations, invalidations.
    Tiering,
    /// Exits of compiled code, with the reason.
    Deopt,
    /// Each collection, and their sum at the end.
    Gc,
}

/// Where the program comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Source {
    /// Text given on the command line.
    Code(String),
    /// Standard input.
    Stdin,
    /// What is typed at a prompt.
    Prompt,
    /// A file.
    File(PathBuf),
    /// A module of this name.
    Module(String),
    /// A Haxe project given by options.
    Project(String),
}

impl Arguments {
    /// Reads the command line.
    ///
    /// # Errors
    /// When it is misused; or help and version, which clap prints likewise.
    pub fn read(mut arguments: Vec<String>) -> Result<Arguments, clap::Error> {
        let project = find_project(&arguments).map(|start| haxe::project(&arguments.split_off(start)));
        separate_program(&mut arguments);
        Ok(Arguments { project, ..Arguments::try_parse_from(arguments)? })
    }

    /// The program and its own arguments.
    ///
    /// # Errors
    /// What is missing.
    pub fn source(&self) -> Result<(Source, Vec<String>), String> {
        if let Some((text, arguments)) = &self.project {
            return Ok((Source::Project(text.clone()), arguments.clone()));
        }
        if let Some(code) = &self.code {
            return Ok((Source::Code(code.clone()), self.program.clone()));
        }
        if let Some(module) = &self.module {
            return Ok((Source::Module(module.clone()), self.program.clone()));
        }
        let skip =
            (self.program.first().is_some_and(|first| first == "run") && self.program.len() > 1) as usize;
        let Some(file) = self.program.get(skip) else {
            let is_typed = self.interactive || std::io::stdin().is_terminal();
            return Ok((if is_typed { Source::Prompt } else { Source::Stdin }, Vec::new()));
        };
        if file.len() > 1 && file.starts_with('-') {
            return Err(format!(
                "unknown option '{file}'; options come before the program, `--help` lists them"
            ));
        }
        let source = if file == "-" { Source::Stdin } else { Source::File(PathBuf::from(file)) };
        Ok((source, self.program[skip + 1..].to_vec()))
    }
}

/// Separates a program that is given by `-c` or `-m` from its arguments: whatever those look like, they are not ours.
fn separate_program(arguments: &mut Vec<String>) {
    let mut index = 1;
    while let Some(argument) = arguments.get(index) {
        index += 1;
        if argument.starts_with("--") {
            index += usize::from(takes_value(argument));
            continue;
        }
        let flags = argument.strip_prefix('-').unwrap_or("").trim_start_matches('i');
        if !flags.starts_with(['c', 'm']) {
            return;
        }
        // What stands behind the letter is the text or the name.
        let text = flags[1..].to_owned();
        if !text.is_empty() {
            let end = argument.len() - text.len();
            arguments[index - 1].truncate(end);
            arguments.insert(index, text);
        }
        if index < arguments.len() {
            arguments.insert(index + 1, "--".to_owned());
        }
        return;
    }
}

/// Whether an option is one of ours that has its value in the next argument.
fn takes_value(option: &str) -> bool {
    let Some(name) = option.strip_prefix("--") else { return false };
    let command = Arguments::command();
    command.get_arguments().any(|arg| arg.get_long() == Some(name) && arg.get_action().takes_values())
}

/// Where options of Haxe's compiler begin, if they stand where the program would.
fn find_project(arguments: &[String]) -> Option<usize> {
    let mut index = 1;
    loop {
        let argument = arguments.get(index)?;
        if haxe::starts_project(argument) {
            return Some(index);
        }
        if !argument.starts_with("--") {
            return None;
        }
        index += 1 + usize::from(takes_value(argument));
    }
}

/// A number of bytes, such as `500M`.
///
/// # Errors
/// When it is none.
pub fn parse_size(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match &text[digits.len()..].to_ascii_lowercase()[..] {
        "" | "b" => 0,
        "k" | "kb" => 10,
        "m" | "mb" => 20,
        "g" | "gb" => 30,
        unit => return Err(format!("`{unit}` is no unit of memory; use K, M or G")),
    };
    let number: usize = digits.parse().map_err(|_| format!("`{text}` is no amount of memory"))?;
    number.checked_mul(1 << shift).ok_or_else(|| format!("`{text}` is more memory than there is"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(parse_size("2K"), Ok(2048));
        assert_eq!(parse_size("3gb"), Ok(3 << 30));
        assert!(
            parse_size("3x").is_err() && parse_size("M").is_err() && parse_size("99999999999999G").is_err()
        );
    }
}
