//! The builtin functions that see the scope they are called in, and those that compile: `globals`, `locals`, `eval`,
//! `exec`, `compile`.
//!
//! Global variables are cells of a namespace. A dict that a program gives as global variables gets a namespace that
//! stays with it ([`crate::attributes::globals_dict`]). Local variables that are no global ones are entries of a mapping:
//! such code is compiled as a snippet ([`crate::Mode::Snippet`]).

use std::collections::HashMap;
use std::sync::Arc;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::cell::INHERITED;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::bytes::view;
use super::code::{self, Compiled};
use crate::Mode;
use crate::attributes::lookup::find_special;
use crate::attributes::{globals_dict, module, property_dict};
use crate::classes::instance::{held_text, held_value};
use crate::define::{exactly, parse_arguments};
use crate::names::{Name, name};
use crate::source::with_line_feeds;
use crate::state::{python, type_name};

/// Compiled snippets that are kept.
const MAX_SNIPPETS: usize = 256;

/// Where a builtin function is called.
#[derive(Clone, Copy)]
pub(crate) struct CallerScope {
    /// The module.
    pub module: Value,
    /// A mapping of the variables there, or none in the body of a module.
    pub variables: Value,
}

/// Dicts that code ran in as its global variables, and snippets that were compiled.
#[derive(Default)]
pub(crate) struct Snippets {
    /// Modules over the namespaces of dicts, by dict.
    pub scopes: HashMap<Value, Value>,
    /// The same the other way round.
    pub dicts: HashMap<Value, Value>,
    /// The module over a namespace without names of its own, once an expression needed it.
    empty: Option<Value>,
    /// Closures of bodies by text, mode and namespace.
    bodies: HashMap<(Compiled, usize, bool), Value>,
}

impl Snippets {
    /// Calls `visit` with all values.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for (&dict, &module) in &self.scopes {
            visit(dict);
            visit(module);
        }
        self.empty.into_iter().for_each(&mut *visit);
        self.bodies.values().copied().for_each(visit);
    }
}

/// The scope of the call that is under way; where nothing is known of it, that of the module that runs.
fn caller(cx: &mut Context) -> Result<CallerScope> {
    if let Some(caller) = python(cx).caller.take() {
        return Ok(caller);
    }
    let module = match python(cx).imports.running() {
        Some(module) => module,
        None => {
            let (main, namespace) = (name(cx, Name::Main), cx.new_namespace());
            module::new_module(cx, main, namespace)?
        }
    };
    Ok(CallerScope { module, variables: Value::NONE })
}

/// The variables of the calling scope: what `locals()` gives.
pub(super) fn variables(cx: &mut Context) -> Result {
    let caller = caller(cx)?;
    match caller.variables.is_none() {
        true => globals_of(cx, caller.module),
        false => Ok(caller.variables),
    }
}

/// The global variables of a module: the dict that code runs in, if it is that; else one that hands changes on.
pub(crate) fn globals_of(cx: &mut Context, module: Value) -> Result {
    let Some(dict) = globals_dict::of_scope(cx, module) else {
        let key = cx.intern(module::DICT)?.value();
        if let Some(known) = module::cell(cx, module, key) {
            return Ok(known.get());
        }
        let dict = property_dict::new(cx, module)?;
        module::set(cx, module, key, dict)?;
        return Ok(dict);
    };
    if let Some(table) = cx.cast(dict) {
        globals_dict::take_out(cx, table, module)?;
    }
    Ok(dict)
}

pub(super) fn globals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [] = exactly(cx, this, arguments)?;
    let caller = caller(cx)?;
    globals_of(cx, caller.module)
}

pub(super) fn locals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [] = exactly(cx, this, arguments)?;
    variables(cx)
}

/// The module over the namespace that belongs to a dict of global variables.
fn module_of(cx: &mut Context, dict: Value) -> Result {
    if let Some(owner) = property_dict::owner(cx, dict)
        && module::is_module(cx, owner)
    {
        return Ok(owner);
    }
    globals_dict::scope(cx, dict)
}

pub(super) fn eval(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    run(cx, "eval", arguments)
}

pub(super) fn exec(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    run(cx, "exec", arguments)?;
    Ok(Value::NONE)
}

