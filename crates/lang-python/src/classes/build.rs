//! Making classes: what the `class` statement and `type(name, bases, namespace)` do.

use abi::object_layout::KIND_MAX_WORDS;
use heap::RootVec;
use runtime::class::{Class, ClassDefinition};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::cell::Cell;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::instance::held_text;
use super::metaclass::{self, Pending};
use super::{bases, descriptor, record, resolution};
use crate::attributes::lookup::find_special;
use crate::attributes::read::find_attribute;
use crate::builtin_type::BuiltinType;
use crate::calls::{call_special, call_special_with};
use crate::names::{Name, name};
use crate::state::{class_name, python, type_class, type_name};

/// Room for properties that nothing announces.
const SPARE_PROPERTIES: u32 = 1;

/// Makes the class of a `class` statement; `keywords` is a dict or none, `namespace` what the body filled, `hints` a tuple
/// of names of properties that its methods set, `cell` the cell of `__class__` for its methods or none.
///
/// # Errors
/// TypeError when the bases cannot be combined or the keywords are not understood; what the program's hooks raise.
pub(crate) fn build_class(
    cx: &mut Context,
    class_name_text: Value,
    bases: Value,
    keywords: Value,
    namespace: Value,
    hints: Value,
    cell: Value,
) -> Result {
    let base_list = base_classes(cx, bases)?;
    let maker = metaclass::maker(cx, &base_list, keywords)?;
    let bases_given = bases;
    let bases = tuple_of_classes(cx, &base_list, bases)?;
    if bases != bases_given && namespace.cast::<Dict>().is_some() {
        let key = cx.intern("__orig_bases__")?.value();
        crate::elements::set(cx, namespace, key, bases_given)?;
    }
    if cell.cast::<Cell>().is_some() {
        let key = name(cx, Name::ClassCell);
        crate::elements::set(cx, namespace, key, cell)?;
    }
    let type_class = type_class(cx, BuiltinType::Type);
    if maker == type_class.value() {
        let Some(namespace) = cx.cast::<Dict>(namespace) else {
            return cx.type_error("the namespace of a class must be a dict");
        };
        let (names, values) = class_keywords(cx, keywords, &[])?;
        let arguments = Arguments { values: values.as_slice(), keywords: names.as_slice() };
        return build(cx, type_class, class_name_text, &base_list, namespace, hints, arguments);
    }
    python(cx).pending_class = Pending { namespace, hints };
    let (names, values) = class_keywords(cx, keywords, &[class_name_text, bases, namespace])?;
    let class = cx.call_with(maker, Arguments { values: values.as_slice(), keywords: names.as_slice() });
    python(cx).pending_class = Pending::NONE;
    class
}

/// Makes a class of `metaclass` with the attributes in `namespace`, and runs the hooks of its attributes and bases.
/// `arguments` are keywords alone.
pub(super) fn build(
    cx: &mut Context,
    metaclass: Gc<Class>,
    class_name_text: Value,
    bases: &[Gc<Class>],
    namespace: Gc<Dict>,
    hints: Value,
    arguments: Arguments<'_>,
) -> Result {
    let class = new_class(cx, class_name_text, bases, namespace, hints)?;
    if metaclass != type_class(cx, BuiltinType::Type) {
        record::set_metaclass(cx, class, metaclass);
        super::metaclass::note_use(cx, metaclass);
    }
    fill(cx, class, namespace)?;
    set_names(cx, class, namespace)?;
    initialize_subclass(cx, class, arguments)?;
    Ok(class.value())
}

/// The keywords of a class statement but for `metaclass`: their names, and `positional` with their values behind.
pub(super) fn class_keywords(
    cx: &mut Context,
    keywords: Value,
    positional: &[Value],
) -> Result<(Gc<Tuple>, Gc<Tuple>)> {
    let mut names = RootVec::new(&cx.heap);
    let mut values = RootVec::new(&cx.heap);
    positional.iter().for_each(|value| values.push(value.0));
    if let Some(keywords) = keywords.cast::<Dict>() {
        for (key, value) in crate::tables::entries(keywords) {
            if !key.cast::<Str>().is_some_and(|key| key.equals_str("metaclass")) {
                names.push(key.0);
                values.push(value.0);
            }
        }
    }
    Ok((cx.new_tuple_from(&names)?, cx.new_tuple_from(&values)?))
}

