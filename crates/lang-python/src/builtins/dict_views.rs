//! The views `keys()`, `values()`, `items()`: a word with the dict; they show the dict as it is.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::iterator::IteratorKind;
use runtime::object::set::Set;
use runtime::object::string::StringBuilder;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{convert, dict, repr, set, source};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Getter, Members, Method, exactly, exactly_of_own, is_instance, new_builtin, own_receiver,
    word,
};
use crate::operators::containment;
use crate::state::{known_classes, python};

fn view(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, ty: BuiltinType) -> Result {
    if let ([dict], []) = (arguments.values, arguments.keywords)
        && dict.shape() == Some(ShapeId::DICT)
    {
        return new_builtin(cx, ty, &[*dict]);
    }
    let [dict] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    new_builtin(cx, ty, &[dict])
}

/// `dict.keys`.
pub(super) fn keys(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    view(cx, this, arguments, BuiltinType::DictKeys)
}

/// `dict.values`.
pub(super) fn values(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    view(cx, this, arguments, BuiltinType::DictValues)
}

/// `dict.items`.
pub(super) fn items(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    view(cx, this, arguments, BuiltinType::DictItems)
}

/// The kind of a view, if it is one.
pub fn kind_of(cx: &mut Context, object: Value) -> Option<IteratorKind> {
    let class = cx.shapes[object.shape()?].class?;
    let known = known_classes(cx);
    let is = |ty: BuiltinType| known[ty as usize] == Some(class);
    if is(BuiltinType::DictItems) {
        Some(IteratorKind::DictItems)
    } else if is(BuiltinType::DictValues) {
        Some(IteratorKind::DictValues)
    } else {
        is(BuiltinType::DictKeys).then_some(IteratorKind::DictKeys)
    }
}

/// An iterator over what a view shows, if `object` is one.
///
/// # Errors
/// When memory is exhausted.
pub fn iterator(cx: &mut Context, object: Value) -> Result<Option<Value>> {
    let Some(kind) = kind_of(cx, object) else { return Ok(None) };
    let dict = dict::receiver_of(cx, word(object, 0))?;
    Ok(Some(cx.new_iterator_of(kind, dict.value(), false)?.value()))
}

/// The receiver's kind and dict.
fn viewed(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<(IteratorKind, Gc<Dict>)> {
    let object = own_receiver(cx, this, arguments)?;
    let dict = dict::receiver_of(cx, word(object, 0))?;
    match kind_of(cx, object) {
        Some(kind) => Ok((kind, dict)),
        None => crate::define::wrong_receiver(cx, this, object),
    }
}

fn iterate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (kind, dict) = viewed(cx, this, arguments)?;
    Ok(cx.new_iterator_of(kind, dict.value(), false)?.value())
}

fn reversed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (kind, dict) = viewed(cx, this, arguments)?;
    Ok(cx.new_iterator_of(kind, dict.value(), true)?.value())
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, dict) = viewed(cx, this, arguments)?;
    Ok(Value::length(dict.len()))
}

fn contains(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (kind, dict) = viewed(cx, this, arguments)?;
    let [_, item] = exactly(cx, this, arguments)?;
    Ok(Value::bool(shows(cx, kind, dict, item)?))
}

