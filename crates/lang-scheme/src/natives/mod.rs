//! Procedures in Rust: those that call no other procedure. The rest of the library is Scheme, see [`crate::prelude`].
//!
//! A native gets its arguments as a slice whose length the table's bounds allow, so it checks types alone. A direct call
//! becomes the instruction `intrinsic`; as a value, a native is a function object that checks the count.

mod arity;
mod booleans;
mod bytevectors;
mod chars;
mod control;
mod errors;
mod evaluation;
mod format;
mod forms;
mod input;
mod integers;
mod lists;
mod numbers;
mod output;
mod pairs;
mod ports;
mod records;
mod string_search;
mod strings;
mod symbols;
mod system;
pub mod tables;
mod tiering;
mod vectors;

use std::collections::HashMap;
use std::sync::OnceLock;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeEntry, NativeFunction};
use runtime::value::Value;

use crate::data::state::scheme;

pub use arity::wrong_count;
pub use forms::form;

/// A procedure in Rust.
#[derive(Clone, Copy)]
pub struct Native {
    /// Its name.
    pub name: &'static str,
    /// The least number of arguments.
    pub min: u8,
    /// The greatest; none when there is no limit.
    pub max: Option<u8>,
    /// Its code.
    pub function: IntrinsicFn,
}

/// A native that takes exactly `count` arguments.
const fn exactly(name: &'static str, count: u8, function: IntrinsicFn) -> Native {
    Native { name, min: count, max: Some(count), function }
}

/// A native that takes from `min` to `max` arguments.
const fn between(name: &'static str, min: u8, max: u8, function: IntrinsicFn) -> Native {
    Native { name, min, max: Some(max), function }
}

/// A native that takes `min` arguments or more.
const fn at_least(name: &'static str, min: u8, function: IntrinsicFn) -> Native {
    Native { name, min, max: None, function }
}

/// All of them, by subject.
const ALL: &[&[Native]] = &[
    booleans::NATIVES,
    bytevectors::NATIVES,
    chars::NATIVES,
    control::NATIVES,
    errors::NATIVES,
    evaluation::NATIVES,
    format::NATIVES,
    input::NATIVES,
    integers::NATIVES,
    lists::NATIVES,
    numbers::NATIVES,
    output::NATIVES,
    pairs::NATIVES,
    ports::NATIVES,
    records::NATIVES,
    string_search::NATIVES,
    strings::NATIVES,
    symbols::NATIVES,
    system::NATIVES,
    tables::NATIVES,
    tiering::NATIVES,
    vectors::NATIVES,
];

/// The natives by number, and the numbers by name.
struct Index {
    natives: Vec<&'static Native>,
    numbers: HashMap<&'static str, usize>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let natives: Vec<&Native> = ALL.iter().copied().flatten().collect();
        let numbers = natives.iter().enumerate().map(|(number, native)| (native.name, number)).collect();
        Index { natives, numbers }
    })
}

/// The native of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Native> {
    let index = index();
    index.numbers.get(name).map(|&number| index.natives[number])
}

/// Names of all natives.
pub fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().copied().flatten().map(|native| native.name)
}

/// The value of a global variable that a native or a parameter in Rust is; the same object each time.
///
/// # Errors
/// When memory is exhausted.
pub fn value(cx: &mut Context, name: &str) -> Result<Option<Value>> {
    match name {
        "current-input-port" => return Ok(Some(scheme(cx).current_input)),
        "current-output-port" => return Ok(Some(scheme(cx).current_output)),
        "current-error-port" => return Ok(Some(scheme(cx).current_error)),
        "%call-with-continuation" => {
            return Ok(Some(cx.new_native(name, runtime::continuation::call_with_continuation)?.value()));
        }
        "%reinstate" => return Ok(Some(cx.new_native(name, runtime::continuation::reinstate)?.value())),
        _ => {}
    }
    let Some(native) = find(name) else { return Ok(None) };
    if let Some(&known) = scheme(cx).native_values.get(native.name) {
        return Ok(Some(known));
    }
    let number = index().numbers[native.name];
    let entry = NativeEntry { function: call, intrinsic: form(name) };
    let function = cx.new_native_with(native.name, entry, Value::length(number))?.value();
    scheme(cx).native_values.insert(native.name, function);
    Ok(Some(function))
}

/// The native that a function object stands for.
#[must_use]
pub fn of_function(function: Gc<NativeFunction>) -> Option<&'static Native> {
    let number = function.data.get().as_fixnum()?;
    index().natives.get(number as usize).copied()
}

/// Calls the native that the function object stands for.
fn call(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let Some(native) = of_function(this) else {
        return cx.type_error("a native function has lost its number");
    };
    if !arguments.keywords.is_empty() {
        return crate::data::error::fail(
            cx,
            &format!("{}: keyword arguments are not supported", native.name),
            &[],
        );
    }
    let count = arguments.values.len();
    if count < native.min as usize || native.max.is_some_and(|max| count > max as usize) {
        return wrong_count(cx, native.name, native.min.into(), native.max.map(usize::from), count);
    }
    (native.function)(cx, arguments.values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut seen = std::collections::HashSet::new();
        for name in names() {
            assert!(seen.insert(name), "{name} is declared twice");
        }
    }
}
