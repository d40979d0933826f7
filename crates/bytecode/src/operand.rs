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
    /// A tagged pointer to a heap object, or none: its bits are those of a word.
    Ref(Target),
}

impl Type {
    /// A pointer to any heap object, or none.
    pub const REF: Type = Type::Ref(Target::Any);
    /// Every type, but for what references lead to.
    pub const ALL: [Type; 6] = [Type::Word, Type::I32, Type::I64, Type::F64, Type::Bool, Type::REF];

    /// Whether it is a word or a reference, so that its bits are those of a value.
    pub const fn is_value(self) -> bool {
        matches!(self, Type::Word | Type::Ref(_))
    }

    /// Whether it is a reference.
    pub const fn is_ref(self) -> bool {
        matches!(self, Type::Ref(_))
    }

    /// The name in the text form, but for what a reference leads to.
    pub const fn name(self) -> &'static str {
        match self {
            Type::Word => "word",
            Type::I32 => "i32",
            Type::I64 => "i64",
            Type::F64 => "f64",
            Type::Bool => "bool",
            Type::Ref(_) => "ref",
        }
    }
}

/// What a reference leads to, unless it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Any heap object.
    Any,
    /// An object of this layout of the module, or of one that extends or implements it.
    Layout(u16),
    /// An array of such elements.
    Array(Element),
}

impl Target {
    /// Layouts that a module can have.
    pub const MAX_LAYOUTS: usize = Self::ARRAYS as usize;
    const ARRAYS: u16 = 0xff00;
    const ANY: u16 = u16::MAX;

    /// As the contents of a slot.
    pub const fn to_slot(self) -> u16 {
        match self {
            Target::Any => Self::ANY,
            Target::Layout(index) => index,
            Target::Array(element) => Self::ARRAYS + element as u16,
        }
    }

    const fn from_slot(slot: u16) -> Target {
        if slot < Self::ARRAYS {
            return Target::Layout(slot);
        }
        let element = (slot - Self::ARRAYS) as usize;
        if element < Element::ALL.len() { Target::Array(Element::ALL[element]) } else { Target::Any }
    }
}

/// What the elements of an array are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Element {
    /// Words.
    Word,
    /// 32-bit integers.
    I32,
    /// 64-bit floats.
    F64,
    /// Bytes, without sign; in registers they are `i32`.
    U8,
}

impl Element {
    /// Every kind of element.
    pub const ALL: [Element; 4] = [Element::Word, Element::I32, Element::F64, Element::U8];

    /// The name in the text form.
    pub const fn name(self) -> &'static str {
        match self {
            Element::Word => "word",
            Element::I32 => "i32",
            Element::F64 => "f64",
            Element::U8 => "u8",
        }
    }

    /// The type of a register that holds an element.
    pub const fn ty(self) -> Type {
        match self {
            Element::Word => Type::Word,
            Element::I32 | Element::U8 => Type::I32,
            Element::F64 => Type::F64,
        }
    }
}

/// What the register of an operand must hold, as far as the operand's role tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This type; where it is a reference, one to anything.
    Is(Type),
    /// A word or a reference.
    Value,
    /// Any type.
    Any,
}

impl Wanted {
    /// Whether a register of type `ty` will do.
    pub const fn accepts(self, ty: Type) -> bool {
        matches!(
            (self, ty),
            (Wanted::Any, _)
                | (Wanted::Value, Type::Word | Type::Ref(_))
                | (Wanted::Is(Type::Word), Type::Word)
                | (Wanted::Is(Type::I32), Type::I32)
                | (Wanted::Is(Type::I64), Type::I64)
                | (Wanted::Is(Type::F64), Type::F64)
                | (Wanted::Is(Type::Bool), Type::Bool)
                | (Wanted::Is(Type::Ref(_)), Type::Ref(_))
        )
    }

    /// What it is called in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Wanted::Is(ty) => ty.name(),
            Wanted::Value => "word or ref",
            Wanted::Any => "register",
        }
    }
}

