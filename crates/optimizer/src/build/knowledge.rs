//! What is known of values, wherever they are: constants, shapes, callees; and how to find out, or leave the code.

use std::rc::Rc;

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal as LiteralData;
use abi::value;
use ssa::{Op, Type, Value};

use super::ByValue;
use super::environment::Builder;
use super::inline_generator::MadeGenerator;
use crate::request::{Assumption, Callee, ConstantNumber, FunctionCallee, Known, ObjectKind, ShapeNumber};

/// A closure that was made here: its function, and what it has captured.
#[derive(Clone)]
pub(super) struct MadeClosure {
    pub function: FunctionCallee,
    pub captures: Vec<Value>,
}

/// What goes along with a number that is a fixnum or a float.
#[derive(Clone, Copy)]
pub(super) struct Number {
    /// It, or the float next to it.
    pub float: Value,
    /// Whether it is a fixnum.
    pub is_int: Value,
}

/// What is known of values, wherever they are.
#[derive(Default)]
pub(super) struct Knowledge {
    /// Values that are constants.
    pub known: ByValue<Known>,
    /// A value with the same meaning, of which this one is a better form.
    pub origin: ByValue<Value>,
    /// The fixed shape of an object.
    pub shape: ByValue<u32>,
    /// The fixed shape whose words an object of a class of the program's starts with.
    pub layout: ByValue<u32>,
    /// Closures that were made here.
    pub closures: ByValue<MadeClosure>,
    /// Generators that were made here and have not been seen to start.
    pub generators: ByValue<MadeGenerator>,
    /// Bound methods that were made here: the function and what is passed first.
    pub bound: ByValue<(Value, Value)>,
    /// The shape of an object of a layout, by its number in the request.
    pub exact: ByValue<ShapeNumber>,
    /// Words that are a fixnum or a float.
    pub numbers: ByValue<Number>,
    /// Fixnums of whose digits strings are made.
    pub digits: ByValue<Value>,
    /// Merged values that are one of a few constants.
    pub cases: ByValue<Rc<Alternatives>>,
}

/// Functions that a merged value may be.
pub struct Alternatives {
    /// The functions, which are constants.
    pub functions: Vec<Value>,
    /// Whether it is nothing else.
    pub is_closed: bool,
}

