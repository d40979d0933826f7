//! The native stack of an isolate: running on it, and how deep calls may go.
#![allow(unsafe_code)]

use std::num::NonZeroUsize;
use std::sync::atomic::Ordering;

use corosensei::stack::{Stack, StackPointer};

use crate::context::Context;
use crate::stack_mapping::NativeArea;

/// Native stack kept free for the runtime's own functions, which do not check.
const NATIVE_RESERVE: usize = 256 << 10;
/// Bytes of unused native stack that are cleared: more than the runtime takes between a frame and the collector.
const CLEARED: usize = 64 << 10;
/// Native stack that goes with a frame of the language's limit of recursion: what a builtin takes that calls back, or
/// compiled code that is left for the interpreter at every level.
const NATIVE_FRAME: usize = 5 << 10;
/// More than the frames take that enter the isolate's stack, or go back to the one it was entered from.
const SWITCHING: usize = 16 << 10;

/// Clears native stack that nobody uses. What calls have left there would be taken for roots once other calls lie over it
/// without writing all of it.
#[inline(never)]
pub fn clear_unused_stack() {
    const WORDS: usize = CLEARED / 8;
    let mut area = [0u64; WORDS];
    // The array must be seen, or it would not be written.
    std::hint::black_box(&mut area);
}

/// The native stack that an isolate runs on.
pub struct NativeStack {
    area: NativeArea,
    is_entered: bool,
    /// Where frames can lie on the stack that it was entered from, downwards, while it is entered.
    outer: usize,
    /// Its end, and the lowest address that may be used.
    base: usize,
    limit: usize,
}

impl NativeStack {
    /// A stack in this memory.
    pub(crate) fn new(area: NativeArea) -> Self {
        let (base, limit) = (area.base(), area.lowest() + NATIVE_RESERVE);
        NativeStack { area, is_entered: false, outer: 0, base, limit }
    }
}

/// What is free of the stack that an isolate's was entered from.
struct OuterArea {
    base: usize,
}

// SAFETY: the area begins below all frames of the stack that the isolate's was entered from (`SWITCHING`), and nothing runs
// there until that is left. How far it reaches, and its guard page, are the system's; the limit that is told here serves no check.
unsafe impl Stack for OuterArea {
    fn base(&self) -> StackPointer {
        NonZeroUsize::new(self.base).expect("a stack is not at address 0")
    }

    fn limit(&self) -> StackPointer {
        NonZeroUsize::new(self.base - SWITCHING).expect("a stack is not at address 0")
    }
}

/// The isolate's stack is entered until this is dropped, be it by a panic.
struct Entered<'c>(&'c mut Context);

impl Drop for Entered<'_> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: nothing of the program is on the stack that is gone back to.
        unsafe { self.0.heap.set_stack_base(0) };
        self.0.count_outer_call();
        self.0.native_stack.is_entered = false;
    }
}

impl Context {
    /// Runs `f` on the isolate's own stack. Nested calls run where they are.
    #[inline]
    pub fn enter<R>(&mut self, f: impl FnOnce(&mut Context) -> R) -> R {
        if std::mem::replace(&mut self.native_stack.is_entered, true) {
            return f(self);
        }
        let base = self.native_stack.base;
        // SAFETY: the range is that of the stack that is being entered, and stays so until it is left. Nothing of the program
        // is on the stack that is left.
        let outside = unsafe { self.heap.set_stack_base(base) };
        debug_assert_eq!(outside, 0, "the isolate's stack is entered from outside");
        self.count_outer_call();
        self.native_stack.outer = (address_here() - SWITCHING) & !0xfff;
        // Nobody else enters it meanwhile.
        let area = self.native_stack.area.clone();
        let entered = Entered(self);
        corosensei::on_stack(area, || f(&mut *entered.0))
    }

    /// Runs `f`, which has nothing to do with the program's objects, on the stack that the isolate's was entered from: there
    /// the system's own bounds hold, by which libraries decide whether they need more. Without one, it runs where it is.
    pub fn on_outer_stack<R>(&self, f: impl FnOnce() -> R) -> R {
        match self.native_stack.is_entered {
            // The area stays as it is until the isolate's stack is left, which is on this thread.
            true => corosensei::on_stack(OuterArea { base: self.native_stack.outer }, f),
            false => f(),
        }
    }

    /// A call from outside begins or ends. This thread alone writes the number.
    #[inline]
    fn count_outer_call(&mut self) {
        let number = self.outer_call.load(Ordering::Relaxed);
        self.outer_call.store(number + 1, Ordering::Relaxed);
    }

    /// Whether the time of the call from outside that runs is over.
    pub fn is_out_of_time(&self) -> bool {
        self.expired_call.load(Ordering::Relaxed) == self.outer_call.load(Ordering::Relaxed)
    }

    /// Limits how deep calls may nest. Interpreted frames are counted; compiled code, which counts nothing, gets native
    /// stack for about as many frames, at least.
    pub fn set_depth_limit(&mut self, limit: usize) {
        self.recursion_limit = limit;
        self.restore_limits();
    }

    /// Makes the limits what they are while no interrupt waits: one that comes sets them so that no call gets by, since
    /// recursion has no loop that polls. See `stack_limit` and `depth_limit`.
    pub fn restore_limits(&mut self) {
        self.stack_limit.store(self.lowest_address(), Ordering::Relaxed);
        self.depth_limit.store(self.recursion_limit, Ordering::Relaxed);
    }

    /// Lowest address that the native stack may reach, whether an interrupt waits or not.
    fn lowest_address(&self) -> usize {
        let budget = self.recursion_limit.saturating_mul(NATIVE_FRAME);
        self.native_stack.base.saturating_sub(budget).max(self.native_stack.limit)
    }

    /// Whether there is native stack left for a call.
    #[inline(always)]
    pub fn has_native_stack(&self) -> bool {
        address_here() >= self.stack_limit.load(Ordering::Relaxed)
    }

    /// Serves the interrupt that may have set the limits. Then they are what they should be, unless another comes already: who
    /// goes on asks for what no interrupt sets.
    ///
    /// # Errors
    /// What the interrupt raises.
    #[cold]
    pub fn serve_at_limit(&mut self) -> crate::exception::Result<()> {
        self.restore_limits();
        self.check_interrupt()
    }

    /// Whether native code may call on; raises the language's error for too deep recursion otherwise.
    #[inline]
    pub fn check_native_stack(&mut self) -> crate::exception::Result<()> {
        if self.has_native_stack() {
            return Ok(());
        }
        self.serve_at_limit()?;
        match address_here() >= self.lowest_address() {
            true => Ok(()),
            false => self.raise(crate::exception::ErrorKind::Recursion, "maximum recursion depth exceeded"),
        }
    }
}

/// An address on the stack, about where the native frames end.
#[inline(always)]
fn address_here() -> usize {
    let here = 0u8;
    &raw const here as usize
}
