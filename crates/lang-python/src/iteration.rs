//! Iteration: iterators over anything, and collecting what they yield.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::generator::Generator;
use runtime::object::iterator::{Iterator as BuiltinIterator, IteratorKind};
use runtime::object::list::List;
use runtime::object::range::Range;
use runtime::object::raw_list::is_raw_list;
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::builtins::dict_views;
use crate::builtins::source::note_step;
use crate::calls::call_special;
use crate::define::{
    Declarations, Members, Method, exactly, exactly_of_own, new_builtin, receiver, set_word, word,
};
use crate::exceptions::raise;
use crate::names::Name;
use crate::state::{class_of, type_class, type_name};
use crate::tables;

/// The type of an iterator of the runtime's.
pub(crate) fn iterator_type(iterator: Value) -> BuiltinType {
    let Some(iterator) = iterator.cast::<BuiltinIterator>() else { return BuiltinType::ListIterator };
    match iterator.kind() {
        IteratorKind::List if iterator.is_reversed() => BuiltinType::ListReverseIterator,
        IteratorKind::Exhausted | IteratorKind::List => BuiltinType::ListIterator,
        IteratorKind::Tuple => BuiltinType::TupleIterator,
        IteratorKind::Str => BuiltinType::StrIterator,
        IteratorKind::Bytes => BuiltinType::BytesIterator,
        IteratorKind::Range => BuiltinType::RangeIterator,
        IteratorKind::Set => BuiltinType::SetIterator,
        IteratorKind::DictKeys => BuiltinType::DictKeyIterator,
        IteratorKind::DictValues => BuiltinType::DictValueIterator,
        IteratorKind::DictItems => BuiltinType::DictItemIterator,
    }
}

/// `iter(iterable)`.
///
/// # Errors
/// TypeError when it cannot be iterated; what `__iter__` raises.
pub fn iterate(cx: &mut Context, iterable: Value) -> Result {
    if matches!(iterable.shape(), Some(ShapeId::ITERATOR | ShapeId::GENERATOR)) {
        return Ok(iterable);
    }
    if let Some(iterator) = cx.new_iterator(iterable)? {
        return Ok(iterator.value());
    }
    if let Some(iterator) = dict_views::iterator(cx, iterable)? {
        return Ok(iterator);
    }
    match find_special(cx, iterable, Name::Iter) {
        Some(method) if method.is_none() => not_iterable(cx, iterable),
        Some(method) => {
            let iterator = call_special(cx, method, iterable, &[])?;
            checked_iterator(cx, iterator)
        }
        None if find_special(cx, iterable, Name::GetItem).is_some() => {
            new_builtin(cx, BuiltinType::SequenceIterator, &[iterable, Value::ZERO])
        }
        None => not_iterable(cx, iterable),
    }
}

/// What `__iter__` has yielded.
///
/// # Errors
/// TypeError when it is no iterator.
pub fn checked_iterator(cx: &mut Context, iterator: Value) -> Result {
    if is_iterator(cx, iterator) {
        return Ok(iterator);
    }
    let given = type_name(cx, iterator);
    cx.type_error(format!("iter() returned non-iterator of type '{given}'"))
}

#[cold]
fn not_iterable<T>(cx: &mut Context, value: Value) -> Result<T> {
    let given = type_name(cx, value);
    cx.type_error(format!("'{given}' object is not iterable"))
}

pub(crate) fn is_iterator(cx: &mut Context, value: Value) -> bool {
    matches!(value.shape(), Some(ShapeId::ITERATOR | ShapeId::GENERATOR))
        || find_special(cx, value, Name::Next).is_some()
}

