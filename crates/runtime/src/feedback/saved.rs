//! Feedback set aside: a function notes anew what it meets, and can be looked at with the new notes where they say less.
//!
//! Feedback never forgets: a site that has met two kinds of values is compiled for both as long as the program runs. Whether
//! it still meets both, only feedback tells that starts from nothing.

use std::collections::BTreeMap;

use bytecode::feedback::{is_mixed, seen};
use bytecode::module::Instruction;
use bytecode::operand::{OperandKind, SlotKind};

use super::FeedbackSlot;
use crate::function::FunctionCell;
use crate::value::Value;

/// The feedback that a function had.
pub struct SavedFeedback {
    cell: &'static FunctionCell,
    /// The code, with the bytes of its sites.
    code: Vec<u64>,
    slots: Vec<FeedbackSlot>,
    operators: BTreeMap<u32, Box<FeedbackSlot>>,
}

/// What a function noted while its feedback was set aside.
#[derive(Debug, Default)]
pub struct Noted {
    /// Places that met less than was known.
    pub narrower: Vec<u32>,
    /// Places that have run. Those without feedback of their own are among them.
    pub run: Vec<u32>,
}

/// The slot of the feedback vector that an instruction notes in, with its kind; not those that count.
fn noted_slot(instruction: &Instruction<'_>) -> Option<(u16, SlotKind)> {
    instruction.info().operands.iter().find_map(|operand| match operand.kind {
        OperandKind::Slot(kind @ (SlotKind::Property | SlotKind::Call | SlotKind::Method)) => {
            Some((instruction.slot(operand.slot), kind))
        }
        _ => None,
    })
}

impl FunctionCell {
    /// The places that have met values or targets of several kinds, in no order.
    pub fn mixed_places(&self) -> Vec<u32> {
        let is_mixed = |instruction: &Instruction<'_>| {
            let bits = self.site_feedback(instruction.pc);
            let site = instruction.info().site();
            site.is_some_and(|site| is_mixed(site, bits))
                || noted_slot(instruction).is_some_and(|(slot, kind)| self.slot(slot).cases_met(kind) > 1)
        };
        let mixed = self.function().instructions().filter(is_mixed);
        let mut places: Vec<u32> = mixed.map(|instruction| instruction.pc).collect();
        self.for_each_operator(&mut |pc, slot| {
            if slot.cases_met(SlotKind::Property) > 1 {
                places.push(pc);
            }
        });
        places
    }
}

impl SavedFeedback {
    /// Takes the feedback out of a function, which starts from nothing. What its loops and blocks count stays.
    pub fn take(cell: &'static FunctionCell) -> SavedFeedback {
        let code = cell.code_snapshot();
        let slots: Vec<FeedbackSlot> = cell.slots().iter().map(|_| FeedbackSlot::default()).collect();
        for instruction in cell.function().instructions() {
            cell.set_site_feedback(instruction.pc, 0);
            if let Some((slot, _)) = noted_slot(&instruction) {
                slots[usize::from(slot)].move_from(cell.slot(slot));
            }
        }
        SavedFeedback { cell, code, slots, operators: cell.take_operators() }
    }

    /// The function.
    pub fn cell(&self) -> &'static FunctionCell {
        self.cell
    }

    /// Puts the feedback back, together with what was noted meanwhile, but where that says less than was known: there it
    /// stands alone until [`SavedFeedback::put_back`].
    pub fn put_back_wider(&mut self) -> Noted {
        let mut noted = Noted::default();
        for instruction in self.cell.function().instructions() {
            let (has_run, is_narrower) = self.compare(&instruction);
            if has_run {
                noted.run.push(instruction.pc);
            }
            if is_narrower {
                noted.narrower.push(instruction.pc);
            }
            self.put_back_at(&instruction, is_narrower);
        }
        noted
    }

    /// Puts back the rest of the feedback, or all of it.
    pub fn put_back(mut self) {
        for instruction in self.cell.function().instructions() {
            self.put_back_at(&instruction, false);
        }
    }

    /// Whether an instruction has run since, as far as is known, and whether it met less than before.
    fn compare(&self, instruction: &Instruction<'_>) -> (bool, bool) {
        let (cell, pc) = (self.cell, instruction.pc);
        let (old, new) = (seen((self.code[pc as usize] >> 8) as u8), seen(cell.site_feedback(pc)));
        let site = instruction.info().site();
        let slot = noted_slot(instruction);
        let mut is_narrower = site.is_some() && new != 0 && new != old && new & !old == 0;
        let mut has_run = new != 0 || site.is_none() && slot.is_none();
        if let Some((slot, kind)) = slot {
            let (old, new) = (&self.slots[usize::from(slot)], cell.slot(slot));
            is_narrower |= new.is_narrower(old, kind);
            has_run |= new.cases_met(kind) > 0;
        }
        if let Some(old) = self.operators.get(&pc) {
            cell.note_operator(pc, |new| is_narrower |= new.is_narrower(old, SlotKind::Property));
        }
        (has_run, is_narrower)
    }

    /// Puts back what is saved of an instruction; where it is `narrower`, only parts that have noted nothing since.
    fn put_back_at(&mut self, instruction: &Instruction<'_>, is_narrower: bool) {
        let (cell, pc) = (self.cell, instruction.pc);
        let new = cell.site_feedback(pc);
        if !(is_narrower && seen(new) != 0) {
            cell.set_site_feedback(pc, (self.code[pc as usize] >> 8) as u8 | new);
        }
        let put_back = |old: &FeedbackSlot, new: &FeedbackSlot, kind| {
            let all = !(is_narrower && new.cases_met(kind) > 0);
            if all {
                old.merge(new, kind);
                new.move_from(old);
            }
            all
        };
        if let Some((slot, kind)) = noted_slot(instruction) {
            put_back(&self.slots[usize::from(slot)], cell.slot(slot), kind);
        }
        let operator = self.operators.get(&pc);
        let mut all = false;
        if let Some(old) = operator {
            cell.note_operator(pc, |new| all = put_back(old, new, SlotKind::Property));
        }
        if all {
            self.operators.remove(&pc);
        }
    }

    /// Forgets what depends on lookups in classes, which have changed.
    pub fn forget_lookups(&mut self) {
        self.operators.clear();
        for (slot, kind) in self.slots.iter().zip(&self.cell.function().slots) {
            if *kind == SlotKind::Property {
                slot.clear();
            }
        }
    }

    /// Calls `visit` with every value that the feedback refers to.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for (slot, kind) in self.slots.iter().zip(&self.cell.function().slots) {
            slot.trace(*kind, visit);
        }
        self.operators.values().for_each(|slot| slot.trace_property(visit));
    }
}
