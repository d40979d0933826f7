//! The test runner of whole programs: every program must do the same in every way of running it.
//!
//! A [`Program`] is a source file with the output that the language's reference implementation gives; a [`Mode`] is a
//! set of flags of the command line that makes some part of the machine common: one backend, eager compilation, entry
//! at the first loop edge, guards that always fail, a collection at every allocation. [`check`] runs all programs of a
//! folder in one mode, on the executable named by `UPDRAFT_BIN` (`cargo xtask test` sets it) or else on the one that
//! lies beside the test in the target folder.
//!
//! `UPDRAFT_TEST_ONLY=NAME` runs only the programs whose names contain NAME.
//!
//! Adding a program is adding files; adding a language is a line in [`LANGUAGES`]; adding a mode is adding a line to [`MODES`] and a test that names it.

pub mod fuel;
pub mod fuzz;
mod language;
mod mode;
mod program;
mod run;

pub use language::{LANGUAGES, Language};
pub use mode::{MODES, Mode};
pub use program::{Program, load};
pub use run::{Outcome, executable, execute};

use std::path::{Path, PathBuf};

/// One test for each mode, so that they run side by side and fail by themselves: `modes!("tests/python": default eager);`
#[macro_export]
macro_rules! modes {
    ($folder:literal: $($mode:ident)*) => {
        $(
            #[test]
            fn $mode() {
                $crate::check($folder, stringify!($mode));
            }
        )*
    };
}

/// The folder of the workspace.
pub fn workspace_root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).expect("crates/filetests lies two folders deep").to_path_buf()
}

/// Runs every program of a folder in a mode.
///
/// # Panics
/// With a list of all programs that did something else than expected.
pub fn check(folder: &str, mode: &str) {
    let mode = MODES.iter().find(|candidate| candidate.name == mode).expect("the mode is in the table");
    if run::is_subset() && !mode.in_subset {
        println!("left out of the subset");
        return;
    }
    let executable = run::executable();
    let only = std::env::var("UPDRAFT_TEST_ONLY").unwrap_or_default();
    let programs: Vec<Program> = load(&workspace_root().join(folder))
        .into_iter()
        .filter(|program| {
            program.name.contains(&only) && !program.not_in.iter().any(|name| name == mode.name)
        })
        .collect();
    assert!(!programs.is_empty() || !only.is_empty(), "no programs in {folder}");
    let differences: Vec<String> = programs
        .iter()
        .filter_map(|program| {
            let difference = program.difference(&execute(&executable, mode, program))?;
            Some(format!("--- {} ({})\n{difference}", program.name, mode.command_line(&executable, program)))
        })
        .collect();
    let (failed, total) = (differences.len(), programs.len());
    assert!(
        failed == 0,
        "{failed} of {total} programs differ in mode {}\n{}",
        mode.name,
        differences.join("\n")
    );
}
