//! What Python keeps with a function: defaults, docstring, annotations, attributes.
//!
//! The lowered code sets a closure's data to a tuple of four: defaults of the last positional parameters, those of the
//! keyword-only ones, the docstring, the annotations (names and values in turn). When a program sets attributes, the
//! tuple is replaced by one with a dict of attributes behind them, and one of what it has set in place of the special
//! attributes. That of an `async def` has a seventh part, which says what its calls make.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bound_method::BoundMethod;
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::function_type::{cell_new, function_new, set_cell_contents};
use crate::builtin_type::BuiltinType;
use crate::builtins::visible;
use crate::classes::instance::held_value;
use crate::define::{Declarations, Getter, Members, Method, exactly};
use crate::names::{Name, name};
use crate::state::{class_of, python};

const POSITIONAL: usize = 0;
const KEYWORD: usize = 1;
const DOC: usize = 2;
const ANNOTATIONS: usize = 3;
const ATTRIBUTES: usize = 4;
/// What the program has set in place of `__name__`, `__doc__` and the like, a dict.
const OVERRIDES: usize = 5;
/// Of an `async def`: whether its calls make asynchronous generators. None for other functions.
const IS_ASYNC_GENERATOR: usize = 6;
const WORDS: usize = 7;

/// The data of an `async def`, from those that it would have otherwise.
pub(crate) fn with_kind(known: &[Value], is_generator: Value) -> [Value; WORDS] {
    let mut words: [Value; WORDS] =
        std::array::from_fn(|index| known.get(index).copied().unwrap_or(Value::NONE));
    words[IS_ASYNC_GENERATOR] = is_generator;
    words
}

/// Whether calls of an `async def` make asynchronous generators; none of Rust's for other functions.
pub(crate) fn async_kind(closure: Gc<Closure>) -> Option<bool> {
    part(closure, IS_ASYNC_GENERATOR).as_bool()
}

fn part(closure: Gc<Closure>, index: usize) -> Value {
    match closure.data.get().cast::<Tuple>() {
        Some(data) if index < data.len() => data.get(index),
        _ => Value::NONE,
    }
}

fn elements<'a>(value: Value) -> &'a [Value] {
    value.cast::<Tuple>().map_or(&[], |tuple| tuple.as_slice())
}

/// Defaults of the last positional parameters.
pub(crate) fn positional_defaults<'a>(closure: Gc<Closure>) -> &'a [Value] {
    elements(part(closure, POSITIONAL))
}

/// Defaults of the keyword-only parameters, unbound where there is none.
pub(crate) fn keyword_defaults<'a>(closure: Gc<Closure>) -> &'a [Value] {
    elements(part(closure, KEYWORD))
}

fn set_part(cx: &mut Context, closure: Gc<Closure>, index: usize, value: Value) -> Result<()> {
    let mut words: [Value; WORDS] = std::array::from_fn(|index| part(closure, index));
    words[index] = value;
    let data = cx.new_tuple(&words)?;
    cx.store_field(closure, |closure| &closure.data, data.value());
    Ok(())
}

fn attributes(closure: Gc<Closure>) -> Option<Gc<Dict>> {
    part(closure, ATTRIBUTES).cast()
}

/// An attribute that a program has set on a function.
pub(crate) fn own_attribute(
    cx: &mut Context,
    closure: Gc<Closure>,
    attribute: Value,
) -> Result<Option<Value>> {
    match attributes(closure) {
        Some(dict) => cx.dict_get(dict, attribute),
        None => Ok(None),
    }
}

/// Sets an attribute of a function.
pub(crate) fn set_own_attribute(
    cx: &mut Context,
    closure: Gc<Closure>,
    attribute: Value,
    value: Value,
) -> Result<()> {
    let dict = match attributes(closure) {
        Some(dict) => dict,
        None => {
            let dict = cx.new_dict()?;
            set_part(cx, closure, ATTRIBUTES, dict.value())?;
            dict
        }
    };
    cx.dict_insert(dict, attribute, value)
}

/// Deletes an attribute of a function; false when it has none of this name.
pub(crate) fn delete_own_attribute(cx: &mut Context, closure: Gc<Closure>, attribute: Value) -> Result<bool> {
    match attributes(closure) {
        Some(dict) => Ok(cx.dict_remove(dict, attribute)?.is_some()),
        None => Ok(false),
    }
}

