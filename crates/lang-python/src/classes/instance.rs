//! Calling a class: a new object, filled by `__init__`.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::RecordClass;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::object::closure::Closure;
use runtime::object::list::List;
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::throwable::{THROWABLE_WORDS, Throwable};
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use super::{metaclass, plain_calls, record};
use crate::attributes::lookup::{find_cell, find_in_class};
use crate::builtin_type::{BuiltinType, ObjectForm};
use crate::calls::call_special_with;
use crate::exceptions;
use crate::names::{Name, name};
use crate::state::{class_name, class_of, known_class, object_methods, type_class, type_name};

/// `class(…)`.
pub(crate) fn call_class(cx: &mut Context, class: Gc<Class>, arguments: Arguments<'_>) -> Result {
    if let Some(constructor) = record::constructor(class) {
        return call_constructor(cx, constructor, class, arguments);
    }
    if let Some(object) = plain_calls::call(cx, class, arguments)? {
        return Ok(object);
    }
    match metaclass::call_by_metaclass(cx, class, arguments)? {
        Some(result) => Ok(result),
        None => make_object(cx, class, arguments),
    }
}

/// Calls what makes the objects of a builtin type.
fn call_constructor(
    cx: &mut Context,
    constructor: Gc<NativeFunction>,
    class: Gc<Class>,
    arguments: Arguments<'_>,
) -> Result {
    /// Most calls pass no more, with the class.
    const FEW: usize = 4;
    let count = arguments.values.len() + 1;
    if count > FEW || !arguments.keywords.is_empty() {
        return cx.call_with_receiver(constructor.value(), class.value(), arguments);
    }
    let mut values = [class.value(); FEW];
    values[1..count].copy_from_slice(arguments.values);
    cx.call_native(constructor, &values[..count])
}

/// `type.__call__(class, …)`: a new object, filled by `__init__`.
pub(super) fn make_object(cx: &mut Context, class: Gc<Class>, arguments: Arguments<'_>) -> Result {
    if let Some(constructor) = record::constructor(class) {
        return call_constructor(cx, constructor, class, arguments);
    }
    let new_name = name(cx, Name::New);
    let object_new = object_methods(cx).new;
    let new = find_in_class(cx, class, new_name).filter(|&new| new != object_new);
    let object = match new {
        None => {
            // As `object.__new__` does; what other builtin types have in its place does not ask.
            if cx.class(class).layout == Layout::Plain && record::value_type(class).is_none() {
                refuse_abstract(cx, class)?;
            }
            new_object(cx, class, arguments)?
        }
        Some(new) => {
            let function = unwrap_static(cx, new);
            let object = cx.call_with_receiver(function, class.value(), arguments)?;
            let own = class_of(cx, object);
            if !cx.is_subclass(own, class) {
                return Ok(object);
            }
            object
        }
    };
    // `__new__` may have made an object of a class made from this one.
    let made = class_of(cx, object);
    initialize(cx, made, object, arguments, new.is_some())?;
    Ok(object)
}

/// The function that a static method wraps, or the value itself.
pub(super) fn unwrap_static(cx: &mut Context, value: Value) -> Value {
    match crate::attributes::kind::attribute_kind(cx, value) {
        crate::attributes::kind::AttributeKind::StaticMethod => {
            crate::define::word(value, super::descriptor::WRAPPED)
        }
        _ => value,
    }
}

/// The arguments for what a builtin type does, of `__new__` and `__init__`, when a class has a function of its own for
/// the other one: keywords are for that.
fn without_keywords_if<'a>(
    cx: &mut Context,
    class: Gc<Class>,
    other: Name,
    arguments: Arguments<'a>,
) -> Arguments<'a> {
    if arguments.keywords.is_empty() {
        return arguments;
    }
    let key = name(cx, other);
    match find_in_class(cx, class, key) {
        Some(own) if unwrap_static(cx, own).cast::<Closure>().is_some() => {
            Arguments::positional(arguments.positionals())
        }
        _ => arguments,
    }
}

