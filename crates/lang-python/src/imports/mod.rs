//! Imports: modules built in, and files found along `sys.path`.
//!
//! A package is a directory with `__init__.py`, or without one. Code says which module it belongs to, which is what
//! relative imports and `import *` refer to. The modules whose bodies run are on a stack.

mod load;

pub(crate) use load::{MainModule, execute_as, find_main, locate, read_source, set_package};
pub use load::{execute, raise_syntax_error};

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::attributes::{module, property_dict, read};
use crate::builtin_type::BuiltinType;
use crate::exceptions::raise;
use crate::names::{Name, name};
use crate::state::python;
use crate::text::name_text;

/// The name of the modules of [`prelude_function`].
pub(crate) const PRELUDE: &str = "<prelude>";

/// What was imported and how.
pub struct ImportState {
    /// `sys.modules`, a dict.
    pub modules: Value,
    /// `sys.path`, a list.
    pub path: Value,
    /// The modules whose bodies are running, the innermost last.
    running: Vec<Value>,
    /// Modules of Python's own that programs do not see, by their sources.
    prelude: Vec<(&'static str, Value)>,
}

impl Default for ImportState {
    fn default() -> Self {
        ImportState { modules: Value::NONE, path: Value::NONE, running: Vec::new(), prelude: Vec::new() }
    }
}

impl ImportState {
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.modules);
        visit(self.path);
        self.running.iter().copied().for_each(&mut *visit);
        self.prelude.iter().for_each(|(_, function)| visit(*function));
    }

    /// Code of a module starts to run.
    pub(crate) fn enter(&mut self, module: Value) {
        self.running.push(module);
    }

    /// What [`ImportState::enter`] started has ended.
    pub(crate) fn leave(&mut self) {
        self.running.pop();
    }

    /// The module whose body is running.
    pub fn running(&self) -> Option<Value> {
        self.running.last().copied()
    }
}

fn modules(cx: &mut Context) -> Gc<Dict> {
    python(cx).imports.modules.cast().expect("the table of modules is a dict")
}

/// Whether there are tables of imports: not when memory has ended before.
pub(crate) fn is_set_up(cx: &mut Context) -> bool {
    python(cx).imports.modules.cast::<Dict>().is_some()
}

/// Makes the tables of imports.
pub(crate) fn set_up(cx: &mut Context) -> Result<()> {
    let modules = cx.new_dict()?.value();
    python(cx).imports.modules = modules;
    let path = cx.new_list(&[])?.value();
    python(cx).imports.path = path;
    Ok(())
}

/// The module of this name, imported if need be, for the builtin modules' own sake.
///
/// # Errors
/// ModuleNotFoundError, or what the body of the module raises.
pub fn import(cx: &mut Context, full_name: &str) -> Result {
    import_for(cx, full_name, Value::NONE)
}

/// The module of this name, imported if need be, with the packages it is in. `importer` is the module whose code asks.
///
/// # Errors
/// ModuleNotFoundError, or what the body of the module raises.
pub fn import_for(cx: &mut Context, full_name: &str, importer: Value) -> Result {
    let key = cx.intern(full_name)?.value();
    let table = modules(cx);
    if let Some(known) = cx.dict_get(table, key)? {
        return halted_if_none(cx, known, full_name);
    }
    let Some((parent_name, last)) = full_name.rsplit_once('.') else {
        return load::load(cx, full_name, full_name, load::Search::Everywhere { importer });
    };
    let parent = import_for(cx, parent_name, importer)?;
    if let Some(known) = cx.dict_get(table, key)? {
        return halted_if_none(cx, known, full_name);
    }
    let path_name = name(cx, Name::Path);
    let search = match special(cx, parent, path_name)? {
        Some(path) => load::Search::Package { path },
        None => load::Search::BuiltIn { parent: parent_name },
    };
    let child = load::load(cx, full_name, last, search)?;
    let attribute = cx.intern(last)?.value();
    match module::is_module(cx, parent) {
        true => module::set(cx, parent, attribute, child)?,
        false => crate::attributes::write::set_attribute(cx, parent, attribute, child)?,
    }
    Ok(child)
}