/// The next value of an iterator, or [`Value::STOP`]. A StopIteration ends the iteration, whoever raised it.
///
/// # Errors
/// TypeError when it is no iterator; what it raises, apart from StopIteration.
pub fn next(cx: &mut Context, iterator: Value) -> Result {
    // Natives go through iterators without end.
    cx.check_interrupt()?;
    if let Some(iterator) = iterator.cast::<BuiltinIterator>() {
        return cx.iterator_next(iterator);
    }
    match cx.shapes.step_of(iterator) {
        Some(step) => match step(cx, iterator) {
            Err(_) if is_at_end(cx) => Ok(Value::STOP),
            stepped => stepped,
        },
        None => next_of_other(cx, iterator),
    }
}

/// As [`next`], of what is stepped neither by the runtime nor by Rust.
#[inline(never)]
fn next_of_other(cx: &mut Context, iterator: Value) -> Result {
    if let Some(generator) = iterator.cast::<Generator>() {
        return cx.resume_generator(generator, Value::NONE, false);
    }
    let Some(method) = find_special(cx, iterator, Name::Next) else {
        let given = type_name(cx, iterator);
        return cx.type_error(format!("'{given}' object is not an iterator"));
    };
    match call_special(cx, method, iterator, &[]) {
        Err(_) if is_at_end(cx) => Ok(Value::STOP),
        stepped => stepped,
    }
}

/// Takes the pending exception if it is a StopIteration.
pub(crate) fn is_at_end(cx: &mut Context) -> bool {
    raise::take_if(cx, BuiltinType::StopIteration).is_some()
}

/// What an iterable yields, kept alive.
///
/// # Errors
/// When it cannot be iterated, or what it raises.
pub fn collect(cx: &mut Context, iterable: Value) -> Result<RootVec> {
    let mut values = RootVec::new(&cx.heap);
    if let Some(known) = elements(cx, iterable) {
        values.extend(known.iter().map(|value| value.0));
        return Ok(values);
    }
    let iterator = iterate(cx, iterable)?;
    for step in 0.. {
        let value = next(cx, iterator)?;
        if value == Value::STOP {
            break;
        }
        values.push(value.0);
        note_step(cx, step)?;
        if step.is_power_of_two() {
            // The room of twice as many, which the heap does not count.
            cx.check_room(4 * size_of::<Value>() * step)?;
        }
    }
    Ok(values)
}

/// The values of a range of fixnums whose step is 1.
fn small_range(value: Value) -> Option<std::ops::Range<i64>> {
    let range = value.cast::<Range>()?;
    let (start, length) = (range.start.get().as_fixnum()?, range.length.get().as_fixnum()?);
    let end = start.checked_add(length).filter(|&end| Value::fixnum(end).is_some())?;
    (range.step.get() == Value::small(1)).then_some(start..end)
}

/// The elements of a list or tuple, or of a subclass of list that iterates as lists do.
pub(crate) fn elements<'a>(cx: &mut Context, value: Value) -> Option<&'a [Value]> {
    if let Some(tuple) = value.cast::<Tuple>() {
        return Some(tuple.as_slice());
    }
    if let Some(list) = value.cast::<List>() {
        return Some(list.as_slice());
    }
    let list: Gc<List> = cx.cast(value)?;
    let own = find_special(cx, value, Name::Iter)?;
    let class = type_class(cx, BuiltinType::List);
    let iter = crate::names::name(cx, Name::Iter);
    let plain = crate::attributes::lookup::find_in_class(cx, class, iter)?;
    if own == plain { Some(list.as_slice()) } else { None }
}

/// A new list of what an iterable yields.
///
/// # Errors
/// When it cannot be iterated, or what it raises.
pub fn list_of(cx: &mut Context, iterable: Value) -> Result<Gc<List>> {
    if let Some(known) = elements(cx, iterable) {
        return cx.new_list(known);
    }
    if let Some(list) = cx.new_list_of_raw_list(iterable)? {
        return Ok(list);
    }
    if let Some(values) = small_range(iterable) {
        let list = cx.new_list_with_capacity((values.end - values.start) as usize)?;
        for (index, value) in values.enumerate() {
            look_around(cx, index)?;
            list.push(cx, Value::small(value))?;
        }
        return Ok(list);
    }
    if let Some(list) = list_of_table(cx, iterable)? {
        return Ok(list);
    }
    let list = cx.new_list_with_capacity(0)?;
    if class_of(cx, iterable) == type_class(cx, BuiltinType::Chain) {
        crate::modules::itertools::append_chained(cx, list, iterable)?;
    } else {
        extend_list(cx, list, iterable)?;
    }
    Ok(list)
}

