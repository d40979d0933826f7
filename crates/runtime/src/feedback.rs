//! Slots of the feedback vector: what a call, a property access or a loop has met; also its inline cache.

mod merge;
pub mod saved;

use std::cell::Cell as StdCell;

use abi::operators::{Asking, OperatorForm};
use abi::sequence::EntryPart;

use crate::class::Class;
use crate::gc::Gc;
use crate::language::OperatorMethod;
use crate::object::cell::Cell;
use crate::shape::{Location, ShapeId};
use crate::value::Value;

/// Cases that a slot remembers.
pub const CASES: usize = 4;

/// One case of a slot; what the words mean depends on the kind of slot.
#[derive(Debug, Default)]
#[repr(C)]
pub struct Case {
    /// What is compared. Property: shape in the low half, [`PropertyKind`] and offset above. Call: the callee's identity.
    /// Method: the shape in the low half, how often in the high half.
    pub key: StdCell<u64>,
    /// Property: see [`PropertyKind`]. Call: how often. Method: the closure, which its function's cell keeps alive.
    pub payload: StdCell<u64>,
}

/// A slot of the feedback vector.
#[derive(Debug, Default)]
#[repr(C, align(64))]
pub struct FeedbackSlot {
    /// The cases; unused ones have the key 0.
    pub cases: [Case; CASES],
}

/// How a property was found in objects of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum PropertyKind {
    /// Unused.
    Empty,
    /// In the object, at the byte offset of the key.
    Slot,
    /// In the array at the byte offset of the key; payload: byte offset in that array.
    Overflow,
    /// Value of a cell (payload: the cell as a word), not bound to the object.
    Cell,
    /// Function in a cell (payload), to be called with the object first.
    Method,
    /// A write that adds the property at the byte offset of the key; payload: the new shape.
    Add,
    /// More cases than the slot holds, or one that cannot be cached. Stands in the last case.
    Megamorphic,
    /// Raw float at the byte offset of the key.
    Float,
    /// A write of a float that adds the property, as a raw float; as [`PropertyKind::Add`].
    AddFloat,
    /// A computed property: its value is what the getter of the object in a cell (payload) yields.
    Getter,
    /// The method of an operator for an operand of the shape, in a cell (payload); above: see [`PropertyCase::Operator`].
    Operator,
    /// Not of objects of a shape: the class (payload) behind which methods are looked for.
    After,
    /// Value of a cell (payload), read from the class whose index is above: the object is the class itself.
    OfClass,
    /// What the object in a cell (payload) wraps: see `Language::wrapped`.
    Wrapped,
    /// Function in a cell (payload), found behind the class of the first case, for an object of the shape.
    Behind,
    /// A write that the setter of the computed property in a cell (payload) does.
    Setter,
    /// Not a property: objects of the shape count as true.
    True,
    /// As [`PropertyKind::OfClass`], of what the object in the cell wraps.
    WrappedOfClass,
    /// Not a property: what iterators yield (offset, a number of [`EntryPart`]) of the entries of dicts.
    Entries,
    /// As [`PropertyKind::Operator`], in the form of that name.
    Reflected,
    /// What a function of the host (offset, a number of [`Asking`]) asks objects of the shape: the method in a cell (payload).
    Asked,
    /// Not a property: the elements of objects of the shape, a raw list, are those at indices from 0 up.
    Elements,
    /// Not a property: objects of the shape were given to a function of the host.
    Given,
    /// As [`PropertyKind::Behind`], a computed property in a cell.
    BehindGetter,
    /// Objects of the shape have no such property: it is what the function in a cell (payload) yields for object and name.
    Fallback,
    /// As [`PropertyKind::Operator`], in the form of that name.
    Negated,
    /// Objects of the shape have no such property, and nothing makes one up.
    Absent,
}

