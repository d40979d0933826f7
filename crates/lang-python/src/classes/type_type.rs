//! `type`: calling it, and what classes can be asked.

use heap::RootVec;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::object::string::Str;
use runtime::value::Value;

use super::instance::held_text;
use super::{check, instance, metaclass, object_type, record};
use crate::attributes::{read, write};
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, Method, after_receiver, exactly, new_builtin, receiver};
use crate::names::{Name, name};
use crate::state::{builtin_type, python, told_class_of, type_class};

/// The module of a class: what its attribute says, or where it is built in.
pub(crate) fn module_of(cx: &mut Context, class: Gc<Class>) -> Value {
    if !record::is_programs(class) {
        return record::module(class);
    }
    let key = name(cx, Name::Module);
    crate::attributes::lookup::find_in_class(cx, class, key).unwrap_or(Value::NONE)
}

fn type_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let arguments = after_receiver(arguments);
    match *arguments.positionals() {
        [object] if arguments.keywords.is_empty() => Ok(told_class_of(cx, object).value()),
        [class_name, bases, namespace] => {
            let type_class = type_class(cx, BuiltinType::Type);
            metaclass::new_class(cx, type_class, class_name, bases, namespace, arguments)
        }
        _ => cx.type_error("type() takes 1 or 3 arguments"),
    }
}

fn type_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let text = object_type::full_name(cx, class);
    Ok(cx.new_string(&format!("<class '{text}'>"))?.value())
}

fn type_call(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    instance::make_object(cx, class, after_receiver(arguments))
}

fn set_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let [_, attribute, value] = exactly(cx, this, arguments)?;
    let attribute = write::attribute_name(cx, attribute)?;
    write::set_generic(cx, class.value(), attribute, value, None)?;
    Ok(Value::NONE)
}

fn del_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let [_, attribute] = exactly(cx, this, arguments)?;
    let attribute = write::attribute_name(cx, attribute)?;
    write::delete_generic(cx, class.value(), attribute)?;
    Ok(Value::NONE)
}

/// Whether a method is the one by which attributes of classes are set, or that by which they are deleted.
pub(crate) fn changes_class(function: NativeFn) -> bool {
    [set_attr as NativeFn, del_attr].iter().any(|&known| std::ptr::fn_addr_eq(function, known))
}

fn type_mro(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let order = get_mro(cx, this, arguments)?;
    crate::iteration::list_of(cx, order).map(|list| list.value())
}

fn get_mro(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let order: Vec<Value> = cx.class(class).resolution_order.iter().map(|class| class.value()).collect();
    Ok(cx.new_tuple(&order)?.value())
}

fn get_bases(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let bases: Vec<Value> = cx.class(class).bases.iter().map(|class| class.value()).collect();
    Ok(cx.new_tuple(&bases)?.value())
}

fn set_bases(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, bases] = exactly(cx, this, arguments)?;
    let class: Gc<Class> = receiver(cx, this, Arguments::positional(&[class]))?;
    super::bases::set(cx, class, bases)?;
    Ok(Value::NONE)
}

fn get_base(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    Ok(cx.class(class).bases.first().map_or(Value::NONE, |base| base.value()))
}

fn subclasses(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    crate::state::add_all_types(cx);
    let made: Vec<Value> = cx.class(class).subclasses.iter().map(|class| class.value()).collect();
    Ok(cx.new_list(&made)?.value())
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    Ok(class.name.get())
}

/// The class and the text that a setter of a name is given: a class of a program, and a string.
fn renamed(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    attribute: &str,
) -> Result<(Gc<Class>, Gc<Str>)> {
    let [class, text] = exactly(cx, this, arguments)?;
    let class: Gc<Class> = receiver(cx, this, Arguments::positional(&[class]))?;
    let owner = crate::state::class_name(cx, class);
    if !record::is_programs(class) {
        return cx.type_error(format!("cannot set '{attribute}' attribute of immutable type '{owner}'"));
    }
    if text.is_unbound() {
        return cx.type_error(format!("cannot delete '{attribute}' attribute of immutable type '{owner}'"));
    }
    match held_text(cx, text) {
        Some(text) => Ok((class, text)),
        None => {
            let given = crate::state::type_name(cx, text);
            cx.type_error(format!("can only assign string to {owner}.{attribute}, not '{given}'"))
        }
    }
}

fn set_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (class, text) = renamed(cx, this, arguments, "__name__")?;
    let text = cx.intern_string(text)?.value();
    cx.store(class.value(), Gc::<Class>::NAME, text);
    Ok(Value::NONE)
}

fn get_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    Ok(record::qualified_name(class))
}

