//! Intrinsics of calls that hand on the scope they are in.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::cell::Cell;
use runtime::object::dict::Dict;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::builtins::reflection::CallerScope;
use crate::state::python;

pub(super) fn note_variable(cx: &mut Context, arguments: &[Value]) -> Result {
    let (dict, name, mut value) = (arguments[0], arguments[1], arguments[2]);
    if arguments[3] == Value::TRUE {
        value = value.cast::<Cell>().map_or(Value::UNBOUND, |cell| cell.get());
    }
    match dict.cast::<Dict>() {
        Some(dict) if value.is_unbound() => drop(cx.dict_remove(dict, name)?),
        Some(dict) => cx.dict_insert(dict, name, value)?,
        // The program has given it to code as global variables, so that it hands on to a namespace.
        None if !value.is_unbound() => crate::elements::set(cx, dict, name, value)?,
        None => {
            let pop = cx.intern("pop")?.value();
            crate::calls::call_method(cx, dict, pop, &[name, Value::NONE])?;
        }
    }
    Ok(Value::NONE)
}

pub(super) fn call_in_scope(cx: &mut Context, arguments: &[Value]) -> Result {
    let values = arguments[1].cast::<Tuple>().expect("the lowered code makes this tuple");
    if arguments[0].shape() == Some(ShapeId::NATIVE_FUNCTION) {
        python(cx).caller = Some(CallerScope { module: arguments[2], variables: arguments[3] });
    }
    let result = cx.call(arguments[0], values.as_slice());
    python(cx).caller = None;
    result
}
