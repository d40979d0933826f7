//! Whether a value is an instance of a class: by the forms of values and the shapes of objects, as far as they tell. Of the shapes
//! that the program's objects have those count that were tested here, and those that the function accesses: what is tested is mostly used.
//! Where more were tested than are told apart, code looks into a table of what the runtime has found before (`abi::instance_table`).

use abi::context_layout::INSTANCE_TABLE;
use abi::exit_reason::ExitReason;
use abi::instance_table::{CLASS_FACTOR, CLASS_SHIFT, ENTRIES, SHAPE_SHIFT};
use abi::object_offsets::{CLASS_NUMBER, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value::{self, POINTER_TAG};
use ssa::{Cond, Hint, Op, Type, Value};

use super::environment::Builder;
use super::join::Join;
use crate::request::{
    Assumption, ConstantNumber, Known, ObjectKind, ProtocolCase, ShapeNumber, SlotFeedback,
};

/// Shapes of the program's objects that are told apart, of instances and of others.
const MAX_SHAPES: usize = 4;
/// The offset of what starts at an address without the tag of a pointer to an object.
const UNTAGGED: u32 = POINTER_TAG as u32;

impl Builder<'_> {
    /// Whether a value is an instance of what is known to be a class, or of one of the classes in a tuple that is known, or that the code makes.
    pub(super) fn instance_of(&mut self, value: Value, class: Value) -> Option<Value> {
        if self.known_class(class).is_some() {
            return self.instance_of_class(value, class);
        }
        let classes = self.elements_told(class)?;
        let are_known = classes.iter().all(|&class| self.known_class(class).is_some());
        if !are_known || self.was_left_for(ExitReason::WrongShape) {
            return None;
        }
        let mut join = self.begin_join();
        for class in classes {
            let verdict = self.instance_of_class(value, class)?;
            let verdict = match self.ty(verdict) {
                Type::Bool => verdict,
                _ => self.is_word(verdict, value::TRUE),
            };
            self.settle(&mut join, verdict, Hint::Even, |builder| builder.bool(true));
        }
        let no = self.bool(false);
        self.end_arm(&mut join, &[no]);
        Some(self.finish_join(join, 1)[0])
    }

    /// What is in a tuple that is known, or that the code makes.
    fn elements_told(&mut self, tuple: Value) -> Option<Vec<Value>> {
        if let Some(Known::Object(_, ObjectKind::Tuple(.., elements))) =
            self.values.known.get(&self.origin(tuple))
        {
            let elements = elements.clone()?;
            return Some(elements.iter().map(|element| self.known_value(element)).collect());
        }
        let (_length, elements) = self.words_of_new(tuple, shape::TUPLE)?.split_first()?;
        Some(elements.to_vec())
    }

    /// The number of what is known to be a class.
    fn known_class(&self, class: Value) -> Option<ConstantNumber> {
        match self.values.known.get(&self.origin(class)) {
            Some(&Known::Object(number, ObjectKind::Callable(_))) => Some(number),
            _ => None,
        }
    }

    fn instance_of_class(&mut self, value: Value, class: Value) -> Option<Value> {
        let number = self.known_class(class)?;
        let instances = self.request.instances.get(&number).copied().unwrap_or_default();
        let is_known = match self.ty(value) {
            Type::Int => instances.fixnums,
            Type::F64 => instances.floats,
            _ => self.known_shape(value).and_then(|shape| instances.of_shape(shape)),
        };
        if let Some(is_known) = is_known {
            return Some(self.bool(is_known));
        }
        if self.was_left_for(ExitReason::WrongShape) {
            return None;
        }
        let class = self.as_shape(class, shape::CLASS);
        let value = self.word(value);
        let in_table = self.has_met_many();
        let of_program = match in_table {
            true => [const { Vec::new() }; 2],
            false => [true, false].map(|are_instances| self.met_shapes(number, are_instances)),
        };
        if of_program.iter().any(|shapes| !shapes.is_empty()) {
            self.assume(Assumption::Lookups);
        }
        let mut join = self.begin_join();
        for (shapes, are_instances) in of_program.iter().zip([true, false]) {
            if !shapes.is_empty() {
                let has_shape = self.has_one_of(value, shapes);
                self.settle(&mut join, has_shape, Hint::Even, |builder| builder.bool(are_instances));
            }
        }
        if let Some(are_instances) = instances.fixnums {
            let is_fixnum = self.emit(Op::IsInt { value });
            let verdict = |builder: &mut Self| builder.bool(are_instances);
            self.settle(&mut join, is_fixnum, Hint::Even, verdict);
        }
        if instances.floats == Some(true) {
            let is_float = self.emit(Op::IsFloat { value });
            self.settle(&mut join, is_float, Hint::Then, |builder| builder.bool(true));
        } else if instances.shapes != 0 {
            let has_shape = self.has_fixed_shape(value, instances.shapes.trailing_zeros());
            self.settle(&mut join, has_shape, Hint::Then, |builder| builder.bool(true));
        }
        let is_ref = self.emit(Op::IsRef { value });
        let (object, word) = self.branch(is_ref, Hint::Even);
        self.start_arm(&join, word);
        if let Some(are_instances) = instances.floats {
            let is_float = self.emit(Op::IsFloat { value });
            self.settle(&mut join, is_float, Hint::Even, |builder| builder.bool(are_instances));
        }
        if let Some(is_instance) = instances.none {
            let is_none = self.is_word(value, value::NONE);
            self.settle(&mut join, is_none, Hint::Even, |builder| builder.bool(is_instance));
        }
        self.ask_for_instance(&mut join, value, class);
        self.start_arm(&join, object);
        let object = self.emit(Op::Refine { value, ty: Type::Ref });
        let shape = self.emit(Op::LoadShape { object });
        let is_telling = self.is_among(shape, instances.shapes | instances.other_shapes);
        self.settle(&mut join, is_telling, Hint::Even, |builder| builder.is_among(shape, instances.shapes));
        if in_table {
            self.look_up_instance(&mut join, shape, class);
        }
        self.ask_for_instance(&mut join, value, class);
        Some(self.finish_join(join, 1)[0])
    }

    /// Shapes of objects that were tested here, or that the function accesses, and that are, or are not, instances of a class.
    fn met_shapes(&self, class: ConstantNumber, are_instances: bool) -> Vec<ShapeNumber> {
        let request = self.frame.request;
        let tested = request.protocols.get(&self.frame.pc).into_iter().flatten().map(|&(shape, _)| shape);
        let accessed = request.slots.iter().flat_map(|slot| match slot {
            SlotFeedback::Property { cases, .. } => &cases[..],
            _ => &[],
        });
        let mut found = Vec::new();
        for shape in tested.chain(accessed.map(|&(shape, _)| shape)) {
            let classes = self.request.shapes.get(shape as usize).and_then(|shape| shape.classes.as_ref());
            if classes.is_some_and(|classes| classes.contains(&class) == are_instances)
                && !found.contains(&shape)
                && found.len() < MAX_SHAPES
            {
                found.push(shape);
            }
        }
        found
    }

    /// Whether objects of more shapes were tested here than are told apart.
    fn has_met_many(&self) -> bool {
        let tested = self.frame.request.protocols.get(&self.frame.pc);
        tested.into_iter().flatten().any(|(_, case)| *case == ProtocolCase::GivenAmongOthers)
    }

    /// An arm for what the table of instances knows.
    fn look_up_instance(&mut self, join: &mut Join, shape: Value, class: Value) {
        let number = self.emit(Op::LoadFinalInt { object: class, offset: CLASS_NUMBER as u32 });
        let number = self.emit(Op::IntToI64 { value: number });
        let (factor, mask) = (self.i64(CLASS_FACTOR as i64), self.i64(ENTRIES as i64 - 1));
        let scaled = self.emit(Op::I64Mul { lhs: number, rhs: factor });
        let place = self.emit(Op::I64Add { lhs: shape, rhs: scaled });
        let place = self.emit(Op::I64And { lhs: place, rhs: mask });
        let place = self.emit(Op::I64ToI32 { value: place });
        let index = self.emit(Op::I32ToInt { value: place });
        let array = self.emit(Op::LoadContext { offset: INSTANCE_TABLE as u32, ty: Type::Ref });
        let entry = self.emit(Op::LoadRawElement { array, index, offset: UNTAGGED, ty: Type::I64 });
        let [shape, class] = [(shape, SHAPE_SHIFT), (number, CLASS_SHIFT)].map(|(lhs, shift)| {
            let rhs = self.i64(shift.into());
            self.emit(Op::I64Shl { lhs, rhs })
        });
        let key = self.emit(Op::I64Or { lhs: shape, rhs: class });
        let told = self.emit(Op::I64Xor { lhs: entry, rhs: key });
        let (zero, end) = (self.i64(0), self.i64(2));
        let is_known = self.emit(Op::I64Compare { cond: Cond::Below, lhs: told, rhs: end });
        self.settle(join, is_known, Hint::Then, |builder| {
            builder.emit(Op::I64Compare { cond: Cond::Ne, lhs: told, rhs: zero })
        });
    }

    /// Whether the number of a shape is one of these, the bits of a set.
    fn is_among(&mut self, shape: Value, shapes: u64) -> Value {
        if shapes == 0 {
            return self.bool(false);
        }
        let (end, set) = (self.i64(u64::BITS.into()), self.i64(shapes as i64));
        let fits = self.emit(Op::I64Compare { cond: Cond::Below, lhs: shape, rhs: end });
        // A shift counts modulo 64; what lies beyond has been told apart.
        let shifted = self.emit(Op::I64ShrLogical { lhs: set, rhs: shape });
        let (one, zero) = (self.i64(1), self.i64(0));
        let bit = self.emit(Op::I64And { lhs: shifted, rhs: one });
        let is_set = self.emit(Op::I64Compare { cond: Cond::Ne, lhs: bit, rhs: zero });
        self.emit(Op::BoolAnd { lhs: fits, rhs: is_set })
    }

    /// Ends an arm with what the language says.
    fn ask_for_instance(&mut self, join: &mut Join, value: Value, class: Value) {
        self.tell_language();
        let verdict = self.call_runtime(RuntimeCall::instance_of, &[value, class]);
        self.end_arm(join, &[verdict]);
    }
}
