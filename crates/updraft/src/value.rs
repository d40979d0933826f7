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

impl Value {
    /// Whether it is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// The truth value, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(it) = *self { Some(it) } else { None }
    }

    /// The integer, if it is one that fits.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        if let Value::Int(number) = *self { Some(number) } else { None }
    }

    /// The number, if it is one: an integer is rounded to the nearest float.
    #[must_use]
    pub fn as_float(&self) -> Option<f64> {
        match *self {
            Value::Float(float) => Some(float),
            Value::Int(number) => Some(number as f64),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    /// The handle, if it is of any other type.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        if let Value::Object(object) = self { Some(object) } else { None }
    }
}

macro_rules! values_from {
    ($($ty:ty => $variant:ident;)*) => { $(
        impl From<$ty> for Value {
            fn from(value: $ty) -> Value {
                Value::$variant(value.into())
            }
        }
    )* };
}

values_from! {
    bool => Bool;
    i32 => Int;
    u32 => Int;
    i64 => Int;
    f64 => Float;
    &str => String;
    String => String;
    Object => Object;
}

/// Bytes, where a `Vec<u8>` would be a list of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bytes(pub Vec<u8>);

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes(bytes)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Bytes {
        Bytes(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A handle of an object of an isolate: keeps it alive. Belongs to that isolate, and may be kept, copied and dropped on any
/// thread; [`Error::WrongIsolate`](crate::Error::WrongIsolate) is what using it with another yields.
///
/// ```
/// # fn main() -> Result<(), updraft::Error> {
/// use updraft::{Engine, IsolateConfig, Language, Object};
///
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
/// let module = isolate.load("m", "
/// class Counter:
///     def __init__(self): self.count = 0
///     def add(self, n):
///         self.count += n
///         return self.count
/// counter = Counter()
/// ")?;
/// let counter: Object = module.get(&mut isolate, "counter")?;
/// counter.set(&mut isolate, "count", 40)?;
/// assert_eq!(counter.call_method::<i64>(&mut isolate, "add", (2,))?, 42);
/// assert_eq!(counter.get::<i64>(&mut isolate, "count")?, 42);
/// # Ok(())
/// # }
/// ```
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
