//! What exceptions can be asked: arguments, causes, texts, and what single types add.

use abi::intrinsic::Intrinsic;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{traceback, unicode};
use crate::attributes::write;
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, Method, after_receiver, exactly, is_instance, receiver};
use crate::names::{Name, name};
use crate::state::{class_name, class_of, type_class, type_name};

/// The arguments of an exception.
pub(crate) fn arguments_of<'a>(exception: Gc<Throwable>) -> &'a [Value] {
    exception.arguments.get().cast::<Tuple>().map_or(&[], |tuple| tuple.as_slice())
}

/// `BaseException.__init__`.
pub(crate) fn init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    if !arguments.keywords.is_empty() {
        let class = class_of(cx, exception.value());
        let name = class_name(cx, class);
        return cx.type_error(format!("{name}() takes no keyword arguments"));
    }
    let rest = after_receiver(arguments).values;
    if arguments_of(exception) != rest {
        let tuple = cx.new_tuple(rest)?;
        cx.store_field(exception, |exception| &exception.arguments, tuple.value());
    }
    Ok(Value::NONE)
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let class = class_of(cx, exception.value());
    let name = class_name(cx, class);
    let text = match arguments_of(exception) {
        &[single] => format!("{name}({})", crate::text::repr_text(cx, single)?),
        [] => format!("{name}()"),
        _ => format!("{name}{}", crate::text::repr_text(cx, exception.arguments.get())?),
    };
    Ok(cx.new_string(&text)?.value())
}

fn str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    match arguments_of(exception) {
        [] => Ok(cx.empty_string()?.value()),
        &[single] => Ok(crate::text::str(cx, single)?.value()),
        _ => Ok(crate::text::str(cx, exception.arguments.get())?.value()),
    }
}

fn key_error_str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    match arguments_of(exception) {
        &[single] => Ok(crate::text::repr(cx, single)?.value()),
        _ => str(cx, this, arguments),
    }
}

fn with_traceback(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [exception, _] = exactly(cx, this, arguments)?;
    set_traceback(cx, this, arguments)?;
    Ok(exception)
}

fn add_note(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [exception, note] = exactly(cx, this, arguments)?;
    if note.cast::<Str>().is_none() {
        let given = type_name(cx, note);
        return cx.type_error(format!("note must be a str, not '{given}'"));
    }
    let key = name(cx, Name::Notes);
    let notes = match crate::attributes::read::find_attribute(cx, exception, key)? {
        Some(notes) => notes.cast::<List>(),
        None => None,
    };
    match notes {
        Some(notes) => notes.push(cx, note)?,
        None => {
            let notes = cx.new_list(&[note])?.value();
            write::set_attribute(cx, exception, key, notes)?;
        }
    }
    Ok(Value::NONE)
}

fn get_args(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    Ok(exception.arguments.get())
}

fn set_args(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    if value.is_unbound() {
        return cx.type_error("args may not be deleted");
    }
    let tuple = crate::iteration::tuple_of(cx, value)?;
    keep_parts(cx, exception)?;
    cx.store_field(exception, |exception| &exception.arguments, tuple.value());
    Ok(Value::NONE)
}

/// Makes properties of the parts that come from the arguments, which stay as they are when those are replaced.
fn keep_parts(cx: &mut Context, exception: Gc<Throwable>) -> Result<()> {
    const PARTS: &[(BuiltinType, &[&str])] = &[
        (BuiltinType::StopIteration, &["value"]),
        (BuiltinType::SystemExit, &["code"]),
        (BuiltinType::OSError, &["errno", "strerror", "filename", "filename2"]),
        (BuiltinType::ImportError, &["msg"]),
        (BuiltinType::UnicodeEncodeError, &unicode::PARTS),
        (BuiltinType::UnicodeDecodeError, &unicode::PARTS),
        (BuiltinType::UnicodeTranslateError, unicode::PARTS.split_at(1).1),
    ];
    for (ty, parts) in PARTS {
        if !is_instance(cx, exception.value(), *ty) {
            continue;
        }
        for (index, part) in parts.iter().enumerate() {
            let known = arguments_of(exception);
            let given = match ty {
                BuiltinType::OSError => os_argument(exception, index),
                BuiltinType::ImportError if known.len() != 1 => Value::NONE,
                BuiltinType::SystemExit if known.len() > 1 => exception.arguments.get(),
                _ => known.get(index).copied().unwrap_or(Value::NONE),
            };
            let value = set_or(cx, exception, part, given)?;
            if !value.is_unbound() {
                let key = cx.intern(part)?.value();
                set_property(cx, exception.value(), key, value)?;
            }
        }
    }
    Ok(())
}

