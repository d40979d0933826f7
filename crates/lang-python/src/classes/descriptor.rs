//! Descriptors: `property`, `staticmethod`, `classmethod`, and computed attributes of builtin types.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::Wrapped;
use runtime::native::{Arguments, NativeEntry, NativeFunction};
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::kind::{AttributeKind, attribute_kind};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, between, exactly, exactly_of_own, is_instance,
    new_builtin, own_receiver, parse_arguments, set_word, word,
};
use crate::names::{Name, name};
use crate::state::{class_name, class_of, type_class};

/// Words of a property: getter, setter, deleter, documentation.
mod property_word {
    pub const GET: usize = 0;
    pub const SET: usize = 1;
    pub const DELETE: usize = 2;
    pub const DOC: usize = 3;
}

/// Words of a computed attribute: name, getter, setter or none, class.
mod getter_word {
    pub const NAME: usize = 0;
    pub const GET: usize = 1;
    pub const SET: usize = 2;
    pub const OWNER: usize = 3;
}

/// The word of static and class methods: the function.
pub const WRAPPED: usize = 0;

/// A class method around `function`.
///
/// # Errors
/// When memory is exhausted.
pub fn new_class_method(cx: &mut Context, function: Value) -> Result {
    new_builtin(cx, BuiltinType::ClassMethod, &[function])
}

/// A static method around `function`.
///
/// # Errors
/// When memory is exhausted.
pub fn new_static_method(cx: &mut Context, function: Value) -> Result {
    new_builtin(cx, BuiltinType::StaticMethod, &[function])
}

/// The descriptor of a computed attribute.
pub(crate) fn new_getter(cx: &mut Context, class: Gc<Class>, getter: &Getter) -> Result {
    let name = cx.intern(getter.name)?.value();
    let entry = |function| NativeEntry { function, intrinsic: None };
    let get = cx.new_native_with(getter.name, entry(getter.get), class.value())?.value();
    let set = match getter.set {
        Some(set) => cx.new_native_with(getter.name, entry(set), class.value())?.value(),
        None => Value::NONE,
    };
    new_builtin(cx, BuiltinType::GetSetDescriptor, &[name, get, set, class.value()])
}

/// Reads a computed attribute of a builtin type.
pub(crate) fn read_getter(cx: &mut Context, getter: Value, object: Value) -> Result {
    cx.call(word(getter, getter_word::GET), &[object])
}

/// The function that reads a computed attribute of a builtin type.
pub(crate) fn native_getter(getter: Value) -> Option<Gc<NativeFunction>> {
    word(getter, getter_word::GET).cast()
}

/// Writes a computed attribute of a builtin type; deletes it when `value` is unbound.
pub(crate) fn write_getter(cx: &mut Context, getter: Value, object: Value, value: Value) -> Result<()> {
    let set = word(getter, getter_word::SET);
    if set.is_none() {
        let attribute = crate::text::quoted(word(getter, getter_word::NAME));
        let owner =
            word(getter, getter_word::OWNER).cast().map_or(String::new(), |class| class_name(cx, class));
        let message = match owner.as_str() {
            "property" => "readonly attribute".to_owned(),
            _ => format!("attribute {attribute} of '{owner}' objects is not writable"),
        };
        return cx.raise(ErrorKind::Attribute, &message);
    }
    cx.call(set, &[object, value]).map(|_| ())
}

/// The name of a computed attribute and its class, for its text.
fn getter_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [getter] = exactly_of_own(cx, this, arguments)?;
    let attribute = crate::text::quoted(word(getter, getter_word::NAME));
    let owner = word(getter, getter_word::OWNER).cast().map_or(String::new(), |class| class_name(cx, class));
    Ok(cx.new_string(&format!("<attribute {attribute} of '{owner}' objects>"))?.value())
}

fn getter_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 3)?;
    let getter = own_receiver(cx, this, arguments)?;
    if values[1].is_none() {
        return Ok(getter);
    }
    require_owned(cx, getter, values[1])?;
    read_getter(cx, getter, values[1])
}

