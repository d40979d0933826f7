//! Which registers an instruction reads and writes, derived from the roles of its operands.

use crate::module::Instruction;
use crate::operand::{OperandKind, Type, Wanted};

/// Consecutive registers that an instruction reads, writes or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// The first register.
    pub first: u16,
    /// How many; may be none.
    pub count: u16,
    /// What they must be, as far as the role of the operand tells.
    pub wanted: Wanted,
    /// Whether they are read.
    pub is_read: bool,
    /// Whether they are written.
    pub is_write: bool,
}

impl Access {
    /// The registers; the end may lie past the last register of any function when the code is not verified.
    pub fn registers(self) -> std::ops::Range<usize> {
        self.first as usize..self.first as usize + self.count as usize
    }
}

impl<'a> Instruction<'a> {
    /// The registers it reads and writes, in the order of its operands. All reads come before all writes.
    pub fn accesses(self) -> impl Iterator<Item = Access> + use<'a> {
        let operands = self.info().operands;
        operands.iter().enumerate().filter_map(move |(index, operand)| {
            const WORD: Wanted = Wanted::Is(Type::Word);
            let length = || self.slot(operands[index + 1].slot);
            let (count, wanted, is_read, is_write) = match operand.kind {
                OperandKind::Def(ty) => (1, Wanted::Is(ty), false, true),
                OperandKind::Use(ty) => (1, Wanted::Is(ty), true, false),
                OperandKind::DefValue => (1, Wanted::Value, false, true),
                OperandKind::UseValue => (1, Wanted::Value, true, false),
                OperandKind::DefAny => (1, Wanted::Any, false, true),
                OperandKind::UseAny => (1, Wanted::Any, true, false),
                OperandKind::DefPair => (2, WORD, false, true),
                OperandKind::DefTriple => (3, WORD, false, true),
                OperandKind::UseTriple => (3, WORD, true, true),
                OperandKind::UseRange => (length(), WORD, true, false),
                OperandKind::AnyRange => (length(), Wanted::Any, true, false),
                OperandKind::DefRange => (length(), WORD, false, true),
                _ => return None,
            };
            Some(Access { first: self.slot(operand.slot), count, wanted, is_read, is_write })
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::opcode::OPS;
    use crate::operand::OperandKind;

    #[test]
    fn a_count_follows_each_range() {
        for op in OPS {
            for (index, operand) in op.operands.iter().enumerate() {
                if operand.kind.is_range() {
                    let next = op.operands.get(index + 1);
                    assert_eq!(next.map(|next| next.kind), Some(OperandKind::Count), "{}", op.name);
                }
            }
        }
    }
}
