#![allow(unsafe_code)]
//! Marking: from roots to everything they reach.
//!
//! Objects are marked when they are found and visited later, from a stack; a small ring between the two gives
//! the memory time to arrive. Long arrays are visited in slices, so that they do not flood the stack. With
//! `verify` every pointer is checked before it is followed, in a loop of its own.
//!
//! A marker does one of three things: it marks young objects, or all, or it goes on with a full collection that is done in
//! steps (see `cycle`), which then has objects of its own to visit.

use crate::chunk::{Bitmap, GRANULE, mark_bit};
use crate::collect::CollectKind;
use crate::large::LargeObjects;
use crate::object::Object;
use crate::shapes::ShapeWords;
use crate::space::Space;
use abi::object_layout::{GC_OLD, HEADER, KIND_EPHEMERON, KIND_LEAF, KIND_MAX_WORDS, KIND_WEAK, WORD};
use abi::value::{POINTER_TAG, is_pointer};
use std::ffi::c_void;

/// Called in every collection to mark words that live off the heap; see [`crate::Heap::set_trace_hook`]. With
/// [`CollectKind::Minor`], words that were there at the last collection need not be marked.
pub type TraceHook = fn(*mut c_void, &mut Marker, CollectKind);

/// Number of words of an array that are visited at once.
const SLICE_WORDS: usize = 2048;
/// What to visit an object without values costs, in bytes of those with.
const LEAF_BYTES: usize = 16;
/// The mark stack gives memory back when it has grown beyond this many objects.
const STACK_KEPT: usize = 1 << 16;
/// Number of objects between finding and visiting.
const RING: usize = 32;
/// An object that lies so few bytes from the one that leads to it is likely to be in the cache: it is visited next, without a
/// way through the stack. So are lists and trees that were built in one go.
const NEAR: usize = 1 << 10;

/// What is marked and not visited.
#[derive(Debug, Default)]
pub(crate) struct Unvisited {
    /// Objects.
    pub(crate) stack: Vec<Object>,
    /// Parts of arrays: from the first address up to the second.
    pub(crate) slices: Vec<(usize, usize)>,
    /// With checks: words that have not been looked at, and where they were found (0: in a root).
    pub(crate) unchecked: Vec<(u64, usize)>,
    /// Weak references and ephemerons, visited but for what they hold weakly.
    pub(crate) weak: Vec<Object>,
}

impl Unvisited {
    fn is_empty(&self) -> bool {
        self.stack.is_empty() && self.slices.is_empty() && self.unchecked.is_empty() && self.weak.is_empty()
    }

    fn shrink(&mut self) {
        self.stack.shrink_to(STACK_KEPT);
        self.slices.shrink_to(STACK_KEPT);
        self.unchecked.shrink_to(STACK_KEPT);
        self.weak.shrink_to(STACK_KEPT);
    }
}

/// Marks objects; given to a [`TraceHook`].
#[derive(Debug)]
pub struct Marker {
    bitmap: Bitmap,
    is_minor: bool,
    is_checked: bool,
    pub(crate) todo: Unvisited,
    /// While a full collection is under way in steps: the bitmap into which it marks. A collection of young objects marks
    /// there too.
    ahead: Option<Bitmap>,
    /// What the steps of that collection have still to visit.
    pub(crate) later: Unvisited,
    /// Where objects have their values whose kind does not tell.
    pub(crate) shapes: ShapeWords,
}

impl Default for Marker {
    fn default() -> Self {
        Marker {
            bitmap: Bitmap::FIRST,
            is_minor: false,
            is_checked: false,
            todo: Unvisited::default(),
            ahead: None,
            later: Unvisited::default(),
            shapes: ShapeWords::default(),
        }
    }
}

impl Marker {
    /// Makes ready for a collection that marks into `bitmap`.
    pub(crate) fn begin(&mut self, bitmap: Bitmap, is_minor: bool, is_checked: bool) {
        debug_assert!(self.todo.is_empty());
        self.bitmap = bitmap;
        self.is_minor = is_minor;
        self.is_checked = is_checked;
    }