/// A case of a property slot, decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PropertyCase {
    /// See [`PropertyKind::Slot`].
    Slot {
        /// Byte offset in the object.
        offset: u32,
    },
    /// See [`PropertyKind::Overflow`].
    Overflow {
        /// Byte offset of the array in the object.
        array: u32,
        /// Byte offset in the array.
        element: u32,
    },
    /// See [`PropertyKind::Cell`].
    Cell(Value),
    /// See [`PropertyKind::Method`].
    Method(Value),
    /// See [`PropertyKind::Add`].
    Add {
        /// Byte offset in the object.
        offset: u32,
        /// The object's new shape.
        shape: ShapeId,
    },
    /// See [`PropertyKind::Megamorphic`].
    Megamorphic,
    /// See [`PropertyKind::Float`].
    Float {
        /// Byte offset in the object.
        offset: u32,
    },
    /// See [`PropertyKind::AddFloat`].
    AddFloat {
        /// Byte offset in the object.
        offset: u32,
        /// The object's new shape.
        shape: ShapeId,
    },
    /// See [`PropertyKind::Getter`].
    Getter(Value),
    /// See [`PropertyKind::Setter`].
    Setter(Value),
    /// The method of the operand that has the shape, which [`OperatorForm`] says.
    Operator {
        /// The shape of the other operand; none for a word that is no pointer.
        other: Option<ShapeId>,
        /// The cell that holds the method.
        method: Value,
        /// How it is asked.
        form: OperatorForm,
    },
    /// See [`PropertyKind::After`].
    After(Value),
    /// See [`PropertyKind::Behind`].
    Behind(Value),
    /// See [`PropertyKind::OfClass`].
    OfClass {
        /// The class's index.
        class: u32,
        /// The cell.
        cell: Value,
    },
    /// See [`PropertyKind::Wrapped`].
    Wrapped(Value),
    /// See [`PropertyKind::WrappedOfClass`].
    WrappedOfClass {
        /// The class's index.
        class: u32,
        /// The cell.
        cell: Value,
    },
    /// See [`PropertyKind::True`].
    True,
    /// See [`PropertyKind::Elements`].
    Elements,
    /// See [`PropertyKind::Given`].
    Given,
    /// See [`PropertyKind::BehindGetter`].
    BehindGetter(Value),
    /// See [`PropertyKind::Fallback`].
    Fallback(Value),
    /// See [`PropertyKind::Absent`].
    Absent,
    /// See [`PropertyKind::Entries`].
    Entries(EntryPart),
    /// See [`PropertyKind::Asked`].
    Asked {
        /// What is asked.
        asking: Asking,
        /// The cell that holds the method.
        method: Value,
    },
}

impl From<Location> for PropertyCase {
    fn from(location: Location) -> Self {
        match location {
            Location::Inline(offset) => PropertyCase::Slot { offset },
            Location::Float(offset) => PropertyCase::Float { offset },
            Location::Overflow { array, element } => PropertyCase::Overflow { array, element },
        }
    }
}

impl PropertyCase {
    /// The case of an attribute of a class that is not bound to the object.
    pub fn cell(cell: Gc<Cell>) -> Self {
        PropertyCase::Cell(cell.value())
    }

    /// The case of a method.
    pub fn method(cell: Gc<Cell>) -> Self {
        PropertyCase::Method(cell.value())
    }
}

/// In the identity of a callee: the function is bound to a receiver, which is passed first.
/// No address goes so high.
pub const BOUND_CALLEE: u64 = 1 << 63;

const KIND_SHIFT: u32 = 32;
/// In the last case of a method slot: there were more receivers than the slot holds.
const OTHERS: u64 = 1 << 63;
/// In the payload of the last case of a call: one call of a callee that has no case. Below are the calls of the case's own.
const OTHER_CALL: u64 = 1 << 32;
/// Counts of receivers go no further.
const MAX_COUNT: u64 = (1 << 31) - 1;
const OFFSET_SHIFT: u32 = 40;
/// Above the highest number that fits there.
const MAX_OFFSET: u32 = (1 << 24) - 1;

