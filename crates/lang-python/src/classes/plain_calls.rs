//! Calls of classes that do nothing unusual: a new object, filled by a function of the program's.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::PlainClass;
use runtime::native::Arguments;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::instance::{bare_shape, check_initialized};
use crate::attributes::lookup::find_cell;
use crate::builtin_type::BuiltinType;
use crate::names::{Name, name};
use crate::state::type_class;

/// What a call of a class does, when it is just this: make an object of a shape and call an initializer, if there is one.
///
/// Until a lookup in the class changes: what `object` has is told by where it is found, as a class may bind the same function to a
/// name and another one later.
pub(crate) fn plain_class(cx: &mut Context, class: Gc<Class>) -> Option<PlainClass> {
    let shape = bare_shape(cx, class)?;
    let object = type_class(cx, BuiltinType::Object);
    let (new, init) = (name(cx, Name::New), name(cx, Name::Init));
    if find_cell(cx, class, new)? != find_cell(cx, object, new)? {
        return None;
    }
    let initializer = find_cell(cx, class, init)?;
    if initializer == find_cell(cx, object, init)? {
        return Some(PlainClass { shape, initializer: None });
    }
    let is_closure = initializer.get().shape() == Some(ShapeId::CLOSURE);
    is_closure.then_some(PlainClass { shape, initializer: Some(initializer) })
}

/// The result of a call of a class, if it is one of those.
///
/// # Errors
/// What the initializer raises.
pub(super) fn call(cx: &mut Context, class: Gc<Class>, arguments: Arguments<'_>) -> Result<Option<Value>> {
    let Some(init) = cx.plain_class(class).and_then(|plain| plain.initializer) else { return Ok(None) };
    let init = init.get();
    let object = cx.new_instance(class)?;
    let result = cx.call_with_receiver(init, object, arguments)?;
    check_initialized(cx, result)?;
    Ok(Some(object))
}
