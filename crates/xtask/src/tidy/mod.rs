//! `cargo xtask tidy`: the rules of the layout that a program can check.
//!
//! What the rules are: [`policy`] holds them as tables. How they are checked: [`edges`] asks `cargo metadata` about
//! dependencies, [`sources`] walks the files, [`scan`] tells code from comments and strings. All problems are
//! reported at once, each with its file and line.

mod edges;
mod policy;
mod scan;
mod sources;

use crate::workspace_root;

/// The problems found so far.
#[derive(Default)]
struct Report {
    problems: Vec<String>,
}

impl Report {
    fn add(&mut self, place: impl std::fmt::Display, problem: impl std::fmt::Display) {
        self.problems.push(format!("{place}: {problem}"));
    }
}

/// Checks all rules; the error says how many are broken.
pub fn run() -> Result<(), String> {
    let mut report = Report::default();
    edges::check(&mut report)?;
    let files = sources::check(&workspace_root(), &mut report)?;
    for problem in &report.problems {
        eprintln!("tidy: {problem}");
    }
    match report.problems.len() {
        0 => {
            println!("tidy: {files} files, no problems");
            Ok(())
        }
        1 => Err("tidy found a problem".to_owned()),
        count => Err(format!("tidy found {count} problems")),
    }
}
