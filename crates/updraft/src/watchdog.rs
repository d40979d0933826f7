//! The thread that stops programs when their time is over.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use engine::InterruptHandle;

/// Stops programs when their time is over. Its thread runs while there is something to wait for.
#[derive(Debug, Default)]
pub(crate) struct Watchdog {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    /// By time and number.
    deadlines: BTreeMap<(Instant, u64), InterruptHandle>,
    last: u64,
    has_thread: bool,
}

/// A program's time that runs; dropped when the program has ended.
#[derive(Debug)]
pub(crate) struct Deadline {
    watchdog: Weak<Watchdog>,
    handle: InterruptHandle,
    key: (Instant, u64),
}

/// How long the thread waits for more to do before it ends.
const IDLE: Duration = Duration::from_secs(1);

impl Watchdog {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops the program of `handle` after `limit`, unless the result is dropped before.
    pub fn start(self: &Arc<Self>, handle: InterruptHandle, limit: Duration) -> Deadline {
        let mut waiting = self.lock();
        waiting.last += 1;
        let key = (Instant::now() + limit, waiting.last);
        waiting.deadlines.insert(key, handle.clone());
        if !waiting.has_thread {
            waiting.has_thread = true;
            let watchdog = self.clone();
            thread::spawn(move || watchdog.watch());
        } else if waiting.deadlines.first_key_value().is_some_and(|(first, _)| *first == key) {
            self.changed.notify_one();
        }
        Deadline { watchdog: Arc::downgrade(self), handle, key }
    }

    fn watch(&self) {
        let mut waiting = self.lock();
        loop {
            let now = Instant::now();
            let next = waiting.deadlines.first_key_value().map(|(&(time, _), _)| time);
            let patience = match next {
                Some(time) if time <= now => {
                    if let Some((_, handle)) = waiting.deadlines.pop_first() {
                        handle.time_out();
                    }
                    continue;
                }
                Some(time) => time - now,
                None => IDLE,
            };
            let (again, result) =
                self.changed.wait_timeout(waiting, patience).unwrap_or_else(PoisonError::into_inner);
            waiting = again;
            if result.timed_out() && waiting.deadlines.is_empty() {
                waiting.has_thread = false;
                return;
            }
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(watchdog) = self.watchdog.upgrade() {
            watchdog.lock().deadlines.remove(&self.key);
        }
        self.handle.clear_time_out();
    }
}
