//! Regular expressions whose searches can be stopped, for the languages.
//!
//! A search is begun in [`backtracking`], which gives up after some steps; most end before. What is left of it is for the
//! engine, `fancy-regex`, which looks for nobody while it searches. So a search is begun in that only if it ends soon or
//! can be left:
//!
//! - What needs backtracking reads the text through [`Watched`](watched::Watched), which looks around now and then and
//!   unwinds through the engine when the search is to stop.
//! - Anything else is an automaton, whose time is bounded by its states times the length of the text. Where that product
//!   is small, the engine searches. Where it is not, [`automaton`] and [`threads`] do, a step at a time.
//!
//! A search looks around by the function that it is given, always at the same places of the same search, so that it can
//! take fuel.

mod automaton;
mod backtracking;
mod spans;
mod threads;
mod watched;

use std::ops::Range;
use std::sync::OnceLock;

use std::sync::atomic::{AtomicI8, Ordering};

use fancy_regex::{Regex, RegexBuilder, RegexInput};
use regex_automata::nfa::thompson::{self, NFA};
use regex_automata::util::syntax;

use self::automaton::Automaton;
use self::backtracking::{Backtracker, Outcome};
pub use self::spans::Spans;
use self::watched::Watched;

/// States times bytes that the engine may take at once: some 50 ms if it simulates the states one by one.
const AT_ONCE: usize = 1 << 22;
/// The largest automaton for a part of a pattern, in bytes.
const SIZE_LIMIT: usize = 64 << 20;
/// Of patterns with more states than that, compiling takes some milliseconds.
const LARGE: usize = 1 << 14;
/// Steps between two looks around.
const STEPS: u32 = 1 << 12;
/// Searches that backtracking may give up in a row before it is left out.
const PATIENCE: i8 = 16;
/// The largest automaton, in bytes, that is looked at for backtracking.
const SMALL: usize = 1 << 18;

/// Why a search found out nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure<E> {
    /// Who was asked said to stop.
    Stopped(E),
    /// The engine gave up: it would need too much memory.
    Engine(String),
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    source: String,
    /// Made at once unless [`backtracking`] can do without it.
    regex: OnceLock<Result<Regex, String>>,
    groups: usize,
    /// None if it takes lookaround and the like, or is too large.
    backtracker: Option<Box<Backtracker>>,
    /// How many searches backtracking may still give up. At zero it is left out from then on.
    patience: AtomicI8,
    /// None inside if it takes backtracking. Made when the first search is too long for the engine.
    automaton: OnceLock<Option<Automaton>>,
}

