#![allow(unsafe_code)]
//! Taking all young objects for alive, without looking for those that are.
//!
//! While a program builds something large, nearly all that it allocates lives on, and a collection of young objects finds no more
//! than that. To mark whatever was handed out, block by block, takes a fifth of the time that it takes to follow pointers. So when
//! some collections in a row have freed next to nothing, the next ones do not look (`limit` counts them). What dies meanwhile
//! waits for a full collection, as do the dead to which it leads: a few nurseries full, for one in a few always looks.
//!
//! Sound because a dead object leads only to what lay in the heap when it was last stored into: to what is old by now.

use crate::collect::CollectKind;
use crate::{Heap, Marker};
use abi::object_layout::GC_OLD;

impl Heap {
    /// Whether all young objects may be taken for alive: none of them is large or holds anything outside the heap, nobody wants
    /// to be told of its death, and no full collection wants to know what they refer to.
    pub(crate) fn may_promote_all(&self, marker: &Marker) -> bool {
        !marker.is_in_cycle()
            && !self.large.has_young()
            && !self.weak.has_young()
            && self.pacing.external() == 0
    }

    /// Makes all young objects old.
    pub(crate) fn promote_all(&mut self, marker: &mut Marker) {
        if self.config.verify {
            self.verify_barriers(&marker.shapes);
        }
        for object in &self.remembered {
            object.set_gc(GC_OLD);
        }
        self.forget_remembered();
        for &id in &self.young_blocks {
            self.space.mark_handed_out(id);
        }
        marker.begin(self.space.current, true, self.config.verify);
        // Those who note what they get since the last collection count from this one.
        if let Some((hook, data)) = self.trace_hook {
            hook(data, marker, CollectKind::Minor);
        }
        self.mark_rest(marker);
        if self.config.verify {
            self.verify_off_heap(marker);
        }
    }
}
