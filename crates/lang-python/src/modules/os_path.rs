//! The module `os.path`: paths as text, and what they lead to.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::outside::Capability;
use runtime::value::Value;

use super::os::{os_error, path_text};
use crate::classes::instance::held_value;
use crate::define::{Method, exactly, no_keywords, parse_arguments};
use crate::state::type_name;

/// A path as text, and whether it was given as bytes: what is made of it is bytes then.
struct Path {
    text: String,
    is_bytes: bool,
}

impl std::ops::Deref for Path {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Path {
    fn part(&self, cx: &mut Context, part: &str) -> Result {
        if self.is_bytes {
            Ok(cx.new_bytes(part.as_bytes())?.value())
        } else {
            Ok(cx.new_string(part)?.value())
        }
    }

    fn pair(&self, cx: &mut Context, first: &str, second: &str) -> Result {
        let (first, second) = (self.part(cx, first)?, self.part(cx, second)?);
        Ok(cx.new_tuple(&[first, second])?.value())
    }
}

/// The path that a value must be.
fn path(cx: &mut Context, value: Value) -> Result<Path> {
    let value = fs_path(cx, value)?;
    let is_bytes = held_value(cx, value).cast::<Bytes>().is_some();
    match path_text(cx, value)? {
        Some(text) => Ok(Path { text, is_bytes }),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("expected str, bytes or os.PathLike object, not {given}"))
        }
    }
}

/// What `__fspath__` gives of an object that has it; other values as they are.
fn fs_path(cx: &mut Context, value: Value) -> Result {
    let held = held_value(cx, value);
    if held.cast::<Str>().is_some() || held.cast::<Bytes>().is_some() {
        return Ok(value);
    }
    let name = cx.intern("__fspath__")?.value();
    match crate::attributes::read::find_attribute(cx, value, name)? {
        Some(method) => cx.call(method, &[]),
        None => Ok(value),
    }
}

fn one(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Path> {
    let [value] = exactly(cx, this, arguments)?;
    path(cx, value)
}

fn join(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    no_keywords(cx, this, arguments)?;
    let Some((&first, rest)) = arguments.values.split_first() else {
        return cx.type_error("join() missing 1 required positional argument: 'a'");
    };
    let mut joined = path(cx, first)?;
    for &part in rest {
        let part = path(cx, part)?;
        if part.is_bytes != joined.is_bytes {
            return cx.type_error("Can't mix strings and bytes in path components");
        }
        if part.starts_with('/') {
            joined = part;
            continue;
        }
        if !joined.is_empty() && !joined.ends_with('/') {
            joined.text.push('/');
        }
        joined.text.push_str(&part);
    }
    joined.part(cx, &joined)
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
    path.pair(cx, head, tail)
}

fn basename(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    path.part(cx, split_path(&path).1)
}

fn dirname(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    path.part(cx, split_path(&path).0)
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
    path.pair(cx, &path[..at], &path[at..])
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
    path.part(cx, &normalized(&path))
}

fn abspath(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let path = one(cx, this, arguments)?;
    if path.starts_with('/') {
        return path.part(cx, &normalized(&path));
    }
    match cx.outside.current_dir() {
        Ok(directory) => {
            path.part(cx, &normalized(&format!("{}/{}", directory.to_string_lossy(), path.text)))
        }
        Err(error) => os_error(cx, &error, None),
    }
}

fn realpath(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, strict] = parse_arguments(cx, "realpath", arguments, ["filename", "strict"], 1, 1)?;
    let path = path(cx, value)?;
    let is_strict = !strict.is_unbound() && crate::truth::truth(cx, strict)?;
    match cx.outside.canonicalize(&path.text) {
        Ok(found) => path.part(cx, &found.to_string_lossy()),
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
    match cx.outside.metadata(&path.text) {
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
