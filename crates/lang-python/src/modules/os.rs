//! The module `os`: environment, working directory, directories.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::classes::instance::{held_text, held_value};
use crate::define::{Method, between, exactly, parse_arguments};
use crate::exceptions::raise;
use crate::state::type_name;

/// The type of the error that the system gives this number.
pub fn error_type(number: i32) -> BuiltinType {
    match number {
        libc::ENOENT => BuiltinType::FileNotFoundError,
        libc::EEXIST => BuiltinType::FileExistsError,
        libc::EACCES | libc::EPERM => BuiltinType::PermissionError,
        libc::ENOTDIR => BuiltinType::NotADirectoryError,
        libc::EISDIR => BuiltinType::IsADirectoryError,
        libc::EPIPE | libc::ESHUTDOWN => BuiltinType::BrokenPipeError,
        libc::EINTR => BuiltinType::InterruptedError,
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => BuiltinType::BlockingIOError,
        libc::ECHILD => BuiltinType::ChildProcessError,
        libc::ECONNABORTED => BuiltinType::ConnectionAbortedError,
        libc::ECONNREFUSED => BuiltinType::ConnectionRefusedError,
        libc::ECONNRESET => BuiltinType::ConnectionResetError,
        libc::ESRCH => BuiltinType::ProcessLookupError,
        libc::ETIMEDOUT => BuiltinType::TimeoutError,
        _ => BuiltinType::OSError,
    }
}

/// Raises the `OSError` of a failed operation on `path`.
///
/// # Errors
/// Always.
#[cold]
pub fn os_error<T>(cx: &mut Context, error: &std::io::Error, path: Option<Value>) -> Result<T> {
    os_error_of(cx, error, path.as_slice())
}

/// As [`os_error`], of up to two paths.
#[cold]
pub(super) fn os_error_of<T>(cx: &mut Context, error: &std::io::Error, paths: &[Value]) -> Result<T> {
    if error.kind() == std::io::ErrorKind::PermissionDenied && error.raw_os_error().is_none() {
        // The isolate grants it not; the system was not asked.
        return raise::raise(cx, BuiltinType::PermissionError, &error.to_string());
    }
    let number = error.raw_os_error().unwrap_or(0);
    let ty = error_type(number);
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let message = cx.new_string(text)?.value();
    let number = Value::small(i64::from(number));
    match *paths {
        [] => raise::raise_with(cx, ty, &[number, message]),
        [path] => raise::raise_with(cx, ty, &[number, message, path]),
        [path, second, ..] => raise::raise_with(cx, ty, &[number, message, path, Value::NONE, second]),
    }
}

/// The text of a path: a string or bytes, or what the `__fspath__` of an object gives.
///
/// # Errors
/// What `__fspath__` raises.
pub(super) fn path_text(cx: &mut Context, value: Value) -> Result<Option<String>> {
    if let Some(path) = plain_path(cx, value)? {
        return Ok(Some(path));
    }
    let name = cx.intern("__fspath__")?.value();
    let Some(method) = crate::attributes::read::find_attribute(cx, value, name)? else { return Ok(None) };
    let path = cx.call(method, &[])?;
    plain_path(cx, path)
}

/// The text of a path that is a string or bytes.
fn plain_path(cx: &mut Context, value: Value) -> Result<Option<String>> {
    if let Some(path) = held_text(cx, value) {
        return Ok(Some(path.to_cow().into_owned()));
    }
    let Some(bytes) = held_value(cx, value).cast::<Bytes>() else { return Ok(None) };
    match std::str::from_utf8(bytes.as_slice()) {
        Ok(path) => Ok(Some(path.to_owned())),
        Err(_) => cx.value_error("paths of bytes that are not UTF-8 are not supported"),
    }
}

/// A path that an argument is.
///
/// # Errors
/// `TypeError` when it is none, `ValueError` when the system knows none like it.
pub(super) fn path_argument(cx: &mut Context, function: &str, value: Value) -> Result<String> {
    match path_text(cx, value)? {
        Some(path) if path.contains('\0') => match held_value(cx, value).cast::<Bytes>() {
            Some(_) => cx.value_error(format!("{function}: embedded null character in path")),
            None => cx.value_error("embedded null byte"),
        },
        Some(path) => Ok(path),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("{function}: path should be string, bytes or os.PathLike, not {given}"))
        }
    }
}

