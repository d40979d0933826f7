//! Slots as wholes: how much they have met, and two of one site put together.

use bytecode::operand::SlotKind;

use super::{CASES, FeedbackSlot, OTHER_CALL, OTHERS, PropertyCase, PropertyKind};
use crate::value::Value;

impl FeedbackSlot {
    /// How many cases a slot of this kind has met, with one for all that it could not tell apart.
    pub fn cases_met(&self, kind: SlotKind) -> usize {
        let known = self.cases.iter().filter(|case| case.key.get() != 0).count();
        let has_others = match kind {
            SlotKind::Property => self.is_megamorphic(),
            SlotKind::Call => self.calls().1 > 0,
            SlotKind::Method => self.receivers().1,
            SlotKind::Loop | SlotKind::Block => return 0,
        };
        if has_others { CASES + 1 } else { known }
    }

    /// Whether it has met something, and less than `old`.
    pub(super) fn is_narrower(&self, old: &FeedbackSlot, kind: SlotKind) -> bool {
        (1..old.cases_met(kind)).contains(&self.cases_met(kind))
    }

    /// Takes over what `other` knows, and leaves it empty.
    pub(super) fn move_from(&self, other: &FeedbackSlot) {
        for (case, other) in self.cases.iter().zip(&other.cases) {
            case.key.set(other.key.take());
            case.payload.set(other.payload.take());
        }
    }

    /// Adds what `other` knows.
    pub(super) fn merge(&self, other: &FeedbackSlot, kind: SlotKind) {
        match kind {
            SlotKind::Property => self.merge_properties(other),
            SlotKind::Call => self.merge_calls(other),
            SlotKind::Method => self.merge_receivers(other),
            SlotKind::Loop | SlotKind::Block => {}
        }
    }

    fn merge_properties(&self, other: &FeedbackSlot) {
        for case in &other.cases {
            match case.property() {
                None => {}
                Some((_, PropertyCase::Megamorphic)) => self.set_megamorphic(),
                Some((_, PropertyCase::After(class))) => match self.cases[0].property_kind() {
                    PropertyKind::Empty => {
                        self.cases[0].set_property(case.shape(), PropertyCase::After(class))
                    }
                    PropertyKind::After if self.cases[0].payload.get() == class.0 => {}
                    _ => self.set_megamorphic(),
                },
                Some((
                    shape,
                    distinct @ (PropertyCase::Operator { .. }
                    | PropertyCase::OfClass { .. }
                    | PropertyCase::WrappedOfClass { .. }),
                )) => self.add_distinct(shape, distinct),
                Some((shape, case)) => self.add_property(shape, case),
            }
        }
    }

    fn merge_calls(&self, other: &FeedbackSlot) {
        let (calls, mut others) = other.calls();
        for (callee, count) in calls {
            match self.cases.iter().find(|case| [0, callee].contains(&case.key.get())) {
                Some(case) => {
                    case.key.set(callee);
                    let room = OTHER_CALL - 1 - case.payload.get() % OTHER_CALL;
                    case.payload.set(case.payload.get() + count.min(room));
                }
                None => others += count,
            }
        }
        let last = &self.cases[CASES - 1].payload;
        last.set(last.get().saturating_add(others.saturating_mul(OTHER_CALL)));
    }

    fn merge_receivers(&self, other: &FeedbackSlot) {
        let (receivers, mut has_others) = other.receivers();
        for (shape, closure, _) in receivers {
            let known = |case: &&super::Case| case.key.get() == 0 || case.shape() == shape;
            has_others |= self.cases.iter().find(known).is_none();
            self.count_receiver(shape, closure);
        }
        let last = &self.cases[CASES - 1].key;
        if has_others {
            last.set(last.get() | OTHERS);
        }
    }

    /// Calls `visit` with the values that a slot of this kind keeps.
    pub(crate) fn trace(&self, kind: SlotKind, visit: &mut dyn FnMut(Value)) {
        match kind {
            SlotKind::Property => self.trace_property(visit),
            SlotKind::Call => self.trace_calls(visit),
            SlotKind::Method | SlotKind::Loop | SlotKind::Block => {}
        }
    }
}