fn get_cause(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    Ok(exception.cause.get())
}

/// Checks what is to be a cause or context.
fn linked(cx: &mut Context, value: Value, what: &str) -> Result<()> {
    if value.is_none() || cx.cast::<Throwable>(value).is_some() {
        return Ok(());
    }
    cx.type_error(format!("exception {what} must be None or derive from BaseException"))
}

/// Refuses to delete an attribute that every exception has.
fn undeletable(cx: &mut Context, this: Gc<NativeFunction>, value: Value) -> Result<()> {
    if !value.is_unbound() {
        return Ok(());
    }
    let name = this.name();
    cx.type_error(format!("{} may not be deleted", name.to_cow()))
}

fn set_cause(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    undeletable(cx, this, value)?;
    linked(cx, value, "cause")?;
    cx.store_field(exception, |exception| &exception.cause, value);
    exception.state.set(Value::TRUE);
    Ok(Value::NONE)
}

fn get_context(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    Ok(exception.context.get())
}

fn set_context(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    undeletable(cx, this, value)?;
    linked(cx, value, "context")?;
    cx.store_field(exception, |exception| &exception.context, value);
    Ok(Value::NONE)
}

fn get_suppress(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    Ok(Value::bool(exception.state.get() == Value::TRUE))
}

fn set_suppress(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    let suppress = crate::truth::truth(cx, value)?;
    exception.state.set(Value::bool(suppress));
    Ok(Value::NONE)
}

fn get_traceback(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    traceback::object_of(cx, exception)
}

fn set_traceback(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    undeletable(cx, this, value)?;
    traceback::set(cx, exception, value)?;
    Ok(Value::NONE)
}

/// What a program has set in place of a part that comes from the arguments; `part` otherwise.
pub(super) fn set_or(cx: &mut Context, exception: Gc<Throwable>, attribute: &str, part: Value) -> Result {
    let key = cx.intern(attribute)?.value();
    match cx.property_location(exception.value(), key) {
        Some(location) => location.load(cx, exception.value()),
        None => Ok(part),
    }
}

/// Sets a part that comes from the arguments: a property of the attribute's name comes before it.
pub(super) fn set_part(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [exception, value] = exactly(cx, this, arguments)?;
    let value = if value.is_unbound() { Value::NONE } else { value };
    set_property(cx, exception, this.name().value(), value)?;
    Ok(Value::NONE)
}

fn set_property(cx: &mut Context, exception: Value, key: Value, value: Value) -> Result<()> {
    match cx.property_location(exception, key) {
        Some(location) => cx.set_property_at(location, exception, value)?,
        None => drop(cx.add_property(exception, key, value)?),
    }
    Ok(())
}

fn stop_value(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let part = arguments_of(exception).first().copied().unwrap_or(Value::NONE);
    set_or(cx, exception, "value", part)
}

fn exit_code(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    set_or(cx, exception, "code", code_of(exception))
}

/// The exit code that a SystemExit carries, as the program gave it.
pub(crate) fn code_of(exception: Gc<Throwable>) -> Value {
    match arguments_of(exception) {
        [] => Value::NONE,
        &[single] => single,
        _ => exception.arguments.get(),
    }
}

/// `errno`, `strerror` and `filename` exist when there are two to five arguments.
fn os_part(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, part: usize) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let attribute = this.name().to_cow().into_owned();
    set_or(cx, exception, &attribute, os_argument(exception, part))
}

/// Which arguments `errno`, `strerror`, `filename` and `filename2` are.
const OS_ARGUMENTS: [usize; 4] = [0, 1, 2, 4];

