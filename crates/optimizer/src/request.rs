//! What a compile job is given: everything it may know, by description.
//!
//! A request holds no reference to an isolate. The outside world is numbered: the tables of the request tell what each
//! number stands for, and the code that comes out names the numbers in its literal table
//! ([`abi::literal_table::Literal`]). Whoever made the request can resolve them again.

use std::collections::BTreeMap;
use std::sync::Arc;

use abi::intrinsic::{Instances, Intrinsic};
use abi::operators::{Asking, Meaning, OperatorForm};
use abi::representation::Representation;
use abi::sequence::{EntryPart, Sequence};
use bytecode::module::{Function, Module, Parameters};

use crate::inlining::Inlining;

/// Index of a function of the request; 0 is the one to compile. Frame states and exits use the same numbers.
pub type FunctionIndex = u32;
/// Number of a function cell, as `Literal::FunctionCell` has it.
pub type CellNumber = u32;
/// Number of a heap constant, as `Literal::Constant` has it.
pub type ConstantNumber = u32;
/// Number of a heap cell (global variable, attribute of a class), as `Literal::Cell` has it.
pub type VariableNumber = u32;
/// Number of a shape, as `Literal::Shape` has it.
pub type ShapeNumber = u32;

/// A compile job.
#[derive(Clone, Debug)]
pub struct CompileRequest {
    /// The function to compile, then those that may be inlined.
    pub functions: Vec<FunctionRequest>,
    /// How the code is entered.
    pub entry: EntryPoint,
    /// The variables that [`VariableNumber`]s name.
    pub variables: Vec<Variable>,
    /// The shapes that [`ShapeNumber`]s name.
    pub shapes: Vec<ShapeDescription>,
    /// What is known of the instances of classes.
    pub instances: BTreeMap<ConstantNumber, Instances>,
    /// The value by which the method of an operator declines, so that others are asked.
    pub declines: Option<Known>,
    /// Whether a string contains, as an instruction asks, those that are parts of it.
    pub strings_contain_parts: bool,
    /// Whether the sum of two strings is both, one after the other.
    pub adds_strings: bool,
    /// Whether instructions with operators, on elements and for raising may run code of the program.
    pub has_hooks: bool,
    /// Whether arithmetic takes booleans for 0 and 1.
    pub booleans_are_numbers: bool,
    /// Whether negative indices count from the end of a sequence.
    pub indices_count_from_end: bool,
    /// What may be done.
    pub settings: Settings,
}

/// Where execution enters the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryPoint {
    /// At the function's start, by a call; in a generator's function where a generator is suspended, by resuming it.
    Call,
    /// At the `loop_header` at this place, with the interpreter's registers.
    Loop(u32),
}

/// A function as the request knows it.
#[derive(Clone, Debug)]
pub struct FunctionRequest {
    /// The module it is in.
    pub module: Arc<Module>,
    /// Its place there.
    pub index: u32,
    /// Its code with the site feedback as it was; the module's own copy has none.
    pub code: Vec<u64>,
    /// The number of its cell.
    pub cell: CellNumber,
    /// Its feedback vector.
    pub slots: Vec<SlotFeedback>,
    /// Its constants, by index of the pool.
    pub constants: Vec<Known>,
    /// The module's global variables, by index of the module's list; no number where the function does not name one.
    pub globals: Vec<VariableNumber>,
    /// Functions of the module that closures are made of here, by their place in the module, as far as they have been
    /// made before.
    pub closures: Vec<(u32, FunctionCallee)>,
    /// What may be used in place of the module's intrinsics, by index of the module's list.
    pub intrinsics: Vec<Option<Intrinsic>>,
    /// Places where code compiled before was left for a reason that the site feedback cannot hold, with the reason.
    pub exits: Vec<(u32, abi::exit_reason::ExitReason)>,
    /// Operators that have met objects with methods for them: by place, the methods by the operands. Where there are more
    /// than can be told apart, the operator is not here.
    pub operators: BTreeMap<u32, Vec<OperatorCase>>,
    /// Accesses of elements and tests of truth that have met objects of classes of the program's, likewise.
    pub protocols: BTreeMap<u32, Vec<(ShapeNumber, ProtocolCase)>>,
    /// What its instructions on layouts and its direct calls name.
    pub links: Links,
    /// Places that have met values or targets of several kinds, in no order: see [`Settings::counts_mixed`].
    pub mixed: Vec<u32>,
}

