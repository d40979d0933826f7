//! What calls that remain calls may do, found from the bytecode of what they reach.
//!
//! A function does what its instructions do, in any tier: compiled code that is left goes on in the interpreter, which defines
//! what they mean. So nothing here may rest on feedback. What an instruction declares (`bytecode::ops`) is the most that it
//! does; less where its operands are known to be numbers, or its language has no hooks. Such kinds follow from the
//! arguments of the call. What is called in turn is known in direct calls, and where a variable holds a function that it
//! is assumed to keep: who uses the answer then relies on that as well. That the variable changes while the
//! call goes on would take an instruction that stores in one; with such an answer there is none.
//!
//! Functions that call each other are solved together: each is taken to do nothing until something is found, and looked at again
//! when that is true of what it calls. Whoever calls itself may never return.
//!
//! Gives up on generators, handlers, functions that are long, and calls of what is not known. Cost: the words of
//! bytecode that are read, at most [`MAX_WORDS_IN_ALL`] for a compile.

mod held;
mod intrinsics;
mod walk;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use abi::heaps::Heaps;
use bytecode::control_flow::ControlFlow;
use bytecode::module::{Function, Module};
use bytecode::operand::Type;
use rustc_hash::FxHashMap;
use ssa::{CallEffects, Type as SsaType, Value};

use super::environment::Builder;
use crate::request::{Assumption, CompileRequest, FunctionCallee, VariableNumber};
use held::Kinds;

/// A function of more words may do anything.
const MAX_WORDS: usize = 1_000;
/// Words that are read for a compile, repetitions included.
const MAX_WORDS_IN_ALL: usize = 20_000;
/// For so many different kinds of arguments a function is looked at.
const MAX_FORMS: usize = 4;

impl Builder<'_> {
    /// What a call of a function may do; relies on what that takes. Must come first in its instruction.
    pub(super) fn effects_of_call(&mut self, function: &FunctionCallee, arguments: &[Value]) -> CallEffects {
        if function.is_foreign {
            return CallEffects::ANYTHING;
        }
        let kinds: Vec<Kinds> = arguments.iter().map(|&argument| self.kinds_of(argument)).collect();
        let mut known = self.analyses.effects.borrow_mut();
        let (effects, relies) = known.of_call(self.request, function, &kinds);
        drop(known);
        for variable in relies {
            self.assume(Assumption::Constant(variable));
        }
        effects
    }

    fn kinds_of(&self, value: Value) -> Kinds {
        match self.ty(value) {
            SsaType::Int => Kinds::INT,
            SsaType::F64 => Kinds::FLOAT,
            SsaType::Bool => Kinds::BOOL,
            SsaType::Word if self.values.numbers.contains_key(&value) => Kinds::NUMBERS,
            SsaType::Word => self.known_bits(value).map_or(Kinds::OTHER, Kinds::of_bits),
            _ => Kinds::OTHER,
        }
    }
}

/// What is known of the functions that were asked for, and of those that they call.
#[derive(Debug, Default)]
pub(super) struct EffectsOfCalls {
    forms: Vec<Form>,
    numbers: FxHashMap<Key, usize>,
    /// Words that have been read.
    words: usize,
}

/// A function, called with such arguments.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    /// The address of its module, which the form holds.
    module: usize,
    function: u32,
    arguments: Vec<Kinds>,
}

#[derive(Debug)]
struct Form {
    module: Arc<Module>,
    function: u32,
    /// Its place in the request, if it is described.
    described: Option<usize>,
    arguments: Vec<Kinds>,
    flow: Option<Rc<ControlFlow>>,
    found: Found,
    calls: BTreeSet<usize>,
    callers: BTreeSet<usize>,
    /// Whether it ends, once that has been asked.
    ends: Option<bool>,
}

impl Form {
    fn function(&self) -> &Function {
        &self.module.functions[self.function as usize]
    }
}

/// What a function has been found to do.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    /// It may do what is not told here.
    anything: bool,
    reads: Heaps,
    writes: Heaps,
    throws: bool,
    /// It has a loop that may go on for ever.
    loops: bool,
    /// It may make objects that can be told apart.
    makes: bool,
    stores_variables: bool,
    /// What it returns.
    result: Kinds,
    /// Variables that are assumed to keep their values.
    relies: BTreeSet<VariableNumber>,
}

