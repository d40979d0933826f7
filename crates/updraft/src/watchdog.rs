//! The thread that stops programs when their time is over.
//!
//! A call costs its isolate two exchanges of a word: the number of the call while it runs, [`IDLE`] else. The thread looks at
//! all words every few milliseconds while anything runs, and takes the time since it first saw a number. So no call is
//! stopped early, and none runs on for longer than the thread sleeps.
//!
//! Whether a call that ends at that moment was stopped is decided by an exchange: the thread marks the number as expired
//! only where it still stands. Who ends a call that is marked waits for the thread's round, which sets the interrupt, and
//! takes it back: the next call is not hit by it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use engine::InterruptHandle;

/// How long the thread sleeps.
const PERIOD: Duration = Duration::from_millis(4);
/// How long nothing runs before the thread ends.
const PATIENCE: Duration = Duration::from_secs(1);

/// In a clock: nothing runs.
const IDLE: u64 = 0;
/// In a clock, beside the number of the call: its time is over.
const EXPIRED: u64 = 1;

/// The time of an isolate's calls.
#[derive(Debug)]
pub(crate) struct Clock {
    watchdog: Arc<Watchdog>,
    handle: InterruptHandle,
    limit: Duration,
    /// The number of the call that runs, an even one.
    call: AtomicU64,
    /// That of the last one.
    last: AtomicU64,
}

/// A call whose time runs; dropped when it has ended.
#[derive(Debug)]
pub(crate) struct Running<'c>(&'c Clock);

/// Stops programs when their time is over. Its thread runs while there is something to wait for.
#[derive(Debug, Default)]
pub(crate) struct Watchdog {
    has_thread: AtomicBool,
    watched: Mutex<Vec<Watched>>,
}

/// What the thread knows of a clock.
#[derive(Debug)]
struct Watched {
    clock: Weak<Clock>,
    call: u64,
    since: Instant,
}

impl Clock {
    /// A clock that stops calls of the isolate of `handle` after `limit`.
    pub fn new(watchdog: &Arc<Watchdog>, handle: InterruptHandle, limit: Duration) -> Arc<Clock> {
        let (call, last) = (AtomicU64::new(IDLE), AtomicU64::new(0));
        let clock = Arc::new(Clock { watchdog: watchdog.clone(), handle, limit, call, last });
        let watched = Watched { clock: Arc::downgrade(&clock), call: IDLE, since: Instant::now() };
        watchdog.lock().push(watched);
        clock
    }

    /// Starts a call.
    #[inline]
    pub fn start(&self) -> Running<'_> {
        // The isolate's thread alone counts.
        let call = self.last.load(Ordering::Relaxed) + 2;
        self.last.store(call, Ordering::Relaxed);
        self.call.swap(call, Ordering::SeqCst);
        if !self.watchdog.has_thread.load(Ordering::SeqCst) {
            self.watchdog.start_thread();
        }
        Running(self)
    }
}

impl Drop for Running<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.0.call.swap(IDLE, Ordering::SeqCst) & EXPIRED != 0 {
            // The round that has marked the call sets the interrupt before it ends.
            drop(self.0.watchdog.lock());
            self.0.handle.clear_time_out();
        }
    }
}

impl Watchdog {
    fn lock(&self) -> MutexGuard<'_, Vec<Watched>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cold]
    fn start_thread(self: &Arc<Self>) {
        if !self.has_thread.swap(true, Ordering::SeqCst) {
            let watchdog = self.clone();
            thread::spawn(move || watchdog.watch());
        }
    }

    fn watch(self: Arc<Self>) {
        let mut last_call = Instant::now();
        loop {
            thread::sleep(PERIOD);
            if self.look() {
                last_call = Instant::now();
            } else if last_call.elapsed() > PATIENCE {
                self.has_thread.store(false, Ordering::SeqCst);
                // A call that has started before that was told that there is a thread.
                if !self.look() || self.has_thread.swap(true, Ordering::SeqCst) {
                    return;
                }
                last_call = Instant::now();
            }
        }
    }

    /// Stops the calls whose time is over; whether any runs.
    fn look(&self) -> bool {
        let (mut is_any, now) = (false, Instant::now());
        self.lock().retain_mut(|watched| {
            let Some(clock) = watched.clock.upgrade() else { return false };
            let call = clock.call.load(Ordering::SeqCst);
            is_any |= call != IDLE;
            if call != watched.call {
                (watched.call, watched.since) = (call, now);
            } else if call != IDLE && call & EXPIRED == 0 && now - watched.since >= clock.limit {
                let expired = call | EXPIRED;
                if clock.call.compare_exchange(call, expired, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
                    watched.call = expired;
                    clock.handle.time_out();
                }
            }
            true
        });
        is_any
    }
}
