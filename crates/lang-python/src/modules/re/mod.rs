//! What `re` is made of: patterns, searching, matches.
//!
//! The engine is in the crate `patterns`; [`translate`] brings Python's syntax into its own, [`program`] compiles and runs.
//! Programs are kept beside the heap, by the number that pattern objects hold, and live as long as the isolate.

mod class;
mod matches;
mod pattern;
mod program;
mod substitute;
mod translate;

use std::rc::Rc;

use patterns::Spans;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::value::Value;

use self::program::{Program, Text};
use self::translate::Flags;
use super::state::modules;
use crate::attributes::module;
use crate::builtins::bytes::view;
use crate::builtins::convert;
use crate::define::{Method, exactly, new_words};
use crate::state::type_name;

/// So many bytes are not looked at again, to see whether they are ASCII.
const LONG: usize = 256;

/// What `re` keeps in an isolate.
pub struct RegexState {
    programs: Vec<Rc<Program>>,
    /// The classes of patterns and matches, when the module was imported.
    classes: Option<(Gc<Class>, Gc<Class>)>,
    /// The class of errors.
    error_class: Value,
    /// The last text that was not ASCII, or of long bytes, and what is searched in its place: the same text is often
    /// searched again.
    last_text: Option<(Value, Rc<Text<'static>>)>,
    /// Room for where a match is, while no search uses it.
    spans: Spans,
}

impl Default for RegexState {
    fn default() -> Self {
        RegexState {
            programs: Vec::new(),
            classes: None,
            error_class: Value::NONE,
            last_text: None,
            spans: Spans::default(),
        }
    }
}

impl RegexState {
    /// Visits what is kept.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.error_class);
        if let Some((text, _)) = &self.last_text {
            visit(*text);
        }
    }
}

fn regex_state(cx: &mut Context) -> &mut RegexState {
    &mut modules(cx).regex
}

/// A text that is searched, borrowed or kept.
enum Subject<'t> {
    Borrowed(Text<'t>),
    Kept(Rc<Text<'static>>),
}

impl<'t> std::ops::Deref for Subject<'t> {
    type Target = Text<'t>;

    fn deref(&self) -> &Text<'t> {
        match self {
            Subject::Borrowed(text) => text,
            Subject::Kept(text) => text,
        }
    }
}

/// What is searched, as the program gave it.
#[derive(Clone, Copy)]
enum Haystack {
    Text(Gc<Str>),
    Bytes(Gc<Bytes>),
}

impl Haystack {
    /// The string or the bytes that a program can search.
    fn of(cx: &mut Context, program: &Program, value: Value) -> Result<Haystack> {
        let held = crate::classes::instance::held_value(cx, value);
        match (held.cast::<Str>(), held.cast::<Bytes>()) {
            (Some(_), _) if program.is_bytes => {
                cx.type_error("cannot use a bytes pattern on a string-like object")
            }
            (_, Some(_)) if !program.is_bytes => {
                cx.type_error("cannot use a string pattern on a bytes-like object")
            }
            (Some(text), _) => Ok(Haystack::Text(text)),
            (_, Some(bytes)) => Ok(Haystack::Bytes(bytes)),
            _ => match view::of(cx, value) {
                Some(_) if !program.is_bytes => {
                    cx.type_error("cannot use a string pattern on a bytes-like object")
                }
                Some(view) => Ok(Haystack::Bytes(cx.new_bytes(view.as_slice())?)),
                None => {
                    let given = type_name(cx, value);
                    cx.type_error(format!("expected string or bytes-like object, got '{given}'"))
                }
            },
        }
    }

    fn value(self) -> Value {
        match self {
            Haystack::Text(text) => text.value(),
            Haystack::Bytes(bytes) => bytes.value(),
        }
    }

    fn len(self) -> usize {
        match self {
            Haystack::Text(text) => text.len(),
            Haystack::Bytes(bytes) => bytes.len(),
        }
    }

    /// The text to search.
    fn subject(&self, cx: &mut Context) -> Subject<'_> {
        match self {
            Haystack::Text(text) => {
                if let Some(ascii) = text.as_ascii() {
                    return Subject::Borrowed(Text::ascii(ascii));
                }
            }
            Haystack::Bytes(bytes) => {
                if bytes.len() < LONG
                    && let Ok(ascii) = std::str::from_utf8(bytes.as_slice())
                    && ascii.is_ascii()
                {
                    return Subject::Borrowed(Text::ascii(ascii));
                }
            }
        }
        let value = self.value();
        if let Some((known, text)) = &regex_state(cx).last_text
            && *known == value
        {
            return Subject::Kept(text.clone());
        }
        let text = Rc::new(match self {
            Haystack::Text(text) => Text::wide(text.code_points()),
            Haystack::Bytes(bytes) => match std::str::from_utf8(bytes.as_slice()) {
                Ok(ascii) if ascii.is_ascii() => Text::ascii(ascii.to_owned()),
                _ => Text::wide(bytes.as_slice().iter().map(|&byte| u32::from(byte))),
            },
        });
        regex_state(cx).last_text = Some((value, text.clone()));
        Subject::Kept(text)
    }

    /// Part of it, by characters.
    fn slice(self, cx: &mut Context, start: usize, end: usize) -> Result {
        match self {
            Haystack::Text(text) => Ok(cx.substring(text, start, end)?.value()),
            Haystack::Bytes(bytes) => {
                let part = bytes.as_slice()[start..end].to_vec();
                Ok(cx.new_bytes(&part)?.value())
            }
        }
    }
}

