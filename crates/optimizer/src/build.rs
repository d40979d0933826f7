//! Bytecode and feedback to SSA.

use crate::request::{CompileRequest, Optimized};
use ssa::backend::Bailout;

/// Builds the SSA form of a request.
///
/// # Errors
/// Why the function is declined.
pub fn build(_request: &CompileRequest) -> Result<Optimized, Bailout> {
    Err(Bailout::Unsupported { what: "everything".to_owned() })
}
