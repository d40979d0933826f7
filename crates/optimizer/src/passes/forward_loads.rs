//! Forwards what was stored or loaded to later loads, and shapes to later guards.
//!
//! Keeps, at each point, which value is known to be in which memory location. A location is a heap, an object (guards
//! stripped) and an offset or index. A store forgets the locations it may overlap: same heap, same offset, or an index
//! that is not a different constant; an object made in this function is no other and none from before. Where paths meet, what they agree
//! on stays; at the header of a loop, what nothing in the loop overwrites.
//!
//! Gives up on values that differ between paths. Cost: instructions times known locations where calls are many.

use crate::context::{Changed, PassContext};
use abi::heaps::Heaps;
use cranelift_entity::SecondaryMap;
use ssa::cfg::Cfg;
use ssa::loops::Loops;
use ssa::{Block, Function, Inst, Op, Type, Value, ValueDef};
use std::collections::HashMap;
use std::rc::Rc;

/// Where in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    Shape,
    Offset(u32),
    Index(Value),
    /// Elements start at an offset.
    RawIndex(Value, u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Location {
    heap: Heap,
    object: Value,
    place: Place,
}

/// The heaps that locations are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Heap {
    Shape,
    Slots,
    Lengths,
    Elements,
    Cells,
    Fields,
    RawElements,
}

impl Heap {
    fn set(self) -> Heaps {
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

type State = HashMap<Location, Value>;

/// See the module.
pub fn forward_loads(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, loops) = (cx.cfg(func), cx.loops(func));
    let mut at_end: SecondaryMap<Block, Option<Rc<State>>> = SecondaryMap::new();
    let mut changed = false;
    for &block in cfg.order() {
        let mut state = entry_state(func, &cfg, &loops, &at_end, block);
        for inst in func.insts(block).to_vec() {
            changed |= visit(func, &mut state, inst);
        }
        at_end[block] = Some(Rc::new(state));
    }
    if changed {
        func.resolve_aliases();
        for &block in cfg.order() {
            func.retain_insts(block, |func, inst| {
                func.result(inst).is_none_or(|value| func.resolve(value) == value)
            });
        }
    }
    Changed::values_if(changed)
}

fn entry_state(
    func: &Function,
    cfg: &Cfg,
    loops: &Loops,
    at_end: &SecondaryMap<Block, Option<Rc<State>>>,
    block: Block,
) -> State {
    let mut known = cfg.preds(block).iter().filter_map(|pred| at_end[*pred].as_ref());
    let mut state = known.next().map(|state| State::clone(state)).unwrap_or_default();
    for other in known {
        state.retain(|location, value| other.get(location) == Some(value));
    }
    if cfg.preds(block).iter().any(|pred| at_end[*pred].is_none()) {
        match loops.innermost(block).filter(|id| loops.data(*id).header == block) {
            Some(id) => {
                for inst in loops.data(id).blocks.iter().flat_map(|block| func.insts(*block)) {
                    kill(func, &mut state, func.op(*inst));
                }
            }
            None => state.clear(),
        }
    }
    state
}

/// The object behind guards and refinements.
fn object(func: &Function, value: Value) -> Value {
    let mut value = func.resolve(value);
    while let Some(
        Op::GuardRef { value: inner, .. }
        | Op::GuardShape { object: inner, .. }
        | Op::Refine { value: inner, .. },
    ) = func.defining_op(value)
    {
        value = func.resolve(*inner);
    }
    value
}

/// The location that a load reads or a store writes, and what is stored.
fn location(func: &Function, op: &Op) -> Option<(Location, Option<Value>)> {
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
        Op::LoadElement { array, index } => (Heap::Elements, array, Place::Index(index), None),
        Op::StoreElement { array, index, value } => (Heap::Elements, array, Place::Index(index), Some(value)),
        Op::LoadRawElement { array, index, offset, .. } => {
            (Heap::RawElements, array, Place::RawIndex(index, offset), None)
        }
        Op::StoreRawElement { array, index, value, offset } => {
            (Heap::RawElements, array, Place::RawIndex(index, offset), Some(value))
        }
        _ => return None,
    };
    let place = match place {
        Place::Index(index) => Place::Index(index_value(func, index)),
        Place::RawIndex(index, offset) => Place::RawIndex(index_value(func, index), offset),
        place => place,
    };
    Some((Location { heap, object: object(func, base), place }, stored.map(|value| func.resolve(value))))
}

