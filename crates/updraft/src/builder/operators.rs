//! Operators: arithmetic, comparison, negation.

use bytecode::operand::*;
use runtime::language::{BinaryOp, CompareOp, UnaryOp};

use super::function::{FunctionBuilder, Local};

impl FunctionBuilder {
    /// Arithmetic. Of raw integers, which wrap: all but `/`, `//` and `%` of Python, of which [`BinaryOp::DivTrunc`] and
    /// [`BinaryOp::RemTrunc`] take the place; of raw floats the four kinds ([`BinaryOp::DivTrue`]) and `RemTrunc`.
    pub fn binary(&mut self, op: BinaryOp, lhs: Local, rhs: Local) -> Local {
        if lhs.ty == Type::Word && rhs.ty == Type::Word {
            let to = self.local(Type::Word);
            self.dynamic(op, Def(to.register), Use(lhs.register), Use(rhs.register));
            return to;
        }
        let to = self.local(lhs.ty);
        let (d, a, b, asm) = (to.register, lhs.register, rhs.register, &mut self.assembler);
        macro_rules! typed {
            ($Def:ident $Use:ident: $($op:ident $name:ident),*) => {
                match op {
                    $(BinaryOp::$op => asm.$name($Def(d), $Use(a), $Use(b)),)*
                    _ => self.misfit(&format!("{op:?}"), &[lhs, rhs]),
                }
            };
        }
        match (lhs.ty, rhs.ty) {
            (Type::I32, Type::I32) => {
                typed!(DefI32 UseI32: Add add_i32, Sub sub_i32, Mul mul_i32, DivTrunc div_i32,
                RemTrunc rem_i32, BitAnd and_i32, BitOr or_i32, BitXor xor_i32, Shl shl_i32, Shr shr_i32)
            }
            (Type::I64, Type::I64) => {
                typed!(DefI64 UseI64: Add add_i64, Sub sub_i64, Mul mul_i64, DivTrunc div_i64,
                RemTrunc rem_i64, BitAnd and_i64, BitOr or_i64, BitXor xor_i64, Shl shl_i64, Shr shr_i64)
            }
            (Type::F64, Type::F64) => {
                typed!(DefF64 UseF64: Add add_f64, Sub sub_f64, Mul mul_f64, DivTrue div_f64,
                RemTrunc rem_f64)
            }
            _ => self.misfit(&format!("{op:?}"), &[lhs, rhs]),
        }
        to
    }

    fn dynamic(&mut self, op: BinaryOp, d: Def, a: Use, b: Use) {
        let (asm, site) = (&mut self.assembler, OperandsSite(0));
        match op {
            BinaryOp::Add => asm.add(d, a, b, site),
            BinaryOp::Sub => asm.sub(d, a, b, site),
            BinaryOp::Mul => asm.mul(d, a, b, site),
            BinaryOp::DivTrue => asm.div_true(d, a, b, site),
            BinaryOp::DivFloor => asm.div_floor(d, a, b, site),
            BinaryOp::ModFloor => asm.mod_floor(d, a, b, site),
            BinaryOp::Pow => asm.pow(d, a, b, site),
            BinaryOp::Shl => asm.shl(d, a, b, site),
            BinaryOp::Shr => asm.shr(d, a, b, site),
            BinaryOp::BitAnd => asm.bit_and(d, a, b, site),
            BinaryOp::BitOr => asm.bit_or(d, a, b, site),
            BinaryOp::BitXor => asm.bit_xor(d, a, b, site),
            BinaryOp::Matmul => asm.matmul(d, a, b, site),
            BinaryOp::DivTrunc => asm.div_trunc(d, a, b, site),
            BinaryOp::RemTrunc => asm.rem_trunc(d, a, b, site),
            BinaryOp::DivExact => asm.div_exact(d, a, b, site),
        }
    }

