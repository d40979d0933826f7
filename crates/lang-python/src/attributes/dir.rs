//! `dir`: the names that an object answers to.

use std::collections::BTreeSet;

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::list::List;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::module;
use crate::classes::{members, object_type};
use crate::state::class_of;
use crate::text::name_text;

/// The names of an object's attributes, sorted.
///
/// # Errors
/// When memory is exhausted.
pub fn names(cx: &mut Context, object: Value) -> Result<Gc<List>> {
    let mut names = BTreeSet::new();
    if module::is_module(cx, object) {
        names.extend(module::entries(cx, object).into_iter().map(|(name, _)| name_text(name)));
    } else {
        let class = match object.cast::<Class>() {
            Some(class) => class,
            None => class_of(cx, object),
        };
        for ancestor in cx.class(class).resolution_order.clone() {
            names.extend(cx.class_attributes(ancestor).iter().map(|(name, _)| name_text(name)));
        }
        names.extend(members::names(cx, class).into_iter().map(name_text));
        if members::has_weakref(cx, class) {
            names.insert("__weakref__".to_owned());
        }
        let is_object = object.cast::<Class>().is_none();
        if is_object && !object_type::has_dict(cx, object) {
            names.remove("__dict__");
        }
        if let Some(dict) = super::own_dict::table(cx, object) {
            names.extend(crate::tables::entries(dict).map(|(name, _)| name_text(name)));
        } else if let Some(shape) = object.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC) {
            names.extend(cx.shapes[shape].names().iter().map(|&name| name_text(name)));
        }
    }
    let list = cx.new_list_with_capacity(names.len())?;
    for name in names {
        let name = cx.new_string(&name)?.value();
        list.push(cx, name)?;
    }
    Ok(list)
}
