//! What this crate keeps in an isolate: handles, and what of the host programs can reach.
//!
//! A function or object of the host is in a table of the isolate, and an object of the heap has its number. The heap watches
//! that object: when it has died, what the table holds under its number is dropped, where the program looks for interrupts
//! or when the isolate is left. The destructor may be the host's. It gets no isolate, so it cannot use this one; its panic
//! goes on at the embedder, as that of a function of the host does.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::thread;

use engine::{Context, Termination};
use runtime::context::LanguageState;
use runtime::exception::Result as Raised;
use runtime::native::{NativeEntry, NativeFn};
use runtime::value::Value as Word;

use crate::error::Error;
use crate::host::HostFunction;
use crate::host_object::{AnyObject, HostClass};
use crate::scope::Scope;
use crate::value::Handles;

/// A panic, on its way.
pub(crate) type Panic = Box<dyn Any + Send>;

/// What of the host the table holds.
#[derive(Clone)]
pub(crate) enum Held {
    Function(Rc<dyn HostFunction>),
    Object(Rc<dyn AnyObject>),
}

/// What this crate keeps in an isolate. The isolate refers to it beside its context, so that a call need not look for it.
#[derive(Default)]
pub(crate) struct HostState {
    pub handles: Handles,
    /// What of the host programs can reach, by number; see [`runtime::departure`].
    held: RefCell<Vec<Option<Held>>>,
    /// What is known of the types of objects.
    pub classes: RefCell<HashMap<TypeId, HostClass>>,
    /// A panic of the host, on its way through the program.
    pub panic: Cell<Option<Panic>>,
    /// What a function of the host failed with, when that is no exception.
    pub failure: Cell<Option<Error>>,
}

/// The context's reference to it.
pub(crate) struct SharedHostState {
    pub state: Rc<HostState>,
    /// The language whose exceptions functions of the host raise.
    pub frontend: Option<&'static dyn engine::Frontend>,
}

impl LanguageState for SharedHostState {
    fn trace(&self, visit: &mut dyn FnMut(Word)) {
        self.state.handles.trace(visit);
    }
}

impl HostState {
    /// The function with this number.
    #[inline]
    pub fn function(&self, number: usize) -> Option<Rc<dyn HostFunction>> {
        match self.held.borrow().get(number) {
            Some(Some(Held::Function(function))) => Some(function.clone()),
            _ => None,
        }
    }

    /// The object with this number.
    pub fn object(&self, number: usize) -> Option<Rc<dyn AnyObject>> {
        match self.held.borrow().get(number) {
            Some(Some(Held::Object(object))) => Some(object.clone()),
            _ => None,
        }
    }

    /// Drops what has this number. A panic meanwhile is kept.
    fn release(&self, number: usize) {
        // Not under a borrow: what is dropped may be the host's.
        let held = self.held.borrow_mut().get_mut(number).and_then(Option::take);
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(held))) {
            let first = self.panic.take();
            self.panic.set(Some(first.unwrap_or(panic)));
        }
    }
}

impl Drop for HostState {
    fn drop(&mut self) {
        (0..self.held.get_mut().len()).for_each(|number| self.release(number));
        if let Some(panic) = self.panic.take().filter(|_| !thread::panicking()) {
            resume_unwind(panic);
        }
    }
}

/// Drops what of the host the watched object with this number held.
pub(crate) fn on_departed(cx: &mut Context, number: u32) -> Raised<()> {
    let state = cx.state_ref::<SharedHostState>().state.clone();
    state.release(number as usize);
    match state.panic.take() {
        Some(panic) => {
            state.panic.set(Some(panic));
            cx.terminate(Termination::Cancelled)
        }
        None => Ok(()),
    }
}

impl Scope<'_> {
    /// A new object that programs can reach something of the host by, which takes so many bytes: its word and its number.
    pub(crate) fn hold(
        &mut self,
        name: &str,
        function: NativeFn,
        held: Held,
        bytes: usize,
    ) -> Result<(Word, u32), Error> {
        let entry = NativeEntry { function, intrinsic: None };
        let made = self.cx.new_native_with(name, entry, Word::NONE);
        let object = self.outcome(made)?;
        let number = self.cx.watch(object.value(), bytes + size_of::<Option<Held>>());
        let number = self.outcome(number)?;
        object.data.set(Word::length(number as usize));
        let mut table = self.state.held.borrow_mut();
        if table.len() <= number as usize {
            table.resize(number as usize + 1, None);
        }
        table[number as usize] = Some(held);
        Ok((object.value(), number))
    }

    /// Before the isolate is left: drops what of the host has died.
    #[cold]
    pub(crate) fn release_departed(&mut self) {
        if self.cx.release_departed().is_err() {
            self.reset();
            if let Some(panic) = self.state.panic.take() {
                resume_unwind(panic);
            }
        }
    }
}
