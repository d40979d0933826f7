//! What registers may hold, as far as it decides what instructions do.

use crate::request::{Callee, Known, ObjectKind};
use abi::value;
use bytecode::module::Constant;

/// A set of kinds of values. Empty where no way to the place is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub const NOTHING: Kinds = Kinds(0);
    /// Integers of any size.
    pub const INT: Kinds = Kinds(1);
    pub const FLOAT: Kinds = Kinds(2);
    pub const NUMBERS: Kinds = Kinds(3);
    pub const BOOL: Kinds = Kinds(4);
    /// The empty value.
    pub const EMPTY: Kinds = Kinds(8);
    /// Ranges of integers, and iterations of such.
    pub const RANGE: Kinds = Kinds(16);
    pub const OTHER: Kinds = Kinds(32);
    /// What has no identity: two equal ones cannot be told apart. Large integers can be.
    pub const PLAIN: Kinds = Kinds(14);
    /// What every language decides the truth of by itself.
    pub const OF_KNOWN_TRUTH: Kinds = Kinds(15);

    pub const fn union(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub const fn is_within(self, other: Kinds) -> bool {
        self.0 & !other.0 == 0
    }

    /// Of a constant of a function.
    pub fn of_constant(constant: &Constant) -> Kinds {
        match constant {
            Constant::None => Kinds::EMPTY,
            Constant::Bool(_) => Kinds::BOOL,
            Constant::Int(_) | Constant::BigInt(_) => Kinds::INT,
            Constant::Float(_) => Kinds::FLOAT,
            _ => Kinds::OTHER,
        }
    }

    /// Of a word that is no pointer.
    pub fn of_bits(bits: u64) -> Kinds {
        match bits {
            value::NONE => Kinds::EMPTY,
            value::TRUE | value::FALSE => Kinds::BOOL,
            _ if value::is_fixnum(bits) => Kinds::INT,
            _ if value::is_inline_float(bits) => Kinds::FLOAT,
            _ => Kinds::OTHER,
        }
    }
}

/// What a register holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Held<'r> {
    pub kinds: Kinds,
    /// What it is known to call.
    pub callee: Option<&'r Callee>,
}

impl<'r> Held<'r> {
    pub const OTHER: Held<'static> = Held { kinds: Kinds::OTHER, callee: None };

    pub fn of(known: &'r Known) -> Held<'r> {
        match known {
            Known::Word(bits) => Kinds::of_bits(*bits).into(),
            Known::Float(..) => Kinds::FLOAT.into(),
            Known::Object(_, ObjectKind::Callable(callee)) => {
                Held { kinds: Kinds::OTHER, callee: Some(callee) }
            }
            Known::Object(..) => Held::OTHER,
        }
    }

    /// Either of two.
    pub fn join(self, other: Held<'r>) -> Held<'r> {
        match (self.kinds, other.kinds) {
            (Kinds::NOTHING, _) => other,
            (_, Kinds::NOTHING) => self,
            _ if self == other => self,
            _ => self.kinds.union(other.kinds).into(),
        }
    }
}

impl From<Kinds> for Held<'_> {
    fn from(kinds: Kinds) -> Self {
        Held { kinds, callee: None }
    }
}
