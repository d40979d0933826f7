//! All operations, each declared once.
//!
//! A declaration lists named fields, whose types are roles (see [`crate::field`]), the result's type and, in
//! brackets, its effects: `reads`/`writes` a heap, `exits` for a reason, and the flags of [`Effects`]. A field
//! `ty: Type` or `function: RuntimeCall` gives the type of the result where the declaration says `Dynamic`.
//!
//! Names ending in `Checked` and starting with `Guard` can exit. A guard returns its operand with the proved type.

use crate::call_effects::CallEffects;
use crate::effects::{Effects, effects};
use crate::entities::{BlockCall, FrameState, Literal, Operands, SwitchTable, Value, ValueList};
use crate::field::Field;
use crate::immediates::{Cond, Float64, Hint, WordBits};
use crate::text::{ParseError, tokens::Tokens};
use crate::types::{Type, Wanted};
use abi::exit_reason::ExitReason;
use abi::heaps::Heaps;
use abi::runtime_calls::RuntimeCall;

/// The list of operations; invokes `$callback!` with all declarations.
#[macro_export]
macro_rules! for_each_op {
    ($callback:ident) => {
        $callback! {
            // Constants and entry.

            /// A fixnum; in text untagged.
            ConstInt { value: i64 } -> Int [];
            /// A float.
            ConstF64 { value: Float64 } -> F64 [];
            /// 0 or 1.
            ConstBool { value: bool } -> Bool [];
            /// An immediate word: none, true, an inline float.
            ConstWord { value: WordBits } -> Word [];
            /// A 32-bit integer.
            ConstI32 { value: i32 } -> I32 [];
            /// A 64-bit integer.
            ConstI64 { value: i64 } -> I64 [];
            /// A word of the literal table that holds a value.
            LiteralWord { literal: Literal } -> Word [];
            /// A word of the literal table that holds a pointer to a heap object.
            LiteralRef { literal: Literal } -> Ref [];
            /// A word of the literal table that holds a native address.
            LiteralAddress { literal: Literal } -> Address [];
            /// A word of the literal table that holds a plain number, such as that of a shape.
            LiteralI64 { literal: Literal } -> I64 [];
            /// The interpreter's register, at the entry inside a loop; only in the entry block.
            OsrSlot { registers: Value(Address), register: u16, ty: Type } -> Dynamic [];
            /// The same bits, known to be of a better type because of where this stands.
            Refine { value: Value(Any), ty: Type } -> Dynamic [];
            /// One of two values.
            Select { cond: Value(Bool), if_true: Value(Result), if_false: Value(Result), ty: Type } -> Dynamic [];

            // Integers. Operands and results are tagged fixnums.

            /// Sum; proved to fit.
            IntAdd { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Difference; proved to fit.
            IntSub { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Product; proved to fit.
            IntMul { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Negation; proved to fit.
            IntNeg { value: Value(Int) } -> Int [];
            /// Sum; leaves when it does not fit.
            IntAddChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits Overflow];
            /// Difference; leaves when it does not fit.
            IntSubChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits Overflow];
            /// Product; leaves when it does not fit.
            IntMulChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits Overflow];
            /// Negation; leaves when it does not fit.
            IntNegChecked { value: Value(Int), exit: FrameState } -> Int [exits Overflow];
            /// Quotient rounded down; leaves when the divisor is 0 or the quotient does not fit.
            IntDivFloorChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits DivisionByZero];
            /// Remainder with the sign of the divisor; leaves when the divisor is 0.
            IntModFloorChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits DivisionByZero];
            /// Quotient rounded to zero; leaves when the divisor is 0 or the quotient does not fit.
            IntDivTruncChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits DivisionByZero];
            /// Remainder with the sign of the dividend; leaves when the divisor is 0.
            IntRemChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits DivisionByZero];
            /// Quotient rounded down; the divisor is not 0 and the quotient fits.
            IntDivFloor { lhs: Value(Int), rhs: Value(Int) } -> Int [may_fault];
            /// Remainder with the sign of the divisor, which is not 0.
            IntModFloor { lhs: Value(Int), rhs: Value(Int) } -> Int [may_fault];
            /// Quotient rounded to zero; the divisor is not 0 and the quotient fits.
            IntDivTrunc { lhs: Value(Int), rhs: Value(Int) } -> Int [may_fault];
            /// Remainder with the sign of the dividend; the divisor is not 0.
            IntRem { lhs: Value(Int), rhs: Value(Int) } -> Int [may_fault];
            /// Bitwise and.
            IntAnd { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Bitwise or.
            IntOr { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Bitwise exclusive or.
            IntXor { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Bitwise complement.
            IntNot { value: Value(Int) } -> Int [];
            /// Shift to the left; leaves when the count is negative or the result does not fit.
            IntShlChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits NegativeShift];
            /// Shift to the left; the count is in 0..=61 and the result fits.
            IntShl { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Arithmetic shift to the right; leaves when the count is negative.
            IntShrChecked { lhs: Value(Int), rhs: Value(Int), exit: FrameState } -> Int [exits NegativeShift];
            /// Arithmetic shift to the right by a count that is not negative and may be large.
            IntShr { lhs: Value(Int), rhs: Value(Int) } -> Int [];
            /// Comparison.
            IntCompare { cond: Cond, lhs: Value(Int), rhs: Value(Int) } -> Bool [];
            /// To a float, rounding.
            IntToF64 { value: Value(Int) } -> F64 [];
            /// Untagged.
            IntToI64 { value: Value(Int) } -> I64 [];
            /// The low 32 bits, untagged.
            IntToI32Wrap { value: Value(Int) } -> I32 [];
            /// Untagged; leaves when 32 bits are not enough.
            IntToI32Checked { value: Value(Int), exit: FrameState } -> I32 [exits UnexpectedValue];

            // Floats.

            /// Sum.
            FloatAdd { lhs: Value(F64), rhs: Value(F64) } -> F64 [];
            /// Difference.
            FloatSub { lhs: Value(F64), rhs: Value(F64) } -> F64 [];
            /// Product.
            FloatMul { lhs: Value(F64), rhs: Value(F64) } -> F64 [];
            /// Quotient, by IEEE.
            FloatDiv { lhs: Value(F64), rhs: Value(F64) } -> F64 [];
            /// Quotient; leaves when the divisor is zero.
            FloatDivChecked { lhs: Value(F64), rhs: Value(F64), exit: FrameState } -> F64 [exits DivisionByZero];
            /// Negation.
            FloatNeg { value: Value(F64) } -> F64 [];
            /// Absolute value.
            FloatAbs { value: Value(F64) } -> F64 [];
            /// Square root.
            FloatSqrt { value: Value(F64) } -> F64 [];
            /// Rounded down.
            FloatFloor { value: Value(F64) } -> F64 [];
            /// Rounded up.
            FloatCeil { value: Value(F64) } -> F64 [];
            /// Rounded to zero.
            FloatTrunc { value: Value(F64) } -> F64 [];
            /// Rounded to the nearest, ties to even.
            FloatRound { value: Value(F64) } -> F64 [];
            /// The lesser; NaN when one is; -0 is less than 0.
            FloatMin { lhs: Value(F64), rhs: Value(F64) } -> F64 [];
            /// The greater; NaN when one is; -0 is less than 0.
            FloatMax { lhs: Value(F64), rhs: Value(F64) } -> F64 [];
            /// Comparison.
            FloatCompare { cond: Cond, lhs: Value(F64), rhs: Value(F64) } -> Bool [];
            /// Rounded to zero; leaves when it is no fixnum.
            FloatToIntChecked { value: Value(F64), exit: FrameState } -> Int [exits UnexpectedValue];
            /// Rounded to zero; wraps to 32 bits, 0 for NaN and infinities.
            FloatToI32Wrap { value: Value(F64) } -> I32 [];
            /// The bits.
            FloatToBits { value: Value(F64) } -> I64 [];
            /// The float with these bits.
            FloatFromBits { value: Value(I64) } -> F64 [];

            // Boxes.

            /// The float of a word, inline or boxed; leaves when it holds none.
            UnboxFloat { value: Value(Word), exit: FrameState } -> F64 [exits NotFloat];
            /// The float of a word that is known to hold one.
            UnboxFloatUnchecked { value: Value(Word) } -> F64 [may_fault];
            /// The float or fixnum of a word as a float; leaves when it holds neither.
            NumberToF64 { value: Value(Word), exit: FrameState } -> F64 [exits NotNumber];
            /// The word for a float. May allocate, when the float has no inline form.
            BoxFloat { value: Value(F64) } -> Word [];
            /// The word for a boolean.
            BoxBool { value: Value(Bool) } -> Word [];
            /// The code point of a word that is known to be a character.
            CharToInt { value: Value(Word) } -> Int [];
            /// The word of the character with this code point.
            IntToChar { value: Value(Int) } -> Word [];

            // Tests.

            /// Whether it is a fixnum.
            IsInt { value: Value(Word) } -> Bool [];
            /// Whether it is a float, inline or boxed.
            IsFloat { value: Value(Word) } -> Bool [];
            /// Whether it points to a heap object.
            IsRef { value: Value(Word) } -> Bool [];
            /// Whether it is a character.
            IsChar { value: Value(Word) } -> Bool [];
            /// Whether it points to a heap object of this shape.
            HasShape { object: Value(Word), shape: Value(I64) } -> Bool [reads SHAPE];
            /// Whether it points to a heap object of one of these shapes.
            HasShapeIn { object: Value(Word), shapes: ValueList } -> Bool [reads SHAPE];
            /// Whether two words have the same bits.
            WordEqual { lhs: Value(Word), rhs: Value(Word) } -> Bool [];
            /// Whether two addresses are the same.
            AddressEqual { lhs: Value(Address), rhs: Value(Address) } -> Bool [];
            /// Whether two plain integers compare so.
            I64Compare { cond: Cond, lhs: Value(I64), rhs: Value(I64) } -> Bool [];
            /// Whether two 32-bit integers compare so.
            I32Compare { cond: Cond, lhs: Value(I32), rhs: Value(I32) } -> Bool [];
            /// Not.
            BoolNot { value: Value(Bool) } -> Bool [];
            /// Both; evaluates both.
            BoolAnd { lhs: Value(Bool), rhs: Value(Bool) } -> Bool [];
            /// Either; evaluates both.
            BoolOr { lhs: Value(Bool), rhs: Value(Bool) } -> Bool [];

            // Guards.

            /// It is a fixnum.
            GuardInt { value: Value(Word), exit: FrameState } -> Int [exits NotFixnum];
            /// It is true or false; the result is which.
            GuardBool { value: Value(Word), exit: FrameState } -> Bool [exits NotBool];
            /// It points to a heap object.
            GuardRef { value: Value(Word), exit: FrameState } -> Ref [exits NotRef];
            /// It points to a heap object of this shape. Tests for a pointer unless the operand is a `Ref`.
            GuardShape { object: Value(Word), shape: Value(I64), exit: FrameState } -> Ref [reads SHAPE, exits WrongShape];
            /// It points to a heap object of one of these shapes, as above.
            GuardShapeIn { object: Value(Word), shapes: ValueList, exit: FrameState } -> Ref [reads SHAPE, exits WrongShape];
            /// It is this very word. The result is `expected`.
            GuardSame { value: Value(Word), expected: Value(Word), exit: FrameState } -> Word [exits UnexpectedValue];
            /// It is any other word than this one: a slot has a value, an iterator has not stopped.
            GuardNotSame { value: Value(Word), unexpected: Value(Word), exit: FrameState } -> Word [exits Unbound];
            /// The condition holds.
            GuardTrue { cond: Value(Bool), reason: ExitReason, exit: FrameState } -> None [];
            /// The condition does not hold.
            GuardFalse { cond: Value(Bool), reason: ExitReason, exit: FrameState } -> None [];
            /// `0 <= index < length`; the result is the index.
            BoundsCheck { index: Value(Int), length: Value(Int), exit: FrameState } -> Int [exits OutOfBounds];

            // Memory. Offsets are in bytes from the start of the object, header included.

            /// The number of the object's shape.
            LoadShape { object: Value(Ref) } -> I64 [reads SHAPE, may_fault];
            /// Gives an object another shape: its slots have been extended.
            StoreShape { object: Value(Ref), shape: Value(I64) } -> None [writes SHAPE];
            /// A value slot of an object.
            LoadSlot { object: Value(Ref), offset: u32 } -> Word [reads SLOTS, may_fault];
            /// Writes a value slot of an object, with the collector's barrier where the value may be a pointer.
            StoreSlot { object: Value(Ref), value: Value(Word), offset: u32 } -> None [writes SLOTS];
            /// A value slot that is never written again after the object is made.
            LoadFinal { object: Value(Ref), offset: u32 } -> Word [may_fault];
            /// A slot that always holds a fixnum, not negative, and is never written again: the length of a string.
            LoadFinalInt { object: Value(Ref), offset: u32 } -> Int [may_fault];
            /// A word that holds a native address and is never written again: the cell of a closure.
            LoadFinalAddress { object: Value(Ref), offset: u32 } -> Address [may_fault];
            /// The length of a growable container: a slot that always holds a fixnum, not negative.
            LoadLength { object: Value(Ref), offset: u32 } -> Int [reads LENGTHS, may_fault];
            /// Writes the length of a growable container.
            StoreLength { object: Value(Ref), value: Value(Int), offset: u32 } -> None [writes LENGTHS];
            /// The storage of a growable container: a slot that always holds a pointer.
            LoadStorage { object: Value(Ref), offset: u32 } -> Ref [reads LENGTHS, may_fault];
            /// The length of an array object, which never changes.
            ArrayLength { array: Value(Ref) } -> Int [may_fault];
            /// An element of an array object; the index is in bounds.
            LoadElement { array: Value(Ref), index: Value(Int) } -> Word [reads ELEMENTS, may_fault];
            /// Writes an element of an array object, with the collector's barrier; the index is in bounds.
            StoreElement { array: Value(Ref), index: Value(Int), value: Value(Word) } -> None [writes ELEMENTS];
            /// The value of a cell object.
            LoadCell { cell: Value(Ref), offset: u32 } -> Word [reads CELLS, may_fault];
            /// Writes the value of a cell object, with the collector's barrier.
            StoreCell { cell: Value(Ref), value: Value(Word), offset: u32 } -> None [writes CELLS];
            /// A typed field of an object.
            LoadField { object: Value(Ref), offset: u32, ty: Type } -> Dynamic [reads RAW_FIELDS, may_fault];
            /// Writes a typed field that holds no value word.
            StoreField { object: Value(Ref), value: Value(Any), offset: u32 } -> None [writes RAW_FIELDS];
            /// A typed element (I32, I64 or F64) of a leaf object whose elements start at `offset`; in bounds.
            LoadRawElement { array: Value(Ref), index: Value(Int), offset: u32, ty: Type } -> Dynamic [reads RAW_ELEMENTS, may_fault];
            /// Writes a typed element of a leaf object; in bounds.
            StoreRawElement { array: Value(Ref), index: Value(Int), value: Value(Any), offset: u32 } -> None [writes RAW_ELEMENTS];
            /// A byte of a leaf object whose bytes start at `offset`; in bounds.
            LoadByte { array: Value(Ref), index: Value(Int), offset: u32 } -> Int [reads RAW_ELEMENTS, may_fault];
            /// Writes the low byte of a fixnum.
            StoreByte { array: Value(Ref), index: Value(Int), value: Value(Int), offset: u32 } -> None [writes RAW_ELEMENTS];
            /// A word of the context.
            LoadContext { offset: u32, ty: Type } -> Dynamic [reads CONTEXT];
            /// Writes a word of the context: an argument, the exception that is being handled. Shorter values are extended
            /// with their sign, booleans with zeros.
            StoreContext { value: Value(Any), offset: u32 } -> None [writes CONTEXT];
            /// A new object of `bytes` bytes and this kind; the words after the header hold `values`, the others
            /// [`abi::value::UNBOUND`]. What final loads read of it is among the values. Leaves with an exception pending when memory
            /// is used up.
            NewObject { shape: Value(I64), bytes: u32, kind: u8, values: ValueList, exit: FrameState } -> Ref [allocates, calls, exits Exception];
            /// An object that is not made unless compiled code is left: only frame states and other such objects name it,
            /// and an exit makes it, once for all registers that hold it. Words as in `NewObject`; a raw float or boolean
            /// among the first `kind` words is boxed. Backends emit nothing for it.
            DeferredObject { shape: Value(I64), bytes: u32, kind: u8, values: ValueList } -> Ref [allocates];

            // Typed integers; wrap around.

            /// Sum.
            I32Add { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Difference.
            I32Sub { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Product.
            I32Mul { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Quotient rounded to zero, wrapping; leaves when the divisor is 0.
            I32DivChecked { lhs: Value(I32), rhs: Value(I32), exit: FrameState } -> I32 [exits DivisionByZero];
            /// Remainder with the sign of the dividend; leaves when the divisor is 0.
            I32RemChecked { lhs: Value(I32), rhs: Value(I32), exit: FrameState } -> I32 [exits DivisionByZero];
            /// Bitwise and.
            I32And { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Bitwise or.
            I32Or { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Bitwise exclusive or.
            I32Xor { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Shift to the left by the low five bits of the count.
            I32Shl { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Arithmetic shift to the right by the low five bits of the count.
            I32Shr { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// Logical shift to the right by the low five bits of the count.
            I32ShrLogical { lhs: Value(I32), rhs: Value(I32) } -> I32 [];
            /// As a fixnum.
            I32ToInt { value: Value(I32) } -> Int [];
            /// Sign-extended.
            I32ToI64 { value: Value(I32) } -> I64 [];
            /// To a float, exactly.
            I32ToF64 { value: Value(I32) } -> F64 [];
            /// Sum.
            I64Add { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Difference.
            I64Sub { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Product.
            I64Mul { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Quotient rounded to zero, wrapping; leaves when the divisor is 0.
            I64DivChecked { lhs: Value(I64), rhs: Value(I64), exit: FrameState } -> I64 [exits DivisionByZero];
            /// Remainder with the sign of the dividend; leaves when the divisor is 0.
            I64RemChecked { lhs: Value(I64), rhs: Value(I64), exit: FrameState } -> I64 [exits DivisionByZero];
            /// Bitwise and.
            I64And { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Bitwise or.
            I64Or { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Bitwise exclusive or.
            I64Xor { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Shift to the left by the low six bits of the count.
            I64Shl { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Arithmetic shift to the right by the low six bits of the count.
            I64Shr { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// Logical shift to the right by the low six bits of the count.
            I64ShrLogical { lhs: Value(I64), rhs: Value(I64) } -> I64 [];
            /// As a fixnum; leaves when it does not fit.
            I64ToIntChecked { value: Value(I64), exit: FrameState } -> Int [exits Overflow];
            /// The low half.
            I64ToI32 { value: Value(I64) } -> I32 [];
            /// To a float, rounding.
            I64ToF64 { value: Value(I64) } -> F64 [];

            // Calls.

            /// Calls the runtime; leaves when the call left an exception pending.
            CallRuntime { function: RuntimeCall, args: ValueList, exit: FrameState } -> Dynamic [calls, exits Exception];
            /// Calls the runtime; the call never throws.
            CallRuntimeNoThrow { function: RuntimeCall, args: ValueList } -> Dynamic [];
            /// Calls a function through its cell with exactly its parameters; leaves when it threw.
            CallFunction { cell: Value(Address), callee: Value(Word), args: ValueList, effects: CallEffects, exit: FrameState } -> Word [calls, exits Exception];
            /// As `CallFunction`, of a function whose result is a number, raw. Its bits may be those of the word for an exception;
            /// then an exception is pending only if it did throw.
            CallTyped { cell: Value(Address), callee: Value(Word), args: ValueList, ty: Type, effects: CallEffects, exit: FrameState } -> Dynamic [calls, exits Exception];

            /// Resumes a generator of the function with this cell: what it yields, or the stop word; leaves when it threw.
            ResumeGenerator { cell: Value(Address), generator: Value(Word), sent: Value(Word), exit: FrameState } -> Word [reads WORLD, writes WORLD, calls, exits Exception];

            /// As `CallRuntime`, but goes on when the call left an exception pending: the result is the word for that.
            TryCallRuntime { function: RuntimeCall, args: ValueList } -> Dynamic [calls];
            /// As `CallFunction`, but goes on when it threw: the result is the word for an exception.
            TryCallFunction { cell: Value(Address), callee: Value(Word), args: ValueList, effects: CallEffects } -> Word [calls, writes CONTEXT];
            /// As `ResumeGenerator`, but goes on when it threw: the result is the word for an exception.
            TryResumeGenerator { cell: Value(Address), generator: Value(Word), sent: Value(Word) } -> Word [reads WORLD, writes WORLD, calls];

            // Checks of the outside.

            /// The code is still valid.
            CheckValid { exit: FrameState } -> None [reads VALIDITY, exits Invalidated];
            /// Nobody asks for attention. Counts as a write, since others change the word at any time.
            Poll { exit: FrameState } -> None [reads CONTEXT, writes CONTEXT, exits Interrupt];
            /// The native stack has room.
            StackCheck { exit: FrameState } -> None [exits StackOverflow];
            /// Counts the 32-bit counter at this address down; leaves when it reaches zero.
            Count { counter: Value(Address), offset: u32, exit: FrameState } -> None [reads COUNTERS, writes COUNTERS, exits TierUp];
            /// Counts the 64-bit counter at this address up.
            CountBlock { counter: Value(Address) } -> None [reads COUNTERS, writes COUNTERS];
            /// Takes a unit of fuel; leaves when there is none. A pass writes out what that means, so backends see none.
            Charge { exit: FrameState } -> None [reads FUEL, writes FUEL, exits Interrupt];
            /// Stands at the end of a loop's preheader: where guards hoisted out of the loop leave to.
            FramePoint { exit: FrameState } -> None [marker];

            // Terminators.

            /// Goes on in another block.
            Jump { target: BlockCall } -> None [terminator];
            /// Goes on in one of two blocks.
            Branch { cond: Value(Bool), then: BlockCall, otherwise: BlockCall, hint: Hint } -> None [terminator];
            /// Goes on in one of many blocks.
            Switch { value: Value(Int), table: SwitchTable } -> None [terminator];
            /// Returns to the caller.
            Return { value: Value(Any) } -> None [terminator];
            /// Leaves compiled code.
            Exit { reason: ExitReason, exit: FrameState } -> None [terminator];
            /// Returns what a call returns, giving up this frame first.
            TailCall { cell: Value(Address), callee: Value(Word), args: ValueList } -> None [reads WORLD, writes WORLD, terminator];
            /// Is never reached.
            Unreachable { } -> None [terminator];
        }
    };
}

/// What is the same for all uses of an operation.
#[derive(Debug)]
pub struct OpInfo {
    /// The name, as in text.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Type of the result; `None` in `Option` when an operand says.
    pub result: Option<Type>,
    /// Its effects, but for those of what it calls.
    pub effects: Effects,
    /// Names of the fields.
    pub fields: &'static [&'static str],
}

/// Result types of declarations.
#[allow(non_upper_case_globals, reason = "they are named like the types, for the declarations")]
mod result {
    use super::Type;
    pub(super) const None: Option<Type> = Some(Type::None);
    pub(super) const Word: Option<Type> = Some(Type::Word);
    pub(super) const Int: Option<Type> = Some(Type::Int);
    pub(super) const Ref: Option<Type> = Some(Type::Ref);
    pub(super) const F64: Option<Type> = Some(Type::F64);
    pub(super) const Bool: Option<Type> = Some(Type::Bool);
    pub(super) const I32: Option<Type> = Some(Type::I32);
    pub(super) const I64: Option<Type> = Some(Type::I64);
    pub(super) const Address: Option<Type> = Some(Type::Address);
    pub(super) const Dynamic: Option<Type> = Option::None;
}

macro_rules! define {
    ($( #[doc = $doc:literal] $(#[doc = $more:literal])* $Name:ident { $($field:ident : $role:ident $(($wanted:ident))?),* $(,)? }
        -> $result:ident [ $($effect:tt)* ]; )*) => {
        /// An operation with its operands.
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the operation's own line says what its operands are")]
        pub enum Op { $( #[doc = $doc] $(#[doc = $more])* $Name { $($field: $role),* } ),* }

        /// Which operation it is, without operands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "named like the operations")]
        #[repr(u8)]
        pub enum Opcode { $( $Name ),* }

        impl Opcode {
            /// All operations.
            pub const ALL: &[Opcode] = &[ $( Opcode::$Name ),* ];

            /// The declaration.
            #[must_use]
            pub fn info(self) -> &'static OpInfo {
                &INFO[self as usize]
            }
        }

        static INFO: &[OpInfo] = &[ $( OpInfo {
            name: stringify!($Name),
            doc: concat!($doc $(, $more)*),
            result: result::$result,
            effects: {
                #[allow(unused_mut, reason = "an operation without effects sets none")]
                let mut effects = Effects::NONE;
                effects!(effects; $($effect)*);
                effects.can_exit = !effects.marker && (false $(| <$role as Field>::IS_FRAME_STATE)*);
                effects
            },
            fields: &[ $( stringify!($field) ),* ],
        } ),* ];

        #[allow(unused_variables, unused_mut, reason = "not every operation has fields of every kind")]
        impl Op {
            /// Which operation it is.
            #[inline]
            #[must_use]
            pub fn opcode(&self) -> Opcode {
                match self { $( Op::$Name { .. } => Opcode::$Name ),* }
            }

            /// Calls `f` with each value it uses, frame states not included.
            pub fn for_each_value(&self, operands: &Operands, mut f: impl FnMut(Value)) {
                let f: &mut dyn FnMut(Value) = &mut f;
                match self { $( Op::$Name { $($field),* } => { $( $field.for_each_value(operands, f); )* } ),* }
            }

            /// Replaces each value it uses by what `f` gives for it, frame states not included.
            pub fn map_values(&mut self, operands: &mut Operands, mut f: impl FnMut(Value) -> Value) {
                let f: &mut dyn FnMut(Value) -> Value = &mut f;
                match self { $( Op::$Name { $($field),* } => { $( $field.map_values(operands, f); )* } ),* }
            }

            /// Calls `f` with each block it may go on in.
            pub fn for_each_target(&self, operands: &Operands, mut f: impl FnMut(BlockCall)) {
                let f: &mut dyn FnMut(BlockCall) = &mut f;
                match self { $( Op::$Name { $($field),* } => { $( $field.for_each_target(operands, f); )* } ),* }
            }

            /// Replaces each block it may go on in by what `f` gives for it.
            pub fn map_targets(
                &mut self,
                operands: &mut Operands,
                mut f: impl FnMut(BlockCall, &mut Operands) -> BlockCall,
            ) {
                let f: &mut dyn FnMut(BlockCall, &mut Operands) -> BlockCall = &mut f;
                match self { $( Op::$Name { $($field),* } => { $( $field.map_targets(operands, f); )* } ),* }
            }

            /// Its frame state, to be changed.
            pub fn frame_state_mut(&mut self) -> Option<&mut FrameState> {
                match self { $( Op::$Name { $($field),* } => { $( if let Some(state) = $field.frame_state() { return Some(state); } )* } ),* }
                None
            }

            /// The type of its result.
            #[must_use]
            pub fn result_type(&self) -> Type {
                if let Some(ty) = self.info().result {
                    return ty;
                }
                match self { $( Op::$Name { $($field),* } => { $( if let Some(ty) = $field.result_type() { return ty; } )* } ),* }
                Type::None
            }

            /// Why it leaves, if it does.
            #[must_use]
            pub fn exit_reason(&self) -> Option<ExitReason> {
                match self { $( Op::$Name { $($field),* } => { $( if let Some(reason) = $field.exit_reason() { return Some(reason); } )* } ),* }
                self.info().effects.reason
            }

            /// The runtime call it makes.
            #[must_use]
            pub fn runtime_call(&self) -> Option<RuntimeCall> {
                match self { $( Op::$Name { $($field),* } => { $( if let Some(known) = $field.runtime_call() { return Some(known); } )* } ),* }
                None
            }

            /// What the call that it makes may do, of a function of bytecode.
            #[must_use]
            pub fn call_effects(&self) -> Option<CallEffects> {
                match self { $( Op::$Name { $($field),* } => { $( if let Some(known) = $field.call_effects() { return Some(known); } )* } ),* }
                None
            }

            /// What must be equal for two operations to compute the same: frame states and reasons do not count.
            pub fn key(&self, operands: &Operands, key: &mut Vec<u64>) {
                key.push(self.opcode() as u64);
                match self { $( Op::$Name { $($field),* } => { $( $field.key(operands, key); )* } ),* }
            }

            /// Calls `f` with the name, the wanted type and the value of each operand that is a single value.
            pub(crate) fn for_each_typed_value(&self, f: &mut dyn FnMut(&'static str, Wanted, Value)) {
                match self { $( Op::$Name { $($field),* } => { $( $( f(stringify!($field), Wanted::$wanted, *$field); )? )* } ),* }
            }

            pub(crate) fn copy(&self, operands: &mut Operands) -> Op {
                match self { $( Op::$Name { $($field),* } => Op::$Name { $( $field: $field.copy(operands) ),* } ),* }
            }

            pub(crate) fn print(&self, operands: &Operands, out: &mut String) {
                out.push_str(self.info().name);
                let start = out.len();
                match self { $( Op::$Name { $($field),* } => { $(
                    out.push_str(if out.len() == start { " " } else { ", " });
                    $field.print(operands, out);
                )* } ),* }
            }

            pub(crate) fn parse(tokens: &mut Tokens<'_>, operands: &mut Operands) -> Result<Op, ParseError> {
                let error = tokens.error("an operation");
                let mut first = true;
                match tokens.word()? {
                    $( stringify!($Name) => {
                        $(
                            if !std::mem::take(&mut first) {
                                tokens.expect(",")?;
                            }
                            let $field = <$role as Field>::parse(tokens, operands)?;
                        )*
                        Ok(Op::$Name { $($field),* })
                    } )*
                    _ => Err(error),
                }
            }
        }
    };
}
for_each_op!(define);

const _: () = assert!(size_of::<Op>() <= 24, "operations are copied a lot");

impl Op {
    /// The declaration.
    #[inline]
    #[must_use]
    pub fn info(&self) -> &'static OpInfo {
        self.opcode().info()
    }

    /// Its effects.
    #[must_use]
    pub fn effects(&self) -> Effects {
        let mut effects = self.info().effects;
        if let Some(known) = self.runtime_call() {
            let info = known.info();
            effects.reads = info.reads;
            effects.writes = info.writes;
            effects.returns = info.returns;
            effects.calls |= info.collects;
            // The result may be a new object.
            effects.allocates = info.collects;
        }
        if let Some(call) = self.call_effects() {
            effects.reads = call.reads;
            // One that goes on when it threw leaves that in the context.
            effects.writes = effects.writes.union(call.writes);
            effects.repeats = call.repeats;
            effects.returns = call.returns;
        }
        if effects.can_exit {
            effects.reason = self.exit_reason();
        }
        effects
    }

    /// Its frame state.
    #[must_use]
    pub fn frame_state(mut self) -> Option<FrameState> {
        self.frame_state_mut().copied()
    }

    /// Whether it is a constant or what a literal stands for: made where it is used, at no cost.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        matches!(
            self,
            Op::ConstInt { .. }
                | Op::ConstF64 { .. }
                | Op::ConstBool { .. }
                | Op::ConstWord { .. }
                | Op::ConstI32 { .. }
                | Op::ConstI64 { .. }
                | Op::LiteralWord { .. }
                | Op::LiteralRef { .. }
                | Op::LiteralAddress { .. }
                | Op::LiteralI64 { .. }
        )
    }

    /// Whether it ends a block.
    #[inline]
    #[must_use]
    pub fn is_terminator(&self) -> bool {
        self.info().effects.terminator
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_follow_from_the_declaration() {
        let guard = Opcode::GuardShape.info();
        assert!(guard.effects.can_exit && guard.effects.reads == Heaps::SHAPE);
        assert_eq!(guard.effects.reason, Some(ExitReason::WrongShape));
        assert!(!Opcode::FramePoint.info().effects.can_exit);
        assert!(Opcode::IntAddChecked.info().effects.is_removable());
        assert!(!Opcode::GuardInt.info().effects.is_removable());
        assert!(Opcode::FloatAdd.info().effects.is_pure() && !Opcode::LoadSlot.info().effects.is_pure());
    }

    #[test]
    fn an_operation_that_exits_has_a_reason() {
        for opcode in Opcode::ALL {
            let info = opcode.info();
            let by_operand = info.fields.contains(&"reason");
            assert_eq!(info.effects.can_exit, info.effects.reason.is_some() || by_operand, "{}", info.name);
        }
    }
}
