//! How objects hold the elements that `object[index]` means, where compiled code reads and writes them itself.

/// Where the elements of an object are whose class is a builtin sequence, or made from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// It is an array.
    Array,
    /// The object has the layout of a list.
    List,
    /// It is a list of truth values, a byte each.
    Bools,
    /// It is a list of raw floats.
    Floats,
    /// The object has the layout of a dict, and the elements are the values of its keys.
    Dict,
    /// It holds a tuple, always the same.
    Tuple {
        /// Byte offset of the word with the tuple.
        held: u32,
    },
    /// It is a byte string.
    Bytes,
    /// It uses the first bytes of a byte string, which is exchanged when there are to be more.
    Buffer {
        /// Byte offset of the word with the byte string. What is no such object there has no elements.
        buffer: u32,
        /// Byte offset of the number of elements, a fixnum.
        length: u32,
        /// What the elements are.
        element: BufferElement,
    },
}

/// What an iterator over a list or dict yields of each entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum EntryPart {
    /// The element of a list.
    Element = 1,
    /// The key.
    Key = 7,
    /// The value.
    Value = 8,
    /// A tuple of both.
    Both = 9,
}

impl EntryPart {
    /// All of them.
    pub const ALL: [EntryPart; 4] = [EntryPart::Element, EntryPart::Key, EntryPart::Value, EntryPart::Both];

    /// The mode of an iterator that goes forward.
    #[must_use]
    pub const fn iterator_mode(self) -> i64 {
        iterator_mode(self as u8, false)
    }
}

/// What iterators keep to tell what they go through, the number of a kind, and in which direction.
#[must_use]
pub const fn iterator_mode(kind: u8, is_reversed: bool) -> i64 {
    kind as i64 * 2 + is_reversed as i64
}

/// What the bytes of a buffer make up, one element behind another, in the order of bytes of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BufferElement {
    /// Bytes without a sign.
    U8,
    /// Integers of 32 bits with a sign.
    I32,
    /// Integers of 64 bits with a sign.
    I64,
    /// Floats of 64 bits.
    F64,
}
