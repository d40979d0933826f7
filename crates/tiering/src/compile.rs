//! One compile: request in, machine code out. Pure, so it runs on any thread.

use std::time::{Duration, Instant};

use optimizer::pipeline::{self, PipelineOptions};
use optimizer::request::{Assumption, CompileRequest, Optimized};
use ssa::backend::{Backend, Bailout, CompileOptions, CompiledCode, Target};

use crate::ladder::{BackendKind, Tier};
use crate::policy::describe;

/// SSA operations that LLVM is given at most: its time grows with them, and what is large gains little.
const MAX_LLVM_OPERATIONS: usize = 4_000;

// What compiling costs, about: by it we tell what to leave to the workers.
const BUILDING_A_WORD: Duration = Duration::from_micros(2);
const AN_OPERATION: Duration = Duration::from_micros(7);
const AN_OPERATION_BY_LLVM: Duration = Duration::from_micros(500);
const A_RECORDED_REGISTER: Duration = Duration::from_nanos(300);

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
    /// What was inlined into what, and why calls were not.
    pub inlining: bool,
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
    /// Something in it has met several kinds.
    pub is_mixed: bool,
    /// How long it took.
    pub time: Duration,
    /// Texts asked for: a title and the text.
    pub dumps: Vec<(String, String)>,
}

/// A function in SSA form, before the passes: it is known by now how large it is.
pub struct Built {
    optimized: Optimized,
    time: Duration,
}

impl Built {
    /// Builds what the request asks for.
    ///
    /// # Errors
    /// Why the compiler declines.
    pub fn new(request: &CompileRequest) -> Result<Built, Bailout> {
        let start = Instant::now();
        let optimized = optimizer::build::build(request)?;
        Ok(Built { optimized, time: start.elapsed() })
    }

    /// How long building will take, about.
    #[must_use]
    pub fn estimate(request: &CompileRequest) -> Duration {
        times(BUILDING_A_WORD, request.functions[0].code.len())
    }

    /// How long the rest will take, about.
    #[must_use]
    pub fn estimate_rest(&self, tier: &Tier) -> Duration {
        let function = &self.optimized.function;
        let operation = match tier.backend {
            BackendKind::Cranelift => AN_OPERATION,
            BackendKind::Llvm => AN_OPERATION_BY_LLVM,
        };
        times(operation, operations(function)) + times(A_RECORDED_REGISTER, function.recorded_registers())
    }
}

fn times(cost: Duration, count: usize) -> Duration {
    cost.saturating_mul(u32::try_from(count).unwrap_or(u32::MAX))
}

fn operations(function: &ssa::Function) -> usize {
    function.layout().iter().map(|&block| function.insts(block).len()).sum()
}

/// Compiles what was built of a request for a tier.
///
/// # Errors
/// Why the compiler declines.
pub fn compile(
    request: &CompileRequest,
    built: Built,
    tier: &Tier,
    backend: &dyn Backend,
    settings: &CompileSettings,
) -> Result<Output, Bailout> {
    let start = Instant::now();
    let Built { mut optimized, time } = built;
    let name = &request.functions[0].function().qualified_name;
    let wanted = settings.dumps.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()));
    let mut dumps = Vec::new();
    if wanted && settings.dumps.inlining {
        let entry = describe(request.entry);
        dumps.push((
            format!("inlining into {name} {entry} for {}", tier.name),
            optimized.inlining.describe(request),
        ));
    }
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
    let count = operations(&optimized.function);
    if tier.backend == BackendKind::Llvm && count > MAX_LLVM_OPERATIONS {
        return Err(Bailout::TooLarge { what: "operations", count });
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
    let Optimized { assumptions, lacks_inlining, is_mixed, .. } = optimized;
    Ok(Output { code, assumptions, lacks_inlining, is_mixed, time: time + start.elapsed(), dumps })
}
