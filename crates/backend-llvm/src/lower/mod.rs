//! SSA to textual LLVM IR.
//!
//! One walk over the blocks in reverse postorder. Each SSA value is one LLVM value and each SSA block starts one LLVM
//! block; operations that branch inside, guards above all, end the current block and go on in a new one.
//!
//! Conventions of the text:
//! - Tagged words are `i64`, booleans `i1`. An access makes a pointer of the word where it stands; LLVM merges what is
//!   the same.
//! - `nsw` is claimed where the SSA says that a result fits. Such an operation may stand where its result is not used
//!   and does not fit: then LLVM's poison is not used either.
//! - Nothing is said about values that LLVM would turn into undefined behaviour when a guard has not been passed yet: what
//!   may fault stays behind its guard, since LLVM does not know the memory to be there.
//!
//! **Roots.** The collector finds references in callee-saved registers and on the stack, and accepts pointers into an object
//! and one past the elements of an array. LLVM may drop a reference that it needs only for an address it has computed
//! already. An address that will be accessed lies in the object, so that holding it is as good. But in a loop LLVM may
//! keep a pointer that it steps through the elements and that, between two accesses, lies outside. So after an access to an
//! element in a loop with a safepoint stands an empty use of the reference, see [`Lowering::keep_alive`].

mod allocation;
mod calls;
mod control;
mod conversions;
mod exits;
mod floats;
mod integers;
mod memory;
mod operation;
mod rounding;
mod tests_and_guards;
mod typed_integers;

use std::collections::{BTreeSet, HashMap};
use std::fmt::{self, Write as _};

use abi::exit_reason::ExitReason;
use abi::heaps::Heaps;
use abi::literal_table::Literal as LiteralData;
use cranelift_entity::{EntityRef, SecondaryMap};
use ssa::backend::{Arch, Bailout, Target};
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::exits::{Exits, check_recorded};
use ssa::loops::Loops;
use ssa::{Block, FrameState, Function, Op, Type, Value};

use crate::aliasing::{Areas, EMPTY, Metadata};
use crate::function_text::{FunctionText, Kind, Label, Odds, Operand};

/// The name of the function in a module.
pub(crate) const ENTRY: &str = "updraft_code";
/// The name of the literal table in a module.
pub(crate) const LITERALS: &str = "updraft_literals";

/// Registers that the exits of a function record at most, all together: each exit stores its own.
const MAX_RECORDED: usize = 12_000;

/// A function in textual IR, with what its code refers to.
pub(crate) struct Lowered {
    pub ir: String,
    pub literals: Vec<LiteralData>,
    pub exits: Exits,
    /// Whether there are loops that LLVM can do more about than move code out of them.
    pub has_open_loops: bool,
}

/// Lowers `func`, which has been verified, for `target`.
pub(crate) fn lower(func: &Function, target: &Target, keep_bases: bool) -> Result<Lowered, Bailout> {
    let exits = Exits::new(func)?;
    check_recorded(exits.recorded(), MAX_RECORDED)?;
    let cfg = Cfg::new(func);
    let loops = Loops::new(&cfg, &Dominators::new(&cfg));
    let has_open_loops = loops.iter().any(|(_, data)| !any_op(func, &data.blocks, is_poll_or_safepoint));
    let mut lowering = Lowering::new(func, target, exits);
    if keep_bases {
        for (_, data) in loops.iter().filter(|(_, data)| any_op(func, &data.blocks, is_safepoint)) {
            data.blocks.iter().for_each(|block| lowering.has_safepoint_around[*block] = true);
        }
    }
    lowering.make_blocks(&cfg)?;
    for &block in cfg.order() {
        let label = lowering.label(block)?;
        lowering.text.go_on_in(label);
        lowering.ssa_block = block;
        for &inst in func.insts(block) {
            lowering.operation(inst)?;
        }
    }
    lowering.finish_exits();
    let ir = lowering.print();
    Ok(Lowered { ir, literals: lowering.literals, exits: lowering.exits, has_open_loops })
}

fn any_op(func: &Function, blocks: &[Block], test: impl Fn(&Op) -> bool) -> bool {
    blocks.iter().any(|block| func.insts(*block).iter().any(|inst| test(func.op(*inst))))
}

/// Whether the collector may run in `op`.
fn is_safepoint(op: &Op) -> bool {
    op.effects().calls || matches!(op, Op::BoxFloat { .. })
}

fn is_poll_or_safepoint(op: &Op) -> bool {
    matches!(op, Op::Poll { .. }) || is_safepoint(op)
}

struct Lowering<'f> {
    func: &'f Function,
    target: &'f Target,
    text: FunctionText,
    metadata: Metadata,
    /// The SSA block that is being lowered.
    ssa_block: Block,
    values: SecondaryMap<Value, Option<Operand>>,
    labels: SecondaryMap<Block, Option<Label>>,
    /// Blocks in loops with a safepoint.
    has_safepoint_around: SecondaryMap<Block, bool>,
    literals: Vec<LiteralData>,
    validity: usize,
    exits: Exits,
    /// The blocks out of line through which exits leave, in the order in which they were needed.
    exit_blocks: HashMap<(FrameState, ExitReason), Label>,
    exit_order: Vec<(FrameState, ExitReason)>,
    /// Declarations of LLVM's own functions.
    intrinsics: BTreeSet<&'static str>,
}

