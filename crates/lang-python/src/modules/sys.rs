//! The module `sys`: the program's arguments, streams, limits and version.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::streams;
use crate::attributes::{module, read};
use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, str_};
use crate::calls::call_if_special;
use crate::define::{
    Members, Method, TypeDefinition, between, define_type, exactly, new_words, own_receiver, word,
};
use crate::exceptions::raise;
use crate::names::{Name, name};
use crate::operators::comparison;
use crate::state::{class_of, python};

/// The version of Python that programs see.
const VERSION: [i64; 3] = [3, 12, 1];

pub(crate) fn exit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 0, 1)?;
    raise::raise_with(cx, BuiltinType::SystemExit, values)
}

fn get_recursion_limit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    cx.new_int(i64::try_from(cx.recursion_limit).unwrap_or(i64::MAX))
}

fn set_recursion_limit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [limit] = exactly(cx, this, arguments)?;
    let limit = convert::to_size(cx, limit)?;
    if limit < 1 {
        return cx.value_error("recursion limit must be greater or equal than 1");
    }
    cx.set_depth_limit(limit as usize);
    Ok(Value::NONE)
}

fn get_max_digits(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    Ok(Value::length(python(cx).max_digits))
}

fn set_max_digits(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    /// CPython accepts no limit that is lower.
    const LEAST: i64 = 640;
    let [limit] =
        crate::define::parse_arguments(cx, "set_int_max_str_digits", arguments, ["maxdigits"], 1, 1)?;
    let limit = convert::to_size(cx, limit)?;
    if limit != 0 && limit < LEAST {
        return cx.value_error(format!("maxdigits must be 0 or larger than {LEAST}"));
    }
    python(cx).max_digits = limit as usize;
    Ok(Value::NONE)
}

fn get_size_of(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    match call_if_special(cx, values[0], Name::SizeOf, &[])? {
        Some(size) => Ok(size),
        None => Ok(Value::small(16)),
    }
}

fn intern(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = exactly(cx, this, arguments)?;
    let text = str_::argument(cx, "intern() argument", text)?;
    Ok(cx.intern_string(text)?.value())
}

fn exc_info(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    let exception = cx.handled;
    if exception.is_none() {
        return Ok(cx.new_tuple(&[Value::NONE; 3])?.value());
    }
    let class = class_of(cx, exception).value();
    let traceback = name(cx, Name::Traceback);
    let traceback = read::get_attribute(cx, exception, traceback)?;
    Ok(cx.new_tuple(&[class, exception, traceback])?.value())
}

/// Shows the value of an expression that was typed, as the program wants it.
pub(crate) fn display(cx: &mut Context, value: Value) -> Result {
    let sys = crate::imports::import(cx, "sys")?;
    let hook = cx.intern("displayhook")?.value();
    let hook = read::get_attribute(cx, sys, hook)?;
    cx.call(hook, &[value])
}

/// `sys.displayhook`.
fn display_hook(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    if value.is_none() {
        return Ok(value);
    }
    crate::define::add_builtin(cx, "_", Value::NONE)?;
    let text = crate::text::repr_text(cx, value)?;
    let sys = crate::imports::import(cx, "sys")?;
    let (stdout, write) = (cx.intern("stdout")?.value(), cx.intern("write")?.value());
    let stdout = read::get_attribute(cx, sys, stdout)?;
    let text = cx.new_string(&format!("{text}\n"))?.value();
    crate::calls::call_method(cx, stdout, write, &[text])?;
    crate::define::add_builtin(cx, "_", value)?;
    Ok(Value::NONE)
}

/// The tuple inside a version.
fn inside(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, 0))
}

fn version_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    inside(cx, this, arguments)?;
    let [major, minor, micro] = VERSION;
    let text = format!(
        "sys.version_info(major={major}, minor={minor}, micro={micro}, releaselevel='final', serial=0)"
    );
    Ok(cx.new_string(&text)?.value())
}