    /// Arithmetic with one operand, of words; of raw numbers [`UnaryOp::Neg`].
    pub fn unary(&mut self, op: UnaryOp, operand: Local) -> Local {
        let to = self.local(operand.ty);
        let (d, s, asm, site) = (to.register, operand.register, &mut self.assembler, OperandsSite(0));
        match (op, operand.ty) {
            (UnaryOp::Neg, Type::Word) => asm.neg(Def(d), Use(s), site),
            (UnaryOp::Pos, Type::Word) => asm.pos(Def(d), Use(s), site),
            (UnaryOp::Invert, Type::Word) => asm.invert(Def(d), Use(s), site),
            (UnaryOp::Neg, Type::I32) => asm.neg_i32(DefI32(d), UseI32(s)),
            (UnaryOp::Neg, Type::I64) => asm.neg_i64(DefI64(d), UseI64(s)),
            (UnaryOp::Neg, Type::F64) => asm.neg_f64(DefF64(d), UseF64(s)),
            _ => self.misfit(&format!("{op:?}"), &[operand]),
        }
        to
    }

    /// Comparison. Of words it is whatever the language says; of raw numbers and references a [`Type::Bool`].
    pub fn compare(&mut self, op: CompareOp, lhs: Local, rhs: Local) -> Local {
        if lhs.ty == Type::Word && rhs.ty == Type::Word {
            let to = self.local(Type::Word);
            let (d, a, b) = (Def(to.register), Use(lhs.register), Use(rhs.register));
            let (asm, site) = (&mut self.assembler, OperandsSite(0));
            match op {
                CompareOp::Lt => asm.lt(d, a, b, site),
                CompareOp::Le => asm.le(d, a, b, site),
                CompareOp::Gt => asm.gt(d, a, b, site),
                CompareOp::Ge => asm.ge(d, a, b, site),
                CompareOp::Eq => asm.eq(d, a, b, site),
                CompareOp::Ne => asm.ne(d, a, b, site),
            }
            return to;
        }
        let to = self.local(Type::Bool);
        let (op, lhs, rhs) = match op {
            CompareOp::Gt => (CompareOp::Lt, rhs, lhs),
            CompareOp::Ge => (CompareOp::Le, rhs, lhs),
            op => (op, lhs, rhs),
        };
        let (d, a, b, asm) = (DefBool(to.register), lhs.register, rhs.register, &mut self.assembler);
        match (op, lhs.ty, rhs.ty) {
            (CompareOp::Lt, Type::I32, Type::I32) => asm.lt_i32(d, UseI32(a), UseI32(b)),
            (CompareOp::Le, Type::I32, Type::I32) => asm.le_i32(d, UseI32(a), UseI32(b)),
            (_, Type::I32, Type::I32) => asm.eq_i32(d, UseI32(a), UseI32(b)),
            (CompareOp::Lt, Type::I64, Type::I64) => asm.lt_i64(d, UseI64(a), UseI64(b)),
            (CompareOp::Le, Type::I64, Type::I64) => asm.le_i64(d, UseI64(a), UseI64(b)),
            (_, Type::I64, Type::I64) => asm.eq_i64(d, UseI64(a), UseI64(b)),
            (CompareOp::Lt, Type::F64, Type::F64) => asm.lt_f64(d, UseF64(a), UseF64(b)),
            (CompareOp::Le, Type::F64, Type::F64) => asm.le_f64(d, UseF64(a), UseF64(b)),
            (_, Type::F64, Type::F64) => asm.eq_f64(d, UseF64(a), UseF64(b)),
            (CompareOp::Eq | CompareOp::Ne, Type::Ref(_), Type::Ref(_)) => {
                asm.eq_ref(d, UseRef(a), UseRef(b));
            }
            _ => self.misfit(&format!("{op:?}"), &[lhs, rhs]),
        }
        if op == CompareOp::Ne { self.not(to) } else { to }
    }

    /// The other truth value.
    pub fn not(&mut self, operand: Local) -> Local {
        let to = self.local(operand.ty);
        let (d, s) = (to.register, operand.register);
        match operand.ty {
            Type::Word => self.assembler.not(Def(d), Use(s), TruthSite(0)),
            Type::Bool => self.assembler.not_bool(DefBool(d), UseBool(s)),
            _ => self.misfit("negation", &[operand]),
        }
        to
    }
}
