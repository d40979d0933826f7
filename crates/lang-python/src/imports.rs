//! Imports: modules built in, and files found along `sys.path`.
//!
//! A package is a directory with `__init__.py`, or without one. The module whose body runs is on top of a stack: it is
//! what relative imports and `import *` refer to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::exceptions::raise;
use crate::names::{Name, name};
use crate::state::python;
use crate::text::name_text;

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

    /// What `__self__` of builtin functions is.
    pub(crate) fn builtins_module(&self) -> Value {
        Value::NONE
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

/// Makes the tables of imports.
pub(crate) fn set_up(cx: &mut Context) -> Result<()> {
    let modules = cx.new_dict()?.value();
    python(cx).imports.modules = modules;
    let path = cx.new_list(&[])?.value();
    python(cx).imports.path = path;
    Ok(())
}

/// The module of this name, imported if need be, with the packages it is in.
///
/// # Errors
/// ModuleNotFoundError, or what the body of the module raises.
pub fn import(cx: &mut Context, full_name: &str) -> Result {
    let key = cx.intern(full_name)?.value();
    let table = modules(cx);
    if let Some(known) = cx.dict_get(table, key)? {
        return Ok(known);
    }
    let Some((parent_name, last)) = full_name.rsplit_once('.') else {
        return load(cx, full_name, full_name, None);
    };
    let parent = import(cx, parent_name)?;
    if let Some(known) = cx.dict_get(table, key)? {
        return Ok(known);
    }
    let path_name = name(cx, Name::Path);
    let search = module::cell(cx, parent, path_name).map(|cell| cell.get());
    if search.is_none() && crate::modules::find(full_name).is_none() {
        return not_found(
            cx,
            &format!("No module named '{full_name}'; '{parent_name}' is not a package"),
            full_name,
        );
    }
    let child = load(cx, full_name, last, search)?;
    let attribute = cx.intern(last)?.value();
    module::set(cx, parent, attribute, child)?;
    Ok(child)
}

#[cold]
fn not_found<T>(cx: &mut Context, message: &str, missing: &str) -> Result<T> {
    let error = raise::new_error(cx, BuiltinType::ModuleNotFoundError, message)?;
    let (missing, attribute) = (cx.new_string(missing)?.value(), name(cx, Name::Name));
    cx.add_property(error, attribute, missing)?;
    raise::throw_new(cx, error)
}

/// Loads a module: a builtin one, or a file in the directories of `search`, by default `sys.path`.
fn load(cx: &mut Context, full_name: &str, last: &str, search: Option<Value>) -> Result {
    if let Some(build) = crate::modules::find(full_name) {
        let key = cx.intern(full_name)?.value();
        let built = build(cx)?;
        let table = modules(cx);
        cx.dict_insert(table, key, built)?;
        return Ok(built);
    }
    let search = search.unwrap_or(python(cx).imports.path);
    for directory in directories(search) {
        let base = directory.join(last);
        let package = base.join("__init__.py");
        let file = base.with_extension("py");
        if cx.outside.is_file(&package) {
            return load_file(cx, full_name, &package, Some(&base));
        }
        if cx.outside.is_file(&file) {
            return load_file(cx, full_name, &file, None);
        }
        if cx.outside.is_dir(&base) && search != Value::NONE {
            return new_package(cx, full_name, &base);
        }
    }
    not_found(cx, &format!("No module named '{full_name}'"), full_name)
}

fn directories(search: Value) -> Vec<PathBuf> {
    let items: &[Value] = match (search.cast::<List>(), search.cast::<Tuple>()) {
        (Some(list), _) => list.as_slice(),
        (_, Some(tuple)) => tuple.as_slice(),
        _ => &[],
    };
    items
        .iter()
        .filter(|item| item.cast::<Str>().is_some())
        .map(|&item| PathBuf::from(name_text(item)))
        .collect()
}

/// A package without a file.
fn new_package(cx: &mut Context, full_name: &str, directory: &Path) -> Result {
    let namespace = cx.new_namespace();
    let key = cx.intern(full_name)?.value();
    let package = module::new_module(cx, key, namespace)?;
    set_search_path(cx, package, directory)?;
    let table = modules(cx);
    cx.dict_insert(table, key, package)?;
    Ok(package)
}

fn set_search_path(cx: &mut Context, package: Value, directory: &Path) -> Result<()> {
    let directory = cx.new_string(&directory.to_string_lossy())?.value();
    let path = cx.new_list(&[directory])?.value();
    let key = name(cx, Name::Path);
    module::set(cx, package, key, path)
}

fn load_file(cx: &mut Context, full_name: &str, file: &Path, package: Option<&Path>) -> Result {
    let file_name = file.to_string_lossy().into_owned();
    let source = match cx.outside.read(file) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => {
            return raise::raise(
                cx,
                BuiltinType::ImportError,
                &format!("cannot read '{file_name}': {error}"),
            );
        }
    };
    let namespace = cx.new_namespace();
    let key = cx.intern(full_name)?.value();
    let object = module::new_module(cx, key, namespace)?;
    let file_value = cx.new_string(&file_name)?.value();
    let file_key = name(cx, Name::File);
    module::set(cx, object, file_key, file_value)?;
    if let Some(directory) = package {
        set_search_path(cx, object, directory)?;
    }
    let parent = if package.is_some() {
        full_name
    } else {
        full_name.rsplit_once('.').map_or("", |(parent, _)| parent)
    };
    let parent = cx.new_string(parent)?.value();
    let package_key = name(cx, Name::Package);
    module::set(cx, object, package_key, parent)?;
    let table = modules(cx);
    cx.dict_insert(table, key, object)?;
    if let Err(thrown) = execute(cx, object, &source, &file_name, full_name) {
        let exception = cx.exception;
        cx.dict_remove(table, key)?;
        cx.exception = exception;
        return Err(thrown);
    }
    Ok(cx.dict_get(table, key)?.unwrap_or(object))
}

