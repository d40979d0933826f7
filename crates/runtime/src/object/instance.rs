//! Properties of objects: where shapes say they are, and how they are added, changed and taken away.

use abi::object_layout::{HEADER, KIND_SHAPED, WORD};
use heap::RootVec;

use crate::class::Class;
use crate::context::Context;
use crate::exception::Result;
use crate::feedback::PropertyCase;
use crate::gc::Gc;
use crate::object::array::Array;
use crate::shape::{Layout, Location, ShapeId};
use crate::value::Value;

/// Room for properties up to which objects with more of them give later objects of their class twice as much.
const MOST_GROWN: u32 = 32;

impl Location {
    /// The value there in `object`, whose shape gave the location.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn load(self, cx: &mut Context, object: Value) -> Result {
        match self {
            Location::Inline(offset) => Ok(object.load(offset as usize)),
            Location::Float(offset) => cx.new_float(object.load_raw_float(offset as usize)),
            Location::Overflow { array, element } => Ok(object.load(array as usize).load(element as usize)),
        }
    }
}

impl Context {
    /// A new object of `class` without properties, all of its own words none; those of a built-in layout are 0, and who
    /// calls fills them.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_instance(&mut self, class: Gc<Class>) -> Result {
        let root = self.class(class).root_shape;
        let shape = &self.shapes[root];
        let (bytes, kind) = (shape.object_bytes(), shape.kind());
        let own_words = if shape.layout == Layout::Plain { shape.base_words as usize } else { 0 };
        let object = self.allocate(bytes, root, kind)?;
        for index in 0..own_words {
            object.store_new(HEADER + index * WORD, Value::NONE);
        }
        Ok(object)
    }

    /// Where the own property with this interned name is, if `object` has one.
    #[inline]
    pub fn property_location(&self, object: Value, name: Value) -> Option<Location> {
        let shape = object.shape()?;
        if shape < ShapeId::FIRST_DYNAMIC { None } else { self.shapes[shape].find(name) }
    }

    /// A new root shape: objects of `class` without properties, with room for `capacity` (at least one).
    pub fn new_root_shape(
        &mut self,
        class: Gc<Class>,
        layout: Layout,
        base_words: u32,
        capacity: u32,
    ) -> ShapeId {
        let root = self.shapes.new_root(class, layout, base_words, capacity);
        self.describe_shape(root);
        root
    }

    /// The shape after `from` with one property more; whether that is a float. Where it was a raw float in the objects so
    /// far and is none now, what caches know of adding it is dropped.
    fn next_shape(&mut self, from: ShapeId, name: Value, is_float: bool) -> Option<ShapeId> {
        let (known, mixed) = (self.shapes.len(), self.shapes.mixed_count());
        let to = self.shapes.transition(from, name, is_float)?;
        if self.shapes.len() != known {
            self.describe_shape(to);
        }
        if self.shapes.mixed_count() != mixed {
            self.invalidate_lookups();
        }
        Some(to)
    }

    /// Tells the heap where objects of a new shape have values.
    fn describe_shape(&mut self, id: ShapeId) {
        let shape = &self.shapes[id];
        if shape.kind() == KIND_SHAPED {
            self.heap.set_shape_words(id.0, shape.words(), shape.raw_words);
        }
    }

    /// Sets a property that `object` has, where `location` says. Its shape is another one afterwards if the property was
    /// a raw float and is something else now.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn set_property_at(&mut self, location: Location, object: Value, value: Value) -> Result<()> {
        match location {
            Location::Inline(offset) => self.store(object, offset as usize, value),
            Location::Float(offset) => match value.as_float() {
                Some(float) => object.store_raw_float(offset as usize, float),
                None => self.change_property(object, offset, value)?,
            },
            Location::Overflow { array, element } => {
                let array = object.load(array as usize);
                self.store(array, element as usize, value);
            }
        }
        Ok(())
    }

    /// Makes the raw float at `offset` of `object` a value, and stores `value` there. New objects of the class will have
    /// a value there from the start, so what caches know of adding the property is dropped.
    #[cold]
    fn change_property(&mut self, object: Value, offset: u32, value: Value) -> Result<()> {
        let from = object.shape_unchecked();
        let shape = &self.shapes[from];
        let root = shape.root;
        let names = shape.names().to_vec();
        let changed = names.iter().position(|&name| shape.find(name) == Some(Location::Float(offset)));
        let changed = changed.expect("the shape gave the location");
        let is_float: Vec<bool> = (0..names.len()).map(|i| i != changed && shape.is_raw(i)).collect();
        let mixed = self.shapes.mixed_count();
        self.shapes.mix(root, names[changed]);
        if self.shapes.mixed_count() != mixed {
            self.invalidate_lookups();
        }
        let mut to = root;
        for (&name, &is_float) in names.iter().zip(&is_float) {
            to = self.next_shape(to, name, is_float).expect("there is a shape with as many properties");
        }
        self.give_shape(object, to)?;
        self.store(object, offset as usize, value);
        Ok(())
    }

    /// Gives `object` a shape with the same properties at the same places, of which fewer may be raw floats.
    fn give_shape(&mut self, object: Value, to: ShapeId) -> Result<()> {
        let (old, new) = (self.shapes[object.shape_unchecked()].raw_words, self.shapes[to].raw_words);
        debug_assert!(new & !old == 0, "a value does not become raw");
        let offsets = (0..u64::BITS as usize).filter(|word| (old & !new) >> word & 1 != 0);
        let offsets: Vec<usize> = offsets.map(|word| HEADER + word * WORD).collect();
        self.box_raw_words(object, to, self.shapes[to].kind(), &offsets)
    }

    /// Gives `object` a shape, and the kind that goes with it, by which the raw floats at these offsets are values.
    pub(crate) fn box_raw_words(
        &mut self,
        object: Value,
        to: ShapeId,
        kind: u8,
        offsets: &[usize],
    ) -> Result<()> {
        let mut boxes = RootVec::new(&self.heap);
        for &offset in offsets {
            let float = self.new_float(object.load_raw_float(offset))?;
            boxes.push(float.0);
        }
        object.set_shape(to);
        object.set_kind(kind);
        for (index, &offset) in offsets.iter().enumerate() {
            self.store(object, offset, Value(boxes.get(index)));
        }
        Ok(())
    }

    /// Adds a property that `object`, of a class with shapes, lacks. Yields what a cache may do in its place, when that
    /// is a single store; none when the object has as many as it may.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn add_property(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
    ) -> Result<Option<Option<PropertyCase>>> {
        let from = object.shape_unchecked();
        let float = value.as_float();
        let Some(to) = self.next_shape(from, name, float.is_some()) else { return Ok(None) };
        let shape = &self.shapes[to];
        let (count, capacity) = (shape.names().len(), shape.capacity as usize);
        let location = shape.location(count - 1);
        if let Location::Inline(offset) = location {
            object.set_shape(to);
            self.store(object, offset as usize, value);
            return Ok(Some(Some(PropertyCase::Add { offset, shape: to })));
        }
        if let (Location::Float(offset), Some(float)) = (location, float) {
            object.set_shape(to);
            object.store_raw_float(offset as usize, float);
            return Ok(Some(Some(PropertyCase::AddFloat { offset, shape: to })));
        }
        let Location::Overflow { array: slot, .. } = location else { unreachable!("not inline") };
        let needed = count + 1 - capacity;
        let slot = slot as usize;
        if count == capacity + 1 {
            self.make_room_in_later_objects(from);
            let last = self.shapes[from].location(capacity - 1).load(self, object)?;
            let array = self.new_array(4)?;
            array.set(self, 0, last);
            self.store(object, slot, array.value());
        } else {
            let array: Gc<Array> =
                object.load(slot).cast().expect("a spilled object has an array in its last slot");
            if array.len() < needed {
                let larger = self.new_array_of(array.as_slice(), needed * 2)?;
                self.store(object, slot, larger.value());
            }
        }
        object.set_shape(to);
        self.set_property_at(location, object, value)?;
        Ok(Some(None))
    }

    /// Lets objects that will be made have room for twice as many properties as those of this shape, where new objects of the
    /// class are as these.
    #[cold]
    fn make_room_in_later_objects(&mut self, spilled: ShapeId) {
        let shape = &self.shapes[spilled];
        let (Some(class), layout, base_words, capacity) =
            (shape.class, shape.layout, shape.base_words, shape.capacity)
        else {
            return;
        };
        if self.class(class).may_grow && self.class(class).root_shape == shape.root && capacity <= MOST_GROWN
        {
            self.class_mut(class).root_shape = self.new_root_shape(class, layout, base_words, 2 * capacity);
            self.invalidate_lookups();
        }
    }

    /// Takes the property with this interned name away; false when there is none.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn remove_property(&mut self, object: Value, name: Value) -> Result<bool> {
        if self.property_location(object, name).is_none() {
            return Ok(false);
        }
        let shape = &self.shapes[object.shape_unchecked()];
        let root = shape.root;
        let names: Vec<Value> = shape.names().to_vec();
        let mut kept = RootVec::new(&self.heap);
        for (index, &known) in names.iter().enumerate() {
            if known != name {
                let value = self.shapes[object.shape_unchecked()].location(index).load(self, object)?;
                kept.push(known.0);
                kept.push(value.0);
            }
        }
        let (base, capacity) = (self.shapes[root].base_words as usize, self.shapes[root].capacity as usize);
        object.set_shape(root);
        for slot in base..base + capacity {
            object.store_new(HEADER + slot * WORD, Value::ZERO);
        }
        for index in 0..kept.len() / 2 {
            self.add_property(object, Value(kept.get(2 * index)), Value(kept.get(2 * index + 1)))?;
        }
        Ok(true)
    }

    /// Gives `object` the class `class`, whose objects have the same layout and room; false when they do not.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_class(&mut self, object: Value, class: Gc<Class>) -> Result<bool> {
        let Some(from) = object.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC) else {
            return Ok(false);
        };
        let root = self.class(class).root_shape;
        let (old, new) = (&self.shapes[from], &self.shapes[root]);
        if (old.layout, old.base_words) != (new.layout, new.base_words) {
            return Ok(false);
        }
        let capacity = old.capacity;
        let mut to = root;
        if capacity != new.capacity {
            // The object keeps its size, so it cannot have the shapes that new objects of the class have.
            let (layout, base_words) = (old.layout, old.base_words);
            to = self.new_root_shape(class, layout, base_words, capacity);
        }
        self.start_with_shape(object, to)
    }

    /// Makes an object one of a variant of its class: see [`Shape::variant`](crate::shape::Shape::variant).
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_variant(&mut self, object: Value, variant: u8) -> Result<()> {
        let root = self.shapes[object.shape_unchecked()].root;
        let (root, is_new) = self.shapes.variant(root, variant);
        if is_new {
            self.describe_shape(root);
        }
        self.start_with_shape(object, root)?;
        Ok(())
    }

    /// Gives an object the shape that comes of this root by adding its properties; false when there is none.
    fn start_with_shape(&mut self, object: Value, root: ShapeId) -> Result<bool> {
        let old = &self.shapes[object.shape_unchecked()];
        let is_raw: Vec<bool> = (0..old.names().len()).map(|index| old.is_raw(index)).collect();
        let names = old.names().to_vec();
        let mut to = root;
        for (name, is_raw) in names.into_iter().zip(is_raw) {
            match self.next_shape(to, name, is_raw) {
                Some(next) => to = next,
                None => return Ok(false),
            }
        }
        self.give_shape(object, to)?;
        Ok(true)
    }

    /// Makes an object of a built-in layout one of `class`, whose objects have the same layout and no properties. Its size
    /// stays, so room that objects of the class have for properties is not there.
    pub fn set_class_of_builtin(&mut self, object: Value, class: Gc<Class>) {
        let root = self.class(class).root_shape;
        debug_assert_eq!(object.shape().map(Layout::BuiltIn), Some(self.shapes[root].layout));
        object.set_shape(root);
    }
}