impl Builder<'_> {
    /// The value of a constant.
    pub fn known_value(&mut self, known: &Known) -> Value {
        let value = match known {
            Known::Word(bits) if value::is_fixnum(*bits) => self.int(value::fixnum_value(*bits)),
            Known::Word(bits) if value::is_inline_float(*bits) => {
                self.float(value::inline_float_value(*bits))
            }
            Known::Word(value::TRUE) => self.bool(true),
            Known::Word(value::FALSE) => self.bool(false),
            Known::Word(bits) => self.word_bits(*bits),
            Known::Float(float, _) => self.float(*float),
            Known::Object(number, kind) => {
                let value = self.literal_ref(LiteralData::Constant(*number));
                if let Some(shape) = self.shape_of_kind(kind) {
                    self.note_shape(value, shape);
                }
                self.note_elements(*number, kind);
                value
            }
        };
        self.values.known.insert(value, known.clone());
        value
    }

    /// Notes what a constant holds, for passes that find out which of it is asked for.
    fn note_elements(&mut self, number: ConstantNumber, kind: &ObjectKind) {
        let ObjectKind::Tuple(_, _, Some(elements)) = kind else { return };
        let literals = elements.iter().map(|element| match *element {
            Known::Word(bits) => LiteralData::Bits(bits),
            Known::Float(_, number) | Known::Object(number, _) => LiteralData::Constant(number),
        });
        self.func.tuples.insert(number, literals.collect());
        for element in elements {
            if let Known::Object(number, kind) = element {
                self.note_elements(*number, kind);
            }
        }
    }

    fn shape_of_kind(&self, kind: &ObjectKind) -> Option<u32> {
        use abi::object_offsets::shape;
        match kind {
            ObjectKind::Str(..) => Some(shape::STRING),
            ObjectKind::Tuple(..) => Some(shape::TUPLE),
            ObjectKind::Callable(Callee::Function(_)) => Some(shape::CLOSURE),
            ObjectKind::Callable(_) => None,
            ObjectKind::Other(number) => self.request.shapes[*number as usize].built_in,
        }
    }

    /// What a value is known to call.
    pub fn known_callee(&self, value: Value) -> Option<Callee> {
        if let Some(closure) = self.values.closures.get(&self.origin(value)) {
            return Some(Callee::Function(closure.function.clone()));
        }
        match self.values.known.get(&self.origin(value)) {
            Some(Known::Object(_, ObjectKind::Callable(callee))) => Some(callee.clone()),
            _ => None,
        }
    }

    /// The integer that a value is known to be.
    pub fn known_int(&self, value: Value) -> Option<i64> {
        match self.func.defining_op(value) {
            Some(Op::ConstInt { value }) => Some(*value),
            _ => None,
        }
    }

    /// The immediate word that a value is known to be.
    pub fn known_bits(&self, value: Value) -> Option<u64> {
        match self.func.defining_op(value) {
            Some(Op::ConstWord { value }) => Some(value.0),
            Some(Op::ConstBool { value }) => Some(value::boolean(*value)),
            _ => None,
        }
    }

    // Facts about values, guarded where they are not known.

    /// A fixnum, or the code is left.
    pub fn as_int(&mut self, value: Value) -> Value {
        if self.ty(value) == Type::Int {
            return value;
        }
        let word = self.word(value);
        let int = self.guard(|exit| Op::GuardInt { value: word, exit });
        self.refine(value, int);
        int
    }

    /// A float, or the code is left.
    pub fn as_float(&mut self, value: Value) -> Value {
        if self.ty(value) == Type::F64 {
            return value;
        }
        let float = match self.values.numbers.get(&value).copied() {
            Some(Number { float, is_int }) => {
                self.guard(|exit| Op::GuardFalse { cond: is_int, reason: ExitReason::NotFloat, exit });
                float
            }
            None => {
                let value = self.word(value);
                self.guard(|exit| Op::UnboxFloat { value, exit })
            }
        };
        self.refine(value, float);
        float
    }

    /// A float or fixnum as a float, or the code is left.
    pub fn as_number(&mut self, value: Value) -> Value {
        match self.ty(value) {
            Type::F64 => value,
            Type::Int => self.emit(Op::IntToF64 { value }),
            _ if let Some(number) = self.values.numbers.get(&value) => number.float,
            _ => {
                let value = self.word(value);
                self.guard(|exit| Op::NumberToF64 { value, exit })
            }
        }
    }

    /// An object of this fixed shape, or the code is left.
    pub fn as_shape(&mut self, value: Value, shape: u32) -> Value {
        if self.ty(value) == Type::Ref && self.values.shape.get(&value) == Some(&shape) {
            return value;
        }
        let object = self.word(value);
        let number = self.i64(shape.into());
        let object = self.guard(|exit| Op::GuardShape { object, shape: number, exit });
        self.note_shape(object, shape);
        self.refine(value, object);
        object
    }

    /// Notes that an object has this fixed shape, if it keeps it.
    pub fn note_shape(&mut self, object: Value, shape: u32) {
        if abi::object_offsets::shape::lasts(shape) {
            self.values.shape.insert(object, shape);
        }
    }

    /// Notes that an object has this shape of the request, whose words it starts with.
    pub fn note_layout(&mut self, object: Value, shape: ShapeNumber) {
        if let Some(layout) = self.request.shapes[shape as usize].layout {
            self.values.layout.insert(object, layout);
        }
    }

    /// Whether a value is known to be laid out as objects of this fixed shape.
    pub fn is_laid_out_as(&self, value: Value, shape: u32) -> bool {
        self.ty(value) == Type::Ref
            && [&self.values.shape, &self.values.layout].iter().any(|known| known.get(&value) == Some(&shape))
    }

    /// A list, or an object of a class made from that which is known for one; or the code is left.
    pub fn as_list(&mut self, value: Value) -> Value {
        match self.is_laid_out_as(value, abi::object_offsets::shape::LIST) {
            true => value,
            false => self.as_shape(value, abi::object_offsets::shape::LIST),
        }
    }

    /// The fixed shape of a value, if it is known.
    pub fn known_shape(&self, value: Value) -> Option<u32> {
        self.values.shape.get(&value).copied()
    }

    /// Relies on an assumption from here on. Must come first in its instruction.
    pub fn assume(&mut self, assumption: Assumption) {
        if self.is_unchecked {
            let exit = self.resume_state();
            self.emit(Op::CheckValid { exit });
            self.is_unchecked = false;
        }
        self.assumptions.insert(assumption);
    }
}