/// Whether a new object is already what its initializer would make of it: an exception, which has kept the arguments, or a list
/// or dict that stays empty.
fn is_done(cx: &Context, class: Gc<Class>, init: Value, arguments: Arguments<'_>) -> bool {
    let Some(native) = init.cast::<NativeFunction>() else { return false };
    match cx.class(class).layout {
        Layout::BuiltIn(ShapeId::LIST | ShapeId::DICT) => arguments.values.is_empty(),
        Layout::BuiltIn(ShapeId::THROWABLE) => {
            let init = cx.native_entry(native).function;
            std::ptr::fn_addr_eq(init, exceptions::members::init as NativeFn)
        }
        _ => false,
    }
}

/// What compiled code may do for a call of a class of exceptions, when nothing but keeping the arguments happens to them.
pub(crate) fn exception_class(cx: &mut Context, class: Gc<Class>) -> Option<RecordClass> {
    if record::metaclass(class).is_some() || record::constructor(class).is_some() {
        return None;
    }
    let (new_name, init_name) = (name(cx, Name::New), name(cx, Name::Init));
    let is_plain = find_in_class(cx, class, new_name) == Some(object_methods(cx).new);
    let init = find_cell(cx, class, init_name)?;
    let keeps_arguments = is_done(cx, class, init.get(), Arguments::positional(&[]));
    let is_program = init.get().shape() == Some(ShapeId::CLOSURE) && !leaves_arguments(cx, class);
    let initializer = Some(init).filter(|_| is_program);
    let (shape, empties) = (cx.class(class).root_shape, THROWABLE_WORDS as usize - 1);
    let stop = type_class(cx, BuiltinType::StopIteration);
    let ends_iteration = cx.is_subclass(class, stop);
    let record = RecordClass { shape, fields: None, empties, ends_iteration, initializer };
    (is_plain && (keeps_arguments || initializer.is_some())).then_some(record)
}

/// Calls `__init__` on a new object.
fn initialize(
    cx: &mut Context,
    class: Gc<Class>,
    object: Value,
    arguments: Arguments<'_>,
    has_new: bool,
) -> Result<()> {
    let init_name = name(cx, Name::Init);
    let object_init = object_methods(cx).init;
    match find_in_class(cx, class, init_name).filter(|&init| init != object_init) {
        Some(init) if !has_new && arguments.keywords.is_empty() && is_done(cx, class, init, arguments) => {
            Ok(())
        }
        Some(init) => {
            let arguments = match init.cast::<NativeFunction>() {
                Some(_) => without_keywords_if(cx, class, Name::New, arguments),
                None => arguments,
            };
            let result = call_special_with(cx, init, object, arguments)?;
            check_initialized(cx, result)
        }
        None if arguments.values.is_empty() || has_new || record::value_type(class).is_some() => Ok(()),
        None if iterator_constructor(cx, class).is_some() => Ok(()),
        None => {
            let name = class_name(cx, class);
            cx.type_error(format!("{name}() takes no arguments"))
        }
    }
}

/// Checks what `__init__` has returned.
pub(crate) fn check_initialized(cx: &mut Context, result: Value) -> Result<()> {
    if result.is_none() {
        return Ok(());
    }
    let given = type_name(cx, result);
    cx.type_error(format!("__init__() should return None, not '{given}'"))
}

/// What makes the objects of a class, if it is made from a type of iterators that Rust steps.
fn iterator_constructor(cx: &mut Context, class: Gc<Class>) -> Option<Gc<NativeFunction>> {
    let info = cx.class(class);
    if cx.shapes[info.root_shape].base_words == 0 {
        return None;
    }
    let iterators = info.resolution_order.iter().copied().find(|&base| {
        let root = cx.class(base).root_shape;
        cx.shapes[root].step.is_some()
    })?;
    record::constructor(iterators)
}

