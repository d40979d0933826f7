//! Rust's values as a program's, and back.

mod collections;

use std::borrow::Cow;
use std::sync::Arc;

use runtime::object::bigint::BigInt;
use runtime::object::dict::Dict;
use runtime::object::raw_list::length_of_list;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value as Word;

use crate::error::Error;
use crate::function::Function;
use crate::scope::Scope;
use crate::value::{Object, Value};

/// A type of Rust whose values programs can take.
///
/// | Rust | in programs |
/// |---|---|
/// | integers up to 128 bits, floats, `bool` | the same; what does not fit the type is [`Error::Conversion`] |
/// | `String`, `&str`, `Box<str>`, `Arc<str>`, `Cow<str>`, `char` | strings |
/// | `()`, `Option` | none; from a program, `()` takes any value |
/// | `Vec`, `VecDeque`, slices, arrays | lists; in Haxe arrays |
/// | `HashSet`, `BTreeSet` | Python's sets, lists elsewhere; from a program also lists and tuples |
/// | tuples | tuples; from a program also lists of that length |
/// | `HashMap`, `BTreeMap` | dictionaries |
/// | [`Bytes`](crate::Bytes) | bytes; a `Vec<u8>` is a list of numbers |
/// | [`Value`], [`Object`], [`HostObject`](crate::HostObject) | any value, by handle |
/// | [`Function`] | what can be called, by handle |
/// | `Result` | the value; an error fails the conversion |
///
/// Other types go through [`Serde`](crate::Serde). Nobody else can implement the trait.
pub trait IntoValue {
    /// The word of the value, which only the isolate's stack keeps alive.
    #[doc(hidden)]
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error>;
}

/// A type of Rust that values of programs can be converted to; see [`IntoValue`].
///
/// ```
/// # fn main() -> Result<(), updraft::Error> {
/// use std::collections::BTreeMap;
/// use updraft::{Engine, Error, IsolateConfig, Language};
///
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
/// let module = isolate.load("m", "ages = {'Ada': 36, 'Alan': None}")?;
/// let ages: BTreeMap<String, Option<u8>> = module.get(&mut isolate, "ages")?;
/// assert_eq!((ages["Ada"], ages["Alan"]), (Some(36), None));
///
/// let error = module.get::<Vec<f64>>(&mut isolate, "ages").unwrap_err();
/// assert!(matches!(error, Error::Conversion { .. }));
/// # Ok(())
/// # }
/// ```
pub trait FromValue: Sized {
    /// The value of a word.
    #[doc(hidden)]
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error>;
}

/// A value as a value of another type, by way of what programs would see.
pub(crate) fn convert<T: FromValue>(scope: &mut Scope<'_>, value: impl IntoValue) -> Result<T, Error> {
    let word = value.into_word(scope)?;
    T::from_word(word, scope)
}

/// What a value is, in a word.
pub(crate) fn kind_of(word: Word) -> &'static str {
    if word.is_none() {
        "none"
    } else if word.as_bool().is_some() {
        "a truth value"
    } else if runtime::number::is_int(word) {
        "an integer"
    } else if word.as_float().is_some() {
        "a float"
    } else if word.cast::<Str>().is_some() {
        "a string"
    } else if length_of_list(word).is_some() {
        "a list"
    } else if word.cast::<Tuple>().is_some() {
        "a tuple"
    } else if word.cast::<Dict>().is_some() {
        "a dictionary"
    } else {
        "an object"
    }
}

#[cold]
fn mismatch<T>(expected: &'static str, word: Word) -> Result<T, Error> {
    Err(Error::Conversion { expected, found: kind_of(word) })
}

impl IntoValue for () {
    fn into_word(self, _: &mut Scope<'_>) -> Result<Word, Error> {
        Ok(Word::NONE)
    }
}

impl FromValue for () {
    fn from_word(_: Word, _: &mut Scope<'_>) -> Result<Self, Error> {
        Ok(())
    }
}

