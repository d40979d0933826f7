//! JSON text to values.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use crate::builtins::{convert, int_parse};
use crate::define::exactly;
use crate::exceptions::raise;

/// Keys up to this length are made once.
const LONGEST_SHARED_KEY: usize = 32;

struct Decoder<'t> {
    string: Gc<Str>,
    units: Units<'t>,
    at: usize,
    object_hook: Value,
    pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
    is_strict: bool,
    /// The class of errors.
    error: Value,
}

/// `decode(text, index, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, strict, error)`: the
/// value that starts there, and where it ends.
pub(super) fn decode(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text, index, object_hook, pairs_hook, parse_float, parse_int, parse_constant, strict, error] =
        exactly(cx, this, arguments)?;
    let Some(string) = crate::classes::instance::held_value(cx, text).cast::<Str>() else {
        return cx.type_error("first argument must be a string");
    };
    let at = convert::to_size(cx, index)?;
    if at < 0 {
        return cx.value_error("idx cannot be negative");
    }
    let mut decoder = Decoder {
        string,
        units: string.units(),
        at: at as usize,
        object_hook,
        pairs_hook,
        parse_float,
        parse_int,
        parse_constant,
        is_strict: convert::is_true(cx, strict)?,
        error,
    };
    let value = decoder.value(cx)?;
    let end = Value::length(decoder.at);
    Ok(cx.new_tuple(&[value, end])?.value())
}

