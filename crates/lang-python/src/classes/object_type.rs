//! `object`: what every object can do.

use abi::intrinsic::Intrinsic;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeEntry, NativeFn, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::hash_table::hash_of_identity;
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{bases, descriptor, instance, record};
use crate::attributes::lookup::find_special;
use crate::attributes::{module, own_dict, property_dict, read, write};
use crate::builtin_type::BuiltinType;
use crate::calls::{call_if_special, call_special};
use crate::define::{Declarations, Getter, Members, Method, between, exactly};
use crate::names::{Name, name};
use crate::state::{class_of, object_methods, python, told_class_of, type_class, type_name};

/// The name of a class as `repr` gives it: with its module, unless that is `builtins`.
pub(crate) fn full_name(cx: &mut Context, class: Gc<Class>) -> String {
    let module = super::type_type::module_of(cx, class);
    let qualified = crate::text::name_text(record::qualified_name(class));
    match module.cast::<Str>() {
        Some(module) if !module.equals_str("builtins") => format!("{}.{qualified}", module.to_cow()),
        _ => qualified,
    }
}

fn object_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let text = if object == python(cx).not_implemented {
        "NotImplemented".to_owned()
    } else if object == python(cx).ellipsis {
        "Ellipsis".to_owned()
    } else if object.is_none() {
        "None".to_owned()
    } else if let Some(name) = module::name_of(cx, object) {
        module_repr(cx, object, name)
    } else {
        let class = class_of(cx, object);
        let address = if object.is_pointer() { object.address() } else { object.0 as usize };
        format!("<{} object at {address:#x}>", full_name(cx, class))
    };
    Ok(cx.new_string(&text)?.value())
}

fn module_repr(cx: &mut Context, module_object: Value, module_name: Value) -> String {
    let (key, path) = (name(cx, Name::File), name(cx, Name::Path));
    let file = module::cell(cx, module_object, key).map(|cell| cell.get());
    let file = file.filter(|file| !file.is_none()).map(crate::text::name_text);
    let text = crate::text::name_text(module_name);
    match file {
        Some(file) => format!("<module '{text}' from '{file}'>"),
        None if crate::modules::find(&text).is_some() => format!("<module '{text}' (built-in)>"),
        None if module::cell(cx, module_object, path).is_some() => format!("<module '{text}' (namespace)>"),
        None => format!("<module '{text}'>"),
    }
}

fn object_str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    // Who asks for the text looks at what `__repr__` yields.
    match find_special(cx, object, Name::Repr) {
        Some(method) => call_special(cx, method, object, &[]),
        None => crate::text::told_repr(cx, object),
    }
}

fn object_format(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, spec] = exactly(cx, this, arguments)?;
    if spec.cast::<Str>().is_some_and(|spec| !spec.is_empty()) {
        let given = type_name(cx, object);
        return cx.type_error(format!("unsupported format string passed to {given}.__format__"));
    }
    Ok(crate::text::str(cx, object)?.value())
}

fn object_eq(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = exactly(cx, this, arguments)?;
    Ok(if a == b { Value::TRUE } else { python(cx).not_implemented })
}

fn object_ne(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = exactly(cx, this, arguments)?;
    let not_implemented = python(cx).not_implemented;
    match call_if_special(cx, a, Name::Eq, &[b])? {
        Some(result) if result != not_implemented => Ok(Value::bool(!crate::truth::truth(cx, result)?)),
        _ => Ok(not_implemented),
    }
}

/// Whether a method is `==` or `!=` of objects whose class says nothing of it.
pub(crate) fn compares_identity(function: NativeFn) -> bool {
    [object_eq as NativeFn, object_ne].iter().any(|&known| std::ptr::fn_addr_eq(function, known))
}

fn object_order(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, _] = exactly(cx, this, arguments)?;
    Ok(python(cx).not_implemented)
}

/// The hash of an object by its identity.
fn object_hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    cx.hash_varies = true;
    cx.new_int((hash_of_identity(object) & (u64::MAX >> 3)) as i64)
}

fn object_init(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if arguments.values.len() > 1 {
        let class = class_of(cx, arguments.values[0]);
        let new_name = name(cx, Name::New);
        let object_new = object_methods(cx).new;
        let overrides_new = crate::attributes::lookup::find_in_class(cx, class, new_name) != Some(object_new);
        let init_name = name(cx, Name::Init);
        let object_init = object_methods(cx).init;
        let overrides_init =
            crate::attributes::lookup::find_in_class(cx, class, init_name) != Some(object_init);
        if overrides_init {
            return cx
                .type_error("object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if !overrides_new && record::value_type(class).is_none() {
            let name = crate::state::class_name(cx, class);
            return cx.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            ));
        }
    }
    Ok(Value::NONE)
}

