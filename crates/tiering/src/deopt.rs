//! Leaving compiled code: from an exit's record back to the interpreter's frames.
//!
//! Exit code has stored the live values in the exit buffer and jumped here, so that its native frame is gone. The frames
//! are pushed, the outermost first, and the innermost goes on in the interpreter; what it returns is the result of the
//! compiled function. Code that was entered inside a loop has the interpreter beneath it, which goes on itself: so no
//! native frame is left behind however often a loop is entered and left.
#![allow(unsafe_code)]

use abi::context_layout::EXIT_BUFFER_WORDS;
use abi::deopt_table::{
    CALLEE_REGISTER, DISCARDED, ExitMode, ExitRecord, FINISHING, FUEL_REGISTER, FrameRecord,
    GENERATOR_REGISTER, Location, STEPPED, TAKEN_REGISTER,
};
use abi::object_layout::{HEADER, WORD, filled_words};
use abi::representation::Representation;
use bytecode::module::instruction_at;
use interpreter::continuation::{refuse_capture, take_tail_call};
use interpreter::dispatch::{run, run_throwing};
use interpreter::frames::{Registers, clear, push_rebuilt_frame};
use interpreter::unwind::trace_exception;
use optimizer::request::EntryPoint;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::frame::{DISCARDS_RESULT, FINISHES, FRAME_PC, RETURNS_NATIVELY};
use runtime::function::GENERATOR;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::economy::note;
use crate::state::{Installed, TieringState};
use crate::ticks;

/// Where exits of compiled code go: context, callee, number of the exit, address of the code's literal table.
///
/// # Safety
/// Called by exit code of installed code alone.
pub unsafe extern "C" fn deopt_entry(
    cx: *mut Context,
    callee: Value,
    exit: u64,
    table: u64,
    _: u64,
    _: u64,
) -> Value {
    // SAFETY: passed on.
    let result = unsafe { leave(cx, callee, exit, table) };
    // SAFETY: the context is the isolate's; entry and arguments are those of the closure that is called.
    unsafe {
        match take_tail_call(&mut *cx, result) {
            // Nothing is left here to do: optimized builds jump, so that tail calls between interpreted and compiled code
            // take no native stack.
            Some((entry, callee, [a, b, c, d])) => entry(cx, callee, a, b, c, d),
            None => result,
        }
    }
}

/// As [`deopt_entry`], with the calls that come last left to the caller.
///
/// # Safety
/// As [`deopt_entry`].
#[inline(never)]
unsafe fn leave(cx: *mut Context, callee: Value, exit: u64, table: u64) -> Value {
    // SAFETY: exit code passes the context of the isolate that runs, and is gone itself.
    let cx = unsafe { &mut *cx };
    let installed = cx.state::<TieringState>().installed.get(&(table as usize)).cloned();
    let installed = installed.expect("exits name the table of installed code");
    let record = &installed.code.deopt.exits[exit as usize];
    let resumes = installed.cell.flags & GENERATOR != 0 && installed.entry == EntryPoint::Call;
    // SAFETY: the callee of compiled code is the closure whose entry it is, or the generator that it resumes.
    let (closure, generator): (Gc<Closure>, Option<Gc<Generator>>) = unsafe {
        match resumes {
            false => (Gc::from_value_unchecked(callee), None),
            true => {
                let generator: Gc<Generator> = Gc::from_value_unchecked(callee);
                // The frame that is pushed counts in its place.
                cx.depth -= 1;
                (generator.closure(), Some(generator))
            }
        }
    };
    let rung = ticks::rung(cx);
    cx.enter_language(installed.cell.language);
    put_back_fuel(cx, record);
    let is_loop = matches!(installed.entry, EntryPoint::Loop(_));
    let raises = record.mode.raises();
    if record.mode == ExitMode::Throw && !is_loop && pass_frames(cx, &installed, record) {
        if let Some(generator) = generator {
            cx.end_generator(generator, GeneratorState::Finished);
        }
        forget_values(cx, record);
        // SAFETY: an exception is pending, so no registers are read.
        unsafe { note(cx, &installed, record, std::ptr::null_mut(), rung) };
        return Value::EXCEPTION;
    }
    let Ok((pc, registers, waiting)) = rebuild(cx, &installed, record, (closure, generator)) else {
        if let Some(generator) = generator {
            cx.end_generator(generator, GeneratorState::Finished);
        }
        // Also the frame that the code was entered from is given up: what its registers should hold is lost.
        return Value::EXCEPTION;
    };
    forget_values(cx, record);
    if cx.is_capturing() {
        prepare_capture(cx, &installed, record);
    }
    // SAFETY: the registers are those of the innermost frame, which the interpreter goes on in.
    unsafe { note(cx, &installed, record, registers, rung) };
    // SAFETY: the frames are those that were pushed above; the compiler names instructions of their functions.
    let (pc, registers, raises) = unsafe { run_generators(cx, (pc, registers, raises), waiting) };
    if is_loop {
        cx.resume_at = (pc, registers, raises);
        return Value::RESUME;
    }
    // SAFETY: the innermost frame is the topmost, and the compiler names an instruction of its function.
    unsafe { if raises { run_throwing(cx, pc, registers) } else { run(cx, pc, registers) } }
}