/// The argument that one of these parts is.
fn os_argument(exception: Gc<Throwable>, part: usize) -> Value {
    let known = arguments_of(exception);
    known.get(OS_ARGUMENTS[part]).copied().filter(|_| (2..=5).contains(&known.len())).unwrap_or(Value::NONE)
}

fn os_number(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    os_part(cx, this, arguments, 0)
}

fn os_text(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    os_part(cx, this, arguments, 1)
}

fn os_file_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    os_part(cx, this, arguments, 2)
}

fn os_second_file_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    os_part(cx, this, arguments, 3)
}

fn os_str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let part =
        |cx: &mut Context, attribute, index| set_or(cx, exception, attribute, os_argument(exception, index));
    let (number, message) = (part(cx, "errno", 0)?, part(cx, "strerror", 1)?);
    let (file, second) = (part(cx, "filename", 2)?, part(cx, "filename2", 3)?);
    let key = cx.intern("errno")?.value();
    let is_told = match cx.property_location(exception.value(), key) {
        Some(_) => !number.is_none() || !message.is_none(),
        None => (2..=5).contains(&arguments_of(exception).len()),
    };
    if file.is_none() && !is_told {
        return str(cx, this, arguments);
    }
    let (number, message) = (crate::text::str(cx, number)?, crate::text::str(cx, message)?);
    let mut text = format!("[Errno {}] {}", number.to_cow(), message.to_cow());
    for (before, name) in [(": ", file), (" -> ", second)] {
        if !file.is_none() && !name.is_none() {
            text.push_str(before);
            text.push_str(&crate::text::repr_text(cx, name)?);
        }
    }
    Ok(cx.new_string(&text)?.value())
}

/// The arguments of an OSError as programs see them: without the files that it names.
fn os_arguments(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    match arguments_of(exception) {
        known @ [_, _, file, ..] if known.len() <= 5 && !file.is_none() => {
            Ok(cx.new_tuple(&known[..2])?.value())
        }
        _ => get_args(cx, this, arguments),
    }
}

fn os_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let shown = os_arguments(cx, this, arguments)?;
    if shown.cast::<Tuple>().is_none_or(|shown| shown.len() != 2) {
        return repr(cx, this, arguments);
    }
    let class = class_of(cx, arguments.values[0]);
    let text = format!("{}{}", class_name(cx, class), crate::text::repr_text(cx, shown)?);
    Ok(cx.new_string(&text)?.value())
}

/// `OSError(number, text, …)` is of the class that the number means.
fn os_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let rest = crate::define::after_receiver(arguments);
    let ty = match rest.positionals() {
        [number, _, ..] => crate::modules::os::error_type(number.as_fixnum().unwrap_or(0) as i32),
        _ => BuiltinType::OSError,
    };
    let class = type_class(cx, ty);
    crate::classes::instance::new_object(cx, class, rest)
}

fn import_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    named_init(cx, this, arguments, BuiltinType::ImportError, &["name", "path", "name_from"])
}

fn import_message(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let part = match *arguments_of(exception) {
        [message] => message,
        _ => Value::NONE,
    };
    set_or(cx, exception, "msg", part)
}

fn import_str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let message = import_message(cx, this, arguments)?;
    if message.cast::<Str>().is_some() { Ok(message) } else { str(cx, this, arguments) }
}

fn attribute_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    named_init(cx, this, arguments, BuiltinType::AttributeError, &["name", "obj"])
}

fn name_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    named_init(cx, this, arguments, BuiltinType::NameError, &["name"])
}

/// An initializer that takes arguments of these names, which become attributes.
fn named_init(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    ty: BuiltinType,
    names: &[&str],
) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let tuple = cx.new_tuple(&arguments.positionals()[1..])?;
    cx.store_field(exception, |exception| &exception.arguments, tuple.value());
    for (key, value) in arguments.named() {
        let text = crate::text::name_text(key);
        if !names.contains(&text.as_str()) {
            return cx.type_error(format!("'{text}' is an invalid keyword argument for {}()", ty.name()));
        }
        write::set_attribute(cx, exception.value(), key, value)?;
    }
    Ok(Value::NONE)
}

