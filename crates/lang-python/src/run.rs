//! Setting Python up in an isolate, and running a program in it.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::list::List;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::define::Declarations;
use crate::exceptions::{members, print, raise};
use crate::names::{Name, name};
use crate::state::{self, python};
use crate::{
    attributes, calls, classes, coroutines, elements, exceptions, generators, imports, iteration, operators,
};

/// Frames that programs may stack before RecursionError, unless they set another limit.
pub const RECURSION_LIMIT: usize = 1000;

/// Exit code of a program that ended with an uncaught exception.
pub(crate) const FAILED: i32 = 1;
/// Exit code of a program that ended with an uncaught KeyboardInterrupt.
const INTERRUPTED: i32 = 130;
/// Exit code of a program that could not write its output.
const OUTPUT_FAILED: i32 = 120;

/// Puts Python into an isolate: its types, functions and modules.
///
/// # Errors
/// When memory is exhausted.
pub fn install(cx: &mut Context) -> Result<()> {
    cx.set_language(&crate::language::PYTHON);
    cx.set_depth_limit(RECURSION_LIMIT);
    cx.enter(|cx| {
        state::add_state(cx)?;
        imports::set_up(cx)?;
        crate::modules::state::add_state(cx);
        Ok(())
    })
}

/// Declares what the builtin types have.
pub(crate) fn declare(types: &mut Declarations) {
    classes::object_type::define(types);
    classes::type_type::define(types);
    classes::descriptor::define(types);
    classes::generic::define(types);
    attributes::super_object::define(types);
    attributes::property_dict::define(types);
    attributes::module::define(types);
    classes::mapping_proxy::define(types);
    calls::function::define(types);
    exceptions::members::define(types);
    iteration::define(types);
    generators::define(types);
    crate::frames::define(types);
    coroutines::define(types);
    elements::define(types);
    operators::define(types);
    crate::builtins::define(types);
}

/// What a program is.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// A text.
    Text {
        /// The text.
        source: &'a str,
        /// The name of its file.
        file_name: &'a str,
    },
    /// The file of a module of this name, as with `-m`.
    Module(&'a str),
}

/// Runs a program as the module `__main__`: prints what it does not catch, flushes its output. The result is the exit
/// code. Python is installed if it is not yet. `argv` is what `sys.argv` holds; modules are looked for in the directory of
/// the program's file first, or of a module in the current one.
pub fn run_main(cx: &mut Context, program: Program<'_>, argv: &[String]) -> i32 {
    if !cx.has_state::<state::PythonState>() && install(cx).is_err() {
        return FAILED;
    }
    cx.enter(|cx| {
        let result = match program {
            Program::Text { source, file_name } => run(cx, source, file_name, argv),
            Program::Module(module_name) => run_module(cx, module_name, argv),
        };
        let code = match result {
            Ok(_) => 0,
            Err(_) => report(cx),
        };
        match end(cx) {
            true => code,
            false => OUTPUT_FAILED,
        }
    })
}

/// What is done when a program or a session is over: functions of the program's that are called then, and output that has not been
/// written. Whether it could be.
pub(crate) fn end(cx: &mut Context) -> bool {
    if run_exit_functions(cx).is_err() {
        report(cx);
    }
    crate::builtins::file::flush_all(cx);
    cx.streams.flush().is_ok()
}

/// Calls what a program has registered with `atexit`.
fn run_exit_functions(cx: &mut Context) -> Result<()> {
    let key = cx.intern("atexit")?.value();
    if !cx.is_terminating()
        && let Some(registry) = imports::known_module(cx, key)?
    {
        let name = cx.intern("_run_exitfuncs")?.value();
        let function = attributes::read::get_attribute(cx, registry, name)?;
        cx.call(function, &[])?;
    }
    Ok(())
}

fn run(cx: &mut Context, source: &str, file_name: &str, argv: &[String]) -> Result {
    python(cx).argv = argv.to_vec();
    let absolute = absolute(cx, file_name);
    let file_name = absolute.as_str();
    let directory = match file_name.starts_with('<') {
        true => String::new(),
        false => {
            let path = std::path::Path::new(file_name);
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            let parent = parent.unwrap_or(std::path::Path::new("."));
            cx.outside.canonicalize(parent).unwrap_or(parent.to_owned()).to_string_lossy().into_owned()
        }
    };
    set_search_path(cx, directory)?;
    run_as_main(cx, source, file_name, None)
}