/// Runs the frames of generators that were inlined into loops, until only those of the outermost loop that waits for one are left:
/// how that goes on. A generator's frame returns natively; the instruction of the loop that steps it is given what it yields.
///
/// # Safety
/// The place is one of the topmost frame, and those that wait, the outermost first, are each of the topmost frame when what is
/// above has returned.
unsafe fn run_generators(
    cx: &mut Context,
    innermost: (*const u64, Registers, bool),
    waiting: Vec<(*const u64, Registers)>,
) -> (*const u64, Registers, bool) {
    let (mut pc, mut registers, mut raises) = innermost;
    for step in waiting.into_iter().rev() {
        // SAFETY: as the caller promised.
        let result = unsafe {
            match raises {
                true => run_throwing(cx, pc, registers),
                false => run(cx, pc, registers),
            }
        };
        raises = cx.has_thrown(result.0);
        if !raises {
            cx.delivered = result;
        }
        (pc, registers) = step;
    }
    (pc, registers, raises)
}

/// Tells the context what is left of the fuel, where the code kept that in a register.
fn put_back_fuel(cx: &mut Context, record: &ExitRecord) {
    let innermost = &record.frames.first().expect("an exit has a frame").registers;
    let [.., (FUEL_REGISTER, left), (TAKEN_REGISTER, taken)] = **innermost else { return };
    let bits = |location| match location {
        Location::Slot { slot, .. } => cx.exit_buffer[slot as usize],
        Location::Constant(bits) => bits,
        _ => unreachable!("fuel is a plain number"),
    };
    cx.fuel = bits(left) - bits(taken);
}

/// An exception leaves code that has no handler for it: notes the places that it passes, and that is all. Nothing is done and
/// false the result when frames have to be unwound.
fn pass_frames(cx: &mut Context, installed: &Installed, record: &ExitRecord) -> bool {
    let cell_of =
        |function: u32| installed.names.cells[installed.names.functions[function as usize] as usize];
    let mut frames = record.frames.iter();
    if frames.any(|frame| cell_of(frame.function).function().handler_at(frame.pc).is_some()) {
        return false;
    }
    let mut frames = record.frames.iter();
    let is_noted = frames.next().is_some_and(|frame| trace_exception(cx, cell_of(frame.function), frame.pc));
    if is_noted {
        // Should memory end meanwhile, the places that are left are not noted.
        frames.all(|frame| trace_exception(cx, cell_of(frame.function), frame.pc));
    }
    is_noted
}

