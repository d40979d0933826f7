#![allow(unsafe_code)]
//! A full collection of a large heap, done in steps so that no pause is long.
//!
//! It marks into the bitmap that is not current, as a full collection does at once. Collections of young objects go on
//! meanwhile, and each is followed by a step that visits a limited number of bytes. So steps meet old objects only, and
//! what the program does between two of them has been told by the time of the second:
//!
//! * what it allocated and is alive was visited by the collection of young objects, which marks ahead: in the bitmap of the
//!   full collection too, both the young objects that it finds (as visited) and the old ones to which they point;
//! * the old objects that it stored into were remembered, and are visited again in the same way;
//! * the roots are marked anew by every collection of young objects, ahead as well.
//!
//! Therefore, after each collection of young objects, *an object that is marked ahead and is not waiting to be visited
//! points to objects that are marked ahead*. When a step ends with nothing waiting, all that is reachable is marked: there
//! is no pause at the end but that for weak references and the sweep. What dies while the collection is under way may
//! survive it.
//!
//! Marking has an end: each object waits once, and those that come to life meanwhile do not wait at all.

use crate::Heap;
use crate::collect::Plan;
use crate::mark::Marker;

/// With zeal steps are small, so that the program runs between many of them.
const ZEAL_STEP_BYTES: usize = 4 << 10;

impl Heap {
    /// Begins a full collection in steps, right before the roots are marked.
    pub(crate) fn begin_cycle(&mut self, marker: &mut Marker) {
        let bitmap = self.clear_other_marks();
        marker.begin_cycle(bitmap);
        self.pacing.note_cycle();
    }

    /// Goes on after a collection of young objects. Whether all that is reachable is marked now.
    pub(crate) fn mark_step(&mut self, marker: &mut Marker, plan: Plan) -> bool {
        if self.config.verify {
            self.verify_cycle(marker);
        }
        let bytes = match plan {
            Plan::Finish => usize::MAX,
            _ if self.config.zeal.is_some() => ZEAL_STEP_BYTES,
            // More after large objects, which take their time anyway.
            _ => (4 * self.pacing.since()).clamp(self.config.step_bytes, 2 * self.config.step_bytes),
        };
        let is_done = marker.step(&self.space, &self.large, bytes);
        if is_done {
            self.finish_marking(marker);
        }
        is_done
    }

    /// Whether a full collection is under way in steps, which has to learn of every store into an old object.
    #[inline]
    pub fn is_marking_in_steps(&self) -> bool {
        self.marker.is_in_cycle()
    }

    /// Forgets the full collection that is under way, if one is: another does all at once.
    pub(crate) fn abandon_cycle(&mut self, marker: &mut Marker) {
        if marker.is_in_cycle() {
            marker.abandon_cycle();
            self.space.note_stale_marks();
        }
    }
}
