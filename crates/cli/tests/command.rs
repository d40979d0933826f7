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

#[test]
fn modules_are_run_by_name() {
    let folder =
        folder_with("python-modules", "tool.py", "import sys\nprint(__name__, __package__, sys.argv[1:])\n");
    let output = run(updraft().current_dir(&folder).args(["-m", "tool", "one", "-two"]));
    assert_eq!(text(&output.stdout), "__main__  ['one', '-two']\n", "{}", text(&output.stderr));
    folder_with("python-modules/parts", "__main__.py", "from . import name\nprint(name, __package__)\n");
    folder_with("python-modules/parts", "__init__.py", "name = 'parts'\n");
    let output = run(updraft().current_dir(&folder).args(["-m", "parts"]));
    assert_eq!(text(&output.stdout), "parts parts\n", "{}", text(&output.stderr));
    let output = run(updraft().current_dir(&folder).args(["-m", "absent"]));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("No module named absent"), "{}", text(&output.stderr));
}

#[test]
fn folders_with_a_main_file_are_programs() {
    let folder = folder_with("python-folder", "__main__.py", "import part\nprint(part.name)\n");
    folder_with("python-folder", "part.py", "name = 'a part'\n");
    assert_eq!(text(&run(updraft().arg(&folder)).stdout), "a part\n");
}
