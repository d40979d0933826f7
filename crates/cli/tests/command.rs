//! The command as a shell sees it.

use std::path::PathBuf;
use std::process::{Command, Output};

fn updraft() -> Command {
    Command::new(env!("CARGO_BIN_EXE_updraft"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the command starts")
}

/// A folder of the test's own, with a file in it.
fn folder_with(name: &str, file: &str, contents: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::fs::write(folder.join(file), contents).expect("a file can be written");
    folder
}

#[test]
fn modules_are_found_in_the_python_path() {
    let first = folder_with("python-path-1", "one.py", "name = 'one'\n");
    let second = folder_with("python-path-2", "two.py", "from one import name\nname += ' and two'\n");
    let path = std::env::join_paths([first, second]).expect("the folders have no colon");
    let output = run(updraft().env("PYTHONPATH", path).args(["-c", "import two; print(two.name)"]));
    assert_eq!(text(&output.stdout), "one and two\n", "{}", text(&output.stderr));
}

#[test]
fn a_failed_program_is_1_and_misuse_is_2() {
    assert_eq!(run(updraft().args(["-c", "raise SystemExit(7)"])).status.code(), Some(7));
    assert_eq!(run(updraft().args(["-c", "1 / 0"])).status.code(), Some(1));
    assert_eq!(run(updraft().arg("no-such-file.py")).status.code(), Some(2));
    let output = run(updraft().args(["--ladder", "no-such-ladder", "-c", "1"]));
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no-such-ladder"), "{}", text(&output.stderr));
}
