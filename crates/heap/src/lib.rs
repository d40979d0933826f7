//! The garbage-collected heap of an isolate.
//!
//! A non-moving, size-segregated mark-sweep collector. Objects are cells in blocks of equal cells, handed out
//! by bumping a cursor through free runs; runs are found lazily. Marks are sticky: a minor collection keeps
//! the marks of the last one, so that what is marked is old, and visits young objects only. A write barrier
//! remembers old objects that were stored into. The native stack is scanned conservatively, objects
//! precisely.
//!
//! # What the heap relies on
//! * A word whose low bits are `abi::value::POINTER_TAG` and that is stored in a value slot of an object, in a
//!   [`RootVec`], in a [`Global`] or given to a [`Marker`] is the word of an object of this heap that is alive: reachable
//!   from a root at every collection since it was allocated. Those who make such words (the runtime) keep this; the
//!   heap's safe functions trust it as they trust a reference.
//! * An address given to [`Heap::barrier`] is that of an object of this heap that is alive.
//! * The header given to an allocation fits its size.
//! * Every store of a pointer into an object that may be old goes through [`Heap::store`] or [`Heap::barrier`].
//! * Once a conservative range, a stack or a trace hook is registered, the heap and what they refer to stay in place.
//!
//! # Where to start
//! `alloc` is how memory is handed out, `collect` is one collection from beginning to end, `mark` and `sweep`
//! are its halves, `cycle` is a full one in steps, `pool` is where memory comes from, `chunk` is its layout, `roots`,
//! `stack` and `resolve` are where marking starts; `promote` is what is done instead of it.

mod alloc;
mod barrier;
mod chunk;
mod collect;
mod config;
mod cycle;
mod large;
mod limit;
mod mapping;
mod mark;
mod object;
mod pool;
mod promote;
mod reserve;
mod resolve;
mod roots;
mod shapes;
mod space;
mod stack;
mod stats;
mod sweep;
mod table;
mod verify;
mod watch;
mod weak;

pub use alloc::Cursor;
pub use collect::CollectKind;
pub use config::HeapConfig;
pub use large::CARD;
pub use mark::{Marker, TraceHook};
pub use reserve::ChunkReserve;
pub use roots::{Global, RootVec};
pub use stack::{RangeId, keep};
pub use stats::{Collection, HeapStats, PauseKind, Pauses};
pub use watch::DepartureHook;

use abi::object_layout::{CLASSES, CURSOR_SIZE};
use std::ffi::c_void;
use std::sync::{Arc, Mutex, PoisonError};

/// Called before a collection that decides whether the limit is reached; see [`Heap::set_limit_hook`].
pub type LimitHook = fn(*mut c_void);

/// A heap. Independent of every other; gives all its memory back when dropped.
///
/// Compiled code allocates by itself from `cursors`, which is therefore public and first.
#[repr(C)]
#[derive(Debug)]
pub struct Heap {
    /// For each size class, where the next object goes.
    pub cursors: [Cursor; CLASSES],
    classes: [alloc::ClassState; CLASSES],
    config: HeapConfig,
    space: space::Space,
    large: large::LargeObjects,
    marker: Marker,
    /// Old objects that were stored into since the last collection.
    remembered: Vec<object::Object>,
    /// Cards that were stored into since the last collection: the slot of the large object, and which card.
    remembered_cards: Vec<(u32, u32)>,
    /// The last of them: the address of the object, and which card; zeros if there is none.
    last_card: (usize, usize),
    /// Blocks from which cells were handed out since the last collection.
    young_blocks: Vec<space::BlockId>,
    roots: std::rc::Rc<roots::RootSet>,
    stacks: stack::ConservativeRoots,
    trace_hook: Option<(TraceHook, *mut c_void)>,
    limit_hook: Option<(LimitHook, *mut c_void)>,
    report: Option<Report>,
    /// What others see of the figures, if anybody looks.
    published: Option<Arc<Mutex<HeapStats>>>,
    weak: weak::WeakState,
    watch: watch::WatchState,
    pacing: limit::Pacing,
    zeal: alloc::Zeal,
    stats: HeapStats,
}

/// Who is told of collections.
pub(crate) struct Report(Box<dyn Fn(&Collection)>);

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Report")
    }
}

