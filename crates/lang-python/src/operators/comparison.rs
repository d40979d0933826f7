//! Comparison: builtin types first, then the methods of both operands as Python orders them. The same object inside a
//! container is equal to itself, whatever its `__eq__` says.

use abi::operators::OperatorForm;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::{CompareOp, OperatorMethod};
use runtime::native::NativeFunction;
use runtime::number;
use runtime::object::bound_method::BoundMethod;
use runtime::object::bytes::Bytes;
use runtime::object::cell::Cell;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::range::Range;
use runtime::object::raw_list::{FloatList, is_raw_list};
use runtime::object::set::Set;
use runtime::object::slice::Slice;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use super::binary::is_object;
use super::builtin::set_of;
use super::unary::as_number;
use super::wrappers;
use crate::attributes::lookup::{find_cell, find_in_class, find_special};
use crate::builtin_type::BuiltinType;
use crate::builtins::sort;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::elements::layout_of;
use crate::names::{Name, name};
use crate::state::{class_of, object_methods, python, type_class, type_name};

/// Tuples of so many elements are compared without a look at interrupts.
const SHORT: usize = 1 << 12;

/// The method of a comparison.
pub(crate) fn method(op: CompareOp) -> Name {
    match op {
        CompareOp::Lt => Name::Lt,
        CompareOp::Le => Name::Le,
        CompareOp::Gt => Name::Gt,
        CompareOp::Ge => Name::Ge,
        CompareOp::Eq => Name::Eq,
        CompareOp::Ne => Name::Ne,
    }
}

/// The comparison with its operands exchanged.
fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        op => op,
    }
}