/// The bases as a tuple of classes: `given` where it is that already.
pub(super) fn tuple_of_classes(cx: &mut Context, classes: &[Gc<Class>], given: Value) -> Result {
    match given.cast::<Tuple>() {
        Some(tuple) if tuple.as_slice().iter().all(|base| base.cast::<Class>().is_some()) => Ok(given),
        _ => {
            let values: Vec<Value> = classes.iter().map(|class| class.value()).collect();
            Ok(cx.new_tuple(&values)?.value())
        }
    }
}

/// The bases as classes; `object` when there is none.
pub(super) fn base_classes(cx: &mut Context, bases: Value) -> Result<Vec<Gc<Class>>> {
    let items: &[Value] = match (bases.cast::<Tuple>(), bases.cast::<List>()) {
        (Some(tuple), _) => tuple.as_slice(),
        (_, Some(list)) => list.as_slice(),
        _ => &[],
    };
    // Classes live as long as the isolate, so the vector need not be a root.
    let mut classes = Vec::with_capacity(items.len().max(1));
    for &item in items {
        if let Some(class) = item.cast::<Class>() {
            bases::check(cx, class)?;
            classes.push(class);
        } else if let Some(entries) = mro_entries(cx, item)? {
            let replaced = cx.call(entries, &[bases])?;
            for &entry in replaced.cast::<Tuple>().map_or(&[][..], |tuple| tuple.as_slice()) {
                if let Some(class) = entry.cast::<Class>() {
                    bases::check(cx, class)?;
                    classes.push(class);
                }
            }
        } else {
            let given = type_name(cx, item);
            return cx.type_error(format!("bases must be types, not '{given}'"));
        }
    }
    if classes.is_empty() {
        classes.push(type_class(cx, BuiltinType::Object));
    }
    Ok(classes)
}

/// What says which bases stand for a base that is no class: an attribute, which may be the object's own.
pub(super) fn mro_entries(cx: &mut Context, base: Value) -> Result<Option<Value>> {
    let key = name(cx, Name::MroEntries);
    find_attribute(cx, base, key)
}

/// A class without attributes.
fn new_class(
    cx: &mut Context,
    class_name_text: Value,
    bases: &[Gc<Class>],
    namespace: Gc<Dict>,
    hints: Value,
) -> Result<Gc<Class>> {
    let Some(text) = held_text(cx, class_name_text) else {
        let given = type_name(cx, class_name_text);
        return cx.type_error(format!("type.__new__() argument 1 must be str, not {given}"));
    };
    let interned = cx.intern_string(text)?.value();
    let best = bases::best(cx, bases)?;
    let ancestors = resolution::linearize(cx, bases)?;
    let value_type = bases::value_type(cx, best);
    let layout = cx.class(best).layout;
    let base_words = if value_type.is_some() { 1 } else { cx.class(best).base_words };
    let listed =
        names_listed(cx, namespace, Name::Slots)?.max(names_listed(cx, namespace, Name::Annotations)?);
    let inherited = bases.iter().map(|&base| {
        let info = cx.class(base);
        if record::is_programs(base) { cx.shapes[info.root_shape].capacity - SPARE_PROPERTIES } else { 0 }
    });
    let announced = hints.cast::<Tuple>().map_or(0, |names| names.len() as u32).max(listed);
    let capacity = inherited.max().unwrap_or(0) + announced + SPARE_PROPERTIES;
    let capacity = capacity.min(KIND_MAX_WORDS as u32 - base_words);
    let class = cx.new_class(ClassDefinition {
        name: interned,
        bases: bases.to_vec(),
        ancestors,
        layout,
        base_words,
        capacity,
        may_grow: true,
        late: None,
    })?;
    let key = name(cx, Name::QualifiedName);
    let qualified = match cx.dict_get(namespace, key)? {
        Some(qualified) if held_text(cx, qualified).is_none() => {
            let given = type_name(cx, qualified);
            return cx.type_error(format!("type __qualname__ must be a str, not {given}"));
        }
        Some(qualified) => qualified,
        None => interned,
    };
    record::attach_programs(cx, class, qualified)?;
    record::set_hints(cx, class, hints);
    if let Some(value_type) = value_type {
        record::set_value_type(cx, class, value_type);
    }
    Ok(class)
}