macro_rules! math_functions {
    ($( $(#[$doc:meta])* $name:ident $Name:ident $arity:literal; )*) => {
        /// A function of floats.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum MathFunction { $( $(#[$doc])* $Name ),* }

        impl MathFunction {
            /// Every function.
            pub const ALL: &'static [MathFunction] = &[ $( MathFunction::$Name ),* ];

            /// The name in the text form.
            pub const fn name(self) -> &'static str {
                match self { $( MathFunction::$Name => stringify!($name) ),* }
            }

            /// How many arguments it takes.
            pub const fn arity(self) -> usize {
                match self { $( MathFunction::$Name => $arity ),* }
            }
        }
    };
}

math_functions! {
    /// Rounded down.
    floor Floor 1;
    /// Rounded up.
    ceil Ceil 1;
    /// Rounded to zero.
    trunc Trunc 1;
    /// Rounded to the nearest integer, ties to even.
    round_even RoundEven 1;
    /// Sine.
    sin Sin 1;
    /// Cosine.
    cos Cos 1;
    /// Tangent.
    tan Tan 1;
    /// Arc sine.
    asin Asin 1;
    /// Arc cosine.
    acos Acos 1;
    /// Arc tangent.
    atan Atan 1;
    /// Power of e.
    exp Exp 1;
    /// Natural logarithm.
    log Log 1;
    /// Logarithm to the base 2.
    log2 Log2 1;
    /// Logarithm to the base 10.
    log10 Log10 1;
    /// The lesser; NaN when one is; -0 is less than 0.
    min Min 2;
    /// The greater; NaN when one is; -0 is less than 0.
    max Max 2;
    /// Power, by the rules of C.
    pow Pow 2;
    /// The angle of the point whose y is first.
    atan2 Atan2 2;
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
    /// Shapes of receivers, and the functions that their methods are.
    Method,
    /// A countdown to compilation, and the code to enter in the loop.
    Loop,
    /// How often a block was executed.
    Block,
}

impl SlotKind {
    /// Every kind.
    pub const ALL: [SlotKind; 5] =
        [SlotKind::Property, SlotKind::Call, SlotKind::Method, SlotKind::Loop, SlotKind::Block];

    /// The name in the text form.
    pub const fn name(self) -> &'static str {
        match self {
            SlotKind::Property => "property",
            SlotKind::Call => "call",
            SlotKind::Method => "method",
            SlotKind::Loop => "loop",
            SlotKind::Block => "block",
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
    /// A register that is written, a word or a reference.
    DefValue,
    /// A register that is read, a word or a reference.
    UseValue,
    /// A register that is written; the instruction says of which type.
    DefAny,
    /// A register that is read; the instruction says of which type.
    UseAny,
    /// The first of consecutive registers that are read, of whatever types; the next operand, a `Count`, says how many.
    AnyRange,
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
    /// What a reference leads to: a layout of the module, or a kind of array.
    Target,
    /// A field, by its place among all fields of its layout.
    Field,
    /// A method, by its place in the table of its layout.
    Method,
    /// A function of floats.
    Math,
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

    /// Whether it names as many registers as the count after it says.
    pub const fn is_range(self) -> bool {
        matches!(self, OperandKind::UseRange | OperandKind::AnyRange | OperandKind::DefRange)
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
    DefRef => OperandKind::Def(Type::REF);
    /// Register read, a `ref`.
    UseRef => OperandKind::Use(Type::REF);
    /// See [`OperandKind::DefValue`].
    DefValue => OperandKind::DefValue;
    /// See [`OperandKind::UseValue`].
    UseValue => OperandKind::UseValue;
    /// See [`OperandKind::DefAny`].
    DefAny => OperandKind::DefAny;
    /// See [`OperandKind::UseAny`].
    UseAny => OperandKind::UseAny;
    /// See [`OperandKind::AnyRange`].
    AnyRange => OperandKind::AnyRange;
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
    /// See [`OperandKind::Field`].
    Field => OperandKind::Field;
    /// See [`OperandKind::Method`].
    Method => OperandKind::Method;
    /// See [`OperandKind::Math`].
    Math => OperandKind::Math;
    /// Slot of a property site.
    PropertySlot => OperandKind::Slot(SlotKind::Property);
    /// Slot of a call site.
    CallSlot => OperandKind::Slot(SlotKind::Call);
    /// Slot of a call by the receiver's table of methods.
    MethodSlot => OperandKind::Slot(SlotKind::Method);
    /// Slot of a loop header.
    LoopSlot => OperandKind::Slot(SlotKind::Loop);
    /// Slot of a block that is counted.
    BlockSlot => OperandKind::Slot(SlotKind::Block);
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

impl Operand for Target {
    const KIND: OperandKind = OperandKind::Target;
    #[inline(always)]
    fn from_slot(slot: u16) -> Self {
        Target::from_slot(slot)
    }
    #[inline(always)]
    fn to_slot(self) -> u16 {
        Target::to_slot(self)
    }
}

impl From<MathFunction> for Math {
    fn from(function: MathFunction) -> Self {
        Math(function as u16)
    }
}

impl Math {
    /// The function. The verifier checks that there is one.
    #[inline(always)]
    pub fn function(self) -> MathFunction {
        MathFunction::ALL[self.0 as usize]
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