/// What a program has set in place of an attribute that every function has.
pub(crate) fn override_of(cx: &mut Context, closure: Gc<Closure>, attribute: Value) -> Result<Option<Value>> {
    match part(closure, OVERRIDES).cast::<Dict>() {
        Some(dict) => cx.dict_get(dict, attribute),
        None => Ok(None),
    }
}

fn set_override(cx: &mut Context, closure: Gc<Closure>, attribute: Value, value: Value) -> Result<()> {
    let dict = match part(closure, OVERRIDES).cast::<Dict>() {
        Some(dict) => dict,
        None => {
            let dict = cx.new_dict()?;
            set_part(cx, closure, OVERRIDES, dict.value())?;
            dict
        }
    };
    cx.dict_insert(dict, attribute, value)
}

/// The name of a function with what it is nested in.
pub(crate) fn qualified_name_text(closure: Gc<Closure>) -> String {
    closure.cell().function().qualified_name.clone()
}

fn closure_argument(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<Gc<Closure>> {
    crate::define::receiver(cx, this, arguments)
}

/// An attribute of a function with a value of its own until the program sets it.
fn read_or(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    known: Name,
    default: fn(&mut Context, Gc<Closure>) -> Result,
) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    let key = name(cx, known);
    match override_of(cx, closure, key)? {
        Some(value) => Ok(value),
        None => default(cx, closure),
    }
}

fn write_own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, known: Name) -> Result {
    let [function, value] = exactly(cx, this, arguments)?;
    if matches!(known, Name::NameAttribute | Name::QualifiedName)
        && held_value(cx, value).cast::<Str>().is_none()
    {
        let name = known.text();
        return cx.type_error(format!("{name} must be set to a string object"));
    }
    let closure = closure_argument(cx, this, Arguments::positional(&[function]))?;
    let key = name(cx, known);
    let value = if value.is_unbound() { Value::NONE } else { value };
    set_override(cx, closure, key, value)?;
    Ok(Value::NONE)
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    read_or(cx, this, arguments, Name::NameAttribute, |cx, closure| {
        Ok(cx.intern(&closure.cell().function().name)?.value())
    })
}

fn set_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    write_own(cx, this, arguments, Name::NameAttribute)
}

fn get_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    read_or(cx, this, arguments, Name::QualifiedName, |cx, closure| {
        Ok(cx.intern(&closure.cell().function().qualified_name)?.value())
    })
}

fn set_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    write_own(cx, this, arguments, Name::QualifiedName)
}

fn get_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    read_or(cx, this, arguments, Name::Doc, |_, closure| Ok(part(closure, DOC)))
}

fn set_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    write_own(cx, this, arguments, Name::Doc)
}

fn get_module(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    read_or(cx, this, arguments, Name::Module, |cx, closure| {
        let key = name(cx, Name::NameAttribute);
        let namespace = closure.cell().module.namespace;
        Ok(cx.namespace(namespace).bound(key).map_or(Value::NONE, |cell| cell.get()))
    })
}

fn set_module(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    write_own(cx, this, arguments, Name::Module)
}

fn get_annotations(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    read_or(cx, this, arguments, Name::Annotations, |cx, closure| {
        let dict = cx.new_dict()?;
        for pair in elements(part(closure, ANNOTATIONS)).chunks_exact(2) {
            cx.dict_insert(dict, pair[0], pair[1])?;
        }
        let key = name(cx, Name::Annotations);
        set_override(cx, closure, key, dict.value())?;
        Ok(dict.value())
    })
}

fn set_annotations(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    write_own(cx, this, arguments, Name::Annotations)
}

fn get_defaults(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    let defaults = part(closure, POSITIONAL);
    Ok(if elements(defaults).is_empty() { Value::NONE } else { defaults })
}

fn set_defaults(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [function, value] = exactly(cx, this, arguments)?;
    let closure = closure_argument(cx, this, Arguments::positional(&[function]))?;
    if value.cast::<Tuple>().is_none() && !value.is_none() && !value.is_unbound() {
        return cx.type_error("__defaults__ must be set to a tuple object");
    }
    let value = if value.is_unbound() { Value::NONE } else { value };
    set_part(cx, closure, POSITIONAL, value)?;
    Ok(Value::NONE)
}

