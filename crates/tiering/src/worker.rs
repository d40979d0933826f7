//! Background compiling: a bounded queue, threads that take jobs from it, and the inbox in which an isolate finds results.
//!
//! A worker sees requests and backends alone. A panic in a job is contained: it counts as a declined compile.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;

use optimizer::request::CompileRequest;
use ssa::backend::{Backend, Bailout};

use crate::compile::{CompileSettings, Output, compile};
use crate::ladder::Tier;

/// Jobs that wait at most; more are declined, and asked for again when their function is still hot.
const QUEUE_LIMIT: usize = 64;

/// A compile to be done.
pub struct Job {
    /// What to compile.
    pub request: CompileRequest,
    /// For which tier.
    pub tier: Arc<Tier>,
    /// What makes the code.
    pub backend: Arc<dyn Backend>,
    /// How to run the compiler.
    pub settings: Arc<CompileSettings>,
    /// The isolate's number for it.
    pub ticket: u64,
    /// Where the result goes.
    pub inbox: Arc<Inbox>,
}

/// The result of a job.
pub struct Finished {
    /// The isolate's number for it.
    pub ticket: u64,
    /// The code, or why there is none.
    pub result: Result<Output, Bailout>,
}

/// Where an isolate finds results.
#[derive(Default)]
pub struct Inbox {
    finished: Mutex<Vec<Finished>>,
    count: AtomicUsize,
}

impl Inbox {
    /// Whether there may be something.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.count.load(Ordering::Acquire) == 0
    }

    /// Takes everything.
    pub fn take(&self) -> Vec<Finished> {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        self.count.store(0, Ordering::Release);
        std::mem::take(&mut finished)
    }

    fn put(&self, result: Finished) {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner).push(result);
        self.count.fetch_add(1, Ordering::Release);
    }
}

impl Job {
    /// Does the job, on whatever thread this is.
    pub fn run(self) {
        let Job { request, tier, backend, settings, ticket, inbox } = self;
        let attempt = catch_unwind(AssertUnwindSafe(|| compile(&request, &tier, &*backend, &settings)));
        let result = attempt.unwrap_or_else(|panic| {
            let what = match (panic.downcast_ref::<String>(), panic.downcast_ref::<&str>()) {
                (Some(text), _) => text.clone(),
                (_, Some(text)) => (*text).to_owned(),
                _ => "panic".to_owned(),
            };
            Err(Bailout::Internal { what })
        });
        inbox.put(Finished { ticket, result });
    }
}

#[derive(Default)]
struct Queue {
    jobs: Mutex<(VecDeque<Job>, bool)>,
    changed: Condvar,
}

/// Threads that compile.
pub struct Workers {
    queue: Arc<Queue>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    limit: usize,
}

impl Workers {
    /// At most `limit` threads, started when there is work for them.
    pub fn new(limit: usize) -> Self {
        Workers { queue: Arc::default(), threads: Mutex::default(), limit: limit.max(1) }
    }

    /// Queues a job; gives it back when too many wait.
    ///
    /// # Errors
    /// The job itself.
    #[allow(clippy::result_large_err, reason = "the caller goes on with the job")]
    pub fn submit(&self, job: Job) -> Result<(), Job> {
        let mut state = self.queue.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if state.0.len() >= QUEUE_LIMIT {
            return Err(job);
        }
        state.0.push_back(job);
        let waiting = state.0.len();
        drop(state);
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if threads.len() < self.limit.min(waiting) {
            let queue = self.queue.clone();
            let thread = std::thread::Builder::new().name("updraft-compile".into()).stack_size(16 << 20);
            if let Ok(handle) = thread.spawn(move || work(&queue)) {
                threads.push(handle);
            }
        }
        self.queue.changed.notify_one();
        Ok(())
    }
}

fn work(queue: &Queue) {
    loop {
        let mut state = queue.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let job = loop {
            if state.1 {
                return;
            }
            match state.0.pop_front() {
                Some(job) => break job,
                None => state = queue.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(state);
        job.run();
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        let mut state = self.queue.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        state.1 = true;
        state.0.clear();
        drop(state);
        self.queue.changed.notify_all();
        let threads = std::mem::take(self.threads.get_mut().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            let _ = thread.join();
        }
    }
}