/// Serves an interrupt now and then in a loop, whose step this is.
///
/// # Errors
/// What the interrupt raises.
#[inline]
pub(crate) fn look_around(cx: &mut Context, step: usize) -> Result<()> {
    if step % 4096 == 4095 { cx.check_interrupt() } else { Ok(()) }
}

/// A new list of what a string, a dict, a set or a view of a dict yields, if it is one that is iterated as builtin ones are.
fn list_of_table(cx: &mut Context, iterable: Value) -> Result<Option<Gc<List>>> {
    let (kind, table) = match iterable.shape() {
        Some(ShapeId::STRING) => (IteratorKind::Str, iterable),
        Some(ShapeId::DICT) => (IteratorKind::DictKeys, iterable),
        Some(ShapeId::SET | ShapeId::FROZEN_SET) => (IteratorKind::Set, iterable),
        Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => match dict_views::kind_of(cx, iterable) {
            Some(kind) => (kind, word(iterable, 0)),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    if let Some(text) = table.cast::<Str>() {
        return list_of_characters(cx, text).map(Some);
    }
    if let Some(set) = Gc::<Set>::of(table) {
        let list = cx.new_list_with_capacity(set.len())?;
        for (index, key) in tables::keys(set).enumerate() {
            look_around(cx, index)?;
            list.push(cx, key)?;
        }
        return Ok(Some(list));
    }
    let Some(dict) = cx.cast::<Dict>(table) else { return Ok(None) };
    let list = cx.new_list_with_capacity(dict.len())?;
    for (index, (key, value)) in tables::entries(dict).enumerate() {
        look_around(cx, index)?;
        let element = match kind {
            IteratorKind::DictKeys => key,
            IteratorKind::DictValues => value,
            _ => cx.new_tuple(&[key, value])?.value(),
        };
        list.push(cx, element)?;
    }
    Ok(Some(list))
}

/// A new list of the characters of a string.
fn list_of_characters(cx: &mut Context, text: Gc<Str>) -> Result<Gc<List>> {
    let list = cx.new_list_with_capacity(text.len())?;
    let units = text.units();
    for index in 0..text.len() {
        look_around(cx, index)?;
        let character = cx.char_string(units.get(index))?.value();
        list.push(cx, character)?;
    }
    Ok(list)
}

/// Appends what an iterable yields to a list.
///
/// # Errors
/// When it cannot be iterated, or what it raises.
pub fn extend_list(cx: &mut Context, list: Gc<List>, iterable: Value) -> Result<()> {
    if let Some(known) = elements(cx, iterable) {
        let length = list.len();
        if iterable != list.value() {
            return list.splice(cx, length, length, known);
        }
        let copy = cx.new_tuple(known)?;
        return list.splice(cx, length, length, copy.as_slice());
    }
    let known = match is_raw_list(iterable) {
        true => cx.new_list_of_raw_list(iterable)?,
        false => list_of_table(cx, iterable)?,
    };
    if let Some(known) = known {
        let length = list.len();
        return list.splice(cx, length, length, known.as_slice());
    }
    let iterator = iterate(cx, iterable)?;
    if let Some(iterator) = iterator.cast::<BuiltinIterator>() {
        match iterator.take_elements(list) {
            Some((left, true)) => return list.extend_reversed(cx, left),
            Some((left, false)) => return list.splice(cx, list.len(), list.len(), left),
            None => {}
        }
        for step in 0.. {
            let value = cx.iterator_next(iterator)?;
            if value == Value::STOP {
                break;
            }
            list.push(cx, value)?;
            note_step(cx, step)?;
        }
        return Ok(());
    }
    for step in 0.. {
        let value = next(cx, iterator)?;
        if value == Value::STOP {
            break;
        }
        list.push(cx, value)?;
        note_step(cx, step)?;
    }
    Ok(())
}

/// A tuple of what an iterable yields; a tuple itself.
///
/// # Errors
/// When it cannot be iterated, or what it raises.
pub fn tuple_of(cx: &mut Context, iterable: Value) -> Result<Gc<Tuple>> {
    if let Some(tuple) = iterable.cast::<Tuple>() {
        return Ok(tuple);
    }
    if let Some(known) = elements(cx, iterable) {
        return cx.new_tuple(known);
    }
    let list = list_of(cx, iterable)?;
    cx.new_tuple(list.as_slice())
}

/// How a value with the layout of a builtin container is gone through, if it is one.
fn kind_of(cx: &Context, value: Value) -> Option<IteratorKind> {
    let shape = value.shape()?;
    let layout = match cx.shapes[shape].layout {
        Layout::BuiltIn(layout) => layout,
        Layout::Plain => shape,
    };
    Some(match layout {
        shape if shape.is_list() => IteratorKind::List,
        ShapeId::TUPLE => IteratorKind::Tuple,
        ShapeId::STRING => IteratorKind::Str,
        ShapeId::BYTES => IteratorKind::Bytes,
        ShapeId::RANGE => IteratorKind::Range,
        ShapeId::SET | ShapeId::FROZEN_SET => IteratorKind::Set,
        ShapeId::DICT => IteratorKind::DictKeys,
        _ => return None,
    })
}

pub(crate) fn builtin_iter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let object = crate::classes::instance::held_value(cx, object);
    match kind_of(cx, object) {
        Some(kind) => Ok(cx.new_iterator_of(kind, object, false)?.value()),
        None => crate::define::wrong_receiver(cx, this, object),
    }
}

fn same(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    Ok(object)
}

/// `iterator.__next__()`, for iterators of the runtime's.
fn builtin_next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator] = exactly(cx, this, arguments)?;
    let value = next(cx, iterator)?;
    if value == Value::STOP {
        let result = if iterator.cast::<Generator>().is_some() { cx.generator_result } else { Value::NONE };
        return raise::raise_stop_iteration(cx, result);
    }
    Ok(value)
}

