//! The functions of the runtime that compiled code calls, in the order of [`abi::runtime_calls`].
#![allow(unsafe_code)]

use abi::context_layout::REGISTER_ARGUMENTS;
use abi::operators::{Asking, DECLINED, IN_PLACE};
use abi::runtime_calls::{NO_ENTRY, RuntimeCall, UNKNOWN_KEY};
use arrayvec::ArrayVec;
use bytecode::operand::{Element, MathFunction};
use interpreter::unwind::trace_exception;
use interpreter::{Spread, aggregates, elements, single};
use runtime::context::Context;
use runtime::exception::{Result, to_word};
use runtime::function::{Entry, SIMPLE};
use runtime::gc::Gc;
use runtime::language::{BinaryOp, CompareOp};
use runtime::native::{Arguments, NativeFunction};
use runtime::number::{self, Number};
use runtime::object::bound_method::BoundMethod;
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::shared_lookup;
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
        pub static TABLE: Table = entries([ $( $name as *const () ),* ]);

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

macro_rules! keeping {
    ($($name:ident),* $(,)?) => {
        /// The entries that keep all registers.
        mod keeping_registers {
            code_memory::keeping_registers! { $($name = super::$name),* }
        }

        /// These, in the order of the calls.
        const KEEPING: [(RuntimeCall, *const ()); RuntimeCall::KEEPING_REGISTERS] =
            [$((RuntimeCall::$name, keeping_registers::$name as *const ())),*];
    };
}

keeping! { allocate, write_barrier, box_float }

/// All entries: the functions, then those of [`KEEPING`].
const fn entries(functions: [*const (); RuntimeCall::ALL.len()]) -> Table {
    let mut all = [std::ptr::null(); COUNT];
    let mut index = 0;
    while index < functions.len() {
        all[index] = functions[index];
        index += 1;
    }
    while index < COUNT {
        let (call, entry) = KEEPING[index - functions.len()];
        assert!(matches!(call.entry_keeping_registers(), Some(place) if place == index));
        all[index] = entry;
        index += 1;
    }
    Table(all)
}

const COUNT: usize = RuntimeCall::ALL.len() + RuntimeCall::KEEPING_REGISTERS;

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

/// Moves the first words of the argument buffer to where the callee's own calls do not overwrite them, and where the collector
/// sees them.
#[inline(always)]
fn take_buffered<const N: usize>(cx: &mut Context, count: usize, arguments: &mut ArrayVec<Value, N>) {
    arguments.extend(cx.argument_buffer[..count].iter_mut().map(|word| Value(std::mem::take(word))));
}

/// The function that was found; leaves the receiver in the exit buffer.
fn method_word(cx: &mut Context, found: Result<(Value, Value)>) -> Value {
    match found {
        Ok((function, receiver)) => {
            cx.exit_buffer[0] = receiver.0;
            function
        }
        Err(thrown) => to_word(Err(thrown)),
    }
}

/// Calls `go_on` with the first arguments of the buffer.
#[inline(always)]
fn on_buffered(cx: &mut Context, count: usize, go_on: impl Fn(&mut Context, &[Value]) -> Result) -> Value {
    const FEW: usize = 4;
    if count <= FEW {
        let mut arguments = ArrayVec::<Value, FEW>::new();
        take_buffered(cx, count, &mut arguments);
        return to_word(go_on(cx, &arguments));
    }
    on_many_buffered(cx, count, go_on)
}

/// As [`on_buffered`]; apart, so that the place for many arguments is not on the stack of every call.
#[inline(never)]
fn on_many_buffered(
    cx: &mut Context,
    count: usize,
    go_on: impl Fn(&mut Context, &[Value]) -> Result,
) -> Value {
    let mut arguments = ArrayVec::<Value, { abi::context_layout::ARGUMENT_BUFFER_WORDS }>::new();
    take_buffered(cx, count, &mut arguments);
    to_word(go_on(cx, &arguments))
}

