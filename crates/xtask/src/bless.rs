//! `cargo xtask bless-python`: rewrites what the Python programs are expected to print, with CPython 3.11.
//!
//! `tests/python/NAME.py` must succeed and gets `NAME.out`. `tests/python-errors/NAME.py` may fail and gets `.out`,
//! `.err` (with the folder cut off the file's name) and `.code`. CPython is the oracle: nothing here is written by
//! hand, and a program whose output differs between two runs is refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::Args;

use crate::{command, workspace_root};

/// Which programs are run.
#[derive(Args)]
pub struct Options {
    /// Only programs whose name contains one of these.
    names: Vec<String>,
    /// The interpreter that makes the expected output.
    #[arg(long, default_value = "python3")]
    python: String,
    /// Compare instead of writing; fails on a difference.
    #[arg(long)]
    check: bool,
}

/// The version whose words the expected files hold.
const VERSION: &str = "Python 3.11";

/// Runs every selected program and writes its expected files.
pub fn run(options: &Options) -> Result<(), String> {
    let version = command::output_of(&options.python, &["--version"])
        .ok_or_else(|| format!("cannot run {}; install CPython 3.11 as python3", options.python))?;
    if !version.starts_with(VERSION) {
        return Err(format!(
            "{} is {}, but expected output comes from {VERSION}",
            options.python,
            version.trim()
        ));
    }
    let root = workspace_root();
    let mut state = Outcome::default();
    for (folder, may_fail) in [("tests/python", false), ("tests/python-errors", true)] {
        for program in programs(&root.join(folder), &options.names)? {
            bless(&program, may_fail, options, &mut state)?;
        }
    }
    println!("{} programs, {} files changed", state.programs, state.changed.len());
    for file in &state.changed {
        println!("  {}", file.strip_prefix(&root).unwrap_or(file).display());
    }
    if !state.failures.is_empty() {
        return Err(state.failures.join("\n"));
    }
    if options.check && !state.changed.is_empty() {
        return Err("expected output is stale; run `cargo xtask bless-python`".to_owned());
    }
    Ok(())
}

#[derive(Default)]
struct Outcome {
    programs: usize,
    changed: Vec<PathBuf>,
    failures: Vec<String>,
}

fn programs(folder: &Path, names: &[String]) -> Result<Vec<PathBuf>, String> {
    let entries = folder.read_dir().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        path.extension().is_some_and(|extension| extension == "py")
            && (names.is_empty() || names.iter().any(|wanted| name.contains(wanted.as_str())))
    });
    found.sort();
    Ok(found)
}

fn bless(program: &Path, may_fail: bool, options: &Options, state: &mut Outcome) -> Result<(), String> {
    state.programs += 1;
    // Two runs with different hash seeds: what depends on the order of a set of strings shows itself.
    let first = execute(&options.python, program, "1")?;
    let second = execute(&options.python, program, "2")?;
    let name = program.display();
    if first.stdout != second.stdout || first.stderr != second.stderr {
        state.failures.push(format!("{name}: prints different things in different runs"));
        return Ok(());
    }
    if !may_fail && !first.status.success() {
        let report = String::from_utf8_lossy(&first.stderr);
        state.failures.push(format!("{name}: failed\n{report}"));
        return Ok(());
    }
    write(&program.with_extension("out"), &first.stdout, options, state)?;
    if may_fail {
        let folder = program.parent().map(|folder| format!("{}/", folder.display())).unwrap_or_default();
        let report = String::from_utf8_lossy(&first.stderr).replace(&folder, "");
        write(&program.with_extension("err"), report.as_bytes(), options, state)?;
        let code = first.status.code().map_or_else(|| "signal".to_owned(), |code| code.to_string());
        write(&program.with_extension("code"), format!("{code}\n").as_bytes(), options, state)?;
    }
    Ok(())
}

fn execute(python: &str, program: &Path, hash_seed: &str) -> Result<Output, String> {
    Command::new(python)
        .args(["-W", "ignore"])
        .arg(program)
        .env("PYTHONHASHSEED", hash_seed)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUTF8", "1")
        .current_dir(program.parent().unwrap_or(Path::new(".")))
        .output()
        .map_err(|error| format!("cannot run {python}: {error}"))
}

fn write(file: &Path, content: &[u8], options: &Options, state: &mut Outcome) -> Result<(), String> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    state.changed.push(file.to_path_buf());
    if options.check {
        return Ok(());
    }
    fs::write(file, content).map_err(|error| format!("{}: {error}", file.display()))
}
