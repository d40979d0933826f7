//! Searching with all states at once, with groups: what matches whatever an automaton can, some 20 MB/s at best.
//!
//! A thread is a state and where groups begin and end on the way to it. Threads are in the order of preference; each takes
//! one step for each byte. A state is visited at most once for a byte, so time is bounded.

use std::ops::Range;

use regex_automata::nfa::thompson::{NFA, State};
use regex_automata::util::primitives::StateID;

use crate::spans::NOWHERE;
use crate::{STEPS, Spans};

/// Threads in the order of preference, at most one for a state.
struct Threads {
    order: Vec<StateID>,
    /// Where in the order a state is, if that is so.
    place: Vec<u32>,
    /// Places of groups, so many for each thread in the order.
    groups: Vec<usize>,
}

impl Threads {
    fn new(nfa: &NFA) -> Threads {
        Threads { order: Vec::new(), place: vec![0; nfa.states().len()], groups: Vec::new() }
    }

    fn clear(&mut self) {
        self.order.clear();
        self.groups.clear();
    }

    /// Whether it was not there.
    fn insert(&mut self, state: StateID, groups: &[usize]) -> bool {
        let place = self.place[state.as_usize()] as usize;
        if self.order.get(place) == Some(&state) {
            return false;
        }
        self.place[state.as_usize()] = self.order.len() as u32;
        self.order.push(state);
        self.groups.extend_from_slice(groups);
        true
    }
}

/// What is still to do on the way through states that read nothing.
enum Pending {
    Visit(StateID),
    Restore(usize, usize),
}

struct Search<'a> {
    nfa: &'a NFA,
    text: &'a [u8],
    /// Places of the thread that is followed.
    groups: Vec<usize>,
    pending: Vec<Pending>,
}

impl Search<'_> {
    /// Adds the threads that a state leads to without reading anything.
    fn follow(&mut self, threads: &mut Threads, state: StateID, at: usize) {
        self.pending.push(Pending::Visit(state));
        while let Some(pending) = self.pending.pop() {
            let mut state = match pending {
                Pending::Visit(state) => state,
                Pending::Restore(slot, place) => {
                    self.groups[slot] = place;
                    continue;
                }
            };
            while threads.insert(state, &self.groups) {
                match self.nfa.state(state) {
                    State::Look { look, next } => {
                        if !self.nfa.look_matcher().matches(*look, self.text, at) {
                            break;
                        }
                        state = *next;
                    }
                    State::Union { alternates } => {
                        let Some((first, others)) = alternates.split_first() else { break };
                        self.pending.extend(others.iter().rev().map(|&other| Pending::Visit(other)));
                        state = *first;
                    }
                    State::BinaryUnion { alt1, alt2 } => {
                        self.pending.push(Pending::Visit(*alt2));
                        state = *alt1;
                    }
                    State::Capture { next, slot, .. } => {
                        let slot = slot.as_usize();
                        self.pending.push(Pending::Restore(slot, self.groups[slot]));
                        self.groups[slot] = at;
                        state = *next;
                    }
                    _ => break,
                }
            }
        }
    }
}

/// The first match within the range, at its start if `is_anchored`.
pub fn search<E>(
    nfa: &NFA,
    text: &str,
    range: Range<usize>,
    is_anchored: bool,
    look_around: &mut dyn FnMut() -> Result<(), E>,
) -> Result<Option<Spans>, E> {
    let slots = nfa.group_info().slot_len();
    let mut search = Search { nfa, text: text.as_bytes(), groups: vec![NOWHERE; slots], pending: Vec::new() };
    let (mut now, mut next) = (Threads::new(nfa), Threads::new(nfa));
    let mut found: Option<Vec<usize>> = None;
    let mut steps = 0;
    let Range { start: from, end } = range;
    for at in from..=end {
        let may_begin = found.is_none() && (!is_anchored || at == from) && text.is_char_boundary(at);
        if may_begin {
            search.groups.fill(NOWHERE);
            search.follow(&mut now, nfa.start_anchored(), at);
        } else if now.order.is_empty() && (is_anchored || found.is_some()) {
            break;
        }
        for index in 0..now.order.len() {
            let groups = index * slots..(index + 1) * slots;
            let target = match nfa.state(now.order[index]) {
                State::Match { .. } => {
                    found = Some(now.groups[groups].to_vec());
                    // Those behind are preferred less.
                    break;
                }
                State::ByteRange { trans } if at < end => {
                    trans.matches(search.text, at).then_some(trans.next)
                }
                State::Sparse(sparse) if at < end => sparse.matches(search.text, at),
                State::Dense(dense) if at < end => dense.matches(search.text, at),
                _ => None,
            };
            if let Some(target) = target {
                search.groups.copy_from_slice(&now.groups[groups]);
                search.follow(&mut next, target, at + 1);
            }
        }
        steps += now.order.len() as u32 + 1;
        if steps >= STEPS {
            look_around()?;
            steps = 0;
        }
        std::mem::swap(&mut now, &mut next);
        next.clear();
    }
    let place = |place: usize| (place != NOWHERE).then_some(place);
    Ok(found.map(|groups| groups.chunks_exact(2).map(|ends| place(ends[0]).zip(place(ends[1]))).collect()))
}
