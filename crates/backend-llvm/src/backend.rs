//! The backend: what a level of optimization means, and who compiles.

use std::sync::{Mutex, PoisonError};

use ssa::Function;
use ssa::backend::{Arch, Backend, Bailout, CompileOptions, CompiledCode, OptLevel, Target};

use crate::lower::{Lowered, lower};
use crate::{
    CodegenEffort, Library, LlvmError, LlvmUnavailable, Machine, Session, library, object_code, pipeline,
};

/// The backend. Without libLLVM it declines everything as unavailable.
#[derive(Debug)]
pub struct LlvmBackend {
    library: Result<&'static Library, &'static LlvmUnavailable>,
    /// Sessions that nobody is using now: making one takes longer than compiling a small function.
    idle: Mutex<Vec<(Machine, Session<'static>)>>,
}

impl Default for LlvmBackend {
    fn default() -> LlvmBackend {
        LlvmBackend::new()
    }
}

impl LlvmBackend {
    /// A backend with the library of this process, which is looked for now.
    #[must_use]
    pub fn new() -> LlvmBackend {
        LlvmBackend { library: library(), idle: Mutex::default() }
    }

    /// A backend with this library.
    #[must_use]
    pub fn with_library(library: &'static Library) -> LlvmBackend {
        LlvmBackend { library: Ok(library), idle: Mutex::default() }
    }

    fn library(&self) -> Result<&'static Library, Bailout> {
        self.library.map_err(|error| Bailout::Unavailable { what: error.to_string() })
    }

    /// Runs `compile` in a session for `machine`. One that has failed is not used again.
    fn in_session<T>(
        &self,
        library: &'static Library,
        machine: Machine,
        compile: impl FnOnce(&mut Session<'static>) -> Result<T, LlvmError>,
    ) -> Result<T, Bailout> {
        let lock = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let found = {
            let mut idle = lock();
            idle.iter().position(|(known, _)| *known == machine).map(|index| idle.swap_remove(index).1)
        };
        let mut session = match found {
            Some(session) => session,
            None => Session::new(library, &machine).map_err(bailout)?,
        };
        let result = compile(&mut session).map_err(bailout)?;
        lock().push((machine, session));
        Ok(result)
    }
}

impl Backend for LlvmBackend {
    fn name(&self) -> &'static str {
        "llvm"
    }

    fn compile(
        &self,
        func: &Function,
        target: &Target,
        options: &CompileOptions,
    ) -> Result<CompiledCode, Bailout> {
        let library = self.library()?;
        let Lowered { ir, literals, exits, has_open_loops } = lower_for(func, target, options.opt_level)?;
        let passes = passes(library, options.opt_level, has_open_loops);
        let machine = machine(target, options.opt_level);
        let (object, listing) = self.in_session(library, machine, |session| {
            let object = session.emit_object(&ir, &passes)?;
            let listing = options.disassemble.then(|| session.emit_assembly(&ir, &passes)).transpose()?;
            Ok((object, listing))
        })?;
        let code = object_code::compiled_code(&object, literals, exits)?;
        Ok(CompiledCode { disassembly: listing, ..code })
    }
}

/// The IR that `func` is compiled from, for dumps.
pub fn ir_text(func: &Function, target: &Target, opt_level: OptLevel) -> Result<String, Bailout> {
    Ok(lower_for(func, target, opt_level)?.ir)
}

fn lower_for(func: &Function, target: &Target, opt_level: OptLevel) -> Result<Lowered, Bailout> {
    // At the lowest level no pass steps a pointer through an array.
    lower(func, target, opt_level != OptLevel::Fast)
}

/// The passes of a level.
fn passes(library: &Library, opt_level: OptLevel, has_open_loops: bool) -> String {
    match opt_level {
        OptLevel::Fast => pipeline::minimal().to_owned(),
        OptLevel::Less => pipeline::short().to_owned(),
        OptLevel::Speed if has_open_loops => pipeline::with_loops(library),
        OptLevel::Speed => pipeline::scalar(library),
        OptLevel::Max => pipeline::full().to_owned(),
    }
}

/// What `target` and a level mean to LLVM.
fn machine(target: &Target, opt_level: OptLevel) -> Machine {
    let triple = match target.arch {
        Arch::X86_64 => "x86_64-unknown-linux-gnu",
        Arch::Aarch64 => "aarch64-unknown-linux-gnu",
    };
    let features: Vec<String> = target.features.iter().map(|name| format!("+{name}")).collect();
    Machine {
        triple: triple.to_owned(),
        cpu: String::new(),
        features: features.join(","),
        effort: match opt_level {
            OptLevel::Fast => CodegenEffort::None,
            OptLevel::Less => CodegenEffort::Less,
            OptLevel::Speed => CodegenEffort::Default,
            OptLevel::Max => CodegenEffort::Aggressive,
        },
    }
}

/// What LLVM said, as a reason to decline. All but the first are faults of ours.
fn bailout(error: LlvmError) -> Bailout {
    match error {
        LlvmError::Unavailable(error) => Bailout::Unavailable { what: error.to_string() },
        LlvmError::Machine(_) => Bailout::UnsupportedTarget,
        error => Bailout::Internal { what: error.to_string() },
    }
}
