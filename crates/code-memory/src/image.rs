//! Machine code ready to be installed: bytes, entry point, literal table and relocations.

use std::ops::Range;

use abi::literal_table::{LiteralRelocation, LiteralRelocationKind};

use crate::{CodeMemoryError, Relocation, RelocationKind};

/// Cache lines separate code from words that are written while it runs, and one image from the next: a store to a
/// line that is being executed stalls the processor.
pub(crate) const LINE: usize = 64;
/// The largest alignment an image may ask for: that of the region.
pub(crate) const MAX_ALIGNMENT: usize = 4096;
/// The largest image, so that offsets and distances in it fit any field.
pub(crate) const MAX_IMAGE: usize = 1 << 28;

/// Machine code with what must be known to place it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeImage {
    /// Name for profilers and dumps.
    pub name: String,
    /// Code, constants, then the literal table.
    pub bytes: Vec<u8>,
    /// Alignment of the first byte: a power of two up to 4096. Anything below 64 is as good as 64.
    pub alignment: usize,
    /// Offset of the entry point in `bytes`.
    pub entry: usize,
    /// Where the literal table is in `bytes`: words, on cache lines of their own. Empty without literals.
    pub literals: Range<usize>,
    /// What to fix once the address is known.
    pub relocations: Vec<Relocation>,
}

/// What a relocation of [`CodeImage::assemble`] refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An offset into the code.
    Code(usize),
    /// A word of the literal table, by index.
    Literal(usize),
}

impl CodeImage {
    /// Puts together `code`, which is entered at its start, and a table of `literals`.
    ///
    /// Each relocation is the offset of its field in `code`, its kind, target and addend.
    pub fn assemble(
        name: impl Into<String>,
        code: &[u8],
        literals: &[u64],
        relocations: impl IntoIterator<Item = (usize, RelocationKind, Target, i64)>,
    ) -> CodeImage {
        let mut image = CodeImage { name: name.into(), alignment: LINE, ..CodeImage::default() };
        image.bytes.extend_from_slice(code);
        image.append_literals(literals.len());
        for (index, word) in literals.iter().enumerate() {
            image.set_literal(index, *word);
        }
        let table = image.literals.start;
        image.relocations.extend(relocations.into_iter().map(|(offset, kind, target, addend)| {
            let target = match target {
                Target::Code(offset) => offset,
                Target::Literal(index) => table.saturating_add(index.saturating_mul(8)),
            };
            Relocation { offset, kind, target, addend }
        }));
        image
    }

    /// Puts together what a compiler gives, see [`abi::literal_table`]: its `code`, entered at `entry` and to be aligned
    /// to `alignment`, and the words that its literals stand for now.
    pub fn link(
        name: impl Into<String>,
        code: &[u8],
        alignment: usize,
        entry: usize,
        literals: &[u64],
        relocations: &[LiteralRelocation],
    ) -> CodeImage {
        let relocations = relocations.iter().map(|relocation| {
            let kind = match relocation.kind {
                LiteralRelocationKind::X86PcRel32 => RelocationKind::PcRelative32,
                LiteralRelocationKind::Aarch64AdrPage21 => RelocationKind::Aarch64Page21,
                LiteralRelocationKind::Aarch64Ldst64Lo12 => RelocationKind::Aarch64Low12Scaled(3),
                LiteralRelocationKind::Aarch64Ldst128Lo12 => RelocationKind::Aarch64Low12Scaled(4),
                LiteralRelocationKind::Aarch64AddLo12 => RelocationKind::Aarch64Low12,
            };
            let target = Target::Literal(relocation.literal as usize);
            (relocation.offset as usize, kind, target, i64::from(relocation.addend))
        });
        let image = CodeImage::assemble(name, code, literals, relocations);
        CodeImage { alignment: image.alignment.max(alignment), entry, ..image }
    }

    /// Number of words in the literal table.
    #[must_use]
    pub fn literal_count(&self) -> usize {
        self.literals.len() / 8
    }

    /// Sets word `index` of the literal table, before the image is installed.
    ///
    /// # Panics
    /// When there is no such word.
    pub fn set_literal(&mut self, index: usize, word: u64) {
        assert!(index < self.literal_count(), "literal {index} of {}", self.literal_count());
        let at = self.literals.start + index * 8;
        self.bytes[at..at + 8].copy_from_slice(&word.to_le_bytes());
    }

    /// Adds a literal table of `count` zero words on lines of its own.
    pub(crate) fn append_literals(&mut self, count: usize) {
        self.bytes.resize(self.bytes.len().next_multiple_of(LINE), 0);
        let start = self.bytes.len();
        self.bytes.resize(start + count * 8, 0);
        self.literals = start..start + count * 8;
    }

    /// Checks what installing relies on, since the fields are public.
    pub(crate) fn check(&self) -> Result<(), CodeMemoryError> {
        let size = self.bytes.len();
        let literals = &self.literals;
        let problem = if size > MAX_IMAGE {
            "too large"
        } else if !self.alignment.is_power_of_two() || self.alignment > MAX_ALIGNMENT {
            "alignment is not a power of two up to 4096"
        } else if self.entry >= size {
            "entry lies outside the image"
        } else if literals.start > literals.end || literals.end > size {
            "literal table lies outside the image"
        } else if !literals.is_empty() && !literals.start.is_multiple_of(8)
            || !literals.len().is_multiple_of(8)
        {
            "literal table is not made of aligned words"
        } else {
            return Ok(());
        };
        Err(CodeMemoryError::BadImage(problem))
    }
}
