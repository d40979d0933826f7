//! New objects: taken from the free run of their size class, by the runtime when that is used up.

use abi::context_layout::cursor;
use abi::heaps::Heaps;
use abi::object_layout::{CELL_MAX, HEADER, KIND_OFFSET, WORD, class_of, class_size};
use abi::runtime_calls::RuntimeCall;
use abi::value::{EXCEPTION, POINTER_TAG, UNBOUND};
use ssa::Value;
use ssa::backend::Bailout;

use super::exits::Exit;
use super::{Lowering, from_tagged, internal};
use crate::aliasing::Areas;
use crate::function_text::{Kind, Operand};

impl Lowering<'_> {
    /// A new object of `bytes` bytes whose words after the header hold `values`, then [`UNBOUND`].
    pub(super) fn new_object(
        &mut self,
        shape: Value,
        bytes: u32,
        kind: u8,
        values: &[Value],
        exit: Exit,
    ) -> Result<Operand, Bailout> {
        let size = bytes as usize;
        if size > CELL_MAX {
            return Err(Bailout::TooLarge { what: "bytes of a new object", count: size });
        }
        if size < HEADER + values.len() * WORD || !size.is_multiple_of(WORD) {
            return Err(internal("a new object too small for its values".to_owned()));
        }
        let shape = self.value(shape);
        let header = match kind {
            0 => shape,
            _ => {
                let kind = (u64::from(kind) << (8 * KIND_OFFSET)) as i64;
                self.define(format_args!("or i64 {shape}, {kind}"))
            }
        };
        let object = self.allocate(size, header, exit)?;
        // What the words are to the program, whoever loads them knows.
        let words = Areas::of(Heaps::OBJECTS).union(Areas::FINAL);
        for (index, offset) in (HEADER..size).step_by(WORD).enumerate() {
            let value = match values.get(index) {
                Some(&value) => {
                    let word = self.value(value);
                    self.encode_word(word, self.func.type_of(value))
                }
                None => Operand::Int(UNBOUND as i64),
            };
            let pointer = self.address(object, from_tagged(offset));
            self.store(Kind::I64, value, pointer, words);
        }
        Ok(object)
    }

    /// A tagged pointer to `size` bytes that start with `header`.
    fn allocate(&mut self, size: usize, header: Operand, exit: Exit) -> Result<Operand, Bailout> {
        let class = class_of(size);
        let next_at = self.context_address(cursor(class));
        let end_at = self.context_address(cursor(class) + WORD);
        let next = self.load(Kind::I64, next_at, Areas::CURSORS);
        let end = self.load(Kind::I64, end_at, Areas::CURSORS);
        let after = self.define(format_args!("add i64 {next}, {}", class_size(class)));
        let used_up = self.define(format_args!("icmp ugt i64 {after}, {end}"));
        let refill = self.text.new_block(true);
        let done = self.text.new_block_like_current();
        let object = self.text.append_param(done, Kind::I64);
        self.branch_away(used_up, refill);
        self.store(Kind::I64, after, next_at, Areas::CURSORS);
        let pointer = self.address(next, 0);
        self.store(Kind::I64, header, pointer, Areas::of(Heaps::SHAPE).union(Areas::COLLECTOR));
        let tagged = self.define(format_args!("add i64 {next}, {POINTER_TAG}"));
        self.text.jump(done, &[tagged]);

        self.text.go_on_in(refill);
        let allocated = self.call_for_word(RuntimeCall::allocate, &[Operand::Int(size as i64), header])?;
        if exit.is_some() {
            let failed = self.define(format_args!("icmp eq i64 {allocated}, {EXCEPTION}"));
            self.leave_if(failed, exit);
        }
        self.text.jump(done, &[allocated]);
        self.text.go_on_in(done);
        Ok(object)
    }
}
