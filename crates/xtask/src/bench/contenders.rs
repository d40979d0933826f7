//! Who runs the programs: Updraft in several modes and the peers found on `PATH`.
//!
//! A contender is a label and a way to launch a program; adding a peer is adding a line to [`PEERS`].

use std::path::{Path, PathBuf};
use std::process::Command;

use super::kernels::Kernel;
use crate::{command, target_directory};

/// One way of running the programs.
pub struct Contender {
    /// The name in tables.
    pub label: String,
    program: PathBuf,
    arguments: Vec<String>,
    language: Language,
    /// Whether this is Updraft in one of its modes.
    pub is_updraft: bool,
}

/// Which version of a program a contender runs, and how.
#[derive(Clone, Copy, PartialEq)]
enum Language {
    Python,
    Lua,
    JavaScript,
    Java,
    C,
}

/// Name, program, arguments, language; `c` and `java` name the compiler that must be there.
const PEERS: &[(&str, &str, &[&str], Language)] = &[
    ("c", "clang", &[], Language::C),
    ("python3", "python3", &[], Language::Python),
    ("pypy3", "pypy3", &[], Language::Python),
    ("luajit", "luajit", &[], Language::Lua),
    ("luajit-joff", "luajit", &["-joff"], Language::Lua),
    ("lua5.4", "lua5.4", &[], Language::Lua),
    ("node", "node", &[], Language::JavaScript),
    ("node-jitless", "node", &["--jitless"], Language::JavaScript),
    ("java", "java", &["-cp"], Language::Java),
];

/// The flags of `benches/kernels`: floating-point arithmetic as the other languages define it.
const C_FLAGS: &[&str] = &["-O2", "-fno-math-errno", "-ffp-contract=off"];

/// The peers of a name: one, `all` of them or `none`; a peer that is not installed is left out with a notice.
pub fn peers(name: &str) -> Result<Vec<Contender>, String> {
    if name == "none" {
        return Ok(Vec::new());
    }
    if name != "all" && PEERS.iter().all(|peer| peer.0 != name) {
        let known: Vec<&str> = PEERS.iter().map(|peer| peer.0).collect();
        return Err(format!("no peer `{name}`; known are {}, all, none", known.join(", ")));
    }
    let mut found = Vec::new();
    for (label, program, arguments, language) in PEERS.iter().filter(|peer| name == "all" || peer.0 == name) {
        let compiler_missing = *language == Language::Java && command::find_on_path("javac").is_none();
        match command::find_on_path(program) {
            Some(program) if !compiler_missing => found.push(Contender {
                label: (*label).to_owned(),
                program: resolve(program, *language),
                arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
                language: *language,
                is_updraft: false,
            }),
            _ => println!("{label}: not found on PATH, left out"),
        }
    }
    Ok(found)
}

/// What a launcher script stands for: version managers put one on `PATH` that takes longer than Python's start.
fn resolve(program: PathBuf, language: Language) -> PathBuf {
    if language != Language::Python {
        return program;
    }
    let executable =
        command::output_of(&program.to_string_lossy(), &["-c", "import sys; print(sys.executable)"]);
    executable.map(|path| PathBuf::from(path.trim())).filter(|path| path.is_file()).unwrap_or(program)
}

/// Updraft in one mode: `default`, `interpreter`, or a ladder's name.
pub fn updraft(mode: &str) -> Result<Contender, String> {
    let program = target_directory().join("release/updraft");
    if !program.is_file() {
        return Err(format!("{} is missing; build it with `cargo build --release`", program.display()));
    }
    let (label, arguments) = match mode {
        "default" => ("updraft".to_owned(), Vec::new()),
        "interpreter" => ("updraft-int".to_owned(), vec!["--jit=off".to_owned()]),
        ladder => (format!("updraft-{ladder}"), vec!["--ladder".to_owned(), ladder.to_owned()]),
    };
    Ok(Contender { label, program, arguments, language: Language::Python, is_updraft: true })
}

impl Contender {
    /// Compiles what must be compiled ahead.
    pub fn prepare(&self, kernels: &[Kernel], scratch: &Path) -> Result<(), String> {
        let hello = self.hello_source(scratch);
        write_hello(self.language, &hello)?;
        match self.language {
            Language::C => {
                compile_c(&self.program, &hello, &scratch.join("hello"))?;
                for kernel in kernels {
                    if let Some(source) = kernel.source("c", "c") {
                        compile_c(&self.program, &source, &scratch.join(&kernel.name))?;
                    }
                }
                Ok(())
            }
            Language::Java => {
                let mut javac = Command::new("javac");
                javac.arg("-d").arg(scratch).arg(&hello);
                javac.args(kernels.iter().filter_map(|kernel| kernel.source("java", "java")));
                compile(&mut javac)
            }
            _ => Ok(()),
        }
    }

    /// The command that runs a program, or nothing where this contender has no version of it.
    pub fn launch(&self, kernel: &Kernel, scratch: &Path) -> Option<Command> {
        let (folder, extension) = self.language.files();
        let source = kernel.source(folder, extension)?;
        Some(self.command(&kernel.name, &source, scratch))
    }

    /// The command that runs a program that prints one line.
    pub fn launch_hello(&self, scratch: &Path) -> Command {
        self.command("hello", &self.hello_source(scratch), scratch)
    }

    fn command(&self, name: &str, source: &Path, scratch: &Path) -> Command {
        if self.language == Language::C {
            return Command::new(scratch.join(name));
        }
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        match self.language {
            Language::Java => command.arg(scratch).arg(name),
            _ => command.arg(source),
        };
        command
    }

    /// The command that runs a program and reports statistics; only Updraft has one.
    pub fn launch_with_statistics(&self, kernel: &Kernel) -> Option<Command> {
        let source = kernel.source("python", "py")?;
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg("--stats").arg(source);
        self.is_updraft.then_some(command)
    }

    fn hello_source(&self, scratch: &Path) -> PathBuf {
        scratch.join(format!("hello.{}", self.language.files().1))
    }
}

impl Language {
    /// The folder under `benches/kernels` and the ending of its files.
    fn files(self) -> (&'static str, &'static str) {
        match self {
            Language::Python => ("python", "py"),
            Language::Lua => ("lua", "lua"),
            Language::JavaScript => ("js", "js"),
            Language::Java => ("java", "java"),
            Language::C => ("c", "c"),
        }
    }
}

fn write_hello(language: Language, file: &Path) -> Result<(), String> {
    let text = match language {
        Language::Python | Language::Lua => "print(\"hello\")\n",
        Language::JavaScript => "console.log(\"hello\");\n",
        Language::Java => {
            "public class hello { public static void main(String[] a) { System.out.println(\"hello\"); } }\n"
        }
        Language::C => "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n",
    };
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

fn compile_c(clang: &Path, source: &Path, target: &Path) -> Result<(), String> {
    compile(Command::new(clang).args(C_FLAGS).arg(source).arg("-lm").arg("-o").arg(target))
}

fn compile(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{:?}: {error}", command.get_program()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}
