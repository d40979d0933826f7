//! The function: its blocks, instructions, values and side tables.
//!
//! Entities are never reused, so numbers in dumps mean the same before and after a pass. An instruction is *placed*
//! in at most one block; taking it out of the block's list removes it. Values can be replaced in bulk:
//! [`Function::replace`] notes the new value, [`Function::resolve_aliases`] rewrites all uses at once. No alias
//! may be left in use when a pass returns.

use crate::entities::{
    Block, BlockCall, FrameState, Inst, Literal, Operands, SwitchData, SwitchTable, Value, ValueList,
};
use crate::frame_state::FrameStateData;
use crate::ops::Op;
use crate::types::Type;
use abi::literal_table::Literal as LiteralData;
use cranelift_entity::packed_option::PackedOption;
use cranelift_entity::{PrimaryMap, SecondaryMap};
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// How the function is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// By a call: the entry block's parameters are the callee (a word), then the arguments.
    Call,
    /// Inside a loop: the entry block's parameters are the callee and the address of the interpreter's registers.
    Osr,
}

/// A function in SSA form.
#[derive(Clone, Debug)]
pub struct Function {
    /// For dumps.
    pub name: String,
    /// How it is entered.
    pub entry_kind: EntryKind,
    /// What it returns.
    pub result: Type,
    /// Words of the literal table.
    pub literals: PrimaryMap<Literal, LiteralData>,
    /// What tuples among the constants hold, by number of the constant, as far as it is known: constants and words.
    pub tuples: BTreeMap<u32, Vec<LiteralData>>,
    /// Frame states, used or not.
    pub frame_states: PrimaryMap<FrameState, FrameStateData>,
    /// Value lists and switch tables.
    pub operands: Operands,
    /// Loops whose bounds were guarded in vain when the function was compiled before: function and `pc` of the frame state
    /// at their preheader. Not part of the text.
    pub failed_bounds: Vec<(u32, u32)>,
    /// Variables of loops were not small where that had been guarded when the function was compiled before. Not part of the
    /// text.
    pub has_large_variables: bool,
    /// The compiled function, of those that are inlined apart, has handlers of exceptions. Not part of the text.
    pub catches: bool,
    insts: PrimaryMap<Inst, InstData>,
    values: PrimaryMap<Value, ValueData>,
    blocks: PrimaryMap<Block, BlockData>,
    placed: SecondaryMap<Inst, PackedOption<Block>>,
    layout: Vec<Block>,
    /// Whether a value was replaced whose uses have not been rewritten.
    has_aliases: bool,
    /// Registers of all frame states.
    recorded: usize,
}

#[derive(Clone, Debug)]
struct InstData {
    op: Op,
    result: PackedOption<Value>,
}

#[derive(Clone, Debug)]
struct ValueData {
    ty: Type,
    def: ValueDef,
}

#[derive(Clone, Debug, Default)]
struct BlockData {
    params: Vec<Value>,
    insts: Vec<Inst>,
    cold: bool,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueDef {
    /// The result of an instruction.
    Inst(Inst),
    /// The parameter of a block with this index.
    Param(Block, u32),
    /// Replaced by this value.
    Alias(Value),
    /// Not defined.
    Removed,
}

impl Function {
    /// An empty function. The first block made becomes the entry.
    #[must_use]
    pub fn new(name: &str, entry_kind: EntryKind, result: Type) -> Function {
        Function {
            name: name.to_owned(),
            entry_kind,
            result,
            literals: PrimaryMap::new(),
            tuples: BTreeMap::new(),
            frame_states: PrimaryMap::new(),
            operands: Operands::default(),
            failed_bounds: Vec::new(),
            has_large_variables: false,
            catches: false,
            insts: PrimaryMap::new(),
            values: PrimaryMap::new(),
            blocks: PrimaryMap::new(),
            placed: SecondaryMap::new(),
            layout: Vec::new(),
            has_aliases: false,
            recorded: 0,
        }
    }

