//! `isinstance` and `issubclass`.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{metaclass, record};
use crate::attributes::lookup::{find_in_class, find_special};
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::names::{Name, name};
use crate::state::{class_of, python, type_class};

/// Whether an object is of a class or of one made from it.
pub fn is_instance_of(cx: &mut Context, object: Value, class: Gc<Class>) -> bool {
    let own = class_of(cx, object);
    own == class || cx.is_subclass(own, class)
}

/// Whether the attribute `__class__` of an object, where a program gives it one, is `class` or one made from it.
fn says_to_be(cx: &mut Context, object: Value, class: Gc<Class>) -> Result<bool> {
    if !object.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC) {
        return Ok(false);
    }
    let (key, plain) = (name(cx, Name::Class), type_class(cx, BuiltinType::Object));
    let own = class_of(cx, object);
    let has_own = find_in_class(cx, own, key) != find_in_class(cx, plain, key)
        || find_special(cx, object, Name::GetAttribute) != Some(python(cx).object_methods.get_attribute);
    if !has_own {
        return Ok(false);
    }
    let said =
        crate::attributes::read::find_attribute(cx, object, key)?.and_then(|said| said.cast::<Class>());
    Ok(said.is_some_and(|said| said != own && cx.is_subclass(said, class)))
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
            None => Ok(is_instance_of(cx, object, class) || says_to_be(cx, object, class)?),
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
    cx.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
}

/// `issubclass(class, types)`.
///
/// # Errors
/// TypeError when `class` is no class, or `types` neither a class nor a tuple of such.
pub fn is_subclass(cx: &mut Context, class: Value, types: Value) -> Result<bool> {
    let Some(own) = class.cast::<Class>() else {
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
    cx.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")
}
