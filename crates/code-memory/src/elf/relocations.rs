//! What the relocation numbers of the two machines mean.

use object::{Architecture, elf};

use super::LoadError;
use crate::RelocationKind;

/// How a relocation refers to its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// To the symbol.
    Direct,
    /// To a word that holds the symbol's address.
    ThroughSlot,
}

/// The meaning of a relocation number.
pub(super) struct Field {
    pub kind: RelocationKind,
    pub reference: Reference,
}

/// The meaning of relocation `r_type`; `None` when there is nothing to do.
pub(super) fn field(
    architecture: Architecture,
    r_type: elf::RelocationType,
) -> Result<Option<Field>, LoadError> {
    let known = match architecture {
        Architecture::X86_64 => x86_64(r_type),
        Architecture::Aarch64 => aarch64(r_type),
        _ => None,
    };
    known.ok_or_else(|| LoadError::Unsupported(format!("relocation {r_type:?} of {architecture:?}")))
}

fn direct(kind: RelocationKind) -> Option<Field> {
    Some(Field { kind, reference: Reference::Direct })
}

fn through_slot(kind: RelocationKind) -> Option<Field> {
    Some(Field { kind, reference: Reference::ThroughSlot })
}

fn x86_64(r_type: elf::RelocationType) -> Option<Option<Field>> {
    use RelocationKind::*;
    Some(match r_type {
        elf::R_X86_64_NONE => None,
        elf::R_X86_64_64 => direct(Absolute64),
        elf::R_X86_64_32 => direct(Absolute32),
        elf::R_X86_64_32S => direct(Absolute32Signed),
        elf::R_X86_64_PC32 | elf::R_X86_64_PLT32 => direct(PcRelative32),
        elf::R_X86_64_PC64 => direct(PcRelative64),
        elf::R_X86_64_GOTPCREL | elf::R_X86_64_GOTPCRELX | elf::R_X86_64_REX_GOTPCRELX => {
            through_slot(PcRelative32)
        }
        _ => return None,
    })
}

fn aarch64(r_type: elf::RelocationType) -> Option<Option<Field>> {
    use RelocationKind::*;
    Some(match r_type {
        elf::R_AARCH64_NONE => None,
        elf::R_AARCH64_ABS64 => direct(Absolute64),
        elf::R_AARCH64_ABS32 => direct(Absolute32),
        elf::R_AARCH64_PREL64 => direct(PcRelative64),
        elf::R_AARCH64_PREL32 => direct(PcRelative32),
        elf::R_AARCH64_CALL26 | elf::R_AARCH64_JUMP26 => direct(Aarch64Branch26),
        elf::R_AARCH64_CONDBR19 | elf::R_AARCH64_LD_PREL_LO19 => direct(Aarch64Branch19),
        elf::R_AARCH64_TSTBR14 => direct(Aarch64Branch14),
        elf::R_AARCH64_ADR_PREL_LO21 => direct(Aarch64Adr21),
        elf::R_AARCH64_ADR_PREL_PG_HI21 | elf::R_AARCH64_ADR_PREL_PG_HI21_NC => direct(Aarch64Page21),
        elf::R_AARCH64_ADD_ABS_LO12_NC => direct(Aarch64Low12),
        elf::R_AARCH64_LDST8_ABS_LO12_NC => direct(Aarch64Low12Scaled(0)),
        elf::R_AARCH64_LDST16_ABS_LO12_NC => direct(Aarch64Low12Scaled(1)),
        elf::R_AARCH64_LDST32_ABS_LO12_NC => direct(Aarch64Low12Scaled(2)),
        elf::R_AARCH64_LDST64_ABS_LO12_NC => direct(Aarch64Low12Scaled(3)),
        elf::R_AARCH64_LDST128_ABS_LO12_NC => direct(Aarch64Low12Scaled(4)),
        elf::R_AARCH64_ADR_GOT_PAGE => through_slot(Aarch64Page21),
        elf::R_AARCH64_LD64_GOT_LO12_NC => through_slot(Aarch64Low12Scaled(3)),
        _ => return None,
    })
}

/// Code that jumps to the address in a literal; the relocations are against that literal.
pub(super) struct Stub {
    pub code: &'static [u8],
    pub relocations: &'static [(usize, RelocationKind, i64)],
}

/// The stub of `architecture`, one of the two that [`field`] knows.
pub(super) fn stub(architecture: Architecture) -> Stub {
    match architecture {
        Architecture::Aarch64 => Stub {
            // adrp x16, literal; ldr x16, [x16, :lo12:literal]; br x16
            code: &[0x10, 0, 0, 0x90, 0x10, 0x02, 0x40, 0xf9, 0, 0x02, 0x1f, 0xd6],
            relocations: &[
                (0, RelocationKind::Aarch64Page21, 0),
                (4, RelocationKind::Aarch64Low12Scaled(3), 0),
            ],
        },
        // jmp [rip + literal]
        _ => Stub { code: &[0xff, 0x25, 0, 0, 0, 0], relocations: &[(2, RelocationKind::PcRelative32, -4)] },
    }
}
