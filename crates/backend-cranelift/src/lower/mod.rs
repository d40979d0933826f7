//! SSA to CLIF.
//!
//! One walk over the blocks in reverse postorder, so that operands exist before their uses. Operations that branch
//! inside, guards above all, end the current CLIF block and go on in a new one.
//!
//! Habits of Cranelift shape the code. It places code by the order of a branch's targets, so the target that leaves a
//! loop or is rarely taken comes first, exits included. Its optimizer, where it is asked to run, reuses a load where
//! no store or call lies between, which for the interrupt word would be wrong: that one is loaded atomically. A constant
//! in a register stays there, so constants are made where they are used. And what rarely runs takes its time as
//! well: exits share what they can.

mod allocation;
mod calls;
mod constant_division;
mod constants;
mod control;
mod conversions;
mod exits;
mod floats;
mod integers;
mod memory;
mod operation;
mod rounding;
mod shape_tests;
mod tests_and_guards;
mod typed_integers;

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal as LiteralData;
use abi::value::FIXNUM_SHIFT;
use cranelift_codegen::ir::{
    self, AbiParam, DataFlowGraph, ExternalName, GlobalValueData, InsertBuilder, InstBuilder,
    InstInserterBase, MemFlagsData, SigRef, Signature, StackSlotData, StackSlotKind, UserExternalName,
    UserFuncName, types,
};
use cranelift_codegen::isa::CallConv;
use cranelift_entity::{EntityRef, SecondaryMap, packed_option::PackedOption};
use rustc_hash::FxHashMap;
use ssa::backend::{Bailout, Target};
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::exits::Exits;
use ssa::loops::Loops;
use ssa::{Block, EntryKind, FrameState, Function, Op, Type, Value};

use self::constants::Constants;
use crate::alignment;

/// A function in CLIF, with what its code refers to.
pub(crate) struct Lowered {
    pub clif: ir::Function,
    pub literals: Vec<LiteralData>,
    pub exits: Exits,
}

/// Lowers `func`, which has been verified, for `target`.
pub(crate) fn lower(func: &Function, target: &Target) -> Result<Lowered, Bailout> {
    let exits = Exits::with_homes(func)?;
    let cfg = Cfg::new(func);
    let loops = Loops::new(&cfg, &Dominators::new(&cfg));
    let constants = Constants::new(func, &cfg, &loops);
    let mut lowering = Lowering::new(func, target, exits, loops, constants);
    lowering.make_blocks(&cfg)?;
    let uses = shape_tests::uses(func);
    for &block in cfg.order() {
        lowering.current = lowering.blocks[block].expect("every block that is reached was made");
        lowering.ssa_block = block;
        lowering.quotients.clear();
        lowering.heat = if func.is_cold(block) { 0 } else { lowering.loops.depth(block) };
        for &param in func.params(block) {
            lowering.keep_at_home(param);
        }
        let test = shape_tests::at_end(func, &uses, block);
        for &inst in func.insts(block) {
            if Some(inst) != test {
                lowering.operation(inst)?;
            }
        }
        lowering.constants.note_end(block, lowering.current);
    }
    lowering.heat = 0;
    lowering.finish_exits();
    Ok(Lowered { clif: lowering.clif, literals: lowering.literals, exits: lowering.exits })
}

