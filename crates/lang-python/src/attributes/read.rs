//! Reading attributes: of objects by their class, of classes, of what `super()` yields; and finding methods to call.
//!
//! What is found is noted in the feedback slot when objects of the same shape always find it so: a property at a place,
//! an attribute of a class that does not depend on the object, a method. Rebinding an attribute of a class to something
//! that behaves otherwise drops all caches (see `write`), so a cached place needs no check of the class.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::feedback::{FeedbackSlot, PropertyCase};
use runtime::gc::Gc;
use runtime::object::bound_method::BoundMethod;
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;
use runtime::shared_lookup;
use runtime::value::Value;

use super::kind::{AttributeKind, attribute_kind};
use super::lookup::{find_cell, find_in_class, find_special, method_in_python};
use super::{own_dict, super_object};
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::classes::descriptor::{WRAPPED, getter, native_getter, read_getter, read_property, wrapped};
use crate::classes::instance::receiver_of;
use crate::classes::object_type::reads_class;
use crate::classes::{metaclass, record};
use crate::define::word;
use crate::exceptions::raise;
use crate::names::{Name, name as known_name};
use crate::state::{
    SHAPES_OF_ONE_TYPE, class_of, object_methods, told_class_of, told_name, type_class, type_name,
};

/// What reading an attribute found.
#[derive(Clone, Copy)]
pub(super) enum Found {
    /// The value itself.
    Value(Value),
    /// A function and what it is to be bound to.
    Method(Value, Value),
}

impl Found {
    fn into_value(self, cx: &mut Context) -> Result {
        match self {
            Found::Value(value) => Ok(value),
            Found::Method(function, receiver) => Ok(cx.new_bound_method(function, receiver)?.value()),
        }
    }
}

/// `object.name`.
///
/// # Errors
/// AttributeError, or what the program's hooks raise.
pub fn get_attribute(cx: &mut Context, object: Value, name: Value) -> Result {
    get_property(cx, object, name, None)
}

/// `object.name`, or none of Rust's when there is no such attribute.
///
/// # Errors
/// What the program's hooks raise, apart from AttributeError.
pub fn find_attribute(cx: &mut Context, object: Value, name: Value) -> Result<Option<Value>> {
    shared_lookup::find_property(cx, object, name, |cx, slot| find_noting(cx, object, name, slot))
}

/// As [`find_attribute`]; fills the slot.
pub(crate) fn find_property(
    cx: &mut Context,
    object: Value,
    name: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<Option<Value>> {
    match slot.filter(|slot| !slot.is_megamorphic()) {
        Some(slot) => find_noting(cx, object, name, slot),
        None => find_attribute(cx, object, name),
    }
}

fn find_noting(cx: &mut Context, object: Value, name: Value, slot: &FeedbackSlot) -> Result<Option<Value>> {
    match read(cx, object, name, Some(Site { slot, is_call: false }), true) {
        Ok(Some(found)) => found.into_value(cx).map(Some),
        Ok(None) => {
            if let Some(shape) = lacking_shape(cx, object) {
                slot.add_property(shape, PropertyCase::Absent);
            }
            Ok(None)
        }
        Err(_) if raise::pending_is(cx, BuiltinType::AttributeError) => {
            cx.take_exception();
            Ok(None)
        }
        Err(thrown) => Err(thrown),
    }
}

/// The shape of an object that tells that neither it nor its class has what was not found.
fn lacking_shape(cx: &mut Context, object: Value) -> Option<ShapeId> {
    let of_one_type = |shape: &ShapeId| SHAPES_OF_ONE_TYPE.contains(shape) && *shape != ShapeId::CLOSURE;
    object.shape().filter(of_one_type).or_else(|| telling_shape(cx, object))
}

/// The shape of an object that tells all that the object has itself.
fn telling_shape(cx: &mut Context, object: Value) -> Option<ShapeId> {
    let shape = object.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC)?;
    let class = class_of(cx, object);
    let tells = record::is_programs(class)
        && own_dict::of(cx, object).is_none()
        && !super::module::is_module(cx, object);
    tells.then_some(shape)
}

/// Notes that `__getattr__` is asked for what objects like this one do not have.
fn note_fallback(cx: &mut Context, site: Option<Site<'_>>, object: Value) {
    if let Some(site) = site.filter(|site| !site.is_call)
        && let Some(shape) = telling_shape(cx, object)
        && let Some(hook) = method_in_python(cx, object, Name::GetAttr)
    {
        site.slot.add_property(shape, PropertyCase::Fallback(hook.value()));
    }
}

