//! Operators and conditions.
//!
//! A condition that is only tested becomes jumps: [`Body::jump_if`]. Operands whose kind is `Dynamic` but whose types are
//! nullable numbers are taken out of their words first; where one is null, the operator of dynamic values says what is wrong.

use bytecode::operand::*;

use super::body::{Body, Reg, Val};
use super::rep::Rep;
use crate::typed::{BinaryOp, Comparison, Expr, ExprKind, LogicOp, OperandKind, UnaryOp};
use crate::types;

impl<'a> Body<'_, 'a> {
    /// How the operands are held: `Dynamic` ones of types that are numbers or null, as numbers.
    fn operand_rep(&self, kind: OperandKind, types: &[types::Type]) -> Rep {
        match kind {
            OperandKind::Int => Rep::Int,
            OperandKind::Float => Rep::Float,
            OperandKind::Bool => Rep::Bool,
            OperandKind::String | OperandKind::Reference => Rep::Word,
            OperandKind::Dynamic => {
                let reps: Vec<Rep> =
                    types.iter().map(|&ty| self.lower.rep(self.lower.without_null(ty))).collect();
                if reps.iter().all(|&rep| rep == Rep::Int) {
                    Rep::Int
                } else if reps.iter().all(|&rep| matches!(rep, Rep::Int | Rep::Float)) {
                    Rep::Float
                } else {
                    Rep::Word
                }
            }
        }
    }

    pub fn binary(
        &mut self,
        op: BinaryOp,
        kind: OperandKind,
        left: &'a Expr,
        right: &'a Expr,
        ty: types::Type,
        hint: Option<Val>,
    ) -> Val {
        let mut rep = self.operand_rep(kind, &[left.ty, right.ty]);
        if op == BinaryOp::Div && rep == Rep::Int {
            rep = Rep::Float;
        }
        let _ = ty;
        let mark = self.mark();
        if self.may_be_null(rep, left, right) {
            let value = self.nullable_binary(op, rep, left, right, hint);
            return self.keep(mark, value);
        }
        if let (Rep::Int, BinaryOp::Add | BinaryOp::Sub, Some(small)) = (rep, op, small_literal(right)) {
            let left = self.value_as(left, Rep::Int);
            let dst = self.dest(hint, Rep::Int);
            let value = if op == BinaryOp::Add { small } else { -small };
            self.asm.add_int_i32(DefI32(dst), UseI32(left), Immediate(value));
            return self.keep(mark, Val { reg: dst, rep });
        }
        let span = self.asm.span();
        let first = self.stable_value(left, rep, &[right]);
        let second = self.value_as(right, rep);
        self.asm.set_span(span);
        let dst = self.dest(hint, rep);
        self.apply(op, rep, dst, first, second);
        self.keep(mark, Val { reg: dst, rep })
    }

    /// An operator of numbers that may be null.
    fn nullable_binary(
        &mut self,
        op: BinaryOp,
        rep: Rep,
        left: &'a Expr,
        right: &'a Expr,
        hint: Option<Val>,
    ) -> Val {
        let span = self.asm.span();
        let dst = Val { reg: self.dest(hint, rep), rep };
        let (null, done) = (self.asm.label(), self.asm.label());
        let operands = self.nullable_operands(rep, left, right);
        self.asm.set_span(span);
        let [first, second] = operands.map(|operand| self.number_or(operand, rep, null));
        self.apply(op, rep, dst.reg, first, second);
        self.asm.jump(done);
        self.asm.bind(null);
        self.asm.rare(TruthSite(0));
        let [first, second] = operands.map(|operand| self.convert(operand, Rep::Word));
        let word = self.temp(Rep::Word);
        self.apply(op, Rep::Word, word, first, second);
        self.convert_into(Val { reg: word, rep: Rep::Word }, dst);
        self.asm.bind(done);
        dst
    }

    /// Whether an operator of numbers has operands that are words, and so may be null.
    fn may_be_null(&self, rep: Rep, left: &Expr, right: &Expr) -> bool {
        let is_word = |expr: &Expr| self.lower.rep(expr.ty) == Rep::Word;
        matches!(rep, Rep::Int | Rep::Float) && (is_word(left) || is_word(right))
    }

    /// Each operand as it is held: a number, or a word.
    fn nullable_operands(&mut self, rep: Rep, left: &'a Expr, right: &'a Expr) -> [Val; 2] {
        let held = |body: &Self, expr: &Expr| match body.lower.rep(expr.ty) {
            Rep::Word => Rep::Word,
            _ => rep,
        };
        let (first, second) = (held(self, left), held(self, right));
        let left = self.stable_value(left, first, &[right]);
        let right = self.value_as(right, second);
        [Val { reg: left, rep: first }, Val { reg: right, rep: second }]
    }

    /// The number that an operand is, or a jump if it is null.
    fn number_or(&mut self, operand: Val, rep: Rep, null: Label) -> Reg {
        if operand.rep != Rep::Word {
            return operand.reg;
        }
        self.asm.jump_if_none(Use(operand.reg), null);
        let number = self.temp(rep);
        match rep {
            Rep::Int => self.asm.unbox_i32(DefI32(number), Use(operand.reg)),
            _ => self.asm.unbox_f64(DefF64(number), Use(operand.reg)),
        }
        number
    }

    /// `dst = left op right`, all held alike.
    pub fn apply(&mut self, op: BinaryOp, rep: Rep, dst: Reg, left: Reg, right: Reg) {
        match rep {
            Rep::Int => self.apply_int(op, dst, left, right),
            Rep::Float if !is_bitwise(op) => self.apply_float(op, dst, left, right),
            _ => {
                let range = self.range(&[Type::Word, Type::Word]);
                self.convert_into(Val { reg: left, rep }, Val { reg: range, rep: Rep::Word });
                self.convert_into(Val { reg: right, rep }, Val { reg: range + 1, rep: Rep::Word });
                let name = dynamic_operator(op);
                if rep == Rep::Word {
                    self.intrinsic(name, dst, range, 2);
                } else {
                    let word = self.temp(Rep::Word);
                    self.intrinsic(name, word, range, 2);
                    self.convert_into(Val { reg: word, rep: Rep::Word }, Val { reg: dst, rep });
                }
            }
        }
    }

    fn apply_int(&mut self, op: BinaryOp, dst: Reg, left: Reg, right: Reg) {
        let (dst, left, right) = (DefI32(dst), UseI32(left), UseI32(right));
        match op {
            BinaryOp::Add => self.asm.add_i32(dst, left, right),
            BinaryOp::Sub => self.asm.sub_i32(dst, left, right),
            BinaryOp::Mul => self.asm.mul_i32(dst, left, right),
            // Integers are divided as floats; this is only asked for with a float's result.
            BinaryOp::Div => self.asm.div_i32(dst, left, right),
            BinaryOp::Rem => self.asm.rem_i32(dst, left, right),
            BinaryOp::Shl => self.asm.shl_i32(dst, left, right),
            BinaryOp::Shr => self.asm.shr_i32(dst, left, right),
            BinaryOp::UShr => self.asm.ushr_i32(dst, left, right),
            BinaryOp::And => self.asm.and_i32(dst, left, right),
            BinaryOp::Or => self.asm.or_i32(dst, left, right),
            BinaryOp::Xor => self.asm.xor_i32(dst, left, right),
        }
    }

    fn apply_float(&mut self, op: BinaryOp, dst: Reg, left: Reg, right: Reg) {
        let (dst, left, right) = (DefF64(dst), UseF64(left), UseF64(right));
        match op {
            BinaryOp::Add => self.asm.add_f64(dst, left, right),
            BinaryOp::Sub => self.asm.sub_f64(dst, left, right),
            BinaryOp::Mul => self.asm.mul_f64(dst, left, right),
            BinaryOp::Div => self.asm.div_f64(dst, left, right),
            _ => self.asm.rem_f64(dst, left, right),
        }
    }

    pub fn unary(
        &mut self,
        op: UnaryOp,
        kind: OperandKind,
        operand: &'a Expr,
        expr: &'a Expr,
        hint: Option<Val>,
    ) -> Val {
        if op == UnaryOp::Not {
            return self.condition_value(expr, hint);
        }
        let rep = self.operand_rep(kind, &[operand.ty]);
        let mark = self.mark();
        let src = self.value_as(operand, rep);
        let dst = self.dest(hint, rep);
        match (op, rep) {
            (UnaryOp::Neg, Rep::Int) => self.asm.neg_i32(DefI32(dst), UseI32(src)),
            (UnaryOp::Neg, Rep::Float) => self.asm.neg_f64(DefF64(dst), UseF64(src)),
            (UnaryOp::Complement, Rep::Int) => {
                let ones = self.temp(Rep::Int);
                self.load_int(ones, -1);
                self.asm.xor_i32(DefI32(dst), UseI32(src), UseI32(ones));
            }
            _ => {
                let word = self.convert(Val { reg: src, rep }, Rep::Word);
                let range = self.range(&[Type::Word]);
                self.asm.mov(Def(range), Use(word));
                let name = if op == UnaryOp::Neg { "dynamic_neg" } else { "dynamic_complement" };
                let result = self.temp(Rep::Word);
                self.intrinsic(name, result, range, 1);
                self.convert_into(Val { reg: result, rep: Rep::Word }, Val { reg: dst, rep });
            }
        }
        self.keep(mark, Val { reg: dst, rep })
    }

    /// A condition as a boolean.
    pub fn condition_value(&mut self, expr: &'a Expr, hint: Option<Val>) -> Val {
        let mark = self.mark();
        let direct = match &expr.kind {
            ExprKind::Compare(op, kind, left, right) => self.compare_value(*op, *kind, left, right, hint),
            ExprKind::Unary(UnaryOp::Not, _, operand) if !is_jumpy(operand) => {
                let src = self.value_as(operand, Rep::Bool);
                let dst = self.dest(hint, Rep::Bool);
                self.asm.not_bool(DefBool(dst), UseBool(src));
                Some(dst)
            }
            ExprKind::Is(value, of) => self.is_value(value, *of, hint),
            _ => None,
        };
        if let Some(dst) = direct {
            return self.keep(mark, Val { reg: dst, rep: Rep::Bool });
        }
        // The result must not be written before the condition is decided: it may be a local that the condition reads.
        let dst = self.dest(hint, Rep::Bool);
        let (no, done) = (self.asm.label(), self.asm.label());
        self.jump_if(expr, no, false);
        self.asm.load_bool(DefBool(dst), Immediate(1));
        self.asm.jump(done);
        self.asm.bind(no);
        self.asm.load_bool(DefBool(dst), Immediate(0));
        self.asm.bind(done);
        self.keep(mark, Val { reg: dst, rep: Rep::Bool })
    }

    /// Comparisons that an instruction has the value of.
    fn compare_value(
        &mut self,
        op: Comparison,
        kind: OperandKind,
        left: &'a Expr,
        right: &'a Expr,
        hint: Option<Val>,
    ) -> Option<Reg> {
        let rep = self.operand_rep(kind, &[left.ty, right.ty]);
        let is_typed = matches!(rep, Rep::Int | Rep::Float) && kind != OperandKind::Dynamic;
        if !is_typed || self.may_be_null(rep, left, right) {
            return None;
        }
        let span = self.asm.span();
        let first = self.stable_value(left, rep, &[right]);
        let second = self.value_as(right, rep);
        self.asm.set_span(span);
        let dst = self.dest(hint, Rep::Bool);
        let (low, high) = match op {
            Comparison::Gt | Comparison::Ge => (second, first),
            _ => (first, second),
        };
        match (rep, op) {
            (Rep::Int, Comparison::Lt | Comparison::Gt) => {
                self.asm.lt_i32(DefBool(dst), UseI32(low), UseI32(high));
            }
            (Rep::Int, Comparison::Le | Comparison::Ge) => {
                self.asm.le_i32(DefBool(dst), UseI32(low), UseI32(high));
            }
            (Rep::Int, _) => self.asm.eq_i32(DefBool(dst), UseI32(low), UseI32(high)),
            (_, Comparison::Lt | Comparison::Gt) => {
                self.asm.lt_f64(DefBool(dst), UseF64(low), UseF64(high));
            }
            (_, Comparison::Le | Comparison::Ge) => {
                self.asm.le_f64(DefBool(dst), UseF64(low), UseF64(high));
            }
            _ => self.asm.eq_f64(DefBool(dst), UseF64(low), UseF64(high)),
        }
        if op == Comparison::Ne {
            self.asm.not_bool(DefBool(dst), UseBool(dst));
        }
        Some(dst)
    }

    /// Jumps if the condition is as told.
    pub fn jump_if(&mut self, expr: &'a Expr, target: Label, when: bool) {
        let mark = self.mark();
        self.at(expr.span);
        match &expr.kind {
            ExprKind::Literal(crate::typed::Literal::Bool(value)) => {
                if *value == when {
                    self.asm.jump(target);
                }
            }
            ExprKind::Unary(UnaryOp::Not, _, operand) => self.jump_if(operand, target, !when),
            ExprKind::Logic(op, left, right) => {
                // `a && b` is false as soon as `a` is; `a || b` is true as soon as `a` is.
                let deciding = *op == LogicOp::Or;
                if when == deciding {
                    self.jump_if(left, target, when);
                    self.jump_if(right, target, when);
                } else {
                    let skip = self.asm.label();
                    self.jump_if(left, skip, deciding);
                    self.jump_if(right, target, when);
                    self.asm.bind(skip);
                }
            }
            ExprKind::Compare(op, kind, left, right) => {
                self.jump_if_compare(*op, *kind, left, right, target, when);
            }
            ExprKind::IsNull(value, negated) => self.jump_if_null(value, target, when != *negated),
            _ => {
                let condition = self.value_as(expr, Rep::Bool);
                if when {
                    self.asm.jump_if_bool(UseBool(condition), target);
                } else {
                    self.asm.jump_unless_bool(UseBool(condition), target);
                }
            }
        }
        self.release(mark);
    }

    fn jump_if_null(&mut self, value: &'a Expr, target: Label, when: bool) {
        let value = self.emit(value, None);
        match (value.rep, when) {
            (Rep::Ref(_), true) => self.asm.jump_if_none_ref(UseRef(value.reg), target),
            (Rep::Ref(_), false) => self.asm.jump_if_not_none_ref(UseRef(value.reg), target),
            (Rep::Word, true) => self.asm.jump_if_none(Use(value.reg), target),
            (Rep::Word, false) => self.asm.jump_if_not_none(Use(value.reg), target),
            // Numbers are never null.
            (_, true) => {}
            (_, false) => self.asm.jump(target),
        }
    }

    fn jump_if_compare(
        &mut self,
        op: Comparison,
        kind: OperandKind,
        left: &'a Expr,
        right: &'a Expr,
        target: Label,
        when: bool,
    ) {
        let span = self.asm.span();
        let mut rep = match kind {
            // Null is equal to nothing else, and so must be compared as a word.
            OperandKind::Dynamic if matches!(op, Comparison::Eq | Comparison::Ne) => Rep::Word,
            OperandKind::Dynamic => self.operand_rep(kind, &[left.ty, right.ty]),
            _ => self.operand_rep(kind, &[]),
        };
        if matches!(op, Comparison::Eq | Comparison::Ne) && self.may_be_null(rep, left, right) {
            rep = Rep::Word;
        }
        let refs = kind == OperandKind::Reference
            && matches!(self.lower.rep(left.ty), Rep::Ref(_))
            && matches!(self.lower.rep(right.ty), Rep::Ref(_));
        if refs {
            rep = self.lower.rep(left.ty);
            let first = self.stable_value(left, rep, &[right]);
            let second = self.emit(right, None);
            let second = match second.rep {
                Rep::Ref(_) => second.reg,
                _ => self.convert(second, rep),
            };
            self.asm.set_span(span);
            let same = self.temp(Rep::Bool);
            self.asm.eq_ref(DefBool(same), UseRef(first), UseRef(second));
            if when == (op == Comparison::Eq) {
                self.asm.jump_if_bool(UseBool(same), target);
            } else {
                self.asm.jump_unless_bool(UseBool(same), target);
            }
            return;
        }
        if self.may_be_null(rep, left, right) {
            let (null, done) = (self.asm.label(), self.asm.label());
            let operands = self.nullable_operands(rep, left, right);
            self.asm.set_span(span);
            let [first, second] = operands.map(|operand| self.number_or(operand, rep, null));
            match rep {
                Rep::Int => self.jump_if_ints(op, first, second, target, when),
                _ => self.jump_if_floats(op, first, second, target, when),
            }
            self.asm.jump(done);
            // Null is neither less nor greater than anything.
            self.asm.bind(null);
            if !when {
                self.asm.jump(target);
            }
            self.asm.bind(done);
            return;
        }
        let first = self.stable_value(left, rep, &[right]);
        let second = self.value_as(right, rep);
        self.asm.set_span(span);
        match rep {
            Rep::Int => self.jump_if_ints(op, first, second, target, when),
            Rep::Float => self.jump_if_floats(op, first, second, target, when),
            Rep::Bool => {
                let (first, second) = (
                    self.convert(Val { reg: first, rep }, Rep::Word),
                    self.convert(Val { reg: second, rep }, Rep::Word),
                );
                if when == (op == Comparison::Eq) {
                    self.asm.jump_if_is(Use(first), Use(second), target);
                } else {
                    self.asm.jump_if_is_not(Use(first), Use(second), target);
                }
            }
            _ => self.jump_if_words(op, first, second, target, when),
        }
    }

    /// Jumps by a comparison of integers.
    pub fn jump_if_ints(&mut self, op: Comparison, left: Reg, right: Reg, target: Label, when: bool) {
        let (left, right) = (UseI32(left), UseI32(right));
        match (op, when) {
            (Comparison::Eq, true) | (Comparison::Ne, false) => {
                self.asm.jump_if_eq_i32(left, right, target);
            }
            (Comparison::Eq, false) | (Comparison::Ne, true) => {
                self.asm.jump_if_ne_i32(left, right, target);
            }
            (Comparison::Lt, true) | (Comparison::Ge, false) => {
                self.asm.jump_if_lt_i32(left, right, target);
            }
            (Comparison::Lt, false) | (Comparison::Ge, true) => {
                self.asm.jump_if_ge_i32(left, right, target);
            }
            (Comparison::Gt, true) | (Comparison::Le, false) => {
                self.asm.jump_if_lt_i32(right, left, target);
            }
            (Comparison::Gt, false) | (Comparison::Le, true) => {
                self.asm.jump_if_ge_i32(right, left, target);
            }
        }
    }

    /// Comparisons with NaN are false, but for `!=`: `when == false` jumps on them.
    fn jump_if_floats(&mut self, op: Comparison, left: Reg, right: Reg, target: Label, when: bool) {
        let (left, right) = (UseF64(left), UseF64(right));
        match (op, when) {
            (Comparison::Eq, true) | (Comparison::Ne, false) => {
                self.asm.jump_if_eq_f64(left, right, target);
            }
            (Comparison::Eq, false) | (Comparison::Ne, true) => {
                self.asm.jump_unless_eq_f64(left, right, target);
            }
            (Comparison::Lt, true) => self.asm.jump_if_lt_f64(left, right, target),
            (Comparison::Lt, false) => self.asm.jump_unless_lt_f64(left, right, target),
            (Comparison::Le, true) => self.asm.jump_if_le_f64(left, right, target),
            (Comparison::Le, false) => self.asm.jump_unless_le_f64(left, right, target),
            (Comparison::Gt, true) => self.asm.jump_if_lt_f64(right, left, target),
            (Comparison::Gt, false) => self.asm.jump_unless_lt_f64(right, left, target),
            (Comparison::Ge, true) => self.asm.jump_if_le_f64(right, left, target),
            (Comparison::Ge, false) => self.asm.jump_unless_le_f64(right, left, target),
        }
    }

    /// Jumps by a comparison of words.
    pub fn jump_if_words(&mut self, op: Comparison, left: Reg, right: Reg, target: Label, when: bool) {
        let (left, right, site) = (Use(left), Use(right), OperandsSite(0));
        match (op, when) {
            (Comparison::Eq, true) => self.asm.jump_if_eq(left, right, target, site),
            (Comparison::Eq, false) => self.asm.jump_unless_eq(left, right, target, site),
            (Comparison::Ne, true) => self.asm.jump_if_ne(left, right, target, site),
            (Comparison::Ne, false) => self.asm.jump_unless_ne(left, right, target, site),
            (Comparison::Lt, true) => self.asm.jump_if_lt(left, right, target, site),
            (Comparison::Lt, false) => self.asm.jump_unless_lt(left, right, target, site),
            (Comparison::Le, true) => self.asm.jump_if_le(left, right, target, site),
            (Comparison::Le, false) => self.asm.jump_unless_le(left, right, target, site),
            (Comparison::Gt, true) => self.asm.jump_if_gt(left, right, target, site),
            (Comparison::Gt, false) => self.asm.jump_unless_gt(left, right, target, site),
            (Comparison::Ge, true) => self.asm.jump_if_ge(left, right, target, site),
            (Comparison::Ge, false) => self.asm.jump_unless_ge(left, right, target, site),
        }
    }

    /// `value is T`.
    fn is_value(&mut self, value: &'a Expr, of: types::TypeRef, hint: Option<Val>) -> Option<Reg> {
        let value = self.emit(value, None);
        let dst = self.dest(hint, Rep::Bool);
        self.test_type(value, of, dst);
        Some(dst)
    }

    /// Whether a value is of a type.
    pub fn test_type(&mut self, value: Val, of: types::TypeRef, dst: Reg) {
        if let Some(layout) = self.lower.layout_of_type(of) {
            let src = match value.rep {
                Rep::Ref(_) => value.reg,
                _ => self.convert(value, Rep::Word),
            };
            self.asm.is_layout(DefBool(dst), UseValue(src), Target::Layout(layout));
            return;
        }
        let range = self.range(&[Type::Word, Type::Word]);
        self.convert_into(value, Val { reg: range, rep: Rep::Word });
        let word = self.temp(Rep::Word);
        if self.lower.is_string(of) {
            self.intrinsic("is_string", word, range, 1);
        } else {
            let number = self.lower.type_value(of);
            self.asm.load_int(Def(range + 1), Immediate(number));
            self.intrinsic("is_type", word, range, 2);
        }
        self.asm.unbox_bool(DefBool(dst), Use(word));
    }
}