impl IntoValue for bool {
    fn into_word(self, _: &mut Scope<'_>) -> Result<Word, Error> {
        Ok(if self { Word::TRUE } else { Word::FALSE })
    }
}

impl FromValue for bool {
    fn from_word(word: Word, _: &mut Scope<'_>) -> Result<Self, Error> {
        word.as_bool().map_or_else(|| mismatch("a truth value", word), Ok)
    }
}

macro_rules! integers {
    ($($ty:ty)*) => { $(
        impl IntoValue for $ty {
            #[inline]
            fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
                let made = match i64::try_from(self) {
                    Ok(number) => scope.cx.new_int(number),
                    Err(_) => scope.cx.new_int_from_i128(self as i128),
                };
                scope.outcome(made)
            }
        }

        impl FromValue for $ty {
            #[inline]
            fn from_word(word: Word, _: &mut Scope<'_>) -> Result<Self, Error> {
                let number = match word.as_fixnum() {
                    Some(number) => <$ty>::try_from(number).ok(),
                    None => word.cast::<BigInt>().and_then(|big| <$ty>::try_from(big.to_i128()?).ok()),
                };
                match number {
                    Some(number) => Ok(number),
                    None => mismatch(concat!("an integer that fits ", stringify!($ty)), word),
                }
            }
        }
    )* };
}

integers! { i8 i16 i32 i64 i128 u8 u16 u32 u64 isize usize }

impl IntoValue for f64 {
    #[inline]
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        let made = scope.cx.new_float(self);
        scope.outcome(made)
    }
}

impl FromValue for f64 {
    #[inline]
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        if let Some(float) = word.as_float() {
            return Ok(float);
        }
        if !runtime::number::is_int(word) {
            return mismatch("a number", word);
        }
        let converted = runtime::number::int_to_f64(scope.cx, word);
        scope.outcome(converted)
    }
}

impl IntoValue for f32 {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        f64::from(self).into_word(scope)
    }
}

/// Rounds to the nearest.
impl FromValue for f32 {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        f64::from_word(word, scope).map(|number| number as f32)
    }
}

impl IntoValue for &str {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        let made = scope.cx.new_string(self).map(|text| text.value());
        scope.outcome(made)
    }
}

impl IntoValue for String {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        self.as_str().into_word(scope)
    }
}

impl IntoValue for &String {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        self.as_str().into_word(scope)
    }
}

impl IntoValue for Box<str> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        (*self).into_word(scope)
    }
}

impl FromValue for Box<str> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        String::from_word(word, scope).map(String::into_boxed_str)
    }
}

impl IntoValue for Arc<str> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        (*self).into_word(scope)
    }
}

impl FromValue for Arc<str> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        String::from_word(word, scope).map(Arc::from)
    }
}

impl FromValue for Cow<'_, str> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        String::from_word(word, scope).map(Cow::Owned)
    }
}

impl IntoValue for char {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        (*self.encode_utf8(&mut [0; 4])).into_word(scope)
    }
}

impl FromValue for char {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        let text = word.cast::<Str>().map(|_| String::from_word(word, scope)).transpose()?;
        let mut characters = text.as_deref().unwrap_or("").chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => Ok(only),
            _ => mismatch("a string of one character", word),
        }
    }
}

impl IntoValue for Cow<'_, str> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        (*self).into_word(scope)
    }
}

impl FromValue for String {
    fn from_word(word: Word, _: &mut Scope<'_>) -> Result<Self, Error> {
        match word.cast::<Str>() {
            Some(text) => Ok(text.to_cow().into_owned()),
            None => mismatch("a string", word),
        }
    }
}

impl IntoValue for Object {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(&self)
    }
}

impl IntoValue for &Object {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(self)
    }
}

impl FromValue for Object {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        Ok(scope.state.handles.keep(word))
    }
}

