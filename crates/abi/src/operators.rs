//! The operators of dynamic arithmetic, by number: what runtime calls are given.

use std::cmp::Ordering;

macro_rules! operators {
    ($( $(#[$doc:meta])* $Name:ident { $( $Case:ident $symbol:literal ),* } )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "named as the instructions are")]
        pub enum $Name { $( $Case ),* }
        impl $Name {
            /// As programs write it.
            pub const fn symbol(self) -> &'static str {
                match self { $( $Name::$Case => $symbol ),* }
            }
            /// All, by number.
            pub const ALL: &'static [$Name] = &[ $( $Name::$Case ),* ];
        }
    )* };
}

operators! {
    /// Arithmetic with two operands, as the instructions of the same names.
    BinaryOp {
        Add "+", Sub "-", Mul "*", DivTrue "/", DivFloor "//", ModFloor "%", Pow "**", Shl "<<", Shr ">>",
        BitAnd "&", BitOr "|", BitXor "^", Matmul "@", DivTrunc "quotient", RemTrunc "remainder", DivExact "/"
    }
    /// Arithmetic with one operand.
    UnaryOp { Neg "-", Pos "+", Invert "~" }
    /// What functions of the host, named here, and instructions ask a method of their only argument: a text also for what is put together,
    /// as it is or as it is formatted.
    Asking {
        Length "len", Magnitude "abs", Truth "bool", Text "str", Representation "repr", Piece "piece",
        FormattedPiece "formatted_piece"
    }
    /// Comparisons.
    CompareOp { Lt "<", Le "<=", Gt ">", Ge ">=", Eq "==", Ne "!=" }
}

impl CompareOp {
    /// What the comparison yields for operands in this order; none is unordered, as with a NaN.
    ///
    /// ```
    /// use abi::operators::CompareOp;
    ///
    /// assert!(CompareOp::Le.holds(1.cmp(&2)));
    /// assert!(CompareOp::Ne.holds(None));
    /// ```
    #[inline]
    pub fn holds(self, order: impl Into<Option<Ordering>>) -> bool {
        let order = order.into();
        match self {
            CompareOp::Lt => order == Some(Ordering::Less),
            CompareOp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            CompareOp::Gt => order == Some(Ordering::Greater),
            CompareOp::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
            CompareOp::Eq => order == Some(Ordering::Equal),
            CompareOp::Ne => order != Some(Ordering::Equal),
        }
    }
}

/// Added to the number of a [`BinaryOp`] or [`CompareOp`] whose first method has declined: what comes after it decides.
pub const DECLINED: i64 = 512;
/// Added to the number of a [`BinaryOp`] that may change its first operand and yield it.
pub const IN_PLACE: i64 = 256;

/// How the method of an operator is asked, and what its result says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorForm {
    /// The first operand's method gets both as they stand.
    Direct,
    /// The second operand's method gets both in the other order.
    Reflected,
    /// As [`OperatorForm::Direct`], and the operator yields the contrary of what the result counts as.
    Negated,
}

/// What the method of an operator comes to, for operands of certain shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing that is known without calling it.
    #[default]
    Call,
    /// Whether the operands are the same object; the operator is `==` or `!=`.
    Identity,
    /// Addition, subtraction or multiplication of complex numbers: objects that hold two floats, for ever; the second operand may
    /// be a real number. The result has the shape of the first operand.
    Complex {
        /// Byte offsets of the real and the imaginary part.
        parts: [u32; 2],
    },
    /// The comparison of what the operands hold; of one that holds nothing, of itself.
    Held {
        /// What they hold.
        kind: HeldKind,
        /// Byte offset of what the first operand holds. Objects hold the same for ever.
        lhs: u32,
        /// Byte offset of what the second one holds, if it holds something.
        rhs: Option<u32>,
    },
}

/// What objects hold in the place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldKind {
    /// Integers.
    Integer,
    /// Strings.
    Text,
}
