//! Functions of the host that compilers know: they may replace a call by an operation when the arguments fit.

use crate::operators::{Asking, BinaryOp, CompareOp};
use crate::sequence::EntryPart;

/// Objects of a fixed shape whose first word is this immediate one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tagged {
    /// The shape.
    pub shape: u32,
    /// The word.
    pub tag: u64,
}

/// A function known to compilers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intrinsic {
    /// Square root of a number that is not negative.
    Sqrt,
    /// A function of floats without effects, where its result is finite; what else it yields or raises the host decides.
    FloatFunction {
        /// Its number among the bytecode's functions of floats.
        number: u8,
        /// Whether integers are taken as floats.
        of_integers: bool,
    },
    /// Magnitude of a number.
    Abs,
    /// Length of a list, tuple or string.
    Length,
    /// Code point of a string of length one.
    CodePoint,
    /// Whether a string of one ASCII character is one of these: ranges, first and last. Of other strings the function decides.
    CharacterIn(&'static [(u8, u8)]),
    /// String of length one from a code point.
    Character,
    /// Conversion of a number to a float.
    ToFloat,
    /// Conversion of a number to an integer, rounded so.
    RoundToInteger(Rounding),
    /// The smallest of several numbers, the first of equal ones.
    Min,
    /// The largest of several numbers, the first of equal ones.
    Max,
    /// Appending to a list; the list is the receiver.
    ListAppend,
    /// Taking the last element off a list; the list is the receiver.
    ListPop,
    /// The value of a key in a dict, or the third argument, or none; the dict is the receiver.
    DictGet,
    /// What shows this of the entries of a dict, the receiver.
    DictView(EntryPart),
    /// Whether a dict has an entry for a key.
    DictHas,
    /// Sets the value of a key in a dict; the result is none.
    DictPut,
    /// A tuple of the quotient, rounded down, and the remainder.
    DivMod,
    /// Whether a value is an instance of a class.
    InstanceOf,
    /// Whether a value counts as true, as the language has it. Also for a class whose calls with one argument give that.
    Truth,
    /// The text of a value, as the language has it. Also for a class whose calls make that.
    Text,
    /// The text by which a value is shown.
    Representation,
    /// The integer that is made of a value, as the language has it: of a float the integer towards zero. Also for a class whose calls
    /// with one argument give that.
    IntegerOf,
    /// The float that is made of a value, as the language has it. Also for a class whose calls with one argument give that.
    FloatOf,
    /// The class of a value, as the language has it. Also for a class whose calls with one argument give that.
    ClassOf,
    /// An iterator over what can be gone through.
    Iterator,
    /// A range of fixnums: limit; first, limit; or first, limit and step. Also for a class whose calls make ranges.
    Range,
    /// A part of a pair: bit `n` of `path`, counted from the lowest, says whether step `n` takes the second value.
    PairPart {
        /// Number of steps.
        steps: u8,
        /// The steps.
        path: u8,
    },
    /// A new pair.
    Pair,
    /// A new list of pairs, of all arguments.
    PairList,
    /// A new array of all arguments.
    Array,
    /// Replaces a pair's first value.
    SetFirst,
    /// Replaces a pair's second value.
    SetSecond,
    /// Whether it is an object of this fixed shape.
    HasShape(u32),
    /// Whether it is a tagged object.
    IsTagged(Tagged),
    /// The word at this offset of a tagged object.
    TaggedWord(Tagged, u32),
    /// Replaces that word.
    PutTaggedWord(Tagged, u32),
    /// Whether it is this immediate word.
    IsWord(u64),
    /// Whether it is a fixnum.
    IsFixnum,
    /// Whether it is a character.
    IsCharacter,
    /// Whether it is a vector: an array, or a list of any kind.
    IsVector,
    /// Length of a vector.
    VectorLength,
    /// Byte at an index of a byte string or an array of bytes: of an object of this fixed shape.
    ByteAt(u32),
    /// Replaces the byte at an index of such an object.
    PutByte {
        /// The fixed shape.
        shape: u32,
        /// Whether of integers that are no bytes the lowest eight bits are taken.
        wraps: bool,
    },
    /// Length of a string.
    StringLength,
    /// Character of a string at an index.
    StringElement,
    /// Code point of a string at an index.
    CodePointAt,
    /// String of the one code point of a string at an index.
    CharacterAt,
    /// Code point of a character.
    CharacterToInteger,
    /// Character with a code point.
    IntegerToCharacter,
    /// Whether two characters compare so.
    CompareCharacters(CompareOp),
    /// How a number compares to zero.
    CompareToZero(CompareOp),
    /// Whether a fixnum is odd, or even.
    Parity {
        /// Odd.
        is_odd: bool,
    },
    /// Square root of a float.
    SqrtFloat,
    /// A float rounded down, up, to zero, or to the nearest.
    RoundFloat(Rounding),
    /// Sum, difference, product or quotient of two floats.
    FloatArithmetic(FloatOp),
    /// Sum, difference or product of two numbers.
    Arithmetic(BinaryOp),
    /// A comparison of two numbers.
    CompareNumbers(CompareOp),
    /// That of two numbers which compares so to the other.
    Extremum(CompareOp),
    /// The total to which a number, the third argument, is added next, of which the second was lost: the total itself. Of
    /// other values the function decides.
    SumKnown,
    /// What has been lost, the first argument, when to a total, the second, a number has been added, the third: where both
    /// are floats more than before, by what Knuth's TwoSum finds.
    SumLost,
    /// A total, with what was lost where it is a float.
    SumTotal,
    /// What of a value goes into a text that is put together, where integers do as they are: a fixnum itself. Of other values
    /// the function decides.
    Piece {
        /// What it asks of objects; strings then do as they are, too.
        asking: Option<Asking>,
    },
    /// How many continuations were made.
    Captures,
    /// What finds the methods behind a class, the first argument, in the resolution order of the class of an object, the second.
    /// Also for a class whose calls with two arguments make that.
    Behind,
    /// The generator that is resumed in the place of the only argument: itself, if it is one.
    Delegated,
    /// Whether an exception is caught by a class, or by one in a tuple of classes.
    ExceptionMatches,
    /// A new object of a class, with nothing in it.
    NewObject,
    /// Makes an exception keep a tuple of what follows it.
    KeepArguments,
    /// Nothing is done with a single argument, and the result is none.
    Nothing,
}