    // Blocks.

    /// A new block at the end of the layout.
    pub fn make_block(&mut self) -> Block {
        let block = self.blocks.push(BlockData::default());
        self.layout.push(block);
        block
    }

    /// The entry block.
    #[must_use]
    pub fn entry(&self) -> Block {
        self.layout[0]
    }

    /// The blocks in layout order, entry first.
    #[must_use]
    pub fn layout(&self) -> &[Block] {
        &self.layout
    }

    /// Changes the order of the blocks. Blocks left out are removed, with all that is in them.
    pub fn set_layout(&mut self, layout: Vec<Block>) {
        for &block in &self.layout {
            for &inst in &self.blocks[block].insts {
                self.placed[inst] = None.into();
            }
        }
        self.layout = layout;
        for &block in &self.layout {
            for &inst in &self.blocks[block].insts {
                self.placed[inst] = block.into();
            }
        }
    }

    /// Number of block numbers given out, for tables.
    #[must_use]
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// Whether the block is rarely executed.
    #[must_use]
    pub fn is_cold(&self, block: Block) -> bool {
        self.blocks[block].cold
    }

    /// Says whether the block is rarely executed.
    pub fn set_cold(&mut self, block: Block, cold: bool) {
        self.blocks[block].cold = cold;
    }

    /// The parameters of `block`.
    #[must_use]
    pub fn params(&self, block: Block) -> &[Value] {
        &self.blocks[block].params
    }

    /// Adds a parameter to `block`; whoever jumps there must pass one more value.
    pub fn append_param(&mut self, block: Block, ty: Type) -> Value {
        let index = self.blocks[block].params.len() as u32;
        let value = self.values.push(ValueData { ty, def: ValueDef::Param(block, index) });
        self.blocks[block].params.push(value);
        value
    }

    /// Keeps the parameters for whose index `keep` is true; the arguments of all jumps must be cut likewise,
    /// see [`Function::retain_args`].
    pub fn retain_params(&mut self, block: Block, mut keep: impl FnMut(usize) -> bool) {
        let params = std::mem::take(&mut self.blocks[block].params);
        for (i, value) in params.into_iter().enumerate() {
            if keep(i) {
                let index = self.blocks[block].params.len() as u32;
                self.values[value].def = ValueDef::Param(block, index);
                self.blocks[block].params.push(value);
            } else if self.values[value].def == ValueDef::Param(block, i as u32) {
                self.values[value].def = ValueDef::Removed;
            }
        }
    }