impl Case {
    /// The shape compared.
    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        ShapeId(self.key.get() as u32)
    }

    /// The kind of a property case.
    #[inline(always)]
    pub fn property_kind(&self) -> PropertyKind {
        match (self.key.get() >> KIND_SHIFT) as u8 {
            1 => PropertyKind::Slot,
            2 => PropertyKind::Overflow,
            3 => PropertyKind::Cell,
            4 => PropertyKind::Method,
            5 => PropertyKind::Add,
            6 => PropertyKind::Megamorphic,
            7 => PropertyKind::Float,
            8 => PropertyKind::AddFloat,
            9 => PropertyKind::Getter,
            10 => PropertyKind::Operator,
            11 => PropertyKind::After,
            12 => PropertyKind::OfClass,
            13 => PropertyKind::Wrapped,
            14 => PropertyKind::Behind,
            15 => PropertyKind::Setter,
            16 => PropertyKind::True,
            17 => PropertyKind::WrappedOfClass,
            18 => PropertyKind::Entries,
            19 => PropertyKind::Reflected,
            20 => PropertyKind::Asked,
            21 => PropertyKind::Elements,
            22 => PropertyKind::Given,
            23 => PropertyKind::BehindGetter,
            24 => PropertyKind::Fallback,
            25 => PropertyKind::Negated,
            26 => PropertyKind::Absent,
            _ => PropertyKind::Empty,
        }
    }

    /// The byte offset of a property case.
    #[inline(always)]
    pub fn offset(&self) -> usize {
        (self.key.get() >> OFFSET_SHIFT) as usize
    }

    /// The property case, decoded.
    pub fn property(&self) -> Option<(ShapeId, PropertyCase)> {
        let offset = self.offset() as u32;
        let case = match self.property_kind() {
            PropertyKind::Empty => return None,
            PropertyKind::Slot => PropertyCase::Slot { offset },
            PropertyKind::Overflow => {
                PropertyCase::Overflow { array: offset, element: self.payload.get() as u32 }
            }
            PropertyKind::Cell => PropertyCase::Cell(Value(self.payload.get())),
            PropertyKind::Method => PropertyCase::Method(Value(self.payload.get())),
            PropertyKind::Add => PropertyCase::Add { offset, shape: ShapeId(self.payload.get() as u32) },
            PropertyKind::AddFloat => {
                PropertyCase::AddFloat { offset, shape: ShapeId(self.payload.get() as u32) }
            }
            PropertyKind::Float => PropertyCase::Float { offset },
            PropertyKind::Megamorphic => PropertyCase::Megamorphic,
            PropertyKind::Getter => PropertyCase::Getter(Value(self.payload.get())),
            PropertyKind::Setter => PropertyCase::Setter(Value(self.payload.get())),
            PropertyKind::Operator => self.operator(OperatorForm::Direct),
            PropertyKind::Reflected => self.operator(OperatorForm::Reflected),
            PropertyKind::Negated => self.operator(OperatorForm::Negated),
            PropertyKind::After => PropertyCase::After(Value(self.payload.get())),
            PropertyKind::Behind => PropertyCase::Behind(Value(self.payload.get())),
            PropertyKind::OfClass => PropertyCase::OfClass { class: offset, cell: Value(self.payload.get()) },
            PropertyKind::Wrapped => PropertyCase::Wrapped(Value(self.payload.get())),
            PropertyKind::WrappedOfClass => {
                PropertyCase::WrappedOfClass { class: offset, cell: Value(self.payload.get()) }
            }
            PropertyKind::True => PropertyCase::True,
            PropertyKind::Elements => PropertyCase::Elements,
            PropertyKind::Given => PropertyCase::Given,
            PropertyKind::Absent => PropertyCase::Absent,
            PropertyKind::BehindGetter => PropertyCase::BehindGetter(Value(self.payload.get())),
            PropertyKind::Fallback => PropertyCase::Fallback(Value(self.payload.get())),
            PropertyKind::Asked => PropertyCase::Asked {
                asking: Asking::ALL[offset as usize],
                method: Value(self.payload.get()),
            },
            PropertyKind::Entries => {
                let part = EntryPart::ALL.into_iter().find(|&part| part as u32 == offset);
                PropertyCase::Entries(part.expect("the slot holds the number of a part"))
            }
        };
        Some((self.shape(), case))
    }

    fn operator(&self, form: OperatorForm) -> PropertyCase {
        let other = (self.offset() as u32).checked_sub(1).map(ShapeId);
        PropertyCase::Operator { other, method: Value(self.payload.get()), form }
    }

    /// Calls `visit` with the cell that a property case holds.
    pub(crate) fn trace_property(&self, visit: &mut dyn FnMut(Value)) {
        use PropertyKind::*;
        if matches!(
            self.property_kind(),
            Cell | Method
                | Getter
                | Setter
                | Operator
                | Reflected
                | Negated
                | Asked
                | After
                | Behind
                | BehindGetter
                | Fallback
                | OfClass
                | Wrapped
                | WrappedOfClass
        ) {
            visit(Value(self.payload.get()));
        }
    }

    /// Method slots: counts in the high half of the key.
    #[inline(always)]
    pub fn count_receiver(&self) {
        if (self.key.get() & !OTHERS) >> KIND_SHIFT < MAX_COUNT {
            self.key.set(self.key.get() + (1 << KIND_SHIFT));
        }
    }

    fn set_property(&self, shape: ShapeId, case: PropertyCase) {
        let (kind, offset, payload) = match case {
            PropertyCase::Slot { offset } => (PropertyKind::Slot, offset, 0),
            PropertyCase::Overflow { array, element } => (PropertyKind::Overflow, array, element as u64),
            PropertyCase::Cell(cell) => (PropertyKind::Cell, 0, cell.0),
            PropertyCase::Method(cell) => (PropertyKind::Method, 0, cell.0),
            PropertyCase::Add { offset, shape } => (PropertyKind::Add, offset, shape.0 as u64),
            PropertyCase::AddFloat { offset, shape } => (PropertyKind::AddFloat, offset, shape.0 as u64),
            PropertyCase::Float { offset } => (PropertyKind::Float, offset, 0),
            PropertyCase::Megamorphic => (PropertyKind::Megamorphic, 0, 0),
            PropertyCase::Getter(cell) => (PropertyKind::Getter, 0, cell.0),
            PropertyCase::Setter(cell) => (PropertyKind::Setter, 0, cell.0),
            PropertyCase::Operator { other, method, form } => {
                let kind = match form {
                    OperatorForm::Direct => PropertyKind::Operator,
                    OperatorForm::Reflected => PropertyKind::Reflected,
                    OperatorForm::Negated => PropertyKind::Negated,
                };
                (kind, other.map_or(0, |shape| shape.0 + 1), method.0)
            }
            PropertyCase::After(class) => (PropertyKind::After, 0, class.0),
            PropertyCase::Behind(cell) => (PropertyKind::Behind, 0, cell.0),
            PropertyCase::OfClass { class, cell } => (PropertyKind::OfClass, class, cell.0),
            PropertyCase::Wrapped(cell) => (PropertyKind::Wrapped, 0, cell.0),
            PropertyCase::WrappedOfClass { class, cell } => (PropertyKind::WrappedOfClass, class, cell.0),
            PropertyCase::True => (PropertyKind::True, 0, 0),
            PropertyCase::Elements => (PropertyKind::Elements, 0, 0),
            PropertyCase::Given => (PropertyKind::Given, 0, 0),
            PropertyCase::Absent => (PropertyKind::Absent, 0, 0),
            PropertyCase::BehindGetter(cell) => (PropertyKind::BehindGetter, 0, cell.0),
            PropertyCase::Fallback(cell) => (PropertyKind::Fallback, 0, cell.0),
            PropertyCase::Asked { asking, method } => (PropertyKind::Asked, asking as u32, method.0),
            PropertyCase::Entries(part) => (PropertyKind::Entries, part as u32, 0),
        };
        self.key.set(shape.0 as u64 | (kind as u64) << KIND_SHIFT | (offset as u64) << OFFSET_SHIFT);
        self.payload.set(payload);
    }
}