fn set_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (class, text) = renamed(cx, this, arguments, "__qualname__")?;
    record::set_qualified_name(cx, class, text.value());
    Ok(Value::NONE)
}

fn get_module(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    Ok(module_of(cx, class))
}

/// An attribute of the class itself, not of those it is made from.
fn own(cx: &mut Context, class: Gc<Class>, known: Name) -> Option<Value> {
    let key = name(cx, known);
    cx.class_attributes(class).bound(key).map(|cell| cell.get())
}

fn get_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let own = own(cx, class, Name::Doc);
    match builtin_type(cx, class) {
        // What `type` has is what computes this.
        Some(ty) if ty.module() == "builtins" && own.is_none_or(|own| own.cast::<Str>().is_none()) => {
            crate::calls::function::doc_of(cx, ty.name())
        }
        _ => Ok(own.unwrap_or(Value::NONE)),
    }
}

fn get_type_parameters(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    Ok(own(cx, class, Name::TypeParams).unwrap_or(python(cx).empty_tuple))
}

fn get_annotations(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    if let Some(annotations) = own(cx, class, Name::Annotations) {
        return Ok(annotations);
    }
    if !record::is_programs(class) {
        let attribute = name(cx, Name::Annotations);
        return read::missing(cx, class.value(), attribute);
    }
    let dict = cx.new_dict()?;
    let attribute = name(cx, Name::Annotations);
    cx.set_class_attribute(class, attribute, dict.value())?;
    Ok(dict.value())
}

fn get_dict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class: Gc<Class> = receiver(cx, this, arguments)?;
    let mut entries = RootVec::new(&cx.heap);
    let no_doc = name(cx, Name::Doc);
    let mut is_without_doc = false;
    for (key, cell) in cx.class_attributes(class).iter() {
        if key == no_doc && cell.get().is_none() {
            is_without_doc = true;
            continue;
        }
        entries.push(key.0);
        entries.push(cell.get().0);
    }
    let dict = cx.new_dict()?;
    let more = super::members::shown(cx, class)?;
    for entries in [entries, more] {
        for index in 0..entries.len() / 2 {
            cx.dict_insert(dict, Value(entries.get(2 * index)), Value(entries.get(2 * index + 1)))?;
        }
    }
    if is_without_doc {
        cx.dict_insert(dict, no_doc, Value::NONE)?;
    }
    new_builtin(cx, BuiltinType::MappingProxy, &[dict.value()])
}

/// `type.__instancecheck__(class, object)`: the answer without the class's own, which may ask for this one.
fn instance_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, object] = exactly(cx, this, arguments)?;
    let is_instance = match class.cast::<Class>() {
        Some(class) => check::is_instance_of(cx, object, class) || check::says_it_is(cx, object, class)?,
        None => check::is_instance(cx, object, class)?,
    };
    Ok(Value::bool(is_instance))
}

fn subclass_check(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, other] = exactly(cx, this, arguments)?;
    let is_subclass = match (other.cast::<Class>(), class.cast::<Class>()) {
        (Some(other), Some(class)) => cx.is_subclass(other, class),
        _ => check::is_subclass(cx, other, class)?,
    };
    Ok(Value::bool(is_subclass))
}

fn type_get_attribute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [class, attribute] = exactly(cx, this, arguments)?;
    let attribute = crate::attributes::write::attribute_name(cx, attribute)?;
    read::get_generic(cx, class, attribute)
}

/// Defines the members of `type`.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Type,
        const {
            &Members {
                methods: &[
                    Method::new("__repr__", type_repr),
                    Method::new("__call__", type_call),
                    Method::new("mro", type_mro),
                    Method::new("__subclasses__", subclasses),
                    Method::new("__instancecheck__", instance_check),
                    Method::new("__subclasscheck__", subclass_check),
                    Method::new("__getattribute__", type_get_attribute),
                    Method::new("__setattr__", set_attr),
                    Method::new("__delattr__", del_attr),
                ],
                getters: &[
                    Getter::writable("__name__", get_name, set_name),
                    Getter::writable("__qualname__", get_qualified_name, set_qualified_name),
                    Getter::new("__module__", get_module),
                    Getter::new("__doc__", get_doc),
                    Getter::new("__annotations__", get_annotations),
                    Getter::new("__dict__", get_dict),
                    Getter::new("__type_params__", get_type_parameters),
                    Getter::new("__mro__", get_mro),
                    Getter::writable("__bases__", get_bases, set_bases),
                    Getter::new("__base__", get_base),
                ],
                static_methods: metaclass::STATIC_METHODS,
                class_methods: metaclass::CLASS_METHODS,
                new: Some(type_new),
                init: Some(metaclass::INIT),
                ..Members::EMPTY
            }
        },
    );
}
