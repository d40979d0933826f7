//! What the lowered code calls by name: the functions of [`crate::lower::intrinsics`].

mod collections;
mod exceptions;
mod patterns;
mod reflection;
mod type_parameters;

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::function::IntrinsicFn;
use runtime::object::dict::Dict;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::{property_dict, super_object};
use crate::builtin_type::BuiltinType;
use crate::builtins::functions::sum;
use crate::calls::spread;
use crate::exceptions::{groups, raise};
use crate::lower::intrinsics::{INTRINSICS, Intrinsic};
use crate::{classes, coroutines, elements, generators, imports, modules};

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
    (Intrinsic::MatchGroup, |cx, a| groups::match_group(cx, a[0], a[1])),
    (Intrinsic::ReraiseGroup, |cx, a| groups::reraise_group(cx, a[0], a[1], a[2])),
    (Intrinsic::Reraise, exceptions::reraise),
    (Intrinsic::RaiseFrom, exceptions::raise_from),
    (Intrinsic::AssertionError, exceptions::assertion_error),
    (Intrinsic::ExceptionParts, exceptions::exception_parts),
    (Intrinsic::DelegateIterator, |cx, a| generators::delegate_iterator(cx, a[0])),
    (Intrinsic::IsGenerator, generators::is_generator),
    (Intrinsic::DelegateThrow, |cx, a| generators::delegate_throw(cx, a[0], a[1])),
    (Intrinsic::NewCoroutine, |cx, a| coroutines::new_coroutine(cx, a[0])),
    (Intrinsic::NewAsyncGenerator, |cx, a| coroutines::new_async_generator(cx, a[0])),
    (Intrinsic::AsyncFunctionData, |cx, a| coroutines::function_data(cx, a[0], a[1])),
    (Intrinsic::AwaitIterator, |cx, a| coroutines::await_iterator(cx, a[0], a[1])),
    (Intrinsic::AsyncYield, |cx, a| coroutines::new_yield(cx, a[0])),
    (Intrinsic::AsyncIterator, |cx, a| coroutines::async_iterator(cx, a[0])),
    (Intrinsic::AsyncNext, |cx, a| coroutines::async_next(cx, a[0])),
    (Intrinsic::GeneratorSource, collections::generator_source),
    (Intrinsic::PrepareClass, |cx, a| classes::metaclass::prepare(cx, a[0], a[1], a[2])),
    (Intrinsic::BuildClass, |cx, a| classes::build::build_class(cx, a[0], a[1], a[2], a[3], a[4], a[5])),
    (Intrinsic::ClassLookup, class_lookup),
    (Intrinsic::ClassDelete, class_delete),
    (Intrinsic::SuperObject, |cx, a| super_object::new(cx, a[0], a[1])),
    (Intrinsic::PropertyView, |cx, a| property_dict::view(cx, a[0])),
    (Intrinsic::PropertiesToFormat, |cx, a| property_dict::view_to_format(cx, a[0], a[1])),
    (Intrinsic::FormatValue, collections::format_value),
    (Intrinsic::FormattedPiece, collections::formatted_piece),
    (Intrinsic::TextPiece, collections::text_piece),
    (Intrinsic::DecimalPiece, collections::decimal_piece),
    (Intrinsic::UnpackStar, collections::unpack_star),
    (Intrinsic::ListExtend, collections::list_extend),
    (Intrinsic::ListOfFloats, collections::list_of_floats),
    (Intrinsic::ListToTuple, collections::list_to_tuple),
    (Intrinsic::TupleToList, collections::tuple_to_list),
    (Intrinsic::ConstantSet, collections::constant_set),
    (Intrinsic::SetUpdate, collections::set_update),
    (Intrinsic::DictUpdate, collections::dict_update),
    (Intrinsic::SpreadArguments, spread::spread_arguments),
    (Intrinsic::SpreadKeywords, spread::spread_keywords),
    (Intrinsic::AddKeyword, spread::add_keyword),
    (Intrinsic::SumKnown, |cx, a| sum::known(cx, a[0], a[1], a[2])),
    (Intrinsic::SumLost, |cx, a| sum::lost(cx, a[0], a[1], a[2])),
    (Intrinsic::SumTotal, |cx, a| sum::total(cx, a[0], a[1])),
    (Intrinsic::TypeParameter, type_parameters::type_parameter),
    (Intrinsic::TypeAlias, type_parameters::type_alias),
    (Intrinsic::SetTypeParameters, type_parameters::set_type_parameters),
    (Intrinsic::GenericBases, type_parameters::generic_bases),
    (Intrinsic::NoteVariable, reflection::note_variable),
    (Intrinsic::CallInScope, reflection::call_in_scope),
    (Intrinsic::MatchSequence, patterns::match_sequence),
    (Intrinsic::MatchMapping, patterns::match_mapping),
    (Intrinsic::MatchClass, patterns::match_class),
    (Intrinsic::DisplayValue, |cx, a| modules::sys::display(cx, a[0])),
    (Intrinsic::ImportModule, |cx, a| imports::import_module(cx, a[0], a[1], a[2])),
    (Intrinsic::ImportRoot, |cx, a| imports::import_root(cx, a[0], a[1])),
    (Intrinsic::ImportFrom, |cx, a| imports::import_from(cx, a[0], a[1])),
    (Intrinsic::ImportStar, |cx, a| imports::import_star(cx, a[0], a[1])),
];

fn class_lookup(cx: &mut Context, arguments: &[Value]) -> Result {
    let (namespace, name) = (arguments[0], arguments[1]);
    if namespace.shape() == Some(ShapeId::DICT) {
        let dict = namespace.cast::<Dict>().expect("the shape says so");
        return Ok(cx.dict_get(dict, name)?.unwrap_or(Value::UNBOUND));
    }
    match elements::get(cx, namespace, name) {
        Err(_) if raise::pending_is(cx, BuiltinType::KeyError) => {
            cx.take_exception();
            Ok(Value::UNBOUND)
        }
        result => result,
    }
}

fn class_delete(cx: &mut Context, arguments: &[Value]) -> Result {
    match elements::delete(cx, arguments[0], arguments[1]) {
        Err(_) if raise::pending_is(cx, BuiltinType::KeyError) => {
            cx.take_exception();
            let name = crate::text::name_text(arguments[1]);
            cx.raise(ErrorKind::Name, &format!("name '{name}' is not defined"))
        }
        result => result.map(|()| Value::NONE),
    }
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
