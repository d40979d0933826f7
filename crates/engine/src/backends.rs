//! The backends that this build has.

use std::sync::Arc;

use ssa::backend::Backend;
use tiering::ladder::{BackendKind, Ladder};

/// The backends that a ladder needs and the machine has, and what to tell about those that it lacks.
pub(crate) fn find(ladder: &Ladder) -> (Vec<(BackendKind, Arc<dyn Backend>)>, Option<String>) {
    let needs = |kind| ladder.tiers.iter().any(|tier| tier.backend == kind);
    let mut backends: Vec<(BackendKind, Arc<dyn Backend>)> = Vec::new();
    let mut warning = None;
    if needs(BackendKind::Cranelift) {
        backends.push((BackendKind::Cranelift, Arc::new(backend_cranelift::CraneliftBackend)));
    }
    if needs(BackendKind::Llvm) {
        warning = Some("the LLVM backend is not built in yet".to_owned());
    }
    (backends, warning)
}
