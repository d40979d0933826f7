//! Isolates: the worlds that programs live in.
#![allow(unsafe_code)]

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use engine::{Frontend, FunctionProfile, InterruptHandle};
use runtime::outside::{Capability, Outside};

use crate::convert::{FromValue, IntoValue, convert};
use crate::engine::Engine;
use crate::error::Error;
use crate::host_state::{HostState, SharedHostState, on_departed};
use crate::languages::Language;
use crate::metrics::Metrics;
use crate::module::Module;
use crate::scope::AsScope;
use crate::watchdog::Watchdog;

/// What an isolate is made with: its language, limits and streams.
#[derive(Default)]
pub struct IsolateConfig {
    language: Option<Language>,
    max_memory: Option<usize>,
    max_depth: Option<usize>,
    max_output: Option<u64>,
    time_limit: Option<Duration>,
    hash_seed: Option<u64>,
    granted: Vec<Capability>,
    input: Option<Box<dyn BufRead + Send>>,
    output: Option<Box<dyn Write + Send>>,
    error: Option<Box<dyn Write + Send>>,
}

impl std::fmt::Debug for IsolateConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IsolateConfig")
            .field("language", &self.language)
            .field("max_memory", &self.max_memory)
            .field("time_limit", &self.time_limit)
            .finish_non_exhaustive()
    }
}

impl IsolateConfig {
    /// For programs of a language.
    pub fn new(language: Language) -> IsolateConfig {
        IsolateConfig { language: Some(language), ..IsolateConfig::default() }
    }

    /// Bytes that the heap may take; beyond, the program gets its language's exception for exhausted memory.
    #[must_use]
    pub fn max_memory(mut self, bytes: usize) -> Self {
        self.max_memory = Some(bytes);
        self
    }

    /// Calls that may nest; beyond, the program gets its language's exception for too deep recursion. The language's own
    /// limit, unless it is set.
    #[must_use]
    pub fn max_depth(mut self, calls: usize) -> Self {
        self.max_depth = Some(calls);
        self
    }

    /// Bytes that may be written to standard output and error; beyond, the program is stopped.
    #[must_use]
    pub fn max_output(mut self, bytes: u64) -> Self {
        self.max_output = Some(bytes);
        self
    }

    /// Wall time of each call into the isolate; beyond, the program is stopped, some milliseconds late.
    #[must_use]
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = Some(limit);
        self
    }

    /// Seed of string hashes, where order in time or memory must not differ between runs; random, unless it is set.
    #[must_use]
    pub fn hash_seed(mut self, seed: u64) -> Self {
        self.hash_seed = Some(seed);
        self
    }

    /// Grants programs something of the machine. Nothing is granted unless it is said here.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Capability, Engine, IsolateConfig, Language};
    ///
    /// let engine = Engine::new(Default::default())?;
    /// let mut alone = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// let error = alone.load("m", "import time\nprint(time.time())").unwrap_err();
    /// assert_eq!(error.to_string(), "PermissionError: the program may not use the clock");
    ///
    /// let config = IsolateConfig::new(Language::PYTHON).grant(Capability::Clock);
    /// engine.isolate(config)?.load("m", "import time\nnow = time.time()")?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn grant(mut self, capability: Capability) -> Self {
        self.granted.push(capability);
        self
    }

    /// What programs read as standard input; the process's own, unless it is set.
    #[must_use]
    pub fn input(mut self, input: impl BufRead + Send + 'static) -> Self {
        self.input = Some(Box::new(input));
        self
    }

    /// Where standard output goes; to the process's own, unless it is set.
    #[must_use]
    pub fn output(mut self, output: impl Write + Send + 'static) -> Self {
        self.output = Some(Box::new(output));
        self
    }

    /// Where standard error goes.
    #[must_use]
    pub fn error(mut self, error: impl Write + Send + 'static) -> Self {
        self.error = Some(Box::new(error));
        self
    }
}

/// A program's world: heap, globals, stack, limits. One thread at a time runs in it; it can move between threads.
pub struct Isolate {
    pub(crate) inner: engine::Isolate,
    pub(crate) frontend: Option<&'static dyn Frontend>,
    pub(crate) state: Rc<HostState>,
    /// Who sees to the limit of time, if there is one.
    pub(crate) watchdog: Option<Arc<Watchdog>>,
    engine: Engine,
    /// Among the engine's metrics.
    account: u64,
}

