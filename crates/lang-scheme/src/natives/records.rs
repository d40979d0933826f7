//! Records. They are objects of layouts, on which instructions work; here is what is not known when a program is compiled.

use bytecode::layout::LayoutKind;
use runtime::value::Value;

use super::{Native, exactly};

pub(super) const NATIVES: &[Native] = &[exactly("record?", 1, |cx, a| {
    Ok(Value::bool(cx.layout_of(a[0]).is_some_and(|layout| layout.kind == LayoutKind::Record)))
})];
