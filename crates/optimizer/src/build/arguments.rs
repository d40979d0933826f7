//! Arguments that do not go straight to the parameters: named ones, defaults, a tuple or list of what is left over, and a
//! dict of names that are left over.
//!
//! Names are matched when code is built, those of a dict that is handed on when it runs. A default is loaded from the tuples that the closure keeps
//! ([`Binding::Defaults`]), since which closure is called does not matter otherwise; how many there are is guarded. Calls that do
//! not fit are left to the runtime, which says what is wrong with them.

use abi::exit_reason::ExitReason;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use abi::object_offsets::{CLOSURE_DATA, DICT_LENGTH, TUPLE_LENGTH, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value::UNBOUND;
use bytecode::module::Constant;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Value};

use super::call::{Call, Site, with_receiver};
use super::environment::Builder;
use super::spread::Spread;
use crate::inlining::Declined;
use crate::request::{Binding, Callee, FunctionCallee, Signature};

/// A tuple or list of more arguments is made by the runtime.
const MAX_REST: usize = 16;
/// In a dict no more names are searched for by compiled code.
const MAX_SEARCHES: usize = 4;
/// Where a closure's data keep the defaults of the last positional parameters, and of those that are only named.
const POSITIONAL_DEFAULTS: usize = 0;
const NAMED_DEFAULTS: usize = 1;

/// Names of the last arguments of a call.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    texts: &'a [&'a str],
    /// The constant of them all, a tuple; of no meaning where there are none.
    constant: Const,
    /// A dict of all named arguments, whose names are known when the code runs.
    dict: Option<Value>,
}

impl Names<'_> {
    /// All arguments go by their places.
    pub(super) const NONE: Names<'static> = Names { texts: &[], constant: Const(0), dict: None };

    /// The named arguments are the entries of a dict.
    pub(super) fn in_dict(dict: Value) -> Names<'static> {
        Names { dict: Some(dict), ..Names::NONE }
    }

    fn is_empty(self) -> bool {
        self.texts.is_empty() && self.dict.is_none()
    }
}

/// How the arguments of a call meet the parameters, but for defaults.
struct Matched {
    /// A value for each parameter that takes one, where an argument gives it.
    bound: Vec<Option<Value>>,
    /// The positional arguments that are left over.
    rest: Vec<Value>,
    /// The named arguments that are left over: the number of the name, and the value.
    others: Vec<(usize, Value)>,
}

