//! Between value words and raw forms: boxes.

use abi::object_layout::{FLOAT_SHAPE, FLOAT_VALUE_OFFSET, SHAPE_OFFSET};
use abi::runtime_calls::RuntimeCall;
use abi::value::{
    BOOL_BIT, CHAR_SHIFT, CHAR_TAG, FALSE, FIXNUM_MASK, FIXNUM_SHIFT, FLOAT_ROTATE, POINTER_TAG, TAG_MASK,
};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use ssa::backend::Bailout;
use ssa::{Type, Value};

use super::exits::Exit;
use super::tests_and_guards::ExpectedShape;
use super::{Lowering, clif_type, from_tagged, trusted};

/// Which words convert to a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FloatSource {
    FloatOnly,
    AnyNumber,
}

impl Lowering<'_> {
    /// The same bits under another type.
    pub(super) fn refine(&mut self, value: Value, ty: Type) -> Result<ir::Value, Bailout> {
        let from = self.func.type_of(value);
        if clif_type(from) != clif_type(ty) {
            return Err(Bailout::Unsupported {
                what: format!("Refine from {} to {}", from.name(), ty.name()),
            });
        }
        Ok(self.value(value))
    }

    /// Not zero when `word` is an inline float.
    pub(super) fn is_inline_float(&mut self, word: ir::Value) -> ir::Value {
        let next = self.ins().iadd_imm_s(word, 1);
        self.ins().band_imm_s(next, 2)
    }

    /// Zero when `word` is an inline float; for branches that leave the common path.
    fn is_not_inline_float(&mut self, word: ir::Value) -> ir::Value {
        let bit = self.is_inline_float(word);
        self.ins().icmp_imm_s(IntCC::Equal, bit, 0)
    }

    /// The float of `value`. Inline floats are decoded on the spot; boxes, and fixnums where those count, are looked
    /// at out of line. Leaves by `exit` for everything else; without an exit there is nothing else.
    pub(super) fn float_of(&mut self, value: Value, which: FloatSource, exit: Exit) -> ir::Value {
        let ty = self.func.type_of(value);
        let word = self.value(value);
        if ty == Type::Int && which == FloatSource::AnyNumber {
            return self.int_to_f64(value);
        }
        let other = self.new_cold_block();
        let not_inline = self.is_not_inline_float(word);
        let done = self.new_block_after_current();
        let result = self.clif.dfg.append_block_param(done, types::F64);
        self.branch_away(not_inline, other);
        let bits = self.ins().rotr_imm_u(word, i64::from(FLOAT_ROTATE));
        let inline = self.decode_word(bits, Type::F64);
        self.ins().jump(done, &[BlockArg::Value(inline)]);

        self.current = other;
        if which == FloatSource::AnyNumber {
            self.fixnum_to_float(value, done);
        }
        let boxed = self.boxed_float(word, exit);
        self.ins().jump(done, &[BlockArg::Value(boxed)]);
        self.current = done;
        result
    }

    /// Goes to `done` with the float of a fixnum, or on when it is none.
    fn fixnum_to_float(&mut self, value: Value, done: ir::Block) {
        let word = self.value(value);
        let (is_fixnum, is_not) = (self.new_block_after_current(), self.new_block_after_current());
        for block in [is_fixnum, is_not] {
            self.clif.layout.set_cold(block);
        }
        let tag = self.ins().band_imm_s(word, FIXNUM_MASK as i64);
        self.ins().brif(tag, is_not, &[], is_fixnum, &[]);
        self.current = is_fixnum;
        let float = self.int_to_f64(value);
        self.ins().jump(done, &[BlockArg::Value(float)]);
        self.current = is_not;
    }

    /// The float in a box. The current block is out of line already.
    fn boxed_float(&mut self, word: ir::Value, exit: Exit) -> ir::Value {
        if exit.is_some() {
            let tag = self.ins().band_imm_s(word, TAG_MASK as i64);
            let no_pointer = self.ins().icmp_imm_s(IntCC::NotEqual, tag, POINTER_TAG as i64);
            self.leave_if(no_pointer, exit);
            let shape = self.ins().load(types::I32, trusted(), word, from_tagged(SHAPE_OFFSET));
            let no_float = self.ins().icmp_imm_s(IntCC::NotEqual, shape, i64::from(FLOAT_SHAPE));
            self.leave_if(no_float, exit);
        }
        self.ins().load(types::F64, trusted(), word, from_tagged(FLOAT_VALUE_OFFSET))
    }

    pub(super) fn int_to_f64(&mut self, value: Value) -> ir::Value {
        let untagged = self.untag(value);
        self.ins().fcvt_from_sint(types::F64, untagged)
    }

    /// The word of a float: rotated where it has an inline form, boxed by the runtime where it has none.
    pub(super) fn box_float(&mut self, value: Value) -> ir::Value {
        let float = self.value(value);
        let bits = self.encode_word(float, Type::F64);
        let word = self.ins().rotl_imm_u(bits, i64::from(FLOAT_ROTATE));
        let boxing = self.new_cold_block();
        let not_inline = self.is_not_inline_float(word);
        let done = self.new_block_after_current();
        let result = self.clif.dfg.append_block_param(done, types::I64);
        self.branch_away(not_inline, boxing);
        self.ins().jump(done, &[BlockArg::Value(word)]);
        self.current = boxing;
        let boxed = self.call_runtime_function(RuntimeCall::box_float, &[float]);
        let boxed = boxed.expect("boxing gives a word");
        self.ins().jump(done, &[BlockArg::Value(boxed)]);
        self.current = done;
        result
    }

    pub(super) fn box_bool(&mut self, value: Value) -> ir::Value {
        let value = self.value(value);
        let wide = self.ins().uextend(types::I64, value);
        let bit = self.ins().ishl_imm_u(wide, i64::from(BOOL_BIT.trailing_zeros()));
        self.ins().bor_imm_s(bit, FALSE as i64)
    }

    /// The tagged code point of a character.
    pub(super) fn char_to_int(&mut self, value: Value) -> ir::Value {
        let word = self.value(value);
        let shifted = self.ins().ushr_imm_u(word, i64::from(CHAR_SHIFT - FIXNUM_SHIFT));
        self.ins().band_imm_s(shifted, !(FIXNUM_MASK as i64))
    }

    /// The character with a tagged code point.
    pub(super) fn int_to_char(&mut self, value: Value) -> ir::Value {
        let word = self.value(value);
        let shifted = self.ins().ishl_imm_u(word, i64::from(CHAR_SHIFT - FIXNUM_SHIFT));
        self.ins().bor_imm_s(shifted, CHAR_TAG as i64)
    }

    /// 0 or 1, whether `value` is a float, inline or boxed.
    pub(super) fn is_float(&mut self, value: Value) -> ir::Value {
        let word = self.value(value);
        let other = self.new_cold_block();
        let not_inline = self.is_not_inline_float(word);
        let done = self.new_block_after_current();
        let result = self.clif.dfg.append_block_param(done, types::I8);
        self.branch_away(not_inline, other);
        let yes = self.ins().iconst(types::I8, 1);
        self.ins().jump(done, &[BlockArg::Value(yes)]);
        self.current = other;
        let boxed = self.points_to_shape(word, ExpectedShape::Known(i64::from(FLOAT_SHAPE)));
        self.ins().jump(done, &[BlockArg::Value(boxed)]);
        self.current = done;
        result
    }
}
