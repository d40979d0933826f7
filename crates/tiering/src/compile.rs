//! One compile: request in, machine code out. Pure, so it runs on any thread.

use std::time::{Duration, Instant};

use optimizer::pipeline::{self, PipelineOptions};
use optimizer::request::{Assumption, CompileRequest};
use ssa::backend::{Backend, Bailout, CompileOptions, CompiledCode, Target};

use crate::ladder::{BackendKind, Tier};

/// SSA operations that LLVM is given at most: its time grows with them, and what is large gains little.
const MAX_LLVM_OPERATIONS: usize = 4_000;

/// How the compiler is run.
#[derive(Clone, Debug)]
pub struct CompileSettings {
    /// The machine.
    pub target: Target,
    /// Passes left out, verification, bisection.
    pub pipeline: PipelineOptions,
    /// What to keep text of.
    pub dumps: Dumps,
}

/// Texts of a compile to keep.
#[derive(Clone, Debug, Default)]
pub struct Dumps {
    /// The SSA that the backend gets.
    pub ssa: bool,
    /// The SSA after these passes; `build` is the SSA as it was built.
    pub ssa_after: Vec<String>,
    /// The machine code.
    pub asm: bool,
    /// Functions whose name contains this, or all.
    pub filter: Option<String>,
}

/// What a compile yields.
pub struct Output {
    /// The code.
    pub code: CompiledCode,
    /// What it relies on.
    pub assumptions: Vec<Assumption>,
    /// A tier that inlines more would have other code.
    pub lacks_inlining: bool,
    /// How long it took.
    pub time: Duration,
    /// Texts asked for: a title and the text.
    pub dumps: Vec<(String, String)>,
}

/// Compiles a request for a tier.
///
/// # Errors
/// Why the compiler declines.
pub fn compile(
    request: &CompileRequest,
    tier: &Tier,
    backend: &dyn Backend,
    settings: &CompileSettings,
) -> Result<Output, Bailout> {
    let start = Instant::now();
    let name = &request.functions[0].function().qualified_name;
    let wanted = settings.dumps.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()));
    let mut dumps = Vec::new();
    let mut optimized = optimizer::build::build(request)?;
    let mut keep = |stage: &str, function: &ssa::Function| {
        if wanted && settings.dumps.ssa_after.iter().any(|pass| pass == stage) {
            dumps.push((format!("ssa of {name} for {} after {stage}", tier.name), function.to_string()));
        }
    };
    keep("build", &optimized.function);
    let mut options = settings.pipeline.clone();
    if !tier.optimize {
        options.limit = Some(0);
    }
    pipeline::run(&mut optimized.function, &options, &mut |report, function| keep(report.name, function));
    if wanted && settings.dumps.ssa {
        dumps.push((format!("ssa of {name} for {}", tier.name), optimized.function.to_string()));
    }
    let operations =
        optimized.function.layout().iter().map(|&block| optimized.function.insts(block).len()).sum();
    if tier.backend == BackendKind::Llvm && operations > MAX_LLVM_OPERATIONS {
        return Err(Bailout::TooLarge { what: "operations", count: operations });
    }
    let options = CompileOptions {
        opt_level: tier.opt_level,
        disassemble: wanted && settings.dumps.asm,
        ..CompileOptions::default()
    };
    let mut code = backend.compile(&optimized.function, &settings.target, &options)?;
    if let Some(text) = code.disassembly.take() {
        dumps.push((format!("machine code of {name} for {}", tier.name), text));
    }
    let optimizer::request::Optimized { assumptions, lacks_inlining, .. } = optimized;
    Ok(Output { code, assumptions, lacks_inlining, time: start.elapsed(), dumps })
}
