//! Compiling programs, setting Scheme up in an isolate, and running a program in it.

use std::fmt::Write;
use std::rc::Rc;
use std::sync::Arc;

use bytecode::module::Module;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::outside::Outside;
use runtime::value::Value;

use crate::data::{error, state};
use crate::error::{Source, SyntaxError, show_place};
use crate::expand::{Expander, Scope};
use crate::language::SCHEME;
use crate::{lower, prelude, print};

/// Exit code of a program that ended with an uncaught exception.
const FAILED: i32 = 1;
/// Frames that programs may stack: as many as memory allows.
const RECURSION_LIMIT: usize = usize::MAX;
/// Places of a trace that are shown.
const TRACE_SHOWN: usize = 12;

/// A module with its source text.
pub struct Compiled {
    /// The code.
    pub module: Module,
    /// The text that its places refer to.
    pub text: String,
    /// Names of the language's own variables that it needs.
    pub needs: Vec<String>,
}

/// Compiles a program and the libraries it imports, which come first; reads files as far as `outside` grants it.
///
/// # Errors
/// What is wrong with it, for people.
pub fn compile(text: &str, file: &str, outside: &Outside) -> std::result::Result<Vec<Compiled>, String> {
    compile_named(text, file, "program", outside)
}

/// As [`compile`]; `name` tells the program's modules from all others of the isolate.
///
/// # Errors
/// What is wrong with it, for people.
pub(crate) fn compile_named(
    text: &str,
    file: &str,
    name: &str,
    outside: &Outside,
) -> std::result::Result<Vec<Compiled>, String> {
    crate::on_large_stack(|| {
        let mut expander = Expander::new(crate::is_builtin);
        expander.outside = outside.clone();
        expander.program_name = name.to_owned();
        compile_with(&mut expander, text, file, name).map_err(|error| error.render(&expander.sources))
    })
}

fn compile_with(
    expander: &mut Expander,
    text: &str,
    file: &str,
    name: &str,
) -> std::result::Result<Vec<Compiled>, Box<SyntaxError>> {
    let source = expander.add_source(file, text);
    let directory =
        std::path::Path::new(file).parent().map_or(String::new(), |path| path.to_string_lossy().into());
    expander.libraries.directories.push(if directory.is_empty() { ".".into() } else { directory });
    let forms = expander.read_source(source, false)?;
    let imports = forms.iter().any(|form| {
        form.as_list()
            .and_then(|items| items.first())
            .is_some_and(|first| first.identifier().is_some_and(|identifier| &*identifier.name == "import"))
    });
    let parent = if imports { None } else { Some(expander.base().clone()) };
    let scope = Scope::top("", parent);
    let body = expander.program(&forms, &scope)?;
    let units = std::mem::take(&mut expander.libraries.units);
    let mut compiled = Vec::new();
    for unit in &units {
        compiled.push(compile_unit(expander, &unit.body, unit.source, &format!("{name} {}", unit.name))?);
    }
    compiled.push(compile_unit(expander, &body, source, name)?);
    Ok(compiled)
}

fn compile_unit(
    expander: &Expander,
    body: &[crate::core::Expr],
    source: u16,
    name: &str,
) -> std::result::Result<Compiled, Box<SyntaxError>> {
    let module = lower::lower(expander, body, source, name, crate::natives_for_lowering())?;
    let mut needs = Vec::new();
    for expr in body {
        prelude::names_of(expr, &mut needs);
    }
    needs.sort_unstable();
    needs.dedup();
    let text = expander.sources.get(source as usize).map_or(String::new(), |source| source.text.to_string());
    Ok(Compiled { module, text, needs: needs.iter().map(|name| name.to_string()).collect() })
}

/// Puts Scheme into an isolate.
///
/// # Errors
/// When memory is exhausted.
pub fn install(cx: &mut Context) -> Result<()> {
    cx.set_language(&SCHEME);
    cx.set_depth_limit(RECURSION_LIMIT);
    cx.enter(state::define)
}

/// Runs a program: prints what it does not catch, flushes its output. The result is the exit code. Scheme is installed if it
/// is not yet.
pub fn run_main(cx: &mut Context, text: &str, file: &str, arguments: &[String]) -> i32 {
    if !cx.has_state::<state::SchemeState>() && install(cx).is_err() {
        return FAILED;
    }
    let compiled = match compile(text, file, &cx.outside) {
        Ok(compiled) => compiled,
        Err(message) => {
            eprintln!("{message}");
            return FAILED;
        }
    };
    cx.enter(|cx| {
        state::scheme(cx).command_line =
            std::iter::once(file.to_owned()).chain(arguments.iter().cloned()).collect();
        let namespace = cx.new_namespace();
        state::scheme(cx).namespace = Some(namespace);
        let code = match run_all(cx, compiled, namespace) {
            Ok(_) => 0,
            Err(_) => report(cx),
        };
        match cx.streams.flush().and(state::scheme(cx).files.flush_all()) {
            Ok(()) => code,
            Err(_) => FAILED,
        }
    })
}

