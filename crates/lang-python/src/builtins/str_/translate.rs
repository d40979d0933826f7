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
                    known.note(code_point, convert::to_i64(found));
                }
                None => {
                    result.push(code_point);
                    known.note(code_point, Some(i64::from(code_point)));
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

/// No character of ASCII.
const UNKNOWN: u8 = 0x80;

/// Which characters of ASCII a dict was asked for that become one of ASCII.
struct Known([u8; 128]);

impl Known {
    /// Notes what a character becomes, if that is one.
    fn note(&mut self, code_point: u32, found: Option<i64>) {
        if let (Some(known), Some(found)) = (self.0.get_mut(code_point as usize), found)
            && let Some(found) = u8::try_from(found).ok().filter(u8::is_ascii)
        {
            *known = found;
        }
    }

    /// Adds what the first characters become, as far as it is known, and tells how many these were: some of many.
    fn push_run(&self, result: &mut StringBuilder, units: Units<'_>) -> usize {
        let Units::Ascii(text) = units else { return 0 };
        let mut run = [0; 256];
        let mut count = 0;
        for (place, &c) in run.iter_mut().zip(text) {
            *place = self.0[usize::from(c & 0x7f)];
            if *place == UNKNOWN {
                break;
            }
            count += 1;
        }
        result.push_units(Units::Ascii(&run[..count]));
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
