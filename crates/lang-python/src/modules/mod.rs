//! The modules that are built in: found by name, built when they are first imported.

pub mod math;
mod number_theory;
pub mod os;
mod os_path;
pub mod random;
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

/// What builds the module of this name, if it is built in.
pub fn find(name: &str) -> Option<Build> {
    Some(match name {
        "math" => math::build,
        "time" => time::build,
        "sys" => sys::build,
        "os" => os::build,
        "os.path" => os_path::build,
        "random" => random::build,
        "functools" => |cx| in_python(cx, "functools", include_str!("python/functools.py")),
        "itertools" => |cx| in_python(cx, "itertools", include_str!("python/itertools.py")),
        "collections" => |cx| in_python(cx, "collections", include_str!("python/collections.py")),
        "heapq" => |cx| in_python(cx, "heapq", include_str!("python/heapq.py")),
        "bisect" => |cx| in_python(cx, "bisect", include_str!("python/bisect.py")),
        "string" => |cx| in_python(cx, "string", include_str!("python/string.py")),
        "operator" => |cx| in_python(cx, "operator", include_str!("python/operator.py")),
        "copy" => |cx| in_python(cx, "copy", include_str!("python/copy.py")),
        _ => return None,
    })
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
fn in_python(cx: &mut Context, name: &'static str, source: &str) -> Result {
    let object = new_module(cx, name, &[])?;
    crate::imports::execute(cx, object, source, &format!("<builtin {name}>"), name)?;
    Ok(object)
}
