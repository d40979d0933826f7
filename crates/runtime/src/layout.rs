//! Layouts as an isolate knows them: the shapes of typed objects, where their fields are, and the tables of their methods.
//!
//! Each layout of a module, interfaces included, gets a shape when the module is loaded; shared ones are found by name. Code
//! that knows no types reads and writes fields through [`Context::read_field`] and [`Context::write_field`], which convert.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use abi::object_layout::{HEADER, KIND_MAX_WORDS, KIND_SHAPED, WORD};
use bytecode::layout::{LayoutKind, Layouts, MAX_FIELDS};
use bytecode::module::Module;
use bytecode::operand::{Element, Target, Type};

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::function::LoadedModule;
use crate::gc::Gc;
use crate::number;
use crate::object::closure::Closure;
use crate::object::raw_array::shape_of_array;
use crate::record::{self, Versions};
use crate::shape::ShapeId;
use crate::value::Value;

/// What a field of typed objects holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Any value.
    Word,
    /// A 32-bit integer, in the low half of its word.
    I32,
    /// A 64-bit integer.
    I64,
    /// The bits of a float.
    F64,
    /// 0 or 1.
    Bool,
    /// An object as told, or none.
    Ref(Referent),
}

/// What a reference leads to, unless it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// Any object.
    Any,
    /// An object of this shape, or of one that extends or implements it.
    Layout(ShapeId),
    /// An array of such elements.
    Array(Element),
}

impl FieldType {
    /// Whether the field holds a value word.
    pub fn is_value(self) -> bool {
        matches!(self, FieldType::Word | FieldType::Ref(_))
    }

    /// What a new object has there, as bits.
    fn initial(self) -> u64 {
        if self.is_value() { Value::NONE.0 } else { 0 }
    }
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldInfo {
    /// Its name.
    pub name: Box<str>,
    /// Byte offset in the object.
    pub offset: u32,
    /// What it holds.
    pub ty: FieldType,
}

/// An entry of a table of methods.
#[derive(Clone, Debug)]
pub struct MethodInfo {
    /// Its name.
    pub name: Box<str>,
    /// The function's place in the layout's module.
    pub function: u16,
    /// Whether all layouts that extend this one have the same function there.
    pub is_final: bool,
}

/// A layout.
pub struct LayoutInfo {
    /// Its name.
    pub name: Box<str>,
    /// Its shape.
    pub shape: ShapeId,
    /// Whether it is a class, an interface or shared.
    pub kind: LayoutKind,
    /// What it extends.
    pub parent: Option<ShapeId>,
    /// All fields, those of the ancestors first.
    pub fields: Vec<FieldInfo>,
    /// The table of methods.
    pub methods: Vec<MethodInfo>,
    /// Size of the objects in bytes, header included.
    pub bytes: u32,
    /// Kind byte of the objects' headers.
    pub kind_byte: u8,
    /// How many shapes from its own on are those of its objects: the layouts that extend it come next to it. None where
    /// there may be others.
    pub span: Option<u32>,
    /// Whether other layouts may extend it.
    pub has_descendants: bool,
    /// The module that declares it; none for shared layouts.
    pub module: Option<Rc<LoadedModule>>,
    /// The layout itself, its ancestors and all interfaces that it implements.
    supertypes: BTreeSet<ShapeId>,
    /// The words of a new object.
    initial: Box<[u64]>,
    /// Where in the table methods of interfaces were found.
    by_interface: RefCell<HashMap<(ShapeId, u16), usize>>,
    /// The versions of a record.
    pub versions: Versions,
    /// In a version of a record, which fields are raw floats although they are words to the program, from the lowest bit on.
    pub raw_fields: u64,
}

impl LayoutInfo {
    /// A version of a record.
    pub(crate) fn version(&self, shape: ShapeId, fields: Vec<FieldInfo>, raw_fields: u64) -> LayoutInfo {
        LayoutInfo {
            name: self.name.clone(),
            shape,
            kind: self.kind,
            parent: Some(self.shape),
            fields,
            methods: Vec::new(),
            bytes: 0,
            kind_byte: 0,
            span: Some(1),
            has_descendants: false,
            module: None,
            supertypes: BTreeSet::from([self.shape, shape]),
            initial: Box::default(),
            by_interface: RefCell::default(),
            versions: Versions::default(),
            raw_fields,
        }
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&FieldInfo> {
        self.fields.iter().find(|field| &*field.name == name)
    }

    /// The place in the table of the method of this name.
    pub fn method(&self, name: &str) -> Option<usize> {
        self.methods.iter().position(|method| &*method.name == name)
    }
}

/// Why a value is not the object that an instruction wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutError {
    /// Access of none.
    None,
    /// It is no object of the layout that has this shape; of no single one when it is an array that is wanted.
    Wrong {
        /// The value.
        value: Value,
        /// The shape of the layout, or of the array.
        expected: ShapeId,
    },
}

impl Context {
    /// The layout of an object, if it has one.
    #[inline]
    pub fn layout_of(&self, value: Value) -> Option<&LayoutInfo> {
        self.shapes[value.shape()?].fixed.as_deref()
    }

