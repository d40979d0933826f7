//! `format` and `printf`: text with directives.
//!
//! `~a` shows the next argument as `display` does, `~s` and `~w` as `write`, `~d ~b ~o ~x` in a radix, `~c` as a
//! character, `~f` as a float; `~%` and `~n` end the line, `~~` is a tilde.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::Str;
use runtime::value::Value;

use super::{Native, at_least};
use crate::data::{error, expect};
use crate::number::format::number_to_string;
use crate::port::{self, Direction};
use crate::print;

pub(super) const NATIVES: &[Native] = &[
    at_least("format", 1, format),
    at_least("printf", 1, |cx, a| to_port(cx, "printf", Value::TRUE, a[0], &a[1..])),
    at_least("fprintf", 2, |cx, a| to_port(cx, "fprintf", a[0], a[1], &a[2..])),
];

/// `(format [destination] text argument …)`: without a destination, or with `#f`, the result is a string.
fn format(cx: &mut Context, arguments: &[Value]) -> Result {
    match *arguments {
        [text, ref rest @ ..] if text.cast::<Str>().is_some() => to_string(cx, text, rest),
        [Value::FALSE, text, ref rest @ ..] => to_string(cx, text, rest),
        [destination, text, ref rest @ ..] => to_port(cx, "format", destination, text, rest),
        _ => expect::wrong(cx, "format", "a string", arguments[0]),
    }
}

fn to_string(cx: &mut Context, text: Value, arguments: &[Value]) -> Result {
    let text = formatted(cx, "format", text, arguments)?;
    Ok(cx.new_fresh_string_from(&text)?.value())
}

fn to_port(cx: &mut Context, name: &str, port: Value, text: Value, arguments: &[Value]) -> Result {
    let text = formatted(cx, name, text, arguments)?;
    let port = port::argument(cx, name, &[port], 0, Direction::Output, Some(false))?;
    port::write_text(cx, port, &text)?;
    Ok(Value::NONE)
}

fn formatted(cx: &mut Context, name: &str, text: Value, arguments: &[Value]) -> Result<String> {
    let text = expect::string(cx, name, text)?.to_cow().into_owned();
    let mut result = String::with_capacity(text.len());
    let mut rest = arguments.iter().copied();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '~' {
            result.push(c);
            continue;
        }
        let Some(directive) = chars.next() else {
            return error::fail(cx, &format!("{name}: the text ends with a tilde"), &[]);
        };
        match directive.to_ascii_lowercase() {
            '%' | 'n' => result.push('\n'),
            '~' => result.push('~'),
            directive => {
                let Some(argument) = rest.next() else {
                    return error::fail(cx, &format!("{name}: too few arguments for the text {text:?}"), &[]);
                };
                show(cx, name, &mut result, directive, argument)?;
            }
        }
    }
    match rest.next() {
        None => Ok(result),
        Some(extra) => error::fail(cx, &format!("{name}: too many arguments:"), &[extra]),
    }
}

fn show(cx: &mut Context, name: &str, result: &mut String, directive: char, argument: Value) -> Result<()> {
    let radix = match directive {
        'a' => {
            result.push_str(&print::display(cx, argument));
            return Ok(());
        }
        's' | 'w' => {
            result.push_str(&print::write(cx, argument));
            return Ok(());
        }
        'c' => {
            result.push(expect::character(cx, name, argument)?);
            return Ok(());
        }
        'd' | 'f' => 10,
        'b' => 2,
        'o' => 8,
        'x' => 16,
        _ => return error::fail(cx, &format!("{name}: the directive ~{directive} is not supported"), &[]),
    };
    match number_to_string(argument, radix) {
        Some(digits) => result.push_str(&digits),
        None => result.push_str(&print::display(cx, argument)),
    }
    Ok(())
}
