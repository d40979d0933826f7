//! A language with just what the objects ask of one: errors, and hashing and comparing of keys.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::feedback::FeedbackSlot;
use runtime::function::{FunctionCell, IntrinsicFn};
use runtime::gc::Gc;
use runtime::language::{BinaryOp, CompareOp, Language, UnaryOp};
use runtime::native::Arguments;
use runtime::number;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

/// Errors are strings. Booleans are keys equal to 0 and 1; tuples are hashed by their length and compared by their
/// first elements, and comparing tuples whose second element is a dict clears that dict first.
pub struct TestLanguage;

fn as_number(key: Value) -> Value {
    key.as_bool().map_or(key, |b| Value::small(i64::from(b)))
}

#[rustfmt::skip]
impl Language for TestLanguage {
    fn name(&self) -> &'static str { "test" }
    fn new_error(&self, cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
        Ok(cx.new_string(&format!("{kind:?}: {message}"))?.value())
    }
    fn to_exception(&self, _: &mut Context, thrown: Value) -> Result { Ok(thrown) }
    fn add_traceback(&self, _: &mut Context, _: Value, _: &FunctionCell, _: u32) {}
    fn hash(&self, cx: &mut Context, key: Value) -> Result<u64> {
        match key.cast::<Tuple>() {
            Some(tuple) => Ok(tuple.len() as u64),
            None => match number::hash(as_number(key)) {
                Some(hash) => Ok(hash as u64),
                None => cx.type_error("unhashable"),
            },
        }
    }
    fn keys_equal(&self, cx: &mut Context, a: Value, b: Value) -> Result<bool> {
        if let (Some(a), Some(b)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) {
            if let Some(dict) = a.get(1).cast::<Dict>() && dict.len() > 0 {
                cx.dict_clear(dict);
                cx.new_string("so that something may be collected")?;
            }
            return Ok(a.get(0) == b.get(0));
        }
        Ok(number::equal(as_number(a), as_number(b)).unwrap_or(false))
    }

    fn binary(&self, _: &mut Context, _: BinaryOp, _: bool, _: Value, _: Value) -> Result { unimplemented!() }
    fn unary(&self, _: &mut Context, _: UnaryOp, _: Value) -> Result { unimplemented!() }
    fn compare(&self, _: &mut Context, _: CompareOp, _: Value, _: Value) -> Result { unimplemented!() }
    fn truth(&self, _: &mut Context, _: Value) -> Result<bool> { unimplemented!() }
    fn contains(&self, _: &mut Context, _: Value, _: Value) -> Result<bool> { unimplemented!() }
    fn get_property(&self, _: &mut Context, _: Value, _: Value, _: Option<&FeedbackSlot>) -> Result { unimplemented!() }
    fn set_property(&self, _: &mut Context, _: Value, _: Value, _: Value, _: Option<&FeedbackSlot>) -> Result<()> { unimplemented!() }
    fn delete_property(&self, _: &mut Context, _: Value, _: Value) -> Result<()> { unimplemented!() }
    fn get_method(&self, _: &mut Context, _: Value, _: Value, _: Option<&FeedbackSlot>) -> Result<(Value, Value)> { unimplemented!() }
    fn get_element(&self, _: &mut Context, _: Value, _: Value) -> Result { unimplemented!() }
    fn set_element(&self, _: &mut Context, _: Value, _: Value, _: Value) -> Result<()> { unimplemented!() }
    fn delete_element(&self, _: &mut Context, _: Value, _: Value) -> Result<()> { unimplemented!() }
    fn call(&self, _: &mut Context, _: Value, _: Arguments<'_>) -> Result { unimplemented!() }
    fn bind_arguments(&self, _: &mut Context, _: Gc<Closure>, _: Arguments<'_>, _: &mut [Value]) -> Result<()> { unimplemented!() }
    fn iterate(&self, _: &mut Context, _: Value) -> Result { unimplemented!() }
    fn next(&self, _: &mut Context, _: Value) -> Result { unimplemented!() }
    fn named_constant(&self, _: &mut Context, _: &str) -> Option<Value> { None }
    fn intrinsic(&self, _: &str) -> Option<IntrinsicFn> { None }
    fn default_global(&self, _: &mut Context, _: Value) -> Option<Value> { None }
}

/// The pending error's text.
pub fn take_error(cx: &mut Context) -> String {
    let error = cx.take_exception().cast::<Str>().expect("an error of the test language");
    error.to_cow().into_owned()
}
