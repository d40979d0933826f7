//! Python's rules, as the instructions ask for them.

use abi::intrinsic::{Instances, Intrinsic};
use abi::operators::{Asking, Meaning};
use abi::sequence::Sequence;

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::feedback::FeedbackSlot;
use runtime::function::{FunctionCell, IntrinsicFn};
use runtime::gc::Gc;
use runtime::language::{
    BinaryOp, CompareOp, Language, Operator, OperatorMethod, PlainClass, RecordClass, UnaryOp, Wrapped,
};
use runtime::native::{Arguments, NativeFunction};
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::hash_table::KeyHash;
use runtime::object::string::StringBuilder;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use crate::attributes::lookup::method_in_python;
use crate::attributes::{read, write};
use crate::builtin_type::BuiltinType;
use crate::builtins::visible;
use crate::calls::{bind, spread};
use crate::classes::{check, descriptor, instance, plain_calls};
use crate::exceptions::{raise, traceback};
use crate::names::Name;
use crate::operators::{binary, comparison, containment, hash, unary, wrappers};
use crate::state::{builtin_type, python, told_class_of};
use crate::{calls, elements, intrinsics, iteration, modules, text, truth};

/// Python.
pub struct Python;

/// Python's rules.
pub static PYTHON: Python = Python;

impl Language for Python {
    fn name(&self) -> &'static str {
        "python"
    }

    fn new_error(&self, cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
        let error = raise::error_of_kind(cx, kind, message)?;
        raise::set_context(cx, error);
        Ok(error)
    }

    fn to_exception(&self, cx: &mut Context, thrown: Value) -> Result {
        raise::to_exception(cx, thrown)
    }

    fn add_traceback(&self, cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
        traceback::add(cx, exception, function, pc);
    }

    fn binary(&self, cx: &mut Context, op: BinaryOp, in_place: bool, lhs: Value, rhs: Value) -> Result {
        binary::binary(cx, op, in_place, lhs, rhs)
    }

    fn binary_declined(
        &self,
        cx: &mut Context,
        op: BinaryOp,
        in_place: bool,
        lhs: Value,
        rhs: Value,
    ) -> Result {
        binary::binary_declined(cx, op, in_place, lhs, rhs)
    }

    fn finish_comparison(
        &self,
        cx: &mut Context,
        op: CompareOp,
        lhs: Value,
        rhs: Value,
        result: Value,
    ) -> Result {
        comparison::finish(cx, op, lhs, rhs, result)
    }

    fn operator_method(
        &self,
        cx: &mut Context,
        operator: Operator,
        lhs: Value,
        rhs: Value,
    ) -> Option<OperatorMethod> {
        let method = match operator {
            Operator::Compare(op) => return comparison::first_method(cx, op, lhs, rhs),
            Operator::Binary(op) => return binary::first_method(cx, op, false, lhs, rhs),
            Operator::InPlace(op) => return binary::first_method(cx, op, true, lhs, rhs),
            Operator::Asked(Asking::Length) => method_in_python(cx, lhs, Name::Len),
            Operator::Asked(Asking::Magnitude) => method_in_python(cx, lhs, Name::Abs),
            Operator::Asked(Asking::Text | Asking::Piece) => text::text_method(cx, lhs),
            Operator::Asked(Asking::Representation) => method_in_python(cx, lhs, Name::Repr),
            Operator::Asked(Asking::FormattedPiece) => crate::format::value::text_method(cx, lhs),
            Operator::Asked(Asking::Truth) => method_in_python(cx, lhs, Name::Bool),
            Operator::Unary(op) => method_in_python(cx, lhs, unary::method_name(op)),
            Operator::GetElement => elements::known_method(cx, lhs, Name::GetItem),
            Operator::SetElement => elements::known_method(cx, lhs, Name::SetItem),
            Operator::Call => method_in_python(cx, lhs, Name::Call),
            Operator::Contains => elements::known_method(cx, lhs, Name::Contains),
            Operator::Iterate => elements::known_method(cx, lhs, Name::Iter),
            Operator::Next => method_in_python(cx, lhs, Name::Next),
        };
        method.map(OperatorMethod::from)
    }

    fn truth_method(&self, cx: &mut Context, object: Value) -> Option<(Asking, Gc<Cell>)> {
        truth::method(cx, object)
    }

    fn operator_meaning(
        &self,
        cx: &Context,
        method: Gc<NativeFunction>,
        lhs: ShapeId,
        rhs: Option<ShapeId>,
    ) -> Meaning {
        wrappers::meaning(cx, method, lhs, rhs)
    }

    fn sequence(&self, cx: &mut Context, method: Gc<NativeFunction>, shape: ShapeId) -> Option<Sequence> {
        elements::sequence_of(cx, method, shape)
    }

    fn iterated_sequence(&self, cx: &mut Context, object: Value) -> Option<Value> {
        elements::iterated_sequence(cx, object)
    }

    fn missing_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        elements::missing_key(cx, object, key)
    }

    fn declines(&self, cx: &mut Context) -> Option<Value> {
        Some(python(cx).not_implemented)
    }

    fn wrapped(&self, cx: &mut Context, attribute: Value) -> Option<Wrapped> {
        descriptor::wrapped(cx, attribute)
    }

    fn getter(&self, cx: &mut Context, property: Value) -> Option<Value> {
        descriptor::getter(cx, property)
    }

    fn setter(&self, property: Value) -> Option<Value> {
        descriptor::setter(property)
    }

    fn unary(&self, cx: &mut Context, op: UnaryOp, operand: Value) -> Result {
        unary::unary(cx, op, operand)
    }

    fn compare(&self, cx: &mut Context, op: CompareOp, lhs: Value, rhs: Value) -> Result {
        comparison::compare(cx, op, lhs, rhs)
    }

    fn truth(&self, cx: &mut Context, value: Value) -> Result<bool> {
        truth::truth(cx, value)
    }

    fn class_of(&self, cx: &mut Context, value: Value) -> Value {
        told_class_of(cx, value).value()
    }

    fn is_always_true(&self, cx: &mut Context, object: Value) -> bool {
        truth::is_always_true(cx, object)
    }

    fn booleans_are_numbers(&self) -> bool {
        true
    }

    fn strings_contain_parts(&self) -> bool {
        true
    }

    fn adds_strings(&self) -> bool {
        true
    }

    fn tuples_compare_by_elements(&self) -> bool {
        true
    }

    fn empty_is_false(&self) -> bool {
        true
    }

    fn is_instance(&self, cx: &mut Context, value: Value, class: Gc<Class>) -> bool {
        check::is_instance_of(cx, value, class)
    }

    fn instances(&self, cx: &mut Context, class: Gc<Class>) -> Instances {
        check::instances(cx, class)
    }

    fn tests_instances(&self, cx: &mut Context, class: Gc<Class>) -> bool {
        python(cx).tells_class || check::own_check(cx, class, Name::InstanceCheck).is_some()
    }

    fn contains(&self, cx: &mut Context, item: Value, container: Value) -> Result<bool> {
        containment::contains(cx, item, container)
    }

    fn get_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result {
        read::get_property(cx, object, name, slot)
    }

    fn find_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<Option<Value>> {
        read::find_property(cx, object, name, slot)
    }

    fn set_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        value: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<()> {
        write::set_property(cx, object, name, value, slot)
    }

    fn set_own_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        value: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<()> {
        write::set_own(cx, object, name, value, slot)
    }

    fn delete_property(&self, cx: &mut Context, object: Value, name: Value) -> Result<()> {
        write::delete_attribute(cx, object, name)
    }

    fn get_method(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<(Value, Value)> {
        read::get_method(cx, object, name, slot)
    }

    fn get_special(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<(Value, Value)> {
        read::get_special(cx, object, name, slot)
    }

    fn get_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        elements::get(cx, object, key)
    }

    fn set_element(&self, cx: &mut Context, object: Value, key: Value, value: Value) -> Result<()> {
        elements::set(cx, object, key, value)
    }

    fn get_slice(&self, cx: &mut Context, object: Value, parts: &[Value; 3]) -> Result {
        elements::get_slice(cx, object, parts)
    }

    fn set_slice(&self, cx: &mut Context, object: Value, parts: &[Value; 3], value: Value) -> Result<()> {
        elements::set_slice(cx, object, parts, value)
    }

    fn delete_element(&self, cx: &mut Context, object: Value, key: Value) -> Result<()> {
        elements::delete(cx, object, key)
    }

    fn call(&self, cx: &mut Context, callee: Value, arguments: Arguments<'_>) -> Result {
        calls::call_object(cx, callee, arguments)
    }

    fn bind_arguments(
        &self,
        cx: &mut Context,
        closure: Gc<Closure>,
        arguments: Arguments<'_>,
        parameters: &mut [Value],
    ) -> Result<()> {
        bind::bind_arguments(cx, closure, arguments, parameters)
    }

    fn spread_arguments(&self, cx: &mut Context, callee: Value, iterable: Value) -> Result {
        spread::arguments_of(cx, callee, iterable)
    }

    fn spread_keywords(&self, cx: &mut Context, callee: Value, mapping: Value) -> Result {
        spread::keywords_of(cx, callee, mapping)
    }

    fn iterate(&self, cx: &mut Context, iterable: Value) -> Result {
        iteration::iterate(cx, iterable)
    }

    fn checked_answer(&self, cx: &mut Context, asking: Asking, answer: Value) -> Result {
        match asking {
            Asking::Length => truth::checked_length(cx, answer).map(Value::length),
            Asking::Magnitude => Ok(answer),
            Asking::Representation => Ok(text::checked_text(cx, answer, Name::Repr)?.0),
            Asking::Text | Asking::Piece | Asking::FormattedPiece => {
                let (told, text) = text::checked_text(cx, answer, Name::Str)?;
                Ok(if asking == Asking::Text { told } else { text.value() })
            }
            Asking::Truth => truth::checked_truth(cx, answer).map(Value::bool),
        }
    }

    fn checked_iterator(&self, cx: &mut Context, iterator: Value) -> Result {
        iteration::checked_iterator(cx, iterator)
    }

    fn iterate_to_unpack(&self, cx: &mut Context, iterable: Value) -> Result {
        if iteration::is_iterable(cx, iterable) {
            return iteration::iterate(cx, iterable);
        }
        let given = crate::state::type_name(cx, iterable);
        cx.type_error(format!("cannot unpack non-iterable {given} object"))
    }

    fn next(&self, cx: &mut Context, iterator: Value) -> Result {
        iteration::next(cx, iterator)
    }

    fn ends_iteration(&self, cx: &mut Context) -> bool {
        iteration::is_at_end(cx)
    }

    fn hash(&self, cx: &mut Context, key: Value) -> Result<u64> {
        Ok(hash::hash(cx, key)? as u64)
    }

    fn key_hash(&self, cx: &mut Context, object: Value) -> KeyHash {
        hash::key_hash(cx, object)
    }

    fn checked_hash(&self, cx: &mut Context, answer: Value) -> Result<u64> {
        Ok(hash::checked_hash(cx, answer)? as u64)
    }

    fn keys_equal(&self, cx: &mut Context, a: Value, b: Value) -> Result<bool> {
        comparison::same_or_equal(cx, a, b)
    }

    fn plain_class(&self, cx: &mut Context, class: Gc<Class>) -> Option<PlainClass> {
        plain_calls::plain_class(cx, class)
    }

    fn bare_shape(&self, cx: &mut Context, class: Gc<Class>) -> Option<ShapeId> {
        instance::bare_shape(cx, class)
    }

    fn check_initialized(&self, cx: &mut Context, result: Value) -> Result<()> {
        instance::check_initialized(cx, result)
    }

    fn record_class(&self, cx: &mut Context, class: Gc<Class>) -> Option<RecordClass> {
        match cx.class(class).layout {
            Layout::BuiltIn(ShapeId::THROWABLE) => instance::exception_class(cx, class),
            _ => modules::named_tuple::record_class(cx, class),
        }
    }

    fn keeps_defaults(&self) -> bool {
        true
    }

    fn class_intrinsic(&self, cx: &mut Context, class: Gc<Class>) -> Option<Intrinsic> {
        match builtin_type(cx, class)? {
            BuiltinType::Range => Some(Intrinsic::Range),
            BuiltinType::Float => Some(Intrinsic::FloatOf),
            BuiltinType::Int => Some(Intrinsic::IntegerOf),
            BuiltinType::Bool => Some(Intrinsic::Truth),
            BuiltinType::Str => Some(Intrinsic::Text),
            BuiltinType::Type => Some(Intrinsic::ClassOf),
            BuiltinType::Super => Some(Intrinsic::Behind),
            _ => None,
        }
    }

    fn integer(&self, cx: &mut Context, value: Value) -> Result {
        crate::builtins::int::to_int(cx, value)
    }

    fn float(&self, cx: &mut Context, value: Value) -> Result {
        crate::builtins::float::to_float_object(cx, value)
    }

    fn text(&self, cx: &mut Context, value: Value) -> Result {
        Ok(text::str(cx, value)?.value())
    }

    fn named_constant(&self, cx: &mut Context, name: &str) -> Option<Value> {
        match name {
            "Ellipsis" => Some(python(cx).ellipsis),
            "NotImplemented" => Some(python(cx).not_implemented),
            // Stands for "no value" in tuples of constants.
            "unbound" => Some(Value::UNBOUND),
            text if crate::parse::surrogates::has_stand_ins(text) => {
                let mut builder = StringBuilder::new();
                builder.extend(crate::parse::surrogates::code_points(text));
                Some(builder.finish(cx).ok()?.value())
            }
            text => {
                visible::type_or_function(cx, text).or_else(|| crate::builtins::complex::constant(cx, text))
            }
        }
    }

    fn interrupted(&self, cx: &mut Context) -> Result<()> {
        raise::raise_with(cx, BuiltinType::KeyboardInterrupt, &[])
    }

    fn intrinsic(&self, name: &str) -> Option<IntrinsicFn> {
        intrinsics::find(name)
    }

    fn intrinsic_form(&self, name: &str) -> Option<Intrinsic> {
        use crate::lower::intrinsics::Intrinsic as Lowered;
        [
            (Lowered::SuperObject, Intrinsic::Behind),
            (Lowered::DelegateIterator, Intrinsic::Delegated),
            (Lowered::IsGenerator, Intrinsic::HasShape(ShapeId::GENERATOR.0)),
            (Lowered::ExceptionMatches, Intrinsic::ExceptionMatches),
            (Lowered::FormattedPiece, Intrinsic::Piece { asking: Some(Asking::FormattedPiece) }),
            (Lowered::TextPiece, Intrinsic::Piece { asking: Some(Asking::Piece) }),
            (Lowered::DecimalPiece, Intrinsic::Piece { asking: None }),
            (Lowered::SumKnown, Intrinsic::SumKnown),
            (Lowered::SumLost, Intrinsic::SumLost),
            (Lowered::SumTotal, Intrinsic::SumTotal),
        ]
        .into_iter()
        .find_map(|(lowered, form)| (lowered.name() == name).then_some(form))
    }

    fn default_global(&self, cx: &mut Context, name: Value) -> Option<Value> {
        visible::find(cx, name)
    }
}
