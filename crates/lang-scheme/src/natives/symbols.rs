//! Symbols.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::{Str, StringBuilder};
use runtime::object::symbol::Symbol;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::expect;
use crate::data::state::scheme;

pub(super) const NATIVES: &[Native] = &[
    exactly("symbol?", 1, |_, a| Ok(Value::bool(a[0].cast::<Symbol>().is_some()))),
    exactly("symbol->string", 1, |cx, a| Ok(expect::symbol(cx, "symbol->string", a[0])?.name().value())),
    exactly("string->symbol", 1, |cx, a| to_symbol(cx, "string->symbol", a[0])),
    exactly("intern", 1, |cx, a| to_symbol(cx, "intern", a[0])),
    exactly("string->uninterned-symbol", 1, |cx, a| {
        let name = expect::string(cx, "string->uninterned-symbol", a[0])?;
        Ok(cx.uninterned_symbol(&name.to_cow())?.value())
    }),
    at_least("symbol-append", 0, append),
    between("gensym", 0, 1, generate),
    between("generate-uninterned-symbol", 0, 1, generate),
    between("generate-symbol", 0, 1, generate),
    at_least("symbol=?", 1, all_equal),
    at_least("symbol<?", 1, ordered),
    exactly("symbol-interned?", 1, |cx, a| {
        let symbol = expect::symbol(cx, "symbol-interned?", a[0])?;
        Ok(Value::bool(cx.is_interned_symbol(symbol)))
    }),
];

fn to_symbol(cx: &mut Context, name: &str, value: Value) -> Result {
    let text = expect::string(cx, name, value)?;
    Ok(cx.symbol_of(text)?.value())
}

fn append(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut name = StringBuilder::new();
    for &argument in arguments {
        name.push_string(expect::symbol(cx, "symbol-append", argument)?.name());
    }
    let name = name.finish(cx)?;
    Ok(cx.symbol_of(name)?.value())
}

fn generate(cx: &mut Context, arguments: &[Value]) -> Result {
    let prefix = match arguments.first() {
        None => "g".to_owned(),
        Some(&prefix) => match (prefix.cast::<Str>(), prefix.cast::<Symbol>()) {
            (Some(text), _) => text.to_cow().into_owned(),
            (_, Some(symbol)) => symbol.name().to_cow().into_owned(),
            _ => "g".to_owned(),
        },
    };
    let state = scheme(cx);
    state.generated_symbols += 1;
    let name = format!("{prefix}{}", state.generated_symbols);
    Ok(cx.uninterned_symbol(&name)?.value())
}

fn all_equal(cx: &mut Context, arguments: &[Value]) -> Result {
    for &argument in arguments {
        expect::symbol(cx, "symbol=?", argument)?;
    }
    Ok(Value::bool(arguments.iter().all(|&argument| argument == arguments[0])))
}

fn ordered(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut holds = true;
    for &argument in arguments {
        expect::symbol(cx, "symbol<?", argument)?;
    }
    for pair in arguments.windows(2) {
        let (a, b) = (expect::symbol(cx, "symbol<?", pair[0])?, expect::symbol(cx, "symbol<?", pair[1])?);
        holds &= a.name().compare(&b.name()) == Ordering::Less;
    }
    Ok(Value::bool(holds))
}
