//! What an isolate refers to off the heap, as its heap learns of it.
//!
//! Stacks and buffers of the context are ranges that the heap looks at in each collection. The tables (interned names,
//! classes, functions with their constants and feedback) are large and hardly change: a collection of young objects looks
//! at what they got since the last one, of which [`Context::note_root`] is told, and a full one at all of them.
//!
//! Invariant: a young object that a table refers to is in `new_roots`, or in another table that has told of it. With the
//! heap's verification each collection of young objects checks that.
#![allow(unsafe_code)]

use abi::context_layout::{ARGUMENT_BUFFER_WORDS, EXIT_BUFFER_WORDS};
use heap::{CollectKind, Marker};

use crate::context::Context;
use crate::value::Value;

impl Context {
    /// Tells the heap where roots are.
    pub(crate) fn connect_heap(&mut self) {
        let this: *mut Context = self;
        self.heap.set_trace_hook(Some((trace_hook, this.cast())));
        self.heap.set_limit_hook(crate::frame_walk::at_limit, this.cast());
        self.heap.set_departure_hook(departure_hook, this.cast());
        // SAFETY: all ranges are of the context, which does not move, and of its register stack; both outlive the heap's use.
        unsafe {
            let (base, top) = (&raw const (*this).register_base, &raw const (*this).register_top);
            (*this).heap.add_conservative_range(base.cast(), top.cast());
            let buffers = [
                (&raw const (*this).exit_buffer as *const u64, EXIT_BUFFER_WORDS),
                (&raw const (*this).argument_buffer as *const u64, ARGUMENT_BUFFER_WORDS),
                // The result of a typed function is no value.
                (&raw const (*this).frame_result as *const u64, 1),
            ];
            for (start, words) in buffers {
                (*this).heap.add_fixed_range(start, start.add(words));
            }
        }
    }

    /// Calls `visit` with every value that the isolate refers to outside stacks and heap.
    pub fn trace(&self, visit: &mut dyn FnMut(Value), extent: CollectKind) {
        let own = [self.exception, self.handled, self.float_zero, self.float_nan, self.character_strings];
        for value in own.into_iter().chain([self.generator_result, self.delivered]) {
            visit(value);
        }
        self.continuations.trace(visit);
        self.states.trace(visit);
        match extent {
            CollectKind::Minor => self.new_roots.borrow().iter().copied().for_each(visit),
            CollectKind::Full => self.trace_tables(visit),
        }
    }

    fn trace_tables(&self, visit: &mut dyn FnMut(Value)) {
        self.shared_cache.trace(visit);
        self.shapes.trace(visit);
        self.interner.trace(visit);
        self.symbols.trace(visit);
        for info in &self.classes {
            info.trace(visit);
        }
        self.namespaces.iter().for_each(|namespace| namespace.trace(visit));
        self.functions.iter().for_each(|cell| cell.trace(visit));
        self.modules.iter().for_each(|module| module.trace(visit));
    }

    /// To be told of every value that one of the tables traced by `trace_tables` gets, unless another of them has it:
    /// the tables are large and seldom change, so collections of young objects look at what they got.
    pub fn note_root(&self, value: Value) {
        self.new_roots.borrow_mut().push(value);
    }
}

/// Marks what the context refers to; the heap calls it in each collection.
fn trace_hook(data: *mut std::ffi::c_void, marker: &mut Marker, extent: CollectKind) {
    // SAFETY: `connect_heap` has passed the context that owns the heap; a collection runs on its thread, while the
    // mutable reference that led here is not used.
    let cx = unsafe { &*data.cast::<Context>() };
    cx.trace(&mut |value| marker.mark(value.0), extent);
    // What they refer to is old from now on.
    cx.new_roots.borrow_mut().clear();
}

/// Notes that watched objects have died; the heap calls it at the end of a collection.
fn departure_hook(data: *mut std::ffi::c_void) {
    // SAFETY: as in `trace_hook`; only atomic fields are used.
    unsafe { &*data.cast::<Context>() }.note_departed();
}
