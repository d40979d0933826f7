//! The modules that are built in: found by name, built when they are first imported.

pub(crate) mod array;
pub(crate) mod binary;
mod collections;
mod copying;
mod csv;
mod datetime;
mod decimal;
mod functools;
mod import_tools;
pub(crate) mod in_c;
pub(crate) mod itertools;
pub mod json;
pub mod math;
pub(crate) mod named_tuple;
mod number_theory;
pub mod os;
mod os_files;
mod os_path;
mod pickling;
pub mod random;
pub mod re;
mod special_functions;
pub mod state;
mod stream_buffer;
pub mod streams;
mod syntax_tree;
pub mod sys;
mod sys_info;
pub mod time;
mod traces;
mod unicode_data;
mod weak;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use crate::attributes::module;
use crate::define::{Method, new_function_of};

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
    "__future__" "_asyncio_groups" "_asyncio_loop" "_asyncio_sync" "_blake2" "_calendar_time" "_docs" "_io_wrappers" "_main_doctest" "_main_timeit" "_main_unittest" "_main_zipfile" "_random_methods" "_refused" "_signatures" "_strptime" "_unparse" "_thread"
    "_user_collections" "abc" "argparse" "array" "ast" "asyncio" "atexit" "base64" "bisect" "bz2" "cProfile" "calendar" "cmath"
    "cmd" "codecs" "collections" "collections.abc" "colorsys" "concurrent" "concurrent.futures" "configparser"
    "contextlib" "contextvars" "copy" "copyreg" "csv" "ctypes" "dataclasses" "datetime" "decimal" "difflib" "doctest"
    "enum" "errno" "faulthandler" "filecmp" "fileinput" "fnmatch" "fractions" "functools" "gc" "getopt" "getpass" "gettext" "glob" "graphlib" "gzip" "hashlib" "heapq" "hmac"
    "html" "html.entities" "html.parser" "http" "importlib" "importlib.abc" "importlib.machinery" "importlib.metadata" "importlib.resources" "importlib.util"
    "inspect" "io" "ipaddress" "itertools" "json" "keyword"
    "linecache" "locale" "logging" "logging.config" "logging.handlers" "lzma" "marshal" "mimetypes" "multiprocessing" "multiprocessing.pool" "numbers" "operator" "optparse" "pathlib" "pdb" "pickle" "platform"
    "pkgutil" "pprint" "profile" "pydoc" "queue" "re" "re._constants" "re._parser" "readline" "reprlib" "resource" "sched" "secrets" "shlex" "shutil" "signal" "socket" "stat" "statistics"
    "string" "struct" "subprocess" "tempfile" "textwrap" "threading" "timeit" "token" "tokenize" "tomllib" "traceback" "types"
    "typing" "unittest" "unittest.mock" "urllib" "urllib.error" "urllib.parse" "urllib.request" "uuid" "warnings" "weakref" "xml" "xml.etree" "xml.etree.ElementTree" "zipfile" "zipimport"
}

macro_rules! parts {
    ($( $name:literal )*) => {
        /// Parts of modules that are written in Python, which the modules load when they need them: name and text.
        const PARTS: &[(&str, &str)] = &[ $( ($name, include_str!(concat!("python/", $name, ".py"))), )* ];
    };
}

parts! {
    "_typing_aliases" "_typing_checks" "_typing_forms" "_typing_functions" "_typing_hints" "_typing_parameters"
    "_os_environ" "_os_files" "_typing_protocols" "_typing_records"
}

/// The text of a part of a module.
fn part(name: &str) -> Option<&'static str> {
    PARTS.iter().find(|(known, _)| *known == name).map(|&(_, text)| text)
}

/// What builds the module of this name, if it is built in.
pub fn find(name: &str) -> Option<Build> {
    Some(match name {
        "math" => math::build,
        "time" => time::build,
        "sys" => sys::build,
        "os" => os::build,
        "os.path" | "posixpath" => build_os_path,
        "random" => random::build,
        "builtins" => build_builtins,
        "_re" => re::build,
        "_array" => array::build,
        "_imp" => import_tools::build,
        "_json" => json::build,
        "_hashlib" => binary::build_digests,
        "_struct" => binary::build_pack,
        "binascii" => binary::build_binascii,
        "zlib" => binary::build_zlib,
        "_collections" => collections::build,
        "_copy" => copying::build,
        "_csv" => csv::build,
        "_pickling" => pickling::build,
        "_datetime" => datetime::build,
        "_decimal" => decimal::build,
        "_functools" => functools::build,
        "_itertools" => itertools::build,
        "_weakref" => weak::build,
        "unicodedata" => unicode_data::build,
        "_gc" => weak::build_collector,
        "_traceback" => traces::build,
        "_ast" => syntax_tree::build,
        _ => return IN_PYTHON.iter().find(|(known, _)| *known == name).map(|&(_, build)| build),
    })
}

/// `os.path`, which `os` makes.
fn build_os_path(cx: &mut Context) -> Result {
    let os = crate::imports::import(cx, "os")?;
    let key = cx.intern("path")?.value();
    crate::attributes::read::get_attribute(cx, os, key)
}

/// The names of the library's modules that programs are meant to import.
pub(crate) fn library_names() -> impl Iterator<Item = &'static str> {
    /// Those that are not written in Python.
    const NATIVE: [&str; 10] =
        ["binascii", "builtins", "math", "os", "os.path", "random", "sys", "time", "unicodedata", "zlib"];
    IN_PYTHON.iter().map(|&(name, _)| name).chain(NATIVE).filter(|name| !name.starts_with('_'))
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
        let value = new_function_of(cx, function, object)?;
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

/// Runs a part of a module that is written in Python.
fn add_source(cx: &mut Context, object: Value, name: &str, source: &str) -> Result<()> {
    crate::imports::execute(cx, object, source, &format!("<builtin {name}>"), name)?;
    Ok(())
}

/// A module that is written in Python.
fn run_source(cx: &mut Context, name: &str, source: &str) -> Result {
    let object = new_module(cx, name, &[])?;
    let key = cx.intern(name)?.value();
    // Before it runs: modules of the library import each other, too.
    crate::imports::set_module(cx, key, object)?;
    add_source(cx, object, name, source)?;
    Ok(object)
}
