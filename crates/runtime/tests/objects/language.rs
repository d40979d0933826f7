//! A language with just what the objects ask of one: errors, and hashing and comparing of keys.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::language::Language;
use runtime::number;
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

}

/// The pending error's text.
pub fn take_error(cx: &mut Context) -> String {
    let error = cx.take_exception().cast::<Str>().expect("an error of the test language");
    error.to_cow().into_owned()
}
