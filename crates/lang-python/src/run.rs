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
use crate::{attributes, calls, classes, elements, exceptions, generators, imports, iteration, operators};

/// Frames that programs may stack before RecursionError, unless they set another limit.
pub const RECURSION_LIMIT: usize = 1000;

/// Exit code of a program that ended with an uncaught exception.
const FAILED: i32 = 1;
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
        classes::object_type::set_up(cx)
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
    classes::mapping_proxy::define(types);
    calls::function::define(types);
    exceptions::members::define(types);
    iteration::define(types);
    generators::define(types);
    elements::define(types);
    operators::define(types);
    crate::builtins::define(types);
}

/// Runs a program as the module `__main__`: prints what it does not catch, flushes its output. The result is the exit
/// code. Python is installed if it is not yet. `argv` is what `sys.argv` holds; modules are looked for in the directory of `file_name` first.
pub fn run_main(cx: &mut Context, source: &str, file_name: &str, argv: &[String]) -> i32 {
    if !cx.has_state::<state::PythonState>() && install(cx).is_err() {
        return FAILED;
    }
    cx.enter(|cx| {
        let code = match run(cx, source, file_name, argv) {
            Ok(_) => 0,
            Err(_) => report(cx),
        };
        crate::builtins::file::flush_all(cx);
        match cx.streams.flush() {
            Ok(()) => code,
            Err(_) => OUTPUT_FAILED,
        }
    })
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
    let main = name(cx, Name::Main);
    let namespace = cx.new_namespace();
    let object = module::new_module(cx, main, namespace)?;
    if !file_name.starts_with('<') {
        let (key, file) = (name(cx, Name::File), cx.new_string(file_name)?.value());
        module::set(cx, object, key, file)?;
    }
    imports::set_module(cx, main, object)?;
    imports::execute(cx, object, source, file_name, "__main__")
}

/// Sets where modules are looked for: in the program's own directory, then in those that `PYTHONPATH` lists.
fn set_search_path(cx: &mut Context, directory: String) -> Result<()> {
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
    if raise::is_a(cx, exception, BuiltinType::SystemExit) {
        return exit_code(cx, exception);
    }
    // Room to print an exception that came of too deep recursion.
    cx.set_depth_limit(cx.depth_limit.saturating_add(200));
    let text = print::render(cx, exception);
    let _ = cx.streams.write_error(text.as_bytes());
    FAILED
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
