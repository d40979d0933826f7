//! Vectors: objects that are arrays or lists of any kind, where a language makes no difference between these.

use abi::exit_reason::ExitReason;
use abi::object_layout::ARRAY_LENGTH_OFFSET;
use abi::object_offsets::{LIST_LENGTH, shape};
use ssa::{Hint, Op, Type, Value};

use super::environment::Builder;

/// What vectors may be, the most frequent first.
const VECTORS: [u32; 4] = [shape::ARRAY, shape::LIST, shape::BOOL_LIST, shape::FLOAT_LIST];
// One load tells the length of any of them.
const _: () = assert!(LIST_LENGTH == ARRAY_LENGTH_OFFSET);

impl Builder<'_> {
    /// Whether a value is a vector.
    pub(super) fn is_vector(&mut self, value: Value) -> Value {
        match (self.known_shape(value), self.ty(value)) {
            (Some(known), _) => self.bool(VECTORS.contains(&known)),
            (None, Type::Word | Type::Ref) => {
                let shapes = VECTORS.map(|shape| self.i64(shape.into()));
                let shapes = self.func.list(&shapes);
                self.emit(Op::HasShapeIn { object: value, shapes })
            }
            _ => self.bool(false),
        }
    }

    /// The number of elements of a vector: of an array, until something else was met.
    pub(super) fn vector_length(&mut self, vector: Value) -> Option<Value> {
        if self.may_have_shape(vector, shape::ARRAY) {
            let array = self.as_shape(vector, shape::ARRAY);
            return Some(self.emit(Op::ArrayLength { array }));
        }
        if self.was_left_for(ExitReason::UnexpectedValue) {
            return None;
        }
        let object = self.word(vector);
        let cond = self.is_vector(object);
        let mut join = self.begin_join();
        let (is_vector, is_none) = self.branch(cond, Hint::Then);
        self.start_arm(&join, is_none);
        self.exit(ExitReason::UnexpectedValue);
        self.end_arm(&mut join, &[]);
        self.start_arm(&join, is_vector);
        let object = self.emit(Op::Refine { value: object, ty: Type::Ref });
        let length = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
        self.end_arm(&mut join, &[length]);
        Some(self.finish_join(join, 1)[0])
    }
}
