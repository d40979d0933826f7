//! The context: all that an isolate is. One block of memory that never moves, passed first to everything.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::offset_of;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use abi::context_layout as layout;
use abi::intrinsic::Intrinsic;
use abi::object_layout::{GC_OFFSET, GC_OLD, HEADER, KIND_ARRAY, WORD};
use bytecode::block_counts::Counted;
use heap::{Heap, HeapConfig};

use crate::class::{Class, ClassInfo};
use crate::continuation::Continuations;
use crate::exception::{ErrorKind, Result, Termination};
use crate::function::{Entry, FunctionCell, LoadedModule};
use crate::gc::{Gc, HeapObject};
use crate::instance_table::InstanceTable;
use crate::language::Language;
use crate::namespace::Namespace;
use crate::native::NativeEntry;
use crate::object::cell::{CONSTANT, Cell, INHERITED, WATCHED};
use crate::object::generator::Generator;
use crate::object::hash_table::ObjectKeys;
use crate::object::string::Interner;
use crate::object::symbol::SymbolTable;
use crate::outside::Outside;
use crate::shape::{ShapeId, ShapeTable};
use crate::shared_cache::SharedCache;
use crate::stack::NativeStack;
use crate::stack_mapping::{StackPool, Stacks};
pub use crate::states::LanguageState;
use crate::states::States;
use crate::streams::Streams;
use crate::value::Value;

/// An isolate's state. The fields up to `heap` are known to compiled code: see [`abi::context_layout`].
#[repr(C)]
pub struct Context {
    /// Not zero when the isolate wants attention.
    pub interrupt: AtomicU64,
    /// Lowest address that the native stack may reach; the highest there is while an interrupt waits.
    pub stack_limit: AtomicUsize,
    /// The pending exception, none, or [`Value::EXCEPTION`] when the program is being terminated.
    pub exception: Value,
    /// First free word of the register stack.
    pub register_top: *mut u64,
    /// End of the register stack, less the reserve for handling its overflow.
    pub register_limit: *mut u64,
    /// Where exits of compiled code go.
    pub deopt_entry: usize,
    /// The exception that is being handled, or none.
    pub handled: Value,
    /// Addresses of the runtime functions.
    pub runtime_table: *const usize,
    /// Index, in the table of languages, of the one whose function runs. Kept only in an isolate of several languages:
    /// whoever enters the runtime from a function sets it, and a call leaves it as it was.
    language: u64,
    /// What the generator that returned last returned.
    pub generator_result: Value,
    /// Frames of the interpreter and of generators.
    pub depth: usize,
    /// As many as there may be; none while an interrupt waits.
    pub depth_limit: AtomicUsize,
    /// Units of fuel that are left, for programs with [`bytecode::charges`].
    pub fuel: u64,
    /// How many continuations were made, a fixnum. While it stays the same, no code that runs can be entered a second time.
    pub captures: Value,
    /// Arguments from the fifth on, between a call and the callee's entry.
    pub argument_buffer: [u64; layout::ARGUMENT_BUFFER_WORDS],
    /// Live values, between an exit and the deopt entry.
    pub exit_buffer: [u64; layout::EXIT_BUFFER_WORDS],
    /// The box of 0.0.
    pub float_zero: Value,
    /// Strings of one character.
    pub character_strings: Value,
    /// The entries of [`InstanceTable`].
    instances: *const u64,
    /// The heap; the allocation cursors come first.
    pub heap: Heap,

