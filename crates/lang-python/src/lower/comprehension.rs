//! Comprehensions, inlined in the frame around them, with registers or cells of their own for their variables.

use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::consume::Consumption;
use super::intrinsics::Intrinsic;
use super::likely_floats::is_likely_float;
use super::registers::{Place, Reg};
use super::scope::{ScopeId, Variable, node_key};
use super::stream::Stream;
use super::{Lowered, Lowerer};

/// What a comprehension does with each element.
#[derive(Clone, Copy)]
pub(super) enum Element<'a> {
    /// Appends to a list.
    List(Reg, &'a Expr),
    /// Adds to a set.
    Set(Reg, &'a Expr),
    /// Inserts into a dict.
    Dict(Reg, &'a Expr, &'a Expr),
    /// Yields it.
    Yield(&'a Expr),
    /// Does with it what a consumer of a generator expression does.
    Consume(Consumption, &'a Expr),
}

impl<'a> Lowerer<'_, 'a> {
    /// Evaluates a list, set or dict comprehension into `dst`.
    pub(super) fn comprehension(&mut self, expr: &'a Expr, dst: Reg) -> Lowered<()> {
        let (key, generators): (usize, &'a [Comprehension]) = match expr {
            Expr::ListComp(comp) => (node_key(comp), &comp.generators),
            Expr::SetComp(comp) => (node_key(comp), &comp.generators),
            Expr::DictComp(comp) => (node_key(comp), &comp.generators),
            _ => unreachable!("only comprehensions come here"),
        };
        let scope = self.scopes.by_key(key);
        self.stepwise(dst, |this, dst| {
            let stream = this.open_clause(&generators[0], expr.range())?;
            this.at(expr.range());
            let element = match expr {
                Expr::ListComp(comp) => {
                    this.frame.asm.new_list(Def(dst), UseRange(0), Count(0));
                    Element::List(dst, &comp.elt)
                }
                Expr::SetComp(comp) => {
                    this.frame.asm.new_set(Def(dst), UseRange(0), Count(0));
                    Element::Set(dst, &comp.elt)
                }
                Expr::DictComp(comp) => {
                    this.frame.asm.new_dict(Def(dst), UseRange(0), Count(0));
                    let key = comp.key.as_deref().expect("collecting refuses the others");
                    Element::Dict(dst, key, &comp.value)
                }
                _ => unreachable!("only comprehensions come here"),
            };
            this.in_comprehension(scope, generators, stream, element, expr.range())?;
            if matches!(element, Element::List(_, value) if is_likely_float(value)) {
                this.intrinsic(dst, Intrinsic::ListOfFloats, dst, 1);
            }
            Ok(())
        })
    }

    /// Emits the loops of a scope that lives in the frame around it.
    pub(super) fn in_comprehension(
        &mut self,
        scope: ScopeId,
        generators: &'a [Comprehension],
        stream: Stream,
        element: Element<'a>,
        range: TextRange,
    ) -> Lowered<()> {
        let around = std::mem::replace(&mut self.frame.scope, scope);
        let reserved = self.frame.reserved.len();
        self.open_comprehension(scope, generators);
        self.clauses(generators, Some(stream), element, range)?;
        self.frame.reserved.truncate(reserved);
        self.frame.scope = around;
        Ok(())
    }

    /// Evaluates what a clause iterates.
    pub(super) fn open_clause(&mut self, clause: &'a Comprehension, range: TextRange) -> Lowered<Stream> {
        match clause.is_async {
            true => self.open_async_stream(&clause.iter, range),
            false => self.open_stream(&clause.iter, range),
        }
    }

    /// Gives the variables of a comprehension their places.
    fn open_comprehension(&mut self, scope: ScopeId, generators: &[Comprehension]) {
        // With one simple clause, nothing can read a variable before the loop sets it.
        let is_plain = generators.len() == 1 && is_names(&generators[0].target);
        for symbol in 0..self.scopes.all[scope].symbols.len() {
            let variable = Variable { scope, symbol };
            let symbol = self.scopes.symbol(variable).clone();
            if !symbol.is_bound {
                continue;
            }
            let register = self.frame.temp();
            self.frame.reserved.push(register);
            if symbol.is_captured || !is_plain {
                self.frame.asm.load_unbound(Def(register));
            }
            if symbol.is_captured {
                self.frame.asm.new_cell(Def(register), Use(register));
                self.frame.places.insert(variable, Place::Cell(register));
            } else {
                self.frame.add_local(variable, register, false);
            }
        }
    }

    /// Emits the loops of the clauses and, inside, what is done with each element.
    ///
    /// `stream` is where the first clause's values come from, `range` the source of the whole.
    pub(super) fn clauses(
        &mut self,
        generators: &'a [Comprehension],
        stream: Option<Stream>,
        element: Element<'a>,
        range: TextRange,
    ) -> Lowered<()> {
        let Some((clause, rest)) = generators.split_first() else {
            return self.element(element);
        };
        let mark = self.frame.mark();
        let mut stream = match stream {
            Some(stream) => stream,
            None => self.open_clause(clause, range)?,
        };
        let (head, done) = (self.frame.label(), self.frame.label());
        self.loop_head(head);
        self.next_of(&clause.target, &mut stream, head, done, range)?;
        self.frame.loop_depth += 1;
        for condition in &clause.ifs {
            self.jump_cond(condition, head, false)?;
        }
        if self.frame.flow.is_reachable() {
            self.clauses(rest, None, element, range)?;
        }
        self.frame.loop_depth -= 1;
        self.frame.jump(head);
        self.close_stream(&mut stream, done);
        self.frame.bind(done);
        self.frame.release(mark);
        Ok(())
    }

    fn element(&mut self, element: Element<'a>) -> Lowered<()> {
        let mark = self.frame.mark();
        match element {
            Element::List(list, value) => {
                let register = self.operand(value)?;
                self.at(value.range());
                self.frame.asm.list_append(Use(list), Use(register));
            }
            Element::Set(set, value) => {
                let register = self.operand(value)?;
                self.at(value.range());
                self.frame.asm.set_add(Use(set), Use(register));
            }
            Element::Dict(dict, key, value) => {
                let key_register = self.operand_before(key, None, &[value])?;
                let register = self.operand(value)?;
                self.at(TextRange::new(key.start(), value.end()));
                self.frame.asm.dict_insert(Use(dict), Use(key_register), Use(register));
            }
            Element::Yield(value) => {
                let register = self.operand(value)?;
                self.at(value.range());
                let sent = self.frame.temp();
                self.yield_value(sent, register);
            }
            Element::Consume(consumption, value) => self.consume_element(consumption, value)?,
        }
        self.frame.release(mark);
        Ok(())
    }
}

/// Whether a target is made of names alone.
fn is_names(target: &Expr) -> bool {
    match target {
        Expr::Name(_) => true,
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_names),
        Expr::List(list) => list.elts.iter().all(is_names),
        Expr::Starred(starred) => is_names(&starred.value),
        _ => false,
    }
}