const _: () = assert!(std::mem::offset_of!(Heap, cursors) == 0);
const _: () = assert!(size_of::<Cursor>() == CURSOR_SIZE);

impl Heap {
    /// An empty heap. Maps no memory yet.
    #[must_use]
    pub fn new(config: HeapConfig) -> Heap {
        Heap {
            cursors: [Cursor::EMPTY; CLASSES],
            classes: [const { alloc::ClassState::new() }; CLASSES],
            space: space::Space::new(config.reserve.clone(), config.poison),
            large: large::LargeObjects::default(),
            marker: Marker::default(),
            remembered: Vec::new(),
            remembered_cards: Vec::new(),
            last_card: (0, 0),
            young_blocks: Vec::new(),
            roots: std::rc::Rc::default(),
            stacks: stack::ConservativeRoots::default(),
            trace_hook: None,
            limit_hook: None,
            report: None,
            published: None,
            weak: weak::WeakState::default(),
            watch: watch::WatchState::default(),
            pacing: limit::Pacing::new(&config),
            zeal: alloc::Zeal::new(config.zeal),
            stats: HeapStats::default(),
            config,
        }
    }

    /// The settings with which the heap was made.
    #[must_use]
    pub fn config(&self) -> &HeapConfig {
        &self.config
    }

    /// Has `hook` called with `data` in every collection, to mark the words of structures off the heap; all, or
    /// those only that were put there since the last collection ([`TraceHook`]).
    /// `data` stays valid as long as the hook is set.
    pub fn set_trace_hook(&mut self, hook: Option<(TraceHook, *mut c_void)>) {
        self.trace_hook = hook;
    }

    /// Has `hook` called with `data` before the collection at the limit, after which an allocation fails.
    pub fn set_limit_hook(&mut self, hook: LimitHook, data: *mut c_void) {
        self.limit_hook = Some((hook, data));
    }

    /// Has each collection reported.
    pub fn report_collections(&mut self, report: impl Fn(&Collection) + 'static) {
        self.report = Some(Report(Box::new(report)));
    }

    /// Figures that other threads may read while the heap is used: those of the last collection, or of the last call of
    /// [`Heap::publish_stats`].
    pub fn shared_stats(&mut self) -> Arc<Mutex<HeapStats>> {
        let stats = self.stats();
        self.published.get_or_insert_with(|| Arc::new(Mutex::new(stats))).clone()
    }

    /// Makes [`Heap::shared_stats`] what the figures are now.
    pub fn publish_stats(&self) {
        if let Some(published) = &self.published {
            *published.lock().unwrap_or_else(PoisonError::into_inner) = self.stats();
        }
    }

    /// Tells where the values are in objects of [`abi::object_layout::KIND_SHAPED`] that have the shape with this number:
    /// in the `count` words after the header, but for those whose bits in `raw` are set.
    ///
    /// # Panics
    /// When there are more words than [`abi::object_layout::SHAPED_MAX_WORDS`].
    pub fn set_shape_words(&mut self, shape: u32, count: usize, raw: u64) {
        self.marker.shapes.set(shape, count, raw);
    }

    /// As [`Heap::set_shape_words`], for objects with any number of words that fit in a cell: for each word, whether it is no
    /// value.
    ///
    /// # Panics
    /// When such objects do not fit.
    pub fn set_shape_mask(&mut self, shape: u32, is_raw: &[bool]) {
        self.marker.shapes.set_mask(shape, is_raw);
    }

    /// Figures of the heap at this moment.
    #[must_use]
    pub fn stats(&self) -> HeapStats {
        HeapStats {
            allocated_bytes: self.stats.allocated_bytes + self.pacing.since() as u64,
            live_bytes: self.pacing.old_bytes,
            external_bytes: self.pacing.external_bytes,
            used_bytes: self.used_bytes(),
            mapped_bytes: self.space.mapped_bytes() + self.large.huge_bytes(),
            nursery_bytes: self.pacing.nursery_bytes,
            ..self.stats
        }
    }

    /// Bytes of the objects that survived the last collection and of all allocated since.
    #[must_use]
    pub fn live_bytes(&self) -> usize {
        self.pacing.old_bytes + self.pacing.since()
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        self.sync_cursors();
        self.space.leave_first_chunk(self.stats.collections() != 0);
    }
}
