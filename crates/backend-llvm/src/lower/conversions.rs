//! Between value words and raw forms: boxes.

use abi::heaps::Heaps;
use abi::object_layout::{FLOAT_SHAPE, FLOAT_VALUE_OFFSET, SHAPE_OFFSET};
use abi::runtime_calls::RuntimeCall;
use abi::value::{
    BOOL_BIT, CHAR_SHIFT, CHAR_TAG, FALSE, FIXNUM_MASK, FIXNUM_SHIFT, FLOAT_ROTATE, POINTER_TAG, TAG_MASK,
};
use ssa::backend::Bailout;
use ssa::{Type, Value};

use super::exits::Exit;
use super::{Lowering, from_tagged, kind_of};
use crate::aliasing::Areas;
use crate::function_text::{Kind, Label, Odds, Operand};

/// Which words convert to a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FloatSource {
    FloatOnly,
    AnyNumber,
}

impl Lowering<'_> {
    /// The same bits under another type.
    pub(super) fn refine(&mut self, value: Value, ty: Type) -> Result<Operand, Bailout> {
        let from = self.func.type_of(value);
        if kind_of(from) != kind_of(ty) {
            return Err(Bailout::Unsupported {
                what: format!("Refine from {} to {}", from.name(), ty.name()),
            });
        }
        Ok(self.value(value))
    }

    /// Whether `word` is no inline float.
    fn is_not_inline_float(&mut self, word: Operand) -> Operand {
        let next = self.define(format_args!("add i64 {word}, 1"));
        let bit = self.define(format_args!("and i64 {next}, 2"));
        self.define(format_args!("icmp eq i64 {bit}, 0"))
    }

    /// `word` rotated to the left.
    fn rotate(&mut self, word: Operand, count: u32) -> Operand {
        self.intrinsic(
            "i64 @llvm.fshl.i64(i64, i64, i64)",
            format_args!("call i64 @llvm.fshl.i64(i64 {word}, i64 {word}, i64 {count})"),
        )
    }

    /// The float of `value`. Inline floats are decoded on the spot; boxes, and fixnums where those count, are looked
    /// at out of line. Leaves by `exit` for everything else; without an exit there is nothing else.
    pub(super) fn float_of(&mut self, value: Value, which: FloatSource, exit: Exit) -> Operand {
        let ty = self.func.type_of(value);
        let word = self.value(value);
        if ty == Type::Int && which == FloatSource::AnyNumber {
            return self.int_to_f64(value);
        }
        let other = self.text.new_block(true);
        let not_inline = self.is_not_inline_float(word);
        let done = self.text.new_block_like_current();
        let result = self.text.append_param(done, Kind::F64);
        self.branch_away(not_inline, other);
        let bits = self.rotate(word, 64 - FLOAT_ROTATE);
        let inline = self.decode_word(bits, Type::F64);
        self.text.jump(done, &[inline]);

        self.text.go_on_in(other);
        if which == FloatSource::AnyNumber {
            self.fixnum_to_float(value, done);
        }
        let boxed = self.boxed_float(word, exit);
        self.text.jump(done, &[boxed]);
        self.text.go_on_in(done);
        result
    }

    /// Goes to `done` with the float of a fixnum, or on when it is none.
    fn fixnum_to_float(&mut self, value: Value, done: Label) {
        let word = self.value(value);
        let (is_fixnum, is_not) = (self.text.new_block(true), self.text.new_block(true));
        let tag = self.define(format_args!("and i64 {word}, {FIXNUM_MASK}"));
        let tagged = self.define(format_args!("icmp ne i64 {tag}, 0"));
        self.text.branch(tagged, is_not, is_fixnum, Odds::Even);
        self.text.go_on_in(is_fixnum);
        let float = self.int_to_f64(value);
        self.text.jump(done, &[float]);
        self.text.go_on_in(is_not);
    }

    /// The float in a box. The current block is out of line already.
    fn boxed_float(&mut self, word: Operand, exit: Exit) -> Operand {
        if exit.is_some() {
            let tag = self.define(format_args!("and i64 {word}, {TAG_MASK}"));
            let no_pointer = self.define(format_args!("icmp ne i64 {tag}, {POINTER_TAG}"));
            self.leave_if(no_pointer, exit);
            let pointer = self.address(word, from_tagged(SHAPE_OFFSET));
            let shape = self.load(Kind::I32, pointer, Areas::of(Heaps::SHAPE));
            let no_float = self.define(format_args!("icmp ne i32 {shape}, {FLOAT_SHAPE}"));
            self.leave_if(no_float, exit);
        }
        let pointer = self.address(word, from_tagged(FLOAT_VALUE_OFFSET));
        // The payload of a box never changes; where a program makes one itself, it stores a field.
        self.load(Kind::F64, pointer, Areas::FINAL.union(Areas::of(Heaps::RAW_FIELDS)))
    }

    pub(super) fn int_to_f64(&mut self, value: Value) -> Operand {
        let untagged = self.untag(value);
        self.define(format_args!("sitofp i64 {untagged} to double"))
    }

    /// The word of a float: rotated where it has an inline form, boxed by the runtime where it has none.
    pub(super) fn box_float(&mut self, value: Value) -> Result<Operand, Bailout> {
        let float = self.value(value);
        let bits = self.encode_word(float, Type::F64);
        let word = self.rotate(bits, FLOAT_ROTATE);
        let boxing = self.text.new_block(true);
        let not_inline = self.is_not_inline_float(word);
        let done = self.text.new_block_like_current();
        let result = self.text.append_param(done, Kind::I64);
        self.branch_away(not_inline, boxing);
        self.text.jump(done, &[word]);
        self.text.go_on_in(boxing);
        let boxed = self.call_for_word(RuntimeCall::box_float, &[float])?;
        self.text.jump(done, &[boxed]);
        self.text.go_on_in(done);
        Ok(result)
    }

    pub(super) fn box_bool(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        let wide = self.define(format_args!("zext i1 {value} to i64"));
        let bit = self.define(format_args!("shl i64 {wide}, {}", BOOL_BIT.trailing_zeros()));
        self.define(format_args!("or i64 {bit}, {FALSE}"))
    }

    /// The tagged code point of a character.
    pub(super) fn char_to_int(&mut self, value: Value) -> Operand {
        let word = self.value(value);
        let shifted = self.define(format_args!("lshr i64 {word}, {}", CHAR_SHIFT - FIXNUM_SHIFT));
        self.define(format_args!("and i64 {shifted}, {}", !(FIXNUM_MASK as i64)))
    }

    /// The character with a tagged code point.
    pub(super) fn int_to_char(&mut self, value: Value) -> Operand {
        let word = self.value(value);
        let shifted = self.define(format_args!("shl i64 {word}, {}", CHAR_SHIFT - FIXNUM_SHIFT));
        self.define(format_args!("or i64 {shifted}, {CHAR_TAG}"))
    }

    /// Whether `value` is a float, inline or boxed.
    pub(super) fn is_float(&mut self, value: Value) -> Operand {
        let word = self.value(value);
        let other = self.text.new_block(true);
        let not_inline = self.is_not_inline_float(word);
        let done = self.text.new_block_like_current();
        let result = self.text.append_param(done, Kind::I1);
        self.branch_away(not_inline, other);
        self.text.jump(done, &[Operand::Int(1)]);
        self.text.go_on_in(other);
        let boxed = self.points_to_shape(word, Operand::Int(i64::from(FLOAT_SHAPE)));
        self.text.jump(done, &[boxed]);
        self.text.go_on_in(done);
        result
    }
}