/// What an operator comes to, for operands of these shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct OperatorCase {
    /// The operand whose method it is.
    pub own: ShapeNumber,
    /// The other one; none for words that are no pointers.
    pub other: Option<ShapeNumber>,
    /// The method, which gets both, in this order.
    pub method: VariableNumber,
    /// What it comes to.
    pub meaning: Meaning,
    /// Which operand stands first, and what the result says.
    pub form: OperatorForm,
}

/// What an instruction that is no operator comes to, for objects of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ProtocolCase {
    /// The method, which gets the object and the instruction's other operands.
    Method(VariableNumber),
    /// The method that a function of the host asks, which is called here with the object.
    Asked {
        /// What it asks.
        asking: Asking,
        /// The method.
        method: VariableNumber,
    },
    /// The object counts as true.
    True,
    /// The object was given to a function of the host.
    Given,
    /// As [`ProtocolCase::Given`]; so were objects of more shapes than are told.
    GivenAmongOthers,
    /// The object's own elements.
    Sequence(Sequence),
    /// The object is an iterator, which yields this of each entry of a dict.
    Entries(EntryPart),
}

/// What typed instructions of a function name, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// Layouts, by index in the module.
    pub layouts: BTreeMap<u16, LayoutLink>,
    /// Functions that are called directly and have been called, by index in the module.
    pub functions: BTreeMap<u16, DirectCallee>,
    /// Methods that nothing overrides, by layout and place in its table.
    pub methods: BTreeMap<(u16, u16), DirectCallee>,
}

/// A layout of the module.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutLink {
    /// The shape of its objects.
    pub shape: ShapeNumber,
    /// Whether no other layout extends it, so that all of its objects have that shape.
    pub is_exact: bool,
    /// Whether it is a sequence: its objects are no longer than their storage.
    pub is_sequence: bool,
    /// How many shapes from that one on are those of its objects, where they are known to be next to each other.
    pub span: Option<u32>,
    /// The forms of its fields.
    pub fields: Vec<Representation>,
    /// Of a record with fields: the shape of its current version, and where each field is in that. Nothing while there is no object.
    pub record: Option<Vec<(ShapeNumber, PropertyCase)>>,
}

/// A function that typed code calls directly.
#[derive(Clone, Debug, PartialEq)]
pub struct DirectCallee {
    /// The closure to pass.
    pub closure: ConstantNumber,
    /// The function.
    pub function: FunctionCallee,
}

impl FunctionRequest {
    /// The function in its module.
    pub fn function(&self) -> &Function {
        &self.module.functions[self.index as usize]
    }
}

/// A slot of a feedback vector.
#[derive(Clone, Debug, PartialEq)]
pub enum SlotFeedback {
    /// A property site.
    Property {
        /// Shapes seen with what was found, in the order in which they were seen.
        cases: Vec<(ShapeNumber, PropertyCase)>,
        /// More shapes were seen than the slot holds, or objects that cannot be cached.
        is_megamorphic: bool,
    },
    /// A call site.
    Call {
        /// Callees with the number of calls, most frequent first.
        cases: Vec<(Callee, u64)>,
        /// Calls of others.
        others: u64,
    },
    /// A call by the receiver's table of methods.
    Method {
        /// Shapes of receivers with the methods that they have there, most frequent first.
        cases: Vec<(ShapeNumber, DirectCallee)>,
        /// Calls with other receivers.
        others: u64,
    },
    /// A loop.
    Loop {
        /// Iterations counted so far.
        iterations: u64,
    },
    /// A block that is counted.
    Block {
        /// The address of its count.
        counter: u64,
    },
}

