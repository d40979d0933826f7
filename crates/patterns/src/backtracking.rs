//! Searching by trying one way after the other, for as long as that takes few steps: most searches of programs are of a few
//! dozen bytes, for which the engine would prepare longer than it searches.
//!
//! The states are those of the engine's automaton, so what is preferred is the same. For each state it is known which bytes
//! it can go on with; of two ways only those are tried that can, which leaves most patterns of scanners one way. Nothing
//! keeps it from trying the same in vain again and again, nor from walking in circles without reading: both end when it
//! has taken its steps, and the engine searches from there.

use std::cell::Cell;

use regex_automata::nfa::thompson::{NFA, State, Transition};
use regex_automata::util::look::{Look, LookMatcher};
use regex_automata::util::primitives::StateID;

use crate::{STEPS, Spans};

/// Patterns with more states are left to the engine.
const STATES: usize = 4000;
/// Classes of bytes that a set has room for, apart from the last bit.
const CLASSES: usize = 63;
/// Bytes that are passed over in one step.
const PASSED: usize = 16;

/// Classes of bytes. The last bit stands for the end of the text.
type Set = u64;
/// What every state has that may match without reading.
const ANYTHING: Set = Set::MAX;

/// What a state does.
#[derive(Debug)]
enum Step {
    /// Reads a byte of a set.
    Read { set: Set, next: u32 },
    /// Reads bytes of a set, as many as there are, or else fewer.
    Repeat { set: Set, exit: u32, exit_set: Set },
    /// Reads a byte and goes on by its class.
    Branch(Box<[u32; CLASSES]>),
    /// Goes on at the first, or else at the second.
    Split { first: u32, first_set: Set, second: u32, second_set: Set },
    /// Notes a place.
    Place { slot: u32, next: u32 },
    /// Goes on if this is so of the place.
    Look { look: Look, next: u32 },
    /// The whole has matched.
    Match,
    /// Nothing leads on.
    Fail,
}

/// What is to be tried, or undone, when nothing leads on.
#[derive(Clone, Copy)]
enum Left {
    Split { step: u32, at: usize },
    Restore { slot: u32, place: usize },
    Repeat { step: u32, low: usize, high: usize },
}

/// What a search found out.
pub enum Outcome {
    /// The places are those of a match.
    Found,
    Nothing,
    /// It took too long. There is no match that begins before this place.
    GaveUp(usize),
    /// Nothing began before this place, which was far.
    Passed(usize),
}

/// A pattern that is searched so.
#[derive(Debug)]
pub struct Backtracker {
    steps: Vec<Step>,
    start: u32,
    /// What a match begins with.
    start_set: Set,
    /// The bytes that a match begins with any number of, or none. Where one try begins with some of these and fails, so does
    /// every try that begins at a later one of them.
    repeated: Set,
    classes: [u8; 256],
    slots: usize,
    looks: LookMatcher,
}

thread_local! {
    /// Memory for what is left to be tried.
    static LEFT: Cell<Vec<Left>> = const { Cell::new(Vec::new()) };
}

impl Backtracker {
    /// None for patterns with too many states or classes of bytes.
    pub fn new(nfa: &NFA) -> Option<Backtracker> {
        let is_dense = |state: &State| matches!(state, State::Dense(_));
        if nfa.states().len() > STATES || nfa.states().iter().any(is_dense) {
            return None;
        }
        let classes: [u8; 256] = std::array::from_fn(|byte| nfa.byte_classes().get(byte as u8));
        if classes.iter().any(|&class| usize::from(class) >= CLASSES) {
            return None;
        }
        let sets = sets(nfa, &classes);
        let mut steps = Vec::with_capacity(nfa.states().len());
        let mut more = Vec::new();
        for (index, state) in nfa.states().iter().enumerate() {
            let step = step(nfa, index, state, &sets, &classes, &mut more);
            steps.push(step);
        }
        steps.append(&mut more);
        let start = nfa.start_anchored();
        let repeated = repeated(&steps, start.as_u32());
        Some(Backtracker {
            start: start.as_u32(),
            start_set: sets[start.as_usize()],
            repeated,
            classes,
            slots: nfa.group_info().slot_len(),
            looks: nfa.look_matcher().clone(),
            steps,
        })
    }

    /// Number of groups, the whole match included.
    pub fn groups(&self) -> usize {
        self.slots / 2
    }