fn get_keyword_defaults(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    let defaults = keyword_defaults(closure);
    if defaults.iter().all(|value| value.is_unbound()) {
        return Ok(Value::NONE);
    }
    let function = closure.cell().function();
    let first = function.parameters.positional_count();
    let dict = cx.new_dict()?;
    for (index, &default) in defaults.iter().enumerate().filter(|(_, value)| !value.is_unbound()) {
        let key = cx.intern(&function.parameters.names[first + index])?.value();
        cx.dict_insert(dict, key, default)?;
    }
    Ok(dict.value())
}

fn set_keyword_defaults(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [function, value] = exactly(cx, this, arguments)?;
    let closure = closure_argument(cx, this, Arguments::positional(&[function]))?;
    let given = match cx.cast::<Dict>(value) {
        Some(dict) => Some(dict),
        None if value.is_none() || value.is_unbound() => None,
        None => return cx.type_error("__kwdefaults__ must be set to a dict object"),
    };
    let parameters = &closure.cell().function().parameters;
    let mut defaults = Vec::new();
    let first = parameters.positional_count();
    for name in &parameters.names[first..first + parameters.keyword_only as usize] {
        let key = cx.intern(name)?.value();
        let default = match given {
            Some(dict) => cx.dict_get(dict, key)?,
            None => None,
        };
        defaults.push(default.unwrap_or(Value::UNBOUND));
    }
    let defaults = cx.new_tuple(&defaults)?.value();
    set_part(cx, closure, KEYWORD, defaults)?;
    Ok(Value::NONE)
}

fn get_dict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    if attributes(closure).is_none() {
        let dict = cx.new_dict()?;
        set_part(cx, closure, ATTRIBUTES, dict.value())?;
    }
    Ok(part(closure, ATTRIBUTES))
}

fn set_dict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [function, dict] = exactly(cx, this, arguments)?;
    let closure = closure_argument(cx, this, Arguments::positional(&[function]))?;
    if cx.cast::<Dict>(dict).is_none() {
        let given = crate::state::type_name(cx, dict);
        return cx.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'"));
    }
    set_part(cx, closure, ATTRIBUTES, dict)?;
    Ok(Value::NONE)
}

fn get_builtins(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    closure_argument(cx, this, arguments)?;
    let builtins = crate::imports::import(cx, "builtins")?;
    let key = name(cx, Name::Dict);
    crate::attributes::read::get_attribute(cx, builtins, key)
}

fn get_type_parameters(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    read_or(cx, this, arguments, Name::TypeParams, |cx, _| Ok(python(cx).empty_tuple))
}

fn set_type_parameters(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    write_own(cx, this, arguments, Name::TypeParams)
}

fn get_code(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    crate::builtins::code::of_function(cx, closure)
}

fn get_globals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    globals_of_closure(cx, closure)
}

/// The dict of the global variables that a function sees.
pub(crate) fn globals_of_closure(cx: &mut Context, closure: Gc<Closure>) -> Result {
    let key = cx.intern(crate::attributes::module::SELF)?.value();
    let namespace = closure.cell().module.namespace;
    match cx.namespace(namespace).bound(key).map(|cell| cell.get()) {
        Some(module) => crate::builtins::reflection::globals_of(cx, module),
        None => Ok(cx.new_dict()?.value()),
    }
}

fn get_cells(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    let count = closure.cell().function().captures.len();
    let cells: Vec<Value> = (0..count).map(|index| closure.capture(index)).collect();
    if cells.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(cx.new_tuple(&cells)?.value())
}

fn cell_contents(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let cell: Gc<Cell> = crate::define::receiver(cx, this, arguments)?;
    match cell.get() {
        Value::UNBOUND => cx.value_error("Cell is empty"),
        value => Ok(value),
    }
}

fn function_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let closure = closure_argument(cx, this, arguments)?;
    let key = name(cx, Name::QualifiedName);
    let renamed = override_of(cx, closure, key)?;
    let text = renamed.map_or_else(|| qualified_name_text(closure), crate::text::name_text);
    if crate::modules::in_c::is_function(closure) {
        return Ok(cx.new_string(&format!("<built-in function {text}>"))?.value());
    }
    Ok(cx.new_string(&format!("<function {text} at {:#x}>", closure.address()))?.value())
}

fn function_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = crate::define::between(cx, this, arguments, 2, 3)?;
    if values[1].is_none() {
        return Ok(values[0]);
    }
    Ok(cx.new_bound_method(values[0], values[1])?.value())
}

