//! Values as text: what `Std.string`, `trace` and string concatenation print.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::object::string::{Str, StringBuilder};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::program_info::TypeKind;
use super::state::haxe;
use super::{arrays, objects, types};

/// How deep values are shown; deeper ones may be circles.
const MAX_DEPTH: u32 = 200;

/// The text of a value.
///
/// # Errors
/// What a `toString` of the program raises.
pub fn to_string(cx: &mut Context, value: Value) -> Result<Gc<Str>> {
    if let Some(text) = value.cast::<Str>() {
        return Ok(text);
    }
    if value.is_none() {
        return cx.intern("null");
    }
    let mut out = StringBuilder::new();
    append(cx, &mut out, value, 0)?;
    out.finish(cx)
}

/// Appends the text of a value.
///
/// # Errors
/// What a `toString` of the program raises.
pub fn append(cx: &mut Context, out: &mut StringBuilder, value: Value, depth: u32) -> Result<()> {
    if let Some(text) = value.cast::<Str>() {
        out.push_string(text);
    } else if let Some(int) = value.as_fixnum() {
        out.push_str(itoa(int, &mut [0; 20]));
    } else if let Some(float) = value.as_float() {
        out.push_str(&float_text(float));
    } else if value.is_none() {
        out.push_str("null");
    } else if let Some(truth) = value.as_bool() {
        out.push_str(if truth { "true" } else { "false" });
    } else if depth > MAX_DEPTH {
        out.push_str("<...>");
    } else {
        append_object(cx, out, value, depth)?;
    }
    Ok(())
}

fn append_object(cx: &mut Context, out: &mut StringBuilder, value: Value, depth: u32) -> Result<()> {
    if arrays::is_array(cx, value) {
        out.push_str("[");
        let mut index = 0;
        while index < arrays::length(value) {
            if index > 0 {
                out.push_str(",");
            }
            let element = arrays::get(cx, value, index as i64)?;
            append(cx, out, element, depth + 1)?;
            index += 1;
        }
        out.push_str("]");
        return Ok(());
    }
    if let Some(shape) = value.shape()
        && let Some(&number) = haxe(cx).type_of_shape.get(&shape)
    {
        return append_instance(cx, out, value, number, depth);
    }
    if let Some(number) = types::number_of(cx, value) {
        let info = haxe(cx).info.clone();
        let of = &info.types[number];
        let prefix = match of.kind {
            TypeKind::Class(_) => "Class",
            TypeKind::Enum(_) => "Enum",
            TypeKind::Abstract => "Abstract",
        };
        out.push_str(&format!("{prefix}<{}>", of.path));
        return Ok(());
    }
    if objects::is_anonymous(cx, value) {
        return append_anonymous(cx, out, value, depth);
    }
    match value.shape() {
        Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD) => {
            let _: Option<Gc<Closure>> = value.cast();
            out.push_str("#fun");
        }
        _ => crate::std::natives::append_native(cx, out, value, depth)?,
    }
    Ok(())
}

fn append_instance(
    cx: &mut Context,
    out: &mut StringBuilder,
    value: Value,
    number: usize,
    depth: u32,
) -> Result<()> {
    let info = haxe(cx).info.clone();
    match &info.types[number].kind {
        TypeKind::Enum(data) => {
            let tag = types::enum_tag(value);
            let constructor = &data.constructors[tag];
            out.push_str(&constructor.name);
            if constructor.parameters.is_empty() {
                return Ok(());
            }
            out.push_str("(");
            for index in 0..constructor.parameters.len() {
                if index > 0 {
                    out.push_str(",");
                }
                let parameter = types::enum_parameter(cx, value, index)?;
                append(cx, out, parameter, depth + 1)?;
            }
            out.push_str(")");
        }
        _ => {
            if let Some(method) = objects::find_method(cx, value, "toString")? {
                let text = cx.call(method, &[value])?;
                return append(cx, out, text, depth + 1);
            }
            out.push_str(&info.types[number].path);
        }
    }
    Ok(())
}

fn append_anonymous(cx: &mut Context, out: &mut StringBuilder, value: Value, depth: u32) -> Result<()> {
    let name = cx.intern("toString")?.value();
    if let Some(location) = cx.property_location(value, name) {
        let method = location.load(cx, value)?;
        if !method.is_none() {
            let text = cx.call(method, &[])?;
            return append(cx, out, text, depth + 1);
        }
    }
    out.push_str("{");
    for (index, name) in objects::field_names(cx, value).into_iter().enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        append(cx, out, name, depth + 1)?;
        out.push_str(": ");
        if let Some(location) = cx.property_location(value, name) {
            let field = location.load(cx, value)?;
            append(cx, out, field, depth + 1)?;
        }
    }
    out.push_str("}");
    Ok(())
}

/// The digits of an integer.
pub fn itoa(int: i64, buffer: &mut [u8; 20]) -> &str {
    let mut rest = int.unsigned_abs();
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if int < 0 {
        start -= 1;
        buffer[start] = b'-';
    }
    std::str::from_utf8(&buffer[start..]).unwrap_or_default()
}

/// A float as text: with 12, 15 or 18 significant digits, the first that read back the same, like the reference
/// interpreter.
pub fn float_text(float: f64) -> String {
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "infinity" } else { "neg_infinity" }.to_owned();
    }
    let reads_back = |text: &String| text.parse() == Ok(float);
    let short = [12, 15].into_iter().map(|digits| general(float, digits)).find(reads_back);
    short.unwrap_or_else(|| general(float, 18))
}

/// So many significant digits without zeros behind them, with an exponent if it is below -4 or there are too few digits.
fn general(float: f64, digits: usize) -> String {
    let text = format!("{float:.*e}", digits - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let all: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let kept = all.trim_end_matches('0');
    if exponent < -4 || exponent >= digits as i32 {
        let kept = if kept.is_empty() { "0" } else { kept };
        let (first, rest) = kept.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let mark = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{rest}e{mark}{:02}", exponent.unsigned_abs());
    }
    if exponent < 0 {
        return format!("{sign}0.{}{kept}", "0".repeat(exponent.unsigned_abs() as usize - 1));
    }
    let (whole, fraction) = all.split_at(exponent as usize + 1);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::{float_text, itoa};

    #[test]
    fn numbers_are_written_as_by_haxe() {
        assert_eq!(float_text(1.0), "1");
        assert_eq!(float_text(-0.5), "-0.5");
        assert_eq!(float_text(1e20), "1e+20");
        assert_eq!(float_text(1.5e-7), "1.5e-07");
        assert_eq!(float_text(123456789012.25), "123456789012.25");
        assert_eq!(float_text(0.1 + 0.2), "0.300000000000000044");
        assert_eq!(float_text(-0.0), "-0");
        assert_eq!(float_text(0.0001), "0.0001");
        assert_eq!(float_text(123456789012345680.0), "123456789012345680");
        assert_eq!(itoa(-2147483648, &mut [0; 20]), "-2147483648");
        assert_eq!(itoa(0, &mut [0; 20]), "0");
    }
}
