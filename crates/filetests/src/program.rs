//! A program with what it must print, as files beside each other: `NAME.py`, `NAME.out`, and for a program that ends
//! with an error `NAME.err` and `NAME.code`; flags that it needs are in `NAME.flags`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::Outcome;

/// A program and what it must do.
#[derive(Debug)]
pub struct Program {
    /// The file's name without its ending.
    pub name: String,
    /// The source.
    pub source: PathBuf,
    /// What it prints.
    pub stdout: String,
    /// What it reports, with the folder cut off file names; nothing for a program whose reports are not compared.
    pub stderr: Option<String>,
    /// The exit code.
    pub code: i32,
    /// Flags that it is run with in every mode, from `NAME.flags`.
    pub flags: Vec<String>,
}

/// All programs of a folder, in the order of their names.
///
/// # Panics
/// When a program has no expected output: `cargo xtask bless-python` makes it.
pub fn load(folder: &Path) -> Vec<Program> {
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut sources: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    sources.sort();
    sources.into_iter().map(read).collect()
}

fn read(source: PathBuf) -> Program {
    let expected = |extension: &str| fs::read_to_string(source.with_extension(extension)).ok();
    let stdout = expected("out").unwrap_or_else(|| panic!("{}: no expected output", source.display()));
    let code = expected("code").map_or(0, |text| text.trim().parse().expect("an exit code is a number"));
    let name = source.file_stem().expect("a source file has a name").to_string_lossy().into_owned();
    let flags = expected("flags").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    Program { name, stdout, stderr: expected("err"), code, flags, source }
}

impl Program {
    /// What a run did otherwise than expected, as far as the first line that differs.
    pub fn difference(&self, outcome: &Outcome) -> Option<String> {
        if outcome.timed_out {
            return Some("timed out".to_owned());
        }
        let mut found = first_difference("output", &self.stdout, &outcome.stdout);
        if let Some(expected) = &self.stderr {
            let folder = format!("{}/", self.source.parent().expect("a file lies in a folder").display());
            let report = outcome.stderr.replace(&folder, "");
            found = found.or_else(|| first_difference("report", expected, &report));
        }
        if outcome.code != Some(self.code) {
            let code = outcome.code.map_or("a signal".to_owned(), |code| format!("code {code}"));
            let last: Vec<&str> = outcome.stderr.trim_end().lines().rev().take(8).collect();
            let report: Vec<&str> = last.into_iter().rev().collect();
            let ending = format!("ended with {code}, not code {}\n{}", self.code, report.join("\n"));
            found = Some(found.map_or(ending.clone(), |found| format!("{found}\n{ending}")));
        }
        found
    }
}

fn first_difference(what: &str, expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let (mut left, mut right) = (expected.lines(), found.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (left.next(), right.next()) {
            (None, None) => return Some(format!("{what}: the newline at the end differs")),
            (expected, found) if expected == found => {}
            (expected, found) => {
                let show = |text: Option<&str>| text.map_or("nothing".to_owned(), |text| format!("`{text}`"));
                let (expected, found) = (show(expected), show(found));
                return Some(format!("{what}, line {line}:\n  expected {expected}\n  found    {found}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Program};
    use std::path::PathBuf;

    fn outcome(stdout: &str, stderr: &str, code: i32) -> Outcome {
        Outcome { stdout: stdout.to_owned(), stderr: stderr.to_owned(), code: Some(code), timed_out: false }
    }

    #[test]
    fn differences_are_found() {
        let program = Program {
            name: "p".to_owned(),
            source: PathBuf::from("/folder/p.py"),
            stdout: "a\nb\n".to_owned(),
            stderr: Some("File \"p.py\"\n".to_owned()),
            code: 1,
            flags: Vec::new(),
        };
        assert_eq!(program.difference(&outcome("a\nb\n", "File \"/folder/p.py\"\n", 1)), None);
        let difference =
            program.difference(&outcome("a\nc\n", "File \"p.py\"\n", 1)).expect("line 2 differs");
        assert_eq!(difference, "output, line 2:\n  expected `b`\n  found    `c`");
        assert!(program.difference(&outcome("a\nb\n", "", 1)).is_some());
        assert!(program.difference(&outcome("a\nb\n", "File \"p.py\"\n", 0)).is_some());
    }
}
