//! Shapes: what an object is, and where its properties are.
//!
//! Every object's header names a shape. The numbers below [`ShapeId::FIRST_DYNAMIC`] are fixed, one for each built-in
//! layout. Objects of classes start with the root shape of their class and move along transitions as properties are
//! added, so that equal numbers mean equal layout.
//!
//! An object has room for a number of properties, its shape's *capacity*. When more are added, the last slot holds an
//! array with that property and all later ones.
//!
//! A property that is a float when it is added is kept as a raw float, and the shape says so: its word is not a value.
//! When something else is stored there, the object gets a shape in which the property is a value, and from then on so do
//! all new objects with the same root shape (`Context::change_property` in `object::instance`). A property changes so at
//! most once, hence the number of shapes stays small.

use std::collections::{HashMap, HashSet};

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, HEADER, KIND_SHAPED, SHAPED_MAX_WORDS, WORD};

use crate::class::Class;
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::layout::LayoutInfo;
use crate::value::Value;
use crate::word_map::WordMap;

/// Number of a shape, as object headers hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

/// What an object consists of, apart from its properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Layout {
    /// Properties only.
    Plain,
    /// Starts with the words of a built-in type, given by the fixed shape.
    BuiltIn(ShapeId),
}

macro_rules! built_in_shapes {
    ($( $(#[$doc:meta])* $name:ident; )*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Number { $( $name ),*, Count }
        impl ShapeId {
            $( $(#[$doc])* pub const $name: ShapeId = ShapeId(Number::$name as u32); )*
            /// The first number that is not fixed.
            pub const FIRST_DYNAMIC: ShapeId = ShapeId(Number::Count as u32);
            /// Names of the fixed shapes, by number.
            pub const NAMES: &'static [&'static str] = &[$( stringify!($name) ),*];
        }
    };
}

built_in_shapes! {
    /// No object has it.
    NOTHING;
    /// Boxed float.
    FLOAT;
    /// Integer beyond fixnums.
    BIGINT;
    /// String.
    STRING;
    /// Byte string.
    BYTES;
    /// Raw array: storage of lists, dicts; arrays of typed code.
    ARRAY;
    /// Immutable sequence.
    TUPLE;
    /// Growable sequence.
    LIST;
    /// Insertion-ordered hash table.
    DICT;
    /// Hash set.
    SET;
    /// Immutable hash set.
    FROZEN_SET;
    /// Mutable variable shared by closures; global variable; attribute of a class.
    CELL;
    /// Function of bytecode with its captures.
    CLOSURE;
    /// Function of the host.
    NATIVE_FUNCTION;
    /// Function with a receiver.
    BOUND_METHOD;
    /// Class.
    CLASS;
    /// Module.
    MODULE;
    /// Generator.
    GENERATOR;
    /// Arithmetic progression.
    RANGE;
    /// Start, stop and step of a slice.
    SLICE;
    /// Iterator over a built-in, stepped by the runtime.
    ITERATOR;
    /// Exception; classes of exceptions have this layout.
    THROWABLE;
    /// Object known to the language alone, told apart by its first word.
    FOREIGN;
    /// Two mutable values.
    PAIR;
    /// Name that is a value.
    SYMBOL;
    /// Continuation.
    CONTINUATION;
    /// Identity of a call that can be left from inside.
    ESCAPE;
    /// Array of 32-bit integers.
    I32_ARRAY;
    /// Array of floats.
    F64_ARRAY;
    /// Array of bytes.
    U8_ARRAY;
    /// Reference that does not keep its object alive.
    WEAK;
    /// Growable sequence of truth values, a byte each; turns into a `LIST` when it is to hold something else.
    BOOL_LIST;
    /// Growable sequence of raw floats; turns into a `LIST` likewise.
    FLOAT_LIST;
}

impl ShapeId {
    /// Whether objects of the shape are lists, raw or in words.
    #[inline]
    pub const fn is_list(self) -> bool {
        self.0 == ShapeId::LIST.0 || self.is_raw_list()
    }

    /// Whether objects of the shape are raw lists.
    #[inline]
    pub const fn is_raw_list(self) -> bool {
        self.0 == ShapeId::BOOL_LIST.0 || self.0 == ShapeId::FLOAT_LIST.0
    }
}

/// Where a property is in objects of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// At this byte offset of the object.
    Inline(u32),
    /// At this byte offset of the object, as a raw float.
    Float(u32),
    /// At byte offset `element` of the array that is at byte offset `array` of the object.
    Overflow {
        /// Offset of the array in the object.
        array: u32,
        /// Offset in the array.
        element: u32,
    },
}

/// Properties that an object may have at most.
pub const MAX_PROPERTIES: usize = 2000;

/// Shapes that there are at once in an isolate with a language.
const USUAL_SHAPES: usize = 128;

/// From how many properties on a shape finds them by hashing.
const HASH_FROM: usize = 9;

/// Yields the next value of an iterator, or [`Value::STOP`].
pub type Step = fn(&mut Context, Value) -> Result;

/// A shape.
pub struct Shape {
    /// Its number.
    pub id: ShapeId,
    /// The class of its objects; none for fixed shapes.
    pub class: Option<Gc<Class>>,
    /// What the objects start with.
    pub layout: Layout,
    /// Words of the layout before the properties, without the header.
    pub base_words: u32,
    /// Properties that fit in the object.
    pub capacity: u32,
    /// The shape without properties that this one was made from.
    pub root: ShapeId,
    /// Tells shapes apart whose objects' own words mean different things although the class is the same; 0 for most.
    pub variant: u8,
    /// Which words after the header hold raw floats, from the lowest bit on.
    pub raw_words: u64,
    /// Interned names of the properties, in order of addition.
    names: Vec<Value>,
    /// Index by name, for shapes with many.
    index: WordMap<Value, u32>,
    transitions: Vec<(Value, ShapeId)>,
    /// What the objects are, when they are those of a layout.
    pub fixed: Option<Box<LayoutInfo>>,
    /// How the objects are stepped, when they are iterators that the language's host code steps.
    pub step: Option<Step>,
}

impl Shape {
    /// Interned names of the properties, in the order in which they were added.
    pub fn names(&self) -> &[Value] {
        &self.names
    }

    /// Size of the objects in bytes, header included.
    pub fn object_bytes(&self) -> usize {
        HEADER + WORD * (self.base_words + self.capacity) as usize
    }

    /// The kind byte in the objects' headers.
    pub fn kind(&self) -> u8 {
        if self.may_be_raw() { KIND_SHAPED } else { self.words() as u8 }
    }

    /// Words of the objects after the header.
    pub fn words(&self) -> usize {
        (self.base_words + self.capacity) as usize
    }

    /// Whether the objects may hold raw words.
    fn may_be_raw(&self) -> bool {
        self.class.is_some() && self.layout == Layout::Plain && self.words() <= SHAPED_MAX_WORDS
    }

    /// Whether the word with this index after the header is a raw float property.
    pub fn is_raw_word(&self, word: usize) -> bool {
        self.raw_words.checked_shr(word as u32).unwrap_or(0) & 1 != 0
    }

    /// Whether the property with this index is a raw float.
    pub fn is_raw(&self, index: usize) -> bool {
        matches!(self.location(index), Location::Float(_))
    }

    /// Index of the property with this interned name.
    #[inline]
    pub fn index_of(&self, name: Value) -> Option<usize> {
        if self.names.len() < HASH_FROM {
            self.names.iter().position(|&known| known == name)
        } else {
            self.index.get(&name).map(|&index| index as usize)
        }
    }

    /// Where the property with this index is.
    pub fn location(&self, index: usize) -> Location {
        let inline = |slot: usize| (HEADER + WORD * (self.base_words as usize + slot)) as u32;
        let capacity = self.capacity as usize;
        let spilled = self.names.len() > capacity;
        if index < capacity - spilled as usize {
            if self.is_raw_word(self.base_words as usize + index) {
                Location::Float(inline(index))
            } else {
                Location::Inline(inline(index))
            }
        } else {
            let element = ARRAY_ELEMENTS_OFFSET + WORD * (index + 1 - capacity);
            Location::Overflow { array: inline(capacity - 1), element: element as u32 }
        }
    }

    /// Where the property with this interned name is.
    #[inline]
    pub fn find(&self, name: Value) -> Option<Location> {
        self.index_of(name).map(|index| self.location(index))
    }
}

/// The shapes of an isolate.
pub struct ShapeTable {
    shapes: Vec<Shape>,
    /// Properties that are values although they may be floats when they are added: root shape and name.
    mixed: HashSet<(ShapeId, Value)>,
    /// The roots of variants, by the root that they are variants of.
    variants: HashMap<(ShapeId, u8), ShapeId>,
}

impl Default for ShapeTable {
    fn default() -> Self {
        let mut table = ShapeTable {
            shapes: Vec::with_capacity(USUAL_SHAPES),
            mixed: HashSet::new(),
            variants: HashMap::new(),
        };
        for _ in 0..ShapeId::FIRST_DYNAMIC.0 {
            table.push(None, Layout::Plain, 0, 0, Vec::new());
        }
        table
    }
}

impl std::ops::Index<ShapeId> for ShapeTable {
    type Output = Shape;

    #[inline]
    fn index(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize]
    }
}

impl ShapeTable {
    fn push(
        &mut self,
        class: Option<Gc<Class>>,
        layout: Layout,
        base_words: u32,
        capacity: u32,
        names: Vec<Value>,
    ) -> ShapeId {
        let id = ShapeId(self.shapes.len() as u32);
        let index = match names.len() {
            ..HASH_FROM => WordMap::default(),
            _ => names.iter().enumerate().map(|(index, &name)| (name, index as u32)).collect(),
        };
        self.shapes.push(Shape {
            id,
            class,
            layout,
            base_words,
            capacity,
            root: id,
            variant: 0,
            raw_words: 0,
            names,
            index,
            transitions: Vec::new(),
            fixed: None,
            step: None,
        });
        id
    }

    /// A new shape for objects of a layout, which is set before there are objects.
    pub(crate) fn new_layout(&mut self) -> ShapeId {
        self.push(None, Layout::Plain, 0, 0, Vec::new())
    }

    /// Says how the objects of a shape are stepped.
    pub fn set_step(&mut self, shape: ShapeId, step: Step) {
        self.shapes[shape.0 as usize].step = Some(step);
    }

    /// How a value is stepped, if its shape says so.
    #[inline(always)]
    pub fn step_of(&self, iterator: Value) -> Option<Step> {
        self[iterator.shape()?].step
    }

    pub(crate) fn set_layout(&mut self, shape: ShapeId, layout: LayoutInfo) {
        self.shapes[shape.0 as usize].fixed = Some(Box::new(layout));
    }

    pub(crate) fn layout_mut(&mut self, shape: ShapeId) -> &mut LayoutInfo {
        self.shapes[shape.0 as usize].fixed.as_deref_mut().expect("the shape is a layout's")
    }

    /// A new root shape: objects of `class` without properties, with room for `capacity` (at least one).
    pub(crate) fn new_root(
        &mut self,
        class: Gc<Class>,
        layout: Layout,
        base_words: u32,
        capacity: u32,
    ) -> ShapeId {
        let capacity = capacity.clamp(1, abi::object_layout::KIND_MAX_WORDS as u32 - base_words);
        self.push(Some(class), layout, base_words, capacity, Vec::new())
    }

    /// The root shape of a variant of what starts with the shape `root`; and whether it is new.
    pub(crate) fn variant(&mut self, root: ShapeId, variant: u8) -> (ShapeId, bool) {
        if let Some(&known) = self.variants.get(&(root, variant)) {
            return (known, false);
        }
        let shape = &self[root];
        let (class, layout, base_words, capacity) =
            (shape.class, shape.layout, shape.base_words, shape.capacity);
        let new = self.push(class, layout, base_words, capacity, Vec::new());
        self.shapes[new.0 as usize].variant = variant;
        self.variants.insert((root, variant), new);
        (new, true)
    }

    /// The shape that objects of shape `from` get when they are given a property named `name`, which they lack; whether
    /// its value is a float. `None` when they have [`MAX_PROPERTIES`].
    pub(crate) fn transition(&mut self, from: ShapeId, name: Value, is_float: bool) -> Option<ShapeId> {
        let shape = &self[from];
        debug_assert!(shape.index_of(name).is_none());
        let may_be_raw = is_float && shape.may_be_raw() && !self.mixed.contains(&(shape.root, name));
        let known = shape.transitions.iter().position(|&(known, _)| known == name);
        if let Some(position) = known {
            let to = shape.transitions[position].1;
            if may_be_raw || !self[to].is_raw(shape.names.len()) {
                return Some(to);
            }
            let root = shape.root;
            self.mix(root, name);
        }
        let shape = &self[from];
        if shape.names.len() == MAX_PROPERTIES {
            return None;
        }
        let (class, layout, base_words, capacity) =
            (shape.class, shape.layout, shape.base_words, shape.capacity);
        let (root, variant, mut raw_words) = (shape.root, shape.variant, shape.raw_words);
        let mut names = shape.names.clone();
        names.push(name);
        let word = base_words as usize + names.len() - 1;
        if names.len() > capacity as usize {
            // The last slot holds the array now, if it did not yet.
            raw_words &= !(1_u64.checked_shl(base_words + capacity - 1).unwrap_or(0));
        } else if may_be_raw {
            raw_words |= 1 << word;
        }
        let to = self.push(class, layout, base_words, capacity, names);
        let added = &mut self.shapes[to.0 as usize];
        (added.root, added.variant, added.raw_words) = (root, variant, raw_words);
        let transitions = &mut self.shapes[from.0 as usize].transitions;
        match known {
            Some(position) => transitions[position].1 = to,
            None => transitions.push((name, to)),
        }
        Some(to)
    }

    /// Has the property named `name` be a value in new objects that start with the shape `root`.
    pub(crate) fn mix(&mut self, root: ShapeId, name: Value) {
        self.mixed.insert((root, name));
    }

    /// How many properties are no longer raw floats in new objects.
    pub(crate) fn mixed_count(&self) -> usize {
        self.mixed.len()
    }

    /// Number of shapes.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there are none; never true.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// Calls `visit` with every value that the shapes refer to.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for shape in &self.shapes {
            shape.class.iter().for_each(|class| visit(class.value()));
            shape.names.iter().copied().for_each(&mut *visit);
        }
    }
}
