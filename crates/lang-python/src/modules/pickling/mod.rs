//! What is beneath `pickle`: plain data, that is nothing but values of builtin types, and objects that are their attributes,
//! which Python reads and writes without running programs. Anything else is left to the Python of the module, from the start.

mod objects;

use std::collections::HashMap;

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::raw_list::length_of_list;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::define::{Method, exactly};
use crate::tables;

/// What is nested more deeply is left to Python, which knows recursion's limit.
const DEEPEST: usize = 500;

/// The latest protocol that is known.
const HIGHEST_PROTOCOL: u64 = 5;

/// Elements that one instruction adds to a container.
const BATCH: usize = 1000;

/// A pickle of protocol 4 or 5 in the making.
struct Writer {
    out: Vec<u8>,
    /// The numbers of what was written and outlasts the writing, by identity.
    memo: HashMap<u64, u32>,
    /// How many values have numbers.
    count: u32,
}

impl Writer {
    fn memoize(&mut self, value: Value) {
        let number = self.number_of_next();
        self.memo.insert(value.0, number);
        self.out.push(b'\x94');
    }

    fn number_of_next(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    /// Refers to what was written before, if it was.
    fn refer(&mut self, value: Value) -> bool {
        let Some(&number) = self.memo.get(&value.0) else { return false };
        match u8::try_from(number) {
            Ok(number) => self.out.extend([b'h', number]),
            Err(_) => {
                self.out.push(b'j');
                self.out.extend(number.to_le_bytes());
            }
        }
        true
    }

    fn int(&mut self, number: i64) {
        match number {
            0..256 => self.out.extend([b'K', number as u8]),
            256..65536 => {
                self.out.push(b'M');
                self.out.extend((number as u16).to_le_bytes());
            }
            _ => match i32::try_from(number) {
                Ok(number) => {
                    self.out.push(b'J');
                    self.out.extend(number.to_le_bytes());
                }
                Err(_) => {
                    // As few bytes as tell the number and its sign.
                    let sign = number >> 63;
                    let length = (1..8).find(|length| number >> (8 * length - 1) == sign).unwrap_or(8);
                    self.out.extend([b'\x8a', length as u8]);
                    self.out.extend(&number.to_le_bytes()[..length]);
                }
            },
        }
    }

    /// Bytes behind their length, which is told by one byte or by four.
    fn sized(&mut self, value: Value, bytes: &[u8], short: u8, long: u8) -> bool {
        if let Ok(length) = u8::try_from(bytes.len()) {
            self.out.extend([short, length]);
        } else if let Ok(length) = u32::try_from(bytes.len()) {
            self.out.push(long);
            self.out.extend(length.to_le_bytes());
        } else {
            return false;
        }
        self.out.extend(bytes);
        self.memoize(value);
        true
    }

    /// Writes a value; false when it is not plain.
    fn value(&mut self, cx: &mut Context, value: Value, depth: usize) -> Result<bool> {
        if let Some(number) = value.as_fixnum() {
            self.int(number);
            return Ok(true);
        }
        if let Some(float) = value.as_float() {
            self.out.push(b'G');
            self.out.extend(float.to_be_bytes());
            return Ok(true);
        }
        if value.is_none() || value.is_bool() {
            self.out.push(match value {
                Value::TRUE => b'\x88',
                Value::FALSE => b'\x89',
                _ => b'N',
            });
            return Ok(true);
        }
        if self.refer(value) {
            return Ok(true);
        }
        if let Some(text) = value.cast::<Str>() {
            return Ok(!text.has_surrogates() && self.sized(value, text.to_cow().as_bytes(), b'\x8c', b'X'));
        }
        if let Some(bytes) = value.cast::<Bytes>() {
            return Ok(self.sized(value, bytes.as_slice(), b'C', b'B'));
        }
        if depth == DEEPEST {
            return Ok(false);
        }
        cx.check_interrupt()?;
        match value.shape() {
            Some(ShapeId::TUPLE) => self.tuple(cx, value, depth),
            Some(shape) if shape.is_list() => {
                self.out.push(b']');
                self.memoize(value);
                let count = length_of_list(value).unwrap_or(0);
                let element = |cx: &mut Context, index: usize| match value.cast::<List>() {
                    Some(list) => Ok(list.get(index)),
                    None => Ok(cx.raw_element(value, index)?.unwrap_or(Value::NONE)),
                };
                self.batches(cx, count, *b"ae", |this, cx, index| {
                    let element = element(cx, index)?;
                    this.value(cx, element, depth + 1)
                })
            }
            Some(ShapeId::DICT) => {
                self.out.push(b'}');
                self.memoize(value);
                match value.cast::<Dict>() {
                    Some(dict) => self.entries(cx, dict, depth),
                    None => Ok(false),
                }
            }
            Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => self.object(cx, value, depth),
            _ => Ok(false),
        }
    }

    fn entries(&mut self, cx: &mut Context, dict: Gc<Dict>, depth: usize) -> Result<bool> {
        let mut entries = tables::entries(dict);
        self.batches(cx, dict.len(), *b"su", |this, cx, _| {
            let Some((key, value)) = entries.next() else { return Ok(false) };
            Ok(this.value(cx, key, depth + 1)? && this.value(cx, value, depth + 1)?)
        })
    }

    /// Writes the parts of a container, in as many instructions as it takes; the second one is for several parts.
    fn batches(
        &mut self,
        cx: &mut Context,
        count: usize,
        instructions: [u8; 2],
        mut part: impl FnMut(&mut Self, &mut Context, usize) -> Result<bool>,
    ) -> Result<bool> {
        for start in (0..count).step_by(BATCH) {
            let end = count.min(start + BATCH);
            let are_several = end - start > 1;
            if are_several {
                self.out.push(b'(');
            }
            for index in start..end {
                if !part(self, cx, index)? {
                    return Ok(false);
                }
            }
            self.out.push(instructions[usize::from(are_several)]);
        }
        Ok(true)
    }

    fn tuple(&mut self, cx: &mut Context, value: Value, depth: usize) -> Result<bool> {
        let Some(tuple) = value.cast::<Tuple>() else { return Ok(false) };
        let count = tuple.len();
        match count {
            0 => {
                self.out.push(b')');
                return Ok(true);
            }
            1..=3 => {}
            _ => self.out.push(b'('),
        }
        for &element in tuple.as_slice() {
            if !self.value(cx, element, depth + 1)? {
                return Ok(false);
            }
        }
        // One that holds itself by way of a list was written meanwhile.
        if self.memo.contains_key(&value.0) {
            return Ok(false);
        }
        self.out.push(if count <= 3 { b'\x84' + count as u8 } else { b't' });
        self.memoize(value);
        Ok(true)
    }
}

/// `dumps(value, protocol)`: the pickle, None when the value is not plain.
fn dumps(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, protocol] = exactly(cx, this, arguments)?;
    let mut writer = Writer { out: Vec::new(), memo: HashMap::new(), count: 0 };
    if !writer.value(cx, value, 0)? {
        return Ok(Value::NONE);
    }
    writer.out.push(b'.');
    let mut pickle = vec![b'\x80', protocol.as_fixnum().unwrap_or(4) as u8];
    if writer.out.len() >= 4 {
        pickle.push(b'\x95');
        pickle.extend((writer.out.len() as u64).to_le_bytes());
    }
    pickle.extend(writer.out);
    Ok(cx.new_bytes(&pickle)?.value())
}

