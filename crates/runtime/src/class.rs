//! Classes: a name, bases in resolution order, attributes, and the shapes of their objects.
//!
//! Classes live as long as their isolate; what they consist of is kept beside the heap.
#![allow(unsafe_code)]

use std::cell::Cell as StdCell;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::language::PlainClass;
use crate::namespace::Namespace;
use crate::object::cell::{CONSTANT, Cell};
use crate::shape::{Layout, ShapeId};
use crate::value::Value;

/// A class, as a heap object.
#[derive(Debug)]
#[repr(C)]
pub struct Class {
    header: Header,
    /// Index into the isolate's classes, a fixnum.
    index: StdCell<Value>,
    /// What the language keeps with the class.
    pub data: StdCell<Value>,
    /// Its name, an interned string.
    pub name: StdCell<Value>,
}

const _: () = assert!(std::mem::offset_of!(Class, index) == abi::object_offsets::CLASS_NUMBER);

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Class {
    const SHAPE: ShapeId = ShapeId::CLASS;
}

/// What a class consists of.
pub struct ClassInfo {
    /// The class itself.
    pub class: Gc<Class>,
    /// The classes it was made from.
    pub bases: Vec<Gc<Class>>,
    /// Where attributes are looked for, in order; the class itself is first.
    pub resolution_order: Vec<Gc<Class>>,
    /// Classes made from this one.
    pub subclasses: Vec<Gc<Class>>,
    /// Its own attributes, without those that [`ClassInfo::late`] adds.
    attributes: Namespace,
    /// Adds attributes that nobody has asked for yet; gone when it has done so.
    late: Option<LateAttributes>,
    /// Shape of new objects.
    pub root_shape: ShapeId,
    /// What its objects start with.
    pub layout: Layout,
    /// Words of that layout.
    pub base_words: u32,
    /// See [`ClassDefinition::may_grow`].
    pub(crate) may_grow: bool,
    /// The names of lookups through this class, or one made from it, whose outcome a cache may hold.
    looked_up: Names,
    plain: KnownPlain,
}

/// What [`Language::plain_class`](crate::language::Language::plain_class) has said of a class, which holds until a lookup in a
/// class changes.
#[derive(Clone, Copy)]
struct KnownPlain {
    /// [`Context::lookup_epoch`] then, and the language that was asked.
    asked: (u64, u32),
    answer: Option<PlainClass>,
}

/// A set of names that may hold others, too, as a Bloom filter does: by a hash of where they are. Few classes have many lookups before all their
/// attributes are set, so that hardly one of these drops what caches hold.
#[derive(Default)]
struct Names([u64; 4]);

impl Names {
    fn place(name: Value) -> (usize, u64) {
        let hash = (name.0 >> 4).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    fn may_hold(&self, name: Value) -> bool {
        let (word, bit) = Names::place(name);
        self.0[word] & bit != 0
    }

    fn add(&mut self, name: Value) {
        let (word, bit) = Names::place(name);
        self.0[word] |= bit;
    }
}

/// Adds a class's attributes when the first of them is looked for, with [`Context::add_class_attribute`].
pub type LateAttributes = fn(&mut Context, Gc<Class>) -> Result<()>;

/// What a class is made from.
pub struct ClassDefinition {
    /// Its name, an interned string.
    pub name: Value,
    /// The classes it is made from.
    pub bases: Vec<Gc<Class>>,
    /// Where attributes are looked for after the class itself, in order.
    pub ancestors: Vec<Gc<Class>>,
    /// What its objects start with.
    pub layout: Layout,
    /// Words of that layout.
    pub base_words: u32,
    /// Room for properties in new objects.
    pub capacity: u32,
    /// Whether later objects get more room where earlier ones had too little. Nobody may take the shape of new objects for that
    /// of all objects then.
    pub may_grow: bool,
    /// Adds the attributes that it has from the beginning, if it has any.
    pub late: Option<LateAttributes>,
}

impl ClassInfo {
    /// Calls `visit` with every value that the class refers to.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.class.value());
        self.bases.iter().chain(&self.resolution_order).for_each(|class| visit(class.value()));
        self.attributes.trace(visit);
    }
}

impl Gc<Class> {
    /// Byte offset of its name.
    pub const NAME: usize = std::mem::offset_of!(Class, name);

    /// Its number in the isolate.
    pub fn number(self) -> u32 {
        self.index() as u32
    }

    pub(crate) fn index(self) -> usize {
        self.index.get().fixnum_unchecked() as usize
    }
}

