//! What kind of value a word is: tests, which give a boolean, and guards, which leave.

use abi::object_layout::SHAPE_OFFSET;
use abi::value::{BOOL_BIT, CHAR_TAG, FALSE, FIXNUM_MASK, POINTER_TAG, TAG_MASK};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use ssa::backend::Bailout;
use ssa::{Op, Type, Value, ValueList};

use super::exits::Exit;
use super::{Lowering, from_tagged, trusted};

/// A shape that an object is tested for.
#[derive(Clone, Copy)]
pub(super) enum ExpectedShape {
    Known(i64),
    Computed(ir::Value),
}

impl Lowering<'_> {
    /// A value that is not zero when the boolean `value` is true, or with `negate` when it is false.
    ///
    /// Comparisons are made again next to the branch, in the sense it wants; Cranelift merges what is the same.
    pub(super) fn condition(&mut self, value: Value, negate: bool) -> ir::Value {
        if let Some(op) = self.func.defining_op(value).copied()
            && let Ok(cond) = self.simple_test(&op, negate)
        {
            return cond;
        }
        let cond = self.value(value);
        if negate { self.ins().icmp_imm_s(IntCC::Equal, cond, 0) } else { cond }
    }

    /// A test that is one or two instructions without effects: 0 or 1, or the opposite.
    pub(super) fn simple_test(&mut self, op: &Op, negate: bool) -> Result<ir::Value, Bailout> {
        let equal = if negate { IntCC::NotEqual } else { IntCC::Equal };
        Ok(match *op {
            Op::IntCompare { cond, lhs, rhs }
            | Op::I64Compare { cond, lhs, rhs }
            | Op::I32Compare { cond, lhs, rhs } => self.compare_integers(cond, lhs, rhs, negate),
            Op::FloatCompare { cond, lhs, rhs } => self.compare_floats(cond, lhs, rhs, negate)?,
            Op::WordEqual { lhs, rhs } | Op::AddressEqual { lhs, rhs } => {
                let (x, y) = (self.value(lhs), self.value(rhs));
                self.ins().icmp(equal, x, y)
            }
            Op::IsInt { value } => {
                let word = self.value(value);
                let tag = self.ins().band_imm_s(word, FIXNUM_MASK as i64);
                self.ins().icmp_imm_s(equal, tag, 0)
            }
            Op::IsRef { value } => {
                let word = self.value(value);
                let tag = self.ins().band_imm_s(word, TAG_MASK as i64);
                self.ins().icmp_imm_s(equal, tag, POINTER_TAG as i64)
            }
            Op::IsChar { value } => {
                let word = self.value(value);
                let tag = self.ins().band_imm_s(word, 0xff);
                self.ins().icmp_imm_s(equal, tag, CHAR_TAG as i64)
            }
            Op::BoolNot { value } => {
                let value = self.value(value);
                let wanted = if negate { IntCC::NotEqual } else { IntCC::Equal };
                self.ins().icmp_imm_s(wanted, value, 0)
            }
            _ => return Err(Bailout::Unsupported { what: format!("{} as a test", op.info().name) }),
        })
    }

    /// 0 or 1, whether `word` points to an object of `shape`.
    pub(super) fn points_to_shape(&mut self, word: ir::Value, shape: ExpectedShape) -> ir::Value {
        self.if_pointer(word, |lowering| lowering.compare_shape(IntCC::Equal, word, shape))
    }

    /// 0 if `word` is no pointer, else what `test` says of the object.
    fn if_pointer(&mut self, word: ir::Value, test: impl FnOnce(&mut Self) -> ir::Value) -> ir::Value {
        let (other, done) = (self.new_cold_block(), self.new_block_after_current());
        let result = self.clif.dfg.append_block_param(done, types::I8);
        let no_pointer = self.is_no_pointer(word);
        self.branch_away(no_pointer, other);
        let passes = test(self);
        self.ins().jump(done, &[BlockArg::Value(passes)]);
        self.current = other;
        let no = self.ins().iconst(types::I8, 0);
        self.ins().jump(done, &[BlockArg::Value(no)]);
        self.current = done;
        result
    }

    /// Not zero when `word` is no pointer. Without the tag the low bits of a pointer are zero, which is tested in place.
    pub(super) fn is_no_pointer(&mut self, word: ir::Value) -> ir::Value {
        let address = self.ins().iadd_imm_s(word, -(POINTER_TAG as i64));
        self.ins().band_imm_s(address, TAG_MASK as i64)
    }

    /// Whether the shape of `object` compares to `shape` like this.
    pub(super) fn compare_shape(
        &mut self,
        cond: IntCC,
        object: ir::Value,
        shape: ExpectedShape,
    ) -> ir::Value {
        let actual = self.narrow_shape_of(object);
        self.compare_with_shape(cond, actual, shape)
    }

    /// In 32 bits, so that a constant is an operand.
    fn narrow_shape_of(&mut self, object: ir::Value) -> ir::Value {
        self.ins().load(types::I32, trusted(), object, from_tagged(SHAPE_OFFSET))
    }

    fn compare_with_shape(&mut self, cond: IntCC, actual: ir::Value, shape: ExpectedShape) -> ir::Value {
        match shape {
            ExpectedShape::Known(shape) => self.ins().icmp_imm_s(cond, actual, shape),
            ExpectedShape::Computed(shape) => {
                let shape = self.ins().ireduce(types::I32, shape);
                self.ins().icmp(cond, actual, shape)
            }
        }
    }

    pub(super) fn expected_shape(&mut self, shape: Value) -> ExpectedShape {
        match self.func.defining_op(shape) {
            Some(Op::ConstI64 { value }) => ExpectedShape::Known(*value),
            _ => ExpectedShape::Computed(self.value(shape)),
        }
    }

    fn shape_of(&mut self, object: ir::Value) -> ir::Value {
        self.ins().uload32(trusted(), object, from_tagged(SHAPE_OFFSET))
    }

    pub(super) fn has_shape(&mut self, object: Value, shape: Value) -> ir::Value {
        let (word, shape) = (self.value(object), self.expected_shape(shape));
        if self.func.type_of(object) == Type::Ref {
            return self.compare_shape(IntCC::Equal, word, shape);
        }
        self.points_to_shape(word, shape)
    }

    pub(super) fn has_shape_in(&mut self, object: Value, shapes: ValueList) -> ir::Value {
        let word = self.value(object);
        if self.func.type_of(object) == Type::Ref {
            return self.compare_shapes(IntCC::Equal, word, shapes);
        }
        self.if_pointer(word, |lowering| lowering.compare_shapes(IntCC::Equal, word, shapes))
    }

    /// Whether the shape of `object` is equal to one of these, or not equal to any. Without branches: which of them it is
    /// tells nothing, and could not be foreseen.
    pub(super) fn compare_shapes(&mut self, cond: IntCC, object: ir::Value, shapes: ValueList) -> ir::Value {
        let func = self.func;
        let actual = self.narrow_shape_of(object);
        let mut all = None;
        for &shape in func.list_values(shapes) {
            let expected = self.expected_shape(shape);
            let this = self.compare_with_shape(cond, actual, expected);
            all = Some(match all {
                None => this,
                Some(others) if cond == IntCC::Equal => self.ins().bor(others, this),
                Some(others) => self.ins().band(others, this),
            });
        }
        all.expect("there are shapes to test for")
    }

    pub(super) fn load_shape(&mut self, object: Value) -> ir::Value {
        let object = self.value(object);
        self.shape_of(object)
    }

    pub(super) fn guard_int(&mut self, value: Value, exit: Exit) -> ir::Value {
        let word = self.value(value);
        let tag = self.ins().band_imm_s(word, FIXNUM_MASK as i64);
        self.leave_if(tag, exit);
        word
    }

    /// True and false differ in one bit, which becomes the result.
    pub(super) fn guard_bool(&mut self, value: Value, exit: Exit) -> ir::Value {
        let word = self.value(value);
        let rest = self.ins().band_imm_s(word, !(BOOL_BIT as i64));
        let other = self.ins().icmp_imm_s(IntCC::NotEqual, rest, FALSE as i64);
        self.leave_if(other, exit);
        let low = self.ins().ushr_imm_u(word, i64::from(BOOL_BIT.trailing_zeros()));
        let bit = self.ins().ireduce(types::I8, low);
        self.ins().band_imm_s(bit, 1)
    }

    pub(super) fn guard_ref(&mut self, value: Value, exit: Exit) -> ir::Value {
        let word = self.value(value);
        let no_pointer = self.is_no_pointer(word);
        self.leave_if(no_pointer, exit);
        word
    }

    pub(super) fn guard_shape(&mut self, object: Value, shape: Value, exit: Exit) -> ir::Value {
        let (word, shape) = (self.value(object), self.expected_shape(shape));
        if self.func.type_of(object) != Type::Ref {
            let no_pointer = self.is_no_pointer(word);
            self.leave_if(no_pointer, exit);
        }
        let differs = self.compare_shape(IntCC::NotEqual, word, shape);
        self.leave_if(differs, exit);
        word
    }

    pub(super) fn guard_shape_in(&mut self, object: Value, shapes: ValueList, exit: Exit) -> ir::Value {
        let word = self.value(object);
        if self.func.type_of(object) != Type::Ref {
            let no_pointer = self.is_no_pointer(word);
            self.leave_if(no_pointer, exit);
        }
        let differs = self.compare_shapes(IntCC::NotEqual, word, shapes);
        self.leave_if(differs, exit);
        word
    }

    pub(super) fn guard_same(&mut self, value: Value, expected: Value, exit: Exit) -> ir::Value {
        let (word, expected) = (self.value(value), self.value(expected));
        let differs = self.ins().icmp(IntCC::NotEqual, word, expected);
        self.leave_if(differs, exit);
        expected
    }

    pub(super) fn guard_not_same(&mut self, value: Value, unexpected: Value, exit: Exit) -> ir::Value {
        let (word, unexpected) = (self.value(value), self.value(unexpected));
        let same = self.ins().icmp(IntCC::Equal, word, unexpected);
        self.leave_if(same, exit);
        word
    }

    /// One comparison: a negative index is a large one, unsigned.
    pub(super) fn bounds_check(&mut self, index: Value, length: Value, exit: Exit) -> ir::Value {
        let (index, length) = (self.value(index), self.value(length));
        let outside = self.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, index, length);
        self.leave_if(outside, exit);
        index
    }
}
