//! Operators of builtin types as methods: `list.__add__`, `str.__eq__`. Programs call them through `super()`, and
//! operators find them on classes made from builtin types.

use abi::object_layout::HEADER;
use abi::operators::{HeldKind, Meaning};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::{BinaryOp, CompareOp, UnaryOp};
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::number;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{builtin, comparison, containment, hash, unary};
use crate::builtin_type::BuiltinType;
use crate::builtins::complex;
use crate::classes::instance::held_value;
use crate::classes::object_type::compares_identity;
use crate::classes::record;
use crate::define::{Declarations, Members, Method, exactly};
use crate::state::{known_class, python};

/// The result of an operation, or NotImplemented.
fn or_not_implemented(cx: &mut Context, result: Option<Value>) -> Value {
    result.unwrap_or_else(|| python(cx).not_implemented)
}

/// The operands of an operator as a method; the first must be of the method's type.
fn operands<const N: usize>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<[Value; N]> {
    let values = exactly(cx, this, arguments)?;
    crate::define::own_receiver(cx, this, arguments)?;
    Ok(values)
}

/// Whether `template op …` writes a text: what is written of an object is what its class says.
fn formats(op: BinaryOp, template: Value) -> bool {
    op == BinaryOp::ModFloor && matches!(template.shape(), Some(ShapeId::STRING | ShapeId::BYTES))
}

/// Whether the methods of a number leave `other` to the methods of its own type: integers know nothing of floats.
fn declines(number: Value, other: Value) -> bool {
    let is_integer =
        |value: Value| value.is_fixnum() || value.is_bool() || value.shape() == Some(ShapeId::BIGINT);
    match number.as_float() {
        Some(_) => !is_integer(other) && other.as_float().is_none(),
        None => is_integer(number) && !is_integer(other),
    }
}

fn left<const OP: u8>(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = operands(cx, this, arguments)?;
    let op = BinaryOp::ALL[OP as usize];
    let a = held_value(cx, a);
    let b = if formats(op, a) { b } else { held_value(cx, b) };
    if declines(a, b) {
        return Ok(python(cx).not_implemented);
    }
    let result = builtin::binary(cx, op, false, a, b)?;
    Ok(or_not_implemented(cx, result))
}

fn right<const OP: u8>(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = operands(cx, this, arguments)?;
    let op = BinaryOp::ALL[OP as usize];
    let b = held_value(cx, b);
    let a = if formats(op, b) { a } else { held_value(cx, a) };
    if declines(a, b) {
        return Ok(python(cx).not_implemented);
    }
    let result = builtin::binary(cx, op, false, b, a)?;
    Ok(or_not_implemented(cx, result))
}

fn in_place<const OP: u8>(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = operands(cx, this, arguments)?.map(|value| held_value(cx, value));
    let result = builtin::in_place(cx, BinaryOp::ALL[OP as usize], a, b)?;
    Ok(or_not_implemented(cx, result))
}

fn compared<const OP: u8>(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = operands(cx, this, arguments)?.map(|value| held_value(cx, value));
    if declines(a, b) {
        return Ok(python(cx).not_implemented);
    }
    let result = comparison::builtin(cx, CompareOp::ALL[OP as usize], a, b)?;
    Ok(or_not_implemented(cx, result))
}

fn single<const OP: u8>(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a] = operands(cx, this, arguments)?;
    let result = unary::on_number(cx, UnaryOp::ALL[OP as usize], a)?;
    Ok(or_not_implemented(cx, result))
}

/// Whether a method is that by which builtin containers say what they hold.
pub(crate) fn is_contains(cx: &Context, method: Value) -> bool {
    let native = method.cast::<NativeFunction>().map(|method| cx.native_entry(method).function);
    native.is_some_and(|native| std::ptr::fn_addr_eq(native, contains as NativeFn))
}

fn contains(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [container, item] = exactly(cx, this, arguments)?;
    let container = held_value(cx, container);
    match containment::builtin(cx, item, container)? {
        Some(found) => Ok(Value::bool(found)),
        None => crate::define::wrong_receiver(cx, this, container),
    }
}