    /// When a collection is done.
    pub(crate) fn end(&mut self) {
        debug_assert!(self.todo.is_empty());
        self.todo.shrink();
    }

    /// Whether a full collection is under way in steps.
    pub(crate) fn is_in_cycle(&self) -> bool {
        self.ahead.is_some()
    }

    /// The bitmap of the full collection that is under way in steps.
    pub(crate) fn ahead(&self) -> Option<Bitmap> {
        self.ahead
    }

    /// Begins a full collection that marks into `bitmap` in steps.
    pub(crate) fn begin_cycle(&mut self, bitmap: Bitmap) {
        debug_assert!(self.later.is_empty());
        self.ahead = Some(bitmap);
    }

    /// Goes on with the full collection that is done in steps, between a collection of young objects and the program.
    /// Visits so many bytes, or all that is left. Whether nothing is left; then weak references are to be processed,
    /// and [`Marker::end`] is to be called.
    pub(crate) fn step(&mut self, space: &Space, large: &LargeObjects, bytes: usize) -> bool {
        let bitmap = self.ahead.expect("a collection under way");
        self.begin(bitmap, false, self.is_checked);
        std::mem::swap(&mut self.todo, &mut self.later);
        let is_done = self.drain_some(space, large, bytes);
        if is_done {
            self.ahead = None;
        } else {
            std::mem::swap(&mut self.todo, &mut self.later);
        }
        is_done
    }

    /// Forgets the full collection that is under way in steps, if one is.
    pub(crate) fn abandon_cycle(&mut self) {
        self.ahead = None;
        self.later = Unvisited::default();
    }

    /// Whether this collection visits only objects allocated since the last one: what was marked then need
    /// not be again.
    #[must_use]
    pub(crate) fn is_minor(&self) -> bool {
        self.is_minor
    }

    /// Keeps the object that `word` points to, if it is a pointer.
    #[inline]
    pub fn mark(&mut self, word: u64) {
        if self.is_checked { self.mark_word::<true>(word, 0) } else { self.mark_word::<false>(word, 0) }
    }

    /// Keeps the objects that the words point to.
    pub fn mark_all(&mut self, words: &[u64]) {
        for &word in words {
            self.mark(word);
        }
    }

    /// Keeps the object at `address`.
    #[inline]
    pub fn mark_address(&mut self, address: usize) {
        self.mark(address as u64 + POINTER_TAG);
    }

    /// Whether `word` is no pointer or points to a marked object.
    #[inline]
    pub(crate) fn is_kept(&self, word: u64) -> bool {
        // SAFETY: a word with a pointer's tag points to an object, by the contract of the crate.
        !is_pointer(word) || unsafe { crate::chunk::is_marked((word - POINTER_TAG) as usize, self.bitmap) }
    }

    #[inline(always)]
    fn mark_word<const CHECKED: bool>(&mut self, word: u64, holder: usize) {
        if !is_pointer(word) {
            return;
        }
        if CHECKED {
            self.todo.unchecked.push((word, holder));
        } else {
            self.mark_object((word - POINTER_TAG) as usize);
        }
    }

    #[inline(always)]
    fn mark_object(&mut self, address: usize) {
        let is_new = if self.marks_ahead() {
            self.mark_bits::<true>(address)
        } else {
            self.mark_bits::<false>(address)
        };
        if is_new {
            // SAFETY: as in `mark_bits`; nothing is freed before marking ends.
            self.todo.stack.push(unsafe { Object::new(address) });
        }
    }

    /// Whether this collection of young objects marks in the full one that is under way, too.
    fn marks_ahead(&self) -> bool {
        self.is_minor && self.ahead.is_some()
    }

