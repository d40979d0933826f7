//! The module `os.path`: paths as text, and what they lead to.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::outside::Capability;
use runtime::value::Value;

use super::os::{os_error, path_text};
use crate::builtin_type::BuiltinType;
use crate::classes::instance::held_value;
use crate::define::{Method, exactly, no_keywords, parse_arguments};
use crate::exceptions::raise;
use crate::state::type_name;

/// The text of a path, which must be one. Of bytes the functions that give text would have to give bytes.
fn path(cx: &mut Context, value: Value) -> Result<String> {
    if held_value(cx, value).cast::<Bytes>().is_some() {
        return raise::raise(cx, BuiltinType::NotImplementedError, "os.path of bytes is not supported");
    }
    match path_text(cx, value)? {
        Some(path) => Ok(path),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("expected str, bytes or os.PathLike object, not {given}"))
        }
    }
}

fn one(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<String> {
    let [value] = exactly(cx, this, arguments)?;
    path(cx, value)
}

fn text(cx: &mut Context, text: &str) -> Result {
    Ok(cx.new_string(text)?.value())
}

fn pair(cx: &mut Context, first: &str, second: &str) -> Result {
    let (first, second) = (text(cx, first)?, text(cx, second)?);
    Ok(cx.new_tuple(&[first, second])?.value())
}

fn join(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    no_keywords(cx, this, arguments)?;
    let Some((&first, rest)) = arguments.values.split_first() else {
        return cx.type_error("join() missing 1 required positional argument: 'a'");
    };
    let mut joined = path(cx, first)?;
    for &part in rest {
        let part = path(cx, part)?;
        if part.starts_with('/') {
            joined = part;
            continue;
        }
        if !joined.is_empty() && !joined.ends_with('/') {
            joined.push('/');
        }
        joined.push_str(&part);
    }
    text(cx, &joined)
}

/// The part up to the last slash, without slashes at its end, and the part behind it.
fn split_path(path: &str) -> (&str, &str) {
    let at = path.rfind('/').map_or(0, |at| at + 1);
    let (head, tail) = path.split_at(at);
    let trimmed = head.trim_end_matches('/');
    (if trimmed.is_empty() { head } else { trimmed }, tail)
}

fn split(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    let (head, tail) = split_path(&path);
    pair(cx, head, tail)
}

fn basename(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    text(cx, split_path(&path).1)
}

fn dirname(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    text(cx, split_path(&path).0)
}

fn splitext(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    let start = path.rfind('/').map_or(0, |at| at + 1);
    let name = &path[start..];
    // Dots at the start of the name begin no extension.
    let leading = name.len() - name.trim_start_matches('.').len();
    let at = match name.rfind('.') {
        Some(at) if at >= leading && leading < name.len() => start + at,
        _ => path.len(),
    };
    pair(cx, &path[..at], &path[at..])
}

fn normalized(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    let root = match path.len() - path.trim_start_matches('/').len() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        let climbs = part == "..";
        if climbs && parts.last().is_some_and(|last| *last != "..") {
            parts.pop();
        } else if !climbs || root.is_empty() {
            parts.push(part);
        }
    }
    let normalized = [root, &parts.join("/")].concat();
    if normalized.is_empty() { ".".to_owned() } else { normalized }
}

fn normpath(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    text(cx, &normalized(&path))
}

fn abspath(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    if path.starts_with('/') {
        return text(cx, &normalized(&path));
    }
    match cx.outside.current_dir() {
        Ok(directory) => text(cx, &normalized(&format!("{}/{path}", directory.to_string_lossy()))),
        Err(error) => os_error(cx, &error, None),
    }
}

fn realpath(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, strict] = parse_arguments(cx, "realpath", arguments, ["filename", "strict"], 1, 1)?;
    let path = path(cx, value)?;
    let is_strict = !strict.is_unbound() && crate::truth::truth(cx, strict)?;
    match cx.outside.canonicalize(&path) {
        Ok(path) => text(cx, &path.to_string_lossy()),
        Err(error) if is_strict => os_error(cx, &error, Some(value)),
        Err(_) => abspath(cx, this, Arguments::positional(&[value])),
    }
}

fn isabs(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::bool(one(cx, this, arguments)?.starts_with('/')))
}

fn tested(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    test: fn(&std::path::Path) -> bool,
) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let Some(path) = path_text(cx, value)? else {
        let given = type_name(cx, value);
        return cx
            .type_error(format!("stat: path should be string, bytes, os.PathLike or integer, not {given}"));
    };
    if let Err(error) = cx.outside.require(Capability::ReadFiles) {
        return os_error(cx, &error, None);
    }
    Ok(Value::bool(test(std::path::Path::new(&path))))
}

fn exists(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    tested(cx, this, arguments, std::path::Path::exists)
}

fn isfile(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    tested(cx, this, arguments, std::path::Path::is_file)
}

fn isdir(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    tested(cx, this, arguments, std::path::Path::is_dir)
}

fn islink(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    tested(cx, this, arguments, std::path::Path::is_symlink)
}

fn getsize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let path = path(cx, value)?;
    crate::builtins::file::flush_all(cx);
    match cx.outside.metadata(&path) {
        Ok(data) => cx.new_int(i64::try_from(data.len()).unwrap_or(i64::MAX)),
        Err(error) => os_error(cx, &error, Some(value)),
    }
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("join", join),
        Method::new("split", split),
        Method::new("basename", basename),
        Method::new("dirname", dirname),
        Method::new("splitext", splitext),
        Method::new("normpath", normpath),
        Method::new("abspath", abspath),
        Method::new("realpath", realpath),
        Method::new("isabs", isabs),
        Method::new("exists", exists),
        Method::new("isfile", isfile),
        Method::new("isdir", isdir),
        Method::new("islink", islink),
        Method::new("getsize", getsize),
    ];
    let object = super::new_module(cx, "posixpath", &[FUNCTIONS])?;
    super::set_text(cx, object, "sep", "/")?;
    super::set_text(cx, object, "pathsep", ":")?;
    super::set_text(cx, object, "curdir", ".")?;
    super::set_text(cx, object, "pardir", "..")?;
    super::set_text(cx, object, "extsep", ".")?;
    Ok(object)
}
