//! Values of programs, as the embedder holds them.

use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use runtime::context::LanguageState;
use runtime::value::Value as Word;

use crate::host::HostFunction;
use crate::host_object::{AnyObject, HostClass};

/// A value of any type. Numbers and strings are copied; all else is a handle.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value {
    /// Python's `None`, Haxe's `null`, what Scheme leaves unspecified.
    None,
    /// True or false.
    Bool(bool),
    /// An integer that fits.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string.
    String(String),
    /// Anything else.
    Object(Object),
}

/// Bytes, where a `Vec<u8>` would be a list of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bytes(pub Vec<u8>);

/// A handle of an object of an isolate: keeps it alive. Belongs to that isolate, and may be kept, copied and dropped on any
/// thread; [`Error::WrongIsolate`](crate::Error::WrongIsolate) is what using it with another yields.
#[derive(Clone, Debug)]
pub struct Object(Arc<Handle>);

#[derive(Debug)]
struct Handle {
    table: Arc<Table>,
    index: u32,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.table.dropped.lock().unwrap_or_else(PoisonError::into_inner).push(self.index);
    }
}

/// What an isolate and its handles share: tells isolates apart.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Places of handles that are gone.
    dropped: Mutex<Vec<u32>>,
}

/// What this crate keeps in an isolate. The isolate refers to it beside its context, so that a call need not look for it.
#[derive(Default)]
pub(crate) struct HostState {
    table: Arc<Table>,
    /// The objects that handles keep alive, by place; none where no handle is.
    objects: RefCell<Vec<Word>>,
    free: RefCell<Vec<u32>>,
    /// The functions of the host, by number.
    pub functions: RefCell<Vec<Rc<dyn HostFunction>>>,
    /// The objects of the host, by number; see [`crate::host_object`].
    pub host_objects: RefCell<Vec<Rc<dyn AnyObject>>>,
    /// What is known of their types.
    pub host_classes: RefCell<HashMap<TypeId, HostClass>>,
    /// A panic of such a function, on its way through the program.
    pub panic: Cell<Option<Box<dyn std::any::Any + Send>>>,
    /// What a function of the host failed with, when that is no exception.
    pub failure: Cell<Option<crate::Error>>,
}

/// The context's reference to it.
pub(crate) struct SharedHostState {
    pub state: Rc<HostState>,
    /// The language whose exceptions functions of the host raise.
    pub frontend: Option<&'static dyn engine::Frontend>,
}

impl LanguageState for SharedHostState {
    fn trace(&self, visit: &mut dyn FnMut(Word)) {
        self.state.objects.borrow().iter().copied().for_each(visit);
    }
}

impl HostState {
    /// A handle of `word`.
    pub fn keep(&self, word: Word) -> Object {
        let (mut objects, mut free) = (self.objects.borrow_mut(), self.free.borrow_mut());
        if free.is_empty() {
            let mut dropped = self.table.dropped.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::swap(&mut *free, &mut *dropped);
            for &index in &*free {
                objects[index as usize] = Word::NONE;
            }
        }
        let index = match free.pop() {
            Some(index) => {
                objects[index as usize] = word;
                index
            }
            None => {
                objects.push(word);
                u32::try_from(objects.len() - 1).expect("as many handles do not fit into memory")
            }
        };
        Object(Arc::new(Handle { table: self.table.clone(), index }))
    }

    /// The object of a handle of this isolate.
    #[inline]
    pub fn word(&self, object: &Object) -> Option<Word> {
        Arc::ptr_eq(&self.table, &object.0.table).then(|| self.objects.borrow()[object.0.index as usize])
    }
}
