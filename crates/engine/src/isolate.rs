//! Engines and isolates.

use std::sync::Arc;

use bytecode::module::Module;
use code_memory::CodeMemory;
use heap::{ChunkReserve, HeapConfig};
use runtime::context::{Context, ContextConfig};
use runtime::language::PLAIN;
use runtime::stack_mapping::StackPool;
use runtime::value::Value;
use ssa::backend::{Backend, Target};
use tiering::compile::CompileSettings;
use tiering::event::{Event, Listener};
use tiering::ladder::BackendKind;
use tiering::state::{TieringConfig, TieringState};
use tiering::statistics::{SharedStatistics, Statistics};
use tiering::ticks::PAUSE;
use tiering::worker::{Inbox, Workers};

use crate::backends;
use crate::config::Config;
use crate::error::Error;
use crate::frontend::Frontend;
use crate::interrupt::{InterruptHandle, on_interrupt};

/// Exit code of a program that could not run.
const FAILED: i32 = 1;

/// What isolates share. Cheap to share between threads by `Arc`.
pub struct Engine {
    config: Config,
    /// What the tiers of isolates are set up with, unless nothing is compiled.
    tiering: Option<TieringConfig>,
    stacks: Arc<StackPool>,
    chunks: Arc<ChunkReserve>,
}

/// A program's world. One thread at a time runs in it.
pub struct Isolate {
    interrupt: InterruptHandle,
    /// Where the threads that compile put results.
    inbox: Option<Arc<Inbox>>,
    cx: Box<Context>,
}

impl Engine {
    /// What it was made with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// An engine with these settings.
    ///
    /// # Errors
    /// When memory for machine code cannot be reserved.
    pub fn new(config: Config) -> Result<Engine, Error> {
        let found = backends::find(&config.ladder);
        let tiering = match config.cpu.target() {
            Some(target) if !found.is_empty() => Some(tiering_config(&config, target, found)?),
            _ => None,
        };
        Ok(Engine { config, tiering, stacks: Arc::default(), chunks: Arc::default() })
    }

    /// A new isolate.
    ///
    /// # Errors
    /// When the system refuses memory.
    pub fn isolate(&self) -> Result<Isolate, Error> {
        self.isolate_with(self.config.max_memory, self.config.hash_seed)
    }

    /// A new isolate with a limit of memory and a seed of its own, see [`Config`].
    ///
    /// # Errors
    /// When the system refuses memory.
    pub fn isolate_with(&self, max_memory: Option<usize>, hash_seed: Option<u64>) -> Result<Isolate, Error> {
        let config = &self.config;
        let mut cx = Context::new(&ContextConfig {
            heap: HeapConfig { reserve: Some(self.chunks.clone()), ..config.heap(max_memory) },
            register_stack_bytes: config.register_stack,
            native_stack_bytes: config.native_stack,
            stacks: self.stacks.clone(),
            hash_seed: hash_seed.unwrap_or_else(Config::random_seed),
            interpreter_entry: interpreter::entry::interpret,
            generator_entry: interpreter::entry::generate,
            interpreter_resume: interpreter::generator::interpret,
        })
        .map_err(Error::System)?;
        if let Some(Listener(listener)) = config.listener.clone() {
            cx.heap.report_collections(move |collection| listener(&Event::Collected(*collection)));
        }
        interpreter::generator::install(&mut cx);
        cx.runs_plainly = config.stress.plain_interpreter;
        cx.is_charged = config.fuel;
        cx.counted = config.profile.counted();
        cx.tiering.on_interrupt = on_interrupt;
        if let Some(tiering) = &self.tiering {
            tiering::state::install(&mut cx, tiering.clone());
        }
        let interrupt = InterruptHandle::new(&cx);
        let inbox = cx.has_state::<TieringState>().then(|| {
            let handle = interrupt.clone();
            tiering::ticks::connect(&mut cx, Arc::new(move || handle.tick()));
            cx.state::<TieringState>().inbox.clone()
        });
        Ok(Isolate { interrupt, inbox, cx })
    }
}

/// What the tiers of an engine's isolates are set up with.
fn tiering_config(
    config: &Config,
    target: Target,
    backends: Vec<(BackendKind, Arc<dyn Backend>)>,
) -> Result<TieringConfig, Error> {
    let settings = code_memory::Config { limit: config.max_code, ..code_memory::Config::default() };
    let code_memory = CodeMemory::new(settings).map_err(|error| Error::CodeMemory(error.to_string()))?;
    let compile = CompileSettings { target, pipeline: config.pipeline.clone(), dumps: config.dumps.clone() };
    Ok(TieringConfig {
        tiers: config.ladder.tiers.iter().cloned().map(Arc::new).collect(),
        backends,
        code_memory: Arc::new(code_memory),
        workers: (config.workers > 0).then(|| Arc::new(Workers::new(config.workers))),
        compile: Arc::new(compile),
        max_compiles_per_second: config.max_compiles_per_second,
        check_interval: config.check_interval.max(1),
        sampling: config.sampling,
        sample_every: config.stress.sample_every,
        tick: config.stress.tick.unwrap_or(PAUSE),
        fail_guards: config.stress.fail_guards,
        listener: config.listener.clone(),
        tells_exits: config.profile.exits,
    })
}

impl Isolate {
    /// Runs `f` on the isolate's stack, with its context. What was compiled meanwhile is installed first: code that is
    /// called from outside alone would look for it rarely.
    #[inline]
    pub fn enter<R>(&mut self, f: impl FnOnce(&mut Context) -> R) -> R {
        let has_finished = self.inbox.as_ref().is_some_and(|inbox| !inbox.is_empty());
        self.cx.enter(|cx| {
            if has_finished {
                tiering::installation::install_finished(cx);
            }
            f(cx)
        })
    }