struct Lowering<'f> {
    func: &'f Function,
    target: &'f Target,
    clif: ir::Function,
    /// The CLIF block that is being filled.
    current: ir::Block,
    /// The SSA block that is being lowered.
    ssa_block: Block,
    /// How many loops what is lowered is in; 0 if it is cold.
    heat: u32,
    values: SecondaryMap<Value, PackedOption<ir::Value>>,
    blocks: SecondaryMap<Block, Option<ir::Block>>,
    loops: Loops,
    constants: Constants,
    /// The context and the callee, the first parameters.
    context: ir::Value,
    callee: ir::Value,
    literals: Vec<LiteralData>,
    /// Two names of the literal table: one for loads, one for exits to pass on. With a single one Cranelift would keep
    /// the address that a load needed in a register for all exits after it.
    literal_table: ir::GlobalValue,
    table_for_exits: ir::GlobalValue,
    validity: usize,
    exits: Exits,
    /// The blocks out of line through which exits leave, in the order in which they were needed.
    exit_blocks: FxHashMap<(FrameState, ExitReason), ir::Block>,
    exit_order: Vec<(FrameState, ExitReason)>,
    /// Where exits go on that have stored what they store, and how many do.
    way_out: Option<(ir::Block, usize)>,
    /// The memory for homes, if there are any.
    home_slot: Option<ir::StackSlot>,
    signatures: FxHashMap<SignatureKey, SigRef>,
    /// Quotients by constants that the SSA block has, rounded down if so: a remainder is found by way of one.
    quotients: FxHashMap<(ir::Value, i64, bool), ir::Value>,
}

/// Appends to a block.
struct Appender<'c> {
    clif: &'c mut ir::Function,
    block: ir::Block,
    heat: u32,
}

/// Builds an instruction at the end of a block.
type Inserter<'c> = InsertBuilder<'c, Appender<'c>>;

impl<'c> InstInserterBase<'c> for Appender<'c> {
    fn data_flow_graph(&self) -> &DataFlowGraph {
        &self.clif.dfg
    }

    fn data_flow_graph_mut(&mut self) -> &mut DataFlowGraph {
        &mut self.clif.dfg
    }

    fn insert_built_inst(self, inst: ir::Inst) -> &'c mut DataFlowGraph {
        self.clif.layout.append_inst(inst, self.block);
        if self.heat > 0 && !self.clif.layout.is_cold(self.block) {
            self.clif.set_srcloc(inst, alignment::mark(self.heat));
        }
        &mut self.clif.dfg
    }

    fn insert_aux_inst(&mut self, inst: ir::Inst) {
        self.clif.layout.append_inst(inst, self.block);
    }
}

/// Which signatures a function has imported.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum SignatureKey {
    /// Compiled code, with this many words after the context.
    Native(usize),
    /// A runtime function.
    Runtime(abi::runtime_calls::RuntimeCall),
}

