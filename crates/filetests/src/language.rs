//! The languages that programs are written in: where their programs lie and how a file is known.
//!
//! Adding a language is adding a line to [`LANGUAGES`] and a file under `tests/` that names its folders.

use std::path::Path;

/// One language's programs.
#[derive(Debug)]
pub struct Language {
    /// Its name, which is that of the folder `tests/NAME`.
    pub name: &'static str,
    /// The ending of its files.
    pub extension: &'static str,
    /// How a comment of a single line begins, for what a program's header says.
    pub comment: &'static str,
    /// The file that a program of several files starts with.
    pub main_file: &'static str,
}

/// All languages.
pub const LANGUAGES: &[Language] = &[
    Language { name: "python", extension: "py", comment: "#", main_file: "main.py" },
    Language { name: "scheme", extension: "scm", comment: ";;", main_file: "main.scm" },
    Language { name: "haxe", extension: "hx", comment: "//", main_file: "Main.hx" },
];

impl Language {
    /// The language of a folder of programs: `tests/scheme-runtime-errors` is Scheme.
    ///
    /// # Panics
    /// When the folder's name does not begin with a language's.
    pub fn of_folder(folder: &Path) -> &'static Self {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_of = |language: &&Self| name.split('-').next() == Some(language.name);
        LANGUAGES.iter().find(is_of).unwrap_or_else(|| panic!("{name} is no language's folder"))
    }
}