/// Compiles a source text and runs it as the body of a module.
///
/// # Errors
/// SyntaxError, or what the body raises.
pub fn execute(cx: &mut Context, object: Value, source: &str, file_name: &str, module_name: &str) -> Result {
    let mut compiled = match crate::compile(source, file_name, crate::Mode::Module) {
        Ok(compiled) => compiled,
        Err(error) => return raise_syntax_error(cx, &error),
    };
    compiled.name = module_name.to_owned();
    let namespace = module::namespace_of(object);
    let closure =
        cx.load_module(Arc::new(compiled), Arc::from(source), &crate::language::PYTHON, namespace)?;
    python(cx).imports.enter(object);
    let result = cx.call(closure.value(), &[]);
    python(cx).imports.leave();
    result
}

/// Raises the exception object of a program that does not compile.
///
/// # Errors
/// Always.
pub fn raise_syntax_error<T>(cx: &mut Context, error: &crate::SyntaxError) -> Result<T> {
    let ty = match error.kind {
        crate::SyntaxErrorKind::SyntaxError => BuiltinType::SyntaxError,
        crate::SyntaxErrorKind::IndentationError => BuiltinType::IndentationError,
        crate::SyntaxErrorKind::TabError => BuiltinType::TabError,
    };
    let message = cx.new_string(&error.message)?.value();
    let file = cx.new_string(&error.file_name)?.value();
    let text = match &error.source_line {
        Some(line) => cx.new_string(line)?.value(),
        None => Value::NONE,
    };
    let number = |n: u32| Value::small(i64::from(n));
    let details = [
        file,
        number(error.line),
        number(error.column),
        text,
        number(error.end_line),
        number(error.end_column),
    ];
    let details = cx.new_tuple(&details)?.value();
    let class = crate::state::type_class(cx, ty).value();
    let exception = cx.call(class, &[message, details])?;
    raise::throw_new(cx, exception)
}

/// The full name that a relative import means.
fn absolute_name(cx: &mut Context, path: &str, level: usize) -> Result<String> {
    if level == 0 {
        return Ok(path.to_owned());
    }
    let key = name(cx, Name::Package);
    let package = match python(cx).imports.running() {
        Some(running) => module::cell(cx, running, key).map_or(String::new(), |cell| name_text(cell.get())),
        None => String::new(),
    };
    if package.is_empty() {
        return raise::raise(
            cx,
            BuiltinType::ImportError,
            "attempted relative import with no known parent package",
        );
    }
    let mut parts: Vec<&str> = package.split('.').collect();
    if level > parts.len() {
        return raise::raise(
            cx,
            BuiltinType::ImportError,
            "attempted relative import beyond top-level package",
        );
    }
    parts.truncate(parts.len() + 1 - level);
    if !path.is_empty() {
        parts.push(path);
    }
    Ok(parts.join("."))
}

