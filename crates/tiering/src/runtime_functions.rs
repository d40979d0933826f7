//! The functions of the runtime that compiled code calls, in the order of [`abi::runtime_calls`].
#![allow(unsafe_code)]

use abi::runtime_calls::RuntimeCall;
use bytecode::operand::MathFunction;
use interpreter::unwind::trace_exception;
use interpreter::{elements, single};
use runtime::context::Context;
use runtime::exception::{Result, to_word};
use runtime::gc::Gc;
use runtime::language::{BinaryOp, CompareOp};
use runtime::native::Arguments;
use runtime::number::{self, Number};
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

/// The context that compiled code passes.
///
/// # Safety
/// `cx` is the context of the isolate that runs; compiled code holds no reference to it.
unsafe fn context<'a>(cx: *mut Context) -> &'a mut Context {
    // SAFETY: as the caller promised.
    unsafe { &mut *cx }
}

/// Defines functions with C's convention whose first parameter is the context.
macro_rules! functions {
    ($( fn $name:ident($cx:ident $(, $arg:ident: $ty:ty)*) -> $result:ty $body:block )*) => {
        $(
            extern "C" fn $name($cx: *mut Context $(, $arg: $ty)*) -> $result {
                // SAFETY: compiled code passes the context it was entered with.
                let $cx = unsafe { context($cx) };
                $body
            }
        )*

        /// Addresses by number of the call.
        pub static TABLE: Table = Table([ $( $name as *const () ),* ]);

        const _: () = {
            let names = [ $( stringify!($name) ),* ];
            assert!(names.len() == RuntimeCall::ALL.len());
            let mut index = 0;
            while index < names.len() {
                assert!(same(names[index], RuntimeCall::ALL[index].info().name), "the order is that of the declarations");
                index += 1;
            }
        };
    };
}

const COUNT: usize = RuntimeCall::ALL.len();

/// The table; its entries are addresses of functions.
#[repr(transparent)]
pub struct Table([*const (); COUNT]);

// SAFETY: addresses of functions are the same for all threads.
unsafe impl Sync for Table {}

impl Table {
    /// The first entry.
    pub const fn as_ptr(&'static self) -> *const usize {
        self.0.as_ptr().cast()
    }
}

/// Compares strings at compile time.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    if a.len() != b.len() {
        return false;
    }
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// The first words of the argument buffer as values, moved to where the callee's own calls do not overwrite them.
fn buffered<const N: usize>(cx: &mut Context, count: usize) -> [Value; N] {
    let mut take = |index: usize| Value(std::mem::take(&mut cx.argument_buffer[index]));
    std::array::from_fn(|index| if index < count { take(index) } else { Value::ZERO })
}