/// A continuation is being captured: says how the innermost frame is to be saved, or that it cannot be.
#[cold]
fn prepare_capture(cx: &mut Context, installed: &Installed, record: &ExitRecord) {
    cx.discards_result = record.mode == ExitMode::Construct;
    if record.mode == ExitMode::Throw {
        let innermost = record.frames.first().expect("an exit has a frame");
        let site = installed.names.cells[installed.names.functions[innermost.function as usize] as usize];
        let call = instruction_at(&site.function().code, innermost.pc).expect("exits are at instructions");
        // A tail call has given its frame up: nothing of it has to be saved.
        if !call.info().effects.ends {
            refuse_capture(cx, site, innermost.pc);
        }
    }
}

/// Clears what the exit left in the buffer, which would keep objects alive.
fn forget_values(cx: &mut Context, record: &ExitRecord) {
    let in_frames =
        record.frames.iter().flat_map(|frame| frame.registers.iter().map(|&(_, location)| location));
    let in_objects = record.objects.iter().flat_map(|object| object.words.iter().copied());
    for location in in_frames.chain(in_objects) {
        if let Location::Slot { slot, .. } = location {
            cx.exit_buffer[slot as usize] = 0;
        }
    }
    for index in 0..record.objects.len() {
        cx.exit_buffer[object_word(index)] = 0;
    }
}

/// The registers of the frame in which the code was entered inside a loop: the topmost one.
fn frame_of_loop(cx: &Context, installed: &Installed) -> Registers {
    cx.register_top.wrapping_sub(installed.cell.register_count as usize)
}

/// Where frames of the interpreter go on: the innermost one, and those that wait for a generator, the outermost first.
type Rebuilt = (*const u64, Registers, Vec<(*const u64, Registers)>);

/// Pushes the frames of an exit, the outermost of this closure and generator; the places and registers to go on with. Not inlined: the interpreter then runs above the
/// caller's native frame, which is to be small.
#[inline(never)]
fn rebuild(
    cx: &mut Context,
    installed: &Installed,
    record: &ExitRecord,
    outermost: (Gc<Closure>, Option<Gc<Generator>>),
) -> Result<Rebuilt> {
    let base = (cx.register_top, cx.depth);
    cx.is_rebuilding = true;
    let result = push_frames(cx, installed, record, outermost);
    cx.is_rebuilding = false;
    if result.is_err() {
        // The frames that were pushed have run nothing: the exception passes them as if the call had failed.
        (cx.register_top, cx.depth) = base;
    }
    result
}

fn push_frames(
    cx: &mut Context,
    installed: &Installed,
    record: &ExitRecord,
    (closure, generator): (Gc<Closure>, Option<Gc<Generator>>),
) -> Result<Rebuilt> {
    make_objects(cx, installed, record)?;
    // Boxing allocates: values wait where the collector sees them, in the exit buffer, until they are in a frame.
    let mut caller: Option<(*const u64, Registers)> = None;
    let mut waiting = Vec::new();
    for frame in record.frames.iter().rev() {
        let closure = match special_word(cx, installed, frame, CALLEE_REGISTER)? {
            // SAFETY: the compiler names the closure that it has inlined.
            Some(closure) => unsafe { Gc::from_value_unchecked(closure) },
            None => closure,
        };
        let (return_to, calling) = match caller {
            None => (RETURNS_NATIVELY, generator.map_or(0, |generator| generator.value().0)),
            Some(step) if frame.return_register == Some(STEPPED) => {
                waiting.push(step);
                let generator = special_word(cx, installed, frame, GENERATOR_REGISTER)?;
                (RETURNS_NATIVELY, generator.expect("the frame is a generator's").0)
            }
            Some((call, registers)) => {
                let mark = match frame.return_register {
                    Some(DISCARDED) => DISCARDS_RESULT,
                    Some(FINISHING) => FINISHES,
                    _ => 0,
                };
                (call as u64 | mark, registers as u64)
            }
        };
        let registers = match (caller, installed.entry) {
            // The frame that the code was entered from still stands; the interpreter goes on in it. What its registers held
            // then shall keep nothing alive.
            (None, EntryPoint::Loop(_)) => {
                let registers = frame_of_loop(cx, installed);
                // SAFETY: it is the frame of the function, which has as many.
                unsafe {
                    clear(registers, installed.cell.register_count);
                    *registers.offset(FRAME_PC) = 0;
                }
                registers
            }
            _ => {
                let registers = push_rebuilt_frame(cx, closure, return_to, calling)?;
                // SAFETY: the frame was pushed with as many registers.
                unsafe { clear(registers, closure.cell().register_count) };
                registers
            }
        };
        for &(register, location) in &frame.registers {
            if register >= GENERATOR_REGISTER {
                continue;
            }
            let word = word_of(cx, installed, location)?;
            // SAFETY: the compiler names registers of the function, whose frame this is.
            unsafe { *registers.add(register as usize) = word };
        }
        caller = Some((closure.cell().address_of(frame.pc), registers));
    }
    let (pc, registers) = caller.expect("an exit has a frame");
    Ok((pc, registers, waiting))
}