impl<'f> Lowering<'f> {
    fn new(
        func: &'f Function,
        target: &'f Target,
        exits: Exits,
        loops: Loops,
        constants: Constants,
    ) -> Lowering<'f> {
        let words = match func.entry_kind {
            EntryKind::Call => {
                func.params(func.entry()).len().min(1 + abi::context_layout::REGISTER_ARGUMENTS)
            }
            EntryKind::Osr => 2,
        };
        let mut clif = ir::Function::with_name_signature(UserFuncName::user(0, 0), native_signature(words));
        let [literal_table, table_for_exits] = [0, 1].map(|name| {
            let name = clif.declare_imported_user_function(UserExternalName::new(0, name));
            let name = ExternalName::user(name);
            clif.create_global_value(GlobalValueData::Symbol {
                name,
                offset: 0.into(),
                colocated: true,
                tls: false,
            })
        });
        let mut literals: Vec<LiteralData> = func.literals.values().copied().collect();
        let validity =
            literals.iter().position(|literal| *literal == LiteralData::Validity).unwrap_or_else(|| {
                literals.push(LiteralData::Validity);
                literals.len() - 1
            });
        let homes = exits.homes();
        let home_slot = (!homes.is_empty()).then(|| {
            clif.create_sized_stack_slot(StackSlotData::new(
                StackSlotKind::ExplicitSlot,
                8 * homes.len() as u32,
                3,
            ))
        });
        let entry = clif.dfg.make_block();
        clif.layout.append_block(entry);
        let params: Vec<ir::Value> =
            (0..=words).map(|_| clif.dfg.append_block_param(entry, types::I64)).collect();
        Lowering {
            func,
            target,
            clif,
            current: entry,
            heat: 0,
            ssa_block: func.entry(),
            values: SecondaryMap::with_capacity(func.value_count()),
            blocks: SecondaryMap::with_capacity(func.block_count()),
            loops,
            constants,
            context: params[0],
            callee: params[1],
            literals,
            literal_table,
            table_for_exits,
            validity,
            exits,
            exit_blocks: FxHashMap::default(),
            exit_order: Vec::new(),
            way_out: None,
            home_slot,
            signatures: FxHashMap::default(),
            quotients: FxHashMap::default(),
        }
    }

    /// Makes a CLIF block for each SSA block, and fills the entry with what takes the parameters over.
    fn make_blocks(&mut self, cfg: &Cfg) -> Result<(), Bailout> {
        let entry = self.func.entry();
        self.blocks[entry] = Some(self.current);
        for &block in self.func.layout() {
            if block == entry || !cfg.is_reachable(block) {
                continue;
            }
            let clif_block = self.clif.dfg.make_block();
            self.clif.layout.append_block(clif_block);
            if self.func.is_cold(block) {
                self.clif.layout.set_cold(clif_block);
            }
            for &param in self.func.params(block) {
                let ty = clif_type(self.func.type_of(param));
                self.values[param] = self.clif.dfg.append_block_param(clif_block, ty).into();
            }
            self.blocks[block] = Some(clif_block);
        }
        self.take_parameters(entry)
    }

    /// Parameters travel as words: the first in registers, the others in the context's argument buffer.
    fn take_parameters(&mut self, entry: Block) -> Result<(), Bailout> {
        use abi::context_layout::{ARGUMENT_BUFFER, MAX_PARAMETERS, REGISTER_ARGUMENTS};
        let params = self.func.params(entry);
        if params.len() > 1 + MAX_PARAMETERS {
            return Err(Bailout::TooLarge { what: "parameters", count: params.len() });
        }
        let in_registers: Vec<ir::Value> = self.clif.dfg.block_params(self.current)[1..].to_vec();
        for (index, &param) in params.iter().enumerate() {
            let ty = self.func.type_of(param);
            let value = match in_registers.get(index) {
                Some(&word) => self.decode_word(word, ty),
                None => {
                    let offset = ARGUMENT_BUFFER + 8 * (index - 1 - REGISTER_ARGUMENTS);
                    let context = self.context;
                    self.ins().load(clif_type(ty), trusted(), context, offset as i32)
                }
            };
            self.values[param] = value.into();
        }
        Ok(())
    }

    /// Appends an instruction to the current block.
    fn ins(&mut self) -> Inserter<'_> {
        InsertBuilder::new(Appender { clif: &mut self.clif, block: self.current, heat: self.heat })
    }

    /// The CLIF value of an SSA value. Constants are made where they are used; see [`constants`].
    fn value(&mut self, value: Value) -> ir::Value {
        let mut op = self.func.defining_op(value);
        // An index that has been checked is the index.
        while let Some(Op::BoundsCheck { index, .. }) = op {
            op = self.func.defining_op(*index);
        }
        if let Some((ty, constant)) = op.and_then(integer_constant) {
            return self.ins().iconst(ty, constant);
        }
        if let Some(Op::ConstF64 { value }) = op {
            return self.f64const(f64::from_bits(value.0));
        }
        self.values[value].expect("reverse postorder defines values before their uses")
    }

    /// A new block after the current one, which goes on there.
    fn new_block_after_current(&mut self) -> ir::Block {
        let block = self.clif.dfg.make_block();
        self.clif.layout.insert_block_after(block, self.current);
        block
    }

    /// A new block out of line.
    fn new_cold_block(&mut self) -> ir::Block {
        let block = self.clif.dfg.make_block();
        self.clif.layout.append_block(block);
        self.clif.layout.set_cold(block);
        block
    }

    /// Goes to `cold`, with `cold_args`, when `cond` is not zero; else on in a new block, which becomes the current one.
    fn branch_away(&mut self, cond: ir::Value, cold: ir::Block) {
        let next = self.new_block_after_current();
        if self.clif.layout.is_cold(self.current) {
            self.clif.layout.set_cold(next);
        }
        self.ins().brif(cond, cold, &[], next, &[]);
        self.current = next;
    }

    fn iconst(&mut self, value: i64) -> ir::Value {
        self.ins().iconst(types::I64, value)
    }

    /// A word of the literal table. All but the validity never change while the code runs.
    fn literal(&mut self, index: usize) -> ir::Value {
        let table = self.literal_table;
        let table = self.ins().symbol_value(types::I64, table);
        let flags =
            if index == self.validity { trusted() } else { trusted().with_readonly().with_can_move() };
        self.ins().load(types::I64, flags, table, (index * 8) as i32)
    }

    /// A load from the context.
    fn load_context(&mut self, ty: ir::Type, offset: usize) -> ir::Value {
        let context = self.context;
        self.ins().load(ty, trusted(), context, offset as i32)
    }

    /// A store to the context.
    fn store_context(&mut self, value: ir::Value, offset: usize) {
        let context = self.context;
        self.ins().store(trusted(), value, context, offset as i32);
    }

    /// The value of type `ty` whose bits are in `word`.
    fn decode_word(&mut self, word: ir::Value, ty: Type) -> ir::Value {
        match ty {
            Type::F64 => self.ins().bitcast(types::F64, MemFlagsData::new(), word),
            Type::Bool | Type::I32 => self.ins().ireduce(clif_type(ty), word),
            _ => word,
        }
    }

    /// The bits of `value`, of type `ty`, as a word, as the interpreter's registers have them.
    fn encode_word(&mut self, value: ir::Value, ty: Type) -> ir::Value {
        match ty {
            Type::F64 => self.ins().bitcast(types::I64, MemFlagsData::new(), value),
            Type::Bool => self.ins().uextend(types::I64, value),
            Type::I32 => self.ins().sextend(types::I64, value),
            _ => value,
        }
    }

    fn import_signature(&mut self, key: SignatureKey, make: impl FnOnce() -> Signature) -> SigRef {
        if let Some(&signature) = self.signatures.get(&key) {
            return signature;
        }
        let signature = self.clif.import_signature(make());
        self.signatures.insert(key, signature);
        signature
    }

    /// The signature of compiled code that takes the context and `words` words.
    fn native_signature(&mut self, words: usize) -> SigRef {
        self.import_signature(SignatureKey::Native(words), || native_signature(words))
    }
}