/// How a property was found. Offsets are in bytes from the start of the object.
#[derive(Clone, Debug, PartialEq)]
pub enum PropertyCase {
    /// In the object.
    Slot {
        /// Where.
        offset: u32,
    },
    /// In the object, as a raw float.
    Float {
        /// Where.
        offset: u32,
    },
    /// In an array that is in the object.
    Overflow {
        /// Where the array is in the object.
        array: u32,
        /// Where the value is in the array.
        element: u32,
    },
    /// The value of a variable, not bound to the object.
    Variable(VariableNumber),
    /// The function in a variable, to be called with the object first.
    Method(VariableNumber),
    /// What a function computes of the object.
    Getter {
        /// The variable with the property's definition.
        property: VariableNumber,
        /// The function of that definition.
        getter: Known,
    },
    /// A write that a function does, which gets the object and the value.
    Setter {
        /// The variable with the property's definition.
        property: VariableNumber,
        /// The function of that definition.
        setter: Known,
    },
    /// The function in a variable, found behind the class that the first case names.
    Behind(VariableNumber),
    /// Not there, which is what is asked.
    Absent,
    /// Not there: what the function yields for the object and the name.
    Fallback(VariableNumber),
    /// The value of a variable, read from this very class.
    OfClass {
        /// The class.
        class: ConstantNumber,
        /// The attribute.
        attribute: VariableNumber,
    },
    /// What the value of a variable wraps.
    Wrapped(Wrapped),
    /// What the value of a variable wraps, read from this very class.
    WrappedOfClass {
        /// The class.
        class: ConstantNumber,
        /// The attribute.
        attribute: Wrapped,
    },
    /// The class behind which methods are looked for; the case's shape means nothing.
    After(ConstantNumber),
    /// A write that adds the property.
    Add {
        /// Where in the object.
        offset: u32,
        /// The object's shape after it.
        shape: ShapeNumber,
    },
    /// A write of a float that adds the property, as a raw float.
    AddFloat {
        /// Where in the object.
        offset: u32,
        /// The object's shape after it.
        shape: ShapeNumber,
    },
}

/// What an attribute of a class delivers that wraps something.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrapped {
    /// The variable with what wraps it.
    pub wrapper: VariableNumber,
    /// What is wrapped.
    pub value: Known,
    /// The class that it is bound to, if it is.
    pub receiver: Option<Known>,
}

/// A heap cell outside the function.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name, for dumps.
    pub name: String,
    /// Its value as it was.
    pub value: Known,
    /// Whether it has been bound once only, so that code may assume that it stays as it is: see [`Assumption`].
    pub is_constant: bool,
    /// Whether a plain store suffices: nobody watches it, and it has been rewritten before.
    pub is_plainly_stored: bool,
}

/// What is known of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// A word that is the same everywhere: fixnum, inline float, boolean, none, unbound.
    Word(u64),
    /// A float that has no inline form; its object is the constant with this number.
    Float(f64, ConstantNumber),
    /// An object, by number, with what it is.
    Object(ConstantNumber, ObjectKind),
}

/// Of longer tuples it is not told what they hold.
pub const MAX_ELEMENTS: usize = 8;

/// What is known of an object.
#[derive(Clone, Debug, PartialEq)]
pub enum ObjectKind {
    /// Something that can be called.
    Callable(Callee),
    /// A string of this length; the set of its characters, a bit for each code point, if it is short and all are ASCII.
    Str(usize, Option<u128>),
    /// A tuple of this length; the set of its elements, as for strings, if all are strings of one ASCII character.
    /// Then the elements, if there are at most [`MAX_ELEMENTS`], all of them immediate words, strings, classes or such tuples.
    Tuple(usize, Option<u128>, Option<Vec<Known>>),
    /// Anything else of this shape.
    Other(ShapeNumber),
}

/// What a call reaches.
#[derive(Clone, Debug, PartialEq)]
pub enum Callee {
    /// A closure of a function of bytecode; which closure does not matter.
    Function(FunctionCallee),
    /// A function of either kind, bound to what is passed first.
    Bound(Box<Callee>),
    /// A function of the host: this very object.
    Native {
        /// The function object.
        object: ConstantNumber,
        /// What may replace the call.
        intrinsic: Option<Intrinsic>,
    },
    /// A class whose calls make plain objects: this very object.
    Class {
        /// The class object.
        object: ConstantNumber,
        /// Shape of the new object.
        shape: ShapeNumber,
        /// The variable that holds the initializer and what it is; it gets the new object first.
        initializer: Option<(VariableNumber, FunctionCallee)>,
    },
    /// A class whose calls do something else: this very object.
    Bare {
        /// The class object.
        object: ConstantNumber,
        /// Shape of an object of the class with nothing in it.
        shape: ShapeNumber,
    },
    /// A class whose calls with positional arguments make objects that hold a tuple of them, and nothing else: this very object.
    Record {
        /// The class object.
        object: ConstantNumber,
        /// Shape of the new object, whose first word is the tuple.
        shape: ShapeNumber,
        /// How many arguments, where only one number is possible.
        fields: Option<usize>,
        /// How many words hold none behind the tuple.
        empties: usize,
        /// Whether raising one tells the end of an iteration.
        ends_iteration: bool,
        /// As that of a class: it gets the new object, and the arguments once more.
        initializer: Option<(VariableNumber, FunctionCallee)>,
    },
    /// Anything else.
    Other,
}