/// `fspath(path)`.
fn file_system_path(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let held = held_value(cx, value);
    if held.cast::<Str>().is_some() || held.cast::<Bytes>().is_some() {
        return Ok(value);
    }
    match path_text(cx, value)? {
        Some(path) => Ok(cx.new_string(&path)?.value()),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("expected str, bytes or os.PathLike object, not {given}"))
        }
    }
}

fn getcwd(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    match cx.outside.current_dir() {
        Ok(path) => Ok(cx.new_string(&path.to_string_lossy())?.value()),
        Err(error) => os_error(cx, &error, None),
    }
}

fn getpid(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    Ok(Value::small(i64::from(std::process::id())))
}

fn cpu_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    Ok(std::thread::available_parallelism().map_or(Value::NONE, |count| Value::length(count.get())))
}

fn listdir(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 0, 1)?;
    let path = match values.first() {
        Some(&path) if !path.is_none() => path_argument(cx, "listdir", path)?,
        _ => ".".to_owned(),
    };
    let entries = match cx.outside.read_dir(&path) {
        Ok(entries) => entries,
        Err(error) => return os_error(cx, &error, values.first().copied()),
    };
    let is_bytes = values.first().is_some_and(|&path| held_value(cx, path).cast::<Bytes>().is_some());
    let list = cx.new_list(&[])?;
    for entry in entries {
        match entry {
            Ok(entry) => {
                let name = entry.file_name();
                let name = match is_bytes {
                    true => cx.new_bytes(name.as_encoded_bytes())?.value(),
                    false => cx.new_string(&name.to_string_lossy())?.value(),
                };
                list.push(cx, name)?;
            }
            Err(error) => return os_error(cx, &error, values.first().copied()),
        }
    }
    Ok(list.value())
}

/// Defines functions that do something to a path and return nothing.
macro_rules! on_path {
    ($( $name:ident $text:literal $act:ident; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let [value] = exactly(cx, this, arguments)?;
            let path = path_argument(cx, $text, value)?;
            match cx.outside.$act(&path) {
                Ok(()) => Ok(Value::NONE),
                Err(error) => os_error(cx, &error, Some(value)),
            }
        }
    )* };
}

on_path! {
    remove "remove" remove_file;
    remove_directory "rmdir" remove_dir;
    change_directory "chdir" set_current_dir;
}

fn make_directory(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, _mode] = parse_arguments(cx, "mkdir", arguments, ["path", "mode"], 1, 2)?;
    let path = path_argument(cx, "mkdir", value)?;
    match cx.outside.create_dir(path) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => os_error(cx, &error, Some(value)),
    }
}

fn make_directories(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let names = ["name", "mode", "exist_ok"];
    let [value, _mode, may_exist] = parse_arguments(cx, "makedirs", arguments, names, 1, 3)?;
    let may_exist = !may_exist.is_unbound() && crate::builtins::convert::is_true(cx, may_exist)?;
    let path = path_argument(cx, "makedirs", value)?;
    if !may_exist && cx.outside.is_dir(&path) {
        let error = std::io::Error::from_raw_os_error(libc::EEXIST);
        return os_error(cx, &error, Some(value));
    }
    match cx.outside.create_dir_all(path) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => os_error(cx, &error, Some(value)),
    }
}

fn rename(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [from, to] = exactly(cx, this, arguments)?;
    let (source, target) = (path_argument(cx, "rename", from)?, path_argument(cx, "rename", to)?);
    match cx.outside.rename(source, target) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => os_error_of(cx, &error, &[from, to]),
    }
}

/// `urandom(size)`: random bytes.
/// `_stat(path, follow_symlinks)`: the facts of a file, in the order of `stat_result`.
fn status(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    use std::os::unix::fs::MetadataExt;
    let [path, follow] = exactly(cx, this, arguments)?;
    let text = path_argument(cx, "stat", path)?;
    crate::builtins::file::flush_all(cx);
    let found = match crate::truth::truth(cx, follow)? {
        true => cx.outside.metadata(&text),
        false => cx.outside.symlink_metadata(&text),
    };
    let found = match found {
        Ok(found) => found,
        Err(error) => return os_error(cx, &error, Some(path)),
    };
    let integers = [
        i64::from(found.mode()),
        found.ino() as i64,
        found.dev() as i64,
        found.nlink() as i64,
        i64::from(found.uid()),
        i64::from(found.gid()),
        found.size() as i64,
    ];
    let times = [
        (found.atime(), found.atime_nsec()),
        (found.mtime(), found.mtime_nsec()),
        (found.ctime(), found.ctime_nsec()),
    ];
    let facts = cx.new_list(&[])?;
    for integer in integers {
        let integer = cx.new_int(integer)?;
        facts.push(cx, integer)?;
    }
    for (seconds, nanoseconds) in times {
        let time = cx.new_float(seconds as f64 + nanoseconds as f64 * 1e-9)?;
        facts.push(cx, time)?;
    }
    Ok(facts.value())
}