/// How many properties `__slots__` or the annotations of a class's body announce.
fn names_listed(cx: &mut Context, namespace: Gc<Dict>, key: Name) -> Result<u32> {
    let key = name(cx, key);
    let Some(names) = cx.dict_get(namespace, key)? else { return Ok(0) };
    let count = match (names.cast::<Tuple>(), names.cast::<List>(), names.cast::<Dict>()) {
        (Some(names), _, _) => names.len(),
        (_, Some(names), _) => names.len(),
        (_, _, Some(names)) => names.len(),
        _ => 1,
    };
    Ok(count as u32)
}

/// Sets the attributes of a class as its body left them.
fn fill(cx: &mut Context, class: Gc<Class>, namespace: Gc<Dict>) -> Result<()> {
    let qualified = name(cx, Name::QualifiedName);
    let (new, init_subclass) = (name(cx, Name::New), name(cx, Name::InitSubclass));
    let (class_get_item, slots) = (name(cx, Name::ClassGetItem), name(cx, Name::Slots));
    let class_cell = name(cx, Name::ClassCell);
    let mut defines_eq = false;
    let mut defines_hash = false;
    let (eq, hash) = (name(cx, Name::Eq), name(cx, Name::Hash));
    for (key, value) in crate::tables::entries(namespace) {
        let Some(key) = held_text(cx, key) else { continue };
        let key = cx.intern_string(key)?.value();
        if key == qualified {
            continue;
        }
        if key == class_cell {
            if let Some(cell) = value.cast::<Cell>() {
                cx.store_field(cell, |cell| &cell.value, class.value());
            }
            continue;
        }
        let is_function = value.shape() == Some(ShapeId::CLOSURE);
        let value = if key == new && is_function {
            descriptor::new_static_method(cx, value)?
        } else if (key == init_subclass || key == class_get_item) && is_function {
            descriptor::new_class_method(cx, value)?
        } else {
            value
        };
        defines_eq |= key == eq;
        defines_hash |= key == hash;
        if key == slots {
            set_slots(cx, class, value)?;
            for &slot in record::own_slots(class) {
                if cx.dict_get(namespace, slot)?.is_some() {
                    let slot = crate::text::quoted(slot);
                    return cx.value_error(format!("{slot} in __slots__ conflicts with class variable"));
                }
            }
        }
        cx.set_class_attribute(class, key, value)?;
        super::check::note_attribute(cx, class, key);
    }
    if defines_eq && !defines_hash {
        cx.set_class_attribute(class, hash, Value::NONE)?;
    }
    let module = name(cx, Name::Module);
    if cx.class_attributes(class).bound(module).is_none() {
        let running = python(cx).imports.running();
        let of = running.and_then(|running| crate::attributes::module::name_of(cx, running));
        let of = of.unwrap_or(name(cx, Name::Main));
        cx.set_class_attribute(class, module, of)?;
    }
    let of = cx.class_attributes(class).bound(module).map_or(Value::NONE, |cell| cell.get());
    if crate::modules::in_c::is_class(&crate::text::name_text(of), &class_name(cx, class)) {
        record::set_module(cx, class, of);
    }
    let doc = name(cx, Name::Doc);
    if cx.class_attributes(class).bound(doc).is_none() {
        cx.set_class_attribute(class, doc, Value::NONE)?;
    }
    super::members::add_hidden(cx, class)
}

/// The property that an item of `__slots__` names: a private one has the name that methods see.
fn slot_name(cx: &mut Context, class: Gc<Class>, item: Gc<Str>) -> Result {
    let text = item.to_cow();
    let owner = class_name(cx, class);
    let owner = owner.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || owner.is_empty() {
        return Ok(cx.intern_string(item)?.value());
    }
    Ok(cx.intern(&format!("_{owner}{text}"))?.value())
}

