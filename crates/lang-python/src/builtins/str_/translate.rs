//! Replacing single characters by a table.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use super::argument;
use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, dict};
use crate::classes::instance::{held_text, held_value};
use crate::define::{Method, exactly, parse_arguments, receiver};
use crate::exceptions::raise;

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[Method::new("translate", translate)];
/// The static methods of this file.
pub(super) const STATIC_METHODS: &[Method] = &[Method::new("maketrans", make_table)];

fn make_table(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [from, to, deleted] = parse_arguments(cx, "maketrans", arguments, ["", "", ""], 1, 3)?;
    let table = cx.new_dict()?;
    if to.is_unbound() {
        if !crate::define::is_instance(cx, from, BuiltinType::Dict) {
            return cx.type_error("if you give only one argument to maketrans it must be a dict");
        }
        let source = dict::receiver_of(cx, from)?;
        let mut cursor = 0;
        while let Some((key, value)) = dict::next_entry(source, &mut cursor) {
            let key = match held_text(cx, key) {
                Some(text) if text.len() == 1 => Value::length(text.code_point(0) as usize),
                Some(_) => return cx.value_error("string keys in translate table must be of length 1"),
                None if convert::is_int(key) => key,
                None => return cx.type_error("keys in translate table must be strings or integers"),
            };
            cx.dict_insert(table, key, value)?;
        }
        return Ok(table.value());
    }
    let from = argument(cx, "maketrans() argument 1", from)?;
    let to = argument(cx, "maketrans() argument 2", to)?;
    if from.len() != to.len() {
        return cx.value_error("the first two maketrans arguments must have equal length");
    }
    for index in 0..from.len() {
        let (key, value) = (from.code_point(index) as usize, to.code_point(index) as usize);
        cx.dict_insert(table, Value::length(key), Value::length(value))?;
    }
    if !deleted.is_unbound() {
        let deleted = argument(cx, "maketrans() argument 3", deleted)?;
        for index in 0..deleted.len() {
            cx.dict_insert(table, Value::length(deleted.code_point(index) as usize), Value::NONE)?;
        }
    }
    Ok(table.value())
}

fn translate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, table] = exactly(cx, this, arguments)?;
    let mut result = StringBuilder::with_capacity(text.len());
    let mut known = Known([UNKNOWN; 128]);
    let (mut index, mut step) = (0, 0);
    while index < text.len() {
        index += known.push_run(&mut result, text.units().slice(index, text.len()));
        cx.note_step(step)?;
        step += 1;
        if index == text.len() {
            break;
        }
        let code_point = text.code_point(index);
        let place = Value::length(code_point as usize);
        index += 1;
        if let Some(dict) = table.cast::<Dict>() {
            match cx.dict_get(dict, place)? {
                Some(found) => {
                    push_replacement(cx, &mut result, found)?;
                    let becomes = match convert::to_i64(found) {
                        Some(found @ 0..128) => found as u8,
                        _ if found.is_none() => DELETED,
                        _ => UNKNOWN,
                    };
                    known.note(code_point, becomes);
                }
                None => {
                    result.push(code_point);
                    known.note(code_point, u8::try_from(code_point).unwrap_or(UNKNOWN));
                }
            }
            continue;
        }
        let found = match cx.language().get_element(cx, table, place) {
            Ok(found) => found,
            Err(_) if raise::pending_is(cx, BuiltinType::LookupError) => {
                cx.take_exception();
                result.push(code_point);
                continue;
            }
            Err(thrown) => return Err(thrown),
        };
        push_replacement(cx, &mut result, found)?;
    }
    Ok(result.finish(cx)?.value())
}

/// No characters of ASCII: what is not known yet, and what nothing is written for.
const UNKNOWN: u8 = 0x80;
const DELETED: u8 = 0x81;

/// Which characters of ASCII a dict was asked for that become one of ASCII, or nothing.
struct Known([u8; 128]);

impl Known {
    /// Notes what a character becomes, if it is one.
    fn note(&mut self, code_point: u32, becomes: u8) {
        if let Some(known) = self.0.get_mut(code_point as usize) {
            *known = becomes;
        }
    }

    /// Adds what the first characters become, as far as it is known, and tells how many these were: some of many.
    fn push_run(&self, result: &mut StringBuilder, units: Units<'_>) -> usize {
        let Units::Ascii(text) = units else { return 0 };
        let mut run = [0; 256];
        let (mut count, mut written) = (0, 0);
        for &c in text.iter().take(run.len()) {
            let becomes = self.0[usize::from(c & 0x7f)];
            if becomes == UNKNOWN {
                break;
            }
            run[written] = becomes;
            written += usize::from(becomes != DELETED);
            count += 1;
        }
        result.push_units(Units::Ascii(&run[..written]));
        count
    }
}

/// Adds what a table says: a text, a code point, or nothing for None.
fn push_replacement(cx: &mut Context, result: &mut StringBuilder, found: Value) -> Result<()> {
    if let Some(text) = held_text(cx, found) {
        result.push_string(text);
    } else if convert::is_int(held_value(cx, found)) {
        let number = convert::to_i64(held_value(cx, found)).and_then(|number| u32::try_from(number).ok());
        match number.filter(|&number| number < 0x11_0000) {
            Some(code_point) => result.push(code_point),
            None => return cx.value_error("character mapping must be in range(0x110000)"),
        }
    } else if !found.is_none() {
        return cx.type_error("character mapping must return integer, None or str");
    }
    Ok(())
}
