//! A program with what it must print, as files beside each other: `NAME.py`, `NAME.out`, and for a program that ends
//! with an error `NAME.err` and `NAME.code`. A program of several files is a folder `NAME` with `main.py` (`Main.hx`).
//!
//! In its first lines a program may say, in a comment, how it is run: `Options: …` goes before the program on the
//! command line, `Arguments: …` after it, and `Not in: …` names modes whose stress takes something away that the program
//! is about. All are split at spaces.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Language;
use crate::run::Outcome;

/// A program and what it must do.
#[derive(Clone, Debug)]
pub struct Program {
    /// The file's name without its ending, or the folder's.
    pub name: String,
    /// The source.
    pub source: PathBuf,
    /// What is put before the source on the command line.
    pub options: Vec<String>,
    /// What is put after the source on the command line.
    pub arguments: Vec<String>,
    /// Modes that it does not run in.
    pub not_in: Vec<String>,
    /// What it prints, with the folder cut off file names.
    pub stdout: String,
    /// What it reports, with the folder cut off file names; nothing for a program whose reports are not compared.
    pub stderr: Option<String>,
    /// The exit code.
    pub code: i32,
}

/// How many lines at its beginning can say how a program is run.
const HEADER_LINES: usize = 8;

/// All programs of a folder, in the order of their names.
///
/// # Panics
/// When a program has no expected output: `cargo xtask bless` makes it.
pub fn load(folder: &Path) -> Vec<Program> {
    let language = Language::of_folder(folder);
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut sources: Vec<PathBuf> =
        entries.flatten().filter_map(|entry| source_of(entry.path(), language)).collect();
    sources.sort();
    sources.into_iter().map(|source| read(source, language)).collect()
}

/// The file that a folder's entry starts with, if it is a program.
fn source_of(path: PathBuf, language: &Language) -> Option<PathBuf> {
    if path.is_dir() {
        let main = path.join(language.main_file);
        return main.is_file().then_some(main);
    }
    path.extension().is_some_and(|extension| extension == language.extension).then_some(path)
}

fn read(source: PathBuf, language: &Language) -> Program {
    let expected = |extension: &str| fs::read_to_string(source.with_extension(extension)).ok();
    let stdout = expected("out").unwrap_or_else(|| panic!("{}: no expected output", source.display()));
    let code = expected("code").map_or(0, |text| text.trim().parse().expect("an exit code is a number"));
    let text = fs::read_to_string(&source).unwrap_or_default();
    Program {
        name: name_of(&source, language),
        stdout,
        options: header(&text, language, "Options:"),
        arguments: header(&text, language, "Arguments:"),
        not_in: header(&text, language, "Not in:"),
        stderr: expected("err"),
        code,
        source,
    }
}

/// A program's name: that of its file, or of the folder of several files.
fn name_of(source: &Path, language: &Language) -> String {
    let is_main = source.file_name().is_some_and(|name| name == language.main_file);
    let named = if is_main { source.parent().and_then(Path::file_name) } else { source.file_stem() };
    named.expect("a source file has a name").to_string_lossy().into_owned()
}

/// The words after a key in the comments that a program begins with.
fn header(text: &str, language: &Language, key: &str) -> Vec<String> {
    let comments = text.lines().take(HEADER_LINES).filter_map(|line| line.strip_prefix(language.comment));
    let found = comments.filter_map(|line| line.trim_start().strip_prefix(key)).next();
    found.map(|words| words.split_whitespace().map(str::to_owned).collect()).unwrap_or_default()
}

impl Program {
    /// The same program, run with other options.
    pub(crate) fn with_options(&self, options: Vec<String>) -> Program {
        Program { options, ..self.clone() }
    }

    /// What a run did otherwise than expected, as far as the first line that differs.
    pub fn difference(&self, outcome: &Outcome) -> Option<String> {
        if outcome.timed_out {
            return Some("timed out".to_owned());
        }
        let folder = format!("{}/", self.source.parent().expect("a file lies in a folder").display());
        let output = outcome.stdout.replace(&folder, "");
        let mut found = first_difference("output", &self.stdout, &output);
        if let Some(expected) = &self.stderr {
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
    use super::{Outcome, Program, header, load, name_of};
    use crate::{LANGUAGES, workspace_root};
    use std::path::{Path, PathBuf};

    fn outcome(stdout: &str, stderr: &str, code: i32) -> Outcome {
        Outcome { stdout: stdout.to_owned(), stderr: stderr.to_owned(), code: Some(code), timed_out: false }
    }

    #[test]
    fn differences_are_found() {
        let program = Program {
            name: "p".to_owned(),
            source: PathBuf::from("/folder/p.py"),
            options: Vec::new(),
            arguments: Vec::new(),
            not_in: Vec::new(),
            stdout: "a\nb\n".to_owned(),
            stderr: Some("File \"p.py\"\n".to_owned()),
            code: 1,
        };
        assert_eq!(program.difference(&outcome("a\nb\n", "File \"/folder/p.py\"\n", 1)), None);
        let difference =
            program.difference(&outcome("a\nc\n", "File \"p.py\"\n", 1)).expect("line 2 differs");
        assert_eq!(difference, "output, line 2:\n  expected `b`\n  found    `c`");
        assert!(program.difference(&outcome("a\nb\n", "", 1)).is_some());
        assert!(program.difference(&outcome("a\nb\n", "File \"p.py\"\n", 0)).is_some());
    }

    #[test]
    fn headers_say_how_a_program_is_run() {
        let haxe = &LANGUAGES[2];
        let text = "// What it is for.\n// Options: --library here\nclass Main {}\n// Arguments: late\n";
        assert_eq!(header(text, haxe, "Options:"), ["--library", "here"]);
        assert_eq!(header(text, haxe, "Arguments:"), ["late"]);
        assert!(header("class Main {}", haxe, "Options:").is_empty());
    }

    #[test]
    fn folders_are_programs() {
        let haxe = &LANGUAGES[2];
        assert_eq!(name_of(Path::new("tests/haxe/multi_game/Main.hx"), haxe), "multi_game");
        assert_eq!(name_of(Path::new("tests/haxe/Hello.hx"), haxe), "Hello");
        let programs = load(&workspace_root().join("tests/haxe"));
        assert!(programs.iter().any(|program| program.name == "multi_game"));
    }
}
