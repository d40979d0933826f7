//! Relocations: places in an image that depend on where the image or a part of it ends up.
//!
//! Targets are offsets into the same image, since code names nothing outside by address. What remains is to
//! compute a field from the addresses of its place and its target, and to refuse when it does not fit.

use std::fmt;

/// How the field of a relocation is computed and encoded. `S` is the target's address, `A` the addend, `P` the
/// address of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelocationKind {
    /// 64 bits: `S + A`.
    Absolute64,
    /// 32 bits, zero-extended by its user: `S + A`.
    Absolute32,
    /// 32 bits, sign-extended by its user: `S + A`.
    Absolute32Signed,
    /// 32 bits: `S + A - P`.
    PcRelative32,
    /// 64 bits: `S + A - P`.
    PcRelative64,
    /// AArch64 `b` and `bl`: 26 bits, in instructions.
    Aarch64Branch26,
    /// AArch64 conditional branches and literal loads: 19 bits, in instructions.
    Aarch64Branch19,
    /// AArch64 `tbz` and `tbnz`: 14 bits, in instructions.
    Aarch64Branch14,
    /// AArch64 `adr`: 21 bits, in bytes.
    Aarch64Adr21,
    /// AArch64 `adrp`: 21 bits, in pages of 4 KiB.
    Aarch64Page21,
    /// AArch64 `add` immediate: the low 12 bits of `S + A`.
    Aarch64Low12,
    /// AArch64 load or store immediate: the low 12 bits of `S + A`, in units of `1 << shift` bytes.
    Aarch64Low12Scaled(u8),
}

/// One place to fix when an image is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relocation {
    /// Offset of the field in the image.
    pub offset: usize,
    /// How the field is computed.
    pub kind: RelocationKind,
    /// Offset of the target in the image; its end is allowed.
    pub target: usize,
    /// Added to the target's address.
    pub addend: i64,
}

/// A relocation that cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelocationError {
    /// The field or the target is not within the image.
    OutOfImage(Relocation),
    /// The distance or address does not fit the field, or is not aligned as the instruction needs.
    OutOfRange(Relocation),
}

impl fmt::Display for RelocationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, relocation) = match self {
            Self::OutOfImage(relocation) => ("lies outside the image", relocation),
            Self::OutOfRange(relocation) => ("does not fit its field", relocation),
        };
        write!(f, "relocation {:?} at {:#x} {what}", relocation.kind, relocation.offset)
    }
}

impl std::error::Error for RelocationError {}

impl RelocationKind {
    /// Bytes that the field takes.
    const fn size(self) -> usize {
        match self {
            Self::Absolute64 | Self::PcRelative64 => 8,
            _ => 4,
        }
    }
}

impl Relocation {
    /// Fixes the field in `bytes`, the image, for an image that will be at `base`.
    pub(crate) fn apply(&self, bytes: &mut [u8], base: u64) -> Result<(), RelocationError> {
        use RelocationKind::*;
        let end = self.offset.checked_add(self.kind.size()).filter(|end| *end <= bytes.len());
        let (Some(end), true) = (end, self.target <= bytes.len()) else {
            return Err(RelocationError::OutOfImage(*self));
        };
        let place = base.wrapping_add(self.offset as u64);
        let target = base.wrapping_add(self.target as u64).wrapping_add_signed(self.addend);
        let distance = target.wrapping_sub(place) as i64;
        let fits = |value: Option<u32>| value.ok_or(RelocationError::OutOfRange(*self));
        let field = &mut bytes[self.offset..end];
        match self.kind {
            Absolute64 => field.copy_from_slice(&target.to_le_bytes()),
            PcRelative64 => field.copy_from_slice(&distance.to_le_bytes()),
            Absolute32 => put(field, 0, fits(u32::try_from(target).ok())?),
            Absolute32Signed => put(field, 0, fits(signed_bits(target as i64, 0, 32))?),
            PcRelative32 => put(field, 0, fits(signed_bits(distance, 0, 32))?),
            Aarch64Branch26 => put(field, 0xfc00_0000, fits(signed_bits(distance, 2, 26))?),
            Aarch64Branch19 => put(field, 0xff00_001f, fits(signed_bits(distance, 2, 19))? << 5),
            Aarch64Branch14 => put(field, 0xfff8_001f, fits(signed_bits(distance, 2, 14))? << 5),
            Aarch64Adr21 => put(field, ADR_KEPT, adr_bits(fits(signed_bits(distance, 0, 21))?)),
            Aarch64Page21 => {
                let pages = (target & !0xfff).wrapping_sub(place & !0xfff) as i64;
                put(field, ADR_KEPT, adr_bits(fits(signed_bits(pages, 12, 21))?));
            }
            Aarch64Low12 => put(field, 0xffc0_03ff, (target as u32 & 0xfff) << 10),
            Aarch64Low12Scaled(shift) => {
                let low = target as u32 & 0xfff;
                let aligned = shift <= 4 && low & ((1 << shift) - 1) == 0;
                put(field, 0xffc0_03ff, fits(aligned.then(|| low >> shift))? << 10);
            }
        }
        Ok(())
    }
}