fn hashed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let held = held_value(cx, value);
    if super::binary::is_object(held) {
        // Not one of the builtin types: its `__hash__` may be this very function.
        return crate::define::wrong_receiver(cx, this, value);
    }
    let hash = hash::hash(cx, held)?;
    cx.new_int(hash)
}

/// The methods of comparisons, by number.
const COMPARISONS: [NativeFn; CompareOp::ALL.len()] = [
    compared::<{ CompareOp::ALL[0] as u8 }>,
    compared::<{ CompareOp::ALL[1] as u8 }>,
    compared::<{ CompareOp::ALL[2] as u8 }>,
    compared::<{ CompareOp::ALL[3] as u8 }>,
    compared::<{ CompareOp::ALL[4] as u8 }>,
    compared::<{ CompareOp::ALL[5] as u8 }>,
];

/// The value that an object holds, where `method` is a wrapper that would ask nothing else of the object.
fn held_by(cx: &Context, method: Value, wrapper: NativeFn, object: Value) -> Option<Value> {
    let method = method.cast::<NativeFunction>()?;
    let held = held_value(cx, object);
    (held != object && std::ptr::fn_addr_eq(cx.native_entry(method).function, wrapper)).then_some(held)
}

/// The value whose hash is that of an object with this `__hash__`, so that no call is needed.
pub(super) fn held_by_hash(cx: &Context, method: Value, object: Value) -> Option<Value> {
    held_by(cx, method, hashed, object)
}

/// The value that is compared for an object with this method of a comparison, so that no call is needed.
pub(super) fn held_by_comparison(cx: &Context, op: CompareOp, method: Value, object: Value) -> Option<Value> {
    held_by(cx, method, COMPARISONS[op as usize], object)
}

fn compares_held(cx: &Context, method: Gc<NativeFunction>) -> bool {
    let function = cx.native_entry(method).function;
    COMPARISONS.iter().any(|&known| std::ptr::fn_addr_eq(function, known))
}

/// Whether a method of a comparison compares the integers, or the strings, that these operands hold or are.
pub(super) fn compares_alike(
    cx: &Context,
    op: CompareOp,
    method: Gc<NativeFunction>,
    a: Value,
    b: Value,
) -> bool {
    let Some(held) = held_by_comparison(cx, op, method.value(), a) else { return false };
    let other = held_value(cx, b);
    held.is_fixnum() && other.is_fixnum() || held.cast::<Str>().is_some() && other.cast::<Str>().is_some()
}

/// What a method comes to that [`comparison::first_method`] or [`super::binary::first_method`] has found for operands of these
/// shapes.
pub(crate) fn meaning(
    cx: &Context,
    method: Gc<NativeFunction>,
    lhs: ShapeId,
    rhs: Option<ShapeId>,
) -> Meaning {
    if compares_identity(cx.native_entry(method).function) {
        return Meaning::Identity;
    }
    if complex::is_arithmetic(cx, method) {
        return complex::MEANING;
    }
    let value_type = |shape: ShapeId| {
        let class = cx.shapes[shape].class.filter(|_| shape >= ShapeId::FIRST_DYNAMIC);
        class.and_then(record::value_type)
    };
    match value_type(lhs) {
        Some(class) if compares_held(cx, method) => {
            let is_text = known_class(cx, BuiltinType::Str) == Some(class);
            let kind = if is_text { HeldKind::Text } else { HeldKind::Integer };
            Meaning::Held { kind, lhs: HEADER as u32, rhs: rhs.and_then(value_type).map(|_| HEADER as u32) }
        }
        _ => Meaning::Call,
    }
}

fn absolute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = operands(cx, this, arguments)?;
    let number = unary::as_number(held_value(cx, value));
    let result = number::absolute(cx, number)?;
    Ok(or_not_implemented(cx, result))
}

