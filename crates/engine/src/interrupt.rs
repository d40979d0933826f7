//! Stopping an isolate from elsewhere.
#![allow(unsafe_code)]

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use runtime::context::Context;
use runtime::exception::{Result, Termination};

/// Bit of the interrupt word: the time limit passed.
const TIMEOUT: u64 = 1;
/// Bit of the interrupt word: cancelled.
const CANCEL: u64 = 2;

/// Bit of the interrupt word: the limit of output is reached.
const OUTPUT: u64 = 4;

/// Address of an interrupt word, while its isolate exists.
#[derive(Debug)]
struct Word(*const AtomicU64);

// SAFETY: the word is atomic; the address is used under the lock that its isolate takes before it goes.
unsafe impl Send for Word {}

/// Stops an isolate from any thread. Outlives it harmlessly.
#[derive(Clone, Debug)]
pub struct InterruptHandle {
    word: Arc<Mutex<Option<Word>>>,
}

impl InterruptHandle {
    pub(crate) fn new(cx: &Context) -> Self {
        InterruptHandle { word: Arc::new(Mutex::new(Some(Word(&cx.interrupt)))) }
    }

    /// The isolate is about to go.
    pub(crate) fn disconnect(&self) {
        *self.word.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn set(&self, bits: u64) {
        if let Some(word) = &*self.word.lock().unwrap_or_else(PoisonError::into_inner) {
            // SAFETY: while the lock is held with an address in it, the isolate exists and does not move.
            unsafe { &*word.0 }.fetch_or(bits, Ordering::Relaxed);
        }
    }

    /// Stops the program because its time is over.
    pub fn time_out(&self) {
        self.set(TIMEOUT);
    }

    /// Takes back what [`InterruptHandle::time_out`] asked for, if the program has ended by itself.
    pub fn clear_time_out(&self) {
        if let Some(word) = &*self.word.lock().unwrap_or_else(PoisonError::into_inner) {
            // SAFETY: as in `set`.
            unsafe { &*word.0 }.fetch_and(!TIMEOUT, Ordering::Relaxed);
        }
    }

    /// Stops the program because it wrote more than it may.
    pub fn stop_output(&self) {
        self.set(OUTPUT);
    }

    /// Stops the program.
    pub fn cancel(&self) {
        self.set(CANCEL);
    }
}

/// Serves the interrupt word; see [`runtime::context::TieringHooks::on_interrupt`].
pub(crate) fn on_interrupt(cx: &mut Context) -> Result<()> {
    let bits = cx.interrupt.load(Ordering::Relaxed);
    if bits & TIMEOUT != 0 {
        return cx.terminate(Termination::Timeout);
    }
    if bits & OUTPUT != 0 {
        return cx.terminate(Termination::Output);
    }
    if bits & CANCEL != 0 {
        return cx.terminate(Termination::Cancelled);
    }
    cx.interrupt.store(0, Ordering::Relaxed);
    Ok(())
}
