//! Functions of the host that have a form here.

use abi::exit_reason::ExitReason;
use abi::intrinsic::Intrinsic;
use abi::object_offsets::{LIST_LENGTH, LIST_STORAGE, STRING_LENGTH, TUPLE_LENGTH, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::call::Call;
use super::environment::Builder;
use crate::request::{Known, ObjectKind};

impl Builder<'_> {
    /// Calls a function of the host by its own form, where the arguments fit one.
    pub(super) fn call_intrinsic(&mut self, call: Call<'_>, intrinsic: Intrinsic) -> Result<Value, Bailout> {
        let form = match (intrinsic, call.arguments) {
            _ if !self.speculates() => None,
            (Intrinsic::Sqrt, &[value]) => self.square_root(value),
            (Intrinsic::Abs, &[value]) => self.magnitude(value),
            (Intrinsic::Length, &[value]) => return self.length(call, value),
            (Intrinsic::CodePoint, &[value]) => self.code_point(value),
            (Intrinsic::ToFloat, &[value]) if matches!(self.ty(value), Type::F64 | Type::Int) => {
                Some(self.as_number(value))
            }
            (Intrinsic::Min, &[a, b]) => self.extremum(Cond::Lt, a, b),
            (Intrinsic::Max, &[a, b]) => self.extremum(Cond::Gt, a, b),
            (Intrinsic::ListAppend, &[list, item]) if !self.was_left_for(ExitReason::WrongShape) => {
                self.append_to_list(list, item);
                Some(self.word_bits(value::NONE))
            }
            (Intrinsic::ListPop, &[list]) => return self.pop_from_list(call, list),
            (Intrinsic::InstanceOf, &[value, class]) => self.instance_of(value, class),
            (Intrinsic::Text, &[value]) if self.known_shape(value) == Some(shape::STRING) => Some(value),
            (Intrinsic::Text, &[value]) => {
                let value = self.word(value);
                self.tell_language();
                Some(self.call_runtime(RuntimeCall::text, &[value]))
            }
            (Intrinsic::Range, arguments) => self.range(call.dst, arguments),
            _ => None,
        };
        match form {
            Some(value) => Ok(value),
            None => self.complete_call(call.callee, call.arguments),
        }
    }

    /// Takes the last element off a list; what is no list, or has none, is left to the function.
    fn pop_from_list(&mut self, call: Call<'_>, list: Value) -> Result<Value, Bailout> {
        let word = self.word(list);
        let number = self.i64(shape::LIST.into());
        let is_list = self.emit(Op::HasShape { object: word, shape: number });
        let mut join = self.begin_join();
        let (fits, other) = self.branch(is_list, Hint::Then);
        self.start_arm(&join, other);
        let value = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, fits);
        let object = self.emit(Op::Refine { value: word, ty: Type::Ref });
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

    /// Whether a value is an instance of what is known to be a class.
    fn instance_of(&mut self, value: Value, class: Value) -> Option<Value> {
        let known = self.values.known.get(&self.origin(class));
        if !matches!(known, Some(Known::Object(_, ObjectKind::Callable(_))))
            || self.was_left_for(ExitReason::WrongShape)
        {
            return None;
        }
        let class = self.as_shape(class, shape::CLASS);
        let value = self.word(value);
        self.tell_language();
        Some(self.call_runtime(RuntimeCall::instance_of, &[value, class]))
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

    /// The first argument, unless the second compares so to it.
    fn extremum(&mut self, cond: Cond, a: Value, b: Value) -> Option<Value> {
        let ty = self.ty(a);
        if self.ty(b) != ty {
            return None;
        }
        let cond = match ty {
            Type::Int => self.emit(Op::IntCompare { cond, lhs: b, rhs: a }),
            Type::F64 => self.emit(Op::FloatCompare { cond, lhs: b, rhs: a }),
            _ => return None,
        };
        Some(self.emit(Op::Select { cond, if_true: b, if_false: a, ty }))
    }

    fn length(&mut self, call: Call<'_>, value: Value) -> Result<Value, Bailout> {
        match self.known_shape(value) {
            Some(shape::LIST) => {
                return Ok(self.emit(Op::LoadLength { object: value, offset: LIST_LENGTH as u32 }));
            }
            Some(shape::TUPLE) => {
                return Ok(self.emit(Op::LoadFinalInt { object: value, offset: TUPLE_LENGTH as u32 }));
            }
            Some(shape::STRING) => return Ok(self.string_length(value)),
            _ => {}
        }
        let object = self.word(value);
        let number = self.i64(shape::LIST.into());
        let is_list = self.emit(Op::HasShape { object, shape: number });
        let mut join = self.begin_join();
        let (list, other) = self.branch(is_list, Hint::Then);
        self.start_arm(&join, list);
        let object = self.emit(Op::Refine { value: object, ty: Type::Ref });
        let length = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
        self.end_arm(&mut join, &[length]);
        self.start_arm(&join, other);
        let length = self.complete_call(call.callee, call.arguments)?;
        self.end_arm(&mut join, &[length]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// A range that the next instruction iterates, and nobody else sees, is not made.
    fn range(&mut self, dst: u16, arguments: &[Value]) -> Option<Value> {
        let pc = self.frame.instruction().next_pc();
        let next = instruction_at(&self.frame.request.code, pc)?;
        let iterates = next.opcode == Opcode::IterInit && next.slot(1) == dst;
        let is_state = (next.slot(0)..next.slot(0) + 3).contains(&dst);
        let is_alone = self.frame.analysis.flow.block_at(pc).is_none();
        if !iterates || !is_alone || !is_state && self.frame.analysis.liveness.live_across(pc).contains(dst) {
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
