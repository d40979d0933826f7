//! Modules as objects: a namespace of the isolate's with a name.
//!
//! Every module has a shape of its own, so that a feedback slot can tell modules apart.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::cell::{Cell, INHERITED};
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::define::{set_word, word};
use crate::names::{Name, name};
use crate::state::{python, type_class};

/// The word with the index of the namespace.
const NAMESPACE: usize = 0;
/// The word with the name.
const NAME: usize = 1;
const WORDS: u32 = 2;

/// The global variable of every module that is the module itself. Programs cannot spell it, nor see it.
pub const SELF: &str = ".module";
/// The global variable that is the module's dict, once that was asked for.
pub const DICT: &str = ".dict";

/// The names of a module that programs see, with their values.
pub fn entries(cx: &Context, module: Value) -> Vec<(Value, Value)> {
    let namespace = cx.namespace(namespace_of(module));
    let entries = namespace.iter().map(|(key, cell)| (key, cell.get()));
    entries.filter(|&(key, _)| !is_hidden(key)).collect()
}

/// A module over a namespace.
///
/// # Errors
/// When memory is exhausted.
pub fn new_module(cx: &mut Context, module_name: Value, namespace: usize) -> Result {
    let object = new_scope(cx, module_name, namespace)?;
    let key = name(cx, Name::NameAttribute);
    set_in_namespace(cx, namespace, key, module_name)?;
    for known in [Name::Doc, Name::Package, Name::Loader, Name::Spec] {
        let key = name(cx, known);
        if cx.namespace(namespace).bound(key).is_none() {
            set_in_namespace(cx, namespace, key, Value::NONE)?;
        }
    }
    Ok(object)
}

/// A module over a namespace that gets none of a module's names. It is known to its code as [`SELF`].
///
/// # Errors
/// When memory is exhausted.
pub fn new_scope(cx: &mut Context, module_name: Value, namespace: usize) -> Result {
    let class = type_class(cx, BuiltinType::Module);
    let root = cx.new_root_shape(class, Layout::Plain, WORDS, 1);
    let (bytes, kind) = (cx.shapes[root].object_bytes(), cx.shapes[root].kind());
    let object = cx.allocate(bytes, root, kind)?;
    set_word(cx, object, NAMESPACE, Value::length(namespace));
    set_word(cx, object, NAME, module_name);
    let key = cx.intern(SELF)?.value();
    set_in_namespace(cx, namespace, key, object)?;
    Ok(object)
}

/// `ModuleType(name, doc)`.
fn construct(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let rest = crate::define::after_receiver(arguments);
    let [module_name, doc] = crate::define::parse_arguments(cx, "module", rest, ["name", "doc"], 1, 2)?;
    let module_name = crate::builtins::str_::argument(cx, "module() argument 'name'", module_name)?.value();
    let namespace = cx.new_namespace();
    let object = new_module(cx, module_name, namespace)?;
    if !doc.is_unbound() {
        let key = name(cx, Name::Doc);
        set(cx, object, key, doc)?;
    }
    Ok(object)
}

/// Gives a new object of a class made from `ModuleType` a namespace.
pub(crate) fn make_empty(cx: &mut Context, object: Value) -> Result<()> {
    let namespace = cx.new_namespace();
    set_word(cx, object, NAMESPACE, Value::length(namespace));
    let key = cx.intern(SELF)?.value();
    set_in_namespace(cx, namespace, key, object)
}

/// `ModuleType.__init__(self, name, doc)`.
fn initialize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = crate::define::own_receiver(cx, this, arguments)?;
    let rest = crate::define::after_receiver(arguments);
    let [module_name, doc] = crate::define::parse_arguments(cx, "module", rest, ["name", "doc"], 1, 2)?;
    let module_name = crate::builtins::str_::argument(cx, "module() argument 'name'", module_name)?.value();
    set_word(cx, object, NAME, module_name);
    for (known, value) in [
        (Name::NameAttribute, module_name),
        (Name::Doc, if doc.is_unbound() { Value::NONE } else { doc }),
        (Name::Package, Value::NONE),
        (Name::Loader, Value::NONE),
        (Name::Spec, Value::NONE),
    ] {
        let key = name(cx, known);
        set(cx, object, key, value)?;
    }
    Ok(Value::NONE)
}

