//! Runs `.ssa` functions natively, with a context that is no more than what compiled code knows of it.
//!
//! A file holds functions and lines `; run: name(arguments) == result`. Each is compiled by a backend in several ways
//! and called. With `BLESS=1` the results are written into the file.
//!
//! Arguments and results are read by the types of the function: `5` as a word is a fixnum, `2.5` an inline or boxed
//! float; `array(1, 2)` an array object, `object7(1, 2)` an object of shape 7, `old7(..)` one that the collector calls
//! old. The result of an exit is its reason and what the deopt table says of the registers, innermost frame first.
//! Literals: `constant n` is the fixnum n, `cell n` an object of shape 9 that holds it, `shape n` the number n, and
//! `function_cell n` the file's function n, or from 100 on one of [`NATIVE`].

#![allow(unsafe_code)]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use abi::context_layout as layout;
use abi::deopt_table::{DeoptTable, ExitMode, Location};
use abi::literal_table::Literal;
use abi::object_layout as object;
use abi::representation::Representation;
use abi::runtime_calls::RuntimeCall;
use abi::value;
use code_memory::{CodeBlob, CodeImage, CodeMemory, Config};
use ssa::backend::{Backend, CompileOptions, OptLevel, Target};
use ssa::{Function, Type};

const CONTEXT_WORDS: usize = layout::cursor(object::CLASSES) / 8 + 8;
/// Words behind the cursors: where the harness keeps its own.
const HARNESS: usize = layout::cursor(object::CLASSES) / 8;
const EXIT_NUMBER: usize = HARNESS;
const EXIT_TABLE: usize = HARNESS + 1;
const BARRIERS: usize = HARNESS + 2;
const REFILLS: usize = HARNESS + 3;
/// What the deopt entry returns: no value.
const LEFT: u64 = value::POISON;
/// Returned by allocation when the argument of the test asks for no memory.
const OUT_OF_MEMORY_SHAPE: u32 = 666;

type Entry = unsafe extern "C" fn(*mut u64, u64, u64, u64, u64, u64) -> u64;

/// Functions that compiled code can call, from `function_cell 100` on.
const NATIVE: [Entry; 4] = [sum_of_six, throw, interrupt, invalidate];

unsafe extern "C" fn sum_of_six(context: *mut u64, callee: u64, a: u64, b: u64, c: u64, d: u64) -> u64 {
    // SAFETY: called by compiled code with the harness's context, and six arguments.
    let (e, f) =
        unsafe { (*context.add(layout::ARGUMENT_BUFFER / 8), *context.add(layout::ARGUMENT_BUFFER / 8 + 1)) };
    assert_eq!(callee, value::NONE, "the callee is passed on");
    a + 10 * b + 100 * c + 1000 * d + 10_000 * e + 100_000 * f
}

unsafe extern "C" fn throw(context: *mut u64, _: u64, a: u64, _: u64, _: u64, _: u64) -> u64 {
    // SAFETY: as above.
    unsafe { *context.add(layout::EXCEPTION / 8) = a };
    value::EXCEPTION
}

unsafe extern "C" fn interrupt(context: *mut u64, _: u64, a: u64, _: u64, _: u64, _: u64) -> u64 {
    // SAFETY: as above.
    unsafe { *context.add(layout::INTERRUPT / 8) = 1 };
    a
}

unsafe extern "C" fn invalidate(context: *mut u64, _: u64, a: u64, _: u64, _: u64, _: u64) -> u64 {
    // SAFETY: as above; the harness has put the address of the blob there.
    let blob = unsafe { &*(*context.add(EXIT_TABLE) as *const CodeBlob) };
    for index in 0..blob.literal_count() {
        if blob.literal(index) == VALID {
            blob.set_literal(index, 0);
        }
    }
    a
}

/// The validity word of valid code.
const VALID: u64 = 0x0076_616c_6964;

unsafe extern "C" fn deopt_entry(
    context: *mut u64,
    callee: u64,
    number: u64,
    table: u64,
    _: u64,
    _: u64,
) -> u64 {
    assert_eq!(callee, value::NONE, "the callee is passed on");
    // SAFETY: called by compiled code with the harness's context.
    unsafe {
        *context.add(EXIT_NUMBER) = number;
        *context.add(EXIT_TABLE) = table;
    }
    LEFT
}

/// Adds fixnums, whatever the operator; throws for other values.
unsafe extern "C" fn binary(_: *mut u64, _operator: i64, lhs: u64, rhs: u64) -> u64 {
    if value::is_fixnum(lhs) && value::is_fixnum(rhs) { lhs + rhs } else { value::EXCEPTION }
}

