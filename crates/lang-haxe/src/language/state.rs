//! What an isolate keeps for Haxe.

use std::collections::HashMap;
use std::rc::Rc;

use runtime::class::{Class, ClassDefinition};
use runtime::context::{Context, LanguageState};
use runtime::exception::Result;
use runtime::function::LoadedModule;
use runtime::gc::Gc;
use runtime::object::cell::Cell;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use super::program_info::ProgramInfo;
use crate::source::Name;
use crate::std::natives::regex::Regexes;

/// Room for fields in a new anonymous object.
const OBJECT_CAPACITY: u32 = 6;

/// Haxe's state in an isolate.
pub struct HaxeState {
    /// The program's types and places.
    pub info: Rc<ProgramInfo>,
    /// The program's module, once it is loaded.
    pub module: Option<Rc<LoadedModule>>,
    /// The class of anonymous objects: nothing but shapes.
    pub object_class: Gc<Class>,
    /// The class of types as values; such an object's only word is the type's number.
    pub type_class: Gc<Class>,
    /// Types as values, by number; none until asked for.
    pub type_values: Vec<Value>,
    /// The numbers of classes and enums by the shapes of their objects.
    pub type_of_shape: HashMap<ShapeId, usize>,
    /// All-word functions of methods by the shape of the class that declares them, and the name.
    pub methods: HashMap<(ShapeId, Name), u16>,
    /// Closures of methods that were found by name, in cells, as caches want them: by the object's shape and the name's word.
    pub found_methods: HashMap<(ShapeId, Value), Gc<Cell>>,
    /// The layout of arrays.
    pub array: ShapeId,
    /// The base layout of enum values.
    pub enum_value: ShapeId,
    /// Where the last exception that was caught had passed, or none.
    pub caught_trace: Value,
    /// Functions of extern classes that are written in Haxe, all-word, by the class's path and the name.
    pub extern_methods: HashMap<(Name, Name), u16>,
    /// The state of `Math.random`; 0 before its first use.
    pub random: u64,
    /// What `Sys.exit` was called with.
    pub exit_code: Option<i32>,
    /// The program's arguments.
    pub args: Vec<String>,
    /// Compiled regular expressions.
    pub regexes: Regexes,
    /// The program's file, for `Sys.programPath`.
    pub program: String,
}

impl LanguageState for HaxeState {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        // Classes live as long as their isolate.
        self.type_values.iter().copied().for_each(&mut *visit);
        visit(self.caught_trace);
        self.found_methods.values().for_each(|cell| visit(cell.value()));
    }
}

/// Haxe's state in this isolate.
#[inline]
pub fn haxe(cx: &mut Context) -> &mut HaxeState {
    cx.state::<HaxeState>()
}

/// Puts Haxe's state into the isolate.
///
/// # Errors
/// When memory is exhausted.
pub fn add_state(cx: &mut Context) -> Result<()> {
    let object_class = new_class(cx, "Anonymous", 0, OBJECT_CAPACITY)?;
    let type_class = new_class(cx, "Type", 1, 1)?;
    cx.add_state(Box::new(HaxeState {
        info: Rc::default(),
        module: None,
        object_class,
        type_class,
        type_values: Vec::new(),
        type_of_shape: HashMap::new(),
        methods: HashMap::new(),
        found_methods: HashMap::new(),
        array: ShapeId::NOTHING,
        enum_value: ShapeId::NOTHING,
        caught_trace: Value::NONE,
        extern_methods: HashMap::new(),
        random: 0,
        exit_code: None,
        args: Vec::new(),
        regexes: Regexes::default(),
        program: String::new(),
    }));
    Ok(())
}

fn new_class(cx: &mut Context, name: &str, base_words: u32, capacity: u32) -> Result<Gc<Class>> {
    let name = cx.intern(name)?.value();
    let (bases, ancestors) = (Vec::new(), Vec::new());
    cx.new_class(ClassDefinition {
        name,
        bases,
        ancestors,
        layout: Layout::Plain,
        base_words,
        capacity,
        may_grow: false,
        late: None,
    })
}

/// Notes the layouts of the program's module, which has been loaded.
pub fn note_module(cx: &mut Context, module: Rc<LoadedModule>) {
    use super::program_info::TypeKind;
    let layouts = module.layouts.clone();
    let state = haxe(cx);
    state.array = layouts[usize::from(crate::lower::ARRAY)];
    state.enum_value = layouts[usize::from(crate::lower::ENUM_VALUE)];
    let info = Rc::clone(&state.info);
    for (number, of) in info.types.iter().enumerate() {
        match &of.kind {
            TypeKind::Class(class) => {
                if let Some(layout) = class.layout {
                    state.type_of_shape.insert(layouts[layout as usize], number);
                }
            }
            TypeKind::Enum(data) => {
                for constructor in &data.constructors {
                    state.type_of_shape.insert(layouts[constructor.layout as usize], number);
                }
            }
            TypeKind::Abstract => {}
        }
    }
    for (layout, name, function) in &info.methods {
        state.methods.insert((layouts[*layout as usize], name.clone()), *function);
    }
    for (path, name, function) in &info.extern_methods {
        state.extern_methods.insert((path.clone(), name.clone()), *function);
    }
    state.type_values = vec![Value::NONE; info.types.len()];
    state.module = Some(module);
}