/// A new, empty object of a class, whatever its objects start with; exceptions keep the arguments.
///
/// # Errors
/// TypeError when objects of the class cannot be made so, or when memory is exhausted.
pub fn new_object(cx: &mut Context, class: Gc<Class>, arguments: Arguments<'_>) -> Result {
    let layout = cx.class(class).layout;
    let Layout::BuiltIn(form) = layout else {
        refuse_unmade(cx, class)?;
        if let Some(constructor) = iterator_constructor(cx, class) {
            let arguments = without_keywords_if(cx, class, Name::Init, arguments);
            return call_constructor(cx, constructor, class, arguments);
        }
        let object = cx.new_instance(class)?;
        if let Some(bytes) = known_class(cx, BuiltinType::ByteArray)
            && cx.is_subclass(class, bytes)
        {
            crate::builtins::bytes::array::make_empty(cx, object)?;
        }
        if let Some(module) = known_class(cx, BuiltinType::Module)
            && cx.is_subclass(class, module)
        {
            crate::attributes::module::make_empty(cx, object)?;
        }
        if is_complex(cx, class) {
            let arguments = without_keywords_if(cx, class, Name::Init, arguments);
            crate::builtins::complex::fill(cx, object, arguments)?;
        }
        if let Some(value_type) = record::value_type(class) {
            let arguments = without_keywords_if(cx, class, Name::Init, arguments);
            let value = cx.call_with(value_type.value(), arguments)?;
            // What a method of the program gives may be of a class made from the type.
            let value = held_value(cx, value);
            crate::define::set_word(cx, object, 0, value);
        }
        return Ok(object);
    };
    let object = cx.new_instance(class)?;
    match form {
        ShapeId::LIST => {
            let list: Gc<List> = cx.cast(object).expect("the layout says so");
            cx.initialize_list(list)?;
        }
        // Tables of zeroed words are empty.
        ShapeId::DICT | ShapeId::SET => {}
        _ => {
            let exception: Gc<Throwable> = cx.cast(object).expect("no other layout has classes made from it");
            for field in [&exception.traceback, &exception.cause, &exception.context, &exception.state] {
                field.set(Value::NONE);
            }
            exception.arguments.set(Value::NONE);
            let kept = if leaves_arguments(cx, class) { &[] } else { arguments.positionals() };
            let positional = cx.new_tuple(kept)?;
            cx.store_field(exception, |exception| &exception.arguments, positional.value());
        }
    }
    Ok(object)
}

/// Whether new objects of a class leave their arguments to the initializer: errors of the system, of a class with an initializer
/// of its own but no `__new__`.
fn leaves_arguments(cx: &mut Context, class: Gc<Class>) -> bool {
    if known_class(cx, BuiltinType::OSError).is_none_or(|os_error| !cx.is_subclass(class, os_error)) {
        return false;
    }
    let [new, init] = [Name::New, Name::Init].map(|key| {
        let key = name(cx, key);
        find_in_class(cx, class, key)
    });
    let has_own = init.is_some_and(|init| init.cast::<NativeFunction>().is_none());
    has_own && new == Some(object_methods(cx).new)
}

/// `object.__new__(class, …)`.
pub(crate) fn object_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let Some(&first) = arguments.positionals().first() else {
        return cx.type_error("object.__new__(): not enough arguments");
    };
    let Some(class) = first.cast::<Class>() else {
        let given = type_name(cx, first);
        return cx.type_error(format!("object.__new__(X): X is not a type object ({given})"));
    };
    if arguments.values.len() == 1 && bare_shape(cx, class).is_some() {
        return cx.new_instance(class);
    }
    if record::constructor(class).is_some() {
        let constructor = record::constructor(class).map_or(Value::NONE, |function| function.value());
        return cx.call_with(constructor, arguments);
    }
    let rest = crate::define::after_receiver(arguments);
    let takes_none = cx.class(class).layout == Layout::Plain
        && record::value_type(class).is_none()
        && !is_complex(cx, class)
        && iterator_constructor(cx, class).is_none();
    if takes_none && !rest.values.is_empty() {
        let new_name = name(cx, Name::New);
        if find_in_class(cx, class, new_name) != Some(object_methods(cx).new) {
            return cx.type_error("object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if !overrides_init(cx, class) {
            let name = class_name(cx, class);
            return cx.type_error(format!("{name}() takes no arguments"));
        }
    }
    refuse_abstract(cx, class)?;
    new_object(cx, class, rest)
}

/// The shape of new objects of a class of the program that hold nothing but their attributes, and that any of whose calls may make.
pub(crate) fn bare_shape(cx: &mut Context, class: Gc<Class>) -> Option<ShapeId> {
    let info = cx.class(class);
    let (shape, is_plain) = (info.root_shape, info.layout == Layout::Plain && info.base_words == 0);
    let is_bare = record::is_programs(class)
        && is_plain
        && metaclass::calls_as_type(cx, class)
        && has_no_abstract_methods(cx, class);
    is_bare.then_some(shape)
}

