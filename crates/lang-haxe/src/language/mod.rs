//! What the machine's instructions mean for Haxe's dynamic values, and what an isolate keeps for a program.

pub mod arrays;
pub mod errors;
pub mod intrinsics;
pub mod iterators;
pub mod objects;
pub mod operators;
pub mod program_info;
pub mod state;
pub mod text;
pub mod types;

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
use runtime::object::throwable::Throwable;
use runtime::value::Value;

/// Haxe.
pub struct Haxe;

/// Haxe's rules.
pub static HAXE: Haxe = Haxe;

/// Frames that programs may stack.
pub const RECURSION_LIMIT: usize = 20_000;

impl Haxe {
    fn refuse<T>(cx: &mut Context, what: &str) -> Result<T> {
        cx.type_error(what)
    }
}

impl Language for Haxe {
    fn name(&self) -> &'static str {
        "haxe"
    }

    fn new_error(&self, cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
        errors::new_error(cx, kind, message)
    }

    fn new_layout_error(&self, cx: &mut Context, error: LayoutError) -> Result {
        let message = match error {
            LayoutError::None => "Null Access".to_owned(),
            LayoutError::Wrong { value, expected } => {
                let wanted = match cx.shapes[expected].fixed.as_deref() {
                    Some(layout) => layout.name.split(':').next().unwrap_or_default().to_owned(),
                    None => "Array".to_owned(),
                };
                format!("Cannot cast {} to {wanted}", types::type_name(cx, value))
            }
        };
        errors::new_error(cx, ErrorKind::Type, &message)
    }

    fn to_exception(&self, cx: &mut Context, thrown: Value) -> Result {
        if thrown.cast::<Throwable>().is_some() {
            return Ok(thrown);
        }
        errors::new_throwable(cx, thrown)
    }

    fn has_hooks(&self) -> bool {
        false
    }

    fn add_traceback(&self, cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
        errors::add_traceback(cx, exception, function, pc);
    }

    // Typed code computes by itself, and dynamic operators are intrinsics: these are for values of other languages.
    fn binary(&self, cx: &mut Context, op: BinaryOp, _: bool, lhs: Value, rhs: Value) -> Result {
        let (left, right) = (types::type_name(cx, lhs), types::type_name(cx, rhs));
        Self::refuse(cx, &format!("Invalid operation: {op:?} of {left} and {right}"))
    }

    fn unary(&self, cx: &mut Context, op: UnaryOp, operand: Value) -> Result {
        let of = types::type_name(cx, operand);
        Self::refuse(cx, &format!("Invalid operation: {op:?} of {of}"))
    }

    fn compare(&self, cx: &mut Context, op: CompareOp, lhs: Value, rhs: Value) -> Result {
        operators::compare(cx, op, lhs, rhs)
    }

    fn truth(&self, _: &mut Context, value: Value) -> Result<bool> {
        Ok(value == Value::TRUE)
    }

    fn contains(&self, cx: &mut Context, _: Value, _: Value) -> Result<bool> {
        Self::refuse(cx, "Invalid operation: in")
    }

    fn get_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result {
        objects::get_property(cx, object, name, slot)
    }

    fn set_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        value: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<()> {
        objects::set_property(cx, object, name, value, slot)
    }

    fn delete_property(&self, cx: &mut Context, object: Value, name: Value) -> Result<()> {
        cx.remove_property(object, name).map(|_| ())
    }

    fn get_method(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<(Value, Value)> {
        objects::get_method(cx, object, name, slot)
    }

    fn get_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        match key.as_fixnum() {
            Some(index) => arrays::get(cx, object, index),
            None => Self::refuse(cx, "an index must be an Int"),
        }
    }

    fn set_element(&self, cx: &mut Context, object: Value, key: Value, value: Value) -> Result<()> {
        match key.as_fixnum() {
            Some(index) => arrays::set(cx, object, index, value),
            None => Self::refuse(cx, "an index must be an Int"),
        }
    }

    fn delete_element(&self, cx: &mut Context, _: Value, _: Value) -> Result<()> {
        Self::refuse(cx, "elements cannot be deleted")
    }

    fn call(&self, cx: &mut Context, callee: Value, _: Arguments<'_>) -> Result {
        let of = types::type_name(cx, callee);
        Self::refuse(cx, &format!("Cannot call {of}"))
    }

    /// Arguments that are left out are null.
    fn bind_arguments(
        &self,
        cx: &mut Context,
        closure: Gc<Closure>,
        arguments: Arguments<'_>,
        parameters: &mut [Value],
    ) -> Result<()> {
        let values = arguments.positionals();
        if values.len() > parameters.len() {
            let name = &closure.cell().function().qualified_name;
            let message =
                format!("Too many arguments for {name}: {} instead of {}", values.len(), parameters.len());
            return Self::refuse(cx, &message);
        }
        for (index, parameter) in parameters.iter_mut().enumerate() {
            *parameter = values.get(index).copied().unwrap_or(Value::NONE);
        }
        Ok(())
    }

    fn iterate(&self, cx: &mut Context, iterable: Value) -> Result {
        let of = types::type_name(cx, iterable);
        Self::refuse(cx, &format!("{of} is not iterated by the machine"))
    }

    fn next(&self, cx: &mut Context, _: Value) -> Result {
        Self::refuse(cx, "this is no iterator of the machine's")
    }

    /// Objects are keys by identity.
    fn hash(&self, _: &mut Context, key: Value) -> Result<u64> {
        Ok(key.0)
    }

    fn keys_equal(&self, _: &mut Context, a: Value, b: Value) -> Result<bool> {
        Ok(operators::equals(a, b))
    }

    fn named_constant(&self, _: &mut Context, _: &str) -> Option<Value> {
        None
    }

    fn intrinsic(&self, name: &str) -> Option<IntrinsicFn> {
        intrinsics::find(name)
    }

    fn intrinsic_form(&self, name: &str) -> Option<Intrinsic> {
        crate::std::natives::form(name)
    }

    fn default_global(&self, _: &mut Context, _: Value) -> Option<Value> {
        None
    }
}