impl IntoValue for Function {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(&self.0)
    }
}

impl IntoValue for &Function {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(&self.0)
    }
}

/// Whether the value can be called is found out when it is.
impl FromValue for Function {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        Ok(Function(scope.state.handles.keep(word)))
    }
}

impl IntoValue for Value {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        match self {
            Value::None => Ok(Word::NONE),
            Value::Bool(it) => it.into_word(scope),
            Value::Int(number) => number.into_word(scope),
            Value::Float(float) => float.into_word(scope),
            Value::String(text) => text.into_word(scope),
            Value::Object(object) => object.into_word(scope),
        }
    }
}

impl IntoValue for &Value {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        match self {
            Value::String(text) => text.into_word(scope),
            Value::Object(object) => object.into_word(scope),
            plain => plain.clone().into_word(scope),
        }
    }
}

impl FromValue for Value {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        if word.is_none() {
            return Ok(Value::None);
        }
        if let Some(it) = word.as_bool() {
            return Ok(Value::Bool(it));
        }
        if let Some(number) = runtime::number::to_i64(word) {
            return Ok(Value::Int(number));
        }
        if let Some(float) = word.as_float() {
            return Ok(Value::Float(float));
        }
        match word.cast::<Str>() {
            Some(text) => Ok(Value::String(text.to_cow().into_owned())),
            None => Object::from_word(word, scope).map(Value::Object),
        }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        self.map_or(Ok(Word::NONE), |value| value.into_word(scope))
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        if word.is_none() { Ok(None) } else { T::from_word(word, scope).map(Some) }
    }
}

impl<T: IntoValue, E: Into<Error>> IntoValue for Result<T, E> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        self.map_err(Into::into)?.into_word(scope)
    }
}

macro_rules! tuples {
    ($($count:literal: $($T:ident $index:tt),*;)*) => { $(
        impl<$($T: IntoValue),*> IntoValue for ($($T,)*) {
            fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
                // On the stack, which keeps them alive.
                let words = [$(self.$index.into_word(scope)?),*];
                let made = scope.cx.new_tuple(&words).map(|tuple| tuple.value());
                scope.outcome(made)
            }
        }

        impl<$($T: FromValue),*> FromValue for ($($T,)*) {
            fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
                let list = scope.cx.list_in_words(word);
                let items = match (word.cast::<Tuple>(), scope.outcome(list)?) {
                    (Some(tuple), _) if tuple.len() == $count => tuple.as_slice(),
                    (_, Some(list)) if list.len() == $count => list.as_slice(),
                    _ => return mismatch(concat!("a tuple of ", $count), word),
                };
                Ok(($($T::from_word(items[$index], scope)?,)*))
            }
        }

        impl<$($T: IntoValue),*> IntoArguments for ($($T,)*) {
            type Words = [Word; $count];
            const COUNT: usize = $count;
            const NONE: Self::Words = [Word::NONE; $count];
            #[inline]
            fn write_words(self, words: &mut Self::Words, scope: &mut Scope<'_>) -> Result<(), Error> {
                $(words[$index] = self.$index.into_word(scope)?;)*
                Ok(())
            }
        }
    )* };
}

/// Arguments of a call: a tuple of what programs can take.
pub trait IntoArguments {
    #[doc(hidden)]
    type Words: AsRef<[Word]>;
    /// How many there are.
    const COUNT: usize;
    #[doc(hidden)]
    const NONE: Self::Words;
    #[doc(hidden)]
    fn write_words(self, words: &mut Self::Words, scope: &mut Scope<'_>) -> Result<(), Error>;
}

impl IntoArguments for () {
    type Words = [Word; 0];
    const COUNT: usize = 0;
    const NONE: Self::Words = [];
    #[inline]
    fn write_words(self, _: &mut Self::Words, _: &mut Scope<'_>) -> Result<(), Error> {
        Ok(())
    }
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
