//! Scheme's rules, as the instructions ask for them.

use abi::intrinsic::Intrinsic;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::feedback::FeedbackSlot;
use runtime::function::{FunctionCell, IntrinsicFn};
use runtime::gc::Gc;
use runtime::language::{BinaryOp, CompareOp, Language, UnaryOp};
use runtime::layout::LayoutError;
use runtime::native::Arguments;
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::data::foreign::{self, Tag};
use crate::data::from_syntax::{self, Strings};
use crate::data::{equality, error, expect, list, state};
use crate::natives::{self, wrong_count};
use crate::number::arithmetic::{self, Operation};
use crate::number::compare;
use crate::number::division::{Division, Part, divide};
use crate::number::power;
use crate::{print, reader};

/// Scheme.
pub struct Scheme;

/// Scheme's rules.
pub static SCHEME: Scheme = Scheme;

impl Scheme {
    /// Refuses an instruction that no Scheme program is compiled to.
    fn foreign_operation<T>(cx: &mut Context, what: &str, value: Value) -> Result<T> {
        error::fail(cx, &format!("{what} is not an operation of Scheme; the operand was"), &[value])
    }
}

impl Language for Scheme {
    fn name(&self) -> &'static str {
        "scheme"
    }

    fn has_continuations(&self) -> bool {
        true
    }

    fn new_error(&self, cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
        error::of_machine(cx, kind, message)
    }

    fn to_exception(&self, cx: &mut Context, thrown: Value) -> Result {
        error::exception_of(cx, thrown)
    }

    fn has_hooks(&self) -> bool {
        false
    }

    fn add_traceback(&self, cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
        state::add_trace(cx, exception, function, pc);
    }

    fn binary(&self, cx: &mut Context, op: BinaryOp, _: bool, lhs: Value, rhs: Value) -> Result {
        match op {
            BinaryOp::Add => arithmetic::combine(cx, Operation::Add, lhs, rhs),
            BinaryOp::Sub => arithmetic::combine(cx, Operation::Subtract, lhs, rhs),
            BinaryOp::Mul => arithmetic::combine(cx, Operation::Multiply, lhs, rhs),
            BinaryOp::DivExact => arithmetic::combine(cx, Operation::Divide, lhs, rhs),
            BinaryOp::DivTrunc => divide(cx, "quotient", Division::Truncate, Part::Quotient, lhs, rhs),
            BinaryOp::RemTrunc => divide(cx, "remainder", Division::Truncate, Part::Remainder, lhs, rhs),
            BinaryOp::DivFloor => divide(cx, "floor-quotient", Division::Floor, Part::Quotient, lhs, rhs),
            BinaryOp::ModFloor => divide(cx, "modulo", Division::Floor, Part::Remainder, lhs, rhs),
            BinaryOp::Pow => power::expt(cx, lhs, rhs),
            _ => Self::foreign_operation(cx, "this operator", lhs),
        }
    }

    fn unary(&self, cx: &mut Context, op: UnaryOp, operand: Value) -> Result {
        match op {
            UnaryOp::Neg => arithmetic::negate(cx, operand),
            UnaryOp::Pos => arithmetic::combine(cx, Operation::Add, Value::ZERO, operand),
            UnaryOp::Invert => crate::number::integer::invert(cx, "bitwise-not", operand),
        }
    }

    fn compare(&self, cx: &mut Context, op: CompareOp, lhs: Value, rhs: Value) -> Result {
        compare::compare(cx, op, lhs, rhs).map(Value::bool)
    }

    fn truth(&self, _: &mut Context, value: Value) -> Result<bool> {
        Ok(value != Value::FALSE)
    }

    fn contains(&self, cx: &mut Context, _: Value, container: Value) -> Result<bool> {
        Self::foreign_operation(cx, "a test of containment", container)
    }

    fn get_property(&self, cx: &mut Context, object: Value, _: Value, _: Option<&FeedbackSlot>) -> Result {
        Self::foreign_operation(cx, "reading a property", object)
    }

    fn set_property(
        &self,
        cx: &mut Context,
        object: Value,
        _: Value,
        _: Value,
        _: Option<&FeedbackSlot>,
    ) -> Result<()> {
        Self::foreign_operation(cx, "writing a property", object)
    }

    fn delete_property(&self, cx: &mut Context, object: Value, _: Value) -> Result<()> {
        Self::foreign_operation(cx, "deleting a property", object)
    }

    fn get_method(
        &self,
        cx: &mut Context,
        object: Value,
        _: Value,
        _: Option<&FeedbackSlot>,
    ) -> Result<(Value, Value)> {
        Self::foreign_operation(cx, "calling a method", object)
    }

    fn new_layout_error(&self, cx: &mut Context, error: LayoutError) -> Result {
        let (expected, value) = match error {
            LayoutError::None => ("record".to_owned(), Value::NONE),
            LayoutError::Wrong { value, expected } => match cx.shapes[expected].fixed.as_deref() {
                Some(layout) => (print::shown_name(&layout.name).to_owned(), value),
                None => ("array".to_owned(), value),
            },
        };
        error::of_wrong_record(cx, &expected, value)
    }

    fn is_infinite_when_too_large(&self) -> bool {
        true
    }

    fn elements_are_of_vectors(&self) -> bool {
        true
    }

    fn get_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        let vector = expect::vector(cx, "vector-ref", object)?;
        let index = expect::index(cx, "vector-ref", key, vector.len())?;
        vector.get(cx, index)
    }

    fn set_element(&self, cx: &mut Context, object: Value, key: Value, value: Value) -> Result<()> {
        let vector = expect::vector(cx, "vector-set!", object)?;
        let index = expect::index(cx, "vector-set!", key, vector.len())?;
        vector.set(cx, index, value)
    }

    fn delete_element(&self, cx: &mut Context, object: Value, _: Value) -> Result<()> {
        Self::foreign_operation(cx, "deleting an element", object)
    }

    fn call(&self, cx: &mut Context, callee: Value, arguments: Arguments<'_>) -> Result {
        if foreign::is(callee, Tag::Parameter) {
            return match arguments.values {
                [] => Ok(foreign::word(callee, 0)),
                values => wrong_count(cx, "parameter", 0, Some(0), values.len()),
            };
        }
        error::fail(cx, "attempt to call something that is no procedure:", &[callee])
    }

    fn keeps_rest_in_list(&self) -> bool {
        true
    }

    fn bind_arguments(
        &self,
        cx: &mut Context,
        closure: Gc<Closure>,
        arguments: Arguments<'_>,
        parameters: &mut [Value],
    ) -> Result<()> {
        let function = closure.cell().function();
        let has_rest = function.parameters.has_rest;
        let required = parameters.len() - usize::from(has_rest);
        let given = arguments.values.len();
        if given < required || (given > required && !has_rest) || !arguments.keywords.is_empty() {
            let most = if has_rest { None } else { Some(required) };
            let name = print::shown_name(&function.name).to_owned();
            return wrong_count(cx, &name, required, most, given);
        }
        parameters[..required].copy_from_slice(&arguments.values[..required]);
        if has_rest {
            parameters[required] = list::from_values(cx, &arguments.values[required..])?;
        }
        Ok(())
    }

    fn iterate(&self, cx: &mut Context, iterable: Value) -> Result {
        Self::foreign_operation(cx, "iteration", iterable)
    }

    fn iterate_to_unpack(&self, cx: &mut Context, iterable: Value) -> Result {
        error::fail(cx, "several values were expected, but there is one:", &[iterable])
    }

    fn next(&self, cx: &mut Context, iterator: Value) -> Result {
        Self::foreign_operation(cx, "iteration", iterator)
    }

    fn hash(&self, cx: &mut Context, key: Value) -> Result<u64> {
        Ok(equality::hash_equal(key, cx.hash_seed))
    }

    fn keys_equal(&self, _: &mut Context, a: Value, b: Value) -> Result<bool> {
        Ok(equality::equal(a, b))
    }

    /// A quote and the text of a datum.
    fn named_constant(&self, cx: &mut Context, name: &str) -> Option<Value> {
        let (syntax, _) = reader::read(name.strip_prefix('\'')?, 0).ok()??;
        from_syntax::value(cx, &syntax, Strings::Literal).ok()
    }

    fn intrinsic(&self, name: &str) -> Option<IntrinsicFn> {
        natives::find(name).map(|native| native.function)
    }

    fn intrinsic_form(&self, name: &str) -> Option<Intrinsic> {
        natives::form(name)
    }

    fn default_global(&self, cx: &mut Context, name: Value) -> Option<Value> {
        let name = name.cast::<Str>()?.to_cow().into_owned();
        natives::value(cx, &name).ok()?
    }
}
