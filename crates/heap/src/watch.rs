//! Objects that stand for something outside of the heap: when one dies, its number is told, and the bytes that it held
//! there count no more.
//!
//! They do not come to life again, as finalizable objects do: who is told has the number alone. What is freed outside is
//! freed by who takes the number, after the collection; a hook tells that there is one to take.

use crate::Heap;
use crate::mark::Marker;
use abi::value::is_pointer;
use std::ffi::c_void;

/// Called after a collection that found watched objects dead; see [`Heap::set_departure_hook`].
pub type DepartureHook = fn(*mut c_void);

/// A watched object.
#[derive(Clone, Copy, Debug)]
struct Watched {
    /// Its word; none of any object when the number is free.
    word: u64,
    /// What it holds outside of the heap.
    bytes: usize,
}

/// The watched objects, by number.
#[derive(Debug, Default)]
pub(crate) struct WatchState {
    watched: Vec<Watched>,
    free: Vec<u32>,
    /// The numbers of those that are old.
    old: Vec<u32>,
    /// The numbers of those that are watched since the last collection.
    young: Vec<u32>,
    /// The numbers of those that are dead, until they are taken.
    departed: Vec<u32>,
    pub(crate) hook: Option<(DepartureHook, *mut c_void)>,
}

impl WatchState {
    /// When marking is done: finds those that are dead. How many bytes they held.
    pub(crate) fn process(&mut self, marker: &Marker) -> usize {
        let WatchState { watched, old, young, departed, .. } = self;
        let mut freed = 0;
        let mut split = |numbers: &mut Vec<u32>| {
            numbers.retain(|&number| {
                let entry = &mut watched[number as usize];
                let is_alive = marker.is_kept(entry.word);
                if !is_alive {
                    freed += std::mem::take(&mut entry.bytes);
                    departed.push(number);
                }
                is_alive
            });
        };
        if !marker.is_minor() {
            split(old);
        }
        split(young);
        old.append(young);
        freed
    }
}

impl Heap {
    /// Has `hook` called with `data` after each collection that found watched objects dead, in its middle still: it may
    /// note that [`Heap::take_departed`] has something, and no more. `data` stays valid as long as the heap is used.
    pub fn set_departure_hook(&mut self, hook: DepartureHook, data: *mut c_void) {
        self.watch.hook = Some((hook, data));
    }

    /// Watches the object that `word` points to, which holds so many bytes outside of the heap: they count towards the limit
    /// and make collections come earlier. A number for it; none when the limit does not allow as much even after a full
    /// collection. The collection that may happen here is the caller's safepoint.
    pub fn watch(&mut self, word: u64, bytes: usize) -> Option<u32> {
        debug_assert!(is_pointer(word));
        if !self.add_external(bytes) {
            return None;
        }
        let entry = Watched { word, bytes };
        let state = &mut self.watch;
        let number = match state.free.pop() {
            Some(number) => {
                state.watched[number as usize] = entry;
                number
            }
            None => {
                state.watched.push(entry);
                u32::try_from(state.watched.len() - 1).expect("as many do not fit into memory")
            }
        };
        state.young.push(number);
        Some(number)
    }

    /// The watched object with this number, which is alive, holds so many bytes now. `false`, and nothing has changed, when
    /// the limit does not allow as much.
    #[must_use]
    pub fn set_watched_bytes(&mut self, number: u32, bytes: usize) -> bool {
        let before = self.watch.watched[number as usize].bytes;
        if bytes > before {
            if !self.add_external(bytes - before) {
                return false;
            }
        } else {
            self.remove_external(before - bytes);
        }
        self.watch.watched[number as usize].bytes = bytes;
        true
    }

    /// The number of a watched object that was found dead; it means nothing any more from now on.
    pub fn take_departed(&mut self) -> Option<u32> {
        let number = self.watch.departed.pop()?;
        self.watch.free.push(number);
        Some(number)
    }

    /// Whether [`Heap::take_departed`] has something.
    #[inline]
    #[must_use]
    pub fn has_departed(&self) -> bool {
        !self.watch.departed.is_empty()
    }
}