/// Adds the fixnums of the argument buffer.
unsafe extern "C" fn call_value(context: *mut u64, callee: u64, count: i64) -> u64 {
    // SAFETY: called by compiled code with the harness's context, whose buffer is longer than any test's arguments.
    let arguments = unsafe {
        std::slice::from_raw_parts(context.add(layout::ARGUMENT_BUFFER / 8), usize::try_from(count).unwrap())
    };
    callee + arguments.iter().sum::<u64>()
}

unsafe extern "C" fn allocate(context: *mut u64, bytes: i64, header: u64) -> u64 {
    if header as u32 == OUT_OF_MEMORY_SHAPE {
        return value::EXCEPTION;
    }
    // SAFETY: called by compiled code with the harness's context.
    unsafe { *context.add(REFILLS) += 1 };
    new_object(&[], bytes as usize, header)
}

unsafe extern "C" fn write_barrier(context: *mut u64, object: u64, slot: *mut u64) {
    let distance = slot as u64 - (object - value::POINTER_TAG);
    // SAFETY: as above, and the slot is one of the object.
    unsafe {
        assert!(value::is_pointer(object) && distance < 100 && *slot != 0);
        *context.add(BARRIERS) += 1;
    }
}

unsafe extern "C" fn box_float(_: *mut u64, float: f64) -> u64 {
    new_object(&[float.to_bits()], 16, object::header(object::FLOAT_SHAPE, object::KIND_LEAF))
}

unsafe extern "C" fn float_mod_floor(_: *mut u64, lhs: f64, rhs: f64) -> f64 {
    lhs - (lhs / rhs).floor() * rhs
}

unsafe extern "C" fn float_pow(_: *mut u64, base: f64, exponent: f64) -> f64 {
    base.powf(exponent)
}

/// A runtime function that no test calls.
unsafe extern "C" fn missing() {
    std::process::abort();
}

mod keeping_registers {
    code_memory::keeping_registers! {
        allocate = super::allocate,
        write_barrier = super::write_barrier,
        box_float = super::box_float,
    }
}

fn runtime_function(call: RuntimeCall) -> u64 {
    (match call.info().name {
        "binary" => binary as *const (),
        "call_value" => call_value as *const (),
        "allocate" => allocate as *const (),
        "write_barrier" => write_barrier as *const (),
        "box_float" => box_float as *const (),
        "float_mod_floor" => float_mod_floor as *const (),
        "float_pow" => float_pow as *const (),
        _ => missing as *const (),
    }) as u64
}

/// A new object, never freed.
fn new_object(words: &[u64], bytes: usize, header: u64) -> u64 {
    let mut memory = vec![0u64; (bytes / 8).max(words.len() + 1)];
    memory[0] = header;
    memory[1..=words.len()].copy_from_slice(words);
    Box::leak(memory.into_boxed_slice()).as_ptr() as u64 + value::POINTER_TAG
}

fn word_of_float(float: f64) -> u64 {
    // SAFETY: the function ignores the context.
    value::inline_float(float).unwrap_or_else(|| unsafe { box_float(std::ptr::null_mut(), float) })
}

/// Reads an argument as the type says.
fn parse_argument(text: &str, ty: Type) -> u64 {
    let text = text.trim();
    let number = || text.parse::<i64>().unwrap_or_else(|_| panic!("not a number: {text}"));
    let float = || text.parse::<f64>().unwrap_or_else(|_| panic!("not a float: {text}"));
    match ty {
        Type::F64 => float().to_bits(),
        // What is above the value's own bits is not defined.
        Type::Bool => u64::from(text == "true") | 0xabcd_ef00,
        Type::I32 => number() as u32 as u64 | 0xdead << 32,
        Type::I64 => number() as u64,
        _ => parse_word(text),
    }
}

