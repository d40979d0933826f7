//! Properties of objects: where shapes say they are, and how they are added and taken away.

use abi::object_layout::{HEADER, WORD};
use heap::RootVec;

use crate::class::Class;
use crate::context::Context;
use crate::exception::Result;
use crate::feedback::PropertyCase;
use crate::gc::Gc;
use crate::object::array::Array;
use crate::shape::{Layout, Location, ShapeId};
use crate::value::Value;

impl Location {
    /// The value there in `object`, whose shape gave the location.
    #[inline]
    pub fn load(self, object: Value) -> Value {
        match self {
            Location::Inline(offset) => object.load(offset as usize),
            Location::Overflow { array, element } => object.load(array as usize).load(element as usize),
        }
    }

    /// Stores there in `object`, whose shape gave the location.
    #[inline]
    pub fn store(self, cx: &mut Context, object: Value, value: Value) {
        match self {
            Location::Inline(offset) => cx.store(object, offset as usize, value),
            Location::Overflow { array, element } => {
                let array = object.load(array as usize);
                cx.store(array, element as usize, value);
            }
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
        let (bytes, count) = (shape.object_bytes(), shape.value_words());
        let own_words = if shape.layout == Layout::Plain { shape.base_words as usize } else { 0 };
        let object = self.allocate(bytes, root, count)?;
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
        let Some(to) = self.shapes.transition(from, name) else { return Ok(None) };
        let shape = &self.shapes[to];
        let (count, capacity) = (shape.names().len(), shape.capacity as usize);
        let location = shape.location(count - 1);
        if let Location::Inline(offset) = location {
            object.set_shape(to);
            self.store(object, offset as usize, value);
            return Ok(Some(Some(PropertyCase::Add { offset, shape: to })));
        }
        let Location::Overflow { array: slot, .. } = location else { unreachable!("not inline") };
        let needed = count + 1 - capacity;
        let slot = slot as usize;
        if count == capacity + 1 {
            let array = self.new_array(4)?;
            array.set(self, 0, object.load(slot));
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
        location.store(self, object, value);
        Ok(Some(None))
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
        let class = shape.class.expect("objects with properties have a class");
        let root = self.class(class).root_shape;
        let names: Vec<Value> = shape.names().to_vec();
        let mut kept = RootVec::new(&self.heap);
        for (index, &known) in names.iter().enumerate() {
            if known != name {
                let value = self.shapes[object.shape_unchecked()].location(index).load(object);
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
        let (names, capacity) = (old.names().to_vec(), old.capacity);
        let mut to = root;
        if capacity != new.capacity {
            // The object keeps its size, so it cannot have the shapes that new objects of the class have.
            let (layout, base_words) = (old.layout, old.base_words);
            to = self.shapes.new_root(class, layout, base_words, capacity);
        }
        for name in names {
            match self.shapes.transition(to, name) {
                Some(next) => to = next,
                None => return Ok(false),
            }
        }
        object.set_shape(to);
        Ok(true)
    }
}
