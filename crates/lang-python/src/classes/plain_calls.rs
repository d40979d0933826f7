//! Calls of classes that do nothing unusual: a new object, filled by a function of the program's. Which classes are called so is
//! remembered until a lookup in a class changes: sites that meet many classes ask each time.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::PlainClass;
use runtime::native::Arguments;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::instance::{bare_shape, check_initialized};
use crate::attributes::lookup::{find_cell, find_in_class};
use crate::names::{Name, name};
use crate::state::{object_methods, python};

/// Entries of the table; a power of two.
const ENTRIES: usize = 256;

/// Which classes are called so. Classes live as long as the isolate.
pub(crate) struct PlainCalls {
    epoch: u64,
    /// A class, and whether it is one.
    entries: Box<[(Value, bool)]>,
}

impl Default for PlainCalls {
    /// One that is dropped, and has no entries, before it is first used.
    fn default() -> Self {
        PlainCalls { epoch: u64::MAX, entries: Box::new([]) }
    }
}

/// What compilers may do for a call of a class: make an object of a shape and call an initializer, if there is one.
pub(crate) fn plain_class(cx: &mut Context, class: Gc<Class>) -> Option<PlainClass> {
    let shape = bare_shape(cx, class)?;
    let new_name = name(cx, Name::New);
    let new = find_cell(cx, class, new_name)?.get();
    if new != object_methods(cx).new {
        return None;
    }
    let init_name = name(cx, Name::Init);
    let init = find_cell(cx, class, init_name)?;
    if init.get() == object_methods(cx).init {
        return Some(PlainClass { shape, initializer: None });
    }
    let is_closure = init.get().shape() == Some(ShapeId::CLOSURE);
    is_closure.then_some(PlainClass { shape, initializer: Some(init) })
}

/// The result of a call of a class, if it is one of those.
///
/// # Errors
/// What the initializer raises.
pub(super) fn call(cx: &mut Context, class: Gc<Class>, arguments: Arguments<'_>) -> Result<Option<Value>> {
    if !is_plain(cx, class) {
        return Ok(None);
    }
    let key = name(cx, Name::Init);
    let Some(init) = find_in_class(cx, class, key) else { return Ok(None) };
    let object = cx.new_instance(class)?;
    let result = cx.call_with_receiver(init, object, arguments)?;
    check_initialized(cx, result)?;
    Ok(Some(object))
}

/// Whether calls of a class make an object and call a function of the program's with it.
fn is_plain(cx: &mut Context, class: Gc<Class>) -> bool {
    let index = (class.value().0 >> 4 ^ class.value().0 >> 12) as usize & (ENTRIES - 1);
    let epoch = cx.lookup_epoch;
    let cache = &mut python(cx).plain_calls;
    if cache.epoch != epoch {
        cache.entries = vec![(Value::NONE, false); ENTRIES].into();
        cache.epoch = epoch;
    }
    let (known, is_plain) = cache.entries[index];
    if known == class.value() {
        return is_plain;
    }
    let is_plain = plain_class(cx, class).is_some_and(|plain| plain.initializer.is_some());
    // Unless a lookup has made something late.
    if cx.lookup_epoch == epoch {
        python(cx).plain_calls.entries[index] = (class.value(), is_plain);
    }
    is_plain
}
