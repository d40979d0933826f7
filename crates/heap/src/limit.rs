//! When to collect, and how much memory may be used.

use crate::chunk::BLOCK;
use crate::collect::Plan;
use crate::{Heap, HeapConfig};

/// How far the limit is raised while the reserve is released.
const RESERVE: usize = 16 * BLOCK;
/// After a full collection at the limit, this share of the limit must be free, or the allocation fails.
const HEADROOM_SHARE: usize = 64;
/// The least amount to allocate between two collections.
const NURSERY_MIN: usize = 16 * BLOCK;

/// The least growth of the old objects between two full collections.
const GROWTH_MIN: usize = 24 << 20;
/// To mark a large object takes this share of the time that small ones of as many bytes take: it is one, and its words
/// lie side by side.
const LARGE_COST_SHARE: usize = 4;
/// A minor collection that keeps more than this many bytes pauses for too long, about 4 ms with small objects.
const PROMOTED_MAX: usize = 3 << 20;
/// While a full collection is under way in steps, at most so much is allocated between two.
const CYCLE_NURSERY: usize = 1 << 20;

/// When a collection of young objects has freed less than one part in so many, the next ones may take all for alive.
const SURVIVAL_SHARE: usize = 16;
/// At most so many of them in a row.
const TRUSTED_MAX: u32 = 4;

/// What a collection has left, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Live {
    pub(crate) cells: usize,
    pub(crate) large: usize,
    /// Free cells between them that are out of use until the next full collection.
    pub(crate) scattered: usize,
}

/// Counts what is allocated, and decides when to collect.
#[derive(Debug)]
pub(crate) struct Pacing {
    /// Bytes of runs and large objects handed out since the last collection.
    allocated: usize,
    /// How many of them are in objects that were old already.
    grown: usize,
    /// External bytes reported since the last collection.
    external: usize,
    /// A collection is due after this many bytes.
    pub(crate) nursery_bytes: usize,
    nursery_range: (usize, usize),
    /// How many collections of young objects in a row found nearly all of them alive.
    survivals: u32,
    /// How many of the next ones need not look.
    trusted: u32,
    /// How much of stacks and other ranges the last collection has scanned.
    scanned: usize,
    growth_factor: f64,
    limit: usize,
    /// Full collections of heaps from this size on are done in steps.
    steps_from: usize,
    /// Whether one is under way.
    in_cycle: bool,
    /// Bytes of marked objects.
    pub(crate) old_bytes: usize,
    /// Bytes of free cells that are out of use.
    scattered_bytes: usize,
    /// The next collection is full when there are this many bytes of marked objects.
    full_at: usize,
    /// External bytes held now.
    pub(crate) external_bytes: usize,
    /// The most bytes in use since the last full collection, and between that and the one before.
    peaks: [usize; 2],
    reserve_released: bool,
}

impl Pacing {
    pub(crate) fn new(config: &HeapConfig) -> Self {
        // A nursery as large as the heap would make every collection one at the limit, which is full.
        let most = (config.limit_bytes / 4).max(NURSERY_MIN);
        let nursery_bytes = config.nursery_bytes.clamp(NURSERY_MIN, most);
        let nursery_range = ((nursery_bytes / 4).max(NURSERY_MIN), (nursery_bytes * 2).min(most));
        Pacing {
            allocated: 0,
            grown: 0,
            external: 0,
            nursery_bytes,
            nursery_range,
            survivals: 0,
            trusted: 0,
            scanned: 0,
            growth_factor: config.growth_factor.max(1.0),
            limit: config.limit_bytes,
            steps_from: config.steps_from_bytes,
            in_cycle: false,
            old_bytes: 0,
            scattered_bytes: 0,
            full_at: GROWTH_MIN.min(config.limit_bytes / 2),
            external_bytes: 0,
            peaks: [0; 2],
            reserve_released: false,
        }
    }

    /// Bytes allocated since the last collection.
    pub(crate) fn since(&self) -> usize {
        self.allocated + self.external
    }

    /// External bytes reported since the last collection.
    pub(crate) fn external(&self) -> usize {
        self.external
    }

