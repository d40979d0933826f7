//! Records: layouts whose objects tell by their shape which fields are raw floats.
//!
//! The fields of a record are words to the program. Those that are floats in the first object are raw in it and in those
//! that follow. When something else shall be there, the record gets a new *version*, in which that field is a value, and
//! objects are of that from then on. A version is a layout with a shape of its own. The shapes follow that of the record,
//! so that one comparison tells its objects; the version without raw fields has the record's own shape.
//!
//! Each version has fewer raw fields than the one before. An object of an earlier version becomes one of the current
//! version when the interpreter, or the complete form of an instruction, accesses it; so compiled code needs to know the
//! current one alone. It assumes that there is no other by [`Context::invalidate_lookups`].
//!
//! An isolate that compiles nothing has no raw fields: reading one makes a value of it, which takes the interpreter longer.

use crate::context::Context;
use crate::exception::Result;
use crate::layout::FieldType;
use crate::shape::ShapeId;
use crate::value::Value;

/// Fields from this one on are never raw, so that few shapes are kept for versions.
const RAW_MAX: usize = 64;

/// The versions of a record, as its layout knows them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Versions {
    /// The shape of new objects; none until the first is made.
    pub current: Option<ShapeId>,
    /// How many versions have raw fields.
    pub raw_count: u32,
}

/// How many shapes a record with so many fields may need.
pub(crate) fn span_of(fields: usize) -> u32 {
    1 + fields.min(RAW_MAX) as u32
}

/// Whether a field is among the raw ones of a layout, [`LayoutInfo::raw_fields`].
///
/// [`LayoutInfo::raw_fields`]: crate::layout::LayoutInfo::raw_fields
#[inline]
pub fn is_raw(raw_fields: u64, index: usize) -> bool {
    index < RAW_MAX && raw_fields >> index & 1 != 0
}

impl Context {
    /// The shape of new objects of the record with the shape `of` that get these values.
    fn version_for(&mut self, of: ShapeId, values: &[Value]) -> ShapeId {
        let record = self.layout(of);
        let floats = values.iter().take(RAW_MAX).enumerate().filter(|(_, value)| value.as_float().is_some());
        let floats = floats.fold(0, |fields, (index, _)| fields | 1 << index);
        let Some(current) = record.versions.current else {
            return self.begin_version(of, if self.tiering.compiles() { floats } else { 0 });
        };
        match self.layout(current).raw_fields {
            raw if raw & !floats == 0 => current,
            raw => self.begin_version(of, raw & floats),
        }
    }

    /// Makes the version of a record with these raw fields, fewer than before, the current one.
    fn begin_version(&mut self, of: ShapeId, raw: u64) -> ShapeId {
        let record = self.layout(of);
        let mut versions = record.versions;
        let mut shape = of;
        if raw != 0 {
            versions.raw_count += 1;
            shape = ShapeId(of.0 + versions.raw_count);
            let mut fields = record.fields.clone();
            for (index, field) in fields.iter_mut().enumerate().take(RAW_MAX) {
                field.ty = if is_raw(raw, index) { FieldType::F64 } else { FieldType::Word };
            }
            let version = record.version(shape, fields, raw);
            self.complete_layout(version);
        }
        let is_first = versions.current.replace(shape).is_none();
        self.shapes.layout_mut(of).versions = versions;
        if !is_first {
            self.invalidate_lookups();
        }
        shape
    }

    /// A new object of the record with the shape `of`. The values, in order, are held by the caller.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_record(&mut self, of: ShapeId, values: &[Value]) -> Result {
        let shape = self.version_for(of, values);
        let layout = self.layout(shape);
        let (bytes, kind) = (layout.bytes as usize, layout.kind_byte);
        let object = self.allocate(bytes, shape, kind)?;
        for (field, &value) in self.layout(shape).fields.iter().zip(values) {
            match value.as_float().filter(|_| field.ty == FieldType::F64) {
                Some(float) => object.store_raw_float(field.offset as usize, float),
                None => object.store_new(field.offset as usize, value),
            }
        }
        Ok(object)
    }

    /// A field of an object of the record with the shape `of`.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn read_record(&mut self, of: ShapeId, object: Value, index: usize) -> Result {
        let shape = self.make_current(of, object)?;
        let field = &self.layout(shape).fields[index];
        let offset = field.offset as usize;
        match field.ty {
            FieldType::F64 => self.new_float(object.load_raw_float(offset)),
            _ => Ok(object.load(offset)),
        }
    }

    /// Sets a field of an object of the record with the shape `of`. The caller holds object and value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn write_record(&mut self, of: ShapeId, object: Value, index: usize, value: Value) -> Result<()> {
        let shape = self.make_current(of, object)?;
        let layout = self.layout(shape);
        let offset = layout.fields[index].offset as usize;
        match value.as_float() {
            Some(float) if is_raw(layout.raw_fields, index) => {
                object.store_raw_float(offset, float);
                return Ok(());
            }
            None if is_raw(layout.raw_fields, index) => {
                let raw = layout.raw_fields & !(1 << index);
                self.begin_version(of, raw);
                self.make_current(of, object)?;
            }
            _ => {}
        }
        self.store(object, offset, value);
        Ok(())
    }

    /// Makes an object of a record one of the current version; the shape of that.
    fn make_current(&mut self, of: ShapeId, object: Value) -> Result<ShapeId> {
        let from = object.shape_unchecked();
        let to = self.layout(of).versions.current.expect("there is an object");
        if from != to {
            let (old, new) = (self.layout(from), self.layout(to));
            let boxed = |&index: &usize| is_raw(old.raw_fields & !new.raw_fields, index);
            let offsets = (0..old.fields.len()).filter(boxed).map(|index| old.fields[index].offset as usize);
            let (offsets, kind): (Vec<usize>, u8) = (offsets.collect(), new.kind_byte);
            self.box_raw_words(object, to, kind, &offsets)?;
        }
        Ok(to)
    }
}
