//! Regular expressions whose searches can be stopped, for the languages.
//!
//! The engine is `fancy-regex`, which looks for nobody while it searches. So a search is begun in it only if it ends soon
//! or can be left:
//!
//! - What needs backtracking reads the text through [`Watched`](watched::Watched), which looks around now and then and
//!   unwinds through the engine when the search is to stop.
//! - Anything else is an automaton, whose time is bounded by its states times the length of the text. Where that product
//!   is small, the engine searches. Where it is not, [`automaton`] and [`threads`] do, a step at a time.
//!
//! A search looks around by the function that it is given, always at the same places of the same search, so that it can
//! take fuel.

mod automaton;
mod threads;
mod watched;

use std::ops::Range;
use std::sync::OnceLock;

use fancy_regex::{Regex, RegexBuilder, RegexInput};

use self::automaton::Automaton;
use self::watched::Watched;

/// States times bytes that the engine may take at once: some 50 ms if it simulates the states one by one.
const AT_ONCE: usize = 1 << 22;
/// The largest automaton for a part of a pattern, in bytes.
const SIZE_LIMIT: usize = 64 << 20;
/// Of patterns with more states than that, compiling takes some milliseconds.
const LARGE: usize = 1 << 14;
/// Steps between two looks around.
const STEPS: u32 = 1 << 12;

/// Where groups begin and end in the text, in bytes; the whole match first.
pub type Spans = Vec<Option<(usize, usize)>>;

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
    regex: Regex,
    groups: usize,
    /// None inside if it takes backtracking. Made when the first search is too long for the engine.
    automaton: OnceLock<Option<Automaton>>,
}

impl Pattern {
    /// Compiles a pattern in the syntax of `fancy-regex`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(source: &str) -> Result<Pattern, String> {
        let mut builder = RegexBuilder::new(source);
        builder
            // Who is asked stops it.
            .backtrack_limit(usize::MAX)
            .delegate_size_limit(SIZE_LIMIT)
            .delegate_dfa_size_limit(SIZE_LIMIT);
        let regex = builder.build().map_err(|error| error.to_string())?;
        let groups = regex.captures_len();
        Ok(Pattern { source: source.to_owned(), regex, groups, automaton: OnceLock::new() })
    }

    /// About how many states a pattern has, as far as its text tells, where so many make compiling take longer than another
    /// thread takes to start: a class may have hundreds, and counts multiply them.
    pub fn many_states(source: &str) -> Option<usize> {
        let count = |part: &str| {
            let numbers = part.split(',').map(|number| number.parse::<usize>().unwrap_or(1));
            numbers.max().unwrap_or(1).max(1)
        };
        let counts = source.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let times = counts.fold(1, |times: usize, (part, _)| times.saturating_mul(count(part)));
        let each = if source.is_ascii() && !source.contains('\\') { 1 } else { 64 };
        let states = source.len().saturating_mul(each).saturating_mul(times);
        (states > LARGE).then_some(states)
    }

    /// Makes at once what else the first long search would make.
    pub fn prepare(&self) {
        self.automaton();
    }

    /// Number of groups, the whole match included.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Whether there is a match in a short text.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text).unwrap_or(false)
    }

    /// The first match that begins at the byte `from` or behind it; there if `is_anchored`. Calls `look_around` once in
    /// so many steps, and stops with what that fails with.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn search<E>(
        &self,
        text: &str,
        from: usize,
        is_anchored: bool,
        look_around: &mut dyn FnMut() -> Result<(), E>,
    ) -> Result<Option<Spans>, Failure<E>> {
        if from <= text.len()
            && self.is_long(text.len() - from)
            && let Some(automaton) = self.automaton()
        {
            return self.search_long(automaton, text, from, is_anchored, look_around);
        }
        self.search_at_once(text, from..text.len(), is_anchored, look_around)
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
            Some(Some((start, end))) if self.groups == 1 => return Ok(Some(vec![Some((start, end))])),
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
        if range.start > range.end {
            return Ok(None);
        }
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
                return Ok(self.regex.find_input(input)?.map(|found| vec![Some(found)]));
            }
            let found = self.regex.captures_input(input)?;
            Ok(found.map(|found| (0..self.groups).map(|group| found.get(group)).collect()))
        });
        match (found, stopped) {
            (Some(found), _) => found.map_err(|error: fancy_regex::Error| Failure::Engine(error.to_string())),
            (None, Some(error)) => Err(Failure::Stopped(error)),
            (None, None) => unreachable!("only who was told to stop unwinds"),
        }
    }
}

#[cfg(test)]
mod tests;