impl Callee {
    /// The function of bytecode that is called, if that is what it is.
    pub fn function(&self) -> Option<&FunctionCallee> {
        match self {
            Callee::Function(function) => Some(function),
            Callee::Bound(callee) => callee.function(),
            Callee::Class { initializer, .. } => initializer.as_ref().map(|(_, function)| function),
            _ => None,
        }
    }
}

/// A function that a call reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionCallee {
    /// The number of its cell.
    pub cell: CellNumber,
    /// Arguments that a direct call must pass.
    pub parameter_count: u16,
    /// Whether exactly that many positional arguments go straight to the parameters.
    pub is_simple: bool,
    /// The function of the request, when it may be inlined. It is of the same language then.
    pub function: Option<FunctionIndex>,
    /// Of a generator's: how many registers its frame has.
    pub generator_registers: Option<u16>,
    /// It is of another language than the functions of the request.
    pub is_foreign: bool,
    /// Its declaration.
    pub signature: Signature,
}

/// How functions take arguments that do not go straight to their parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Closures keep defaults in the tuple that is their data: the first element is a tuple of the defaults of the last
    /// positional parameters, the second one of those of the parameters that can only be named, unbound for those that have
    /// none. What is left over is in a tuple.
    Defaults,
    /// Every parameter wants an argument. What is left over is in a list of pairs.
    List,
}

/// The declaration of a function.
#[derive(Clone, Debug)]
pub struct Signature {
    /// How its parameters take other arguments, where its language does so in one of the ways that are known here.
    pub binding: Option<Binding>,
    /// The module of the function.
    pub module: Arc<Module>,
    /// Its place there.
    pub index: u32,
}

impl Signature {
    /// The function in its module.
    pub fn function(&self) -> &Function {
        &self.module.functions[self.index as usize]
    }

    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.function().parameters
    }
}

impl PartialEq for Signature {
    fn eq(&self, other: &Signature) -> bool {
        Arc::ptr_eq(&self.module, &other.module) && self.index == other.index && self.binding == other.binding
    }
}

/// A shape.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShapeDescription {
    /// Its fixed number, for the shapes of built-in objects; see `runtime::shape::ShapeId`.
    pub built_in: Option<u32>,
    /// The fixed shape whose words objects start with, where a class is made from a built-in one.
    pub layout: Option<u32>,
    /// Size of the objects in bytes, header included; 0 when it varies.
    pub object_bytes: u32,
    /// Kind byte of the objects' headers.
    pub kind: u8,
    /// Of the classes that [`CompileRequest::instances`] names, those that the objects are instances of, as long as lookups find
    /// the same; none where the shape does not tell.
    pub classes: Option<Vec<ConstantNumber>>,
    /// For dumps.
    pub name: String,
}

/// What the compiler may do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Whether to speculate on feedback at all; without it every operation is complete.
    pub speculate: bool,
    /// Whether to inline, and how many bytecode words in all; the innermost of nested loops may have some more.
    pub inline_budget: u32,
    /// How deep a function may be inlined into itself.
    pub recursive_inlining: u32,
    /// Whether the code counts its calls, to ask for the next tier.
    pub counts_calls: bool,
    /// Whether the code counts the iterations of its loops, to ask for the next tier.
    pub counts_loops: bool,
    /// The next tier only inlines more: code in which nothing lacks that counts neither.
    pub counts_for_inlining: bool,
    /// Whether the code counts both, where something in it has met several kinds, so that it can be looked whether it still does.
    pub counts_mixed: bool,
    /// Whether optional passes run.
    pub optimize: bool,
    /// Every guard fails: for tests.
    pub fail_guards: bool,
    /// Frames must be such that continuations can be captured at their calls.
    pub continuations: bool,
    /// In an isolate of several languages, the number of the one that the functions of the request are of: runtime calls
    /// need to be told.
    pub language: Option<u32>,
}

/// What the code relies on and does not check; whoever installs it watches over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Assumption {
    /// The variable keeps its value.
    Constant(VariableNumber),
    /// Attributes of classes are found where they were found.
    Lookups,
}

/// What comes out of building and optimizing.
#[derive(Clone, Debug)]
pub struct Optimized {
    /// The function in SSA form.
    pub function: ssa::function::Function,
    /// What it relies on.
    pub assumptions: Vec<Assumption>,
    /// Something that is called would be inlined if more words might be.
    pub lacks_inlining: bool,
    /// Something in it has met several kinds: see [`Settings::counts_mixed`].
    pub is_mixed: bool,
    /// What was inlined into what.
    pub inlining: Inlining,
}
