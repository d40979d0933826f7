//! What makes the objects of classes by `collections.namedtuple`: tuples whose length is that of the class's `_fields`.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::RecordClass;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::lookup::find_cell;
use crate::builtin_type::BuiltinType;
use crate::classes::record;
use crate::names::{Name, name};
use crate::state::{object_methods, type_class};
use crate::{calls, define, iteration};

/// `__new__` of such classes: with one argument for each field a new object, else what the class makes of the arguments.
pub(super) fn new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let given = arguments.positionals();
    let class = given.first().and_then(|class| class.cast::<Class>());
    let Some(class) = class.filter(|&class| holds_tuple(cx, class)) else {
        return cx.type_error("__new__() wants a class made by namedtuple()");
    };
    let values = match values_of(cx, class, &given[1..], arguments)? {
        Some(values) => values,
        None => {
            let given = cx.new_tuple(&given[1..])?;
            let keywords = cx.new_dict()?;
            for (name, value) in arguments.named() {
                cx.dict_insert(keywords, name, value)?;
            }
            let complete = cx.intern("_complete")?;
            let values =
                calls::call_method(cx, class.value(), complete.value(), &[given.value(), keywords.value()])?;
            iteration::tuple_of(cx, values)?
        }
    };
    let object = cx.new_instance(class)?;
    define::set_word(cx, object, 0, values.value());
    Ok(object)
}

/// More fields are left to the class.
const MOST: usize = 16;

/// A value for each field, by the arguments behind the class, their names and the defaults; none where they do not fit.
fn values_of(
    cx: &mut Context,
    class: Gc<Class>,
    given: &[Value],
    arguments: Arguments<'_>,
) -> Result<Option<Gc<Tuple>>> {
    let Some(fields) = fields(cx, class) else { return Ok(None) };
    let count = fields.len();
    if given.len() == count && arguments.keywords.is_empty() {
        return cx.new_tuple(given).map(Some);
    }
    if given.len() + arguments.keywords.len() > count || count > MOST {
        return Ok(None);
    }
    let mut room = [Value::UNBOUND; MOST];
    let values = &mut room[..count];
    values[..given.len()].copy_from_slice(given);
    for (keyword, value) in arguments.named() {
        match fields.as_slice().iter().position(|&field| crate::text::is_same_text(field, keyword)) {
            Some(place) if values[place].is_unbound() => values[place] = value,
            _ => return Ok(None),
        }
    }
    for (place, &field) in fields.as_slice().iter().enumerate().skip(given.len()) {
        if values[place].is_unbound() {
            let Some(default) = default_of(cx, class, field)? else { return Ok(None) };
            values[place] = default;
        }
    }
    cx.new_tuple(values).map(Some)
}

fn default_of(cx: &mut Context, class: Gc<Class>, field: Value) -> Result<Option<Value>> {
    let defaults = name(cx, Name::FieldDefaults);
    match find_cell(cx, class, defaults).and_then(|cell| cell.get().cast::<Dict>()) {
        Some(defaults) => cx.dict_get(defaults, field),
        None => Ok(None),
    }
}

/// What compiled code may do for a call of `class`, when [`new`] makes its objects and nothing else happens to them.
pub(crate) fn record_class(cx: &mut Context, class: Gc<Class>) -> Option<RecordClass> {
    if record::metaclass(class).is_some() || !holds_tuple(cx, class) {
        return None;
    }
    let (new_name, init_name) = (name(cx, Name::New), name(cx, Name::Init));
    let makes = find_cell(cx, class, new_name)?.get().cast::<NativeFunction>()?;
    let is_new = std::ptr::fn_addr_eq(cx.native_entry(makes).function, new as NativeFn);
    let has_init = find_cell(cx, class, init_name)?.get() != object_methods(cx).init;
    let fields = Some(fields(cx, class)?.len());
    (is_new && !has_init).then_some(RecordClass {
        shape: cx.class(class).root_shape,
        fields,
        empties: 0,
        ends_iteration: false,
        initializer: None,
    })
}

fn holds_tuple(cx: &mut Context, class: Gc<Class>) -> bool {
    record::value_type(class) == Some(type_class(cx, BuiltinType::Tuple))
}

fn fields(cx: &mut Context, class: Gc<Class>) -> Option<Gc<Tuple>> {
    let fields = name(cx, Name::Fields);
    find_cell(cx, class, fields)?.get().cast()
}
