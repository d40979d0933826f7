//! A language of the embedder's as runtime and engine see it: what they ask for goes to the definition, in a scope as a host
//! function has one.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use engine::{Context, Failure, Frontend, HostMember, ModuleScope};
use runtime::context::LanguageState;
use runtime::exception::Result as Raised;
use runtime::function::FunctionCell;
use runtime::language::compare_texts;
use runtime::native::Arguments;
use runtime::value::Value as Word;

use super::{BinaryOp, Builtins, CompareOp, CustomLanguage, ErrorKind, UnaryOp};
use crate::convert::{FromValue, IntoValue};
use crate::error::Error;
use crate::host_object;
use crate::languages::Language;
use crate::scope::Scope;
use crate::value::Value;

/// Frames that a trace names.
const TRACE_FRAMES: usize = 100;

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
