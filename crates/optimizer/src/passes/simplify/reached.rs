//! What is known of blocks before a walk in reverse postorder comes to them: whether they are reached, and with which arguments.
//!
//! Edges of branches that the walk has decided do not count, so a parameter is known where what is left agrees
//! (after M. N. Wegman, F. K. Zadeck: Constant Propagation with Conditional Branches, 1991; in one walk, so without the optimism for loops).

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use ssa::cfg::Cfg;
use ssa::{Block, Function, Value};

/// What the edges into a block give for each parameter; none where they differ.
type Arguments = SmallVec<[Option<Value>; 4]>;

/// See the module.
#[derive(Default)]
pub(super) struct Reached {
    walked: FxHashSet<Block>,
    arguments: FxHashMap<Block, Arguments>,
}

impl Reached {
    /// Comes to a block: false if nothing leads there, else its parameters stand for their arguments where these agree.
    pub(super) fn enter(&mut self, func: &mut Function, cfg: &Cfg, block: Block) -> bool {
        let is_loop = cfg.preds(block).iter().any(|pred| !self.walked.contains(pred));
        self.walked.insert(block);
        if is_loop || block == func.entry() {
            return true;
        }
        let Some(arguments) = self.arguments.remove(&block) else { return false };
        for (index, argument) in arguments.into_iter().enumerate() {
            if let Some(value) = argument {
                func.replace(func.params(block)[index], value);
            }
        }
        true
    }

    /// Leaves a block by its terminator.
    pub(super) fn leave(&mut self, func: &Function, block: Block) {
        for call in func.targets(block) {
            let given = call.args(&func.operands).iter().map(|&value| func.resolve(value));
            match self.arguments.get_mut(&call.block) {
                None => {
                    self.arguments.insert(call.block, given.map(Some).collect());
                }
                Some(known) => {
                    for (known, value) in known.iter_mut().zip(given) {
                        *known = known.filter(|&known| known == value);
                    }
                }
            }
        }
    }
}
