//! A text for the engine that looks around while it is read: backtracking reads a character at every step.
//!
//! To stop, it unwinds through the engine, whose searches share nothing but pools of memory for scratch, which are given
//! back on the way and cleared before they are used.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use fancy_regex::Input;

use crate::STEPS;

/// What unwinds.
struct Stopped;

/// A text, and whom to ask whether to go on.
pub struct Watched<'t> {
    text: &'t str,
    until_look: Cell<u32>,
    may_go_on: RefCell<&'t mut dyn FnMut() -> bool>,
}

impl<'t> Watched<'t> {
    pub fn new(text: &'t str, may_go_on: &'t mut dyn FnMut() -> bool) -> Self {
        Watched { text, until_look: Cell::new(STEPS), may_go_on: RefCell::new(may_go_on) }
    }

    /// What `search` of this text finds; none if it was stopped.
    pub fn unless_stopped<R>(&self, search: impl FnOnce(&Self) -> R) -> Option<R> {
        match catch_unwind(AssertUnwindSafe(|| search(self))) {
            Ok(found) => Some(found),
            Err(reason) if reason.is::<Stopped>() => None,
            Err(panic) => resume_unwind(panic),
        }
    }

    #[inline]
    fn step(&self) {
        let left = self.until_look.get() - 1;
        self.until_look.set(left);
        if left == 0 {
            self.look_around();
        }
    }

    #[cold]
    fn look_around(&self) {
        self.until_look.set(STEPS);
        if !(self.may_go_on.borrow_mut())() {
            resume_unwind(Box::new(Stopped));
        }
    }
}

impl Input for Watched<'_> {
    type Match<'m>
        = (usize, usize)
    where
        Self: 'm;

    #[inline]
    fn len(&self) -> usize {
        self.text.len()
    }

    #[inline]
    fn as_bytes(&self) -> &[u8] {
        self.step();
        self.text.as_bytes()
    }

    fn is_char_boundary(&self, at: usize) -> bool {
        self.text.is_char_boundary(at)
    }

    fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }

    fn prev_codepoint_ix(&self, at: usize) -> usize {
        self.text.prev_codepoint_ix(at)
    }

    fn make_match(&self, start: usize, end: usize) -> (usize, usize) {
        (start, end)
    }

    fn advance_position(&self, at: usize) -> usize {
        self.text.advance_position(at)
    }
}