    /// The language's limit of recursion.
    pub recursion_limit: usize,
    /// The box of the usual NaN.
    pub float_nan: Value,
    /// The shapes.
    pub shapes: ShapeTable,
    /// Layouts that modules share, by name.
    pub(crate) shared_layouts: HashMap<Box<str>, ShapeId>,
    /// What the tables below got since the last collection; see [`Context::note_root`].
    pub(crate) new_roots: RefCell<Vec<Value>>,
    /// The interned strings.
    pub interner: Interner,
    /// Room for strings in the making, empty: see [`crate::object::string::StringBuilder::in_room`].
    pub(crate) text_room: Vec<u8>,
    /// The interned symbols.
    pub(crate) symbols: SymbolTable,
    /// The number of the call from outside: goes up when one begins and when it ends, so it is odd while one runs.
    pub outer_call: AtomicU64,
    /// The number of the call whose time was over last.
    pub expired_call: AtomicU64,
    /// Seeds the hashes of strings.
    pub hash_seed: u64,
    /// Whether a hash was computed that another run may compute otherwise; see [`crate::object::set`]. Languages say so.
    pub hash_varies: bool,
    /// The classes, by index.
    pub(crate) classes: Vec<ClassInfo>,
    /// Named cells of modules, by index.
    pub(crate) namespaces: Vec<Namespace>,
    /// The functions, by index.
    #[allow(clippy::vec_box, reason = "cells must not move")]
    pub functions: Vec<Box<FunctionCell>>,
    pub(crate) modules: Vec<Rc<LoadedModule>>,
    pub(crate) natives: Vec<NativeEntry>,
    pub(crate) native_index: HashMap<(usize, Option<Intrinsic>), usize>,
    /// The languages of the modules, the program's own first.
    languages: Vec<&'static dyn Language>,
    /// There are functions of several languages.
    is_polyglot: bool,
    /// Programs ask for frames: see [`Context::observe_frames`].
    pub(crate) observes_frames: bool,
    pub(crate) states: States,
    /// Standard input, output and error.
    pub streams: Streams,
    /// What programs may use of the machine.
    pub outside: Outside,
    /// How often lookups in classes were invalidated; caches outside the feedback compare it.
    pub lookup_epoch: u64,
    /// What megamorphic sites share.
    pub shared_cache: SharedCache,
    pub(crate) instance_table: InstanceTable,
    pub(crate) object_keys: ObjectKeys,
    /// Why the program is being terminated.
    pub termination: Option<Termination>,
    /// Entry of functions that are not compiled.
    pub interpreter_entry: Entry,
    /// Entry of generator functions.
    pub generator_entry: Entry,
    /// What resumes generators of functions that are not compiled: called with the generator and what is sent.
    pub interpreter_resume: Entry,
    /// Resumes a generator with a value, or with an exception when the flag is set; see the interpreter's `resume`.
    pub resume_entry: fn(&mut Context, Gc<Generator>, Value, bool) -> Result,
    /// The pending exception was raised again: its trace has the place already.
    pub is_rethrowing: bool,
    /// Whether the interpreter runs by the complete meaning of instructions alone, without fast handlers: for tests.
    pub runs_plainly: bool,
    /// Whether code that is loaded takes fuel.
    pub is_charged: bool,
    /// What of the execution of code that is loaded is counted.
    pub counted: Option<Counted>,
    /// Continuations: boundaries, and the unwinding under way.
    pub continuations: Continuations,
    /// The heap's limit was reached: the handler shall begin with a clean stack.
    pub is_short_of_memory: bool,
    /// Frames of compiled code are being rebuilt: values are where only the exit's record finds them.
    pub is_rebuilding: bool,
    /// The next frame that is unwound has its result dropped, should it go on behind its call.
    pub discards_result: bool,
    /// What the method of the instruction that is about to be executed has yielded; see [`crate::frame::FINISHES`].
    pub delivered: Value,
    /// What to call after [`Value::TAIL_CALL`]: the closure and its first arguments; the others are in the argument
    /// buffer.
    pub tail_call: [u64; 1 + layout::REGISTER_ARGUMENTS],
    /// Where to go on after [`Value::RESUME`]: the instruction, the topmost frame's registers, and whether the pending
    /// exception is raised there.
    pub resume_at: (*const u64, *mut u64, bool),
    /// The interpreter's: registers of the frame to go on in.
    pub next_registers: *mut u64,
    /// The interpreter's: result of the frame that was entered natively.
    pub frame_result: Value,
    /// How the interpreter reports to the tiers above it.
    pub tiering: TieringHooks,
    /// A watched object has died; see [`Context::watch`]. Must not use the heap.
    pub on_departed: fn(&mut Context, u32) -> Result<()>,
    pub(crate) native_stack: NativeStack,
    /// The memory of both stacks.
    _stacks: Stacks,
    /// Register-stack base pointers that the heap scans from.
    pub(crate) register_base: *mut u64,
}