fn parse_word(text: &str) -> u64 {
    let text = text.trim();
    let named = [
        ("NONE", value::NONE),
        ("TRUE", value::TRUE),
        ("FALSE", value::FALSE),
        ("UNBOUND", value::UNBOUND),
        ("STOP", value::STOP),
    ];
    if let Some((_, word)) = named.iter().find(|(name, _)| *name == text) {
        return *word;
    }
    if let Some((kind, rest)) = text.split_once('(') {
        let inner = rest.strip_suffix(')').expect("a closing parenthesis");
        let mut words: Vec<u64> = split(inner).iter().map(|text| parse_word(text)).collect();
        return match kind {
            "array" => {
                words.insert(0, value::fixnum(words.len() as i64).unwrap());
                new_object(&words, 0, object::header(5, object::KIND_ARRAY))
            }
            "floats" => {
                let floats: Vec<u64> =
                    split(inner).iter().map(|text| text.trim().parse::<f64>().unwrap().to_bits()).collect();
                new_object(&floats, 0, object::header(6, object::KIND_LEAF))
            }
            "bytes" => {
                let bytes: Vec<u8> = split(inner).iter().map(|text| text.trim().parse().unwrap()).collect();
                let mut padded = bytes.clone();
                padded.resize(bytes.len().next_multiple_of(8), 0);
                let words: Vec<u64> =
                    padded.chunks(8).map(|chunk| u64::from_le_bytes(chunk.try_into().unwrap())).collect();
                new_object(&words, 0, object::header(8, object::KIND_LEAF))
            }
            // The interpreter's registers: an address.
            "registers" => new_object(&words, 0, 0) - value::POINTER_TAG + 8,
            _ => {
                let (old, number) = match kind.strip_prefix("object") {
                    Some(number) => (object::GC_YOUNG, number),
                    None => (object::GC_OLD, kind.strip_prefix("old").expect("a kind of object")),
                };
                let header = object::header(number.parse().unwrap(), words.len() as u8);
                new_object(&words, 0, header | u64::from(old) << (8 * object::GC_OFFSET))
            }
        };
    }
    match text.parse::<i64>() {
        Ok(number) => value::fixnum(number).unwrap_or_else(|| panic!("no fixnum: {text}")),
        Err(_) => word_of_float(text.parse().unwrap_or_else(|_| panic!("not a value: {text}"))),
    }
}

/// Splits at commas that are not in parentheses.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !text[start..].trim().is_empty() {
        parts.push(&text[start..]);
    }
    parts
}

/// Shows `bits`, in the form that `representation` says.
fn show(bits: u64, representation: Representation) -> String {
    match representation {
        Representation::Word => show_word(bits, 2),
        Representation::F64 => format!("{:?}", f64::from_bits(bits)),
        Representation::Bool => match bits {
            0 => "false".into(),
            1 => "true".into(),
            other => format!("bad boolean {other:#x}"),
        },
        Representation::I32 => (bits as i32).to_string(),
        _ => (bits as i64).to_string(),
    }
}

fn show_word(word: u64, depth: usize) -> String {
    let named = [
        ("NONE", value::NONE),
        ("TRUE", value::TRUE),
        ("FALSE", value::FALSE),
        ("UNBOUND", value::UNBOUND),
        ("EXCEPTION", value::EXCEPTION),
        ("STOP", value::STOP),
    ];
    if let Some((name, _)) = named.iter().find(|(_, named)| *named == word) {
        return (*name).into();
    }
    if value::is_fixnum(word) {
        return value::fixnum_value(word).to_string();
    }
    if value::is_inline_float(word) {
        return format!("{:?}", value::inline_float_value(word));
    }
    if !value::is_pointer(word) || depth == 0 {
        return format!("word {:#x}", word & 0xff);
    }
    let address = (word - value::POINTER_TAG) as *const u64;
    // SAFETY: pointers are to objects of the harness, which are never freed and have the words their kind says.
    unsafe {
        let header = *address;
        let (shape, kind) = (header as u32, (header >> (8 * object::KIND_OFFSET)) as u8);
        let words = |from: usize, count: usize| {
            let words = (from..from + count).map(|i| show_word(*address.add(i), depth - 1));
            words.collect::<Vec<_>>().join(", ")
        };
        match (shape, kind) {
            (object::FLOAT_SHAPE, _) => format!("boxed {:?}", f64::from_bits(*address.add(1))),
            (_, object::KIND_ARRAY) => {
                format!("array({})", words(2, value::fixnum_value(*address.add(1)) as usize))
            }
            _ => format!("object{shape}({})", words(1, kind as usize)),
        }
    }
}

