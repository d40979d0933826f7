//! What becomes of each local procedure, and where each variable lives.
//!
//! A procedure that is only called, and always with the same continuation, is no procedure of the machine: its code stands
//! once in the function around it, as a place to jump to ([`Fate::Label`], a loop when it jumps to itself) or at its only
//! call ([`Fate::Inline`]). One that is only called, but with different continuations, becomes a function of its own that
//! gets its free variables as further arguments ([`Fate::Lifted`]). Only a procedure that is used as a value is made a
//! closure ([`Fate::Closure`]).
//!
//! Continuations are compared as in contification (Fluet and Weeks 2001): every expression that is not in tail position is a
//! continuation of its own; a tail call has that of the procedure it stands in. The analysis starts with the belief that all
//! candidates are jumped to, and takes it back for those with calls that disagree, until nothing changes. Loops that could be
//! entered in two places stay functions, since the compilers count on loops with one entry.

use std::collections::{HashMap, HashSet};

use crate::core::{Expr, Kind, Lambda, Var, VarInfo};

/// A procedure of the source, as the analysis numbers them; 0 is the program itself.
type Procedure = usize;

/// Where control goes when an expression has its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Continuation {
    /// Out of the procedure.
    Return(Procedure),
    /// On inside one.
    Point(usize),
}

/// What becomes of a local procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nobody uses it.
    Unused,
    /// Its code stands at its only call.
    Inline,
    /// Its code stands once, and is jumped to; whether it is the head of a loop.
    Label(bool),
    /// A function that takes its free variables as arguments.
    Lifted,
    /// A closure.
    Closure,
}

/// A procedure that is bound to a variable.
#[derive(Debug)]
struct Known<'a> {
    var: Var,
    lambda: &'a Lambda,
    number: Procedure,
    /// Where the form that binds it stands.
    home: Procedure,
    home_continuation: Continuation,
    group: usize,
    calls: Vec<(Continuation, Procedure)>,
    escapes: bool,
    fate: Fate,
}

/// What was found out.
#[derive(Debug, Default)]
pub(super) struct Analysis<'a> {
    /// Local procedures by their variables.
    pub procedures: HashMap<Var, (Fate, &'a Lambda)>,
    /// Variables that live in cells.
    pub boxed: HashSet<Var>,
    /// Free variables of lifted procedures.
    pub lifted: HashMap<Var, Vec<Var>>,
}

/// More free variables than this make a closure of a procedure that could be lifted.
const MAX_LIFTED: usize = 12;

/// Analyses the expressions of a unit.
pub(super) fn analyse<'a>(body: &'a [Expr], variables: &[VarInfo], boxes_assigned: bool) -> Analysis<'a> {
    let mut walk = Walk {
        known: Vec::new(),
        by_var: HashMap::new(),
        by_number: HashMap::new(),
        procedures: 1,
        points: 0,
        groups: 0,
        uses: HashMap::new(),
        homes: HashMap::new(),
        variables,
        boxes_assigned,
    };
    for expr in body {
        let point = walk.point();
        walk.expr(expr, point, 0);
    }
    walk.decide();
    walk.finish(body)
}

struct Walk<'a, 'v> {
    known: Vec<Known<'a>>,
    by_var: HashMap<Var, usize>,
    by_number: HashMap<Procedure, usize>,
    procedures: usize,
    points: usize,
    groups: usize,
    /// Procedures in which a variable is used.
    uses: HashMap<Var, Vec<Procedure>>,
    /// The procedure that binds a variable.
    homes: HashMap<Var, Procedure>,
    variables: &'v [VarInfo],
    /// Whether all variables that `set!` changes live in cells.
    boxes_assigned: bool,
}

