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
    let dict = arguments[0].cast::<Dict>().expect("the lowered code makes this dict");
    let (name, mut value) = (arguments[1], arguments[2]);
    if arguments[3] == Value::TRUE {
        value = value.cast::<Cell>().map_or(Value::UNBOUND, |cell| cell.get());
    }
    if value.is_unbound() {
        cx.dict_remove(dict, name)?;
    } else {
        cx.dict_insert(dict, name, value)?;
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
