//! Forwards what was stored or loaded to later loads, and shapes to later guards.
//!
//! Keeps, at each point, which value is known to be in which memory location (see [`crate::analysis::locations`]). A store
//! forgets the locations it may overlap. Where paths meet, what they agree on stays; at the header of a loop, what nothing
//! in the loop overwrites.
//!
//! A branch on a shape tells it, too. Most shapes of the runtime's own objects last, whatever is called. Of an object that has
//! one of several shapes the test or guard that said so is known.
//!
//! Gives up on values that differ between paths. Cost: instructions times known locations where calls are many.

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, HEADER, KIND_ARRAY, WORD};
use abi::object_offsets::shape;

use crate::analysis::locations::{
    Heap, Index, Location, Place, is_lasting_shape, location, may_overlap, object, shapes_of,
};
use crate::context::{Changed, PassContext};
use cranelift_entity::SecondaryMap;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::loops::Loops;
use ssa::{Block, Function, Inst, Op, Type, Value};
use std::rc::Rc;

type State = FxHashMap<Location, Value>;

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
    func.remove_replaced();
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
    if let [pred] = *cfg.preds(block)
        && let Op::Branch { cond, then, otherwise, .. } = *func.op(func.terminator(pred))
        && then.block == block
        && otherwise.block != block
    {
        learn_shapes(func, &mut state, pred, cond);
    }
    state
}

/// Notes what a condition of a branch of `pred` says of shapes, where it holds: it was found out there, and nothing was written since.
fn learn_shapes(func: &Function, state: &mut State, pred: Block, cond: Value) {
    match func.defining_op(func.resolve(cond)) {
        Some(&Op::BoolAnd { lhs, rhs }) => {
            learn_shapes(func, state, pred, lhs);
            learn_shapes(func, state, pred, rhs);
        }
        Some(&(Op::HasShape { object: tested, .. } | Op::HasShapeIn { object: tested, .. })) => {
            let known = match func.defining_op(func.resolve(cond)) {
                Some(&Op::HasShape { shape, .. }) => func.resolve(shape),
                _ => func.resolve(cond),
            };
            let backwards = func.insts(pred).iter().rev();
            let is_current = backwards
                .take_while(|&&inst| func.op(inst).effects().writes.is_empty())
                .any(|&inst| func.result(inst) == Some(func.resolve(cond)));
            if is_current {
                let location =
                    Location { heap: Heap::Shape, object: object(func, tested), place: Place::Shape };
                state.insert(location, known);
            }
        }
        _ => {}
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
        None => state.retain(|location, value| {
            let lasts = location.place == Place::Shape && is_lasting_shape(func, *value);
            lasts || !location.heap.set().overlaps(writes)
        }),
    }
}