fn version_get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let tuple = inside(cx, this, arguments)?;
    let [_, key] = exactly(cx, this, arguments)?;
    crate::elements::get(cx, tuple, key)
}

fn version_iterate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let tuple = inside(cx, this, arguments)?;
    crate::iteration::iterate(cx, tuple)
}

fn version_length(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::small(5))
}

macro_rules! comparisons {
    ($( $name:ident $op:ident; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let tuple = inside(cx, this, arguments)?;
            let [_, other] = exactly(cx, this, arguments)?;
            comparison::compare(cx, CompareOp::$op, tuple, other)
        }
    )* };
}

comparisons! { eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge; }

fn version_info(cx: &mut Context) -> Result {
    let class = define_type(
        cx,
        &TypeDefinition {
            name: "version_info",
            module: "sys",
            base: BuiltinType::Object,
            words: 1,
            members: Members {
                methods: const {
                    &[
                        Method::new("__repr__", version_repr),
                        Method::new("__getitem__", version_get_item),
                        Method::new("__iter__", version_iterate),
                        Method::new("__len__", version_length),
                        Method::new("__eq__", eq),
                        Method::new("__ne__", ne),
                        Method::new("__lt__", lt),
                        Method::new("__le__", le),
                        Method::new("__gt__", gt),
                        Method::new("__ge__", ge),
                    ]
                },
                ..Members::EMPTY
            },
        },
    )?;
    let level = cx.new_string("final")?.value();
    let [major, minor, micro] = VERSION.map(Value::small);
    let parts = [major, minor, micro, level, Value::ZERO];
    let tuple = cx.new_tuple(&parts)?.value();
    let object = new_words(cx, class, &[tuple])?;
    for (part, name) in parts.into_iter().zip(["major", "minor", "micro", "releaselevel", "serial"]) {
        let name = cx.intern(name)?.value();
        cx.add_property(object, name, part)?;
    }
    Ok(object)
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("exit", exit),
        Method::new("getrecursionlimit", get_recursion_limit),
        Method::new("setrecursionlimit", set_recursion_limit),
        Method::new("getsizeof", get_size_of),
        Method::new("intern", intern),
        Method::new("get_int_max_str_digits", get_max_digits),
        Method::new("set_int_max_str_digits", set_max_digits),
        Method::new("exc_info", exc_info),
        Method::new("_getframe", crate::frames::get_frame),
        Method::new("displayhook", display_hook),
    ];
    let object = super::new_module(cx, "sys", &[FUNCTIONS])?;
    let argv = cx.new_list(&[])?;
    for argument in python(cx).argv.clone() {
        let argument = cx.new_string(&argument)?;
        argv.push(cx, argument.value())?;
    }
    module::set_named(cx, object, "argv", argv.value())?;
    let streams = streams::new_streams(cx)?;
    for (stream, name) in streams.into_iter().zip(["stdin", "stdout", "stderr"]) {
        module::set_named(cx, object, name, stream)?;
        module::set_named(cx, object, &format!("__{name}__"), stream)?;
    }
    let (modules, path) = (python(cx).imports.modules, python(cx).imports.path);
    module::set_named(cx, object, "modules", modules)?;
    module::set_named(cx, object, "path", path)?;
    super::set_int(cx, object, "maxsize", i64::MAX)?;
    super::set_int(cx, object, "maxunicode", 0x10_ffff)?;
    super::set_int(cx, object, "hexversion", 0x030c_01f0)?;
    let [major, minor, micro] = VERSION;
    super::set_text(cx, object, "version", &format!("{major}.{minor}.{micro} (Updraft)"))?;
    super::set_text(cx, object, "platform", std::env::consts::OS)?;
    super::set_text(cx, object, "byteorder", if cfg!(target_endian = "big") { "big" } else { "little" })?;
    super::set_text(cx, object, "executable", "")?;
    let version = version_info(cx)?;
    module::set_named(cx, object, "version_info", version)?;
    super::sys_info::add(cx, object)?;
    super::add_source(cx, object, "sys", include_str!("python/_sys_more.py"))?;
    Ok(object)
}
