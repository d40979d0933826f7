//! Scopes: which variable a name means where it stands.
//!
//! Every function, lambda, class, generator expression and comprehension has a scope; the module is scope 0. A *frame*
//! is a scope with registers of its own: comprehensions live in the frame of what is around them. A variable of another
//! frame is captured: it lives in a cell, and the frames between hand the cell on.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use bytecode::module::Constant;

/// A scope, by number.
pub(super) type ScopeId = usize;

/// What a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    /// The module.
    Module,
    /// Statements or an expression whose names are entries of a mapping.
    Snippet,
    /// The body of a class.
    Class,
    /// A `def`.
    Function,
    /// A lambda.
    Lambda,
    /// What is around a definition with type parameters.
    TypeParameters,
    /// A generator expression.
    Generator,
    /// A comprehension, which lives in the frame around it.
    Comprehension,
}

impl ScopeKind {
    /// Whether names of this scope are seen by the scopes inside it.
    pub fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Snippet | ScopeKind::Class)
    }
}

/// What a scope knows of a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Symbol {
    /// The name, mangled.
    pub name: String,
    /// Some statement of the scope gives it a value.
    pub is_bound: bool,
    /// It is a parameter.
    pub is_parameter: bool,
    /// It is declared `global`.
    pub is_global: bool,
    /// It is declared `nonlocal`.
    pub is_nonlocal: bool,
    /// It is read.
    pub is_used: bool,
    /// It is annotated.
    pub is_annotated: bool,
    /// It is what a comprehension iterates with.
    pub is_iteration: bool,
    /// An assignment expression of the comprehension assigns to it outside.
    pub is_assigned_outside: bool,
    /// Some statement takes its value away, so that having had one once is not enough.
    pub is_deleted: bool,
    /// A scope of another frame uses it.
    pub is_captured: bool,
    /// Where its `global` or `nonlocal` declaration stands.
    pub declared_at: (u32, u32),
}

/// A scope.
#[derive(Debug)]
pub(super) struct Scope {
    /// What it belongs to.
    pub kind: ScopeKind,
    /// The scope around it; the module's is itself.
    pub parent: ScopeId,
    /// The scope whose frame it lives in.
    pub frame: ScopeId,
    /// Its name; of comprehensions, the kind.
    pub name: String,
    /// The name of its function.
    pub code_name: String,
    /// Its name with what it is nested in.
    pub qualified_name: String,
    /// The class whose private names are mangled here.
    pub private_class: Option<String>,
    /// The names it mentions, in order.
    pub symbols: Vec<Symbol>,
    index: HashMap<String, usize>,
    /// For frames: variables of other frames that closures made of this one capture, in order.
    pub free: Vec<Variable>,
    /// For frames: whether its code yields.
    pub is_generator: bool,
    /// For frames: whether it is that of an `async def`, or of a generator expression that awaits.
    pub is_async: bool,
    /// For functions: where a value is returned first.
    pub returns_value: Option<(u32, u32)>,
    /// For frames: whether an expression in it may rebind a variable.
    pub has_walrus: bool,
    /// For frames: nodes of the source.
    pub size: u32,
    /// For frames: literals that its loops use as operands.
    pub loop_constants: Vec<Constant>,
    /// For functions: names of global functions called.
    pub called: Vec<String>,
    /// For modules and classes: whether there are annotations to keep.
    pub has_annotations: bool,
    /// For classes: attributes that methods give their first parameter.
    pub instance_attributes: Vec<String>,
    /// For classes: whether a method uses `__class__`.
    pub needs_class_cell: bool,
}

/// A variable of a function-like scope (or the `__class__` of a class), by scope and place among its symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Variable {
    /// The scope it belongs to.
    pub scope: ScopeId,
    /// Its place in the scope's symbols.
    pub symbol: usize,
}

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A variable of the module, or a builtin.
    Global,
    /// An entry of the namespace of the class or snippet whose body this is.
    ClassEntry,
    /// A variable of this frame.
    Local(Variable),
    /// A captured variable of another frame.
    Free(Variable),
}

/// The scopes of a module.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// Every scope; the module comes first.
    pub all: Vec<Scope>,
    /// The scope of a syntax node, by its address.
    by_node: HashMap<usize, ScopeId>,
    /// The names of functions that yield.
    generators: OnceCell<HashSet<String>>,
}

/// The address of a syntax node, as a key. The tree does not move while it is lowered.
pub(super) fn node_key<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

impl Scopes {
    /// Whether a function of this name yields, wherever it is defined.
    pub fn has_generator(&self, name: &str) -> bool {
        let yields =
            |scope: &&Scope| scope.kind == ScopeKind::Function && scope.is_generator && !scope.is_async;
        let names = self
            .generators
            .get_or_init(|| self.all.iter().filter(yields).map(|scope| scope.name.clone()).collect());
        names.contains(name)
    }

    /// Adds a scope.
    pub fn add(&mut self, kind: ScopeKind, parent: ScopeId, name: &str, key: usize) -> ScopeId {
        let id = self.all.len();
        let around = self.all.get(parent);
        let frame = match (kind, around) {
            (ScopeKind::Comprehension, Some(around)) => around.frame,
            _ => id,
        };
        let code_name = if kind == ScopeKind::Generator { "<genexpr>" } else { name };
        let qualified_name = match around {
            None => name.to_owned(),
            Some(_) => self.qualify(parent, code_name),
        };
        let private_class = match kind {
            ScopeKind::Class => Some(name.to_owned()),
            _ => around.and_then(|around| around.private_class.clone()),
        };
        self.all.push(Scope {
            kind,
            parent,
            frame,
            name: name.to_owned(),
            code_name: code_name.to_owned(),
            qualified_name,
            private_class,
            symbols: Vec::new(),
            index: HashMap::new(),
            free: Vec::new(),
            is_generator: kind == ScopeKind::Generator,
            is_async: false,
            returns_value: None,
            has_walrus: false,
            size: 0,
            loop_constants: Vec::new(),
            called: Vec::new(),
            has_annotations: false,
            instance_attributes: Vec::new(),
            needs_class_cell: false,
        });
        self.by_node.insert(key, id);
        id
    }

