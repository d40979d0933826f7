//! Who uses a value: one scan over the function, for passes that go from definitions to uses.

use cranelift_entity::EntityRef;
use ssa::{FrameState, Function, Inst, Value};

/// For each value the instructions that use it, in layout order.
#[derive(Clone, Debug)]
pub struct Uses {
    /// Where the users of each value start in `users`, and at the end where the last ones end.
    starts: Vec<u32>,
    users: Vec<Inst>,
    in_frame_state: Vec<bool>,
}

impl Uses {
    /// Scans `func`.
    #[must_use]
    pub fn new(func: &Function) -> Uses {
        let count = func.value_count();
        let mut starts = vec![0; count + 1];
        let mut uses = Vec::with_capacity(2 * count);
        let mut frames = FrameValues::new(func);
        for &block in func.layout() {
            for &inst in func.insts(block) {
                let op = func.op(inst);
                op.for_each_value(&func.operands, |value| {
                    starts[value.index() + 1] += 1;
                    uses.push((value, inst));
                });
                if let Some(state) = op.frame_state() {
                    frames.add(func, state);
                }
            }
        }
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut users = vec![Inst::new(0); uses.len()];
        for (value, inst) in uses {
            users[next[value.index()] as usize] = inst;
            next[value.index()] += 1;
        }
        Uses { starts, users, in_frame_state: frames.named }
    }

    /// The instructions that have `value` as an operand, once for each operand; frame states do not count.
    #[must_use]
    pub fn operands(&self, value: Value) -> &[Inst] {
        match self.starts.get(value.index()..value.index() + 2) {
            Some(&[start, end]) => &self.users[start as usize..end as usize],
            // Made since the scan.
            _ => &[],
        }
    }

    /// Whether a frame state names `value`.
    #[must_use]
    pub fn is_in_frame_state(&self, value: Value) -> bool {
        self.in_frame_state.get(value.index()).copied().unwrap_or(false)
    }
}

/// Collects the values that frame states name. Each state is visited once, though many share their callers.
struct FrameValues {
    visited: Vec<bool>,
    named: Vec<bool>,
}

impl FrameValues {
    fn new(func: &Function) -> FrameValues {
        FrameValues { visited: vec![false; func.frame_states.len()], named: vec![false; func.value_count()] }
    }

    fn add(&mut self, func: &Function, state: FrameState) {
        let mut next = Some(state);
        while let Some(state) = next {
            if std::mem::replace(&mut self.visited[state.index()], true) {
                return;
            }
            let data = &func.frame_states[state];
            data.registers.iter().for_each(|slot| self.named[slot.value.index()] = true);
            next = data.caller.map(|caller| caller.state);
        }
    }
}
