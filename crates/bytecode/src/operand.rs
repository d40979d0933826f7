//! The roles an operand can have: what it means, and how it is encoded.
//!
//! An instruction is one or two 64-bit words. Byte 0 of the first is the opcode, byte 1 holds the operand kinds seen
//! at this site (see [`crate::feedback`]); the rest are slots of 16 bits: three in the first word, four in the second.
//! Every operand but the site feedback fills one slot, in the order of the declaration, so it is fetched by one narrow load.

/// Type of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Type {
    /// Any tagged value.
    Word,
    /// A 32-bit integer, sign-extended in its register.
    I32,
    /// A 64-bit integer.
    I64,
    /// A 64-bit float, its raw bits.
    F64,
    /// 0 or 1.
    Bool,
    /// A tagged pointer to a heap object, or none.
    Ref,
}

impl Type {
    /// Every type.
    pub const ALL: [Type; 6] = [Type::Word, Type::I32, Type::I64, Type::F64, Type::Bool, Type::Ref];

    /// The name in the text form.
    pub const fn name(self) -> &'static str {
        match self {
            Type::Word => "word",
            Type::I32 => "i32",
            Type::I64 => "i64",
            Type::F64 => "f64",
            Type::Bool => "bool",
            Type::Ref => "ref",
        }
    }
}

/// What the feedback byte of an instruction records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteKind {
    /// [`crate::feedback::Operands`]: kinds of the operands of arithmetic and comparison.
    Operands,
    /// [`crate::feedback::Truth`]: kinds of the value tested.
    Truth,
    /// [`crate::feedback::Element`]: kinds of container and key.
    Element,
    /// [`crate::feedback::Iteration`]: kinds of what is iterated.
    Iteration,
}

/// What a slot of the feedback vector records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// Shapes seen and where the property was found.
    Property,
    /// Functions called.
    Call,
    /// A countdown to compilation, and the code to enter in the loop.
    Loop,
}

impl SlotKind {
    /// Every kind.
    pub const ALL: [SlotKind; 3] = [SlotKind::Property, SlotKind::Call, SlotKind::Loop];

    /// The name in the text form.
    pub const fn name(self) -> &'static str {
        match self {
            SlotKind::Property => "property",
            SlotKind::Call => "call",
            SlotKind::Loop => "loop",
        }
    }
}

/// The role of an operand, which decides how it is printed, verified and interpreted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperandKind {
    /// A register that is written.
    Def(Type),
    /// A register that is read.
    Use(Type),
    /// The first of three consecutive registers that are written: the state of an iteration.
    DefTriple,
    /// The first of three consecutive registers that are read and written: the state of an iteration.
    UseTriple,
    /// The first of two consecutive registers that are written.
    DefPair,
    /// The first of consecutive registers that are read; the next operand, a `Count`, says how many.
    UseRange,
    /// The first of consecutive registers that are written; the next operand, a `Count`, says how many.
    DefRange,
    /// A number of registers.
    Count,
    /// An entry of the constant pool.
    Const,
    /// An entry of the constant pool that is a string.
    Name,
    /// An entry of the function's list of global variables.
    Global,
    /// A function of the module.
    Function,
    /// An intrinsic of the module.
    Intrinsic,
    /// A capture of the closure that runs.
    Capture,
    /// A target of a jump: distance in words from the start of this instruction, signed.
    Label,
    /// A small signed integer.
    Immediate,
    /// An entry of the function's feedback vector.
    Slot(SlotKind),
    /// The feedback byte of the instruction; fills no slot.
    Site(SiteKind),
}

impl OperandKind {
    /// Whether the operand fills a 16-bit slot of the instruction.
    #[inline(always)]
    pub const fn is_encoded(self) -> bool {
        !matches!(self, OperandKind::Site(_))
    }
}

/// A typed operand, as assembler methods and visitors see it.
pub trait Operand: Copy {
    /// Its role.
    const KIND: OperandKind;
    /// Decodes the contents of a slot.
    fn from_slot(slot: u16) -> Self;
    /// Encodes into the contents of a slot.
    fn to_slot(self) -> u16;
}