/// An index behind its bounds check.
fn index_value(func: &Function, index: Value) -> Value {
    let mut index = func.resolve(index);
    while let Some(Op::BoundsCheck { index: inner, .. } | Op::GuardInt { value: inner, .. }) =
        func.defining_op(index)
    {
        index = func.resolve(*inner);
    }
    index
}

/// Whether two locations may be the same memory.
fn may_overlap(func: &Function, a: &Location, b: &Location) -> bool {
    let places = match (a.place, b.place) {
        (Place::Offset(a), Place::Offset(b)) => a == b,
        (Place::Index(a), Place::Index(b)) => !are_different_constants(func, a, b),
        (Place::RawIndex(a, x), Place::RawIndex(b, y)) => x != y || !are_different_constants(func, a, b),
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

fn are_different_constants(func: &Function, a: Value, b: Value) -> bool {
    match (func.defining_op(a), func.defining_op(b)) {
        (Some(Op::ConstInt { value: a }), Some(Op::ConstInt { value: b })) => a != b,
        _ => false,
    }
}

/// Forgets what `op` may write.
fn kill(func: &Function, state: &mut State, op: &Op) {
    let writes = op.effects().writes;
    if writes.is_empty() {
        return;
    }
    match location(func, op) {
        Some((written, _)) => state.retain(|location, _| !may_overlap(func, location, &written)),
        None => state.retain(|location, _| !location.heap.set().overlaps(writes)),
    }
}

fn same_literal(func: &Function, a: Value, b: Value) -> bool {
    func.defining_op(a) == func.defining_op(b)
}

/// Goes past `inst`; says whether that changed it.
fn visit(func: &mut Function, state: &mut State, inst: Inst) -> bool {
    let op = *func.op(inst);
    kill(func, state, &op);
    if let Some((location, stored)) = location(func, &op) {
        if let Some(value) = stored {
            state.insert(location, value);
            return false;
        }
        let result = func.result(inst).expect("a load has a result");
        if let Some(&known) = state.get(&location)
            && func.type_of(known).is_subtype_of(func.type_of(result))
        {
            func.replace(result, known);
            return true;
        }
        state.insert(location, result);
        return false;
    }
    match op {
        Op::GuardShape { object: guarded, shape, .. } => {
            let base = object(func, guarded);
            let location = Location { heap: Heap::Shape, object: base, place: Place::Shape };
            let shape = func.resolve(shape);
            let guarded = func.resolve(guarded);
            if state.get(&location) == Some(&shape) && func.type_of(guarded) == Type::Ref {
                let result = func.result(inst).expect("a guard has a result");
                func.replace(result, guarded);
                return true;
            }
            state.insert(location, shape);
            false
        }
        Op::HasShape { object: tested, shape } => {
            let location = Location { heap: Heap::Shape, object: object(func, tested), place: Place::Shape };
            let (Some(&known), shape) = (state.get(&location), func.resolve(shape)) else { return false };
            let literal = |value| matches!(func.defining_op(value), Some(Op::LiteralI64 { .. }));
            // Two literals that are not the same value differ: one number makes one literal.
            let same = known == shape || literal(known) && same_literal(func, known, shape);
            if same || literal(known) && literal(shape) {
                func.set_op(inst, Op::ConstBool { value: same });
                return true;
            }
            false
        }
        Op::NewObject { shape, values, .. } => {
            let new = func.result(inst).expect("an object is a value");
            let location = Location { heap: Heap::Shape, object: new, place: Place::Shape };
            state.insert(location, func.resolve(shape));
            for (i, value) in func.list_values(values).to_vec().into_iter().enumerate() {
                let offset = ((i + 1) * abi::object_layout::WORD) as u32;
                let place = Place::Offset(offset);
                let value = func.resolve(value);
                let heap = if func.type_of(value).is_tagged() { Heap::Slots } else { Heap::Fields };
                state.insert(Location { heap, object: new, place }, value);
            }
            false
        }
        _ => false,
    }
}