    /// Marks the object at `address`, and with `AHEAD` in the full collection that is under way. Whether it was not marked, and
    /// is therefore to be visited.
    #[inline(always)]
    fn mark_bits<const AHEAD: bool>(&mut self, address: usize) -> bool {
        let bit = mark_bit(address);
        // SAFETY: an object starts at `address`, by the contract of the crate (or as checked), so the
        // bitmap's word is mapped; it is shared with nobody while marking runs.
        let marks = unsafe { &mut *(self.bitmap.word_address(address) as *mut u64) };
        let (before, after) = (*marks, *marks | bit);
        if before == after {
            if AHEAD && let Some(ahead) = self.ahead {
                self.mark_ahead(address, ahead);
            }
            return false;
        }
        *marks = after;
        if AHEAD && let Some(ahead) = self.ahead {
            // This collection is going to visit it, and marks there what it refers to; so the other need not.
            // SAFETY: as above.
            unsafe { *(ahead.word_address(address) as *mut u64) |= bit };
        }
        true
    }

    /// In a collection of young objects: keeps an old object also in the full collection that is under way.
    #[inline]
    fn mark_ahead(&mut self, address: usize, ahead: Bitmap) {
        let bit = mark_bit(address);
        // SAFETY: as in `mark_object`; both bitmaps are mapped.
        let marks = unsafe { &mut *(ahead.word_address(address) as *mut u64) };
        if *marks & bit == 0 {
            *marks |= bit;
            // SAFETY: as in `mark_object`; old objects are not freed before the full collection ends.
            self.later.stack.push(unsafe { Object::new(address) });
        }
    }

    /// Visits all that is marked and not visited, until nothing is left.
    pub(crate) fn drain(&mut self, space: &Space, large: &LargeObjects) {
        self.drain_some(space, large, usize::MAX);
    }

    /// Visits what is marked and not visited, until nothing is left or so many bytes have been visited. Whether nothing is
    /// left.
    fn drain_some(&mut self, space: &Space, large: &LargeObjects, bytes: usize) -> bool {
        match (self.is_checked, self.marks_ahead()) {
            (true, _) => self.drain_checked(space, large, bytes),
            (_, true) => self.drain_unchecked::<true>(bytes),
            (_, false) => self.drain_unchecked::<false>(bytes),
        }
    }

    fn drain_unchecked<const AHEAD: bool>(&mut self, bytes: usize) -> bool {
        // SAFETY: never looked at before it is overwritten; any object would do, and none is read through
        // this one.
        let mut ring = [unsafe { Object::new(0) }; RING];
        let (mut head, mut tail) = (0, 0);
        let mut visited = 0;
        while visited < bytes {
            while head - tail < RING
                && let Some(object) = self.todo.stack.pop()
            {
                prefetch(object.address());
                ring[head % RING] = object;
                head += 1;
            }
            if head != tail {
                let object = ring[tail % RING];
                tail += 1;
                visited += self.visit_chain::<AHEAD>(object, bytes - visited);
            } else if let Some((start, end)) = self.todo.slices.pop() {
                visited += self.visit_slice::<AHEAD>(start, end);
            } else {
                return true;
            }
        }
        self.todo.stack.extend((tail..head).map(|index| ring[index % RING]));
        false
    }

    fn drain_checked(&mut self, space: &Space, large: &LargeObjects, bytes: usize) -> bool {
        let mut visited = 0;
        while visited < bytes {
            if let Some((word, holder)) = self.todo.unchecked.pop() {
                let address = (word - POINTER_TAG) as usize;
                match space.object_containing(large, address) {
                    Some((start, _)) if start == address => self.mark_object(address),
                    Some((start, _)) => {
                        panic!("{word:#x} in {holder:#x} points into the object at {start:#x}")
                    }
                    None => panic!("{word:#x} in {holder:#x} points to no object that is alive"),
                }
            } else if let Some(object) = self.todo.stack.pop() {
                let (_, size) =
                    space.object_containing(large, object.address()).expect("checked when marked");
                let (start, end, _) = self.shapes.values(object);
                assert!(
                    start <= end && end - object.address() <= size,
                    "the object at {:#x} has values outside of its {size} bytes",
                    object.address(),
                );
                visited += self.visit_checked(object);
            } else if let Some((start, end)) = self.todo.slices.pop() {
                visited += self.visit_slice_checked(start, end, start);
            } else {
                return true;
            }
        }
        false
    }