impl<'a> Walk<'a, '_> {
    fn point(&mut self) -> Continuation {
        self.points += 1;
        Continuation::Point(self.points)
    }

    fn note_use(&mut self, var: Var, place: Procedure) {
        let uses = self.uses.entry(var).or_default();
        if uses.last() != Some(&place) {
            uses.push(place);
        }
    }

    fn expr(&mut self, expr: &'a Expr, to: Continuation, place: Procedure) {
        match &expr.kind {
            Kind::Const(_) | Kind::Unspecified | Kind::Global(_) | Kind::Builtin(_) => {}
            Kind::Local(var) => {
                self.note_use(*var, place);
                if let Some(&index) = self.by_var.get(var) {
                    self.known[index].escapes = true;
                }
            }
            Kind::SetLocal(var, value) => {
                self.note_use(*var, place);
                self.part(value, place);
            }
            Kind::SetGlobal(_, value) | Kind::DefineGlobal(_, value) => self.part(value, place),
            Kind::Lambda(lambda) => self.lambda(lambda),
            Kind::If(test, then, other) => {
                self.part(test, place);
                self.expr(then, to, place);
                self.expr(other, to, place);
            }
            Kind::Or(items) | Kind::Seq(items) => {
                let Some((last, before)) = items.split_last() else { return };
                before.iter().for_each(|item| self.part(item, place));
                self.expr(last, to, place);
            }
            Kind::Record(_, items) => items.iter().for_each(|item| self.part(item, place)),
            Kind::Let(bindings, body) => self.bindings(bindings, body, to, place, false),
            Kind::Letrec(bindings, body) => self.bindings(bindings, body, to, place, true),
            Kind::Call(callee, arguments) => {
                arguments.iter().for_each(|argument| self.part(argument, place));
                if let Kind::Local(var) = callee.kind
                    && let Some(&index) = self.by_var.get(&var)
                {
                    self.note_use(var, place);
                    let known = &mut self.known[index];
                    known.calls.push((to, place));
                    let wanted = known.lambda.parameters.len();
                    known.escapes |= match known.lambda.rest {
                        None => wanted != arguments.len(),
                        Some(_) => wanted > arguments.len(),
                    };
                } else {
                    self.part(callee, place);
                }
            }
            Kind::Receive(receive) => {
                self.part(&receive.producer, place);
                for &var in receive.variables.iter().chain(&receive.rest) {
                    self.homes.insert(var, place);
                }
                self.expr(&receive.body, to, place);
            }
            Kind::Try(attempt) => {
                self.part(&attempt.body, place);
                self.homes.insert(attempt.variable, place);
                self.expr(&attempt.handler, to, place);
            }
        }
    }

    /// An expression that is not in tail position.
    fn part(&mut self, expr: &'a Expr, place: Procedure) {
        let to = self.point();
        self.expr(expr, to, place);
    }

    /// A procedure that is used as a value.
    fn lambda(&mut self, lambda: &'a Lambda) {
        let number = self.procedures;
        self.procedures += 1;
        self.inside(lambda, number);
    }

    fn inside(&mut self, lambda: &'a Lambda, number: Procedure) {
        for &var in lambda.parameters.iter().chain(&lambda.rest) {
            self.homes.insert(var, number);
        }
        self.expr(&lambda.body, Continuation::Return(number), number);
    }

    fn bindings(
        &mut self,
        bindings: &'a [(Var, Expr)],
        body: &'a Expr,
        to: Continuation,
        place: Procedure,
        recursive: bool,
    ) {
        let group = self.groups;
        self.groups += 1;
        let first = self.known.len();
        for (var, value) in bindings {
            self.homes.insert(*var, place);
            if let Kind::Lambda(lambda) = &value.kind
                && !self.variables[var.0 as usize].is_assigned
            {
                let number = self.procedures;
                self.procedures += 1;
                self.by_number.insert(number, self.known.len());
                self.known.push(Known {
                    var: *var,
                    lambda,
                    number,
                    home: place,
                    home_continuation: to,
                    group,
                    calls: Vec::new(),
                    escapes: false,
                    fate: Fate::Unused,
                });
            }
        }
        let last = self.known.len();
        if recursive {
            (first..last).for_each(|index| self.declare(index));
        }
        for (_, value) in bindings.iter().filter(|(_, value)| !matches!(value.kind, Kind::Lambda(_))) {
            self.part(value, place);
        }
        for (_, value) in bindings.iter().filter(|(var, _)| self.variables[var.0 as usize].is_assigned) {
            if let Kind::Lambda(lambda) = &value.kind {
                self.lambda(lambda);
            }
        }
        for index in first..last {
            let (lambda, number) = (self.known[index].lambda, self.known[index].number);
            self.inside(lambda, number);
        }
        if !recursive {
            (first..last).for_each(|index| self.declare(index));
        }
        self.expr(body, to, place);
    }

    fn declare(&mut self, index: usize) {
        self.by_var.insert(self.known[index].var, index);
    }

    /// Where the code of a procedure stands, if it stands in another one.
    fn stands_in(&self, number: Procedure) -> Option<Procedure> {
        let known = &self.known[*self.by_number.get(&number)?];
        match known.fate {
            Fate::Label(_) => Some(known.home),
            Fate::Inline => Some(known.calls[0].1),
            _ => None,
        }
    }

    /// The function of the machine in which the code of a procedure stands.
    fn function_of(&self, mut number: Procedure) -> Procedure {
        // Procedures that only call one another stand nowhere; nobody asks for their code.
        for _ in 0..=self.known.len() {
            match self.stands_in(number) {
                Some(around) => number = around,
                None => break,
            }
        }
        number
    }

    fn resolve(&self, mut to: Continuation) -> Continuation {
        for _ in 0..=self.known.len() {
            let Continuation::Return(number) = to else { break };
            let Some(&index) = self.by_number.get(&number) else { break };
            let known = &self.known[index];
            to = match known.fate {
                Fate::Label(_) => known.home_continuation,
                Fate::Inline => known.calls[0].0,
                _ => break,
            };
        }
        to
    }

    fn decide(&mut self) {
        for known in &mut self.known {
            let calls_itself = known.calls.iter().any(|&(_, place)| place == known.number);
            known.fate = match (known.escapes, known.calls.len()) {
                (true, _) => Fate::Closure,
                (false, 0) => Fate::Unused,
                (false, 1) if !calls_itself => Fate::Inline,
                (false, _) => Fate::Label(false),
            };
        }
        loop {
            let mut changed = false;
            for index in 0..self.known.len() {
                if matches!(self.known[index].fate, Fate::Label(_) | Fate::Inline) && !self.agrees(index) {
                    self.known[index].fate = Fate::Lifted;
                    changed = true;
                }
            }
            if !changed {
                changed = (0..self.groups).fold(false, |changed, group| self.find_loops(group) | changed);
            }
            if !changed {
                return;
            }
        }
    }

    /// Whether all calls of a procedure that is believed to be jumped to have its continuation.
    fn agrees(&self, index: usize) -> bool {
        let known = &self.known[index];
        if known.fate == Fate::Inline {
            return self.function_of(known.calls[0].1) == self.function_of(known.home);
        }
        let wanted = self.resolve(known.home_continuation);
        known.calls.iter().all(|&(to, place)| {
            self.resolve(to) == wanted && self.function_of(place) == self.function_of(known.home)
        })
    }

    /// Marks the heads of loops among the places of a group. Those of loops with several entries become functions, and the
    /// answer is that something changed.
    fn find_loops(&mut self, group: usize) -> bool {
        let members: Vec<usize> = (0..self.known.len())
            .filter(|&index| {
                self.known[index].group == group && matches!(self.known[index].fate, Fate::Label(_))
            })
            .collect();
        if members.is_empty() {
            return false;
        }
        // Which member jumps to which; the last row is the code around them.
        let count = members.len();
        let mut edges = vec![vec![false; count]; count + 1];
        for (to, &index) in members.iter().enumerate() {
            for &(_, place) in &self.known[index].calls {
                edges[self.member_around(&members, place).unwrap_or(count)][to] = true;
            }
        }
        let mut reach = edges[..count].to_vec();
        for middle in 0..count {
            for from in 0..count {
                if reach[from][middle] {
                    let further = reach[middle].clone();
                    for (known, next) in reach[from].iter_mut().zip(further) {
                        *known |= next;
                    }
                }
            }
        }
        let mut broken = Vec::new();
        for head in 0..count {
            let circle: Vec<usize> = (0..count)
                .filter(|&other| other == head || reach[head][other] && reach[other][head])
                .collect();
            let is_entered =
                |member: usize| (0..=count).any(|from| edges[from][member] && !circle.contains(&from));
            let entries = circle.iter().filter(|&&member| is_entered(member)).count();
            let is_loop = reach[head][head];
            let others_turn = circle.len() > 1
                && self.has_circle_without(&edges, &circle, circle.iter().copied().find(|&m| is_entered(m)));
            if is_loop && (entries > 1 || others_turn) {
                broken.push(members[head]);
            }
            self.known[members[head]].fate = Fate::Label(is_loop && is_entered(head));
        }
        for &index in &broken {
            self.known[index].fate = Fate::Lifted;
        }
        !broken.is_empty()
    }

    /// Whether some members of a circle reach themselves without passing its head.
    fn has_circle_without(&self, edges: &[Vec<bool>], circle: &[usize], head: Option<usize>) -> bool {
        let rest: Vec<usize> = circle.iter().copied().filter(|&member| Some(member) != head).collect();
        rest.iter().any(|&start| {
            let mut seen = HashSet::new();
            let mut stack: Vec<usize> = rest.iter().copied().filter(|&to| edges[start][to]).collect();
            while let Some(at) = stack.pop() {
                if at == start {
                    return true;
                }
                if seen.insert(at) {
                    stack.extend(rest.iter().copied().filter(|&to| edges[at][to]));
                }
            }
            false
        })
    }

    /// The member in whose code a place stands.
    fn member_around(&self, members: &[usize], mut place: Procedure) -> Option<usize> {
        for _ in 0..=self.known.len() {
            if let Some(&index) = self.by_number.get(&place)
                && let Some(member) = members.iter().position(|&member| member == index)
            {
                return Some(member);
            }
            place = self.stands_in(place)?;
        }
        None
    }

    fn finish(mut self, body: &'a [Expr]) -> Analysis<'a> {
        let mut analysis = Analysis::default();
        loop {
            analysis.procedures =
                self.known.iter().map(|known| (known.var, (known.fate, known.lambda))).collect();
            analysis.lifted = lifted_variables(&analysis.procedures);
            let too_many: Vec<Var> = analysis
                .lifted
                .iter()
                .filter(|(_, free)| free.len() > MAX_LIFTED)
                .map(|(&var, _)| var)
                .collect();
            if too_many.is_empty() {
                break;
            }
            for known in self.known.iter_mut().filter(|known| too_many.contains(&known.var)) {
                known.fate = Fate::Closure;
            }
        }
        for (index, info) in self.variables.iter().enumerate() {
            let var = Var(index as u32);
            let (Some(&home), Some(uses)) = (self.homes.get(&var), self.uses.get(&var)) else { continue };
            let home = self.function_of(home);
            if info.is_assigned
                && (self.boxes_assigned || uses.iter().any(|&place| self.function_of(place) != home))
            {
                analysis.boxed.insert(var);
            }
        }
        for expr in body {
            super::order::box_early_uses(expr, &mut analysis);
        }
        analysis
    }
}

