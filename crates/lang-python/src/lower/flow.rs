//! Which variables surely have a value at a place, followed along the control flow while code is emitted.
//!
//! Each label keeps what holds on every way to it. Back edges need no second look: a loop is entered with what holds
//! before it, less the variables that anything in the function takes a value from, so what comes back holds more.

use bytecode::operand::Label;

/// A set of variables, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Assigned {
    bits: Vec<u64>,
}

impl Assigned {
    /// Whether the variable is in the set.
    pub fn contains(&self, variable: usize) -> bool {
        self.bits.get(variable / 64).is_some_and(|word| word >> (variable % 64) & 1 != 0)
    }

    /// Adds a variable.
    pub fn insert(&mut self, variable: usize) {
        if self.bits.len() <= variable / 64 {
            self.bits.resize(variable / 64 + 1, 0);
        }
        self.bits[variable / 64] |= 1 << (variable % 64);
    }

    /// Removes a variable.
    pub fn remove(&mut self, variable: usize) {
        if let Some(word) = self.bits.get_mut(variable / 64) {
            *word &= !(1 << (variable % 64));
        }
    }

    /// Keeps what is in both.
    pub fn intersect(&mut self, other: &Assigned) {
        self.bits.truncate(other.bits.len());
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word &= other;
        }
    }

    /// Removes what is in `other`.
    pub fn subtract(&mut self, other: &Assigned) {
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word &= !other;
        }
    }
}

/// The flow through a function.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// What has a value here; nothing is known where code cannot be reached.
    here: Option<Assigned>,
    /// What has a value at labels that were jumped to, by label.
    labels: Vec<Option<Assigned>>,
    /// The variables that something takes a value from.
    pub deletable: Assigned,
}

impl Flow {
    /// The flow at the start of a function.
    pub fn new() -> Self {
        Flow { here: Some(Assigned::default()), ..Flow::default() }
    }

    /// Whether code here can run.
    pub fn is_reachable(&self) -> bool {
        self.here.is_some()
    }

    /// Code here cannot run.
    pub fn end(&mut self) {
        self.here = None;
    }

    /// Whether the variable surely has a value here.
    pub fn is_assigned(&self, variable: usize) -> bool {
        self.here.as_ref().is_none_or(|here| here.contains(variable))
    }

    /// The variable has a value from here on.
    pub fn assign(&mut self, variable: usize) {
        if let Some(here) = &mut self.here {
            here.insert(variable);
        }
    }

    /// The variable has no value from here on.
    pub fn unassign(&mut self, variable: usize) {
        if let Some(here) = &mut self.here {
            here.remove(variable);
        }
    }

    fn place(&mut self, label: Label) -> &mut Option<Assigned> {
        let index = label.0 as u16 as usize;
        if self.labels.len() <= index {
            self.labels.resize(index + 1, None);
        }
        &mut self.labels[index]
    }

    /// There is a jump from here to `label`, which is not bound yet.
    pub fn branch(&mut self, label: Label) {
        let Some(here) = self.here.clone() else { return };
        match self.place(label) {
            Some(there) => there.intersect(&here),
            there => *there = Some(here),
        }
    }

    /// Whether something jumped to `label`.
    pub fn is_used(&mut self, label: Label) -> bool {
        self.place(label).is_some()
    }

    /// `label` is here.
    pub fn bind(&mut self, label: Label) {
        if let Some(there) = self.place(label).clone() {
            match &mut self.here {
                Some(here) => here.intersect(&there),
                here => *here = Some(there),
            }
        }
    }

    /// What holds wherever control comes back to, or falls to, after code from here on: the head of a loop, a handler.
    pub fn lasting(&self) -> Option<Assigned> {
        let mut here = self.here.clone()?;
        here.subtract(&self.deletable);
        Some(here)
    }

    /// Goes on with what holds at a place.
    pub fn resume(&mut self, assigned: Option<Assigned>) {
        self.here = assigned;
    }
}
