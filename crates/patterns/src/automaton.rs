//! Searching long texts with automata that are made on the way, a byte at a time.
//!
//! Forwards to where the match ends, from there backwards to where it begins. Groups within the match, and what such
//! automata cannot do, is left to [`threads`](crate::threads).

use std::sync::{Mutex, MutexGuard, PoisonError};

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::prefilter::Prefilter;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind, Span};

use crate::{AT_ONCE, SIZE_LIMIT};

/// States of the lazy automata that are kept at a time, in bytes.
const CACHE: usize = 2 << 20;
/// States times bytes between two looks around: each byte may take a state of the lazy automaton to be made of them all.
const WORK: usize = 1 << 18;

/// A pattern without backtracking.
#[derive(Debug)]
pub struct Automaton {
    nfa: NFA,
    /// Forwards and backwards; none if a word's boundary outside ASCII, or too little room, is in the way.
    lazy: Option<[DFA; 2]>,
    /// What a match begins with.
    prefix: Option<Prefilter>,
    /// The states made so far, while no search uses them.
    caches: Mutex<Option<Box<[Cache; 2]>>>,
}

/// What a lazy automaton found out.
enum Outcome {
    Found(usize),
    Nothing,
    /// It cannot read this text.
    Declined,
}

impl Automaton {
    /// None for patterns that take backtracking, and for what would be too large.
    pub fn new(source: &str) -> Option<Automaton> {
        let nfa = crate::automaton_of(source, SIZE_LIMIT)?;
        let parsed = syntax::parse(source).ok()?;
        let config = || thompson::Config::new().nfa_size_limit(Some(SIZE_LIMIT));
        let lazy = || {
            let captures = config().which_captures(WhichCaptures::None);
            let forward =
                thompson::Compiler::new().configure(captures.clone()).build_from_hir(&parsed).ok()?;
            let backward =
                thompson::Compiler::new().configure(captures.reverse(true)).build_from_hir(&parsed).ok()?;
            let config = || {
                DFA::config()
                    .unicode_word_boundary(true)
                    .cache_capacity(CACHE)
                    .skip_cache_capacity_check(true)
            };
            let forward =
                DFA::builder().configure(config().specialize_start_states(true)).build_from_nfa(forward);
            let backward =
                DFA::builder().configure(config().match_kind(MatchKind::All)).build_from_nfa(backward);
            Some([forward.ok()?, backward.ok()?])
        };
        let prefix = Prefilter::from_hir_prefix(MatchKind::LeftmostFirst, &parsed).filter(Prefilter::is_fast);
        Some(Automaton { lazy: lazy(), nfa, prefix, caches: Mutex::new(None) })
    }

    fn kept(&self) -> MutexGuard<'_, Option<Box<[Cache; 2]>>> {
        self.caches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether so many bytes may take the engine too long.
    pub fn is_long(&self, bytes: usize) -> bool {
        bytes.saturating_mul(self.nfa.states().len()) > AT_ONCE
    }

    /// The states that the text is matched against.
    pub fn nfa(&self) -> &NFA {
        &self.nfa
    }

    /// Where the first match begins and ends; none inside if the text has to be searched otherwise.
    pub fn find<E>(
        &self,
        text: &str,
        from: usize,
        is_anchored: bool,
        look_around: &mut dyn FnMut() -> Result<(), E>,
    ) -> Result<Option<Option<(usize, usize)>>, E> {
        let Some(lazy @ [forward, backward]) = &self.lazy else { return Ok(None) };
        // An empty match may be found between the bytes of a character.
        if self.nfa.has_empty() && !text.is_ascii() {
            return Ok(None);
        }
        let mut caches =
            self.kept().take().unwrap_or_else(|| Box::new(lazy.each_ref().map(DFA::create_cache)));
        let [forward_states, backward_states] = &mut *caches;
        let anchor = if is_anchored { Anchored::Yes } else { Anchored::No };
        let input = Input::new(text).range(from..).anchored(anchor);
        let stride = (WORK / self.nfa.states().len()).max(1);
        let prefix = self.prefix.as_ref().filter(|_| !is_anchored);
        let found = match find_end(forward, forward_states, &input, prefix, stride, look_around)? {
            Outcome::Declined => None,
            Outcome::Nothing => Some(None),
            Outcome::Found(end) => {
                let input = Input::new(text).range(from..end).anchored(Anchored::Yes);
                match find_start(backward, backward_states, &input, stride, look_around)? {
                    Outcome::Found(start) => Some(Some((start, end))),
                    Outcome::Nothing | Outcome::Declined => None,
                }
            }
        };
        *self.kept() = Some(caches);
        Ok(found)
    }
}

