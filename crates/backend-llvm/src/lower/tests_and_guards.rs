//! What kind of value a word is: tests, which give a boolean, and guards, which leave.

use abi::heaps::Heaps;
use abi::object_layout::SHAPE_OFFSET;
use abi::value::{BOOL_BIT, CHAR_TAG, FALSE, FIXNUM_MASK, POINTER_TAG, TAG_MASK};
use ssa::{Type, Value, ValueList};

use super::exits::Exit;
use super::{Lowering, from_tagged};
use crate::aliasing::Areas;
use crate::function_text::{Kind, Operand};

impl Lowering<'_> {
    pub(super) fn words_equal(&mut self, lhs: Value, rhs: Value) -> Operand {
        self.binary(lhs, rhs, "icmp eq i64")
    }

    pub(super) fn is_int(&mut self, value: Value) -> Operand {
        let word = self.value(value);
        let tag = self.define(format_args!("and i64 {word}, {FIXNUM_MASK}"));
        self.define(format_args!("icmp eq i64 {tag}, 0"))
    }

    pub(super) fn is_ref(&mut self, value: Value) -> Operand {
        let word = self.value(value);
        let tag = self.define(format_args!("and i64 {word}, {TAG_MASK}"));
        self.define(format_args!("icmp eq i64 {tag}, {POINTER_TAG}"))
    }

    pub(super) fn is_char(&mut self, value: Value) -> Operand {
        let word = self.value(value);
        let tag = self.define(format_args!("and i64 {word}, 255"));
        self.define(format_args!("icmp eq i64 {tag}, {CHAR_TAG}"))
    }

    fn is_no_pointer(&mut self, word: Operand) -> Operand {
        let tag = self.define(format_args!("and i64 {word}, {TAG_MASK}"));
        self.define(format_args!("icmp ne i64 {tag}, {POINTER_TAG}"))
    }

    pub(super) fn bool_not(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        self.define(format_args!("xor i1 {value}, true"))
    }

    /// Whether `word` points to an object of `shape`.
    pub(super) fn points_to_shape(&mut self, word: Operand, shape: Operand) -> Operand {
        self.if_pointer(word, |lowering| {
            let actual = lowering.shape_of(word);
            lowering.define(format_args!("icmp eq i64 {actual}, {shape}"))
        })
    }

    /// False if `word` is no pointer, else what `test` says of the object.
    fn if_pointer(&mut self, word: Operand, test: impl FnOnce(&mut Self) -> Operand) -> Operand {
        let other = self.text.new_block(true);
        let done = self.text.new_block_like_current();
        let result = self.text.append_param(done, Kind::I1);
        let no_pointer = self.is_no_pointer(word);
        self.branch_away(no_pointer, other);
        let passes = test(self);
        self.text.jump(done, &[passes]);
        self.text.go_on_in(other);
        self.text.jump(done, &[Operand::Int(0)]);
        self.text.go_on_in(done);
        result
    }

    fn shape_of(&mut self, object: Operand) -> Operand {
        let pointer = self.address(object, from_tagged(SHAPE_OFFSET));
        let shape = self.load(Kind::I32, pointer, Areas::of(Heaps::SHAPE));
        self.define(format_args!("zext i32 {shape} to i64"))
    }

    pub(super) fn has_shape(&mut self, object: Value, shape: Value) -> Operand {
        let (word, shape) = (self.value(object), self.value(shape));
        if self.func.type_of(object) == Type::Ref {
            let actual = self.shape_of(word);
            return self.define(format_args!("icmp eq i64 {actual}, {shape}"));
        }
        self.points_to_shape(word, shape)
    }

    pub(super) fn has_shape_in(&mut self, object: Value, shapes: ValueList) -> Operand {
        let word = self.value(object);
        if self.func.type_of(object) == Type::Ref {
            return self.is_shape_in(word, shapes);
        }
        self.if_pointer(word, |lowering| lowering.is_shape_in(word, shapes))
    }

    /// Whether the shape of `object` is one of these.
    fn is_shape_in(&mut self, object: Operand, shapes: ValueList) -> Operand {
        let func = self.func;
        let actual = self.shape_of(object);
        let mut any = None;
        for &shape in func.list_values(shapes) {
            let shape = self.value(shape);
            let this = self.define(format_args!("icmp eq i64 {actual}, {shape}"));
            any = Some(match any {
                None => this,
                Some(others) => self.define(format_args!("or i1 {others}, {this}")),
            });
        }
        any.expect("there are shapes to test for")
    }

    pub(super) fn load_shape(&mut self, object: Value) -> Operand {
        let object = self.value(object);
        self.shape_of(object)
    }

    pub(super) fn guard_int(&mut self, value: Value, exit: Exit) -> Operand {
        let word = self.value(value);
        let tag = self.define(format_args!("and i64 {word}, {FIXNUM_MASK}"));
        let other = self.define(format_args!("icmp ne i64 {tag}, 0"));
        self.leave_if(other, exit);
        word
    }

    /// True and false differ in one bit, which becomes the result.
    pub(super) fn guard_bool(&mut self, value: Value, exit: Exit) -> Operand {
        let word = self.value(value);
        let rest = self.define(format_args!("and i64 {word}, {}", !(BOOL_BIT as i64)));
        let other = self.define(format_args!("icmp ne i64 {rest}, {FALSE}"));
        self.leave_if(other, exit);
        let bit = self.define(format_args!("and i64 {word}, {BOOL_BIT}"));
        self.define(format_args!("icmp ne i64 {bit}, 0"))
    }

    pub(super) fn guard_ref(&mut self, value: Value, exit: Exit) -> Operand {
        let word = self.value(value);
        let no_pointer = self.is_no_pointer(word);
        self.leave_if(no_pointer, exit);
        word
    }

    pub(super) fn guard_shape(&mut self, object: Value, shape: Value, exit: Exit) -> Operand {
        let (word, shape) = (self.value(object), self.value(shape));
        if self.func.type_of(object) != Type::Ref {
            let no_pointer = self.is_no_pointer(word);
            self.leave_if(no_pointer, exit);
        }
        let actual = self.shape_of(word);
        let differs = self.define(format_args!("icmp ne i64 {actual}, {shape}"));
        self.leave_if(differs, exit);
        word
    }

    pub(super) fn guard_shape_in(&mut self, object: Value, shapes: ValueList, exit: Exit) -> Operand {
        let word = self.value(object);
        if self.func.type_of(object) != Type::Ref {
            let no_pointer = self.is_no_pointer(word);
            self.leave_if(no_pointer, exit);
        }
        let is_one = self.is_shape_in(word, shapes);
        self.leave_unless(is_one, exit);
        word
    }

    pub(super) fn guard_same(&mut self, value: Value, expected: Value, exit: Exit) -> Operand {
        let differs = self.binary(value, expected, "icmp ne i64");
        self.leave_if(differs, exit);
        self.value(expected)
    }

    pub(super) fn guard_not_same(&mut self, value: Value, unexpected: Value, exit: Exit) -> Operand {
        let same = self.words_equal(value, unexpected);
        self.leave_if(same, exit);
        self.value(value)
    }

    /// One comparison: a negative index is a large one, unsigned.
    pub(super) fn bounds_check(&mut self, index: Value, length: Value, exit: Exit) -> Operand {
        let outside = self.binary(index, length, "icmp uge i64");
        self.leave_if(outside, exit);
        self.value(index)
    }
}
