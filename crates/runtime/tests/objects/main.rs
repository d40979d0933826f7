//! Tests of the objects that all languages share, in an isolate of a small test language; each also with a collection
//! at every allocation.

mod iterators;
mod language;
mod numbers;
mod strings;
mod tables;

use runtime::context::{Context, ContextConfig};
use runtime::value::Value;

/// Runs `test` in an isolate of the test language, then in one that collects at every allocation.
fn check(test: fn(&mut Context)) {
    for zeal in [None, Some(1)] {
        run(zeal, test);
    }
}

/// Runs `test` in an isolate that collects at every `zeal`th allocation.
fn run(zeal: Option<u32>, test: fn(&mut Context)) {
    extern "C" fn no_interpreter(_: *mut Context, _: Value, _: u64, _: u64, _: u64, _: u64) -> Value {
        Value::EXCEPTION
    }
    let is_strict = zeal.is_some();
    let heap = heap::HeapConfig {
        zeal,
        verify: is_strict,
        poison: is_strict,
        limit_bytes: 1 << 30,
        ..Default::default()
    };
    let config = ContextConfig {
        heap,
        register_stack_bytes: 1 << 20,
        native_stack_bytes: 8 << 20,
        stacks: Default::default(),
        hash_seed: 0x1234_5678_9abc_def1,
        interpreter_entry: no_interpreter,
        generator_entry: no_interpreter,
        interpreter_resume: no_interpreter,
    };
    let mut cx = Context::new(&config).expect("an isolate");
    cx.set_language(&language::TestLanguage);
    cx.enter(test);
}

/// The string that `text` is, as a value.
fn text(cx: &mut Context, text: &str) -> Value {
    cx.new_string(text).expect("memory").value()
}
