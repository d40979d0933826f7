//! Immediate operands that are not plain integers.

/// How two numbers compare. On floats, all but `Ne` are false when one of them is NaN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cond {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less, unsigned. Not for floats.
    Below,
    /// Less or equal, unsigned. Not for floats.
    BelowEq,
}

impl Cond {
    /// All of them.
    pub const ALL: &[Cond] =
        &[Cond::Eq, Cond::Ne, Cond::Lt, Cond::Le, Cond::Gt, Cond::Ge, Cond::Below, Cond::BelowEq];

    /// The name in text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Cond::Eq => "eq",
            Cond::Ne => "ne",
            Cond::Lt => "lt",
            Cond::Le => "le",
            Cond::Gt => "gt",
            Cond::Ge => "ge",
            Cond::Below => "below",
            Cond::BelowEq => "below_eq",
        }
    }

    /// The condition that holds for `(a, b)` when this one holds for `(b, a)`; the unsigned ones have none.
    #[must_use]
    pub const fn swapped(self) -> Option<Cond> {
        Some(match self {
            Cond::Eq | Cond::Ne => self,
            Cond::Lt => Cond::Gt,
            Cond::Le => Cond::Ge,
            Cond::Gt => Cond::Lt,
            Cond::Ge => Cond::Le,
            Cond::Below | Cond::BelowEq => return None,
        })
    }

    /// The condition that holds for integers when this one does not; the unsigned ones have none.
    #[must_use]
    pub const fn negated(self) -> Option<Cond> {
        Some(match self {
            Cond::Eq => Cond::Ne,
            Cond::Ne => Cond::Eq,
            Cond::Lt => Cond::Ge,
            Cond::Le => Cond::Gt,
            Cond::Gt => Cond::Le,
            Cond::Ge => Cond::Lt,
            Cond::Below | Cond::BelowEq => return None,
        })
    }

    /// Compares integers.
    #[must_use]
    pub const fn holds(self, lhs: i64, rhs: i64) -> bool {
        match self {
            Cond::Eq => lhs == rhs,
            Cond::Ne => lhs != rhs,
            Cond::Lt => lhs < rhs,
            Cond::Le => lhs <= rhs,
            Cond::Gt => lhs > rhs,
            Cond::Ge => lhs >= rhs,
            Cond::Below => (lhs as u64) < rhs as u64,
            Cond::BelowEq => lhs as u64 <= rhs as u64,
        }
    }

    /// Compares floats; `None` for the conditions floats do not have.
    #[must_use]
    pub fn holds_for_floats(self, lhs: f64, rhs: f64) -> Option<bool> {
        Some(match self {
            Cond::Eq => lhs == rhs,
            Cond::Ne => lhs != rhs,
            Cond::Lt => lhs < rhs,
            Cond::Le => lhs <= rhs,
            Cond::Gt => lhs > rhs,
            Cond::Ge => lhs >= rhs,
            Cond::Below | Cond::BelowEq => return None,
        })
    }
}

/// Which way a branch mostly goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// Not known.
    Even,
    /// To the first target.
    Then,
    /// To the second target.
    Else,
}

impl Hint {
    /// All of them.
    pub const ALL: &[Hint] = &[Hint::Even, Hint::Then, Hint::Else];

    /// The name in text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Hint::Even => "even",
            Hint::Then => "then",
            Hint::Else => "else",
        }
    }

    /// For the targets exchanged.
    #[must_use]
    pub const fn swapped(self) -> Hint {
        match self {
            Hint::Even => Hint::Even,
            Hint::Then => Hint::Else,
            Hint::Else => Hint::Then,
        }
    }
}

/// A double by its bits, so that it compares and hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Float64(pub u64);

impl Float64 {
    /// The bits of `value`.
    #[must_use]
    pub fn new(value: f64) -> Float64 {
        Float64(value.to_bits())
    }

    /// The double.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// The bits of a value word that is no pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordBits(pub u64);

impl WordBits {
    /// Words with a name in text.
    pub(crate) const NAMED: &[(u64, &str)] = &[
        (abi::value::NONE, "NONE"),
        (abi::value::FALSE, "FALSE"),
        (abi::value::TRUE, "TRUE"),
        (abi::value::EXCEPTION, "EXCEPTION"),
        (abi::value::UNBOUND, "UNBOUND"),
        (abi::value::EMPTY_LIST, "EMPTY_LIST"),
        (abi::value::STOP, "STOP"),
    ];
}
