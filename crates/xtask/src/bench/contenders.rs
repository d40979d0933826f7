//! Who runs the programs: Updraft in several modes and the peers found on `PATH`.
//!
//! A contender is a label and a way to launch a program; adding a peer is adding a line to [`PEERS`].

use std::path::{Path, PathBuf};
use std::process::Command;

use super::kernels::Kernel;
use super::languages::{Guest, assemble_scheme, main_class};
use crate::{command, target_directory};

/// One way of running the programs.
pub struct Contender {
    /// The name in tables.
    pub label: String,
    program: PathBuf,
    arguments: Vec<String>,
    launch: Launch,
    /// Whether this is Updraft in one of its modes.
    pub is_updraft: bool,
}

/// What is launched, and what must be made before.
#[derive(Clone, Copy, PartialEq)]
enum Launch {
    /// The source itself: folder and ending.
    Script(&'static str, &'static str),
    /// An executable of clang.
    C,
    /// A class file of javac.
    Java,
    /// One file of a Scheme's own definitions and the kernel: dialect, ending, the compiler that makes what is run.
    Scheme(&'static str, &'static str, Maker),
    /// Haxe: the option that names the target, or nothing for its interpreter, and the output's ending.
    Haxe(Option<&'static str>, &'static str),
    /// Updraft on a file of a language.
    Updraft(Guest),
}

/// What makes a Scheme program into what is run.
#[derive(Clone, Copy, PartialEq)]
enum Maker {
    Nothing,
    Guile,
    Gambit,
}

use Launch::{C, Haxe, Java, Scheme, Script};

/// Name, program, arguments, launch, the languages it is a peer of (none for all of them).
type Peer = (&'static str, &'static str, &'static [&'static str], Launch, &'static [Guest]);

const PEERS: &[Peer] = &[
    ("c", "clang", &[], C, &[]),
    ("python3", "python3", &[], Script("python", "py"), &[Guest::Python]),
    ("pypy3", "pypy3", &[], Script("python", "py"), &[Guest::Python]),
    ("luajit", "luajit", &[], Script("lua", "lua"), &[Guest::Python]),
    ("luajit-joff", "luajit", &["-joff"], Script("lua", "lua"), &[Guest::Python]),
    ("lua5.4", "lua5.4", &[], Script("lua", "lua"), &[Guest::Python]),
    ("node", "node", &[], Script("js", "js"), &[Guest::Python]),
    ("node-jitless", "node", &["--jitless"], Script("js", "js"), &[Guest::Python]),
    ("java", "java", &["-cp"], Java, &[Guest::Python]),
    ("chez", "chezscheme", &["--program"], Scheme("chez", "sps", Maker::Nothing), &[Guest::Scheme]),
    ("racket", "racket", &[], Scheme("racket", "rkt", Maker::Nothing), &[Guest::Scheme]),
    ("guile", "guile", &["-c"], Scheme("guile", "scm", Maker::Guile), &[Guest::Scheme]),
    ("gambit", "gsc", &[], Scheme("gambit", "scm", Maker::Gambit), &[Guest::Scheme]),
    ("gambit-int", "gsi", &[], Scheme("gambit", "scm", Maker::Nothing), &[Guest::Scheme]),
    ("haxe-interp", "haxe", &[], Haxe(None, "hx"), &[Guest::Haxe]),
    ("haxe-neko", "neko", &[], Haxe(Some("-neko"), "n"), &[Guest::Haxe]),
    ("haxe-js", "node", &[], Haxe(Some("-js"), "js"), &[Guest::Haxe]),
];

/// The flags of `benches/kernels`: floating-point arithmetic as the other languages define it.
const C_FLAGS: &[&str] = &["-O2", "-fno-math-errno", "-ffp-contract=off"];

/// The names of all peers of a language.
pub fn peer_names(guest: Guest) -> Vec<&'static str> {
    PEERS.iter().filter(|peer| is_peer_of(peer, guest)).map(|peer| peer.0).collect()
}

fn is_peer_of(peer: &Peer, guest: Guest) -> bool {
    peer.4.is_empty() || peer.4.contains(&guest)
}

/// A language's peers of a name: one, `all` of them or `none`; a peer that is not installed is left out with a notice.
pub fn peers(name: &str, guest: Guest) -> Result<Vec<Contender>, String> {
    if name == "none" {
        return Ok(Vec::new());
    }
    if name != "all" && PEERS.iter().all(|peer| peer.0 != name) {
        let known: Vec<&str> = PEERS.iter().map(|peer| peer.0).collect();
        return Err(format!("no peer `{name}`; known are {}, all, none", known.join(", ")));
    }
    let mut found = Vec::new();
    let wanted = |peer: &&Peer| is_peer_of(peer, guest) && (name == "all" || peer.0 == name);
    for (label, program, arguments, launch, _) in PEERS.iter().filter(wanted) {
        let needs = match launch {
            Java => Some("javac"),
            Haxe(_, _) => Some("haxe"),
            _ => None,
        };
        let compiler_missing = needs.is_some_and(|compiler| command::find_on_path(compiler).is_none());
        match command::find_on_path(program) {
            Some(program) if !compiler_missing => found.push(Contender {
                label: (*label).to_owned(),
                program: resolve(program, *launch),
                arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
                launch: *launch,
                is_updraft: false,
            }),
            _ => println!("{label}: not found on PATH, left out"),
        }
    }
    Ok(found)
}

