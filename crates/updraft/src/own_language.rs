//! Languages of the embedder's own: how source becomes bytecode, what is built in, and the rules that differ from the
//! plain ones.
//!
//! The machine knows arithmetic of numbers, comparison of numbers and of texts, elements of lists and dictionaries, calls,
//! closures and exceptions. A language is asked where these end: an operator meets an object, a property is read, an exception is to be put into words.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use engine::{Context, Failure, Frontend, HostMember, ModuleScope};
use runtime::context::LanguageState;
use runtime::exception::Result as Raised;
use runtime::function::FunctionCell;
use runtime::language::compare_texts;
use runtime::native::Arguments;
use runtime::value::Value as Word;

pub use runtime::exception::ErrorKind;
pub use runtime::language::{BinaryOp, CompareOp, UnaryOp};

use crate::convert::{FromValue, IntoValue};
use crate::error::Error;
use crate::host::IntoHostFunction;
use crate::host_object;
use crate::languages::Language;
use crate::scope::Scope;
use crate::value::Value;

/// Frames that a trace names.
const TRACE_FRAMES: usize = 100;

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

/// What an isolate keeps for its language.
struct OwnState {
    /// The namespace of what is built in.
    builtins: usize,
    trace: RefCell<Trace>,
}

/// The frames that an exception has passed.
struct Trace {
    exception: Word,
    lines: Vec<String>,
}

impl LanguageState for OwnState {
    fn trace(&self, visit: &mut dyn FnMut(Word)) {
        visit(self.trace.borrow().exception);
    }
}

/// A language of the embedder's, as runtime and engine see it.
pub(crate) struct OwnLanguage {
    definition: Box<dyn CustomLanguage>,
    /// Itself, for isolates to keep.
    this: OnceLock<&'static OwnLanguage>,
}

impl Language {
    /// A language of one's own. It is there for the rest of the process: to be made once, and copied.
    pub fn new(definition: impl CustomLanguage) -> Language {
        let own: &'static OwnLanguage =
            Box::leak(Box::new(OwnLanguage { definition: Box::new(definition), this: OnceLock::new() }));
        own.this.get_or_init(|| own);
        Language(own)
    }
}

impl OwnLanguage {
    fn this(&self) -> &'static OwnLanguage {
        self.this.get().expect("set where it is made")
    }

    /// Does something as a program's host would.
    fn with<R>(
        &self,
        cx: &mut Context,
        work: impl FnOnce(&dyn CustomLanguage, &mut Scope<'_>) -> Result<R, Error>,
    ) -> Raised<R> {
        crate::host::guarded(cx, |scope| work(&*self.definition, scope))
    }

    fn values<const N: usize>(scope: &mut Scope<'_>, words: [Word; N]) -> Result<[Value; N], Error> {
        let mut values = [const { Value::None }; N];
        for (value, word) in values.iter_mut().zip(words) {
            *value = Value::from_word(word, scope)?;
        }
        Ok(values)
    }
}

impl Frontend for OwnLanguage {
    fn name(&self) -> &'static str {
        self.definition.name()
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn compile(&self, source: &str, file: &str) -> Result<bytecode::module::Module, String> {
        let module = self.definition.compile(source, file).map_err(|error| error.to_string())?;
        bytecode::verify::verify(&module).map_err(|error| format!("malformed module: {error}"))?;
        Ok(module)
    }

    fn install(&self, cx: &mut Context) -> Raised<()> {
        cx.set_language(self.this());
        let builtins = cx.new_namespace();
        self.with(cx, |language, scope| language.builtins(&mut Builtins { scope, namespace: builtins }))?;
        let trace = RefCell::new(Trace { exception: Word::NONE, lines: Vec::new() });
        cx.add_state(Box::new(OwnState { builtins, trace }));
        Ok(())
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, _: &[String]) -> i32 {
        let module = ModuleScope { namespace: cx.new_namespace(), object: Word::NONE };
        match self.execute(cx, module, source, file) {
            Ok(()) => 0,
            Err(_) => {
                let exception = cx.take_exception();
                let report = Frontend::describe(self, cx, exception).report;
                let _ = cx.streams.write_error(report.as_bytes());
                1
            }
        }
    }

    fn new_module(&self, cx: &mut Context, _: &str) -> Raised<ModuleScope> {
        Ok(ModuleScope { namespace: cx.new_namespace(), object: Word::NONE })
    }

    fn execute(&self, cx: &mut Context, module: ModuleScope, source: &str, file: &str) -> Raised<()> {
        let compiled = self.with(cx, |_, _| Frontend::compile(self, source, file).map_err(Error::Data))?;
        let body = cx.load_module(Arc::new(compiled), source.into(), self.this(), module.namespace)?;
        cx.call(body.value(), &[])?;
        Ok(())
    }

    fn rules(&self) -> &'static dyn runtime::language::Language {
        self.this()
    }

    fn host_class(&self, _: &str, _: &[HostMember<'_>]) -> Option<String> {
        // Its programs reach members by name.
        Some(String::new())
    }

    fn describe(&self, cx: &mut Context, exception: Word) -> Failure {
        let described = self.with(cx, |language, scope| {
            let value = Value::from_word(exception, scope)?;
            Ok(language.describe(scope, value))
        });
        let message = described.unwrap_or_else(|_| {
            cx.take_exception();
            "an exception that cannot be put into words".to_owned()
        });
        let mut report = format!("error: {message}\n");
        if cx.has_state::<OwnState>() {
            let trace = cx.state::<OwnState>().trace.get_mut();
            let lines = std::mem::take(&mut trace.lines);
            if trace.exception == exception {
                report.extend(lines);
            }
            trace.exception = Word::NONE;
        }
        Failure { class: String::new(), message, report }
    }
}

