//! The literal table: the only way in which compiled code names the outside world, besides the context.
//!
//! Each compiled function has its own table of 64-bit words, which the code reads relative to its own address. A
//! compiler describes the words; whoever installs the code fills them in. So code can be kept, moved and shared.

/// What one word of a literal table shall hold. Numbers index the tables of the compile request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Literal {
    /// The value word of a constant; keeps the object alive.
    Constant(u32),
    /// The value word of a cell that holds a global or an attribute; keeps the cell alive.
    Cell(u32),
    /// The number of a shape.
    Shape(u32),
    /// The address of the native cell of a function.
    FunctionCell(u32),
    /// Not an address but the word itself: not zero as long as the code is valid.
    Validity,
    /// These bits.
    Bits(u64),
}

impl Literal {
    /// The name in dumps.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Literal::Constant(_) => "constant",
            Literal::Cell(_) => "cell",
            Literal::Shape(_) => "shape",
            Literal::FunctionCell(_) => "function_cell",
            Literal::Validity => "validity",
            Literal::Bits(_) => "bits",
        }
    }
}

/// A place in machine code that refers to a word of the code's literal table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiteralRelocation {
    /// Byte offset of the place in the code.
    pub offset: u32,
    /// How the place refers to the word.
    pub kind: LiteralRelocationKind,
    /// Index of the word in the literal table.
    pub literal: u32,
    /// Added to the word's address. The table starts where the code ends, rounded up to a cache line of 64 bytes, so that a
    /// negative addend reaches the constants in the code.
    pub addend: i32,
}

/// The ways in which code refers to its literal table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralRelocationKind {
    /// x86-64: 32 bits, the distance from the place to the word, plus the addend.
    X86PcRel32,
    /// aarch64: `adrp`, the distance of the pages.
    Aarch64AdrPage21,
    /// aarch64: the offset in the page of a 64-bit load.
    Aarch64Ldst64Lo12,
    /// aarch64: the offset in the page of a 128-bit load.
    Aarch64Ldst128Lo12,
    /// aarch64: the offset in the page of an `add`.
    Aarch64AddLo12,
}