const _: () = {
    assert!(offset_of!(Context, interrupt) == layout::INTERRUPT);
    assert!(offset_of!(Context, stack_limit) == layout::STACK_LIMIT);
    assert!(offset_of!(Context, exception) == layout::EXCEPTION);
    assert!(offset_of!(Context, register_top) == layout::REGISTER_TOP);
    assert!(offset_of!(Context, register_limit) == layout::REGISTER_LIMIT);
    assert!(offset_of!(Context, deopt_entry) == layout::DEOPT_ENTRY);
    assert!(offset_of!(Context, handled) == layout::HANDLED);
    assert!(offset_of!(Context, runtime_table) == layout::RUNTIME_TABLE);
    assert!(offset_of!(Context, language) == layout::LANGUAGE);
    assert!(offset_of!(Context, generator_result) == layout::GENERATOR_RESULT);
    assert!(offset_of!(Context, depth) == layout::DEPTH);
    assert!(offset_of!(Context, depth_limit) == layout::DEPTH_LIMIT);
    assert!(offset_of!(Context, fuel) == layout::FUEL);
    assert!(offset_of!(Context, captures) == layout::CAPTURES);
    assert!(offset_of!(Context, argument_buffer) == layout::ARGUMENT_BUFFER);
    assert!(offset_of!(Context, exit_buffer) == layout::EXIT_BUFFER);
    assert!(offset_of!(Context, float_zero) == layout::FLOAT_ZERO);
    assert!(offset_of!(Context, character_strings) == layout::CHARACTER_STRINGS);
    assert!(offset_of!(Context, instances) == layout::INSTANCE_TABLE);
    assert!(offset_of!(Context, heap) == layout::CURSORS);
    assert!(offset_of!(FunctionCell, entry) == layout::CELL_ENTRY);
    assert!(offset_of!(FunctionCell, countdown) == layout::CELL_COUNTDOWN);
    assert!(offset_of!(FunctionCell, until_sample) == layout::CELL_UNTIL_SAMPLE);
    assert!(offset_of!(FunctionCell, resume) == layout::CELL_RESUME);
};

/// How the interpreter reports to the tiers above it. The defaults do nothing.
#[derive(Clone, Copy)]
pub struct TieringHooks {
    /// Calls of a function before `on_call`.
    pub call_countdown: u32,
    /// Iterations of a loop before `on_loop`.
    pub loop_countdown: u32,
    /// A function's countdown is over; sets it anew.
    pub on_call: fn(&mut Context, &FunctionCell),
    /// A loop's countdown is over; sets it anew. Slot of the loop, `pc` of its header.
    pub on_loop: fn(&mut Context, &FunctionCell, u16, u32),
    /// The value of a watched cell is about to change.
    pub on_cell_change: fn(&mut Context, Value),
    /// Attributes of classes have changed such that lookups may find others than before.
    pub on_lookup_change: fn(&mut Context),
    /// From now on compiled code has to ask what it took for granted: there are functions of several languages, or objects that say
    /// of themselves what class they are of.
    pub on_rules_change: fn(&mut Context),
    /// The heap's limit is reached: what code holds for nothing may go.
    pub on_memory_limit: fn(&Context),
    /// The interrupt word is set.
    pub on_interrupt: fn(&mut Context) -> Result<()>,
    /// What the hooks belong to.
    pub data: *mut (),
}

impl TieringHooks {
    /// Whether functions that are called often are compiled.
    pub fn compiles(&self) -> bool {
        self.call_countdown != u32::MAX
    }
}

impl Default for TieringHooks {
    fn default() -> Self {
        TieringHooks {
            call_countdown: u32::MAX,
            loop_countdown: u32::MAX,
            on_call: |_, cell| cell.countdown.set(u32::MAX),
            on_loop: |_, cell, slot, _| cell.slot(slot).countdown().set(u32::MAX as u64),
            on_cell_change: |_, _| (),
            on_lookup_change: |_| (),
            on_rules_change: |_| (),
            on_memory_limit: |_| (),
            on_interrupt: |_| Ok(()),
            data: std::ptr::null_mut(),
        }
    }
}