    /// Runs a program: its exit code.
    pub fn run_main(
        &mut self,
        frontend: &dyn Frontend,
        source: &str,
        file: &str,
        arguments: &[String],
    ) -> i32 {
        self.cx.enter(|cx| {
            if frontend.install(cx).is_ok() {
                return frontend.run_main(cx, source, file, arguments);
            }
            too_small(cx, frontend)
        })
    }

    /// Runs a program that is found by its name as an import would: its exit code, or none when the language has no such.
    pub fn run_named(&mut self, frontend: &dyn Frontend, name: &str, arguments: &[String]) -> Option<i32> {
        self.cx.enter(|cx| match frontend.install(cx) {
            Ok(()) => frontend.run_module(cx, name, arguments),
            Err(_) => Some(too_small(cx, frontend)),
        })
    }

    /// Verifies and runs a module of bytecode by the plain rules: the result of its first function.
    ///
    /// # Errors
    /// When the module is malformed, or ends with an exception.
    pub fn run_module(&mut self, module: Module) -> Result<Value, Error> {
        bytecode::verify::verify(&module).map_err(|error| Error::Module(error.to_string()))?;
        self.cx.enter(|cx| {
            cx.set_language(&PLAIN);
            let namespace = cx.new_namespace();
            let result = cx
                .load_module(Arc::new(module), "".into(), &PLAIN, namespace)
                .and_then(|closure| cx.call(closure.value(), &[]));
            result.map_err(|_| Error::Uncaught(cx.describe_exception()))
        })
    }

    /// Verifies a module and calls its function `name` by the plain rules, as often as `times` says: the last result.
    /// Repeated calls let the function rise.
    ///
    /// # Errors
    /// When the module is malformed or has no such function, or the call ends with an exception.
    pub fn call_function(
        &mut self,
        module: Module,
        name: &str,
        arguments: &[Value],
        times: u32,
    ) -> Result<Value, Error> {
        bytecode::verify::verify(&module).map_err(|error| Error::Module(error.to_string()))?;
        let Some(index) = module.functions.iter().position(|function| function.name == name) else {
            return Err(Error::Module(format!("there is no function `{name}`")));
        };
        self.cx.enter(|cx| {
            cx.set_language(&PLAIN);
            let namespace = cx.new_namespace();
            let result = cx.load_module(Arc::new(module), "".into(), &PLAIN, namespace).and_then(|closure| {
                if index != 0 && closure.cell().parameter_count == 0 {
                    // Sets up the globals.
                    cx.call(closure.value(), &[])?;
                }
                let function = cx.new_closure(&closure.cell().module, index as u32, &[])?;
                let mut result = cx.call(function.value(), arguments)?;
                for _ in 1..times {
                    result = cx.call(function.value(), arguments)?;
                }
                Ok(result)
            });
            result.map_err(|_| Error::Uncaught(cx.describe_exception()))
        })
    }

    /// A value in words: numbers and strings as the text form of bytecode has them.
    pub fn show(&self, value: Value) -> String {
        if let Some(number) = runtime::number::int_to_string(value, 10) {
            return number;
        }
        match value.cast::<runtime::object::string::Str>() {
            Some(text) => format!("{:?}", text.to_cow()),
            None => match value.as_float() {
                Some(float) => format!("{float:?}"),
                None => format!("{value:?}"),
            },
        }
    }

    /// The context, for what runs outside of programs: nothing may be called or allocated in it.
    pub fn context(&mut self) -> &mut Context {
        &mut self.cx
    }

    /// A handle by which other threads can stop the isolate.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.interrupt.clone()
    }

    /// Why a program was stopped, if one was.
    pub fn termination(&self) -> Option<runtime::exception::Termination> {
        self.cx.termination
    }

    /// What the tiers did so far.
    pub fn statistics(&mut self) -> Statistics {
        self.shared_statistics().map_or_else(Statistics::default, |shared| shared.lock().clone())
    }

    /// The same for other threads to read while the isolate runs; none when nothing is compiled.
    pub fn shared_statistics(&mut self) -> Option<SharedStatistics> {
        self.cx.has_state::<TieringState>().then(|| self.cx.state::<TieringState>().statistics.clone())
    }

    /// What the sites of functions have met so far, as text: all, or those of functions whose name contains `filter`.
    pub fn describe_feedback(&self, filter: Option<&str>) -> String {
        match self.cx.has_state::<TieringState>() {
            true => tiering::feedback_text::describe_feedback(&self.cx, filter),
            false => String::new(),
        }
    }

    /// The sites whose speculation failed most often, as text, and how often.
    pub fn worst_exits(&self, count: usize) -> Vec<(String, u64)> {
        match self.cx.has_state::<TieringState>() {
            true => tiering::exit_text::worst_exits(&self.cx, count),
            false => Vec::new(),
        }
    }

    /// What the heap did so far.
    pub fn heap_statistics(&self) -> heap::HeapStats {
        self.cx.heap.stats()
    }
}

impl Drop for Isolate {
    fn drop(&mut self) {
        self.interrupt.disconnect();
    }
}

/// Reports that a language does not fit the heap: the exit code.
fn too_small(cx: &mut Context, frontend: &dyn Frontend) -> i32 {
    let message = format!("the heap's limit is too low for {} itself\n", frontend.name());
    let _ = cx.streams.write_error(message.as_bytes());
    FAILED
}