impl runtime::language::Language for OwnLanguage {
    fn name(&self) -> &'static str {
        self.definition.name()
    }

    fn new_error(&self, cx: &mut Context, kind: ErrorKind, message: &str) -> Raised {
        self.with(cx, |language, scope| language.error(kind, message).into_word(scope))
    }

    fn add_traceback(&self, cx: &mut Context, exception: Word, function: &FunctionCell, pc: u32) {
        if !cx.has_state::<OwnState>() {
            return;
        }
        let line = function.function().span_at(pc).line;
        let mut frame = format!("  in {}", function.function().qualified_name);
        if line != 0 {
            frame += &format!(", line {line}");
        }
        let file = &function.module.module.file;
        frame += &if file.is_empty() { "\n".to_owned() } else { format!(" of {file}\n") };
        let trace = cx.state::<OwnState>().trace.get_mut();
        if trace.exception != exception {
            *trace = Trace { exception, lines: Vec::new() };
        }
        if trace.lines.len() < TRACE_FRAMES {
            trace.lines.push(frame);
        }
    }

    fn binary(&self, cx: &mut Context, op: BinaryOp, _: bool, lhs: Word, rhs: Word) -> Raised {
        self.with(cx, |language, scope| {
            let [lhs, rhs] = Self::values(scope, [lhs, rhs])?;
            language.binary(scope, op, lhs, rhs)?.into_word(scope)
        })
    }

    fn unary(&self, cx: &mut Context, op: UnaryOp, operand: Word) -> Raised {
        self.with(cx, |language, scope| {
            let [operand] = Self::values(scope, [operand])?;
            language.unary(scope, op, operand)?.into_word(scope)
        })
    }

    fn compare(&self, cx: &mut Context, op: CompareOp, lhs: Word, rhs: Word) -> Raised {
        if let Some(truth) = compare_texts(op, lhs, rhs) {
            return Ok(Word::bool(truth));
        }
        self.with(cx, |language, scope| {
            let [lhs, rhs] = Self::values(scope, [lhs, rhs])?;
            language.compare(scope, op, lhs, rhs)?.into_word(scope)
        })
    }

    fn truth(&self, cx: &mut Context, value: Word) -> Raised<bool> {
        let number = value.as_fixnum().map(|number| number as f64).or_else(|| value.as_float());
        if let Some(number) = number {
            return Ok(number != 0.0);
        }
        if value.is_none() || value.as_bool().is_some() {
            return Ok(value == Word::TRUE);
        }
        self.with(cx, |language, scope| {
            let [value] = Self::values(scope, [value])?;
            language.truth(scope, value)
        })
    }

    fn get_property(
        &self,
        cx: &mut Context,
        object: Word,
        name: Word,
        _: Option<&runtime::feedback::FeedbackSlot>,
    ) -> Raised {
        self.with(cx, |language, scope| {
            let name = String::from_word(name, scope)?;
            match host_object::get_by_name(object, &name, scope) {
                Some(read) => read,
                None => {
                    let [object] = Self::values(scope, [object])?;
                    language.get_property(scope, object, &name)?.into_word(scope)
                }
            }
        })
    }

    fn set_property(
        &self,
        cx: &mut Context,
        object: Word,
        name: Word,
        value: Word,
        _: Option<&runtime::feedback::FeedbackSlot>,
    ) -> Raised<()> {
        self.with(cx, |language, scope| {
            let name = String::from_word(name, scope)?;
            match host_object::set_by_name(object, &name, value, scope) {
                Some(written) => written,
                None => {
                    let [object, value] = Self::values(scope, [object, value])?;
                    language.set_property(scope, object, &name, value)
                }
            }
        })
    }

    fn get_method(
        &self,
        cx: &mut Context,
        object: Word,
        name: Word,
        slot: Option<&runtime::feedback::FeedbackSlot>,
    ) -> Raised<(Word, Word)> {
        let method = self.with(cx, |_, scope| {
            let name = String::from_word(name, scope)?;
            host_object::method_by_name(object, &name, scope).transpose()
        })?;
        match method {
            Some(method) => Ok((method, object)),
            // What a property holds is called without the object.
            None => {
                Ok((runtime::language::Language::get_property(self, cx, object, name, slot)?, Word::UNBOUND))
            }
        }
    }

    fn get_element(&self, cx: &mut Context, object: Word, key: Word) -> Raised {
        self.with(cx, |language, scope| {
            let [object, key] = Self::values(scope, [object, key])?;
            language.get_element(scope, object, key)?.into_word(scope)
        })
    }

    fn missing_element(&self, cx: &mut Context, object: Word, key: Word) -> Raised {
        runtime::language::Language::get_element(self, cx, object, key)
    }

    fn set_element(&self, cx: &mut Context, object: Word, key: Word, value: Word) -> Raised<()> {
        self.with(cx, |language, scope| {
            let [object, key, value] = Self::values(scope, [object, key, value])?;
            language.set_element(scope, object, key, value)
        })
    }

    fn call(&self, cx: &mut Context, callee: Word, arguments: Arguments<'_>) -> Raised {
        self.with(cx, |language, scope| {
            let [callee] = Self::values(scope, [callee])?;
            let arguments: Result<Vec<Value>, Error> =
                arguments.positionals().iter().map(|&word| Value::from_word(word, scope)).collect();
            language.call(scope, callee, arguments?)?.into_word(scope)
        })
    }

    fn default_global(&self, cx: &mut Context, name: Word) -> Option<Word> {
        if !cx.has_state::<OwnState>() {
            return None;
        }
        let builtins = cx.state::<OwnState>().builtins;
        cx.namespace(builtins).bound(name).map(|cell| cell.get())
    }
}
