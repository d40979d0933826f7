//! What happens to code, for who listens: traces, dumps, logs.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use abi::exit_reason::ExitReason;
use heap::{Collection, PauseKind};

/// Something that happened. As text, it is a line for people.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Event {
    /// Code was asked for.
    Requested {
        /// The function.
        function: String,
        /// Where the code is entered.
        entry: String,
        /// The tier.
        tier: String,
    },
    /// Code can be entered from now on.
    Installed {
        /// The function.
        function: String,
        /// Where the code is entered.
        entry: String,
        /// The tier.
        tier: String,
        /// Its size.
        bytes: usize,
        /// What compiling took, on whatever thread.
        time: Duration,
    },
    /// A tier does not compile a function.
    Declined {
        /// The function.
        function: String,
        /// Where the code would have been entered.
        entry: String,
        /// The tier.
        tier: String,
        /// Why.
        why: String,
    },
    /// Code was left for the interpreter.
    Left {
        /// The function whose code it was.
        function: String,
        /// Why.
        reason: ExitReason,
        /// Where, and what was met there.
        place: String,
    },
    /// Code is not entered any more.
    Invalidated {
        /// The function.
        function: String,
        /// Where it was entered.
        entry: String,
    },
    /// Code is not entered for a while, to see what its functions meet now.
    Sampled {
        /// The function.
        function: String,
        /// Where it is entered.
        entry: String,
    },
    /// Less was met than before: other code is asked for. Else what there was is entered again, and nothing is told.
    Narrowed {
        /// The function.
        function: String,
        /// Instructions that met less, in it and in what is inlined.
        sites: usize,
    },
    /// Speculation has failed too often in a function.
    Exhausted {
        /// The function.
        function: String,
    },
    /// Code that cannot be running any more was given back.
    Freed {
        /// Its size.
        bytes: usize,
    },
    /// The heap was collected.
    Collected(Collection),
    /// What the user should know: a backend is not there.
    Warning(String),
    /// A dump: title and text.
    Dump(String, String),
}

/// Who listens to events: called on the threads of isolates.
#[derive(Clone)]
pub struct Listener(pub Arc<dyn Fn(&Event) + Send + Sync>);

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listener")
    }
}

impl Event {
    /// From which level of verbosity on it is told: 1, what somebody should know; 2, what becomes of code; 3, everything.
    pub fn level(&self) -> u8 {
        match self {
            Event::Warning(_) | Event::Declined { .. } | Event::Exhausted { .. } => 1,
            Event::Installed { .. }
            | Event::Invalidated { .. }
            | Event::Narrowed { .. }
            | Event::Freed { .. }
            | Event::Dump(..) => 2,
            Event::Requested { .. } | Event::Sampled { .. } | Event::Left { .. } | Event::Collected(_) => 3,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Requested { function, entry, tier } => write!(f, "compile {function} {entry} for {tier}"),
            Event::Installed { function, entry, tier, bytes, .. } => {
                write!(f, "install {tier} {function} {entry}: {bytes} bytes")
            }
            Event::Declined { function, entry, tier, why } => {
                write!(f, "{tier} declines {function} {entry}: {why}")
            }
            Event::Left { place, .. } => f.write_str(place),
            Event::Invalidated { function, entry } => write!(f, "invalidate {function} {entry}"),
            Event::Sampled { function, entry } => write!(f, "sample {function} {entry}"),
            Event::Narrowed { function, sites } => {
                write!(f, "{function}: {sites} sites met less than before, compile anew")
            }
            Event::Exhausted { function } => {
                write!(f, "{function}: compiled without speculation from now on")
            }
            Event::Freed { bytes } => write!(f, "free {bytes} bytes of code"),
            Event::Collected(Collection { kind, pause, bytes_before, bytes_after }) => {
                let kind = match kind {
                    PauseKind::Minor => "minor",
                    PauseKind::Step => "minor, step of full",
                    PauseKind::LastStep => "minor, end of full",
                    PauseKind::Full => "full",
                };
                let (ms, before, after) = (pause.as_secs_f64() * 1e3, bytes_before >> 10, bytes_after >> 10);
                write!(f, "{kind}: {ms:.3} ms, {before} KiB to {after} KiB")
            }
            Event::Warning(text) => f.write_str(text),
            Event::Dump(title, text) => write!(f, "{title}\n{text}"),
        }
    }
}
