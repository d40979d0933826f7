//! Compile requests: what an isolate knows of a function now, by description, and what the descriptions' numbers name.

mod classes;
mod links;
mod operators;
mod properties;

use std::collections::BTreeMap;

use abi::intrinsic::Instances;
use abi::literal_table::Literal;
use bytecode::module::instruction_at;
use bytecode::operand::{OperandKind, SlotKind};
use optimizer::request::{
    Binding, Callee, CompileRequest, EntryPoint, FunctionCallee, FunctionRequest, Known, Links, MAX_ELEMENTS,
    ObjectKind, Settings, ShapeDescription, Signature, SlotFeedback, Variable,
};
use runtime::context::Context;
use runtime::feedback::{BOUND_CALLEE, FeedbackSlot};
use runtime::function::{FunctionCell, GENERATOR, HANDLES, SIMPLE};
use runtime::gc::Gc;
use runtime::language::RecordClass;
use runtime::native::NativeFunction;
use runtime::object::cell::{CONSTANT, Cell, INHERITED};
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;
use runtime::word_map::WordMap;

use crate::state::FunctionHistory;

/// Functions that a request describes at most.
const MAX_FUNCTIONS: usize = 40;
/// How many calls deep functions are described, to be inlined.
const MAX_DEPTH: u32 = 6;
/// Tuples of tuples are told so deep.
const MAX_NESTED: u32 = 3;
/// Functions of more words are not inlined and so not described.
const MAX_INLINED_WORDS: u32 = 400;

/// What the numbers of a request name in its isolate.
#[derive(Default)]
pub struct Names {
    /// By cell number.
    pub cells: Vec<&'static FunctionCell>,
    /// By function index: the function's cell number.
    pub functions: Vec<u32>,
    /// By constant number.
    pub constants: Vec<Value>,
    /// By variable number: the heap cell.
    pub variables: Vec<Value>,
    /// By variable number: the value when the request was made.
    pub variable_values: Vec<Value>,
    /// By shape number.
    pub shapes: Vec<ShapeId>,
    /// Handlers that had not been entered when the request was made: the function's cell number, the place.
    pub new_handlers: Vec<(u32, u32)>,
}

impl Names {
    /// Lets go of the constants that are not among the literals of the code that was made.
    pub fn keep_constants(&mut self, literals: &[Literal]) {
        let mut constants = vec![Value::NONE; self.constants.len()];
        for literal in literals {
            if let Literal::Constant(number) = *literal {
                constants[number as usize] = self.constants[number as usize];
            }
        }
        self.constants = constants;
    }

    /// Calls `visit` with every value that the names hold.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.constants.iter().chain(&self.variables).chain(&self.variable_values).copied().for_each(visit);
    }
}

struct Builder<'a> {
    cx: &'a mut Context,
    history: &'a WordMap<u32, FunctionHistory>,
    names: Names,
    functions: Vec<FunctionRequest>,
    variables: Vec<Variable>,
    shapes: Vec<ShapeDescription>,
    instances: BTreeMap<u32, Instances>,
    cell_numbers: WordMap<u32, u32>,
    function_indices: WordMap<u32, u32>,
    constant_numbers: WordMap<Value, u32>,
    variable_numbers: WordMap<Value, u32>,
    shape_numbers: WordMap<ShapeId, u32>,
    depth: u32,
    /// The function to compile.
    root: Option<&'static FunctionCell>,
}