fn init_subclass(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class = arguments.values.first().and_then(|class| class.cast::<Class>());
    if !arguments.keywords.is_empty() || arguments.values.len() > 1 {
        let name = class.map_or("object".to_owned(), |class| crate::state::class_name(cx, class));
        return cx.type_error(format!("{name}.__init_subclass__() takes no keyword arguments"));
    }
    Ok(Value::NONE)
}

fn get_attribute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, attribute] = exactly(cx, this, arguments)?;
    let attribute = write::attribute_name(cx, attribute)?;
    read::get_generic(cx, object, attribute)
}

fn set_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, attribute, value] = exactly(cx, this, arguments)?;
    let attribute = write::attribute_name(cx, attribute)?;
    write::set_own(cx, object, attribute, value, None)?;
    Ok(Value::NONE)
}

fn del_attr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, attribute] = exactly(cx, this, arguments)?;
    let attribute = write::attribute_name(cx, attribute)?;
    write::delete_own(cx, object, attribute)?;
    Ok(Value::NONE)
}

fn get_class(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    Ok(told_class_of(cx, object).value())
}

/// Whether a computed attribute is the class of the object.
pub(crate) fn reads_class(function: NativeFn) -> bool {
    std::ptr::fn_addr_eq(function, get_class as NativeFn)
}

fn set_class(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, class] = exactly(cx, this, arguments)?;
    if class.is_unbound() {
        return cx.type_error("can't delete __class__ attribute");
    }
    let Some(new) = class.cast::<Class>() else {
        let given = type_name(cx, class);
        return cx.type_error(format!("__class__ must be set to a class, not '{given}' object"));
    };
    let old = class_of(cx, object);
    let is_changeable =
        |cx: &mut Context, class| record::is_programs(class) || class == type_class(cx, BuiltinType::Module);
    if !is_changeable(cx, old) || !is_changeable(cx, new) {
        return cx
            .type_error("__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if !bases::are_laid_out_alike(cx, old, new) || !cx.set_class(object, new)? {
        let (new, old) = (crate::state::class_name(cx, new), crate::state::class_name(cx, old));
        return cx.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'"));
    }
    Ok(Value::NONE)
}

/// The properties of an object as a new dict.
///
/// # Errors
/// When memory is exhausted.
pub fn properties(cx: &mut Context, object: Value) -> Result<Gc<Dict>> {
    let dict = cx.new_dict()?;
    take_properties(cx, object, dict)?;
    Ok(dict)
}

/// Enters the properties of an object into a dict.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn take_properties(cx: &mut Context, object: Value, dict: Gc<Dict>) -> Result<()> {
    if module::is_module(cx, object) {
        for (key, value) in module::entries(cx, object) {
            cx.dict_insert(dict, key, value)?;
        }
    } else if let Some(own) = own_dict::table(cx, object) {
        for (key, value) in crate::tables::entries(own) {
            cx.dict_insert(dict, key, value)?;
        }
    } else if let Some(shape) = object.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC) {
        let class = class_of(cx, object);
        let slots = super::members::names(cx, class);
        for index in 0..cx.shapes[shape].names().len() {
            let key = cx.shapes[shape].names()[index];
            if slots.contains(&key) {
                continue;
            }
            if let Some(location) = cx.property_location(object, key) {
                let value = location.load(cx, object)?;
                cx.dict_insert(dict, key, value)?;
            }
        }
    }
    Ok(())
}

fn get_dict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    if let Some(dict) = own_dict::of(cx, object) {
        return Ok(dict);
    }
    if !has_dict(cx, object) {
        let attribute = name(cx, Name::Dict);
        return read::missing(cx, object, attribute);
    }
    property_dict::new(cx, object)
}

/// `object.__dict__`.
pub(super) const DICT: Getter = Getter::writable("__dict__", get_dict, set_dict);

/// `class.__subclasshook__(other)`: plain classes leave it to others.
fn subclass_hook(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<2>(cx, this, arguments)?;
    Ok(crate::state::python(cx).not_implemented)
}

/// Whether the program may see the attributes of an object as a dict.
pub(crate) fn has_dict(cx: &mut Context, object: Value) -> bool {
    let class = class_of(cx, object);
    module::is_module(cx, object)
        || (record::is_programs(class) && record::slots(class).is_none())
        || descriptor::is_kind(cx, class, BuiltinType::BaseException)
}

fn set_dict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, value] = exactly(cx, this, arguments)?;
    if !has_dict(cx, object) {
        let attribute = name(cx, Name::Dict);
        return read::missing(cx, object, attribute);
    }
    if module::is_module(cx, object) {
        return read::attribute_error(cx, "readonly attribute");
    }
    if value.is_unbound() {
        let empty = cx.new_dict()?.value();
        own_dict::give(cx, object, empty)?;
        return Ok(Value::NONE);
    }
    if cx.cast::<Dict>(value).is_none() {
        let given = type_name(cx, value);
        return cx.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'"));
    }
    own_dict::give(cx, object, value)?;
    Ok(Value::NONE)
}