/// What `sys.modules` holds, unless that is none, by which programs forbid an import.
fn halted_if_none(cx: &mut Context, known: Value, full_name: &str) -> Result {
    if !known.is_none() {
        return Ok(known);
    }
    let message = format!("import of {full_name} halted; None in sys.modules");
    not_found(cx, &message, full_name)
}

/// An attribute, or none of Rust's.
fn attribute(cx: &mut Context, object: Value, attribute: Value) -> Result<Option<Value>> {
    match read::find_attribute(cx, object, attribute) {
        // The module's own `__getattr__` does not know it.
        Err(_) if raise::pending_is(cx, BuiltinType::AttributeError) => {
            cx.take_exception();
            Ok(None)
        }
        result => result,
    }
}

/// As [`attribute`], of a name that no module makes by its `__getattr__`.
fn special(cx: &mut Context, object: Value, name: Value) -> Result<Option<Value>> {
    match module::is_module(cx, object) {
        true => Ok(module::cell(cx, object, name).map(|cell| cell.get())),
        false => attribute(cx, object, name),
    }
}

#[cold]
fn not_found<T>(cx: &mut Context, message: &str, missing: &str) -> Result<T> {
    let error = raise::new_error(cx, BuiltinType::ModuleNotFoundError, message)?;
    let (missing, attribute) = (cx.new_string(missing)?.value(), name(cx, Name::Name));
    cx.add_property(error, attribute, missing)?;
    raise::throw_new(cx, error)
}

/// The package that relative imports of code with these global variables start from: a dict, or a module.
fn package_of(cx: &mut Context, globals: Value) -> Result<String> {
    let globals = property_dict::owner(cx, globals).unwrap_or(globals);
    let (package, path, own_name) =
        (name(cx, Name::Package), name(cx, Name::Path), name(cx, Name::NameAttribute));
    let global = |cx: &mut Context, key| match globals.cast::<Dict>() {
        Some(dict) => cx.dict_get(dict, key),
        None if module::is_module(cx, globals) => Ok(module::cell(cx, globals, key).map(|cell| cell.get())),
        None => Ok(None),
    };
    match global(cx, package)? {
        Some(package) if package.cast::<Str>().is_some() => return Ok(name_text(package)),
        Some(package) if !package.is_none() => return cx.type_error("__package__ must be a string"),
        _ => {}
    }
    let own_name = global(cx, own_name)?.map_or(String::new(), name_text);
    Ok(match global(cx, path)? {
        Some(_) => own_name,
        None => own_name.rsplit_once('.').map_or(String::new(), |(parent, _)| parent.to_owned()),
    })
}

/// The full name that a relative import of the module `importer`, or of code with such global variables, means.
fn absolute_name(cx: &mut Context, path: &str, level: usize, importer: Value) -> Result<String> {
    if level == 0 {
        return Ok(path.to_owned());
    }
    let package = package_of(cx, importer)?;
    let message = "attempted relative import with no known parent package";
    if package.is_empty() {
        return raise::raise(cx, BuiltinType::ImportError, message);
    }
    let mut parts: Vec<&str> = package.split('.').collect();
    if level > parts.len() {
        let message = "attempted relative import beyond top-level package";
        return raise::raise(cx, BuiltinType::ImportError, message);
    }
    parts.truncate(parts.len() + 1 - level);
    if !path.is_empty() {
        parts.push(path);
    }
    Ok(parts.join("."))
}

/// `import path` in the module `importer`, relative to `level` packages up: the module itself.
pub(crate) fn import_module(cx: &mut Context, path: Value, level: Value, importer: Value) -> Result {
    let level = level.as_fixnum().unwrap_or(0) as usize;
    let full_name = absolute_name(cx, &name_text(path), level, importer)?;
    import_for(cx, &full_name, importer)
}

/// `import a.b.c`: the root.
pub(crate) fn import_root(cx: &mut Context, path: Value, importer: Value) -> Result {
    let path = name_text(path);
    import_for(cx, &path, importer)?;
    let root = path.split('.').next().unwrap_or(&path).to_owned();
    import_for(cx, &root, importer)
}

