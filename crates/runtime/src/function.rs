//! Functions as an isolate holds them: the cell through which calls go, and the modules they come from.
#![allow(unsafe_code)]

use std::cell::{Cell as StdCell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use bytecode::liveness::Liveness;
use bytecode::module::{Constant, Function, Module, instruction_at};
use bytecode::operand::{OperandKind, SlotKind, Type};

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::feedback::{FeedbackSlot, PropertyKind};
use crate::gc::Gc;
use crate::language::Language;
use crate::object::closure::Closure;
use crate::shape::ShapeId;
use crate::value::Value;
use crate::word_map::WordMap;

/// Native code of a function: context, callee, first four arguments; the result, or [`Value::EXCEPTION`].
///
/// Whoever calls one passes the context of the isolate that runs, of which no reference is in use, the closure whose entry
/// it is, and as many arguments as the function has parameters, those beyond the fourth in the argument buffer.
pub type Entry = unsafe extern "C" fn(*mut Context, Value, u64, u64, u64, u64) -> Value;

/// An operation of a language's own, called by name from bytecode.
pub type IntrinsicFn = fn(cx: &mut Context, arguments: &[Value]) -> Result;

/// A parameter list that needs no binding: a call with as many arguments goes straight in.
pub const SIMPLE: u32 = 1;
/// A call makes a generator.
pub const GENERATOR: u32 = 2;
/// A generator's function changes which exception is being handled: that is kept while one is suspended.
pub const HANDLES: u32 = 4;

/// A function of a module, loaded into an isolate. Everything that changes with its tier is here.
///
/// Its address is stable as long as the isolate lives; closures, compiled code and feedback hold it.
#[repr(C)]
pub struct FunctionCell {
    /// Where calls go. Only the isolate's own thread reads and writes it.
    pub entry: StdCell<Entry>,
    /// The isolate's copy of the code, with its site feedback.
    pub code: *mut u64,
    /// The constants.
    pub constants: *const Value,
    /// The feedback vector.
    pub feedback: *const FeedbackSlot,
    /// Cells of the global variables.
    pub globals: *const Value,
    /// Words that a call passes.
    pub parameter_count: u16,
    /// Registers of a frame.
    pub register_count: u16,
    /// [`SIMPLE`], [`GENERATOR`], [`HANDLES`].
    pub flags: u32,
    /// Calls until the tiering hook is asked.
    pub countdown: StdCell<u32>,
    /// Index in [`Context::functions`].
    pub index: u32,
    /// What resumes a generator of the function: called with the generator, in place of the closure, and what is sent. The
    /// result is what it yields, or [`Value::STOP`] when it has returned, with its result in
    /// [`Context::generator_result`].
    pub resume: StdCell<Entry>,
    /// Where the function comes from.
    pub module: Rc<LoadedModule>,
    /// Its place in that module.
    pub function_index: u32,
    /// Length of the code in words.
    pub code_len: u32,
    /// Calls and iterations until code of the function that has met several kinds is left to be sampled.
    pub until_sample: StdCell<u32>,
    /// The number of its language in this isolate.
    pub language: u32,
    feedback_len: u32,
    constants_len: u32,
    /// The closure by which typed code calls the function, or none before its first such call.
    static_closure: StdCell<Value>,
    liveness: OnceCell<Box<Liveness>>,
    parameter_names: OnceCell<Box<[Value]>>,
    /// What a frame needs while it makes the call at a place, for the places that were asked for.
    needed: RefCell<WordMap<u32, Rc<[NeededRegister]>>>,
    /// Slots of operators that have met objects, by place.
    operators: RefCell<BTreeMap<u32, Box<FeedbackSlot>>>,
}

/// A register that a frame needs while it makes a call.
#[derive(Clone, Copy, Debug)]
pub struct NeededRegister {
    /// Its number.
    pub register: u16,
    /// It holds bits that are no value.
    pub is_raw: bool,
}

/// A module loaded into an isolate.
pub struct LoadedModule {
    /// The module.
    pub module: Arc<Module>,
    /// Its source, for messages; empty when there is none.
    pub source: Arc<str>,
    /// Its language.
    pub language: &'static dyn Language,
    /// The number of its language in this isolate.
    language_number: u32,
    /// Its namespace, an index into [`Context::namespaces`].
    pub namespace: usize,
    /// Cells of the module's list of global variables.
    globals: Box<[Value]>,
    /// The module's intrinsics.
    pub intrinsics: Box<[IntrinsicFn]>,
    /// The shapes of its layouts.
    pub layouts: Box<[ShapeId]>,
    /// Addresses of the cells of its functions, made when they are first needed.
    cells: Box<[StdCell<*const FunctionCell>]>,
}

impl FunctionCell {
    /// Whether a call with so many positional arguments passes nothing else.
    #[inline]
    pub fn takes(&self, arguments: usize) -> bool {
        self.flags & SIMPLE != 0 && usize::from(self.parameter_count) == arguments
    }

    /// The function in its module.
    pub fn function(&self) -> &Function {
        &self.module.module.functions[self.function_index as usize]
    }

    /// The language of the function.
    #[inline]
    pub fn language(&self) -> &'static dyn Language {
        self.module.language
    }

    /// The constant in the pool's entry `index`.
    #[inline(always)]
    pub fn constant(&self, index: u16) -> Value {
        debug_assert!((index as u32) < self.constants_len);
        // SAFETY: the verifier has checked operands against the pool, whose copy lives as long as the cell.
        unsafe { *self.constants.add(index as usize) }
    }

    /// The constants.
    pub fn constants(&self) -> &[Value] {
        // SAFETY: pointer and length are of the pool's copy, which lives as long as the cell.
        unsafe { std::slice::from_raw_parts(self.constants, self.constants_len as usize) }
    }

    /// The slot `index` of the feedback vector.
    #[inline(always)]
    pub fn slot(&self, index: u16) -> &FeedbackSlot {
        debug_assert!((index as u32) < self.feedback_len);
        // SAFETY: the verifier has checked operands against the layout of the vector, which lives as long as the cell.
        unsafe { &*self.feedback.add(index as usize) }
    }

    /// The feedback vector.
    pub fn slots(&self) -> &[FeedbackSlot] {
        // SAFETY: pointer and length are of the vector, which lives as long as the cell.
        unsafe { std::slice::from_raw_parts(self.feedback, self.feedback_len as usize) }
    }

    /// The cell of the module's global `index`, as a word.
    #[inline(always)]
    pub fn global(&self, index: u16) -> Value {
        // SAFETY: the verifier has checked operands against the module's list; the cells' table lives with the module.
        unsafe { *self.globals.add(index as usize) }
    }

    /// The isolate's copy of the code as it is now, feedback included.
    pub fn code_snapshot(&self) -> Vec<u64> {
        // SAFETY: pointer and length are of the copy, which lives as long as the cell; only this thread changes it.
        unsafe { std::slice::from_raw_parts(self.code, self.code_len as usize) }.to_vec()
    }

    /// Which registers are alive where; computed when it is first asked for.
    pub fn liveness(&self) -> &Liveness {
        self.liveness.get_or_init(|| Box::new(Liveness::compute(self.function())))
    }

    /// The names of the parameters, interned strings, which the isolate keeps alive.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn parameter_names(&self, cx: &mut Context) -> Result<&[Value]> {
        match self.parameter_names.get() {
            Some(names) => Ok(names),
            None => self.intern_parameter_names(cx),
        }
    }

    /// The same, if they were asked for before.
    pub fn known_parameter_names(&self) -> Option<&[Value]> {
        self.parameter_names.get().map(|names| &**names)
    }

    #[cold]
    fn intern_parameter_names(&self, cx: &mut Context) -> Result<&[Value]> {
        let names = self.function().parameters.names.iter();
        let names: Result<Box<[Value]>> = names.map(|name| Ok(cx.intern(name)?.value())).collect();
        let names = names?;
        Ok(self.parameter_names.get_or_init(|| names))
    }

    /// The registers that a frame needs while it makes the call at `pc`, but for that of the result.
    pub fn needed_in_call(&self, pc: u32) -> Rc<[NeededRegister]> {
        if let Some(known) = self.needed.borrow().get(&pc) {
            return known.clone();
        }
        let types = &self.function().registers;
        let describe = |register: u16| NeededRegister {
            register,
            is_raw: matches!(types[register as usize], Type::I32 | Type::I64 | Type::F64 | Type::Bool),
        };
        let needed: Rc<[NeededRegister]> = self.liveness().live_in_call(pc).iter().map(describe).collect();
        self.needed.borrow_mut().insert(pc, needed.clone());
        needed
    }

    /// The feedback byte of the instruction at `pc`.
    pub fn site_feedback(&self, pc: u32) -> u8 {
        assert!(pc < self.code_len);
        // SAFETY: in bounds, as just asserted.
        unsafe { (*self.code.add(pc as usize) >> 8) as u8 }
    }

    /// Sets the feedback byte of the instruction at `pc`.
    pub fn set_site_feedback(&self, pc: u32, bits: u8) {
        assert!(pc < self.code_len);
        // SAFETY: in bounds, as just asserted; only this thread changes the copy.
        unsafe {
            let word = self.code.add(pc as usize);
            *word = *word & !0xff00 | (bits as u64) << 8;
        }
    }

    /// Sets bits of the feedback byte of the instruction at `pc`.
    pub fn add_site_feedback(&self, pc: u32, bits: u8) {
        self.set_site_feedback(pc, self.site_feedback(pc) | bits);
    }

    /// Notes in the slot of the operator at `pc`, which is made when it is first needed.
    pub fn note_operator(&self, pc: u32, note: impl FnOnce(&FeedbackSlot)) {
        note(self.operators.borrow_mut().entry(pc).or_default());
    }

    /// Whether the slot of the operator at `pc` has a case for objects of this shape, or can have no more.
    pub fn has_noted_operator(&self, pc: u32, shape: ShapeId) -> bool {
        let operators = self.operators.borrow();
        let cases = operators.get(&pc).into_iter().flat_map(|slot| &slot.cases);
        cases.into_iter().any(|case| {
            case.key.get() != 0
                && (case.shape() == shape || case.property_kind() == PropertyKind::Megamorphic)
        })
    }

    /// Takes what operators have noted.
    pub(crate) fn take_operators(&self) -> BTreeMap<u32, Box<FeedbackSlot>> {
        self.operators.take()
    }

    /// Calls `visit` with the slots of operators that have met objects, and their places.
    pub fn for_each_operator(&self, visit: &mut dyn FnMut(u32, &FeedbackSlot)) {
        self.operators.borrow().iter().for_each(|(&pc, slot)| visit(pc, slot));
    }

    /// The address of the instruction at `pc`.
    #[inline]
    pub fn address_of(&self, pc: u32) -> *const u64 {
        debug_assert!(pc < self.code_len);
        // SAFETY: in bounds: callers pass places in verified code.
        unsafe { self.code.add(pc as usize) }
    }

    /// The `pc` of an instruction's address.
    #[inline]
    pub fn pc_of(&self, address: *const u64) -> u32 {
        ((address as usize - self.code as usize) / 8) as u32
    }

    /// The word that stands for this cell in closures.
    #[inline]
    pub fn word(&self) -> Value {
        Value(self as *const FunctionCell as u64)
    }

    /// Calls `visit` with every value that the cell refers to.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.static_closure.get());
        self.constants().iter().copied().for_each(&mut *visit);
        for (slot, kind) in self.slots().iter().zip(&self.function().slots) {
            slot.trace(*kind, visit);
        }
        self.for_each_operator(&mut |_, slot| slot.trace_property(visit));
    }
}

