//! Typed instructions.

use bytecode::operand::*;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::layout::LayoutError;
use runtime::number;
use runtime::object::array::Array;
use runtime::value::Value;

use super::{Execution, Step};

impl Execution<'_> {
    /// Sets the bits of a register and goes on.
    pub(super) fn put(&mut self, dst: u16, bits: u64) -> Result<Step> {
        self.set_raw(dst, bits);
        Ok(Step::Next)
    }

    pub(super) fn float(&self, register: u16) -> f64 {
        f64::from_bits(self.raw(register))
    }

    pub(super) fn i32_binary(
        &mut self,
        dst: u16,
        lhs: u16,
        rhs: u16,
        op: impl FnOnce(i32, i32) -> i32,
    ) -> Result<Step> {
        let result = op(self.raw(lhs) as i32, self.raw(rhs) as i32);
        self.put(dst, result as i64 as u64)
    }

    pub(super) fn i64_binary(
        &mut self,
        dst: u16,
        lhs: u16,
        rhs: u16,
        op: impl FnOnce(i64, i64) -> i64,
    ) -> Result<Step> {
        let result = op(self.raw(lhs) as i64, self.raw(rhs) as i64);
        self.put(dst, result as u64)
    }

    pub(super) fn f64_binary(
        &mut self,
        dst: u16,
        lhs: u16,
        rhs: u16,
        op: impl FnOnce(f64, f64) -> f64,
    ) -> Result<Step> {
        let result = op(self.float(lhs), self.float(rhs));
        self.put(dst, result.to_bits())
    }

    pub(super) fn check_divisor(&mut self, divisor: u64) -> Result<()> {
        if divisor == 0 {
            self.cx.raise(ErrorKind::ZeroDivision, "integer division or modulo by zero")
        } else {
            Ok(())
        }
    }

    pub(super) fn int_constant(&self, constant: Const) -> i64 {
        number::to_i64(self.cell().constant(constant.0)).expect("the verifier checks typed constants")
    }

    pub(super) fn float_constant(&self, constant: Const) -> f64 {
        self.cell().constant(constant.0).as_float().expect("the verifier checks typed constants")
    }

    pub(super) fn unboxed_int(&mut self, value: Value, min: i64, max: i64) -> Result<i64> {
        match number::to_i64(value) {
            Some(n) if (min..=max).contains(&n) => Ok(n),
            Some(_) => self.cx.raise(ErrorKind::Overflow, "integer out of range"),
            None => self.cx.type_error("an integer is required"),
        }
    }

    pub(super) fn unboxed_float(&mut self, value: Value) -> Result<f64> {
        match value.as_float().or_else(|| value.as_fixnum().map(|n| n as f64)) {
            Some(float) => Ok(float),
            None => self.cx.type_error("a float is required"),
        }
    }

    pub(super) fn unboxed_bool(&mut self, value: Value) -> Result<bool> {
        match value.as_bool() {
            Some(b) => Ok(b),
            None => self.cx.type_error("a boolean is required"),
        }
    }

    pub(super) fn unboxed_ref(&mut self, value: Value) -> Result {
        if value.is_pointer() || value.is_none() {
            Ok(value)
        } else {
            self.cx.type_error("an object is required")
        }
    }

    pub(super) fn make_array(&mut self, dst: DefRef, length: i32) -> Result<Step> {
        let array = self.cx.new_typed_array(Element::Word, length)?;
        self.put(dst.0, array.0)
    }

    pub(super) fn array(&mut self, register: UseRef) -> Result<Gc<Array>> {
        match Value(self.raw(register.0)).cast::<Array>() {
            Some(array) => Ok(array),
            None if self.raw(register.0) == Value::NONE.0 => self.layout_error(LayoutError::None),
            None => self.cx.type_error("an array is required"),
        }
    }

    fn array_index(&mut self, array: Gc<Array>, index: i32) -> Result<usize> {
        match usize::try_from(index) {
            Ok(index) if index < array.len() => Ok(index),
            _ => self.cx.raise(ErrorKind::Index, "array index out of range"),
        }
    }

    pub(super) fn array_element(&mut self, register: UseRef, index: i32) -> Result {
        let array = self.array(register)?;
        let index = self.array_index(array, index)?;
        Ok(array.get(index))
    }

    pub(super) fn set_array_element(&mut self, register: UseRef, index: i32, value: Value) -> Result<Step> {
        let array = self.array(register)?;
        let index = self.array_index(array, index)?;
        array.set(self.cx, index, value);
        Ok(Step::Next)
    }
}
