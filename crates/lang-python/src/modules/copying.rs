//! What is beneath `copy`: objects that are nothing but their attributes, which is most, are copied without asking `copyreg`.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::value::Value;

use crate::attributes::lookup::find_in_class;
use crate::attributes::{own_dict, property_dict};
use crate::builtin_type::BuiltinType;
use crate::classes::instance::bare_shape;
use crate::classes::object_type::properties;
use crate::define::{Method, exactly};
use crate::names::{Name, name};
use crate::state::{class_of, type_class};

/// What a class, or the object itself, says in other ways than `object` where copies of its objects are not made as a matter of course.
const TELLING: [Name; 10] = [
    Name::New,
    Name::ReduceEx,
    Name::Reduce,
    Name::GetState,
    Name::SetState,
    Name::NewArguments,
    Name::NewNamedArguments,
    Name::GetAttribute,
    Name::GetAttr,
    Name::Slots,
];

/// `state(object)`: the attributes of an object as a new dict, when a copy of it is an object of its class with these
/// attributes; None when its class, or the object itself, has a say in that.
fn state(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let class = class_of(cx, object);
    if bare_shape(cx, class).is_none() || own_dict::of(cx, object).is_some() {
        return Ok(Value::NONE);
    }
    let base = type_class(cx, BuiltinType::Object);
    let state = properties(cx, object)?;
    for telling in TELLING {
        let key = name(cx, telling);
        if find_in_class(cx, class, key) != find_in_class(cx, base, key) || cx.dict_get(state, key)?.is_some()
        {
            return Ok(Value::NONE);
        }
    }
    Ok(state.value())
}

/// `make(like, state)`: a new object of the class of another, which [`state`] has told the attributes of, with these.
fn make(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [like, state] = exactly(cx, this, arguments)?;
    let class = class_of(cx, like);
    let made = cx.new_instance(class)?;
    fill_with(cx, made, state)?;
    Ok(made)
}

/// `fill(object, state)`: gives an object these attributes.
fn fill(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, state] = exactly(cx, this, arguments)?;
    fill_with(cx, object, state)?;
    Ok(Value::NONE)
}

fn fill_with(cx: &mut Context, object: Value, state: Value) -> Result<()> {
    let Some(state) = state.cast::<Dict>() else { return cx.type_error("attributes are in a dict") };
    for (key, value) in crate::tables::entries(state) {
        property_dict::set_property(cx, object, key, value)?;
    }
    Ok(())
}

/// Builds `_copy`, beneath `copy`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] =
        &[Method::new("state", state), Method::new("make", make), Method::new("fill", fill)];
    super::new_module(cx, "_copy", &[FUNCTIONS])
}
