//! Expressions: how their values get into registers.
//!
//! [`Body::emit`] gives the register of a value as it comes; consumers ask [`Body::value_as`] for a representation or
//! [`Body::value_into`] for a register. A hint is a register that may take the result, written by the last instruction alone, so
//! that it can be a local which the expression reads.

use bytecode::operand::*;

use super::body::{Body, Reg, Storage, Val};
use super::rep::Rep;
use super::{Work, layouts};
use crate::typed::{Expr, ExprKind, Literal, LocalId, PlaceKind, Representation, children};
use crate::types::TypeRef;

impl<'a> Body<'_, 'a> {
    /// The value in some register, held in some way. Registers of locals are given as they are.
    pub fn emit(&mut self, expr: &'a Expr, hint: Option<Val>) -> Val {
        self.at(expr.span);
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal, hint),
            ExprKind::This => self.this.unwrap_or_else(|| {
                self.lower.unsupported(expr.span, "`this` outside of a method");
                Val { reg: 0, rep: Rep::Word }
            }),
            ExprKind::Local(local) => self.local(*local, hint),
            ExprKind::Declare(local, value) => {
                self.declare(*local);
                self.initialize(*local, value.as_deref());
                self.nothing()
            }
            ExprKind::Read(place) => {
                let place = self.prepare(place);
                self.load(&place, hint)
            }
            ExprKind::BoundMethod(object, field) => self.bound_method(object, *field, hint),
            ExprKind::BoundSuper(field) => self.bound_super(*field, hint),
            ExprKind::StaticMethod(field) => self.static_value(*field, hint),
            ExprKind::Constructor(of) => self.constant_constructor(*of, hint),
            ExprKind::ConstructorFunction(of) => {
                let function = self.lower.function(Work::ConstructorValue(of.of, of.index));
                self.closure_of(function, &[], hint)
            }
            ExprKind::TypeValue(of) => self.type_value(*of, hint),
            ExprKind::New(class, args) => self.new_object(*class, args, expr, hint),
            ExprKind::Construct(of, args) => self.construct(*of, args, hint),
            ExprKind::Call(callee, args) => self.call(callee, args, expr, hint),
            ExprKind::CallValue(callee, args) => self.call_value(callee, args, hint),
            ExprKind::CallNamed(object, name, args) => self.call_named(object, name, args, hint),
            ExprKind::Array(elements) => self.array_literal(expr, elements),
            ExprKind::Object(fields) => self.object_literal(fields),
            ExprKind::Comprehension { local, body } => self.comprehension(expr, *local, body),
            ExprKind::Append(local, value) => self.append(*local, value),
            ExprKind::Binary(op, kind, left, right) => self.binary(*op, *kind, left, right, expr.ty, hint),
            ExprKind::Compare(..) | ExprKind::IsNull(..) | ExprKind::Logic(..) | ExprKind::Is(..) => {
                self.condition_value(expr, hint)
            }
            ExprKind::Unary(op, kind, operand) => self.unary(*op, *kind, operand, expr, hint),
            ExprKind::Concat(parts) => self.concat(parts, hint),
            ExprKind::Assign(place, value) => self.assign(place, value, hint),
            ExprKind::AssignOp(place, op, kind, value) => self.assign_op(place, *op, *kind, value, expr),
            ExprKind::AssignConcat(place, value) => self.assign_concat(place, value),
            ExprKind::Increment { place, kind, by, postfix } => {
                self.increment(place, *kind, *by, *postfix, expr)
            }
            ExprKind::Closure(closure) => self.closure(closure, expr.span, hint),
            ExprKind::Block(parts) => self.block(parts, hint),
            ExprKind::EnumIndex(value) => {
                let value = self.enum_value(value);
                let dst = self.dest(hint, Rep::Int);
                self.asm.load_field(dst, value, layouts::TAG);
                Val { reg: dst, rep: Rep::Int }
            }
            ExprKind::EnumParameter(value, of, index) => self.enum_parameter(value, *of, *index, hint),
            ExprKind::Cast(value) => self.cast(value, expr.ty, hint),
            ExprKind::CheckedCast(value, of) => self.checked_cast(value, *of, expr, hint),
            ExprKind::Regex(pattern, flags) => self.regex(pattern, flags, hint),
            ExprKind::Trace(args) => self.trace(args, expr.span),
            _ => self.control(expr, hint),
        }
    }

    /// The value held in this way; perhaps a local's own register.
    pub fn value_as(&mut self, expr: &'a Expr, rep: Rep) -> Reg {
        if let (ExprKind::Literal(literal), true) = (&expr.kind, rep != Rep::Void) {
            if let Some(register) = self.loop_constant(literal, rep) {
                return register;
            }
            let dst = Val { reg: self.temp(rep), rep };
            self.at(expr.span);
            self.literal_into(literal, dst);
            return dst.reg;
        }
        let value = self.emit(expr, None);
        self.convert(value, rep)
    }

    /// Puts the value into a register.
    pub fn value_into(&mut self, expr: &'a Expr, dst: Val) {
        if let ExprKind::Literal(literal) = &expr.kind {
            self.at(expr.span);
            return self.literal_into(literal, dst);
        }
        let mark = self.mark();
        let value = self.emit(expr, Some(dst));
        if value.reg != dst.reg {
            self.convert_into(value, dst);
        }
        self.release(mark);
    }

    /// The value in a register of its own or, if `others` leave it alone, a local's.
    pub fn stable_value(&mut self, expr: &'a Expr, rep: Rep, others: &[&Expr]) -> Reg {
        let register = self.value_as(expr, rep);
        let Some(local) = local_of(expr) else { return register };
        if !others.iter().any(|other| assigns(other, local)) {
            return register;
        }
        let Storage::Register(place) = self.storage(local) else { return register };
        if place.reg != register {
            return register;
        }
        let copy = self.temp(rep);
        self.asm.copy_register(copy, register);
        copy
    }

    /// Evaluates for the effects alone.
    pub fn effect(&mut self, expr: &'a Expr) {
        let mark = self.mark();
        match &expr.kind {
            // The register stays taken for the rest of the block.
            ExprKind::Declare(local, value) => {
                self.at(expr.span);
                self.declare(*local);
                self.initialize(*local, value.as_deref());
                return;
            }
            ExprKind::Increment { place, kind, by, .. } => {
                self.at(expr.span);
                self.increment(place, *kind, *by, false, expr);
            }
            ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::This => {}
            ExprKind::If(condition, then, otherwise) => {
                self.at(expr.span);
                self.branches(condition, then, otherwise.as_deref(), None);
            }
            ExprKind::Block(parts) => parts.iter().for_each(|part| self.effect(part)),
            _ => {
                self.emit(expr, None);
            }
        }
        self.release(mark);
    }

    /// What stands for the value of what has none.
    pub fn nothing(&mut self) -> Val {
        let reg = self.temp(Rep::Word);
        self.asm.load_none(Def(reg));
        Val { reg, rep: Rep::Word }
    }

    fn literal(&mut self, literal: &Literal, hint: Option<Val>) -> Val {
        let rep = match literal {
            Literal::Int(_) => Rep::Int,
            Literal::Float(_) => Rep::Float,
            Literal::Bool(_) => Rep::Bool,
            Literal::String(_) | Literal::Null => Rep::Word,
        };
        let dst = Val { reg: self.dest(hint, rep), rep };
        self.literal_into(literal, dst);
        dst
    }

    /// Loads a constant as the register holds values.
    pub fn literal_into(&mut self, literal: &Literal, dst: Val) {
        match (literal, dst.rep) {
            (Literal::Int(value), Rep::Int) => self.load_int(dst.reg, *value),
            (Literal::Int(value), Rep::Float) => self.load_float(dst.reg, f64::from(*value)),
            (Literal::Float(value), Rep::Float) => self.load_float(dst.reg, *value),
            (Literal::Bool(value), Rep::Bool) => {
                self.asm.load_bool(DefBool(dst.reg), Immediate(i16::from(*value)));
            }
            (Literal::Int(value), Rep::Word) if i16::try_from(*value).is_ok() => {
                self.asm.load_int(Def(dst.reg), Immediate(*value as i16));
            }
            (Literal::Int(value), Rep::Word) => {
                let constant = self.asm.constant(bytecode::module::Constant::Int(i64::from(*value)));
                self.asm.load_const(Def(dst.reg), constant);
            }
            (Literal::Float(value), Rep::Word) => {
                let constant = self.asm.constant(bytecode::module::Constant::Float(*value));
                self.asm.load_const(Def(dst.reg), constant);
            }
            (Literal::Bool(true), Rep::Word) => self.asm.load_true(Def(dst.reg)),
            (Literal::Bool(false), Rep::Word) => self.asm.load_false(Def(dst.reg)),
            (Literal::String(text), Rep::Word) => self.load_string(dst.reg, text),
            (Literal::Null, _) => self.load_default(dst),
            _ => {
                let value = self.literal(literal, None);
                self.convert_into(value, dst);
            }
        }
    }

    fn local(&mut self, local: LocalId, hint: Option<Val>) -> Val {
        match self.storage(local) {
            Storage::Register(place) => place,
            Storage::Cell(cell) => {
                let dst = self.dest(hint, Rep::Word);
                let name = self.local_data(local).name.clone();
                let name = self.asm.name(&name);
                self.asm.load_cell(Def(dst), Use(cell), name);
                Val { reg: dst, rep: Rep::Word }
            }
        }
    }

    fn block(&mut self, parts: &'a [Expr], hint: Option<Val>) -> Val {
        let Some((last, before)) = parts.split_last() else { return self.nothing() };
        let mark = self.mark();
        for part in before {
            self.effect(part);
        }
        // The value may be in a register of the block's: it is copied before these are given back.
        let value = self.emit(last, hint);
        if hint.is_some_and(|hint| hint.reg == value.reg) {
            self.release(mark);
            return value;
        }
        self.keep(mark, value)
    }

    /// Gives back what was taken since, but keeps the value, if need be in another register.
    pub fn keep(&mut self, mark: super::body::Mark, value: Val) -> Val {
        self.release_but(mark, value.reg);
        value
    }

    /// A type as a value.
    pub fn type_value(&mut self, of: TypeRef, hint: Option<Val>) -> Val {
        let index = self.lower.type_value(of);
        let mark = self.mark();
        let argument = self.range(&[Type::Word]);
        self.asm.load_int(Def(argument), Immediate(index));
        let dst = self.dest(hint, Rep::Word);
        self.intrinsic("type_value", dst, argument, 1);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    fn enum_value(&mut self, value: &'a Expr) -> Reg {
        let value = self.emit(value, None);
        match value.rep {
            Rep::Ref(_) => value.reg,
            _ => self.convert(value, Rep::Ref(layouts::ENUM_VALUE)),
        }
    }

    fn enum_parameter(
        &mut self,
        value: &'a Expr,
        of: crate::typed::ConstructorRef,
        index: u32,
        hint: Option<Val>,
    ) -> Val {
        let layout = self.lower.layouts.constructor(of);
        let object = self.value_as(value, Rep::Ref(layout));
        let rep = self.lower.constructor_reps(of)[index as usize];
        let dst = self.dest(hint, rep);
        let field = layouts::TAG + 1 + index as u16;
        self.asm.load_field(dst, object, field);
        Val { reg: dst, rep }
    }

    /// The parts' texts in one string. What another part could still change becomes a text at once.
    fn concat(&mut self, parts: &'a [Expr], hint: Option<Val>) -> Val {
        let span = self.asm.span();
        let mark = self.mark();
        let range = self.range(&vec![Type::Word; parts.len()]);
        for (index, (part, register)) in parts.iter().zip(range..).enumerate() {
            self.value_into(part, Val { reg: register, rep: Rep::Word });
            let is_final = matches!(
                self.lower.program.representation(part.ty),
                Representation::Int | Representation::Float | Representation::Bool | Representation::String
            );
            let is_last = parts[index + 1..].iter().all(is_inert);
            if !is_final && !is_last {
                self.asm.set_span(span);
                self.intrinsic("Std.string", register, register, 1);
            }
        }
        self.asm.set_span(span);
        let dst = self.dest(hint, Rep::Word);
        self.intrinsic("concat", dst, range, parts.len() as u16);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    /// The same value as another type: a number's kind changes even where it is held as a word.
    fn cast(&mut self, value: &'a Expr, ty: crate::types::Type, hint: Option<Val>) -> Val {
        let rep = self.lower.rep(ty);
        let number = match rep {
            Rep::Word => self.lower.rep(self.lower.without_null(ty)),
            _ => rep,
        };
        let value = self.emit(value, hint);
        let changes = match (value.rep, number) {
            (Rep::Int | Rep::Float | Rep::Bool, Rep::Int | Rep::Float) => true,
            (Rep::Word, Rep::Int | Rep::Float | Rep::Bool) => number == rep,
            _ => false,
        };
        if !changes || value.rep == number {
            return value;
        }
        let dst = Val { reg: self.dest(hint, number), rep: number };
        self.convert_into(value, dst);
        dst
    }

    fn checked_cast(&mut self, value: &'a Expr, of: TypeRef, expr: &'a Expr, hint: Option<Val>) -> Val {
        let value = self.emit(value, None);
        self.at(expr.span);
        if let Some(layout) = self.lower.layout_of_type(of)
            && value.rep != Rep::Void
        {
            return self.cast_to_layout(value, layout, hint);
        }
        let range = self.range(&[Type::Word, Type::Word]);
        self.convert_into(value, Val { reg: range, rep: Rep::Word });
        self.type_value(of, Some(Val { reg: range + 1, rep: Rep::Word }));
        let dst = self.dest(hint, Rep::Word);
        self.intrinsic("cast", dst, range, 2);
        Val { reg: dst, rep: Rep::Word }
    }

    /// The value as an object of the layout; null passes.
    fn cast_to_layout(&mut self, value: Val, layout: u16, hint: Option<Val>) -> Val {
        let rep = Rep::Ref(layout);
        let word = Val { reg: self.convert(value, Rep::Word), rep: Rep::Word };
        let (fits, ok) = (self.temp(Rep::Bool), self.asm.label());
        self.asm.is_layout(DefBool(fits), UseValue(word.reg), Target::Layout(layout));
        self.asm.jump_if_bool(UseBool(fits), ok);
        self.asm.jump_if_none(Use(word.reg), ok);
        let failed = self.temp(Rep::Word);
        self.intrinsic("cast_error", failed, word.reg, 0);
        self.asm.bind(ok);
        let dst = Val { reg: self.dest(hint, rep), rep };
        self.convert_into(word, dst);
        dst
    }

    fn regex(&mut self, pattern: &str, flags: &str, hint: Option<Val>) -> Val {
        let class = self.lower.program.by_name.get("EReg").copied();
        let range = self.range(&[Type::Word, Type::Word]);
        self.load_string(range, pattern);
        self.load_string(range + 1, flags);
        if let Some(TypeRef::Class(class)) = class
            && self.lower.layouts.class(class).is_some()
        {
            let words = [Val { reg: range, rep: Rep::Word }, Val { reg: range + 1, rep: Rep::Word }];
            return self.new_with(class, &words, hint);
        }
        let dst = self.dest(hint, Rep::Word);
        self.intrinsic("EReg.new", dst, range, 2);
        Val { reg: dst, rep: Rep::Word }
    }

    /// Calls the language's function of this name with words in a row.
    pub fn intrinsic(&mut self, name: &str, dst: Reg, first: Reg, count: u16) {
        let index = self.lower.intrinsic(name);
        self.asm.intrinsic(Def(dst), IntrinsicIndex(index), UseRange(first), Count(count));
    }

    /// Calls the language's function of this name with the values as words.
    pub fn intrinsic_of(&mut self, name: &str, args: &[&'a Expr], hint: Option<Val>) -> Val {
        let span = self.asm.span();
        let mark = self.mark();
        let range = self.range(&vec![Type::Word; args.len()]);
        for (arg, register) in args.iter().zip(range..) {
            self.value_into(arg, Val { reg: register, rep: Rep::Word });
        }
        self.asm.set_span(span);
        let dst = self.dest(hint, Rep::Word);
        self.intrinsic(name, dst, range, args.len() as u16);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }
}

/// Whether evaluating the expression changes nothing.
fn is_inert(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::This)
}

/// The local whose register may hold the expression's value.
pub(super) fn local_of(expr: &Expr) -> Option<LocalId> {
    match &expr.kind {
        ExprKind::Local(local) => Some(*local),
        ExprKind::Cast(inner) => local_of(inner),
        ExprKind::Block(parts) => parts.last().and_then(local_of),
        ExprKind::Assign(place, _)
        | ExprKind::AssignOp(place, ..)
        | ExprKind::AssignConcat(place, _)
        | ExprKind::Increment { place, .. } => match place.kind {
            PlaceKind::Local(local) => Some(local),
            _ => None,
        },
        _ => None,
    }
}

/// Whether evaluating the expression may assign the local in this frame.
pub(super) fn assigns(expr: &Expr, local: LocalId) -> bool {
    let target = match &expr.kind {
        ExprKind::Assign(place, _)
        | ExprKind::AssignOp(place, ..)
        | ExprKind::AssignConcat(place, _)
        | ExprKind::Increment { place, .. } => Some(place),
        ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::This | ExprKind::Closure(_) => return false,
        _ => None,
    };
    if target.is_some_and(|place| matches!(place.kind, PlaceKind::Local(assigned) if assigned == local)) {
        return true;
    }
    let mut found = false;
    children(expr, &mut |part| found |= assigns(part, local));
    found
}
