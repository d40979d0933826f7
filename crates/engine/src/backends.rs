//! The backends that this build has.

use std::sync::{Arc, OnceLock};

use backend_llvm::LlvmBackend;
use ssa::backend::{Backend, Bailout, CompileOptions, CompiledCode, Target};
use tiering::ladder::{BackendKind, Ladder};

/// The backends that a ladder needs.
pub(crate) fn find(ladder: &Ladder) -> Vec<(BackendKind, Arc<dyn Backend>)> {
    let mut kinds: Vec<BackendKind> = ladder.tiers.iter().map(|tier| tier.backend).collect();
    kinds.dedup();
    kinds.into_iter().map(|kind| (kind, backend(kind))).collect()
}

fn backend(kind: BackendKind) -> Arc<dyn Backend> {
    match kind {
        BackendKind::Cranelift => Arc::new(backend_cranelift::CraneliftBackend),
        BackendKind::Llvm => Arc::new(LateLlvm::default()),
    }
}

/// LLVM, whose library is looked for when something is hot enough for it: loading it takes longer than most programs.
#[derive(Default)]
struct LateLlvm {
    backend: OnceLock<LlvmBackend>,
}

impl Backend for LateLlvm {
    fn name(&self) -> &'static str {
        BackendKind::Llvm.name()
    }

    fn compile(
        &self,
        func: &ssa::Function,
        target: &Target,
        options: &CompileOptions,
    ) -> Result<CompiledCode, Bailout> {
        self.backend.get_or_init(LlvmBackend::new).compile(func, target, options)
    }
}