impl Pattern {
    /// Compiles a pattern in the syntax of `fancy-regex`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(source: &str) -> Result<Pattern, String> {
        let backtracker = automaton_of(source, SMALL).as_ref().and_then(Backtracker::new);
        let (regex, groups) = match &backtracker {
            Some(backtracker) => (OnceLock::new(), backtracker.groups()),
            None => {
                let regex = engine(source)?;
                let groups = regex.captures_len();
                (OnceLock::from(Ok(regex)), groups)
            }
        };
        Ok(Pattern {
            source: source.to_owned(),
            regex,
            groups,
            backtracker: backtracker.map(Box::new),
            patience: AtomicI8::new(PATIENCE),
            automaton: OnceLock::new(),
        })
    }

    fn regex(&self) -> Result<&Regex, &String> {
        self.regex.get_or_init(|| engine(&self.source)).as_ref()
    }

    /// About how many states a pattern has, as far as its text tells, where so many make compiling take longer than another
    /// thread takes to start: a class may have hundreds, and counts multiply them.
    pub fn many_states(source: &str) -> Option<usize> {
        let count = |part: &str| {
            let numbers = part.split(',').map(|number| number.parse::<usize>().unwrap_or(1));
            numbers.max().unwrap_or(1).max(1)
        };
        // Braces tell a count, but behind an escape by number or name: `\x{2014}`.
        let is_escape = |before: &str| {
            let named = before.strip_suffix(['x', 'u', 'p', 'P']);
            named.is_some_and(|before| (before.len() - before.trim_end_matches('\\').len()) % 2 == 1)
        };
        let braces = source.match_indices('{').filter(|(at, _)| !is_escape(&source[..*at]));
        let counts = braces.filter_map(|(at, _)| source[at + 1..].split_once('}'));
        let times = counts.fold(1, |times: usize, (part, _)| times.saturating_mul(count(part)));
        // A class by name has hundreds of states beyond ASCII; what else is escaped is a character or an assertion.
        let names_class = |rest: &str| rest.starts_with(['d', 'D', 's', 'S', 'w', 'W', 'p', 'P']);
        let has_class = source.split('\\').skip(1).any(names_class);
        let each = if source.is_ascii() && !has_class { 1 } else { 64 };
        let states = source.len().saturating_mul(each).saturating_mul(times);
        (states > LARGE).then_some(states)
    }

    /// Makes at once what else the first long search would make.
    pub fn prepare(&self) {
        if self.backtracker.is_none() {
            self.automaton();
        }
    }

    /// Number of groups, the whole match included.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Whether there is a match in a short text.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex().is_ok_and(|regex| regex.is_match(text).unwrap_or(false))
    }

    /// The first match that begins at the byte `from` or behind it; there if `is_anchored`. Calls `look_around` once in
    /// so many steps, and stops with what that fails with. Yields whether there is one, which `spans` then tells.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn search<E>(
        &self,
        text: &str,
        mut from: usize,
        is_anchored: bool,
        spans: &mut Spans,
        look_around: &mut dyn FnMut() -> Result<(), E>,
    ) -> Result<bool, Failure<E>> {
        if from > text.len() {
            return Ok(false);
        }
        if let Some(backtracker) = &self.backtracker
            && self.patience.load(Ordering::Relaxed) > 0
        {
            match backtracker.search(text, from, is_anchored, spans) {
                Outcome::Found => return Ok(true),
                Outcome::Nothing => return Ok(false),
                Outcome::Passed(at) => from = at,
                Outcome::GaveUp(at) => {
                    from = at;
                    self.patience.fetch_sub(1, Ordering::Relaxed);
                }
            }
        }
        let found = match self.automaton_for(text.len() - from) {
            Some(automaton) => self.search_long(automaton, text, from, is_anchored, look_around),
            None => self.search_at_once(text, from..text.len(), is_anchored, look_around),
        }?;
        Ok(found.is_some_and(|found| {
            *spans = found;
            true
        }))
    }

    /// What a search of so many bytes goes by, if that may be long.
    fn automaton_for(&self, bytes: usize) -> Option<&Automaton> {
        if self.is_long(bytes) { self.automaton() } else { None }
    }

    /// Whether so many bytes may take long, as far as can be told without an automaton. A byte of the source stands for a
    /// state or two, except that a class may have hundreds and a count multiplies them.
    fn is_long(&self, bytes: usize) -> bool {
        if let Some(automaton) = self.automaton.get() {
            return automaton.as_ref().is_some_and(|automaton| automaton.is_long(bytes));
        }
        let is_simple = self.source.is_ascii() && !self.source.contains(['{', '\\']);
        let states = self.source.len() * if is_simple { 4 } else { 512 };
        bytes.saturating_mul(states) > AT_ONCE
    }

    fn automaton(&self) -> Option<&Automaton> {
        self.automaton.get_or_init(|| Automaton::new(&self.source)).as_ref()
    }

    fn search_long<E>(
        &self,
        automaton: &Automaton,
        text: &str,
        from: usize,
        is_anchored: bool,
        look_around: &mut dyn FnMut() -> Result<(), E>,
    ) -> Result<Option<Spans>, Failure<E>> {
        if !automaton.is_long(text.len() - from) {
            return self.search_at_once(text, from..text.len(), is_anchored, look_around);
        }
        let found = automaton.find(text, from, is_anchored, look_around).map_err(Failure::Stopped)?;
        let (range, is_anchored) = match found {
            Some(None) => return Ok(None),
            Some(Some((start, end))) if self.groups == 1 => return Ok(Some(Spans::whole(start, end))),
            Some(Some((start, end))) if !automaton.is_long(end - start) => {
                return self.search_at_once(text, start..end, true, look_around);
            }
            Some(Some((start, end))) => (start..end, true),
            None => (from..text.len(), is_anchored),
        };
        threads::search(automaton.nfa(), text, range, is_anchored, look_around).map_err(Failure::Stopped)
    }

    /// Searches a range, but sees what is around it.
    fn search_at_once<E>(
        &self,
        text: &str,
        range: Range<usize>,
        is_anchored: bool,
        look_around: &mut dyn FnMut() -> Result<(), E>,
    ) -> Result<Option<Spans>, Failure<E>> {
        let regex = self.regex().map_err(|error| Failure::Engine(error.clone()))?;
        let mut stopped = None;
        let mut may_go_on = || match look_around() {
            Ok(()) => true,
            Err(error) => {
                stopped = Some(error);
                false
            }
        };
        let watched = Watched::new(text, &mut may_go_on);
        let found = watched.unless_stopped(|text| {
            let input =
                RegexInput::new(text).range(range.clone()).from_pos(range.start).anchored(is_anchored);
            if self.groups == 1 {
                return Ok(regex.find_input(input)?.map(|(start, end)| Spans::whole(start, end)));
            }
            let found = regex.captures_input(input)?;
            Ok(found.map(|found| (0..self.groups).map(|group| found.get(group)).collect()))
        });
        match (found, stopped) {
            (Some(found), _) => found.map_err(|error: fancy_regex::Error| Failure::Engine(error.to_string())),
            (None, Some(error)) => Err(Failure::Stopped(error)),
            (None, None) => unreachable!("only who was told to stop unwinds"),
        }
    }
}

/// The automaton of a pattern; none if it takes backtracking, or more than `limit` bytes.
fn automaton_of(source: &str, limit: usize) -> Option<NFA> {
    // Where these are possessive, the parser of automata reads one repetition of another.
    if ["++", "*+", "?+", "}+"].iter().any(|possessive| source.contains(possessive)) {
        return None;
    }
    let parsed = syntax::parse(source).ok()?;
    let config = thompson::Config::new().nfa_size_limit(Some(limit));
    thompson::Compiler::new().configure(config).build_from_hir(&parsed).ok()
}

/// Has the engine compile a pattern.
fn engine(source: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(source);
    builder
        // Who is asked stops it.
        .backtrack_limit(usize::MAX)
        .delegate_size_limit(SIZE_LIMIT)
        .delegate_dfa_size_limit(SIZE_LIMIT);
    builder.build().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests;