    pub(crate) fn count_run(&mut self, bytes: usize) {
        self.allocated += bytes;
    }

    /// Counts what was added to an object.
    pub(crate) fn count_growth(&mut self, bytes: usize, is_old: bool) {
        self.allocated += bytes;
        self.grown += if is_old { bytes } else { 0 };
    }

    pub(crate) fn uncount_run(&mut self, bytes: usize) {
        self.allocated -= bytes;
    }

    /// Notes that the collection that is running has scanned `bytes` bytes conservatively.
    pub(crate) fn note_scanned(&mut self, bytes: usize) {
        self.scanned = bytes;
    }

    /// Whether a collection is due. None is while the reserve is released.
    pub(crate) fn is_due(&self) -> bool {
        self.since() >= self.budget() && !self.reserve_released
    }

    pub(crate) fn is_due_after(&self, bytes: usize) -> bool {
        self.since() + bytes >= self.budget() && self.since() != 0 && !self.reserve_released
    }

    /// Whether what is allocated now is small and may not fail.
    pub(crate) fn is_reserve_released(&self) -> bool {
        self.reserve_released
    }

    /// How much to allocate before the next collection. A deep stack is scanned whole every time; it must be
    /// paid for by as much allocation.
    fn budget(&self) -> usize {
        let nursery = if self.in_cycle { self.nursery_bytes.min(CYCLE_NURSERY) } else { self.nursery_bytes };
        nursery.max(self.scanned.min(self.limit / 4))
    }

    /// What the collection that is due shall do.
    pub(crate) fn plan(&self, in_cycle: bool) -> Plan {
        let held = self.old_bytes + self.scattered_bytes + self.external_bytes;
        let steps = held >= self.steps_from;
        // Steps begin so early that they end before the heap is as large as it may become: they visit four times what is
        // allocated meanwhile. But if it grows faster than they mark, its size matters more than the pause.
        let (begin_at, finish_at) = (self.full_at - self.full_at / 4, self.full_at + self.full_at / 2);
        match (in_cycle, steps) {
            (true, _) if held >= finish_at => Plan::Finish,
            (true, _) => Plan::Minor,
            (false, true) if held >= begin_at => Plan::Begin,
            (false, false) if held >= self.full_at => Plan::Full,
            (false, _) if self.trusted != 0 => Plan::Promote,
            (false, _) => Plan::Minor,
        }
    }

    /// Notes that a full collection in steps begins.
    pub(crate) fn note_cycle(&mut self) {
        self.in_cycle = true;
    }

    /// After a minor collection that kept `live` of the young objects.
    pub(crate) fn note_minor(&mut self, live: Live) {
        let promoted = live.cells + live.large;
        self.old_bytes += promoted + self.grown;
        self.scattered_bytes += live.scattered;
        let least_alive = self.allocated - self.allocated / SURVIVAL_SHARE;
        let lives_on = self.allocated >= NURSERY_MIN && promoted + self.grown >= least_alive;
        (self.survivals, self.trusted) = match self.trusted {
            _ if !lives_on => (0, 0),
            0 => (self.survivals + 1, (self.survivals + 1).min(TRUSTED_MAX)),
            trusted => (self.survivals, trusted - 1),
        };
        let (least, most) = self.nursery_range;
        // When very much survives, waiting only makes the pause longer. When much survives, it had too little time to die; when little does, a nursery that fits the cache
        // is better.
        if promoted > PROMOTED_MAX {
            self.nursery_bytes = (self.nursery_bytes / 2).max(least);
        } else if promoted > self.allocated / 5 && promoted < PROMOTED_MAX / 2 {
            self.nursery_bytes = (self.nursery_bytes * 2).min(most);
        } else if promoted < self.allocated / 20 {
            self.nursery_bytes = (self.nursery_bytes / 2).max(least);
        }
        self.reset();
    }

