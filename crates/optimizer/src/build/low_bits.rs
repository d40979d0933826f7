//! Arithmetic of which only low bits matter: `(seed * a + c) & 0x7fffffff`, `(x >> 7 | x << 25) & 0xffffffff`.
//!
//! Where such an operation has overflowed, all up to the mask is computed modulo 2⁶⁴, in which the bits that are left agree with
//! those of the integers that the program would have made. That takes instructions of one block whose results nothing but
//! the next ones reads, and masks that are known: the other operand of `&`, or a power of two that `%` divides by.
//!
//! Should an operand turn out to be no fixnum, the interpreter starts again at the first of these instructions, so that nobody
//! sees a value that was cut off. None of them does more than compute.

use abi::exit_reason::ExitReason;
use abi::operators::BinaryOp;
use abi::value::FIXNUM_MAX;
use bytecode::feedback::{Operands, seen};
use bytecode::module::{Instruction, instruction_at};
use bytecode::opcode::Opcode;
use bytecode::register_set::RegisterSet;
use rustc_hash::FxHashMap;
use ssa::{Cond, FrameState, Op, Type, Value};

use super::environment::Builder;

/// Instructions that are computed modulo 2⁶⁴.
#[derive(Clone)]
pub(super) struct Masked {
    /// The state before the first.
    state: FrameState,
    /// The first and the last one.
    range: std::ops::RangeInclusive<u32>,
    /// Those whose results are cut off.
    cut: Vec<u32>,
}

/// What an instruction computes.
fn operation(opcode: Opcode) -> Option<BinaryOp> {
    use Opcode::*;
    Some(match opcode {
        Add | AddInPlace | AddInt => BinaryOp::Add,
        Sub | SubInPlace | SubInt => BinaryOp::Sub,
        Mul | MulInPlace => BinaryOp::Mul,
        Shl | ShlInPlace => BinaryOp::Shl,
        Shr | ShrInPlace => BinaryOp::Shr,
        BitAnd | BitAndInPlace => BinaryOp::BitAnd,
        BitOr | BitOrInPlace => BinaryOp::BitOr,
        BitXor | BitXorInPlace => BinaryOp::BitXor,
        ModFloor | ModFloorInPlace => BinaryOp::ModFloor,
        _ => return None,
    })
}

/// The mask that an operation with this known operand applies to the other one.
fn mask(op: BinaryOp, known: i64) -> Option<i64> {
    if !(0..=FIXNUM_MAX).contains(&known) {
        return None;
    }
    match op {
        BinaryOp::BitAnd => Some(known),
        BinaryOp::ModFloor if known.count_ones() == 1 => Some(known - 1),
        _ => None,
    }
}