impl<'f> Lowering<'f> {
    fn new(func: &'f Function, target: &'f Target, exits: Exits) -> Lowering<'f> {
        let mut literals: Vec<LiteralData> = func.literals.values().copied().collect();
        let validity =
            literals.iter().position(|literal| *literal == LiteralData::Validity).unwrap_or_else(|| {
                literals.push(LiteralData::Validity);
                literals.len() - 1
            });
        Lowering {
            func,
            target,
            text: FunctionText::new(),
            metadata: Metadata::default(),
            ssa_block: func.entry(),
            values: SecondaryMap::with_capacity(func.value_count()),
            labels: SecondaryMap::with_capacity(func.block_count()),
            has_safepoint_around: SecondaryMap::with_capacity(func.block_count()),
            literals,
            validity,
            exits,
            exit_blocks: HashMap::new(),
            exit_order: Vec::new(),
            intrinsics: BTreeSet::new(),
        }
    }

    /// Makes a block for each SSA block, and fills the entry with what takes the parameters over.
    fn make_blocks(&mut self, cfg: &Cfg) -> Result<(), Bailout> {
        let entry = self.func.entry();
        self.labels[entry] = Some(self.text.current());
        for &block in self.func.layout() {
            if block == entry || !cfg.is_reachable(block) {
                continue;
            }
            let label = self.text.new_block(self.func.is_cold(block));
            for &param in self.func.params(block) {
                let kind = kind_of(self.func.type_of(param));
                self.values[param] = Some(self.text.append_param(label, kind));
            }
            self.labels[block] = Some(label);
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
        for (index, &param) in params.iter().enumerate() {
            let ty = self.func.type_of(param);
            let value = if index <= REGISTER_ARGUMENTS {
                self.decode_word(Operand::Param(1 + index as u8), ty)
            } else {
                self.load_context(ty, ARGUMENT_BUFFER + 8 * (index - 1 - REGISTER_ARGUMENTS))
            };
            self.values[param] = Some(value);
        }
        Ok(())
    }

    /// The block of an SSA block.
    fn label(&self, block: Block) -> Result<Label, Bailout> {
        self.labels[block].ok_or_else(|| internal(format!("{block} is not reached")))
    }

    /// The LLVM value of an SSA value. Reverse postorder defines values before their uses.
    fn value(&self, value: Value) -> Operand {
        debug_assert!(self.values[value].is_some(), "{value} is used before it is defined");
        self.values[value].unwrap_or(Operand::Undefined)
    }

    /// Writes an instruction; its result.
    fn define(&mut self, text: fmt::Arguments<'_>) -> Operand {
        self.text.define(text)
    }

    /// The context, the first parameter.
    fn context(&self) -> Operand {
        Operand::Param(0)
    }

    /// The closure that runs, the second parameter.
    fn callee(&self) -> Operand {
        Operand::Param(1)
    }

    /// Goes to `cold`, which has no parameters, when `cond` holds; else on in a new block, which becomes the current one.
    fn branch_away(&mut self, cond: Operand, cold: Label) {
        let next = self.text.new_block_like_current();
        self.text.branch(cond, cold, next, Odds::FirstIsCold);
        self.text.go_on_in(next);
    }

    /// Calls one of LLVM's own functions.
    fn intrinsic(&mut self, declaration: &'static str, call: fmt::Arguments<'_>) -> Operand {
        self.intrinsics.insert(declaration);
        self.text.define(call)
    }

    // Memory.

    /// The address `offset` bytes after the one that `word` is.
    fn address(&mut self, word: Operand, offset: i64) -> Operand {
        let pointer = self.define(format_args!("inttoptr i64 {word} to ptr"));
        self.offset(pointer, Operand::Int(offset))
    }

    /// The address `distance` bytes after `pointer`.
    fn offset(&mut self, pointer: Operand, distance: Operand) -> Operand {
        match distance {
            Operand::Int(0) => pointer,
            _ => self.define(format_args!("getelementptr i8, ptr {pointer}, i64 {distance}")),
        }
    }

    /// The address of a word of the context.
    fn context_address(&mut self, offset: usize) -> Operand {
        self.offset(self.context(), Operand::Int(offset as i64))
    }

    fn load(&mut self, kind: Kind, pointer: Operand, areas: Areas) -> Operand {
        let access = self.metadata.of_access(areas);
        self.define(format_args!("load {kind}, ptr {pointer}{access}"))
    }

    fn store(&mut self, kind: Kind, value: Operand, pointer: Operand, areas: Areas) {
        let access = self.metadata.of_access(areas);
        self.text.instruction(format_args!("store {kind} {value}, ptr {pointer}{access}"));
    }

    /// A load of something that never changes.
    fn load_invariant(&mut self, kind: Kind, pointer: Operand) -> Operand {
        self.define(format_args!("load {kind}, ptr {pointer}, !invariant.load !{EMPTY}"))
    }

    /// A load of a value of type `ty`.
    fn load_value(&mut self, ty: Type, pointer: Operand, areas: Areas) -> Operand {
        if ty == Type::Bool {
            let byte = self.load(Kind::I8, pointer, areas);
            return self.define(format_args!("trunc i8 {byte} to i1"));
        }
        self.load(kind_of(ty), pointer, areas)
    }

    /// A store of a value of type `ty`.
    fn store_typed(&mut self, ty: Type, value: Operand, pointer: Operand, areas: Areas) {
        if ty == Type::Bool {
            let byte = self.define(format_args!("zext i1 {value} to i8"));
            return self.store(Kind::I8, byte, pointer, areas);
        }
        self.store(kind_of(ty), value, pointer, areas);
    }

    fn load_context(&mut self, ty: Type, offset: usize) -> Operand {
        let pointer = self.context_address(offset);
        self.load_value(ty, pointer, Areas::of(Heaps::CONTEXT))
    }

    /// A word of the literal table. All but the validity never change while the code runs.
    fn literal(&mut self, index: usize) -> Operand {
        let offset = index * 8;
        let pointer = format!("getelementptr (i8, ptr @{LITERALS}, i64 {offset})");
        if index != self.validity {
            return self.define(format_args!("load i64, ptr {pointer}, !invariant.load !{EMPTY}"));
        }
        let access = self.metadata.of_access(Areas::of(Heaps::VALIDITY));
        self.define(format_args!("load atomic i64, ptr {pointer} unordered, align 8{access}"))
    }

    /// The value of type `ty` whose bits are in `word`.
    fn decode_word(&mut self, word: Operand, ty: Type) -> Operand {
        match ty {
            Type::F64 => self.define(format_args!("bitcast i64 {word} to double")),
            Type::Bool => self.define(format_args!("trunc i64 {word} to i1")),
            Type::I32 => self.define(format_args!("trunc i64 {word} to i32")),
            _ => word,
        }
    }

    /// The bits of `value`, of type `ty`, as a word, as the interpreter's registers have them.
    fn encode_word(&mut self, value: Operand, ty: Type) -> Operand {
        match ty {
            Type::F64 => self.define(format_args!("bitcast double {value} to i64")),
            Type::Bool => self.define(format_args!("zext i1 {value} to i64")),
            Type::I32 => self.define(format_args!("sext i32 {value} to i64")),
            _ => value,
        }
    }

    /// The whole module.
    fn print(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ =
            writeln!(out, "@{LITERALS} = external hidden global [{} x i64], align 64", self.literals.len());
        for intrinsic in &self.intrinsics {
            let _ = writeln!(out, "declare {intrinsic}");
        }
        let context_size = abi::context_layout::cursor(abi::object_layout::CLASSES);
        let parameters = native_parameters(self.target.arch, |index| match index {
            Some(0) => format!("ptr noundef nonnull align 8 dereferenceable({context_size}) %p0"),
            Some(index) => format!("i64 %p{index}"),
            None => "i64".to_owned(),
        });
        let _ = writeln!(
            out,
            "define hidden i64 @{ENTRY}({parameters}) nounwind \"frame-pointer\"=\"none\" \
             \"probe-stack\"=\"inline-asm\" \"no-builtins\" {{"
        );
        self.text.print(&mut out);
        out.push_str("}\n");
        // LLVM wants a zero byte after the name.
        let stack_pointer = if self.target.arch == Arch::Aarch64 { "sp\\00" } else { "rsp\\00" };
        self.metadata.print(stack_pointer, &mut out);
        out
    }
}