/// Refuses an object that is not of the class whose attribute is computed.
fn require_owned(cx: &mut Context, getter: Value, object: Value) -> Result<()> {
    let Some(owner) = word(getter, getter_word::OWNER).cast::<Class>() else { return Ok(()) };
    let class = class_of(cx, object);
    if cx.is_subclass(class, owner) {
        return Ok(());
    }
    let attribute = crate::text::quoted(word(getter, getter_word::NAME));
    let (owner, given) = (class_name(cx, owner), class_name(cx, class));
    cx.type_error(format!("descriptor {attribute} for '{owner}' objects doesn't apply to a '{given}' object"))
}

fn getter_set(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, object, value] = exactly(cx, this, arguments)?;
    let getter = own_receiver(cx, this, arguments)?;
    require_owned(cx, getter, object)?;
    write_getter(cx, getter, object, value)?;
    Ok(Value::NONE)
}

fn getter_delete(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, object] = exactly(cx, this, arguments)?;
    let getter = own_receiver(cx, this, arguments)?;
    require_owned(cx, getter, object)?;
    write_getter(cx, getter, object, Value::UNBOUND)?;
    Ok(Value::NONE)
}

fn getter_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, getter_word::NAME))
}

fn getter_owner(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, getter_word::OWNER))
}

fn getter_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let getter = own_receiver(cx, this, arguments)?;
    let attribute = crate::text::name_text(word(getter, getter_word::NAME));
    let owner = word(getter, getter_word::OWNER).cast().map_or(String::new(), |class| class_name(cx, class));
    Ok(cx.new_string(&format!("{owner}.{attribute}"))?.value())
}

/// What a static method or class method wraps. What class methods wrap that is computed is read as it comes.
pub(crate) fn wrapped(cx: &mut Context, attribute: Value) -> Option<Wrapped> {
    let value = word(attribute, WRAPPED);
    match attribute_kind(cx, attribute) {
        AttributeKind::StaticMethod => Some(Wrapped { value, binds_class: false }),
        AttributeKind::ClassMethod => {
            let is_called =
                matches!(attribute_kind(cx, value), AttributeKind::Plain | AttributeKind::Function);
            is_called.then_some(Wrapped { value, binds_class: true })
        }
        _ => None,
    }
}

/// The function that computes an attribute, if `property` is one of a program's that has a closure, or of a builtin type.
pub(crate) fn getter(cx: &mut Context, property: Value) -> Option<Value> {
    if class_of(cx, property) == type_class(cx, BuiltinType::GetSetDescriptor) {
        return native_getter(property).map(|native| native.value());
    }
    let get = word(property, property_word::GET);
    (get.shape() == Some(ShapeId::CLOSURE)).then_some(get)
}

/// The function that a property calls to be written, if it is a closure.
pub(crate) fn setter(property: Value) -> Option<Value> {
    let set = word(property, property_word::SET);
    (set.shape() == Some(ShapeId::CLOSURE)).then_some(set)
}

/// Reads a property.
pub(crate) fn read_property(cx: &mut Context, property: Value, object: Value, attribute: Value) -> Result {
    let get = word(property, property_word::GET);
    if get.is_none() {
        return property_error(cx, object, attribute, "getter");
    }
    cx.call(get, &[object])
}

/// Writes a property; deletes it when `value` is unbound.
pub(crate) fn write_property(
    cx: &mut Context,
    property: Value,
    object: Value,
    attribute: Value,
    value: Value,
) -> Result<()> {
    let (index, what) =
        if value.is_unbound() { (property_word::DELETE, "deleter") } else { (property_word::SET, "setter") };
    let function = word(property, index);
    if function.is_none() {
        return property_error(cx, object, attribute, what);
    }
    let arguments = [object, value];
    cx.call(function, &arguments[..if value.is_unbound() { 1 } else { 2 }]).map(|_| ())
}

#[cold]
fn property_error<T>(cx: &mut Context, object: Value, attribute: Value, what: &str) -> Result<T> {
    let class = crate::state::class_of(cx, object);
    let owner = crate::text::name_text(super::record::qualified_name(class));
    let attribute = crate::text::quoted(attribute);
    cx.raise(ErrorKind::Attribute, &format!("property {attribute} of '{owner}' object has no {what}"))
}

