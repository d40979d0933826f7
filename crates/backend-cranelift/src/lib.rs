//! The Cranelift backend: machine code from SSA, quickly.
//!
//! Each SSA value is one CLIF value and each SSA block starts one CLIF block, so lowering is one walk over the
//! function; [`lower`] says what the operations become. Everything the code needs of the outside comes from the context,
//! its first argument, or from its literal table, to which the only relocations refer.
//!
//! Conventions of the code (`abi::context_layout` has the offsets):
//! - Functions have Cranelift's `Tail` convention and take the context, the callee and up to four arguments, all as
//!   64-bit integers; on x86-64 that is how C functions of the same shape are called. They return one word.
//! - The runtime is called by C's convention through the context's table.
//! - A side exit goes to a block out of line that stores the values alive there and jumps to the deopt entry.
//!
//! Compiling is pure: no state outlives a call of [`CraneliftBackend::compile`](Backend::compile).

mod alignment;
mod emit;
mod isa;
mod lower;

use cranelift_codegen::Context;
use ssa::Function;
use ssa::backend::{Backend, Bailout, CompileOptions, CompiledCode, Target};

/// The backend.
#[derive(Clone, Copy, Debug, Default)]
pub struct CraneliftBackend;

impl Backend for CraneliftBackend {
    fn name(&self) -> &'static str {
        "cranelift"
    }

    fn compile(
        &self,
        func: &Function,
        target: &Target,
        options: &CompileOptions,
    ) -> Result<CompiledCode, Bailout> {
        let isa = isa::isa(target, options)?;
        let lowered = lower::lower(func, target)?;
        let mut context = Context::for_function(lowered.clif);
        context.set_disasm(options.disassemble);
        let compiled = context.compile(&*isa, &mut Default::default()).map_err(|error| {
            // The display of an error that names an instruction shows the function too.
            Bailout::Internal { what: format!("{:?}", error.inner) }
        })?;
        emit::compiled_code(compiled, lowered.literals, lowered.exits)
    }
}

/// The machine this program runs on, with all extensions that the backend makes use of.
#[must_use]
pub fn host_target() -> Option<Target> {
    isa::host_target()
}