/// The text between the parentheses of a function of the native convention or of a call of it: `parameter` gives the
/// context, the callee and four words. On aarch64 two more come first, `None`, since the other compilers' code takes its
/// first parameter in the third register there.
fn native_parameters(arch: Arch, parameter: impl Fn(Option<usize>) -> String) -> String {
    let leading = if arch == Arch::Aarch64 { 2 } else { 0 };
    let words = (0..2 + abi::context_layout::REGISTER_ARGUMENTS).map(Some);
    let all: Vec<String> = std::iter::repeat_n(None, leading).chain(words).map(parameter).collect();
    all.join(", ")
}

/// The LLVM type of values of type `ty`.
fn kind_of(ty: Type) -> Kind {
    match ty {
        Type::F64 => Kind::F64,
        Type::Bool => Kind::I1,
        Type::I32 => Kind::I32,
        Type::None | Type::Word | Type::Int | Type::Ref | Type::I64 | Type::Address => Kind::I64,
    }
}

/// The offset of a byte of an object from a tagged pointer to it.
fn from_tagged(offset: usize) -> i64 {
    offset as i64 - abi::value::POINTER_TAG as i64
}

/// The literal's index in the table.
fn literal_index(literal: ssa::Literal) -> usize {
    literal.index()
}

fn internal(what: String) -> Bailout {
    Bailout::Internal { what }
}