fn native_signature(words: usize) -> Signature {
    let mut signature = Signature::new(CallConv::Tail);
    signature.params.extend((0..=words).map(|_| AbiParam::new(types::I64)));
    signature.returns.push(AbiParam::new(types::I64));
    signature
}

/// The constant that `op` gives, if it gives one that can be an immediate.
fn integer_constant(op: &Op) -> Option<(ir::Type, i64)> {
    Some(match *op {
        Op::ConstInt { value } => (types::I64, value << FIXNUM_SHIFT),
        Op::ConstWord { value } => (types::I64, value.0 as i64),
        Op::ConstI64 { value } => (types::I64, value),
        Op::ConstI32 { value } => (types::I32, i64::from(value as u32)),
        Op::ConstBool { value } => (types::I8, i64::from(value)),
        _ => return None,
    })
}

/// The CLIF type of values of type `ty`.
fn clif_type(ty: Type) -> ir::Type {
    match ty {
        Type::F64 => types::F64,
        Type::Bool => types::I8,
        Type::I32 => types::I32,
        Type::None | Type::Word | Type::Int | Type::Ref | Type::I64 | Type::Address => types::I64,
    }
}

/// Flags of accesses that are aligned and never fault; all are, since guards precede them.
fn trusted() -> MemFlagsData {
    MemFlagsData::trusted()
}

/// The offset of a byte of an object from a tagged pointer to it.
fn from_tagged(offset: usize) -> i32 {
    offset as i32 - abi::value::POINTER_TAG as i32
}

/// The literal's index in the table.
fn literal_index(literal: ssa::Literal) -> usize {
    literal.index()
}