/// As [`get_attribute`]; fills the slot.
pub(crate) fn get_property(
    cx: &mut Context,
    object: Value,
    name: Value,
    slot: Option<&FeedbackSlot>,
) -> Result {
    let site = slot.map(|slot| Site { slot, is_call: false });
    match read(cx, object, name, site, true)? {
        Some(found) => found.into_value(cx),
        None => missing(cx, object, name),
    }
}

/// What `object.name(…)` calls, and the receiver or unbound; fills the slot.
pub(crate) fn get_method(
    cx: &mut Context,
    object: Value,
    name: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<(Value, Value)> {
    let site = slot.map(|slot| Site { slot, is_call: true });
    match read(cx, object, name, site, true)? {
        Some(Found::Method(function, receiver)) => Ok((function, receiver)),
        Some(Found::Value(value)) => Ok((value, Value::UNBOUND)),
        None => missing(cx, object, name),
    }
}

/// What a statement calls by its name, such as `__enter__`: as [`get_method`], by the class alone.
///
/// # Errors
/// TypeError when the class has no such method; what binding it raises.
pub(crate) fn get_special(
    cx: &mut Context,
    object: Value,
    name: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<(Value, Value)> {
    let class = class_of(cx, object);
    let Some(cell) = find_cell(cx, class, name) else { return lacks_special(cx, object, name) };
    let kind = attribute_kind(cx, cell.get());
    if let Some(slot) = slot
        && object.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC)
        && receiver_of(cx, cell.get(), object) == object
    {
        note_class_attribute(cx, Site { slot, is_call: true }, object, cell, kind)?;
    }
    match bind(cx, cell.get(), kind, object, class, name)? {
        Found::Method(function, receiver) => Ok((function, receiver)),
        Found::Value(value) => Ok((value, Value::UNBOUND)),
    }
}

fn lacks_special<T>(cx: &mut Context, object: Value, name: Value) -> Result<T> {
    let given = type_name(cx, object);
    let is = |cx: &mut Context, known| name == known_name(cx, known);
    for (enter, exit, protocol) in [
        (Name::Enter, Name::Exit, "context manager protocol"),
        (Name::AsyncEnter, Name::AsyncExit, "asynchronous context manager protocol"),
    ] {
        if is(cx, enter) || is(cx, exit) {
            let detail =
                if is(cx, exit) { format!(" (missed {} method)", exit.text()) } else { String::new() };
            return cx.type_error(format!("'{given}' object does not support the {protocol}{detail}"));
        }
    }
    missing(cx, object, name)
}

/// `object.__getattribute__` of `object` itself, which does not ask `__getattr__`.
pub(crate) fn get_generic(cx: &mut Context, object: Value, name: Value) -> Result {
    match read(cx, object, name, None, false)? {
        Some(found) => found.into_value(cx),
        None => missing(cx, object, name),
    }
}

/// Where what is found may be noted.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub slot: &'a FeedbackSlot,
    /// Whether the attribute is read to be called, so that methods need not be bound.
    pub is_call: bool,
}

/// Reads an attribute; `hooks` tells whether `__getattribute__` and `__getattr__` of the program are asked.
fn read(
    cx: &mut Context,
    object: Value,
    name: Value,
    site: Option<Site<'_>>,
    hooks: bool,
) -> Result<Option<Found>> {
    if hooks && !object.is_pointer() {
        return read_by_class(cx, object, name, site);
    }
    match object.shape() {
        Some(ShapeId::CLASS) => {
            let class = object.cast().expect("the shape says so");
            return match record::metaclass(class) {
                Some(metaclass) => read_by_metaclass(cx, class, metaclass, name, site, hooks),
                None => read_of_class(cx, class, name, site),
            };
        }
        Some(shape) if hooks && shape >= ShapeId::FIRST_DYNAMIC => {
            let class = class_of(cx, object);
            let hook = find_special(cx, object, Name::GetAttribute);
            let plain = object_methods(cx).get_attribute;
            if let Some(hook) = hook.filter(|&hook| hook != plain) {
                if let Some(found) = call_hook(cx, hook, object, name)? {
                    return Ok(Some(Found::Value(found)));
                }
                return read_by_hook(cx, object, name, true);
            }
            if let Some(found) = read_special_object(cx, object, class, name, site)? {
                return Ok(Some(found));
            }
        }
        _ => {}
    }
    match read_by_class(cx, object, name, site) {
        Ok(None) if hooks => {
            note_fallback(cx, site, object);
            read_by_hook(cx, object, name, false)
        }
        Err(thrown) if hooks => {
            // What a descriptor of the program raises.
            let has_fallback = find_special(cx, object, Name::GetAttr).is_some();
            if has_fallback && raise::pending_is(cx, BuiltinType::AttributeError) {
                return read_by_hook(cx, object, name, true);
            }
            Err(thrown)
        }
        found => found,
    }
}

