//! What reads and writes of properties have met, as a request tells it.

use optimizer::request::{PropertyCase, SlotFeedback, Wrapped};
use runtime::class::Class;
use runtime::feedback::{self, FeedbackSlot};
use runtime::gc::Gc;
use runtime::object::cell::Cell;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::Builder;

impl Builder<'_> {
    /// What an attribute in a cell wraps, as it is read from this class or an object of it.
    fn wrapped(&mut self, cell: Value, class: Option<Gc<Class>>) -> Option<Wrapped> {
        let wrapper = cell.cast::<Cell>().expect("attributes are in cells").get();
        let wrapped = self.root().language().wrapped(self.cx, wrapper)?;
        let receiver = match wrapped.binds_class {
            true => Some(self.known(class?.value())),
            false => None,
        };
        Some(Wrapped {
            wrapper: self.variable(cell, "attribute"),
            value: self.known(wrapped.value),
            receiver,
        })
    }

    pub(super) fn property(&mut self, slot: &FeedbackSlot) -> SlotFeedback {
        let mut cases = Vec::new();
        let mut is_megamorphic = false;
        for (shape, case) in slot.cases.iter().filter_map(feedback::Case::property) {
            match self.property_case(shape, case) {
                Some(case) => cases.push((self.shape(shape), case)),
                None => is_megamorphic = true,
            }
        }
        SlotFeedback::Property { cases, is_megamorphic }
    }

    /// A case of a property's slot; none for what compilers do not tell from others.
    fn property_case(&mut self, shape: ShapeId, case: feedback::PropertyCase) -> Option<PropertyCase> {
        let definition = |cell: Value| cell.cast::<Cell>().expect("attributes are in cells").get();
        Some(match case {
            feedback::PropertyCase::Slot { offset } => PropertyCase::Slot { offset },
            feedback::PropertyCase::Float { offset } => PropertyCase::Float { offset },
            feedback::PropertyCase::AddFloat { offset, shape } => {
                PropertyCase::AddFloat { offset, shape: self.shape(shape) }
            }
            feedback::PropertyCase::Overflow { array, element } => PropertyCase::Overflow { array, element },
            feedback::PropertyCase::Cell(cell) => PropertyCase::Variable(self.variable(cell, "attribute")),
            feedback::PropertyCase::Method(cell) => PropertyCase::Method(self.variable(cell, "method")),
            feedback::PropertyCase::Add { offset, shape } => {
                PropertyCase::Add { offset, shape: self.shape(shape) }
            }
            feedback::PropertyCase::Getter(cell) | feedback::PropertyCase::BehindGetter(cell) => {
                let getter = self.root().language().getter(self.cx, definition(cell))?;
                PropertyCase::Getter { property: self.variable(cell, "property"), getter: self.known(getter) }
            }
            feedback::PropertyCase::Setter(cell) => {
                let setter = self.root().language().setter(definition(cell))?;
                PropertyCase::Setter { property: self.variable(cell, "property"), setter: self.known(setter) }
            }
            feedback::PropertyCase::OfClass { class, cell } => {
                let class = self.cx.class_numbered(class).value();
                PropertyCase::OfClass {
                    class: self.constant(class),
                    attribute: self.variable(cell, "attribute"),
                }
            }
            feedback::PropertyCase::Wrapped(cell) => {
                PropertyCase::Wrapped(self.wrapped(cell, self.cx.shapes[shape].class)?)
            }
            feedback::PropertyCase::WrappedOfClass { class, cell } => {
                let class = self.cx.class_numbered(class);
                let attribute = self.wrapped(cell, Some(class))?;
                PropertyCase::WrappedOfClass { class: self.constant(class.value()), attribute }
            }
            feedback::PropertyCase::Behind(cell) => PropertyCase::Behind(self.variable(cell, "method")),
            feedback::PropertyCase::Fallback(cell) => PropertyCase::Fallback(self.variable(cell, "fallback")),
            feedback::PropertyCase::Absent => PropertyCase::Absent,
            feedback::PropertyCase::After(class) => PropertyCase::After(self.constant(class)),
            feedback::PropertyCase::Megamorphic
            | feedback::PropertyCase::Operator { .. }
            | feedback::PropertyCase::Asked { .. }
            | feedback::PropertyCase::Entries(_)
            | feedback::PropertyCase::Elements
            | feedback::PropertyCase::Given
            | feedback::PropertyCase::True => return None,
        })
    }
}