    /// Keeps those arguments of the edges from `from` to `to` for whose index `keep` is true.
    pub fn retain_args(&mut self, from: Block, to: Block, mut keep: impl FnMut(usize) -> bool) {
        self.map_targets(from, |mut target, operands| {
            if target.block == to {
                let args = target.args(operands).to_vec();
                let kept: Vec<Value> =
                    args.into_iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, value)| value).collect();
                target.args.clear(&mut operands.lists);
                target.args.extend(kept, &mut operands.lists);
            }
            target
        });
    }

    // Instructions.

    /// A new instruction, not yet placed, with its result.
    pub fn make_inst(&mut self, op: Op) -> Inst {
        let inst = self.insts.push(InstData { op, result: None.into() });
        let ty = op.result_type();
        if ty != Type::None {
            let value = self.values.push(ValueData { ty, def: ValueDef::Inst(inst) });
            self.insts[inst].result = value.into();
        }
        inst
    }

    /// Places `inst` at the end of `block`.
    pub fn append_inst(&mut self, block: Block, inst: Inst) {
        debug_assert!(self.placed[inst].is_none(), "{inst} is in a block");
        self.blocks[block].insts.push(inst);
        self.placed[inst] = block.into();
    }

    /// Makes an instruction at the end of `block`.
    pub fn append(&mut self, block: Block, op: Op) -> Inst {
        let inst = self.make_inst(op);
        self.append_inst(block, inst);
        inst
    }

    /// Makes an instruction before the terminator of `block`.
    pub fn append_before_terminator(&mut self, block: Block, op: Op) -> Inst {
        let inst = self.make_inst(op);
        self.insert_inst(block, self.blocks[block].insts.len() - 1, inst);
        inst
    }

    /// Places `inst` in `block` at `index`.
    pub fn insert_inst(&mut self, block: Block, index: usize, inst: Inst) {
        debug_assert!(self.placed[inst].is_none(), "{inst} is in a block");
        self.blocks[block].insts.insert(index, inst);
        self.placed[inst] = block.into();
    }

    /// The instructions of `block`, the terminator last.
    #[must_use]
    pub fn insts(&self, block: Block) -> &[Inst] {
        &self.blocks[block].insts
    }

    /// Takes all instructions out of `block`.
    pub fn take_insts(&mut self, block: Block) -> Vec<Inst> {
        let insts = std::mem::take(&mut self.blocks[block].insts);
        for &inst in &insts {
            self.placed[inst] = None.into();
        }
        insts
    }

    /// Places `insts` in `block` instead of what is there.
    pub fn set_insts(&mut self, block: Block, insts: Vec<Inst>) {
        self.take_insts(block);
        for &inst in &insts {
            debug_assert!(self.placed[inst].is_none(), "{inst} is in a block");
            self.placed[inst] = block.into();
        }
        self.blocks[block].insts = insts;
    }

    /// Rewrites all uses of replaced values and removes the instructions whose results were replaced.
    pub fn remove_replaced(&mut self) {
        if !self.has_aliases {
            return;
        }
        self.resolve_aliases();
        for block in self.layout.clone() {
            self.retain_insts(block, |func, inst| {
                func.result(inst).is_none_or(|value| func.resolve(value) == value)
            });
        }
    }

    /// Removes the instructions of `block` for which `keep` is false.
    pub fn retain_insts(&mut self, block: Block, mut keep: impl FnMut(&Function, Inst) -> bool) {
        let insts = self.take_insts(block);
        let kept = insts.into_iter().filter(|inst| keep(self, *inst)).collect();
        self.set_insts(block, kept);
    }

    /// The last instruction of `block`.
    #[must_use]
    pub fn terminator(&self, block: Block) -> Inst {
        *self.blocks[block].insts.last().expect("a block ends in a terminator")
    }

    /// The block that `inst` is placed in.
    #[must_use]
    pub fn block_of(&self, inst: Inst) -> Option<Block> {
        self.placed[inst].expand()
    }

    /// Number of instruction numbers given out, for tables.
    #[must_use]
    pub fn inst_count(&self) -> usize {
        self.insts.len()
    }

    /// The operation of `inst`.
    #[inline]
    #[must_use]
    pub fn op(&self, inst: Inst) -> &Op {
        &self.insts[inst].op
    }

    /// Replaces the operation of `inst`; the type of the result becomes the new operation's.
    pub fn set_op(&mut self, inst: Inst, op: Op) {
        self.insts[inst].op = op;
        let ty = op.result_type();
        match self.insts[inst].result.expand() {
            Some(value) => self.values[value].ty = ty,
            None => assert!(ty == Type::None, "{inst} has no result"),
        }
    }

    /// The result of `inst`.
    #[inline]
    #[must_use]
    pub fn result(&self, inst: Inst) -> Option<Value> {
        self.insts[inst].result.expand()
    }

    /// A copy of the operation of `inst` that shares no lists with it.
    pub fn copy_op(&mut self, inst: Inst) -> Op {
        self.insts[inst].op.copy(&mut self.operands)
    }

    /// Replaces the values that `inst` uses; its frame state is left alone.
    pub fn map_values(&mut self, inst: Inst, f: impl FnMut(Value) -> Value) {
        self.insts[inst].op.map_values(&mut self.operands, f);
    }

    /// Replaces the targets of the terminator of `block`.
    pub fn map_targets(&mut self, block: Block, f: impl FnMut(BlockCall, &mut Operands) -> BlockCall) {
        if let Some(&inst) = self.blocks[block].insts.last() {
            self.insts[inst].op.map_targets(&mut self.operands, f);
        }
    }

    /// The blocks that may follow `block`, one for each edge.
    #[must_use]
    pub fn targets(&self, block: Block) -> SmallVec<[BlockCall; 2]> {
        let mut targets = SmallVec::new();
        if let Some(&inst) = self.blocks[block].insts.last() {
            self.insts[inst].op.for_each_target(&self.operands, |target| targets.push(target));
        }
        targets
    }

    // Values.

    /// Number of value numbers given out, for tables.
    #[must_use]
    pub fn value_count(&self) -> usize {
        self.values.len()
    }

    /// The type of `value`.
    #[inline]
    #[must_use]
    pub fn type_of(&self, value: Value) -> Type {
        self.values[value].ty
    }

    /// Changes the type of a block parameter.
    pub fn set_param_type(&mut self, value: Value, ty: Type) {
        debug_assert!(matches!(self.values[value].def, ValueDef::Param(..)), "{value} is no parameter");
        self.values[value].ty = ty;
    }

    /// Where `value` comes from.
    #[inline]
    #[must_use]
    pub fn def(&self, value: Value) -> ValueDef {
        self.values[value].def
    }

    /// The operation that computes `value`, unless it is a parameter.
    #[must_use]
    pub fn defining_op(&self, value: Value) -> Option<&Op> {
        match self.values[value].def {
            ValueDef::Inst(inst) => Some(&self.insts[inst].op),
            _ => None,
        }
    }

    /// The block in which `value` is defined.
    #[must_use]
    pub fn block_of_value(&self, value: Value) -> Option<Block> {
        match self.values[value].def {
            ValueDef::Inst(inst) => self.block_of(inst),
            ValueDef::Param(block, _) => Some(block),
            _ => None,
        }
    }

    /// Notes that `new` stands for `old`; see [`Function::resolve_aliases`].
    pub fn replace(&mut self, old: Value, new: Value) {
        let new = self.resolve(new);
        assert!(old != new, "{old} replaced by itself");
        self.values[old].def = ValueDef::Alias(new);
        self.has_aliases = true;
    }

    /// Rewrites the replaced values among those that `inst` uses; its frame state is left alone.
    pub fn resolve_operands(&mut self, inst: Inst) {
        let values = &self.values;
        self.insts[inst].op.map_values(&mut self.operands, |value| resolve(values, value));
    }

    /// The value that stands for `value`.
    #[must_use]
    pub fn resolve(&self, value: Value) -> Value {
        resolve(&self.values, value)
    }

    /// Rewrites all uses of replaced values, those in frame states included.
    pub fn resolve_aliases(&mut self) {
        if !std::mem::take(&mut self.has_aliases) {
            return;
        }
        let values = &self.values;
        for &block in &self.layout {
            for &inst in &self.blocks[block].insts {
                self.insts[inst].op.map_values(&mut self.operands, |value| resolve(values, value));
            }
        }
        for state in self.frame_states.values_mut() {
            for slot in &mut state.registers {
                slot.value = resolve(values, slot.value);
            }
        }
    }

    // Side tables.

    /// A value list for an operand.
    pub fn list(&mut self, values: &[Value]) -> ValueList {
        ValueList::from_slice(values, &mut self.operands.lists)
    }

    /// A target with arguments.
    pub fn block_call(&mut self, block: Block, args: &[Value]) -> BlockCall {
        BlockCall { block, args: self.list(args) }
    }

    /// A table of targets for a switch.
    pub fn switch(&mut self, data: SwitchData) -> SwitchTable {
        self.operands.switches.push(data)
    }

    /// The values of a list.
    #[must_use]
    pub fn list_values(&self, list: ValueList) -> &[Value] {
        list.as_slice(&self.operands.lists)
    }

    /// The word of the literal table for `data`, made when there is none.
    pub fn literal(&mut self, data: LiteralData) -> Literal {
        match self.literals.iter().find(|(_, literal)| **literal == data) {
            Some((literal, _)) => literal,
            None => self.literals.push(data),
        }
    }

    /// A new frame state.
    pub fn frame_state(&mut self, data: FrameStateData) -> FrameState {
        self.recorded += data.registers.len();
        self.frame_states.push(data)
    }

    /// The frame state of a number that was reserved.
    pub(crate) fn define_frame_state(&mut self, state: FrameState, data: FrameStateData) {
        self.recorded += data.registers.len();
        self.frame_states[state] = data;
    }

    /// How many registers the frame states name, used or not: what they cost.
    #[must_use]
    pub fn recorded_registers(&self) -> usize {
        self.recorded
    }

    /// Calls `f` with each value that `state` or one of its callers names.
    pub fn for_each_frame_value(&self, state: FrameState, mut f: impl FnMut(Value)) {
        let mut next = Some(state);
        while let Some(state) = next {
            let data = &self.frame_states[state];
            data.registers.iter().for_each(|slot| f(slot.value));
            next = data.caller.map(|caller| caller.state);
        }
    }

    /// Calls `f` with each value that `inst` uses, those of its frame state included.
    pub fn for_each_use(&self, inst: Inst, mut f: impl FnMut(Value)) {
        let op = self.op(inst);
        op.for_each_value(&self.operands, &mut f);
        if let Some(state) = op.frame_state() {
            self.for_each_frame_value(state, f);
        }
    }

    /// The frame state with its values, those of its callers included, replaced; the same one when none changes.
    pub fn rewrite_frame_state(
        &mut self,
        state: FrameState,
        f: &mut dyn FnMut(&Function, Value) -> Value,
    ) -> FrameState {
        let mut data = self.frame_states[state].clone();
        for slot in &mut data.registers {
            slot.value = f(self, slot.value);
        }
        if let Some(caller) = &mut data.caller {
            caller.state = self.rewrite_frame_state(caller.state, f);
        }
        if data == self.frame_states[state] { state } else { self.frame_state(data) }
    }

    // For the parser, which keeps the numbers of the text.

    pub(crate) fn reserve_values(&mut self, count: usize) {
        while self.values.len() < count {
            self.values.push(ValueData { ty: Type::None, def: ValueDef::Removed });
        }
    }

    pub(crate) fn reserve_blocks(&mut self, count: usize) {
        while self.blocks.len() < count {
            self.blocks.push(BlockData::default());
        }
    }

    pub(crate) fn place_block(&mut self, block: Block, cold: bool) {
        self.layout.push(block);
        self.blocks[block].cold = cold;
    }

    pub(crate) fn define_param(&mut self, block: Block, value: Value, ty: Type) {
        let index = self.blocks[block].params.len() as u32;
        self.blocks[block].params.push(value);
        self.values[value] = ValueData { ty, def: ValueDef::Param(block, index) };
    }

    pub(crate) fn define_inst(&mut self, block: Block, op: Op, result: Option<Value>) {
        let inst = self.insts.push(InstData { op, result: result.into() });
        if let Some(value) = result {
            self.values[value] = ValueData { ty: op.result_type(), def: ValueDef::Inst(inst) };
        }
        self.append_inst(block, inst);
    }

    pub(crate) fn is_defined(&self, value: Value) -> bool {
        self.values[value].def != ValueDef::Removed
    }
}

fn resolve(values: &PrimaryMap<Value, ValueData>, mut value: Value) -> Value {
    while let ValueDef::Alias(new) = values[value].def {
        value = new;
    }
    value
}
