//! Values of programs, as the embedder holds them.

use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use runtime::context::LanguageState;
use runtime::value::Value as Word;

use crate::host::HostFunction;

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

/// What this crate keeps in an isolate.
#[derive(Default)]
pub(crate) struct HostState {
    pub table: Arc<Table>,
    /// The objects that handles keep alive, by place; none where no handle is.
    objects: Vec<Word>,
    free: Vec<u32>,
    /// The functions of the host, by number.
    pub functions: Vec<Rc<dyn HostFunction>>,
    /// The language whose exceptions such functions raise.
    pub frontend: Option<&'static dyn engine::Frontend>,
    /// A panic of such a function, on its way through the program.
    pub panic: Option<Box<dyn std::any::Any + Send>>,
    /// What a function of the host failed with, when that is no exception.
    pub failure: Option<crate::Error>,
}

impl LanguageState for HostState {
    fn trace(&self, visit: &mut dyn FnMut(Word)) {
        self.objects.iter().copied().for_each(visit);
    }
}

impl HostState {
    /// A handle of `word`.
    pub fn keep(&mut self, word: Word) -> Object {
        if self.free.is_empty() {
            let mut dropped = self.table.dropped.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::swap(&mut self.free, &mut *dropped);
            for &index in &self.free {
                self.objects[index as usize] = Word::NONE;
            }
        }
        let index = match self.free.pop() {
            Some(index) => {
                self.objects[index as usize] = word;
                index
            }
            None => {
                self.objects.push(word);
                u32::try_from(self.objects.len() - 1).expect("as many handles do not fit into memory")
            }
        };
        Object(Arc::new(Handle { table: self.table.clone(), index }))
    }

    /// The object of a handle of this isolate.
    pub fn word(&self, object: &Object) -> Option<Word> {
        Arc::ptr_eq(&self.table, &object.0.table).then(|| self.objects[object.0.index as usize])
    }
}