/// What a launcher script stands for: version managers put one on `PATH` that takes longer than Python's start.
fn resolve(program: PathBuf, launch: Launch) -> PathBuf {
    if !matches!(launch, Script("python", _)) {
        return program;
    }
    let executable =
        command::output_of(&program.to_string_lossy(), &["-c", "import sys; print(sys.executable)"]);
    executable.map(|path| PathBuf::from(path.trim())).filter(|path| path.is_file()).unwrap_or(program)
}

/// Updraft on a language in one mode: `default`, `interpreter`, or a ladder's name.
pub fn updraft(mode: &str, guest: Guest) -> Result<Contender, String> {
    match mode {
        "default" => updraft_with("updraft".to_owned(), &[], guest),
        "interpreter" => updraft_with("updraft-int".to_owned(), &["--jit=off"], guest),
        ladder => updraft_with(format!("updraft-{ladder}"), &["--ladder", ladder], guest),
    }
}

/// Updraft with options of its command.
pub fn updraft_with(label: String, options: &[&str], guest: Guest) -> Result<Contender, String> {
    let arguments = options.iter().map(|option| (*option).to_owned()).collect();
    Ok(Contender {
        label,
        program: updraft_binary()?,
        arguments,
        launch: Launch::Updraft(guest),
        is_updraft: true,
    })
}

/// The command that is measured.
pub fn updraft_binary() -> Result<PathBuf, String> {
    let program = target_directory().join("release/updraft");
    if !program.is_file() {
        return Err(format!("{} is missing; build it with `cargo build --release`", program.display()));
    }
    Ok(program)
}