/// `chmod(path, mode)`.
fn change_mode(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let names = ["path", "mode", "dir_fd", "follow_symlinks"];
    let [path, mode, _, _] = parse_arguments(cx, "chmod", arguments, names, 2, 2)?;
    let text = path_argument(cx, "chmod", path)?;
    let mode = convert::to_size(cx, mode)?;
    match cx.outside.set_mode(&text, mode as u32) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => os_error(cx, &error, Some(path)),
    }
}

fn random_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [size] = exactly(cx, this, arguments)?;
    let size = crate::builtins::convert::to_size(cx, size)?;
    let Ok(size) = usize::try_from(size) else { return cx.value_error("negative argument not allowed") };
    let start = size as u64;
    let words = (0..size.div_ceil(8) as u64).map(|index| cx.outside.entropy(start ^ index));
    let mut bytes: Vec<u8> = words.flat_map(u64::to_le_bytes).collect();
    bytes.truncate(size);
    Ok(cx.new_bytes(&bytes)?.value())
}

/// `_variables()`: the variables of the environment, a dict of bytes.
fn variables(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    use std::os::unix::ffi::OsStrExt;
    exactly::<0>(cx, this, arguments)?;
    let dict = cx.new_dict()?;
    for (name, value) in cx.outside.variables() {
        let name = cx.new_bytes(name.as_bytes())?.value();
        let value = cx.new_bytes(value.as_bytes())?.value();
        cx.dict_insert(dict, name, value)?;
    }
    Ok(dict.value())
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("getcwd", getcwd),
        Method::new("getpid", getpid),
        Method::new("cpu_count", cpu_count),
        Method::new("listdir", listdir),
        Method::new("mkdir", make_directory),
        Method::new("makedirs", make_directories),
        Method::new("remove", remove),
        Method::new("unlink", remove),
        Method::new("rmdir", remove_directory),
        Method::new("rename", rename),
        Method::new("replace", rename),
        Method::new("chdir", change_directory),
        Method::new("fspath", file_system_path),
        Method::new("urandom", random_bytes),
        Method::new("_stat", status),
        Method::new("chmod", change_mode),
        Method::new("_variables", variables),
    ];
    let object = super::new_module(cx, "os", &[FUNCTIONS, super::os_files::FUNCTIONS])?;
    super::set_text(cx, object, "name", "posix")?;
    super::set_text(cx, object, "linesep", "\n")?;
    super::set_text(cx, object, "sep", "/")?;
    super::set_text(cx, object, "pathsep", ":")?;
    super::set_text(cx, object, "curdir", ".")?;
    super::set_text(cx, object, "pardir", "..")?;
    super::set_text(cx, object, "extsep", ".")?;
    super::set_text(cx, object, "devnull", "/dev/null")?;
    super::set_text(cx, object, "_machine", std::env::consts::ARCH)?;
    // With this, the module counts as a package, so that `import os.path` looks for its part.
    let path = cx.new_list(&[])?.value();
    module::set_named(cx, object, "__path__", path)?;
    let os_path = super::os_path::build(cx)?;
    module::set_named(cx, object, "path", os_path)?;
    let (key, table) = (cx.intern("os.path")?.value(), crate::state::python(cx).imports.modules);
    if let Some(table) = table.cast() {
        cx.dict_insert(table, key, os_path)?;
    }
    let error = crate::state::type_class(cx, BuiltinType::OSError).value();
    module::set_named(cx, object, "error", error)?;
    // What is written in Python needs the module by name.
    let key = cx.intern("os")?.value();
    crate::imports::set_module(cx, key, object)?;
    super::add_source(cx, object, "os", include_str!("python/_os_more.py"))?;
    module::set_named(cx, os_path, "_os", object)?;
    super::add_source(cx, os_path, "os.path", include_str!("python/_os_path_more.py"))?;
    Ok(object)
}
