//! Background compiling: a bounded queue, threads that take jobs from it, and the inbox in which an isolate finds results.
//!
//! A worker sees requests and backends alone. A panic in a job is contained: it counts as a declined compile.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use optimizer::request::CompileRequest;
use ssa::backend::{Backend, Bailout};

use crate::compile::{Built, CompileSettings, Output, compile};
use crate::ladder::Tier;
use crate::ticks::Bell;

/// Jobs that wait at most; more are declined, and asked for again when their function is still hot.
const QUEUE_LIMIT: usize = 64;

/// A compile to be done.
pub struct Job {
    /// What to compile.
    pub request: CompileRequest,
    /// What was built of it already.
    pub built: Option<Result<Built, Bailout>>,
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
    /// Rings when it is there, if the code that it is for would not look for it.
    pub bell: Option<Bell>,
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
    pub fn run(mut self) {
        self.build();
        let Job { request, built, tier, backend, settings, ticket, inbox, bell } = self;
        let result = built
            .expect("it was built")
            .and_then(|built| contained(|| compile(&request, built, &tier, &*backend, &settings)));
        inbox.put(Finished { ticket, result });
        bell.inspect(|ring| ring());
    }

    /// Does the job if it will take no longer than `time`, as far as can be told.
    ///
    /// # Errors
    /// The job, if it will; it may have been begun.
    #[allow(clippy::result_large_err, reason = "the caller goes on with the job")]
    pub fn run_within(mut self, time: Duration) -> Result<(), Job> {
        if Built::estimate(&self.request) > time {
            return Err(self);
        }
        self.build();
        if let Some(Ok(built)) = &self.built
            && built.estimate_rest(&self.tier) > time
        {
            return Err(self);
        }
        self.run();
        Ok(())
    }

    fn build(&mut self) {
        if self.built.is_none() {
            self.built = Some(contained(|| Built::new(&self.request)));
        }
    }
}

/// Does a part of a job; a panic is a fault of the compiler.
fn contained<T>(work: impl FnOnce() -> Result<T, Bailout>) -> Result<T, Bailout> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let what = match (panic.downcast_ref::<String>(), panic.downcast_ref::<&str>()) {
            (Some(text), _) => text.clone(),
            (_, Some(text)) => (*text).to_owned(),
            _ => "panic".to_owned(),
        };
        Err(Bailout::Internal { what })
    })
}

#[derive(Default)]
struct Queue {
    orders: Mutex<Orders>,
    changed: Condvar,
}

/// What the threads are to do.
#[derive(Default)]
struct Orders {
    jobs: VecDeque<Job>,
    bells: Vec<(Instant, Bell)>,
    is_closed: bool,
}

/// What a thread does next.
enum Order {
    Compile(Box<Job>),
    Ring(Bell),
    End,
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
        let mut orders = self.queue.orders.lock().unwrap_or_else(PoisonError::into_inner);
        if orders.jobs.len() >= QUEUE_LIMIT {
            return Err(job);
        }
        orders.jobs.push_back(job);
        let waiting = orders.jobs.len();
        drop(orders);
        self.wake(waiting);
        Ok(())
    }

    /// Has a thread ring at this time, or soon after.
    pub fn ring(&self, time: Instant, bell: Bell) {
        self.queue.orders.lock().unwrap_or_else(PoisonError::into_inner).bells.push((time, bell));
        self.wake(1);
    }

    /// There is work for so many threads.
    fn wake(&self, wanted: usize) {
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if threads.len() < self.limit.min(wanted) {
            let queue = self.queue.clone();
            let thread = std::thread::Builder::new().name("updraft-compile".into()).stack_size(16 << 20);
            if let Ok(handle) = thread.spawn(move || work(&queue)) {
                threads.push(handle);
            }
        }
        self.queue.changed.notify_one();
    }
}

fn work(queue: &Queue) {
    loop {
        match queue.next() {
            Order::Compile(job) => job.run(),
            Order::Ring(bell) => bell(),
            Order::End => return,
        }
    }
}

impl Queue {
    /// Waits for something to do. Bells come first: to ring takes no time.
    fn next(&self) -> Order {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if orders.is_closed {
                return Order::End;
            }
            let first = orders.bells.iter().enumerate().min_by_key(|(_, (time, _))| *time);
            let wait =
                first.map(|(index, (time, _))| (index, time.saturating_duration_since(Instant::now())));
            orders = match wait {
                Some((index, left)) if left.is_zero() => {
                    return Order::Ring(orders.bells.swap_remove(index).1);
                }
                _ if !orders.jobs.is_empty() => {
                    let job = orders.jobs.pop_front().expect("there is one");
                    return Order::Compile(Box::new(job));
                }
                Some((_, left)) => {
                    let waited = self.changed.wait_timeout(orders, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(orders).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        let mut orders = self.queue.orders.lock().unwrap_or_else(PoisonError::into_inner);
        *orders = Orders { is_closed: true, ..Orders::default() };
        drop(orders);
        self.queue.changed.notify_all();
        let threads = std::mem::take(self.threads.get_mut().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            let _ = thread.join();
        }
    }
}
