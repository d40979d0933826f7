//! Restores SSA form for a value that has got several definitions.
//!
//! The walk goes backward from each use to the definitions that reach it and adds parameters where they meet; it
//! adds none where no use asks.

use cranelift_entity::SecondaryMap;
use cranelift_entity::packed_option::PackedOption;
use ssa::cfg::Cfg;
use ssa::{Block, BlockCall, Function, Type, Value};

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
