//! Values of what the reader yields: quoted constants, and what `read` gives a program.

use std::collections::HashMap;

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::value::Value;

use super::foreign::{self, Tag};
use super::list;
use crate::reader::number::Number;
use crate::reader::{Datum, Syntax};

/// Whose the strings of a datum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strings {
    /// The program text's: they cannot be changed.
    Literal,
    /// New ones.
    Fresh,
}

/// The value of a datum.
///
/// # Errors
/// When memory is exhausted, or a datum refers to a label that is not there.
pub fn value(cx: &mut Context, syntax: &Syntax, strings: Strings) -> Result {
    Builder { strings, labels: HashMap::new() }.build(cx, &syntax.datum, None)
}

/// The value of a number.
///
/// # Errors
/// When memory is exhausted.
pub fn number(cx: &mut Context, number: &Number) -> Result {
    match number {
        Number::Complex(parts) => {
            let re = self::number(cx, &parts.0)?;
            let im = self::number(cx, &parts.1)?;
            crate::number::complex::rectangular(cx, re, im)
        }
        Number::Int(n) => cx.new_int(*n),
        Number::Big(n) => cx.new_int_from_big(n),
        Number::Ratio(numerator, denominator) => {
            let numerator = cx.new_int_from_big(numerator)?;
            let denominator = cx.new_int_from_big(&IBig::from(denominator.clone()))?;
            foreign::new(cx, Tag::Ratio, &[numerator, denominator])
        }
        Number::Float(float) => cx.new_float(*float),
    }
}

/// What is labelled is known before its parts are, which may refer to it. The values in `labels` are parts of what is being
/// built, whose first object each level of `build` has on the stack.
struct Builder {
    strings: Strings,
    labels: HashMap<u32, Value>,
}

impl Builder {
    fn build(&mut self, cx: &mut Context, datum: &Datum, label: Option<u32>) -> Result {
        let value = match datum {
            Datum::List(items) if items.is_empty() => Value::EMPTY_LIST,
            Datum::List(items) => return self.list(cx, items, None, label),
            Datum::Improper(items, tail) => return self.list(cx, items, Some(&tail.datum), label),
            Datum::Vector(items) => {
                let vector = cx.new_array(items.len())?;
                self.note(label, vector.value());
                for (index, item) in items.iter().enumerate() {
                    let value = self.build(cx, &item.datum, None)?;
                    vector.set(cx, index, value);
                }
                return Ok(vector.value());
            }
            Datum::Labelled(label, datum) => return self.build(cx, &datum.datum, Some(*label)),
            Datum::Reference(label) => match self.labels.get(label) {
                Some(&value) => value,
                None => return cx.raise(ErrorKind::Value, &format!("there is no datum label #{label}=")),
            },
            Datum::Symbol(identifier) => cx.symbol(&identifier.name)?.value(),
            Datum::Bool(b) => Value::bool(*b),
            Datum::Char(c) => Value::char(*c),
            Datum::Number(n) => number(cx, n)?,
            Datum::String(text) => match self.strings {
                Strings::Literal => cx.intern(text)?.value(),
                Strings::Fresh => cx.new_fresh_string_from(text)?.value(),
            },
            Datum::Bytevector(bytes) => cx.new_bytes(bytes)?.value(),
        };
        self.note(label, value);
        Ok(value)
    }

    fn note(&mut self, label: Option<u32>, value: Value) {
        if let Some(label) = label {
            self.labels.insert(label, value);
        }
    }

    fn list(
        &mut self,
        cx: &mut Context,
        items: &[Syntax],
        tail: Option<&Datum>,
        label: Option<u32>,
    ) -> Result {
        let first = cx.cons(Value::NONE, Value::EMPTY_LIST)?;
        self.note(label, first.value());
        let mut last = first;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                let next = cx.cons(Value::NONE, Value::EMPTY_LIST)?;
                last.set_cdr(cx, next.value());
                last = next;
            }
            let value = self.build(cx, &item.datum, None)?;
            last.set_car(cx, value);
        }
        if let Some(tail) = tail {
            let value = self.build(cx, tail, None)?;
            last.set_cdr(cx, value);
        }
        debug_assert!(list::pair(first.value()).is_some());
        Ok(first.value())
    }
}
