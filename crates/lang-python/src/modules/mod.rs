//! The modules that are built in: found by name, built when they are first imported.

mod binary;
mod import_tools;
pub mod json;
pub mod math;
mod number_theory;
pub mod os;
mod os_path;
pub mod random;
pub mod re;
pub mod state;
pub mod streams;
pub mod sys;
pub mod time;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use crate::attributes::module;
use crate::define::{Method, new_function};

/// Builds a module.
pub type Build = fn(&mut Context) -> Result;

macro_rules! in_python {
    ($( $name:literal )*) => {
        /// The modules that are written in Python: name and what builds them.
        const IN_PYTHON: &[(&str, Build)] = &[ $(
            ($name, |cx| run_source(cx, $name, include_str!(concat!("python/", $name, ".py")))),
        )* ];
    };
}

in_python! {
    "__future__" "_asyncio_groups" "_asyncio_loop" "_asyncio_sync" "_calendar_time" "_strptime" "_user_collections" "abc" "argparse" "array" "asyncio" "base64" "bisect"
    "calendar" "cmath" "collections" "collections.abc" "contextlib" "contextvars" "copy" "csv" "dataclasses" "datetime"
    "decimal" "difflib" "doctest" "enum" "errno" "fnmatch" "fractions" "functools" "graphlib" "hashlib"
    "heapq" "hmac" "html" "importlib" "importlib.machinery" "importlib.util" "inspect" "io" "itertools" "json" "keyword" "logging" "numbers" "operator"
    "pathlib" "platform" "pprint" "queue" "re" "secrets" "statistics" "string" "struct" "textwrap"
    "threading" "timeit" "traceback" "types" "typing" "unittest" "uuid" "warnings"
}

/// What builds the module of this name, if it is built in.
pub fn find(name: &str) -> Option<Build> {
    Some(match name {
        "math" => math::build,
        "time" => time::build,
        "sys" => sys::build,
        "os" => os::build,
        "os.path" => os_path::build,
        "random" => random::build,
        "builtins" => build_builtins,
        "_re" => re::build,
        "_imp" => import_tools::build,
        "_json" => json::build,
        "_hashlib" => binary::build_digests,
        "_struct" => binary::build_pack,
        "binascii" => binary::build_binascii,
        "zlib" => binary::build_zlib,
        _ => return IN_PYTHON.iter().find(|(known, _)| *known == name).map(|&(_, build)| build),
    })
}

/// Whether the module of this name is one of the library that are written in Python.
pub fn is_in_python(name: &str) -> bool {
    IN_PYTHON.iter().any(|(known, _)| *known == name)
}

/// The module of the names that all programs see.
fn build_builtins(cx: &mut Context) -> Result {
    crate::builtins::visible::add_all(cx);
    let namespace = crate::state::python(cx).builtins;
    let key = cx.intern("builtins")?.value();
    module::new_module(cx, key, namespace)
}

/// A new module with these functions.
fn new_module(cx: &mut Context, name: &str, functions: &[&[Method]]) -> Result {
    let namespace = cx.new_namespace();
    let key = cx.intern(name)?.value();
    let object = module::new_module(cx, key, namespace)?;
    for function in functions.iter().copied().flatten() {
        let value = new_function(cx, function)?;
        module::set_named(cx, object, function.name, value)?;
    }
    Ok(object)
}

/// Sets an attribute of a module to a string.
fn set_text(cx: &mut Context, object: Value, name: &str, text: &str) -> Result<()> {
    let text = cx.new_string(text)?.value();
    module::set_named(cx, object, name, text)
}

/// Sets an attribute of a module to an integer.
fn set_int(cx: &mut Context, object: Value, name: &str, number: i64) -> Result<()> {
    let number = cx.new_int(number)?;
    module::set_named(cx, object, name, number)
}

/// Sets an attribute of a module to a float.
fn set_float(cx: &mut Context, object: Value, name: &str, float: f64) -> Result<()> {
    let float = cx.new_float(float)?;
    module::set_named(cx, object, name, float)
}

/// A module that is written in Python.
fn run_source(cx: &mut Context, name: &str, source: &str) -> Result {
    let object = new_module(cx, name, &[])?;
    let key = cx.intern(name)?.value();
    // Before it runs: modules of the library import each other, too.
    crate::imports::set_module(cx, key, object)?;
    crate::imports::execute(cx, object, source, &format!("<builtin {name}>"), name)?;
    Ok(object)
}
