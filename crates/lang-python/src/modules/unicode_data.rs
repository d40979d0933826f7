//! The module `unicodedata`: names, normal forms and categories of characters, as far as well-kept crates know them.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::Str;
use runtime::value::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

use crate::builtin_type::BuiltinType;
use crate::builtins::str_::{self, predicates};
use crate::define::{Method, between, exactly};
use crate::exceptions::raise;

/// Any of the surrogates, which are alike in all that is told here.
const SURROGATE: u32 = 0xd800;

/// The one character that an argument consists of; none of Rust's for a lone surrogate.
fn character(cx: &mut Context, function: &str, value: Value) -> Result<Option<char>> {
    let text = str_::argument(cx, &format!("{function}() argument 1"), value)?;
    if text.len() != 1 {
        return cx.type_error(format!("{function}() argument 1 must be a unicode character, not str"));
    }
    Ok(char::from_u32(text.code_point(0)))
}

fn category(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let code = character(cx, "category", value)?.map_or(SURROGATE, u32::from);
    let category = predicates::category(code);
    Ok(cx.new_string(&format!("{category:?}"))?.value())
}

fn east_asian_width(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let code = character(cx, "east_asian_width", value)?.map_or(SURROGATE, u32::from);
    Ok(cx.new_string(predicates::east_asian_width(code))?.value())
}

fn name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let found = character(cx, "name", values[0])?.and_then(unicode_names2::name);
    match (found, values.get(1)) {
        (Some(found), _) => Ok(cx.new_string(&found.to_string())?.value()),
        (None, Some(&default)) => Ok(default),
        (None, None) => cx.value_error("no such name"),
    }
}

fn lookup(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let wanted = str_::argument(cx, "lookup() argument", value)?.to_cow().into_owned();
    match unicode_names2::character(&wanted) {
        Some(found) => Ok(cx.new_string(&found.to_string())?.value()),
        None => raise::raise(cx, BuiltinType::KeyError, &format!("undefined character name '{wanted}'")),
    }
}

fn combining(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let class = character(cx, "combining", value)?.map_or(0, canonical_combining_class);
    Ok(Value::small(i64::from(class)))
}

/// The parts of a canonical decomposition, as hexadecimal numbers.
fn decomposition(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let mut parts = Vec::new();
    if let Some(c) = character(cx, "decomposition", value)? {
        decompose_canonical(c, |part| parts.push(part));
        if parts == [c] {
            parts.clear();
        }
    }
    let parts: Vec<String> = parts.into_iter().map(|part| format!("{:04X}", part as u32)).collect();
    Ok(cx.new_string(&parts.join(" "))?.value())
}

/// A text in a normal form. Lone surrogates are replaced, since they have no forms.
fn normal(cx: &mut Context, form: Value, text: Gc<Str>) -> Result<String> {
    let form = str_::argument(cx, "normalize() argument 1", form)?;
    let text = text.to_cow().into_owned();
    let normalize: fn(&str) -> String = match &*form.to_cow() {
        "NFC" => |text| text.nfc().collect(),
        "NFD" => |text| text.nfd().collect(),
        "NFKC" => |text| text.nfkc().collect(),
        "NFKD" => |text| text.nfkd().collect(),
        _ => return cx.value_error("invalid normalization form"),
    };
    str_::case::whole(cx, &text, normalize)
}

fn normalize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [form, value] = exactly(cx, this, arguments)?;
    let text = str_::argument(cx, "normalize() argument 2", value)?;
    let normal = normal(cx, form, text)?;
    Ok(cx.new_string(&normal)?.value())
}

fn is_normalized(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [form, value] = exactly(cx, this, arguments)?;
    let text = str_::argument(cx, "is_normalized() argument 2", value)?;
    let normal = normal(cx, form, text)?;
    Ok(Value::bool(text.equals_str(&normal)))
}

/// The value of a character, or the default, or the error.
fn value_of(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    function: &str,
    error: &str,
    value: impl Fn(&mut Context, char) -> Option<Result>,
) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let c = character(cx, function, values[0])?;
    match (c.and_then(|c| value(cx, c)), values.get(1)) {
        (Some(found), _) => found,
        (None, Some(&default)) => Ok(default),
        (None, None) => cx.value_error(error),
    }
}

fn decimal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = |_: &mut Context, c| str_::decimal_digit(c).map(|digit| Ok(Value::small(digit.into())));
    value_of(cx, this, arguments, "decimal", "not a decimal", value)
}

fn digit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = |_: &mut Context, c| predicates::digit(c).map(|digit| Ok(Value::small(digit.into())));
    value_of(cx, this, arguments, "digit", "not a digit", value)
}

fn numeric(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = |cx: &mut Context, c| predicates::number(c).map(|number| cx.new_float(number));
    value_of(cx, this, arguments, "numeric", "not a numeric character", value)
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("category", category),
        Method::new("name", name),
        Method::new("lookup", lookup),
        Method::new("combining", combining),
        Method::new("east_asian_width", east_asian_width),
        Method::new("decomposition", decomposition),
        Method::new("normalize", normalize),
        Method::new("is_normalized", is_normalized),
        Method::new("decimal", decimal),
        Method::new("digit", digit),
        Method::new("numeric", numeric),
    ];
    let object = super::new_module(cx, "unicodedata", &[FUNCTIONS])?;
    super::set_text(cx, object, "unidata_version", "15.0.0")?;
    Ok(object)
}