/// Calls the program's `__getattribute__`; none when it raised AttributeError and there is `__getattr__` to ask.
fn call_hook(cx: &mut Context, hook: Value, object: Value, name: Value) -> Result<Option<Value>> {
    match call_special(cx, hook, object, &[name]) {
        Ok(value) => Ok(Some(value)),
        Err(thrown) => {
            let has_fallback = find_special(cx, object, Name::GetAttr).is_some();
            if has_fallback && raise::pending_is(cx, BuiltinType::AttributeError) {
                return Ok(None);
            }
            Err(thrown)
        }
    }
}

/// Asks `__getattr__`. `pending` tells that an AttributeError is pending, which it replaces.
fn read_by_hook(cx: &mut Context, object: Value, name: Value, pending: bool) -> Result<Option<Found>> {
    let Some(hook) = find_special(cx, object, Name::GetAttr) else { return read_by_module(cx, object, name) };
    if pending {
        cx.take_exception();
    }
    Ok(Some(Found::Value(call_special(cx, hook, object, &[name])?)))
}

/// Asks the function `__getattr__` of a module, if it has one.
fn read_by_module(cx: &mut Context, object: Value, name: Value) -> Result<Option<Found>> {
    if !super::module::is_module(cx, object) {
        return Ok(None);
    }
    let hook_name = crate::names::name(cx, Name::GetAttr);
    match super::module::cell(cx, object, hook_name) {
        Some(hook) => Ok(Some(Found::Value(cx.call(hook.get(), &[name])?))),
        None => Ok(None),
    }
}

/// Modules and what `super()` yields have rules of their own.
fn read_special_object(
    cx: &mut Context,
    object: Value,
    class: Gc<Class>,
    name: Value,
    site: Option<Site<'_>>,
) -> Result<Option<Found>> {
    if class == type_class(cx, BuiltinType::Super) {
        return super_object::read(cx, object, name, site);
    }
    let module = type_class(cx, BuiltinType::Module);
    if class != module {
        return Ok(None);
    }
    let Some(cell) = super::module::cell(cx, object, name) else { return Ok(None) };
    if let Some(site) = site {
        // Every module has a shape of its own.
        site.slot.add_property(object.shape_unchecked(), PropertyCase::cell(cell));
    }
    Ok(Some(Found::Value(cell.get())))
}

/// Reads an attribute by the rules of `object.__getattribute__`.
fn read_by_class(
    cx: &mut Context,
    object: Value,
    name: Value,
    mut site: Option<Site<'_>>,
) -> Result<Option<Found>> {
    let class = class_of(cx, object);
    let cell = find_cell(cx, class, name);
    let kind = match cell {
        Some(cell) => attribute_kind(cx, cell.get()),
        None => AttributeKind::Plain,
    };
    if !object.is_pointer() {
        // Numbers, truth values and None have nothing of their own.
        return cell.map(|cell| bind(cx, cell.get(), kind, object, class, name)).transpose();
    }
    // What can only be written is read from the object first.
    let is_first = kind.is_data()
        && (kind != AttributeKind::Data
            || cell.is_some_and(|cell| find_special(cx, cell.get(), Name::Get).is_some()));
    if !is_first {
        if let Some(location) = cx.property_location(object, name) {
            if let Some(site) = site {
                site.slot.add_property(object.shape_unchecked(), location.into());
            }
            return Ok(Some(Found::Value(location.load(cx, object)?)));
        }
        if let Some(dict) = own_dict::table(cx, object) {
            site = None;
            if let Some(value) = cx.dict_get(dict, name)? {
                return Ok(Some(Found::Value(value)));
            }
        }
        // Modules themselves were asked already; those of classes of programs are where any object's properties are.
        if super::module::is_module(cx, object)
            && let Some(cell) = super::module::cell(cx, object, name)
        {
            return Ok(Some(Found::Value(cell.get())));
        }
        if let Some(closure) = object.cast::<Closure>()
            && let Some(value) = crate::calls::function::own_attribute(cx, closure, name)?
        {
            return Ok(Some(Found::Value(value)));
        }
    }
    let Some(cell) = cell else { return read_of_bound_function(cx, object, name) };
    if let Some(site) = site.filter(|_| receiver_of(cx, cell.get(), object) == object) {
        note_class_attribute(cx, site, object, cell, kind)?;
    }
    bind(cx, cell.get(), kind, object, class, name).map(Some)
}

