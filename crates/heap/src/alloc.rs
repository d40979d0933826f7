#![allow(unsafe_code)]
//! Handing out memory: the fast path over cursors, and what happens when a cursor is exhausted.
//!
//! Invariants, kept here and in `sweep`: between `next` and the hidden end of a class's run, memory is zero
//! and belongs to free cells of the class's current block; a class without a current block has an empty
//! cursor. With zeal the cursor ends after each object, so that every allocation, of compiled code too, comes
//! to the slow path.

use crate::Heap;
use crate::chunk::{BLOCK, BlockState, first_cell, is_marked};
use crate::collect::Plan;
use crate::large::LargeObjects;
use crate::object::least_size;
use crate::space::BlockId;
use abi::object_layout::{
    ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, CELL_MAX, KIND_ARRAY, KIND_OFFSET, WORD, class_of, class_size,
};
use abi::value::{FIXNUM_SHIFT, POISON};

/// Where the next object of a size class goes. Compiled code reads and writes it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Address of the next free byte.
    pub next: usize,
    /// Address after the last byte that may be handed out.
    pub end: usize,
}

impl Cursor {
    pub(crate) const EMPTY: Cursor = Cursor { next: 0, end: 0 };
}

/// The rest of what the allocator knows about a size class.
#[derive(Debug)]
pub(crate) struct ClassState {
    /// The block into which the cursor points.
    pub(crate) current: Option<BlockId>,
    /// End of the free run that is being handed out; the cursor's end, except with zeal.
    pub(crate) run_end: usize,
    /// Blocks with some free cells, found by the last collections.
    pub(crate) partial: Vec<BlockId>,
    /// Blocks whose free cells lie scattered between others: for when there is no more memory.
    pub(crate) scattered: Vec<BlockId>,
    /// Number of free blocks that the class has taken.
    blocks_taken: usize,
}

impl ClassState {
    pub(crate) const fn new() -> Self {
        ClassState { current: None, run_end: 0, partial: Vec::new(), scattered: Vec::new(), blocks_taken: 0 }
    }
}

/// What collections do by turns that happen without need.
const TURNS: [Plan; 7] =
    [Plan::Finish, Plan::Minor, Plan::Promote, Plan::Full, Plan::Begin, Plan::Minor, Plan::Minor];

/// When to collect without need.
#[derive(Debug)]
pub(crate) struct Zeal {
    every: u32,
    countdown: u32,
    /// Number of collections so far.
    turns: usize,
}

impl Zeal {
    pub(crate) fn new(every: Option<u32>) -> Self {
        let every = every.unwrap_or(0);
        Zeal { every, countdown: every, turns: 0 }
    }

    fn is_on(&self) -> bool {
        self.every != 0
    }

    /// Counts an allocation; the collection that is due before it.
    fn tick(&mut self) -> Option<Plan> {
        if self.every == 0 {
            return None;
        }
        self.countdown -= 1;
        if self.countdown != 0 {
            return None;
        }
        self.countdown = self.every;
        self.turns += 1;
        Some(TURNS[self.turns % TURNS.len()])
    }
}

impl Heap {
    /// Allocates an object of `bytes` bytes, header included, all zero except the header. May collect. Null
    /// when the limit is reached even so; the heap stays usable.
    ///
    /// `header` has a kind that fits the size and, in the collector's byte, `GC_YOUNG`.
    #[inline(always)]
    #[must_use]
    pub fn alloc(&mut self, bytes: usize, header: u64) -> *mut u64 {
        debug_assert!(least_size(header).is_some_and(|least| least <= bytes), "{header:#x} in {bytes} bytes");
        if bytes > CELL_MAX {
            return self.alloc_large(bytes, header);
        }
        let class = class_of(bytes);
        let cursor = &mut self.cursors[class];
        let address = cursor.next;
        let next = address + class_size(class);
        if next > cursor.end {
            return self.alloc_slow(class, header);
        }
        cursor.next = next;
        // SAFETY: by this file's invariant the cell is mapped and belongs to nobody yet.
        unsafe { *(address as *mut u64) = header };
        address as *mut u64
    }

    /// Allocates an array of `len` values, all fixnum 0. `header` has `KIND_ARRAY`. Otherwise as
    /// [`Heap::alloc`].
    #[inline]
    #[must_use]
    pub fn alloc_array(&mut self, len: usize, header: u64) -> *mut u64 {
        debug_assert_eq!((header >> (8 * KIND_OFFSET)) as u8, KIND_ARRAY);
        let bytes = match len.checked_mul(WORD) {
            Some(bytes) if bytes < usize::MAX / 4 => bytes + ARRAY_ELEMENTS_OFFSET,
            _ => return std::ptr::null_mut(),
        };
        let object = self.alloc(bytes, header);
        if !object.is_null() {
            // SAFETY: the object is at least as long as an array's header and length.
            unsafe { *object.byte_add(ARRAY_LENGTH_OFFSET) = (len as u64) << FIXNUM_SHIFT };
        }
        object
    }