/// Notes which properties objects may have: those of `__slots__`, when all classes it is made from name theirs.
fn set_slots(cx: &mut Context, class: Gc<Class>, slots: Value) -> Result<()> {
    let mut names = RootVec::new(&cx.heap);
    match held_text(cx, slots) {
        Some(single) => names.push(slot_name(cx, class, single)?.0),
        None => {
            let items = crate::iteration::collect(cx, slots)?;
            for index in 0..items.len() {
                let Some(text) = held_text(cx, Value(items.get(index))) else {
                    let given = type_name(cx, Value(items.get(index)));
                    return cx.type_error(format!("__slots__ items must be strings, not '{given}'"));
                };
                if !crate::builtins::str_::is_name(&text.to_cow()) {
                    return cx.type_error("__slots__ must be identifiers");
                }
                names.push(slot_name(cx, class, text)?.0);
            }
        }
    }
    let object = type_class(cx, BuiltinType::Object);
    let own = cx.new_tuple_from(&names)?;
    let dict = name(cx, Name::Dict);
    let members: Vec<Value> = own.as_slice().iter().copied().filter(|&slot| slot != dict).collect();
    let members = cx.new_tuple(&members)?;
    record::set_own_slots(cx, class, members.value());
    let ancestors = cx.class(class).resolution_order.clone();
    for ancestor in ancestors.into_iter().skip(1).filter(|&ancestor| ancestor != object) {
        match record::slots(ancestor).cast::<Tuple>() {
            Some(inherited) => inherited.as_slice().iter().for_each(|name| names.push(name.0)),
            None => return Ok(()),
        }
    }
    if names.as_slice().contains(&dict.0) {
        return Ok(());
    }
    let names = cx.new_tuple_from(&names)?;
    record::set_slots(cx, class, names.value());
    Ok(())
}

/// Tells attributes their names.
fn set_names(cx: &mut Context, class: Gc<Class>, namespace: Gc<Dict>) -> Result<()> {
    for (key, value) in crate::tables::entries(namespace) {
        let is_object = value.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC);
        if !is_object {
            continue;
        }
        if let Some(method) = find_special(cx, value, Name::SetName)
            && let Err(thrown) = call_special(cx, method, value, &[class.value(), key])
        {
            note_failure(cx, value, key, class)?;
            return Err(thrown);
        }
    }
    Ok(())
}

/// Adds to the pending exception whose `__set_name__` raised it.
#[cold]
fn note_failure(cx: &mut Context, value: Value, key: Value, class: Gc<Class>) -> Result<()> {
    let exception = cx.take_exception();
    let key = crate::text::repr_text(cx, key)?;
    let (ty, owner) = (crate::state::type_name(cx, value), crate::state::class_name(cx, class));
    let text = cx.new_string(&format!("Error calling __set_name__ on '{ty}' instance {key} in '{owner}'"))?;
    let add_note = cx.intern("add_note")?.value();
    crate::calls::call_method(cx, exception, add_note, &[text.value()])?;
    cx.exception = exception;
    Ok(())
}

/// Tells the next class in the resolution order that a class was made from it.
fn initialize_subclass(cx: &mut Context, class: Gc<Class>, arguments: Arguments<'_>) -> Result<()> {
    let key = name(cx, Name::InitSubclass);
    if let Some(cell) = cx.find_class_attribute_after(class, class, key) {
        let hook = cell.get();
        let function = match crate::attributes::kind::attribute_kind(cx, hook) {
            crate::attributes::kind::AttributeKind::ClassMethod => {
                crate::define::word(hook, descriptor::WRAPPED)
            }
            _ => return call_special_with(cx, hook, class.value(), arguments).map(|_| ()),
        };
        return cx.call_with_receiver(function, class.value(), arguments).map(|_| ());
    }
    if arguments.keywords.is_empty() {
        return Ok(());
    }
    let name = class_name(cx, class);
    cx.type_error(format!("{name}.__init_subclass__() takes no keyword arguments"))
}
