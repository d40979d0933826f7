//! The reference implementations: how each runs a program, and what of its output is not the language's own.

use std::path::Path;
use std::process::{Command, Output};

use crate::{command, target_directory};

/// Who says what a program must print.
pub struct Oracle {
    /// The language, as in `tests/NAME`.
    pub language: &'static str,
    /// The ending of its files.
    pub extension: &'static str,
    /// The file that a program of several files starts with.
    pub main_file: &'static str,
    /// The folder of programs that must succeed.
    pub programs: &'static str,
    /// The folder of programs that may fail.
    pub errors: &'static str,
    /// Whether reports of failing programs are our own: no two implementations word them alike.
    pub own_reports: bool,
    run: fn(&Path, &str) -> Result<Option<Output>, String>,
}

/// All of them.
pub const ORACLES: &[Oracle] = &[
    Oracle {
        language: "python",
        extension: "py",
        main_file: "main.py",
        programs: "tests/python",
        errors: "tests/python-errors",
        own_reports: false,
        run: python,
    },
    Oracle {
        language: "scheme",
        extension: "scm",
        main_file: "main.scm",
        programs: "tests/scheme",
        errors: "tests/scheme-runtime-errors",
        own_reports: true,
        run: scheme,
    },
    Oracle {
        language: "haxe",
        extension: "hx",
        main_file: "Main.hx",
        programs: "tests/haxe",
        errors: "tests/haxe-runtime-errors",
        own_reports: true,
        run: haxe,
    },
];

impl Oracle {
    /// Runs a program; nothing when no reference gives what the language says, so that its file is written by hand.
    /// Runs of different seeds differ in what a program must not depend on.
    pub fn execute(&self, program: &Path, seed: &str) -> Result<Option<Output>, String> {
        (self.run)(program, seed)
    }

    /// Runs a program with the `updraft` of the release profile, and the options that its header asks for.
    pub fn execute_own(&self, program: &Path) -> Result<Output, String> {
        let updraft = target_directory().join("release/updraft");
        let text =
            std::fs::read_to_string(program).map_err(|error| format!("{}: {error}", program.display()))?;
        let header = text.lines().next().and_then(|line| line.split_once("Options:"));
        let options = header.map_or("", |(_, options)| options).split_whitespace();
        finish(
            Command::new(&updraft).args(options).arg(program),
            program,
            "updraft (build it with `cargo build --release`)",
        )
    }
}

fn finish(command: &mut Command, program: &Path, name: &str) -> Result<Output, String> {
    command
        .current_dir(program.parent().unwrap_or(Path::new(".")))
        .stdin(std::process::Stdio::null())
        .output()
        .map_err(|error| format!("cannot run {name}: {error}"))
}

/// The version whose words the expected files of Python hold.
const PYTHON: &str = "Python 3.12";

fn python(program: &Path, seed: &str) -> Result<Option<Output>, String> {
    let fits =
        |name: &&str| command::output_of(name, &["--version"]).is_some_and(|text| text.starts_with(PYTHON));
    let Some(name) = ["python3.12", "python3"].into_iter().find(fits) else {
        return Err(format!("expected output comes from {PYTHON}, which is not on PATH"));
    };
    let mut python = Command::new(name);
    python.args(["-W", "ignore"]).arg(program);
    python.env("PYTHONHASHSEED", seed).env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONUTF8", "1");
    finish(&mut python, program, name).map(Some)
}

/// Guile, unless the program's header names MIT Scheme or says that no reference has all of it right. Their writers
/// differ from R7RS in a few names, which are put right.
fn scheme(program: &Path, _: &str) -> Result<Option<Output>, String> {
    let text = std::fs::read_to_string(program).map_err(|error| format!("{}: {error}", program.display()))?;
    let header = text.lines().next().unwrap_or_default();
    if header.contains("No reference") {
        return Ok(None);
    }
    if header.contains("Reference: MIT Scheme") {
        let mut mit = Command::new("mit-scheme");
        mit.args(["--heap", "200000", "--stack", "100000", "--quiet", "--load"]).arg(program);
        mit.args(["--eval", "(exit)"]);
        let mut output = finish(&mut mit, program, "mit-scheme")?;
        output.stdout = r7rs_floats(&String::from_utf8_lossy(&output.stdout)).into_bytes();
        return Ok(Some(output));
    }
    let mut guile = Command::new("guile");
    guile.args(["--no-auto-compile", "--r7rs"]).arg(program);
    let mut output = finish(&mut guile, program, "guile")?;
    let text = String::from_utf8_lossy(&output.stdout).replace("#vu8(", "#u8(");
    let text = text.replace("#\\nul ", "#\\null ").replace("#\\esc)", "#\\escape)");
    output.stdout = text.replace("#{foo bar}#", "|foo bar|").into_bytes();
    Ok(Some(output))
}

/// MIT Scheme writes `2.` and `.5`.
fn r7rs_floats(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let (before, after) = (digit(at.checked_sub(1)), digit(Some(at + 1)));
        let is_point = c == '.' && before != after && chars.get(at + 1) != Some(&'.');
        out.push_str(match (is_point, before) {
            (true, true) => ".0",
            (true, false) => "0.",
            _ => {
                out.push(c);
                continue;
            }
        });
    }
    out
}

fn haxe(program: &Path, _: &str) -> Result<Option<Output>, String> {
    let main = program.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut haxe = Command::new("haxe");
    haxe.args(["-cp", ".", "-main", &main, "--interp"]);
    finish(&mut haxe, program, "haxe").map(Some)
}

#[cfg(test)]
mod tests {
    use super::r7rs_floats;

    #[test]
    fn floats_of_mit_scheme() {
        assert_eq!(r7rs_floats("(1. .5 -2.5 (a . b) 3 ...)"), "(1.0 0.5 -2.5 (a . b) 3 ...)");
    }
}