/// What an isolate is made with.
#[derive(Clone, Debug)]
pub struct ContextConfig {
    /// The heap's settings.
    pub heap: HeapConfig,
    /// Bytes of address space for the registers of frames.
    pub register_stack_bytes: usize,
    /// Bytes of address space for native frames.
    pub native_stack_bytes: usize,
    /// Where stacks come from and go.
    pub stacks: Arc<StackPool>,
    /// Seed of string hashes.
    pub hash_seed: u64,
    /// Entry of functions that are not compiled.
    pub interpreter_entry: Entry,
    /// Entry of generator functions.
    pub generator_entry: Entry,
    /// What resumes generators of functions that are not compiled.
    pub interpreter_resume: Entry,
}

impl Context {
    /// A new isolate.
    ///
    /// # Errors
    /// When address space or memory cannot be had.
    pub fn new(config: &ContextConfig) -> std::io::Result<Box<Context>> {
        let stacks = Stacks::new(config.native_stack_bytes, config.register_stack_bytes, &config.stacks)?;
        let mut cx = Box::new(Context {
            interrupt: AtomicU64::new(0),
            stack_limit: AtomicUsize::new(0),
            exception: Value::NONE,
            register_top: stacks.registers(),
            register_limit: stacks.register_limit(),
            deopt_entry: 0,
            handled: Value::NONE,
            runtime_table: std::ptr::null(),
            language: 0,
            argument_buffer: [0; layout::ARGUMENT_BUFFER_WORDS],
            exit_buffer: [0; layout::EXIT_BUFFER_WORDS],
            float_zero: Value::NONE,
            character_strings: Value::NONE,
            instances: std::ptr::null(),
            heap: Heap::new(config.heap.clone()),
            float_nan: Value::NONE,
            shapes: ShapeTable::default(),
            shared_layouts: HashMap::new(),
            interner: Interner::default(),
            new_roots: RefCell::default(),
            text_room: Vec::new(),
            symbols: SymbolTable::default(),
            outer_call: AtomicU64::new(0),
            expired_call: AtomicU64::new(0),
            hash_seed: config.hash_seed,
            hash_varies: false,
            classes: Vec::new(),
            namespaces: Vec::new(),
            functions: Vec::new(),
            modules: Vec::new(),
            natives: Vec::new(),
            native_index: HashMap::default(),
            languages: Vec::new(),
            is_polyglot: false,
            observes_frames: false,
            states: States::default(),
            streams: Streams::default(),
            outside: Outside::default(),
            lookup_epoch: 0,
            shared_cache: SharedCache::default(),
            instance_table: InstanceTable::default(),
            object_keys: ObjectKeys::default(),
            termination: None,
            depth_limit: AtomicUsize::new(usize::MAX),
            recursion_limit: usize::MAX,
            depth: 0,
            fuel: u64::MAX,
            captures: Value::ZERO,
            is_charged: false,
            counted: None,
            interpreter_entry: config.interpreter_entry,
            generator_entry: config.generator_entry,
            interpreter_resume: config.interpreter_resume,
            resume_entry: |cx, _, _, _| cx.raise(ErrorKind::Runtime, "no interpreter is installed"),
            generator_result: Value::NONE,
            is_rethrowing: false,
            runs_plainly: false,
            continuations: Continuations::default(),
            is_short_of_memory: false,
            is_rebuilding: false,
            discards_result: false,
            delivered: Value::UNBOUND,
            tail_call: [0; 1 + layout::REGISTER_ARGUMENTS],
            resume_at: (std::ptr::null(), std::ptr::null_mut(), false),
            next_registers: std::ptr::null_mut(),
            frame_result: Value::NONE,
            tiering: TieringHooks::default(),
            on_departed: |_, _| Ok(()),
            register_base: stacks.registers(),
            native_stack: NativeStack::new(stacks.native()),
            _stacks: stacks,
        });
        cx.set_depth_limit(usize::MAX);
        cx.instances = cx.instance_table.address();
        cx.connect_heap();
        let set_up = cx.enter(|cx| cx.preallocate());
        if set_up.is_err() {
            return Err(std::io::Error::new(std::io::ErrorKind::OutOfMemory, "the heap's limit is too low"));
        }
        Ok(cx)
    }

    fn preallocate(&mut self) -> Result<()> {
        self.float_zero = self.new_boxed_float(0.0)?;
        self.float_nan = self.new_boxed_float(f64::NAN)?;
        self.character_strings = self.new_character_strings()?;
        Ok(())
    }

