//! Modules: source text that was run, or is to be.

use std::sync::Arc;

use engine::{Frontend, ModuleScope};
use runtime::gc::Gc;
use runtime::language::{Language as Rules, PLAIN};
use runtime::object::closure::Closure;
use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoValue};
use crate::error::Error;
use crate::function::Function;
use crate::host::IntoHostFunction;
use crate::host_object::{self, HostObject};
use crate::scope::{AsScope, Scope};
use crate::value::Object;

/// A module of an isolate: global variables, and the functions that use them.
#[derive(Clone, Debug)]
pub struct Module {
    name: String,
    namespace: usize,
    /// The language's object for it, or the function that is the body of a module of bytecode; tells the isolate.
    object: Object,
    is_bytecode: bool,
}

impl Module {
    pub(crate) fn new(scope: &mut Scope<'_>, name: &str) -> Result<Module, Error> {
        let made = match scope.frontend {
            Some(frontend) => frontend.new_module(scope.cx, name),
            None => Ok(ModuleScope { namespace: scope.cx.new_namespace(), object: Word::NONE }),
        };
        let ModuleScope { namespace, object } = scope.outcome(made)?;
        let object = scope.state.handles.keep(object);
        Ok(Module { name: name.to_owned(), namespace, object, is_bytecode: false })
    }

    pub(crate) fn of_bytecode(
        scope: &mut Scope<'_>,
        namespace: usize,
        module: bytecode::module::Module,
    ) -> Result<Module, Error> {
        let name = module.name.clone();
        let body = Module::link(scope, namespace, module)?;
        // Sets up the globals. A body with parameters is a function like the others.
        if body.cell().parameter_count == 0 {
            let result = scope.cx.call(body.value(), &[]);
            scope.outcome(result)?;
        }
        let object = scope.state.handles.keep(body.value());
        Ok(Module { name, namespace, object, is_bytecode: true })
    }