/// `import path`, relative to `level` packages up: the module itself.
pub(crate) fn import_module(cx: &mut Context, path: Value, level: Value) -> Result {
    let level = level.as_fixnum().unwrap_or(0) as usize;
    let full_name = absolute_name(cx, &name_text(path), level)?;
    import(cx, &full_name)
}

/// `import a.b.c`: the root.
pub(crate) fn import_root(cx: &mut Context, path: Value) -> Result {
    let path = name_text(path);
    import(cx, &path)?;
    let root = path.split('.').next().unwrap_or(&path).to_owned();
    import(cx, &root)
}

/// `__import__(name, globals, locals, fromlist, level)`: the root of the path, or with a list of names the module itself.
pub(crate) fn import_function(
    cx: &mut Context,
    _this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let names = ["name", "globals", "locals", "fromlist", "level"];
    let [path, _, _, from, level] = crate::define::parse_arguments(cx, "__import__", arguments, names, 1, 5)?;
    let path = crate::builtins::str_::argument(cx, "__import__() argument 1", path)?.value();
    if path.cast::<Str>().is_some_and(|path| path.is_empty()) && level.as_fixnum().unwrap_or(0) == 0 {
        return cx.value_error("Empty module name");
    }
    let is_root = from.is_unbound() || !crate::truth::truth(cx, from)?;
    let level = if level.is_unbound() { Value::ZERO } else { level };
    match is_root && level == Value::ZERO {
        true => import_root(cx, path),
        false => import_module(cx, path, level),
    }
}

/// `from module import attribute`.
pub(crate) fn import_from(cx: &mut Context, object: Value, attribute: Value) -> Result {
    let interned = crate::attributes::write::attribute_name(cx, attribute)?;
    match crate::attributes::read::find_attribute(cx, object, interned) {
        Ok(Some(value)) => return Ok(value),
        Ok(None) => {}
        // The module's own `__getattr__` does not know it.
        Err(_) if raise::pending_is(cx, BuiltinType::AttributeError) => {
            cx.take_exception();
        }
        Err(thrown) => return Err(thrown),
    }
    let module_name = module::name_of(cx, object).map_or(String::new(), name_text);
    let path_key = name(cx, Name::Path);
    let full_name = format!("{module_name}.{}", name_text(attribute));
    let may_hold = module::is_module(cx, object)
        && (module::cell(cx, object, path_key).is_some() || crate::modules::find(&full_name).is_some());
    if may_hold {
        match import(cx, &full_name) {
            Ok(child) => return Ok(child),
            Err(thrown) => {
                if !raise::pending_is(cx, BuiltinType::ModuleNotFoundError) {
                    return Err(thrown);
                }
                cx.take_exception();
            }
        }
    }
    let file_key = name(cx, Name::File);
    let place = match module::is_module(cx, object).then(|| module::cell(cx, object, file_key)).flatten() {
        Some(cell) => name_text(cell.get()),
        None => "unknown location".to_owned(),
    };
    let message = format!("cannot import name '{}' from '{module_name}' ({place})", name_text(attribute));
    let error = raise::new_error(cx, BuiltinType::ImportError, &message)?;
    raise::throw_new(cx, error)
}

/// `from module import *`, into the module whose body is running.
pub(crate) fn import_star(cx: &mut Context, object: Value) -> Result {
    let Some(target) = python(cx).imports.running() else {
        return raise::raise(cx, BuiltinType::ImportError, "import * only allowed at module level");
    };
    let all = name(cx, Name::All);
    let listed = module::cell(cx, object, all).map(|cell| cell.get());
    if let Some(listed) = listed {
        let names = crate::iteration::collect(cx, listed)?;
        for index in 0..names.len() {
            let attribute = crate::attributes::write::attribute_name(cx, Value(names.get(index)))?;
            let value = crate::attributes::read::get_attribute(cx, object, attribute)?;
            module::set(cx, target, attribute, value)?;
        }
        return Ok(Value::NONE);
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
    let known = python(cx).imports.prelude.iter().find(|(known, _)| std::ptr::eq(*known, source));
    let object = match known {
        Some(&(_, object)) => object,
        None => {
            let module_name = cx.intern("<prelude>")?.value();
            let namespace = cx.new_namespace();
            let object = module::new_module(cx, module_name, namespace)?;
            // Noted first: what it makes may be asked for while it runs.
            python(cx).imports.prelude.push((source, object));
            execute(cx, object, source, "<prelude>", "<prelude>")?;
            object
        }
    };
    let key = cx.intern(function)?.value();
    Ok(module::cell(cx, object, key).map_or(Value::NONE, |cell| cell.get()))
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
