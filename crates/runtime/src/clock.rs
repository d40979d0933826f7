//! Clocks of the system that std does not offer.
#![allow(unsafe_code)]

/// Nanoseconds on one of the system's clocks.
fn read(clock: libc::clockid_t) -> i64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the call fills `time`, which is alive, and has no other effect.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Nanoseconds of CPU time that all threads of this process have used.
#[must_use]
pub fn process_time_ns() -> i64 {
    read(libc::CLOCK_PROCESS_CPUTIME_ID)
}

/// Nanoseconds of CPU time that this thread has used.
#[must_use]
pub fn thread_time_ns() -> i64 {
    read(libc::CLOCK_THREAD_CPUTIME_ID)
}

/// Nanoseconds on a clock that never goes back.
#[must_use]
pub fn monotonic_ns() -> i64 {
    read(libc::CLOCK_MONOTONIC)
}

/// Nanoseconds since 1970.
#[must_use]
pub fn real_time_ns() -> i64 {
    read(libc::CLOCK_REALTIME)
}
