//! What functions of the host, and operations of the language's own, are given and ask for: noted for compilers, which then have no call.
//! Where a method that was asked has been run by compiled code that was left, the call is finished here with what it has given.

use abi::intrinsic::Intrinsic;
use abi::operators::Asking;
use bytecode::operand::*;
use runtime::class::Class;
use runtime::exception::Result;
use runtime::feedback::PropertyCase;
use runtime::language::Operator;
use runtime::native::NativeFunction;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{Execution, Step};

impl Execution<'_> {
    /// An operation of the language's own.
    pub(super) fn call_intrinsic(
        &mut self,
        dst: Def,
        intrinsic: IntrinsicIndex,
        arguments: &[Value],
    ) -> Result<Step> {
        let index = usize::from(intrinsic.0);
        let module = &self.cell().module;
        let form = |execution: &Self| execution.language().intrinsic_form(&module.module.intrinsics[index]);
        let value = if let Some(answer) = self.take_delivered() {
            let form = form(self);
            self.checked_answer(form, answer)?
        } else {
            if let &[object] = arguments
                && let Some(shape) = self.unnoted_object(object)
                && let Some(asking) = form(self).and_then(Intrinsic::asking)
            {
                self.note_asked(asking, object, shape);
            }
            module.intrinsics[index](self.cx, arguments)?
        };
        self.set(dst, value)
    }

    /// The form of a function of the host, or of a class whose calls have one.
    fn form_of(&mut self, callee: Value) -> Option<Intrinsic> {
        match callee.cast::<NativeFunction>() {
            Some(native) => self.cx.native_entry(native).intrinsic,
            None => {
                let class = callee.cast::<Class>().filter(|&class| self.cx.plain_class(class).is_none())?;
                self.language().class_intrinsic(self.cx, class)
            }
        }
    }

    /// What the callee yields, where the method that it asks has been run for it.
    pub(super) fn take_answer(&mut self, callee: Value) -> Result<Option<Value>> {
        let Some(answer) = self.take_delivered() else { return Ok(None) };
        let form = self.form_of(callee);
        self.checked_answer(form, answer).map(Some)
    }

    /// What is yielded where a method has given `answer`.
    fn checked_answer(&mut self, form: Option<Intrinsic>, answer: Value) -> Result {
        match form.and_then(Intrinsic::asking) {
            Some(asking) => self.language().checked_answer(self.cx, asking, answer),
            None => Ok(answer),
        }
    }

    /// Notes what the callee, a function of the host, is given first: the method that it asks of an object of a class of the program's, or
    /// the shape where it goes by that.
    pub(super) fn note_given(&mut self, callee: Value, arguments: &[Value]) {
        let (&[given] | &[given, _]) = arguments else { return };
        let is_noted = |&shape: &ShapeId| shape >= ShapeId::FIRST_DYNAMIC || shape == ShapeId::LIST;
        let Some(shape) = given.shape().filter(is_noted) else { return };
        let Some(form) = self.form_of(callee) else { return };
        let is_alone = arguments.len() == 1;
        match form {
            Intrinsic::InstanceOf if shape != ShapeId::LIST => self.note_shape_given(shape),
            Intrinsic::Iterator if shape == ShapeId::LIST && is_alone => self.note_shape_given(shape),
            form => {
                if let Some(asking) = form.asking().filter(|_| is_alone)
                    && let Some(shape) = self.unnoted_object(given)
                {
                    self.note_asked(asking, given, shape);
                }
            }
        }
    }

    fn note_shape_given(&self, shape: ShapeId) {
        if !self.is_single && !self.cell().has_noted_operator(self.place(), shape) {
            self.cell().note_operator(self.place(), |slot| slot.add_property(shape, PropertyCase::Given));
        }
    }

    /// Notes the method of an object of this shape that is asked.
    fn note_asked(&mut self, asking: Asking, object: Value, shape: ShapeId) {
        let method = self.language().operator_method(self.cx, Operator::Asked(asking), object, object);
        self.cell().note_operator(self.place(), |slot| match method {
            Some(method) => {
                slot.add_property(shape, PropertyCase::Asked { asking, method: method.cell.value() })
            }
            None => slot.set_megamorphic(),
        });
    }
}
