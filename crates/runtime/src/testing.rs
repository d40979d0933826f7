//! An isolate for tests of this crate: without interpreter and language.

use crate::context::{Context, ContextConfig};
use crate::value::Value;

extern "C" fn no_interpreter(_: *mut Context, _: Value, _: u64, _: u64, _: u64, _: u64) -> Value {
    Value::NONE
}

/// Runs `test` in a new isolate.
pub(crate) fn with_context(test: impl FnOnce(&mut Context)) {
    let config = ContextConfig {
        heap: heap::HeapConfig::default(),
        register_stack_bytes: 1 << 20,
        native_stack_bytes: 8 << 20,
        stacks: Default::default(),
        hash_seed: 1,
        interpreter_entry: no_interpreter,
        generator_entry: no_interpreter,
        interpreter_resume: no_interpreter,
    };
    let mut cx = Context::new(&config).expect("an isolate");
    cx.enter(test);
}