/// The free variables of the procedures that are lifted, those of the ones they call included.
fn lifted_variables(procedures: &HashMap<Var, (Fate, &Lambda)>) -> HashMap<Var, Vec<Var>> {
    let mut free: HashMap<Var, Vec<Var>> = HashMap::new();
    let mut order: Vec<Var> = Vec::new();
    for (&var, (fate, lambda)) in procedures {
        if *fate == Fate::Lifted {
            free.insert(var, super::free::free_variables(lambda));
            order.push(var);
        }
    }
    order.sort_unstable();
    loop {
        let mut changed = false;
        for &var in &order {
            let mut all: Vec<Var> = Vec::new();
            for &inner in &free[&var] {
                match procedures.get(&inner).map(|(fate, _)| fate) {
                    Some(Fate::Lifted) if inner != var => {
                        all.extend(
                            free[&inner].iter().filter(|&&needed| {
                                !matches!(procedures.get(&needed), Some((Fate::Lifted, _)))
                            }),
                        );
                        all.push(inner);
                    }
                    _ => all.push(inner),
                }
            }
            all.sort_unstable();
            all.dedup();
            // A variable that the procedure binds itself is not free in it, even if one that it calls needs it: that one is
            // then bound inside as well and takes it from there.
            let own = super::free::bound_variables(procedures[&var].1);
            all.retain(|var| !own.contains(var));
            if all != free[&var] {
                free.insert(var, all);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for list in free.values_mut() {
        list.retain(|var| !matches!(procedures.get(var), Some((Fate::Lifted | Fate::Unused, _))));
    }
    free
}
