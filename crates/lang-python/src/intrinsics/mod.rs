//! What the lowered code calls by name: the functions of [`crate::lower::intrinsics`].

mod calls;
mod collections;
mod exceptions;

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::function::IntrinsicFn;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::attributes::super_object;
use crate::lower::intrinsics::{INTRINSICS, Intrinsic};
use crate::{classes, generators, imports};

/// The function of this name.
pub(crate) fn find(name: &str) -> Option<IntrinsicFn> {
    let index = INTRINSICS.iter().position(|info| info.name == name)?;
    Some(FUNCTIONS[index])
}

/// The functions, in the order of [`Intrinsic`].
static FUNCTIONS: [IntrinsicFn; INTRINSIC_COUNT] = {
    let mut functions: [IntrinsicFn; INTRINSIC_COUNT] = [unassigned; INTRINSIC_COUNT];
    let mut index = 0;
    while index < TABLE.len() {
        functions[TABLE[index].0 as usize] = TABLE[index].1;
        index += 1;
    }
    functions
};

const INTRINSIC_COUNT: usize = TABLE.len();

fn unassigned(cx: &mut Context, _: &[Value]) -> Result {
    cx.raise(ErrorKind::Runtime, "an intrinsic has no function")
}

const TABLE: &[(Intrinsic, IntrinsicFn)] = &[
    (Intrinsic::ExceptionMatches, exceptions::exception_matches),
    (Intrinsic::Reraise, exceptions::reraise),
    (Intrinsic::RaiseFrom, exceptions::raise_from),
    (Intrinsic::AssertionError, exceptions::assertion_error),
    (Intrinsic::ExceptionParts, exceptions::exception_parts),
    (Intrinsic::ContextEnter, exceptions::context_enter),
    (Intrinsic::ContextExit, exceptions::context_exit),
    (Intrinsic::DelegateIterator, |cx, a| generators::delegate_iterator(cx, a[0])),
    (Intrinsic::DelegateThrow, |cx, a| generators::delegate_throw(cx, a[0], a[1])),
    (Intrinsic::GeneratorSource, collections::generator_source),
    (Intrinsic::BuildClass, |cx, a| classes::build::build_class(cx, a[0], a[1], a[2], a[3], a[4], a[5])),
    (Intrinsic::ClassLookup, class_lookup),
    (Intrinsic::ClassDelete, class_delete),
    (Intrinsic::SuperObject, |cx, a| super_object::new(cx, a[0], a[1])),
    (Intrinsic::FormatValue, collections::format_value),
    (Intrinsic::UnpackStar, collections::unpack_star),
    (Intrinsic::ListExtend, collections::list_extend),
    (Intrinsic::ListToTuple, collections::list_to_tuple),
    (Intrinsic::TupleToList, collections::tuple_to_list),
    (Intrinsic::SetUpdate, collections::set_update),
    (Intrinsic::DictUpdate, collections::dict_update),
    (Intrinsic::SpreadArguments, calls::spread_arguments),
    (Intrinsic::SpreadKeywords, calls::spread_keywords),
    (Intrinsic::AddKeyword, calls::add_keyword),
    (Intrinsic::ImportModule, |cx, a| imports::import_module(cx, a[0], a[1])),
    (Intrinsic::ImportRoot, |cx, a| imports::import_root(cx, a[0])),
    (Intrinsic::ImportFrom, |cx, a| imports::import_from(cx, a[0], a[1])),
    (Intrinsic::ImportStar, |cx, a| imports::import_star(cx, a[0])),
];

fn class_lookup(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].cast::<Dict>() {
        Some(namespace) => Ok(cx.dict_get(namespace, arguments[1])?.unwrap_or(Value::UNBOUND)),
        None => Ok(Value::UNBOUND),
    }
}

fn class_delete(cx: &mut Context, arguments: &[Value]) -> Result {
    let removed = match arguments[0].cast::<Dict>() {
        Some(namespace) => cx.dict_remove(namespace, arguments[1])?,
        None => None,
    };
    if removed.is_some() {
        return Ok(Value::NONE);
    }
    let name = arguments[1].cast::<Str>().map_or(String::new(), |name| name.to_cow().into_owned());
    cx.raise(ErrorKind::Name, &format!("name '{name}' is not defined"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_intrinsic_has_a_function() {
        assert_eq!(INTRINSICS.len(), TABLE.len());
        for info in INTRINSICS {
            assert!(TABLE.iter().any(|(intrinsic, _)| intrinsic.name() == info.name), "{}", info.name);
        }
    }
}