fn property_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let property = own_receiver(cx, this, arguments)?;
    let arguments = after_receiver(arguments);
    let values = parse_arguments(cx, "property", arguments, ["fget", "fset", "fdel", "doc"], 0, 4)?;
    for (index, value) in values.into_iter().enumerate() {
        set_word(cx, property, index, if value.is_unbound() { Value::NONE } else { value });
    }
    // A class made from `property` may have a text of its own, which is not that of its objects.
    let class = crate::state::class_of(cx, property);
    if super::record::is_programs(class) && super::record::slots(class).is_none() {
        let doc = property_doc(cx, this, Arguments::positional(&[property]))?;
        let key = name(cx, Name::Doc);
        if !doc.is_none() {
            crate::attributes::write::set_attribute(cx, property, key, doc)?;
        }
    }
    Ok(Value::NONE)
}

/// A property of the class of `property` with these words.
fn property_like(cx: &mut Context, property: Value, words: &[Value]) -> Result {
    let class = crate::state::class_of(cx, property);
    let copy = cx.new_instance(class)?;
    for (index, &value) in words.iter().enumerate() {
        set_word(cx, copy, index, value);
    }
    Ok(copy)
}

fn property_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 3)?;
    let property = own_receiver(cx, this, arguments)?;
    if values[1].is_none() {
        return Ok(property);
    }
    let unnamed = name(cx, Name::Doc);
    read_property(cx, property, values[1], unnamed)
}

fn property_set(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, object, value] = exactly(cx, this, arguments)?;
    let property = own_receiver(cx, this, arguments)?;
    let unnamed = name(cx, Name::Doc);
    write_property(cx, property, object, unnamed, value)?;
    Ok(Value::NONE)
}

fn property_delete(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, object] = exactly(cx, this, arguments)?;
    let property = own_receiver(cx, this, arguments)?;
    let unnamed = name(cx, Name::Doc);
    write_property(cx, property, object, unnamed, Value::UNBOUND)?;
    Ok(Value::NONE)
}

fn is_abstract(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [wrapper] = exactly(cx, this, arguments)?;
    let key = name(cx, Name::IsAbstract);
    // Of properties, any of the functions may be abstract.
    let count = if is_instance(cx, wrapper, BuiltinType::Property) { 3 } else { 1 };
    for index in 0..count {
        let function = word(wrapper, index);
        if let Some(value) = super::super::attributes::read::find_attribute(cx, function, key)?
            && crate::truth::truth(cx, value)?
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn static_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    between(cx, this, arguments, 2, 3)?;
    Ok(word(own_receiver(cx, this, arguments)?, WRAPPED))
}

fn class_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 3)?;
    let wrapper = own_receiver(cx, this, arguments)?;
    let class = match values.get(2) {
        Some(&class) if !class.is_none() => class,
        _ => crate::state::class_of(cx, values[1]).value(),
    };
    Ok(cx.new_bound_method(word(wrapper, WRAPPED), class)?.value())
}

fn property_with(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    index: usize,
) -> Result {
    let [property, function] = exactly_of_own(cx, this, arguments)?;
    let words: [Value; 4] = std::array::from_fn(|index| word(property, index));
    let copy = property_like(cx, property, &words)?;
    set_word(cx, copy, index, function);
    Ok(copy)
}

fn property_getter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    property_with(cx, this, arguments, property_word::GET)
}

fn property_setter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    property_with(cx, this, arguments, property_word::SET)
}

fn property_deleter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    property_with(cx, this, arguments, property_word::DELETE)
}

fn property_word_of(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    index: usize,
) -> Result {
    let [property] = exactly(cx, this, arguments)?;
    Ok(word(property, index))
}

fn property_fget(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    property_word_of(cx, this, arguments, property_word::GET)
}

fn property_fset(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    property_word_of(cx, this, arguments, property_word::SET)
}

fn property_fdel(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    property_word_of(cx, this, arguments, property_word::DELETE)
}

fn property_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [property] = exactly(cx, this, arguments)?;
    let doc = word(property, property_word::DOC);
    let get = word(property, property_word::GET);
    if !doc.is_none() || get.is_none() {
        return Ok(doc);
    }
    let doc_name = name(cx, Name::Doc);
    super::super::attributes::read::get_attribute(cx, get, doc_name)
}

