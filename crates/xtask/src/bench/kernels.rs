//! The programs: fourteen kernels in many languages under `benches/kernels`, longer ones in one language each under
//! `benches/programs`, and their results in `benches/results.txt`.

use std::fs;
use std::path::PathBuf;

use crate::workspace_root;

/// One program to measure.
pub struct Kernel {
    /// Its name, which is also the name of its files and the first word it prints.
    pub name: String,
    /// What it must print in the third column.
    pub result: String,
    /// Whether versions in other languages exist, C among them.
    pub in_c: bool,
}

impl Kernel {
    /// The file of one language's version, where there is one.
    pub fn source(&self, language: &str, extension: &str) -> Option<PathBuf> {
        self.file(language, &format!("{}.{extension}", self.name))
    }

    /// A file of one language's folder, where there is one.
    pub fn file(&self, language: &str, name: &str) -> Option<PathBuf> {
        let group = if self.in_c { "kernels" } else { "programs" };
        let file = workspace_root().join("benches").join(group).join(language).join(name);
        file.is_file().then_some(file)
    }
}

/// All programs, in the order of `benches/results.txt`.
pub fn load() -> Result<Vec<Kernel>, String> {
    let file = workspace_root().join("benches/results.txt");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| match line.split_whitespace().collect::<Vec<_>>()[..] {
            [group, name, result] => {
                Ok(Kernel { name: name.to_owned(), result: result.to_owned(), in_c: group == "kernel" })
            }
            _ => Err(format!("{}: cannot read `{line}`", file.display())),
        })
        .collect()
}
