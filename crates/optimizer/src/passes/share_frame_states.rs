//! Makes operations with equal frame states carry the same one, so that backends emit one exit for them.
//!
//! Equal in everything, callers included. Two operations may share a state when each has it, whatever lies between
//! them: a state says what the frames hold, not when. One walk with a hash table.

use crate::context::{Changed, PassContext};
use cranelift_entity::EntityRef;
use rustc_hash::FxHashMap;
use ssa::{Form, FrameState, Function};

/// See the module.
pub fn share_frame_states(func: &mut Function, _: &mut PassContext) -> Changed {
    let mut sharing = Sharing { first: FxHashMap::default(), shared: FxHashMap::default() };
    let mut changed = false;
    for block in func.layout().to_vec() {
        for inst in func.insts(block).to_vec() {
            let mut op = *func.op(inst);
            let Some(state) = op.frame_state_mut() else { continue };
            let shared = sharing.find(func, *state);
            if shared != *state {
                *state = shared;
                func.set_op(inst, op);
                changed = true;
            }
        }
    }
    Changed::values_if(changed)
}

struct Sharing {
    /// By content.
    first: FxHashMap<Vec<u64>, FrameState>,
    shared: FxHashMap<FrameState, FrameState>,
}

impl Sharing {
    fn find(&mut self, func: &mut Function, state: FrameState) -> FrameState {
        if let Some(&shared) = self.shared.get(&state) {
            return shared;
        }
        if let Some(caller) = func.frame_states[state].caller {
            let shared = self.find(func, caller.state);
            if let Some(caller) = &mut func.frame_states[state].caller {
                caller.state = shared;
            }
        }
        let data = &func.frame_states[state];
        let mut key = vec![u64::from(data.function), u64::from(data.pc), data.mode as u64];
        key.extend(
            data.caller
                .map(|caller| (caller.state.index() as u64 + 1) << 16 | u64::from(caller.return_register)),
        );
        for slot in &data.registers {
            let raw = u64::from(slot.form == Form::Raw);
            key.push((slot.value.index() as u64) << 17 | raw << 16 | u64::from(slot.register));
        }
        // The lengths tell a caller from a register.
        key.push(data.registers.len() as u64);
        let shared = *self.first.entry(key).or_insert(state);
        self.shared.insert(state, shared);
        shared
    }
}
