//! Functions of the host that have a form here.

use abi::exit_reason::ExitReason;
use abi::intrinsic::{Intrinsic, Rounding};
use abi::object_layout::HEADER;
use abi::object_offsets::{DICT_LENGTH, LIST_LENGTH, LIST_STORAGE, STRING_LENGTH, TUPLE_LENGTH, shape};
use abi::operators::Asking;
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::call::Call;
use super::element::MAX_INLINE_ELEMENTS;
use super::environment::Builder;
use super::join::Join;
use super::strings::ASCII_END;
use crate::request::ProtocolCase;

impl Builder<'_> {
    /// Calls a function of the host by its own form, where the arguments fit one.
    pub(super) fn call_intrinsic(&mut self, call: Call<'_>, intrinsic: Intrinsic) -> Result<Value, Bailout> {
        let form = match (intrinsic, call.arguments) {
            _ if !self.speculates() => None,
            (Intrinsic::Sqrt, &[value]) => self.square_root(value),
            (Intrinsic::Abs, &[value]) if self.asks_objects() => {
                return self.answer_of_any(call, Asking::Magnitude, value);
            }
            (Intrinsic::Representation, &[value]) if self.asks_objects() => {
                return self.answer_of_any(call, Asking::Representation, value);
            }
            (Intrinsic::Iterator, &[value]) => self.iterator_of(value),
            (Intrinsic::Abs, &[value]) => self.magnitude(value),
            (Intrinsic::Length, &[value]) => return self.length(call, value),
            (Intrinsic::CodePoint, &[value]) => self.code_point(value),
            (Intrinsic::CharacterIn(ranges), &[value]) => return self.character_in(call, value, ranges),
            (Intrinsic::ToFloat, &[value]) if matches!(self.ty(value), Type::F64 | Type::Int) => {
                Some(self.as_number(value))
            }
            (Intrinsic::RoundToInteger(rounding), &[value]) => {
                return self
                    .rounded(value, rounding, |builder| builder.complete_call(call.callee, call.arguments));
            }
            (Intrinsic::IntegerOf, &[value]) => {
                Some(self.rounded(value, Rounding::ToZero, |builder| Ok(builder.number_of(value, false)))?)
            }
            (Intrinsic::FloatOf, &[value]) => Some(self.float_of(value)),
            (Intrinsic::Min, numbers @ [_, _, ..]) => self.extremum(Cond::Lt, numbers),
            (Intrinsic::Max, numbers @ [_, _, ..]) => self.extremum(Cond::Gt, numbers),
            (Intrinsic::Character, &[code]) => return self.character_string(call, code),
            (Intrinsic::DivMod, &[lhs, rhs]) => self.div_mod(lhs, rhs),
            (Intrinsic::DictGet, &[dict, key]) => {
                let none = self.word_bits(value::NONE);
                self.dict_get(dict, key, none)
            }
            (Intrinsic::DictView(part), &[dict]) => self.iterator_of_view(call.dst, dict, part),
            (Intrinsic::DictGet, &[dict, key, otherwise]) => self.dict_get(dict, key, otherwise),
            (Intrinsic::ListAppend, &[list, item]) if !self.was_left_for(ExitReason::WrongShape) => {
                self.append_to_list(list, item);
                Some(self.word_bits(value::NONE))
            }
            (Intrinsic::ListPop, &[list]) => return self.pop_from_list(call, list),
            (Intrinsic::InstanceOf, &[value, class]) => self.instance_of(value, class),
            (Intrinsic::Truth, &[value]) => {
                Some(self.truth_by_type(value).unwrap_or_else(|| self.truth_of_any(value)))
            }
            (Intrinsic::Text, &[value]) if self.known_shape(value) == Some(shape::STRING) => Some(value),
            (Intrinsic::Text, &[value]) => Some(self.text_of_any(value)?),
            (Intrinsic::ClassOf, &[value]) => {
                let value = self.word(value);
                self.tell_language();
                Some(self.call_runtime(RuntimeCall::class_of, &[value]))
            }
            (Intrinsic::Behind, &[class, object]) => self.find_behind(call.dst, class, object)?,
            (Intrinsic::NewObject, &[class]) => self.bare_object(class),
            (Intrinsic::Nothing, [_]) => Some(self.word_bits(value::NONE)),
            (Intrinsic::KeepArguments, &[object, ref rest @ ..])
                if self.is_laid_out_as(object, shape::THROWABLE) && rest.len() <= MAX_INLINE_ELEMENTS =>
            {
                let value = self.make_array(shape::TUPLE, rest);
                self.emit(Op::StoreSlot { object, value, offset: HEADER as u32 });
                Some(self.word_bits(value::NONE))
            }
            (Intrinsic::Range, arguments) => self.range(call.dst, arguments),
            // Another value may be one that a float is parsed from.
            (Intrinsic::ToFloat, _) => None,
            (known, arguments) => self.intrinsic_form(known, arguments),
        };
        match form {
            Some(value) => Ok(value),
            None => self.complete_call(call.callee, call.arguments),
        }
    }

    /// Takes the last element off a list; what is no list, or has none, is left to the function.
    fn pop_from_list(&mut self, call: Call<'_>, list: Value) -> Result<Value, Bailout> {
        let mut join = self.begin_join();
        let object = match self.is_laid_out_as(list, shape::LIST) {
            true => list,
            false => {
                let word = self.word(list);
                let number = self.i64(shape::LIST.into());
                let is_list = self.emit(Op::HasShape { object: word, shape: number });
                let (fits, other) = self.branch(is_list, Hint::Then);
                self.start_arm(&join, other);
                let value = self.complete_call(call.callee, call.arguments)?;
                self.end_arm(&mut join, &[value]);
                self.start_arm(&join, fits);
                self.emit(Op::Refine { value: word, ty: Type::Ref })
            }
        };
        let length = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
        let zero = self.int(0);
        let has_any = self.emit(Op::IntCompare { cond: Cond::Gt, lhs: length, rhs: zero });
        let (some, empty) = self.branch(has_any, Hint::Then);
        self.start_arm(&join, empty);
        let value = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, some);
        let one = self.int(1);
        let last = self.emit(Op::IntSub { lhs: length, rhs: one });
        let array = self.emit(Op::LoadStorage { object, offset: LIST_STORAGE as u32 });
        let value = self.emit(Op::LoadElement { array, index: last });
        // Nothing behind the end of a list is kept alive.
        self.emit(Op::StoreElement { array, index: last, value: zero });
        self.emit(Op::StoreLength { object, value: last, offset: LIST_LENGTH as u32 });
        self.end_arm(&mut join, &[value]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// The integer that a number is rounded to; what is no number, or too large, is left to `otherwise`.
    fn rounded(
        &mut self,
        value: Value,
        rounding: Rounding,
        otherwise: impl FnOnce(&mut Self) -> Result<Value, Bailout>,
    ) -> Result<Value, Bailout> {
        let round = |builder: &mut Self, value| {
            let value = match rounding {
                // As the conversion itself does.
                Rounding::ToZero => value,
                _ => builder.round_float(value, rounding),
            };
            builder.guard(|exit| Op::FloatToIntChecked { value, exit })
        };
        let may_round = !self.was_left_for(ExitReason::UnexpectedValue);
        match self.ty(value) {
            Type::Int => Ok(value),
            Type::F64 if may_round => Ok(round(self, value)),
            Type::Word => {
                let mut join = self.begin_join();
                let is_int = self.emit(Op::IsInt { value });
                self.settle(&mut join, is_int, Hint::Even, |builder| builder.refined_int(value));
                if may_round {
                    let is_float = self.emit(Op::IsFloat { value });
                    self.settle(&mut join, is_float, Hint::Even, |builder| {
                        let float = builder.refined_float(value);
                        round(builder, float)
                    });
                }
                let result = otherwise(self)?;
                self.end_arm(&mut join, &[result]);
                Ok(self.finish_join(join, 1)[0])
            }
            _ => otherwise(self),
        }
    }

    /// A float rounded so, which stays a float.
    pub(super) fn round_float(&mut self, value: Value, rounding: Rounding) -> Value {
        self.emit(match rounding {
            Rounding::Down => Op::FloatFloor { value },
            Rounding::Up => Op::FloatCeil { value },
            Rounding::ToZero => Op::FloatTrunc { value },
            Rounding::Nearest => Op::FloatRound { value },
        })
    }

    /// The float that is made of a value; what is no fixnum or float is left to the language.
    fn float_of(&mut self, value: Value) -> Value {
        match self.ty(value) {
            Type::F64 | Type::Int => self.as_number(value),
            _ => self.number_of(value, true),
        }
    }

    fn number_of(&mut self, value: Value, is_float: bool) -> Value {
        let (value, is_float) = (self.word(value), self.i64(is_float.into()));
        self.tell_language();
        self.call_runtime(RuntimeCall::number_of, &[value, is_float])
    }

    /// An arm of its own, with what it yields, for when a condition holds; goes on where it does not.
    pub(super) fn settle(
        &mut self,
        join: &mut Join,
        cond: Value,
        hint: Hint,
        result: impl FnOnce(&mut Self) -> Value,
    ) {
        let (holds, other) = self.branch(cond, hint);
        self.start_arm(join, holds);
        let value = result(self);
        self.end_arm(join, &[value]);
        self.start_arm(join, other);
    }

    fn square_root(&mut self, value: Value) -> Option<Value> {
        if self.was_left_for(ExitReason::UnexpectedValue) || self.was_left_for(ExitReason::NotNumber) {
            return None;
        }
        let (value, zero) = (self.as_number(value), self.float(0.0));
        let cond = self.emit(Op::FloatCompare { cond: Cond::Ge, lhs: value, rhs: zero });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(self.emit(Op::FloatSqrt { value }))
    }

    fn code_point(&mut self, value: Value) -> Option<Value> {
        if self.was_left_for(ExitReason::UnexpectedValue) || self.was_left_for(ExitReason::WrongShape) {
            return None;
        }
        let object = self.as_shape(value, shape::STRING);
        let length = self.emit(Op::LoadField { object, offset: STRING_LENGTH as u32, ty: Type::I32 });
        let one = self.emit(Op::ConstI32 { value: 1 });
        let cond = self.emit(Op::I32Compare { cond: Cond::Eq, lhs: length, rhs: one });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        let first = self.int(0);
        Some(self.code_point_at(object, first))
    }

    fn magnitude(&mut self, value: Value) -> Option<Value> {
        match self.ty(value) {
            Type::F64 => Some(self.emit(Op::FloatAbs { value })),
            Type::Int => {
                let zero = self.int(0);
                let cond = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: value, rhs: zero });
                let if_true = self.guard(|exit| Op::IntNegChecked { value, exit });
                Some(self.emit(Op::Select { cond, if_true, if_false: value, ty: Type::Int }))
            }
            _ => None,
        }
    }

    /// The first number to which no later one compares so. They are guessed to be all fixnums or all floats: a mixture
    /// yields what it has, which has no single form.
    fn extremum(&mut self, cond: Cond, numbers: &[Value]) -> Option<Value> {
        let types: Vec<Type> = numbers.iter().map(|&number| self.ty(number)).collect();
        let may_all_be = |ty| types.iter().all(|&other| other == ty || other == Type::Word);
        let is_known = !types.contains(&Type::Word);
        let ty = if may_all_be(Type::Int) && (is_known || !self.was_left_for(ExitReason::NotFixnum)) {
            Type::Int
        } else if may_all_be(Type::F64) && (is_known || !self.was_left_for(ExitReason::NotFloat)) {
            Type::F64
        } else {
            return None;
        };
        let mut best = None;
        for &number in numbers {
            let number = if ty == Type::Int { self.as_int(number) } else { self.as_float(number) };
            best = Some(match best {
                None => number,
                Some(best) => {
                    let (lhs, rhs) = (number, best);
                    let cond = match ty {
                        Type::Int => self.emit(Op::IntCompare { cond, lhs, rhs }),
                        _ => self.emit(Op::FloatCompare { cond, lhs, rhs }),
                    };
                    self.emit(Op::Select { cond, if_true: number, if_false: best, ty })
                }
            });
        }
        best
    }

    /// Quotient and remainder of fixnums.
    fn div_mod(&mut self, lhs: Value, rhs: Value) -> Option<Value> {
        let may_fit = [lhs, rhs].into_iter().all(|value| self.may_be_int(value))
            && !self.was_left_for(ExitReason::DivisionByZero)
            && !self.was_left_for(ExitReason::NotFixnum);
        if !may_fit {
            return None;
        }
        let (lhs, rhs) = (self.as_int(lhs), self.as_int(rhs));
        let quotient = self.guard(|exit| Op::IntDivFloorChecked { lhs, rhs, exit });
        let remainder = self.guard(|exit| Op::IntModFloorChecked { lhs, rhs, exit });
        Some(self.make_array(shape::TUPLE, &[quotient, remainder]))
    }

    pub(super) fn dict_get(&mut self, dict: Value, key: Value, otherwise: Value) -> Option<Value> {
        let dict = self.dict_operand(dict)?;
        Some(self.entry_or(dict, key, otherwise))
    }

    pub(super) fn dict_has(&mut self, dict: Value, key: Value) -> Option<Value> {
        let dict = self.dict_operand(dict)?;
        Some(self.has_entry_of_any(dict, key))
    }

    pub(super) fn dict_put(&mut self, dict: Value, key: Value, value: Value) -> Option<Value> {
        let dict = self.dict_operand(dict)?;
        self.store_entry(dict, key, value);
        Some(self.word_bits(value::NONE))
    }

    fn dict_operand(&mut self, dict: Value) -> Option<Value> {
        let was_other = self.was_left_for(ExitReason::WrongShape);
        (!was_other).then(|| self.as_shape(dict, shape::DICT))
    }

    /// The string of one code point: at hand for those of a byte.
    fn character_string(&mut self, call: Call<'_>, code: Value) -> Result<Value, Bailout> {
        if !self.may_be_int(code) || self.was_left_for(ExitReason::NotFixnum) {
            return self.complete_call(call.callee, call.arguments);
        }
        let (code, zero, end) = (self.as_int(code), self.int(0), self.int(ASCII_END.into()));
        let is_positive = self.emit(Op::IntCompare { cond: Cond::Ge, lhs: code, rhs: zero });
        let is_below = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: code, rhs: end });
        let is_at_hand = self.emit(Op::BoolAnd { lhs: is_positive, rhs: is_below });
        let mut join = self.begin_join();
        let (at_hand, other) = self.branch(is_at_hand, Hint::Then);
        self.start_arm(&join, at_hand);
        let value = self.ascii_string(code);
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, other);
        let value = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[value]);
        Ok(self.finish_join(join, 1)[0])
    }

    fn length(&mut self, call: Call<'_>, value: Value) -> Result<Value, Bailout> {
        if let Some(length) = self.known_length(value) {
            return Ok(length);
        }
        let word = self.word(value);
        let mut join = self.begin_join();
        self.ask_objects(&mut join, Asking::Length, word)?;
        use shape::{BOOL_LIST, DICT, FLOAT_LIST, LIST, STRING, TUPLE};
        for number in [LIST, STRING, TUPLE, DICT, BOOL_LIST, FLOAT_LIST] {
            let shape = self.i64(number.into());
            let is_this = self.emit(Op::HasShape { object: word, shape });
            self.settle(&mut join, is_this, Hint::Even, |builder| {
                let object = builder.emit(Op::Refine { value: word, ty: Type::Ref });
                builder.values.shape.insert(object, number);
                builder.known_length(object).expect("it has a length")
            });
        }
        let length = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[length]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// Whether functions of the host that are called here have asked methods of objects.
    fn asks_objects(&mut self) -> bool {
        self.protocol_cases().iter().any(|(_, case)| matches!(case, ProtocolCase::Asked { .. }))
    }

    /// What a function of the host yields that asks a method of objects.
    fn answer_of_any(&mut self, call: Call<'_>, asking: Asking, value: Value) -> Result<Value, Bailout> {
        let value = self.word(value);
        let mut join = self.begin_join();
        self.ask_objects(&mut join, asking, value)?;
        let answer = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[answer]);
        Ok(self.finish_join(join, 1)[0])
    }

    fn text_of_any(&mut self, value: Value) -> Result<Value, Bailout> {
        if self.ty(value) == Type::Int {
            return Ok(self.digits(value));
        }
        let value = self.word(value);
        let mut join = self.begin_join();
        self.ask_objects(&mut join, Asking::Text, value)?;
        self.tell_language();
        let text = self.call_runtime(RuntimeCall::text, &[value]);
        self.end_arm(&mut join, &[text]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// The number of elements of an object that is known to be of a type that has some.
    fn known_length(&mut self, object: Value) -> Option<Value> {
        if self.is_laid_out_as(object, shape::LIST) {
            return Some(self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 }));
        }
        match self.known_shape(object)? {
            shape::BOOL_LIST | shape::FLOAT_LIST => {
                Some(self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 }))
            }
            shape::TUPLE => Some(self.emit(Op::LoadFinalInt { object, offset: TUPLE_LENGTH as u32 })),
            shape::STRING => Some(self.string_length(object)),
            shape::DICT => {
                let length = self.emit(Op::LoadSlot { object, offset: DICT_LENGTH as u32 });
                Some(self.refined_int(length))
            }
            _ => None,
        }
    }

    /// Whether the next instruction iterates what this one leaves in a register, and nobody else sees it.
    pub(super) fn is_only_iterated(&self, dst: u16) -> bool {
        let pc = self.frame.instruction().next_pc();
        let Some(next) = instruction_at(&self.frame.request.code, pc) else { return false };
        let iterates = next.opcode == Opcode::IterInit && next.slot(1) == dst;
        let is_state = (next.slot(0)..next.slot(0) + 3).contains(&dst);
        let is_alone = self.frame.analysis.flow.block_at(pc).is_none();
        iterates && is_alone && (is_state || !self.frame.analysis.liveness.live_across(pc).contains(dst))
    }

    /// A range that the next instruction iterates, and nobody else sees, is not made.
    fn range(&mut self, dst: u16, arguments: &[Value]) -> Option<Value> {
        if !self.is_only_iterated(dst) {
            return None;
        }
        let (start, stop, step) = match *arguments {
            [stop] => (self.int(0), stop, self.int(1)),
            [start, stop] => (start, stop, self.int(1)),
            [start, stop, step] if self.known_int(step).is_some_and(|step| step != 0) => (start, stop, step),
            [start, stop, step] if self.ty(step) == Type::Int => {
                let zero = self.int(0);
                let cond = self.emit(Op::IntCompare { cond: Cond::Ne, lhs: step, rhs: zero });
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
                (start, stop, step)
            }
            _ => return None,
        };
        if self.was_left_for(ExitReason::NotFixnum) {
            return None;
        }
        let parts = [start, stop, step].map(|value| self.as_int(value));
        self.frame.range = Some((dst, parts));
        // Stands for the range until the next instruction takes its parts.
        Some(self.word_bits(value::NONE))
    }
}