impl Builder<'_> {
    /// What the parameters of a function get in a call whose last arguments have these names; none where that is not known.
    pub(super) fn bind_arguments(
        &mut self,
        closure: Value,
        function: &FunctionCallee,
        arguments: &[Value],
        names: Names<'_>,
    ) -> Option<Vec<Value>> {
        if function.is_simple && function.parameter_count as usize == arguments.len() && names.is_empty() {
            return Some(arguments.to_vec());
        }
        let signature = &function.signature;
        if signature.binding? == Binding::List {
            return (names.is_empty() && takes_list(function, arguments.len())).then(|| {
                let (fixed, rest) = arguments.split_at(signature.parameters().positional_count());
                let rest = self.new_list(rest);
                fixed.iter().copied().chain([rest]).collect()
            });
        }
        let may_guard = self.speculates()
            && !self.was_left_for(ExitReason::WrongShape)
            && !self.was_left_for(ExitReason::UnexpectedValue);
        if !may_guard {
            return None;
        }
        let Matched { mut bound, rest, others } = match_names(signature, arguments, names.texts)?;
        let list = signature.parameters();
        let (positional, named) = (list.positional_count(), usize::from(list.keyword_only));
        let others_in_dict = match names.dict {
            Some(dict) if list.has_keyword_rest => Some(self.other_named(closure, dict)),
            Some(dict) => {
                self.take_named(closure, dict, signature, &mut bound)?;
                None
            }
            None => None,
        };
        if bound.iter().any(Option::is_none) {
            self.fill(closure, positional, &mut bound[..positional + named]);
        }
        let mut bound: Vec<Value> = bound.into_iter().flatten().collect();
        if list.has_rest {
            bound.push(self.make_array(shape::TUPLE, &rest));
        }
        if list.has_keyword_rest {
            bound.push(others_in_dict.unwrap_or_else(|| self.dict_of_named(&others, names.constant)));
        }
        Some(bound)
    }

    /// Gives parameters without a value their defaults.
    fn fill(&mut self, closure: Value, positional: usize, parameters: &mut [Option<Value>]) {
        let closure = self.as_shape(closure, shape::CLOSURE);
        let data = self.emit(Op::LoadSlot { object: closure, offset: CLOSURE_DATA as u32 });
        let data = self.as_shape(data, shape::TUPLE);
        let (positional, named) = parameters.split_at_mut(positional);
        self.fill_positional(data, positional);
        self.fill_named(data, named);
    }

    /// Gives parameters without a value what a dict has for their names, or their defaults; guards that nothing else is in the dict. None
    /// where that would be too many searches.
    fn take_named(
        &mut self,
        closure: Value,
        dict: Value,
        signature: &Signature,
        bound: &mut [Option<Value>],
    ) -> Option<()> {
        let list = signature.parameters();
        let first = usize::from(list.positional_only);
        let open: Vec<usize> = (first..bound.len()).filter(|&index| bound[index].is_none()).collect();
        if open.len() > MAX_SEARCHES {
            return None;
        }
        let callee = self.word(closure);
        let mut found = self.int(0);
        for parameter in open {
            let number = self.i64(parameter as i64);
            let value = self.call_runtime(RuntimeCall::named_argument, &[callee, number, dict]);
            let is_absent = self.is_word(value, UNBOUND);
            let mut join = self.begin_join();
            let (absent, present) = self.branch(is_absent, Hint::Even);
            self.start_arm(&join, absent);
            let mut parameters = vec![Some(value); bound.len()];
            parameters[parameter] = None;
            self.fill(closure, list.positional_count(), &mut parameters);
            let default = parameters[parameter].map(|value| self.word(value))?;
            self.end_arm(&mut join, &[default, found]);
            self.start_arm(&join, present);
            let one = self.int(1);
            let more = self.emit(Op::IntAdd { lhs: found, rhs: one });
            self.end_arm(&mut join, &[value, more]);
            let [value, count] = self.finish_join(join, 2)[..] else { unreachable!("two were asked for") };
            bound[parameter] = Some(value);
            found = count;
        }
        let length = self.emit(Op::LoadSlot { object: dict, offset: DICT_LENGTH as u32 });
        let length = self.refined_int(length);
        let cond = self.emit(Op::IntCompare { cond: Cond::Eq, lhs: found, rhs: length });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        Some(())
    }

    /// A dict of the named arguments in a dict, which is guarded to name no parameter.
    fn other_named(&mut self, closure: Value, dict: Value) -> Value {
        let callee = self.word(closure);
        let others = self.call_runtime(RuntimeCall::other_named, &[callee, dict]);
        let fails = self.is_word(others, UNBOUND);
        let cond = self.emit(Op::BoolNot { value: fails });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        self.as_shape(others, shape::DICT)
    }

    /// A dict of named arguments.
    fn dict_of_named(&mut self, others: &[(usize, Value)], names: Const) -> Value {
        if others.is_empty() {
            return self.new_empty_dict();
        }
        let names = self.frame.request.constants[usize::from(names.0)].clone();
        let names = self.known_value(&names);
        let names = self.as_shape(names, shape::TUPLE);
        let mut entries = Vec::with_capacity(2 * others.len());
        for &(name, value) in others {
            let offset = ARRAY_ELEMENTS_OFFSET + name * WORD;
            entries.push(self.emit(Op::LoadFinal { object: names, offset: offset as u32 }));
            entries.push(self.word(value));
        }
        self.store_arguments(&entries).expect("there are few names");
        let count = self.i64(entries.len() as i64);
        self.call_runtime(RuntimeCall::new_dict, &[count])
    }

    /// One of the closure's tuples of defaults.
    fn defaults(&mut self, data: Value, index: usize) -> Value {
        let offset = ARRAY_ELEMENTS_OFFSET + index * WORD;
        let tuple = self.emit(Op::LoadFinal { object: data, offset: offset as u32 });
        self.as_shape(tuple, shape::TUPLE)
    }

    /// Guards that there are so many defaults; how many there are.
    fn guard_count(&mut self, tuple: Value, least: usize) -> Value {
        let length = self.emit(Op::LoadFinalInt { object: tuple, offset: TUPLE_LENGTH as u32 });
        let rhs = self.int(least as i64);
        let cond = self.emit(Op::IntCompare { cond: Cond::Ge, lhs: length, rhs });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        length
    }

    fn fill_positional(&mut self, data: Value, parameters: &mut [Option<Value>]) {
        let Some(first) = parameters.iter().position(Option::is_none) else { return };
        let tuple = self.defaults(data, POSITIONAL_DEFAULTS);
        let count = parameters.len();
        let length = self.guard_count(tuple, count - first);
        for (index, parameter) in parameters.iter_mut().enumerate().filter(|(_, value)| value.is_none()) {
            // Defaults are those of the last parameters.
            let rhs = self.int((count - index) as i64);
            let index = self.emit(Op::IntSub { lhs: length, rhs });
            *parameter = Some(self.emit(Op::LoadElement { array: tuple, index }));
        }
    }

    fn fill_named(&mut self, data: Value, parameters: &mut [Option<Value>]) {
        let Some(last) = parameters.iter().rposition(Option::is_none) else { return };
        let tuple = self.defaults(data, NAMED_DEFAULTS);
        self.guard_count(tuple, last + 1);
        for (index, parameter) in parameters.iter_mut().enumerate().filter(|(_, value)| value.is_none()) {
            let offset = ARRAY_ELEMENTS_OFFSET + index * WORD;
            let value = self.emit(Op::LoadFinal { object: tuple, offset: offset as u32 });
            let is_absent = self.is_word(value, UNBOUND);
            let cond = self.emit(Op::BoolNot { value: is_absent });
            self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
            *parameter = Some(value);
        }
    }

    /// A call whose last arguments are named.
    pub(super) fn build_keyword_call(
        &mut self,
        dst: Def,
        callee: Use,
        first: UseRange,
        count: Count,
        names: Const,
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let function = self.frame.request.function();
        let Constant::Tuple(texts) = &function.constants[usize::from(names.0)] else {
            return self.complete();
        };
        let texts: Vec<&str> = texts.iter().filter_map(Constant::text).collect();
        let names = Names { texts: &texts, constant: names, dict: None };
        let callee = self.get(callee.0);
        let arguments: Vec<Value> = (first.0..first.0 + count.0).map(|register| self.get(register)).collect();
        let call = Call::new(dst.0, callee, &arguments).rare(self.is_rare(slot));
        if let Some(value) = self.call_named(call, names, slot)? {
            self.set(dst.0, value);
        }
        Ok(())
    }

    /// The result of a call, some of whose arguments are named; none when it never returns here.
    pub(super) fn call_named(
        &mut self,
        call: Call<'_>,
        names: Names<'_>,
        slot: CallSlot,
    ) -> Result<Option<Value>, Bailout> {
        if let Some(&(function, receiver)) = self.values.bound.get(&self.origin(call.callee)) {
            let arguments = with_receiver(receiver, call.arguments);
            let call = Call { callee: function, arguments: &arguments, ..call };
            return match self.known_callee(function) {
                Some(known) => self.call_with_names(call, &known, names).map(Some),
                None => self.complete_named_call(call, names).map(Some),
            };
        }
        if let Some(known) = self.known_callee(call.callee) {
            return self.call_with_names(call, &known, names).map(Some);
        }
        match self.call_site(slot.0) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                Ok(None)
            }
            Site::Complete => self.complete_named_call(call, names).map(Some),
            Site::Cases(cases, has_others) => self.call_named_case(call, names, &cases, has_others).map(Some),
        }
    }

    /// The result of a call of one of these, or of something else.
    fn call_named_case(
        &mut self,
        call: Call<'_>,
        names: Names<'_>,
        cases: &[Callee],
        has_others: bool,
    ) -> Result<Value, Bailout> {
        let mut join = self.begin_join();
        for (index, case) in cases.iter().enumerate() {
            if index + 1 == cases.len() && !has_others {
                self.guard_callee(call.callee, case);
                let value = self.call_with_names(call, case, names)?;
                self.end_arm(&mut join, &[value]);
                return Ok(self.finish_join(join, 1)[0]);
            }
            let cond = self.is_callee(call.callee, case);
            let (is_this, is_not) = self.branch(cond, Hint::Even);
            self.start_arm(&join, is_this);
            let value = self.call_with_names(call, case, names)?;
            self.end_arm(&mut join, &[value]);
            self.start_arm(&join, is_not);
        }
        let value = self.complete_named_call(call, names)?;
        self.end_arm(&mut join, &[value]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// Calls what the callee has been shown to be.
    fn call_with_names(
        &mut self,
        call: Call<'_>,
        callee: &Callee,
        names: Names<'_>,
    ) -> Result<Value, Bailout> {
        let value = match callee {
            Callee::Function(function) => {
                match self.bind_arguments(call.callee, function, call.arguments, names) {
                    Some(bound) => Some(self.call_bound(Call { arguments: &bound, ..call }, function)?),
                    None => {
                        self.note_declined(Some(function), Declined::Arguments);
                        None
                    }
                }
            }
            Callee::Bound(bound_callee) => {
                let [function_of_it, receiver] = self.parts_of_bound(call.callee);
                let arguments = with_receiver(receiver, call.arguments);
                let call = Call { callee: function_of_it, arguments: &arguments, ..call };
                return self.call_with_names(call, bound_callee, names);
            }
            Callee::Class { shape, initializer, .. } if self.speculates() => {
                self.construct(call, names, *shape, initializer.as_ref())?
            }
            _ => None,
        };
        match value {
            Some(value) => Ok(value),
            None => self.complete_named_call(call, names),
        }
    }

    /// Calls whatever it is.
    fn complete_named_call(&mut self, call: Call<'_>, names: Names<'_>) -> Result<Value, Bailout> {
        if let Some(keywords) = names.dict {
            let spread = Spread { first: call.arguments.to_vec(), rest: self.word_bits(UNBOUND), keywords };
            return self.call_runtime_spread(RuntimeCall::call_spread, call.callee, &spread);
        }
        let callee = self.word(call.callee);
        let arguments: Vec<Value> = call.arguments.iter().map(|&value| self.word(value)).collect();
        self.store_arguments(&arguments)?;
        let count = self.i64(arguments.len() as i64);
        let names = self.frame.request.constants[usize::from(names.constant.0)].clone();
        let names = self.known_value(&names);
        let names = self.word(names);
        Ok(self.call_runtime(RuntimeCall::call_named, &[callee, count, names]))
    }

    /// The first parameters of an initializer are those of the class's call, behind the object, which is not made yet.
    pub(super) fn bind_initializer(
        &mut self,
        closure: Value,
        function: &FunctionCallee,
        arguments: &[Value],
        names: Names<'_>,
    ) -> Option<Vec<Value>> {
        let object = self.word_bits(UNBOUND);
        let arguments: Vec<Value> = std::iter::once(object).chain(arguments.iter().copied()).collect();
        let bound = self.bind_arguments(closure, function, &arguments, names)?;
        (bound.first() == Some(&object)).then(|| bound[1..].to_vec())
    }
}

/// Whether the last parameter of a function takes a list of what is left over of so many arguments, and compiled code makes it.
pub(super) fn takes_list(function: &FunctionCallee, count: usize) -> bool {
    let list = function.signature.parameters();
    let rest = count.checked_sub(list.positional_count());
    function.signature.binding == Some(Binding::List)
        && list.has_rest
        && rest.is_some_and(|rest| rest <= MAX_REST)
}

/// None where the arguments do not fit, or are too many to be kept by compiled code.
fn match_names(signature: &Signature, arguments: &[Value], names: &[&str]) -> Option<Matched> {
    let list = signature.parameters();
    let (positional, single) =
        (list.positional_count(), list.positional_count() + list.keyword_only as usize);
    let (given, named) = arguments.split_at(arguments.len() - names.len());
    let rest = given.get(positional..).unwrap_or_default();
    if rest.len() > if list.has_rest { MAX_REST } else { 0 } {
        return None;
    }
    let mut bound = vec![None; single];
    for (parameter, &argument) in bound.iter_mut().zip(&given[..given.len().min(positional)]) {
        *parameter = Some(argument);
    }
    let mut others = Vec::new();
    for (index, (name, &argument)) in names.iter().zip(named).enumerate() {
        let first = usize::from(list.positional_only);
        match list.names[first..single].iter().position(|known| known == name) {
            Some(place) if bound[place + first].replace(argument).is_some() => return None,
            Some(_) => {}
            None => others.push((index, argument)),
        }
    }
    let fits = others.len() <= if list.has_keyword_rest { MAX_REST } else { 0 };
    fits.then(|| Matched { bound, rest: rest.to_vec(), others })
}
