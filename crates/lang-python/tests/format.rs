//! Formatting of numbers and strings against a table made by CPython 3.11.

use lang_python::format::{float_repr, number, spec};

/// What `format(value, text)` says, or `!` and the message of its error.
fn formatted(kind: &str, value: &str, text: &str) -> String {
    let result = match kind {
        "repr" => return float_repr::repr(value.parse().expect("a float")),
        "float" => spec::parse(text, true, "float")
            .and_then(|spec| number::format_float(value.parse().expect("a float"), &spec, "float")),
        "str" => spec::parse(text, false, "str").and_then(|spec| spec::format_str(value, &spec)),
        _ => spec::parse(text, true, "int").and_then(|spec| {
            number::check_int(&spec, "int")?;
            let integer: i64 = value.parse().expect("an integer");
            let magnitude = integer.unsigned_abs();
            let digits = match number::radix(&spec) {
                Some(2) => format!("{magnitude:b}"),
                Some(8) => format!("{magnitude:o}"),
                Some(16) => format!("{magnitude:x}"),
                _ => magnitude.to_string(),
            };
            Ok(number::format_int(integer < 0, &digits, &spec))
        }),
    };
    result.unwrap_or_else(|message| format!("!{message}"))
}

#[test]
fn formats_as_cpython() {
    let table = include_str!("format_table.txt");
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [kind, value, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("malformed line: {line}")
        };
        let found = formatted(kind, value, text);
        if found != expected {
            wrong.push(format!("{kind} {value} {text:?}: expected {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
