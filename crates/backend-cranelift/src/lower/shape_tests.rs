//! Branches on the shape of a word: two jumps, of which one asks for a pointer, and no truth value between them.
//!
//! A test for a shape that only the branch behind it asks for is not lowered where it stands but by the branch, if nothing
//! is written in between.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder};
use cranelift_entity::SecondaryMap;
use ssa::{Block, BlockCall, Function, Inst, Op, Type, Value};

use super::Lowering;

/// How often each value is used, by operations and in their frame states.
pub(super) fn uses(func: &Function) -> SecondaryMap<Value, u32> {
    let mut uses = SecondaryMap::new();
    for &block in func.layout() {
        for &inst in func.insts(block) {
            func.for_each_use(inst, |value| uses[value] += 1);
        }
    }
    uses
}

/// The test that the branch at the end of a block makes itself.
pub(super) fn at_end(func: &Function, uses: &SecondaryMap<Value, u32>, block: Block) -> Option<Inst> {
    let Op::Branch { cond, .. } = *func.op(func.terminator(block)) else { return None };
    let (Op::HasShape { object, .. } | Op::HasShapeIn { object, .. }) = *func.defining_op(cond)? else {
        return None;
    };
    if uses[cond] != 1 || func.type_of(object) != Type::Word {
        return None;
    }
    let backwards = func.insts(block).iter().rev();
    backwards
        .take_while(|&&inst| func.op(inst).effects().writes.is_empty())
        .find(|&&inst| func.result(inst) == Some(cond))
        .copied()
}

impl Lowering<'_> {
    /// Branches on a test that was left to the branch. Whether it was one.
    pub(super) fn branch_on_shape(
        &mut self,
        cond: Value,
        then: BlockCall,
        otherwise: BlockCall,
        swap: bool,
    ) -> bool {
        if self.values[cond].is_some() {
            return false;
        }
        let Some(op @ (Op::HasShape { object, .. } | Op::HasShapeIn { object, .. })) =
            self.func.defining_op(cond).copied()
        else {
            return false;
        };
        let word = self.value(object);
        let no_pointer = self.is_no_pointer(word);
        let other = self.new_cold_block();
        self.branch_away(no_pointer, other);
        let next = std::mem::replace(&mut self.current, other);
        let (no_block, no_args) = self.target(otherwise);
        self.ins().jump(no_block, &no_args);
        self.current = next;
        let wanted = if swap { IntCC::NotEqual } else { IntCC::Equal };
        let test: ir::Value = match op {
            Op::HasShape { shape, .. } => {
                let shape = self.expected_shape(shape);
                self.compare_shape(wanted, word, shape)
            }
            Op::HasShapeIn { shapes, .. } => self.compare_shapes(wanted, word, shapes),
            _ => unreachable!("it is a test for shapes"),
        };
        let (yes_block, yes_args) = self.target(then);
        let (no_block, no_args) = self.target(otherwise);
        match swap {
            true => self.ins().brif(test, no_block, &no_args, yes_block, &yes_args),
            false => self.ins().brif(test, yes_block, &yes_args, no_block, &no_args),
        };
        true
    }
}
