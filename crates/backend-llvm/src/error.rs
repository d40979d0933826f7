//! What can go wrong: no usable library, or a compilation that LLVM refuses.

use std::fmt;

/// There is no libLLVM that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LlvmUnavailable {
    /// The names tried, each with what was wrong.
    pub tried: Vec<(String, String)>,
}

impl fmt::Display for LlvmUnavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "no libLLVM 15 or newer found")?;
        for (name, problem) in &self.tried {
            writeln!(f, "  {name}: {problem}")?;
        }
        write!(
            f,
            "help: install it (Debian and Ubuntu: `apt install libllvm19`; Fedora: `dnf install llvm-libs`), \
             or name a library in {}",
            crate::library::OVERRIDE
        )
    }
}

impl std::error::Error for LlvmUnavailable {}

/// Why LLVM did not compile a module. The text is LLVM's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LlvmError {
    /// There is no library.
    Unavailable(LlvmUnavailable),
    /// The library knows no such machine.
    Machine(String),
    /// The text is not IR.
    Parse(String),
    /// The IR breaks a rule.
    Verify(String),
    /// The pipeline of passes is not understood.
    Pipeline(String),
    /// A pass or the code generator reported an error.
    Emit(String),
    /// The caller passed a string with a zero byte where LLVM wants none.
    ZeroByte,
}

impl fmt::Display for LlvmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(error) => write!(f, "{error}"),
            Self::Machine(text) => write!(f, "LLVM cannot compile for this machine: {text}"),
            Self::Parse(text) => write!(f, "LLVM cannot read its input: {text}"),
            Self::Verify(text) => write!(f, "LLVM finds its input invalid: {text}"),
            Self::Pipeline(text) => write!(f, "LLVM does not understand the pipeline: {text}"),
            Self::Emit(text) => write!(f, "LLVM cannot emit code: {text}"),
            Self::ZeroByte => write!(f, "a zero byte in a string for LLVM"),
        }
    }
}

impl std::error::Error for LlvmError {}

impl From<LlvmUnavailable> for LlvmError {
    fn from(error: LlvmUnavailable) -> Self {
        Self::Unavailable(error)
    }
}

impl From<std::ffi::NulError> for LlvmError {
    fn from(_: std::ffi::NulError) -> Self {
        Self::ZeroByte
    }
}
