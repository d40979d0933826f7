//! Finding modules, and running their bodies.
//!
//! As in CPython, a file of the program's hides a module of the library of the same name; but not one that CPython has
//! built in, and never for the library itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{modules, not_found};
use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::exceptions::raise;
use crate::modules::Build;
use crate::names::{Name, name};
use crate::source::with_line_feeds;
use crate::state::python;
use crate::text::name_text;

/// Modules of the library that no file hides, apart from those without a source in Python.
const NEVER_HIDDEN: &[&str] =
    &["abc", "codecs", "collections.abc", "errno", "gc", "io", "itertools", "atexit", "__future__"];

/// Where a module is looked for.
#[derive(Clone, Copy)]
pub(super) enum Search<'a> {
    /// Among the builtin modules and along `sys.path`, for a module or, if that is none, for the library.
    Everywhere {
        /// Who asks.
        importer: Value,
    },
    /// In the directories of a package.
    Package {
        /// Its `__path__`.
        path: Value,
    },
    /// Among the builtin modules: the parent is one, or no package.
    BuiltIn {
        /// The parent's name.
        parent: &'a str,
    },
}

/// A module that was found.
pub(super) enum Found {
    /// A builtin one.
    BuiltIn(Build),
    /// The file of a module.
    File(PathBuf),
    /// The file and the directory of a package.
    Package(PathBuf, PathBuf),
    /// The directories of a package without a file.
    Directories(Vec<PathBuf>),
}

/// Looks for a module; `last` is the last part of its name.
pub(super) fn find(cx: &mut Context, full_name: &str, last: &str, search: Search<'_>) -> Option<Found> {
    let built_in = crate::modules::find(full_name);
    let path = match search {
        Search::BuiltIn { .. } => return built_in.map(Found::BuiltIn),
        // A builtin package has no directories.
        Search::Package { path } if directories(path).is_empty() => return built_in.map(Found::BuiltIn),
        Search::Package { path } => path,
        Search::Everywhere { importer } => {
            let is_first = NEVER_HIDDEN.contains(&full_name)
                || !crate::modules::is_in_python(full_name)
                || is_of_library(cx, importer);
            if let Some(build) = built_in.filter(|_| is_first) {
                return Some(Found::BuiltIn(build));
            }
            python(cx).imports.path
        }
    };
    let mut bare = Vec::new();
    for directory in directories(path) {
        let base = directory.join(last);
        let (package, file) = (base.join("__init__.py"), base.with_extension("py"));
        if cx.outside.is_file(&package) {
            return Some(Found::Package(package, base));
        }
        if cx.outside.is_file(&file) {
            return Some(Found::File(file));
        }
        if built_in.is_none() && cx.outside.is_dir(&base) {
            bare.push(base);
        }
    }
    if let Some(build) = built_in.filter(|_| matches!(search, Search::Everywhere { .. })) {
        return Some(Found::BuiltIn(build));
    }
    (!bare.is_empty()).then_some(Found::Directories(bare))
}

/// The file of a module, if it has one, and its directories if it is a package; none of Rust's when there is no such
/// module. It is looked for in the directories of `path`, everywhere if that is none.
pub(crate) fn locate(
    cx: &mut Context,
    full_name: &str,
    path: Value,
) -> Option<(Option<PathBuf>, Option<Vec<PathBuf>>)> {
    let last = full_name.rsplit('.').next().unwrap_or(full_name);
    let everywhere = Search::Everywhere { importer: python(cx).imports.modules };
    let search = if path.is_none() { everywhere } else { Search::Package { path } };
    Some(match find(cx, full_name, last, search)? {
        Found::BuiltIn(_) => (None, None),
        Found::File(file) => (Some(file), None),
        Found::Package(file, directory) => (Some(file), Some(vec![directory])),
        Found::Directories(directories) => (None, Some(directories)),
    })
}

/// Whether a module belongs to the library; none stands for the library's part in Rust.
fn is_of_library(cx: &mut Context, importer: Value) -> bool {
    if !importer.is_none() && !module::is_module(cx, importer) {
        return false;
    }
    let Some(own_name) = module::name_of(cx, importer) else { return true };
    let file = name(cx, Name::File);
    let own_name = name_text(own_name);
    module::cell(cx, importer, file).is_none()
        && (own_name == super::PRELUDE || crate::modules::find(&own_name).is_some())
}