fn set_property_doc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [property, doc] = exactly(cx, this, arguments)?;
    set_word(cx, property, property_word::DOC, if doc.is_unbound() { Value::NONE } else { doc });
    Ok(Value::NONE)
}

fn static_method_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [function] = parse_arguments(cx, "staticmethod", after_receiver(arguments), [""], 1, 1)?;
    new_static_method(cx, function)
}

fn class_method_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [function] = parse_arguments(cx, "classmethod", after_receiver(arguments), [""], 1, 1)?;
    new_class_method(cx, function)
}

fn wrapped_function(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [wrapper] = exactly(cx, this, arguments)?;
    Ok(word(wrapper, WRAPPED))
}

/// What the wrapped function says of itself.
fn told_by_wrapped<const NAME: u8>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let [wrapper] = exactly(cx, this, arguments)?;
    let key = name(cx, Name::ALL[NAME as usize]);
    crate::attributes::read::get_attribute(cx, word(wrapper, WRAPPED), key)
}

fn wrapper_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [wrapper] = exactly_of_own(cx, this, arguments)?;
    let class = crate::state::class_of(cx, wrapper);
    let function = crate::text::repr_text(cx, word(wrapper, WRAPPED))?;
    Ok(cx.new_string(&format!("<{}({function})>", class_name(cx, class)))?.value())
}

fn call_static(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let wrapper = own_receiver(cx, this, arguments)?;
    cx.call_with(word(wrapper, WRAPPED), after_receiver(arguments))
}

/// Whether `class` is the builtin type or made from it.
pub(crate) fn is_kind(cx: &mut Context, class: Gc<Class>, ty: BuiltinType) -> bool {
    let wanted = type_class(cx, ty);
    cx.is_subclass(class, wanted)
}

/// Defines the members of the descriptor types.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Property,
        const {
            &Members {
                methods: &[
                    Method::new("getter", property_getter),
                    Method::new("setter", property_setter),
                    Method::new("deleter", property_deleter),
                    Method::new("__get__", property_get),
                    Method::new("__set__", property_set),
                    Method::new("__delete__", property_delete),
                ],
                getters: &[
                    Getter::new("fget", property_fget),
                    Getter::new("fset", property_fset),
                    Getter::new("fdel", property_fdel),
                    Getter::writable("__doc__", property_doc, set_property_doc),
                    Getter::new("__isabstractmethod__", is_abstract),
                ],
                init: Some(property_init),
                ..Members::EMPTY
            }
        },
    );
    const WRAPPED_FUNCTION: &[Getter] = &[
        Getter::new("__name__", told_by_wrapped::<{ Name::NameAttribute as u8 }>),
        Getter::new("__qualname__", told_by_wrapped::<{ Name::QualifiedName as u8 }>),
        Getter::new("__doc__", told_by_wrapped::<{ Name::Doc as u8 }>),
        Getter::new("__module__", told_by_wrapped::<{ Name::Module as u8 }>),
        Getter::new("__annotations__", told_by_wrapped::<{ Name::Annotations as u8 }>),
        Getter::new("__func__", wrapped_function),
        Getter::new("__wrapped__", wrapped_function),
        Getter::new("__isabstractmethod__", is_abstract),
    ];
    types.add(
        BuiltinType::StaticMethod,
        const {
            &Members {
                methods: &[
                    Method::new("__call__", call_static),
                    Method::new("__get__", static_get),
                    Method::new("__repr__", wrapper_repr),
                ],
                getters: WRAPPED_FUNCTION,
                new: Some(static_method_new),
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::ClassMethod,
        const {
            &Members {
                methods: &[Method::new("__get__", class_get), Method::new("__repr__", wrapper_repr)],
                getters: WRAPPED_FUNCTION,
                new: Some(class_method_new),
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::GetSetDescriptor,
        const {
            &Members {
                methods: &[
                    Method::new("__repr__", getter_repr),
                    Method::new("__get__", getter_get),
                    Method::new("__set__", getter_set),
                    Method::new("__delete__", getter_delete),
                ],
                getters: &[
                    Getter::new("__name__", getter_name),
                    Getter::new("__qualname__", getter_qualified_name),
                    Getter::new("__objclass__", getter_owner),
                ],
                ..Members::EMPTY
            }
        },
    )
}
