//! From one representation to another.

use bytecode::operand::*;

use super::body::{Body, Reg, Val};
use super::rep::Rep;

impl Body<'_, '_> {
    /// The value held otherwise; in its own register if that will do.
    pub fn convert(&mut self, value: Val, to: Rep) -> Reg {
        if self.holds(value.rep, to) {
            return value.reg;
        }
        let dst = Val { reg: self.temp(to), rep: to };
        self.convert_into(value, dst);
        dst.reg
    }

    /// Whether a register of one representation can stand for the other.
    fn holds(&self, from: Rep, to: Rep) -> bool {
        match (from, to) {
            (Rep::Ref(from), Rep::Ref(to)) => self.lower.extends(from, to),
            (Rep::Void, Rep::Word) | (Rep::Word, Rep::Void) => false,
            _ => from == to,
        }
    }

    /// Puts the value into a register as that holds values.
    pub fn convert_into(&mut self, value: Val, dst: Val) {
        let (src, to) = (value.reg, dst.reg);
        if src == to && value.rep == dst.rep {
            return;
        }
        match (value.rep, dst.rep) {
            (Rep::Void, _) => self.load_default(dst),
            (_, Rep::Void) => self.asm.load_none(Def(to)),
            (Rep::Int, Rep::Int) => self.asm.mov_i32(DefI32(to), UseI32(src)),
            (Rep::Float, Rep::Float) => self.asm.mov_f64(DefF64(to), UseF64(src)),
            (Rep::Bool, Rep::Bool) => self.asm.mov_bool(DefBool(to), UseBool(src)),
            (Rep::Word, Rep::Word) => self.asm.mov(Def(to), Use(src)),
            (Rep::Ref(from), Rep::Ref(target)) => {
                if self.lower.extends(from, target) {
                    self.asm.mov_ref(DefRef(to), UseRef(src));
                } else {
                    self.asm.cast_ref(DefRef(to), UseValue(src), Target::Layout(target));
                }
            }
            (Rep::Int, Rep::Float) => self.asm.i32_to_f64(DefF64(to), UseI32(src)),
            (Rep::Float, Rep::Int) => self.truncate(to, src),
            (Rep::Int, Rep::Word) => self.asm.box_i32(Def(to), UseI32(src)),
            (Rep::Float, Rep::Word) => self.asm.box_f64(Def(to), UseF64(src)),
            (Rep::Bool, Rep::Word) => self.asm.box_bool(Def(to), UseBool(src)),
            (Rep::Ref(_), Rep::Word) => self.asm.box_ref(Def(to), UseRef(src)),
            (Rep::Word, Rep::Int | Rep::Float | Rep::Bool) => {
                // Null counts as zero or false, as wherever numbers are no objects.
                let done = self.asm.label();
                self.load_default(dst);
                self.asm.jump_if_none(Use(src), done);
                match dst.rep {
                    Rep::Int => self.asm.unbox_i32(DefI32(to), Use(src)),
                    Rep::Float => self.asm.unbox_f64(DefF64(to), Use(src)),
                    _ => self.asm.unbox_bool(DefBool(to), Use(src)),
                }
                self.asm.bind(done);
            }
            (Rep::Word, Rep::Ref(target)) => {
                self.asm.cast_ref(DefRef(to), UseValue(src), Target::Layout(target));
            }
            // What has nothing in common goes by a word, where it raises.
            _ => {
                let word = self.convert(value, Rep::Word);
                self.convert_into(Val { reg: word, rep: Rep::Word }, dst);
            }
        }
    }

    /// The integer part, wrapped to 32 bits.
    pub fn truncate(&mut self, dst: Reg, src: Reg) {
        let wide = self.typed_temp(Type::I64);
        self.asm.f64_to_i64(DefI64(wide), UseF64(src));
        self.asm.i64_to_i32(DefI32(dst), UseI64(wide));
    }
}

impl super::Lower<'_> {
    /// Whether objects of one layout are objects of the other.
    pub fn extends(&self, layout: u16, of: u16) -> bool {
        if layout == of {
            return true;
        }
        let data = &self.layouts.list[layout as usize];
        data.parent.is_some_and(|parent| self.extends(parent, of))
            || data.interfaces.iter().any(|&interface| self.extends(interface, of))
    }
}
