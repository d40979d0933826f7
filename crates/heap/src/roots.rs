//! Precise roots that Rust code holds off the heap: vectors of words and single handles.
//!
//! A plain word in a `Vec`, a `Box`, a map or a closure is invisible to the collector, which sees only
//! stacks; such words belong in a [`RootVec`] or a [`Global`]. Both may outlive the heap; then their words
//! mean nothing any more.

use crate::Heap;
use std::cell::{Cell, Ref, RefCell};
use std::fmt;
use std::rc::Rc;

/// The precise roots of a heap.
#[derive(Debug, Default)]
pub(crate) struct RootSet {
    vectors: RefCell<Vec<Rc<Words>>>,
    globals: RefCell<GlobalTable>,
}

impl RootSet {
    /// Calls `f` with each word.
    pub(crate) fn for_each(&self, mut f: impl FnMut(u64)) {
        for words in self.vectors.borrow().iter() {
            words.list.borrow().iter().copied().for_each(&mut f);
        }
        self.globals.borrow().slots.iter().copied().for_each(&mut f);
    }
}

/// The words of a [`RootVec`].
#[derive(Debug)]
struct Words {
    list: RefCell<Vec<u64>>,
    /// Where it is in its root set.
    index: Cell<usize>,
}

/// A growable vector of words that are roots as long as it lives. Stays on its thread:
///
/// ```compile_fail
/// fn send<T: Send>() {}
/// send::<heap::RootVec>();
/// ```
pub struct RootVec {
    words: Rc<Words>,
    roots: Rc<RootSet>,
}

impl RootVec {
    /// An empty vector, registered with `heap`.
    #[must_use]
    pub fn new(heap: &Heap) -> RootVec {
        let roots = Rc::clone(&heap.roots);
        let mut vectors = roots.vectors.borrow_mut();
        let words = Rc::new(Words { list: RefCell::default(), index: Cell::new(vectors.len()) });
        vectors.push(Rc::clone(&words));
        drop(vectors);
        RootVec { words, roots }
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.list.borrow().len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends a word.
    pub fn push(&mut self, word: u64) {
        self.words.list.borrow_mut().push(word);
    }

    /// Takes the last word off.
    pub fn pop(&mut self) -> Option<u64> {
        self.words.list.borrow_mut().pop()
    }

    /// The last word.
    #[must_use]
    pub fn last(&self) -> Option<u64> {
        self.words.list.borrow().last().copied()
    }

    /// The word at `index`, which must be below the length.
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> u64 {
        self.words.list.borrow()[index]
    }

    /// Replaces the word at `index`, which must be below the length.
    #[inline]
    pub fn set(&mut self, index: usize, word: u64) {
        self.words.list.borrow_mut()[index] = word;
    }

    /// Exchanges two words.
    pub fn swap(&mut self, a: usize, b: usize) {
        self.words.list.borrow_mut().swap(a, b);
    }

    /// Puts a word before the one at `index`.
    pub fn insert(&mut self, index: usize, word: u64) {
        self.words.list.borrow_mut().insert(index, word);
    }

    /// Takes the word at `index` out.
    pub fn remove(&mut self, index: usize) -> u64 {
        self.words.list.borrow_mut().remove(index)
    }

    /// Takes the word at `index` out and puts the last in its place.
    pub fn swap_remove(&mut self, index: usize) -> u64 {
        self.words.list.borrow_mut().swap_remove(index)
    }

    /// Keeps the first `len` words.
    pub fn truncate(&mut self, len: usize) {
        self.words.list.borrow_mut().truncate(len);
    }

    /// Makes the length `len`, filling up with `word`.
    pub fn resize(&mut self, len: usize, word: u64) {
        self.words.list.borrow_mut().resize(len, word);
    }

    /// Takes all words out.
    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// The words. Collections may happen meanwhile, changes may not.
    #[must_use]
    pub fn as_slice(&self) -> Ref<'_, [u64]> {
        Ref::map(self.words.list.borrow(), Vec::as_slice)
    }
}

impl Extend<u64> for RootVec {
    fn extend<I: IntoIterator<Item = u64>>(&mut self, words: I) {
        // Not under one borrow: the iterator may allocate, and the collector must see what is here already.
        words.into_iter().for_each(|word| self.push(word));
    }
}

impl Drop for RootVec {
    fn drop(&mut self) {
        let index = self.words.index.get();
        let mut vectors = self.roots.vectors.borrow_mut();
        vectors.swap_remove(index);
        if let Some(moved) = vectors.get(index) {
            moved.index.set(index);
        }
    }
}

impl fmt::Debug for RootVec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice().iter().map(|word| format!("{word:#x}"))).finish()
    }
}

/// The words of all [`Global`]s.
#[derive(Debug, Default)]
struct GlobalTable {
    slots: Vec<u64>,
    vacant: Vec<u32>,
}

impl GlobalTable {
    fn insert(&mut self, word: u64) -> u32 {
        match self.vacant.pop() {
            Some(slot) => {
                self.slots[slot as usize] = word;
                slot
            }
            None => {
                self.slots.push(word);
                (self.slots.len() - 1) as u32
            }
        }
    }
}

/// One word that is a root as long as the handle lives: what an embedder holds. Stays on its thread:
///
/// ```compile_fail
/// fn send<T: Send>() {}
/// send::<heap::Global>();
/// ```
pub struct Global {
    slot: u32,
    roots: Rc<RootSet>,
}

impl Global {
    /// A handle to `word`, registered with `heap`.
    #[must_use]
    pub fn new(heap: &Heap, word: u64) -> Global {
        let roots = Rc::clone(&heap.roots);
        let slot = roots.globals.borrow_mut().insert(word);
        Global { slot, roots }
    }

    /// The word.
    #[inline]
    #[must_use]
    pub fn get(&self) -> u64 {
        self.roots.globals.borrow().slots[self.slot as usize]
    }

    /// Replaces the word.
    #[inline]
    pub fn set(&self, word: u64) {
        self.roots.globals.borrow_mut().slots[self.slot as usize] = word;
    }

    /// Whether the handle belongs to `heap`.
    #[must_use]
    pub fn belongs_to(&self, heap: &Heap) -> bool {
        Rc::ptr_eq(&self.roots, &heap.roots)
    }
}

impl Clone for Global {
    fn clone(&self) -> Self {
        let word = self.get();
        let slot = self.roots.globals.borrow_mut().insert(word);
        Global { slot, roots: Rc::clone(&self.roots) }
    }
}

impl Drop for Global {
    fn drop(&mut self) {
        let mut globals = self.roots.globals.borrow_mut();
        globals.slots[self.slot as usize] = 0;
        globals.vacant.push(self.slot);
    }
}

impl fmt::Debug for Global {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Global({:#x})", self.get())
    }
}