    /// Verifies a module of bytecode: its first function.
    pub(crate) fn link(
        scope: &mut Scope<'_>,
        namespace: usize,
        module: bytecode::module::Module,
    ) -> Result<Gc<Closure>, Error> {
        bytecode::verify::verify(&module).map_err(|error| Error::Module(error.to_string()))?;
        let rules = scope.frontend.map_or(&PLAIN as &'static dyn Rules, Frontend::rules);
        let loaded = scope.cx.load_module(Arc::new(module), "".into(), rules, namespace);
        scope.outcome(loaded)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn scope(&self, scope: &mut Scope<'_>) -> Result<ModuleScope, Error> {
        Ok(ModuleScope { namespace: self.namespace, object: scope.word(&self.object)? })
    }

    /// Runs source text in it: what it defines stays in the module. Can be done repeatedly.
    ///
    /// # Errors
    /// [`Error::Guest`] when the text is wrong or raises, [`Error::Stopped`] when a limit is reached.
    pub fn run(&self, isolate: &mut impl AsScope, source: &str) -> Result<(), Error> {
        isolate.with_scope(|scope| {
            let module = self.scope(scope)?;
            let Some(frontend) = scope.frontend else {
                return Err(Error::Config("an isolate without a language takes no source text".into()));
            };
            if self.is_bytecode {
                return Err(Error::Config("a module of bytecode takes no source text".into()));
            }
            let result = frontend.execute(scope.cx, module, source, &format!("<{}>", self.name));
            scope.cx.heap.publish_stats();
            scope.outcome(result)
        })
    }

    /// Verifies a module of bytecode and runs its first function, as [`Isolate::load_bytecode`](crate::Isolate::load_bytecode)
    /// does, with the global variables of this module: those that are here already it can read, such as functions of the host.
    ///
    /// # Errors
    /// [`Error::Module`] when it is malformed; what running it leads to.
    pub fn load_bytecode(
        &self,
        isolate: &mut impl AsScope,
        module: bytecode::module::Module,
    ) -> Result<Module, Error> {
        isolate.with_scope(|scope| {
            let namespace = self.scope(scope)?.namespace;
            Module::of_bytecode(scope, namespace, module)
        })
    }

    /// The value of a global variable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, [`Error::Conversion`] when it is of another type.
    pub fn get<T: FromValue>(&self, isolate: &mut impl AsScope, name: &str) -> Result<T, Error> {
        isolate.with_scope(|scope| {
            let word = self.word(scope, name)?;
            T::from_word(word, scope)
        })
    }

    /// The function that is the value of a global variable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such variable.
    pub fn function(&self, isolate: &mut impl AsScope, name: &str) -> Result<Function, Error> {
        self.get(isolate, name).map(Function)
    }

    fn word(&self, scope: &mut Scope<'_>, name: &str) -> Result<Word, Error> {
        if self.is_bytecode {
            return self.word_of_bytecode(scope, name);
        }
        let module = self.scope(scope)?;
        let found = match scope.frontend {
            Some(frontend) => frontend.global(scope.cx, module, name),
            None => scope
                .cx
                .intern(name)
                .map(|name| scope.cx.namespace(module.namespace).bound(name.value()).map(|cell| cell.get())),
        };
        scope.outcome(found)?.ok_or_else(|| Error::NotFound(name.to_owned()))
    }

    /// A global variable, or else a function of the module.
    fn word_of_bytecode(&self, scope: &mut Scope<'_>, name: &str) -> Result<Word, Error> {
        let body: Gc<Closure> = scope.word(&self.object)?.cast().ok_or(Error::WrongIsolate)?;
        let interned = scope.cx.intern(name);
        let interned = scope.outcome(interned)?;
        if let Some(cell) = scope.cx.namespace(self.namespace).bound(interned.value()) {
            return Ok(cell.get());
        }
        let functions = &body.cell().module.module.functions;
        let Some(index) = functions.iter().position(|function| function.name == name) else {
            return Err(Error::NotFound(name.to_owned()));
        };
        let function = &functions[index];
        if !function.is_dynamic() || !function.captures.is_empty() {
            return Err(Error::Config(format!(
                "`{name}` has typed parameters or captures values: only its module can call it"
            )));
        }
        let made = scope.cx.new_closure(&body.cell().module, index as u32, &[]);
        Ok(scope.outcome(made)?.value())
    }

    /// Gives a global variable a value.
    ///
    /// # Errors
    /// [`Error::WrongIsolate`], [`Error::Config`] when programs of the language would not see it, and when memory is exhausted.
    pub fn set(&self, isolate: &mut impl AsScope, name: &str, value: impl IntoValue) -> Result<(), Error> {
        isolate.with_scope(|scope| {
            let word = value.into_word(scope)?;
            self.set_word(scope, name, word)
        })
    }

    /// Lets programs call a function of the host by this name.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, IsolateConfig, Language};
    ///
    /// let engine = Engine::new(Default::default())?;
    /// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// let module = isolate.module("prices")?;
    /// module.define(&mut isolate, "tax", |price: f64| price * 0.2)?;
    /// module.run(&mut isolate, "total = 100.0 + tax(100.0)")?;
    /// assert_eq!(module.get::<f64>(&mut isolate, "total")?, 120.0);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Module::set`].
    pub fn define<Form: 'static>(
        &self,
        isolate: &mut impl AsScope,
        name: &str,
        function: impl IntoHostFunction<Form>,
    ) -> Result<(), Error> {
        isolate.with_scope(|scope| {
            let word = scope.new_host_function(name, function)?;
            self.set_word(scope, name, word)
        })
    }

    /// Lets programs name the class of such objects: by its name in Python; by procedures `class-field`, `set-class-field!`
    /// and `class-method` in Scheme.
    ///
    /// # Errors
    /// [`Error::Config`] where the language cannot use such objects; as [`Module::set`].
    pub fn define_class<T: HostObject>(&self, isolate: &mut impl AsScope) -> Result<(), Error> {
        isolate.with_scope(|scope| host_object::define_class::<T>(scope, self))
    }

    fn set_word(&self, scope: &mut Scope<'_>, name: &str, value: Word) -> Result<(), Error> {
        if let Some(why) = scope.frontend.and_then(|frontend| frontend.refuses_name(name)) {
            return Err(Error::Config(why));
        }
        let namespace = self.scope(scope)?.namespace;
        scope.set_global(namespace, name, value)
    }
}

impl Scope<'_> {
    /// Gives a global variable of a namespace a value.
    pub(crate) fn set_global(&mut self, namespace: usize, name: &str, value: Word) -> Result<(), Error> {
        let language = self.cx.language();
        let interned = self.cx.intern(name);
        let cell = interned.and_then(|name| self.cx.global_cell(language, namespace, name.value()));
        let cell = self.outcome(cell)?;
        self.cx.store_cell(cell, value);
        Ok(())
    }
}
