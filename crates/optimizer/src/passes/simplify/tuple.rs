//! Rules for tuples that are constants, of which it is known what they hold.

use super::{Rewrite, Rules, bool, int, word};
use abi::literal_table::Literal as LiteralData;
use abi::object_offsets::{TUPLE_LENGTH, shape};
use abi::value;
use ssa::{Op, Value};

impl Rules<'_> {
    pub(super) fn tuple(&mut self, op: Op) -> Rewrite {
        match op {
            Op::GuardShape { object, shape, .. } if self.is_known_tuple(object, shape) => {
                Rewrite::Value(object)
            }
            Op::HasShape { object, shape } if self.is_known_tuple(object, shape) => bool(true),
            Op::LoadFinalInt { object, offset } if offset as usize == TUPLE_LENGTH => {
                self.elements(object).map_or(Rewrite::Keep, |elements| int(elements.len() as i64))
            }
            Op::LoadElement { array, index } => self.element(array, index).unwrap_or(Rewrite::Keep),
            _ => Rewrite::Keep,
        }
    }

    fn elements(&self, object: Value) -> Option<&[LiteralData]> {
        let Op::LiteralRef { literal } = self.def(object)? else { return None };
        let LiteralData::Constant(number) = self.func.literals[literal] else { return None };
        self.func.tuples.get(&number).map(Vec::as_slice)
    }

    fn is_known_tuple(&self, object: Value, shape: Value) -> bool {
        let is_of_tuples = self.def(shape) == Some(Op::ConstI64 { value: shape::TUPLE.into() });
        is_of_tuples && self.elements(object).is_some()
    }

    fn element(&mut self, tuple: Value, index: Value) -> Option<Rewrite> {
        let index = usize::try_from(self.int_const(index)?).ok()?;
        match *self.elements(tuple)?.get(index)? {
            LiteralData::Bits(bits) if value::is_fixnum(bits) => Some(int(value::fixnum_value(bits))),
            LiteralData::Bits(bits) => Some(word(bits)),
            data => Some(Rewrite::Op(Op::LiteralRef { literal: self.func.literal(data) })),
        }
    }
}
