//! The value word: 64 bits that hold a small integer, a float, a pointer or an immediate.
//!
//! | low bits | meaning |
//! |---|---|
//! | `00` | fixnum: a 62-bit signed integer, shifted left by [`FIXNUM_SHIFT`] |
//! | `01`, `10` | float: the IEEE bits rotated left by [`FLOAT_ROTATE`]; magnitudes 2^-511 .. 2^513 |
//! | `011` | pointer to a heap object: its address plus [`POINTER_TAG`] |
//! | `111` | immediate: one of the constants below, or a character |
//!
//! Floats outside that range, zeros, infinities and NaN are boxed on the heap. A raw address aligned to 8 bytes
//! reads as a fixnum, so it may stand where a value is expected to be scanned by the collector.

/// How far a fixnum is shifted.
pub const FIXNUM_SHIFT: u32 = 2;
/// The bits that are zero in a fixnum.
pub const FIXNUM_MASK: u64 = 3;
/// Smallest fixnum.
pub const FIXNUM_MIN: i64 = -(1 << 61);
/// Largest fixnum.
pub const FIXNUM_MAX: i64 = (1 << 61) - 1;
/// How far a float's IEEE bits are rotated left.
pub const FLOAT_ROTATE: u32 = 3;
/// The bits that tell pointers and immediates from each other and from the rest.
pub const TAG_MASK: u64 = 7;
/// Tag of a pointer to a heap object, added to the object's address.
pub const POINTER_TAG: u64 = 3;
/// Tag of an immediate.
pub const IMMEDIATE_TAG: u64 = 7;

/// None, null, void: the language's empty value.
pub const NONE: u64 = 0x07;
/// False. Differs from [`TRUE`] in [`BOOL_BIT`] alone.
pub const FALSE: u64 = 0x0f;
/// True.
pub const TRUE: u64 = 0x1f;
/// The bit by which true and false differ.
pub const BOOL_BIT: u64 = 0x10;
/// Returned in place of a result when an exception is pending in the context. Never seen by programs.
pub const EXCEPTION: u64 = 0x27;
/// A variable without a value, a missing entry. Never seen by programs.
pub const UNBOUND: u64 = 0x2f;
/// The empty list.
pub const EMPTY_LIST: u64 = 0x37;
/// Returned by an iterator that has no more values. Never seen by programs.
pub const STOP: u64 = 0x3f;
/// Returned by compiled code that was entered inside a loop and left: the interpreter goes on in the frame that it was
/// entered from, at the place that the context names. Never seen by programs.
pub const RESUME: u64 = 0x17;
/// Returned by the interpreter in place of a result: the call that the context names is to be made in place of this one.
/// Never seen by programs.
pub const TAIL_CALL: u64 = 0x4f;
/// Fills poisoned memory: looks like a pointer, so that a use of it is found.
pub const POISON: u64 = 0xdead_dead_dead_deab;
/// Low byte of a character; the code point is in the bits from [`CHAR_SHIFT`] on.
pub const CHAR_TAG: u64 = 0x47;
/// Where a character's code point starts.
pub const CHAR_SHIFT: u32 = 8;

/// Whether `word` is a fixnum.
#[inline(always)]
pub const fn is_fixnum(word: u64) -> bool {
    word & FIXNUM_MASK == 0
}

/// Whether `word` is a float held in the word itself.
#[inline(always)]
pub const fn is_inline_float(word: u64) -> bool {
    word.wrapping_add(1) & 2 != 0
}

/// Whether both words are floats held in the words themselves.
#[inline(always)]
pub const fn are_inline_floats(a: u64, b: u64) -> bool {
    a.wrapping_add(1) & b.wrapping_add(1) & 2 != 0
}

/// Whether `word` points to a heap object.
#[inline(always)]
pub const fn is_pointer(word: u64) -> bool {
    word & TAG_MASK == POINTER_TAG
}

/// Fixnum 0.
pub const ZERO: u64 = 0;

/// The fixnum for `n`, or `None` when it needs more than 62 bits.
#[inline(always)]
pub const fn fixnum(n: i64) -> Option<u64> {
    if n >= FIXNUM_MIN && n <= FIXNUM_MAX { Some((n as u64) << FIXNUM_SHIFT) } else { None }
}

/// The integer that the fixnum `word` holds.
#[inline(always)]
pub const fn fixnum_value(word: u64) -> i64 {
    word as i64 >> FIXNUM_SHIFT
}

/// The word for `float`, or `None` when it must be boxed.
#[inline(always)]
pub const fn inline_float(float: f64) -> Option<u64> {
    let word = float.to_bits().rotate_left(FLOAT_ROTATE);
    if is_inline_float(word) { Some(word) } else { None }
}

/// The float that `word`, an inline float, holds.
#[inline(always)]
pub const fn inline_float_value(word: u64) -> f64 {
    f64::from_bits(word.rotate_right(FLOAT_ROTATE))
}

/// The boolean for `b`.
#[inline(always)]
pub const fn boolean(b: bool) -> u64 {
    FALSE | (b as u64) << 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_of_one_kind() {
        for float in [1.0, -1.0, 0.1, -2.5e100, 1e-150, f64::from_bits(0x2000_0000_0000_0000)] {
            let word = inline_float(float).unwrap();
            assert!(is_inline_float(word) && !is_fixnum(word) && !is_pointer(word));
            assert_eq!(inline_float_value(word), float);
        }
        for float in [0.0, -0.0, f64::NAN, f64::INFINITY, 1e-200, 1e200] {
            assert_eq!(inline_float(float), None);
        }
        for n in [0, 1, -1, FIXNUM_MIN, FIXNUM_MAX] {
            let word = fixnum(n).unwrap();
            assert!(is_fixnum(word) && !is_inline_float(word));
            assert_eq!(fixnum_value(word), n);
        }
        assert_eq!(fixnum(FIXNUM_MAX + 1), None);
        for word in [NONE, FALSE, TRUE, EXCEPTION, UNBOUND, EMPTY_LIST, STOP, RESUME, TAIL_CALL, CHAR_TAG] {
            assert!(word & TAG_MASK == IMMEDIATE_TAG && !is_inline_float(word) && !is_fixnum(word));
        }
        assert_eq!((boolean(false), boolean(true)), (FALSE, TRUE));
        assert!(is_pointer(POISON));
    }
}