/// Goes on with the first arguments of the buffer.
fn with_buffered(
    cx: &mut Context,
    callee: Value,
    count: usize,
    go_on: fn(&mut Context, Value, Arguments<'_>) -> Result,
) -> Value {
    const FEW: usize = 4;
    if count <= FEW {
        let arguments = buffered::<FEW>(cx, count);
        return to_word(go_on(cx, callee, Arguments::positional(&arguments[..count])));
    }
    with_many_buffered(cx, callee, count, go_on)
}

/// As [`with_buffered`]; apart, so that the place for many arguments is not on the stack of every call.
#[inline(never)]
fn with_many_buffered(
    cx: &mut Context,
    callee: Value,
    count: usize,
    go_on: fn(&mut Context, Value, Arguments<'_>) -> Result,
) -> Value {
    let arguments = buffered::<{ abi::context_layout::ARGUMENT_BUFFER_WORDS }>(cx, count);
    to_word(go_on(cx, callee, Arguments::positional(&arguments[..count])))
}

/// Goes on with the elements of a list or tuple and the entries of a dict.
fn with_spread(
    cx: &mut Context,
    callee: Value,
    [positional, keywords]: [Value; 2],
    go_on: fn(&mut Context, Value, Arguments<'_>) -> Result,
) -> Value {
    let result = interpreter::spread(cx, positional, keywords).and_then(|(values, names)| {
        go_on(cx, callee, Arguments { values: values.as_slice(), keywords: names.as_slice() })
    });
    to_word(result)
}

functions! {
    fn execute(cx, callee: Value, place: i64) -> Value {
        // SAFETY: the callee of compiled code is a closure.
        let closure = unsafe { Gc::from_value_unchecked(callee) };
        to_word(single::execute(cx, closure, place as u32))
    }
    fn call_value(cx, callee: Value, count: i64) -> Value {
        with_buffered(cx, callee, count as usize, Context::call_through)
    }
    fn prepare_tail_call(cx, callee: Value, count: i64) -> Value {
        with_buffered(cx, callee, count as usize, Context::prepare_tail_call)
    }
    fn prepare_tail_spread(cx, callee: Value, positional: Value, keywords: Value) -> Value {
        with_spread(cx, callee, [positional, keywords], Context::prepare_tail_call)
    }
    fn call_spread(cx, callee: Value, positional: Value, keywords: Value) -> Value {
        with_spread(cx, callee, [positional, keywords], Context::call_through)
    }
    fn intrinsic(cx, callee: Value, number: i64, count: i64) -> Value {
        // SAFETY: the callee of compiled code is a closure.
        let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(callee) };
        let function = closure.cell().module.intrinsics[number as usize];
        let count = count as usize;
        const FEW: usize = 4;
        if count <= FEW {
            let arguments = buffered::<FEW>(cx, count);
            return to_word(function(cx, &arguments[..count]));
        }
        let arguments = buffered::<{ abi::context_layout::ARGUMENT_BUFFER_WORDS }>(cx, count);
        to_word(function(cx, &arguments[..count]))
    }
    fn binary(cx, op: i64, lhs: Value, rhs: Value) -> Value {
        let (operator, in_place) = (BinaryOp::ALL[(op & 0xff) as usize], op >> 8 != 0);
        let result = match number::binary(cx, operator, lhs, rhs) {
            Ok(None) => cx.language().binary(cx, operator, in_place, lhs, rhs),
            Ok(Some(value)) => Ok(value),
            Err(thrown) => Err(thrown),
        };
        to_word(result)
    }
    fn compare(cx, op: i64, lhs: Value, rhs: Value) -> Value {
        let operator = CompareOp::ALL[op as usize];
        if Number::of(lhs).is_some() && Number::of(rhs).is_some() {
            return Value::bool(interpreter::compute::ordering_satisfies(operator, number::compare(lhs, rhs)));
        }
        to_word(cx.language().compare(cx, operator, lhs, rhs))
    }
    fn truth(cx, value: Value) -> Value {
        to_word(cx.language().truth(cx, value).map(Value::bool))
    }
    fn get_element(cx, object: Value, key: Value) -> Value {
        let language = cx.language();
        to_word(elements::get(cx, language, object, key, |_| ()))
    }
    fn set_element(cx, object: Value, key: Value, value: Value) -> Value {
        let language = cx.language();
        to_word(elements::set(cx, language, object, key, value, |_| ()).map(|()| Value::NONE))
    }
    fn contains(cx, item: Value, container: Value) -> Value {
        let language = cx.language();
        to_word(elements::contains(cx, language, item, container, |_| ()).map(Value::bool))
    }
    fn next(cx, iterator: Value) -> Value {
        let language = cx.language();
        to_word(elements::next(cx, language, iterator, |_| ()))
    }
    fn interpret_generator(cx, generator: Value, sent: Value) -> Value {
        // SAFETY: code that is compiled for generators passes the one that it was entered with.
        unsafe { interpreter::generator::interpret(cx, generator, sent.0, 0, 0, 0) }
    }
    fn pass_exception(cx, callee: Value, place: i64) -> Value {
        // SAFETY: compiled code passes the closure of the frame that it has inlined, or its own.
        let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(callee) };
        match trace_exception(cx, closure.cell(), place as u32) {
            true => Value::NONE,
            false => Value::EXCEPTION,
        }
    }
    fn catch_exception(cx, callee: Value, place: i64) -> Value {
        // SAFETY: as in `pass_exception`.
        let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(callee) };
        match trace_exception(cx, closure.cell(), place as u32) {
            true => cx.take_exception(),
            false => Value::EXCEPTION,
        }
    }
    fn code_point(_cx, string: Value) -> Value {
        let string: Gc<Str> = string.cast().expect("compiled code has tested for a string");
        Value::small(string.code_point(0) as i64)
    }
    fn string_element(_cx, string: Value, index: Value) -> Value {
        let string: Gc<Str> = string.cast().expect("compiled code has tested for a string");
        let code_point = string.code_point(index.fixnum_unchecked() as usize);
        Value::char(char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }
    fn store_variable(cx, cell: Value, value: Value) -> Value {
        let cell: Gc<Cell> = cell.cast().expect("variables are cells");
        cx.store_cell(cell, value);
        Value::NONE
    }
    fn poll(cx) -> Value {
        to_word(cx.check_interrupt().map(|()| Value::NONE))
    }
    fn allocate(cx, bytes: i64, header: i64) -> Value {
        to_word(cx.allocate_with_header(bytes as usize, header as u64))
    }
    fn write_barrier(cx, object: Value, slot: u64) -> () {
        cx.heap.barrier(object.address(), slot as usize);
    }
    fn box_float(cx, float: f64) -> Value {
        to_word(cx.new_float(float))
    }
    fn float_mod_floor(_cx, lhs: f64, rhs: f64) -> f64 {
        number::float_mod_floor(lhs, rhs)
    }
    fn float_rem(_cx, lhs: f64, rhs: f64) -> f64 {
        lhs % rhs
    }
    fn static_closure(cx, callee: Value, function: i64) -> Value {
        let callee: Gc<Closure> = callee.cast().expect("compiled code passes its own closure");
        let module = &callee.cell().module;
        to_word(cx.static_closure(module, function as u16).map(Gc::value))
    }
    fn find_method(cx, receiver: Value, layout: i64, method: i64) -> Value {
        let shape = receiver.shape_unchecked();
        to_word(cx.find_method(shape, ShapeId(layout as u32), method as u16).map(Gc::value))
    }
    fn is_instance(cx, value: Value, layout: i64) -> bool {
        cx.is_instance(value, ShapeId(layout as u32))
    }
    fn float_math(_cx, function: i64, first: f64, second: f64) -> f64 {
        number::math(MathFunction::ALL[function as usize], first, second)
    }
    fn float_pow(_cx, base: f64, exponent: f64) -> f64 {
        number::float_pow(base, exponent)
    }
}