/// Quotient and remainder; the operands are in the other order for the reflected method.
fn div_mod<const REFLECTED: bool>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let [a, b] = operands(cx, this, arguments)?.map(|value| held_value(cx, value));
    if declines(a, b) {
        return Ok(python(cx).not_implemented);
    }
    let [a, b] = [a, b].map(unary::as_number);
    let (a, b) = if REFLECTED { (b, a) } else { (a, b) };
    match number::div_mod_floor(cx, a, b)? {
        Some((quotient, remainder)) => Ok(cx.new_tuple(&[quotient, remainder])?.value()),
        None => Ok(python(cx).not_implemented),
    }
}

macro_rules! binary_methods {
    ($side:ident: $($op:ident $name:literal),*) => {
        [ $( Method::new($name, $side::<{ BinaryOp::$op as u8 }>) ),* ]
    };
}

/// `__pow__`, which may be given a modulus.
fn power(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match *arguments.positionals() {
        [a, b, modulus] if arguments.keywords.is_empty() && !modulus.is_none() => {
            crate::define::own_receiver(cx, this, arguments)?;
            crate::builtins::functions::numbers::power(cx, [a, b, modulus])
        }
        [a, b, _] => left::<{ BinaryOp::Pow as u8 }>(cx, this, Arguments::positional(&[a, b])),
        _ => left::<{ BinaryOp::Pow as u8 }>(cx, this, arguments),
    }
}

static NUMBERS: [Method; 24] = {
    const LEFT: [Method; 12] = binary_methods!(left: Add "__add__", Sub "__sub__", Mul "__mul__",
        DivTrue "__truediv__", DivFloor "__floordiv__", ModFloor "__mod__", Pow "__pow__", Shl "__lshift__",
        Shr "__rshift__", BitAnd "__and__", BitOr "__or__", BitXor "__xor__");
    const RIGHT: [Method; 12] = binary_methods!(right: Add "__radd__", Sub "__rsub__", Mul "__rmul__",
        DivTrue "__rtruediv__", DivFloor "__rfloordiv__", ModFloor "__rmod__", Pow "__rpow__", Shl "__rlshift__",
        Shr "__rrshift__", BitAnd "__rand__", BitOr "__ror__", BitXor "__rxor__");
    let mut all = [LEFT[0]; 24];
    let mut index = 0;
    while index < 12 {
        all[index] = LEFT[index];
        all[index + 12] = RIGHT[index];
        index += 1;
    }
    // The place of `__pow__` in the list above.
    all[6] = Method::new("__pow__", power);
    all
};

static FLOATS: [Method; 14] = {
    const LEFT: [Method; 7] = binary_methods!(left: Add "__add__", Sub "__sub__", Mul "__mul__",
        DivTrue "__truediv__", DivFloor "__floordiv__", ModFloor "__mod__", Pow "__pow__");
    const RIGHT: [Method; 7] = binary_methods!(right: Add "__radd__", Sub "__rsub__", Mul "__rmul__",
        DivTrue "__rtruediv__", DivFloor "__rfloordiv__", ModFloor "__rmod__", Pow "__rpow__");
    let mut all = [LEFT[0]; 14];
    let mut index = 0;
    while index < 7 {
        all[index] = LEFT[index];
        all[index + 7] = RIGHT[index];
        index += 1;
    }
    all
};

static SIGNS: [Method; 3] = [
    Method::new("__neg__", single::<{ UnaryOp::Neg as u8 }>),
    Method::new("__pos__", single::<{ UnaryOp::Pos as u8 }>),
    Method::new("__invert__", single::<{ UnaryOp::Invert as u8 }>),
];

static MEASURES: [Method; 3] = [
    Method::new("__abs__", absolute),
    Method::new("__divmod__", div_mod::<false>),
    Method::new("__rdivmod__", div_mod::<true>),
];

static SEQUENCE: [Method; 3] = [
    Method::new("__add__", left::<{ BinaryOp::Add as u8 }>),
    Method::new("__mul__", left::<{ BinaryOp::Mul as u8 }>),
    Method::new("__rmul__", right::<{ BinaryOp::Mul as u8 }>),
];

