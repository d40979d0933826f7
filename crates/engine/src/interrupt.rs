//! Stopping an isolate from elsewhere.
#![allow(unsafe_code)]

use std::sync::atomic::{AtomicPtr, Ordering, fence};
use std::sync::{Arc, Mutex, PoisonError};

use runtime::context::Context;
use runtime::departure::DEPARTED;
use runtime::exception::{Result, Termination};
use tiering::ticks::{self, TICK};

/// Bit of the interrupt word: the time limit passed. [`DEPARTED`] and [`TICK`] are others.
const TIMEOUT: u64 = 1;
/// Bit of the interrupt word: cancelled.
const CANCEL: u64 = 2;

/// Bit of the interrupt word: the limit of output is reached.
const OUTPUT: u64 = 4;
/// Bit of the interrupt word: whoever sits before the program asks it to stop.
const KEYBOARD: u64 = 8;
/// Bits that concern the program that runs, and none that comes after it.
const STOPS: u64 = TIMEOUT | CANCEL | OUTPUT | KEYBOARD;

/// The isolate that signals go to, or null.
static SIGNALLED: AtomicPtr<Context> = AtomicPtr::new(std::ptr::null_mut());

/// Address of an isolate's context, while it exists.
#[derive(Clone, Copy, Debug)]
struct Target(*const Context);

// SAFETY: only the atomic fields are used, under the lock that the isolate takes before it goes.
unsafe impl Send for Target {}

impl Target {
    /// Sets bits of the interrupt word, and limits that no call gets by: recursion polls nothing else. What was set before.
    ///
    /// # Safety
    /// The isolate exists.
    unsafe fn set(self, bits: u64) -> u64 {
        // SAFETY: of a context that exists, references to atomic fields may be made anywhere.
        let (interrupt, stack, depth) =
            unsafe { (&(*self.0).interrupt, &(*self.0).stack_limit, &(*self.0).depth_limit) };
        let before = interrupt.fetch_or(bits, Ordering::SeqCst);
        stack.store(usize::MAX, Ordering::SeqCst);
        depth.store(0, Ordering::SeqCst);
        before
    }
}

/// Stops an isolate from any thread. Outlives it harmlessly.
#[derive(Clone, Debug)]
pub struct InterruptHandle {
    target: Arc<Mutex<Option<Target>>>,
}

impl InterruptHandle {
    pub(crate) fn new(cx: &Context) -> Self {
        InterruptHandle { target: Arc::new(Mutex::new(Some(Target(cx)))) }
    }

    /// The isolate is about to go.
    pub(crate) fn disconnect(&self) {
        if let Some(target) = self.target.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let own = target.0.cast_mut();
            let _ =
                SIGNALLED.compare_exchange(own, std::ptr::null_mut(), Ordering::Relaxed, Ordering::Relaxed);
        }
    }

    fn set(&self, bits: u64) {
        if let Some(target) = *self.target.lock().unwrap_or_else(PoisonError::into_inner) {
            // SAFETY: while the lock is held with an address in it, the isolate exists and does not move.
            unsafe { target.set(bits) };
        }
    }

    /// The number of the call into the isolate, odd while one runs; none when the isolate is gone.
    pub fn call_number(&self) -> Option<u64> {
        let target = (*self.target.lock().unwrap_or_else(PoisonError::into_inner))?;
        // SAFETY: as in `set`.
        Some(unsafe { &(*target.0).outer_call }.load(Ordering::Relaxed))
    }

    /// Stops the call with this number because its time is over. What has ended by itself meanwhile is not stopped, nor
    /// what comes after it.
    pub fn time_out(&self, call: u64) {
        if let Some(target) = *self.target.lock().unwrap_or_else(PoisonError::into_inner) {
            // SAFETY: as in `set`.
            unsafe {
                (*target.0).expired_call.store(call, Ordering::Relaxed);
                target.set(TIMEOUT);
            }
        }
    }

    /// Has the isolate notice what runs in it.
    pub(crate) fn tick(&self) {
        self.set(TICK);
    }

    /// Stops the program because it wrote more than it may.
    pub fn stop_output(&self) {
        self.set(OUTPUT);
    }

    /// Stops the program.
    pub fn cancel(&self) {
        self.set(CANCEL);
    }

    /// Asks the program to stop as its language does it when someone presses Ctrl-C: Python raises KeyboardInterrupt.
    pub fn interrupt(&self) {
        self.set(KEYBOARD);
    }

    /// From now on SIGINT does what [`InterruptHandle::interrupt`] does, for the isolate of this handle. A second one
    /// while the program has not noticed the first ends the process.
    pub fn interrupt_by_signal(&self) {
        if let Some(target) = *self.target.lock().unwrap_or_else(PoisonError::into_inner) {
            SIGNALLED.store(target.0.cast_mut(), Ordering::Relaxed);
            let handler = on_signal as extern "C" fn(libc::c_int) as libc::sighandler_t;
            // SAFETY: the action is complete: all its fields may be zero, and it has a handler, which does only what
            // handlers may do. No SA_RESTART: who waits for input is to notice.
            unsafe {
                let mut action: libc::sigaction = std::mem::zeroed();
                action.sa_sigaction = handler;
                libc::sigaction(libc::SIGINT, &action, std::ptr::null_mut());
            }
        }
    }
}

