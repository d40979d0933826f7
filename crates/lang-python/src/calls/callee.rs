//! What natives call again and again with one argument: keys of `sorted`, `min` and `max`.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::cell::Cell;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::lookup::method_in_python;
use crate::names::Name;

/// Something that is called. Of an object that a function of its class answers for, that is looked up once, as long as neither
/// the object nor any class changes what lookups find.
pub(crate) struct Callee {
    callee: Value,
    known: Option<Known>,
}

#[derive(Clone, Copy)]
struct Known {
    shape: ShapeId,
    epoch: u64,
    method: Gc<Cell>,
}

impl Callee {
    pub(crate) fn new(callee: Value) -> Self {
        Callee { callee, known: None }
    }

    /// Calls it.
    ///
    /// # Errors
    /// What the callee raises.
    #[inline]
    pub(crate) fn call(&mut self, cx: &mut Context, argument: Value) -> Result {
        match self.callee.shape() {
            Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => self.call_object(cx, shape, argument),
            _ => cx.call(self.callee, &[argument]),
        }
    }

    fn call_object(&mut self, cx: &mut Context, shape: ShapeId, argument: Value) -> Result {
        if !self.known.is_some_and(|known| known.shape == shape && known.epoch == cx.lookup_epoch) {
            let method = method_in_python(cx, self.callee, Name::Call);
            self.known = method.map(|method| Known { shape, epoch: cx.lookup_epoch, method });
        }
        match self.known.map(|known| known.method.get()) {
            Some(method) if method.shape() == Some(ShapeId::CLOSURE) => {
                cx.call(method, &[self.callee, argument])
            }
            _ => cx.call(self.callee, &[argument]),
        }
    }
}