    /// The layout with this shape.
    ///
    /// # Panics
    /// When it is no layout's shape.
    #[inline]
    pub fn layout(&self, shape: ShapeId) -> &LayoutInfo {
        self.shapes[shape].fixed.as_deref().expect("the shape is a layout's")
    }

    /// Whether a value is an object of the layout with this shape, or of one that extends or implements it.
    #[inline]
    pub fn is_instance(&self, value: Value, of: ShapeId) -> bool {
        value.shape().is_some_and(|shape| shape == of || self.is_descendant(shape, of))
    }

    /// Whether objects of a shape are of the layout with another one.
    pub fn is_descendant(&self, shape: ShapeId, of: ShapeId) -> bool {
        match self.shapes[of].fixed.as_deref().and_then(|layout| layout.span) {
            Some(span) => shape.0.wrapping_sub(of.0) < span,
            None => self.shapes[shape].fixed.as_deref().is_some_and(|layout| layout.supertypes.contains(&of)),
        }
    }

    /// Whether a value is what a reference may lead to.
    pub fn is_referent(&self, value: Value, of: Referent) -> bool {
        match of {
            Referent::Any => value.is_pointer(),
            Referent::Layout(shape) => self.is_instance(value, shape),
            Referent::Array(element) => value.shape() == Some(shape_of_array(element)),
        }
    }

    /// A new object with this shape; its fields are 0, false and none.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_layout_object(&mut self, shape: ShapeId) -> Result {
        let layout = self.layout(shape);
        if layout.kind == LayoutKind::Record {
            let values = vec![Value::NONE; layout.fields.len()];
            return self.new_record(shape, &values);
        }
        let (bytes, kind) = (layout.bytes as usize, layout.kind_byte);
        let object = self.allocate(bytes, shape, kind)?;
        for (word, &bits) in self.layout(shape).initial.iter().enumerate() {
            object.store_new(HEADER + word * WORD, Value(bits));
        }
        Ok(object)
    }

