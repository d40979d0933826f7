//! What is beneath `csv`: rows of the usual dialects, in which quotes around a value are doubled inside it and nothing is escaped.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use crate::define::{Method, exactly};

/// `split(line, delimiter, quote)`: the values of a line, or None where the row does not end with it, or the line is no usual one.
fn split(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [line, delimiter, quote] = exactly(cx, this, arguments)?;
    let (Some(line), Some(delimiter), Some(quote)) = (line.cast::<Str>(), one_of(delimiter), one_of(quote))
    else {
        return Ok(Value::NONE);
    };
    if line.has_surrogates() {
        return Ok(Value::NONE);
    }
    let line = line.to_cow();
    let text = line.trim_end_matches(['\r', '\n']);
    if text.is_empty() || text.contains(['\r', '\n']) {
        return Ok(Value::NONE);
    }
    let row = cx.new_list(&[])?;
    let mut rest = Some(text);
    while let Some(text) = rest {
        let Some((value, behind)) = first_value(text, delimiter, quote) else { return Ok(Value::NONE) };
        let value = match value.contains(quote) && text.starts_with(quote) {
            true => cx.new_string(&value.replace(&format!("{quote}{quote}"), &quote.to_string()))?,
            false => cx.new_string(value)?,
        };
        row.push(cx, value.value())?;
        rest = behind;
    }
    Ok(row.value())
}

/// The text of the first value, without the quotes around it, and what is behind the delimiter after it, if there is one.
fn first_value(text: &str, delimiter: char, quote: char) -> Option<(&str, Option<&str>)> {
    let Some(quoted) = text.strip_prefix(quote) else {
        return Some(match text.split_once(delimiter) {
            Some((value, behind)) => (value, Some(behind)),
            None => (text, None),
        });
    };
    let mut end = 0;
    loop {
        end += quoted[end..].find(quote)?;
        let behind = &quoted[end + quote.len_utf8()..];
        if behind.is_empty() {
            return Some((&quoted[..end], None));
        }
        if let Some(behind) = behind.strip_prefix(delimiter) {
            return Some((&quoted[..end], Some(behind)));
        }
        // A doubled quote; another character behind one is unusual.
        behind.strip_prefix(quote)?;
        end += 2 * quote.len_utf8();
    }
}

/// The character that a string consists of.
fn one_of(value: Value) -> Option<char> {
    let text = value.cast::<Str>()?;
    let text = text.to_cow();
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// `join(values, delimiter, quote, special, end)`: a row with `end` behind it; values with one of the special characters are quoted.
fn join(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [values, delimiter, quote, special, end] = exactly(cx, this, arguments)?;
    let (Some(values), [Some(delimiter), Some(quote), Some(special), Some(end)]) =
        (cx.list_in_words(values)?, [delimiter, quote, special, end].map(|text| text.cast::<Str>()))
    else {
        return cx.type_error("a list of values is joined by texts");
    };
    let (quote_sign, special) = (quote.code_point(0), special.code_points().collect::<Vec<u32>>());
    let mut row = StringBuilder::new();
    let mut index = 0;
    while index < values.len() {
        let value = values.get(index);
        if index > 0 {
            row.push_units(delimiter.units());
        }
        index += 1;
        if value.is_none() {
            continue;
        }
        let text = crate::text::str(cx, value)?;
        let is_special = match text.as_ascii() {
            Some(text) => text.bytes().any(|sign| special.contains(&u32::from(sign))),
            None => text.code_points().any(|sign| special.contains(&sign)),
        };
        if !is_special {
            row.push_in_pieces(cx, text.units())?;
            continue;
        }
        row.push(quote_sign);
        for at in 0..text.len() {
            if text.code_point(at) == quote_sign {
                row.push(quote_sign);
            }
            row.push(text.code_point(at));
        }
        row.push(quote_sign);
        cx.note_steps(text.len())?;
    }
    if row.is_empty() && values.len() == 1 {
        // A row of one empty value is none without quotes.
        row.push(quote_sign);
        row.push(quote_sign);
    }
    row.push_units(end.units());
    Ok(row.finish(cx)?.value())
}

/// Builds `_csv`, beneath `csv`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[Method::new("split", split), Method::new("join", join)];
    super::new_module(cx, "_csv", &[FUNCTIONS])
}
