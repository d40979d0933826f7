//! Expressions: into a wanted register, or into whatever register holds them already.
//!
//! `evaluate(expr, dst)` leaves the value in `dst`. When `dst` is a variable's register it is written last, since the
//! expression may read the variable, and may raise while the old value is still to be seen. When it is a temporary, it
//! also serves for intermediate values.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer, constant};
use crate::attributes::property_dict;

impl<'a> Lowerer<'_, 'a> {
    /// The register that holds the value of `expr`: a variable's own, or a new temporary.
    pub(super) fn operand(&mut self, expr: &'a Expr) -> Lowered<Reg> {
        self.operand_in(expr, None)
    }

    /// As [`Lowerer::operand`], but a value that must be computed goes to `hint` if it is given.
    pub(super) fn operand_in(&mut self, expr: &'a Expr, hint: Option<Reg>) -> Lowered<Reg> {
        match expr {
            Expr::Name(name) if name.id.as_str() != "__debug__" => {
                let name = self.mangled(&name.id);
                self.at(expr.range());
                if self.home(&name).is_some() || hint.is_none() {
                    return Ok(self.name_operand(&name));
                }
            }
            Expr::Named(named) => {
                let register = self.named(named, hint)?;
                return Ok(register);
            }
            _ => {
                if let Some(constant) = constant::fold(expr)
                    && let Some(register) = self.frame.loop_constant(&constant)
                {
                    return Ok(register);
                }
            }
        }
        let register = hint.unwrap_or_else(|| self.frame.temp());
        self.evaluate(expr, register)?;
        Ok(register)
    }

    /// The value of `expr` in a register that stays as it is while `later` is evaluated.
    pub(super) fn operand_before(
        &mut self,
        expr: &'a Expr,
        hint: Option<Reg>,
        later: &[&'a Expr],
    ) -> Lowered<Reg> {
        let register = self.operand_in(expr, hint)?;
        Ok(self.kept_before(register, later))
    }

    /// As [`Lowerer::operand_in`], of an object that nothing sees but the method `name` of it: `object.__dict__` need not hold the
    /// properties for those that look them up or take them in.
    pub(super) fn receiver_in(&mut self, expr: &'a Expr, hint: Option<Reg>, name: &str) -> Lowered<Reg> {
        let Expr::Attribute(attribute) = expr else { return self.operand_in(expr, hint) };
        if attribute.attr.as_str() != "__dict__" || !property_dict::is_method(name) {
            return self.operand_in(expr, hint);
        }
        let object = self.operand_in(&attribute.value, hint)?;
        let register = hint.unwrap_or_else(|| self.frame.temp());
        self.at(attribute.range);
        self.intrinsic_of(register, Intrinsic::PropertyView, &[object]);
        Ok(register)
    }

    /// As [`Lowerer::operand_before`], of an object whose elements are accessed by the method `name`.
    pub(super) fn container_before(
        &mut self,
        expr: &'a Expr,
        hint: Option<Reg>,
        name: &str,
        later: &[&'a Expr],
    ) -> Lowered<Reg> {
        let register = self.receiver_in(expr, hint, name)?;
        Ok(self.kept_before(register, later))
    }

    /// The register, or a copy if evaluating `later` may change it.
    fn kept_before(&mut self, register: Reg, later: &[&'a Expr]) -> Reg {
        if self.frame.is_scratch(register) || !self.may_rebind(later) {
            return register;
        }
        let copy = self.frame.temp();
        self.frame.copy(copy, register);
        copy
    }

    /// Whether one of the expressions may rebind a variable of this frame.
    fn may_rebind(&self, exprs: &[&'a Expr]) -> bool {
        self.scopes.all[self.frame.owner].has_walrus && exprs.iter().any(|expr| has_walrus(expr))
    }

    /// The value of `expr` in a new temporary.
    pub(super) fn in_temp(&mut self, expr: &'a Expr) -> Lowered<Reg> {
        let register = self.frame.temp();
        self.evaluate(expr, register)?;
        Ok(register)
    }

    /// The value of each of `exprs`, in temporaries in a row; the first of them.
    pub(super) fn in_temps(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) -> Lowered<Reg> {
        let mut first = None;
        for expr in exprs {
            let register = self.in_temp(expr)?;
            first.get_or_insert(register);
        }
        Ok(first.unwrap_or(0))
    }

    /// Evaluates for the effect alone.
    pub(super) fn effect(&mut self, expr: &'a Expr) -> Lowered<()> {
        let mark = self.frame.mark();
        match expr {
            _ if constant::fold(expr).is_some() => {}
            Expr::Name(_) => {
                self.operand(expr)?;
            }
            _ => {
                self.in_temp(expr)?;
            }
        }
        self.frame.release(mark);
        Ok(())
    }

    /// Evaluates an expression that takes several steps to write its result: straight into `dst` if that is a temporary,
    /// else by way of one.
    pub(super) fn stepwise(
        &mut self,
        dst: Reg,
        work: impl FnOnce(&mut Self, Reg) -> Lowered<()>,
    ) -> Lowered<()> {
        if self.frame.is_scratch(dst) {
            return work(self, dst);
        }
        let mark = self.frame.mark();
        let temp = self.frame.temp();
        work(self, temp)?;
        self.frame.copy(dst, temp);
        self.frame.release(mark);
        Ok(())
    }

    /// Evaluates `expr` into `dst`.
    pub(super) fn evaluate(&mut self, expr: &'a Expr, dst: Reg) -> Lowered<()> {
        let mark = self.frame.mark();
        if let Some(constant) = constant::fold(expr) {
            self.check_digits(&constant, expr)?;
            self.at(expr.range());
            self.frame.load(dst, constant);
            return Ok(());
        }
        match expr {
            Expr::Name(name) => {
                let name = self.mangled(&name.id);
                self.at(expr.range());
                self.load_name(&name, dst);
            }
            Expr::BinOp(binary) => self.binary(binary, dst)?,
            Expr::UnaryOp(unary) => self.unary(unary, dst)?,
            Expr::BoolOp(boolean) => self.boolean(boolean, dst)?,
            Expr::Compare(compare) => self.comparison(compare, dst)?,
            Expr::If(conditional) => self.conditional(conditional, dst)?,
            Expr::Call(call) => self.call(call, dst)?,
            Expr::Attribute(attribute) => {
                let hint = self.frame.is_scratch(dst).then_some(dst);
                let object = self.operand_in(&attribute.value, hint)?;
                let name = self.mangled(&attribute.attr);
                self.at(attribute.range);
                let (name, slot) = (self.name(&name), self.frame.asm.property_slot());
                self.frame.asm.get_property(Def(dst), Use(object), name, slot);
            }
            Expr::Subscript(subscript) => {
                let (object, key) = self.subscript_operands(subscript, dst)?;
                self.at(subscript.range);
                self.frame.asm.get_element(Def(dst), Use(object), Use(key), ElementSite(0));
            }
            Expr::Slice(slice) => self.slice(slice, dst)?,
            Expr::List(list) => self.list_display(&list.elts, dst)?,
            Expr::Tuple(tuple) => self.tuple_display(&tuple.elts, tuple.range, dst)?,
            Expr::Set(set) => self.set_display(&set.elts, dst)?,
            Expr::Dict(dict) => self.dict_display(dict, dst)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => self.comprehension(expr, dst)?,
            Expr::Generator(generator) => _ = self.generator_expression(generator, dst)?,
            Expr::Lambda(lambda) => self.lambda(lambda, dst)?,
            Expr::Named(named) => {
                let register = self.named(named, None)?;
                self.frame.copy(dst, register);
            }
            Expr::FString(string) => self.fstring(string, dst)?,
            Expr::Yield(node) => self.yield_one(node, dst)?,
            Expr::YieldFrom(node) => self.yield_from(node, dst)?,
            Expr::Starred(starred) => {
                return self.error("can't use starred expression here", starred.range);
            }
            Expr::Await(node) => self.await_expression(node, dst)?,
            Expr::TString(_) | Expr::IpyEscapeCommand(_) => {
                return self.error("invalid syntax", expr.range());
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => unreachable!("literals fold"),
        }
        self.frame.release(mark);
        Ok(())
    }

    /// CPython's limit on decimal literals.
    fn check_digits(&self, constant: &Constant, expr: &Expr) -> Lowered<()> {
        const MAX_DIGITS: usize = 4300;
        if let Constant::BigInt(digits) = constant
            && digits.len() > MAX_DIGITS
            && self.source.text[expr.range().start().to_usize()..].starts_with(|c: char| c != '0')
        {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits.",
                digits.len()
            );
            return self.error(message, expr.range());
        }
        Ok(())
    }

    fn binary(&mut self, binary: &'a ExprBinOp, dst: Reg) -> Lowered<()> {
        if self.percent_format(binary, dst)? {
            return Ok(());
        }
        let hint = self.frame.is_scratch(dst).then_some(dst);
        let lhs = self.operand_before(&binary.left, hint, &[&binary.right])?;
        if let (Operator::Add | Operator::Sub, Some(value)) = (binary.op, constant::small_int(&binary.right))
        {
            self.at(binary.range);
            let (dst, lhs, value) = (Def(dst), Use(lhs), Immediate(value));
            match binary.op {
                Operator::Add => self.frame.asm.add_int(dst, lhs, value, OperandsSite(0)),
                _ => self.frame.asm.sub_int(dst, lhs, value, OperandsSite(0)),
            }
            return Ok(());
        }
        let hint = hint.filter(|&hint| hint != lhs);
        let rhs = match &*binary.right {
            Expr::Attribute(right) if binary.op == Operator::Mod && right.attr.as_str() == "__dict__" => {
                let object = self.operand_in(&right.value, hint)?;
                let dict = self.frame.temp();
                self.at(right.range);
                self.intrinsic_of(dict, Intrinsic::PropertiesToFormat, &[lhs, object]);
                dict
            }
            right => self.operand_in(right, hint)?,
        };
        self.at(binary.range);
        self.emit_binary(binary.op, dst, lhs, rhs);
        Ok(())
    }

    /// Emits `dst = lhs op rhs`.
    fn emit_binary(&mut self, op: Operator, dst: Reg, lhs: Reg, rhs: Reg) {
        let (asm, dst, lhs, rhs) = (&mut self.frame.asm, Def(dst), Use(lhs), Use(rhs));
        let site = OperandsSite(0);
        match op {
            Operator::Add => asm.add(dst, lhs, rhs, site),
            Operator::Sub => asm.sub(dst, lhs, rhs, site),
            Operator::Mult => asm.mul(dst, lhs, rhs, site),
            Operator::MatMult => asm.matmul(dst, lhs, rhs, site),
            Operator::Div => asm.div_true(dst, lhs, rhs, site),
            Operator::Mod => asm.mod_floor(dst, lhs, rhs, site),
            Operator::Pow => asm.pow(dst, lhs, rhs, site),
            Operator::LShift => asm.shl(dst, lhs, rhs, site),
            Operator::RShift => asm.shr(dst, lhs, rhs, site),
            Operator::BitOr => asm.bit_or(dst, lhs, rhs, site),
            Operator::BitXor => asm.bit_xor(dst, lhs, rhs, site),
            Operator::BitAnd => asm.bit_and(dst, lhs, rhs, site),
            Operator::FloorDiv => asm.div_floor(dst, lhs, rhs, site),
        }
    }

    /// Emits `dst = lhs op= rhs`.
    pub(super) fn emit_in_place(&mut self, op: Operator, dst: Reg, lhs: Reg, rhs: Reg) {
        let (asm, dst, lhs, rhs) = (&mut self.frame.asm, Def(dst), Use(lhs), Use(rhs));
        let site = OperandsSite(0);
        match op {
            Operator::Add => asm.add_in_place(dst, lhs, rhs, site),
            Operator::Sub => asm.sub_in_place(dst, lhs, rhs, site),
            Operator::Mult => asm.mul_in_place(dst, lhs, rhs, site),
            Operator::MatMult => asm.matmul_in_place(dst, lhs, rhs, site),
            Operator::Div => asm.div_true_in_place(dst, lhs, rhs, site),
            Operator::Mod => asm.mod_floor_in_place(dst, lhs, rhs, site),
            Operator::Pow => asm.pow_in_place(dst, lhs, rhs, site),
            Operator::LShift => asm.shl_in_place(dst, lhs, rhs, site),
            Operator::RShift => asm.shr_in_place(dst, lhs, rhs, site),
            Operator::BitOr => asm.bit_or_in_place(dst, lhs, rhs, site),
            Operator::BitXor => asm.bit_xor_in_place(dst, lhs, rhs, site),
            Operator::BitAnd => asm.bit_and_in_place(dst, lhs, rhs, site),
            Operator::FloorDiv => asm.div_floor_in_place(dst, lhs, rhs, site),
        }
    }

    fn unary(&mut self, unary: &'a ExprUnaryOp, dst: Reg) -> Lowered<()> {
        if unary.op == UnaryOp::Not
            && let Expr::Compare(compare) = &*unary.operand
            && let ([op @ (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)], [_]) =
                (&*compare.ops, &*compare.comparators)
        {
            return self.single_comparison(compare, op.negate(), dst);
        }
        let hint = self.frame.is_scratch(dst).then_some(dst);
        let src = self.operand_in(&unary.operand, hint)?;
        self.at(unary.range);
        let (asm, dst, src) = (&mut self.frame.asm, Def(dst), Use(src));
        match unary.op {
            UnaryOp::Not => asm.not(dst, src, TruthSite(0)),
            UnaryOp::USub => asm.neg(dst, src, OperandsSite(0)),
            UnaryOp::UAdd => asm.pos(dst, src, OperandsSite(0)),
            UnaryOp::Invert => asm.invert(dst, src, OperandsSite(0)),
        }
        Ok(())
    }

    fn boolean(&mut self, boolean: &'a ExprBoolOp, dst: Reg) -> Lowered<()> {
        self.stepwise(dst, |this, dst| {
            let done = this.frame.label();
            let (last, first) = boolean.values.split_last().expect("two or more operands");
            for value in first {
                this.evaluate(value, dst)?;
                this.at(value.range());
                match boolean.op {
                    BoolOp::And => this.frame.asm.jump_if_false(Use(dst), done, TruthSite(0)),
                    BoolOp::Or => this.frame.asm.jump_if_true(Use(dst), done, TruthSite(0)),
                }
                this.frame.flow.branch(done);
            }
            this.evaluate(last, dst)?;
            this.frame.bind(done);
            Ok(())
        })
    }

    fn conditional(&mut self, conditional: &'a ExprIf, dst: Reg) -> Lowered<()> {
        let (otherwise, done) = (self.frame.label(), self.frame.label());
        self.jump_cond(&conditional.test, otherwise, false)?;
        if self.frame.flow.is_reachable() {
            self.evaluate(&conditional.body, dst)?;
            if self.frame.flow.is_used(otherwise) {
                self.frame.jump(done);
            }
        }
        if self.frame.flow.is_used(otherwise) {
            self.frame.bind(otherwise);
            self.evaluate(&conditional.orelse, dst)?;
        }
        self.frame.bind(done);
        Ok(())
    }

    /// An assignment expression: the register of its value.
    fn named(&mut self, named: &'a ExprNamed, hint: Option<Reg>) -> Lowered<Reg> {
        let Expr::Name(target) = &*named.target else {
            return self.error("cannot use assignment expressions here", named.range);
        };
        let name = self.mangled(&target.id);
        if let Some(home) = self.home(&name) {
            self.evaluate(&named.value, home)?;
            self.stored_in_home(&name);
            return Ok(home);
        }
        let register = hint.unwrap_or_else(|| self.frame.temp());
        self.evaluate(&named.value, register)?;
        self.at(named.range);
        self.store_name(&name, register);
        Ok(register)
    }

    /// Object and key of a subscript.
    fn subscript_operands(&mut self, subscript: &'a ExprSubscript, dst: Reg) -> Lowered<(Reg, Reg)> {
        let hint = self.frame.is_scratch(dst).then_some(dst);
        let object = self.container_before(&subscript.value, hint, "__getitem__", &[&subscript.slice])?;
        let hint = hint.filter(|&hint| hint != object);
        let key = self.operand_in(&subscript.slice, hint)?;
        Ok((object, key))
    }

    fn slice(&mut self, slice: &'a ExprSlice, dst: Reg) -> Lowered<()> {
        let first = self.frame.mark();
        let mut start = None;
        for part in [&slice.lower, &slice.upper, &slice.step] {
            let register = self.frame.temp();
            start.get_or_insert(register);
            match part {
                Some(part) => self.evaluate(part, register)?,
                None => self.frame.asm.load_none(Def(register)),
            }
        }
        self.at(slice.range);
        self.frame.asm.new_slice(Def(dst), UseRange(start.unwrap_or(0)), Count(3));
        self.frame.release(first);
        Ok(())
    }
}

struct FindWalrus(bool);

impl<'a> Visitor<'a> for FindWalrus {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Named(_) => self.0 = true,
            Expr::Lambda(_) => {}
            _ if !self.0 => walk_expr(self, expr),
            _ => {}
        }
    }
}

/// Whether evaluating `expr` may bind a name.
pub(super) fn has_walrus(expr: &Expr) -> bool {
    let mut find = FindWalrus(false);
    find.visit_expr(expr);
    find.0
}