impl Builder<'_> {
    /// The state that guards leave for, among instructions that are computed modulo 2⁶⁴.
    pub(super) fn state_before_masked(&self) -> Option<FrameState> {
        let masked = self.frame.masked.as_ref()?;
        masked.range.contains(&self.frame.pc).then_some(masked.state)
    }

    /// The result of an operation that is computed modulo 2⁶⁴, if this is one.
    pub(super) fn masked_arithmetic(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> Option<Value> {
        let pc = self.frame.pc;
        if self.state_before_masked().is_none() {
            self.frame.masked = self.find_masked();
        }
        let is_cut = self.frame.masked.as_ref()?.cut.contains(&pc);
        let is_masked = self.ty(lhs) == Type::I64 || self.ty(rhs) == Type::I64;
        if !is_cut && !is_masked {
            return None;
        }
        let rhs = if op == BinaryOp::Shl { self.small_shift(rhs) } else { rhs };
        if !is_cut {
            let known = self.known_int(rhs).and_then(|known| mask(op, known));
            let mask = known.expect("the mask was known when the instructions were found");
            let (lhs, rhs) = (self.low_bits(lhs), self.i64(mask));
            let value = self.emit(Op::I64And { lhs, rhs });
            return Some(self.guard(|exit| Op::I64ToIntChecked { value, exit }));
        }
        let (lhs, rhs) = (self.low_bits(lhs), self.low_bits(rhs));
        Some(self.emit(match op {
            BinaryOp::Add => Op::I64Add { lhs, rhs },
            BinaryOp::Sub => Op::I64Sub { lhs, rhs },
            BinaryOp::Mul => Op::I64Mul { lhs, rhs },
            BinaryOp::Shl => Op::I64Shl { lhs, rhs },
            BinaryOp::BitAnd => Op::I64And { lhs, rhs },
            BinaryOp::BitOr => Op::I64Or { lhs, rhs },
            BinaryOp::BitXor => Op::I64Xor { lhs, rhs },
            _ => unreachable!("{op:?} needs more than low bits"),
        }))
    }

    /// An operand as an integer of 64 bits.
    fn low_bits(&mut self, value: Value) -> Value {
        if self.ty(value) == Type::I64 {
            return value;
        }
        let value = self.as_int(value);
        self.emit(Op::IntToI64 { value })
    }

    /// A count by which low bits can be shifted to the left, or the code is left.
    fn small_shift(&mut self, count: Value) -> Value {
        const MOST: i64 = 63;
        let count = self.as_int(count);
        if self.known_int(count).is_some_and(|count| (0..=MOST).contains(&count)) {
            return count;
        }
        for (cond, bound) in [(Cond::Ge, 0), (Cond::Le, MOST)] {
            let rhs = self.int(bound);
            let cond = self.emit(Op::IntCompare { cond, lhs: count, rhs });
            self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        }
        count
    }

    /// The instructions from this one on of which low bits are enough, if it has overflowed.
    fn find_masked(&mut self) -> Option<Masked> {
        let first = self.frame.instruction();
        let kinds = Operands(self.frame.site());
        let has_overflowed = kinds.has(Operands::OVERFLOW) || self.was_left_for(ExitReason::Overflow);
        let was_left = [ExitReason::NotFixnum, ExitReason::UnexpectedValue]
            .iter()
            .any(|reason| self.was_left_for(*reason));
        let may_overflow = matches!(
            operation(first.opcode),
            Some(BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl)
        );
        if !(has_overflowed && may_overflow && self.speculates() && self.is_of_ints(first, true))
            || was_left
            || self.is_dead
            || self.frame.restart.is_some()
            || self.frame.fresh.is_some()
        {
            return None;
        }
        let analysis = self.frame.analysis.clone();
        let block = analysis.flow.block(analysis.flow.block_of(self.frame.pc)?);
        let mut masked =
            Masked { state: self.resume_state(), range: self.frame.pc..=self.frame.pc, cut: Vec::new() };
        // The registers that hold what is cut off, and what registers are known to hold since.
        let mut held = RegisterSet::new(self.frame.registers.len());
        let mut known: FxHashMap<u16, Option<i64>> = FxHashMap::default();
        for &pc in &analysis.flow.instructions[block.instructions.clone()] {
            if pc < self.frame.pc {
                continue;
            }
            let instruction = instruction_at(&self.frame.request.code, pc)?;
            let is_first = pc == self.frame.pc;
            let constant = |builder: &Self, register: u16| match known.get(&register) {
                Some(known) => *known,
                None => builder.frame.registers[register as usize].and_then(|held| builder.known_int(held)),
            };
            let reads_held = instruction
                .accesses()
                .filter(|access| access.is_read)
                .any(|access| access.registers().any(|register| held.contains(register as u16)));
            let (mut is_cut, mut value) = (false, None);
            match (operation(instruction.opcode), instruction.opcode) {
                (Some(op), _) if is_first || reads_held => {
                    let takes_word = !matches!(instruction.opcode, Opcode::AddInt | Opcode::SubInt);
                    let rhs = takes_word.then(|| instruction.slot(2));
                    let is_masked = rhs
                        .filter(|rhs| !held.contains(*rhs))
                        .and_then(|rhs| mask(op, constant(self, rhs)?))
                        .is_some();
                    let shifts_by_held = op == BinaryOp::Shl && rhs.is_some_and(|rhs| held.contains(rhs));
                    let keeps = !matches!(op, BinaryOp::Shr | BinaryOp::ModFloor) && !shifts_by_held;
                    if !is_masked && !keeps || !self.is_of_ints(instruction, true) {
                        return None;
                    }
                    is_cut = !is_masked;
                }
                (Some(_), _) if self.is_of_ints(instruction, false) => {}
                (None, Opcode::LoadInt) => value = Some(i64::from(instruction.slot(1) as i16)),
                (None, Opcode::LoadConst) => {
                    let constant = &self.frame.request.function().constants[instruction.slot(1) as usize];
                    if let bytecode::module::Constant::Int(int) = constant {
                        value = Some(*int);
                    }
                }
                _ => return None,
            }
            let dst = instruction.slot(0);
            known.insert(dst, value);
            held.remove(dst.into()..usize::from(dst) + 1);
            if is_cut {
                held.insert_one(dst);
                masked.cut.push(pc);
            }
            let live = analysis.liveness.live_in(instruction.next_pc());
            if !held.iter().any(|register| live.contains(register)) {
                masked.range = self.frame.pc..=pc;
                return Some(masked);
            }
        }
        None
    }

    /// Whether an instruction has met fixnums; and besides, if these may be, integers that are none.
    fn is_of_ints(&self, instruction: Instruction<'_>, has_large: bool) -> bool {
        let others = Operands::OTHER | Operands::OVERFLOW;
        let allowed = if has_large { Operands::FIXNUM | others } else { Operands::FIXNUM };
        let kinds = Operands(seen(instruction.site()));
        kinds.is_only(allowed) && kinds.has(Operands::FIXNUM | if has_large { others } else { 0 })
    }
}
