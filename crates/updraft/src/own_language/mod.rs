//! Languages of the embedder's own: how source becomes bytecode, what is built in, and the rules that differ from the
//! plain ones.
//!
//! The machine knows arithmetic of numbers, comparison of numbers and of texts, elements of lists and dictionaries, calls,
//! closures and exceptions. A language is asked where these end: an operator meets an object, a property is read, an exception is to be put into words.

mod adapter;

pub use runtime::exception::ErrorKind;
pub use runtime::language::{BinaryOp, CompareOp, UnaryOp};

use crate::convert::IntoValue;
use crate::error::Error;
use crate::host::IntoHostFunction;
use crate::scope::Scope;
use crate::value::Value;

/// A language. [`Language::new`] makes it one that isolates can be made for.
///
/// Methods that take a [`Scope`] run in the middle of a program; an [`Error`] that they yield is an exception there. What a
/// language does not say is an error of the program.
///
/// ```
/// # fn main() -> Result<(), updraft::Error> {
/// use updraft::bytecode::module::Module;
/// use updraft::{BinaryOp, Builtins, CustomLanguage, Engine, Error, IsolateConfig, Language, ModuleBuilder, Scope, Value};
///
/// /// Programs are sums of words, such as `one + two + "three"`.
/// struct Sums;
///
/// impl CustomLanguage for Sums {
///     fn name(&self) -> &'static str {
///         "sums"
///     }
///
///     fn compile(&self, source: &str, file: &str) -> Result<Module, Error> {
///         let mut module = ModuleBuilder::new("sums").file(file);
///         let body = module.declare("body", []);
///         let mut f = module.begin(body);
///         f.line(1);
///         let mut sum = None;
///         for word in source.split('+').map(str::trim) {
///             let value = match word.strip_prefix('"').and_then(|word| word.strip_suffix('"')) {
///                 Some(text) => f.string(text),
///                 None if word.is_empty() => return Err("a word is missing".into()),
///                 None => f.global(word),
///             };
///             sum = Some(match sum {
///                 Some(sum) => f.binary(BinaryOp::Add, sum, value),
///                 None => value,
///             });
///         }
///         if let Some(sum) = sum {
///             f.set_global("sum", sum);
///         }
///         module.define(f)?;
///         module.finish()
///     }
///
///     fn builtins(&self, builtins: &mut Builtins<'_, '_>) -> Result<(), Error> {
///         builtins.set("one", 1)?;
///         builtins.set("two", 2)
///     }
///
///     fn binary(&self, _: &mut Scope<'_>, op: BinaryOp, lhs: Value, rhs: Value) -> Result<Value, Error> {
///         match (op, lhs, rhs) {
///             (BinaryOp::Add, Value::Int(number), Value::String(text)) => Ok(format!("{number}{text}").into()),
///             _ => Err("nothing to add".into()),
///         }
///     }
/// }
///
/// let sums = Language::new(Sums);
/// let mut isolate = Engine::new(Default::default())?.isolate(IsolateConfig::new(sums))?;
/// let module = isolate.load("m", r#"one + two + "three""#)?;
/// assert_eq!(module.get::<String>(&mut isolate, "sum")?, "3three");
/// let Err(Error::Guest(error)) = module.run(&mut isolate, r#""a" + one"#) else { panic!() };
/// assert_eq!(error.report, "error: nothing to add\n  in body, line 1 of <m>\n");
/// # Ok(())
/// # }
/// ```
pub trait CustomLanguage: Send + Sync + 'static {
    /// Its name, in small letters; not that of another language of the isolate.
    fn name(&self) -> &'static str;

    /// Makes a module of a source text: of its functions the first one is run. A [`ModuleBuilder`](crate::ModuleBuilder) builds
    /// one; the verifier has the last word on any.
    ///
    /// # Errors
    /// What is wrong with the text, best with its line: `Err("line 3: what is this?".into())`.
    fn compile(&self, source: &str, file: &str) -> Result<bytecode::module::Module, Error>;

    /// Sets what all modules of the language see as global variables unless they have their own: the runtime's table.
    ///
    /// # Errors
    /// Then the isolate is not made.
    fn builtins(&self, builtins: &mut Builtins<'_, '_>) -> Result<(), Error> {
        let _ = builtins;
        Ok(())
    }

    /// Arithmetic where one operand is no number.
    ///
    /// # Errors
    /// What the program gets as an exception; so it is for all that follows.
    fn binary(&self, scope: &mut Scope<'_>, op: BinaryOp, lhs: Value, rhs: Value) -> Result<Value, Error> {
        let (_, _) = (scope, rhs);
        Err(misfit(op.symbol(), &lhs))
    }

    /// Arithmetic of what is no number.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn unary(&self, scope: &mut Scope<'_>, op: UnaryOp, operand: Value) -> Result<Value, Error> {
        let _ = scope;
        Err(misfit(op.symbol(), &operand))
    }

    /// Comparison where one operand is no number, unless both are texts, which compare by their characters. What is yielded should
    /// be a truth value.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`]. Unless a language says otherwise, objects are equal if they are the same.
    fn compare(&self, scope: &mut Scope<'_>, op: CompareOp, lhs: Value, rhs: Value) -> Result<Value, Error> {
        let same = match (&lhs, &rhs) {
            (Value::Object(lhs), Value::Object(rhs)) => scope.word(lhs)? == scope.word(rhs)?,
            (Value::None, Value::None) => true,
            (Value::Bool(lhs), Value::Bool(rhs)) => lhs == rhs,
            _ => false,
        };
        match op {
            CompareOp::Eq => Ok(same.into()),
            CompareOp::Ne => Ok((!same).into()),
            _ => Err(misfit(op.symbol(), &lhs)),
        }
    }

    /// Whether a value counts as true. None, truth values and numbers, of which zero is false, do not come here.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn truth(&self, scope: &mut Scope<'_>, value: Value) -> Result<bool, Error> {
        let (_, _) = (scope, value);
        Ok(true)
    }

    /// Reads a property. Fields of the host's objects do not come here.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn get_property(&self, scope: &mut Scope<'_>, object: Value, name: &str) -> Result<Value, Error> {
        let _ = scope;
        Err(misfit(name, &object))
    }

    /// Writes a property. Fields of the host's objects do not come here.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn set_property(
        &self,
        scope: &mut Scope<'_>,
        object: Value,
        name: &str,
        value: Value,
    ) -> Result<(), Error> {
        let (_, _) = (scope, value);
        Err(misfit(name, &object))
    }

    /// Reads an element of what is no list or dictionary, or where it has none.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn get_element(&self, scope: &mut Scope<'_>, object: Value, key: Value) -> Result<Value, Error> {
        let (_, _) = (scope, key);
        Err(misfit("[]", &object))
    }

    /// Writes an element of what is no list or dictionary.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn set_element(
        &self,
        scope: &mut Scope<'_>,
        object: Value,
        key: Value,
        value: Value,
    ) -> Result<(), Error> {
        let (_, _, _) = (scope, key, value);
        Err(misfit("[]=", &object))
    }

    /// Calls what is no function.
    ///
    /// # Errors
    /// As [`CustomLanguage::binary`].
    fn call(&self, scope: &mut Scope<'_>, callee: Value, arguments: Vec<Value>) -> Result<Value, Error> {
        let (_, _) = (scope, arguments);
        Err(misfit("()", &callee))
    }

    /// The exception for an error that the machine found. It may be any value.
    fn error(&self, kind: ErrorKind, message: &str) -> Value {
        match (kind, message) {
            (ErrorKind::Memory, "") => "out of memory".into(),
            (_, message) => message.into(),
        }
    }

    /// An exception that nobody caught, in words. A text stands for itself unless a language says otherwise.
    fn describe(&self, scope: &mut Scope<'_>, exception: Value) -> String {
        let _ = scope;
        match exception {
            Value::None => "none".to_owned(),
            Value::Bool(it) => it.to_string(),
            Value::Int(number) => number.to_string(),
            Value::Float(float) => float.to_string(),
            Value::String(text) => text,
            Value::Object(_) => "an object was thrown".to_owned(),
        }
    }
}

/// The error for an operation on what it does not fit.
fn misfit(operation: &str, operand: &Value) -> Error {
    let what = match operand {
        Value::None => "none",
        Value::Bool(_) => "a truth value",
        Value::Int(_) => "an integer",
        Value::Float(_) => "a float",
        Value::String(_) => "a string",
        Value::Object(_) => "an object",
    };
    Error::Data(format!("`{operation}` does not fit {what}"))
}

/// What a language builds in; see [`CustomLanguage::builtins`].
#[derive(Debug)]
pub struct Builtins<'s, 'i> {
    scope: &'s mut Scope<'i>,
    namespace: usize,
}

impl Builtins<'_, '_> {
    /// Builds in a value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set(&mut self, name: &str, value: impl IntoValue) -> Result<(), Error> {
        let word = value.into_word(self.scope)?;
        self.scope.set_global(self.namespace, name, word)
    }

    /// Builds in a function of the host.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn define<Form: 'static>(
        &mut self,
        name: &str,
        function: impl IntoHostFunction<Form>,
    ) -> Result<(), Error> {
        let word = self.scope.new_host_function(name, function)?;
        self.scope.set_global(self.namespace, name, word)
    }
}