    /// What a field of an object holds, as a value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn read_field(&mut self, object: Value, field: &FieldInfo) -> Result {
        debug_assert!(self.layout_of(object).is_some_and(|layout| layout.fields.contains(field)));
        let bits = object.load(field.offset as usize);
        match field.ty {
            FieldType::Word | FieldType::Ref(_) => Ok(bits),
            FieldType::I32 => self.new_int(bits.0 as i32 as i64),
            FieldType::I64 => self.new_int(bits.0 as i64),
            FieldType::F64 => self.new_float(f64::from_bits(bits.0)),
            FieldType::Bool => Ok(Value::bool(bits.0 != 0)),
        }
    }

    /// Sets a field of an object; numbers are converted as `unbox` converts them.
    ///
    /// # Errors
    /// A type error when the field does not hold such values.
    pub fn write_field(&mut self, object: Value, field: &FieldInfo, value: Value) -> Result<()> {
        debug_assert!(self.layout_of(object).is_some_and(|layout| layout.fields.contains(field)));
        let layout = self.layout(object.shape_unchecked());
        if layout.kind == LayoutKind::Record {
            let index = (field.offset as usize - HEADER) / WORD;
            return self.write_record(layout.parent.unwrap_or(layout.shape), object, index, value);
        }
        if layout.kind == LayoutKind::Sequence {
            return self.type_error(format!("the field `{}` of an array cannot be set", field.name));
        }
        let bits = self.bits_of(field.ty, value);
        match bits {
            Some(bits) if field.ty.is_value() => self.store(object, field.offset as usize, Value(bits)),
            Some(bits) => object.store_new(field.offset as usize, Value(bits)),
            None => return self.type_error(format!("the field `{}` does not hold such values", field.name)),
        }
        Ok(())
    }

    /// Sets field `index` of a new object from what has been boxed from such a field's contents.
    pub fn fill_field(&mut self, object: Value, index: usize, value: Value) {
        let layout = self.layout_of(object).expect("the object is a layout's");
        let field = &layout.fields[index];
        let offset = field.offset as usize;
        match self.bits_of(field.ty, value) {
            Some(bits) if field.ty.is_value() => self.store(object, offset, Value(bits)),
            bits => object.store_new(offset, Value(bits.expect("it was boxed from such contents"))),
        }
    }

    /// The bits of a field of this type that stand for a value; none when it does not hold such values.
    fn bits_of(&self, ty: FieldType, value: Value) -> Option<u64> {
        match ty {
            FieldType::Word => Some(value.0),
            FieldType::Ref(of) => (value.is_none() || self.is_referent(value, of)).then_some(value.0),
            FieldType::I32 => {
                let int = number::to_i64(value).and_then(|int| i32::try_from(int).ok());
                int.map(|int| int as i64 as u64)
            }
            FieldType::I64 => number::to_i64(value).map(|int| int as u64),
            FieldType::F64 => {
                let float = value.as_float().or_else(|| value.as_fixnum().map(|int| int as f64));
                float.map(f64::to_bits)
            }
            FieldType::Bool => value.as_bool().map(u64::from),
        }
    }

    /// The closure of a method, when it takes and returns words.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn method_closure(&mut self, shape: ShapeId, method: usize) -> Result<Option<Value>> {
        let layout = self.layout(shape);
        let Some(module) = layout.module.clone() else { return Ok(None) };
        let function = layout.methods[method].function;
        if !module.module.functions[usize::from(function)].is_dynamic() {
            return Ok(None);
        }
        Ok(Some(self.static_closure(&module, function)?.value()))
    }

    /// The closure that a call of a method does, given the shape of the receiver and the layout that the call names.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn find_method(&mut self, receiver: ShapeId, layout: ShapeId, method: u16) -> Result<Gc<Closure>> {
        let own = self.layout(receiver);
        let place = match self.layout(layout).kind {
            LayoutKind::Interface if receiver != layout => {
                let name = &self.layout(layout).methods[usize::from(method)].name;
                let key = (layout, method);
                let known = own.by_interface.borrow().get(&key).copied();
                known.unwrap_or_else(|| {
                    let place =
                        own.method(name).expect("the verifier checks that interfaces are implemented");
                    own.by_interface.borrow_mut().insert(key, place);
                    place
                })
            }
            _ => usize::from(method),
        };
        let function = own.methods[place].function;
        let module = own.module.as_ref().expect("a layout with methods has a module");
        match module.known_static_closure(function) {
            Some(closure) => Ok(closure),
            None => {
                let module = module.clone();
                self.static_closure(&module, function)
            }
        }
    }

    /// The layout of this name that a module declares.
    pub fn layout_by_name(&self, module: &LoadedModule, name: &str) -> Option<ShapeId> {
        let place = module.module.layouts.iter().position(|layout| layout.name == name)?;
        Some(module.layouts[place])
    }

    /// The shared layout of this name, which has no parent; made when it is first asked for.
    ///
    /// # Errors
    /// When there is one with other fields.
    pub fn declare_layout(&mut self, name: &str, fields: &[(&str, FieldType)]) -> Result<ShapeId> {
        let fields = fields.iter().map(|&(name, ty)| (name.into(), ty));
        self.shared_layout(name, None, fields.collect())
    }

    fn shared_layout(
        &mut self,
        name: &str,
        parent: Option<ShapeId>,
        fields: Vec<(Box<str>, FieldType)>,
    ) -> Result<ShapeId> {
        let Some(&known) = self.shared_layouts.get(name) else {
            let shape = self.shapes.new_layout();
            self.shared_layouts.insert(name.into(), shape);
            let layout = LayoutInfo {
                name: name.into(),
                shape,
                kind: LayoutKind::Shared,
                parent,
                fields: place_fields(fields),
                methods: Vec::new(),
                bytes: 0,
                kind_byte: 0,
                span: None,
                has_descendants: true,
                module: None,
                supertypes: self.supertypes_of(shape, parent),
                initial: Box::default(),
                by_interface: RefCell::default(),
                versions: Versions::default(),
                raw_fields: 0,
            };
            self.complete_layout(layout);
            return Ok(shape);
        };
        let layout = self.layout(known);
        let is_same = layout.parent == parent && layout.fields == place_fields(fields);
        if is_same {
            return Ok(known);
        }
        self.raise(ErrorKind::Runtime, &format!("the shared layout `{name}` is declared in two ways"))
    }

    fn supertypes_of(&self, shape: ShapeId, parent: Option<ShapeId>) -> BTreeSet<ShapeId> {
        let mut supertypes = parent.map(|parent| self.layout(parent).supertypes.clone()).unwrap_or_default();
        supertypes.insert(shape);
        supertypes
    }

    /// Sets what follows from the fields, and makes the layout known by its shape.
    pub(crate) fn complete_layout(&mut self, mut layout: LayoutInfo) {
        let count = layout.fields.len();
        assert!(count <= MAX_FIELDS, "the verifier bounds the number of fields");
        layout.bytes = (HEADER + count * WORD) as u32;
        layout.initial = layout.fields.iter().map(|field| field.ty.initial()).collect();
        let is_raw: Vec<bool> = layout.fields.iter().map(|field| !field.ty.is_value()).collect();
        let leading = is_raw.iter().take_while(|&&is_raw| !is_raw).count();
        let is_mixed = is_raw[leading..].contains(&false);
        layout.kind_byte = if is_mixed || leading > usize::from(KIND_MAX_WORDS) {
            self.heap.set_shape_mask(layout.shape.0, &is_raw);
            KIND_SHAPED
        } else {
            leading as u8
        };
        let shape = layout.shape;
        self.shapes.set_layout(shape, layout);
    }

    /// Links the layouts of a module that is being loaded: their shapes.
    pub(crate) fn link_layouts(&mut self, module: &Module) -> Result<Box<[ShapeId]>> {
        let resolved = Layouts::of(module);
        // Shared layouts that are known keep their shapes; fields may name any layout of the module.
        let spans = spans_of(module);
        let mut shapes = vec![(ShapeId::NOTHING, false); module.layouts.len()];
        for index in depth_first(module) {
            let layout = &module.layouts[index];
            let known = match layout.kind {
                kind if kind.is_linked() => self.shared_layouts.get(layout.name.as_str()).copied(),
                _ => None,
            };
            shapes[index] = (known.unwrap_or_else(|| self.shapes.new_layout()), known.is_none());
            if known.is_none() && layout.kind == LayoutKind::Record {
                // Those of its versions.
                (1..record::span_of(layout.fields.len())).for_each(|_| _ = self.shapes.new_layout());
            }
        }
        let mut made = Vec::new();
        let shape_of = |layout: u16| shapes[usize::from(layout)].0;
        for (index, layout) in (0u16..).zip(&module.layouts) {
            let of_layout = resolved.get(index).expect("each layout is resolved");
            let fields = of_layout.fields.iter().map(|field| {
                let ty = match field.ty {
                    Type::Word => FieldType::Word,
                    Type::I32 => FieldType::I32,
                    Type::I64 => FieldType::I64,
                    Type::F64 => FieldType::F64,
                    Type::Bool => FieldType::Bool,
                    Type::Ref(Target::Any) => FieldType::Ref(Referent::Any),
                    Type::Ref(Target::Layout(layout)) => FieldType::Ref(Referent::Layout(shape_of(layout))),
                    Type::Ref(Target::Array(element)) => FieldType::Ref(Referent::Array(element)),
                };
                (field.name.as_str().into(), ty)
            });
            let (fields, parent) = (place_fields(fields.collect()), layout.parent.map(shape_of));
            let (shape, is_new) = shapes[usize::from(index)];
            if !is_new {
                let known = self.layout(shape);
                if known.kind != layout.kind || known.parent != parent || known.fields != fields {
                    let message = format!("the shared layout `{}` is declared in two ways", layout.name);
                    return self.raise(ErrorKind::Runtime, &message);
                }
                continue;
            }
            let is_final = |place: usize, function: u16| {
                let descendants = resolved.descendants(index);
                matches!(layout.kind, LayoutKind::Class | LayoutKind::Sequence)
                    && descendants.iter().all(|descendant| descendant.methods[place].function == function)
            };
            let methods = of_layout.methods.iter().enumerate().map(|(place, method)| MethodInfo {
                name: method.name.as_str().into(),
                function: method.function,
                is_final: is_final(place, method.function),
            });
            made.push(LayoutInfo {
                name: layout.name.as_str().into(),
                shape,
                kind: layout.kind,
                parent,
                fields,
                methods: methods.collect(),
                bytes: 0,
                kind_byte: 0,
                span: match layout.kind {
                    LayoutKind::Class | LayoutKind::Sequence => Some(spans[usize::from(index)]),
                    LayoutKind::Record => Some(record::span_of(layout.fields.len())),
                    LayoutKind::Interface | LayoutKind::Shared => None,
                },
                has_descendants: of_layout.has_descendants || layout.kind.is_linked(),
                module: None,
                supertypes: of_layout.supertypes.iter().map(|&layout| shape_of(layout)).collect(),
                initial: Box::default(),
                by_interface: RefCell::default(),
                versions: Versions::default(),
                raw_fields: 0,
            });
        }
        // Nothing has failed: from here on they are known.
        for layout in made {
            if layout.kind.is_linked() {
                self.shared_layouts.insert(layout.name.clone(), layout.shape);
            }
            self.complete_layout(layout);
        }
        Ok(shapes.into_iter().map(|(shape, _)| shape).collect())
    }

    /// Tells the layouts of a module, which has been loaded, where their methods are.
    pub(crate) fn attach_layouts(&mut self, module: &Rc<LoadedModule>) {
        for (&shape, layout) in module.layouts.iter().zip(&module.module.layouts) {
            if !layout.kind.is_linked() {
                self.shapes.layout_mut(shape).module = Some(module.clone());
            }
        }
    }
}

/// For each layout, how many extend it, itself included.
fn spans_of(module: &Module) -> Vec<u32> {
    let mut spans = vec![1; module.layouts.len()];
    // A parent stands before its children.
    for (index, layout) in module.layouts.iter().enumerate().rev() {
        if let Some(parent) = layout.parent {
            spans[usize::from(parent)] += spans[index];
        }
    }
    spans
}

/// The layouts in an order in which those that extend one come next to it.
fn depth_first(module: &Module) -> Vec<usize> {
    let mut children = vec![Vec::new(); module.layouts.len()];
    let mut stack = Vec::new();
    for (index, layout) in module.layouts.iter().enumerate().rev() {
        match layout.parent {
            Some(parent) => children[usize::from(parent)].push(index),
            None => stack.push(index),
        }
    }
    let mut order = Vec::with_capacity(module.layouts.len());
    while let Some(index) = stack.pop() {
        order.push(index);
        stack.append(&mut children[index]);
    }
    order
}

fn place_fields(fields: Vec<(Box<str>, FieldType)>) -> Vec<FieldInfo> {
    let place = |(index, (name, ty))| FieldInfo { name, offset: (HEADER + index * WORD) as u32, ty };
    fields.into_iter().enumerate().map(place).collect()
}