impl FeedbackSlot {
    /// Remembers how a property was found in objects of `shape`; forgets nothing: a fifth shape makes the slot megamorphic.
    pub fn add_property(&self, shape: ShapeId, case: PropertyCase) {
        let known =
            |entry: &&Case| entry.property_kind() != PropertyKind::Megamorphic && entry.shape() == shape;
        if let Some(entry) = self.cases.iter().find(known) {
            entry.set_property(shape, case);
        } else if let Some(entry) = self.cases.iter().find(|entry| entry.key.get() == 0) {
            entry.set_property(shape, case);
        } else {
            self.set_megamorphic();
        }
    }

    /// Remembers the method of an operator, for an operand of the shape that it is the method of, and another one.
    pub fn add_operator(&self, shape: ShapeId, other: Option<ShapeId>, method: OperatorMethod) {
        if other.is_some_and(|shape| shape.0 >= MAX_OFFSET) {
            return self.set_megamorphic();
        }
        let OperatorMethod { cell, form } = method;
        self.add_distinct(shape, PropertyCase::Operator { other, method: cell.value(), form });
    }

    /// Remembers an attribute of a class that was read from the class itself, and whether what it wraps was delivered.
    pub fn add_of_class(&self, class: Gc<Class>, attribute: Gc<Cell>, is_wrapped: bool) {
        let cell = attribute.value();
        let case = match (class.number(), is_wrapped) {
            (MAX_OFFSET.., _) => return self.set_megamorphic(),
            (class, false) => PropertyCase::OfClass { class, cell },
            (class, true) => PropertyCase::WrappedOfClass { class, cell },
        };
        self.add_distinct(ShapeId::CLASS, case);
    }

    /// Remembers a case that is not told by the shape alone.
    fn add_distinct(&self, shape: ShapeId, case: PropertyCase) {
        let free = Case::default();
        free.set_property(shape, case);
        let fits = |entry: &&Case| entry.key.get() == free.key.get() || entry.key.get() == 0;
        match self.cases.iter().find(fits) {
            Some(entry) => entry.set_property(shape, case),
            None => self.set_megamorphic(),
        }
    }

