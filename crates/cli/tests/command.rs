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
fn passes_are_listed_and_left_out() {
    let list = run(updraft().arg("--passes"));
    assert_eq!(list.status.code(), Some(0));
    assert!(text(&list.stdout).contains("number_values_late number_values\n"));
    assert!(text(&list.stdout).contains("keep_fuel keep_fuel required\n"));
    let without = run(updraft().args(["--disable-pass=all:number_values", "-c", "print(1)"]));
    assert_eq!(text(&without.stdout), "1\n");
    let unknown = run(updraft().args(["--disable-pass=all:number_values_late", "-c", "print(1)"]));
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("is no pass"));
}

#[test]
fn profiles_and_settings_of_compiling() {
    let program = "def f(n):\n    if n:\n        return 1\n    return 2\nfor i in range(1000): f(i % 2)";
    let flags = ["--target-cpu", "x86-64", "--max-compiles-per-second", "5", "--check-interval", "8"];
    for ladder in ["default", "cranelift"] {
        let output =
            run(updraft().args(flags).args(["--ladder", ladder, "--profile", "coverage", "-c", program]));
        let told = text(&output.stderr);
        assert!(told.contains("calls 1000 f\n  line 2 1000\n  line 3 500\n  line 4 500\n"), "{told}");
        let output = run(updraft().args(["--ladder", ladder, "--profile", "calls", "-c", program]));
        assert!(text(&output.stderr).starts_with("calls 1000 f\ncalls 1 "), "{}", text(&output.stderr));
    }
    for (flag, value) in [("--profile", "none"), ("--target-cpu", "z80")] {
        let output = run(updraft().args([flag, value, "-c", "pass"]));
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(value), "{}", text(&output.stderr));
    }
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
fn tests_are_found_and_run() {
    let test = "import unittest\nclass Sums(unittest.TestCase):\n    def test_one(self): self.assertEqual(1 + 1, 2)\n    \
                def test_two(self): self.assertEqual(1, 2)\n";
    let folder = folder_with("python-tests", "test_sums.py", test);
    folder_with("python-tests/more", "__init__.py", "");
    folder_with("python-tests/more", "test_parts.py", &test.replace("Sums", "Parts"));
    for (arguments, failed) in [
        (&[][..], "Ran 4 tests"),
        (&["-v", "test_sums.Sums.test_one"][..], "test_one (test_sums.Sums.test_one) ... ok"),
        (&["more/test_parts.py"][..], "FAIL: test_two (more.test_parts.Parts.test_two)"),
        (&["discover", "-s", "more", "-t", "."][..], "Ran 2 tests"),
        (&["-k", "one"][..], "Ran 2 tests"),
        (&["absent"][..], "ERROR: absent (unittest.loader._FailedTest.absent)"),
    ] {
        let output = run(updraft().current_dir(&folder).args(["-m", "unittest"]).args(arguments));
        assert!(text(&output.stderr).contains(failed), "{arguments:?}: {}", text(&output.stderr));
    }
    let output = run(updraft().current_dir(&folder).args(["-m", "json"]));
    assert!(text(&output.stderr).contains("json is a module of the library that cannot be run"));
}

#[test]
fn folders_with_a_main_file_are_programs() {
    let folder = folder_with("python-folder", "__main__.py", "import part\nprint(part.name)\n");
    folder_with("python-folder", "part.py", "name = 'a part'\n");
    assert_eq!(text(&run(updraft().arg(&folder)).stdout), "a part\n");
}

/// What is printed and reported for lines that are typed, and the exit code.
fn typed(lines: &str) -> (String, String, Option<i32>) {
    typed_after(&[], lines)
}