// SAFETY: what an isolate points to is its own, or may be shared (the engine's parts). Nothing of it that is not `Send`
// leaves through this crate, which alone can reach the context: handles hold a table that is `Sync`; functions and
// streams of the host are `Send`. The state that isolate and context share by `Rc` has no other owners. Methods that run programs take the isolate by `&mut`, so one thread at a time does.
unsafe impl Send for Isolate {}

impl std::fmt::Debug for Isolate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Isolate")
            .field("language", &self.frontend.map(|frontend| frontend.name()))
            .finish_non_exhaustive()
    }
}

impl Isolate {
    pub(crate) fn new(engine: &Engine, config: IsolateConfig) -> Result<Isolate, Error> {
        let settings = engine.inner.config();
        let max_memory = config.max_memory.or(settings.max_memory);
        let hash_seed = config.hash_seed.or(settings.hash_seed);
        let mut inner = engine.inner.isolate_with(max_memory, hash_seed)?;
        inner.context().outside = Outside::new(config.granted);
        let interrupt = inner.interrupt_handle();
        let cx = inner.context();
        let state = Rc::<HostState>::default();
        let frontend = config.language.map(|language| language.0);
        cx.add_state(Box::new(SharedHostState { state: state.clone(), frontend }));
        cx.on_departed = on_departed;
        if let Some(bytes) = config.max_output {
            cx.streams.set_limit(bytes, Some(Box::new(move || interrupt.stop_output())));
        }
        if let Some(input) = config.input {
            cx.streams.set_input(input);
        }
        if let Some(output) = config.output {
            cx.streams.set_output(output);
        }
        if let Some(error) = config.error {
            cx.streams.set_error(error);
        }
        let watchdog = config.time_limit.map(|limit| {
            engine.watchdog.watch(inner.interrupt_handle(), limit);
            engine.watchdog.clone()
        });
        let account = engine.accounts().open(&mut inner);
        let mut isolate = Isolate { inner, frontend, state, watchdog, engine: engine.clone(), account };
        if let Some(frontend) = frontend {
            isolate.with_scope(|scope| {
                let installed = frontend.install(scope.cx);
                scope.outcome(installed)
            })?;
        }
        if let Some(calls) = config.max_depth {
            isolate.inner.context().set_depth_limit(calls);
        }
        Ok(isolate)
    }