    /// Remembers what was found behind `class` in the resolution order for an object of `shape`: [`PropertyCase::Behind`] or
    /// [`PropertyCase::BehindGetter`]. Another class than before makes the site megamorphic.
    pub fn add_behind(&self, class: Value, shape: ShapeId, found: PropertyCase) {
        match self.cases[0].property() {
            None => self.cases[0].set_property(ShapeId::NOTHING, PropertyCase::After(class)),
            Some((_, PropertyCase::After(known))) if known == class => {}
            Some(_) => return self.set_megamorphic(),
        }
        self.add_property(shape, found);
    }

    /// Notes that this site cannot be cached.
    pub fn set_megamorphic(&self) {
        self.cases[CASES - 1].set_property(ShapeId::NOTHING, PropertyCase::Megamorphic);
    }

    /// Whether a property site has met more than it can tell apart.
    #[inline]
    pub fn is_megamorphic(&self) -> bool {
        self.cases[CASES - 1].property_kind() == PropertyKind::Megamorphic
    }

    /// Counts a call of the function with this identity. Whether the slot refers to it from now on, and did not before.
    #[inline(always)]
    pub fn count_call(&self, callee: u64) -> bool {
        let first = &self.cases[0];
        if first.key.get() == callee {
            first.payload.set(first.payload.get() + 1);
            return false;
        }
        self.count_other_call(callee)
    }

    #[cold]
    #[inline(never)]
    fn count_other_call(&self, callee: u64) -> bool {
        let free_or_same = |case: &&Case| case.key.get() == callee || case.key.get() == 0;
        match self.cases.iter().find(free_or_same) {
            Some(case) => {
                case.payload.set(case.payload.get().saturating_add(1));
                case.key.replace(callee) != callee
            }
            None => {
                let last = &self.cases[CASES - 1];
                last.payload.set(last.payload.get().saturating_add(OTHER_CALL));
                false
            }
        }
    }

    /// The functions called, with their counts, and the number of calls of others.
    pub fn calls(&self) -> (Vec<(u64, u64)>, u64) {
        let cases = self.cases.iter().filter(|case| case.key.get() != 0);
        let count = |case: &Case| case.payload.get() % OTHER_CALL;
        let others = self.cases[CASES - 1].payload.get() / OTHER_CALL;
        (cases.map(|case| (case.key.get(), count(case))).collect(), others)
    }

    /// Calls `visit` with the callees that are heap objects.
    pub fn trace_calls(&self, visit: &mut dyn FnMut(Value)) {
        let callees = self.cases.iter().map(|case| Value(case.key.get() & !BOUND_CALLEE));
        callees.filter(|callee| callee.is_pointer()).for_each(visit);
    }

    /// Counts a call by table with a receiver of this shape, whose method is this closure.
    pub fn count_receiver(&self, shape: ShapeId, closure: Value) {
        for case in &self.cases {
            if case.key.get() == 0 {
                case.payload.set(closure.0);
                case.key.set(shape.0 as u64);
            }
            if case.shape() == shape {
                case.count_receiver();
                return;
            }
        }
        let last = &self.cases[CASES - 1];
        last.key.set(last.key.get() | OTHERS);
    }

    /// The shapes of the receivers of calls by table, with the closures called and their counts, and whether there were
    /// others.
    pub fn receivers(&self) -> (Vec<(ShapeId, Value, u64)>, bool) {
        let has_others = self.cases[CASES - 1].key.get() & OTHERS != 0;
        let cases = self.cases.iter().filter(|case| case.key.get() != 0);
        let decode =
            |case: &Case| (case.shape(), Value(case.payload.get()), (case.key.get() & !OTHERS) >> KIND_SHIFT);
        (cases.map(decode).collect(), has_others)
    }

    /// Forgets everything.
    pub fn clear(&self) {
        for case in &self.cases {
            case.key.set(0);
            case.payload.set(0);
        }
    }

    /// Loop slots: iterations until the hook is asked.
    pub fn countdown(&self) -> &StdCell<u64> {
        &self.cases[0].key
    }

    /// Loop slots: the address of compiled code to enter here, or 0.
    pub fn osr_entry(&self) -> &StdCell<u64> {
        &self.cases[0].payload
    }

    /// Block slots: how often the block was executed.
    pub fn executions(&self) -> &StdCell<u64> {
        &self.cases[0].payload
    }

    /// Loop slots: iterations that were counted down before.
    pub fn iterations(&self) -> &StdCell<u64> {
        &self.cases[1].payload
    }

    /// Calls `visit` with the cells that property cases hold.
    pub fn trace_property(&self, visit: &mut dyn FnMut(Value)) {
        self.cases.iter().for_each(|case| case.trace_property(visit));
    }
}