/// `iterator.__length_hint__()`, for iterators of the runtime's.
fn length_hint(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let iterator: Gc<BuiltinIterator> = receiver(cx, this, arguments)?;
    Ok(cx.iterator_left(iterator))
}

/// `iterator.__reduce__()`: what it has left, which copies are made of; it stays where it is.
fn reduce(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let iterator: Gc<BuiltinIterator> = receiver(cx, this, arguments)?;
    let copy = cx.copy_iterator(iterator)?;
    let left = list_of(cx, copy.value())?;
    let arguments = cx.new_tuple(&[left.value()])?.value();
    let iter = cx.intern("iter")?.value();
    let builtins = crate::imports::import(cx, "builtins")?;
    let iter = crate::attributes::read::get_attribute(cx, builtins, iter)?;
    Ok(cx.new_tuple(&[iter, arguments])?.value())
}

/// The next value of `iter(callable, sentinel)`.
fn callable_next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator] = exactly_of_own(cx, this, arguments)?;
    let (callable, sentinel) = (word(iterator, 0), word(iterator, 1));
    if callable.is_none() {
        return raise::raise_stop_iteration(cx, Value::NONE);
    }
    let value = cx.call(callable, &[])?;
    if crate::operators::comparison::equal(cx, value, sentinel)? {
        set_word(cx, iterator, 0, Value::NONE);
        return raise::raise_stop_iteration(cx, Value::NONE);
    }
    Ok(value)
}