/// An integer literal that an instruction holds, and its negation too.
fn small_literal(expr: &Expr) -> Option<i16> {
    match expr.kind {
        ExprKind::Literal(crate::typed::Literal::Int(value)) => {
            i16::try_from(value).ok().filter(|&value| value != i16::MIN)
        }
        _ => None,
    }
}

fn is_bitwise(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::Shl | BinaryOp::Shr | BinaryOp::UShr
    )
}

/// Whether a condition is better made of jumps than of booleans.
fn is_jumpy(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Logic(..)
            | ExprKind::Compare(..)
            | ExprKind::IsNull(..)
            | ExprKind::Unary(UnaryOp::Not, ..)
    )
}

/// The language's function for an operator on words.
pub(super) fn dynamic_operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "dynamic_add",
        BinaryOp::Sub => "dynamic_sub",
        BinaryOp::Mul => "dynamic_mul",
        BinaryOp::Div => "dynamic_div",
        BinaryOp::Rem => "dynamic_rem",
        BinaryOp::Shl => "dynamic_shl",
        BinaryOp::Shr => "dynamic_shr",
        BinaryOp::UShr => "dynamic_ushr",
        BinaryOp::And => "dynamic_and",
        BinaryOp::Or => "dynamic_or",
        BinaryOp::Xor => "dynamic_xor",
    }
}

#[cfg(test)]
mod tests {
    use super::{BinaryOp, dynamic_operator};

    #[test]
    fn operators_on_words_are_intrinsics_of_the_language() {
        for op in [BinaryOp::Add, BinaryOp::Rem, BinaryOp::UShr] {
            assert!(crate::language::intrinsics::find(dynamic_operator(op)).is_some());
        }
    }
}
