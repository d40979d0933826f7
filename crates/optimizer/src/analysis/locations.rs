//! Locations in memory, and which of them may be the same.
//!
//! A location is a heap, an object (guards stripped) and an offset or index. Two locations may overlap when they have the
//! same heap and the same offset, or indices that are not different constants; but an object made in this function is no
//! other one and none from before.
//!
//! [`Writes`] sums up what a part of the function writes, for questions about all of it at once.

use abi::heaps::Heaps;
use abi::object_offsets::shape;
use rustc_hash::FxHashSet;
use ssa::{Block, Function, Op, Value, ValueDef};

/// Where in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The shape in the header.
    Shape,
    /// So many bytes from the start.
    Offset(u32),
    /// An element of an array object.
    Index(Index),
    /// Elements start at an offset.
    RawIndex(Index, u32),
}

/// Which element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Index {
    /// The one with this number.
    Constant(i64),
    /// The one that a value says, bounds checks stripped.
    Value(Value),
}

impl Index {
    /// The element that `index` says, stripped of its bounds check.
    #[must_use]
    pub fn of(func: &Function, index: Value) -> Index {
        let mut index = func.resolve(index);
        while let Some(Op::BoundsCheck { index: inner, .. } | Op::GuardInt { value: inner, .. }) =
            func.defining_op(index)
        {
            index = func.resolve(*inner);
        }
        match func.defining_op(index) {
            Some(&Op::ConstInt { value }) => Index::Constant(value),
            _ => Index::Value(index),
        }
    }

    fn may_equal(self, other: Index) -> bool {
        match (self, other) {
            (Index::Constant(a), Index::Constant(b)) => a == b,
            _ => true,
        }
    }
}

/// A place in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// The heap it is in.
    pub heap: Heap,
    /// The object, guards stripped.
    pub object: Value,
    /// Where in the object.
    pub place: Place,
}

/// The heaps that locations are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heap {
    /// [`Heaps::SHAPE`]
    Shape,
    /// [`Heaps::SLOTS`]
    Slots,
    /// [`Heaps::LENGTHS`]
    Lengths,
    /// [`Heaps::ELEMENTS`]
    Elements,
    /// [`Heaps::CELLS`]
    Cells,
    /// [`Heaps::RAW_FIELDS`]
    Fields,
    /// [`Heaps::RAW_ELEMENTS`]
    RawElements,
}

impl Heap {
    /// As a set.
    #[must_use]
    pub fn set(self) -> Heaps {
        match self {
            Heap::Shape => Heaps::SHAPE,
            Heap::Slots => Heaps::SLOTS,
            Heap::Lengths => Heaps::LENGTHS,
            Heap::Elements => Heaps::ELEMENTS,
            Heap::Cells => Heaps::CELLS,
            Heap::Fields => Heaps::RAW_FIELDS,
            Heap::RawElements => Heaps::RAW_ELEMENTS,
        }
    }
}

/// The object behind guards and refinements.
#[must_use]
pub fn object(func: &Function, value: Value) -> Value {
    let mut value = func.resolve(value);
    while let Some(
        Op::GuardRef { value: inner, .. }
        | Op::GuardShape { object: inner, .. }
        | Op::GuardShapeIn { object: inner, .. }
        | Op::Refine { value: inner, .. },
    ) = func.defining_op(value)
    {
        value = func.resolve(*inner);
    }
    value
}

/// The location that a load reads or a store writes, and what is stored.
#[must_use]
pub fn location(func: &Function, op: &Op) -> Option<(Location, Option<Value>)> {
    let (heap, base, place, stored) = match *op {
        Op::LoadShape { object } => (Heap::Shape, object, Place::Shape, None),
        Op::StoreShape { object, shape } => (Heap::Shape, object, Place::Shape, Some(shape)),
        Op::LoadSlot { object, offset } => (Heap::Slots, object, Place::Offset(offset), None),
        Op::StoreSlot { object, value, offset } => (Heap::Slots, object, Place::Offset(offset), Some(value)),
        Op::LoadLength { object, offset } | Op::LoadStorage { object, offset } => {
            (Heap::Lengths, object, Place::Offset(offset), None)
        }
        Op::StoreLength { object, value, offset } => {
            (Heap::Lengths, object, Place::Offset(offset), Some(value))
        }
        Op::LoadCell { cell, offset } => (Heap::Cells, cell, Place::Offset(offset), None),
        Op::StoreCell { cell, value, offset } => (Heap::Cells, cell, Place::Offset(offset), Some(value)),
        Op::LoadField { object, offset, .. } => (Heap::Fields, object, Place::Offset(offset), None),
        Op::StoreField { object, value, offset } => {
            (Heap::Fields, object, Place::Offset(offset), Some(value))
        }
        Op::LoadElement { array, index } => {
            (Heap::Elements, array, Place::Index(Index::of(func, index)), None)
        }
        Op::StoreElement { array, index, value } => {
            (Heap::Elements, array, Place::Index(Index::of(func, index)), Some(value))
        }
        Op::LoadRawElement { array, index, offset, .. } => {
            (Heap::RawElements, array, Place::RawIndex(Index::of(func, index), offset), None)
        }
        Op::StoreRawElement { array, index, value, offset } => {
            (Heap::RawElements, array, Place::RawIndex(Index::of(func, index), offset), Some(value))
        }
        _ => return None,
    };
    Some((Location { heap, object: object(func, base), place }, stored.map(|value| func.resolve(value))))
}