/// Steps an iterator over `__getitem__`.
pub(crate) fn step_sequence(cx: &mut Context, iterator: Value) -> Result {
    let (object, index) = (word(iterator, 0), word(iterator, 1));
    let Some(position) = index.as_fixnum().filter(|_| !object.is_none()) else { return Ok(Value::STOP) };
    match sequence_element(cx, object, index) {
        Ok(Some(value)) => {
            set_word(cx, iterator, 1, Value::small(position + 1));
            return Ok(value);
        }
        Ok(None) => {}
        Err(thrown) => {
            let ends = raise::pending_is(cx, BuiltinType::IndexError)
                || raise::pending_is(cx, BuiltinType::StopIteration);
            if !ends {
                return Err(thrown);
            }
            cx.take_exception();
        }
    }
    set_word(cx, iterator, 0, Value::NONE);
    Ok(Value::STOP)
}

/// The element that an iterator over `__getitem__` comes to; none of Rust's at the end of a bytearray, which is asked for its
/// bytes without a call.
fn sequence_element(cx: &mut Context, object: Value, index: Value) -> Result<Option<Value>> {
    let class = class_of(cx, object);
    if class == type_class(cx, BuiltinType::ByteArray) {
        let view = crate::builtins::bytes::array::view(object);
        let byte = index.as_fixnum().and_then(|index| view.as_slice().get(index as usize));
        return Ok(byte.map(|&byte| Value::small(i64::from(byte))));
    }
    crate::elements::get(cx, object, index).map(Some)
}

/// An iterator that calls `callable` until it returns `sentinel`.
///
/// # Errors
/// When memory is exhausted.
pub fn call_until(cx: &mut Context, callable: Value, sentinel: Value) -> Result {
    new_builtin(cx, BuiltinType::CallableIterator, &[callable, sentinel])
}

/// Defines `__iter__` and `__next__` of builtin types.
pub(crate) fn define(types: &mut Declarations) {
    use BuiltinType::{
        Bytes, BytesIterator, CallableIterator, Dict, DictItemIterator, DictKeyIterator, DictValueIterator,
        FrozenSet, Generator, List, ListIterator, ListReverseIterator, Range, RangeIterator,
        SequenceIterator, Set, SetIterator, Str, StrIterator, Tuple, TupleIterator,
    };
    let members = |methods: &'static [Method]| Members { methods, ..Members::EMPTY };
    for ty in [List, Tuple, Str, Bytes, Range, Set, FrozenSet, Dict] {
        types.add(ty, &members(const { &[Method::new("__iter__", builtin_iter)] }));
    }
    let of_containers = [
        ListIterator,
        ListReverseIterator,
        TupleIterator,
        StrIterator,
        BytesIterator,
        RangeIterator,
        DictKeyIterator,
        DictValueIterator,
        DictItemIterator,
        SetIterator,
    ];
    for ty in of_containers {
        let methods = members(
            const { &[Method::new("__length_hint__", length_hint), Method::new("__reduce__", reduce)] },
        );
        types.add(ty, &methods);
    }
    for ty in of_containers.into_iter().chain([SequenceIterator, Generator]) {
        let methods =
            members(const { &[Method::new("__iter__", same), Method::new("__next__", builtin_next)] });
        types.add(ty, &methods);
    }
    let methods = members(const { &[Method::new("__iter__", same), Method::new("__next__", callable_next)] });
    types.add(CallableIterator, &methods)
}

/// Whether `value` can be iterated, without iterating it.
pub fn is_iterable(cx: &mut Context, value: Value) -> bool {
    let class = class_of(cx, value);
    let (iter, get) = (crate::names::name(cx, Name::Iter), crate::names::name(cx, Name::GetItem));
    crate::attributes::lookup::find_in_class(cx, class, iter).is_some_and(|method| !method.is_none())
        || crate::attributes::lookup::find_in_class(cx, class, get).is_some()
}