/// Goes on with the first arguments of the buffer for a callee.
fn with_buffered(
    cx: &mut Context,
    callee: Value,
    count: usize,
    go_on: fn(&mut Context, Value, Arguments<'_>) -> Result,
) -> Value {
    on_buffered(cx, count, |cx, arguments| go_on(cx, callee, Arguments::positional(arguments)))
}

/// The entry of a closure that takes just so many arguments in registers, where no other language has to be told.
fn plain_entry(cx: &mut Context, callee: Value, count: usize) -> Option<Entry> {
    let closure = callee.cast::<Closure>()?;
    let cell = closure.cell();
    let fits =
        cell.flags & SIMPLE != 0 && usize::from(cell.parameter_count) == count && count <= REGISTER_ARGUMENTS;
    // The general way raises where the stack is used up.
    (fits && !cx.is_polyglot() && cx.has_native_stack()).then(|| cell.entry.get())
}

/// Goes on with the buffered arguments, what `rest` iterates over and the entries of a mapping, unless that is unbound.
fn with_spread(
    cx: &mut Context,
    callee: Value,
    count: i64,
    others: [Value; 2],
    go_on: fn(&mut Context, Value, Arguments<'_>) -> Result,
) -> Value {
    on_buffered(cx, count as usize, |cx, first| {
        let mut spread = Spread::default();
        let arguments = spread.gather(cx, callee, first, others)?;
        go_on(cx, callee, arguments)
    })
}

/// The value in a dict for the name of a parameter. The call may have been moved before what shows that these are closure and dict.
fn find_named(cx: &Context, callee: Value, parameter: usize, dict: Value) -> Option<Value> {
    let (closure, dict) = (callee.cast::<Closure>()?, dict.cast::<Dict>()?);
    let name = *closure.cell().known_parameter_names()?.get(parameter)?;
    let (_, value) = dict.entry(cx.dict_find(dict, name)??)?;
    Some(value)
}

functions! {
    fn execute(cx, callee: Value, place: i64) -> Value {
        // SAFETY: the callee of compiled code is a closure.
        let closure = unsafe { Gc::from_value_unchecked(callee) };
        to_word(single::execute(cx, closure, place as u32))
    }
    fn call_value(cx, callee: Value, count: i64) -> Value {
        match plain_entry(cx, callee, count as usize) {
            Some(entry) => {
                let mut arguments = ArrayVec::<Value, REGISTER_ARGUMENTS>::new();
                take_buffered(cx, count as usize, &mut arguments);
                let [a, b, c, d] = std::array::from_fn(|index| arguments.get(index).map_or(Value::ZERO.0, |value| value.0));
                // SAFETY: this is the context that runs; entry and closure belong together, and the parameters are
                // complete.
                unsafe { entry(cx, callee, a, b, c, d) }
            }
            None => with_buffered(cx, callee, count as usize, Context::call_through),
        }
    }
    fn call_with_few(cx, callee: Value, count: i64, first: Value, second: Value, third: Value) -> Value {
        if let Some(entry) = plain_entry(cx, callee, count as usize) {
            // SAFETY: as above; what are no arguments are words all the same.
            return unsafe { entry(cx, callee, first.0, second.0, third.0, Value::ZERO.0) };
        }
        if let Some(method) = callee.cast::<BoundMethod>() {
            let (function, receiver) = (method.function.get(), method.receiver.get());
            if let Some(entry) = plain_entry(cx, function, count as usize + 1) {
                // SAFETY: as above.
                return unsafe { entry(cx, function, receiver.0, first.0, second.0, third.0) };
            }
        }
        // Where the collector sees them.
        let arguments = [first, second, third];
        to_word(cx.call_through(callee, Arguments::positional(&arguments[..count as usize])))
    }
    fn call_native(cx, callee: Value, count: i64, first: Value, second: Value, third: Value) -> Value {
        let arguments = [first, second, third];
        let arguments = Arguments::positional(&arguments[..count as usize]);
        to_word(match callee.cast::<NativeFunction>() {
            Some(function) => cx.enter_native(function, arguments),
            None => cx.call_through(callee, arguments),
        })
    }
    fn prepare_tail_call(cx, callee: Value, count: i64) -> Value {
        with_buffered(cx, callee, count as usize, Context::prepare_tail_call)
    }
    fn prepare_tail_spread(cx, callee: Value, count: i64, rest: Value, keywords: Value) -> Value {
        with_spread(cx, callee, count, [rest, keywords], Context::prepare_tail_call)
    }
    fn call_named(cx, callee: Value, count: i64, names: Value) -> Value {
        let names: Gc<Tuple> = names.cast().expect("compiled code passes the constant of the names");
        on_buffered(cx, count as usize, |cx, values| cx.call_through(callee, Arguments { values, keywords: names.as_slice() }))
    }
    fn call_spread(cx, callee: Value, count: i64, rest: Value, keywords: Value) -> Value {
        with_spread(cx, callee, count, [rest, keywords], Context::call_through)
    }
    fn named_argument(cx, callee: Value, parameter: i64, dict: Value) -> Value {
        find_named(cx, callee, parameter as usize, dict).unwrap_or(Value::UNBOUND)
    }
    fn other_named(cx, callee: Value, dict: Value) -> Value {
        // SAFETY: the callee of compiled code is a closure.
        let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(callee) };
        let dict: Gc<Dict> = dict.cast().expect("compiled code has tested for a dict");
        to_word(aggregates::other_named(cx, closure, dict))
    }
    fn intrinsic(cx, callee: Value, number: i64, count: i64) -> Value {
        // SAFETY: the callee of compiled code is a closure.
        let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(callee) };
        let function = closure.cell().module.intrinsics[number as usize];
        on_buffered(cx, count as usize, function)
    }
    fn binary(cx, op: i64, lhs: Value, rhs: Value) -> Value {
        let (operator, in_place) = (BinaryOp::ALL[(op & 0xff) as usize], op & IN_PLACE != 0);
        if op & DECLINED != 0 {
            return to_word(cx.language().binary_declined(cx, operator, in_place, lhs, rhs));
        }
        let result = match number::binary(cx, operator, lhs, rhs) {
            Ok(None) => cx.language().binary(cx, operator, in_place, lhs, rhs),
            Ok(Some(value)) => Ok(value),
            Err(thrown) => Err(thrown),
        };
        to_word(result)
    }
    fn compare(cx, op: i64, lhs: Value, rhs: Value) -> Value {
        let operator = CompareOp::ALL[(op & 0xff) as usize];
        if op & DECLINED != 0 {
            let language = cx.language();
            let declined = language.declines(cx).unwrap_or(Value::NONE);
            return to_word(language.finish_comparison(cx, operator, lhs, rhs, declined));
        }
        if Number::of(lhs).is_some() && Number::of(rhs).is_some() {
            return Value::bool(operator.holds(number::compare(lhs, rhs)));
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
    fn get_slice(cx, object: Value, start: Value, stop: Value, step: Value) -> Value {
        to_word(cx.language().get_slice(cx, object, &[start, stop, step]))
    }
    fn set_slice(cx, object: Value, start: Value, stop: Value, step: Value, value: Value) -> Value {
        to_word(cx.language().set_slice(cx, object, &[start, stop, step], value).map(|()| Value::NONE))
    }
    fn contains(cx, item: Value, container: Value) -> Value {
        let language = cx.language();
        to_word(elements::contains(cx, language, item, container, |_| ()).map(Value::bool))
    }
    fn next(cx, iterator: Value) -> Value {
        let language = cx.language();
        to_word(elements::next(cx, language, iterator, |_| ()))
    }
    fn end_iteration(cx) -> Value {
        if cx.language().ends_iteration(cx) { Value::NONE } else { Value::EXCEPTION }
    }
    fn interpret_generator(cx, generator: Value, sent: Value) -> Value {
        // SAFETY: code that is compiled for generators passes the one that it was entered with.
        unsafe { interpreter::generator::interpret(cx, generator, sent.0, 0, 0, 0) }
    }
    fn throw(cx, value: Value) -> Value {
        let exception = cx.language().to_exception(cx, value);
        to_word(exception.and_then(|exception| cx.throw(exception)))
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
    fn text(cx, value: Value) -> Value {
        to_word(cx.language().text(cx, value))
    }
    fn number_of(cx, value: Value, is_float: i64) -> Value {
        let language = cx.language();
        to_word(if is_float == 0 { language.integer(cx, value) } else { language.float(cx, value) })
    }
    fn code_point(_cx, string: Value, index: Value) -> Value {
        let string: Gc<Str> = string.cast().expect("compiled code has tested for a string");
        Value::small(i64::from(string.code_point(index.fixnum_unchecked() as usize)))
    }
    fn character_at(cx, string: Value, index: Value) -> Value {
        let string: Gc<Str> = string.cast().expect("compiled code has tested for a string");
        to_word(cx.char_string(string.code_point(index.fixnum_unchecked() as usize)).map(Gc::value))
    }
    fn equal_strings(_cx, lhs: Value, rhs: Value) -> bool {
        let [lhs, rhs] = [lhs, rhs].map(|string| string.cast::<Str>().expect("compiled code has tested for strings"));
        lhs.equals(&rhs)
    }
    fn compare_strings(_cx, lhs: Value, rhs: Value) -> i64 {
        let [lhs, rhs] = [lhs, rhs].map(|string| string.cast::<Str>().expect("compiled code has tested for strings"));
        lhs.compare(&rhs) as i64
    }
    fn iterate(cx, iterable: Value) -> Value {
        to_word(cx.language().iterate(cx, iterable))
    }
    fn checked_iterator(cx, iterator: Value) -> Value {
        to_word(cx.language().checked_iterator(cx, iterator))
    }
    fn checked_answer(cx, asking: i64, answer: Value) -> Value {
        to_word(cx.language().checked_answer(cx, Asking::ALL[asking as usize], answer))
    }
    fn append(cx, list: Value, item: Value) -> Value {
        let list: Gc<List> = cx.cast(list).expect("compiled code has tested for the layout of a list");
        to_word(list.push(cx, item).map(|()| Value::NONE))
    }
    fn insert(cx, dict: Value, key: Value, value: Value) -> Value {
        let dict: Gc<Dict> = cx.cast(dict).expect("compiled code has tested for the layout of a dict");
        to_word(cx.dict_insert(dict, key, value).map(|_| Value::NONE))
    }
    fn add_to_set(cx, set: Value, item: Value) -> Value {
        let set: Gc<Set> = Gc::<Set>::of(set).expect("compiled code has tested for a set");
        to_word(cx.set_add(set, item).map(|_| Value::NONE))
    }
    fn new_dict(cx, count: i64) -> Value {
        on_buffered(cx, count as usize, aggregates::new_dict)
    }
    fn concat(cx, count: i64) -> Value {
        on_buffered(cx, count as usize, aggregates::concat)
    }
    fn join_texts(cx, first: Value, second: Value) -> Value {
        to_word(match (first.cast(), second.cast()) {
            (Some(first), Some(second)) => cx.concat_two(first, second).map(Gc::value),
            _ => cx.concat_texts(&[first, second]).map(Gc::value),
        })
    }
    fn digits(cx, number: Value) -> Value {
        to_word(cx.concat_texts(&[number]).map(Gc::value))
    }
    fn dict_get(cx, dict: Value, key: Value, otherwise: Value) -> Value {
        let dict: Gc<Dict> = cx.cast(dict).expect("compiled code has tested for the layout of a dict");
        to_word(cx.dict_get(dict, key).map(|value| value.unwrap_or(otherwise)))
    }
    fn find_entry(cx, dict: Value, key: Value) -> Value {
        let dict: Gc<Dict> = cx.cast(dict).expect("compiled code has tested for the layout of a dict");
        match cx.dict_find(dict, key) {
            Some(Some(entry)) => Value::length(entry),
            Some(None) => Value::small(NO_ENTRY),
            None => Value::small(UNKNOWN_KEY),
        }
    }
    fn get_dict_element(cx, object: Value, key: Value) -> Value {
        let dict: Gc<Dict> = cx.cast(object).expect("compiled code has tested for the layout of a dict");
        to_word(match cx.dict_get(dict, key) {
            Ok(None) => cx.language().missing_element(cx, object, key),
            Ok(Some(value)) => Ok(value),
            Err(thrown) => Err(thrown),
        })
    }
    fn instance_of(cx, value: Value, class: Value) -> bool {
        let class = class.cast().expect("compiled code has tested for a class");
        cx.instance_of(value, class)
    }
    fn class_of(cx, value: Value) -> Value {
        cx.language().class_of(cx, value)
    }
    fn get_property(cx, object: Value, name: Value) -> Value {
        let language = cx.language();
        to_word(shared_lookup::get_property(cx, language, object, name))
    }
    fn find_property(cx, object: Value, name: Value) -> Value {
        let language = cx.language();
        let found = shared_lookup::find_property(cx, object, name, |cx, slot| {
            language.find_property(cx, object, name, Some(slot))
        });
        to_word(found.map(|value| value.unwrap_or(Value::UNBOUND)))
    }
    fn set_property(cx, object: Value, name: Value, value: Value) -> Value {
        let language = cx.language();
        to_word(shared_lookup::set_property(cx, language, object, name, value).map(|()| Value::NONE))
    }
    fn get_method(cx, object: Value, name: Value) -> Value {
        let found = shared_lookup::get_method(cx, object, name);
        method_word(cx, found)
    }
    fn get_special(cx, object: Value, name: Value) -> Value {
        let language = cx.language();
        let found = language.get_special(cx, object, name, None);
        method_word(cx, found)
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
    fn new_array(cx, element: i64, length: i64) -> Value {
        to_word(cx.new_typed_array(Element::ALL[element as usize], length as i32))
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
        number::float_rem(lhs, rhs)
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