    /// The language whose rules hold: that of the function that runs.
    #[inline]
    pub fn language(&self) -> &'static dyn Language {
        self.languages.get(self.language as usize).copied().unwrap_or(&crate::language::PLAIN)
    }

    /// Sets the language of the program, whose rules hold until a function of another one runs.
    pub fn set_language(&mut self, language: &'static dyn Language) {
        self.language = self.add_language(language).into();
    }

    /// The number of a language in this isolate. The second one that is asked for makes the isolate one of several
    /// languages.
    pub(crate) fn add_language(&mut self, language: &'static dyn Language) -> u32 {
        let known = self.languages.iter().position(|known| known.name() == language.name());
        let number = known.unwrap_or_else(|| {
            self.languages.push(language);
            if self.languages.len() == 2 {
                self.is_polyglot = true;
                (self.tiering.on_rules_change)(self);
            }
            self.languages.len() - 1
        });
        number as u32
    }

    /// Whether there are functions of several languages.
    #[inline(always)]
    pub fn is_polyglot(&self) -> bool {
        self.is_polyglot
    }

    /// Whether one of the languages has continuations.
    pub fn captures_continuations(&self) -> bool {
        self.languages.iter().any(|language| language.has_continuations())
    }

    /// Lets the rules of the language with this number hold.
    #[inline(always)]
    pub fn enter_language(&mut self, number: u32) {
        self.language = number.into();
    }

    /// Number of the language whose rules hold.
    #[inline(always)]
    pub fn language_number(&self) -> u32 {
        self.language as u32
    }

    /// The state of type `T` that a language has put into this isolate.
    ///
    /// # Panics
    /// When it has put none.
    #[inline]
    pub fn state<T: LanguageState>(&mut self) -> &mut T {
        self.states.get_mut().expect("the language has been set up in this isolate")
    }

    /// As [`Context::state`], to look at.
    ///
    /// # Panics
    /// When there is none.
    pub fn state_ref<T: LanguageState>(&self) -> &T {
        self.states.get().expect("the language has been set up in this isolate")
    }

    /// Whether a language has put a state of type `T` into this isolate.
    pub fn has_state<T: LanguageState>(&self) -> bool {
        self.states.get::<T>().is_some()
    }

    /// Puts a language's state into this isolate.
    pub fn add_state(&mut self, state: Box<dyn LanguageState>) {
        self.states.add(state);
    }

    /// Memory for an object, zeroed after its header: every word reads as the fixnum 0.
    ///
    /// # Errors
    /// When the heap's limit is reached.
    #[inline]
    pub fn allocate(&mut self, bytes: usize, shape: ShapeId, kind: u8) -> Result {
        let address = self.heap.alloc(bytes, abi::object_layout::header(shape.0, kind));
        if address.is_null() { self.out_of_memory() } else { Ok(Value::from_address(address as usize)) }
    }

    /// As [`Context::allocate`], given the whole header.
    ///
    /// # Errors
    /// When the heap's limit is reached.
    pub fn allocate_with_header(&mut self, bytes: usize, header: u64) -> Result {
        let address = self.heap.alloc(bytes, header);
        if address.is_null() { self.out_of_memory() } else { Ok(Value::from_address(address as usize)) }
    }

    /// An array object of `length` fixnums 0.
    ///
    /// # Errors
    /// When the heap's limit is reached.
    pub fn allocate_array(&mut self, length: usize, shape: ShapeId) -> Result {
        if length > (1 << 40) {
            return self.out_of_memory();
        }
        let address = self.heap.alloc_array(length, abi::object_layout::header(shape.0, KIND_ARRAY));
        if address.is_null() { self.out_of_memory() } else { Ok(Value::from_address(address as usize)) }
    }

    /// An object of exactly the type `T`, whose words after the header are `words`.
    ///
    /// # Errors
    /// When the heap's limit is reached.
    #[inline]
    pub fn new_object<T: HeapObject, const N: usize>(&mut self, words: [Value; N]) -> Result<Gc<T>> {
        let object = self.allocate(HEADER + N * WORD, T::SHAPE, N as u8)?;
        for (index, &word) in words.iter().enumerate() {
            object.store_new(HEADER + index * WORD, word);
        }
        Ok(Gc::from_value(object))
    }

    #[cold]
    pub(crate) fn out_of_memory<T>(&mut self) -> Result<T> {
        self.is_short_of_memory = true;
        self.with_reserve(|cx| cx.raise(ErrorKind::Memory, ""))
    }

    /// Whether so many bytes fit under the heap's limit: to be asked before as much is prepared outside of the heap.
    ///
    /// # Errors
    /// The language's error for exhausted memory when they do not.
    pub fn check_room(&mut self, bytes: usize) -> Result<()> {
        if self.heap.has_room(bytes) { Ok(()) } else { self.out_of_memory() }
    }

    /// Runs `f` with a reserve of memory beyond the limit, and without collections that are merely due: for what is small
    /// and must not fail, asked for where nobody expects an allocation.
    pub fn with_reserve<R>(&mut self, f: impl FnOnce(&mut Context) -> R) -> R {
        let was_released = self.heap.release_reserve();
        let result = f(self);
        self.heap.restore_reserve(was_released);
        result
    }

    /// Stores `value` at byte `offset` of `object`, and tells the collector.
    #[inline(always)]
    pub fn store(&mut self, object: Value, offset: usize, value: Value) {
        object.store_new(offset, value);
        if object.is_old() && value.is_pointer() {
            self.heap.barrier(object.address(), object.address() + offset);
        }
    }

    /// Stores `value` into `field` of `object`, and tells the collector.
    #[inline(always)]
    pub fn store_field<T>(
        &mut self,
        object: Gc<T>,
        field: impl FnOnce(&T) -> &std::cell::Cell<Value>,
        value: Value,
    ) {
        let field = field(&object);
        field.set(value);
        if object.value().is_old() && value.is_pointer() {
            self.heap.barrier(object.address(), field as *const _ as usize);
        }
    }

    /// As [`Context::store_field`], for who changes many old objects to refer to each other: they need not be remembered.
    #[inline(always)]
    pub fn relink_field<T>(
        &mut self,
        object: Gc<T>,
        field: impl FnOnce(&T) -> &std::cell::Cell<Value>,
        value: Value,
    ) {
        if value.is_pointer() && value.is_old() && !self.heap.is_marking_in_steps() {
            field(&object).set(value);
        } else {
            self.store_field(object, field, value);
        }
    }

    /// Adds a property that fits in the object: stores it at `offset` and gives the object its new shape.
    #[inline(always)]
    pub fn add_slot(&mut self, object: Value, offset: usize, shape: ShapeId, value: Value) {
        object.set_shape(shape);
        self.store(object, offset, value);
    }

    /// As [`Context::add_slot`], for a store that the collector need not be told of.
    #[inline(always)]
    pub fn add_slot_new(&mut self, object: Value, offset: usize, shape: ShapeId, value: Value) {
        object.set_shape(shape);
        object.store_new(offset, value);
    }

    /// As [`Context::add_slot`], for a property that is a raw float.
    #[inline(always)]
    pub fn add_float_slot(&mut self, object: Value, offset: usize, shape: ShapeId, float: f64) {
        object.set_shape(shape);
        object.store_raw_float(offset, float);
    }

    /// A class object with the next index; kept alive by the isolate.
    pub(crate) fn new_immortal_class_object(&mut self, index: usize, name: Value) -> Result<Gc<Class>> {
        self.new_object([Value::length(index), Value::NONE, name])
    }

    /// A new table of named cells.
    pub fn new_namespace(&mut self) -> usize {
        self.namespaces.push(Namespace::default());
        self.namespaces.len() - 1
    }

    /// The table of named cells with this index.
    #[inline]
    pub fn namespace(&self, index: usize) -> &Namespace {
        &self.namespaces[index]
    }

    /// Adds a cell to a table of named cells, for an interned name that has none there.
    pub fn insert_cell(&mut self, namespace: usize, name: Value, cell: Gc<Cell>) {
        self.note_root(cell.value());
        self.namespaces[namespace].insert(name, cell);
    }

    /// The cell of a global variable; made when it is first asked for, with the language's default as its value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn global_cell(
        &mut self,
        language: &'static dyn Language,
        namespace: usize,
        name: Value,
    ) -> Result<Gc<Cell>> {
        if let Some(cell) = self.namespaces[namespace].cell(name) {
            return Ok(cell);
        }
        let default = language.default_global(self, name);
        let cell = self.new_cell(default.unwrap_or(Value::UNBOUND))?;
        if default.is_some() {
            cell.value().set_flags(INHERITED);
        }
        self.insert_cell(namespace, name, cell);
        Ok(cell)
    }

    /// Sets the value of a cell that has a name: assumptions about it are broken first.
    #[inline]
    pub fn store_cell(&mut self, cell: Gc<Cell>, value: Value) {
        if cell.value().flags() != 0 || cell.get().is_unbound() {
            self.prepare_cell_change(cell);
        }
        self.store_field(cell, |cell| &cell.value, value);
    }

    #[cold]
    fn prepare_cell_change(&mut self, cell: Gc<Cell>) {
        let flags = cell.value().flags();
        if flags & WATCHED != 0 {
            (self.tiering.on_cell_change)(self, cell.value());
        }
        let is_first = cell.get().is_unbound() || flags & INHERITED != 0;
        cell.value().set_flags(if is_first { CONSTANT } else { 0 });
    }

    /// Resumes a generator with a value, or with an exception when the flag is set: the value that it yields, or
    /// [`Value::STOP`] when it has returned, with its result in [`Context::generator_result`].
    ///
    /// # Errors
    /// What the generator raises.
    #[inline]
    pub fn resume_generator(&mut self, generator: Gc<Generator>, sent: Value, is_exception: bool) -> Result {
        (self.resume_entry)(self, generator, sent, is_exception)
    }

    /// A native that runs long calls this now and then, at the same places of the same work: serves a pending interrupt,
    /// and takes a unit of fuel in an isolate whose programs do.
    ///
    /// # Errors
    /// Termination.
    #[inline]
    pub fn note_work(&mut self) -> Result<()> {
        self.note_steps(1)
    }

    /// The same for so many steps at once, 4096 a unit.
    ///
    /// # Errors
    /// Termination.
    #[inline]
    pub fn note_steps(&mut self, steps: usize) -> Result<()> {
        if self.is_charged {
            match self.fuel.checked_sub(steps.div_ceil(4096) as u64) {
                Some(left) => self.fuel = left,
                None => {
                    self.fuel = 0;
                    return self.terminate(Termination::Fuel);
                }
            }
        }
        self.check_interrupt()
    }

    /// Notes work once in 4096 steps of a loop, whose number `step` is.
    ///
    /// # Errors
    /// Termination.
    #[inline]
    pub fn note_step(&mut self, step: usize) -> Result<()> {
        if step % 4096 == 4095 { self.note_work() } else { Ok(()) }
    }

    /// Serves a pending interrupt.
    ///
    /// # Errors
    /// Termination.
    #[inline]
    pub fn check_interrupt(&mut self) -> Result<()> {
        if self.interrupt.load(Ordering::Relaxed) != 0 { (self.tiering.on_interrupt)(self) } else { Ok(()) }
    }

    /// Appends a line of standard input, as [`Streams::read_line`] does, and serves interrupts while it waits for one.
    ///
    /// # Errors
    /// What an interrupt raises. What the system reports is in the result.
    pub fn read_line(&mut self, line: &mut Vec<u8>) -> Result<std::io::Result<usize>> {
        let before = line.len();
        loop {
            match self.streams.read_line(line) {
                Ok(_) => return Ok(Ok(line.len() - before)),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => self.check_interrupt()?,
                Err(error) => return Ok(Err(error)),
            }
        }
    }

    /// Drops what caches know of lookups in classes.
    pub fn invalidate_lookups(&mut self) {
        self.lookup_epoch += 1;
        self.instance_table.clear();
        for cell in &self.functions {
            cell.take_operators();
            for (slot, kind) in cell.slots().iter().zip(&cell.function().slots) {
                if *kind == bytecode::operand::SlotKind::Property {
                    slot.clear();
                }
            }
        }
        (self.tiering.on_lookup_change)(self);
    }
}

const _: () = assert!(GC_OFFSET < HEADER && GC_OLD == 1);
