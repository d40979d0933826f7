//! From what Cranelift gives to what the rest of the system takes.

use abi::literal_table::{Literal, LiteralRelocation, LiteralRelocationKind};
use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::ExternalName;
use cranelift_codegen::{CompiledCode as Compiled, FinalizedRelocTarget};
use ssa::backend::{Bailout, CompiledCode};
use ssa::exits::Exits;

use crate::alignment;

/// Puts code, literals and exits together.
pub(crate) fn compiled_code(
    compiled: &Compiled,
    literals: Vec<Literal>,
    exits: Exits,
) -> Result<CompiledCode, Bailout> {
    let mut relocations = Vec::new();
    for relocation in compiled.buffer.relocs() {
        match &relocation.target {
            // The lowering declares names of the literal table only.
            FinalizedRelocTarget::ExternalName(ExternalName::User(_)) => {}
            FinalizedRelocTarget::ExternalName(ExternalName::LibCall(call)) => {
                return Err(Bailout::Unsupported { what: format!("{call} on a machine without it") });
            }
            other => return Err(Bailout::Internal { what: format!("relocation against {other:?}") }),
        }
        let kind = match relocation.kind {
            Reloc::X86PCRel4 | Reloc::X86CallPCRel4 => LiteralRelocationKind::X86PcRel32,
            Reloc::Aarch64AdrPrelPgHi21 => LiteralRelocationKind::Aarch64AdrPage21,
            Reloc::Aarch64AddAbsLo12Nc => LiteralRelocationKind::Aarch64AddLo12,
            other => return Err(Bailout::Internal { what: format!("relocation {other:?}") }),
        };
        let addend = i32::try_from(relocation.addend)
            .map_err(|_| Bailout::Internal { what: "addend of a relocation".to_owned() })?;
        relocations.push(LiteralRelocation { offset: relocation.offset, kind, literal: 0, addend });
    }
    let padding = alignment::padding(compiled);
    let mut bytes = vec![0; padding as usize];
    bytes.extend_from_slice(compiled.code_buffer());
    relocations.iter_mut().for_each(|relocation| relocation.offset += padding);
    Ok(CompiledCode {
        bytes,
        align: compiled.buffer.alignment.max(alignment::LINE),
        entry: padding,
        literals,
        relocations,
        deopt: exits.into_table(),
        frame_size: compiled.buffer.frame_layout().map(|layout| layout.frame_to_fp_offset),
        disassembly: compiled.vcode.clone(),
    })
}
