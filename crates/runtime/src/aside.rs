//! Work of libraries that cannot be stopped: done in a thread of its own, and left there when the program is to stop.
//!
//! So it works on what it owns and yields what is new. What was left ends by itself; so that programs cannot pile it up, no more
//! than [`MOST`] such threads run in a process, and who comes later waits.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::context::Context;
use crate::exception::Result;

/// How many threads work so at a time.
const MOST: usize = 8;
/// Address space for the stack of one: what they do may recur as deep as programs nest.
const STACK: usize = 1 << 30;
/// How long who waits does not look for an interrupt.
const PERIOD: Duration = Duration::from_millis(5);

static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// One of the threads that may run.
struct Place;

impl Place {
    fn take() -> Option<Place> {
        let more = |running| (running < MOST).then_some(running + 1);
        RUNNING.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok().map(|_| Place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Context {
    /// What `work` yields, which may take long and can be left. Worth it from some milliseconds on. Takes no fuel.
    ///
    /// # Errors
    /// When the program is to stop.
    pub fn aside<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = loop {
            match Place::take() {
                Some(place) => break place,
                None => thread::sleep(PERIOD),
            }
            self.check_interrupt()?;
        };
        let (sender, receiver) = sync_channel(1);
        let (work_sender, work_receiver) = sync_channel(1);
        let run = move || {
            let _place = place;
            let Ok(work): std::result::Result<_, _> = work_receiver.recv() else { return };
            // Nobody waits any more where this fails.
            let _ = sender.send((work as Box<dyn FnOnce() -> T + Send>)());
        };
        let work: Box<dyn FnOnce() -> T + Send> = Box::new(work);
        let Ok(thread) = thread::Builder::new().name("updraft-aside".into()).stack_size(STACK).spawn(run)
        else {
            // Without memory for a stack it is done on this one.
            return Ok(work());
        };
        let _ = work_sender.send(work);
        loop {
            match receiver.recv_timeout(PERIOD) {
                Ok(result) => return Ok(result),
                Err(RecvTimeoutError::Timeout) => self.check_interrupt()?,
                Err(RecvTimeoutError::Disconnected) => {
                    let panic = thread.join().expect_err("a thread that yields nothing has panicked");
                    resume_unwind(panic);
                }
            }
        }
    }
}