/// The code points of a pattern's text, and whether it is of bytes.
fn code_points(cx: &mut Context, source: Value) -> Result<(Vec<char>, bool)> {
    match (source.cast::<Str>(), source.cast::<Bytes>()) {
        (Some(text), _) => Ok((text.chars().collect(), false)),
        (_, Some(bytes)) => Ok((bytes.as_slice().iter().map(|&byte| char::from(byte)).collect(), true)),
        _ => cx.type_error("first argument must be string or compiled pattern"),
    }
}

/// `width(pattern, flags)`: the fewest and the most characters of a match.
fn width(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [source, flags] = exactly(cx, this, arguments)?;
    let source = crate::classes::instance::held_value(cx, source);
    let flags = Flags(convert::to_size(cx, flags)? as u32);
    let (pattern, is_bytes) = code_points(cx, source)?;
    let (least, most) = match Program::new(pattern, flags, is_bytes) {
        Ok(program) => program.translation.width,
        Err(error) => return raise_error(cx, &error.message, source, error.position),
    };
    let least = cx.new_int(least.min(i64::MAX as u64) as i64)?;
    let most = cx.new_int(most.min(i64::MAX as u64) as i64)?;
    Ok(cx.new_tuple(&[least, most])?.value())
}

/// `compile(pattern, flags)`: a pattern object.
fn compile(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [source, flags] = exactly(cx, this, arguments)?;
    let source = crate::classes::instance::held_value(cx, source);
    let flags = Flags(convert::to_size(cx, flags)? as u32);
    let (pattern, is_bytes) = code_points(cx, source)?;
    if is_bytes && flags.has(Flags::UNICODE) {
        return cx.value_error("cannot use UNICODE flag with a bytes pattern");
    }
    if !is_bytes && flags.has(Flags::LOCALE) {
        return cx.value_error("cannot use LOCALE flag with a str pattern");
    }
    if flags.has(Flags::ASCII) && flags.has(Flags::UNICODE) {
        return cx.value_error("ASCII and UNICODE flags are incompatible");
    }
    let program = match Program::new(pattern, flags, is_bytes) {
        Ok(program) => program,
        Err(error) => return raise_error(cx, &error.message, source, error.position),
    };
    let own = program.translation.flags;
    if !is_bytes && own.has(Flags::ASCII) && own.has(Flags::UNICODE) {
        return cx.value_error("ASCII and UNICODE flags are incompatible");
    }
    if let Err(message) = program.check(cx)? {
        return raise_error(cx, &format!("not supported: {message}"), source, None);
    }
    let flags = Value::small(i64::from(program.translation.flags.0));
    let state = regex_state(cx);
    let number = Value::length(state.programs.len());
    state.programs.push(Rc::new(program));
    match state.classes {
        Some((class, _)) => new_words(cx, class, &[number, source, flags, Value::NONE]),
        None => cx.type_error("re is not imported"),
    }
}

/// Raises `re.error`.
fn raise_error<T>(cx: &mut Context, message: &str, pattern: Value, position: Option<usize>) -> Result<T> {
    let message = cx.new_string(message)?.value();
    let position = position.map_or(Value::NONE, Value::length);
    let class = regex_state(cx).error_class;
    let exception = cx.call(class, &[message, pattern, position])?;
    crate::exceptions::raise::throw_new(cx, exception)
}

/// `set_error(class)`: tells the class of errors, which is written in Python.
fn set_error(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class] = exactly(cx, this, arguments)?;
    regex_state(cx).error_class = class;
    Ok(Value::NONE)
}

/// Builds the module `_re`, beneath `re`.
pub(super) fn build(cx: &mut Context) -> Result {
    let pattern = pattern::define(cx)?;
    let matches = matches::define(cx)?;
    regex_state(cx).classes = Some((pattern, matches));
    const FUNCTIONS: &[Method] =
        &[Method::new("compile", compile), Method::new("width", width), Method::new("set_error", set_error)];
    let object = super::new_module(cx, "_re", &[FUNCTIONS])?;
    module::set_named(cx, object, "Pattern", pattern.value())?;
    module::set_named(cx, object, "Match", matches.value())?;
    Ok(object)
}
