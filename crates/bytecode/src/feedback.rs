//! What an instruction notes about the values it met, in the byte beside its opcode: one bit for each kind seen.
//!
//! Zero means that the instruction never ran with the fast paths' operands. The interpreter sets bits in the isolate's
//! copy of the code; a compile request carries a snapshot of it.

use crate::operand::SiteKind;

/// What was seen, of a site's bits; not whether compiled code left there, which every kind of site notes alike.
pub const fn seen(bits: u8) -> u8 {
    bits & !Operands::LEFT
}

/// Whether a site has met values of several kinds.
pub const fn is_mixed(site: SiteKind, bits: u8) -> bool {
    let is_one = matches!(site, SiteKind::Iteration) && seen(bits) == Iteration::FALLING_RANGE;
    seen(bits).count_ones() > 1 && !is_one
}

impl SiteKind {
    /// The bits that such a feedback byte can have, and their names, lowest first.
    pub const fn bits(self) -> &'static [(&'static str, u8)] {
        match self {
            SiteKind::Operands => Operands::BITS,
            SiteKind::Truth => Truth::BITS,
            SiteKind::Element => Element::BITS,
            SiteKind::Iteration => Iteration::BITS,
        }
    }
}

macro_rules! site_feedback {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$bit_doc:meta])* $bit:ident = $value:expr; )* } )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name(pub u8);
        impl $name {
            $( $(#[$bit_doc])* pub const $bit: u8 = $value; )*
            /// The bits and their names, lowest first.
            pub const BITS: &'static [(&'static str, u8)] = &[$( (stringify!($bit), $value) ),*];
            /// Whether nothing but the kinds in `bits` was seen, and at least one of them.
            #[inline]
            pub const fn is_only(self, bits: u8) -> bool { self.0 != 0 && self.0 & !bits == 0 }
            /// Whether one of the kinds in `bits` was seen.
            #[inline]
            pub const fn has(self, bits: u8) -> bool { self.0 & bits != 0 }
        }
    )* };
}

site_feedback! {
    /// Operands of arithmetic and comparison.
    Operands {
        /// Two fixnums, with a fixnum as the result.
        FIXNUM = 1;
        /// Two floats.
        FLOAT = 2;
        /// A fixnum and a float, in either order; or a float as the result of true division of fixnums.
        MIXED = 4;
        /// Two fixnums whose result is none.
        OVERFLOW = 8;
        /// Two strings.
        STRING = 16;
        /// Anything else.
        OTHER = 32;
        /// Compiled code left here: the speculation did not hold.
        LEFT = 64;
        /// Two tuples that are compared, where the elements decide.
        TUPLE = 128;
    }
    /// The value tested.
    Truth {
        /// A boolean.
        BOOL = 1;
        /// A fixnum.
        FIXNUM = 2;
        /// None.
        NONE = 4;
        /// Anything else.
        OTHER = 8;
        /// Compiled code left here: the speculation did not hold.
        LEFT = 64;
        /// A list, where empty ones are false.
        LIST = 16;
        /// A string, where empty ones are false.
        STRING = 32;
    }
    /// Container and key of an element access.
    Element {
        /// A list and a fixnum from 0 up.
        LIST = 1;
        /// A tuple and a fixnum from 0 up.
        TUPLE = 2;
        /// A string and a fixnum from 0 up.
        STRING = 4;
        /// A list, tuple or string and a negative fixnum.
        NEGATIVE = 8;
        /// A dict and a key that is found there without asking the program: a string, a number, most objects.
        DICT = 16;
        /// Anything else.
        OTHER = 32;
        /// Compiled code left here: the speculation did not hold.
        LEFT = 64;
        /// An array and a fixnum from 0 up.
        ARRAY = 128;
    }
    /// What is iterated.
    Iteration {
        /// A range whose step is 1.
        RANGE = 1;
        /// A range with another step; with `RANGE`, one that falls, or several.
        STEPPED_RANGE = 2;
        /// A list.
        LIST = 4;
        /// A tuple.
        TUPLE = 8;
        /// A generator.
        GENERATOR = 16;
        /// Anything else.
        OTHER = 32;
        /// Compiled code left here: the speculation did not hold.
        LEFT = 64;
        /// A string.
        STRING = 128;
    }
}

impl Iteration {
    /// Every range.
    pub const ANY_RANGE: u8 = Iteration::RANGE | Iteration::STEPPED_RANGE;
    /// A range that falls; or a rising one whose step is 1, and another.
    pub const FALLING_RANGE: u8 = Iteration::ANY_RANGE;

    /// What a range with this step is noted as.
    #[inline]
    pub const fn of_range(step: i64) -> u8 {
        if step == 1 {
            Iteration::RANGE
        } else if step > 0 {
            Iteration::STEPPED_RANGE
        } else {
            Iteration::FALLING_RANGE
        }
    }
}