/// Handles SIGINT. Uses atomics and calls that signal handlers may make, nothing else.
extern "C" fn on_signal(signal: libc::c_int) {
    let target = SIGNALLED.load(Ordering::Relaxed);
    let before = match target.is_null() {
        true => KEYBOARD,
        // SAFETY: before the isolate goes, its address is taken away.
        false => unsafe { Target(target).set(KEYBOARD) },
    };
    if before & KEYBOARD != 0 {
        // SAFETY: both may be called in a handler.
        unsafe {
            libc::signal(signal, libc::SIG_DFL);
            libc::raise(signal);
        }
    }
}

/// Restores the limits and then reads the interrupt word, in this order for other threads too: a bit that is not seen has
/// its limits set after those that are restored.
fn bits_behind_limits(cx: &mut Context) -> u64 {
    cx.restore_limits();
    fence(Ordering::SeqCst);
    cx.interrupt.load(Ordering::SeqCst)
}

/// Forgets the requests to stop a program that has stopped. What else waits to be noticed goes on waiting.
pub fn forget_stops(cx: &mut Context) {
    cx.interrupt.fetch_and(!STOPS, Ordering::SeqCst);
    if bits_behind_limits(cx) != 0 {
        // SAFETY: the context is here.
        unsafe { Target(cx).set(0) };
    }
}

/// Serves the interrupt word; see [`runtime::context::TieringHooks::on_interrupt`]. What stops the program stays in it until the
/// program has stopped. A request that comes meanwhile sets the limits again.
pub(crate) fn on_interrupt(cx: &mut Context) -> Result<()> {
    let bits = bits_behind_limits(cx);
    if bits & TICK != 0 {
        cx.interrupt.fetch_and(!TICK, Ordering::Relaxed);
        ticks::serve(cx);
    }
    if bits & DEPARTED != 0 {
        cx.release_departed()?;
    }
    if bits & TIMEOUT != 0 {
        if !cx.is_out_of_time() {
            cx.interrupt.fetch_and(!TIMEOUT, Ordering::AcqRel);
        }
        // Asked again: what was taken away may have been a new request.
        if cx.is_out_of_time() {
            return cx.terminate(Termination::Timeout);
        }
    }
    if bits & OUTPUT != 0 {
        return cx.terminate(Termination::Output);
    }
    if bits & CANCEL != 0 {
        return cx.terminate(Termination::Cancelled);
    }
    if bits & KEYBOARD != 0 {
        cx.interrupt.fetch_and(!KEYBOARD, Ordering::Relaxed);
        return cx.language().interrupted(cx);
    }
    Ok(())
}