fn run(cx: &mut Context, function: &str, arguments: Arguments<'_>) -> Result {
    let caller = caller(cx)?;
    let [what, globals, locals] = parse_arguments(cx, function, arguments, ["", "globals", "locals"], 1, 3)?;
    let is_given = |value: Value| !value.is_unbound() && !value.is_none();
    if is_given(locals) && !is_mapping(cx, locals) {
        let given = type_name(cx, locals);
        return cx.type_error(match function {
            "eval" => "locals must be a mapping".to_owned(),
            _ => format!("locals must be a mapping or None, not {given}"),
        });
    }
    let dict = if is_given(globals) {
        let Some(dict) = cx.cast::<Dict>(globals) else {
            let given = type_name(cx, globals);
            return cx.type_error(match function {
                "eval" => "globals must be a dict".to_owned(),
                _ => format!("exec() globals must be a dict, not {given}"),
            });
        };
        note_builtins(cx, globals, dict)?;
        Some(dict)
    } else {
        None
    };
    let compiled = text_of(cx, function, what)?;
    let empty = match dict {
        Some(dict) if !is_given(locals) || locals == globals => empty_scope(cx, &compiled, globals, dict)?,
        _ => None,
    };
    let scope = match (empty, dict) {
        (Some(scope), _) => scope,
        (None, Some(_)) => module_of(cx, globals)?,
        (None, None) => caller.module,
    };
    let dict = dict.filter(|_| empty.is_none());
    let hands_on = is_given(globals) && property_dict::owner(cx, globals).is_some();
    let variables = match (is_given(globals), is_given(locals)) {
        _ if empty.is_some() => globals,
        (false, false) => caller.variables,
        (true, true) if locals == globals => Value::NONE,
        (_, true) => locals,
        (true, false) => Value::NONE,
    };
    if let Some(dict) = dict.filter(|_| !hands_on) {
        globals_dict::put_in(cx, dict, scope)?;
    }
    let result = body(cx, compiled, scope, !variables.is_none()).and_then(|body| {
        if let Some(dict) = dict {
            take_given_builtins(cx, dict, scope)?;
        }
        python(cx).imports.enter(scope);
        let arguments = [variables];
        let count = usize::from(!variables.is_none());
        let result = cx.call(body, &arguments[..count]);
        python(cx).imports.leave();
        result
    });
    if let Some(dict) = dict.filter(|_| !hands_on) {
        globals_dict::take_out(cx, dict, scope)?;
    }
    result
}

/// Where a dict of global variables says what the builtin names are, the code sees those.
fn take_given_builtins(cx: &mut Context, dict: Gc<Dict>, scope: Value) -> Result<()> {
    let key = name(cx, Name::Builtins);
    let Some(given) = cx.dict_get(dict, key)? else { return Ok(()) };
    if is_usual(cx, given) {
        return Ok(());
    }
    property_dict::bring_up_to_date(cx, given)?;
    let given = cx.cast::<Dict>(given);
    let namespace = module::namespace_of(scope);
    let seen: Vec<_> = cx.namespace(namespace).inherited().collect();
    for (name, cell) in seen {
        let value = match given {
            Some(given) => cx.dict_get(given, name)?.unwrap_or(Value::UNBOUND),
            None => Value::UNBOUND,
        };
        if cell.get() != value {
            cx.store_cell(cell, value);
            cell.value().set_flags(INHERITED);
        }
    }
    Ok(())
}

/// Whether this is the module of the builtin names, or its dict.
fn is_usual(cx: &mut Context, builtins: Value) -> bool {
    let module = property_dict::owner(cx, builtins).unwrap_or(builtins);
    module::is_module(cx, module) && module::namespace_of(module) == python(cx).builtins
}

/// The module to run an expression in whose names are entries of a dict first: no function that it leaves could ask for
/// them later, so the dict needs no namespace of its own. None of Rust's where that may not be so.
fn empty_scope(
    cx: &mut Context,
    compiled: &Compiled,
    globals: Value,
    dict: Gc<Dict>,
) -> Result<Option<Value>> {
    let may_ask_later = ["lambda", "for", "globals", ":="].iter().any(|word| compiled.text.contains(word));
    if compiled.mode != Mode::Expression || may_ask_later || globals.shape() != Some(ShapeId::DICT) {
        return Ok(None);
    }
    let key = name(cx, Name::Builtins);
    if let Some(given) = cx.dict_get(dict, key)?
        && !is_usual(cx, given)
    {
        return Ok(None);
    }
    if let Some(known) = python(cx).snippets.empty {
        return Ok(Some(known));
    }
    let namespace = cx.new_namespace();
    let module_name = name(cx, Name::Main);
    let module = module::new_scope(cx, module_name, namespace)?;
    python(cx).snippets.empty = Some(module);
    Ok(Some(module))
}

/// Code leaves `__builtins__` in the dict it ran in.
fn note_builtins(cx: &mut Context, globals: Value, dict: Gc<Dict>) -> Result<()> {
    let key = name(cx, Name::Builtins);
    if property_dict::owner(cx, globals).is_some() || cx.dict_contains(dict, key)? {
        return Ok(());
    }
    super::visible::add_all(cx);
    let module = crate::imports::import(cx, "builtins")?;
    let builtins = globals_of(cx, module)?;
    cx.dict_insert(dict, key, builtins)
}

fn is_mapping(cx: &mut Context, value: Value) -> bool {
    cx.cast::<Dict>(value).is_some()
        || value.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC)
            && find_special(cx, value, Name::GetItem).is_some()
}