impl Context {
    /// Makes a class without attributes.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_class(&mut self, definition: ClassDefinition) -> Result<Gc<Class>> {
        let class = self.new_immortal_class_object(self.classes.len(), definition.name)?;
        let root_shape =
            self.new_root_shape(class, definition.layout, definition.base_words, definition.capacity);
        let mut resolution_order = vec![class];
        resolution_order.extend_from_slice(&definition.ancestors);
        for &base in &definition.bases {
            self.class_mut(base).subclasses.push(class);
        }
        self.note_root(class.value());
        self.classes.push(ClassInfo {
            class,
            bases: definition.bases,
            resolution_order,
            subclasses: Vec::new(),
            attributes: Namespace::default(),
            late: definition.late,
            root_shape,
            layout: definition.layout,
            base_words: definition.base_words,
            may_grow: definition.may_grow,
            looked_up: Names::default(),
            plain: KnownPlain { asked: (u64::MAX, 0), answer: None },
        });
        Ok(class)
    }

    /// What calling `class` does under the rules of the running language, see [`PlainClass`], when that has been asked before.
    #[inline(always)]
    pub fn known_plain_class(&self, class: Gc<Class>) -> Option<PlainClass> {
        let known = &self.class(class).plain;
        if known.asked == (self.lookup_epoch, self.language_number()) { known.answer } else { None }
    }

    /// What calling `class` does under the rules of the running language, if that is one of the calls that [`PlainClass`] tells of.
    pub fn plain_class(&mut self, class: Gc<Class>) -> Option<PlainClass> {
        let asked = (self.lookup_epoch, self.language_number());
        let known = &self.class(class).plain;
        if known.asked == asked {
            return known.answer;
        }
        let answer = self.language().plain_class(self, class);
        // Unless a lookup has made something late.
        if self.lookup_epoch == asked.0 {
            self.class_mut(class).plain = KnownPlain { asked, answer };
        }
        answer
    }

    /// What `class` consists of.
    #[inline]
    pub fn class(&self, class: Gc<Class>) -> &ClassInfo {
        &self.classes[class.index()]
    }

    /// The class with this number.
    pub fn class_numbered(&self, number: u32) -> Gc<Class> {
        self.classes[number as usize].class
    }

    /// What `class` consists of, to change. Attributes are set with [`Context::set_class_attribute`].
    #[inline]
    pub fn class_mut(&mut self, class: Gc<Class>) -> &mut ClassInfo {
        &mut self.classes[class.index()]
    }

    /// The attributes of a class itself.
    #[inline]
    pub fn class_attributes(&mut self, class: Gc<Class>) -> &Namespace {
        if let Some(late) = self.class_mut(class).late.take() {
            // They are few, and who looks for an attribute cannot be told that memory is exhausted.
            let added = self.with_reserve(|cx| late(cx, class));
            if added.is_err() {
                self.take_exception();
            }
        }
        &self.class(class).attributes
    }

    /// The cell of the attribute that objects of `class` see under the interned `name`.
    pub fn find_class_attribute(&mut self, class: Gc<Class>, name: Value) -> Option<Gc<Cell>> {
        self.find_class_attribute_from(class, 0, name)
    }

    /// The cell of the attribute that follows `after` in the resolution order of `class`.
    pub fn find_class_attribute_after(
        &mut self,
        class: Gc<Class>,
        after: Gc<Class>,
        name: Value,
    ) -> Option<Gc<Cell>> {
        let order = &self.class(class).resolution_order;
        let start = order.iter().position(|&ancestor| ancestor == after)? + 1;
        self.find_class_attribute_from(class, start, name)
    }

    /// Looks in the classes of the resolution order from `start` on.
    fn find_class_attribute_from(&mut self, class: Gc<Class>, start: usize, name: Value) -> Option<Gc<Cell>> {
        for index in start..self.class(class).resolution_order.len() {
            let ancestor = self.class(class).resolution_order[index];
            if let Some(cell) = self.class_attributes(ancestor).bound(name) {
                return Some(cell);
            }
        }
        None
    }

    /// Whether `class` is `ancestor` or made from it.
    pub fn is_subclass(&self, class: Gc<Class>, ancestor: Gc<Class>) -> bool {
        class == ancestor || self.class(class).resolution_order.contains(&ancestor)
    }

    /// Notes that a cache is to hold the outcome of a lookup of `name` in `class`.
    pub fn note_cached_lookup(&mut self, class: Gc<Class>, name: Value) {
        if !self.class(class).looked_up.may_hold(name) {
            for index in 0..self.class(class).resolution_order.len() {
                let ancestor = self.class(class).resolution_order[index];
                self.class_mut(ancestor).looked_up.add(name);
            }
        }
    }

    /// As [`Context::note_cached_lookup`], of any name: what appears in the class or one behind it from now on drops what caches
    /// hold.
    pub fn note_lookups_of_any_name(&mut self, class: Gc<Class>) {
        for index in 0..self.class(class).resolution_order.len() {
            let ancestor = self.class(class).resolution_order[index];
            self.class_mut(ancestor).looked_up = Names([u64::MAX; 4]);
        }
    }

    /// Sets an attribute of a class. Where a name appears that was not bound before, lookups that were cached may now
    /// find another attribute, so they are dropped.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_class_attribute(&mut self, class: Gc<Class>, name: Value, value: Value) -> Result<()> {
        let known = self.class_attributes(class).cell(name);
        let was_bound = known.is_some_and(|cell| cell.is_own());
        self.add_class_attribute(class, name, value)?;
        if !was_bound {
            self.invalidate_lookups_of(class, name);
        }
        Ok(())
    }

    /// Drops what caches know of lookups, if they may know one of `name` in this class or one made from it.
    pub fn invalidate_lookups_of(&mut self, class: Gc<Class>, name: Value) {
        if self.class(class).looked_up.may_hold(name) {
            self.invalidate_lookups();
        }
    }

    /// As [`Context::set_class_attribute`], for a class in which nobody has looked for this attribute yet.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn add_class_attribute(&mut self, class: Gc<Class>, name: Value, value: Value) -> Result<()> {
        match self.class(class).attributes.cell(name) {
            Some(cell) => self.store_cell(cell, value),
            None => {
                let cell = self.new_cell(value)?;
                cell.value().set_flags(CONSTANT);
                self.note_root(cell.value());
                self.class_mut(class).attributes.insert(name, cell);
            }
        }
        Ok(())
    }

    /// Deletes an attribute of a class; false when it has none.
    pub fn delete_class_attribute(&mut self, class: Gc<Class>, name: Value) -> bool {
        let Some(cell) = self.class_attributes(class).bound(name) else { return false };
        self.store_cell(cell, Value::UNBOUND);
        self.invalidate_lookups_of(class, name);
        true
    }
}
