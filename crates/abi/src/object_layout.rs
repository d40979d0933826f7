//! The layout of heap objects, as the allocator, the collector and compiled code know it.
//!
//! An object starts on an 8-byte boundary with a header word: `shape: u32 | flags: u16 | gc: u8 | kind: u8`.
//! Its *kind* tells the collector where the values are; its *shape* tells the program what it is.

/// Size and alignment of a word.
pub const WORD: usize = 8;
/// Size of the header.
pub const HEADER: usize = WORD;
/// Byte offset of the shape's number, a `u32`, in an object.
pub const SHAPE_OFFSET: usize = 0;
/// Byte offset of the flags, a `u16` of the runtime's, in an object.
pub const FLAGS_OFFSET: usize = 4;
/// Byte offset of the collector's byte in an object.
pub const GC_OFFSET: usize = 6;
/// Byte offset of the kind in an object.
pub const KIND_OFFSET: usize = 7;

/// The collector's byte of an object that is young, or old and already remembered.
pub const GC_YOUNG: u8 = 0;
/// The collector's byte of an old object: a store into it must take the barrier's cold path.
pub const GC_OLD: u8 = 1;

/// Kinds up to this one give the number of value words that follow the header; whatever comes after is not scanned.
pub const KIND_MAX_WORDS: u8 = 248;
/// Kind of a leaf: no values.
pub const KIND_LEAF: u8 = 0;
/// Kind of an array: a fixnum length follows the header, then as many values.
pub const KIND_ARRAY: u8 = 255;
/// Kind of free space; never seen outside the heap.
pub const KIND_FILLER: u8 = 254;
/// Kind of a weak reference: a value that does not keep its object alive, then one that does.
pub const KIND_WEAK: u8 = 253;
/// Kind of an ephemeron: a key that is not kept alive, then a value that is kept alive by the key.
pub const KIND_EPHEMERON: u8 = 252;
/// Kind of an object whose shape tells where its values are: the heap has a table of that.
pub const KIND_SHAPED: u8 = 251;
/// An object of [`KIND_SHAPED`] has at most so many words after its header, one for each bit of a mask.
pub const SHAPED_MAX_WORDS: usize = 64;
/// Byte offset of the value of a [`KIND_WEAK`] or [`KIND_EPHEMERON`] object that is not kept alive; it becomes
/// `value::UNBOUND` when its object dies.
pub const WEAK_TARGET_OFFSET: usize = HEADER;
/// Byte offset of the other value of a [`KIND_WEAK`] or [`KIND_EPHEMERON`] object.
pub const WEAK_VALUE_OFFSET: usize = HEADER + WORD;

/// Shape of a boxed float: a leaf that holds the double.
pub const FLOAT_SHAPE: u32 = 1;
/// Byte offset of the double in a boxed float.
pub const FLOAT_VALUE_OFFSET: usize = HEADER;

/// Byte offset of an array's length, a fixnum.
pub const ARRAY_LENGTH_OFFSET: usize = HEADER;
/// Byte offset of an array's first element.
pub const ARRAY_ELEMENTS_OFFSET: usize = HEADER + WORD;

/// Size classes up to this size are [`WORD`] apart; above it there are four for each doubling.
pub const SMALL_MAX: usize = 256;
/// Objects above this size are not allocated in cells.
pub const CELL_MAX: usize = 8192;
/// Number of size classes.
pub const CLASSES: usize = class_of(CELL_MAX) + 1;
/// Size of an allocation cursor: the address of the next free byte, then the end of the free run.
pub const CURSOR_SIZE: usize = 2 * WORD;

/// How many words compiled code fills in a new object of this kind and size: all that may be values.
#[inline(always)]
pub const fn filled_words(kind: u8, bytes: usize) -> usize {
    if kind == KIND_SHAPED { (bytes - HEADER) / WORD } else { kind as usize }
}

/// The header of a new object.
#[inline(always)]
pub const fn header(shape: u32, kind: u8) -> u64 {
    shape as u64 | (kind as u64) << 56
}

/// The size class for an object of `bytes` bytes, header included; at most [`CELL_MAX`].
#[inline(always)]
pub const fn class_of(bytes: usize) -> usize {
    if bytes <= SMALL_MAX {
        return bytes.div_ceil(WORD).saturating_sub(1);
    }
    let last = bytes - 1;
    let log2 = last.ilog2() as usize;
    SMALL_MAX / WORD + (log2 - SMALL_MAX.ilog2() as usize) * 4 + ((last >> (log2 - 2)) & 3)
}

/// The size of the cells of `class`, in bytes.
#[inline(always)]
pub const fn class_size(class: usize) -> usize {
    if class < SMALL_MAX / WORD {
        return (class + 1) * WORD;
    }
    let step = class - SMALL_MAX / WORD;
    let log2 = SMALL_MAX.ilog2() as usize + step / 4;
    (1 << log2) + (step % 4 + 1) * (1 << (log2 - 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_holds_what_is_mapped_to_it() {
        for bytes in 1..=CELL_MAX {
            let class = class_of(bytes);
            assert!(class_size(class) >= bytes, "{bytes}");
            assert!(class == 0 || class_size(class - 1) < bytes, "{bytes}");
        }
        assert_eq!(class_size(CLASSES - 1), CELL_MAX);
    }
}
