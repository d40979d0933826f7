//! The instruction that calls an operation of the language's own: its form here, where it has one, else the call.

use abi::context_layout::CAPTURES;
use abi::exit_reason::ExitReason;
use abi::intrinsic::{FloatOp, Intrinsic, Tagged};
use abi::object_layout::HEADER;
use abi::object_offsets::{PAIR_CAR, PAIR_CDR, shape};
use abi::operators::{Asking, CompareOp};
use abi::runtime_calls::RuntimeCall;
use abi::value::{EMPTY_LIST, NONE};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::compare::condition;
use super::element::MAX_INLINE_ELEMENTS;
use super::environment::Builder;

/// Words of a pair.
const PAIR_WORDS: u8 = 2;
/// Code points below this one are characters, all of them.
const FIRST_SURROGATE: i64 = 0xd800;

/// Two operands.
enum Pair {
    Ints([Value; 2]),
    Floats([Value; 2]),
}

impl Builder<'_> {
    pub(super) fn build_intrinsic(
        &mut self,
        dst: Def,
        intrinsic: IntrinsicIndex,
        first: UseRange,
        count: Count,
    ) -> Result<(), Bailout> {
        let arguments: Vec<Value> = (first.0..first.0 + count.0).map(|register| self.get(register)).collect();
        let known = self.frame.request.intrinsics.get(intrinsic.0 as usize).copied().flatten();
        let form = match known {
            Some(Intrinsic::Behind) => match arguments[..] {
                [class, object] => self.find_behind(dst.0, class, object)?,
                _ => None,
            },
            Some(Intrinsic::Delegated) => match arguments[..] {
                [generator] if self.known_shape(generator) == Some(shape::GENERATOR) => Some(generator),
                _ => None,
            },
            Some(Intrinsic::ExceptionMatches) if self.speculates() => match arguments[..] {
                [exception, classes] => Some(self.exception_matches(exception, classes, |builder| {
                    builder.call_of_intrinsic(intrinsic, &[exception, classes])
                })?),
                _ => None,
            },
            Some(Intrinsic::Piece { asking }) => match arguments[..] {
                [value] => Some(self.piece(intrinsic, value, asking)?),
                _ => None,
            },
            Some(known) if self.speculates() => self.intrinsic_form(known, &arguments),
            _ => None,
        };
        let value = match form {
            Some(value) => value,
            None => self.call_of_intrinsic(intrinsic, &arguments)?,
        };
        self.set(dst.0, value);
        Ok(())
    }

    fn call_of_intrinsic(
        &mut self,
        intrinsic: IntrinsicIndex,
        arguments: &[Value],
    ) -> Result<Value, Bailout> {
        let words: Vec<Value> = arguments.iter().map(|&value| self.word(value)).collect();
        self.store_arguments(&words)?;
        let (number, count) = (self.i64(intrinsic.0.into()), self.i64(words.len() as i64));
        let callee = self.frame.callee;
        Ok(self.call_runtime(RuntimeCall::intrinsic, &[callee, number, count]))
    }

    /// What of a value goes into a text that is put together.
    fn piece(
        &mut self,
        intrinsic: IntrinsicIndex,
        value: Value,
        asking: Option<Asking>,
    ) -> Result<Value, Bailout> {
        let is_string = self.known_shape(value) == Some(shape::STRING);
        match self.ty(value) {
            Type::Int => return Ok(value),
            _ if is_string && asking.is_some() => return Ok(value),
            Type::Word if !is_string => {}
            _ => return self.call_of_intrinsic(intrinsic, &[value]),
        }
        let mut join = self.begin_join();
        if let Some(asking) = asking {
            self.ask_objects(&mut join, asking, value)?;
        }
        let is_int = self.emit(Op::IsInt { value });
        self.settle(&mut join, is_int, Hint::Even, |_| value);
        if asking.is_some() {
            let number = self.i64(shape::STRING.into());
            let is_string = self.emit(Op::HasShape { object: value, shape: number });
            self.settle(&mut join, is_string, Hint::Even, |_| value);
        }
        let text = self.call_of_intrinsic(intrinsic, &[value])?;
        self.end_arm(&mut join, &[text]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// The result of an operation by its form, where the arguments may fit one.
    pub(super) fn intrinsic_form(&mut self, intrinsic: Intrinsic, arguments: &[Value]) -> Option<Value> {
        match (intrinsic, arguments) {
            (Intrinsic::PairPart { steps, path }, &[value]) => self.pair_part(value, steps, path),
            (Intrinsic::Pair, &[first, second]) => Some(self.new_pair(first, second)),
            (Intrinsic::PairList, elements) if elements.len() <= MAX_INLINE_ELEMENTS => {
                Some(self.new_list(elements))
            }
            (Intrinsic::Array, elements) if (1..=MAX_INLINE_ELEMENTS).contains(&elements.len()) => {
                Some(self.make_array(shape::ARRAY, elements))
            }
            (Intrinsic::Captures, &[]) => {
                Some(self.emit(Op::LoadContext { offset: CAPTURES as u32, ty: Type::Int }))
            }
            (Intrinsic::SetFirst, &[pair, value]) => self.set_pair(pair, PAIR_CAR, value),
            (Intrinsic::SetSecond, &[pair, value]) => self.set_pair(pair, PAIR_CDR, value),
            (Intrinsic::HasShape(number), &[value]) => Some(self.has_fixed_shape(value, number)),
            (Intrinsic::IsTagged(tagged), &[value]) => Some(self.is_tagged(value, tagged)),
            (Intrinsic::TaggedWord(tagged, offset), &[value]) => {
                let object = self.as_tagged(value, tagged)?;
                Some(self.emit(Op::LoadSlot { object, offset }))
            }
            (Intrinsic::PutTaggedWord(tagged, offset), &[object, value]) => {
                let object = self.as_tagged(object, tagged)?;
                let value = self.word(value);
                self.emit(Op::StoreSlot { object, value, offset });
                Some(self.word_bits(NONE))
            }
            (Intrinsic::IsWord(bits), &[value]) => Some(match self.ty(value) {
                Type::Word | Type::Bool => self.is_word(value, bits),
                _ => self.bool(false),
            }),
            (Intrinsic::IsFixnum, &[value]) => Some(match self.ty(value) {
                Type::Int => self.bool(true),
                Type::Word => self.emit(Op::IsInt { value }),
                _ => self.bool(false),
            }),
            (Intrinsic::IsCharacter, &[value]) => Some(match self.ty(value) {
                Type::Word => self.emit(Op::IsChar { value }),
                _ => self.bool(false),
            }),
            (Intrinsic::IsVector, &[value]) => Some(self.is_vector(value)),
            (Intrinsic::VectorLength, &[vector]) => self.vector_length(vector),
            (Intrinsic::ByteAt(number), &[bytes, index]) => self.byte_at(number, bytes, index),
            (Intrinsic::PutByte { shape, wraps }, &[bytes, index, value]) => {
                self.put_byte(shape, wraps, [bytes, index, value])
            }
            (Intrinsic::DictGet, &[dict, key]) => {
                let none = self.word_bits(abi::value::NONE);
                self.dict_get(dict, key, none)
            }
            (Intrinsic::DictHas, &[dict, key]) => self.dict_has(dict, key),
            (Intrinsic::DictPut, &[dict, key, value]) => self.dict_put(dict, key, value),
            (Intrinsic::StringLength, &[string]) if self.may_have_shape(string, shape::STRING) => {
                let object = self.as_shape(string, shape::STRING);
                Some(self.string_length(object))
            }
            (Intrinsic::StringElement, &[string, index]) => {
                let (string, index) = self.string_place(string, index)?;
                let value = self.code_point_at(string, index);
                Some(self.emit(Op::IntToChar { value }))
            }
            (Intrinsic::CodePointAt, &[string, index]) => {
                let (string, index) = self.string_place(string, index)?;
                Some(self.code_point_at(string, index))
            }
            (Intrinsic::CharacterAt, &[string, index]) => {
                let (string, index) = self.string_place(string, index)?;
                Some(self.character_at(string, index))
            }
            (Intrinsic::CharacterToInteger, &[value]) => {
                let value = self.as_character(value)?;
                Some(self.emit(Op::CharToInt { value }))
            }
            (Intrinsic::IntegerToCharacter, &[value]) => self.character(value),
            (Intrinsic::CompareCharacters(op), &[lhs, rhs]) => {
                let (lhs, rhs) = (self.as_character(lhs)?, self.as_character(rhs)?);
                let (lhs, rhs) =
                    (self.emit(Op::CharToInt { value: lhs }), self.emit(Op::CharToInt { value: rhs }));
                Some(self.emit(Op::IntCompare { cond: condition(op), lhs, rhs }))
            }
            (Intrinsic::CompareToZero(op), &[value]) => self.compare_to_zero(op, value),
            (Intrinsic::Parity { is_odd }, &[value]) if self.may_be_int(value) => {
                let value = self.as_int(value);
                let (one, wanted) = (self.int(1), self.int(is_odd.into()));
                let lhs = self.emit(Op::IntAnd { lhs: value, rhs: one });
                Some(self.emit(Op::IntCompare { cond: Cond::Eq, lhs, rhs: wanted }))
            }
            (Intrinsic::SqrtFloat, &[value]) => self.square_root_of_float(value),
            (Intrinsic::FloatFunction { number, of_integers }, arguments) => {
                self.float_function(MathFunction::ALL[usize::from(number)], of_integers, arguments)
            }
            (Intrinsic::RoundFloat(rounding), &[value]) => {
                if self.ty(value) == Type::Int {
                    return Some(value);
                }
                let value = self.float_operand(value)?;
                Some(self.round_float(value, rounding))
            }
            (Intrinsic::FloatArithmetic(op), &[lhs, rhs]) => {
                let (lhs, rhs) = (self.float_operand(lhs)?, self.float_operand(rhs)?);
                Some(self.emit(match op {
                    FloatOp::Add => Op::FloatAdd { lhs, rhs },
                    FloatOp::Sub => Op::FloatSub { lhs, rhs },
                    FloatOp::Mul => Op::FloatMul { lhs, rhs },
                    FloatOp::Div => Op::FloatDiv { lhs, rhs },
                }))
            }
            (Intrinsic::Arithmetic(op), &[lhs, rhs]) if !self.was_left_for(ExitReason::Overflow) => {
                Some(match self.two_numbers(lhs, rhs)? {
                    Pair::Ints([lhs, rhs]) => self.int_operation(op, lhs, rhs),
                    Pair::Floats([lhs, rhs]) => self.float_operation(op, lhs, rhs),
                })
            }
            (Intrinsic::CompareNumbers(op), &[lhs, rhs]) => {
                let cond = condition(op);
                Some(match self.two_numbers(lhs, rhs)? {
                    Pair::Ints([lhs, rhs]) => self.emit(Op::IntCompare { cond, lhs, rhs }),
                    Pair::Floats([lhs, rhs]) => self.emit(Op::FloatCompare { cond, lhs, rhs }),
                })
            }
            (Intrinsic::Extremum(op), &[lhs, rhs]) if self.may_be_int(lhs) && self.may_be_int(rhs) => {
                let (lhs, rhs) = (self.as_int(lhs), self.as_int(rhs));
                let cond = self.emit(Op::IntCompare { cond: condition(op), lhs, rhs });
                Some(self.emit(Op::Select { cond, if_true: lhs, if_false: rhs, ty: Type::Int }))
            }
            (Intrinsic::SumKnown, &[total, _, item]) => self.sum_known(total, item),
            (Intrinsic::SumLost, &[lost, total, item]) => self.sum_lost(lost, total, item),
            (Intrinsic::SumTotal, &[total, _]) if self.ty(total) == Type::Int => Some(total),
            (Intrinsic::ToFloat, &[value])
                if self.ty(value) != Type::Bool && !self.was_left_for(ExitReason::NotNumber) =>
            {
                Some(self.as_number(value))
            }
            (Intrinsic::Abs, &[value]) if self.ty(value) == Type::F64 => {
                Some(self.emit(Op::FloatAbs { value }))
            }
            _ => None,
        }
    }

    /// Whether it pays to guard that a value has this shape.
    pub(super) fn may_have_shape(&self, value: Value, number: u32) -> bool {
        match self.known_shape(value) {
            Some(known) => known == number,
            None => {
                matches!(self.ty(value), Type::Word | Type::Ref) && !self.was_left_for(ExitReason::WrongShape)
            }
        }
    }

    pub(super) fn may_be_int(&self, value: Value) -> bool {
        match self.ty(value) {
            Type::Int => true,
            Type::Word => !self.was_left_for(ExitReason::NotFixnum),
            _ => false,
        }
    }

    /// A value as a float, if it may be one.
    fn float_operand(&mut self, value: Value) -> Option<Value> {
        let may_be_float = match self.ty(value) {
            Type::F64 => true,
            Type::Word => !self.was_left_for(ExitReason::NotFloat),
            _ => false,
        };
        may_be_float.then(|| self.as_float(value))
    }

    /// Two numbers of the same kind, or the code is left.
    fn two_numbers(&mut self, lhs: Value, rhs: Value) -> Option<Pair> {
        if self.may_be_int(lhs) && self.may_be_int(rhs) {
            return Some(Pair::Ints([self.as_int(lhs), self.as_int(rhs)]));
        }
        Some(Pair::Floats([self.float_operand(lhs)?, self.float_operand(rhs)?]))
    }

    pub(super) fn has_fixed_shape(&mut self, value: Value, number: u32) -> Value {
        match (self.known_shape(value), self.ty(value)) {
            (Some(known), _) => self.bool(known == number),
            (None, Type::Word | Type::Ref) => {
                let shape = self.i64(number.into());
                self.emit(Op::HasShape { object: value, shape })
            }
            _ => self.bool(false),
        }
    }

    fn is_tagged(&mut self, value: Value, tagged: Tagged) -> Value {
        let has_shape = self.has_fixed_shape(value, tagged.shape);
        let mut join = self.begin_join();
        let (object, other) = self.branch(has_shape, Hint::Even);
        self.start_arm(&join, other);
        let no = self.bool(false);
        self.end_arm(&mut join, &[no]);
        self.start_arm(&join, object);
        let object = self.word(value);
        let object = self.emit(Op::Refine { value: object, ty: Type::Ref });
        let is_tagged = self.has_tag(object, tagged);
        self.end_arm(&mut join, &[is_tagged]);
        self.finish_join(join, 1)[0]
    }

    /// A tagged object, or the code is left.
    fn as_tagged(&mut self, value: Value, tagged: Tagged) -> Option<Value> {
        if !self.may_have_shape(value, tagged.shape) || self.was_left_for(ExitReason::UnexpectedValue) {
            return None;
        }
        let object = self.as_shape(value, tagged.shape);
        let cond = self.has_tag(object, tagged);
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(object)
    }

    fn has_tag(&mut self, object: Value, tagged: Tagged) -> Value {
        let tag = self.emit(Op::LoadSlot { object, offset: HEADER as u32 });
        self.is_word(tag, tagged.tag)
    }

    fn new_pair(&mut self, first: Value, second: Value) -> Value {
        let words = [self.word(first), self.word(second)];
        self.new_object(shape::PAIR, PAIR_WORDS, &words)
    }

    /// A list of these values, in pairs.
    pub(super) fn new_list(&mut self, values: &[Value]) -> Value {
        let end = self.word_bits(EMPTY_LIST);
        values.iter().rev().fold(end, |rest, &value| self.new_pair(value, rest))
    }

    fn pair_part(&mut self, value: Value, steps: u8, path: u8) -> Option<Value> {
        let mut value = value;
        for step in 0..steps {
            if !self.may_have_shape(value, shape::PAIR) {
                return None;
            }
            let object = self.as_shape(value, shape::PAIR);
            let offset = if path >> step & 1 == 0 { PAIR_CAR } else { PAIR_CDR };
            value = self.emit(Op::LoadSlot { object, offset: offset as u32 });
        }
        Some(value)
    }

    fn set_pair(&mut self, pair: Value, offset: usize, value: Value) -> Option<Value> {
        if !self.may_have_shape(pair, shape::PAIR) {
            return None;
        }
        let object = self.as_shape(pair, shape::PAIR);
        let value = self.word(value);
        self.emit(Op::StoreSlot { object, value, offset: offset as u32 });
        Some(self.word_bits(NONE))
    }

    // Strings and characters.

    /// A character, or the code is left.
    fn as_character(&mut self, value: Value) -> Option<Value> {
        if self.ty(value) != Type::Word || self.was_left_for(ExitReason::UnexpectedValue) {
            return None;
        }
        let cond = self.emit(Op::IsChar { value });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(value)
    }

    fn character(&mut self, value: Value) -> Option<Value> {
        if !self.may_be_int(value) || self.was_left_for(ExitReason::UnexpectedValue) {
            return None;
        }
        let value = self.as_int(value);
        let limit = self.int(FIRST_SURROGATE);
        let cond = self.emit(Op::IntCompare { cond: Cond::Below, lhs: value, rhs: limit });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(self.emit(Op::IntToChar { value }))
    }

    // Numbers.

    fn compare_to_zero(&mut self, op: CompareOp, value: Value) -> Option<Value> {
        let cond = condition(op);
        if self.may_be_int(value) {
            let lhs = self.as_int(value);
            let rhs = self.int(0);
            return Some(self.emit(Op::IntCompare { cond, lhs, rhs }));
        }
        let lhs = self.float_operand(value)?;
        let rhs = self.float(0.0);
        Some(self.emit(Op::FloatCompare { cond, lhs, rhs }))
    }

    fn square_root_of_float(&mut self, value: Value) -> Option<Value> {
        if self.was_left_for(ExitReason::UnexpectedValue) {
            return None;
        }
        let value = self.float_operand(value)?;
        let zero = self.float(0.0);
        let cond = self.emit(Op::FloatCompare { cond: Cond::Ge, lhs: value, rhs: zero });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(self.emit(Op::FloatSqrt { value }))
    }

    /// A function without effects, of floats; of what is no float, and of results that are not finite, the host decides.
    fn float_function(
        &mut self,
        function: MathFunction,
        of_integers: bool,
        arguments: &[Value],
    ) -> Option<Value> {
        let left =
            [ExitReason::UnexpectedValue, ExitReason::NotNumber].map(|reason| self.was_left_for(reason));
        if arguments.len() != function.arity() || left.contains(&true) {
            return None;
        }
        let mut floats = [self.float(0.0); 2];
        for (float, &argument) in floats.iter_mut().zip(arguments) {
            *float = if of_integers { self.as_number(argument) } else { self.float_operand(argument)? };
        }
        let value = match function {
            MathFunction::Pow => self.call_runtime(RuntimeCall::float_pow, &floats),
            _ => {
                let number = self.i64(function as i64);
                self.call_runtime(RuntimeCall::float_math, &[number, floats[0], floats[1]])
            }
        };
        let (lhs, rhs) = (self.emit(Op::FloatAbs { value }), self.float(f64::INFINITY));
        let cond = self.emit(Op::FloatCompare { cond: Cond::Lt, lhs, rhs });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(value)
    }
}
