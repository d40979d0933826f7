//! Streams: what loops take their values from. Calls of `enumerate`, `zip`, `map` and `filter` that a loop consumes at
//! once are stepped in line, so that no iterator, and for `for i, x in enumerate(xs)` no tuple, is made.
//!
//! Names can be rebound, so a register says for each such call (a [`Stage`]) whether its callee is the builtin. If it is
//! not, the callee is called, and the leftmost iteration of the stage goes through what it returned; the steps of the
//! stage are jumped over. A stage in another counts as the builtin only if the outer one does: so a call that is made
//! finds objects as its arguments. Compilers know both sides of the comparison, and leave the rest out.
//!
//! Order is kept: arguments are evaluated, from left to right; then iterators are made, those of inner calls first. A
//! `StopIteration` from a function that is called ends the loop, as it does behind the real iterators; so does
//! `StopAsyncIteration` from an asynchronous iterator.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::control::{Context, Region};
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::scope::Meaning;
use super::{Lowered, Lowerer, constant};

/// A call with more iterables is left alone.
const MAX_SOURCES: usize = 4;

/// Where a loop's values come from.
pub(super) enum Stream {
    /// Any iterable: the state of its iteration.
    Iteration(Reg),
    /// A call that is stepped in line.
    Stage(Box<Stage>),
    /// An asynchronous iterator, and once the next value has been taken the region in which its end is raised.
    Async { iterator: Reg, region: Option<Region> },
}

/// What a stage does with the values of its sources.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Enumerate,
    Zip,
    Map,
    Filter,
}

/// A call that is stepped in line if its callee is the builtin.
pub(super) struct Stage {
    kind: Kind,
    /// Whether it is.
    is_builtin: Reg,
    sources: Vec<Stream>,
    /// The values of the sources, in a row; the first also holds the value when the callee is another.
    values: Reg,
    /// The counter before the value to come, or the function.
    extra: Reg,
    /// The calls of the function, to be watched for `StopIteration`.
    regions: Vec<Region>,
}

/// A value of a stream.
enum Element {
    Value(Reg),
    /// A tuple that is not made: its items if the register says so, else the value in the other register.
    Tuple {
        is_builtin: Reg,
        items: Vec<Element>,
        otherwise: Reg,
    },
}

impl Element {
    /// Where the value is if the stage's callee is not the builtin.
    fn otherwise(&self) -> Reg {
        match *self {
            Element::Value(register) => register,
            Element::Tuple { otherwise, .. } => otherwise,
        }
    }
}

impl Stage {
    /// Whether the callee is the builtin.
    pub(super) fn is_builtin(&self) -> Reg {
        self.is_builtin
    }
}

impl Stream {
    /// The state of the first iteration in it.
    fn leftmost(&self) -> Reg {
        match self {
            Stream::Iteration(state) => *state,
            Stream::Stage(stage) => stage.sources[0].leftmost(),
            Stream::Async { .. } => unreachable!("asynchronous iterators are no sources of stages"),
        }
    }
}

/// The kind of a call, if it is one to step in line, and where its iterables are among the arguments.
fn kind_of(call: &ExprCall) -> Option<(Kind, std::ops::Range<usize>)> {
    let (Expr::Name(name), arguments) = (&*call.func, &call.arguments) else { return None };
    let count = arguments.args.len();
    if !arguments.keywords.is_empty() || arguments.args.iter().any(Expr::is_starred_expr) {
        return None;
    }
    let (kind, sources) = match name.id.as_str() {
        "enumerate" if count == 1 || count == 2 && first_count(&arguments.args[1]).is_some() => {
            (Kind::Enumerate, 0..1)
        }
        "zip" if count >= 2 => (Kind::Zip, 0..count),
        "map" if count >= 2 => (Kind::Map, 1..count),
        "filter" if count == 2 => (Kind::Filter, 1..2),
        _ => return None,
    };
    (sources.len() <= MAX_SOURCES).then_some((kind, sources))
}

/// Where `enumerate` starts to count, if that is a literal.
fn first_count(start: &Expr) -> Option<i64> {
    match constant::fold(start)? {
        Constant::Int(start) if (-1 << 40..1 << 40).contains(&start) => Some(start),
        _ => None,
    }
}

