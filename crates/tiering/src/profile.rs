//! Profiles: what isolates count of their functions beyond what the tiers need.
//!
//! Calls, iterations and what sites meet are counted always, until the last tier has the code; nothing here changes that. The
//! rest costs time, so it is a setting.

use runtime::function::FunctionCell;

/// What is counted and told. A setting of an engine, since it changes the code that is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileConfig {
    /// How often each block is executed, in every tier: see [`bytecode::block_counts`].
    pub blocks: bool,
    /// Whether a listener is told of each time that compiled code is left: to describe one takes far longer than to leave.
    pub exits: bool,
}

impl ProfileConfig {
    /// The presets, by name. The first is the default.
    pub const PRESETS: &'static [(&'static str, ProfileConfig)] = &[
        ("default", ProfileConfig { blocks: false, exits: true }),
        ("production", ProfileConfig { blocks: false, exits: false }),
        ("development", ProfileConfig { blocks: true, exits: true }),
        ("coverage", ProfileConfig { blocks: true, exits: false }),
    ];

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

/// The blocks of a function, in the order of its code; none when the isolate does not count them.
pub fn blocks(cell: &FunctionCell) -> Vec<BlockProfile> {
    let blocks = bytecode::block_counts::counted_blocks(cell.function());
    let profile = |(slot, line)| BlockProfile { line, executions: cell.slot(slot).executions().get() };
    blocks.map(profile).collect()
}
