//! What an operation does besides computing its result. Passes ask this, never the opcode.

use abi::exit_reason::ExitReason;
use abi::heaps::Heaps;

/// The effects of one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effects {
    /// Heaps it may read.
    pub reads: Heaps,
    /// Heaps it may write.
    pub writes: Heaps,
    /// It has a frame state and may leave through it. Then it also observes the world: no write may cross it.
    pub can_exit: bool,
    /// Why it leaves, unless it names the reason as an operand.
    pub reason: Option<ExitReason>,
    /// It may call, so it is a safepoint.
    pub calls: bool,
    /// What it calls gives the same for the same operands, with the heaps it reads unchanged.
    pub repeats: bool,
    /// What it calls comes back, and without an exception.
    pub returns: bool,
    /// Each execution makes another object: two of them are not the same value.
    pub allocates: bool,
    /// It dereferences its operands, or may trap: it must not run where the program would not have run it,
    /// since the facts it relies on may come from control flow.
    pub may_fault: bool,
    /// It ends a block.
    pub terminator: bool,
    /// It does nothing, but stays where it is.
    pub marker: bool,
}

impl Effects {
    pub(crate) const NONE: Effects = Effects {
        reads: Heaps::NONE,
        writes: Heaps::NONE,
        can_exit: false,
        reason: None,
        calls: false,
        repeats: false,
        returns: false,
        allocates: false,
        may_fault: false,
        terminator: false,
        marker: false,
    };

    /// Whether it may be executed more or less often and anywhere its operands exist.
    #[inline]
    #[must_use]
    pub fn is_pure(&self) -> bool {
        self.reads.is_empty() && self.is_repeatable() && !self.can_exit && !self.may_fault
    }

    /// Whether a second execution, with the heaps it reads unchanged, gives the same and does nothing else.
    #[inline]
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        let may_call = !self.calls || self.repeats;
        self.writes.is_empty() && !self.allocates && may_call && !self.terminator && !self.marker
    }

    /// Whether it may be removed when its result is not used.
    #[inline]
    #[must_use]
    pub fn is_removable(&self) -> bool {
        self.writes.is_empty()
            && !self.terminator
            && !self.marker
            && (!self.can_exit || self.returns || self.reason.is_some_and(ExitReason::is_unobservable))
    }
}

/// Folds the bracketed words of a declaration into [`Effects`].
macro_rules! effects {
    ($effects:ident;) => {};
    ($effects:ident; reads $heap:ident $(, $($rest:tt)*)?) => {
        $effects.reads = $effects.reads.union(Heaps::$heap);
        effects!($effects; $($($rest)*)?);
    };
    ($effects:ident; writes $heap:ident $(, $($rest:tt)*)?) => {
        $effects.writes = $effects.writes.union(Heaps::$heap);
        effects!($effects; $($($rest)*)?);
    };
    ($effects:ident; exits $reason:ident $(, $($rest:tt)*)?) => {
        $effects.reason = Some(ExitReason::$reason);
        effects!($effects; $($($rest)*)?);
    };
    ($effects:ident; $flag:ident $(, $($rest:tt)*)?) => {
        $effects.$flag = true;
        effects!($effects; $($($rest)*)?);
    };
}
pub(crate) use effects;
