//! Objects that hold something of the host's: who made them is told when they have died.
//!
//! The collector finds them and sets a bit of the interrupt word, so they are told of where a program looks for interrupts,
//! outside of the collector.

use std::sync::atomic::Ordering;

use crate::context::Context;
use crate::exception::Result;
use crate::value::Value;

/// Bit of the interrupt word: watched objects have died.
pub const DEPARTED: u64 = 16;

impl Context {
    /// Has [`Context::on_departed`] called with the number that this yields when `object` has died. It holds so many bytes
    /// outside of the heap, which count towards the limit.
    ///
    /// # Errors
    /// When the limit does not allow as much.
    pub fn watch(&mut self, object: Value, bytes: usize) -> Result<u32> {
        // Who makes many of them may allocate little else.
        self.heap.collect_if_due();
        match self.heap.watch(object.0, bytes) {
            Some(number) => Ok(number),
            None => self.out_of_memory(),
        }
    }

    /// The watched object with this number, which is alive, holds so many bytes now.
    ///
    /// # Errors
    /// When the limit does not allow as much: what counts is what it held before.
    pub fn set_watched_bytes(&mut self, number: u32, bytes: usize) -> Result<()> {
        if self.heap.set_watched_bytes(number, bytes) { Ok(()) } else { self.out_of_memory() }
    }

    /// Tells of the watched objects that have died.
    ///
    /// # Errors
    /// What [`Context::on_departed`] stops the program with; it is told of all nevertheless.
    pub fn release_departed(&mut self) -> Result<()> {
        self.interrupt.fetch_and(!DEPARTED, Ordering::Relaxed);
        let mut result = Ok(());
        while let Some(number) = self.heap.take_departed() {
            result = result.and((self.on_departed)(self, number));
        }
        result
    }

    /// Makes the program look for interrupts, its calls included; for the collector to say.
    pub(crate) fn note_departed(&self) {
        self.interrupt.fetch_or(DEPARTED, Ordering::Relaxed);
        self.stack_limit.store(usize::MAX, Ordering::Relaxed);
        self.depth_limit.store(0, Ordering::Relaxed);
    }
}