impl LoadedModule {
    /// The cell of a function, when it has been asked for before.
    pub fn known_cell(&self, index: u32) -> Option<&'static FunctionCell> {
        let known = self.cells[index as usize].get();
        // SAFETY: as in `function_cell`.
        (!known.is_null()).then(|| unsafe { &*known })
    }

    /// Calls `visit` with every value that the module refers to.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.globals.iter().copied().for_each(visit);
    }

    /// The closure by which typed code calls a function, when there is one already.
    #[inline(always)]
    pub fn known_static_closure(&self, function: u16) -> Option<Gc<Closure>> {
        let cell = self.cells[usize::from(function)].get();
        // SAFETY: null, or the address of a cell, which lives as long as the context.
        let closure = unsafe { cell.as_ref() }?.static_closure.get();
        // SAFETY: only closures are put there.
        (!closure.is_none()).then(|| unsafe { Gc::from_value_unchecked(closure) })
    }
}

/// Bytes that a loaded function takes, at least, besides its code.
const FUNCTION_BYTES: usize = 2 << 10;

/// About as many bytes as a module takes that has been loaded.
fn loaded_bytes(module: &Module, source: &str) -> usize {
    let of_function = |function: &bytecode::module::Function| {
        size_of_val(&*function.code) * 2 + function.slots.len() * size_of::<FeedbackSlot>() + FUNCTION_BYTES
    };
    source.len() + module.functions.iter().map(of_function).sum::<usize>()
}

