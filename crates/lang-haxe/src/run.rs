//! Compiling a program, setting Haxe up in an isolate, running the program.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use runtime::context::Context;
use runtime::exception::Result;

use crate::diagnostic::Severity;
use crate::hxml;
use crate::language::{HAXE, RECURSION_LIMIT, errors, state};
use crate::lexer::Defines;
use crate::lower::{Lowered, lower};
use crate::modules::{Loader, ModulePath};
use crate::typer;

/// Exit code of a program that did not compile, or ended with an uncaught exception.
const FAILED: i32 = 1;

/// What is to be compiled.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// Where modules are looked for.
    pub class_paths: Vec<PathBuf>,
    /// The module with `main`.
    pub main: String,
    /// What stands after `-D`.
    pub defines: Vec<String>,
    /// The text of the main module, if it is not to be read from a file; and its name in messages.
    pub text: Option<(String, String)>,
    /// Arguments that the project gives the program.
    pub args: Vec<String>,
    /// Whether an embedder runs it: static methods of its own modules are globals, functions of its own extern classes are
    /// found among the globals, and it needs no `main`.
    pub is_library: bool,
}

impl Program {
    /// The program that a file is: a `.hxml`, or a module with `main` whose folder is the class path.
    ///
    /// # Errors
    /// What is wrong in the `.hxml`.
    pub fn of_file(file: &str, text: &str) -> std::result::Result<Program, String> {
        let path = Path::new(file);
        if path.extension().is_some_and(|extension| extension == "hxml") {
            let project = hxml::parse(path, text).map_err(|error| error.to_string())?;
            let Some(main) = project.main else { return Err(format!("{file}: no -main is given")) };
            let (class_paths, defines) = (project.class_paths, project.defines);
            return Ok(Program { class_paths, main, defines, args: project.args, ..Program::default() });
        }
        let main = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let main = main.filter(|_| !file.starts_with('<')).unwrap_or_else(|| "Main".to_owned());
        let folder = path.parent().filter(|_| !file.starts_with('<')).unwrap_or(Path::new("."));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let text = Some((file.to_owned(), text.to_owned()));
        Ok(Program { class_paths: vec![folder.to_owned()], main, text, ..Program::default() })
    }
}

/// Compiles a program. What is to be printed but is no error, such as warnings, comes with it.
///
/// # Errors
/// What the compiler says of the program.
pub fn compile(program: &Program) -> std::result::Result<(Lowered, String), String> {
    let mut defines = Defines::default();
    for define in &program.defines {
        defines.set_flag(define);
    }
    let mut loader = Loader::new(program.class_paths.clone(), defines);
    if let Some((file, text)) = &program.text {
        loader.add_text(&ModulePath::parse(&program.main), file, text);
    }
    let typed = typer::compile(&mut loader, &program.main, program.is_library);
    let mut notes = String::new();
    let mut failed = false;
    for diagnostic in loader.diagnostics.iter().chain(&typed.diagnostics) {
        failed |= diagnostic.severity == Severity::Error;
        notes += &diagnostic.render(&loader.sources);
    }
    if failed {
        return Err(notes);
    }
    match lower(&typed.program, &loader.sources, program.is_library) {
        Ok(lowered) => Ok((lowered, notes)),
        Err(diagnostics) => {
            let messages = diagnostics.iter().map(|diagnostic| diagnostic.render(&loader.sources));
            Err(notes + &messages.collect::<String>())
        }
    }
}

/// Puts Haxe into an isolate.
///
/// # Errors
/// When memory is exhausted.
pub fn install(cx: &mut Context) -> Result<()> {
    cx.set_language(&HAXE);
    cx.set_depth_limit(RECURSION_LIMIT);
    cx.enter(state::add_state)
}

/// Runs a program: prints what it does not catch, flushes its output. The result is the exit code.
pub fn run_main(cx: &mut Context, file: &str, lowered: Lowered, args: &[String]) -> i32 {
    if !cx.has_state::<state::HaxeState>() && install(cx).is_err() {
        return FAILED;
    }
    cx.enter(|cx| {
        state::haxe(cx).args = args.to_vec();
        let namespace = cx.new_namespace();
        let code = match execute(cx, file, lowered, namespace) {
            Ok(()) => 0,
            Err(_) => match crate::std::natives::exit_code(cx) {
                Some(code) => code,
                None => {
                    errors::report(cx);
                    FAILED
                }
            },
        };
        match cx.streams.flush() {
            Ok(()) => code,
            Err(_) => FAILED,
        }
    })
}

/// Runs a program, its `main` if it has one; what it shares with an embedder is in the namespace.
///
/// # Errors
/// What it raises; an error when the isolate has run another, or when the host has not defined what it declares.
pub fn execute(cx: &mut Context, file: &str, lowered: Lowered, namespace: usize) -> Result<()> {
    if state::haxe(cx).module.is_some() {
        return cx.value_error("an isolate runs one program of Haxe, and this one has run one");
    }
    for name in &lowered.host_functions {
        let interned = cx.intern(name)?.value();
        if cx.namespace(namespace).bound(interned).is_none() {
            return cx.value_error(format!("{name} is extern, and the host has not defined it"));
        }
    }
    let state = state::haxe(cx);
    state.info = Rc::new(lowered.info);
    state.program = file.to_owned();
    let closure = cx.load_module(Arc::new(lowered.module), Arc::from(""), &HAXE, namespace)?;
    state::note_module(cx, closure.cell().module.clone());
    cx.call(closure.value(), &[]).map(|_| ())
}
