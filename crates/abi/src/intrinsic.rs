//! Functions of the host that compilers know: they may replace a call by an operation when the arguments fit.

/// A function known to compilers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intrinsic {
    /// Square root of a number that is not negative.
    Sqrt,
    /// Magnitude of a number.
    Abs,
    /// Length of a list, tuple or string.
    Length,
    /// Code point of a string of length one.
    CodePoint,
    /// String of length one from a code point.
    Character,
    /// Conversion of a number to a float.
    ToFloat,
    /// The smaller of two numbers.
    Min,
    /// The larger of two numbers.
    Max,
    /// Appending to a list; the list is the receiver.
    ListAppend,
    /// A range of fixnums: limit; first, limit; or first, limit and step. Also for a class whose calls make ranges.
    Range,
}
