//! Values of any type that serde knows (feature `serde`): structures are dictionaries by name, enums are as in JSON.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//! use updraft::{Engine, IsolateConfig, Language, Serde};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Order { item: String, count: u32 }
//!
//! # fn main() -> Result<(), updraft::Error> {
//! let engine = Engine::new(Default::default())?;
//! let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
//! let module = isolate.load("m", "def double(order): return {**order, 'count': 2 * order['count']}")?;
//! let double = module.function(&mut isolate, "double")?;
//! let order = Order { item: "figs".to_owned(), count: 3 };
//! let Serde(order) = double.call::<Serde<Order>>(&mut isolate, (Serde(order),))?;
//! assert_eq!((&*order.item, order.count), ("figs", 6));
//! # Ok(())
//! # }
//! ```

mod read;
mod write;

use ::serde::Serialize;
use ::serde::de::DeserializeOwned;
use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoValue};
use crate::error::Error;
use crate::scope::{AsScope, Scope};
use crate::value::Value;

/// A value that is converted by serde: an argument, a result, a global variable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Serde<T>(pub T);

impl<T: Serialize> IntoValue for Serde<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        self.0.serialize(write::Writer(scope))
    }
}

impl<T: DeserializeOwned> FromValue for Serde<T> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        T::deserialize(read::Reader { word, scope }).map(Serde)
    }
}

/// A value of the isolate that is made of a value of Rust.
///
/// # Errors
/// [`Error::Data`] for what has no like, such as integers of 128 bits; and when memory is exhausted.
pub fn to_value(isolate: &mut impl AsScope, value: &impl Serialize) -> Result<Value, Error> {
    isolate.with_scope(|scope| {
        let word = value.serialize(write::Writer(scope))?;
        Value::from_word(word, scope)
    })
}

/// A value of Rust that is made of a value of the isolate.
///
/// # Errors
/// [`Error::Data`] when it is of another form.
pub fn from_value<T: DeserializeOwned>(isolate: &mut impl AsScope, value: Value) -> Result<T, Error> {
    isolate.with_scope(|scope| {
        let word = value.into_word(scope)?;
        Serde::from_word(word, scope).map(|Serde(value)| value)
    })
}

impl ::serde::ser::Error for Error {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Error::Data(message.to_string())
    }
}

impl ::serde::de::Error for Error {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Error::Data(message.to_string())
    }
}
