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

/// Size classes up to this size are [`WORD`] apart.
pub const SMALL_MAX: usize = 256;
/// Size of a line of the processor's cache.
pub const CACHE_LINE: usize = 64;
/// The sizes of the other classes, in cache lines. A walk over the same field of many objects, such as a column of a
/// matrix, finds its lines in few sets of the cache when the distance of cells has factors of two (rows 40 lines apart
/// share 8 sets of 64), or when blocks all begin alike. So these are sizes of which a block of 16 KB holds 51, 42, 36, 28, 23,
/// 19 and so on down to 2, mostly odd, and with something to spare by which blocks can differ.
const LARGER_CLASSES: [u8; 19] = [5, 6, 7, 9, 11, 13, 15, 17, 19, 22, 25, 27, 30, 35, 41, 49, 57, 81, 127];
/// Objects above this size are not allocated in cells.
pub const CELL_MAX: usize = LARGER_CLASSES[LARGER_CLASSES.len() - 1] as usize * CACHE_LINE;
/// Number of size classes.
pub const CLASSES: usize = SMALL_MAX / WORD + LARGER_CLASSES.len();
/// Size of an allocation cursor: the address of the next free byte, then the end of the free run.
pub const CURSOR_SIZE: usize = 2 * WORD;

/// How many words compiled code fills in a new object of this kind and size: all that may be values.
#[inline(always)]
pub const fn filled_words(kind: u8, bytes: usize) -> usize {
    match kind {
        KIND_SHAPED | KIND_ARRAY => (bytes - HEADER) / WORD,
        _ => kind as usize,
    }
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
    CLASS_BY_LINES[bytes.div_ceil(CACHE_LINE)] as usize
}

/// For each number of cache lines above those of [`SMALL_MAX`], the class that holds as many.
const CLASS_BY_LINES: [u8; CELL_MAX / CACHE_LINE + 1] = {
    let mut table = [0; CELL_MAX / CACHE_LINE + 1];
    let (mut lines, mut index) = (0, 0);
    while lines < table.len() {
        if lines > LARGER_CLASSES[index] as usize {
            index += 1;
        }
        table[lines] = (SMALL_MAX / WORD + index) as u8;
        lines += 1;
    }
    table
};

/// The size of the cells of `class`, in bytes.
#[inline(always)]
pub const fn class_size(class: usize) -> usize {
    if class < SMALL_MAX / WORD {
        return (class + 1) * WORD;
    }
    LARGER_CLASSES[class - SMALL_MAX / WORD] as usize * CACHE_LINE
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