/// What an exit left behind.
fn show_exit(context: &[u64], blob: &CodeBlob, table: &DeoptTable) -> String {
    let literals = context[EXIT_TABLE] as usize;
    assert!(blob.contains(literals), "the exit names its literal table");
    let exit = &table.exits[context[EXIT_NUMBER] as usize];
    let mut text = format!("exit {}", exit.reason.name());
    if exit.mode == ExitMode::Throw {
        let _ = write!(text, " throws {}", show_word(context[layout::EXCEPTION / 8], 1));
    }
    for frame in &exit.frames {
        let _ = write!(text, " f{} pc{}", frame.function, frame.pc);
        for (register, location) in &frame.registers {
            let shown = match *location {
                Location::Slot { slot, representation, boxed } => {
                    let bits = context[layout::EXIT_BUFFER / 8 + slot as usize];
                    let shown = show(bits, representation);
                    if boxed { shown } else { format!("raw {shown}") }
                }
                Location::Integer { slot, add, tagged } => {
                    let word = context[layout::EXIT_BUFFER / 8 + slot as usize];
                    let sum = abi::value::fixnum_value(word) + add;
                    if tagged { format!("{sum}") } else { format!("raw {sum}") }
                }
                Location::Constant(bits) => show_word(bits, 1),
                Location::Float(float) => format!("float {float:?}"),
                Location::Literal(index) => format!("literal {}", show_word(blob.literal(index as usize), 2)),
                Location::Object(index) => format!("object {index}"),
            };
            let _ = write!(text, " r{register}={shown}");
        }
        if let Some(register) = frame.return_register {
            let _ = write!(text, " -> r{register}");
        }
    }
    text
}

/// The functions of a file, installed.
struct Program {
    functions: Vec<Function>,
    blobs: Vec<CodeBlob>,
    tables: Vec<DeoptTable>,
}

impl Program {
    fn compile(
        backends: &[&dyn Backend],
        target: &Target,
        options: &CompileOptions,
        functions: &[Function],
    ) -> Program {
        let memory = CodeMemory::new(Config::default()).unwrap();
        // The cells exist before the code, which refers to them.
        let cells: &mut [u64] = Box::leak(vec![0u64; functions.len()].into_boxed_slice());
        let natives: &[u64] = Box::leak(
            NATIVE.iter().map(|entry| *entry as usize as u64).collect::<Vec<_>>().into_boxed_slice(),
        );
        let (mut blobs, mut tables) = (Vec::new(), Vec::new());
        for (index, func) in functions.iter().enumerate() {
            let backend = backends[index % backends.len()];
            ssa::verify::verify(func).unwrap_or_else(|error| panic!("{}: {error}", func.name));
            let code = backend
                .compile(func, target, options)
                .unwrap_or_else(|error| panic!("{} by {}: {error}", func.name, backend.name()));
            let again = backend.compile(func, target, options).unwrap();
            assert_eq!(code.bytes, again.bytes, "compiling {} twice gives the same", func.name);
            let words: Vec<u64> = code
                .literals
                .iter()
                .map(|literal| match *literal {
                    Literal::Constant(n) => value::fixnum(i64::from(n)).unwrap(),
                    Literal::Cell(n) => parse_word(&format!("object9({n})")),
                    Literal::Shape(n) => u64::from(n),
                    Literal::FunctionCell(n @ 100..) => &raw const natives[n as usize - 100] as u64,
                    Literal::FunctionCell(n) => &raw const cells[n as usize] as u64,
                    Literal::Validity => VALID,
                    Literal::Bits(bits) => bits,
                })
                .collect();
            let image = CodeImage::link(
                func.name.clone(),
                &code.bytes,
                code.align as usize,
                code.entry as usize,
                &words,
                &code.relocations,
            );
            let blob = memory.install(&image).unwrap();
            cells[index] = blob.entry() as u64;
            blobs.push(blob);
            tables.push(code.deopt);
        }
        Program { functions: functions.to_vec(), blobs, tables }
    }

