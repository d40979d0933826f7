//! The stacks of an isolate: large, reserved at once and committed as they are used, so that deep recursion is ordinary.
#![allow(unsafe_code)]

use std::io;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

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

/// Of a stack that is kept for another isolate, so many bytes stay in memory.
const KEPT: usize = 32 << 10;
/// Stacks of each kind that are kept for other isolates.
const KEPT_STACKS: usize = 64;

/// Stacks that isolates have left, for those that come: to reserve and give back address space takes longer than all else
/// that makes an isolate.
#[derive(Default)]
pub struct StackPool {
    registers: Mutex<Vec<RegisterMapping>>,
    native: Mutex<Vec<DefaultStack>>,
}

impl std::fmt::Debug for StackPool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StackPool")
    }
}

/// Takes a stack that satisfies `fits`.
fn take<T>(kept: &Mutex<Vec<T>>, fits: impl Fn(&T) -> bool) -> Option<T> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let index = kept.iter().rposition(fits)?;
    Some(kept.swap_remove(index))
}

/// Keeps a stack of whose pages those in the range are not needed, unless there are enough.
fn keep<T>(kept: &Mutex<Vec<T>>, stack: T, start: usize, end: usize) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() < KEPT_STACKS {
        if start < end {
            // SAFETY: the range is a part of the stack, which nobody uses; its pages read as zeroes afterwards.
            unsafe { libc::madvise(start as *mut libc::c_void, end - start, libc::MADV_DONTNEED) };
        }
        kept.push(stack);
    }
}

/// A mapping for registers.
struct RegisterMapping {
    base: *mut u64,
    bytes: usize,
}

// SAFETY: it owns its mapping, and nothing in it belongs to a thread.
unsafe impl Send for RegisterMapping {}

impl RegisterMapping {
    fn new(bytes: usize) -> io::Result<Self> {
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
            Ok(RegisterMapping { base: base.cast(), bytes })
        }
    }
}

impl Drop for RegisterMapping {
    fn drop(&mut self) {
        // SAFETY: the mapping was made by `new`; the isolates that used it are gone.
        unsafe { libc::munmap(self.base.cast(), self.bytes) };
    }
}

/// Address space for registers.
pub struct RegisterStack {
    /// None while it is being dropped.
    mapping: Option<RegisterMapping>,
    pool: Arc<StackPool>,
}

impl RegisterStack {
    /// Reserves `bytes` bytes.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn new(bytes: usize, pool: &Arc<StackPool>) -> io::Result<Self> {
        let bytes = bytes.max(64 << 10).next_multiple_of(4096);
        let mapping = match take(&pool.registers, |kept| kept.bytes == bytes) {
            Some(kept) => kept,
            None => RegisterMapping::new(bytes)?,
        };
        Ok(RegisterStack { mapping: Some(mapping), pool: pool.clone() })
    }

    fn mapping(&self) -> &RegisterMapping {
        self.mapping.as_ref().expect("it is there until it is dropped")
    }

    /// The first word.
    pub fn base(&self) -> *mut u64 {
        self.mapping().base
    }

    /// The address that frames may not pass.
    pub fn limit(&self) -> *mut u64 {
        self.mapping().base.wrapping_byte_add(self.mapping().bytes).wrapping_sub(REGISTER_RESERVE)
    }
}

impl Drop for RegisterStack {
    fn drop(&mut self) {
        if let Some(mapping) = self.mapping.take() {
            let (start, bytes) = (mapping.base as usize, mapping.bytes);
            keep(&self.pool.registers, mapping, start + KEPT, start + bytes);
        }
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
    /// None while it is entered.
    stack: Option<DefaultStack>,
    /// Its end, and the lowest address that may be used.
    base: usize,
    limit: usize,
    pool: Arc<StackPool>,
}

impl NativeStack {
    /// Reserves `bytes` bytes.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn new(bytes: usize, pool: &Arc<StackPool>) -> io::Result<Self> {
        let stack = match take(&pool.native, |kept| kept.base().get() - kept.limit().get() >= bytes) {
            Some(kept) => kept,
            None => DefaultStack::new(bytes)?,
        };
        let (base, limit) = (stack.base().get(), stack.limit().get() + NATIVE_RESERVE);
        Ok(NativeStack { stack: Some(stack), base, limit, pool: pool.clone() })
    }
}

impl Drop for NativeStack {
    fn drop(&mut self) {
        if let Some(stack) = self.stack.take() {
            let (start, end) = (stack.limit().get(), stack.base().get());
            keep(&self.pool.native, stack, start.next_multiple_of(4096), end - KEPT);
        }
    }
}

/// The isolate's stack is entered until this is dropped, be it by a panic.
struct Entered<'c> {
    cx: &'c mut Context,
    stack: Option<DefaultStack>,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        // SAFETY: nothing of the program is on the stack that is gone back to.
        unsafe { self.cx.heap.set_stack_base(0) };
        self.cx.native_stack.stack = self.stack.take();
    }
}

impl Context {
    /// Runs `f` on the isolate's own stack. Nested calls run where they are.
    #[inline]
    pub fn enter<R>(&mut self, f: impl FnOnce(&mut Context) -> R) -> R {
        let Some(stack) = self.native_stack.stack.take() else { return f(self) };
        let base = self.native_stack.base;
        // SAFETY: the range is that of the stack that is being entered, and stays so until it is left. Nothing of the program
        // is on the stack that is left.
        let outside = unsafe { self.heap.set_stack_base(base) };
        debug_assert_eq!(outside, 0, "the isolate's stack is entered from outside");
        let mut entered = Entered { cx: self, stack: Some(stack) };
        let Entered { cx, stack: Some(stack) } = &mut entered else { unreachable!("it was just put there") };
        corosensei::on_stack(stack, || f(cx))
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