/// The text and mode that `eval` or `exec` is given.
fn text_of(cx: &mut Context, function: &str, what: Value) -> Result<Compiled> {
    if let Some(compiled) = code::compiled(cx, what) {
        return Ok(compiled);
    }
    let Some(text) = source_text(cx, what) else {
        return cx.type_error(format!("{function}() arg 1 must be a string, bytes or code object"));
    };
    let mode = if function == "eval" { Mode::Expression } else { Mode::Module };
    let text = if mode == Mode::Expression { text.trim_start_matches([' ', '\t']).to_owned() } else { text };
    Ok(Compiled { text, file: "<string>".to_owned(), mode })
}

fn source_text(cx: &mut Context, value: Value) -> Option<String> {
    let text = match held_text(cx, value) {
        Some(text) => text.to_cow().into_owned(),
        None => String::from_utf8_lossy(view::of(cx, value)?.as_slice()).into_owned(),
    };
    Some(with_line_feeds(&text).into_owned())
}

/// The closure of a text over the namespace of `scope`.
pub(crate) fn body(cx: &mut Context, compiled: Compiled, scope: Value, is_snippet: bool) -> Result {
    let namespace = module::namespace_of(scope);
    let key = (compiled, namespace, is_snippet);
    if let Some(&known) = python(cx).snippets.bodies.get(&key) {
        return Ok(known);
    }
    let mode = match (key.0.mode, is_snippet) {
        (Mode::Module, true) => Mode::Snippet,
        (Mode::Expression, true) => Mode::SnippetExpression,
        (Mode::Interactive, true) => Mode::SnippetInteractive,
        (mode, _) => mode,
    };
    let module = match crate::compile_for_program(cx, &key.0.text, &key.0.file, mode)? {
        Ok(module) => module,
        Err(error) => return crate::imports::raise_syntax_error(cx, &error),
    };
    crate::frames::note_source(cx, &key.0.text, &key.0.file);
    // Traces show no lines of texts that are in no file.
    let source = if key.0.file.starts_with('<') { "" } else { &key.0.text };
    let (module, source) = (Arc::new(module), Arc::from(source));
    let closure = cx.load_made_module(module, source, &crate::language::PYTHON, namespace)?;
    let bodies = &mut python(cx).snippets.bodies;
    if bodies.len() >= MAX_SNIPPETS {
        bodies.clear();
    }
    bodies.insert(key, closure.value());
    Ok(closure.value())
}

pub(super) fn compile(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    python(cx).caller = None;
    let names = ["source", "filename", "mode", "flags", "dont_inherit", "optimize"];
    let [mut source, file, mode, flags, ..] = parse_arguments(cx, "compile", arguments, names, 3, 6)?;
    if code::compiled(cx, source).is_some() {
        return Ok(source);
    }
    let held = held_value(cx, source);
    let is_text = held.cast::<Str>().is_some() || held.cast::<Bytes>().is_some();
    let is_tree_wanted = flags.as_fixnum().is_some_and(|flags| flags & ONLY_TREE != 0);
    if is_tree_wanted {
        return of_trees(cx, "parse", &[source, file, mode]);
    }
    if !is_text && is_tree(cx, source)? {
        source = of_trees(cx, "_to_compile", &[source, mode])?;
    }
    let Some(mut text) = source_text(cx, source) else {
        return cx.type_error("compile() arg 1 must be a string, bytes or AST object");
    };
    let Some(file) = source_text(cx, file) else {
        let given = type_name(cx, file);
        return cx.type_error(format!("expected str, bytes or os.PathLike object, not {given}"));
    };
    let mode = match held_text(cx, mode).map(|mode| mode.to_cow().into_owned()).as_deref() {
        Some("exec") => Mode::Module,
        Some("eval") => {
            text = text.trim_start_matches([' ', '\t']).to_owned();
            Mode::Expression
        }
        Some("single") => Mode::Interactive,
        _ => return cx.value_error("compile() mode must be 'exec', 'eval' or 'single'"),
    };
    if let Err(error) = crate::compile_for_program(cx, &text, &file, mode)? {
        return crate::imports::raise_syntax_error(cx, &error);
    }
    code::new_compiled(cx, &Compiled { text, file, mode })
}

/// The flag that asks `compile` for a tree.
const ONLY_TREE: i64 = 1024;

/// Calls a function of the module `ast`.
fn of_trees(cx: &mut Context, function: &str, arguments: &[Value]) -> Result {
    let module = crate::imports::import(cx, "ast")?;
    let function = cx.intern(function)?.value();
    crate::calls::call_method(cx, module, function, arguments)
}

/// Whether an object is a node of the module `ast`.
fn is_tree(cx: &mut Context, object: Value) -> Result<bool> {
    if object.shape().is_none_or(|shape| shape < ShapeId::FIRST_DYNAMIC) {
        return Ok(false);
    }
    let module = crate::imports::import(cx, "ast")?;
    let name = cx.intern("AST")?.value();
    let node = crate::attributes::read::get_attribute(cx, module, name)?;
    let class = crate::state::class_of(cx, object);
    Ok(node.cast().is_some_and(|node| cx.is_subclass(class, node)))
}