/// `__import__(name, globals, locals, fromlist, level)`: the root of the path, or with a list of names the module itself.
pub(crate) fn import_function(
    cx: &mut Context,
    _this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let names = ["name", "globals", "locals", "fromlist", "level"];
    let [path, globals, _, from, level] =
        crate::define::parse_arguments(cx, "__import__", arguments, names, 1, 5)?;
    let path = crate::builtins::str_::argument(cx, "__import__() argument 1", path)?.value();
    let level = if level.is_unbound() { Value::ZERO } else { level };
    match level.as_fixnum() {
        Some(0) if path.cast::<Str>().is_some_and(|path| path.is_empty()) => {
            return cx.value_error("Empty module name");
        }
        Some(number) if number < 0 => return cx.value_error("level must be >= 0"),
        _ => {}
    }
    let importer = match cx.cast::<Dict>(globals) {
        Some(_) => globals,
        None => python(cx).imports.running().unwrap_or(Value::NONE),
    };
    let wants_names = !from.is_unbound() && crate::truth::truth(cx, from)?;
    if !wants_names && level == Value::ZERO {
        return import_root(cx, path, importer);
    }
    let object = import_module(cx, path, level, importer)?;
    let path = name(cx, Name::Path);
    if wants_names && special(cx, object, path)?.is_some() {
        let names = crate::iteration::collect(cx, from)?;
        for index in 0..names.len() {
            let wanted = crate::attributes::write::attribute_name(cx, Value(names.get(index)))?;
            if name_text(wanted) != "*" {
                submodule(cx, object, wanted)?;
            }
        }
    }
    Ok(object)
}

/// An attribute of a module, or the submodule of this name, imported if need be.
fn submodule(cx: &mut Context, object: Value, wanted: Value) -> Result<Option<Value>> {
    if let Some(value) = attribute(cx, object, wanted)? {
        return Ok(Some(value));
    }
    let path = name(cx, Name::Path);
    let Some(module_name) = name_of(cx, object)? else { return Ok(None) };
    let full_name = format!("{module_name}.{}", name_text(wanted));
    if special(cx, object, path)?.is_none() && crate::modules::find(&full_name).is_none() {
        let (table, key) = (modules(cx), cx.intern(&full_name)?.value());
        return cx.dict_get(table, key);
    }
    match import_for(cx, &full_name, object) {
        Ok(child) => Ok(Some(child)),
        Err(thrown) => {
            // That it is not there is told by who asks; that something it imports is not there goes on.
            let missing = name(cx, Name::Name);
            let is_missing = raise::pending_is(cx, BuiltinType::ModuleNotFoundError) && {
                let error = cx.take_exception();
                let of = attribute(cx, error, missing)?.map_or(String::new(), name_text);
                cx.exception = error;
                of == full_name
            };
            if !is_missing {
                return Err(thrown);
            }
            cx.take_exception();
            Ok(None)
        }
    }
}

/// The `__name__` of what is imported from.
fn name_of(cx: &mut Context, object: Value) -> Result<Option<String>> {
    let key = name(cx, Name::NameAttribute);
    Ok(attribute(cx, object, key)?.filter(|name| name.cast::<Str>().is_some()).map(name_text))
}

/// `from module import attribute`.
pub(crate) fn import_from(cx: &mut Context, object: Value, wanted: Value) -> Result {
    let wanted = crate::attributes::write::attribute_name(cx, wanted)?;
    if let Some(value) = submodule(cx, object, wanted)? {
        return Ok(value);
    }
    let module_name = name_of(cx, object)?.unwrap_or_else(|| "<unknown module name>".to_owned());
    let file_key = name(cx, Name::File);
    let file = attribute(cx, object, file_key)?.filter(|file| file.cast::<Str>().is_some());
    let place = file.map_or("unknown location".to_owned(), name_text);
    let wanted = name_text(wanted);
    let message = match is_initializing(cx, object) {
        true => format!(
            "cannot import name '{wanted}' from partially initialized module '{module_name}' (most likely due to a circular import) ({place})"
        ),
        false => format!("cannot import name '{wanted}' from '{module_name}' ({place})"),
    };
    let error = raise::new_error(cx, BuiltinType::ImportError, &message)?;
    let (module_name, wanted) = (cx.new_string(&module_name)?.value(), cx.new_string(&wanted)?.value());
    let details = [("name", module_name), ("path", file.unwrap_or(Value::NONE)), ("name_from", wanted)];
    for (detail, value) in details {
        let detail = cx.intern(detail)?.value();
        cx.add_property(error, detail, value)?;
    }
    raise::throw_new(cx, error)
}

