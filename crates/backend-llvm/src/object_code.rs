//! From the object file that LLVM gives to what the rest of the system takes.
//!
//! The object is loaded by [`code_memory::elf`], which lays its code and constants one after another. What refers from one
//! to the other relative to its own address is settled then; what refers to the literal table remains.

use abi::literal_table::{Literal, LiteralRelocation, LiteralRelocationKind};
use code_memory::elf::{LoadError, Request, Resolution, load};
use code_memory::{Relocation, RelocationKind};
use ssa::backend::{Bailout, CompiledCode};
use ssa::exits::Exits;

use crate::lower::{ENTRY, LITERALS};

/// Puts code, literals and exits together.
pub(crate) fn compiled_code(
    object: &[u8],
    literals: Vec<Literal>,
    exits: Exits,
) -> Result<CompiledCode, Bailout> {
    let request = Request { entry: ENTRY, literals: literals.len() };
    let resolve = |name: &str| (name == LITERALS).then_some(Resolution::Literals);
    let image = load(object, request, resolve).map_err(|error| match error {
        // Such as the C library's: functions that the machine has no instruction for.
        LoadError::Undefined(name) => Bailout::Unsupported { what: format!("a call of {name}") },
        error => Bailout::Internal { what: error.to_string() },
    })?;
    let table = image.literals.start;
    let relocations = image.relocations.iter().filter_map(|relocation| {
        if relocation.kind == RelocationKind::PcRelative32 && relocation.target < table {
            // Within the code, and applied by the loader wherever the code goes.
            return None;
        }
        Some(literal_relocation(relocation, table))
    });
    let relocations = relocations.collect::<Result<Vec<_>, Bailout>>()?;
    let mut bytes = image.bytes;
    bytes.truncate(table);
    Ok(CompiledCode {
        bytes,
        align: image.alignment as u32,
        entry: image.entry as u32,
        literals,
        relocations,
        deopt: exits.into_table(),
        frame_size: None,
        disassembly: None,
    })
}

/// A relocation relative to the literal table. The table starts where the code ends, so that by a negative addend the
/// code can also refer to its own constants, where that depends on its address: the pages of aarch64.
fn literal_relocation(relocation: &Relocation, table: usize) -> Result<LiteralRelocation, Bailout> {
    let unsupported = || Bailout::Unsupported { what: format!("relocation {:?}", relocation.kind) };
    let kind = match relocation.kind {
        RelocationKind::PcRelative32 => LiteralRelocationKind::X86PcRel32,
        RelocationKind::Aarch64Page21 => LiteralRelocationKind::Aarch64AdrPage21,
        RelocationKind::Aarch64Low12 => LiteralRelocationKind::Aarch64AddLo12,
        RelocationKind::Aarch64Low12Scaled(3) => LiteralRelocationKind::Aarch64Ldst64Lo12,
        RelocationKind::Aarch64Low12Scaled(4) => LiteralRelocationKind::Aarch64Ldst128Lo12,
        _ => return Err(unsupported()),
    };
    let addend = relocation.target as i64 - table as i64 + relocation.addend;
    let (Ok(offset), Ok(addend)) = (u32::try_from(relocation.offset), i32::try_from(addend)) else {
        return Err(unsupported());
    };
    Ok(LiteralRelocation { offset, kind, literal: 0, addend })
}
