//! What a heap has done so far.

use std::time::Duration;

/// How often one kind of collection ran, and for how long it stopped the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pauses {
    /// Number of collections.
    pub count: u64,
    /// All pauses together, in nanoseconds.
    pub total_ns: u64,
    /// The longest pause, in nanoseconds.
    pub longest_ns: u64,
    /// The last pause, in nanoseconds.
    pub last_ns: u64,
}

impl Pauses {
    pub(crate) fn add(&mut self, pause: Duration) {
        let ns = pause.as_nanos() as u64;
        self.count += 1;
        self.total_ns += ns;
        self.longest_ns = self.longest_ns.max(ns);
        self.last_ns = ns;
    }
}

/// For what a collection stopped the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseKind {
    /// Young objects.
    Minor,
    /// Young objects, and a step of a full collection.
    Step,
    /// The same, and the end of the full collection.
    LastStep,
    /// All objects at once.
    Full,
}

/// One collection, for traces.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    /// What it did.
    pub kind: PauseKind,
    /// For how long it stopped the program.
    pub pause: Duration,
    /// Bytes of objects before it, dead ones since the last collection included.
    pub bytes_before: usize,
    /// Bytes of objects after it.
    pub bytes_after: usize,
}

/// Figures of a heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeapStats {
    /// Collections of young objects.
    pub minor: Pauses,
    /// Collections of young objects with a step of a full one, the last one not among them.
    pub steps: Pauses,
    /// Those with the last step of a full collection.
    pub last_steps: Pauses,
    /// Collections of the whole heap at once.
    pub full: Pauses,
    /// Bytes allocated since the heap was made, in whole cells; external bytes included.
    pub allocated_bytes: u64,
    /// Bytes of the objects that survived the last collection.
    pub live_bytes: usize,
    /// Bytes held outside the heap on behalf of objects.
    pub external_bytes: usize,
    /// Bytes of blocks and mappings that hold objects.
    pub used_bytes: usize,
    /// Bytes mapped from the system.
    pub mapped_bytes: usize,
    /// Bytes allocated between two minor collections at present.
    pub nursery_bytes: usize,
    /// Objects that the write barrier remembered, and cards that it dirtied.
    pub remembered: u64,
}

impl HeapStats {
    /// Number of collections of all kinds.
    #[must_use]
    pub fn collections(&self) -> u64 {
        [self.minor, self.steps, self.last_steps, self.full].iter().map(|pauses| pauses.count).sum()
    }

    /// The longest pause of all, in nanoseconds.
    #[must_use]
    pub fn longest_pause_ns(&self) -> u64 {
        [self.minor, self.steps, self.last_steps, self.full]
            .iter()
            .map(|pauses| pauses.longest_ns)
            .fold(0, u64::max)
    }

    pub(crate) fn pauses_mut(&mut self, kind: PauseKind) -> &mut Pauses {
        match kind {
            PauseKind::Minor => &mut self.minor,
            PauseKind::Step => &mut self.steps,
            PauseKind::LastStep => &mut self.last_steps,
            PauseKind::Full => &mut self.full,
        }
    }
}
