//! Objects of layouts: making them, their fields, telling what they are, and calls by place.
#![allow(unsafe_code)]

use abi::object_layout::{HEADER, WORD};
use bytecode::layout::LayoutKind;
use bytecode::operand::*;
use runtime::exception::Result;
use runtime::function::FunctionCell;
use runtime::gc::Gc;
use runtime::layout::{LayoutError, Referent};
use runtime::object::closure::Closure;
use runtime::object::raw_array::shape_of_array;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::frames::push_frame;

use super::sequences::may_be_sequence;
use super::{Execution, Step};

/// The byte offset of a field.
#[inline(always)]
pub(crate) const fn field_offset(field: Field) -> usize {
    HEADER + field.0 as usize * WORD
}

/// The shape of a layout of the function's module.
#[inline(always)]
pub(crate) fn shape_of_layout(cell: &FunctionCell, layout: u16) -> ShapeId {
    cell.module.layouts[usize::from(layout)]
}

impl Execution<'_> {
    fn referent(&self, target: Target) -> Referent {
        match target {
            Target::Any => Referent::Any,
            Target::Layout(layout) => Referent::Layout(shape_of_layout(self.cell(), layout)),
            Target::Array(element) => Referent::Array(element),
        }
    }

    /// The shape of the layout that an operand names, which the verifier has seen to be one.
    fn layout_shape(&self, target: Target) -> ShapeId {
        match target {
            Target::Layout(layout) => shape_of_layout(self.cell(), layout),
            _ => unreachable!("the verifier checks that a layout is named"),
        }
    }

    #[cold]
    pub(super) fn layout_error<T>(&mut self, error: LayoutError) -> Result<T> {
        let language = self.language();
        self.cx.layout_error(language, error)
    }

    #[cold]
    fn wrong_layout<T>(&mut self, value: Value, target: Target) -> Result<T> {
        let expected = match self.referent(target) {
            Referent::Any => ShapeId::NOTHING,
            Referent::Layout(shape) => shape,
            Referent::Array(element) => shape_of_array(element),
        };
        self.layout_error(LayoutError::Wrong { value, expected })
    }

    pub(super) fn make_object(
        &mut self,
        dst: DefValue,
        layout: Target,
        values: AnyRange,
        count: Count,
    ) -> Result<Step> {
        let shape = self.layout_shape(layout);
        if count.0 == 0 {
            let object = self.cx.new_layout_object(shape)?;
            return self.put(dst.0, object.0);
        }
        if self.cx.layout(shape).kind == LayoutKind::Record {
            let first = self.registers.wrapping_add(usize::from(values.0)).cast::<Value>();
            // SAFETY: the operands are registers of the frame, by the verifier; nobody writes to them meanwhile.
            let values = unsafe { std::slice::from_raw_parts(first, usize::from(count.0)) };
            let object = self.cx.new_record(shape, values)?;
            return self.put(dst.0, object.0);
        }
        if self.cx.layout(shape).kind == LayoutKind::Sequence {
            let (length, storage) = (self.raw(values.0), Value(self.raw(values.0 + 1)));
            if storage.is_none() {
                return self.layout_error(LayoutError::None);
            }
            if !may_be_sequence(length, storage) {
                return self.cx.value_error("a sequence is no longer than its storage");
            }
        }
        let (bytes, kind) = (self.cx.layout(shape).bytes as usize, self.cx.layout(shape).kind_byte);
        let object = self.cx.allocate(bytes, shape, kind)?;
        for index in 0..count.0 {
            object.store_new(field_offset(Field(index)), Value(self.raw(values.0 + index)));
        }
        self.put(dst.0, object.0)
    }

    /// The object in a register of references.
    fn object(&mut self, register: UseRef) -> Result {
        let object = Value(self.raw(register.0));
        if object.is_none() { self.layout_error(LayoutError::None) } else { Ok(object) }
    }

    pub(super) fn load_field(&mut self, dst: DefAny, object: UseRef, field: Field) -> Result<Step> {
        let object = self.object(object)?;
        self.put(dst.0, object.load(field_offset(field)).0)
    }

    pub(super) fn load_i32_field(&mut self, dst: DefI32, object: UseRef, field: Field) -> Result<Step> {
        let object = self.object(object)?;
        // Compiled code writes the low half only.
        self.put(dst.0, object.load(field_offset(field)).0 as i32 as i64 as u64)
    }

    pub(super) fn store_field(&mut self, object: UseRef, field: Field, src: UseValue) -> Result<Step> {
        let object = self.object(object)?;
        self.cx.store(object, field_offset(field), Value(self.raw(src.0)));
        Ok(Step::Next)
    }

    pub(super) fn store_raw_field(&mut self, object: UseRef, field: Field, src: UseAny) -> Result<Step> {
        let object = self.object(object)?;
        object.store_new(field_offset(field), Value(self.raw(src.0)));
        Ok(Step::Next)
    }

    /// The value of a register, when it is of a target.
    fn checked(&mut self, value: Value, target: Target) -> Result {
        if self.cx.is_referent(value, self.referent(target)) {
            Ok(value)
        } else {
            self.wrong_layout(value, target)
        }
    }

    pub(super) fn load_checked(
        &mut self,
        dst: DefValue,
        object: Use,
        layout: Target,
        field: Field,
    ) -> Result<Step> {
        let object = self.checked(self.get(object), layout)?;
        let value = match self.record(layout) {
            Some(record) => self.cx.read_record(record, object, usize::from(field.0))?,
            None => object.load(field_offset(field)),
        };
        self.put(dst.0, value.0)
    }

    /// The shape of the record that an operand names, if it names one.
    fn record(&self, target: Target) -> Option<ShapeId> {
        let shape = self.layout_shape(target);
        (self.cx.layout(shape).kind == LayoutKind::Record).then_some(shape)
    }

    pub(super) fn store_checked(
        &mut self,
        object: Use,
        layout: Target,
        field: Field,
        src: UseValue,
    ) -> Result<Step> {
        let object = self.checked(self.get(object), layout)?;
        let value = Value(self.raw(src.0));
        match self.record(layout) {
            Some(record) => self.cx.write_record(record, object, usize::from(field.0), value)?,
            None => self.cx.store(object, field_offset(field), value),
        }
        Ok(Step::Next)
    }

    pub(super) fn cast(&mut self, dst: DefRef, src: UseValue, target: Target) -> Result<Step> {
        let value = Value(self.raw(src.0));
        let value = if value.is_none() { value } else { self.checked(value, target)? };
        self.put(dst.0, value.0)
    }

    pub(super) fn check(&mut self, dst: DefRef, src: UseValue, target: Target) -> Result<Step> {
        let value = self.checked(Value(self.raw(src.0)), target)?;
        self.put(dst.0, value.0)
    }

    pub(super) fn test_layout(&mut self, dst: DefBool, src: UseValue, target: Target) -> Result<Step> {
        let value = Value(self.raw(src.0));
        let is = self.cx.is_referent(value, self.referent(target));
        self.put(dst.0, is as u64)
    }

    // Calls.

    /// The bits of consecutive registers. They stay in place while the frame is on the stack.
    fn raw_range(&self, first: AnyRange, count: Count) -> &'static [u64] {
        // SAFETY: the verifier has checked the range against the frame's size; the register stack does not move, and what the
        // slice is used for ends before the frame does.
        unsafe { std::slice::from_raw_parts(self.registers.add(first.0 as usize), count.0 as usize) }
    }

    pub(super) fn call_directly(
        &mut self,
        dst: DefAny,
        function: FunctionIndex,
        arguments: AnyRange,
        count: Count,
    ) -> Result<Step> {
        let module = &self.cell().module;
        let closure = self.cx.static_closure(module, function.0)?;
        self.enter_typed(dst, closure, self.raw_range(arguments, count))
    }

    pub(super) fn call_by_place(
        &mut self,
        dst: DefAny,
        layout: Target,
        method: Method,
        arguments: AnyRange,
        count: Count,
        slot: MethodSlot,
    ) -> Result<Step> {
        let receiver = self.object(UseRef(arguments.0))?;
        let shape = self.layout_shape(layout);
        let closure = self.cx.find_method(receiver.shape_unchecked(), shape, method.0)?;
        self.cell().slot(slot.0).count_receiver(receiver.shape_unchecked(), closure.value());
        self.enter_typed(dst, closure, self.raw_range(arguments, count))
    }

    /// Pushes a frame for interpreted code; enters compiled code.
    fn enter_typed(&mut self, dst: DefAny, closure: Gc<Closure>, arguments: &[u64]) -> Result<Step> {
        let cell = closure.cell();
        if cell.entry.get() as usize != self.cx.interpreter_entry as usize {
            let result = self.cx.invoke_typed(closure, arguments)?;
            return self.put(dst.0, result);
        }
        let registers = push_frame(self.cx, closure, self.pc as u64, self.registers as u64)?;
        for (index, &argument) in arguments.iter().enumerate() {
            // SAFETY: the frame has room for the function's parameters, which are as many.
            unsafe { *registers.add(index) = argument };
        }
        let left = cell.countdown.get() - 1;
        cell.countdown.set(left);
        if left == 0 {
            (self.cx.tiering.on_call)(self.cx, cell);
        }
        Ok(Step::Enter(cell.address_of(0), registers))
    }
}