/// The bits of `adr` and `adrp` that are not the immediate.
const ADR_KEPT: u32 = 0x9f00_001f;

/// Splits a 21-bit immediate the way `adr` holds it.
const fn adr_bits(value: u32) -> u32 {
    (value & 3) << 29 | (value >> 2 & 0x7_ffff) << 5
}

/// `value >> shift` as a signed field of `bits` bits, when it fits and no set bit is lost.
const fn signed_bits(value: i64, shift: u32, bits: u32) -> Option<u32> {
    let shifted = value >> shift;
    if shifted << shift != value || shifted < -(1 << (bits - 1)) || shifted >= 1 << (bits - 1) {
        return None;
    }
    Some((shifted as u64 & (u64::MAX >> (64 - bits))) as u32)
}

/// Writes `bits` to the little-endian word in `field`, preserving the bits of `keep`.
fn put(field: &mut [u8], keep: u32, bits: u32) {
    let old = u32::from_le_bytes([field[0], field[1], field[2], field[3]]);
    field.copy_from_slice(&(old & keep | bits).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: RelocationKind, word: u32, offset: usize, target: usize) -> Result<u32, RelocationError> {
        let mut bytes = vec![0; 1 << 20];
        bytes[offset..offset + 4].copy_from_slice(&word.to_le_bytes());
        Relocation { offset, kind, target, addend: 0 }.apply(&mut bytes, 0x7f00_0000_0000)?;
        Ok(u32::from_le_bytes(bytes[offset..offset + 4].try_into().unwrap()))
    }

    #[test]
    fn aarch64_fields_are_encoded() {
        use RelocationKind::*;
        assert_eq!(check(Aarch64Branch26, 0x9400_0000, 8, 0), Ok(0x97ff_fffe)); // bl .-8
        assert_eq!(check(Aarch64Branch19, 0x5800_0001, 0, 16), Ok(0x5800_0081)); // ldr x1, .+16
        assert_eq!(check(Aarch64Branch14, 0x3600_0000, 0, 8), Ok(0x3600_0040)); // tbz w0, #0, .+8
        assert_eq!(check(Aarch64Adr21, 0x1000_0000, 0, 7), Ok(0x7000_0020)); // adr x0, .+7
        assert_eq!(check(Aarch64Page21, 0x9000_0010, 4, 0x3008), Ok(0xf000_0010)); // adrp x16, .+3 pages
        assert_eq!(check(Aarch64Low12, 0x9100_0000, 4, 0x3008), Ok(0x9100_2000)); // add x0, x0, #8
        assert_eq!(check(Aarch64Low12Scaled(3), 0xf940_0210, 4, 0x3008), Ok(0xf940_0610)); // ldr x16, [x16, #8]
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        use RelocationKind::*;
        let refused = |result: Result<u32, RelocationError>| {
            assert!(matches!(result, Err(RelocationError::OutOfRange(_))), "{result:?}");
        };
        refused(check(Absolute32, 0, 0, 0));
        refused(check(Absolute32Signed, 0, 0, 0));
        refused(check(Aarch64Branch26, 0x9400_0000, 0, 2));
        refused(check(Aarch64Branch14, 0x3600_0000, 0, 1 << 16));
        refused(check(Aarch64Low12Scaled(3), 0xf940_0210, 0, 4));
        let outside = check(PcRelative32, 0, 0, (1 << 20) + 1);
        assert!(matches!(outside, Err(RelocationError::OutOfImage(_))));
    }
}