impl Contender {
    /// Makes what must be made ahead: executables, classes, programs with their preludes.
    pub fn prepare(&self, kernels: &[Kernel], scratch: &Path) -> Result<(), String> {
        let hello = self.hello_source(scratch);
        write(&hello, self.hello_text())?;
        match self.launch {
            Script(_, _) => Ok(()),
            C => {
                compile_c(&self.program, &hello, &scratch.join("hello"))?;
                for kernel in kernels {
                    if let Some(source) = kernel.source("c", "c") {
                        compile_c(&self.program, &source, &scratch.join(&kernel.name))?;
                    }
                }
                Ok(())
            }
            Java => {
                let mut javac = Command::new("javac");
                javac.arg("-d").arg(scratch).arg(&hello);
                javac.args(kernels.iter().filter_map(|kernel| kernel.source("java", "java")));
                compile(&mut javac)
            }
            Scheme(dialect, _, maker) => {
                self.make_scheme(&hello, maker)?;
                self.assemble(kernels, scratch, dialect, maker)
            }
            Launch::Updraft(Guest::Scheme) => self.assemble(kernels, scratch, "r7rs", Maker::Nothing),
            Launch::Updraft(_) | Haxe(None, _) => Ok(()),
            Haxe(Some(target), ending) => {
                let hello_output = self.folder(scratch).join(format!("hello.{ending}"));
                compile_haxe(&self.folder(scratch), "Hello", target, &hello_output)?;
                for kernel in kernels {
                    if let Some(source) = Guest::Haxe.source(kernel) {
                        let folder = source.parent().unwrap_or(Path::new("."));
                        let output = self.folder(scratch).join(format!("{}.{ending}", kernel.name));
                        compile_haxe(folder, &main_class(&kernel.name), target, &output)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Writes each kernel after its prelude, and compiles it where this Scheme does so ahead.
    fn assemble(
        &self,
        kernels: &[Kernel],
        scratch: &Path,
        dialect: &str,
        maker: Maker,
    ) -> Result<(), String> {
        for kernel in kernels {
            if let Some(source) = Guest::Scheme.source(kernel) {
                let file = self.assembled(&kernel.name, scratch);
                write(&file, &assemble_scheme(&source, dialect)?)?;
                self.make_scheme(&file, maker)?;
            }
        }
        Ok(())
    }

    fn make_scheme(&self, file: &Path, maker: Maker) -> Result<(), String> {
        match maker {
            Maker::Nothing => Ok(()),
            Maker::Guile => {
                let (source, output) = (file.display(), file.with_extension("go"));
                let program = format!(
                    "(use-modules (system base compile)) (compile-file {source:?} #:output-file {output:?})",
                    source = source.to_string()
                );
                compile(Command::new(&self.program).arg("-c").arg(program))
            }
            Maker::Gambit => compile(
                Command::new(&self.program).args(["-exe", "-o"]).arg(file.with_extension("exe")).arg(file),
            ),
        }
    }

    /// The command that runs a program, or nothing where this contender has no version of it.
    pub fn launch(&self, kernel: &Kernel, scratch: &Path) -> Option<Command> {
        let source = match self.launch {
            Script(folder, ending) => kernel.source(folder, ending)?,
            C => kernel.source("c", "c")?,
            Java => kernel.source("java", "java")?,
            Scheme(_, _, _) | Launch::Updraft(Guest::Scheme) => {
                Guest::Scheme.source(kernel)?;
                self.assembled(&kernel.name, scratch)
            }
            Haxe(_, _) => Guest::Haxe.source(kernel)?,
            Launch::Updraft(guest) => guest.source(kernel)?,
        };
        Some(self.command(&kernel.name, &source, scratch))
    }

    /// The command that runs a program that prints one line.
    pub fn launch_hello(&self, scratch: &Path) -> Command {
        self.command("hello", &self.hello_source(scratch), scratch)
    }

    fn command(&self, name: &str, source: &Path, scratch: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        match self.launch {
            C => return Command::new(scratch.join(name)),
            Scheme(_, _, Maker::Gambit) => return Command::new(source.with_extension("exe")),
            Scheme(_, _, Maker::Guile) => {
                command.arg(format!("(load-compiled \"{}\")", source.with_extension("go").display()))
            }
            Haxe(None, _) => {
                let folder = source.parent().unwrap_or(Path::new("."));
                command.arg("-cp").arg(folder).args(["-main", &main_class(name), "--interp"])
            }
            Haxe(Some(_), ending) => command.arg(self.folder(scratch).join(format!("{name}.{ending}"))),
            Java => command.arg(scratch).arg(name),
            _ => command.arg(source),
        };
        command
    }

    /// The command that runs a program and reports statistics; only Updraft has one.
    pub fn launch_with_statistics(&self, kernel: &Kernel, scratch: &Path) -> Option<Command> {
        if !self.is_updraft {
            return None;
        }
        let launch = self.launch(kernel, scratch)?;
        let (source, arguments) =
            launch.get_args().collect::<Vec<_>>().split_last().map(|(last, rest)| {
                (last.to_os_string(), rest.iter().map(|word| word.to_os_string()).collect::<Vec<_>>())
            })?;
        let mut command = Command::new(&self.program);
        command.args(arguments).arg("--stats").arg(source);
        Some(command)
    }

    /// Where this contender's own files are made.
    fn folder(&self, scratch: &Path) -> PathBuf {
        scratch.join(&self.label)
    }

    fn assembled(&self, name: &str, scratch: &Path) -> PathBuf {
        let ending = if let Scheme(_, ending, _) = self.launch { ending } else { "scm" };
        // Updraft runs the same file in all its modes.
        let folder = if self.is_updraft { scratch.join("updraft") } else { self.folder(scratch) };
        folder.join(format!("{name}.{ending}"))
    }

    fn hello_source(&self, scratch: &Path) -> PathBuf {
        match self.launch {
            Script(_, ending) => scratch.join(format!("hello.{ending}")),
            C => scratch.join("hello.c"),
            Java => scratch.join("hello.java"),
            Scheme(_, _, _) => self.assembled("hello", scratch),
            Haxe(_, _) => self.folder(scratch).join("Hello.hx"),
            Launch::Updraft(guest) => scratch.join("updraft").join(guest.hello().0),
        }
    }

    fn hello_text(&self) -> &'static str {
        match self.launch {
            Script("python", _) => Guest::Python.hello().1,
            Script("js", _) => "console.log(\"hello\");\n",
            Script(_, _) => "print(\"hello\")\n",
            C => "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n",
            Java => {
                "public class hello { public static void main(String[] a) { System.out.println(\"hello\"); } }\n"
            }
            Scheme("racket", _, _) => "#lang racket/base\n(display \"hello\")\n(newline)\n",
            Scheme("chez", _, _) => "(import (chezscheme))\n(display \"hello\")\n(newline)\n",
            Scheme(_, _, _) => "(display \"hello\")\n(newline)\n",
            Haxe(Some("-js"), _) => {
                "class Hello {\n\tstatic function main() js.Syntax.code(\"console.log('hello')\");\n}\n"
            }
            Haxe(_, _) => Guest::Haxe.hello().1,
            Launch::Updraft(guest) => guest.hello().1,
        }
    }
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

fn compile_c(clang: &Path, source: &Path, target: &Path) -> Result<(), String> {
    compile(Command::new(clang).args(C_FLAGS).arg(source).arg("-lm").arg("-o").arg(target))
}

fn compile_haxe(folder: &Path, main: &str, target: &str, output: &Path) -> Result<(), String> {
    compile(Command::new("haxe").arg("-cp").arg(folder).args(["-main", main, target]).arg(output))
}

fn compile(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{:?}: {error}", command.get_program()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}
