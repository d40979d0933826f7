//! Who uses a value: one scan over the function, for passes that go from definitions to uses.

use cranelift_entity::SecondaryMap;
use ssa::{Function, Inst, Value};

/// For each value the instructions that use it, in layout order.
#[derive(Clone, Debug)]
pub struct Uses {
    operands: SecondaryMap<Value, Vec<Inst>>,
    frame_states: SecondaryMap<Value, u32>,
}

impl Uses {
    /// Scans `func`.
    #[must_use]
    pub fn new(func: &Function) -> Uses {
        let mut uses = Uses {
            operands: SecondaryMap::with_capacity(func.value_count()),
            frame_states: SecondaryMap::with_capacity(func.value_count()),
        };
        for &block in func.layout() {
            for &inst in func.insts(block) {
                let op = func.op(inst);
                op.for_each_value(&func.operands, |value| uses.operands[value].push(inst));
                if let Some(state) = op.frame_state() {
                    func.for_each_frame_value(state, |value| uses.frame_states[value] += 1);
                }
            }
        }
        uses
    }

    /// The instructions that have `value` as an operand, once for each operand; frame states do not count.
    #[must_use]
    pub fn operands(&self, value: Value) -> &[Inst] {
        &self.operands[value]
    }

    /// Whether a frame state names `value`.
    #[must_use]
    pub fn is_in_frame_state(&self, value: Value) -> bool {
        self.frame_states[value] != 0
    }
}
