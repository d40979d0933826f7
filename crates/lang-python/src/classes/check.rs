//! `isinstance` and `issubclass`.

use abi::intrinsic::Instances;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{metaclass, record};
use crate::attributes::lookup::{find_in_class, find_special};
use crate::attributes::read::find_attribute;
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::names::{Name, name};
use crate::state::{SHAPES_OF_ONE_TYPE, class_of, object_methods, python, type_class, type_of_shape};

/// Whether an object is of a class or of one made from it.
pub fn is_instance_of(cx: &mut Context, object: Value, class: Gc<Class>) -> bool {
    let own = class_of(cx, object);
    own == class || cx.is_subclass(own, class)
}

/// What is known of the instances of a class that has no test of its own.
pub(crate) fn instances(cx: &mut Context, class: Gc<Class>) -> Instances {
    let mut are_instances = |ty| {
        let own = type_class(cx, ty);
        cx.is_subclass(own, class)
    };
    let mut known = Instances {
        fixnums: Some(are_instances(BuiltinType::Int)),
        floats: Some(are_instances(BuiltinType::Float)),
        none: Some(are_instances(BuiltinType::NoneType)),
        ..Instances::default()
    };
    for shape in SHAPES_OF_ONE_TYPE {
        known.note_shape(shape.0, are_instances(type_of_shape(shape)));
    }
    known
}

/// What the metaclass of a program says about objects or subclasses of `class`.
pub(crate) fn own_check(cx: &mut Context, class: Gc<Class>, known: Name) -> Option<Value> {
    metaclass::own(cx, record::metaclass(class)?, known)
}

/// `isinstance(object, types)`.
///
/// # Errors
/// TypeError when `types` is neither a class nor a tuple of such.
pub fn is_instance(cx: &mut Context, object: Value, types: Value) -> Result<bool> {
    if let Some(class) = types.cast::<Class>() {
        return match own_check(cx, class, Name::InstanceCheck).filter(|_| class_of(cx, object) != class) {
            Some(check) => {
                let result = call_special(cx, check, types, &[object])?;
                crate::truth::truth(cx, result)
            }
            None => Ok(is_instance_of(cx, object, class) || says_it_is(cx, object, class)?),
        };
    }
    if let Some(tuple) = types.cast::<Tuple>() {
        cx.check_native_stack()?;
        for &item in tuple.as_slice() {
            if is_instance(cx, object, item)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(check) = find_special(cx, types, Name::InstanceCheck) {
        let result = call_special(cx, check, types, &[object])?;
        return crate::truth::truth(cx, result);
    }
    if told_bases(cx, types)?.is_some() {
        let key = name(cx, Name::Class);
        return match find_attribute(cx, object, key)? {
            Some(own) => descends_from(cx, own, types),
            None => Ok(false),
        };
    }
    cx.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
}

/// Whether `__class__`, where a program has made it something of its own, says that an object is of a class: so do proxies.
pub(super) fn says_it_is(cx: &mut Context, object: Value, class: Gc<Class>) -> Result<bool> {
    let own = match object.shape() {
        Some(shape) if python(cx).tells_class && shape >= ShapeId::FIRST_DYNAMIC => class_of(cx, object),
        _ => return Ok(false),
    };
    if !record::is_programs(own) {
        return Ok(false);
    }
    let (class_key, read_key) = (name(cx, Name::Class), name(cx, Name::GetAttribute));
    let plain = (Some(object_methods(cx).class), Some(object_methods(cx).get_attribute));
    if (find_in_class(cx, own, class_key), find_in_class(cx, own, read_key)) == plain {
        return Ok(false);
    }
    let told = find_attribute(cx, object, class_key)?.and_then(|told| told.cast::<Class>());
    Ok(told.is_some_and(|told| told != own && cx.is_subclass(told, class)))
}

/// A class of a program gets an attribute: if it is one by which its objects may say that they are of another class, compiled
/// code must ask them from now on.
pub(crate) fn note_attribute(cx: &mut Context, class: Gc<Class>, attribute: Value) {
    let (told, read) = (name(cx, Name::Class), name(cx, Name::GetAttribute));
    if python(cx).tells_class || attribute != told && attribute != read {
        return;
    }
    // The library reads attributes in ways of its own where it does not say another class.
    let module = crate::text::name_text(super::type_type::module_of(cx, class));
    if attribute == told || !crate::modules::is_in_python(&module) {
        python(cx).tells_class = true;
        // Code that is there tests for instances without asking, as it was compiled for other rules.
        (cx.tiering.on_rules_change)(cx);
    }
}

/// `__bases__` of what is no class but has them as one.
fn told_bases(cx: &mut Context, object: Value) -> Result<Option<Gc<Tuple>>> {
    let key = name(cx, Name::Bases);
    Ok(find_attribute(cx, object, key)?.and_then(|bases| bases.cast()))
}

/// Whether `own` is `wanted` or has it among its bases' bases, where one of them is no class.
fn descends_from(cx: &mut Context, own: Value, wanted: Value) -> Result<bool> {
    if own == wanted {
        return Ok(true);
    }
    cx.check_native_stack()?;
    let Some(own) = told_bases(cx, own)? else { return Ok(false) };
    for &base in own.as_slice() {
        if descends_from(cx, base, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `issubclass(class, types)`.
///
/// # Errors
/// TypeError when `class` is no class, or `types` neither a class nor a tuple of such.
pub fn is_subclass(cx: &mut Context, class: Value, types: Value) -> Result<bool> {
    let Some(own) = class.cast::<Class>() else {
        if types.cast::<Tuple>().is_none()
            && told_bases(cx, class)?.is_some()
            && told_bases(cx, types)?.is_some()
        {
            return descends_from(cx, class, types);
        }
        return cx.type_error("issubclass() arg 1 must be a class");
    };
    if let Some(wanted) = types.cast::<Class>() {
        return match own_check(cx, wanted, Name::SubclassCheck) {
            Some(check) => {
                let result = call_special(cx, check, types, &[class])?;
                crate::truth::truth(cx, result)
            }
            None => Ok(cx.is_subclass(own, wanted)),
        };
    }
    if let Some(tuple) = types.cast::<Tuple>() {
        cx.check_native_stack()?;
        for &item in tuple.as_slice() {
            if is_subclass(cx, class, item)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(check) = find_special(cx, types, Name::SubclassCheck) {
        let result = call_special(cx, check, types, &[class])?;
        return crate::truth::truth(cx, result);
    }
    if told_bases(cx, types)?.is_some() {
        return descends_from(cx, class, types);
    }
    cx.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")
}