/// Attributes of bound methods that they do not have themselves are those of their functions.
fn read_of_bound_function(cx: &mut Context, object: Value, name: Value) -> Result<Option<Found>> {
    match object.cast::<BoundMethod>() {
        Some(method) => read(cx, method.function.get(), name, None, true),
        None => Ok(None),
    }
}

fn note_class_attribute(
    cx: &mut Context,
    site: Site<'_>,
    object: Value,
    cell: Gc<Cell>,
    kind: AttributeKind,
) -> Result<()> {
    let case = match kind {
        AttributeKind::Plain => PropertyCase::cell(cell),
        AttributeKind::Function => PropertyCase::method(cell),
        AttributeKind::StaticMethod => PropertyCase::Wrapped(cell.value()),
        AttributeKind::ClassMethod
            if object.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC)
                && wrapped(cx, cell.get()).is_some() =>
        {
            PropertyCase::Wrapped(cell.value())
        }
        // Where there is a `__getattr__`, it is asked when the getter raises AttributeError.
        AttributeKind::Property
            if !site.is_call
                && getter(cx, cell.get()).is_some()
                && find_special(cx, object, Name::GetAttr).is_none() =>
        {
            PropertyCase::Getter(cell.value())
        }
        AttributeKind::Getter => match read_by_shape(cx, object, cell.get())? {
            Some(case) => case,
            // What `super()` yields does not go by its shape.
            None if !site.is_call && class_of(cx, object) != type_class(cx, BuiltinType::Super) => {
                PropertyCase::Getter(cell.value())
            }
            None => return Ok(()),
        },
        _ => return Ok(()),
    };
    // Natives are told apart by their data, not by their shape; other fixed shapes each belong to one type.
    let shape = object.shape().filter(|&shape| {
        !matches!(
            shape,
            ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD | ShapeId::ITERATOR | ShapeId::CLOSURE
        )
    });
    if let Some(shape) = shape {
        site.slot.add_property(shape, case);
    }
    Ok(())
}

/// Notes what was read from the class itself.
fn note_attribute_of_class(
    cx: &mut Context,
    site: Site<'_>,
    class: Gc<Class>,
    cell: Gc<Cell>,
    kind: AttributeKind,
) {
    let is_wrapped = match kind {
        AttributeKind::Plain | AttributeKind::Function => false,
        AttributeKind::StaticMethod | AttributeKind::ClassMethod if wrapped(cx, cell.get()).is_some() => true,
        _ => return,
    };
    site.slot.add_of_class(class, cell, is_wrapped);
}

/// What a computed attribute of a builtin type comes to for all objects of a shape, where that is known.
fn read_by_shape(cx: &mut Context, object: Value, getter: Value) -> Result<Option<PropertyCase>> {
    let Some(native) = native_getter(getter) else { return Ok(None) };
    let is_dynamic = object.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC);
    if !is_dynamic || !reads_class(cx.native_entry(native).function) {
        return Ok(None);
    }
    let class = class_of(cx, object);
    let is_told = told_class_of(cx, object) == class;
    Ok(if is_told { Some(PropertyCase::cell(record::cell_of(cx, class)?)) } else { None })
}

/// What the attribute `value` of a class yields when it is read through `object` of class `class`.
pub(super) fn bind(
    cx: &mut Context,
    value: Value,
    kind: AttributeKind,
    object: Value,
    class: Gc<Class>,
    name: Value,
) -> Result<Found> {
    Ok(match kind {
        AttributeKind::Plain => Found::Value(value),
        AttributeKind::Function => Found::Method(value, receiver_of(cx, value, object)),
        AttributeKind::StaticMethod => Found::Value(word(value, WRAPPED)),
        AttributeKind::ClassMethod => bind_to_class(cx, word(value, WRAPPED), class)?,
        AttributeKind::Property => Found::Value(read_property(cx, value, object, name)?),
        AttributeKind::Getter => Found::Value(read_getter(cx, value, object)?),
        AttributeKind::Reader | AttributeKind::Data => match find_special(cx, value, Name::Get) {
            Some(get) => Found::Value(call_special(cx, get, value, &[object, class.value()])?),
            None => Found::Value(value),
        },
    })
}

/// What a class method of `class` calls: class methods may wrap other descriptors.
fn bind_to_class(cx: &mut Context, function: Value, class: Gc<Class>) -> Result<Found> {
    match attribute_kind(cx, function) {
        AttributeKind::Plain | AttributeKind::Function => Ok(Found::Method(function, class.value())),
        kind => {
            let doc = known_name(cx, Name::Doc);
            bind(cx, function, kind, class.value(), class, doc)
        }
    }
}