impl Decoder<'_> {
    fn peek(&self) -> Option<u32> {
        (self.at < self.units.len()).then(|| self.units.get(self.at))
    }

    fn is_next(&self, byte: u8) -> bool {
        self.peek() == Some(u32::from(byte))
    }

    fn skip_space(&mut self) {
        while let Some(0x20 | 0x0a | 0x0d | 0x09) = self.peek() {
            self.at += 1;
        }
    }

    /// Raises the error of decoding.
    #[cold]
    fn fail<T>(&self, cx: &mut Context, message: &str, position: usize) -> Result<T> {
        let message = cx.new_string(message)?.value();
        let exception = cx.call(self.error, &[message, self.string.value(), Value::length(position)])?;
        raise::throw_new(cx, exception)
    }

    fn takes(&mut self, word: &str) -> bool {
        let end = self.at + word.len();
        let is_there = end <= self.units.len()
            && word
                .bytes()
                .enumerate()
                .all(|(index, byte)| self.units.get(self.at + index) == u32::from(byte));
        if is_there {
            self.at = end;
        }
        is_there
    }

    fn value(&mut self, cx: &mut Context) -> Result {
        let start = self.at;
        let Some(first) = self.peek().and_then(|first| u8::try_from(first).ok()) else {
            return self.fail(cx, "Expecting value", start);
        };
        match first {
            b'"' => self.string(cx, false),
            b'{' => self.object(cx),
            b'[' => self.array(cx),
            b'n' if self.takes("null") => Ok(Value::NONE),
            b't' if self.takes("true") => Ok(Value::TRUE),
            b'f' if self.takes("false") => Ok(Value::FALSE),
            b'N' if self.takes("NaN") => self.constant(cx, "NaN", f64::NAN),
            b'I' if self.takes("Infinity") => self.constant(cx, "Infinity", f64::INFINITY),
            b'-' if self.takes("-Infinity") => self.constant(cx, "-Infinity", f64::NEG_INFINITY),
            b'-' | b'0'..=b'9' => self.number(cx),
            _ => self.fail(cx, "Expecting value", start),
        }
    }

    fn constant(&mut self, cx: &mut Context, name: &str, float: f64) -> Result {
        if self.parse_constant.is_none() {
            return cx.new_float(float);
        }
        let name = cx.new_string(name)?.value();
        cx.call(self.parse_constant, &[name])
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(0x30..=0x39) = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self, cx: &mut Context) -> Result {
        let start = self.at;
        self.at += self.is_next(b'-') as usize;
        if self.is_next(b'0') {
            self.at += 1;
        } else if self.digits() == 0 {
            return self.fail(cx, "Expecting value", start);
        }
        let mut is_float = false;
        let whole = self.at;
        if self.is_next(b'.') {
            self.at += 1;
            is_float = self.digits() > 0;
            self.at = if is_float { self.at } else { whole };
        }
        let mantissa = self.at;
        if self.is_next(b'e') || self.is_next(b'E') {
            self.at += 1;
            self.at += (self.is_next(b'+') || self.is_next(b'-')) as usize;
            let has_exponent = self.digits() > 0;
            is_float |= has_exponent;
            self.at = if has_exponent { self.at } else { mantissa };
        }
        let text: String =
            (start..self.at).filter_map(|index| char::from_u32(self.units.get(index))).collect();
        let hook = if is_float { self.parse_float } else { self.parse_int };
        if !hook.is_none() {
            let text = cx.new_string(&text)?.value();
            return cx.call(hook, &[text]);
        }
        if is_float {
            return cx.new_float(text.parse().unwrap_or(f64::NAN));
        }
        match text.parse::<i64>() {
            Ok(number) => cx.new_int(number),
            Err(_) => {
                let literal = self.string.value();
                int_parse::parse(cx, &text, 10, literal)
            }
        }
    }

    /// The string whose quote is next.
    fn string(&mut self, cx: &mut Context, is_key: bool) -> Result {
        let quote = self.at;
        self.at += 1;
        let start = self.at;
        let mut builder: Option<StringBuilder> = None;
        loop {
            let run = self.at;
            let found = loop {
                match self.peek() {
                    Some(unit @ (0x22 | 0x5c)) => break unit,
                    Some(unit) if unit < 0x20 && self.is_strict => {
                        return self.fail(cx, "Invalid control character at", self.at);
                    }
                    Some(_) => self.at += 1,
                    None => return self.fail(cx, "Unterminated string starting at", quote),
                }
            };
            let end = self.at;
            self.at += 1;
            if found == 0x22 {
                return match builder {
                    Some(mut builder) => {
                        builder.push_range(self.string, run, end);
                        Ok(builder.finish(cx)?.value())
                    }
                    None => self.plain(cx, start, end, is_key),
                };
            }
            let builder = builder.get_or_insert_with(StringBuilder::new);
            builder.push_range(self.string, run, end);
            let code_point = self.escape(cx, quote)?;
            builder.push(code_point);
        }
    }

    /// A string without escapes.
    fn plain(&mut self, cx: &mut Context, start: usize, end: usize, is_key: bool) -> Result {
        if let Units::Ascii(bytes) = self.units
            && is_key
            && end - start <= LONGEST_SHARED_KEY
            && let Ok(text) = std::str::from_utf8(&bytes[start..end])
        {
            return Ok(cx.intern(text)?.value());
        }
        Ok(cx.substring(self.string, start, end)?.value())
    }

    /// The character that an escape stands for; its backslash has been taken.
    fn escape(&mut self, cx: &mut Context, quote: usize) -> Result<u32> {
        let Some(unit) = self.peek() else {
            return self.fail(cx, "Unterminated string starting at", quote);
        };
        self.at += 1;
        Ok(match u8::try_from(unit).unwrap_or(0) {
            b'"' => 0x22,
            b'\\' => 0x5c,
            b'/' => 0x2f,
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let high = self.four_digits(cx)?;
                if (0xd800..0xdc00).contains(&high) {
                    let after = self.at;
                    if self.takes("\\u") {
                        if let Some(low @ 0xdc00..0xe000) = self.hex_digits() {
                            return Ok(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
                        }
                        self.at = after;
                    }
                }
                high
            }
            _ => return self.fail(cx, "Invalid \\escape", self.at - 2),
        })
    }

    fn hex_digits(&mut self) -> Option<u32> {
        let mut value = 0;
        for index in 0..4 {
            let at = self.at + index;
            let unit = if at < self.units.len() { self.units.get(at) } else { return None };
            value = value * 16 + char::from_u32(unit)?.to_digit(16)?;
        }
        self.at += 4;
        Some(value)
    }

    fn four_digits(&mut self, cx: &mut Context) -> Result<u32> {
        match self.hex_digits() {
            Some(value) => Ok(value),
            None => self.fail(cx, "Invalid \\uXXXX escape", self.at - 1),
        }
    }

    fn array(&mut self, cx: &mut Context) -> Result {
        cx.check_native_stack()?;
        self.at += 1;
        let list = cx.new_list(&[])?;
        self.skip_space();
        if self.is_next(b']') {
            self.at += 1;
            return Ok(list.value());
        }
        loop {
            let value = self.value(cx)?;
            list.push(cx, value)?;
            self.skip_space();
            if self.is_next(b']') {
                self.at += 1;
                return Ok(list.value());
            }
            if !self.is_next(b',') {
                return self.fail(cx, "Expecting ',' delimiter", self.at);
            }
            self.at += 1;
            self.skip_space();
            cx.note_work()?;
        }
    }

    fn object(&mut self, cx: &mut Context) -> Result {
        cx.check_native_stack()?;
        self.at += 1;
        let dict = cx.new_dict()?;
        let pairs = if self.pairs_hook.is_none() { None } else { Some(cx.new_list(&[])?) };
        self.skip_space();
        if self.is_next(b'}') {
            self.at += 1;
        } else {
            loop {
                if !self.is_next(b'"') {
                    let message = "Expecting property name enclosed in double quotes";
                    return self.fail(cx, message, self.at);
                }
                let key = self.string(cx, true)?;
                self.skip_space();
                if !self.is_next(b':') {
                    return self.fail(cx, "Expecting ':' delimiter", self.at);
                }
                self.at += 1;
                self.skip_space();
                let value = self.value(cx)?;
                match pairs {
                    Some(pairs) => {
                        let pair = cx.new_tuple(&[key, value])?.value();
                        pairs.push(cx, pair)?;
                    }
                    None => cx.dict_insert(dict, key, value)?,
                }
                self.skip_space();
                if self.is_next(b'}') {
                    self.at += 1;
                    break;
                }
                if !self.is_next(b',') {
                    return self.fail(cx, "Expecting ',' delimiter", self.at);
                }
                self.at += 1;
                self.skip_space();
                cx.note_work()?;
            }
        }
        if let Some(pairs) = pairs {
            return cx.call(self.pairs_hook, &[pairs.value()]);
        }
        if !self.object_hook.is_none() {
            return cx.call(self.object_hook, &[dict.value()]);
        }
        Ok(dict.value())
    }
}
