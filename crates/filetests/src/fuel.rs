//! Fuel: every program takes as much of it in every way of running it, and stops at the same point when it is used up.

use crate::mode::{MODES, Mode};
use crate::run::{self, Outcome, execute};
use crate::{Program, load, workspace_root};

/// More than any program takes.
const PLENTY: u64 = 10_000_000_000;

/// How the command tells what is left.
const LEFT: &str = " units of fuel are left";

fn run_with(
    executable: &std::path::Path,
    mode: &Mode,
    program: &Program,
    fuel: u64,
) -> (Outcome, Option<u64>) {
    let mut options = program.options.clone();
    // Sets are passed in the order of hashes.
    options.extend([format!("--fuel={fuel}"), "--stress=seed=1".to_owned()]);
    let outcome = execute(executable, mode, &program.with_options(options));
    let line = outcome.stderr.lines().find_map(|line| line.strip_suffix(LEFT));
    let left = line.and_then(|line| line.rsplit(' ').next()?.parse().ok());
    (outcome, left)
}

fn difference(executable: &std::path::Path, mode: &Mode, program: &Program) -> Option<String> {
    let interpreter = &MODES[0];
    let (_, expected) = run_with(executable, interpreter, program, PLENTY);
    let (_, found) = run_with(executable, mode, program, PLENTY);
    if expected.is_none() || expected != found {
        let taken = |left: Option<u64>| {
            left.map_or("an unknown amount".to_owned(), |left| (PLENTY - left).to_string())
        };
        return Some(format!("takes {}, not {}", taken(found), taken(expected)));
    }
    // In the middle of it.
    let half = (PLENTY - expected?) / 2;
    let (expected, _) = run_with(executable, interpreter, program, half);
    let (found, _) = run_with(executable, mode, program, half);
    if (&expected.stdout, expected.code) == (&found.stdout, found.code) {
        return None;
    }
    let printed = |outcome: &Outcome| (outcome.stdout.len(), outcome.code);
    Some(format!(
        "with {half} units, it printed and ended with {:?}, not {:?}",
        printed(&found),
        printed(&expected)
    ))
}

/// Runs every program of a folder in a mode and in the interpreter, but for those in `left_out`, which depend on the clock, on chance, on when
/// objects are collected, or on how deep calls can nest, which is exact in no compiled tier.
///
/// # Panics
/// With a list of all programs that took another amount, or stopped elsewhere.
pub fn check(folder: &str, mode: &str, left_out: &[&str]) {
    let mode = MODES.iter().find(|candidate| candidate.name == mode).expect("the mode is in the table");
    if run::is_subset() && !mode.in_subset {
        println!("left out of the subset");
        return;
    }
    let executable = run::executable();
    let only = std::env::var("UPDRAFT_TEST_ONLY").unwrap_or_default();
    let programs = load(&workspace_root().join(folder)).into_iter();
    let programs: Vec<Program> = programs
        .filter(|program| program.name.contains(&only) && !left_out.contains(&program.name.as_str()))
        .filter(|program| !program.not_in.iter().any(|name| name == mode.name))
        .collect();
    let differences: Vec<String> = programs
        .iter()
        .filter_map(|program| Some(format!("{}: {}", program.name, difference(&executable, mode, program)?)))
        .collect();
    assert!(
        differences.is_empty(),
        "{} of {} programs differ in mode {}\n{}",
        differences.len(),
        programs.len(),
        mode.name,
        differences.join("\n")
    );
}