/// The bytes of a pickle that are left.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number<const N: usize>(&mut self) -> Option<u64> {
        let mut bytes = [0; 8];
        bytes[..N].copy_from_slice(self.take(N)?);
        Some(u64::from_le_bytes(bytes))
    }

    fn sized<const N: usize>(&mut self) -> Option<&'a [u8]> {
        let length = self.number::<N>()?;
        self.take(usize::try_from(length).ok()?)
    }
}

/// What a pickle is read with.
struct Machine {
    stack: RootVec,
    memo: RootVec,
    marks: Vec<usize>,
}

impl Machine {
    fn push(&mut self, value: Value) -> Option<()> {
        self.stack.push(value.0);
        Some(())
    }

    /// Where the topmost `count` values start, if as many lie above the last mark.
    fn above_mark(&self, count: usize) -> Option<usize> {
        let lowest = self.marks.last().copied().unwrap_or(0);
        self.stack.len().checked_sub(count).filter(|&start| start >= lowest)
    }

    fn drop_to(&mut self, length: usize) {
        while self.stack.len() > length {
            self.stack.pop();
        }
    }
}

/// Runs the instructions of a plain pickle: its value, none of Rust's where it is no plain one.
fn run(cx: &mut Context, mut reader: Reader<'_>) -> Result<Option<Value>> {
    let mut machine =
        Machine { stack: RootVec::new(&cx.heap), memo: RootVec::new(&cx.heap), marks: Vec::new() };
    let mut steps = 0;
    loop {
        steps += 1;
        if steps % 1024 == 0 {
            cx.note_work()?;
        }
        let Some(instruction) = reader.number::<1>() else { return Ok(None) };
        if instruction == u64::from(b'.') {
            return Ok(machine.above_mark(1).map(|top| Value(machine.stack.get(top))));
        }
        match step(cx, instruction as u8, &mut reader, &mut machine)? {
            Some(()) => {}
            None => return Ok(None),
        }
    }
}

