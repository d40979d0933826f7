//! The complete meaning of each instruction.
//!
//! [`Execution`] visits one instruction; the files beside this one hold the longer meanings by subject. A meaning
//! yields a [`Step`], or says that an exception is pending.
#![allow(unsafe_code)]

mod aggregates;
mod arithmetic;
mod calls;
mod control;
mod host_calls;
mod iteration;
mod objects;
mod properties;
mod raw_arrays;
pub(crate) mod sequences;
mod typed;
mod visitor;

pub(crate) use control::CALL_WORDS;
#[cfg(tail_handlers)]
pub(crate) use iteration::{LIST_MARKER, RAW_MARKER, TUPLE_MARKER};

use bytecode::opcode::{Opcode, visit};
use bytecode::operand::{slot_offset, *};
use runtime::context::Context;
use runtime::exception::{Result, Thrown};
use runtime::frame::FRAME_PC;
use runtime::function::FunctionCell;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::value::Value;

use crate::dispatch::Meaning;
use crate::frames::{Registers, closure_of};
use crate::unwind::unwind;

/// Where the program goes on.
pub(crate) enum Step {
    /// At the next instruction.
    Next,
    /// At the target of a label.
    Jump(Label),
    /// Elsewhere: a frame was pushed or popped.
    Enter(*const u64, Registers),
    /// The frame that was entered natively is popped; this is its result.
    Leave(Value),
}

/// One instruction in the course of its execution.
pub(crate) struct Execution<'a> {
    cx: &'a mut Context,
    pc: *const u64,
    registers: Registers,
    /// The instruction is executed for compiled code, in a frame that no call can return to.
    is_single: bool,
}

impl Execution<'_> {
    /// The closure that runs.
    fn closure(&self) -> Gc<Closure> {
        // SAFETY: `registers` is the topmost frame's.
        unsafe { closure_of(self.registers) }
    }

    /// The function that runs.
    fn cell(&self) -> &'static FunctionCell {
        self.closure().cell()
    }

    /// Place of this instruction in its function.
    fn place(&self) -> u32 {
        self.cell().pc_of(self.pc)
    }

    /// The bits of a register.
    fn raw(&self, register: u16) -> u64 {
        // SAFETY: the verifier has checked register operands against the frame's size.
        unsafe { *self.registers.add(register as usize) }
    }

    /// Sets the bits of a register.
    fn set_raw(&mut self, register: u16, bits: u64) {
        // SAFETY: as in `raw`.
        unsafe { *self.registers.add(register as usize) = bits }
    }

    /// The value of a word register.
    fn get(&self, register: Use) -> Value {
        Value(self.raw(register.0))
    }

    /// Sets a word register and goes on.
    fn set(&mut self, register: Def, value: Value) -> Result<Step> {
        self.set_raw(register.0, value.0);
        Ok(Step::Next)
    }

    /// The values of consecutive registers. They stay in place while the frame is on the stack.
    fn range(&self, first: UseRange, count: Count) -> &'static [Value] {
        // SAFETY: the verifier has checked the range against the frame's size; the register stack does not move, and
        // what the slice is used for ends before the frame does.
        unsafe { std::slice::from_raw_parts(self.registers.add(first.0 as usize).cast(), count.0 as usize) }
    }

    /// Notes kinds of operands in the feedback byte.
    fn note(&self, bits: u8) {
        self.noting()(bits);
    }

    /// What notes kinds of operands in the feedback byte.
    fn noting(&self) -> impl Fn(u8) + use<> {
        let pc = self.pc;
        // SAFETY: `pc` is the address of an instruction in the isolate's copy of the code, which only this thread uses
        // and which lives as long as the isolate.
        move |bits| unsafe { *(pc as *mut u8).add(1) |= bits }
    }
}

