//! Running one process to its end and asking the kernel what it cost.
//!
//! The standard library waits without asking for resource usage, so this calls `wait4` itself. A watchdog kills a
//! process that runs too long; it can only ever hit the process it was started for, because the process is not
//! reaped before the watchdog has been told to stand down.
#![allow(unsafe_code)]

use std::io::Read;
use std::mem::MaybeUninit;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// What one run printed and cost.
pub struct Finished {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Whether it exited with code 0.
    pub success: bool,
    /// Whether the watchdog ended it.
    pub timed_out: bool,
    /// From start to end.
    pub wall_ms: f64,
    /// User and system time of all its threads.
    pub cpu_ms: f64,
    /// The largest resident set; never less than this program's own, which the child has before it is replaced.
    pub peak_kb: u64,
}

/// Runs a command to its end, or until the timeout.
pub fn run(command: &mut Command, timeout: Duration) -> Result<Finished, String> {
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run {:?}: {error}", command.get_program()))?;
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let (finished, stand_down) = mpsc::channel::<()>();
    let pid = child.id().cast_signed();
    let watchdog = thread::spawn(move || {
        let late = stand_down.recv_timeout(timeout) == Err(mpsc::RecvTimeoutError::Timeout);
        if late {
            kill(&mut child);
        }
        late
    });
    await_exit(pid)?;
    let wall_ms = started.elapsed().as_secs_f64() * 1000.0;
    drop(finished);
    let timed_out = watchdog.join().map_err(|_| "the watchdog panicked".to_owned())?;
    let (status, usage) = reap(pid)?;
    let seconds = |time: libc::timeval| time.tv_sec as f64 * 1000.0 + time.tv_usec as f64 / 1000.0;
    Ok(Finished {
        stdout: stdout.join().unwrap_or_default(),
        stderr: stderr.join().unwrap_or_default(),
        success: libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0,
        timed_out,
        wall_ms,
        cpu_ms: seconds(usage.ru_utime) + seconds(usage.ru_stime),
        // Linux counts in kilobytes, macOS in bytes.
        peak_kb: usage.ru_maxrss.cast_unsigned() / if cfg!(target_os = "macos") { 1024 } else { 1 },
    })
}

fn kill(child: &mut Child) {
    // Fails only when the process is gone already, which is what is wanted.
    let _ = child.kill();
}

fn drain<R: Read + Send + 'static>(pipe: Option<R>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What could be read counts; a broken pipe shows as missing output.
            let _ = pipe.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Waits until the process has ended, leaving it to be reaped.
fn await_exit(pid: libc::pid_t) -> Result<(), String> {
    loop {
        let mut info = MaybeUninit::<libc::siginfo_t>::zeroed();
        // SAFETY: `info` is writable and lives across the call; `pid` is a child of this process that is reaped
        // nowhere but in `reap`, which runs later.
        let code = unsafe {
            libc::waitid(libc::P_PID, pid.cast_unsigned(), info.as_mut_ptr(), libc::WEXITED | libc::WNOWAIT)
        };
        match code {
            0 => return Ok(()),
            _ if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {}
            _ => return Err(format!("waitid: {}", std::io::Error::last_os_error())),
        }
    }
}

/// Takes the ended process's status and its resource usage.
fn reap(pid: libc::pid_t) -> Result<(libc::c_int, libc::rusage), String> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: both pointers are to writable locals that outlive the call, and a zeroed `rusage` is a valid one.
    let (reaped, usage) = unsafe {
        let reaped = libc::wait4(pid, &raw mut status, 0, usage.as_mut_ptr());
        (reaped, usage.assume_init())
    };
    if reaped == pid {
        Ok((status, usage))
    } else {
        Err(format!("wait4: {}", std::io::Error::last_os_error()))
    }
}

#[cfg(test)]
mod tests {
    use super::run;
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn output_and_usage_are_taken() {
        let finished =
            run(Command::new("sh").args(["-c", "echo hi"]), Duration::from_secs(20)).expect("sh runs");
        assert!(finished.success && !finished.timed_out);
        assert_eq!(finished.stdout, "hi\n");
        assert!(finished.peak_kb > 0 && finished.wall_ms > 0.0);
    }

    #[test]
    fn a_late_process_is_ended() {
        let finished = run(Command::new("sleep").arg("60"), Duration::from_millis(50)).expect("sleep runs");
        assert!(finished.timed_out && !finished.success);
    }
}