/// Defines what modules have.
pub(crate) fn define(types: &mut crate::define::Declarations) {
    use crate::define::Members;
    let members = const { Members { new: Some(construct), init: Some(initialize), ..Members::EMPTY } };
    types.add(BuiltinType::Module, &members)
}

/// Whether this is a module, or of a class made from `ModuleType`.
pub fn is_module(cx: &mut Context, object: Value) -> bool {
    match object.shape() {
        Some(shape) if shape >= ShapeId::FIRST_DYNAMIC && cx.shapes[shape].base_words == WORDS => {
            let module = type_class(cx, BuiltinType::Module);
            cx.shapes[shape].class.is_some_and(|class| class == module || cx.is_subclass(class, module))
        }
        _ => false,
    }
}

/// The index of a module's namespace.
pub fn namespace_of(module: Value) -> usize {
    word(module, NAMESPACE).as_fixnum().unwrap_or(0) as usize
}

/// A module's name; none of Rust's for other objects.
pub fn name_of(cx: &mut Context, object: Value) -> Option<Value> {
    is_module(cx, object).then(|| word(object, NAME))
}

/// Whether a name is one that programs cannot see.
fn is_hidden(key: Value) -> bool {
    key.cast::<Str>().is_some_and(|key| key.equals_str(SELF) || key.equals_str(DICT))
}

/// The cell of a module's attribute, if programs can see it.
pub(super) fn visible_cell(cx: &mut Context, module: Value, attribute: Value) -> Option<Gc<Cell>> {
    cell(cx, module, attribute).filter(|_| !is_hidden(attribute))
}

/// The cell of a module's attribute.
pub fn cell(cx: &mut Context, module: Value, attribute: Value) -> Option<Gc<Cell>> {
    cx.namespace(namespace_of(module)).bound(attribute)
}

/// Sets an attribute of a module.
///
/// # Errors
/// When memory is exhausted.
pub fn set(cx: &mut Context, module: Value, attribute: Value, value: Value) -> Result<()> {
    let namespace = namespace_of(module);
    set_in_namespace(cx, namespace, attribute, value)?;
    if namespace == python(cx).builtins {
        show_builtin(cx, attribute, value);
    }
    Ok(())
}

/// Takes an attribute, whose cell this is, from a module: what is built in shows again.
pub(super) fn remove(cx: &mut Context, module: Value, attribute: Value, cell: Gc<Cell>) {
    cx.store_cell(cell, Value::UNBOUND);
    if namespace_of(module) == python(cx).builtins {
        show_builtin(cx, attribute, Value::UNBOUND);
    } else if let Some(value) = crate::builtins::visible::find(cx, attribute) {
        cx.store_cell(cell, value);
        cell.value().set_flags(INHERITED);
    }
}

/// Makes the modules that have no such name of their own see what became of one that is built in.
fn show_builtin(cx: &mut Context, attribute: Value, value: Value) {
    let Some(modules) = python(cx).imports.modules.cast::<Dict>() else { return };
    for (_, module) in crate::tables::entries(modules) {
        if !is_module(cx, module) {
            continue;
        }
        let known = cx.namespace(namespace_of(module)).cell(attribute);
        if let Some(cell) = known.filter(|cell| !cell.is_own()) {
            cx.store_cell(cell, value);
            cell.value().set_flags(INHERITED);
        }
    }
}

/// Sets an attribute of a module by its name in Rust.
///
/// # Errors
/// When memory is exhausted.
pub fn set_named(cx: &mut Context, module: Value, attribute: &str, value: Value) -> Result<()> {
    let attribute = cx.intern(attribute)?.value();
    set(cx, module, attribute, value)
}

/// Sets a name of a namespace.
///
/// # Errors
/// When memory is exhausted.
pub fn set_in_namespace(cx: &mut Context, namespace: usize, attribute: Value, value: Value) -> Result<()> {
    match cx.namespace(namespace).cell(attribute) {
        Some(cell) => cx.store_cell(cell, value),
        None => {
            let cell = cx.new_cell(value)?;
            cx.insert_cell(namespace, attribute, cell);
        }
    }
    Ok(())
}
