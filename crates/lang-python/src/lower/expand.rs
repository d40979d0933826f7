//! Generator expressions that a builtin consumes at once, as loops without a generator.
//!
//! `any(x > 0 for x in xs)` is a loop in the frame around it, as a comprehension is, if the callee turns out to be the
//! builtin; otherwise a generator is made, and the callee is called. Programs could tell the two apart by the entry of the
//! generator in a traceback, and by a `StopIteration` that cannot leave one. So the function says which of its instructions
//! are the expansion of which generator: [`crate::exceptions::traceback`] does the rest.

use std::ops::Range;

use bytecode::operand::*;
use ruff_python_ast::*;

use super::comprehension::Element;
use super::consume::{Consumer, Consumption};
use super::scope::node_key;
use super::{Lowered, Lowerer};

/// Builtins that know the frame that calls them.
pub(super) const FRAME_READERS: [&str; 5] = ["locals", "vars", "dir", "eval", "exec"];

/// The expansion that is being emitted.
pub(super) struct Expanded {
    /// Where instructions of the generator began.
    start: u32,
    /// Those before.
    places: Vec<Range<u32>>,
}

impl<'a> Lowerer<'_, 'a> {
    /// The generator expression that `expr` is, if a consumer may go through it in line.
    pub(super) fn expandable(&self, expr: &'a Expr) -> Option<&'a ExprGenerator> {
        let Expr::Generator(generator) = expr else { return None };
        let scope = &self.scopes.all[self.scopes.by_key(node_key(generator))];
        let reads_frame = FRAME_READERS.iter().any(|name| scope.symbol(name).is_some());
        let is_nested = self.frame.expanded.is_some();
        (!scope.is_async && !reads_frame && !is_nested && !self.observes_frames).then_some(generator)
    }

    /// Emits the loops of a generator expression, and what a consumer does with its values: the instructions that are the
    /// generator's.
    pub(super) fn expand(
        &mut self,
        generator: &'a ExprGenerator,
        consumption: Consumption,
    ) -> Lowered<Vec<Range<u32>>> {
        let clauses = &generator.generators[..];
        let mark = self.frame.mark();
        let range = self.generator_range(generator);
        let stream = self.open_clause(&clauses[0], range)?;
        let scope = self.scopes.by_key(node_key(generator));
        let element = Element::Consume(consumption, &generator.elt);
        self.frame.expanded = Some(Expanded { start: self.frame.asm.pc(), places: Vec::new() });
        self.at(range);
        self.in_comprehension(scope, clauses, stream, element, range)?;
        self.leave_expansion();
        self.frame.release(mark);
        Ok(self.frame.expanded.take().expect("it was set above").places)
    }

    /// Evaluates an element, which the generator would do, and consumes it, which it would not.
    pub(super) fn consume_element(&mut self, consumption: Consumption, element: &'a Expr) -> Lowered<()> {
        if let (Consumer::Dict, Expr::Tuple(pair)) = (consumption.consumer, element) {
            let first = self.in_temps(&pair.elts)?;
            self.leave_expansion();
            self.at(consumption.range);
            self.frame.asm.dict_insert(Use(consumption.results[0]), Use(first), Use(first + 1));
        } else {
            let value = self.operand(element)?;
            self.leave_expansion();
            self.at(consumption.range);
            self.consume_value(consumption, value);
        }
        if let Some(expanded) = &mut self.frame.expanded {
            expanded.start = self.frame.asm.pc();
        }
        Ok(())
    }

    /// Says what these instructions are the expansion of.
    pub(super) fn note_expansion(&mut self, places: Vec<Range<u32>>, call: Label, function: FunctionIndex) {
        for places in places.into_iter().filter(|places| !places.is_empty()) {
            self.frame.asm.expansion(places, call, function);
        }
    }

    /// What comes now is not the generator's.
    fn leave_expansion(&mut self) {
        let end = self.frame.asm.pc();
        if let Some(expanded) = &mut self.frame.expanded {
            expanded.places.push(expanded.start..end);
        }
    }
}