    /// After a full collection that left `live`.
    pub(crate) fn note_full(&mut self, live: Live) {
        self.in_cycle = false;
        self.old_bytes = live.cells + live.large;
        self.scattered_bytes = live.scattered;
        let held = self.old_bytes + self.scattered_bytes + self.external_bytes;
        // The next one takes time for what lives now, and saves the memory that is filled until then, which costs time too:
        // the system provides and clears it, and the caches do not hold it.
        let cost = held - live.large + live.large / LARGE_COST_SHARE;
        let grown = held + (cost as f64 * (self.growth_factor - 1.0)) as usize;
        // Near the limit only half of what is left, so that the limit itself is reached seldom.
        let room = self.limit.saturating_sub(held) / 2;
        self.full_at = grown.max(held + GROWTH_MIN).min(held + room.max(NURSERY_MIN));
        self.reset();
    }

    fn reset(&mut self) {
        self.allocated = 0;
        self.grown = 0;
        self.external = 0;
    }

    /// Notes that `bytes` bytes of blocks and huge objects are in use before a collection.
    pub(crate) fn note_used(&mut self, bytes: usize) {
        self.peaks[0] = self.peaks[0].max(bytes);
    }

    /// After a full collection that left `used` bytes of blocks and huge objects in use: how many of those that are free
    /// now are worth keeping. As many as the program will fill before the next full collection, and as many as it had
    /// in use between the last ones: a program that drops all it has often builds the same again.
    pub(crate) fn bytes_to_keep(&mut self, used: usize) -> usize {
        let [last, before] = self.peaks;
        self.peaks = [used, last];
        let expected = self.full_at.saturating_sub(self.old_bytes + self.external_bytes) + self.nursery_bytes;
        expected.max(last.max(before) - used).min(self.limit.saturating_sub(used))
    }

    fn effective_limit(&self) -> usize {
        self.limit.saturating_add(if self.reserve_released { RESERVE } else { 0 })
    }
}

impl Heap {
    /// Bytes of blocks and huge objects.
    pub(crate) fn used_bytes(&self) -> usize {
        self.space.used_blocks() * BLOCK + self.large.huge_bytes()
    }

    /// Whether `bytes` more fit under the limit.
    pub(crate) fn may_use(&self, bytes: usize) -> bool {
        let used = self.used_bytes() + self.pacing.external_bytes;
        used.saturating_add(bytes) <= self.pacing.effective_limit()
    }

    /// Whether `bytes` more fit under the limit, after a full collection if need be.
    pub fn has_room(&mut self, bytes: usize) -> bool {
        if !self.may_use(bytes) && bytes < self.pacing.limit {
            self.collect_at_limit();
        }
        self.may_use(bytes)
    }

    /// Whether enough is free under the limit for it to be worth going on.
    pub(crate) fn has_headroom(&self) -> bool {
        self.pacing.reserve_released || self.may_use((self.pacing.limit / HEADROOM_SHARE).max(BLOCK))
    }

    /// Raises the limit a little, so that an exception about it can be built, and puts off collections that are due: who asks for
    /// something so small that it may not fail need not expect one. See [`Heap::restore_reserve`]. Whether it was raised already.
    pub fn release_reserve(&mut self) -> bool {
        std::mem::replace(&mut self.pacing.reserve_released, true)
    }

    /// Ends what [`Heap::release_reserve`] began, whose result is `was_released`.
    pub fn restore_reserve(&mut self, was_released: bool) {
        self.pacing.reserve_released = was_released;
    }

    /// Reports that an object now holds `bytes` more bytes outside the heap. They count towards the limit and
    /// make collections come earlier. `false`, and nothing is counted, when the limit does not allow them
    /// even after a full collection. The collection that may happen here is the caller's safepoint.
    #[must_use]
    pub fn add_external(&mut self, bytes: usize) -> bool {
        if !self.has_room(bytes) {
            return false;
        }
        self.pacing.external_bytes += bytes;
        self.pacing.external += bytes;
        true
    }

    /// Reports that `bytes` external bytes were freed.
    pub fn remove_external(&mut self, bytes: usize) {
        self.pacing.external_bytes = self.pacing.external_bytes.saturating_sub(bytes);
    }
}
