//! Branches inside one instruction, and where they meet again.

use ssa::{Block, Value};

use super::environment::Builder;

/// The arms of a branch that meet again.
pub(super) struct Join {
    arms: Vec<Arm>,
    /// What registers held at the branch: what one arm learns of them does not hold in the others.
    registers: Vec<Option<Value>>,
    is_unchecked: bool,
    was_dead: bool,
}

struct Arm {
    block: Block,
    values: Vec<Value>,
    is_unchecked: bool,
}

impl Builder<'_> {
    /// Prepares for a branch.
    pub fn begin_join(&mut self) -> Join {
        Join {
            arms: Vec::new(),
            registers: self.frame.registers.clone(),
            is_unchecked: self.is_unchecked,
            was_dead: self.is_dead,
        }
    }

    /// Goes on in one arm of the branch.
    pub fn start_arm(&mut self, join: &Join, block: Block) {
        self.block = block;
        self.is_dead = join.was_dead;
        self.is_unchecked = join.is_unchecked;
        self.frame.registers.clone_from(&join.registers);
        self.frame.resume = None;
    }

    /// Ends an arm, which yields these values.
    pub fn end_arm(&mut self, join: &mut Join, values: &[Value]) {
        if !self.is_dead || join.was_dead {
            join.arms.push(Arm {
                block: self.block,
                values: values.to_vec(),
                is_unchecked: self.is_unchecked,
            });
        }
        self.die();
    }

    /// Goes on where the arms meet; each has yielded `count` values.
    pub fn finish_join(&mut self, mut join: Join, count: usize) -> Vec<Value> {
        self.frame.registers = join.registers;
        self.frame.resume = None;
        self.is_unchecked = join.arms.iter().any(|arm| arm.is_unchecked);
        self.is_dead = join.was_dead || join.arms.is_empty();
        if join.arms.is_empty() {
            let placeholder = self.word_bits(abi::value::NONE);
            return vec![placeholder; count];
        }
        if join.arms.len() == 1 {
            let arm = join.arms.remove(0);
            self.block = arm.block;
            return arm.values;
        }
        let block = self.func.make_block();
        let mut merged = Vec::new();
        let mut arguments: Vec<Vec<Value>> = vec![Vec::new(); join.arms.len()];
        for index in 0..count {
            let values: Vec<Value> = join.arms.iter().map(|arm| arm.values[index]).collect();
            // A value that all arms yield was there before the branch: each arm makes its own values.
            if let Some(value) = self.common(&values) {
                merged.push(value);
                continue;
            }
            let ty = self.joined_type(&values);
            for ((arm, value), arguments) in join.arms.iter().zip(values).zip(&mut arguments) {
                self.block = arm.block;
                let value = self.as_type(value, ty);
                arguments.push(value);
            }
            merged.push(self.func.append_param(block, ty));
        }
        for (arm, arguments) in join.arms.iter().zip(arguments) {
            self.block = arm.block;
            self.jump(block, &arguments);
        }
        self.block = block;
        merged
    }
}