/// As [`typed`], after a program.
fn typed_after(program: &[&str], lines: &str) -> (String, String, Option<i32>) {
    use std::io::Write;
    use std::process::Stdio;
    let mut child = updraft()
        .arg("-i")
        .args(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("it is piped").write_all(lines.as_bytes()).expect("lines can be written");
    let output = child.wait_with_output().expect("the command ends");
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

#[test]
fn statements_can_be_typed() {
    let (printed, reported, code) = typed(
        "x = 20\nx + 1\n_ * 2\ndef f(a):\n    return a * 2\n\nf(\n4)\n'text'\nNone\nfor i in range(2):\n    i\n\n1 / 0\nx = (\n1 +\n2)\nx\nif x == 3: 'three'\n\nraise SystemExit(5)\n",
    );
    assert_eq!(printed, "21\n42\n8\n'text'\n0\n1\n3\n'three'\n", "{reported}");
    let prompts = reported.replace(">>> ", "").replace("... ", "");
    let trace = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nZeroDivisionError: division by zero\n";
    assert_eq!((prompts.as_str(), code), (trace, Some(5)));
}

#[test]
fn what_is_typed_wrong_is_reported_and_forgotten() {
    let (printed, reported, code) = typed("def f(:\nprint('on')\n\"open\nx = 1\n x = 2\nx\nundefined\nx\n");
    assert_eq!(printed, "on\n1\n1\n", "{reported}");
    assert!(reported.contains("SyntaxError: invalid syntax"), "{reported}");
    assert!(reported.contains("SyntaxError: unterminated string literal"), "{reported}");
    assert!(reported.contains("IndentationError: unexpected indent"), "{reported}");
    assert!(reported.contains("NameError: name 'undefined' is not defined"), "{reported}");
    assert_eq!(code, Some(0));
}

#[test]
fn commands_tell_of_functions() {
    let (printed, reported, _) = typed(
        "def f(n):\n    return n + 1\n\nsum(f(i) for i in range(100))\n%tier f\n%disasm f\n%time f(1)\n%deopts\n%help\n%nonsense\n",
    );
    assert!(printed.contains("f: "), "{printed}");
    assert!(printed.contains("function f"), "{printed}");
    assert!(printed.contains(" ms\n"), "{printed}");
    assert!(printed.contains("%disasm NAME"), "{printed}");
    assert!(reported.contains("there is no command %nonsense"), "{reported}");
}

#[test]
fn programs_come_from_standard_input_without_a_terminal() {
    use std::io::Write;
    use std::process::Stdio;
    let mut child =
        updraft().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the command starts");
    let program = b"print(__name__)\n";
    child.stdin.take().expect("it is piped").write_all(program).expect("it can be written");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(text(&output.stdout), "__main__\n");
}

#[test]
fn a_session_goes_on_where_a_program_ended() {
    let lines = "x\nf()\nx = 7\nf()\n__name__\n";
    for program in ["x = 6\ndef f(): return x + 1", "x = 6\ndef f(): return x + 1\n1 / 0"] {
        let (printed, reported, code) = typed_after(&["-c", program], lines);
        assert_eq!((printed.as_str(), code), ("6\n7\n8\n'__main__'\n", Some(0)), "{reported}");
    }
}

#[test]
fn a_session_ends_as_a_program_does() {
    let folder = folder_with("ended", "note.txt", "");
    let file = folder.join("note.txt");
    let lines = format!(
        "import atexit\natexit.register(print, 'over')\nf = open({:?}, 'w')\nf.write('kept')\nexit\nexit()\n",
        file.display().to_string()
    );
    let (printed, reported, code) = typed(&lines);
    assert!(printed.ends_with("4\nUse exit() or Ctrl-D (i.e. EOF) to exit\nover\n"), "{printed}{reported}");
    assert_eq!(code, Some(0));
    assert_eq!(std::fs::read_to_string(file).ok().as_deref(), Some("kept"));
}

#[test]
fn what_follows_a_text_or_a_module_is_for_the_program() {
    let program = "import sys; print(sys.argv[1:])";
    let output = run(updraft().args(["--lang", "python", "-c", program, "--help", "-c", "-m", "--", "x"]));
    assert_eq!(text(&output.stdout), "['--help', '-c', '-m', '--', 'x']\n");
    let folder = folder_with("told", "told.py", program);
    for arguments in [&["-m", "told", "-V", "--stats"] as &[&str], &["-mtold", "-V", "--stats"]] {
        let output = run(updraft().current_dir(&folder).args(arguments));
        assert_eq!(text(&output.stdout), "['-V', '--stats']\n", "{}", text(&output.stderr));
    }
}
