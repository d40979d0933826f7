//! The examples run: each checks its own results.

use std::path::PathBuf;
use std::process::Command;

/// Cargo builds examples beside the tests of their package.
fn folder() -> PathBuf {
    let test = std::env::current_exe().expect("the test has a file");
    test.ancestors().nth(2).expect("it is in a folder of a profile").join("examples")
}

fn run(name: &str) {
    let output = Command::new(folder().join(name)).output().expect("the example was built");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stdout.is_empty(), "it tells what it did");
}

macro_rules! examples {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            run(stringify!($name));
        }
    )* };
}

examples! { game_loop hello parallel pipeline rules small_language tiers }