/// Where the preferred one of the first matches ends. A match shows one byte after its end.
fn find_end<E>(
    automaton: &DFA,
    states: &mut Cache,
    input: &Input<'_>,
    prefix: Option<&Prefilter>,
    stride: usize,
    look_around: &mut dyn FnMut() -> Result<(), E>,
) -> Result<Outcome, E> {
    let text = input.haystack();
    let Ok(mut state) = automaton.start_state_forward(states, input) else { return Ok(Outcome::Declined) };
    let mut found = None;
    let (mut at, mut next_look) = (input.start(), input.start());
    while at < text.len() {
        if at >= next_look {
            look_around()?;
            next_look = at + stride;
        }
        if state.is_start()
            && let Some(prefix) = prefix
        {
            // No further than to the next look.
            let end = text.len().min(next_look.max(at + prefix.max_needle_len()));
            let next = prefix.find(text, Span { start: at, end });
            let skipped_to =
                next.map_or((end + 1).saturating_sub(prefix.max_needle_len()), |span| span.start);
            if skipped_to > at {
                at = skipped_to;
                let here = Input::new(text).range(at..).anchored(input.get_anchored());
                match automaton.start_state_forward(states, &here) {
                    Ok(start) => state = start,
                    Err(_) => return Ok(Outcome::Declined),
                }
                continue;
            }
        }
        match automaton.next_state(states, state, text[at]) {
            Ok(next) => state = next,
            Err(_) => return Ok(Outcome::Declined),
        }
        if state.is_tagged() {
            if state.is_match() {
                found = Some(at);
            } else if state.is_dead() {
                return Ok(found.map_or(Outcome::Nothing, Outcome::Found));
            } else if state.is_quit() {
                return Ok(Outcome::Declined);
            }
        }
        at += 1;
    }
    match automaton.next_eoi_state(states, state) {
        Ok(last) if last.is_match() => Ok(Outcome::Found(text.len())),
        Ok(last) if last.is_quit() => Ok(Outcome::Declined),
        Ok(_) => Ok(found.map_or(Outcome::Nothing, Outcome::Found)),
        Err(_) => Ok(Outcome::Declined),
    }
}

/// Where the longest match begins that ends where the input does.
fn find_start<E>(
    automaton: &DFA,
    states: &mut Cache,
    input: &Input<'_>,
    stride: usize,
    look_around: &mut dyn FnMut() -> Result<(), E>,
) -> Result<Outcome, E> {
    let text = input.haystack();
    let Ok(mut state) = automaton.start_state_reverse(states, input) else { return Ok(Outcome::Declined) };
    let mut found = None;
    let mut until_look = stride;
    // One byte before the input, too, since a match shows there.
    let mut at = input.end();
    loop {
        until_look -= 1;
        if until_look == 0 {
            look_around()?;
            until_look = stride;
        }
        let next: Result<LazyStateID, _> = match at.checked_sub(1) {
            Some(before) => automaton.next_state(states, state, text[before]),
            None => automaton.next_eoi_state(states, state),
        };
        match next {
            Ok(next) if next.is_quit() => return Ok(Outcome::Declined),
            Ok(next) => state = next,
            Err(_) => return Ok(Outcome::Declined),
        }
        if state.is_match() {
            found = Some(at);
        }
        if state.is_dead() || at == input.start() {
            return Ok(found.map_or(Outcome::Nothing, Outcome::Found));
        }
        at -= 1;
    }
}