impl Context {
    /// As [`Context::load_module`], for a text that the program has made. What is loaded stays as long as the isolate, so it
    /// counts towards the limit of memory, as what the program allocates does.
    ///
    /// # Errors
    /// As [`Context::load_module`].
    pub fn load_made_module(
        &mut self,
        module: Arc<Module>,
        source: Arc<str>,
        language: &'static dyn Language,
        namespace: usize,
    ) -> Result<Gc<Closure>> {
        match self.heap.add_external(loaded_bytes(&module, &source)) {
            true => self.load_module(module, source, language, namespace),
            false => self.out_of_memory(),
        }
    }

    /// Loads a verified module into the namespace of this index and yields the closure of its first function.
    ///
    /// # Errors
    /// When memory is exhausted, or the module names an intrinsic that its language does not have.
    pub fn load_module(
        &mut self,
        mut module: Arc<Module>,
        source: Arc<str>,
        language: &'static dyn Language,
        namespace: usize,
    ) -> Result<Gc<Closure>> {
        if self.is_charged
            && let Err(error) = bytecode::charges::insert_charges(Arc::make_mut(&mut module))
        {
            return self.raise(ErrorKind::Runtime, &error.to_string());
        }
        if let Some(counted) = self.counted {
            bytecode::block_counts::insert_counts(Arc::make_mut(&mut module), counted);
        }
        let language_number = self.add_language(language);
        let mut globals = Vec::with_capacity(module.globals.len());
        for name in &module.globals {
            let name = self.intern(name)?;
            globals.push(self.global_cell(language, namespace, name.value())?.value());
        }
        let mut intrinsics = Vec::with_capacity(module.intrinsics.len());
        for name in &module.intrinsics {
            match language.intrinsic(name) {
                Some(intrinsic) => intrinsics.push(intrinsic),
                None => return self.raise(ErrorKind::Runtime, &format!("unknown intrinsic `{name}`")),
            }
        }
        let layouts = self.link_layouts(&module)?;
        let count = module.functions.len();
        let loaded = Rc::new(LoadedModule {
            module,
            source,
            language,
            language_number,
            namespace,
            globals: globals.into(),
            intrinsics: intrinsics.into(),
            layouts,
            cells: (0..count).map(|_| StdCell::new(std::ptr::null())).collect(),
        });
        self.modules.push(loaded.clone());
        self.attach_layouts(&loaded);
        self.new_closure(&loaded, 0, &[])
    }

