//! The slots of a set, which say where its keys are, and in which order they come: CPython 3.12's, so that programs
//! which print a set of numbers print the same.
//!
//! There are eight slots or a larger power of two. A slot is unused, marks a removed key, or holds the number of an
//! entry. A key's first place is its hash modulo the number of slots. If that is taken, the nine behind it are tried, unless
//! they would reach beyond the end; then it goes on elsewhere, by a sequence into which the upper bits of the hash are
//! shifted. Eight slots of four bits are a fixnum; more are in a byte string.

use std::ops::Range;

use abi::object_offsets::ENTRY_KEY;

use super::Set;
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::hash_table::equal_strings;
use crate::object::hash_table::numbers::Numbers;
use crate::value::Value;

/// Slots of the smallest sets.
pub(super) const FEWEST: usize = 8;
const BITS_OF_FEWEST: u32 = 4;

/// Slots that are tried in a row.
const IN_A_ROW: usize = 9;
/// By how much the hash is shifted from one row to the next.
const SHIFT: u32 = 5;

/// A slot that was never used.
pub(super) const UNUSED: usize = 0;
/// A slot whose key was removed.
pub(super) const REMOVED: usize = 1;
/// What the first entry is in a slot.
pub(super) const FIRST: usize = 2;

/// The slots of a set, to be looked at.
#[derive(Clone, Copy)]
pub(super) enum Slots {
    /// Eight of them.
    Few(Few),
    /// More.
    Many(Numbers),
}

/// Eight numbers of four bits.
#[derive(Clone, Copy)]
pub(super) struct Few(u64);

impl Few {
    #[inline(always)]
    pub(super) fn get(self, at: usize) -> usize {
        (self.0 >> (at as u32 * BITS_OF_FEWEST)) as usize & 0xf
    }
}

impl Slots {
    /// The slots that are kept in `word`.
    #[inline(always)]
    pub(super) fn new(word: Value) -> Slots {
        match word.as_fixnum() {
            Some(packed) => Slots::Few(Few(packed as u64)),
            None => Slots::Many(Numbers::new(Gc::from_value(word))),
        }
    }

    /// Unused slots, `count` of them.
    pub(super) fn allocate(cx: &mut Context, count: usize) -> Result<Slots> {
        match count {
            FEWEST => Ok(Slots::Few(Few(0))),
            _ => Ok(Slots::Many(Numbers::allocate(cx, count)?)),
        }
    }

    /// The word they are kept in.
    pub(super) fn word(self) -> Value {
        match self {
            Slots::Few(few) => Value::small(few.0 as i64),
            Slots::Many(numbers) => numbers.value(),
        }
    }

    /// One less than there are.
    #[inline(always)]
    pub(super) fn mask(self) -> usize {
        match self {
            Slots::Few(_) => FEWEST - 1,
            Slots::Many(numbers) => numbers.mask,
        }
    }

    /// Entries that these take before they are too few.
    #[inline(always)]
    pub(super) fn most_entries(self) -> usize {
        (self.mask() * 3).div_ceil(5) - 1
    }

    /// Whether so many of them in use are too many.
    #[inline(always)]
    pub(super) fn are_crowded(self, fill: usize) -> bool {
        fill * 5 >= self.mask() * 3
    }

    #[inline(always)]
    pub(super) fn get(self, at: usize) -> usize {
        match self {
            Slots::Few(few) => few.get(at),
            Slots::Many(numbers) => numbers.get(at),
        }
    }

    #[inline(always)]
    pub(super) fn set(&mut self, at: usize, number: usize) {
        match self {
            Slots::Few(few) => {
                let shift = at as u32 * BITS_OF_FEWEST;
                few.0 = few.0 & !(0xf << shift) | (number as u64) << shift;
            }
            Slots::Many(numbers) => numbers.set(at, number),
        }
    }

    /// The first slot of a hash that is unused.
    #[inline(always)]
    pub(super) fn unused_for(self, hash: Value) -> usize {
        let row = hash.fixnum_unchecked() as usize & self.mask();
        match self.find(row..row_end(row, self.mask()) + 1, |number| number == UNUSED) {
            Some((at, _)) => at,
            None => self.unused_by_probing(hash),
        }
    }

    #[cold]
    fn unused_by_probing(self, hash: Value) -> usize {
        let mut probe = Probe::new(hash, self.mask());
        while self.get(probe.at) != UNUSED {
            probe.advance();
        }
        probe.at
    }

    /// Puts an entry into the first slot of its hash that is unused.
    #[inline(always)]
    pub(super) fn place(&mut self, hash: Value, entry: usize) {
        self.set(self.unused_for(hash), entry + FIRST);
    }

    /// A copy of these.
    pub(super) fn copy(self, cx: &mut Context) -> Result<Slots> {
        match self {
            Slots::Few(_) => Ok(self),
            Slots::Many(numbers) => Ok(Slots::Many(numbers.copy(cx)?)),
        }
    }

    /// The first of some slots whose number is accepted, and the number.
    #[inline(always)]
    fn find(self, mut slots: Range<usize>, accept: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        match self {
            Slots::Few(few) => slots.find(|&at| accept(few.get(at))).map(|at| (at, few.get(at))),
            Slots::Many(numbers) => numbers.find(slots, accept),
        }
    }

    /// The first slot from `from` on that holds an entry, and the entry.
    #[inline]
    pub(super) fn next_taken(self, from: usize) -> Option<(usize, usize)> {
        let (at, number) = self.find(from..self.mask() + 1, |number| number >= FIRST)?;
        Some((at, number - FIRST))
    }

