//! Functions of programs that the embedder calls.

use std::marker::PhantomData;

use engine::{BlockProfile, FunctionProfile, control, profile};
use runtime::function::SIMPLE;
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::closure::Closure;

use crate::convert::{FromValue, IntoArguments};
use crate::error::Error;
use crate::scope::{AsScope, Scope};
use crate::value::Object;

/// Something that can be called.
///
/// ```
/// # fn main() -> Result<(), updraft::Error> {
/// use updraft::{Engine, IsolateConfig, Language};
///
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
/// let module = isolate.load("names", "def greet(name):\n    return 'Hello, ' + name")?;
/// let greet = module.function(&mut isolate, "greet")?;
/// let text: String = greet.call(&mut isolate, ("Ada",))?;
/// assert_eq!(text, "Hello, Ada");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Function(pub(crate) Object);

impl Function {
    /// Calls it.
    ///
    /// # Errors
    /// [`Error::Guest`] when it raises, [`Error::Stopped`] when a limit is reached, [`Error::Conversion`] when an
    /// argument or the result is of another type.
    pub fn call<R: FromValue>(
        &self,
        isolate: &mut impl AsScope,
        arguments: impl IntoArguments,
    ) -> Result<R, Error> {
        self.call_with(isolate, arguments)
    }

    fn call_with<A: IntoArguments, R: FromValue>(
        &self,
        isolate: &mut impl AsScope,
        arguments: A,
    ) -> Result<R, Error> {
        isolate.with_scope(|scope| {
            let callee = scope.word(&self.0)?;
            let mut words = A::NONE;
            arguments.write_words(&mut words, scope)?;
            let result = scope.cx.call_with(callee, Arguments::positional(words.as_ref()));
            let word = scope.outcome(result)?;
            R::from_word(word, scope)
        })
    }

    /// The function with fixed types, checked once: calls go straight to its code.
    ///
    /// # Errors
    /// [`Error::Arguments`] when it has another number of parameters, [`Error::Conversion`] when it is no function of the
    /// program with plain parameters.
    pub fn typed<A: IntoArguments, R: FromValue>(
        &self,
        isolate: &mut impl AsScope,
    ) -> Result<TypedFunction<A, R>, Error> {
        isolate.with_scope(|scope| {
            let word = scope.word(&self.0)?;
            let plain = word.cast::<Closure>().filter(|closure| closure.cell().flags & SIMPLE != 0);
            let Some(closure) = plain else {
                return Err(Error::Conversion {
                    expected: "a function with plain parameters",
                    found: crate::convert::kind_of(word),
                });
            };
            let expected = usize::from(closure.cell().parameter_count);
            if expected != A::COUNT {
                return Err(Error::Arguments { expected, found: A::COUNT });
            }
            Ok(TypedFunction { object: self.0.clone(), types: PhantomData })
        })
    }

    /// What is known of it: its tier, how often it was called.
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is no function of a program.
    pub fn profile(&self, isolate: &mut impl AsScope) -> Result<FunctionProfile, Error> {
        isolate.with_scope(|scope| {
            let closure = self.closure(scope)?;
            Ok(control::profile(scope.cx, closure.cell().index))
        })
    }

    /// How often each of its blocks was executed, exactly, in whatever tier. Empty unless the engine counts blocks.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, EngineConfig, IsolateConfig, Language, ProfileConfig};
    ///
    /// let profile = ProfileConfig::preset("development").expect("a preset");
    /// let mut isolate = Engine::new(EngineConfig::new().profile(profile))?.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// let module = isolate.load("m", "def sign(n):\n    if n < 0:\n        return -1\n    return 1")?;
    /// let sign = module.function(&mut isolate, "sign")?;
    /// for n in -10..1000 {
    ///     sign.call::<i64>(&mut isolate, (n,))?;
    /// }
    /// let blocks = sign.blocks(&mut isolate)?;
    /// let counts: Vec<_> = blocks.iter().map(|block| (block.line, block.executions)).collect();
    /// assert_eq!(counts, [(2, 1010), (3, 10), (4, 1000)]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is no function of a program.
    pub fn blocks(&self, isolate: &mut impl AsScope) -> Result<Vec<BlockProfile>, Error> {
        isolate.with_scope(|scope| {
            let closure = self.closure(scope)?;
            Ok(profile::blocks(scope.cx.function_at(closure.cell().index)))
        })
    }