/// Whether `__abstractmethods__` lets objects of a class be made: the class has none of its own, or an empty one. Writing the
/// attribute drops what caches know of the class. What a class derives of is not asked: `ABCMeta` sets it for each class.
fn has_no_abstract_methods(cx: &mut Context, class: Gc<Class>) -> bool {
    let names = own_abstract_methods(cx, class);
    names.is_none_or(|names| Gc::<Set>::of(names).is_some_and(|names| names.is_frozen() && names.len() == 0))
}

fn own_abstract_methods(cx: &mut Context, class: Gc<Class>) -> Option<Value> {
    if !record::is_programs(class) {
        return None;
    }
    let key = name(cx, Name::AbstractMethods);
    // Looked up, so that it is known that somebody rests on it.
    find_in_class(cx, class, key)?;
    cx.class_attributes(class).bound(key).map(|cell| cell.get())
}

fn is_complex(cx: &mut Context, class: Gc<Class>) -> bool {
    known_class(cx, BuiltinType::Complex).is_some_and(|complex| cx.is_subclass(class, complex))
}

/// Refuses to make an object of a builtin type whose layout has a meaning that only the runtime knows, unless the type has a
/// constructor of its own.
fn refuse_unmade(cx: &mut Context, class: Gc<Class>) -> Result<()> {
    let is_only_made_there = crate::state::builtin_type(cx, class)
        .is_some_and(|ty| matches!(ty.form(), ObjectForm::Sealed | ObjectForm::Words(_)));
    if !is_only_made_there || record::constructor(class).is_some() {
        return Ok(());
    }
    let name = crate::state::class_name(cx, class);
    cx.type_error(format!("cannot create '{name}' instances"))
}

/// Refuses to make an object of a class with abstract methods.
fn refuse_abstract(cx: &mut Context, class: Gc<Class>) -> Result<()> {
    let Some(names) = own_abstract_methods(cx, class) else { return Ok(()) };
    if !crate::truth::truth(cx, names)? {
        return Ok(());
    }
    let names = crate::iteration::list_of(cx, names)?;
    let mut texts: Vec<String> = names.as_slice().iter().map(|&name| crate::text::quoted(name)).collect();
    texts.sort();
    let plural = if texts.len() == 1 { "" } else { "s" };
    let class = class_name(cx, class);
    cx.type_error(format!(
        "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {}",
        texts.join(", ")
    ))
}

fn overrides_init(cx: &mut Context, class: Gc<Class>) -> bool {
    let init_name = name(cx, Name::Init);
    let object_init = object_methods(cx).init;
    find_in_class(cx, class, init_name) != Some(object_init)
}

/// The builtin value that an object of a class made from `int`, `str` and the like holds; other values as they are.
#[inline]
pub fn held_value(cx: &Context, object: Value) -> Value {
    match object.shape() {
        Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => {
            match cx.shapes[shape].class.and_then(record::value_type) {
                Some(_) => crate::define::word(object, 0),
                None => object,
            }
        }
        _ => object,
    }
}

/// The string that a value is, or that an object of a class made from `str` holds.
#[inline]
pub fn held_text(cx: &Context, value: Value) -> Option<Gc<Str>> {
    value.cast().or_else(|| held_value(cx, value).cast())
}

/// What `method`, found in the class of `object`, gets first: the held value, when it is a method of that value's type.
pub(crate) fn receiver_of(cx: &Context, method: Value, object: Value) -> Value {
    let held = held_value(cx, object);
    if held == object {
        return object;
    }
    let native = method.cast::<NativeFunction>();
    let owner = native.and_then(crate::define::owner);
    let class = object.shape().and_then(|shape| cx.shapes[shape].class);
    // The text of a frozen set names its class.
    if held.shape() == Some(ShapeId::FROZEN_SET)
        && native.is_some_and(|native| native.name().equals_str("__repr__"))
    {
        return object;
    }
    if owner.is_some() && owner == class.and_then(record::value_type) { held } else { object }
}
