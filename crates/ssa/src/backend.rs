//! What every backend does: machine code with symbolic literals from a function in SSA form.

use crate::function::Function;
use abi::deopt_table::DeoptTable;
use abi::literal_table::{Literal, LiteralRelocation};
use std::fmt;

/// A way to make machine code. Compiling is pure: the result depends on the arguments alone.
pub trait Backend: Send + Sync {
    /// The name in dumps and statistics.
    fn name(&self) -> &'static str;

    /// Compiles `func`, which has been verified, for `target`.
    fn compile(
        &self,
        func: &Function,
        target: &Target,
        options: &CompileOptions,
    ) -> Result<CompiledCode, Bailout>;
}

/// The machine to compile for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// The instruction set.
    pub arch: Arch,
    /// Names of its extensions as LLVM calls them (`avx2`, `bmi2`), sorted; what is not named is not used.
    pub features: Vec<String>,
}

impl Target {
    /// Whether it has an instruction that rounds floats to integers, as x86-64 has from SSE4.1 on.
    #[must_use]
    pub fn rounds_floats(&self) -> bool {
        self.arch != Arch::X86_64 || self.features.iter().any(|feature| feature == "sse4.1")
    }
}

/// An instruction set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arch {
    /// x86, 64 bits.
    X86_64,
    /// ARM, 64 bits.
    Aarch64,
}

impl Arch {
    /// The one this program runs on.
    #[must_use]
    pub const fn host() -> Option<Arch> {
        if cfg!(target_arch = "x86_64") {
            Some(Arch::X86_64)
        } else if cfg!(target_arch = "aarch64") {
            Some(Arch::Aarch64)
        } else {
            None
        }
    }
}

/// How to compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CompileOptions {
    /// How much time to spend.
    pub opt_level: OptLevel,
    /// Have the backend check its own intermediate form.
    pub verify: bool,
    /// Note a listing of the machine code in the result.
    pub disassemble: bool,
}

impl Default for CompileOptions {
    fn default() -> CompileOptions {
        CompileOptions { opt_level: OptLevel::Speed, verify: cfg!(debug_assertions), disassemble: false }
    }
}

/// How much time a backend spends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OptLevel {
    /// As little as possible.
    Fast,
    /// What takes little time, and pays off soon.
    Less,
    /// What pays off for hot code.
    Speed,
    /// Everything, for the hottest code and for code made ahead of time.
    Max,
}

/// Machine code, not yet installed.
#[derive(Clone, Debug, Default)]
pub struct CompiledCode {
    /// The code, with read-only data the backend wants near it.
    pub bytes: Vec<u8>,
    /// What `bytes` must be aligned to.
    pub align: u32,
    /// Byte offset of the entry.
    pub entry: u32,
    /// The words of the literal table. Begins with the function's own literals; a backend may add more.
    pub literals: Vec<Literal>,
    /// The places in `bytes` that refer to the literal table.
    pub relocations: Vec<LiteralRelocation>,
    /// The exits.
    pub deopt: DeoptTable,
    /// Size of the native frame in bytes, where known.
    pub frame_size: Option<u32>,
    /// A listing, when asked for.
    pub disassembly: Option<String>,
}

/// Why a compiler declines a function. Not an error: the function stays in a lower tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bailout {
    /// The code would be too large for what is left of a budget.
    TooLarge {
        /// What was counted.
        what: &'static str,
        /// How many.
        count: usize,
    },
    /// The function does what this compiler cannot.
    Unsupported {
        /// What it does.
        what: String,
    },
    /// The target is not one of this backend's.
    UnsupportedTarget,
    /// A library that the backend needs is not there.
    Unavailable {
        /// Which, and why.
        what: String,
    },
    /// The backend failed; a fault of the compiler.
    Internal {
        /// What it said.
        what: String,
    },
}

impl Bailout {
    /// The name in statistics.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Bailout::TooLarge { .. } => "TooLarge",
            Bailout::Unsupported { .. } => "Unsupported",
            Bailout::UnsupportedTarget => "UnsupportedTarget",
            Bailout::Unavailable { .. } => "Unavailable",
            Bailout::Internal { .. } => "Internal",
        }
    }
}

impl fmt::Display for Bailout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bailout::TooLarge { what, count } => write!(f, "too large: {count} {what}"),
            Bailout::Unsupported { what } => write!(f, "unsupported: {what}"),
            Bailout::UnsupportedTarget => f.write_str("the backend does not know this target"),
            Bailout::Unavailable { what } => write!(f, "unavailable: {what}"),
            Bailout::Internal { what } => write!(f, "internal: {what}"),
        }
    }
}

impl std::error::Error for Bailout {}
