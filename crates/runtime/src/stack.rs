//! The stacks of an isolate: large, reserved at once and committed as they are used, so that deep recursion is ordinary.
#![allow(unsafe_code)]

use std::io;
use std::sync::atomic::Ordering;

use corosensei::stack::{DefaultStack, Stack};

use crate::context::Context;

/// Native stack kept free for the runtime's own functions, which do not check.
const NATIVE_RESERVE: usize = 256 << 10;
/// Bytes of unused native stack that are cleared: more than the runtime takes between a frame and the collector.
const CLEARED: usize = 64 << 10;
/// Native stack that goes with a frame of the language's limit of recursion: what a builtin takes that calls back, or
/// compiled code that is left for the interpreter at every level.
const NATIVE_FRAME: usize = 5 << 10;
/// Words of the register stack kept free for handling its overflow.
const REGISTER_RESERVE: usize = 4096;

/// Address space for registers.
pub struct RegisterStack {
    base: *mut u64,
    bytes: usize,
}

impl RegisterStack {
    /// Reserves `bytes` bytes.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn new(bytes: usize) -> io::Result<Self> {
        let bytes = bytes.max(64 << 10).next_multiple_of(4096);
        // SAFETY: an anonymous mapping at an address of the system's choice touches nothing.
        let base = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                bytes,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        if base == libc::MAP_FAILED {
            Err(io::Error::last_os_error())
        } else {
            Ok(RegisterStack { base: base.cast(), bytes })
        }
    }

    /// The first word.
    pub fn base(&self) -> *mut u64 {
        self.base
    }

    /// The address that frames may not pass.
    pub fn limit(&self) -> *mut u64 {
        self.base.wrapping_byte_add(self.bytes).wrapping_sub(REGISTER_RESERVE)
    }
}

impl Drop for RegisterStack {
    fn drop(&mut self) {
        // SAFETY: the mapping was made by `new`; the isolate that used it is being dropped.
        unsafe { libc::munmap(self.base.cast(), self.bytes) };
    }
}

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
    stack: Option<DefaultStack>,
    /// While the stack is entered: its end, and the lowest address that may be used.
    base: usize,
    limit: usize,
}

impl NativeStack {
    /// Reserves `bytes` bytes.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn new(bytes: usize) -> io::Result<Self> {
        Ok(NativeStack { stack: Some(DefaultStack::new(bytes)?), base: 0, limit: 0 })
    }
}

impl Context {
    /// Runs `f` on the isolate's own stack. Nested calls run where they are.
    pub fn enter<R>(&mut self, f: impl FnOnce(&mut Context) -> R) -> R {
        let Some(mut stack) = self.native_stack.stack.take() else { return f(self) };
        let (base, limit) = (stack.base().get(), stack.limit().get());
        self.native_stack.base = base;
        self.native_stack.limit = limit + NATIVE_RESERVE;
        self.restore_limits();
        // SAFETY: the range is that of the stack that is being entered, and stays so until it is left. Nothing of the program
        // is on the stack that is left.
        let outside = unsafe { self.heap.set_stack_base(base) };
        debug_assert_eq!(outside, 0, "the isolate's stack is entered from outside");
        let result = corosensei::on_stack(&mut stack, || f(self));
        // SAFETY: as before.
        unsafe { self.heap.set_stack_base(outside) };
        self.native_stack.stack = Some(stack);
        result
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
        let budget = self.recursion_limit.saturating_mul(NATIVE_FRAME);
        let lowest = self.native_stack.base.saturating_sub(budget).max(self.native_stack.limit);
        self.stack_limit.store(lowest, Ordering::Relaxed);
        self.depth_limit.store(self.recursion_limit, Ordering::Relaxed);
    }

    /// Whether there is native stack left for a call.
    #[inline(always)]
    pub fn has_native_stack(&self) -> bool {
        let here = 0u8;
        (&raw const here as usize) >= self.stack_limit.load(Ordering::Relaxed)
    }

    /// Serves the interrupt that may have set the limits; then they are what they should be.
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
        match self.has_native_stack() {
            true => Ok(()),
            false => self.raise(crate::exception::ErrorKind::Recursion, "maximum recursion depth exceeded"),
        }
    }
}
