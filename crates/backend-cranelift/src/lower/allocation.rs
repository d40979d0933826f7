//! New objects: taken from the free run of their size class, by the runtime when that is used up.

use abi::context_layout::cursor;
use abi::object_layout::{CELL_MAX, HEADER, KIND_OFFSET, WORD, class_of, class_size};
use abi::runtime_calls::RuntimeCall;
use abi::value::{EXCEPTION, POINTER_TAG, UNBOUND};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use ssa::Value;
use ssa::backend::Bailout;

use super::exits::Exit;
use super::{Lowering, from_tagged, trusted};

impl Lowering<'_> {
    /// A new object of `bytes` bytes whose words after the header hold `values`, then [`UNBOUND`].
    pub(super) fn new_object(
        &mut self,
        shape: Value,
        bytes: u32,
        kind: u8,
        values: &[Value],
        exit: Exit,
    ) -> Result<ir::Value, Bailout> {
        let size = bytes as usize;
        if size > CELL_MAX {
            return Err(Bailout::TooLarge { what: "bytes of a new object", count: size });
        }
        if size < HEADER + values.len() * WORD || !size.is_multiple_of(WORD) {
            return Err(Bailout::Internal { what: "a new object too small for its values".to_owned() });
        }
        let shape = self.value(shape);
        let header = match kind {
            0 => shape,
            _ => self.ins().bor_imm_s(shape, i64::from(kind) << (8 * KIND_OFFSET)),
        };
        let object = self.allocate(size, header, exit);
        for (index, &value) in values.iter().enumerate() {
            let word = self.value(value);
            let word = self.encode_word(word, self.func.type_of(value));
            self.ins().store(trusted(), word, object, from_tagged(HEADER + index * WORD));
        }
        if HEADER + values.len() * WORD < size {
            let unbound = self.iconst(UNBOUND as i64);
            for offset in (HEADER + values.len() * WORD..size).step_by(WORD) {
                self.ins().store(trusted(), unbound, object, from_tagged(offset));
            }
        }
        Ok(object)
    }

    /// A tagged pointer to `size` bytes that start with `header`.
    fn allocate(&mut self, size: usize, header: ir::Value, exit: Exit) -> ir::Value {
        let class = class_of(size);
        let (next_offset, end_offset) = (cursor(class), cursor(class) + WORD);
        let next = self.load_context(types::I64, next_offset);
        let end = self.load_context(types::I64, end_offset);
        let after = self.ins().iadd_imm_s(next, class_size(class) as i64);
        let used_up = self.ins().icmp(IntCC::UnsignedGreaterThan, after, end);
        let refill = self.new_cold_block();
        let done = self.new_block_after_current();
        let object = self.clif.dfg.append_block_param(done, types::I64);
        self.branch_away(used_up, refill);
        self.store_context(after, next_offset);
        self.ins().store(trusted(), header, next, 0);
        let tagged = self.ins().iadd_imm_s(next, POINTER_TAG as i64);
        self.ins().jump(done, &[BlockArg::Value(tagged)]);

        self.current = refill;
        let bytes = self.iconst(size as i64);
        let allocated = self.call_runtime_function(RuntimeCall::allocate, &[bytes, header]);
        let allocated = allocated.expect("an allocation gives a word");
        if exit.is_some() {
            let failed = self.ins().icmp_imm_s(IntCC::Equal, allocated, EXCEPTION as i64);
            self.leave_if(failed, exit);
        }
        self.ins().jump(done, &[BlockArg::Value(allocated)]);
        self.current = done;
        object
    }
}