/// Carries out what a meaning has yielded; see [`Meaning`].
fn conclude(
    outcome: Result<Step>,
    words: usize,
    pc: *const u64,
    registers: Registers,
    cx: &mut Context,
) -> *const u64 {
    let (next, registers) = match outcome {
        // SAFETY: verified code goes on after an instruction that does not end it, and jumps to instructions.
        Ok(Step::Next) => (unsafe { pc.add(words) }, registers),
        // SAFETY: as above.
        Ok(Step::Jump(label)) => (unsafe { pc.offset(label.0 as isize) }, registers),
        Ok(Step::Enter(pc, registers)) => (pc, registers),
        Ok(Step::Leave(result)) => {
            cx.frame_result = result;
            return std::ptr::null();
        }
        // SAFETY: the instruction that raised is in the topmost frame: frames that it pushed are popped.
        Err(Thrown) => match unsafe { unwind(cx, pc, registers) } {
            Some(place) => place,
            None => {
                cx.frame_result = Value::EXCEPTION;
                return std::ptr::null();
            }
        },
    };
    cx.next_registers = registers;
    next
}

/// Raises the pending exception at `pc` in the topmost frame; yields what a [`Meaning`] does.
#[cfg(tail_handlers)]
#[inline(never)]
pub(crate) extern "C" fn raise(pc: *const u64, registers: Registers, cx: *mut Context) -> *const u64 {
    // SAFETY: the interpreter runs with the only reference to the context.
    conclude(Err(Thrown), 0, pc, registers, unsafe { &mut *cx })
}

/// Executes one instruction for compiled code.
///
/// # Safety
/// `registers` is the topmost frame's, and `pc` an instruction of its verified code.
pub(crate) unsafe fn step(cx: &mut Context, pc: *const u64, registers: Registers) -> Result<Step> {
    // SAFETY: as the caller promised.
    let opcode = Opcode::from_byte(unsafe { *pc as u8 }).expect("verified code has known opcodes");
    // SAFETY: as the caller promised; a frame has a header.
    unsafe { *registers.offset(FRAME_PC) = pc as u64 };
    // SAFETY: as the caller promised.
    cx.enter_language(unsafe { closure_of(registers) }.cell().language);
    // SAFETY: as the caller promised.
    let slot = |slot: u8| unsafe { *pc.byte_add(slot_offset(slot)).cast::<u16>() };
    visit(opcode, slot, &mut Execution { cx, pc, registers, is_single: true })
}

macro_rules! meanings {
    ($( #[doc = $doc:literal] $snake:ident = $Name:ident { $($field:ident : $Role:ident),* } [ $($effect:tt)* ]; )*) => {
        /// The meaning of each instruction, by opcode.
        pub(crate) static MEANINGS: [Meaning; 256] = {
            let mut table: [Meaning; 256] = [no_instruction; 256];
            $( table[Opcode::$Name as usize] = {
                extern "C" fn $snake(pc: *const u64, registers: Registers, cx: *mut Context) -> *const u64 {
                    // SAFETY: the interpreter runs with the only reference to the context.
                    let cx = unsafe { &mut *cx };
                    // SAFETY: a frame has a header.
                    unsafe { *registers.offset(FRAME_PC) = pc as u64 };
                    if cx.is_polyglot() {
                        // SAFETY: `registers` is the topmost frame's.
                        cx.enter_language(unsafe { closure_of(registers) }.cell().language);
                    }
                    // SAFETY: `pc` is an instruction of verified code, with all of its words.
                    let slot = |slot: u8| unsafe { *pc.byte_add(slot_offset(slot)).cast::<u16>() };
                    let mut execution = Execution { cx: &mut *cx, pc, registers, is_single: false };
                    let outcome = visit(Opcode::$Name, slot, &mut execution);
                    conclude(outcome, Opcode::$Name.words(), pc, registers, cx)
                }
                $snake
            }; )*
            table
        };
    };
}
bytecode::for_each_op!(meanings);

/// Stands for opcodes that do not exist; the verifier keeps them out.
extern "C" fn no_instruction(_: *const u64, _: Registers, _: *mut Context) -> *const u64 {
    unreachable!("verified code has no such opcode")
}
