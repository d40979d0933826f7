//! Records: a field is where it is in objects of the record's current version (`runtime::record`).
//!
//! Objects of earlier versions are left to the interpreter, or where those were met to the complete instruction, which
//! makes them objects of the current one.

use abi::exit_reason::ExitReason;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Op, Value};

use super::environment::Builder;
use crate::request::{Assumption, PropertyCase, ShapeNumber};

/// The fields of a record: the shape of the current version, and where each is.
pub(super) type Fields<'r> = &'r [(ShapeNumber, PropertyCase)];

impl<'r> Builder<'r> {
    /// When there is no object of a record yet, so that its first version is not known: the instruction is left to the
    /// interpreter.
    fn record_without_objects(&mut self) -> Result<(), Bailout> {
        if self.leaves_untaken() {
            self.exit(ExitReason::NotTaken);
            return Ok(());
        }
        self.complete()
    }

    pub(super) fn build_new_record(
        &mut self,
        dst: DefValue,
        first: AnyRange,
        count: Count,
        fields: Fields<'r>,
    ) -> Result<(), Bailout> {
        let Some(&(number, _)) = fields.first() else { return self.record_without_objects() };
        let has_floats = fields.iter().any(|(_, case)| matches!(case, PropertyCase::Float { .. }));
        // Where something else came, the version changes, which is the runtime's business.
        let is_initial = usize::from(count.0) != fields.len();
        if is_initial || has_floats && self.was_left_for(ExitReason::NotFloat) {
            return self.complete();
        }
        self.assume(Assumption::Lookups);
        let values = (first.0..).zip(fields).map(|(register, (_, case))| {
            let value = self.get_word(register);
            match case {
                PropertyCase::Float { .. } => self.guard(|exit| Op::UnboxFloat { value, exit }),
                _ => value,
            }
        });
        let values: Vec<Value> = values.collect();
        let object = self.emit_new_object(number, &values);
        if !has_floats {
            self.values.exact.insert(object, number);
        }
        self.set(dst.0, object);
        Ok(())
    }

    pub(super) fn build_get_record(
        &mut self,
        dst: DefValue,
        object: Use,
        field: Field,
        fields: Fields<'r>,
    ) -> Result<(), Bailout> {
        let read =
            |builder: &mut Self, object, case: &PropertyCase| Ok(vec![builder.slot_value(object, case)]);
        let complete = |builder: &mut Self| {
            builder.complete()?;
            Ok(vec![builder.get_word(dst.0)])
        };
        if let Some(values) = self.record_field(object, field, fields, read, complete)? {
            self.set(dst.0, values[0]);
        }
        Ok(())
    }

    pub(super) fn build_set_record(
        &mut self,
        object: Use,
        field: Field,
        src: UseValue,
        fields: Fields<'r>,
    ) -> Result<(), Bailout> {
        let is_float = matches!(fields.get(usize::from(field.0)), Some((_, PropertyCase::Float { .. })));
        if is_float && self.was_left_for(ExitReason::NotFloat) {
            return self.complete();
        }
        let value = self.get_word(src.0);
        let write = |builder: &mut Self, object, case: &PropertyCase| {
            builder.store_slot_value(object, value, case);
            Ok(Vec::new())
        };
        self.record_field(object, field, fields, write, |builder| builder.complete().map(|()| Vec::new()))?;
        Ok(())
    }

    /// Accesses a field of an object of a record, as [`Builder::by_shape`] does; none when it is left to the interpreter.
    fn record_field(
        &mut self,
        register: Use,
        field: Field,
        fields: Fields<'r>,
        access: impl FnOnce(&mut Self, Value, &PropertyCase) -> Result<Vec<Value>, Bailout>,
        complete: impl FnOnce(&mut Self) -> Result<Vec<Value>, Bailout>,
    ) -> Result<Option<Vec<Value>>, Bailout> {
        let Some(case) = fields.get(usize::from(field.0)) else {
            self.record_without_objects()?;
            return Ok(None);
        };
        let object = self.get(register.0);
        let number = case.0;
        if self.values.exact.get(&object) == Some(&number) {
            return access(self, object, &case.1).map(Some);
        }
        let is_closed = self.speculates() && !self.was_left_for(ExitReason::WrongShape);
        let mut access = Some(access);
        let mut access = |builder: &mut Self, object, case: &PropertyCase| {
            access.take().expect("there is one case")(builder, object, case)
        };
        let cases = (std::slice::from_ref(case), is_closed);
        let values = self.by_shape(object, cases, &mut access, |builder, _| complete(builder))?;
        // The last version is for ever.
        if is_closed && fields.iter().all(|(_, case)| matches!(case, PropertyCase::Slot { .. })) {
            let object = self.get(register.0);
            self.values.exact.insert(object, number);
        }
        Ok(Some(values))
    }
}
