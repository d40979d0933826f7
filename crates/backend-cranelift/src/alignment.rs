//! Where code is placed relative to cache lines.
//!
//! Processors fetch and decode by lines. Where a branch lies across two of them, together with the comparison before it, a short loop may take
//! twice as long, and a little longer where a jump leads to the last bytes of one (measured on Emerald Rapids, a loop of 84 bytes
//! and four branches: 93 to 102 ms, 110 in the latter case, and 170 to 185 in five positions of 16). Cranelift aligns no blocks, but
//! code may start anywhere in a line: of the 64 places we take the first in which loops have least of both, the deeper the
//! loop the more it counts.

use cranelift_codegen::CompiledCode;
use cranelift_codegen::ir::SourceLoc;

/// Bytes of a cache line.
pub(crate) const LINE: u32 = 64;
/// Loops that are nested deeper count as this deep.
const MAX_DEPTH: u32 = 6;
/// Bytes of a conditional branch, and of a jump behind one.
const BRANCH: u32 = 6;
const JUMP: u32 = 5;
/// Bytes of the first instructions behind a jump.
const ENTERED: u32 = 6;

/// How instructions are marked that are in so many loops, at least one; others are not.
pub(crate) fn mark(depth: u32) -> SourceLoc {
    SourceLoc::new(depth.min(MAX_DEPTH))
}

/// Bytes that are better not separated by the end of a line, and how much better that is.
struct Together {
    first: u32,
    last: u32,
    weight: u64,
}

/// Bytes to put before the code, which then is aligned to a line.
pub(crate) fn padding(compiled: &CompiledCode) -> u32 {
    let together = together(compiled);
    let separated = |padding: u32| {
        let lines = |bytes: &&Together| (bytes.first + padding) / LINE != (bytes.last + padding) / LINE;
        together.iter().filter(lines).map(|bytes| bytes.weight).sum::<u64>()
    };
    (0..LINE).min_by_key(|padding| separated(*padding)).unwrap_or(0)
}

fn together(compiled: &CompiledCode) -> Vec<Together> {
    let code = compiled.code_buffer();
    let mut marked = compiled.buffer.get_srclocs_sorted().to_vec();
    marked.retain(|range| !range.loc.is_default());
    let starts = &compiled.bb_starts;
    let behind = |block: u32| starts.get(starts.partition_point(|&start| start <= block)).copied();
    let mut jumps = compiled.bb_edges.clone();
    jumps.retain(|&(from, to)| behind(from) != Some(to));
    let mut targets: Vec<u32> = jumps.into_iter().map(|(_, to)| to).collect();
    targets.sort_unstable();
    let mut together = Vec::new();
    for &block in starts {
        let end = behind(block).unwrap_or(code.len() as u32);
        let range = marked.get(marked.partition_point(|range| range.start < block));
        let Some(range) = range.filter(|range| range.start < end) else { continue };
        let weight = 1 << (3 * range.loc.bits());
        if let Some(at) = branch_before(code, end) {
            let (first, last) = (at - comparison_before(code, at), at + BRANCH - 1);
            together.push(Together { first, last, weight: 4 * weight });
        }
        if targets.binary_search(&block).is_ok() {
            together.push(Together { first: block, last: block + ENTERED - 1, weight });
        }
    }
    together
}

/// Where the conditional branch of x86-64 is that a block has at its end, if it has one. That other code looks like one does no harm.
fn branch_before(code: &[u8], end: u32) -> Option<u32> {
    let is_branch = |at: u32| matches!(code.get(at as usize..), Some([0x0f, 0x80..=0x8f, ..]));
    let ends = [end, end.checked_sub(JUMP)?];
    ends.into_iter().filter_map(|end| end.checked_sub(BRANCH)).find(|&at| is_branch(at))
}

/// Bytes of the comparison before a branch, about: it may be with a constant of 32 or 8 bits, or of two registers.
fn comparison_before(code: &[u8], at: u32) -> u32 {
    let before = |bytes: usize| (at as usize).checked_sub(bytes).and_then(|start| code.get(start..));
    match (before(7), before(6), before(4)) {
        (Some([0x40..=0x4f, 0x81 | 0xf7, 0xc0..=0xff, ..]), ..) => 7,
        (_, Some([0x40..=0x4f, 0x3d | 0xa9, ..]), _) => 6,
        (.., Some([0x40..=0x4f, 0x83, 0xc0..=0xff, ..])) => 4,
        _ => at.min(3),
    }
}