    /// Calls a function; the result as text.
    fn run(&self, name: &str, arguments: &[&str]) -> String {
        let index = self.functions.iter().position(|func| func.name == name);
        let index = index.unwrap_or_else(|| panic!("no function {name}"));
        let (func, blob) = (&self.functions[index], &self.blobs[index]);
        for literal in 0..func.literals.len() {
            if func.literals.values().nth(literal) == Some(&Literal::Validity) {
                blob.set_literal(literal, VALID);
            }
        }
        let params = &func.params(func.entry())[1..];
        assert_eq!(params.len(), arguments.len(), "arguments of {name}");
        let mut words: Vec<u64> = params
            .iter()
            .zip(arguments)
            .map(|(param, text)| parse_argument(text, func.type_of(*param)))
            .collect();
        words.resize(words.len().max(4), 0xdead_beef);

        let mut table: Vec<u64> = RuntimeCall::ALL.iter().map(|call| runtime_function(*call)).collect();
        table.resize(table.len() + RuntimeCall::KEEPING_REGISTERS, 0);
        for (call, entry) in [
            (RuntimeCall::allocate, keeping_registers::allocate as *const ()),
            (RuntimeCall::write_barrier, keeping_registers::write_barrier as *const ()),
            (RuntimeCall::box_float, keeping_registers::box_float as *const ()),
        ] {
            table[call.entry_keeping_registers().expect("it has one")] = entry as u64;
        }
        let nursery = vec![0u64; 1024];
        let mut context = vec![0u64; CONTEXT_WORDS];
        context[layout::DEOPT_ENTRY / 8] = deopt_entry as *const () as u64;
        context[layout::RUNTIME_TABLE / 8] = table.as_ptr() as u64;
        context[layout::EXCEPTION / 8] = value::NONE;
        context[EXIT_TABLE] = blob as *const CodeBlob as u64;
        if func.name.contains("overflows_the_stack") {
            context[layout::STACK_LIMIT / 8] = u64::MAX;
        }
        for class in 0..object::CLASSES {
            // Room for two small objects, so that the third comes from the runtime.
            let room = if object::class_size(class) <= 64 { 2 * object::class_size(class) } else { 0 };
            let start = nursery.as_ptr() as usize + class * 128;
            context[layout::cursor(class) / 8] = start as u64;
            context[layout::cursor(class) / 8 + 1] = (start + room) as u64;
        }
        for (index, word) in words.iter().skip(4).enumerate() {
            context[layout::ARGUMENT_BUFFER / 8 + index] = *word;
        }
        // SAFETY: the code keeps to the convention, which on x86-64 is that of C; the context has what it knows of.
        let result = unsafe {
            let entry: Entry = std::mem::transmute(blob.entry());
            entry(context.as_mut_ptr(), value::NONE, words[0], words[1], words[2], words[3])
        };
        let mut text = if result == LEFT {
            let index =
                self.blobs.iter().position(|blob| blob.contains(context[EXIT_TABLE] as usize)).unwrap();
            show_exit(&context, &self.blobs[index], &self.tables[index])
        } else if func.result.is_tagged() {
            show_word(result, 3)
        } else {
            show(result, func.result.representation())
        };
        for (at, name) in [(BARRIERS, "barriers"), (REFILLS, "refills")] {
            if context[at] != 0 {
                let _ = write!(text, ", {} {name}", context[at]);
            }
        }
        // What was allocated in the nursery has been shown.
        drop(nursery);
        text
    }
}

/// Checks all files of `directory` with `backends`, which compile the functions of a file by turns.
pub fn check_directory(directory: &Path, backends: &[&dyn Backend], target: &Target) {
    let mut paths: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ssa"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no tests in {}", directory.display());
    let failures: Vec<String> = paths.iter().flat_map(|path| check_file(path, backends, target)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Runs `run` on a stack that a function which leaves something behind at a tail call soon uses up.
fn on_small_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(64 << 10);
        builder
            .spawn_scoped(scope, run)
            .unwrap()
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn check_file(path: &Path, backends: &[&dyn Backend], target: &Target) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let functions =
        ssa::text::parse_functions(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut failures = Vec::new();
    let mut blessed: HashMap<usize, String> = HashMap::new();
    for opt_level in [OptLevel::Speed, OptLevel::Fast, OptLevel::Max] {
        let options = CompileOptions { opt_level, verify: true, disassemble: false };
        let program = Program::compile(backends, target, &options, &functions);
        for (number, line) in text.lines().enumerate() {
            let Some(run) = line.trim().strip_prefix("; run: ") else { continue };
            let (call, expected) =
                run.split_once(" ==").map_or((run, ""), |(call, expected)| (call, expected.trim()));
            let (name, arguments) = call.trim().split_once('(').expect("a call");
            let arguments = arguments.strip_suffix(')').expect("a call");
            let found = on_small_stack(|| program.run(name, &split(arguments)));
            if found != expected {
                let place = path.file_name().unwrap().to_string_lossy().into_owned();
                failures.push(format!(
                    "{place}:{}: {opt_level:?}: {call} == {found}, not {expected}",
                    number + 1
                ));
                blessed.insert(number, format!("; run: {} == {found}", call.trim()));
            }
        }
    }
    if std::env::var_os("BLESS").is_some() && !blessed.is_empty() {
        let lines =
            text.lines().enumerate().map(|(number, line)| blessed.get(&number).map_or(line, |new| new));
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        std::fs::write(path, text).unwrap();
    }
    failures
}
