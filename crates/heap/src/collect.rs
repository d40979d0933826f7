#![allow(unsafe_code)]
//! One collection from beginning to end.
//!
//! The order matters: cursors are retired before words are resolved, because what lies beyond them is no
//! object; ambiguous words are resolved against the marks of the last collection, which a full collection
//! therefore leaves alone while it marks into the other bitmap; weak references are processed when nothing is
//! left to visit.
//!
//! A large heap is not marked at once but in steps, each behind a collection of young objects: `cycle` says how.

use crate::chunk::Bitmap;
use crate::large::CARD;
use crate::stack::with_spilled_registers;
use crate::stats::PauseKind;
use crate::{Collection, Heap, Marker, Report};
use abi::object_layout::GC_OLD;
use std::rc::Rc;
use std::time::Instant;

/// How much a collection looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectKind {
    /// The objects allocated since the last collection; old ones count as alive.
    Minor,
    /// All objects.
    Full,
}

/// What a collection does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Frees young objects. Goes on with the full collection that is under way in steps, if one is.
    Minor,
    /// Takes all young objects for alive, if that may be, else as `Minor`.
    Promote,
    /// Begins one, then as `Minor`.
    Begin,
    /// As `Minor`, but the step does all that is left.
    Finish,
    /// Frees all objects that no root reaches, at once.
    Full,
}