    /// Compiles it for a tier of the engine's ladder, counted from 0, before this returns.
    ///
    /// # Errors
    /// [`Error::Config`] when there is no such tier, or the compiler declines.
    pub fn optimize(&self, isolate: &mut impl AsScope, tier: usize) -> Result<(), Error> {
        isolate.with_scope(|scope| {
            let closure = self.closure(scope)?;
            control::optimize(scope.cx, scope.cx.function_at(closure.cell().index), tier)
                .map_err(Error::Config)
        })
    }

    /// Makes calls of it enter no code above the first `tiers` of the ladder; with 0, they enter the interpreter. It may
    /// climb again.
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is no function of a program.
    pub fn deoptimize(&self, isolate: &mut impl AsScope, tiers: usize) -> Result<(), Error> {
        isolate.with_scope(|scope| {
            let closure = self.closure(scope)?;
            control::deoptimize(scope.cx, scope.cx.function_at(closure.cell().index), tiers);
            Ok(())
        })
    }

    fn closure(&self, scope: &mut Scope<'_>) -> Result<Gc<Closure>, Error> {
        let word = scope.word(&self.0)?;
        word.cast().ok_or(Error::Conversion {
            expected: "a function of a program",
            found: crate::convert::kind_of(word),
        })
    }

    /// The function as an object.
    pub fn into_object(self) -> Object {
        self.0
    }
}

impl From<Object> for Function {
    /// Whether the object can be called is found out when it is.
    fn from(object: Object) -> Function {
        Function(object)
    }
}

/// A function of a program whose parameters and result have fixed types.
///
/// Arguments may be borrowed for a shorter time than the function is kept:
///
/// ```
/// # fn main() -> Result<(), updraft::Error> {
/// use updraft::{Engine, IsolateConfig, Language, TypedFunction};
///
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
/// let module = isolate.load("m", "def size(text): return len(text)")?;
/// let size: TypedFunction<(&'static str,), i64> = module.function(&mut isolate, "size")?.typed(&mut isolate)?;
/// for n in 0..3 {
///     let text = "x".repeat(n);
///     assert_eq!(size.call(&mut isolate, (&text,))?, n as i64);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct TypedFunction<A, R> {
    object: Object,
    /// As if it gave arguments: then one for arguments that live long is one for those that do not.
    types: PhantomData<fn() -> (A, R)>,
}

impl<A, R> Clone for TypedFunction<A, R> {
    fn clone(&self) -> Self {
        TypedFunction { object: self.object.clone(), types: PhantomData }
    }
}

impl<A: IntoArguments, R: FromValue> TypedFunction<A, R> {
    /// Calls it.
    ///
    /// # Errors
    /// As [`Function::call`].
    #[inline]
    pub fn call(&self, isolate: &mut impl AsScope, arguments: A) -> Result<R, Error> {
        // The error is in a box on its way: moving a large result costs more than a short call.
        let called = isolate.with_scope(|scope| self.call_in(scope, arguments).map_err(Box::new));
        called.map_err(|error| *error)
    }

    #[inline]
    fn call_in(&self, scope: &mut Scope<'_>, arguments: A) -> Result<R, Error> {
        let callee: Gc<Closure> = scope.word(&self.object)?.cast().ok_or_else(|| Error::WrongIsolate)?;
        let mut words = A::NONE;
        arguments.write_words(&mut words, scope)?;
        let result = scope.cx.invoke_from_host(callee, words.as_ref());
        let word = scope.outcome(result)?;
        R::from_word(word, scope)
    }
}
