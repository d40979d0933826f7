//! Control: `if`, loops, `return`, `throw`, `try`.

use bytecode::operand::*;

use super::body::{Body, Loop, Mark, Reg, Storage, Val};
use super::layouts::{ARRAY, LENGTH};
use super::rep::Rep;
use crate::source::Span;
use crate::typed::{Catch, CatchTest, Comparison, ElementKind, Expr, ExprKind, Literal, LocalId};
use crate::types::TypeRef;

impl<'a> Body<'_, 'a> {
    pub fn control(&mut self, expr: &'a Expr, hint: Option<Val>) -> Val {
        match &expr.kind {
            ExprKind::If(condition, then, otherwise) => {
                self.if_else(condition, then, otherwise.as_deref(), expr, hint)
            }
            ExprKind::While(condition, body) => self.while_loop(condition, body, true),
            ExprKind::DoWhile(body, condition) => self.while_loop(condition, body, false),
            ExprKind::ForRange { local, from, to, body } => self.for_range(*local, from, to, body),
            ExprKind::ForArray { local, index, array, body } => self.for_array(*local, *index, array, body),
            ExprKind::Break | ExprKind::Continue => {
                let Some(&around) = self.loops.last() else {
                    self.lower.unsupported(expr.span, "break or continue outside of a loop");
                    return self.nothing();
                };
                let to =
                    if matches!(expr.kind, ExprKind::Break) { around.on_break } else { around.on_continue };
                self.asm.jump(to);
                self.unreached()
            }
            ExprKind::Return(value) => {
                self.return_value(value.as_deref());
                self.unreached()
            }
            ExprKind::Throw(value) => {
                let word = self.value_as(value, Rep::Word);
                // It is the word `throw` that reports show.
                let start = expr.span.start;
                self.at(Span { end: start + "throw".len() as u32, ..expr.span });
                self.asm.throw(Use(word));
                self.unreached()
            }
            ExprKind::Try(body, catches) => self.try_catch(body, catches, expr, hint),
            ExprKind::Match(found) => self.match_value(found, expr, hint),
            _ => {
                self.lower.unsupported(expr.span, "this expression");
                self.nothing()
            }
        }
    }

    /// What stands for the value of what does not go on. Code behind it is not reached, but must be sound.
    fn unreached(&mut self) -> Val {
        self.nothing()
    }

    /// Where the value of something with parts goes, and whether there is one.
    pub fn joined(&mut self, expr: &Expr, hint: Option<Val>) -> Option<Val> {
        let rep = self.lower.rep(expr.ty);
        if rep == Rep::Void {
            return None;
        }
        let rep = match hint {
            Some(hint) if hint.rep != Rep::Void => return Some(Val { reg: self.temp(hint.rep), ..hint }),
            _ => rep,
        };
        Some(Val { reg: self.temp(rep), rep })
    }

    /// Evaluates a part into the place of the whole.
    pub fn part(&mut self, part: &'a Expr, into: Option<Val>) {
        match into {
            Some(into) if !part.diverges() => self.value_into(part, into),
            _ => self.effect_scoped(part),
        }
    }

    /// Evaluates for the effects, in a scope of its own.
    pub fn effect_scoped(&mut self, expr: &'a Expr) {
        let mark = self.mark();
        self.effect(expr);
        self.release(mark);
    }

    fn if_else(
        &mut self,
        condition: &'a Expr,
        then: &'a Expr,
        otherwise: Option<&'a Expr>,
        expr: &'a Expr,
        hint: Option<Val>,
    ) -> Val {
        let into = if otherwise.is_some() { self.joined(expr, hint) } else { None };
        self.branches(condition, then, otherwise, into);
        match into {
            Some(into) => into,
            None => self.nothing(),
        }
    }

    /// The code of an `if`, whose value goes `into` a place if somebody wants it.
    pub fn branches(
        &mut self,
        condition: &'a Expr,
        then: &'a Expr,
        otherwise: Option<&'a Expr>,
        into: Option<Val>,
    ) {
        let (no, done) = (self.asm.label(), self.asm.label());
        self.jump_if(condition, no, false);
        self.part(then, into);
        match otherwise {
            Some(otherwise) => {
                if !then.diverges() {
                    self.asm.jump(done);
                }
                self.asm.bind(no);
                self.part(otherwise, into);
            }
            None => self.asm.bind(no),
        }
        self.asm.bind(done);
    }

    /// Starts a loop behind its first test.
    fn enter_loop(&mut self) -> (Label, Loop) {
        let head = self.asm.label();
        self.asm.bind(head);
        let slot = self.asm.loop_slot();
        self.asm.loop_header(slot);
        let around = Loop { on_break: self.asm.label(), on_continue: self.asm.label() };
        self.loops.push(around);
        (head, around)
    }

    /// A loop tests before it begins and at its end, so that its head is its only entry.
    fn while_loop(&mut self, condition: &'a Expr, body: &'a Expr, test_first: bool) -> Val {
        let exit = self.asm.label();
        let forever = matches!(condition.kind, ExprKind::Literal(Literal::Bool(true)));
        if test_first && !forever {
            self.jump_if(condition, exit, false);
        }
        let (head, around) = self.enter_loop();
        self.effect_scoped(body);
        self.asm.bind(around.on_continue);
        self.loops.pop();
        if forever {
            self.asm.jump(head);
        } else {
            self.jump_if(condition, head, true);
        }
        self.asm.bind(around.on_break);
        self.asm.bind(exit);
        self.nothing()
    }

    fn for_range(&mut self, local: LocalId, from: &'a Expr, to: &'a Expr, body: &'a Expr) -> Val {
        let mark = self.mark();
        let (counter, limit) = self.range_bounds(from, to);
        self.count(local, counter, limit, body);
        self.release(mark);
        self.nothing()
    }

    /// The bounds of a range, in registers of their own.
    pub fn range_bounds(&mut self, from: &'a Expr, to: &'a Expr) -> (Reg, Reg) {
        let counter = self.temp(Rep::Int);
        self.value_into(from, Val { reg: counter, rep: Rep::Int });
        let limit = self.temp(Rep::Int);
        self.value_into(to, Val { reg: limit, rep: Rep::Int });
        (counter, limit)
    }

    /// A loop that counts a register up to a limit.
    pub fn count(&mut self, local: LocalId, counter: Reg, limit: Reg, body: &'a Expr) {
        let data = self.local_data(local);
        let is_shared = self.needs_cell(local) || data.assigned || self.local_rep(local) != Rep::Int;
        let exit = self.asm.label();
        self.jump_if_ints(Comparison::Lt, counter, limit, exit, false);
        let (head, around) = self.enter_loop();
        let value = Val { reg: counter, rep: Rep::Int };
        if is_shared {
            self.set_new(local, value);
        } else {
            self.set_storage(local, Storage::Register(value));
        }
        self.effect_scoped(body);
        self.asm.bind(around.on_continue);
        self.loops.pop();
        self.asm.add_int_i32(DefI32(counter), UseI32(counter), Immediate(1));
        self.jump_if_ints(Comparison::Lt, counter, limit, head, true);
        self.asm.bind(around.on_break);
        self.asm.bind(exit);
    }

    /// Declares a local, new in this round, with a value that is in a register.
    pub fn set_new(&mut self, local: LocalId, value: Val) {
        match self.declare(local) {
            Storage::Register(own) => self.convert_into(value, own),
            Storage::Cell(cell) => {
                let rep = self.local_rep(local);
                let typed = self.convert(value, rep);
                let word = self.convert(Val { reg: typed, rep }, Rep::Word);
                self.asm.new_cell(Def(cell), Use(word));
            }
        }
    }

    fn for_array(&mut self, local: LocalId, index: Option<LocalId>, array: &'a Expr, body: &'a Expr) -> Val {
        let mark = self.mark();
        let kind = self.lower.elements(array.ty).unwrap_or(ElementKind::Word);
        // A copy: the variable may be assigned while the loop goes on.
        let object = self.temp(Rep::Ref(ARRAY));
        self.value_into(array, Val { reg: object, rep: Rep::Ref(ARRAY) });
        let counter = self.temp(Rep::Int);
        let length = self.temp(Rep::Int);
        self.load_int(counter, 0);
        let exit = self.asm.label();
        self.at(array.span);
        self.asm.load_field(length, object, LENGTH);
        self.jump_if_ints(Comparison::Lt, counter, length, exit, false);
        let (head, around) = self.enter_loop();
        let inner = self.mark();
        let element = self.load_element(object, counter, kind, None);
        self.set_new(local, element);
        if let Some(index) = index {
            self.set_new(index, Val { reg: counter, rep: Rep::Int });
        }
        self.effect_scoped(body);
        self.release(inner);
        self.asm.bind(around.on_continue);
        self.loops.pop();
        self.at(array.span);
        self.asm.add_int_i32(DefI32(counter), UseI32(counter), Immediate(1));
        self.asm.load_field(length, object, LENGTH);
        self.jump_if_ints(Comparison::Lt, counter, length, head, true);
        self.asm.bind(around.on_break);
        self.asm.bind(exit);
        self.release(mark);
        self.nothing()
    }

    fn return_value(&mut self, value: Option<&'a Expr>) {
        let Some(value) = value else { return self.return_nothing() };
        if self.declared_result == Rep::Void {
            self.effect_scoped(value);
            return self.return_nothing();
        }
        let span = self.asm.span();
        let typed = self.value_as(value, self.declared_result);
        let reg = self.convert(Val { reg: typed, rep: self.declared_result }, self.result);
        self.asm.set_span(span);
        self.asm.return_register(reg);
    }

    fn try_catch(&mut self, body: &'a Expr, catches: &'a [Catch], expr: &'a Expr, hint: Option<Val>) -> Val {
        let into = self.joined(expr, hint);
        let (start, end, handler, done) =
            (self.asm.label(), self.asm.label(), self.asm.label(), self.asm.label());
        self.asm.bind(start);
        self.part(body, into);
        self.asm.jump(done);
        self.asm.bind(end);
        self.asm.bind(handler);
        let mark = self.mark();
        self.at(expr.span);
        let exception = self.temp(Rep::Word);
        self.asm.catch(Def(exception), TruthSite(0));
        let argument = self.range(&[Type::Word]);
        self.asm.mov(Def(argument), Use(exception));
        let thrown = Val { reg: self.temp(Rep::Word), rep: Rep::Word };
        self.intrinsic("caught", thrown.reg, argument, 1);
        let mut catches_all = false;
        for catch in catches {
            let next = self.asm.label();
            catches_all |= self.catch_clause(catch, thrown, into, next, mark);
            if !catch.body.diverges() {
                self.asm.jump(done);
            }
            self.asm.bind(next);
        }
        if !catches_all {
            self.asm.rethrow(Use(exception));
        }
        self.release(mark);
        self.asm.bind(done);
        self.asm.handler(start, end, handler);
        match into {
            Some(into) => into,
            None => self.nothing(),
        }
    }

    /// Emits a clause, which goes to `next` if it does not catch; answers whether it catches all.
    fn catch_clause(
        &mut self,
        catch: &'a Catch,
        thrown: Val,
        into: Option<Val>,
        next: Label,
        _outer: Mark,
    ) -> bool {
        let mark = self.mark();
        let catches_all = match catch.test {
            CatchTest::Any => {
                self.set_new(catch.local, thrown);
                true
            }
            CatchTest::Exception => {
                let wrapped = self.as_exception(thrown);
                self.set_new(catch.local, wrapped);
                true
            }
            CatchTest::Type(of) if self.is_value_exception(of) => {
                let wrapped = self.as_exception(thrown);
                let fits = self.temp(Rep::Bool);
                self.test_type(wrapped, of, fits);
                self.asm.jump_unless_bool(UseBool(fits), next);
                self.set_new(catch.local, wrapped);
                false
            }
            CatchTest::Type(of) => {
                let fits = self.temp(Rep::Bool);
                self.test_type(thrown, of, fits);
                self.asm.jump_unless_bool(UseBool(fits), next);
                self.set_new(catch.local, thrown);
                false
            }
        };
        self.part(&catch.body, into);
        self.release(mark);
        catches_all
    }

    /// Whether a type is that of exceptions made of other values.
    fn is_value_exception(&self, of: TypeRef) -> bool {
        self.lower.program.by_name.get("haxe.ValueException") == Some(&of)
    }

    /// The exception itself, or one made of a value of another type.
    fn as_exception(&mut self, thrown: Val) -> Val {
        let class = |body: &Self, name: &str| match body.lower.program.by_name.get(name) {
            Some(TypeRef::Class(class)) => Some(*class),
            _ => None,
        };
        let base = class(self, "haxe.Exception").and_then(|class| self.lower.layouts.class(class));
        let (Some(base), Some(wrapper)) = (base, class(self, "haxe.ValueException")) else { return thrown };
        let rep = Rep::Ref(base);
        let result = Val { reg: self.temp(rep), rep };
        let (other, done) = (self.asm.label(), self.asm.label());
        let fits = self.temp(Rep::Bool);
        self.asm.is_layout(DefBool(fits), UseValue(thrown.reg), Target::Layout(base));
        self.asm.jump_unless_bool(UseBool(fits), other);
        self.convert_into(thrown, result);
        self.asm.jump(done);
        self.asm.bind(other);
        let made = self.new_with(wrapper, &[thrown], None);
        self.convert_into(made, result);
        let word = self.range(&[Type::Word]);
        self.convert_into(made, Val { reg: word, rep: Rep::Word });
        let noted = self.temp(Rep::Word);
        self.intrinsic("note_trace", noted, word, 1);
        self.asm.bind(done);
        result
    }
}