/// What a load reads of an object that is made here, where that is never written again.
fn final_word(func: &Function, op: &Op) -> Option<Value> {
    let made = |value: Value| match func.defining_op(object(func, value)) {
        Some(&Op::NewObject { shape, values, .. }) => Some((func.resolve(shape), values)),
        _ => None,
    };
    let (values, offset) = match *op {
        Op::LoadFinal { object, offset } | Op::LoadFinalInt { object, offset } => {
            (made(object)?.1, offset as usize)
        }
        Op::ArrayLength { array } => (made(array)?.1, ARRAY_LENGTH_OFFSET),
        Op::LoadElement { array, index } => {
            let (shape, values) = made(array)?;
            let is_tuple = func.defining_op(shape) == Some(&Op::ConstI64 { value: shape::TUPLE.into() });
            match Index::of(func, index) {
                Index::Constant(number) if is_tuple => {
                    (values, ARRAY_ELEMENTS_OFFSET + usize::try_from(number).ok()? * WORD)
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    let word = func.list_values(values).get(offset.checked_sub(HEADER)? / WORD)?;
    Some(func.resolve(*word))
}

/// Whether an object of which this is known has one of these shapes, where that can be told.
fn has_one_of(func: &Function, known: Value, shapes: &[Value]) -> Option<bool> {
    let literal = |value: &Value| matches!(func.defining_op(*value), Some(Op::LiteralI64 { .. }));
    // Two literals that are not the same value differ: one number makes one literal.
    let same = |a: Value, b: Value| a == b || literal(&a) && func.defining_op(a) == func.defining_op(b);
    let possible = shapes_of(func, &known);
    let is_wanted = |&shape: &Value| {
        let shape = func.resolve(shape);
        shapes.iter().any(|&wanted| same(shape, func.resolve(wanted)))
    };
    if possible.iter().all(is_wanted) {
        return Some(true);
    }
    let all = possible.iter().chain(shapes).map(|&shape| func.resolve(shape));
    let differ = !possible.iter().any(is_wanted) && all.into_iter().all(|shape| literal(&shape));
    differ.then_some(false)
}

/// Goes past `inst`; says whether that changed it.
fn visit(func: &mut Function, state: &mut State, inst: Inst) -> bool {
    let op = *func.op(inst);
    kill(func, state, &op);
    if let Some(word) = final_word(func, &op) {
        let result = func.result(inst).expect("a load has a result");
        if func.type_of(word).is_subtype_of(func.type_of(result)) {
            func.replace(result, word);
            return true;
        }
    }
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
            if state.get(&location) == Some(&shape) {
                if func.type_of(guarded) == Type::Ref {
                    let result = func.result(inst).expect("a guard has a result");
                    func.replace(result, guarded);
                } else {
                    // A test has told, which leaves the value as it is.
                    func.set_op(inst, Op::Refine { value: guarded, ty: Type::Ref });
                }
                return true;
            }
            state.insert(location, shape);
            false
        }
        Op::GuardShapeIn { object: guarded, shapes, .. } => {
            let location = Location { heap: Heap::Shape, object: object(func, guarded), place: Place::Shape };
            let guarded = func.resolve(guarded);
            let result = func.result(inst).expect("a guard has a result");
            if let Some(&known) = state.get(&location)
                && has_one_of(func, known, func.list_values(shapes)) == Some(true)
                && func.type_of(guarded) == Type::Ref
            {
                func.replace(result, guarded);
                return true;
            }
            state.insert(location, result);
            false
        }
        Op::HasShape { object: tested, .. } | Op::HasShapeIn { object: tested, .. } => {
            let location = Location { heap: Heap::Shape, object: object(func, tested), place: Place::Shape };
            let Some(&known) = state.get(&location) else { return false };
            let decided = match &op {
                Op::HasShape { shape, .. } => has_one_of(func, known, std::slice::from_ref(shape)),
                Op::HasShapeIn { shapes, .. } => has_one_of(func, known, func.list_values(*shapes)),
                _ => unreachable!("it is a test for shapes"),
            };
            if let Some(value) = decided {
                func.set_op(inst, Op::ConstBool { value });
            }
            decided.is_some()
        }
        Op::NewObject { shape, values, kind, .. } => {
            let new = func.result(inst).expect("an object is a value");
            let location = Location { heap: Heap::Shape, object: new, place: Place::Shape };
            state.insert(location, func.resolve(shape));
            for (i, value) in func.list_values(values).to_vec().into_iter().enumerate() {
                let value = func.resolve(value);
                let (heap, place) = place_of_word(func, shape, kind, i, func.type_of(value));
                state.insert(Location { heap, object: new, place }, value);
            }
            false
        }
        _ => false,
    }
}

/// Where loads find word `index`, behind the header, of a new object, that has a value of this type.
fn place_of_word(func: &Function, shape: Value, kind: u8, index: usize, ty: Type) -> (Heap, Place) {
    let offset = HEADER + index * WORD;
    if let (KIND_ARRAY, Some(distance)) = (kind, offset.checked_sub(ARRAY_ELEMENTS_OFFSET)) {
        return (Heap::Elements, Place::Index(Index::Constant((distance / WORD) as i64)));
    }
    let heap = match func.defining_op(func.resolve(shape)) {
        Some(&Op::ConstI64 { value }) if value == shape::CELL.into() => Heap::Cells,
        Some(&Op::ConstI64 { value }) if value == shape::LIST.into() => Heap::Lengths,
        _ if ty.is_tagged() => Heap::Slots,
        _ => Heap::Fields,
    };
    (heap, Place::Offset(offset as u32))
}