    /// Makes the array at `array` hold `len` elements of `size` bytes where it is, if it is large and the memory behind it is
    /// free; the new ones are zero. Never collects. Whether it did: so a large array that grows leaves no copies of itself behind.
    ///
    /// # Safety
    /// `array` is an array of this heap that holds fewer elements of this size.
    #[must_use]
    pub unsafe fn grow_array(&mut self, array: *mut u64, len: usize, size: usize) -> bool {
        let Some(bytes) = len.checked_mul(size).and_then(|bytes| bytes.checked_add(ARRAY_ELEMENTS_OFFSET))
        else {
            return false;
        };
        let bytes = bytes.next_multiple_of(WORD);
        let Some(slot) = self.large_slot(array as usize) else { return false };
        let before = self.large.get(slot).footprint();
        // An object that is not aligned to its memory may need one unit more.
        let more = LargeObjects::footprint(bytes).saturating_sub(before) + BLOCK;
        if !self.may_use(more) || !self.large.grow(&mut self.space, slot, bytes) {
            return false;
        }
        let more = self.large.get(slot).footprint() - before;
        // SAFETY: a large object starts at the address.
        let is_old = unsafe { is_marked(array as usize, self.space.current) };
        self.pacing.count_growth(more, is_old);
        // SAFETY: as above; it is an array, by the caller's promise.
        unsafe { *array.byte_add(ARRAY_LENGTH_OFFSET) = (len as u64) << FIXNUM_SHIFT };
        true
    }