fn run_all(cx: &mut Context, compiled: Vec<Compiled>, namespace: usize) -> Result {
    let program = load_all(cx, compiled, namespace)?;
    cx.call(program, &[])
}

/// Loads units and runs all but the last, whose procedure is the result.
///
/// # Errors
/// What they raise.
pub(crate) fn load_all(cx: &mut Context, compiled: Vec<Compiled>, namespace: usize) -> Result {
    let mut last = Value::NONE;
    let count = compiled.len();
    for (index, unit) in compiled.into_iter().enumerate() {
        prelude::require(cx, namespace, unit.needs.iter().map(|name| Rc::from(name.as_str())))?;
        let text: Arc<str> = Arc::from(unit.text);
        let closure = cx.load_made_module(Arc::new(unit.module), text, &SCHEME, namespace)?;
        last = closure.value();
        if index + 1 < count {
            cx.call(last, &[])?;
        }
    }
    Ok(last)
}

/// A new namespace, in which an embedder runs source text; `eval` sees it from now on.
pub fn new_namespace(cx: &mut Context) -> usize {
    let namespace = cx.new_namespace();
    state::scheme(cx).namespace = Some(namespace);
    namespace
}

/// Runs source text in a namespace: what it defines stays there.
///
/// # Errors
/// What the text raises, or what is wrong with it.
pub fn execute(cx: &mut Context, namespace: usize, text: &str, file: &str) -> Result<()> {
    let compiled = match compile(text, file, &cx.outside) {
        Ok(compiled) => compiled,
        Err(message) => return error::fail(cx, &message, &[]),
    };
    run_all(cx, compiled, namespace).map(|_| ())
}

/// What an exception says, and all that is printed of it when nobody handles it.
pub fn describe(cx: &mut Context, exception: Value) -> (String, String) {
    let message = match error::of(error::payload(exception)) {
        Some(error) => error::report(cx, error),
        None => print::write(cx, error::payload(exception)),
    };
    (message, report_text(cx, exception))
}

/// Prints the pending exception and takes it; the exit code.
fn report(cx: &mut Context) -> i32 {
    if cx.is_terminating() {
        return FAILED;
    }
    let exception = cx.take_exception();
    if let Some(code) = error::exit_code(exception) {
        return match code {
            Value::FALSE => FAILED,
            code => code.as_fixnum().map_or(0, |code| (code & 0xff) as i32),
        };
    }
    let text = report_text(cx, exception);
    let _ = state::scheme(cx).files.flush_all();
    let _ = cx.streams.write_error(text.as_bytes());
    FAILED
}

/// What is printed of an exception that nobody handles: message, place, trace.
fn report_text(cx: &mut Context, exception: Value) -> String {
    let message = match error::of(error::payload(exception)) {
        Some(error) => error::report(cx, error),
        None => format!("uncaught exception: {}", print::write(cx, error::payload(exception))),
    };
    let trace = state::take_trace(cx);
    let mut out = String::new();
    let mut shown = 0;
    let mut last_file: Rc<str> = Rc::from("");
    for (function, pc) in trace {
        let module = &function.module.module;
        let span = function.function().span_at(pc);
        if span.line == 0 || module.file == prelude::FILE {
            continue;
        }
        let source =
            Source { file: Rc::from(module.file.as_str()), text: Rc::from(&*function.module.source) };
        let (line, column) = crate::error::line_and_column(&source.text, span.start as usize);
        let name = print::shown_name(&function.function().name).to_owned();
        if shown == 0 {
            let _ = writeln!(out, "{}:{line}:{column}: error: {message}", source.file);
            show_place(&mut out, &source, span.start as usize, span.end as usize);
            last_file = source.file.clone();
            if name != "program" {
                let _ = writeln!(out, "  in {name}");
            }
        } else if shown < TRACE_SHOWN {
            let file = if source.file == last_file { String::new() } else { format!("{}:", source.file) };
            let caller = if name == "program" { "the program".to_owned() } else { name };
            let _ = writeln!(out, "  called from {caller} at {file}{line}:{column}");
        }
        shown += 1;
    }
    if shown > TRACE_SHOWN {
        let _ = writeln!(out, "  … and {} more", shown - TRACE_SHOWN);
    }
    if shown == 0 {
        let _ = writeln!(out, "error: {message}");
    }
    out
}