/// Runs one instruction; none of Rust's where a plain pickle has no such one there.
fn step(
    cx: &mut Context,
    instruction: u8,
    reader: &mut Reader<'_>,
    machine: &mut Machine,
) -> Result<Option<()>> {
    let value = match instruction {
        b'\x80' => {
            return Ok(reader.number::<1>().filter(|&protocol| protocol <= HIGHEST_PROTOCOL).map(|_| ()));
        }
        b'\x95' => {
            let length = reader.number::<8>();
            return Ok(length.filter(|&length| length <= reader.0.len() as u64).map(|_| ()));
        }
        b'(' => {
            machine.marks.push(machine.stack.len());
            return Ok(Some(()));
        }
        b'\x94' => {
            let Some(top) = machine.above_mark(1) else { return Ok(None) };
            machine.memo.push(machine.stack.get(top));
            return Ok(Some(()));
        }
        b'a' | b's' | b'e' | b'u' => return add(cx, instruction, machine),
        b'b' => return objects::fill(cx, machine),
        b'\x93' => objects::find_class(cx, machine)?,
        b'\x81' => objects::make(cx, machine)?,
        b'N' => Some(Value::NONE),
        b'\x88' => Some(Value::TRUE),
        b'\x89' => Some(Value::FALSE),
        b'K' => reader.number::<1>().map(|number| Value::small(number as i64)),
        b'M' => reader.number::<2>().map(|number| Value::small(number as i64)),
        b'J' => reader.number::<4>().map(|number| Value::small(i64::from(number as u32 as i32))),
        b'\x8a' => match reader.sized::<1>() {
            Some(bytes) if (1..=8).contains(&bytes.len()) => {
                let sign = if bytes[bytes.len() - 1] >= 128 { 0xff } else { 0 };
                let mut number = [sign; 8];
                number[..bytes.len()].copy_from_slice(bytes);
                Some(cx.new_int(i64::from_le_bytes(number))?)
            }
            _ => None,
        },
        b'G' => match reader.number::<8>() {
            Some(bits) => Some(cx.new_float(f64::from_bits(bits.swap_bytes()))?),
            None => None,
        },
        b'\x8c' | b'X' => {
            let bytes = if instruction == b'X' { reader.sized::<4>() } else { reader.sized::<1>() };
            match bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()) {
                Some(text) => Some(cx.new_string(text)?.value()),
                None => None,
            }
        }
        b'C' | b'B' => {
            let bytes = if instruction == b'B' { reader.sized::<4>() } else { reader.sized::<1>() };
            match bytes {
                Some(bytes) => Some(cx.new_bytes(bytes)?.value()),
                None => None,
            }
        }
        b'h' | b'j' => {
            let number = if instruction == b'j' { reader.number::<4>() } else { reader.number::<1>() };
            number
                .filter(|&number| number < machine.memo.len() as u64)
                .map(|number| Value(machine.memo.get(number as usize)))
        }
        b']' => Some(cx.new_list(&[])?.value()),
        b'}' => Some(cx.new_dict()?.value()),
        b')' => Some(cx.new_tuple(&[])?.value()),
        b'\x85'..=b'\x87' => {
            let count = usize::from(instruction - b'\x84');
            let Some(start) = machine.above_mark(count) else { return Ok(None) };
            Some(tuple_from(cx, machine, start)?)
        }
        b't' => {
            let Some(start) = machine.marks.pop() else { return Ok(None) };
            Some(tuple_from(cx, machine, start)?)
        }
        _ => None,
    };
    Ok(value.and_then(|value| machine.push(value)))
}

/// A tuple of what lies on the stack from `start` on, which is taken off.
fn tuple_from(cx: &mut Context, machine: &mut Machine, start: usize) -> Result {
    let count = machine.stack.len() - start;
    let tuple = cx.new_tuple_with(count, |index| Value(machine.stack.get(start + index)))?;
    machine.drop_to(start);
    Ok(tuple.value())
}

/// Adds one or several parts to the container beneath them.
fn add(cx: &mut Context, instruction: u8, machine: &mut Machine) -> Result<Option<()>> {
    let start = match instruction {
        b'a' => machine.above_mark(1),
        b's' => machine.above_mark(2),
        _ => machine.marks.pop(),
    };
    // The container lies above the mark, too.
    let beneath = start.and_then(|start| machine.above_mark(machine.stack.len() - start + 1));
    let (Some(start), Some(beneath)) = (start, beneath) else { return Ok(None) };
    let container = Value(machine.stack.get(beneath));
    let end = machine.stack.len();
    if let Some(list) = container.cast::<List>().filter(|_| matches!(instruction, b'a' | b'e')) {
        for index in start..end {
            list.push(cx, Value(machine.stack.get(index)))?;
        }
    } else if let Some(dict) = container.cast::<Dict>().filter(|_| matches!(instruction, b's' | b'u'))
        && (end - start).is_multiple_of(2)
    {
        for index in (start..end).step_by(2) {
            cx.dict_insert(dict, Value(machine.stack.get(index)), Value(machine.stack.get(index + 1)))?;
        }
    } else {
        return Ok(None);
    }
    machine.drop_to(start);
    Ok(Some(()))
}

/// `loads(pickle)`: a tuple of the value, None when it is no plain one.
fn loads(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [pickle] = exactly(cx, this, arguments)?;
    let Some(bytes) = pickle.cast::<Bytes>() else { return Ok(Value::NONE) };
    match run(cx, Reader(bytes.as_slice()))? {
        Some(value) => Ok(cx.new_tuple(&[value])?.value()),
        None => Ok(Value::NONE),
    }
}

/// Builds `_pickling`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[Method::new("dumps", dumps), Method::new("loads", loads)];
    super::new_module(cx, "_pickling", &[FUNCTIONS])
}
