//! The part of `os` that is about links and the times of files.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::os::{os_error, os_error_of, path_argument};
use crate::builtins::convert;
use crate::define::{Method, exactly, parse_arguments};

/// The functions of this file.
pub(super) const FUNCTIONS: &[Method] = &[
    Method::new("symlink", symlink),
    Method::new("link", link),
    Method::new("readlink", read_link),
    Method::new("_set_times", set_times),
    Method::new("_sync", sync),
];

fn done(cx: &mut Context, result: std::io::Result<()>, path: Value) -> Result {
    done_with(cx, result, &[path])
}

fn done_with(cx: &mut Context, result: std::io::Result<()>, paths: &[Value]) -> Result {
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => os_error_of(cx, &error, paths),
    }
}

fn symlink(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let names = ["src", "dst", "target_is_directory", "dir_fd"];
    let [target, path, ..] = parse_arguments(cx, "symlink", arguments, names, 2, 3)?;
    let (said, name) = (path_argument(cx, "symlink", target)?, path_argument(cx, "symlink", path)?);
    let made = cx.outside.symlink(said, name);
    done_with(cx, made, &[target, path])
}

fn link(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let names = ["src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"];
    let [file, path, ..] = parse_arguments(cx, "link", arguments, names, 2, 2)?;
    let (known, name) = (path_argument(cx, "link", file)?, path_argument(cx, "link", path)?);
    let made = cx.outside.hard_link(known, name);
    done_with(cx, made, &[file, path])
}

fn read_link(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [path, _] = parse_arguments(cx, "readlink", arguments, ["path", "dir_fd"], 1, 1)?;
    let text = path_argument(cx, "readlink", path)?;
    match cx.outside.read_link(text) {
        Ok(target) => Ok(cx.new_string(&target.to_string_lossy())?.value()),
        Err(error) => os_error(cx, &error, Some(path)),
    }
}

/// The moment so many nanoseconds after 1970.
fn moment(cx: &mut Context, nanoseconds: Value) -> Result<SystemTime> {
    let nanoseconds = convert::to_size(cx, nanoseconds)?;
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    Ok(if nanoseconds < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance })
}

/// `_set_times(path, accessed, modified)`, the times in nanoseconds.
fn set_times(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [path, accessed, modified] = exactly(cx, this, arguments)?;
    let text = path_argument(cx, "utime", path)?;
    let (accessed, modified) = (moment(cx, accessed)?, moment(cx, modified)?);
    crate::builtins::file::flush_all(cx);
    let set = cx.outside.set_times(text, accessed, modified);
    done(cx, set, path)
}

/// `_sync(path)`: waits until a file is where it stays.
fn sync(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [path] = exactly(cx, this, arguments)?;
    let text = path_argument(cx, "fsync", path)?;
    let synced = cx.outside.sync(text);
    done(cx, synced, path)
}
