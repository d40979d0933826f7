//! Values to JSON text.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::builtins::{convert, int, sort};
use crate::classes::instance::held_value;
use crate::define::exactly;
use crate::format::float_repr;
use crate::state::{class_name, class_of, type_name};
use crate::text::name_text;

struct Encoder {
    text: String,
    /// What is called for other objects.
    default: Value,
    skips_keys: bool,
    is_ascii: bool,
    checks_circles: bool,
    allows_nan: bool,
    sorts_keys: bool,
    /// What a level is indented by.
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    /// How many containers are around the value in the text.
    level: usize,
    /// The objects around the value, for circles.
    path: Vec<Value>,
}

/// `encode(object, default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, item_separator,
/// key_separator)`.
pub(super) fn encode(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, default, skip, ascii, circular, nan, sort, indent, item, key] =
        exactly(cx, this, arguments)?;
    let mut encoder = Encoder {
        text: String::new(),
        default,
        skips_keys: convert::is_true(cx, skip)?,
        is_ascii: convert::is_true(cx, ascii)?,
        checks_circles: convert::is_true(cx, circular)?,
        allows_nan: convert::is_true(cx, nan)?,
        sorts_keys: convert::is_true(cx, sort)?,
        indent: indent.cast::<Str>().map(|indent| indent.to_cow().into_owned()),
        item_separator: name_text(item),
        key_separator: name_text(key),
        level: 0,
        path: Vec::new(),
    };
    encoder.value(cx, object)?;
    Ok(cx.new_string(&encoder.text)?.value())
}

/// `quote(text, ensure_ascii)`: a string in quotes.
pub(super) fn quote(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text, ascii] = exactly(cx, this, arguments)?;
    let is_ascii = convert::is_true(cx, ascii)?;
    let Some(string) = held_value(cx, text).cast::<Str>() else {
        let given = type_name(cx, text);
        return cx.type_error(format!("first argument must be a string, not {given}"));
    };
    let mut quoted = String::new();
    push_quoted(&mut quoted, string, is_ascii);
    Ok(cx.new_string(&quoted)?.value())
}

/// Appends a string in quotes.
fn push_quoted(text: &mut String, string: Gc<Str>, is_ascii: bool) {
    text.push('"');
    match string.as_ascii() {
        Some(plain) => {
            let mut start = 0;
            for (index, byte) in plain.bytes().enumerate() {
                if byte < b' ' || byte == b'"' || byte == b'\\' || (byte == 0x7f && is_ascii) {
                    text.push_str(&plain[start..index]);
                    push_escaped(text, u32::from(byte));
                    start = index + 1;
                }
            }
            text.push_str(&plain[start..]);
        }
        None => {
            for code_point in string.code_points() {
                match char::from_u32(code_point) {
                    Some(c) if c >= ' ' && c != '"' && c != '\\' && (c.is_ascii() || !is_ascii) => {
                        text.push(c)
                    }
                    _ => push_escaped(text, code_point),
                }
            }
        }
    }
    text.push('"');
}

fn push_escaped(text: &mut String, code_point: u32) {
    let short = match code_point {
        0x22 => "\\\"",
        0x5c => "\\\\",
        0x0a => "\\n",
        0x0d => "\\r",
        0x09 => "\\t",
        0x0c => "\\f",
        0x08 => "\\b",
        _ => "",
    };
    if !short.is_empty() {
        text.push_str(short);
    } else if code_point < 0x1_0000 {
        text.push_str(&format!("\\u{code_point:04x}"));
    } else {
        let rest = code_point - 0x1_0000;
        text.push_str(&format!("\\u{:04x}\\u{:04x}", 0xd800 + (rest >> 10), 0xdc00 + (rest & 0x3ff)));
    }
}

impl Encoder {
    fn value(&mut self, cx: &mut Context, object: Value) -> Result<()> {
        if object.is_none() {
            self.text.push_str("null");
            return Ok(());
        }
        if object.is_bool() {
            self.text.push_str(if object == Value::TRUE { "true" } else { "false" });
            return Ok(());
        }
        let held = held_value(cx, object);
        if let Some(string) = held.cast::<Str>() {
            push_quoted(&mut self.text, string, self.is_ascii);
            return Ok(());
        }
        if let Some(number) = held.as_fixnum() {
            let mut buffer = [0; 20];
            let digits = number::write_decimal(&mut buffer, number);
            self.text.extend(digits.iter().map(|&byte| char::from(byte)));
            return Ok(());
        }
        if let Some(float) = held.as_float() {
            return self.float(cx, float);
        }
        if convert::is_int(held) {
            let digits = int::decimal_text(cx, held)?;
            self.text.push_str(&digits);
            return Ok(());
        }
        if let Some(list) = cx.list_in_words(held)? {
            return self.sequence(cx, object, |index| (index < list.len()).then(|| list.get(index)));
        }
        if let Some(tuple) = held.cast::<Tuple>() {
            return self.sequence(cx, object, |index| (index < tuple.len()).then(|| tuple.get(index)));
        }
        if let Some(dict) = cx.cast::<Dict>(held) {
            return self.mapping(cx, object, dict);
        }
        if self.default.is_none() {
            let class = class_of(cx, object);
            let given = class_name(cx, class);
            return cx.type_error(format!("Object of type {given} is not JSON serializable"));
        }
        self.enter(cx, object)?;
        let made = cx.call(self.default, &[object])?;
        self.value(cx, made)?;
        self.path.pop();
        Ok(())
    }

