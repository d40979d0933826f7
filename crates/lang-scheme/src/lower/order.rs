//! The order in which the variables of a `letrec` get their values, and which of them may be seen too early.
//!
//! Values are computed in the order of the source. A closure is made just before the first value that mentions it, even
//! through other procedures, or else after all values; closures that capture one another are made in an order in which as few
//! as possible are captured before they exist. A variable that could be read or captured before it has its value lives in a
//! cell that is empty at first: reading that is an error which names the variable.

use std::collections::{HashMap, HashSet};

use crate::core::{Expr, Kind, Var, push_children};

use super::analysis::{Analysis, Fate};
use super::free::{free_in, free_variables};

/// A step of setting up a `letrec`: its binding.
pub(super) fn steps(bindings: &[(Var, Expr)], analysis: &Analysis<'_>) -> Vec<usize> {
    let group = Group::new(bindings, analysis);
    let mut order = Vec::with_capacity(bindings.len());
    let mut done = HashSet::new();
    for (index, (var, _)) in bindings.iter().enumerate() {
        if group.is_procedure(*var) {
            continue;
        }
        for &closure in &group.mentioned(index) {
            group.make(closure, &mut done, &mut Vec::new(), &mut order, &mut Vec::new());
        }
        order.push(index);
    }
    for (index, (var, _)) in bindings.iter().enumerate() {
        if group.is_closure(*var) {
            group.make(index, &mut done, &mut Vec::new(), &mut order, &mut Vec::new());
        }
    }
    order
}

/// Marks the variables that may be seen before they have a value as boxed, in an expression and all inside it.
pub(super) fn box_early_uses(expr: &Expr, analysis: &mut Analysis<'_>) {
    let mut stack = vec![expr];
    while let Some(expr) = stack.pop() {
        if let Kind::Letrec(bindings, _) = &expr.kind {
            let early = early_variables(bindings, analysis);
            analysis.boxed.extend(early);
        }
        push_children(expr, &mut stack);
    }
}

fn early_variables(bindings: &[(Var, Expr)], analysis: &Analysis<'_>) -> Vec<Var> {
    let group = Group::new(bindings, analysis);
    let mut early = Vec::new();
    let mut done = HashSet::new();
    for (index, (var, _)) in bindings.iter().enumerate() {
        if group.is_procedure(*var) {
            continue;
        }
        let mentioned = group.mentioned(index);
        for (later, (other, _)) in bindings.iter().enumerate().skip(index) {
            if !group.is_procedure(*other) && mentioned.contains(&later) {
                early.push(*other);
            }
        }
        for &closure in &mentioned {
            group.make(closure, &mut done, &mut Vec::new(), &mut Vec::new(), &mut early);
        }
    }
    for (index, (var, _)) in bindings.iter().enumerate() {
        if group.is_closure(*var) {
            group.make(index, &mut done, &mut Vec::new(), &mut Vec::new(), &mut early);
        }
    }
    early
}

/// The bindings of a `letrec`, and which mention which.
struct Group<'a, 'b> {
    bindings: &'a [(Var, Expr)],
    analysis: &'a Analysis<'b>,
    /// The bindings that a binding's value mentions.
    mentions: Vec<Vec<usize>>,
}

impl<'a, 'b> Group<'a, 'b> {
    fn new(bindings: &'a [(Var, Expr)], analysis: &'a Analysis<'b>) -> Self {
        let places: HashMap<Var, usize> =
            bindings.iter().enumerate().map(|(index, (var, _))| (*var, index)).collect();
        let mentions = bindings
            .iter()
            .map(|(_, value)| {
                let free = match &value.kind {
                    Kind::Lambda(lambda) => free_variables(lambda),
                    _ => free_in(value),
                };
                free.iter().filter_map(|var| places.get(var).copied()).collect()
            })
            .collect();
        Group { bindings, analysis, mentions }
    }

    fn fate(&self, var: Var) -> Option<Fate> {
        self.analysis.procedures.get(&var).map(|(fate, _)| *fate)
    }

    fn is_procedure(&self, var: Var) -> bool {
        self.fate(var).is_some()
    }

    fn is_closure(&self, var: Var) -> bool {
        self.fate(var) == Some(Fate::Closure)
    }

    /// The bindings that a value mentions, also through the procedures it mentions.
    fn mentioned(&self, index: usize) -> Vec<usize> {
        let mut seen = HashSet::new();
        let mut stack = self.mentions[index].clone();
        let mut all = Vec::new();
        while let Some(at) = stack.pop() {
            if seen.insert(at) {
                all.push(at);
                if self.is_procedure(self.bindings[at].0) {
                    stack.extend_from_slice(&self.mentions[at]);
                }
            }
        }
        all.sort_unstable();
        all
    }

    /// The closures that making this one captures, also for the lifted procedures it calls.
    fn captured(&self, index: usize) -> Vec<usize> {
        let mut seen = HashSet::new();
        let mut stack = self.mentions[index].clone();
        let mut all = Vec::new();
        while let Some(at) = stack.pop() {
            if !seen.insert(at) {
                continue;
            }
            match self.fate(self.bindings[at].0) {
                Some(Fate::Closure) => all.push(at),
                Some(_) => stack.extend_from_slice(&self.mentions[at]),
                None => {}
            }
        }
        all.sort_unstable();
        all
    }

    /// Makes a closure after those it captures; those that do not exist by then are seen early.
    fn make(
        &self,
        index: usize,
        done: &mut HashSet<usize>,
        open: &mut Vec<usize>,
        order: &mut Vec<usize>,
        early: &mut Vec<Var>,
    ) {
        if !self.is_closure(self.bindings[index].0) || done.contains(&index) {
            return;
        }
        if open.contains(&index) {
            early.push(self.bindings[index].0);
            return;
        }
        open.push(index);
        for other in self.captured(index) {
            self.make(other, done, open, order, early);
        }
        open.pop();
        if done.insert(index) {
            order.push(index);
        }
    }
}