    /// Visits an object, one near it to which it leads, and so on, until there is none or so many bytes have been visited.
    /// Returns about how many were.
    #[inline(always)]
    fn visit_chain<const AHEAD: bool>(&mut self, mut object: Object, bytes: usize) -> usize {
        let mut visited = 0;
        loop {
            let (looked_at, near) = match object.kind() {
                1 => self.visit_few::<AHEAD, 1>(object),
                2 => self.visit_few::<AHEAD, 2>(object),
                3 => self.visit_few::<AHEAD, 3>(object),
                _ => self.visit_unchecked::<AHEAD>(object),
            };
            visited += looked_at;
            let Some(near) = near else { return visited };
            if visited >= bytes {
                self.todo.stack.push(near);
                return visited;
            }
            object = near;
        }
    }

    /// As [`Marker::visit_unchecked`], for an object of `COUNT` values: without a loop it takes three fifths of the time.
    #[inline(always)]
    fn visit_few<const AHEAD: bool, const COUNT: usize>(
        &mut self,
        object: Object,
    ) -> (usize, Option<Object>) {
        if object.gc() != GC_OLD {
            object.set_gc(GC_OLD);
        }
        let words: [u64; COUNT] = std::array::from_fn(|index| object.word(HEADER + index * WORD));
        let mut near = None;
        for word in words {
            self.visit_word::<AHEAD>(object.address(), word, &mut near);
        }
        (HEADER + COUNT * WORD, near)
    }

    /// Visits an object. Returns about how many bytes of it were looked at, and an object near it that is marked and to be
    /// visited by the caller.
    #[inline(always)]
    fn visit_unchecked<const AHEAD: bool>(&mut self, object: Object) -> (usize, Option<Object>) {
        let Some((start, end, raw)) = self.begin_visit(object) else { return (LEAF_BYTES, None) };
        if raw != 0 {
            (self.visit_masked::<false>(object, start, end, raw), None)
        } else if end - start > SLICE_WORDS * 8 {
            (self.visit_slice::<AHEAD>(start, end), None)
        } else {
            (end - start + HEADER, self.visit_words::<AHEAD>(object.address(), start, end))
        }
    }

    /// As [`Marker::visit_unchecked`], with checks.
    fn visit_checked(&mut self, object: Object) -> usize {
        let Some((start, end, raw)) = self.begin_visit(object) else { return LEAF_BYTES };
        match raw {
            0 => self.visit_slice_checked(start, end, object.address()),
            _ => self.visit_masked::<true>(object, start, end, raw),
        }
    }

    /// Notes that an object is visited: where its values are, and which words between them are raw, if it has values to visit.
    #[inline(always)]
    fn begin_visit(&mut self, object: Object) -> Option<(usize, usize, u64)> {
        let kind = object.kind();
        let values = if (KIND_LEAF + 1..=KIND_MAX_WORDS).contains(&kind) {
            let start = object.address() + HEADER;
            (start, start + kind as usize * WORD, 0)
        } else if kind == KIND_LEAF {
            return None;
        } else {
            if kind == KIND_WEAK || kind == KIND_EPHEMERON {
                self.note_weak(object);
            }
            self.shapes.values(object)
        };
        // After everything that reads the header: a load behind a store to one of its bytes waits for the store.
        if object.gc() != GC_OLD {
            object.set_gc(GC_OLD);
        }
        (kind != KIND_EPHEMERON).then_some(values)
    }

    /// Visits the values from `start` up to `end` of the object at `address`. An object near it that is marked and to be
    /// visited by the caller.
    #[inline(always)]
    fn visit_words<const AHEAD: bool>(&mut self, address: usize, start: usize, end: usize) -> Option<Object> {
        let mut near = None;
        let mut at = start;
        while at < end {
            // SAFETY: the words are values of a marked object, by `Object::values`.
            let word = unsafe { *(at as *const u64) };
            at += WORD;
            self.visit_word::<AHEAD>(address, word, &mut near);
        }
        near
    }

