//! The languages that Updraft runs and that are therefore measured: where their programs lie and what they look like.

use std::path::{Path, PathBuf};

use super::kernels::Kernel;
use crate::workspace_root;

/// A language of Updraft's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guest {
    /// Kernels and longer programs.
    Python,
    /// Kernels and longer programs; each Scheme needs definitions of its own before them.
    Scheme,
    /// Kernels and longer programs, each a class of its own beside `Bench`.
    Haxe,
}

/// All of them, in the order of the report.
pub const GUESTS: &[Guest] = &[Guest::Python, Guest::Scheme, Guest::Haxe];

impl Guest {
    /// The name on the command line and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Scheme => "scheme",
            Self::Haxe => "haxe",
        }
    }

    /// The name in tables.
    pub fn title(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::Scheme => "Scheme",
            Self::Haxe => "Haxe",
        }
    }

    /// The language of a name.
    pub fn named(name: &str) -> Result<Self, String> {
        GUESTS.iter().copied().find(|guest| guest.name() == name).ok_or_else(|| {
            let known: Vec<&str> = GUESTS.iter().map(|guest| guest.name()).collect();
            format!("no language `{name}`; there are {}", known.join(", "))
        })
    }

    /// The file of a program in this language, where there is one.
    pub fn source(self, kernel: &Kernel) -> Option<PathBuf> {
        match self {
            Self::Python => kernel.source("python", "py"),
            Self::Scheme => kernel.source("scheme", "scm"),
            Self::Haxe => kernel.file("haxe", &format!("{}.hx", main_class(&kernel.name))),
        }
    }

    /// The name of the file that prints one line, and its text.
    pub fn hello(self) -> (&'static str, &'static str) {
        match self {
            Self::Python => ("hello.py", "print(\"hello\")\n"),
            Self::Scheme => {
                ("hello.scm", "(import (scheme base) (scheme write))\n(display \"hello\")\n(newline)\n")
            }
            Self::Haxe => {
                ("Hello.hx", "class Hello {\n\tstatic function main() Sys.println(\"hello\");\n}\n")
            }
        }
    }
}

/// The class of a Haxe kernel: its name with a capital.
pub fn main_class(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A Scheme program as one implementation wants it: its own definitions, what all share, then the kernel.
pub fn assemble_scheme(kernel: &Path, dialect: &str) -> Result<String, String> {
    let folder = workspace_root().join("benches/kernels/scheme/prelude");
    let common = if dialect == "r7rs" { "common-r7rs.scm" } else { "common.scm" };
    let parts = [folder.join(format!("{dialect}.scm")), folder.join(common), kernel.to_path_buf()];
    let mut text = String::new();
    for part in parts {
        text += &std::fs::read_to_string(&part).map_err(|error| format!("{}: {error}", part.display()))?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{Guest, main_class};

    #[test]
    fn names_lead_to_languages() {
        assert_eq!(Guest::named("haxe"), Ok(Guest::Haxe));
        assert!(Guest::named("cobol").is_err());
        assert_eq!(main_class("binarytrees"), "Binarytrees");
    }
}