    /// Calls `each` with all entries, in the order of the slots.
    #[inline(always)]
    pub(super) fn each_taken(self, mut each: impl FnMut(usize)) {
        match self {
            Slots::Few(few) => {
                (0..FEWEST)
                    .map(|at| few.get(at))
                    .filter(|&number| number >= FIRST)
                    .for_each(|n| each(n - FIRST));
            }
            Slots::Many(numbers) => numbers.each(|number| number >= FIRST, |number| each(number - FIRST)),
        }
    }

    /// The number of slots behind which so many keys were added one by one to an empty set.
    pub(super) fn count_behind(keys: usize) -> usize {
        let mut count = FEWEST;
        loop {
            let crowding = ((count - 1) * 3).div_ceil(5);
            if keys < crowding {
                return count;
            }
            count = Slots::count_for(super::room_for(crowding));
        }
    }

    /// The number of slots that a set is given for more than `keys`.
    pub(super) fn count_for(keys: usize) -> usize {
        (keys + 1).next_power_of_two().max(FEWEST)
    }
}

/// The last slot of a row that starts there.
#[inline(always)]
fn row_end(row: usize, mask: usize) -> usize {
    if row + IN_A_ROW <= mask { row + IN_A_ROW } else { row }
}

/// The slots that belong to a hash, one after another, without end.
pub(super) struct Probe {
    /// The slot.
    pub at: usize,
    row: usize,
    row_end: usize,
    rest: u64,
    mask: usize,
}

impl Probe {
    /// Starts with the first slot of a hash, as an entry holds it.
    #[inline(always)]
    pub(super) fn new(hash: Value, mask: usize) -> Probe {
        let rest = hash.fixnum_unchecked() as u64;
        let mut probe = Probe { at: 0, row: 0, row_end: 0, rest, mask };
        probe.start(rest as usize & mask);
        probe
    }

    #[inline(always)]
    fn start(&mut self, row: usize) {
        (self.at, self.row) = (row, row);
        self.row_end = row_end(row, self.mask);
    }

    /// Goes on to the next.
    #[inline(always)]
    pub(super) fn advance(&mut self) {
        if self.at < self.row_end {
            self.at += 1;
            return;
        }
        self.rest >>= SHIFT;
        self.start((self.row * 5 + 1).wrapping_add(self.rest as usize) & self.mask);
    }
}

/// Where a search has ended.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub slot: usize,
    /// What is in the slot: a key that is not there can be put where none was, or where one was removed.
    pub number: usize,
}

impl Place {
    /// The entry that was found.
    #[inline(always)]
    pub(super) fn entry(self) -> Option<usize> {
        self.number.checked_sub(FIRST)
    }
}

impl Gc<Set> {
    /// The slot of `key`, whose hash this is, or the one to put it into.
    #[inline(always)]
    pub(super) fn find(self, cx: &mut Context, key: Value, hash: Value) -> Result<Place> {
        let (entries, slots) = (self.entries(), self.slots());
        let row = hash.fixnum_unchecked() as usize & slots.mask();
        // Nearly always it is decided by the first slot of the first row in which another key with another hash is not.
        let may_decide =
            |number: usize| number.checked_sub(FIRST).is_none_or(|entry| entries.word(entry, 0) == hash);
        if let Some((slot, number)) = slots.find(row..row_end(row, slots.mask()) + 1, may_decide) {
            let place = Place { slot, number };
            let is_decided = match place.entry() {
                Some(entry) => {
                    let known = entries.word(entry, ENTRY_KEY);
                    known == key || equal_strings(known, key)
                }
                None => place.number == UNUSED,
            };
            if is_decided {
                return Ok(place);
            }
        }
        self.find_by_comparing(cx, key, hash)
    }

    /// As [`Gc::<Set>::find`].
    #[inline(never)]
    fn find_by_comparing(self, cx: &mut Context, key: Value, hash: Value) -> Result<Place> {
        loop {
            let place = match self.slots() {
                Slots::Few(few) => self.find_in(cx, key, hash, FEWEST - 1, |at| few.get(at))?,
                Slots::Many(numbers) => self.find_in(cx, key, hash, numbers.mask, |at| numbers.get(at))?,
            };
            if let Some(place) = place {
                return Ok(place);
            }
        }
    }

    /// As [`Gc::<Set>::find`]; `None` when a comparison changed the set.
    #[inline(always)]
    fn find_in(
        self,
        cx: &mut Context,
        key: Value,
        hash: Value,
        mask: usize,
        get: impl Fn(usize) -> usize,
    ) -> Result<Option<Place>> {
        let entries = self.entries();
        let version = entries.version();
        let mut probe = Probe::new(hash, mask);
        let mut removed = None;
        loop {
            let place = Place { slot: probe.at, number: get(probe.at) };
            let Some(entry) = place.entry() else {
                if place.number == UNUSED {
                    return Ok(Some(removed.unwrap_or(place)));
                }
                removed = Some(place);
                probe.advance();
                continue;
            };
            if entries.word(entry, 0) == hash {
                let known = entries.word(entry, ENTRY_KEY);
                if known == key {
                    return Ok(Some(place));
                }
                let equal = match cx.keys_equal_without_calls(known, key) {
                    Some(equal) => equal,
                    None => {
                        let equal = cx.language().keys_equal(cx, known, key)?;
                        if entries.version() != version {
                            return Ok(None);
                        }
                        equal
                    }
                };
                if equal {
                    return Ok(Some(place));
                }
            }
            probe.advance();
        }
    }
}