fn syntax_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    init(cx, this, arguments)?;
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let known = arguments_of(exception);
    set_named(cx, exception.value(), "msg", known.first().copied().unwrap_or(Value::NONE))?;
    if let Some(details) = known.get(1).and_then(|details| details.cast::<Tuple>()) {
        let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
        for (name, &value) in names.iter().zip(details.as_slice()) {
            set_named(cx, exception.value(), name, value)?;
        }
    }
    Ok(Value::NONE)
}

fn syntax_str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let known = arguments_of(exception);
    let message = known.first().copied().unwrap_or(Value::NONE);
    let message = crate::text::str(cx, message)?;
    let details = known.get(1).and_then(|details| details.cast::<Tuple>());
    let text = match details.map(|details| details.as_slice()) {
        Some([file, line, ..]) if line.is_fixnum() => {
            let file = crate::text::name_text(*file);
            let base = file.rsplit('/').next().unwrap_or(&file).to_owned();
            format!("{} ({base}, line {})", message.to_cow(), line.fixnum_unchecked())
        }
        _ => message.to_cow().into_owned(),
    };
    Ok(cx.new_string(&text)?.value())
}

fn set_named(cx: &mut Context, object: Value, attribute: &str, value: Value) -> Result<()> {
    let attribute = cx.intern(attribute)?.value();
    write::set_attribute(cx, object, attribute, value)
}

/// Defines the members of the types of exceptions.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::BaseException,
        const {
            &Members {
                methods: &[
                    Method::with_intrinsic("__init__", init, Intrinsic::KeepArguments),
                    Method::new("__repr__", repr),
                    Method::new("__str__", str),
                    Method::new("with_traceback", with_traceback),
                    Method::new("add_note", add_note),
                ],
                getters: &[
                    Getter::writable("args", get_args, set_args),
                    Getter::writable("__cause__", get_cause, set_cause),
                    Getter::writable("__context__", get_context, set_context),
                    Getter::writable("__suppress_context__", get_suppress, set_suppress),
                    Getter::writable("__traceback__", get_traceback, set_traceback),
                ],
                ..Members::EMPTY
            }
        },
    );
    let getters = |getters: &'static [Getter]| Members { getters, ..Members::EMPTY };
    types.add(
        BuiltinType::StopIteration,
        &getters(const { &[Getter::writable("value", stop_value, set_part)] }),
    );
    types.add(BuiltinType::SystemExit, &getters(const { &[Getter::writable("code", exit_code, set_part)] }));
    let methods = |methods: &'static [Method]| Members { methods, ..Members::EMPTY };
    types.add(BuiltinType::KeyError, &methods(const { &[Method::new("__str__", key_error_str)] }));
    types.add(
        BuiltinType::OSError,
        const {
            &Members {
                methods: &[Method::new("__str__", os_str), Method::new("__repr__", os_repr)],
                new: Some(os_new),
                getters: &[
                    Getter::writable("args", os_arguments, set_args),
                    Getter::writable("errno", os_number, set_part),
                    Getter::writable("strerror", os_text, set_part),
                    Getter::writable("filename", os_file_name, set_part),
                    Getter::writable("filename2", os_second_file_name, set_part),
                ],
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::ImportError,
        const {
            &Members {
                methods: &[Method::new("__str__", import_str)],
                init: Some(import_init),
                getters: &[Getter::writable("msg", import_message, set_part)],
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::AttributeError,
        const { &Members { init: Some(attribute_init), ..Members::EMPTY } },
    );
    types.add(BuiltinType::NameError, const { &Members { init: Some(name_init), ..Members::EMPTY } });
    types.add(
        BuiltinType::SyntaxError,
        const {
            &Members {
                methods: &[Method::new("__str__", syntax_str)],
                init: Some(syntax_init),
                ..Members::EMPTY
            }
        },
    );
    let nones = |nones: &'static [&'static str]| Members { nones, ..Members::EMPTY };
    types.add(BuiltinType::AttributeError, &nones(&["name", "obj"]));
    types.add(BuiltinType::NameError, &nones(&["name"]));
    types.add(BuiltinType::ImportError, &nones(&["name", "path", "name_from"]));
    types.add(
        BuiltinType::SyntaxError,
        &nones(&["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"]),
    );
    unicode::define(types);
    traceback::define(types)
}
