//! Intrinsics of `match`: what takes subjects apart. Each yields a tuple of the parts, or none when it does not match.

use heap::RootVec;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::lookup::find_in_class;
use crate::attributes::read::find_attribute;
use crate::attributes::write::attribute_name;
use crate::builtin_type::BuiltinType;
use crate::classes::check;
use crate::classes::instance::held_value;
use crate::elements::layout_of;
use crate::names::{Name, name};
use crate::state::{builtin_type, class_name, class_of, type_name};

/// The bits of `__abc_tpflags__`, which the abstract sequences and mappings of the library have.
const SEQUENCE_FLAG: i64 = 1 << 5;
const MAPPING_FLAG: i64 = 1 << 6;

/// Whether the class of a subject is marked as derived from an abstract sequence or mapping.
fn has_flag(cx: &mut Context, subject: Value, flag: i64) -> Result<bool> {
    let class = class_of(cx, subject);
    let key = cx.intern("__abc_tpflags__")?.value();
    let flags = find_in_class(cx, class, key).and_then(|flags| flags.as_fixnum());
    Ok(flags.is_some_and(|flags| flags & flag != 0))
}

/// `[a, *b, c]`: the first `before` elements, a list of those between, the last `behind`; no list if `behind` is -1, None in its
/// place if nothing is to be named after it.
pub(super) fn match_sequence(cx: &mut Context, arguments: &[Value]) -> Result {
    let subject = held_value(cx, arguments[0]);
    let (before, behind) =
        (arguments[1].as_fixnum().unwrap_or(0) as usize, arguments[2].as_fixnum().unwrap_or(-1));
    cx.unpack_list(subject)?;
    let elements = match layout_of(cx, subject) {
        ShapeId::TUPLE | ShapeId::LIST | ShapeId::RANGE => subject,
        _ if crate::define::is_instance(cx, subject, BuiltinType::MemoryView) => subject,
        _ if has_flag(cx, subject, SEQUENCE_FLAG)? => subject,
        _ => return Ok(Value::NONE),
    };
    let count = crate::truth::length(cx, elements)?.as_fixnum().unwrap_or(0) as usize;
    let fits = if behind < 0 { count == before } else { count >= before + behind as usize };
    if !fits {
        return Ok(Value::NONE);
    }
    if behind < 0 && elements.shape() == Some(ShapeId::TUPLE) {
        return Ok(elements);
    }
    if behind >= 0 && arguments[3] == Value::FALSE {
        let mut parts = RootVec::new(&cx.heap);
        let tail = count - behind as usize..count;
        for place in (0..before).map(Some).chain([None]).chain(tail.map(Some)) {
            let part = match place {
                Some(place) => crate::elements::get(cx, elements, Value::length(place))?,
                None => Value::NONE,
            };
            parts.push(part.0);
        }
        return Ok(cx.new_tuple_from(&parts)?.value());
    }
    let values = match (elements.cast::<Tuple>(), cx.cast::<List>(elements)) {
        (Some(tuple), _) => tuple,
        (_, Some(list)) => cx.new_tuple(list.as_slice())?,
        _ if elements.shape() == Some(ShapeId::RANGE) => crate::iteration::tuple_of(cx, elements)?,
        // A sequence of a program is asked for as many as it says to have: iterating it may never end.
        _ => {
            let mut values = RootVec::new(&cx.heap);
            for index in 0..count {
                values.push(crate::elements::get(cx, elements, Value::length(index))?.0);
            }
            cx.new_tuple_from(&values)?
        }
    };
    if behind < 0 {
        return Ok(values.value());
    }
    let (values, behind) = (values.as_slice(), behind as usize);
    let middle = cx.new_list(&values[before..count - behind])?.value();
    let mut parts = RootVec::new(&cx.heap);
    values[..before].iter().for_each(|value| parts.push(value.0));
    parts.push(middle.0);
    values[count - behind..].iter().for_each(|value| parts.push(value.0));
    Ok(cx.new_tuple_from(&parts)?.value())
}