impl<'a> Lowerer<'_, 'a> {
    /// The call that `expr` is, if it may be stepped in line.
    pub(super) fn stage_call(&self, expr: &'a Expr) -> Option<&'a ExprCall> {
        let Expr::Call(call) = expr else { return None };
        kind_of(call)?;
        let Expr::Name(name) = &*call.func else { return None };
        self.may_be_builtin(name.id.as_str()).then_some(call)
    }

    /// Whether a name stands for a builtin as far as the module tells.
    pub(super) fn may_be_builtin(&self, name: &str) -> bool {
        let in_module = self.scopes.all[0].symbol(name);
        self.meaning(name) == Meaning::Global && in_module.is_none_or(|symbol| !symbol.is_bound)
    }

    /// Evaluates an iterable and starts to go through it. What goes wrong then is reported for `range`.
    pub(super) fn open_stream(&mut self, iterable: &'a Expr, range: TextRange) -> Lowered<Stream> {
        if let Some(call) = self.stage_call(iterable) {
            let value = self.frame.temp();
            let stage = self.open_stage(call, None, value)?;
            return Ok(Stream::Stage(Box::new(stage)));
        }
        let state = self.frame.temps(3);
        let iterable = self.iterable(iterable, state)?;
        self.at(range);
        Ok(self.iteration(state, iterable))
    }

    /// Starts an iteration of what is in a register.
    pub(super) fn iteration(&mut self, state: Reg, iterable: Reg) -> Stream {
        self.frame.asm.iter_init(DefTriple(state), Use(iterable), IterationSite(0));
        Stream::Iteration(state)
    }

    /// The value of a name, and whether it is the builtin and `outer`, if there is one, is true.
    pub(super) fn maybe_builtin(&mut self, name: &ExprName, outer: Option<Reg>) -> [Reg; 2] {
        let (callee, result) = (self.frame.temp(), self.frame.temp());
        self.at(name.range);
        self.load_name(name.id.as_str(), callee);
        self.frame.load(result, Constant::Named(name.id.to_string()));
        self.frame.asm.is(Def(result), Use(callee), Use(result));
        if let Some(outer) = outer {
            let decided = self.frame.label();
            self.jump_truth(outer, decided, true);
            self.frame.asm.load_false(Def(result));
            self.frame.bind(decided);
        }
        [callee, result]
    }

    /// Evaluates the arguments of a call and starts to go through them. If the callee is not the builtin, or `outer` is
    /// false, its result is in `value`; then the leftmost iteration goes through it if there is no outer stage, else
    /// [`Lowerer::start`] is to be called.
    pub(super) fn open_stage(
        &mut self,
        call: &'a ExprCall,
        outer: Option<Reg>,
        value: Reg,
    ) -> Lowered<Stage> {
        let (kind, places) = kind_of(call).expect("asked before");
        let Expr::Name(name) = &*call.func else { unreachable!("asked before") };
        let args = &call.arguments.args;
        let [callee, is_builtin] = self.maybe_builtin(name, outer);
        let row = self.frame.temps(args.len());
        let mut sources = Vec::with_capacity(places.len());
        for (index, arg) in args.iter().enumerate() {
            let register = row + index as u16;
            let is_source = places.contains(&index);
            // What is not let through starts over at the loop's head, so nothing may be stepped before.
            let is_first = index == places.start;
            match self.stage_call(arg).filter(|_| is_source) {
                Some(inner) if is_first || !filters(inner) => {
                    let stage = self.open_stage(inner, Some(is_builtin), register)?;
                    sources.push(Stream::Stage(Box::new(stage)));
                }
                _ => {
                    self.evaluate(arg, register)?;
                    if is_source {
                        sources.push(Stream::Iteration(self.frame.temps(3)));
                    }
                }
            }
        }
        let values = row + places.start as u16;
        let extra = match kind {
            Kind::Enumerate => {
                let start = args.get(1).and_then(first_count).unwrap_or(0);
                let counter = self.frame.temp();
                self.frame.load(counter, Constant::Int(start - 1));
                counter
            }
            _ => row,
        };
        self.at(call.range());
        let (other, opened) = (self.frame.label(), self.frame.label());
        self.jump_truth(is_builtin, other, false);
        for (index, source) in sources.iter().enumerate() {
            self.start(source, values + index as u16);
        }
        if outer.is_some() {
            self.frame.asm.load_none(Def(value));
        }
        self.frame.jump(opened);
        self.frame.bind(other);
        let (slot, count) = (self.frame.asm.call_slot(), Count(args.len() as u16));
        self.frame.asm.call(Def(value), Use(callee), UseRange(row), count, slot);
        // Code that is not run then steps these too, as far as can be seen; so does it above.
        let mut states = sources.iter().map(Stream::leftmost);
        let first = states.next().expect("a stage has sources");
        match outer {
            None => self.frame.asm.iter_init(DefTriple(first), Use(value), IterationSite(0)),
            Some(_) => self.iterate_nothing(first),
        }
        states.for_each(|state| self.iterate_nothing(state));
        self.frame.bind(opened);
        Ok(Stage { kind, is_builtin, sources, values, extra, regions: Vec::new() })
    }

    /// Makes a state of an iteration over nothing.
    fn iterate_nothing(&mut self, state: Reg) {
        let mark = self.frame.mark();
        let empty = self.frame.temp();
        self.frame.load(empty, Constant::Tuple(Vec::new()));
        self.frame.asm.iter_init(DefTriple(state), Use(empty), IterationSite(0));
        self.frame.release(mark);
    }

    /// Starts to go through a source whose value, if it has one, is in `value`.
    pub(super) fn start(&mut self, source: &Stream, value: Reg) {
        match source {
            Stream::Async { .. } => unreachable!("asynchronous iterators are no sources of stages"),
            Stream::Iteration(state) => {
                self.frame.asm.iter_init(DefTriple(*state), Use(value), IterationSite(0));
            }
            Stream::Stage(stage) => {
                let started = self.frame.label();
                self.jump_truth(stage.is_builtin, started, true);
                let state = source.leftmost();
                self.frame.asm.iter_init(DefTriple(state), Use(value), IterationSite(0));
                self.frame.bind(started);
            }
        }
    }

    /// Takes the next value of a stream into a target, or jumps to `done`. Right behind the loop's head.
    pub(super) fn next_of(
        &mut self,
        target: &'a Expr,
        stream: &mut Stream,
        head: Label,
        done: Label,
        range: TextRange,
    ) -> Lowered<()> {
        match stream {
            Stream::Iteration(state) => self.iterate(target, *state, done, range),
            Stream::Async { iterator, region } => {
                *region = Some(self.async_next(target, *iterator, range)?);
                Ok(())
            }
            Stream::Stage(stage) => {
                let mark = self.frame.mark();
                self.at(range);
                let element = self.step_stage(stage, head, done);
                self.assign_element(target, &element)?;
                self.frame.release(mark);
                Ok(())
            }
        }
    }

    /// The next value of a source in a register.
    pub(super) fn next_in_register(&mut self, source: &mut Stream, head: Label, done: Label) -> Reg {
        let register = self.frame.temp();
        match self.step(source, register, head, done) {
            Element::Value(register) => register,
            tuple => {
                self.make(&tuple, register);
                register
            }
        }
    }

    /// Steps a source; a plain value goes to `dst`.
    fn step(&mut self, source: &mut Stream, dst: Reg, head: Label, done: Label) -> Element {
        match source {
            Stream::Iteration(state) => {
                self.frame.asm.iter_next(Def(dst), UseTriple(*state), done, IterationSite(0));
                self.frame.flow.branch(done);
                Element::Value(dst)
            }
            Stream::Stage(stage) => self.step_stage(stage, head, done),
            Stream::Async { .. } => unreachable!("asynchronous iterators are no sources of stages"),
        }
    }

    fn step_stage(&mut self, stage: &mut Stage, head: Label, done: Label) -> Element {
        let (is_builtin, values, extra) = (stage.is_builtin, stage.values, stage.extra);
        let first = self.step(&mut stage.sources[0], values, head, done);
        let otherwise = first.otherwise();
        match stage.kind {
            Kind::Enumerate => {
                self.frame.asm.add_int(Def(extra), Use(extra), Immediate(1), OperandsSite(0));
                Element::Tuple { is_builtin, items: vec![Element::Value(extra), first], otherwise }
            }
            Kind::Zip => {
                let mut items = vec![first];
                let stepped = self.frame.label();
                self.jump_truth(is_builtin, stepped, false);
                for (index, source) in stage.sources.iter_mut().enumerate().skip(1) {
                    items.push(self.step(source, values + index as u16, head, done));
                }
                self.frame.bind(stepped);
                Element::Tuple { is_builtin, items, otherwise }
            }
            Kind::Map => {
                self.make(&first, values);
                let mapped = self.frame.label();
                self.jump_truth(is_builtin, mapped, false);
                for (index, source) in stage.sources.iter_mut().enumerate().skip(1) {
                    let register = values + index as u16;
                    let item = self.step(source, register, head, done);
                    self.make(&item, register);
                }
                self.call_function(stage, values);
                self.frame.bind(mapped);
                Element::Value(values)
            }
            Kind::Filter => {
                self.make(&first, values);
                let (decided, kept) = (self.frame.label(), self.frame.label());
                self.jump_truth(is_builtin, kept, false);
                let mark = self.frame.mark();
                let is_kept = self.frame.temp();
                self.frame.copy(is_kept, values);
                self.frame.asm.jump_if_none(Use(extra), decided);
                self.frame.flow.branch(decided);
                self.call_function(stage, is_kept);
                self.frame.bind(decided);
                self.jump_truth(is_kept, head, false);
                self.frame.release(mark);
                self.frame.bind(kept);
                Element::Value(values)
            }
        }
    }

    /// Calls the function of a stage with the values of its sources.
    fn call_function(&mut self, stage: &mut Stage, dst: Reg) {
        let region = self.open_region();
        self.frame.contexts.push(Context::Try { region });
        let (slot, count) = (self.frame.asm.call_slot(), Count(stage.sources.len() as u16));
        self.frame.asm.call(Def(dst), Use(stage.extra), UseRange(stage.values), count, slot);
        let region = self.close_context();
        stage.regions.push(region);
    }

    /// What belongs to the loop's end: functions that raise `StopIteration` lead to `done`. Control does not get here.
    pub(super) fn close_stream(&mut self, stream: &mut Stream, done: Label) {
        match stream {
            Stream::Iteration(_) => {}
            Stream::Async { region, .. } => {
                let region = region.take().expect("a value has been taken");
                self.ends_with(&region, "StopAsyncIteration", done);
            }
            Stream::Stage(stage) => {
                for region in std::mem::take(&mut stage.regions) {
                    self.ends_with(&region, "StopIteration", done);
                }
                stage.sources.iter_mut().for_each(|source| self.close_stream(source, done));
            }
        }
    }

    /// An exception of this type in a region leads to `done`.
    fn ends_with(&mut self, region: &Region, exception_type: &str, done: Label) {
        let mark = self.frame.mark();
        let exception = self.frame.temp();
        if self.enter_handler(region, exception) {
            let arguments = self.frame.temps(2);
            self.frame.copy(arguments, exception);
            self.frame.load(arguments + 1, Constant::Named(exception_type.to_owned()));
            self.intrinsic(arguments, Intrinsic::ExceptionMatches, arguments, 2);
            self.jump_truth(arguments, done, true);
            self.frame.asm.rethrow(Use(exception));
            self.frame.flow.end();
        }
        self.frame.release(mark);
    }

    /// Assigns a value of a stream, without making a tuple that would be taken apart.
    fn assign_element(&mut self, target: &'a Expr, element: &Element) -> Lowered<()> {
        let (Element::Tuple { is_builtin, items, otherwise }, targets) = (element, parts_of(target)) else {
            return self.assign(target, element.otherwise());
        };
        let Some(targets) = targets.filter(|targets| targets.len() == items.len()) else {
            let mark = self.frame.mark();
            let register = self.frame.temp();
            self.make(element, register);
            self.assign(target, register)?;
            self.frame.release(mark);
            return Ok(());
        };
        let (other, assigned) = (self.frame.label(), self.frame.label());
        self.jump_truth(*is_builtin, other, false);
        for (target, item) in targets.iter().zip(items) {
            self.assign_element(target, item)?;
        }
        self.frame.jump(assigned);
        self.frame.bind(other);
        self.assign(target, *otherwise)?;
        self.frame.bind(assigned);
        Ok(())
    }

    /// Puts a value of a stream into a register.
    fn make(&mut self, element: &Element, dst: Reg) {
        let (is_builtin, items, otherwise) = match element {
            Element::Value(register) => return self.frame.copy(dst, *register),
            Element::Tuple { is_builtin, items, otherwise } => (*is_builtin, items, *otherwise),
        };
        let mark = self.frame.mark();
        let (other, made) = (self.frame.label(), self.frame.label());
        self.jump_truth(is_builtin, other, false);
        let first = self.frame.temps(items.len());
        for (index, item) in items.iter().enumerate() {
            self.make(item, first + index as u16);
        }
        self.frame.asm.new_tuple(Def(dst), UseRange(first), Count(items.len() as u16));
        self.frame.jump(made);
        self.frame.bind(other);
        self.frame.copy(dst, otherwise);
        self.frame.bind(made);
        self.frame.release(mark);
    }
}

/// Whether a call that is stepped in line gives pairs, unless its callee is another.
pub(super) fn makes_pairs(call: &ExprCall) -> bool {
    kind_of(call).is_some_and(|(kind, places)| match kind {
        Kind::Enumerate => true,
        Kind::Zip => places.len() == 2,
        Kind::Map | Kind::Filter => false,
    })
}

/// Whether a call leaves values out, or one in it whose values it takes first.
fn filters(call: &ExprCall) -> bool {
    match kind_of(call) {
        Some((Kind::Filter, _)) => true,
        Some((_, places)) => {
            matches!(&call.arguments.args[places.start], Expr::Call(inner) if filters(inner))
        }
        None => false,
    }
}

/// The targets of a tuple or list of them, none of them starred.
pub(super) fn parts_of(target: &Expr) -> Option<&[Expr]> {
    let parts = match target {
        Expr::Tuple(tuple) => &tuple.elts[..],
        Expr::List(list) => &list.elts[..],
        _ => return None,
    };
    (!parts.iter().any(Expr::is_starred_expr)).then_some(parts)
}