impl Found {
    /// With what a callee does, but for its result.
    fn absorb(&mut self, callee: &Found) {
        self.anything |= callee.anything;
        self.reads = self.reads.union(callee.reads);
        self.writes = self.writes.union(callee.writes);
        self.throws |= callee.throws;
        self.makes |= callee.makes;
        self.stores_variables |= callee.stores_variables;
        self.relies.extend(&callee.relies);
    }

    fn is_anything(&self) -> bool {
        self.anything || self.stores_variables && !self.relies.is_empty()
    }
}

impl EffectsOfCalls {
    /// What a call may do, and the variables that have to keep their values for that.
    fn of_call(
        &mut self,
        request: &CompileRequest,
        callee: &FunctionCallee,
        arguments: &[Kinds],
    ) -> (CallEffects, Vec<VariableNumber>) {
        let solved = self.forms.len();
        let signature = &callee.signature;
        let root = self.form(request, &signature.module, signature.index, arguments);
        if root >= solved {
            self.solve(request, root);
        }
        let found = &self.forms[root].found;
        if found.is_anything() {
            return (CallEffects::ANYTHING, Vec::new());
        }
        let mut writes = found.writes;
        if !writes.is_empty() {
            // It may be what others watch.
            writes = writes.union(Heaps::CONTEXT).union(Heaps::VALIDITY).union(Heaps::COUNTERS);
        }
        let is_plain = match self.forms[root].function().result {
            Type::Word => found.result.is_within(Kinds::PLAIN),
            ty => !ty.is_ref(),
        };
        let effects = CallEffects {
            reads: found.reads,
            writes,
            repeats: writes.is_empty() && (is_plain || !found.makes),
            returns: !found.throws,
        };
        let relies = found.relies.iter().copied().collect();
        (CallEffects { returns: effects.returns && self.ends(root), ..effects }, relies)
    }

    /// The number of a form, which is made where there is none.
    fn form(
        &mut self,
        request: &CompileRequest,
        module: &Arc<Module>,
        function: u32,
        arguments: &[Kinds],
    ) -> usize {
        let address = Arc::as_ptr(module).addr();
        // What is in a register of another type is told by that.
        let types = module.functions[function as usize].parameter_types();
        let kinds = arguments.iter().zip(types);
        let arguments =
            kinds.map(|(&kinds, ty)| if *ty == Type::Word { kinds } else { Kinds::OTHER }).collect();
        let forms =
            self.forms.iter().filter(|form| form.function == function && Arc::ptr_eq(&form.module, module));
        let mut key = Key { module: address, function, arguments };
        if forms.count() >= MAX_FORMS && !self.numbers.contains_key(&key) {
            key.arguments.fill(Kinds::OTHER);
        }
        let next = self.forms.len();
        *self.numbers.entry(key).or_insert_with_key(|key| {
            self.forms.push(Form {
                module: module.clone(),
                function,
                described: request.functions.iter().position(|described| {
                    described.index == function && Arc::ptr_eq(&described.module, module)
                }),
                arguments: key.arguments.clone(),
                flow: None,
                found: Found::default(),
                calls: BTreeSet::new(),
                callers: BTreeSet::new(),
                ends: None,
            });
            next
        })
    }

    /// Finds what a form does, and those that it calls. All forms before it are solved.
    fn solve(&mut self, request: &CompileRequest, root: usize) {
        let mut queue = BTreeSet::from([root]);
        // Those that are called come first: they have higher numbers.
        while let Some(number) = queue.pop_last() {
            self.words += self.forms[number].function().code.len().min(MAX_WORDS);
            if self.words > MAX_WORDS_IN_ALL {
                self.forms[root..].iter_mut().for_each(|form| form.found.anything = true);
                return;
            }
            let before = self.forms.len();
            let found = walk::walk(self, request, number);
            queue.extend(before..self.forms.len());
            if found != self.forms[number].found {
                self.forms[number].found = found;
                queue.extend(&self.forms[number].callers);
            }
        }
    }

    /// Whether a form ends, if nothing in it raises: it has no loops, nor has what it calls, and is not called by that.
    fn ends(&mut self, number: usize) -> bool {
        let form = &mut self.forms[number];
        if form.function().hints.ends {
            return true;
        }
        if let Some(known) = form.ends {
            return known;
        }
        // What leads back here finds this.
        form.ends = Some(false);
        let calls: Vec<usize> = form.calls.iter().copied().collect();
        let ends = !form.found.loops && calls.into_iter().all(|callee| self.ends(callee));
        self.forms[number].ends = Some(ends);
        ends
    }
}
