//! Profiles: what isolates count of their functions beyond what the tiers need.
//!
//! Calls, iterations and what sites meet are counted always, until the last tier has the code; nothing here changes that. The
//! rest costs time, so it is a setting.

use bytecode::block_counts::{Counted, counted_blocks};
use runtime::function::FunctionCell;

/// What is counted and told. A setting of an engine, since it changes the code that is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileConfig {
    /// How often each function is called, exactly, in every tier: see [`bytecode::block_counts`]. Without it, calls are
    /// counted as far as the tiers need it.
    pub functions: bool,
    /// How often each block is executed, and so each function, likewise.
    pub blocks: bool,
    /// Whether a listener is told of each time that compiled code is left: to describe one takes far longer than to leave.
    pub exits: bool,
}

impl ProfileConfig {
    /// The presets, by name. The first is the default.
    pub const PRESETS: &'static [(&'static str, ProfileConfig)] = &[
        ("default", ProfileConfig { functions: false, blocks: false, exits: true }),
        ("production", ProfileConfig { functions: false, blocks: false, exits: false }),
        ("calls", ProfileConfig { functions: true, blocks: false, exits: false }),
        ("coverage", ProfileConfig { functions: true, blocks: true, exits: false }),
        ("development", ProfileConfig { functions: true, blocks: true, exits: true }),
    ];

    /// What code that is loaded counts.
    pub fn counted(self) -> Option<Counted> {
        match self {
            ProfileConfig { blocks: true, .. } => Some(Counted::Blocks),
            ProfileConfig { functions: true, .. } => Some(Counted::Calls),
            _ => None,
        }
    }

    /// The preset of this name.
    pub fn preset(name: &str) -> Option<ProfileConfig> {
        Self::PRESETS.iter().find(|(known, _)| *known == name).map(|&(_, config)| config)
    }
}

impl Default for ProfileConfig {
    fn default() -> Self {
        Self::PRESETS[0].1
    }
}

/// A block of a function: code that is executed from its first instruction to its last, unless something is raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockProfile {
    /// The line of the source where it starts, from 1; 0 when that is unknown.
    pub line: u32,
    /// How often it was executed, in all tiers and wherever it was inlined.
    pub executions: u64,
}

/// The blocks of a function, in the order of its code: the first alone when only calls are counted, none when nothing is.
pub fn blocks(cell: &FunctionCell) -> Vec<BlockProfile> {
    let profile = |(slot, line)| BlockProfile { line, executions: cell.slot(slot).executions().get() };
    counted_blocks(cell.function()).map(profile).collect()
}

/// How often a function was called, if that is counted.
pub(crate) fn calls(cell: &FunctionCell) -> Option<u64> {
    counted_blocks(cell.function()).next().map(|(slot, _)| cell.slot(slot).executions().get())
}