impl Heap {
    /// Frees the objects that no root reaches.
    pub fn collect(&mut self, kind: CollectKind) {
        self.carry_out(match kind {
            CollectKind::Minor => Plan::Minor,
            CollectKind::Full => Plan::Full,
        });
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn carry_out(&mut self, plan: Plan) {
        with_spilled_registers(|stack_pointer| self.collect_from(plan, stack_pointer));
    }

    /// Collects all when the limit is reached. Before that, those who hold roots may drop what they hold for nothing.
    pub(crate) fn collect_at_limit(&mut self) {
        if let Some((hook, data)) = self.limit_hook {
            hook(data);
        }
        self.collect(CollectKind::Full);
    }

    /// Collects if enough was allocated or reported as external since the last time: for polls at safepoints
    /// of programs that hold much outside the heap and allocate little in it.
    pub fn collect_if_due(&mut self) {
        if self.pacing.is_due() {
            self.collect_when_due();
        }
    }

    /// The collection that is due: minor, or full when the old objects have grown enough.
    pub(crate) fn collect_when_due(&mut self) {
        self.carry_out(self.pacing.plan(self.marker.is_in_cycle()));
    }

    fn collect_from(&mut self, plan: Plan, stack_pointer: usize) {
        let begin = Instant::now();
        self.retire_cursors();
        let bytes_before = self.pacing.old_bytes + self.pacing.since();
        self.stats.allocated_bytes += self.pacing.since() as u64;
        self.pacing.note_used(self.used_bytes());
        let mut marker = std::mem::take(&mut self.marker);
        let (kind, is_all_marked) = if plan == Plan::Full {
            self.mark_all(&mut marker, stack_pointer);
            (PauseKind::Full, true)
        } else if plan == Plan::Promote && self.may_promote_all(&marker) {
            self.promote_all(&mut marker);
            (PauseKind::Minor, false)
        } else {
            self.mark_young(&mut marker, plan, stack_pointer);
            match marker.is_in_cycle() {
                true if self.mark_step(&mut marker, plan) => (PauseKind::LastStep, true),
                true => (PauseKind::Step, false),
                false => (PauseKind::Minor, false),
            }
        };
        self.marker = marker;
        if is_all_marked {
            self.space.swap_marks();
        }
        if self.config.verify {
            self.verify_marks();
        }
        if is_all_marked {
            let live = self.sweep_all();
            self.pacing.note_full(live);
            let keep = self.pacing.bytes_to_keep(self.used_bytes());
            self.space.release_free_blocks(keep);
        } else {
            let live = self.sweep_young();
            self.pacing.note_minor(live);
        }
        let pause = begin.elapsed();
        self.stats.pauses_mut(kind).add(pause);
        self.publish_stats();
        if let Some((hook, data)) = self.watch.hook.filter(|_| self.has_departed()) {
            hook(data);
        }
        if let Some(Report(report)) = &self.report {
            report(&Collection { kind, pause, bytes_before, bytes_after: self.pacing.old_bytes });
        }
    }

    /// Marks all that is reachable into the bitmap that is not current.
    fn mark_all(&mut self, marker: &mut Marker, stack_pointer: usize) {
        self.abandon_cycle(marker);
        let bitmap = self.clear_other_marks();
        marker.begin(bitmap, false, self.config.verify);
        self.mark_roots(marker, stack_pointer, CollectKind::Full);
        self.forget_remembered();
        self.mark_rest(marker);
    }

    /// Marks the young objects that are reachable.
    fn mark_young(&mut self, marker: &mut Marker, plan: Plan, stack_pointer: usize) {
        if self.config.verify {
            self.verify_barriers(&marker.shapes);
        }
        let mut off_heap = CollectKind::Minor;
        if plan == Plan::Begin && !marker.is_in_cycle() {
            self.begin_cycle(marker);
            // The steps have nothing else that leads to what is old.
            off_heap = CollectKind::Full;
        }
        marker.begin(self.space.current, true, self.config.verify);
        self.mark_roots(marker, stack_pointer, off_heap);
        self.mark_remembered(marker);
        self.mark_rest(marker);
        if self.config.verify {
            self.verify_off_heap(marker);
        }
    }

    /// Finishes marking when roots have been marked.
    pub(crate) fn mark_rest(&mut self, marker: &mut Marker) {
        marker.drain(&self.space, &self.large);
        self.finish_marking(marker);
    }

    /// When nothing is left to visit: what is held weakly, or watched, goes with what is not marked.
    pub(crate) fn finish_marking(&mut self, marker: &mut Marker) {
        self.weak.process(marker, &self.space, &self.large);
        let freed = self.watch.process(marker);
        self.remove_external(freed);
        marker.end();
    }

    /// Clears the bitmap that is not current, so that a full collection can mark into it.
    pub(crate) fn clear_other_marks(&mut self) -> Bitmap {
        let bitmap = self.space.current.other();
        self.space.clear_other_marks();
        self.large.clear_marks(bitmap);
        bitmap
    }

    fn mark_roots(&mut self, marker: &mut Marker, stack_pointer: usize, off_heap: CollectKind) {
        let (space, large) = (&self.space, &self.large);
        let mut words = 0;
        self.stacks.for_each(stack_pointer, |word| {
            words += 1;
            space.for_each_target(large, word, |object| marker.mark_address(object));
        });
        self.pacing.note_scanned(words * size_of::<usize>());
        Rc::clone(&self.roots).for_each(|word| marker.mark(word));
        self.weak.mark_queue(marker);
        if let Some((hook, data)) = self.trace_hook {
            hook(data, marker, off_heap);
        }
    }

    /// Visits the old objects that may point to young ones. They are not remembered afterwards: what they
    /// point to is old.
    fn mark_remembered(&mut self, marker: &mut Marker) {
        for object in self.remembered.drain(..) {
            object.set_gc(GC_OLD);
            marker.revisit(object);
        }
        self.last_card = (0, 0);
        for (slot, card) in self.remembered_cards.drain(..) {
            let large = self.large.get_mut(slot);
            large.cards[card as usize] = 0;
            // SAFETY: large objects are freed at collections only, after which no card is remembered.
            let (start, end) = unsafe { crate::object::Object::new(large.address) }.values();
            let from = large.address + card as usize * CARD;
            let (from, to) = (from.max(start), (from + CARD).min(end));
            if from < to {
                marker.visit_values(from, to);
            }
        }
    }

    /// A full collection visits everything; so nothing needs to be remembered.
    pub(crate) fn forget_remembered(&mut self) {
        // Those that live become `GC_OLD` again when they are visited.
        self.remembered.clear();
        self.last_card = (0, 0);
        for (slot, card) in self.remembered_cards.drain(..) {
            self.large.get_mut(slot).cards[card as usize] = 0;
        }
    }
}