/// The shapes that an object may have of which this is known: a shape, or the test or guard that it has one of several.
#[must_use]
pub fn shapes_of<'f>(func: &'f Function, known: &'f Value) -> &'f [Value] {
    match func.defining_op(*known) {
        Some(Op::HasShapeIn { shapes, .. } | Op::GuardShapeIn { shapes, .. }) => func.list_values(*shapes),
        _ => std::slice::from_ref(known),
    }
}

/// Whether objects of which this is known of their shape keep it as long as they live.
#[must_use]
pub fn is_lasting_shape(func: &Function, known: Value) -> bool {
    let known = func.resolve(known);
    let lasts = |number: &Value| match func.defining_op(func.resolve(*number)) {
        Some(&Op::ConstI64 { value }) => u32::try_from(value).is_ok_and(shape::lasts),
        _ => false,
    };
    shapes_of(func, &known).iter().all(lasts)
}

/// Whether two locations may be the same memory.
#[must_use]
pub fn may_overlap(func: &Function, a: &Location, b: &Location) -> bool {
    let places = match (a.place, b.place) {
        (Place::Offset(a), Place::Offset(b)) => a == b,
        (Place::Index(a), Place::Index(b)) => a.may_equal(b),
        (Place::RawIndex(a, x), Place::RawIndex(b, y)) => x != y || a.may_equal(b),
        _ => true,
    };
    // A new object is no other one, and none that was there before.
    let fresh = |value| matches!(func.defining_op(value), Some(Op::NewObject { .. }));
    let old = |value| match func.def(value) {
        ValueDef::Param(block, _) => block == func.entry(),
        ValueDef::Inst(inst) => matches!(func.op(inst), Op::LiteralRef { .. } | Op::LiteralWord { .. }),
        _ => false,
    };
    let (x, y) = (a.object, b.object);
    let apart = x != y && (fresh(x) && (fresh(y) || old(y)) || old(x) && fresh(y));
    a.heap == b.heap && places && !apart
}

/// What some blocks write, as far as the rest of the function can see: what they do to objects of their own is left out.
#[derive(Debug, Default)]
pub struct Writes {
    /// Heaps that are written without a known location.
    anywhere: Heaps,
    /// Locations that are stored to; their objects and indices may be another one each time.
    stores: FxHashSet<Location>,
}

impl Writes {
    /// What `blocks` write.
    #[must_use]
    pub fn of(func: &Function, blocks: &[Block]) -> Writes {
        let mut writes = Writes::default();
        for inst in blocks.iter().flat_map(|block| func.insts(*block)) {
            let op = func.op(*inst);
            let written = op.effects().writes;
            if written.is_empty() {
                continue;
            }
            match location(func, op) {
                Some((location, _)) if is_made_in(func, blocks, location.object) => {}
                Some((location, _)) => _ = writes.stores.insert(location),
                None => writes.anywhere = writes.anywhere.union(written),
            }
        }
        writes
    }

    /// Whether `op`, whose operands are defined outside the blocks, may read what they write.
    #[must_use]
    pub fn may_change(&self, func: &Function, op: &Op) -> bool {
        let lasts = match *op {
            Op::GuardShape { shape, .. } => is_lasting_shape(func, shape),
            Op::GuardShapeIn { shapes, .. } => {
                func.list_values(shapes).iter().all(|&shape| is_lasting_shape(func, shape))
            }
            _ => false,
        };
        if lasts {
            return false;
        }
        let reads = op.effects().reads;
        if reads.overlaps(self.anywhere) {
            return true;
        }
        match location_read(func, op) {
            Some(read) => self.stores.iter().any(|store| may_overlap(func, &read, store)),
            None => self.stores.iter().any(|store| reads.overlaps(store.heap.set())),
        }
    }
}

fn is_made_in(func: &Function, blocks: &[Block], object: Value) -> bool {
    let is_new = matches!(func.defining_op(object), Some(Op::NewObject { .. }));
    is_new && func.block_of_value(object).is_some_and(|block| blocks.contains(&block))
}

/// The only location that `op` reads, where there is one.
fn location_read(func: &Function, op: &Op) -> Option<Location> {
    match *op {
        Op::GuardShape { object: tested, .. }
        | Op::GuardShapeIn { object: tested, .. }
        | Op::HasShape { object: tested, .. }
        | Op::HasShapeIn { object: tested, .. } => {
            Some(Location { heap: Heap::Shape, object: object(func, tested), place: Place::Shape })
        }
        _ => location(func, op).filter(|(_, stored)| stored.is_none()).map(|(location, _)| location),
    }
}