fn run_module(cx: &mut Context, module_name: &str, argv: &[String]) -> Result {
    python(cx).argv = argv.to_vec();
    let directory = cx.outside.current_dir().unwrap_or_default().to_string_lossy().into_owned();
    set_search_path(cx, directory)?;
    let (file, package) = match imports::find_main(cx, module_name)? {
        imports::MainModule::File(file, package) => (file, package),
        imports::MainModule::BuiltIn(program) => {
            return run_as_main(cx, &format!("import {program}\n"), "<frozen runpy>", None);
        }
    };
    let source = imports::read_source(cx, &file)?;
    let file = file.to_string_lossy().into_owned();
    if let Some(first) = python(cx).argv.first_mut() {
        *first = file.clone();
    }
    run_as_main(cx, &source, &file, Some(&package))
}

/// Runs a text as the module `__main__`, in a package if it is a module of one.
fn run_as_main(cx: &mut Context, source: &str, file_name: &str, package: Option<&str>) -> Result {
    let main = name(cx, Name::Main);
    let namespace = cx.new_namespace();
    let object = module::new_module(cx, main, namespace)?;
    if !file_name.starts_with('<') {
        let (key, file) = (name(cx, Name::File), cx.new_string(file_name)?.value());
        module::set(cx, object, key, file)?;
    }
    if let Some(package) = package {
        imports::set_package(cx, object, package)?;
    }
    imports::set_module(cx, main, object)?;
    imports::execute(cx, object, source, file_name, "__main__")
}

/// Sets where modules are looked for: in the program's own directory, then in those that `PYTHONPATH` lists.
pub(crate) fn set_search_path(cx: &mut Context, directory: String) -> Result<()> {
    let listed = cx.outside.variable("PYTHONPATH").unwrap_or_default();
    let listed = std::env::split_paths(&listed).map(|path| path.to_string_lossy().into_owned());
    let all: Vec<String> = std::iter::once(directory).chain(listed.filter(|path| !path.is_empty())).collect();
    let Some(path) = python(cx).imports.path.cast::<List>() else { return Ok(()) };
    for directory in all {
        let directory = cx.new_string(&directory)?.value();
        path.push(cx, directory)?;
    }
    Ok(())
}

/// The name of a program's file as traces show it: from the root, unless it is none.
fn absolute(cx: &Context, file_name: &str) -> String {
    let is_file = !file_name.starts_with('<') && !file_name.starts_with('/');
    match cx.outside.current_dir() {
        Ok(directory) if is_file => directory.join(file_name).to_string_lossy().into_owned(),
        _ => file_name.to_owned(),
    }
}

/// Prints the pending exception and takes it; the exit code.
fn report(cx: &mut Context) -> i32 {
    if cx.is_terminating() {
        return FAILED;
    }
    let exception = cx.take_exception();
    cx.handled = Value::NONE;
    if let Some(code) = exit_code_of(cx, exception) {
        return code;
    }
    // Room to print an exception that came of too deep recursion.
    cx.set_depth_limit(cx.recursion_limit.saturating_add(200));
    let text = print::render(cx, exception);
    let _ = cx.streams.write_error(text.as_bytes());
    if raise::is_a(cx, exception, BuiltinType::KeyboardInterrupt) { INTERRUPTED } else { FAILED }
}

/// The exit code that an exception asks for, if it asks for an end.
pub(crate) fn exit_code_of(cx: &mut Context, exception: Value) -> Option<i32> {
    raise::is_a(cx, exception, BuiltinType::SystemExit).then(|| exit_code(cx, exception))
}

/// What `sys.exit(code)` means: none is success, an integer the code, anything else is printed.
fn exit_code(cx: &mut Context, exception: Value) -> i32 {
    let throwable: Option<Gc<Throwable>> = cx.cast(exception);
    let code = throwable.map_or(Value::NONE, members::code_of);
    if code.is_none() {
        return 0;
    }
    if let Some(code) = code.as_fixnum().or(code.as_bool().map(i64::from)) {
        return (code & 0xff) as i32;
    }
    if runtime::number::is_int(code) {
        return 255;
    }
    let text = match crate::text::str(cx, code) {
        Ok(text) => text.to_cow().into_owned(),
        Err(_) => {
            cx.take_exception();
            String::new()
        }
    };
    let _ = cx.streams.write_error(format!("{text}\n").as_bytes());
    FAILED
}
