//! The languages that come along.

#[cfg(feature = "haxe")]
pub mod haxe;
#[cfg(feature = "python")]
pub mod python;
#[cfg(feature = "scheme")]
pub mod scheme;

use engine::Frontend;

/// The languages, in the order in which they are asked for a file's ending.
pub static FRONTENDS: &[&dyn Frontend] = &[
    #[cfg(feature = "python")]
    &python::Python,
    #[cfg(feature = "scheme")]
    &scheme::Scheme,
    #[cfg(feature = "haxe")]
    &haxe::Haxe,
];

/// A language that programs of an isolate are written in.
#[derive(Clone, Copy)]
pub struct Language(pub(crate) &'static dyn Frontend);

impl Language {
    /// Python.
    #[cfg(feature = "python")]
    pub const PYTHON: Language = Language(&python::Python);
    /// Scheme.
    #[cfg(feature = "scheme")]
    pub const SCHEME: Language = Language(&scheme::Scheme);

    /// Haxe. An isolate runs one program of it, a module with `main`, whose functions cannot be called by name yet.
    #[cfg(feature = "haxe")]
    pub const HAXE: Language = Language(&haxe::Haxe);

    /// Its name, in small letters.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
