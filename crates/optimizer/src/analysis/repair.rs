//! Restores SSA form for a value that has got several definitions.
//!
//! The walk goes backward from each use to the definitions that reach it and adds parameters where they meet; it
//! adds none where no use asks.

use cranelift_entity::SecondaryMap;
use cranelift_entity::packed_option::PackedOption;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::{Block, BlockCall, FrameState, Function, Type, Value};

/// The definitions of one value.
pub struct Repair<'a> {
    cfg: &'a Cfg,
    ty: Type,
    at_start: SecondaryMap<Block, PackedOption<Value>>,
    at_end: SecondaryMap<Block, PackedOption<Value>>,
}

impl<'a> Repair<'a> {
    /// For a value of type `ty` that holds one of `definitions` at the end of these blocks. Every path to a use
    /// must go through one of them.
    #[must_use]
    pub fn new(cfg: &'a Cfg, ty: Type, definitions: &[(Block, Value)]) -> Repair<'a> {
        let mut at_end = SecondaryMap::new();
        for &(block, value) in definitions {
            at_end[block] = value.into();
        }
        Repair { cfg, ty, at_start: SecondaryMap::new(), at_end }
    }

    /// The value at the start of `block`.
    pub fn at_start(&mut self, func: &mut Function, block: Block) -> Value {
        if let Some(value) = self.at_start[block].expand() {
            return value;
        }
        let mut preds = self.cfg.preds(block).to_vec();
        preds.sort_unstable();
        preds.dedup();
        assert!(!preds.is_empty(), "no definition reaches {block}");
        if let [pred] = *preds {
            let value = self.at_end(func, pred);
            self.at_start[block] = value.into();
            return value;
        }
        // The parameter comes first: it ends the walk around a loop.
        let param = func.append_param(block, self.ty);
        self.at_start[block] = param.into();
        for pred in preds {
            let value = self.at_end(func, pred);
            func.map_targets(pred, |mut call: BlockCall, operands| {
                if call.block == block {
                    call.args.push(value, &mut operands.lists);
                }
                call
            });
        }
        param
    }

    /// The value at the end of `block`.
    pub fn at_end(&mut self, func: &mut Function, block: Block) -> Value {
        match self.at_end[block].expand() {
            Some(value) => value,
            None => {
                let value = self.at_start(func, block);
                self.at_end[block] = value.into();
                value
            }
        }
    }
}

/// Replaces what `block` uses of values with several definitions, but for those that it defines itself.
pub fn repair_block(func: &mut Function, block: Block, repairs: &mut FxHashMap<Value, Repair<'_>>) {
    let mut states: FxHashMap<FrameState, FrameState> = FxHashMap::default();
    for inst in func.insts(block).to_vec() {
        let mut used = Vec::new();
        func.for_each_use(inst, |value| used.push(value));
        used.retain(|value| repairs.contains_key(value) && func.block_of_value(*value) != Some(block));
        if used.is_empty() {
            continue;
        }
        let new: FxHashMap<Value, Value> = used
            .into_iter()
            .map(|value| {
                let repair = repairs.get_mut(&value).expect("only such values are left");
                (value, repair.at_start(func, block))
            })
            .collect();
        let replace = |value: Value| new.get(&value).copied().unwrap_or(value);
        func.map_values(inst, replace);
        let mut op = *func.op(inst);
        if let Some(state) = op.frame_state_mut() {
            let old = *state;
            *state = match states.get(&old) {
                Some(known) => *known,
                None => func.rewrite_frame_state(old, &mut |_, value| replace(value)),
            };
            states.insert(old, *state);
            func.set_op(inst, op);
        }
    }
}