    /// The cell of a module's function; made when it is first asked for.
    pub fn function_cell(&mut self, module: &Rc<LoadedModule>, index: u32) -> Result<&'static FunctionCell> {
        let known = module.cells[index as usize].get();
        if !known.is_null() {
            // SAFETY: cells are boxed, owned by the context and freed with it, after everything that runs in it.
            return Ok(unsafe { &*known });
        }
        let function = &module.module.functions[index as usize];
        let mut constants = heap::RootVec::new(&self.heap);
        for constant in &function.constants {
            let value = self.constant_value(module.language, constant)?;
            constants.push(value.0);
        }
        // Property names are compared by identity.
        for instruction in function.instructions() {
            for operand in instruction.info().operands {
                if operand.kind == OperandKind::Name {
                    let index = instruction.slot(operand.slot) as usize;
                    let name = Value(constants.get(index))
                        .cast()
                        .expect("the verifier checks that names are strings");
                    let name = self.intern_string(name)?;
                    constants.set(index, name.value().0);
                }
            }
        }
        constants.as_slice().iter().for_each(|&constant| self.note_root(Value(constant)));
        let constants: Box<[Value]> = constants.as_slice().iter().copied().map(Value).collect();
        let code: Box<[u64]> = function.code.clone().into();
        let feedback: Box<[FeedbackSlot]> = function.slots.iter().map(|_| FeedbackSlot::default()).collect();
        for (slot, kind) in feedback.iter().zip(&function.slots) {
            if *kind == SlotKind::Loop {
                slot.countdown().set(self.tiering.loop_countdown as u64);
            }
        }
        let flags = if function.is_generator { GENERATOR } else { 0 }
            | if function.parameters.is_simple() { SIMPLE } else { 0 }
            | if function.is_generator && function.stores_handled() { HANDLES } else { 0 };
        let cell = Box::new(FunctionCell {
            entry: StdCell::new(if function.is_generator {
                self.generator_entry
            } else {
                self.interpreter_entry
            }),
            code_len: code.len() as u32,
            feedback_len: feedback.len() as u32,
            constants_len: constants.len() as u32,
            code: Box::leak(code).as_mut_ptr(),
            constants: Box::leak(constants).as_ptr(),
            feedback: Box::leak(feedback).as_ptr(),
            globals: module.globals.as_ptr(),
            parameter_count: function.parameters.count() as u16,
            register_count: function.registers.len() as u16,
            flags,
            countdown: StdCell::new(self.tiering.call_countdown),
            index: self.functions.len() as u32,
            resume: StdCell::new(self.interpreter_resume),
            module: module.clone(),
            function_index: index,
            until_sample: StdCell::new(u32::MAX),
            static_closure: StdCell::new(Value::NONE),
            language: module.language_number,
            liveness: OnceCell::new(),
            parameter_names: OnceCell::new(),
            needed: RefCell::default(),
            operators: RefCell::default(),
        });
        module.cells[index as usize].set(&*cell);
        let address: *const FunctionCell = &*cell;
        self.functions.push(cell);
        // SAFETY: as above.
        Ok(unsafe { &*address })
    }

    /// The closure by which typed code calls a function that captures nothing; programs do not see it.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn static_closure(&mut self, module: &Rc<LoadedModule>, function: u16) -> Result<Gc<Closure>> {
        if let Some(closure) = module.known_static_closure(function) {
            return Ok(closure);
        }
        let closure = self.new_closure(module, u32::from(function), &[])?;
        self.note_root(closure.value());
        closure.cell().static_closure.set(closure.value());
        Ok(closure)
    }

    /// The function with this index.
    pub fn function_at(&self, index: u32) -> &'static FunctionCell {
        let cell: *const FunctionCell = &*self.functions[index as usize];
        // SAFETY: as in `function_cell`.
        unsafe { &*cell }
    }

    /// The value of a constant.
    fn constant_value(&mut self, language: &'static dyn Language, constant: &Constant) -> Result {
        Ok(match constant {
            Constant::None => Value::NONE,
            Constant::Bool(b) => Value::bool(*b),
            Constant::Int(n) => self.new_int(*n)?,
            Constant::BigInt(digits) => self.parse_int(digits, 10)?.unwrap_or(Value::ZERO),
            Constant::Float(float) => self.new_float(*float)?,
            Constant::Str(text) => self.intern(text)?.value(),
            Constant::Bytes(bytes) => self.new_bytes(bytes)?.value(),
            Constant::Char(c) => Value::char(*c),
            Constant::Tuple(items) => {
                let mut values = heap::RootVec::new(&self.heap);
                for item in items {
                    let value = self.constant_value(language, item)?;
                    values.push(value.0);
                }
                self.new_tuple_from(&values)?.value()
            }
            Constant::Named(name) => match language.named_constant(self, name) {
                Some(value) => value,
                None => return self.raise(ErrorKind::Runtime, &format!("unknown constant `{name}`")),
            },
        })
    }
}

impl Drop for FunctionCell {
    fn drop(&mut self) {
        // SAFETY: the three were leaked from boxes of these lengths when the cell was made; nothing runs any more.
        unsafe {
            drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(self.code, self.code_len as usize)));
            drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(
                self.constants as *mut Value,
                self.constants_len as usize,
            )));
            drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(
                self.feedback as *mut FeedbackSlot,
                self.feedback_len as usize,
            )));
        }
    }
}

/// The function and `pc` of a code address, for traces: `None` when the word there is no instruction.
pub fn instruction_name(cell: &FunctionCell, pc: u32) -> Option<&'static str> {
    instruction_at(&cell.function().code, pc).map(|instruction| instruction.info().name)
}