/// What `-m` runs.
pub(crate) enum MainModule {
    /// A file, of a module in this package.
    File(PathBuf, String),
    /// A module of the library, which does it when it is imported.
    BuiltIn(String),
}

/// What `-m` means by the name of a module: its own file, or `__main__.py` of a package. The packages it is in are
/// imported.
///
/// # Errors
/// ImportError in CPython's words, or what the bodies of packages raise.
pub(crate) fn find_main(cx: &mut Context, module_name: &str) -> Result<MainModule> {
    let mut full_name = module_name.to_owned();
    loop {
        let (search, parent, last) = match full_name.rsplit_once('.') {
            None => (Search::Everywhere { importer: Value::NONE }, "", full_name.as_str()),
            Some((parent, last)) => {
                let package = super::import(cx, parent)?;
                let key = name(cx, Name::Path);
                match super::special(cx, package, key)? {
                    Some(path) => (Search::Package { path }, parent, last),
                    None => (Search::BuiltIn { parent }, parent, last),
                }
            }
        };
        let problem = match find(cx, &full_name, last, search) {
            Some(Found::File(file)) => return Ok(MainModule::File(file, parent.to_owned())),
            Some(Found::Package(..) | Found::Directories(_)) if last != "__main__" => {
                full_name.push_str(".__main__");
                continue;
            }
            Some(Found::BuiltIn(_)) => {
                let program = format!("_main_{full_name}");
                if crate::modules::find(&program).is_some() {
                    return Ok(MainModule::BuiltIn(program));
                }
                format!("{full_name} is a module of the library that cannot be run")
            }
            _ if full_name != module_name => {
                format!(
                    "No module named {full_name}; '{module_name}' is a package and cannot be directly executed"
                )
            }
            _ => format!("No module named {full_name}"),
        };
        return raise::raise(cx, BuiltinType::ImportError, &problem);
    }
}

/// Loads a module that is not loaded yet.
pub(super) fn load(cx: &mut Context, full_name: &str, last: &str, search: Search<'_>) -> Result {
    match find(cx, full_name, last, search) {
        Some(Found::BuiltIn(build)) => {
            let key = cx.intern(full_name)?.value();
            let built = build(cx)?;
            let table = modules(cx);
            cx.dict_insert(table, key, built)?;
            Ok(built)
        }
        Some(Found::File(file)) => load_file(cx, full_name, &file, None),
        Some(Found::Package(file, directory)) => load_file(cx, full_name, &file, Some(&directory)),
        Some(Found::Directories(directories)) => new_package(cx, full_name, &directories),
        None => {
            let reason = match search {
                Search::BuiltIn { parent } => format!("; '{parent}' is not a package"),
                _ => String::new(),
            };
            not_found(cx, &format!("No module named '{full_name}'{reason}"), full_name)
        }
    }
}

fn directories(path: Value) -> Vec<PathBuf> {
    let items: &[Value] = match (path.cast::<List>(), path.cast::<Tuple>()) {
        (Some(list), _) => list.as_slice(),
        (_, Some(tuple)) => tuple.as_slice(),
        _ => &[],
    };
    let texts = items.iter().filter(|item| item.cast::<Str>().is_some());
    texts.map(|&item| PathBuf::from(name_text(item))).collect()
}

/// A package without a file.
fn new_package(cx: &mut Context, full_name: &str, directories: &[PathBuf]) -> Result {
    let namespace = cx.new_namespace();
    let key = cx.intern(full_name)?.value();
    let package = module::new_module(cx, key, namespace)?;
    let file = name(cx, Name::File);
    module::set(cx, package, file, Value::NONE)?;
    set_path(cx, package, directories)?;
    set_package(cx, package, full_name)?;
    let table = modules(cx);
    cx.dict_insert(table, key, package)?;
    Ok(package)
}

fn set_path(cx: &mut Context, package: Value, directories: &[PathBuf]) -> Result<()> {
    let path = cx.new_list(&[])?;
    for directory in directories {
        let directory = cx.new_string(&directory.to_string_lossy())?.value();
        path.push(cx, directory)?;
    }
    let key = name(cx, Name::Path);
    module::set(cx, package, key, path.value())
}

/// Sets the package that relative imports of a module start from.
pub(crate) fn set_package(cx: &mut Context, object: Value, package: &str) -> Result<()> {
    let package = cx.new_string(package)?.value();
    let key = name(cx, Name::Package);
    module::set(cx, object, key, package)
}