    /// The first match that begins at the byte `from` or behind it; there if `is_anchored`.
    pub fn search(&self, text: &str, from: usize, is_anchored: bool, spans: &mut Spans) -> Outcome {
        let bytes = text.as_bytes();
        let mut left = LEFT.take();
        let mut budget = STEPS as usize;
        let mut at = from;
        let outcome = loop {
            if !is_anchored {
                let end = bytes.len().min(at + budget * PASSED);
                let begins = |&byte: &u8| self.is_in(self.start_set, byte);
                match bytes[at..end].iter().position(begins) {
                    Some(passed) => {
                        at += passed;
                        budget -= passed / PASSED;
                    }
                    None if end < bytes.len() => break Outcome::Passed(text.floor_char_boundary(end)),
                    None => at = end,
                }
            }
            if self.can_begin(bytes, at) && text.is_char_boundary(at) {
                spans.clear(self.slots);
                left.clear();
                match self.run(bytes, at, spans.places(), &mut left, &mut budget) {
                    Some(true) => break Outcome::Found,
                    Some(false) => {}
                    None => break Outcome::GaveUp(at),
                }
            }
            if is_anchored || at == bytes.len() {
                break Outcome::Nothing;
            }
            // What a try has passed over it has taken steps for.
            while at + 1 < bytes.len() && self.is_in(self.repeated, bytes[at]) {
                at += 1;
            }
            at += 1;
        };
        LEFT.set(left);
        outcome
    }

    #[inline]
    fn is_in(&self, set: Set, byte: u8) -> bool {
        set >> self.classes[usize::from(byte)] & 1 != 0
    }

    /// Whether a state with this set can go on at a place.
    #[inline]
    fn goes_on(&self, set: Set, text: &[u8], at: usize) -> bool {
        match text.get(at) {
            Some(&byte) => self.is_in(set, byte),
            None => set == ANYTHING,
        }
    }

    fn can_begin(&self, text: &[u8], at: usize) -> bool {
        self.goes_on(self.start_set, text, at)
    }

    /// Whether there is a match at a place; none if that takes more steps than are left.
    fn run(
        &self,
        text: &[u8],
        from: usize,
        places: &mut [usize],
        left: &mut Vec<Left>,
        budget: &mut usize,
    ) -> Option<bool> {
        let (mut at, mut step) = (from, self.start);
        loop {
            *budget = budget.checked_sub(1)?;
            let next = match &self.steps[step as usize] {
                &Step::Read { set, next } => match text.get(at) {
                    Some(&byte) if self.is_in(set, byte) => {
                        at += 1;
                        Some(next)
                    }
                    _ => None,
                },
                &Step::Repeat { set, exit, exit_set } => {
                    let end = text.len().min(at + *budget * PASSED);
                    let count = text[at..end].iter().position(|&byte| !self.is_in(set, byte));
                    if count.is_none() && end < text.len() {
                        return None;
                    }
                    let (low, high) = (at, count.map_or(end, |count| at + count));
                    *budget -= (high - low) / PASSED;
                    at = high;
                    if high > low && set & exit_set != 0 {
                        left.push(Left::Repeat { step, low, high });
                    }
                    Some(exit)
                }
                Step::Branch(targets) => match text.get(at) {
                    Some(&byte) => {
                        at += 1;
                        Some(targets[usize::from(self.classes[usize::from(byte)])])
                    }
                    None => None,
                },
                &Step::Split { first, first_set, second, second_set } => {
                    let may_be_second = self.goes_on(second_set, text, at);
                    if self.goes_on(first_set, text, at) {
                        if may_be_second {
                            left.push(Left::Split { step: second, at });
                        }
                        Some(first)
                    } else {
                        may_be_second.then_some(second)
                    }
                }
                &Step::Place { slot, next } => {
                    let place = &mut places[slot as usize];
                    // What nothing is left behind of needs no way back.
                    if !left.is_empty() {
                        left.push(Left::Restore { slot, place: *place });
                    }
                    *place = at;
                    Some(next)
                }
                &Step::Look { look, next } => self.looks.matches(look, text, at).then_some(next),
                Step::Match => return Some(true),
                Step::Fail => None,
            };
            step = match next {
                Some(next) => next,
                None => match self.back(text, places, left, budget)? {
                    Some((next, place)) => {
                        at = place;
                        next
                    }
                    None => return Some(false),
                },
            };
        }
    }

    /// What is to be tried next, and where; none inside if nothing is left.
    #[expect(
        clippy::option_option,
        reason = "steps that have run out end the search, ways that have run out a try"
    )]
    fn back(
        &self,
        text: &[u8],
        places: &mut [usize],
        left: &mut Vec<Left>,
        budget: &mut usize,
    ) -> Option<Option<(u32, usize)>> {
        while let Some(last) = left.pop() {
            match last {
                Left::Split { step, at } => return Some(Some((step, at))),
                Left::Restore { slot, place } => places[slot as usize] = place,
                Left::Repeat { step, low, high } => {
                    let &Step::Repeat { exit, exit_set, .. } = &self.steps[step as usize] else {
                        unreachable!("only what repeats leaves this")
                    };
                    let fewer = text[low..high].iter().rposition(|&byte| self.is_in(exit_set, byte));
                    let at = fewer.map(|count| low + count);
                    *budget = budget.checked_sub((high - at.unwrap_or(low)) / PASSED)?;
                    if let Some(at) = at {
                        if at > low {
                            left.push(Left::Repeat { step, low, high: at });
                        }
                        return Some(Some((exit, at)));
                    }
                }
            }
        }
        Some(None)
    }
}