/// Reads an attribute of a class whose metaclass is a program's.
fn read_by_metaclass(
    cx: &mut Context,
    class: Gc<Class>,
    metaclass: Gc<Class>,
    name: Value,
    site: Option<Site<'_>>,
    hooks: bool,
) -> Result<Option<Found>> {
    let object = class.value();
    if hooks && let Some(hook) = metaclass::own(cx, metaclass, Name::GetAttribute) {
        return match call_hook(cx, hook, object, name)? {
            Some(found) => Ok(Some(Found::Value(found))),
            None => read_by_hook(cx, object, name, true),
        };
    }
    match read_of_class(cx, class, name, site)? {
        None if hooks => read_by_hook(cx, object, name, false),
        found => Ok(found),
    }
}

/// Reads an attribute of a class.
fn read_of_class(
    cx: &mut Context,
    class: Gc<Class>,
    name: Value,
    site: Option<Site<'_>>,
) -> Result<Option<Found>> {
    // What programs choose methods by; nothing of a class comes before it.
    if name == known_name(cx, Name::NameAttribute) {
        if let Some(site) = site
            && metaclass::all_read_as_type(cx)
        {
            let offset = Gc::<Class>::NAME as u32;
            site.slot.add_property(ShapeId::CLASS, PropertyCase::Slot { offset });
        }
        return Ok(Some(Found::Value(class.name.get())));
    }
    let meta = class_of(cx, class.value());
    let meta_attribute = find_in_class(cx, meta, name);
    let meta_kind = match meta_attribute {
        Some(attribute) => attribute_kind(cx, attribute),
        None => AttributeKind::Plain,
    };
    if let (Some(attribute), true) = (meta_attribute, meta_kind.is_data()) {
        return bind(cx, attribute, meta_kind, class.value(), meta, name).map(Some);
    }
    if let Some(cell) = find_cell(cx, class, name) {
        let value = cell.get();
        let kind = attribute_kind(cx, value);
        if let Some(site) = site {
            note_attribute_of_class(cx, site, class, cell, kind);
        }
        return Ok(Some(match kind {
            AttributeKind::StaticMethod => Found::Value(word(value, WRAPPED)),
            AttributeKind::ClassMethod => bind_to_class(cx, word(value, WRAPPED), class)?,
            AttributeKind::Reader | AttributeKind::Data => match find_special(cx, value, Name::Get) {
                Some(get) => Found::Value(call_special(cx, get, value, &[Value::NONE, class.value()])?),
                None => Found::Value(value),
            },
            _ => Found::Value(value),
        }));
    }
    match meta_attribute {
        Some(attribute) => bind(cx, attribute, meta_kind, class.value(), meta, name).map(Some),
        None => Ok(crate::classes::members::member(cx, class, name)?.map(Found::Value)),
    }
}

/// Raises the error for an attribute that is not there.
///
/// # Errors
/// Always.
#[cold]
pub(crate) fn missing<T>(cx: &mut Context, object: Value, name: Value) -> Result<T> {
    let attribute = crate::text::quoted(name);
    let message = if let Some(class) = object.cast::<Class>() {
        format!("type object '{}' has no attribute {attribute}", told_name(cx, class))
    } else if let Some(module) = super::module::name_of(cx, object) {
        module_misses(cx, object, &crate::text::name_text(module), &crate::text::name_text(name))
    } else {
        format!("'{}' object has no attribute {attribute}", type_name(cx, object))
    };
    let error = raise::new_error(cx, BuiltinType::AttributeError, &message)?;
    raise::set_name_and_object(cx, error, name, object)?;
    raise::throw_new(cx, error)
}

/// What is said of an attribute that a module does not have. While modules import each other, it may come yet.
fn module_misses(cx: &mut Context, object: Value, module: &str, attribute: &str) -> String {
    let circular = "(most likely due to a circular import)";
    if crate::imports::is_initializing_named(cx, &format!("{module}.{attribute}")) {
        return format!("cannot access submodule '{attribute}' of module '{module}' {circular}");
    }
    match crate::imports::is_initializing(cx, object) {
        true => format!("partially initialized module '{module}' has no attribute '{attribute}' {circular}"),
        false => format!("module '{module}' has no attribute '{attribute}'"),
    }
}

/// Raises AttributeError with a message.
#[cold]
pub(crate) fn attribute_error<T>(cx: &mut Context, message: &str) -> Result<T> {
    cx.raise(ErrorKind::Attribute, message)
}