fn object_dir(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    Ok(crate::attributes::dir::names(cx, object)?.value())
}

fn object_sizeof(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let bytes = match object.shape() {
        Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => cx.shapes[shape].object_bytes(),
        Some(_) => 64,
        None => 8,
    };
    cx.new_int(bytes as i64)
}

fn new_object(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if arguments.values.len() > 1 {
        return cx.type_error("object() takes no arguments");
    }
    let values = between(cx, this, arguments, 1, 1)?;
    let class = values[0].cast::<Class>().unwrap_or(type_class(cx, BuiltinType::Object));
    cx.new_instance(class)
}

/// What the module `copyreg` says of an object.
fn described(cx: &mut Context, function: &str, arguments: &[Value]) -> Result {
    let module = crate::imports::import(cx, "copyreg")?;
    let function = cx.intern(function)?.value();
    crate::calls::call_method(cx, module, function, arguments)
}

fn reduce_ex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, protocol] = exactly(cx, this, arguments)?;
    described(cx, "_reduce_ex", &[object, protocol])
}

fn reduce(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    let class = class_of(cx, object);
    described(cx, "_reduce_object", &[object, class.value()])
}

fn get_state(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    described(cx, "_default_state", &[object])
}

/// Defines the members of `object`.
pub(crate) fn define(types: &mut Declarations) {
    // Each of these types has one object, which making one gives.
    const SINGLE: [(BuiltinType, NativeFn); 3] = [
        (BuiltinType::NoneType, |_, _, _| Ok(Value::NONE)),
        (BuiltinType::EllipsisType, |cx, _, _| Ok(python(cx).ellipsis)),
        (BuiltinType::NotImplementedType, |cx, _, _| Ok(python(cx).not_implemented)),
    ];
    for (ty, new) in SINGLE {
        types.add(ty, &Members { new: Some(new), ..Members::EMPTY });
    }
    types.add(
        BuiltinType::Object,
        const {
            &Members {
                methods: &[
                    Method::new("__repr__", object_repr),
                    Method::new("__str__", object_str),
                    Method::new("__format__", object_format),
                    Method::new("__eq__", object_eq),
                    Method::new("__ne__", object_ne),
                    Method::new("__lt__", object_order),
                    Method::new("__le__", object_order),
                    Method::new("__gt__", object_order),
                    Method::new("__ge__", object_order),
                    Method::new("__hash__", object_hash),
                    Method::with_intrinsic("__init__", object_init, Intrinsic::Nothing),
                    Method::new("__getattribute__", get_attribute),
                    Method::new("__setattr__", set_attr),
                    Method::new("__delattr__", del_attr),
                    Method::new("__dir__", object_dir),
                    Method::new("__sizeof__", object_sizeof),
                    Method::new("__reduce_ex__", reduce_ex),
                    Method::new("__reduce__", reduce),
                    Method::new("__getstate__", get_state),
                ],
                class_methods: &[
                    Method::new("__init_subclass__", init_subclass),
                    Method::new("__subclasshook__", subclass_hook),
                ],
                getters: &[Getter::writable("__class__", get_class, set_class), DICT],
                new: Some(new_object),
                doc: "The base class of the class hierarchy.",
                ..Members::EMPTY
            }
        },
    );
}

/// Adds what is no method to the attributes of `object`, and remembers the methods that the model treats as absent.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn complete(cx: &mut Context, object: Gc<Class>) -> Result<()> {
    let entry = NativeEntry { function: instance::object_new, intrinsic: Some(Intrinsic::NewObject) };
    let function = cx.new_native_with("__new__", entry, Value::NONE)?;
    let new_name = name(cx, Name::New);
    cx.add_class_attribute(object, new_name, function.value())?;
    note_methods(cx, object);
    Ok(())
}

/// Remembers the methods of `object` that the model treats as absent.
fn note_methods(cx: &mut Context, object: Gc<Class>) {
    let mut method = |known: Name| {
        let key = name(cx, known);
        cx.find_class_attribute(object, key).map_or(Value::UNBOUND, |cell| cell.get())
    };
    let methods = crate::state::ObjectMethods {
        get_attribute: method(Name::GetAttribute),
        set_attr: method(Name::SetAttr),
        del_attr: method(Name::DelAttr),
        class: method(Name::Class),
        init: method(Name::Init),
        new: method(Name::New),
        eq: method(Name::Eq),
        ne: method(Name::Ne),
        hash: method(Name::Hash),
        dict: method(Name::Dict),
    };
    python(cx).object_methods = methods;
}
