//! Objects that only Scheme knows: of shape `FOREIGN`, with a tag as their first word.
//!
//! Their other words are values. Which words an object of a tag has is said where it is made; the accessors here check the
//! tag, so that a wrong object is never read.

use abi::intrinsic::Tagged;
use abi::object_layout::{HEADER, WORD};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::shape::ShapeId;
use runtime::value::Value;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Numerator, denominator.
    Ratio = 1,
    /// Real part, imaginary part.
    Complex,
    /// Nothing: the end of a port.
    Eof,
    /// Value, converter.
    Parameter,
    /// A box: a pair of whether it is done, and the value or the procedure that makes it.
    Promise,
    /// Number of the port in the isolate's table or the text of a string port, and more: see [`crate::port`].
    Port,
    /// Table, kind, hash procedure, equality procedure: see [`crate::natives::tables`].
    HashTable,
    /// What the front end keeps in it.
    Environment,
    /// What the front end keeps in it.
    Continuation,
}

const TAG_OFFSET: usize = HEADER;

impl Tag {
    /// What compilers know of objects of this tag.
    #[must_use]
    pub fn form(self) -> Tagged {
        Tagged { shape: ShapeId::FOREIGN.0, tag: Value::small(self as i64).0 }
    }
}

/// Where a word of an object is.
#[must_use]
pub const fn word_offset(index: usize) -> usize {
    TAG_OFFSET + (index + 1) * WORD
}

/// A new object with these words.
///
/// # Errors
/// When memory is exhausted.
pub fn new(cx: &mut Context, tag: Tag, words: &[Value]) -> Result {
    let count = 1 + words.len();
    if count > abi::object_layout::KIND_MAX_WORDS as usize {
        return cx.type_error("an object with more than 247 fields is not supported");
    }
    let object = cx.allocate(HEADER + count * WORD, ShapeId::FOREIGN, count as u8)?;
    object.store_new(TAG_OFFSET, Value::small(tag as i64));
    for (index, &word) in words.iter().enumerate() {
        object.store_new(word_offset(index), word);
    }
    Ok(object)
}

/// Whether `value` is an object of this tag.
#[inline]
#[must_use]
pub fn is(value: Value, tag: Tag) -> bool {
    value.shape() == Some(ShapeId::FOREIGN) && value.load(TAG_OFFSET) == Value::small(tag as i64)
}

/// A word of an object that [`is`] of a tag with so many words.
#[inline]
#[must_use]
pub fn word(object: Value, index: usize) -> Value {
    debug_assert_eq!(object.shape(), Some(ShapeId::FOREIGN));
    object.load(word_offset(index))
}

/// Replaces a word of an object that [`is`] of a tag with so many words.
#[inline]
pub fn set_word(cx: &mut Context, object: Value, index: usize, value: Value) {
    debug_assert_eq!(object.shape(), Some(ShapeId::FOREIGN));
    cx.store(object, word_offset(index), value);
}