/// Whether a view of `dict` shows `item`.
fn shows(cx: &mut Context, kind: IteratorKind, dict: Gc<Dict>, item: Value) -> Result<bool> {
    match kind {
        IteratorKind::DictKeys => cx.dict_contains(dict, item),
        IteratorKind::DictItems => match item.cast::<Tuple>().filter(|tuple| tuple.len() == 2) {
            None => Ok(false),
            Some(pair) => match cx.dict_get(dict, pair.get(0))? {
                Some(value) => convert::are_equal(cx, value, pair.get(1)),
                None => Ok(false),
            },
        },
        _ => {
            let mut cursor = 0;
            while let Some((_, value)) = dict::next_entry(dict, &mut cursor) {
                if convert::are_equal(cx, value, item)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

fn view_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (kind, _) = viewed(cx, this, arguments)?;
    let [object] = exactly(cx, this, arguments)?;
    let name = match kind {
        IteratorKind::DictKeys => "dict_keys(",
        IteratorKind::DictValues => "dict_values(",
        _ => "dict_items(",
    };
    let mut builder = StringBuilder::new();
    builder.push_str(name);
    if python(cx).repr_running.contains(&object) {
        builder.push_str("...)");
        return Ok(builder.finish(cx)?.value());
    }
    python(cx).repr_running.push(object);
    let written = match crate::iteration::list_of(cx, object) {
        Ok(list) => repr::write_list(cx, &mut builder, list.value()),
        Err(thrown) => Err(thrown),
    };
    python(cx).repr_running.pop();
    written?;
    builder.push_str(")");
    Ok(builder.finish(cx)?.value())
}

/// A new set of what `object`, a view or what stands left of one, yields.
fn as_set(cx: &mut Context, object: Value) -> Result<Gc<Set>> {
    let result = cx.new_set(false)?;
    let source = match kind_of(cx, object) {
        Some(IteratorKind::DictKeys) => word(object, 0),
        _ => object,
    };
    set::update(cx, result, source)?;
    Ok(result)
}

/// Whether an operand of a comparison is a set or a view that behaves like one.
fn is_set_like(cx: &mut Context, object: Value) -> bool {
    set::of(cx, object).is_some() || is_set_like_view(cx, object)
}

fn is_set_like_view(cx: &mut Context, object: Value) -> bool {
    is_instance(cx, object, BuiltinType::DictKeys) || is_instance(cx, object, BuiltinType::DictItems)
}

/// `view & other`, on whichever side the view is.
fn intersect(cx: &mut Context, view: Value, other: Value) -> Result<Gc<Set>> {
    let (mut view, mut other) = (view, other);
    if let Some(set) = other.cast::<Set>()
        && view_length(view) <= set.len()
    {
        return set::intersect(cx, set, view);
    }
    if is_set_like_view(cx, other) && view_length(other) > view_length(view) {
        std::mem::swap(&mut view, &mut other);
    }
    let kind = kind_of(cx, view).unwrap_or(IteratorKind::DictKeys);
    let dict = dict::receiver_of(cx, word(view, 0))?;
    let result = cx.new_set(false)?;
    source::for_each(cx, other, |cx, key| {
        if shows(cx, kind, dict, key)? {
            cx.set_add(result, key)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

fn view_length(view: Value) -> usize {
    word(view, 0).cast::<Dict>().map_or(usize::MAX, |dict| dict.len())
}

fn unite(cx: &mut Context, left: Value, right: Value) -> Result<Gc<Set>> {
    let result = as_set(cx, left)?;
    set::update(cx, result, right)?;
    Ok(result)
}

fn subtract(cx: &mut Context, left: Value, right: Value) -> Result<Gc<Set>> {
    let result = as_set(cx, left)?;
    set::subtract_from(cx, result, right)?;
    Ok(result)
}

fn differ(cx: &mut Context, left: Value, right: Value) -> Result<Gc<Set>> {
    let result = as_set(cx, left)?;
    set::differ_from(cx, result, right)?;
    Ok(result)
}

macro_rules! operations {
    ($( $name:ident $reflected:ident $operation:path; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let [left, right] = exactly_of_own(cx, this, arguments)?;
            Ok($operation(cx, left, right)?.value())
        }
        fn $reflected(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let [right, left] = exactly_of_own(cx, this, arguments)?;
            Ok($operation(cx, left, right)?.value())
        }
    )* };
}

operations! {
    or reflected_or unite;
    sub reflected_sub subtract;
    xor reflected_xor differ;
}

fn and(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [view, other] = exactly_of_own(cx, this, arguments)?;
    Ok(intersect(cx, view, other)?.value())
}

fn is_disjoint(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [left, right] = exactly_of_own(cx, this, arguments)?;
    let (mut view, mut other) = (left, right);
    if is_set_like_view(cx, other) && view_length(other) > view_length(view) {
        std::mem::swap(&mut view, &mut other);
    }
    let mut is_disjoint = true;
    source::for_each(cx, other, |cx, item| {
        is_disjoint = !containment::contains(cx, item, view)?;
        Ok(is_disjoint)
    })?;
    Ok(Value::bool(is_disjoint))
}

fn compare(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, op: CompareOp) -> Result {
    let [left, right] = exactly_of_own(cx, this, arguments)?;
    if !is_set_like(cx, right) {
        return Ok(python(cx).not_implemented);
    }
    let (a, b) = (set_like_length(cx, left), set_like_length(cx, right));
    Ok(Value::bool(match op {
        CompareOp::Eq => a == b && are_all_in(cx, left, right)?,
        CompareOp::Ne => a != b || !are_all_in(cx, left, right)?,
        CompareOp::Lt => a < b && are_all_in(cx, left, right)?,
        CompareOp::Le => a <= b && are_all_in(cx, left, right)?,
        CompareOp::Gt => a > b && are_all_in(cx, right, left)?,
        CompareOp::Ge => a >= b && are_all_in(cx, right, left)?,
    }))
}

fn set_like_length(cx: &mut Context, object: Value) -> usize {
    set::of(cx, object).map_or_else(|| view_length(object), |set| set.len())
}

/// Whether what `inner` yields is all in `outer`; values of items need no hash for that.
fn are_all_in(cx: &mut Context, inner: Value, outer: Value) -> Result<bool> {
    let mut are_all = true;
    source::for_each(cx, inner, |cx, item| {
        are_all = containment::contains(cx, item, outer)?;
        Ok(are_all)
    })?;
    Ok(are_all)
}

macro_rules! comparisons {
    ($( $name:ident $op:ident; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            compare(cx, this, arguments, CompareOp::$op)
        }
    )* };
}

comparisons! { eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge; }

fn mapping(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, dict) = viewed(cx, this, arguments)?;
    new_builtin(cx, BuiltinType::MappingProxy, &[dict.value()])
}

/// Defines the members of the views.
pub(super) fn define(types: &mut Declarations) {
    const COMMON: &[Method] = &[
        Method::new("__iter__", iterate),
        Method::new("__reversed__", reversed),
        Method::new("__len__", length),
        Method::new("__contains__", contains),
        Method::new("__repr__", view_repr),
    ];
    const OF_SETS: &[Method] = &[
        Method::new("__and__", and),
        Method::new("__rand__", and),
        Method::new("__or__", or),
        Method::new("__ror__", reflected_or),
        Method::new("__sub__", sub),
        Method::new("__rsub__", reflected_sub),
        Method::new("__xor__", xor),
        Method::new("__rxor__", reflected_xor),
        Method::new("isdisjoint", is_disjoint),
        Method::new("__eq__", eq),
        Method::new("__ne__", ne),
        Method::new("__lt__", lt),
        Method::new("__le__", le),
        Method::new("__gt__", gt),
        Method::new("__ge__", ge),
    ];
    let getters: &'static [Getter] = const { &[Getter::new("mapping", mapping)] };
    for ty in [BuiltinType::DictKeys, BuiltinType::DictValues, BuiltinType::DictItems] {
        types.add(ty, &Members { methods: COMMON, getters, ..Members::EMPTY });
        if ty != BuiltinType::DictValues {
            types.add(ty, const { &Members { methods: OF_SETS, ..Members::UNHASHABLE } });
        }
    }
}
