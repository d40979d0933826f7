//! Which parts of a value get a datum label.

use std::collections::{HashMap, HashSet};

use runtime::context::Context;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::Sharing;
use crate::data::list::pair;
use crate::data::vector::Vector;

/// A value with so many parts or fewer, counted as often as they occur, has no circle.
const FEW_PARTS: usize = 4096;

/// The labels of a value's parts.
#[derive(Default)]
pub(super) struct Labels {
    /// None for parts that were not met yet.
    labels: HashMap<Value, Option<usize>>,
    next: usize,
}

/// What is written where a part is met.
pub(super) enum Met {
    Unlabelled,
    First(usize),
    Again(usize),
}

impl Labels {
    /// Finds what gets a label in `value`.
    pub(super) fn find(cx: &Context, value: Value, sharing: Sharing) -> Labels {
        let labelled = match sharing {
            Sharing::Nothing => HashSet::new(),
            Sharing::All => shared(cx, value),
            Sharing::Circles if is_small_tree(cx, value) => HashSet::new(),
            Sharing::Circles => circles(cx, value),
        };
        Labels { labels: labelled.into_iter().map(|part| (part, None)).collect(), next: 0 }
    }

    /// Whether a part gets a label.
    pub(super) fn has(&self, part: Value) -> bool {
        !self.labels.is_empty() && self.labels.contains_key(&part)
    }

    /// Notes that a part is being written.
    pub(super) fn meet(&mut self, part: Value) -> Met {
        if self.labels.is_empty() {
            return Met::Unlabelled;
        }
        match self.labels.get_mut(&part) {
            None => Met::Unlabelled,
            Some(Some(label)) => Met::Again(*label),
            Some(unmet) => {
                *unmet = Some(self.next);
                self.next += 1;
                Met::First(self.next - 1)
            }
        }
    }
}

/// Calls `visit` with the parts of a value that may have parts themselves.
fn for_each_part(cx: &Context, value: Value, mut visit: impl FnMut(Value)) {
    if let Some(pair) = pair(value) {
        visit(pair.car());
        visit(pair.cdr());
    } else if let Some(vector) = Vector::of(value) {
        vector.words().unwrap_or_default().iter().copied().for_each(visit);
    } else if let Some(values) = value.cast::<Tuple>() {
        values.as_slice().iter().copied().for_each(visit);
    } else if let Some(layout) = cx.layout_of(value) {
        let fields = layout.fields.iter().filter(|field| field.ty.is_value());
        fields.for_each(|field| visit(value.load(field.offset as usize)));
    }
}

/// Whether a value has parts.
fn is_container(cx: &Context, value: Value) -> bool {
    value.is_pointer()
        && (pair(value).is_some()
            || Vector::of(value).is_some_and(|vector| vector.len() > 0)
            || value.cast::<Tuple>().is_some()
            || cx.layout_of(value).is_some())
}

fn is_small_tree(cx: &Context, value: Value) -> bool {
    let mut rest = vec![value];
    let mut count = 0;
    while let Some(value) = rest.pop() {
        if !is_container(cx, value) {
            continue;
        }
        count += 1;
        if count > FEW_PARTS || rest.len() > FEW_PARTS {
            return false;
        }
        for_each_part(cx, value, |part| {
            if is_container(cx, part) {
                rest.push(part);
            }
        });
    }
    true
}

/// The parts that occur more than once.
fn shared(cx: &Context, value: Value) -> HashSet<Value> {
    let (mut met, mut shared) = (HashSet::new(), HashSet::new());
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        if !is_container(cx, value) {
            continue;
        }
        if !met.insert(value) {
            shared.insert(value);
            continue;
        }
        for_each_part(cx, value, |part| rest.push(part));
    }
    shared
}

/// The parts that are met again on the way to their own parts.
fn circles(cx: &Context, value: Value) -> HashSet<Value> {
    /// Where a part is in the search.
    #[derive(PartialEq)]
    enum State {
        OnPath,
        Done,
    }
    let (mut states, mut circular) = (HashMap::new(), HashSet::new());
    // A part is left when it is met with the flag.
    let mut rest = vec![(value, false)];
    while let Some((value, is_left)) = rest.pop() {
        if is_left {
            states.insert(value, State::Done);
            continue;
        }
        match states.get(&value) {
            Some(State::OnPath) => {
                circular.insert(value);
            }
            Some(State::Done) => {}
            None => {
                states.insert(value, State::OnPath);
                rest.push((value, true));
                let first = rest.len();
                for_each_part(cx, value, |part| {
                    if is_container(cx, part) {
                        rest.push((part, false));
                    }
                });
                rest[first..].reverse();
            }
        }
    }
    circular
}
