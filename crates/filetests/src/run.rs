//! Running the executable on a program, with a limit of time.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Mode, Program};

/// Programs take below a third of a second on their references; collecting at every allocation is the slowest mode.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Outcome {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code, or nothing when a signal ended it.
    pub code: Option<i32>,
    /// Whether it was ended for taking too long.
    pub timed_out: bool,
}

/// Whether only a quick selection is asked for.
pub(crate) fn is_subset() -> bool {
    std::env::var("UPDRAFT_TEST_SUBSET").is_ok_and(|value| value == "1")
}

/// The executable under test.
///
/// # Panics
/// When there is none: a test that cannot run must not pass.
pub fn executable() -> PathBuf {
    if let Some(path) = std::env::var_os("UPDRAFT_BIN") {
        let path = PathBuf::from(path);
        assert!(path.is_file(), "UPDRAFT_BIN names {}, which does not exist", path.display());
        return path;
    }
    // target/PROFILE/deps/test-hash -> target/PROFILE/updraft
    let test = std::env::current_exe().expect("a running test has an executable");
    let beside =
        test.ancestors().nth(2).expect("tests lie two folders below the target folder").join("updraft");
    assert!(
        beside.is_file(),
        "{} does not exist; build it in the profile of the test (`cargo build --bin updraft`) or use `cargo xtask test`",
        beside.display()
    );
    beside
}

/// Runs a program in a mode.
///
/// # Panics
/// When the executable cannot be started.
pub fn execute(executable: &Path, mode: &Mode, program: &Program) -> Outcome {
    let mut child = Command::new(executable)
        .args(mode.flags)
        .args(&program.options)
        .arg(&program.source)
        .args(&program.arguments)
        .current_dir(program.source.parent().expect("a file lies in a folder"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", executable.display()));
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let started = Instant::now();
    let mut timed_out = false;
    let status = loop {
        if let Some(status) = child.try_wait().expect("the child is ours to wait for") {
            break status;
        }
        if started.elapsed() > TIME_LIMIT && !timed_out {
            timed_out = true;
            // Fails only when it has just ended, which the next round sees.
            let _ = child.kill();
        }
        thread::sleep(Duration::from_millis(2));
    };
    let text = |thread: thread::JoinHandle<String>| thread.join().expect("reading a pipe does not panic");
    Outcome { stdout: text(stdout), stderr: text(stderr), code: status.code(), timed_out }
}

fn drain<R: Read + Send + 'static>(pipe: Option<R>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What could be read is compared; a broken pipe shows as missing output.
            let _ = pipe.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
