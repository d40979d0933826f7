//! Calls whose arguments are not all written out: `f(a, *rest, **keywords)`.
//!
//! A function that passes its own arguments on has the rest in a tuple that was made for it. Inlined, it shows the tuple's
//! elements to the code around, which calls with them, and nothing is left of tuple and dict. Otherwise how many there
//! are is guessed by the parameters of the function that was called before. Calls that do not fit, or whose dict has
//! entries, are left to the runtime.

use abi::exit_reason::ExitReason;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use abi::object_offsets::{DICT_LENGTH, TUPLE_LENGTH, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value::{UNBOUND, ZERO};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Op, Value};

use super::arguments::Names;
use super::call::{Call, Site};
use super::environment::Builder;
use crate::inlining::Declined;
use crate::request::Callee;

/// More arguments than these are passed by the runtime.
const MAX_REST: usize = 8;

/// The arguments of such a call.
pub(super) struct Spread {
    pub(super) first: Vec<Value>,
    /// What is iterated over, or unbound.
    pub(super) rest: Value,
    /// A mapping, or unbound.
    pub(super) keywords: Value,
}

impl Builder<'_> {
    pub(super) fn spread_of(&mut self, first: UseRange, count: Count, [rest, keywords]: [Use; 2]) -> Spread {
        Spread {
            first: (first.0..first.0 + count.0).map(|register| self.get(register)).collect(),
            rest: self.get(rest.0),
            keywords: self.get(keywords.0),
        }
    }

    pub(super) fn build_spread(
        &mut self,
        dst: Def,
        callee: Use,
        first: UseRange,
        count: Count,
        others: [Use; 2],
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let spread = self.spread_of(first, count, others);
        let call = Call::new(dst.0, self.get(callee.0), &[]).rare(self.is_rare(slot));
        if let Some(value) = self.call_spread_value(call, &spread, slot)? {
            self.set(dst.0, value);
        }
        Ok(())
    }

    /// The result of a call, whose arguments are only these; none when it never returns here.
    pub(super) fn call_spread_value(
        &mut self,
        call: Call<'_>,
        spread: &Spread,
        slot: CallSlot,
    ) -> Result<Option<Value>, Bailout> {
        if let Some((arguments, dict)) = self.named_of_spread(spread).filter(|_| !call.is_tail) {
            return self.call_named(Call { arguments: &arguments, ..call }, Names::in_dict(dict), slot);
        }
        match self.arguments_of_spread(call.callee, spread, slot) {
            Some(arguments) => self.call_value(Call { arguments: &arguments, ..call }, slot),
            None => {
                let callee = self.known_callee(call.callee);
                self.note_declined(callee.as_ref().and_then(Callee::function), Declined::Spread);
                self.call_runtime_spread(RuntimeCall::call_spread, call.callee, spread).map(Some)
            }
        }
    }

    /// Has the runtime call, or prepare a call.
    pub(super) fn call_runtime_spread(
        &mut self,
        function: RuntimeCall,
        callee: Value,
        spread: &Spread,
    ) -> Result<Value, Bailout> {
        let first: Vec<Value> = spread.first.iter().map(|&value| self.word(value)).collect();
        self.store_arguments(&first)?;
        let count = self.i64(first.len() as i64);
        let [callee, rest, keywords] = [callee, spread.rest, spread.keywords].map(|value| self.word(value));
        Ok(self.call_runtime(function, &[callee, count, rest, keywords]))
    }

    /// The positional arguments and a dict of the others, where some have come by name.
    fn named_of_spread(&mut self, spread: &Spread) -> Option<(Vec<Value>, Value)> {
        let rest = self.known_rest(spread)?;
        let has_named = self.known_bits(spread.keywords) != Some(UNBOUND)
            && self.names_arguments()
            && self.speculates()
            && !self.was_left_for(ExitReason::WrongShape);
        let arguments = spread.first.iter().copied().chain(rest).collect();
        has_named.then(|| (arguments, self.as_shape(spread.keywords, shape::DICT)))
    }

    /// Whether a mapping of arguments has had entries here, or elsewhere in the function, which mostly passes the same on.
    fn names_arguments(&self) -> bool {
        self.frame.request.exits.iter().any(|&(_, reason)| reason == ExitReason::NamedArguments)
    }

    /// What is behind the first arguments, where the code has made it.
    fn known_rest(&mut self, spread: &Spread) -> Option<Vec<Value>> {
        if self.known_bits(spread.rest) == Some(UNBOUND) {
            return Some(Vec::new());
        }
        self.words_of_new(spread.rest, shape::TUPLE).map(|words| words[1..].to_vec())
    }

    /// All arguments, where there are no named ones and it is known or can be guessed how many there are.
    fn arguments_of_spread(&mut self, callee: Value, spread: &Spread, slot: CallSlot) -> Option<Vec<Value>> {
        let known = self.known_rest(spread);
        let count = match &known {
            Some(_) => None,
            None => Some(self.guess_rest(callee, spread.first.len(), slot)?),
        };
        let may_guard = self.speculates()
            && !self.was_left_for(ExitReason::WrongShape)
            && !self.was_left_for(ExitReason::UnexpectedValue)
            && !self.names_arguments();
        let is_without_keywords = self.known_bits(spread.keywords) == Some(UNBOUND);
        let needs_guard = !is_without_keywords || known.is_none();
        if needs_guard && !may_guard {
            return None;
        }
        if !is_without_keywords {
            self.guard_empty(spread.keywords);
        }
        let rest = known.unwrap_or_else(|| self.elements_of_tuple(spread.rest, count.unwrap_or_default()));
        Some(spread.first.iter().copied().chain(rest).collect())
    }

    fn guard_empty(&mut self, dict: Value) {
        let dict = self.as_shape(dict, shape::DICT);
        let length = self.emit(Op::LoadSlot { object: dict, offset: DICT_LENGTH as u32 });
        let cond = self.is_word(length, ZERO);
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::NamedArguments, exit });
    }

    /// The elements of a tuple, which is guarded to have so many.
    fn elements_of_tuple(&mut self, tuple: Value, count: usize) -> Vec<Value> {
        let tuple = self.as_shape(tuple, shape::TUPLE);
        let lhs = self.emit(Op::LoadFinalInt { object: tuple, offset: TUPLE_LENGTH as u32 });
        let rhs = self.int(count as i64);
        let cond = self.emit(Op::IntCompare { cond: ssa::Cond::Eq, lhs, rhs });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        let offset = |index: usize| (ARRAY_ELEMENTS_OFFSET + index * WORD) as u32;
        (0..count).map(|index| self.emit(Op::LoadFinal { object: tuple, offset: offset(index) })).collect()
    }

    /// How many arguments the function that is called wants behind `first`, if that is one number.
    fn guess_rest(&mut self, callee: Value, first: usize, slot: CallSlot) -> Option<usize> {
        let bound = self.values.bound.get(&self.origin(callee)).copied();
        let (callee, passed) = match bound {
            Some((function, _)) => (self.known_callee(function)?, first + 1),
            None => match (self.known_callee(callee), self.call_site(slot.0)) {
                (Some(known), _) => (known, first),
                (None, Site::Cases(mut cases, false)) if cases.len() == 1 => (cases.pop()?, first),
                _ => return None,
            },
        };
        let (callee, passed) = match callee {
            Callee::Bound(callee) => (*callee, passed + 1),
            callee => (callee, passed),
        };
        let (function, passed) = match callee {
            Callee::Function(function) => (function, passed),
            Callee::Class { initializer: Some((_, function)), .. } => (function, passed + 1),
            Callee::Record { fields, .. } => {
                return fields?.checked_sub(passed).filter(|&count| count <= MAX_REST);
            }
            _ => return None,
        };
        let wanted = match function.signature.binding {
            Some(_) => {
                let parameters = function.signature.parameters();
                (!parameters.has_rest).then_some(parameters.positional_count())?
            }
            None => function.is_simple.then_some(function.parameter_count.into())?,
        };
        wanted.checked_sub(passed).filter(|&count| count <= MAX_REST)
    }
}