    /// The part of [`Heap::alloc`] that runs when the cursor of `class` is exhausted; compiled code calls it
    /// too.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn alloc_slow(&mut self, class: usize, header: u64) -> *mut u64 {
        if let Some(plan) = self.plan_of_zeal() {
            self.carry_out(plan);
        }
        let size = class_size(class);
        if !(self.show_next_of_run(class) || self.refill(class)) {
            return std::ptr::null_mut();
        }
        let cursor = &mut self.cursors[class];
        let address = cursor.next;
        cursor.next += size;
        debug_assert!(cursor.next <= cursor.end);
        // SAFETY: by this file's invariant the cell is mapped and belongs to nobody yet.
        unsafe { *(address as *mut u64) = header };
        address as *mut u64
    }

    /// With zeal: the collection to be done before an allocation, unless that is one that may not fail.
    fn plan_of_zeal(&mut self) -> Option<Plan> {
        if self.pacing.is_reserve_released() { None } else { self.zeal.tick() }
    }

    /// With zeal: lets the cursor of `class` hand out one more cell of its run. Whether there was one.
    fn show_next_of_run(&mut self, class: usize) -> bool {
        let cursor = &mut self.cursors[class];
        let end = cursor.next + class_size(class);
        if self.classes[class].current.is_none() || end > self.classes[class].run_end {
            return false;
        }
        cursor.end = end;
        true
    }

    /// Finds a free run for `class`: in its current block, in a partly filled block, in a free one; collects
    /// when it is time to or when the limit is reached. Whether there is one.
    fn refill(&mut self, class: usize) -> bool {
        let mut collected = false;
        loop {
            if self.next_run(class) {
                return true;
            }
            self.classes[class].current = None;
            self.cursors[class] = Cursor::EMPTY;
            if self.pacing.is_due() && !self.zeal.is_on() {
                self.collect_when_due();
                continue;
            }
            if let Some(id) = self.classes[class].partial.pop() {
                self.open_block(class, id);
            } else if let Some(id) = self.take_cell_block(class) {
                self.open_block(class, id);
            } else if let Some(id) = self.classes[class].scattered.pop() {
                self.open_block(class, id);
            } else if collected {
                return false;
            } else {
                self.collect_at_limit();
                collected = true;
                // After this, do not go on scraping together the last few bytes with a full collection for
                // each.
                if self.classes[class].partial.is_empty() && !self.has_headroom() {
                    return false;
                }
            }
        }
    }

    fn take_cell_block(&mut self, class: usize) -> Option<BlockId> {
        if !self.may_use(BLOCK) {
            return None;
        }
        let id = self.space.take_blocks(1, BlockState::Cells)?;
        let block = self.space.block_mut(id);
        block.class = class as u8;
        block.first = first_cell(class, self.classes[class].blocks_taken) as u16;
        self.classes[class].blocks_taken += 1;
        Some(id)
    }

    fn open_block(&mut self, class: usize, id: BlockId) {
        self.classes[class].current = Some(id);
        let base = self.space.address(id);
        let block = self.space.block_mut(id);
        self.classes[class].run_end = base + block.first as usize;
        debug_assert!(block.state == BlockState::Cells && block.class == class as u8 && !block.young);
        block.young = true;
        self.young_blocks.push(id);
    }

    /// Points the cursor of `class` at the next free run of its current block, zeroed. Whether there is one.
    fn next_run(&mut self, class: usize) -> bool {
        let Some(id) = self.classes[class].current else { return false };
        let base = self.space.address(id);
        let from = self.classes[class].run_end - base;
        let cells_end = self.space.block(id).cells_end();
        let Some((start, end)) = free_run(self.space.marks(id), from, cells_end, class_size(class)) else {
            self.space.block_mut(id).handed_out = BLOCK as u16;
            return false;
        };
        let block = self.space.block_mut(id);
        block.handed_out = start as u16;
        let (start, bytes) = (base + start, end - start);
        if !block.zeroed {
            // SAFETY: the run consists of free cells, in which nobody has an interest.
            unsafe { clear(start, bytes, self.config.poison) };
        }
        self.pacing.count_run(bytes);
        let end = start + bytes;
        self.classes[class].run_end = end;
        let shown = if self.zeal.is_on() { start + class_size(class) } else { end };
        self.cursors[class] = Cursor { next: start, end: shown };
        true
    }

    /// Takes the unused rests of all runs back and leaves every class without a current block, as a
    /// collection needs it.
    pub(crate) fn retire_cursors(&mut self) {
        self.sync_cursors();
        for (cursor, state) in self.cursors.iter_mut().zip(&mut self.classes) {
            if state.current.take().is_some() {
                self.pacing.uncount_run(state.run_end - cursor.next);
            }
            *cursor = Cursor::EMPTY;
            state.run_end = 0;
        }
    }

    /// Notes in the current blocks how far they have been handed out.
    pub(crate) fn sync_cursors(&mut self) {
        for (cursor, state) in self.cursors.iter().zip(&self.classes) {
            if let Some(id) = state.current
                && *cursor != Cursor::EMPTY
            {
                let base = self.space.address(id);
                self.space.block_mut(id).handed_out = (cursor.next - base) as u16;
            }
        }
    }

    /// Allocates an object above [`CELL_MAX`].
    #[cold]
    #[inline(never)]
    fn alloc_large(&mut self, bytes: usize, header: u64) -> *mut u64 {
        if let Some(plan) = self.plan_of_zeal() {
            self.carry_out(plan);
        }
        if bytes >= self.config.limit_bytes {
            return std::ptr::null_mut();
        }
        let bytes = bytes.next_multiple_of(WORD);
        if self.pacing.is_due_after(bytes) && !self.zeal.is_on() {
            self.collect_when_due();
        }
        let Some((slot, zeroed)) = self.take_large(bytes).or_else(|| {
            self.collect_at_limit();
            self.take_large(bytes)
        }) else {
            return std::ptr::null_mut();
        };
        let object = self.large.get(slot);
        let address = object.address;
        self.pacing.count_run(object.footprint());
        // SAFETY: the memory was taken for this object alone.
        unsafe {
            if !zeroed {
                clear(address, bytes, self.config.poison);
            }
            *(address as *mut u64) = header;
        }
        address as *mut u64
    }

    fn take_large(&mut self, bytes: usize) -> Option<(u32, bool)> {
        if !self.may_use(LargeObjects::footprint(bytes)) {
            return None;
        }
        self.large.allocate(&mut self.space, bytes)
    }

    /// The bytes that the object at `object` may use: its size rounded up to what was handed out for it.
    ///
    /// # Safety
    /// `object` is an object of this heap.
    #[must_use]
    pub unsafe fn usable_bytes(&self, object: *const u64) -> usize {
        self.extent(object as usize).expect("an object of this heap").1
    }
}

/// The first run of free cells in a block between the offsets `from` and `end`, by the block's marks.
fn free_run(marks: &[u64], from: usize, end: usize, size: usize) -> Option<(usize, usize)> {
    let is_marked = |offset: usize| marks[offset / (64 * WORD)] >> (offset / WORD % 64) & 1 != 0;
    let mut start = from;
    while start < end && is_marked(start) {
        start += size;
    }
    if start >= end {
        return None;
    }
    // Marks are at the starts of cells only, so the next one ends the run.
    let mut index = start / (64 * WORD);
    let mut word = marks[index] & (!0 << (start / WORD % 64));
    while word == 0 {
        index += 1;
        if index == marks.len() {
            return Some((start, end));
        }
        word = marks[index];
    }
    Some((start, (index * 64 + word.trailing_zeros() as usize) * WORD))
}

/// Zeroes free memory. With `poisoned`, first checks that nobody has written to it since it was freed.
///
/// # Safety
/// The range is mapped and belongs to nobody.
unsafe fn clear(address: usize, bytes: usize, poisoned: bool) {
    // SAFETY: the caller's promise.
    let words = unsafe { std::slice::from_raw_parts_mut(address as *mut u64, bytes / WORD) };
    if poisoned && let Some(index) = words.iter().position(|&word| word != POISON) {
        let (at, word) = (address + index * WORD, words[index]);
        panic!("somebody wrote {word:#x} to free memory at {at:#x}");
    }
    words.fill(0);
}
