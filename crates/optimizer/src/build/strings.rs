//! Strings: put together, elements, iteration and comparison. What is of one byte a code point is read in line, the rest by the runtime.

use abi::context_layout::CHARACTER_STRINGS;
use abi::exit_reason::ExitReason;
use abi::object_offsets::{
    STRING_DATA, STRING_FLAGS, STRING_INTERNED, STRING_LENGTH, STRING_NOT_ASCII, shape,
};
use abi::operators::{BinaryOp, CompareOp};
use abi::runtime_calls::RuntimeCall;
use abi::value::TRUE;
use bytecode::feedback::Operands;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::call::Call;
use super::compare::condition;
use super::environment::Builder;
use crate::request::{Known, ObjectKind};

/// Code points below this one take a byte.
pub(super) const ASCII_END: u32 = 128;

impl Builder<'_> {
    /// The string of several strings and fixnums, one after another.
    pub(super) fn concatenate(&mut self, dst: Def, first: UseRange, count: Count) -> Result<(), Bailout> {
        if let [first, second] = self.get_words(first.0, count.0)[..] {
            let string = self.join_texts(first, second);
            self.set(dst.0, string);
            return Ok(());
        }
        self.call_on_row(RuntimeCall::concat, dst, first, count)?;
        let value = self.get(dst.0);
        let string = self.told_string(value);
        self.set(dst.0, string);
        Ok(())
    }

    /// The sum of two values of which only strings were seen, where that puts them together.
    pub(super) fn add_strings(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> Option<Value> {
        let are_strings = op == BinaryOp::Add
            && self.request.adds_strings
            && self.speculates()
            && Operands(self.frame.site()).is_only(Operands::STRING)
            && self.may_have_shape(lhs, shape::STRING)
            && self.may_have_shape(rhs, shape::STRING)
            && !self.was_left_for(ExitReason::WrongShape);
        are_strings.then(|| {
            let [first, second] = [lhs, rhs].map(|value| self.as_text(value));
            self.join_texts(first, second)
        })
    }

    /// A string, or the fixnum whose digits are all of it.
    fn as_text(&mut self, value: Value) -> Value {
        let string = self.origin(value);
        match self.values.digits.get(&string) {
            Some(&number) => number,
            None => self.as_shape(value, shape::STRING),
        }
    }

    fn join_texts(&mut self, first: Value, second: Value) -> Value {
        let value = self.call_runtime(RuntimeCall::join_texts, &[first, second]);
        self.told_string(value)
    }

    /// The digits of a fixnum.
    pub(super) fn digits(&mut self, number: Value) -> Value {
        let value = self.call_runtime(RuntimeCall::digits, &[number]);
        let string = self.told_string(value);
        self.values.digits.insert(string, number);
        string
    }

    /// What the runtime yields, which is a string.
    fn told_string(&mut self, value: Value) -> Value {
        let string = self.emit(Op::Refine { value, ty: Type::Ref });
        self.values.shape.insert(string, shape::STRING);
        string
    }

    /// The number of code points.
    pub(super) fn string_length(&mut self, object: Value) -> Value {
        let length = Op::LoadField { object, offset: STRING_LENGTH as u32, ty: Type::I32 };
        let value = self.emit(length);
        self.emit(Op::I32ToInt { value })
    }

    fn string_flags(&mut self, object: Value, mask: i32) -> Value {
        let lhs = self.emit(Op::LoadField { object, offset: STRING_FLAGS as u32, ty: Type::I32 });
        let rhs = self.emit(Op::ConstI32 { value: mask });
        self.emit(Op::I32And { lhs, rhs })
    }

    /// Whether a string has one byte for each code point, behind its header.
    pub(super) fn is_plain_string(&mut self, object: Value) -> Value {
        let lhs = self.string_flags(object, STRING_NOT_ASCII);
        let rhs = self.emit(Op::ConstI32 { value: 0 });
        self.emit(Op::I32Compare { cond: Cond::Eq, lhs, rhs })
    }

    /// The code point at an index in bounds, a fixnum.
    pub(super) fn code_point_at(&mut self, string: Value, index: Value) -> Value {
        let is_plain = self.is_plain_string(string);
        let mut join = self.begin_join();
        let (plain, other) = self.branch(is_plain, Hint::Then);
        self.start_arm(&join, plain);
        let byte = self.emit(Op::LoadByte { array: string, index, offset: STRING_DATA as u32 });
        self.end_arm(&mut join, &[byte]);
        self.start_arm(&join, other);
        let value = self.call_runtime(RuntimeCall::code_point, &[string, index]);
        let value = self.emit(Op::Refine { value, ty: Type::Int });
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    /// Whether the only character of a string is in one of the ranges; the function is asked of what is no ASCII character.
    pub(super) fn character_in(
        &mut self,
        call: Call<'_>,
        value: Value,
        ranges: &[(u8, u8)],
    ) -> Result<Value, Bailout> {
        if !self.may_have_shape(value, shape::STRING) || self.was_left_for(ExitReason::WrongShape) {
            return self.complete_call(call.callee, call.arguments);
        }
        let object = self.as_shape(value, shape::STRING);
        let length = self.emit(Op::LoadField { object, offset: STRING_LENGTH as u32, ty: Type::I32 });
        let one = self.emit(Op::ConstI32 { value: 1 });
        let lhs = self.emit(Op::I32Compare { cond: Cond::Eq, lhs: length, rhs: one });
        let rhs = self.is_plain_string(object);
        let is_character = self.emit(Op::BoolAnd { lhs, rhs });
        let mut join = self.begin_join();
        let (character, other) = self.branch(is_character, Hint::Then);
        self.start_arm(&join, character);
        let index = self.int(0);
        let code = self.emit(Op::LoadByte { array: object, index, offset: STRING_DATA as u32 });
        let mut is_in = None;
        for &(first, last) in ranges {
            let (lowest, count) = (self.int(first.into()), self.int(i64::from(last - first) + 1));
            let lhs = self.emit(Op::IntSub { lhs: code, rhs: lowest });
            let cond = self.emit(Op::IntCompare { cond: Cond::Below, lhs, rhs: count });
            is_in = Some(match is_in {
                Some(lhs) => self.emit(Op::BoolOr { lhs, rhs: cond }),
                None => cond,
            });
        }
        let is_in = match is_in {
            Some(is_in) => is_in,
            None => self.emit(Op::ConstBool { value: false }),
        };
        let is_in = self.word(is_in);
        self.end_arm(&mut join, &[is_in]);
        self.start_arm(&join, other);
        let result = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[result]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// A string and an index into it, if they may be that; else the code is left.
    pub(super) fn string_place(&mut self, string: Value, index: Value) -> Option<(Value, Value)> {
        let may_fit = self.may_have_shape(string, shape::STRING)
            && self.may_be_int(index)
            && !self.was_left_for(ExitReason::OutOfBounds);
        if !may_fit {
            return None;
        }
        let object = self.as_shape(string, shape::STRING);
        let index = self.as_int(index);
        let length = self.string_length(object);
        let index = self.guard(|exit| Op::BoundsCheck { index, length, exit });
        Some((object, index))
    }

    /// The string of the one code point at an index in bounds.
    pub(super) fn character_at(&mut self, string: Value, index: Value) -> Value {
        let is_plain = self.is_plain_string(string);
        let mut join = self.begin_join();
        let (plain, other) = self.branch(is_plain, Hint::Then);
        self.start_arm(&join, plain);
        let code = self.emit(Op::LoadByte { array: string, index, offset: STRING_DATA as u32 });
        let value = self.ascii_string(code);
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, other);
        let value = self.call_runtime(RuntimeCall::character_at, &[string, index]);
        self.end_arm(&mut join, &[value]);
        let value = self.finish_join(join, 1)[0];
        self.told_string(value)
    }

    /// The string of one code point that takes a byte.
    pub(super) fn ascii_string(&mut self, code: Value) -> Value {
        let value = self.emit(Op::LoadContext { offset: CHARACTER_STRINGS as u32, ty: Type::Word });
        let array = self.emit(Op::Refine { value, ty: Type::Ref });
        self.emit(Op::LoadElement { array, index: code })
    }

    /// A step through a string.
    pub(super) fn iterate_string(
        &mut self,
        dst: Def,
        state: UseTriple,
        target: Label,
    ) -> Result<(), Bailout> {
        let [index, string] = [0, 1].map(|index| self.get(state.0 + index));
        let (index, object) = (self.as_int(index), self.as_shape(string, shape::STRING));
        let length = self.string_length(object);
        let goes_on = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: index, rhs: length });
        self.jump_when(goes_on, false, target);
        let item = self.character_at(object, index);
        let one = self.int(1);
        let following = self.emit(Op::IntAdd { lhs: index, rhs: one });
        self.set(state.0, following);
        self.set(dst.0, item);
        Ok(())
    }

    /// Comparison of strings. Equal ones are mostly the same object, and interned ones always are.
    pub(super) fn compare_strings(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> Value {
        let singles = [self.known_single(lhs), self.known_single(rhs)];
        let (lhs, rhs) = (self.as_shape(lhs, shape::STRING), self.as_shape(rhs, shape::STRING));
        match (op, singles) {
            (CompareOp::Eq | CompareOp::Ne, _) => {
                let equal = self.equal_strings(lhs, rhs);
                if op == CompareOp::Eq { equal } else { self.emit(Op::BoolNot { value: equal }) }
            }
            (_, [None, Some(code)]) => {
                let order = |builder: &mut Self, byte: Value| {
                    let rhs = builder.int(code.into());
                    builder.emit(Op::IntCompare { cond: condition(op), lhs: byte, rhs })
                };
                self.by_single(lhs, order, |builder| builder.order_strings(op, lhs, rhs))
            }
            (_, [Some(code), None]) => {
                let order = |builder: &mut Self, byte: Value| {
                    let lhs = builder.int(code.into());
                    builder.emit(Op::IntCompare { cond: condition(op), lhs, rhs: byte })
                };
                self.by_single(rhs, order, |builder| builder.order_strings(op, lhs, rhs))
            }
            _ => self.order_strings(op, lhs, rhs),
        }
    }

    /// The code point of a value that is known to be a string of one, which takes a byte.
    fn known_single(&self, value: Value) -> Option<u32> {
        match self.values.known.get(&self.origin(value)) {
            Some(Known::Object(_, ObjectKind::Str(1, Some(characters)))) => Some(characters.trailing_zeros()),
            _ => None,
        }
    }

    /// Whether a string is part of one that is known, or an element of a known tuple of characters, where it has one character;
    /// the runtime decides of others.
    pub(super) fn is_part_of_known(&mut self, item: Value, container: Value) -> Option<Value> {
        let known = self.values.known.get(&self.origin(container));
        let Some(&Known::Object(
            _,
            ObjectKind::Str(_, Some(characters)) | ObjectKind::Tuple(_, Some(characters), _),
        )) = known
        else {
            return None;
        };
        if !self.request.strings_contain_parts
            || !self.speculates()
            || !self.may_have_shape(item, shape::STRING)
        {
            return None;
        }
        let item = self.as_shape(item, shape::STRING);
        let is_part = |builder: &mut Self, byte: Value| {
            let byte = builder.emit(Op::IntToI64 { value: byte });
            let (end, one) = (builder.i64(u64::BITS.into()), builder.i64(1));
            let low = builder.emit(Op::I64Compare { cond: Cond::Lt, lhs: byte, rhs: end });
            let [if_true, if_false] =
                [characters as i64, (characters >> u64::BITS) as i64].map(|bits| builder.i64(bits));
            let lhs = builder.emit(Op::Select { cond: low, if_true, if_false, ty: Type::I64 });
            let mask = builder.i64(i64::from(u64::BITS) - 1);
            let rhs = builder.emit(Op::I64And { lhs: byte, rhs: mask });
            let lhs = builder.emit(Op::I64ShrLogical { lhs, rhs });
            let lhs = builder.emit(Op::I64And { lhs, rhs: one });
            builder.emit(Op::I64Compare { cond: Cond::Eq, lhs, rhs: one })
        };
        Some(self.by_single(item, is_part, |builder| {
            let container = builder.word(container);
            let result = builder.call_runtime(RuntimeCall::contains, &[item, container]);
            builder.is_word(result, TRUE)
        }))
    }

    fn equal_strings(&mut self, lhs: Value, rhs: Value) -> Value {
        let same = self.emit(Op::WordEqual { lhs, rhs });
        let mut join = self.begin_join();
        let (is_same, differs) = self.branch(same, Hint::Even);
        self.start_arm(&join, is_same);
        let value = self.bool(true);
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, differs);
        let (left, right) =
            (self.string_flags(lhs, STRING_INTERNED), self.string_flags(rhs, STRING_INTERNED));
        let both = self.emit(Op::I32And { lhs: left, rhs: right });
        let none = self.emit(Op::ConstI32 { value: 0 });
        let interned = self.emit(Op::I32Compare { cond: Cond::Ne, lhs: both, rhs: none });
        let (unequal, other) = self.branch(interned, Hint::Even);
        self.start_arm(&join, unequal);
        let value = self.bool(false);
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, other);
        let [left, right] = [lhs, rhs]
            .map(|object| self.emit(Op::LoadField { object, offset: STRING_LENGTH as u32, ty: Type::I32 }));
        let differ = self.emit(Op::I32Compare { cond: Cond::Ne, lhs: left, rhs: right });
        let (unequal, other) = self.branch(differ, Hint::Even);
        self.start_arm(&join, unequal);
        let value = self.bool(false);
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, other);
        let value = self.call_runtime(RuntimeCall::equal_strings, &[lhs, rhs]);
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    /// What `single` yields for the only code point of a string, if it has one that takes a byte; else what `other` yields.
    fn by_single(
        &mut self,
        string: Value,
        single: impl FnOnce(&mut Self, Value) -> Value,
        other: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let length = Op::LoadField { object: string, offset: STRING_LENGTH as u32, ty: Type::I32 };
        let length = self.emit(length);
        let one = self.emit(Op::ConstI32 { value: 1 });
        let is_single = self.emit(Op::I32Compare { cond: Cond::Eq, lhs: length, rhs: one });
        let is_plain = self.is_plain_string(string);
        let cond = self.emit(Op::BoolAnd { lhs: is_single, rhs: is_plain });
        let mut join = self.begin_join();
        let (fits, differs) = self.branch(cond, Hint::Then);
        self.start_arm(&join, fits);
        let index = self.int(0);
        let byte = self.emit(Op::LoadByte { array: string, index, offset: STRING_DATA as u32 });
        let value = single(self, byte);
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, differs);
        let value = other(self);
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    fn order_strings(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> Value {
        let order = self.call_runtime(RuntimeCall::compare_strings, &[lhs, rhs]);
        let zero = self.i64(0);
        self.emit(Op::I64Compare { cond: condition(op), lhs: order, rhs: zero })
    }
}
