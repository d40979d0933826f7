//! Values of programs, as the embedder holds them.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use runtime::value::Value as Word;

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
struct Table {
    /// Places of handles that are gone.
    dropped: Mutex<Vec<u32>>,
}

/// The objects of an isolate that handles keep alive.
#[derive(Default)]
pub(crate) struct Handles {
    table: Arc<Table>,
    /// By place; none where no handle is.
    words: RefCell<Vec<Word>>,
    free: RefCell<Vec<u32>>,
}

impl Handles {
    /// A handle of `word`.
    pub fn keep(&self, word: Word) -> Object {
        if self.free.borrow().is_empty() {
            self.recycle();
        }
        let mut words = self.words.borrow_mut();
        let index = match self.free.borrow_mut().pop() {
            Some(index) => {
                words[index as usize] = word;
                index
            }
            None => {
                words.push(word);
                u32::try_from(words.len() - 1).expect("as many handles do not fit into memory")
            }
        };
        Object(Arc::new(Handle { table: self.table.clone(), index }))
    }

    /// The object of a handle of this isolate.
    #[inline]
    pub fn word(&self, object: &Object) -> Option<Word> {
        Arc::ptr_eq(&self.table, &object.0.table).then(|| self.words.borrow()[object.0.index as usize])
    }

    /// Calls `visit` with all objects that handles keep alive.
    pub fn trace(&self, visit: &mut dyn FnMut(Word)) {
        self.recycle();
        self.words.borrow().iter().copied().for_each(visit);
    }

    /// Takes the places back whose handles are gone.
    fn recycle(&self) {
        let mut dropped = self.table.dropped.lock().unwrap_or_else(PoisonError::into_inner);
        let mut words = self.words.borrow_mut();
        for &index in &*dropped {
            words[index as usize] = Word::NONE;
        }
        self.free.borrow_mut().append(&mut dropped);
    }
}
