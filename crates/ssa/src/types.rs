//! Types of SSA values.

use abi::representation::Representation;

/// The type of a value: its machine form and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// No value: the type of operations without a result.
    None,
    /// Any tagged word.
    Word,
    /// A fixnum, as a tagged word.
    Int,
    /// A pointer to a heap object, as a tagged word.
    Ref,
    /// A double, raw.
    F64,
    /// 0 or 1, raw, in 8 bits.
    Bool,
    /// A 32-bit integer, raw.
    I32,
    /// A 64-bit integer, raw.
    I64,
    /// A native address, raw. Never a heap object.
    Address,
}

impl Type {
    /// All types.
    pub const ALL: &[Type] = &[
        Type::None,
        Type::Word,
        Type::Int,
        Type::Ref,
        Type::F64,
        Type::Bool,
        Type::I32,
        Type::I64,
        Type::Address,
    ];

    /// Whether a value of this type may stand where one of type `wanted` is expected.
    #[inline]
    #[must_use]
    pub const fn is_subtype_of(self, wanted: Type) -> bool {
        self as u8 == wanted as u8 || matches!((self, wanted), (Type::Int | Type::Ref, Type::Word))
    }

    /// Whether values of this type are tagged words.
    #[inline]
    #[must_use]
    pub const fn is_tagged(self) -> bool {
        matches!(self, Type::Word | Type::Int | Type::Ref)
    }

    /// The smallest type of which both are subtypes.
    #[must_use]
    pub fn join(self, other: Type) -> Option<Type> {
        if self == other {
            Some(self)
        } else if self.is_tagged() && other.is_tagged() {
            Some(Type::Word)
        } else {
            None
        }
    }

    /// The machine form.
    #[must_use]
    pub const fn representation(self) -> Representation {
        match self {
            Type::None => Representation::None,
            Type::Word | Type::Int | Type::Ref => Representation::Word,
            Type::F64 => Representation::F64,
            Type::Bool => Representation::Bool,
            Type::I32 => Representation::I32,
            Type::I64 => Representation::I64,
            Type::Address => Representation::Address,
        }
    }

    /// The type of a value of which only the machine form is known.
    #[must_use]
    pub const fn of_representation(representation: Representation) -> Type {
        match representation {
            Representation::None => Type::None,
            Representation::Word => Type::Word,
            Representation::F64 => Type::F64,
            Representation::Bool => Type::Bool,
            Representation::I32 => Type::I32,
            Representation::I64 => Type::I64,
            Representation::Address => Type::Address,
        }
    }

    /// The name in text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Type::None => "None",
            Type::Word => "Word",
            Type::Int => "Int",
            Type::Ref => "Ref",
            Type::F64 => "F64",
            Type::Bool => "Bool",
            Type::I32 => "I32",
            Type::I64 => "I64",
            Type::Address => "Address",
        }
    }

    /// The type with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Type> {
        Type::ALL.iter().copied().find(|ty| ty.name() == name)
    }
}

/// What an operand of an operation must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A subtype of this.
    Is(Type),
    /// Of whatever type.
    Any,
    /// A subtype of the operation's result.
    Result,
}

#[allow(non_upper_case_globals, reason = "they are named like the types, for the declarations of operations")]
impl Wanted {
    pub(crate) const Word: Wanted = Wanted::Is(Type::Word);
    pub(crate) const Int: Wanted = Wanted::Is(Type::Int);
    pub(crate) const Ref: Wanted = Wanted::Is(Type::Ref);
    pub(crate) const F64: Wanted = Wanted::Is(Type::F64);
    pub(crate) const Bool: Wanted = Wanted::Is(Type::Bool);
    pub(crate) const I32: Wanted = Wanted::Is(Type::I32);
    pub(crate) const I64: Wanted = Wanted::Is(Type::I64);
    pub(crate) const Address: Wanted = Wanted::Is(Type::Address);
}