/// Whether the body of a module is still running, for the first time.
pub(crate) fn is_initializing(cx: &mut Context, object: Value) -> bool {
    let main = name(cx, Name::Main);
    python(cx).imports.running.contains(&object) && module::name_of(cx, object) != Some(main)
}

/// As [`is_initializing`], of the module of this name.
pub(crate) fn is_initializing_named(cx: &mut Context, full_name: &str) -> bool {
    let running = python(cx).imports.running.clone();
    running
        .into_iter()
        .any(|object| module::name_of(cx, object).is_some_and(|name| name_text(name) == full_name))
}

/// `from module import *`, into the module `target`.
pub(crate) fn import_star(cx: &mut Context, object: Value, target: Value) -> Result {
    let all = name(cx, Name::All);
    if let Some(listed) = attribute(cx, object, all)? {
        let names = crate::iteration::collect(cx, listed)?;
        for index in 0..names.len() {
            let listed = Value(names.get(index));
            if listed.cast::<Str>().is_none() {
                let module_name = name_of(cx, object)?.unwrap_or_default();
                let given = crate::state::type_name(cx, listed);
                return cx.type_error(format!("Item in {module_name}.__all__ must be str, not {given}"));
            }
            let listed = crate::attributes::write::attribute_name(cx, listed)?;
            let value = match submodule(cx, object, listed)? {
                Some(value) => value,
                None => read::get_attribute(cx, object, listed)?,
            };
            module::set(cx, target, listed, value)?;
        }
        return Ok(Value::NONE);
    }
    if !module::is_module(cx, object) {
        let message = "from-import-* object has no __dict__ and no __all__";
        return raise::raise(cx, BuiltinType::ImportError, message);
    }
    for (attribute, value) in module::entries(cx, object) {
        if !name_text(attribute).starts_with('_') {
            module::set(cx, target, attribute, value)?;
        }
    }
    Ok(Value::NONE)
}

/// A function or class of Python's own that is written in Python: the global `function` of `source`.
pub(crate) fn prelude_function(cx: &mut Context, function: &str, source: &'static str) -> Result {
    prelude_function_with(cx, function, source, |_, _| Ok(()))
}

/// As [`prelude_function`], for a source that uses names of the runtime's: `names` gives them to its module.
pub(crate) fn prelude_function_with(
    cx: &mut Context,
    function: &str,
    source: &'static str,
    names: impl FnOnce(&mut Context, Value) -> Result<()>,
) -> Result {
    let known = python(cx).imports.prelude.iter().find(|(known, _)| std::ptr::eq(*known, source));
    let object = match known {
        Some(&(_, object)) => object,
        None => {
            let module_name = cx.intern(PRELUDE)?.value();
            let namespace = cx.new_namespace();
            let object = module::new_module(cx, module_name, namespace)?;
            // Noted first: what it makes may be asked for while it runs.
            python(cx).imports.prelude.push((source, object));
            names(cx, object)?;
            execute(cx, object, source, PRELUDE, PRELUDE)?;
            object
        }
    };
    let key = cx.intern(function)?.value();
    Ok(module::cell(cx, object, key).map_or(Value::NONE, |cell| cell.get()))
}

/// What `sys.modules` holds under a name.
pub(crate) fn loaded(cx: &mut Context, key: Value) -> Result<Option<Value>> {
    let table = modules(cx);
    cx.dict_get(table, key)
}

/// The module of this name, if it has been imported.
pub(crate) fn known_module(cx: &mut Context, key: Value) -> Result<Option<Value>> {
    let table = modules(cx);
    cx.dict_get(table, key)
}

/// Enters a module into `sys.modules`.
pub(crate) fn set_module(cx: &mut Context, key: Value, object: Value) -> Result<()> {
    let table = modules(cx);
    cx.dict_insert(table, key, object)
}
