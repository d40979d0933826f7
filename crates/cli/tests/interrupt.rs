//! Ctrl-C: a signal reaches a program wherever it is, in each ladder.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program runs before it is interrupted: long enough for its loop to be compiled.
const WARM_UP: Duration = Duration::from_millis(150);
/// A program that has not ended by then has not noticed. Far more than it takes, since tests run side by side.
const LIMIT: Duration = Duration::from_secs(20);

const LADDERS: [&[&str]; 4] = [
    &["--jit=off"],
    &["--ladder", "baseline", "--call-threshold=10", "--loop-threshold=50"],
    &["--ladder", "cranelift", "--stress=eager,osr,seed=1"],
    &["--ladder", "llvm", "--call-threshold=10", "--loop-threshold=50"],
];

fn start(flags: &[&str], program: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_updraft"))
        .args(flags)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts")
}

/// Runs a program that prints a line first, interrupts it: its exit code, what else it printed, what it reported.
fn interrupted(flags: &[&str], program: &str) -> (Option<i32>, String, String) {
    let mut child = start(flags, program);
    let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut line = String::new();
    output.read_line(&mut line).expect("a line comes");
    assert_eq!(line, "ready\n", "{flags:?} {program}");
    std::thread::sleep(WARM_UP);
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    let end = Instant::now() + LIMIT;
    let status = loop {
        match child.try_wait().expect("it can be waited for") {
            Some(status) => break status,
            None if Instant::now() > end => {
                let _ = child.kill();
                panic!("not interrupted: {flags:?} {program}");
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let (mut printed, mut reported) = (String::new(), String::new());
    output.read_to_string(&mut printed).expect("it is text");
    child.stderr.take().expect("it is piped").read_to_string(&mut reported).expect("it is text");
    (status.code(), printed, reported)
}

fn check(program: &str, code: i32, printed: &str) {
    for flags in LADDERS {
        let program = format!("print('ready', flush=True)\n{program}");
        let (found, output, report) = interrupted(flags, &program);
        assert_eq!((found, output.as_str()), (Some(code), printed), "{flags:?} {program}\n{report}");
        if code == 130 {
            assert!(report.ends_with("\nKeyboardInterrupt\n"), "{flags:?} {report}");
        }
    }
}

#[test]
fn a_hot_loop_ends() {
    check("n = 0\nwhile True:\n    n = (n * 3 + 1) % 1000003\n", 130, "");
}

#[test]
fn a_hot_function_ends() {
    check(
        "def step(n):\n    return n + 1\ndef run():\n    n = 0\n    while True:\n        n = step(n)\nrun()\n",
        130,
        "",
    );
}

#[test]
fn recursion_ends() {
    let program = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(80)\n";
    check(program, 130, "");
}

#[test]
fn a_long_native_ends() {
    check("sum(iter(int, 1))\n", 130, "");
    check("any(x < 0 for x in range(10 ** 15))\n", 130, "");
}

#[test]
fn a_search_by_a_regular_expression_ends() {
    check("import re\nre.match(r'(x+x+)+y(?!z)', 'x' * 3000)\n", 130, "");
    let program = "
import re
try:
    re.match(r'(x+x+)+y(?!z)', 'x' * 3000)
except KeyboardInterrupt:
    print(re.match('(a+)(?!b)', 'aaac').groups())
";
    check(program, 0, "('aaa',)\n");
}

#[test]
fn who_sleeps_or_waits_for_input_wakes_up() {
    check("import time\ntime.sleep(1000)\n", 130, "");
    check("input()\n", 130, "");
}

#[test]
fn it_is_an_exception_like_others() {
    let program = "
def run():
    n = 0
    try:
        while True:
            try:
                n += 1
            except Exception:
                print('not this')
    except KeyboardInterrupt as error:
        print(repr(error), n > 0)
        return 'caught'
    finally:
        print('finally')
print(run())
total = 0
for i in range(100000):
    total += i
print(total)
";
    check(program, 0, "KeyboardInterrupt() True\nfinally\ncaught\n4999950000\n");
}