/// The set that the pattern begins with a repetition of; an empty one if it does not.
fn repeated(steps: &[Step], start: u32) -> Set {
    let mut at = start;
    loop {
        match steps[at as usize] {
            Step::Place { next, .. } => at = next,
            Step::Repeat { set, .. } => return set,
            Step::Read { set, next } => match steps[next as usize] {
                Step::Repeat { set: others, .. } if others == set => return set,
                _ => return 0,
            },
            _ => return 0,
        }
    }
}

/// What each state can go on with.
fn sets(nfa: &NFA, classes: &[u8; 256]) -> Vec<Set> {
    let mut sets = vec![0; nfa.states().len()];
    let of_bytes =
        |start: u8, end: u8| (start..=end).fold(0, |set: Set, byte| set | 1 << classes[usize::from(byte)]);
    // States mostly lead to later ones; circles take a further round.
    loop {
        let mut has_changed = false;
        for (index, state) in nfa.states().iter().enumerate().rev() {
            let of = |state: &StateID| sets[state.as_usize()];
            let set = match state {
                State::ByteRange { trans } => of_bytes(trans.start, trans.end),
                State::Sparse(sparse) => {
                    sparse.transitions.iter().fold(0, |set, trans| set | of_bytes(trans.start, trans.end))
                }
                State::Look { next, .. } | State::Capture { next, .. } => of(next),
                State::Union { alternates } => alternates.iter().fold(0, |set, state| set | of(state)),
                State::BinaryUnion { alt1, alt2 } => of(alt1) | of(alt2),
                State::Fail | State::Dense(_) => 0,
                State::Match { .. } => ANYTHING,
            };
            has_changed |= set != sets[index];
            sets[index] = set;
        }
        if !has_changed {
            return sets;
        }
    }
}

/// What a state does. States that it takes more of are to be added behind those of the automaton.
fn step(
    nfa: &NFA,
    index: usize,
    state: &State,
    sets: &[Set],
    classes: &[u8; 256],
    more: &mut Vec<Step>,
) -> Step {
    let set_of = |state: StateID| sets[state.as_usize()];
    let split = |first: StateID, second: StateID| Step::Split {
        first: first.as_u32(),
        first_set: set_of(first),
        second: second.as_u32(),
        second_set: set_of(second),
    };
    match state {
        State::ByteRange { trans } => Step::Read { set: sets[index], next: trans.next.as_u32() },
        State::Sparse(sparse) => {
            let mut targets = sparse.transitions.iter().map(|trans| trans.next);
            let first = targets.next();
            if let Some(next) = first.filter(|&first| targets.all(|target| target == first)) {
                return Step::Read { set: sets[index], next: next.as_u32() };
            }
            branch(nfa, &sparse.transitions, classes, more)
        }
        State::Look { look, next } => Step::Look { look: *look, next: next.as_u32() },
        State::Capture { slot, next, .. } => Step::Place { slot: slot.as_u32(), next: next.as_u32() },
        State::Fail | State::Dense(_) => Step::Fail,
        State::Match { .. } => Step::Match,
        State::BinaryUnion { alt1, alt2 } => match read_again(nfa.state(*alt1), index) {
            true => Step::Repeat { set: set_of(*alt1), exit: alt2.as_u32(), exit_set: set_of(*alt2) },
            false => split(*alt1, *alt2),
        },
        State::Union { alternates } => match &**alternates {
            [] => Step::Fail,
            // A state that leads to the same twice is one that leads there.
            &[only] => split(only, only),
            [others @ .., before, last] => {
                // From the end: each splits off what is tried before it.
                let mut rest = split(*before, *last);
                let mut rest_set = set_of(*before) | set_of(*last);
                for &other in others.iter().rev() {
                    more.push(rest);
                    let second = (nfa.states().len() + more.len() - 1) as u32;
                    rest = Step::Split {
                        first: other.as_u32(),
                        first_set: set_of(other),
                        second,
                        second_set: rest_set,
                    };
                    rest_set |= set_of(other);
                }
                rest
            }
        },
    }
}

/// Whether a state does nothing but read a byte for the state `index`.
fn read_again(state: &State, index: usize) -> bool {
    match state {
        State::ByteRange { trans } => trans.next.as_usize() == index,
        State::Sparse(sparse) => sparse.transitions.iter().all(|trans| trans.next.as_usize() == index),
        _ => false,
    }
}

/// A step by classes of bytes.
fn branch(nfa: &NFA, transitions: &[Transition], classes: &[u8; 256], more: &mut Vec<Step>) -> Step {
    let fail = (nfa.states().len() + more.len()) as u32;
    more.push(Step::Fail);
    let mut targets = Box::new([fail; CLASSES]);
    for trans in transitions {
        for byte in trans.start..=trans.end {
            targets[usize::from(classes[usize::from(byte)])] = trans.next.as_u32();
        }
    }
    Step::Branch(targets)
}