static SETS: [Method; 8] = [
    Method::new("__and__", left::<{ BinaryOp::BitAnd as u8 }>),
    Method::new("__or__", left::<{ BinaryOp::BitOr as u8 }>),
    Method::new("__xor__", left::<{ BinaryOp::BitXor as u8 }>),
    Method::new("__sub__", left::<{ BinaryOp::Sub as u8 }>),
    Method::new("__rand__", right::<{ BinaryOp::BitAnd as u8 }>),
    Method::new("__ror__", right::<{ BinaryOp::BitOr as u8 }>),
    Method::new("__rxor__", right::<{ BinaryOp::BitXor as u8 }>),
    Method::new("__rsub__", right::<{ BinaryOp::Sub as u8 }>),
];

static SETS_IN_PLACE: [Method; 4] = [
    Method::new("__iand__", in_place::<{ BinaryOp::BitAnd as u8 }>),
    Method::new("__ior__", in_place::<{ BinaryOp::BitOr as u8 }>),
    Method::new("__ixor__", in_place::<{ BinaryOp::BitXor as u8 }>),
    Method::new("__isub__", in_place::<{ BinaryOp::Sub as u8 }>),
];

static LISTS_IN_PLACE: [Method; 2] = [
    Method::new("__iadd__", in_place::<{ BinaryOp::Add as u8 }>),
    Method::new("__imul__", in_place::<{ BinaryOp::Mul as u8 }>),
];

static DICTS: [Method; 3] = [
    Method::new("__or__", left::<{ BinaryOp::BitOr as u8 }>),
    Method::new("__ror__", right::<{ BinaryOp::BitOr as u8 }>),
    Method::new("__ior__", in_place::<{ BinaryOp::BitOr as u8 }>),
];

static EQUALITY: [Method; 2] = [
    Method::new("__eq__", compared::<{ CompareOp::Eq as u8 }>),
    Method::new("__ne__", compared::<{ CompareOp::Ne as u8 }>),
];

static ORDER: [Method; 4] = [
    Method::new("__lt__", compared::<{ CompareOp::Lt as u8 }>),
    Method::new("__le__", compared::<{ CompareOp::Le as u8 }>),
    Method::new("__gt__", compared::<{ CompareOp::Gt as u8 }>),
    Method::new("__ge__", compared::<{ CompareOp::Ge as u8 }>),
];

static CONTAINS: [Method; 1] = [Method::new("__contains__", contains)];
static HASH: [Method; 1] = [Method::new("__hash__", hashed)];

/// Defines the operators of builtin types as methods.
pub(crate) fn define(types: &mut Declarations) {
    use BuiltinType::{Bytes, Dict, Float, FrozenSet, Int, List, Range, Set, Slice, Str, Tuple};
    let mut add = |to: &[BuiltinType], methods: &'static [Method]| {
        to.iter().for_each(|&ty| types.add(ty, &Members { methods, ..Members::EMPTY }));
    };
    add(&[Int], &NUMBERS);
    add(&[Float], &FLOATS);
    add(&[Int, Float], &MEASURES);
    add(&[Int], &SIGNS);
    add(&[Float], &SIGNS[..2]);
    add(&[Str, Bytes, List, Tuple], &SEQUENCE);
    add(&[Str, Bytes], &NUMBERS[5..6]);
    add(&[Set, FrozenSet], &SETS);
    add(&[Set], &SETS_IN_PLACE);
    add(&[List], &LISTS_IN_PLACE);
    add(&[Dict], &DICTS);
    add(
        &[Int, Float, Str, Bytes, List, Tuple, Set, FrozenSet, Dict, Range, Slice, BuiltinType::Method],
        &EQUALITY,
    );
    add(&[Int, Float, Str, Bytes, List, Tuple, Set, FrozenSet], &ORDER);
    add(&[Str, Bytes, List, Tuple, Set, FrozenSet, Dict, Range], &CONTAINS);
    add(&[Int, Float, Str, Bytes, Tuple, FrozenSet, Range, Slice, BuiltinType::Method], &HASH);
    for ty in [List, Dict, Set] {
        types.add(ty, &Members::UNHASHABLE);
    }
}
