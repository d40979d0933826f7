//! Programs that are made while a program runs: eval, load, environments.
//!
//! The natives compile, and yield a procedure that the prelude calls, so that no frame of Rust stands below what runs. An
//! expression is compiled from its text, so what has no text that can be read back cannot be part of it.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::Str;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::error::{self, ErrorSort};
use crate::data::foreign::{self, Tag};
use crate::data::state::scheme;
use crate::data::{expect, list};
use crate::print;

pub(super) const NATIVES: &[Native] = &[
    at_least("environment", 0, |cx, a| {
        let sets = list::from_values(cx, a)?;
        foreign::new(cx, Tag::Environment, &[sets])
    }),
    exactly("interaction-environment", 0, |cx, _| everything(cx)),
    between("scheme-report-environment", 0, 1, |cx, _| everything(cx)),
    between("null-environment", 0, 1, |cx, _| everything(cx)),
    exactly("%compile", 2, |cx, a| compile(cx, a[0], a[1])),
    exactly("%compile-file", 1, |cx, a| compile_file(cx, a[0])),
];

/// The environment that sees all there is.
fn everything(cx: &mut Context) -> Result {
    foreign::new(cx, Tag::Environment, &[Value::EMPTY_LIST])
}

/// A procedure that evaluates an expression.
fn compile(cx: &mut Context, expression: Value, environment: Value) -> Result {
    if !foreign::is(environment, Tag::Environment) {
        return expect::wrong(cx, "eval", "an environment", environment);
    }
    let mut text = String::new();
    let mut sets = list::elements(foreign::word(environment, 0)).peekable();
    if sets.peek().is_some() {
        text.push_str("(import");
        for set in sets {
            text.push(' ');
            text.push_str(&print::write(cx, set));
        }
        text.push_str(")\n");
    }
    text.push_str(&print::write(cx, expression));
    procedure(cx, &text, "<eval>")
}

/// A procedure that runs a file.
fn compile_file(cx: &mut Context, name: Value) -> Result {
    let Some(name) = name.cast::<Str>() else { return expect::wrong(cx, "load", "a file name", name) };
    let name = name.to_cow().into_owned();
    let text = cx
        .outside
        .read(&name)
        .and_then(|bytes| String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is not UTF-8")));
    match text {
        Ok(text) => procedure(cx, &text, &name),
        Err(problem) => {
            error::raise(cx, ErrorSort::File, &format!("load: cannot read {name}: {problem}"), &[])
        }
    }
}

fn procedure(cx: &mut Context, text: &str, file: &str) -> Result {
    let state = scheme(cx);
    state.evaluations += 1;
    let name = format!("eval {}", state.evaluations);
    let compiled = match crate::run::compile_named(text, file, &name, &cx.outside) {
        Ok(compiled) => compiled,
        Err(message) => return error::fail(cx, &message, &[]),
    };
    let namespace = scheme(cx).namespace.unwrap_or_else(|| cx.new_namespace());
    crate::run::load_all(cx, compiled, namespace)
}
