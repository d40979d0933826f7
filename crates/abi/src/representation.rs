//! How a value travels between compiled code and the runtime: in what form its 64 bits are.

/// The form of a machine value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Representation {
    /// No value.
    None,
    /// A tagged value word.
    Word,
    /// The bits of a double.
    F64,
    /// 0 or 1.
    Bool,
    /// A 32-bit integer, in the low half; the high half is not defined.
    I32,
    /// A 64-bit integer.
    I64,
    /// A native address.
    Address,
}

impl Representation {
    /// The name in dumps.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Representation::None => "none",
            Representation::Word => "word",
            Representation::F64 => "f64",
            Representation::Bool => "bool",
            Representation::I32 => "i32",
            Representation::I64 => "i64",
            Representation::Address => "address",
        }
    }
}