impl Intrinsic {
    /// What is asked of an object that is the only argument.
    #[must_use]
    pub fn asking(self) -> Option<Asking> {
        match self {
            Intrinsic::Length => Some(Asking::Length),
            Intrinsic::Abs => Some(Asking::Magnitude),
            Intrinsic::Text => Some(Asking::Text),
            Intrinsic::Representation => Some(Asking::Representation),
            Intrinsic::Piece { asking } => asking,
            _ => None,
        }
    }
}

/// What is known beforehand of the instances of a class; for [`Intrinsic::InstanceOf`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Instances {
    /// Whether fixnums are.
    pub fixnums: Option<bool>,
    /// Whether floats are.
    pub floats: Option<bool>,
    /// Whether the empty value is.
    pub none: Option<bool>,
    /// The fixed shapes whose objects are: bit `n` for the shape with the number `n`.
    pub shapes: u64,
    /// The fixed shapes whose objects are not.
    pub other_shapes: u64,
}

impl Instances {
    /// Notes whether objects of a fixed shape are instances.
    pub fn note_shape(&mut self, shape: u32, are_instances: bool) {
        let bits = if are_instances { &mut self.shapes } else { &mut self.other_shapes };
        *bits |= 1 << shape;
    }

    /// Whether objects of a fixed shape are instances.
    pub fn of_shape(&self, shape: u32) -> Option<bool> {
        match 1u64.checked_shl(shape)? {
            bit if self.shapes & bit != 0 => Some(true),
            bit if self.other_shapes & bit != 0 => Some(false),
            _ => None,
        }
    }
}

/// Where floats are rounded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Down.
    Down,
    /// Up.
    Up,
    /// To zero.
    ToZero,
    /// To the nearest, ties to even.
    Nearest,
}

/// Arithmetic of floats, by IEEE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FloatOp {
    /// Sum.
    Add,
    /// Difference.
    Sub,
    /// Product.
    Mul,
    /// Quotient.
    Div,
}
