//! Members of a program's objects: attributes of Python, fields and methods of Haxe.

use runtime::native::Arguments;
use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoArguments, IntoValue};
use crate::error::Error;
use crate::scope::{AsScope, Scope};
use crate::value::Object;

fn name_of(scope: &mut Scope<'_>, name: &str) -> Result<Word, Error> {
    let interned = scope.cx.intern(name);
    Ok(scope.outcome(interned)?.value())
}

impl Object {
    /// The value of the member `name`, as the program would read it.
    ///
    /// # Errors
    /// [`Error::Guest`] when there is none, or reading it raises; [`Error::Conversion`] when it is of another type.
    pub fn get<T: FromValue>(&self, isolate: &mut impl AsScope, name: &str) -> Result<T, Error> {
        isolate.with_scope(|scope| {
            let (object, name) = (scope.word(self)?, name_of(scope, name)?);
            let read = scope.cx.language().get_property(scope.cx, object, name, None);
            let word = scope.outcome(read)?;
            T::from_word(word, scope)
        })
    }

    /// Gives the member `name` a value, as the program would.
    ///
    /// # Errors
    /// [`Error::Guest`] when the object refuses it.
    pub fn set(&self, isolate: &mut impl AsScope, name: &str, value: impl IntoValue) -> Result<(), Error> {
        isolate.with_scope(|scope| {
            let (object, name) = (scope.word(self)?, name_of(scope, name)?);
            let value = value.into_word(scope)?;
            let written = scope.cx.language().set_property(scope.cx, object, name, value, None);
            scope.outcome(written)
        })
    }

    /// Calls the method `name`.
    ///
    /// # Errors
    /// As [`Object::get`] and [`Function::call`](crate::Function::call).
    pub fn call_method<R: FromValue>(
        &self,
        isolate: &mut impl AsScope,
        name: &str,
        arguments: impl IntoArguments,
    ) -> Result<R, Error> {
        isolate.with_scope(|scope| call_method(scope, self, name, arguments))
    }
}

fn call_method<A: IntoArguments, R: FromValue>(
    scope: &mut Scope<'_>,
    object: &Object,
    name: &str,
    arguments: A,
) -> Result<R, Error> {
    let (object, name) = (scope.word(object)?, name_of(scope, name)?);
    let found = scope.cx.language().get_method(scope.cx, object, name, None);
    let (function, receiver) = scope.outcome(found)?;
    let mut words = A::NONE;
    arguments.write_words(&mut words, scope)?;
    let arguments = Arguments::positional(words.as_ref());
    let result = match receiver.is_unbound() {
        true => scope.cx.call_with(function, arguments),
        false => scope.cx.call_with_receiver(function, receiver, arguments),
    };
    let word = scope.outcome(result)?;
    R::from_word(word, scope)
}