fn load_file(cx: &mut Context, full_name: &str, file: &Path, package: Option<&Path>) -> Result {
    let file_name = file.to_string_lossy().into_owned();
    let source = read_source(cx, file)?;
    let namespace = cx.new_namespace();
    let key = cx.intern(full_name)?.value();
    let object = module::new_module(cx, key, namespace)?;
    let file_value = cx.new_string(&file_name)?.value();
    let file_key = name(cx, Name::File);
    module::set(cx, object, file_key, file_value)?;
    if let Some(directory) = package {
        set_path(cx, object, &[directory.to_owned()])?;
    }
    let parent = match package {
        Some(_) => full_name,
        None => full_name.rsplit_once('.').map_or("", |(parent, _)| parent),
    };
    set_package(cx, object, parent)?;
    let table = modules(cx);
    cx.dict_insert(table, key, object)?;
    if let Err(thrown) = execute(cx, object, &source, &file_name, full_name) {
        let exception = cx.exception;
        cx.dict_remove(table, key)?;
        cx.exception = exception;
        return Err(thrown);
    }
    // A module stands behind those that it has imported.
    let object = cx.dict_remove(table, key)?.unwrap_or(object);
    cx.dict_insert(table, key, object)?;
    Ok(object)
}

/// The text of a source file.
///
/// # Errors
/// ImportError when it cannot be read, SyntaxError when it is no text.
pub(crate) fn read_source(cx: &mut Context, file: &Path) -> Result<String> {
    // The program may have written the file, and not closed it.
    crate::builtins::file::flush_all(cx);
    let bytes = match cx.outside.read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("cannot read '{}': {error}", file.display());
            return raise::raise(cx, BuiltinType::ImportError, &message);
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count() + 1;
            let byte = error.as_bytes()[start];
            let message = format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}' in file {} on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                file.display()
            );
            raise::raise(cx, BuiltinType::SyntaxError, &message)
        }
    }
}

/// Compiles a source text and runs it as the body of a module.
///
/// # Errors
/// SyntaxError, or what the body raises.
pub fn execute(cx: &mut Context, object: Value, source: &str, file_name: &str, module_name: &str) -> Result {
    execute_as(cx, object, source, file_name, module_name, crate::Mode::Module)
}

/// As [`execute`], for a text of another mode.
pub(crate) fn execute_as(
    cx: &mut Context,
    object: Value,
    source: &str,
    file_name: &str,
    module_name: &str,
    mode: crate::Mode,
) -> Result {
    let source = &*with_line_feeds(source);
    let mut compiled = match crate::compile_for_program(cx, source, file_name, mode)? {
        Ok(compiled) => compiled,
        Err(error) => return raise_syntax_error(cx, &error),
    };
    crate::frames::note_source(cx, source, file_name);
    compiled.name = module_name.to_owned();
    let namespace = module::namespace_of(object);
    let closure =
        cx.load_module(Arc::new(compiled), Arc::from(source), &crate::language::PYTHON, namespace)?;
    python(cx).imports.enter(object);
    let result = cx.call(closure.value(), &[]);
    python(cx).imports.leave();
    result
}

/// Raises the exception object of a program that does not compile.
///
/// # Errors
/// Always.
pub fn raise_syntax_error<T>(cx: &mut Context, error: &crate::SyntaxError) -> Result<T> {
    let ty = match error.kind {
        crate::SyntaxErrorKind::SyntaxError => BuiltinType::SyntaxError,
        crate::SyntaxErrorKind::IndentationError => BuiltinType::IndentationError,
        crate::SyntaxErrorKind::TabError => BuiltinType::TabError,
    };
    let message = cx.new_string(&error.message)?.value();
    let file = cx.new_string(&error.file_name)?.value();
    let text = match &error.source_line {
        // Strings that do not end take the line break in.
        Some(line) if error.message.starts_with("unterminated") => cx.new_string(line)?.value(),
        Some(line) => cx.new_string(&format!("{line}\n"))?.value(),
        None => Value::NONE,
    };
    let number = |n: u32| Value::small(i64::from(n));
    let details = [
        file,
        number(error.line),
        number(error.column),
        text,
        number(error.end_line),
        number(error.end_column),
    ];
    let details = cx.new_tuple(&details)?.value();
    let class = crate::state::type_class(cx, ty).value();
    let exception = cx.call(class, &[message, details])?;
    raise::throw_new(cx, exception)
}
