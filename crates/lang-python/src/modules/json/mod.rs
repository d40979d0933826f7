//! What `json` is made of: text from values and values from text. Options, classes and hooks are in `json.py`.

mod decode;
mod encode;

use runtime::context::Context;
use runtime::exception::Result;

use crate::define::Method;

/// Builds the module `_json`, beneath `json`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("encode", encode::encode),
        Method::new("quote", encode::quote),
        Method::new("decode", decode::decode),
    ];
    super::new_module(cx, "_json", &[FUNCTIONS])
}