/// `a op b`, which may be any value.
///
/// # Errors
/// TypeError when they have no order; what their methods raise.
pub fn compare(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result {
    if let (Some(left), Some(right)) = (a.cast::<Tuple>(), b.cast::<Tuple>())
        && left.len().min(right.len()) <= SHORT
        && let Some(order) = sort::known_order(a, b, 1)
    {
        return Ok(Value::bool(op.holds(order)));
    }
    let asks_first = is_object(a);
    if !asks_first && !is_object(b) {
        return match builtin(cx, op, a, b)? {
            Some(result) => Ok(result),
            None => by_identity(cx, op, a, b),
        };
    }
    // Before what the operands hold: an operand with such a method is not compared by that.
    if asks_first && let Some(method) = method_of_first(cx, op, a, b) {
        return asked_first(cx, op, method, a, b);
    }
    if let Some((left, right)) = held_by_both(cx, op, a, b)
        && let Some(result) = builtin(cx, op, left, right)?
    {
        return Ok(result);
    }
    if compares_identity(cx, op, a) && compares_identity(cx, op, b) {
        return by_identity(cx, op, a, b);
    }
    cx.check_native_stack()?;
    let not_implemented = python(cx).not_implemented;
    let (a_class, b_class) = (class_of(cx, a), class_of(cx, b));
    let mut asked_right = false;
    if a_class != b_class && cx.is_subclass(b_class, a_class) {
        asked_right = true;
        let result = ask(cx, mirrored(op), b, a)?;
        if result != not_implemented {
            return Ok(result);
        }
    }
    let result = ask(cx, op, a, b)?;
    if result != not_implemented {
        return Ok(result);
    }
    if !asked_right {
        let result = ask(cx, mirrored(op), b, a)?;
        if result != not_implemented {
            return Ok(result);
        }
    }
    by_identity(cx, op, a, b)
}

/// What the operands hold, or are, where one holds something and both are compared by nothing else.
#[inline]
fn held_by_both(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Option<(Value, Value)> {
    let (left, right) = (held_value(cx, a), held_value(cx, b));
    if left == a && right == b {
        return None;
    }
    let mut is_compared_by = |op: CompareOp, held: Value, value: Value| {
        held == value && !is_object(value) || {
            let method = find_special(cx, value, method(op));
            method.is_some_and(|method| wrappers::held_by_comparison(cx, op, method, value).is_some())
        }
    };
    (is_compared_by(op, left, a) && is_compared_by(mirrored(op), right, b)).then_some((left, right))
}

/// What the method that is asked first says, or what comes after it.
fn asked_first(cx: &mut Context, op: CompareOp, method: Value, a: Value, b: Value) -> Result {
    let result = call_special(cx, method, a, &[b])?;
    if result == python(cx).not_implemented { declined(cx, op, a, b) } else { Ok(result) }
}

/// The method that is asked first, where it is the first operand's and a function of the program's.
#[inline]
fn method_of_first(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Option<Value> {
    let (class, other) = (class_of(cx, a), class_of(cx, b));
    if class != other && cx.is_subclass(other, class) {
        return None;
    }
    let key = name(cx, method(op));
    find_in_class(cx, class, key).filter(|method| method.shape() == Some(ShapeId::CLOSURE))
}

/// The attribute with the method that is asked first, for all operands of these shapes; only where it is a function of the
/// program's, or one that needs not be called: see [`wrappers::meaning`]. What classes have from `object` asks another one:
/// its `!=` is the contrary of `==`, and where it declines, the other operand's method comes first.
pub(crate) fn first_method(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Option<OperatorMethod> {
    let (a_class, b_class) = (class_of(cx, a), class_of(cx, b));
    if a_class != b_class && cx.is_subclass(b_class, a_class) {
        return None;
    }
    let own = method_cell(cx, a_class, op)?;
    let is_usable = match own.get().cast::<NativeFunction>() {
        None => is_of_program(own),
        Some(_) if is_by_identity(cx, op, a) => compares_identity(cx, op, b),
        Some(native) => wrappers::compares_alike(cx, op, native, a, b),
    };
    if is_usable {
        return Some(own.into());
    }
    let object = type_class(cx, BuiltinType::Object);
    if !is_object(a) || Some(own) != method_cell(cx, object, op) {
        return None;
    }
    let (asked, form) = match op {
        CompareOp::Eq => return None,
        CompareOp::Ne => (method_cell(cx, a_class, CompareOp::Eq), OperatorForm::Negated),
        _ => (method_cell(cx, b_class, mirrored(op)).filter(|_| is_object(b)), OperatorForm::Reflected),
    };
    asked.filter(|&method| is_of_program(method)).map(|cell| OperatorMethod { cell, form })
}

fn method_cell(cx: &mut Context, class: Gc<Class>, op: CompareOp) -> Option<Gc<Cell>> {
    let key = name(cx, method(op));
    find_cell(cx, class, key)
}

fn is_of_program(method: Gc<Cell>) -> bool {
    method.get().shape() == Some(ShapeId::CLOSURE)
}

/// As [`compare`], after the method that [`first_method`] has found has yielded `result`.
pub(crate) fn finish(cx: &mut Context, op: CompareOp, a: Value, b: Value, result: Value) -> Result {
    let form = first_method(cx, op, a, b).map_or(OperatorForm::Direct, |method| method.form);
    let is_declined = result == python(cx).not_implemented;
    match form {
        OperatorForm::Reflected if is_declined => by_identity(cx, op, a, b),
        _ if is_declined => declined(cx, op, a, b),
        OperatorForm::Negated => Ok(Value::bool(!crate::truth::truth(cx, result)?)),
        _ => Ok(result),
    }
}

/// Whether a value declines, or compares identity, beside what compares by identity.
fn compares_identity(cx: &mut Context, op: CompareOp, value: Value) -> bool {
    match is_object(value) {
        true => is_by_identity(cx, op, value),
        false => matches!(op, CompareOp::Eq | CompareOp::Ne) && value.shape() != Some(ShapeId::CLASS),
    }
}

/// Whether an object is compared as objects are whose class says nothing of it.
fn is_by_identity(cx: &mut Context, op: CompareOp, object: Value) -> bool {
    let class = class_of(cx, object);
    let is_plain =
        is_object(object) && cx.class(class).layout == Layout::Plain && held_value(cx, object) == object;
    let (eq, ne) = (name(cx, Name::Eq), name(cx, Name::Ne));
    let methods = object_methods(cx);
    let (known_eq, known_ne) = (methods.eq, methods.ne);
    is_plain
        && find_in_class(cx, class, eq) == Some(known_eq)
        && match op {
            CompareOp::Eq => true,
            CompareOp::Ne => find_in_class(cx, class, ne) == Some(known_ne),
            _ => false,
        }
}

/// As [`compare`], after the method of `a` has declined where it was asked first.
fn declined(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result {
    cx.check_native_stack()?;
    let result = ask(cx, mirrored(op), b, a)?;
    if result != python(cx).not_implemented {
        return Ok(result);
    }
    by_identity(cx, op, a, b)
}

/// What the method of `a` says.
fn ask(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result {
    let not_implemented = python(cx).not_implemented;
    if !is_object(a) {
        let b = held_value(cx, b);
        return Ok(builtin(cx, op, a, b)?.unwrap_or(not_implemented));
    }
    let class = class_of(cx, a);
    let key = name(cx, method(op));
    match find_in_class(cx, class, key) {
        Some(known) if op == CompareOp::Eq && known == object_methods(cx).eq => Ok(not_implemented),
        Some(known) => match wrappers::held_by_comparison(cx, op, known, a) {
            Some(held) => {
                let b = held_value(cx, b);
                Ok(builtin(cx, op, held, b)?.unwrap_or(not_implemented))
            }
            None => call_special(cx, known, a, &[b]),
        },
        None => Ok(not_implemented),
    }
}

/// What is left when no type knows: identity, or an error.
fn by_identity(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result {
    match op {
        CompareOp::Eq => Ok(Value::bool(a == b)),
        CompareOp::Ne => Ok(Value::bool(a != b)),
        _ => {
            let (symbol, left, right) = (op.symbol(), type_name(cx, a), type_name(cx, b));
            cx.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'"))
        }
    }
}

/// `a == b`, as truth.
///
/// # Errors
/// What the comparison raises.
pub fn equal(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    let result = compare(cx, CompareOp::Eq, a, b)?;
    crate::truth::truth(cx, result)
}

/// Whether an element counts as equal: the same object, or equal.
///
/// # Errors
/// What the comparison raises.
#[inline]
pub fn same_or_equal(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    if a == b && !a.is_inline_float() {
        return Ok(true);
    }
    if a.is_fixnum() && b.is_fixnum() {
        return Ok(false);
    }
    if a == b {
        return Ok(true);
    }
    if let (Some(a), Some(b)) = (cx.text_of_key(a), cx.text_of_key(b)) {
        return Ok(a.equals(&b));
    }
    if let (Some(a), Some(b)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) {
        return tuples_equal(cx, a, b);
    }
    if is_object(a) && is_object(b) {
        let class = class_of(cx, a);
        let key = name(cx, Name::Eq);
        let method = if class == class_of(cx, b) { find_in_class(cx, class, key) } else { None };
        match method {
            Some(method) if method == object_methods(cx).eq => return Ok(false),
            // As `compare` does, which would look for it again.
            Some(method) if method.shape() == Some(ShapeId::CLOSURE) => {
                let result = asked_first(cx, CompareOp::Eq, method, a, b)?;
                return crate::truth::truth(cx, result);
            }
            _ => {}
        }
    }
    equal(cx, a, b)
}

/// Elements that are looked through in one go; then it is looked for interrupts.
const PIECE: usize = 4096;

/// The first place in `start..end` of an element that counts as equal to `item`. The elements are asked for anew after each
/// comparison that the program may have a part in.
///
/// # Errors
/// What a comparison raises.
pub(crate) fn find_equal<'a>(
    cx: &mut Context,
    elements: impl Fn() -> &'a [Value],
    item: Value,
    start: usize,
    end: usize,
) -> Result<Option<usize>> {
    let mut index = start;
    loop {
        let known = elements();
        let stop = (index / PIECE + 1) * PIECE;
        let piece = known.get(index..stop.min(end).min(known.len())).unwrap_or(&[]);
        let passed = certainly_other(piece, item);
        index += passed;
        match piece.get(passed) {
            Some(&element) if same_or_equal(cx, element, item)? => return Ok(Some(index)),
            Some(_) => index += 1,
            None if index < stop => return Ok(None),
            None => {}
        }
        if index == stop {
            cx.note_work()?;
        }
    }
}

/// How many elements at the start are not equal to `item`, by what is known without asking the program.
#[inline]
fn certainly_other(elements: &[Value], item: Value) -> usize {
    let end = if item.is_fixnum() {
        elements.iter().position(|&element| element == item || !element.is_fixnum())
    } else if let Some(text) = item.cast::<Str>() {
        let may_equal = |element: Value| element.cast::<Str>().is_none_or(|other| text.equals(&other));
        elements.iter().position(|&element| element == item || may_equal(element))
    } else {
        Some(0)
    };
    end.unwrap_or(elements.len())
}

fn tuples_equal(cx: &mut Context, a: Gc<Tuple>, b: Gc<Tuple>) -> Result<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for index in 0..a.len() {
        let (left, right) = (a.get(index), b.get(index));
        // Most elements are small integers; others may be tuples in their turn.
        let are_equal = match left.is_fixnum() && right.is_fixnum() {
            true => left == right,
            false => {
                cx.check_native_stack()?;
                same_or_equal(cx, left, right)?
            }
        };
        if !are_equal {
            return Ok(false);
        }
        cx.note_step(index)?;
    }
    Ok(true)
}

/// Whether a value is a list, raw or not, or laid out as one.
fn is_list(cx: &Context, value: Value) -> bool {
    is_raw_list(value) || layout_of(cx, value) == ShapeId::LIST
}

/// Compares values of builtin layouts; none of Rust's when they have no such comparison. What decides the order of sequences may be
/// any value.
pub(crate) fn builtin(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result<Option<Value>> {
    if is_raw_list(a) || is_raw_list(b) {
        if let (Some(a), Some(b), CompareOp::Eq | CompareOp::Ne) =
            (a.cast::<FloatList>(), b.cast::<FloatList>(), op)
        {
            let (a, b) = (a.elements(), b.elements());
            cx.note_pass(a.len().min(b.len()))?;
            // A NaN is the same object as itself.
            let same = |(a, b): (&f64, &f64)| a == b || a.is_nan() && b.is_nan();
            let equal = a.len() == b.len() && a.iter().zip(b).all(same);
            return equality(op, equal).map(|result| result.map(Value::bool));
        }
        if is_list(cx, a) && is_list(cx, b) {
            cx.unpack_list(a)?;
            cx.unpack_list(b)?;
        }
    }
    let layout = layout_of(cx, a);
    if matches!(layout, ShapeId::TUPLE | ShapeId::LIST) && layout == layout_of(cx, b) {
        return sequences(cx, op, a, b).map(Some);
    }
    Ok(holds(cx, op, a, b)?.map(Value::bool))
}

/// As [`builtin`], of what is no list or tuple.
fn holds(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result<Option<bool>> {
    let (a, b) = (as_number(a), as_number(b));
    if number::Number::of(a).is_some() && number::Number::of(b).is_some() {
        return Ok(Some(match number::compare(a, b) {
            Some(order) => op.holds(order),
            None => op == CompareOp::Ne,
        }));
    }
    let layout = layout_of(cx, a);
    match layout {
        ShapeId::SET | ShapeId::FROZEN_SET => {
            let (Some(a), Some(b)) = (set_of(cx, a), set_of(cx, b)) else { return Ok(None) };
            return sets(cx, op, a, b).map(Some);
        }
        _ if layout != layout_of(cx, b) => return Ok(None),
        _ => {}
    }
    match layout {
        ShapeId::STRING => {
            let (a, b) = (cx.cast::<Str>(a).expect("a string"), cx.cast::<Str>(b).expect("a string"));
            Ok(Some(match op {
                CompareOp::Eq => a.equals(&b),
                CompareOp::Ne => !a.equals(&b),
                op => op.holds(a.compare(&b)),
            }))
        }
        ShapeId::BYTES => {
            let (a, b) = (cx.cast::<Bytes>(a).expect("bytes"), cx.cast::<Bytes>(b).expect("bytes"));
            Ok(Some(op.holds(a.as_slice().cmp(b.as_slice()))))
        }
        ShapeId::DICT => match op {
            CompareOp::Eq => dicts_equal(cx, a, b).map(Some),
            CompareOp::Ne => Ok(Some(!dicts_equal(cx, a, b)?)),
            _ => Ok(None),
        },
        ShapeId::RANGE => equality(op, ranges_equal(cx, a, b)?),
        ShapeId::SLICE => {
            let (Some(a), Some(b)) = (a.cast::<Slice>(), b.cast::<Slice>()) else { return Ok(None) };
            let same = same_or_equal(cx, a.start.get(), b.start.get())?
                && same_or_equal(cx, a.stop.get(), b.stop.get())?
                && same_or_equal(cx, a.step.get(), b.step.get())?;
            equality(op, same)
        }
        ShapeId::BOUND_METHOD => {
            let (Some(a), Some(b)) = (a.cast::<BoundMethod>(), b.cast::<BoundMethod>()) else {
                return Ok(None);
            };
            equality(op, a.function.get() == b.function.get() && a.receiver.get() == b.receiver.get())
        }
        _ => Ok(None),
    }
}

fn equality(op: CompareOp, equal: bool) -> Result<Option<bool>> {
    Ok(match op {
        CompareOp::Eq => Some(equal),
        CompareOp::Ne => Some(!equal),
        _ => None,
    })
}

/// The elements of a list or tuple as they are now.
fn elements<'a>(cx: &Context, value: Value) -> &'a [Value] {
    match cx.cast::<List>(value) {
        Some(list) => list.as_slice(),
        None => cx.cast::<Tuple>(value).map_or(&[], |tuple| tuple.as_slice()),
    }
}

fn sequences(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result {
    cx.check_native_stack()?;
    let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if is_equality && elements(cx, a).len() != elements(cx, b).len() {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let mut index = 0;
    // Comparing may change lists, so each step looks at them anew.
    loop {
        let (left, right) = (elements(cx, a), elements(cx, b));
        let stop = (index / PIECE + 1) * PIECE;
        let end = stop.min(left.len()).min(right.len());
        while index < end && left[index] == right[index] {
            index += 1;
        }
        if index == stop {
            cx.note_work()?;
            continue;
        }
        let (Some(&left), Some(&right)) = (left.get(index), right.get(index)) else {
            return Ok(Value::bool(op.holds(left.len().cmp(&right.len()))));
        };
        if !same_or_equal(cx, left, right)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => compare(cx, op, left, right),
            };
        }
        index += 1;
        if index == stop {
            cx.note_work()?;
        }
    }
}

fn dicts_equal(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    let (Some(a), Some(b)) = (cx.cast::<Dict>(a), cx.cast::<Dict>(b)) else { return Ok(false) };
    cx.check_native_stack()?;
    if a.len() != b.len() {
        return Ok(false);
    }
    for (index, (key, value)) in crate::tables::entries(a).enumerate() {
        cx.note_step(index)?;
        match cx.dict_get(b, key)? {
            Some(other) if same_or_equal(cx, value, other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

fn sets(cx: &mut Context, op: CompareOp, a: Gc<Set>, b: Gc<Set>) -> Result<bool> {
    let (left, right) = (a.len(), b.len());
    Ok(match op {
        CompareOp::Eq => left == right && cx.set_is_subset(a, b)?,
        CompareOp::Ne => left != right || !cx.set_is_subset(a, b)?,
        CompareOp::Le => left <= right && cx.set_is_subset(a, b)?,
        CompareOp::Lt => left < right && cx.set_is_subset(a, b)?,
        CompareOp::Ge => right <= left && cx.set_is_subset(b, a)?,
        CompareOp::Gt => right < left && cx.set_is_subset(b, a)?,
    })
}

fn ranges_equal(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    let (Some(a), Some(b)) = (a.cast::<Range>(), b.cast::<Range>()) else { return Ok(false) };
    let (left, right) = (a.length.get(), b.length.get());
    if !same_or_equal(cx, left, right)? {
        return Ok(false);
    }
    if left == Value::ZERO {
        return Ok(true);
    }
    if !same_or_equal(cx, a.start.get(), b.start.get())? {
        return Ok(false);
    }
    Ok(left == Value::small(1) || same_or_equal(cx, a.step.get(), b.step.get())?)
}

/// Whether a type says how its objects compare, for callers that treat identity as equality otherwise.
pub fn has_own_equality(cx: &mut Context, value: Value) -> bool {
    let plain = object_methods(cx).eq;
    find_special(cx, value, Name::Eq) != Some(plain)
}