/// Describes `cell` and what it calls.
pub fn take(
    cx: &mut Context,
    history: &WordMap<u32, FunctionHistory>,
    cell: &'static FunctionCell,
    entry: EntryPoint,
    settings: Settings,
) -> (CompileRequest, Names) {
    let mut builder = Builder {
        cx,
        history,
        names: Names::default(),
        functions: Vec::new(),
        variables: Vec::new(),
        shapes: Vec::new(),
        instances: BTreeMap::new(),
        cell_numbers: WordMap::default(),
        function_indices: WordMap::default(),
        constant_numbers: WordMap::default(),
        variable_numbers: WordMap::default(),
        shape_numbers: WordMap::default(),
        depth: if settings.inline_budget == 0 { MAX_DEPTH } else { 0 },
        root: None,
    };
    builder.function(cell);
    let has_operators = builder.functions.iter().any(|function| !function.operators.is_empty());
    let declines = has_operators.then(|| cell.language().declines(builder.cx)).flatten();
    let declines = declines.map(|value| builder.known(value));
    builder.tell_classes();
    let Builder { functions, variables, shapes, instances, names, .. } = builder;
    let request = CompileRequest {
        functions,
        entry,
        variables,
        shapes,
        instances,
        declines,
        strings_contain_parts: cell.language().strings_contain_parts(),
        adds_strings: cell.language().adds_strings(),
        has_hooks: cell.language().has_hooks(),
        booleans_are_numbers: cell.language().booleans_are_numbers(),
        indices_count_from_end: !cell.language().elements_are_of_vectors(),
        settings,
    };
    (request, names)
}