    fn qualify(&self, parent: ScopeId, name: &str) -> String {
        let around = &self.all[self.all[parent].frame];
        let declared_global = self.all[parent].symbol(name).is_some_and(|symbol| symbol.is_global);
        match around.kind {
            _ if declared_global => name.to_owned(),
            ScopeKind::Module | ScopeKind::Snippet => name.to_owned(),
            ScopeKind::Class => format!("{}.{name}", around.qualified_name),
            ScopeKind::TypeParameters => self.qualify(around.parent, name),
            _ => format!("{}.<locals>.{name}", around.qualified_name),
        }
    }

    /// The scope of the node with this key.
    pub fn by_key(&self, key: usize) -> ScopeId {
        self.by_node[&key]
    }

    /// What `name` means in `scope`.
    pub fn resolve(&self, scope: ScopeId, name: &str) -> Meaning {
        let here = &self.all[scope];
        if let Some(place) = here.place(name) {
            let symbol = &here.symbols[place];
            if symbol.is_global {
                return Meaning::Global;
            }
            if here.kind == ScopeKind::Snippet {
                return Meaning::ClassEntry;
            }
            if symbol.is_bound && !symbol.is_nonlocal {
                return match here.kind {
                    ScopeKind::Module => Meaning::Global,
                    ScopeKind::Class | ScopeKind::Snippet => Meaning::ClassEntry,
                    _ => Meaning::Local(Variable { scope, symbol: place }),
                };
            }
        }
        // What a class body does not find in its namespace or around it may be there all the same: see `__prepare__`.
        let nowhere = if here.kind == ScopeKind::Class { Meaning::ClassEntry } else { Meaning::Global };
        let mut outer = scope;
        while outer != 0 {
            outer = self.all[outer].parent;
            let around = &self.all[outer];
            if around.kind == ScopeKind::Snippet && around.frame == here.frame {
                let is_global = around.symbol(name).is_some_and(|symbol| symbol.is_global);
                return if is_global { Meaning::Global } else { Meaning::ClassEntry };
            }
            let Some(place) = around.place(name) else { continue };
            let symbol = &around.symbols[place];
            let found = match around.kind {
                ScopeKind::Module | ScopeKind::Snippet => break,
                ScopeKind::Class => name == "__class__" && around.needs_class_cell,
                _ if symbol.is_global => return Meaning::Global,
                _ => symbol.is_bound && !symbol.is_nonlocal,
            };
            if found {
                let variable = Variable { scope: outer, symbol: place };
                return if around.frame == here.frame {
                    Meaning::Local(variable)
                } else {
                    Meaning::Free(variable)
                };
            }
        }
        nowhere
    }

    /// What is known of a variable.
    pub fn symbol(&self, variable: Variable) -> &Symbol {
        &self.all[variable.scope].symbols[variable.symbol]
    }

    /// Finds what is captured, once all names are collected. Yields the scope and symbol of the first `nonlocal` name
    /// that no function around it has.
    pub fn find_captures(&mut self) -> Option<Variable> {
        let mut unbound = None;
        for id in 0..self.all.len() {
            for place in 0..self.all[id].symbols.len() {
                let symbol = &self.all[id].symbols[place];
                let name = symbol.name.clone();
                let is_nonlocal = symbol.is_nonlocal;
                match self.resolve(id, &name) {
                    Meaning::Free(variable) => self.capture(id, variable),
                    Meaning::Local(_) => {}
                    _ if is_nonlocal => {
                        unbound.get_or_insert(Variable { scope: id, symbol: place });
                    }
                    _ => {}
                }
            }
        }
        unbound
    }

    fn capture(&mut self, user: ScopeId, variable: Variable) {
        self.all[variable.scope].symbols[variable.symbol].is_captured = true;
        let owner = self.all[variable.scope].frame;
        let mut frame = self.all[user].frame;
        while frame != owner {
            let scope = &mut self.all[frame];
            if !scope.free.contains(&variable) {
                scope.free.push(variable);
            }
            frame = self.all[self.all[frame].parent].frame;
        }
    }
}

impl Scope {
    /// The place of a name among the symbols.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// What is known of a name.
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.place(name).map(|place| &self.symbols[place])
    }

    /// The symbol of a name, added when it is new.
    pub fn symbol_mut(&mut self, name: &str) -> &mut Symbol {
        let place = match self.index.get(name) {
            Some(&place) => place,
            None => {
                let place = self.symbols.len();
                self.symbols.push(Symbol { name: name.to_owned(), ..Symbol::default() });
                self.index.insert(name.to_owned(), place);
                place
            }
        };
        &mut self.symbols[place]
    }
}

/// The name that `name` stands for inside `class`: private names get the class's name in front.
pub(super) fn mangle<'n>(class: Option<&str>, name: &'n str) -> std::borrow::Cow<'n, str> {
    let Some(class) = class else { return name.into() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.into();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() { name.into() } else { format!("_{class}{name}").into() }
}