/// The word that stands in a frame's record for no register of its own.
fn special_word(
    cx: &mut Context,
    installed: &Installed,
    frame: &FrameRecord,
    register: u16,
) -> Result<Option<Value>> {
    match frame.registers.iter().find(|(named, _)| *named == register) {
        Some(&(_, location)) => Ok(Some(Value(word_of(cx, installed, location)?))),
        None => Ok(None),
    }
}

/// The word of the exit buffer that holds object `index` of an exit; they come from its end.
fn object_word(index: usize) -> usize {
    EXIT_BUFFER_WORDS - 1 - index
}

/// Makes the objects that the code did without, into the end of the exit buffer, where the collector sees them.
fn make_objects(cx: &mut Context, installed: &Installed, record: &ExitRecord) -> Result<()> {
    for (index, object) in record.objects.iter().enumerate() {
        let shape = word_of(cx, installed, object.shape)? as u32;
        let made = cx.allocate(object.bytes as usize, ShapeId(shape), object.kind)?;
        cx.exit_buffer[object_word(index)] = made.0;
        let is_layout = cx.shapes[ShapeId(shape)].fixed.is_some();
        for (word, &location) in object.words.iter().enumerate() {
            // Boxing may collect, which makes the object old.
            let value = Value(word_of(cx, installed, location)?);
            let offset = HEADER + word * WORD;
            // Words that the kind counts are boxed; in a layout the field says what is wanted of them.
            if is_layout && word < usize::from(object.kind) {
                cx.fill_field(made, word, value);
            } else if cx.shapes[ShapeId(shape)].is_raw_word(word) {
                made.store_raw_float(offset, value.as_float().unwrap_or_default());
            } else {
                cx.store(made, offset, value);
            }
        }
        for word in object.words.len()..filled_words(object.kind, object.bytes as usize) {
            cx.store(made, HEADER + word * WORD, Value(abi::value::UNBOUND));
        }
    }
    Ok(())
}

/// The bits that a register gets.
fn word_of(cx: &mut Context, installed: &Installed, location: Location) -> Result<u64> {
    Ok(match location {
        Location::Constant(bits) => bits,
        Location::Float(float) => cx.new_float(float)?.0,
        Location::Literal(index) => installed.blob.literal(index as usize),
        Location::Object(index) => cx.exit_buffer[object_word(index as usize)],
        Location::Integer { slot, add, tagged } => {
            let sum = abi::value::fixnum_value(cx.exit_buffer[slot as usize]) + add;
            if tagged { Value::small(sum).0 } else { sum as u64 }
        }
        Location::Slot { slot, representation, boxed } => {
            let bits = cx.exit_buffer[slot as usize];
            match (representation, boxed) {
                (Representation::F64, true) => cx.new_float(f64::from_bits(bits))?.0,
                (Representation::Bool, true) => Value::bool(bits as u8 != 0).0,
                (Representation::Bool, false) => (bits as u8 != 0) as u64,
                (Representation::I32, true) => cx.new_int(bits as i32 as i64)?.0,
                (Representation::I32, false) => bits as i32 as i64 as u64,
                (Representation::I64, true) => cx.new_int(bits as i64)?.0,
                _ => bits,
            }
        }
    })
}