/// The variable with the initializer of a class, and what it is.
type Initializer = (u32, FunctionCallee);
impl Builder<'_> {
    fn cell(&mut self, cell: &'static FunctionCell) -> u32 {
        *self.cell_numbers.entry(cell.index).or_insert_with(|| {
            self.names.cells.push(cell);
            self.names.cells.len() as u32 - 1
        })
    }

    fn root(&self) -> &'static FunctionCell {
        self.root.expect("the function to compile is described first")
    }

    /// Describes a function; its index, when there is room for it.
    fn function(&mut self, cell: &'static FunctionCell) -> Option<u32> {
        if let Some(&index) = self.function_indices.get(&cell.index) {
            return Some(index);
        }
        let is_root = self.functions.is_empty();
        if !is_root {
            let is_small = cell.code_len <= MAX_INLINED_WORDS && cell.flags & HANDLES == 0;
            if self.functions.len() == MAX_FUNCTIONS || self.depth >= MAX_DEPTH || !is_small {
                return None;
            }
        }
        let index = self.functions.len() as u32;
        let number = self.cell(cell);
        if is_root {
            self.root = Some(cell);
        }
        self.function_indices.insert(cell.index, index);
        self.names.functions.push(number);
        let history = self.history.get(&cell.index);
        self.functions.push(FunctionRequest {
            module: cell.module.module.clone(),
            index: cell.function_index,
            code: cell.code_snapshot(),
            cell: number,
            slots: Vec::new(),
            constants: Vec::new(),
            globals: Vec::new(),
            closures: Vec::new(),
            intrinsics: cell
                .module
                .module
                .intrinsics
                .iter()
                .map(|name| cell.language().intrinsic_form(name))
                .collect(),
            exits: history.map(|history| history.exits.clone()).unwrap_or_default(),
            operators: BTreeMap::new(),
            protocols: BTreeMap::new(),
            links: Links::default(),
            mixed: cell.mixed_places(),
        });
        self.depth += 1;
        // What is called comes first, while there is room for functions.
        let kinds = cell.function().slots.clone();
        let slots = cell.slots().iter().zip(kinds).map(|(slot, kind)| self.slot(slot, kind)).collect();
        let constants = cell.constants().iter().map(|&constant| self.known(constant)).collect();
        let globals = self.globals(cell);
        let (operators, protocols) = self.operators(cell);
        let links = self.links(cell);
        // Last, so that what is called is described before.
        let closures = self.closures(cell);
        self.depth -= 1;
        let request = &mut self.functions[index as usize];
        for handler in &cell.function().handlers {
            let catch = instruction_at(&request.code, handler.target);
            if catch.is_some_and(|catch| catch.site() == 0) {
                self.names.new_handlers.push((number, handler.target));
            }
        }
        (request.constants, request.globals, request.slots) = (constants, globals, slots);
        (request.links, request.closures) = (links, closures);
        (request.operators, request.protocols) = (operators, protocols);
        Some(index)
    }

    /// The module's global variables. Only those that the function names are described: what else there is in a large
    /// module shall not take the room of what is called.
    fn globals(&mut self, cell: &'static FunctionCell) -> Vec<u32> {
        let module = &cell.module.module;
        let mut globals = vec![u32::MAX; module.globals.len()];
        for instruction in cell.function().instructions() {
            let operands = instruction.info().operands.iter();
            for operand in operands.filter(|operand| operand.kind == OperandKind::Global) {
                let global = instruction.slot(operand.slot);
                let place = &mut globals[usize::from(global)];
                if *place == u32::MAX {
                    *place = self.variable(cell.global(global), &module.globals[usize::from(global)]);
                }
            }
        }
        globals
    }

    /// The functions that a function makes closures of.
    fn closures(&mut self, cell: &'static FunctionCell) -> Vec<(u32, FunctionCallee)> {
        let mut closures: Vec<(u32, FunctionCallee)> = Vec::new();
        for instruction in cell.function().instructions() {
            let mut operands = instruction.info().operands.iter();
            let Some(operand) = operands.find(|operand| operand.kind == OperandKind::Function) else {
                continue;
            };
            let index = u32::from(instruction.slot(operand.slot));
            if closures.iter().all(|(known, _)| *known != index)
                && let Some(function) = cell.module.known_cell(index)
            {
                closures.push((index, self.function_callee(function)));
            }
        }
        closures
    }

    fn constant(&mut self, value: Value) -> u32 {
        *self.constant_numbers.entry(value).or_insert_with(|| {
            self.names.constants.push(value);
            self.names.constants.len() as u32 - 1
        })
    }

    fn variable(&mut self, cell: Value, name: &str) -> u32 {
        if let Some(&number) = self.variable_numbers.get(&cell) {
            return number;
        }
        let number = self.variables.len() as u32;
        self.variable_numbers.insert(cell, number);
        let variable: Gc<Cell> = cell.cast().expect("variables are cells");
        let value = variable.get();
        self.names.variables.push(cell);
        self.names.variable_values.push(value);
        let is_constant = cell.flags() & (CONSTANT | INHERITED) != 0 && !value.is_unbound();
        self.variables.push(Variable {
            name: name.to_owned(),
            value: Known::Word(Value::UNBOUND.0),
            is_constant,
            is_plainly_stored: cell.flags() == 0 && !value.is_unbound(),
        });
        let known = if is_constant { self.known(value) } else { Known::Word(Value::UNBOUND.0) };
        self.variables[number as usize].value = known;
        number
    }

    fn shape(&mut self, id: ShapeId) -> u32 {
        if let Some(&number) = self.shape_numbers.get(&id) {
            return number;
        }
        let shape = &self.cx.shapes[id];
        let is_built_in = id < ShapeId::FIRST_DYNAMIC;
        let name = match shape.class {
            Some(class) => class.name.get().cast::<Str>().map(|name| name.to_cow().into_owned()),
            None => ShapeId::NAMES.get(id.0 as usize).map(|name| (*name).to_owned()),
        };
        let description = ShapeDescription {
            built_in: is_built_in.then_some(id.0),
            layout: match shape.layout {
                Layout::BuiltIn(layout) => Some(layout.0),
                Layout::Plain => None,
            },
            object_bytes: if is_built_in { 0 } else { shape.object_bytes() as u32 },
            kind: if is_built_in { 0 } else { shape.kind() },
            classes: None,
            name: name.unwrap_or_default(),
        };
        let description = match shape.fixed.as_deref() {
            Some(layout) => ShapeDescription {
                built_in: None,
                layout: None,
                object_bytes: layout.bytes,
                kind: layout.kind_byte,
                classes: None,
                name: layout.name.to_string(),
            },
            None => description,
        };
        self.shapes.push(description);
        self.names.shapes.push(id);
        let number = self.shapes.len() as u32 - 1;
        self.shape_numbers.insert(id, number);
        number
    }

    fn known(&mut self, value: Value) -> Known {
        if !value.is_pointer() {
            return Known::Word(value.0);
        }
        let number = self.constant(value);
        if let Some(float) = value.as_float() {
            return Known::Float(float, number);
        }
        let kind = match value.shape_unchecked() {
            ShapeId::CLASS if self.tests_instances(value) => ObjectKind::Other(self.shape(ShapeId::CLASS)),
            ShapeId::CLASS => {
                let class = value.cast().expect("a class");
                self.instances.insert(number, self.root().language().instances(self.cx, class));
                ObjectKind::Callable(self.callee(value))
            }
            ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION => ObjectKind::Callable(self.callee(value)),
            ShapeId::STRING => {
                let text: Gc<Str> = value.cast().expect("a string");
                ObjectKind::Str(text.len(), characters_of(text))
            }
            ShapeId::TUPLE => {
                let tuple: Gc<Tuple> = value.cast().expect("a tuple");
                self.tuple(tuple, MAX_NESTED)
            }
            shape => ObjectKind::Other(self.shape(shape)),
        };
        Known::Object(number, kind)
    }

    /// A tuple, with what it holds, if it is short and its elements are plain.
    fn tuple(&mut self, tuple: Gc<Tuple>, depth: u32) -> ObjectKind {
        let is_told = depth > 0 && tuple.len() <= MAX_ELEMENTS && tuple.as_slice().iter().all(is_plain);
        let elements = is_told.then(|| {
            let elements = tuple.as_slice().iter();
            elements
                .map(|&element| match element.cast::<Tuple>() {
                    Some(inner) => Known::Object(self.constant(element), self.tuple(inner, depth - 1)),
                    None => self.known(element),
                })
                .collect()
        });
        ObjectKind::Tuple(tuple.len(), characters_among(tuple), elements)
    }

    fn function_callee(&mut self, cell: &'static FunctionCell) -> FunctionCallee {
        let is_foreign = cell.language != self.root().language;
        FunctionCallee {
            cell: self.cell(cell),
            parameter_count: cell.parameter_count,
            is_simple: cell.flags & SIMPLE != 0,
            function: if is_foreign { None } else { self.function(cell) },
            generator_registers: (cell.flags & GENERATOR != 0).then_some(cell.register_count),
            is_foreign,
            signature: Signature {
                binding: self.binding(is_foreign),
                module: cell.module.module.clone(),
                index: cell.function_index,
            },
        }
    }

    /// How functions of the root's language take other arguments, if compiled code may do as they do.
    fn binding(&self, is_foreign: bool) -> Option<Binding> {
        let language = self.root().language();
        match (is_foreign, language.keeps_defaults(), language.keeps_rest_in_list()) {
            (true, ..) | (_, false, false) => None,
            (_, true, _) => Some(Binding::Defaults),
            (_, _, true) => Some(Binding::List),
        }
    }

    fn callee(&mut self, value: Value) -> Callee {
        if let Some(closure) = value.cast::<Closure>() {
            return Callee::Function(self.function_callee(closure.cell()));
        }
        if let Some(native) = value.cast::<NativeFunction>() {
            let intrinsic = self.cx.native_entry(native).intrinsic;
            return Callee::Native { object: self.constant(value), intrinsic };
        }
        let Some(class) = value.cast() else { return Callee::Other };
        let language = self.root().language();
        if let Some(intrinsic) = language.class_intrinsic(self.cx, class) {
            return Callee::Native { object: self.constant(value), intrinsic: Some(intrinsic) };
        }
        if let Some(record) = language.record_class(self.cx, class) {
            self.cx.note_lookups_of_any_name(class);
            let (object, shape) = (self.constant(value), self.shape(record.shape));
            let RecordClass { fields, empties, .. } = record;
            let initializer = record.initializer.and_then(|cell| self.initializer(cell));
            if record.initializer.is_some() && initializer.is_none() {
                return Callee::Other;
            }
            let ends_iteration = record.ends_iteration && initializer.is_none();
            return Callee::Record { object, shape, fields, empties, ends_iteration, initializer };
        }
        let Some(plain) = language.plain_class(self.cx, class) else {
            let Some(shape) = language.bare_shape(self.cx, class) else { return Callee::Other };
            self.cx.note_lookups_of_any_name(class);
            return Callee::Bare { object: self.constant(value), shape: self.shape(shape) };
        };
        let initializer = match plain.initializer {
            None => None,
            Some(cell) => {
                self.cx.note_lookups_of_any_name(class);
                let Some(initializer) = self.initializer(cell) else { return Callee::Other };
                Some(initializer)
            }
        };
        Callee::Class { object: self.constant(value), shape: self.shape(plain.shape), initializer }
    }

    /// The initializer of a class in this cell, if it is a closure.
    fn initializer(&mut self, cell: Gc<Cell>) -> Option<Initializer> {
        let closure = cell.get().cast::<Closure>()?;
        let variable = self.variable(cell.value(), "initializer");
        // Without its initializer a class cannot be called in compiled code: one level deeper then.
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        let initializer = self.function_callee(closure.cell());
        self.depth = depth;
        Some((variable, initializer))
    }

    fn slot(&mut self, slot: &FeedbackSlot, kind: SlotKind) -> SlotFeedback {
        match kind {
            SlotKind::Property => self.property(slot),
            SlotKind::Call => {
                let (calls, others) = slot.calls();
                let mut cases: Vec<_> =
                    calls.into_iter().map(|(identity, count)| (self.called(identity), count)).collect();
                cases.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
                SlotFeedback::Call { cases, others }
            }
            SlotKind::Method => self.receivers(slot),
            SlotKind::Loop => SlotFeedback::Loop { iterations: slot.iterations().get() },
            // The slot lives as long as its function, which outlives the code.
            SlotKind::Block => SlotFeedback::Block { counter: slot.executions().as_ptr() as u64 },
        }
    }

    /// The callee with this identity in the feedback.
    fn called(&mut self, identity: u64) -> Callee {
        let word = identity & !BOUND_CALLEE;
        if word != identity {
            return match self.called(word) {
                callee @ (Callee::Function(_) | Callee::Native { .. }) => Callee::Bound(Box::new(callee)),
                _ => Callee::Other,
            };
        }
        if Value(word).is_pointer() {
            return self.callee(Value(word));
        }
        let known = self.cx.functions.iter().find(|cell| cell.word().0 == word).map(|cell| cell.index);
        match known {
            Some(index) => {
                let cell = self.cx.function_at(index);
                Callee::Function(self.function_callee(cell))
            }
            None => Callee::Other,
        }
    }
}

/// The set of a tuple's elements, if they are strings of one ASCII character each.
fn characters_among(tuple: Gc<Tuple>) -> Option<u128> {
    tuple.as_slice().iter().try_fold(0, |set, element| {
        let text: Gc<Str> = element.cast().filter(|text: &Gc<Str>| text.len() == 1)?;
        Some(set | characters_of(text)?)
    })
}

/// The set of a string's characters, if it is short and all are ASCII.
fn characters_of(text: Gc<Str>) -> Option<u128> {
    const SHORT: usize = 128;
    let bit = |index| 1u128.checked_shl(text.code_point(index));
    (text.len() <= SHORT).then(|| (0..text.len()).try_fold(0, |set, index| Some(set | bit(index)?)))?
}

/// Whether it is an immediate word, a string, a class or a tuple.
fn is_plain(value: &Value) -> bool {
    !value.is_pointer()
        || matches!(value.shape_unchecked(), ShapeId::STRING | ShapeId::CLASS | ShapeId::TUPLE)
}
