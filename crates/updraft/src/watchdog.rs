//! The thread that stops programs when their time is over.
//!
//! Every isolate numbers the calls into it. The thread looks at the numbers every few milliseconds while anything runs, and takes
//! the time since it first saw one. So no call is stopped early, and none runs on for longer than the thread sleeps; and a
//! call pays for it by asking whether there is a thread. Whom it stops it names by the number, so a call that ends at that moment
//! is not stopped, and the next one is not hit.

use std::sync::atomic::{AtomicBool, Ordering, compiler_fence};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use engine::InterruptHandle;

/// How long the thread sleeps.
const PERIOD: Duration = Duration::from_millis(4);
/// How long nothing runs before the thread ends.
const PATIENCE: Duration = Duration::from_secs(1);

/// Stops programs when their time is over. Its thread runs while there is something to wait for.
#[derive(Debug, Default)]
pub(crate) struct Watchdog {
    has_thread: AtomicBool,
    watched: Mutex<Vec<Watched>>,
}

/// An isolate whose calls have a limit of time.
#[derive(Debug)]
struct Watched {
    handle: InterruptHandle,
    limit: Duration,
    /// The number of the call that was seen last, and since when.
    call: u64,
    since: Instant,
}

impl Watchdog {
    /// From now on each call into the isolate of `handle` may take so long.
    pub fn watch(&self, handle: InterruptHandle, limit: Duration) {
        self.lock().push(Watched { handle, limit, call: 0, since: Instant::now() });
    }

    /// Makes sure that a call that has begun is seen.
    #[inline]
    pub fn wake(self: &Arc<Self>) {
        // The number of the call first.
        compiler_fence(Ordering::SeqCst);
        if !self.has_thread.load(Ordering::Relaxed) {
            self.start_thread();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Watched>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cold]
    fn start_thread(self: &Arc<Self>) {
        if !self.has_thread.swap(true, Ordering::SeqCst) {
            let watchdog = self.clone();
            thread::spawn(move || watchdog.run());
        }
    }

    fn run(self: Arc<Self>) {
        let mut last_call = Instant::now();
        loop {
            thread::sleep(PERIOD);
            if self.look() {
                last_call = Instant::now();
            } else if last_call.elapsed() > PATIENCE {
                self.has_thread.store(false, Ordering::SeqCst);
                // A call that was told that there is a thread has written its number before, and a period is more than
                // enough for that to be seen.
                thread::sleep(PERIOD);
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
            let Some(call) = watched.handle.call_number() else { return false };
            let runs = call % 2 == 1;
            is_any |= runs;
            if call != watched.call {
                (watched.call, watched.since) = (call, now);
            } else if runs && now - watched.since >= watched.limit {
                watched.handle.time_out(call);
            }
            true
        });
        is_any
    }
}