    /// Marks what `word` points to, a value of the object at `address`. If that is to be visited and lies near, it becomes `near`.
    #[inline(always)]
    fn visit_word<const AHEAD: bool>(&mut self, address: usize, word: u64, near: &mut Option<Object>) {
        let found = word.wrapping_sub(POINTER_TAG) as usize;
        if found.is_multiple_of(GRANULE) && self.mark_bits::<AHEAD>(found) {
            // SAFETY: as in `mark_bits`; nothing is freed before marking ends.
            let object = unsafe { Object::new(found) };
            if found.wrapping_sub(address).wrapping_add(NEAR) >= 2 * NEAR {
                self.todo.stack.push(object);
            } else if let Some(other) = near.replace(object) {
                self.todo.stack.push(other);
            }
        }
    }

    #[cold]
    fn note_weak(&mut self, object: Object) {
        self.todo.weak.push(object);
        // It was marked in the full collection that is under way, which then shall not visit it again; or it is dead there
        // as yet.
        if self.is_minor
            && let Some(ahead) = self.ahead
            // SAFETY: the object's chunk begins with both bitmaps.
            && unsafe { crate::chunk::is_marked(object.address(), ahead) }
        {
            self.later.weak.push(object);
        }
    }

    /// Visits the words from `start` up to `end` that are not raw.
    #[inline(never)]
    fn visit_masked<const CHECKED: bool>(
        &mut self,
        object: Object,
        start: usize,
        end: usize,
        raw: u64,
    ) -> usize {
        for (index, at) in (start..end).step_by(8).enumerate() {
            if !self.shapes.is_raw(object, raw, index) {
                // SAFETY: the words are in a marked object, as its shape says.
                self.mark_word::<CHECKED>(unsafe { *(at as *const u64) }, object.address());
            }
        }
        end - start
    }

    /// Visits an old object that was stored into. Its mark is set already.
    pub(crate) fn revisit(&mut self, object: Object) {
        if self.is_checked {
            self.visit_checked(object);
            return;
        }
        let (_, near) = match self.marks_ahead() {
            true => self.visit_unchecked::<true>(object),
            false => self.visit_unchecked::<false>(object),
        };
        self.todo.stack.extend(near);
    }

    /// Visits the values from `start` up to `end`, which lie in a marked object.
    pub(crate) fn visit_values(&mut self, start: usize, end: usize) {
        if self.is_checked {
            self.visit_slice_checked(start, end, start);
        } else if self.marks_ahead() {
            self.visit_slice::<true>(start, end);
        } else {
            self.visit_slice::<false>(start, end);
        }
    }

    /// Visits a part of the values from `start` up to `end`, and notes the rest.
    #[inline(always)]
    fn visit_slice<const AHEAD: bool>(&mut self, start: usize, end: usize) -> usize {
        let end = self.put_off_rest(start, end);
        // No object lies near nothing.
        self.visit_words::<AHEAD>(usize::MAX / 2, start, end);
        end - start + HEADER
    }

    /// As [`Marker::visit_slice`], with checks, of a part of the object at `holder`.
    fn visit_slice_checked(&mut self, start: usize, end: usize, holder: usize) -> usize {
        let end = self.put_off_rest(start, end);
        for at in (start..end).step_by(8) {
            // SAFETY: the words are values of a marked object, by `Object::values`.
            self.mark_word::<true>(unsafe { *(at as *const u64) }, holder);
        }
        end - start + HEADER
    }

    /// Where the part of the values from `start` up to `end` ends that is visited at once; the rest is noted.
    #[inline(always)]
    fn put_off_rest(&mut self, start: usize, end: usize) -> usize {
        let first_end = end.min(start + SLICE_WORDS * 8);
        if first_end != end {
            self.todo.slices.push((first_end, end));
        }
        first_end
    }
}

/// Asks for the cache line at `address`.
#[inline(always)]
fn prefetch(address: usize) {
    // SAFETY: a prefetch never faults and changes nothing.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(address as *const i8);
    }
    // SAFETY: as above.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!("prfm pldl1keep, [{0}]", in(reg) address, options(nostack, preserves_flags, readonly));
    }
}
