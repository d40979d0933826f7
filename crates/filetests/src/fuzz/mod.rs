//! Random Python programs that must do the same in every mode, and what CPython does.
//!
//! A seed names a program ([`generate::program`]). [`Fuzzer::check`] runs it in all modes, interpreted first, and tells the
//! first difference; [`Fuzzer::reduce`] leaves out what the difference does not need. `cargo xtask fuzz-python` does so for
//! as long as one likes; a test does it for a few seeds.

mod expressions;
pub mod generate;
pub mod program;
pub mod random;

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use program::{Node, render};

use crate::{MODES, Mode};

/// A run that takes longer has hung: programs take milliseconds.
const TIME_LIMIT: Duration = Duration::from_secs(120);
/// Candidates that a reduction tries at most.
const REDUCTION_BUDGET: usize = 600;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With this exit code.
    Code(i32),
    /// By this signal.
    Signal(i32),
    /// It was killed, for it took too long.
    TooLate,
}

/// What a run printed, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Standard output, and of a failed run standard error.
    pub text: String,
    /// How it ended.
    pub end: End,
}

/// Two ways of running a program that differ.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The mode, or `CPython`.
    pub mode: String,
    /// The first lines that differ.
    pub lines: String,
}

/// Runs programs and compares.
pub struct Fuzzer {
    executable: PathBuf,
    folder: PathBuf,
    /// CPython, if it is compared with, too.
    oracle: Option<PathBuf>,
}

impl Fuzzer {
    /// Compares the modes of an executable, and CPython if it is given. Programs are written to `folder`.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(executable: PathBuf, folder: PathBuf, oracle: Option<PathBuf>) -> Result<Self, String> {
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Fuzzer { executable, folder, oracle })
    }

    /// The first mode in which the program of a seed does something else than interpreted.
    ///
    /// # Errors
    /// When programs cannot be run.
    pub fn check(&self, seed: u64, modes: &[&str]) -> Result<Option<Difference>, String> {
        self.compare(&generate::program(seed), seed, modes)
    }

    /// Compares a program in these modes, all if none are given.
    fn compare(&self, program: &[Node], seed: u64, modes: &[&str]) -> Result<Option<Difference>, String> {
        let file = self.folder.join(format!("fuzz_{seed}.py"));
        fs::write(&file, render(program)).map_err(|error| format!("{}: {error}", file.display()))?;
        let chosen = |mode: &&Mode| modes.is_empty() || modes.contains(&mode.name);
        let flags = |mode: &Mode| mode.flags.iter().map(|flag| (*flag).to_owned()).collect::<Vec<_>>();
        let reference = self.run(&self.executable, &flags(&MODES[0]), &file)?;
        if !matches!(reference.end, End::Code(_)) {
            return Ok(None);
        }
        let mut found = None;
        for mode in MODES[1..].iter().filter(chosen) {
            let run = self.run(&self.executable, &flags(mode), &file)?;
            if let Some(lines) = difference(&reference, &run) {
                found = Some(Difference { mode: mode.name.to_owned(), lines });
                break;
            }
        }
        let is_oracle_asked = modes.is_empty() || modes.contains(&ORACLE);
        if let Some(oracle) = self.oracle.as_ref().filter(|_| found.is_none() && is_oracle_asked) {
            let run = self.run(oracle, &[], &file)?;
            // How a failure is reported is not compared.
            let is_same = run.end == reference.end && (run.end != End::Code(0) || run.text == reference.text);
            if !is_same {
                let lines = difference(&run, &reference).unwrap_or_default();
                found = Some(Difference { mode: ORACLE.to_owned(), lines });
            }
        }
        if found.is_none() {
            let _ = fs::remove_file(&file);
        }
        Ok(found)
    }

    /// The text of a program of this seed that is as small as possible and still differs in this mode; it is left in the
    /// folder.
    ///
    /// # Errors
    /// When programs cannot be run.
    pub fn reduce(&self, seed: u64, mode: &str) -> Result<String, String> {
        let mut problem = None;
        let mut fails = |candidate: &[Node]| match self.compare(candidate, seed, &[mode]) {
            Ok(found) => found.is_some(),
            Err(error) => {
                problem = Some(error);
                false
            }
        };
        let small = program::reduce(generate::program(seed), REDUCTION_BUDGET, &mut fails);
        if let Some(problem) = problem {
            return Err(problem);
        }
        let text = render(&small);
        let file = self.folder.join(format!("reduced_{seed}.py"));
        fs::write(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(text)
    }

    fn run(&self, executable: &Path, flags: &[String], file: &Path) -> Result<Run, String> {
        let out = self.folder.join(format!("out_{}", std::process::id()));
        let open = || fs::File::create(&out).map_err(|error| format!("{}: {error}", out.display()));
        let output = open()?;
        let errors = output.try_clone().map_err(|error| error.to_string())?;
        // Runs under stress tell their seed there, and CPython warns.
        let is_quiet = executable != self.executable || flags.iter().any(|flag| flag.starts_with("--stress"));
        let mut child = Command::new(executable)
            .args(flags)
            .arg(file)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(if is_quiet { Stdio::null() } else { errors.into() })
            .spawn()
            .map_err(|error| format!("{}: {error}", executable.display()))?;
        let start = Instant::now();
        let end = loop {
            match child.try_wait().map_err(|error| error.to_string())? {
                Some(status) => match status.code() {
                    Some(code) => break End::Code(code),
                    None => break End::Signal(status.signal().unwrap_or_default()),
                },
                None if start.elapsed() > TIME_LIMIT => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break End::TooLate;
                }
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        let text = fs::read(&out).map_err(|error| error.to_string())?;
        Ok(Run { text: String::from_utf8_lossy(&text).into_owned(), end })
    }
}

/// The mode that is CPython.
pub const ORACLE: &str = "CPython";

/// The first lines in which two runs differ.
fn difference(expected: &Run, found: &Run) -> Option<String> {
    if expected == found || expected.end == found.end && expected.end != End::Code(0) {
        return None;
    }
    let (mut left, mut right) = (expected.text.lines(), found.text.lines());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Some(format!("  ends {:?} and {:?}", expected.end, found.end)),
            (a, b) if a == b => {}
            (a, b) => {
                let show = |line: Option<&str>| line.unwrap_or("nothing").to_owned();
                return Some(format!(
                    "  expected {}\n  found    {}\n  ends {:?} and {:?}",
                    show(a),
                    show(b),
                    expected.end,
                    found.end
                ));
            }
        }
    }
}