/// `method.__get__(object, type=None)` of a method of a builtin type.
fn native_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = crate::define::between(cx, this, arguments, 2, 3)?;
    let (method, object) = (values[0], values[1]);
    if object.is_none() {
        return Ok(method);
    }
    let class = class_of(cx, object);
    match method.cast::<NativeFunction>() {
        Some(native) if !crate::define::owner(native).is_none_or(|owner| cx.is_subclass(class, owner)) => {
            crate::define::wrong_receiver(cx, native, object)
        }
        _ => Ok(cx.new_bound_method(method, object)?.value()),
    }
}

/// The type that a method of a builtin type belongs to.
fn native_owner(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [method] = exactly(cx, this, arguments)?;
    let owner = method.cast::<NativeFunction>().and_then(crate::define::owner);
    Ok(owner.map_or(Value::NONE, |owner| owner.value()))
}

fn call_function(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let callee = arguments.values[0];
    cx.call_with(callee, crate::define::after_receiver(arguments))
}

fn method_part(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    read: fn(&mut Context, Value) -> Result,
) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    read(cx, object)
}

/// `MethodType(function, receiver)`.
fn method_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let arguments = crate::define::after_receiver(arguments);
    let &[function, receiver] = arguments.positionals() else {
        let given = arguments.values.len();
        return cx.type_error(format!("method expected 2 arguments, got {given}"));
    };
    if !crate::calls::is_callable(cx, function) {
        return cx.type_error("first argument must be callable");
    }
    if receiver.is_none() {
        return cx.type_error("instance must not be None");
    }
    Ok(cx.new_bound_method(function, receiver)?.value())
}

fn method_self(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    method_part(cx, this, arguments, |cx, object| match object.cast::<BoundMethod>() {
        Some(method) => Ok(method.receiver.get()),
        None => module_of_native(cx, object),
    })
}

/// The module that a builtin function belongs to.
fn module_of_native(cx: &mut Context, function: Value) -> Result {
    let module = native_of(function).map_or(Value::NONE, |native| native.data.get());
    if crate::attributes::module::is_module(cx, module) {
        return Ok(module);
    }
    crate::imports::import(cx, "builtins")
}

/// `function.__module__`: none for a method that is bound.
fn native_module(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    method_part(cx, this, arguments, |cx, object| {
        if object.cast::<BoundMethod>().is_some() {
            return Ok(Value::NONE);
        }
        let module = module_of_native(cx, object)?;
        Ok(crate::attributes::module::name_of(cx, module).unwrap_or(Value::NONE))
    })
}

fn method_function(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    method_part(cx, this, arguments, |_, object| {
        Ok(object.cast::<BoundMethod>().map_or(Value::NONE, |method| method.function.get()))
    })
}

fn method_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let function = method_function(cx, this, arguments)?;
    let key = name(cx, Name::Doc);
    Ok(crate::attributes::read::find_attribute(cx, function, key)?.unwrap_or(Value::NONE))
}

fn method_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let method: Gc<BoundMethod> = crate::define::receiver(cx, this, arguments)?;
    let (function, receiver) = (method.function.get(), method.receiver.get());
    let key = name(cx, Name::QualifiedName);
    let qualified = crate::attributes::read::find_attribute(cx, function, key)?;
    let qualified = qualified.map_or("?".to_owned(), crate::text::name_text);
    let receiver = crate::text::repr_text(cx, receiver)?;
    Ok(cx.new_string(&format!("<bound method {qualified} of {receiver}>"))?.value())
}

/// The native function behind a value: itself, or what a bound method calls.
fn native_of(object: Value) -> Option<Gc<NativeFunction>> {
    match object.cast::<BoundMethod>() {
        Some(method) => method.function.get().cast(),
        None => object.cast(),
    }
}

fn native_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    method_part(cx, this, arguments, |_, object| {
        Ok(native_of(object).map_or(Value::NONE, |native| native.name().value()))
    })
}

fn native_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    method_part(cx, this, arguments, |cx, object| match native_of(object) {
        Some(native) => {
            let text = crate::define::function_name(cx, native);
            Ok(cx.new_string(&text)?.value())
        }
        None => Ok(Value::NONE),
    })
}