macro_rules! operands {
    ($( $(#[$doc:meta])* $name:ident => $kind:expr; )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u16);
        impl Operand for $name {
            const KIND: OperandKind = $kind;
            #[inline(always)]
            fn from_slot(slot: u16) -> Self { $name(slot) }
            #[inline(always)]
            fn to_slot(self) -> u16 { self.0 }
        }
    )* };
}

operands! {
    /// Register written, a word.
    Def => OperandKind::Def(Type::Word);
    /// Register read, a word.
    Use => OperandKind::Use(Type::Word);
    /// Register written, an `i32`.
    DefI32 => OperandKind::Def(Type::I32);
    /// Register read, an `i32`.
    UseI32 => OperandKind::Use(Type::I32);
    /// Register written, an `i64`.
    DefI64 => OperandKind::Def(Type::I64);
    /// Register read, an `i64`.
    UseI64 => OperandKind::Use(Type::I64);
    /// Register written, an `f64`.
    DefF64 => OperandKind::Def(Type::F64);
    /// Register read, an `f64`.
    UseF64 => OperandKind::Use(Type::F64);
    /// Register written, a `bool`.
    DefBool => OperandKind::Def(Type::Bool);
    /// Register read, a `bool`.
    UseBool => OperandKind::Use(Type::Bool);
    /// Register written, a `ref`.
    DefRef => OperandKind::Def(Type::Ref);
    /// Register read, a `ref`.
    UseRef => OperandKind::Use(Type::Ref);
    /// See [`OperandKind::DefTriple`].
    DefTriple => OperandKind::DefTriple;
    /// See [`OperandKind::UseTriple`].
    UseTriple => OperandKind::UseTriple;
    /// See [`OperandKind::DefPair`].
    DefPair => OperandKind::DefPair;
    /// See [`OperandKind::UseRange`].
    UseRange => OperandKind::UseRange;
    /// See [`OperandKind::DefRange`].
    DefRange => OperandKind::DefRange;
    /// See [`OperandKind::Count`].
    Count => OperandKind::Count;
    /// See [`OperandKind::Const`].
    Const => OperandKind::Const;
    /// See [`OperandKind::Name`].
    Name => OperandKind::Name;
    /// See [`OperandKind::Global`].
    Global => OperandKind::Global;
    /// See [`OperandKind::Function`].
    FunctionIndex => OperandKind::Function;
    /// See [`OperandKind::Intrinsic`].
    IntrinsicIndex => OperandKind::Intrinsic;
    /// See [`OperandKind::Capture`].
    Capture => OperandKind::Capture;
    /// Slot of a property site.
    PropertySlot => OperandKind::Slot(SlotKind::Property);
    /// Slot of a call site.
    CallSlot => OperandKind::Slot(SlotKind::Call);
    /// Slot of a loop header.
    LoopSlot => OperandKind::Slot(SlotKind::Loop);
    /// Site feedback of arithmetic and comparison.
    OperandsSite => OperandKind::Site(SiteKind::Operands);
    /// Site feedback of a test.
    TruthSite => OperandKind::Site(SiteKind::Truth);
    /// Site feedback of an element access.
    ElementSite => OperandKind::Site(SiteKind::Element);
    /// Site feedback of an iteration.
    IterationSite => OperandKind::Site(SiteKind::Iteration);
}

/// Distance of a jump in words, from the start of the instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub i16);

impl Operand for Label {
    const KIND: OperandKind = OperandKind::Label;
    #[inline(always)]
    fn from_slot(slot: u16) -> Self {
        Label(slot as i16)
    }
    #[inline(always)]
    fn to_slot(self) -> u16 {
        self.0 as u16
    }
}

/// A small signed integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Immediate(pub i16);

impl Operand for Immediate {
    const KIND: OperandKind = OperandKind::Immediate;
    #[inline(always)]
    fn from_slot(slot: u16) -> Self {
        Immediate(slot as i16)
    }
    #[inline(always)]
    fn to_slot(self) -> u16 {
        self.0 as u16
    }
}

/// What the tables know of an operand.
#[derive(Clone, Copy, Debug)]
pub struct OperandInfo {
    /// Name in the declaration.
    pub name: &'static str,
    /// Its role.
    pub kind: OperandKind,
    /// Which 16-bit slot it fills, counted from the first word's first; meaningless for site feedback.
    pub slot: u8,
}

/// Slots in the first word.
pub const FIRST_WORD_SLOTS: usize = 3;
/// Slots in an instruction of two words.
pub const MAX_SLOTS: usize = 7;

/// The byte offset of `slot` from the start of its instruction.
#[inline(always)]
pub const fn slot_offset(slot: u8) -> usize {
    2 + 2 * slot as usize
}
