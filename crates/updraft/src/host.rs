//! Functions of the host that programs call.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use engine::{Context, Termination};
use runtime::exception::Thrown;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoValue};
use crate::error::Error;
use crate::host_state::{Held, SharedHostState};
use crate::scope::Scope;

/// A closure with its conversions.
pub(crate) trait HostFunction: Send {
    /// The error is in a box, so that the result is handed over in registers.
    fn call(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Box<Error>>;
}

impl std::fmt::Debug for dyn HostFunction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HostFunction")
    }
}

/// What programs can call: closures whose parameters are [`FromValue`] and whose result is [`IntoValue`], with up to eight
/// parameters. One whose first parameter is `&mut Scope<'_>` gets the isolate that calls it.
///
/// An error as the result is an exception in the program. A panic unwinds through the program to the embedder.
pub trait IntoHostFunction<Form>: Send + 'static {
    #[doc(hidden)]
    fn call_host(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Error>;
}

struct Wrapped<F, Form>(F, std::marker::PhantomData<fn(Form)>);

impl<Form: 'static, F: IntoHostFunction<Form>> HostFunction for Wrapped<F, Form> {
    fn call(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Box<Error>> {
        self.0.call_host(scope, arguments).map_err(Box::new)
    }
}

/// Marks closures that take the isolate.
#[derive(Debug)]
pub struct WithScope;

fn check_count(expected: usize, arguments: &[Word]) -> Result<(), Error> {
    match arguments.len() {
        found if found == expected => Ok(()),
        found => Err(Error::Arguments { expected, found }),
    }
}

macro_rules! closures {
    ($($count:literal: $($T:ident $index:tt),*;)*) => { $(
        impl<Fun, R, $($T),*> IntoHostFunction<($($T,)*)> for Fun
        where
            Fun: Fn($($T),*) -> R + Send + 'static,
            R: IntoValue,
            $($T: FromValue,)*
        {
            #[inline]
            fn call_host(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Error> {
                check_count($count, arguments)?;
                self($($T::from_word(arguments[$index], scope)?),*).into_word(scope)
            }
        }

        impl<Fun, R, $($T),*> IntoHostFunction<(WithScope, $($T,)*)> for Fun
        where
            Fun: Fn(&mut Scope<'_>, $($T),*) -> R + Send + 'static,
            R: IntoValue,
            $($T: FromValue,)*
        {
            #[inline]
            fn call_host(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Error> {
                check_count($count, arguments)?;
                $(#[allow(non_snake_case)] let $T = $T::from_word(arguments[$index], scope)?;)*
                self(scope, $($T),*).into_word(scope)
            }
        }
    )* };
}

closures! {
    0: ;
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, G 5;
    7: A 0, B 1, C 2, D 3, E 4, G 5, H 6;
    8: A 0, B 1, C 2, D 3, E 4, G 5, H 6, I 7;
}

impl Scope<'_> {
    /// A function object that calls `function`.
    pub(crate) fn new_host_function<Form: 'static>(
        &mut self,
        name: &str,
        function: impl IntoHostFunction<Form>,
    ) -> Result<Word, Error> {
        let function = Rc::new(Wrapped(function, std::marker::PhantomData));
        let bytes = size_of_val(&*function);
        Ok(self.hold(name, call_host, Held::Function(function), bytes)?.0)
    }
}

/// What all function objects of this crate call.
fn call_host(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> runtime::exception::Result {
    let number = this.data.get().fixnum_unchecked() as usize;
    guarded(cx, |scope| {
        if !arguments.keywords.is_empty() {
            let message = format!("{}() takes no keyword arguments", this.name().to_cow());
            return Err(Box::new(Error::Host(message)));
        }
        let function = scope.state.function(number).ok_or_else(|| Box::new(Error::WrongIsolate))?;
        function.call(scope, arguments.values)
    })
}

/// Does something of the host's in the middle of a program: what it fails with is an exception there, and a panic goes on at
/// the embedder, since it must not pass frames of compiled code.
#[inline]
pub(crate) fn guarded<R, E: Into<Box<Error>>>(
    cx: &mut Context,
    work: impl FnOnce(&mut Scope<'_>) -> Result<R, E>,
) -> runtime::exception::Result<R> {
    let shared = cx.state_ref::<SharedHostState>();
    let (state, frontend) = (shared.state.clone(), shared.frontend);
    let mut scope = Scope { cx, state: &state, frontend, is_outermost: false };
    match catch_unwind(AssertUnwindSafe(|| work(&mut scope))) {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(error)) => Err(scope.raise(*error.into())),
        Err(panic) => {
            scope.state.panic.set(Some(panic));
            let _ = scope.cx.terminate::<()>(Termination::Cancelled);
            Err(Thrown)
        }
    }
}
