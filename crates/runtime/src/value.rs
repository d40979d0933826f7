//! The value word as a Rust type.

use abi::value as word;

use crate::gc::{Gc, HeapObject};
use crate::object::float::BoxedFloat;

/// A value: one word, as [`abi::value`] describes it. Plain data; the collector finds it on the stack.
///
/// A value that lives anywhere else (a `Vec`, a `Box`) is invisible to the collector: keep it in a `heap::RootVec`, in a
/// structure that [`crate::context::Context::trace`] visits, or in a heap object.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(pub u64);

impl Value {
    /// The empty value.
    pub const NONE: Value = Value(word::NONE);
    /// True.
    pub const TRUE: Value = Value(word::TRUE);
    /// False.
    pub const FALSE: Value = Value(word::FALSE);
    /// Stands for a result when an exception is pending.
    pub const EXCEPTION: Value = Value(word::EXCEPTION);
    /// A variable without a value.
    pub const UNBOUND: Value = Value(word::UNBOUND);
    /// The empty list.
    pub const EMPTY_LIST: Value = Value(word::EMPTY_LIST);
    /// What an exhausted iterator returns.
    pub const STOP: Value = Value(word::STOP);
    /// What code that was entered inside a loop returns when it is left.
    pub const RESUME: Value = Value(word::RESUME);
    /// The call that the context names is to be made in place of this one; see [`abi::value::TAIL_CALL`].
    pub const TAIL_CALL: Value = Value(word::TAIL_CALL);
    /// The fixnum 0.
    pub const ZERO: Value = Value(word::ZERO);

    /// The fixnum for `n`, or `None` when it does not fit.
    #[inline(always)]
    pub const fn fixnum(n: i64) -> Option<Value> {
        match word::fixnum(n) {
            Some(word) => Some(Value(word)),
            None => None,
        }
    }

    /// The fixnum for a number that is known to be small, such as a length.
    #[inline(always)]
    pub const fn small(n: i64) -> Value {
        debug_assert!(n >= word::FIXNUM_MIN && n <= word::FIXNUM_MAX);
        Value((n as u64) << word::FIXNUM_SHIFT)
    }

    /// The fixnum for a length.
    #[inline(always)]
    pub const fn length(n: usize) -> Value {
        Value::small(n as i64)
    }

    /// The boolean for `b`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value(word::boolean(b))
    }

    /// The character `c`.
    #[inline(always)]
    pub const fn char(c: char) -> Value {
        Value((c as u64) << word::CHAR_SHIFT | word::CHAR_TAG)
    }

    /// Whether this is a fixnum.
    #[inline(always)]
    pub const fn is_fixnum(self) -> bool {
        word::is_fixnum(self.0)
    }

    /// The fixnum's integer.
    #[inline(always)]
    pub const fn as_fixnum(self) -> Option<i64> {
        if self.is_fixnum() { Some(word::fixnum_value(self.0)) } else { None }
    }

    /// The integer of what is known to be a fixnum.
    #[inline(always)]
    pub const fn fixnum_unchecked(self) -> i64 {
        debug_assert!(self.is_fixnum());
        word::fixnum_value(self.0)
    }

    /// Whether this is a float held in the word.
    #[inline(always)]
    pub const fn is_inline_float(self) -> bool {
        word::is_inline_float(self.0)
    }

    /// The float, inline or boxed.
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        if self.is_inline_float() {
            Some(word::inline_float_value(self.0))
        } else {
            self.cast::<BoxedFloat>().map(|boxed| boxed.value)
        }
    }

    /// Whether this points to a heap object.
    #[inline(always)]
    pub const fn is_pointer(self) -> bool {
        word::is_pointer(self.0)
    }

    /// The address of the heap object.
    #[inline(always)]
    pub const fn address(self) -> usize {
        debug_assert!(self.is_pointer());
        (self.0 - word::POINTER_TAG) as usize
    }

    /// Whether this is the empty value.
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == word::NONE
    }

    /// Whether this is a variable without a value.
    #[inline(always)]
    pub const fn is_unbound(self) -> bool {
        self.0 == word::UNBOUND
    }

    /// Whether an exception is pending instead of a result.
    #[inline(always)]
    pub const fn is_exception(self) -> bool {
        self.0 == word::EXCEPTION
    }

    /// The boolean.
    #[inline(always)]
    pub const fn as_bool(self) -> Option<bool> {
        if self.is_bool() { Some(self.0 == word::TRUE) } else { None }
    }

    /// Whether this is true or false.
    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.0 & !word::BOOL_BIT == word::FALSE
    }

    /// The character.
    #[inline(always)]
    pub fn as_char(self) -> Option<char> {
        if self.0 & 0xff == word::CHAR_TAG {
            char::from_u32((self.0 >> word::CHAR_SHIFT) as u32)
        } else {
            None
        }
    }

    /// The object as a `T`, when its shape is exactly that of `T`.
    #[inline(always)]
    pub fn cast<T: HeapObject>(self) -> Option<Gc<T>> {
        if self.is_pointer() && self.shape_unchecked() == T::SHAPE {
            Some(Gc::from_value(self))
        } else {
            None
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Value::NONE => f.write_str("none"),
            Value::TRUE => f.write_str("true"),
            Value::FALSE => f.write_str("false"),
            Value::EXCEPTION => f.write_str("exception"),
            Value::UNBOUND => f.write_str("unbound"),
            Value::STOP => f.write_str("stop"),
            Value::EMPTY_LIST => f.write_str("empty list"),
            value if value.is_fixnum() => write!(f, "{}", value.fixnum_unchecked()),
            value if value.is_inline_float() => write!(f, "{:?}", word::inline_float_value(value.0)),
            value if value.is_pointer() => write!(f, "object {:#x}", value.address()),
            value => match value.as_char() {
                Some(c) => write!(f, "{c:?}"),
                None => write!(f, "word {:#x}", value.0),
            },
        }
    }
}
