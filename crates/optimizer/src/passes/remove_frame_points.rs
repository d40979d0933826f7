//! Removes the frame points of preheaders once nothing will be hoisted any more.
//!
//! They keep alive what the interpreter would need there; after this pass only real exits do. Linear.

use crate::context::{Changed, PassContext};
use ssa::{Function, Op};

/// See the module.
pub fn remove_frame_points(func: &mut Function, _: &mut PassContext) -> Changed {
    let mut changed = false;
    for block in func.layout().to_vec() {
        let before = func.insts(block).len();
        func.retain_insts(block, |func, inst| !matches!(func.op(inst), Op::FramePoint { .. }));
        changed |= func.insts(block).len() != before;
    }
    Changed::values_if(changed)
}