    fn float(&mut self, cx: &mut Context, float: f64) -> Result<()> {
        if float.is_finite() {
            float_repr::write_repr(&mut self.text, float);
            return Ok(());
        }
        if !self.allows_nan {
            let shown = float_repr::repr(float);
            return cx.value_error(format!("Out of range float values are not JSON compliant: {shown}"));
        }
        self.text.push_str(if float.is_nan() {
            "NaN"
        } else if float > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        });
        Ok(())
    }

    fn enter(&mut self, cx: &mut Context, object: Value) -> Result<()> {
        cx.check_native_stack()?;
        cx.note_work()?;
        if self.checks_circles && self.path.contains(&object) {
            return cx.value_error("Circular reference detected");
        }
        self.path.push(object);
        Ok(())
    }

    /// A line break and the indentation of the level, if there is any.
    fn break_line(&mut self) {
        if let Some(indent) = &self.indent {
            self.text.push('\n');
            for _ in 0..self.level {
                self.text.push_str(indent);
            }
        }
    }

    fn separate(&mut self, is_first: bool) {
        if !is_first {
            self.text.push_str(&self.item_separator);
        }
        self.break_line();
    }

    fn sequence(
        &mut self,
        cx: &mut Context,
        object: Value,
        element: impl Fn(usize) -> Option<Value>,
    ) -> Result<()> {
        if element(0).is_none() {
            self.text.push_str("[]");
            return Ok(());
        }
        self.enter(cx, object)?;
        self.level += 1;
        self.text.push('[');
        let mut index = 0;
        while let Some(value) = element(index) {
            self.separate(index == 0);
            self.value(cx, value)?;
            index += 1;
        }
        self.path.pop();
        self.level -= 1;
        self.break_line();
        self.text.push(']');
        Ok(())
    }

    fn mapping(&mut self, cx: &mut Context, object: Value, dict: Gc<Dict>) -> Result<()> {
        if dict.len() == 0 {
            self.text.push_str("{}");
            return Ok(());
        }
        self.enter(cx, object)?;
        self.level += 1;
        self.text.push('{');
        let mut is_first = true;
        if self.sorts_keys {
            let keys = cx.new_list(&[])?;
            let mut entry = dict.next_entry(0);
            while let Some(at) = entry {
                if let Some((key, _)) = dict.entry(at) {
                    keys.push(cx, key)?;
                }
                entry = dict.next_entry(at + 1);
            }
            sort::sort_list(cx, keys, Value::UNBOUND, Value::UNBOUND)?;
            for index in 0..keys.len() {
                let key = keys.get(index);
                if let Some(value) = cx.dict_get(dict, key)? {
                    self.entry(cx, key, value, &mut is_first)?;
                }
            }
        } else {
            let mut entry = dict.next_entry(0);
            while let Some(at) = entry {
                if let Some((key, value)) = dict.entry(at) {
                    self.entry(cx, key, value, &mut is_first)?;
                }
                entry = dict.next_entry(at + 1);
            }
        }
        self.path.pop();
        self.level -= 1;
        if !is_first {
            self.break_line();
        }
        self.text.push('}');
        Ok(())
    }

    fn entry(&mut self, cx: &mut Context, key: Value, value: Value, is_first: &mut bool) -> Result<()> {
        let held = held_value(cx, key);
        let is_string = held.cast::<Str>().is_some();
        if !is_string && !held.is_none() && held.as_float().is_none() && !convert::is_int(held) {
            if self.skips_keys {
                return Ok(());
            }
            let given = type_name(cx, key);
            return cx.type_error(format!("keys must be str, int, float, bool or None, not {given}"));
        }
        self.separate(*is_first);
        *is_first = false;
        if is_string {
            self.value(cx, held)?;
        } else {
            self.text.push('"');
            self.value(cx, held)?;
            self.text.push('"');
        }
        self.text.push_str(&self.key_separator);
        self.value(cx, value)
    }
}