fn native_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    method_part(cx, this, arguments, |cx, object| {
        let Some(native) = native_of(object) else { return Ok(Value::NONE) };
        let mut known = crate::define::function_name(cx, native);
        if !known.contains('.') && object.cast::<BoundMethod>().is_none() {
            let module = module_of_native(cx, object)?;
            let module =
                crate::attributes::module::name_of(cx, module).map_or(String::new(), crate::text::name_text);
            if module != "builtins" {
                known = format!("{module}.{known}");
            }
        }
        doc_of(cx, &known)
    })
}

/// The documentation of something builtin that is called so; None if there is none.
pub(crate) fn doc_of(cx: &mut Context, known: &str) -> Result {
    let docs = crate::imports::import(cx, "_docs")?;
    let find = cx.intern("find")?.value();
    let known = cx.new_string(known)?.value();
    crate::calls::call_method(cx, docs, find, &[known])
}

fn native_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let native_name = native_of(object).map_or(Value::NONE, |native| native.name().value());
    let native_name = crate::text::name_text(native_name);
    let text = if let Some(method) = object.cast::<BoundMethod>() {
        let receiver = method.receiver.get();
        let given = crate::state::type_name(cx, receiver);
        let address = if receiver.is_pointer() { receiver.address() } else { receiver.0 as usize };
        format!("<built-in method {native_name} of {given} object at {address:#x}>")
    } else if let Some(owner) = native_of(object).and_then(crate::define::owner) {
        format!("<method '{native_name}' of '{}' objects>", crate::state::class_name(cx, owner))
    } else if ["exit", "quit"].contains(&&*native_name)
        && visible::type_or_function(cx, &native_name) == Some(object)
    {
        // For who types the name alone.
        format!("Use {native_name}() or Ctrl-D (i.e. EOF) to exit")
    } else {
        format!("<built-in function {native_name}>")
    };
    Ok(cx.new_string(&text)?.value())
}

/// Defines the members of the types of functions and methods.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Function,
        const {
            &Members {
                methods: &[
                    Method::new("__repr__", function_repr),
                    Method::new("__get__", function_get),
                    Method::new("__call__", call_function),
                ],
                getters: &[
                    Getter::writable("__name__", get_name, set_name),
                    Getter::writable("__qualname__", get_qualified_name, set_qualified_name),
                    Getter::writable("__doc__", get_doc, set_doc),
                    Getter::writable("__module__", get_module, set_module),
                    Getter::writable("__annotations__", get_annotations, set_annotations),
                    Getter::writable("__defaults__", get_defaults, set_defaults),
                    Getter::writable("__kwdefaults__", get_keyword_defaults, set_keyword_defaults),
                    Getter::writable("__dict__", get_dict, set_dict),
                    Getter::new("__builtins__", get_builtins),
                    Getter::writable("__type_params__", get_type_parameters, set_type_parameters),
                    Getter::new("__code__", get_code),
                    Getter::new("__globals__", get_globals),
                    Getter::new("__closure__", get_cells),
                ],
                new: Some(function_new),
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::Cell,
        const {
            &Members {
                getters: &[Getter::writable("cell_contents", cell_contents, set_cell_contents)],
                new: Some(cell_new),
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::Method,
        const {
            &Members {
                methods: &[Method::new("__repr__", method_repr), Method::new("__call__", call_function)],
                getters: &[
                    Getter::new("__self__", method_self),
                    Getter::new("__func__", method_function),
                    Getter::new("__doc__", method_doc),
                ],
                new: Some(method_new),
                ..Members::EMPTY
            }
        },
    );
    const NATIVES: Members = Members {
        methods: &[Method::new("__repr__", native_repr), Method::new("__call__", call_function)],
        getters: &[
            Getter::new("__name__", native_name),
            Getter::new("__qualname__", native_qualified_name),
            Getter::new("__doc__", native_doc),
            Getter::new("__self__", method_self),
        ],
        ..Members::EMPTY
    };
    types.add(BuiltinType::BuiltinFunction, &NATIVES);
    let getters: &'static [Getter] = const { &[Getter::new("__module__", native_module)] };
    types.add(BuiltinType::BuiltinFunction, &Members { getters, ..Members::EMPTY });
    types.add(BuiltinType::MethodDescriptor, &NATIVES);
    let methods: &'static [Method] = const { &[Method::new("__get__", native_get)] };
    let getters: &'static [Getter] = const { &[Getter::new("__objclass__", native_owner)] };
    types.add(BuiltinType::MethodDescriptor, &Members { methods, getters, ..Members::EMPTY })
}
