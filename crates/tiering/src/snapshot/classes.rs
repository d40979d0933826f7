//! What a request says of classes: which may be asked for their instances, and which objects those are.

use runtime::value::Value;

use super::Builder;

impl Builder<'_> {
    /// Whether a class has a test for instances of its own, which is to be called.
    pub(super) fn tests_instances(&mut self, class: Value) -> bool {
        let language = self.root().language();
        class.cast().is_some_and(|class| language.tests_instances(self.cx, class))
    }

    /// Says of each shape of the program's objects which of the request's classes they are instances of.
    pub(super) fn tell_classes(&mut self) {
        for (description, &shape) in self.shapes.iter_mut().zip(&self.names.shapes) {
            let Some(class) = self.cx.shapes[shape].class else { continue };
            let is_ancestor = |&number: &u32| {
                let ancestor = self.names.constants[number as usize].cast();
                ancestor.is_some_and(|ancestor| self.cx.is_subclass(class, ancestor))
            };
            description.classes = Some(self.instances.keys().copied().filter(is_ancestor).collect());
        }
    }
}