    /// A new module without code: for host functions to be defined before the text runs that uses them. Programs of Python import
    /// it by its name, in place of one of the library that has the same.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn module(&mut self, name: &str) -> Result<Module, Error> {
        self.with_scope(|scope| Module::new(scope, name))
    }

    /// Runs source text as a new module.
    ///
    /// # Errors
    /// As [`Module::run`].
    pub fn load(&mut self, name: &str, source: &str) -> Result<Module, Error> {
        let module = self.module(name)?;
        module.run(self, source)?;
        Ok(module)
    }

    /// Verifies a module of bytecode and runs its first function, if that has no parameters. All its functions can be had by
    /// name.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, IsolateConfig, bytecode};
    ///
    /// let engine = Engine::new(Default::default())?;
    /// let mut isolate = engine.isolate(IsolateConfig::default())?;
    /// let text = "module \"m\"\nfunction double(x) registers 1 {\n    add r0, r0, r0\n    ret r0\n}\n";
    /// let module = bytecode::text::parse(text).map_err(|error| updraft::Error::Module(error.to_string()))?;
    /// let module = isolate.load_bytecode(module)?;
    /// let double = module.function(&mut isolate, "double")?;
    /// assert_eq!(double.call::<i64>(&mut isolate, (21,))?, 42);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Module`] when it is malformed; what running it leads to.
    pub fn load_bytecode(&mut self, module: bytecode::module::Module) -> Result<Module, Error> {
        self.with_scope(|scope| {
            let namespace = scope.cx.new_namespace();
            Module::of_bytecode(scope, namespace, module)
        })
    }

    /// Verifies a module of bytecode and runs its first function, which has no parameters: the result.
    ///
    /// # Errors
    /// As [`Isolate::load_bytecode`], and [`Error::Conversion`].
    pub fn run_bytecode<R: FromValue>(&mut self, module: bytecode::module::Module) -> Result<R, Error> {
        self.with_scope(|scope| {
            let namespace = scope.cx.new_namespace();
            let body = Module::link(scope, namespace, module)?;
            let result = scope.cx.call(body.value(), &[]);
            let word = scope.outcome(result)?;
            R::from_word(word, scope)
        })
    }

    /// A value as one of another type, as if a program had been given the one and the host the other: a list as a vector, an
    /// object of the host as a handle of it.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, IsolateConfig, Language, Object};
    ///
    /// let mut isolate = Engine::new(Default::default())?.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// let list: Object = isolate.convert(vec![1, 2])?;
    /// list.call_method::<()>(&mut isolate, "append", (3,))?;
    /// assert_eq!(isolate.convert::<Vec<i64>>(list)?, [1, 2, 3]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is of another type, and when memory is exhausted.
    pub fn convert<T: FromValue>(&mut self, value: impl IntoValue) -> Result<T, Error> {
        self.with_scope(|scope| convert(scope, value))
    }

    /// Frees what programs can reach no more, and drops the functions and objects of the host among it. Collections come by
    /// themselves when memory is needed; this is for who wants something dropped now. What it costs grows with what is alive,
    /// a millisecond for some megabytes.
    ///
    /// # Panics
    /// With the panic of a destructor, if what is dropped panics.
    pub fn collect_garbage(&mut self) {
        self.with_scope(|scope| scope.cx.collect_garbage());
    }

    /// What is known of each function that was loaded: its tier, how often it was called.
    pub fn functions(&mut self) -> Vec<FunctionProfile> {
        engine::control::profiles(self.inner.context())
    }

    /// The functions that were called most, the most called first.
    pub fn hot_functions(&mut self, count: usize) -> Vec<FunctionProfile> {
        let mut functions = self.functions();
        functions.retain(|function| function.calls > 0);
        functions.sort_by_key(|function| std::cmp::Reverse(function.calls));
        functions.truncate(count);
        functions
    }

    /// How many functions each tier has, the interpreter (`None`) included.
    pub fn tier_distribution(&mut self) -> BTreeMap<Option<String>, usize> {
        let mut distribution = BTreeMap::new();
        for function in self.functions() {
            *distribution.entry(function.tier).or_insert(0) += 1;
        }
        distribution
    }

    /// Gives programs so much fuel, in place of what is left. Without it an isolate has as much as anybody can use.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language, Stop};
    ///
    /// let engine = Engine::new(EngineConfig::new().fuel(true))?;
    /// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// isolate.set_fuel(1000)?;
    /// let module = isolate.load("m", "for i in range(100): pass")?;
    /// assert_eq!(isolate.fuel_left()?, 1000 - 102);
    /// let error = module.run(&mut isolate, "while True: pass").unwrap_err();
    /// assert!(matches!(error, Error::Stopped(Stop::Fuel)));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Config`] when the engine was made without [`EngineConfig::fuel`](crate::EngineConfig::fuel).
    pub fn set_fuel(&mut self, units: u64) -> Result<(), Error> {
        *self.fuel()? = units;
        Ok(())
    }

    /// How much fuel is left.
    ///
    /// # Errors
    /// As [`Isolate::set_fuel`].
    pub fn fuel_left(&mut self) -> Result<u64, Error> {
        self.fuel().copied()
    }

    fn fuel(&mut self) -> Result<&mut u64, Error> {
        if !self.engine.inner.config().fuel {
            return Err(Error::Config(
                "the engine counts no fuel: `EngineConfig::fuel` has to be set".into(),
            ));
        }
        Ok(&mut self.inner.context().fuel)
    }

    /// Hands what programs have written to the output.
    ///
    /// # Errors
    /// What the output reports.
    pub fn flush(&mut self) -> std::io::Result<()> {
        self.inner.context().streams.flush()
    }

    /// A handle by which any thread can stop what runs in the isolate.
    pub fn canceller(&self) -> Canceller {
        Canceller(self.inner.interrupt_handle())
    }

    /// The engine that it belongs to.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What compiling did so far.
    pub fn statistics(&mut self) -> engine::Statistics {
        self.inner.statistics()
    }

    /// Counts and times of the isolate so far.
    pub fn metrics(&mut self) -> Metrics {
        Metrics::of_isolate(&mut self.inner)
    }

    /// Bytes that programs have allocated since the isolate was made.
    pub fn allocated_bytes(&self) -> u64 {
        self.inner.heap_statistics().allocated_bytes
    }
}

impl Drop for Isolate {
    fn drop(&mut self) {
        self.engine.accounts().close(self.account, &mut self.inner);
    }
}

/// Stops what runs in an isolate, from any thread. Outlives the isolate harmlessly.
#[derive(Clone, Debug)]
pub struct Canceller(InterruptHandle);

impl Canceller {
    /// Stops what runs now, or else what runs next: it fails with [`Stop::Cancelled`](crate::Stop::Cancelled).
    pub fn cancel(&self) {
        self.0.cancel();
    }
}