/// `{key: …, **rest}`: the values of the keys, and a dict of the other entries if `rest` is wanted.
pub(super) fn match_mapping(cx: &mut Context, arguments: &[Value]) -> Result {
    let subject = arguments[0];
    let keys: Gc<Tuple> = arguments[1].cast().expect("the lowered code makes this tuple");
    let dict = cx.cast::<Dict>(subject);
    if dict.is_none()
        && !crate::define::is_instance(cx, subject, BuiltinType::MappingProxy)
        && !has_flag(cx, subject, MAPPING_FLAG)?
    {
        return Ok(Value::NONE);
    }
    let mut parts = RootVec::new(&cx.heap);
    let is_exact = subject.shape() == Some(ShapeId::DICT);
    for (index, &key) in keys.as_slice().iter().enumerate() {
        for &other in &keys.as_slice()[..index] {
            if crate::operators::comparison::same_or_equal(cx, key, other)? {
                let key = crate::text::repr_text(cx, key)?;
                return cx.value_error(format!("mapping pattern checks duplicate key ({key})"));
            }
        }
        let value = match dict.filter(|_| is_exact) {
            Some(dict) => cx.dict_get(dict, key)?,
            None => {
                // A value that no mapping holds: whatever is not there comes back as it.
                let absent = cx.new_list(&[])?.value();
                let get = cx.intern("get")?.value();
                let found = crate::calls::call_method(cx, subject, get, &[key, absent])?;
                Some(found).filter(|&found| found != absent)
            }
        };
        match value {
            Some(value) => parts.push(value.0),
            None => return Ok(Value::NONE),
        }
    }
    if arguments[2] == Value::TRUE {
        let rest = cx.new_dict()?;
        parts.push(rest.value().0);
        super::collections::dict_update(cx, &[rest.value(), subject])?;
        for &key in keys.as_slice() {
            cx.dict_remove(rest, key)?;
        }
    }
    Ok(cx.new_tuple_from(&parts)?.value())
}

/// `Class(a, b, name=c)`: the attributes that `__match_args__` names, then those that the pattern names.
pub(super) fn match_class(cx: &mut Context, arguments: &[Value]) -> Result {
    let (subject, positional) = (arguments[0], arguments[2].as_fixnum().unwrap_or(0) as usize);
    let keywords: Gc<Tuple> = arguments[3].cast().expect("the lowered code makes this tuple");
    let Some(class) = arguments[1].cast::<Class>() else {
        return cx.type_error("called match pattern must be a class");
    };
    if !check::is_instance(cx, subject, class.value())? {
        return Ok(Value::NONE);
    }
    let listed = if positional > 0 { names_of_places(cx, class, positional)? } else { None };
    let by_place = listed.as_ref().map_or(&[][..], |listed| &listed.as_slice()[..positional]);
    // The one positional pattern of such a class is for the subject.
    let itself = positional - by_place.len();
    let names = by_place.iter().chain(keywords.as_slice()).copied();
    let count = itself + by_place.len() + keywords.len();
    let mut few = [subject; FEW];
    let mut many = (count > FEW).then(|| RootVec::new(&cx.heap));
    if let Some(many) = &mut many {
        (0..itself).for_each(|_| many.push(subject.0));
    }
    for (index, told) in names.clone().enumerate() {
        if told.cast::<Str>().is_none() {
            let given = type_name(cx, told);
            return cx.type_error(format!("__match_args__ elements must be strings (got {given})"));
        }
        let attribute = attribute_name(cx, told)?;
        if names.clone().take(index).any(|known| crate::text::is_same_text(known, attribute)) {
            let (class, attribute) = (class_name(cx, class), crate::text::quoted(attribute));
            return cx.type_error(format!("{class}() got multiple sub-patterns for attribute {attribute}"));
        }
        let Some(value) = find_attribute(cx, subject, attribute)? else { return Ok(Value::NONE) };
        match &mut many {
            Some(many) => many.push(value.0),
            None => few[itself + index] = value,
        }
    }
    Ok(match many {
        Some(many) => cx.new_tuple_from(&many)?.value(),
        None => cx.new_tuple(&few[..count])?.value(),
    })
}

/// Patterns for no more parts are matched without a list of them.
const FEW: usize = 8;

/// The attributes that so many positional patterns of a class are for; none if there is one, and it is for the subject itself.
fn names_of_places(cx: &mut Context, class: Gc<Class>, count: usize) -> Result<Option<Gc<Tuple>>> {
    let key = name(cx, Name::MatchArgs);
    let Some(listed) = find_attribute(cx, class.value(), key)? else {
        let allowed = usize::from(matches_itself(cx, class));
        return if count > allowed { too_many(cx, class, allowed, count) } else { Ok(None) };
    };
    let Some(listed) = listed.cast::<Tuple>() else {
        let (class, given) = (class_name(cx, class), type_name(cx, listed));
        return cx.type_error(format!("{class}.__match_args__ must be a tuple (got {given})"));
    };
    if count > listed.len() {
        return too_many(cx, class, listed.len(), count);
    }
    Ok(Some(listed))
}

#[cold]
fn too_many<T>(cx: &mut Context, class: Gc<Class>, allowed: usize, given: usize) -> Result<T> {
    let class = class_name(cx, class);
    let plural = if allowed == 1 { "" } else { "s" };
    cx.type_error(format!("{class}() accepts {allowed} positional sub-pattern{plural} ({given} given)"))
}

/// Whether the one positional pattern of a class is for the subject itself: of builtin types and what is made from them.
fn matches_itself(cx: &mut Context, class: Gc<Class>) -> bool {
    let order = cx.class(class).resolution_order.clone();
    order.into_iter().any(|ancestor| {
        use BuiltinType::*;
        matches!(
            builtin_type(cx, ancestor),
            Some(Bool | ByteArray | Bytes | Dict | Float | FrozenSet | Int | List | Set | Str | Tuple)
        )
    })
}
