//! What Python keeps in an isolate, and the class of any value.

use std::collections::HashMap;

use runtime::class::{Class, ClassDefinition, LateAttributes};
use runtime::context::{Context, LanguageState};
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::NativeFunction;
use runtime::object::list::LIST_WORDS;
use runtime::object::string::Str;
use runtime::object::throwable::THROWABLE_WORDS;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use crate::attributes::lookup::LookupCache;
use crate::builtin_type::{BuiltinType, ObjectForm};
use crate::builtins::iterators;
use crate::builtins::reflection::{CallerScope, Snippets};
use crate::classes::metaclass::Pending;
use crate::classes::{object_type, record};
use crate::define::{Declarations, add_members};
use crate::imports::ImportState;
use crate::names::Name;

/// What Python keeps in an isolate.
pub struct PythonState {
    /// The classes of the builtin types that were asked for, by number.
    classes: Box<[Option<Gc<Class>>]>,
    /// The interned names that were asked for, by number.
    pub(crate) names: Box<[Value]>,
    /// The namespace of the builtin functions and types.
    pub builtins: usize,
    /// `NotImplemented`.
    pub not_implemented: Value,
    /// `Ellipsis`.
    pub ellipsis: Value,
    /// The empty tuple.
    pub empty_tuple: Value,
    /// See [`object_methods`].
    pub(crate) object_methods: ObjectMethods,
    /// The builtin functions, by name, whatever the names come to stand for.
    pub(crate) functions: Vec<(&'static str, Value)>,
    /// Where a builtin function that sees the scope of its call is being called.
    pub(crate) caller: Option<CallerScope>,
    /// Dicts that code ran in as its global variables, and snippets that were compiled.
    pub(crate) snippets: Snippets,
    /// The code objects that programs have seen, by the cells of their functions.
    pub(crate) codes: HashMap<Value, Value>,
    /// Whether there is a class whose objects may say that they are of another, so that tests for instances ask them.
    pub(crate) tells_class: bool,
    /// The classes of programs that have classes as their objects.
    pub(crate) metaclasses: Vec<Gc<Class>>,
    /// The class statement that is under way.
    pub(crate) pending_class: Pending,
    /// Where lookups in classes ended.
    pub(crate) lookups: LookupCache,
    /// What was imported and how.
    pub imports: ImportState,
    /// Files that programs have opened.
    pub files: crate::builtins::file::Files,
    /// Decimal digits that an integer may have when it is converted from or to text; 0 for any number.
    pub max_digits: usize,
    /// The arguments of the program, for `sys.argv`.
    pub argv: Vec<String>,
    /// Objects whose `repr` is being made, to end recursion; values on the stack keep them alive.
    pub repr_running: Vec<Value>,
}

/// Methods of `object` that the model treats as absent, and its `__dict__`.
#[derive(Clone, Copy)]
pub(crate) struct ObjectMethods {
    pub get_attribute: Value,
    pub set_attr: Value,
    pub del_attr: Value,
    pub class: Value,
    pub init: Value,
    pub new: Value,
    pub eq: Value,
    pub ne: Value,
    pub hash: Value,
    pub dict: Value,
}

impl ObjectMethods {
    const ABSENT: ObjectMethods = ObjectMethods {
        get_attribute: Value::UNBOUND,
        set_attr: Value::UNBOUND,
        del_attr: Value::UNBOUND,
        class: Value::UNBOUND,
        init: Value::UNBOUND,
        new: Value::UNBOUND,
        eq: Value::UNBOUND,
        ne: Value::UNBOUND,
        hash: Value::UNBOUND,
        dict: Value::UNBOUND,
    };
}

impl LanguageState for PythonState {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        // Classes, interned names and attributes of classes are kept alive by the context.
        visit(self.not_implemented);
        visit(self.ellipsis);
        visit(self.empty_tuple);
        self.snippets.trace(visit);
        self.codes.values().for_each(|&code| visit(code));
        if let Some(caller) = self.caller {
            visit(caller.module);
            visit(caller.variables);
        }
        visit(self.pending_class.namespace);
        visit(self.pending_class.hints);
        self.imports.trace(visit);
        self.lookups.trace(visit);
        self.functions.iter().for_each(|&(_, function)| visit(function));
        self.repr_running.iter().copied().for_each(visit);
    }
}

/// Python's state in this isolate.
#[inline]
pub fn python(cx: &mut Context) -> &mut PythonState {
    cx.state::<PythonState>()
}

/// Puts Python's state into the isolate. Types and names are made when they are first asked for.
pub(crate) fn add_state(cx: &mut Context) -> Result<()> {
    let builtins = cx.new_namespace();
    let empty_tuple = cx.new_tuple(&[])?.value();
    let state = PythonState {
        classes: [None; BuiltinType::COUNT].into(),
        names: [Value::UNBOUND; Name::ALL.len()].into(),
        builtins,
        not_implemented: Value::NONE,
        ellipsis: Value::NONE,
        empty_tuple,
        object_methods: ObjectMethods::ABSENT,
        functions: Vec::new(),
        caller: None,
        snippets: Snippets::default(),
        codes: HashMap::new(),
        tells_class: false,
        metaclasses: Vec::new(),
        pending_class: Pending::NONE,
        lookups: LookupCache::default(),
        imports: ImportState::default(),
        max_digits: crate::builtins::int::MAX_DIGITS,
        files: Vec::new(),
        argv: Vec::new(),
        repr_running: Vec::new(),
    };
    cx.add_state(Box::new(state));
    let not_implemented = crate::define::new_builtin(cx, BuiltinType::NotImplementedType, &[])?;
    python(cx).not_implemented = not_implemented;
    let ellipsis = crate::define::new_builtin(cx, BuiltinType::EllipsisType, &[])?;
    python(cx).ellipsis = ellipsis;
    Ok(())
}

/// Makes the class of a builtin type, whose base has one or gets one.
fn add_type(cx: &mut Context, ty: BuiltinType) -> Result<()> {
    let (layout, base_words) = layout_of(ty.form());
    let name = cx.intern(ty.name())?.value();
    let (bases, ancestors) = match ty {
        BuiltinType::Object => (Vec::new(), Vec::new()),
        _ => {
            let base = type_class(cx, ty.base());
            (vec![base], cx.class(base).resolution_order.clone())
        }
    };
    let late = match Declarations::of(ty) {
        [] => None,
        _ => Some(add_declared as LateAttributes),
    };
    let class = cx.new_class(ClassDefinition {
        name,
        bases,
        ancestors,
        layout,
        base_words,
        capacity: 1,
        may_grow: false,
        late,
    })?;
    let module = if ty.module().is_empty() { "builtins" } else { ty.module() };
    record::attach(cx, class, name, module)?;
    if let Some(new) = Declarations::of(ty).iter().find_map(|members| members.new) {
        record::set_constructor(cx, class, new)?;
    }
    if let Some(step) = iterators::step_of(ty) {
        let shape = cx.class(class).root_shape;
        cx.shapes.set_step(shape, step);
    }
    python(cx).classes[ty as usize] = Some(class);
    Ok(())
}

/// Adds what a builtin type has.
fn add_declared(cx: &mut Context, class: Gc<Class>) -> Result<()> {
    let Some(ty) = builtin_type(cx, class) else { return Ok(()) };
    Declarations::of(ty).iter().try_for_each(|members| add_members(cx, class, members))?;
    match ty {
        BuiltinType::Object => object_type::complete(cx, class),
        _ => Ok(()),
    }
}

/// Makes the classes that were not asked for yet: for who wants to see all.
pub(crate) fn add_all_types(cx: &mut Context) {
    for &ty in BuiltinType::ALL {
        type_class(cx, ty);
    }
}

fn layout_of(form: ObjectForm) -> (Layout, u32) {
    use runtime::object::hash_table::TABLE_WORDS;
    use runtime::object::set::SET_WORDS;
    match form {
        ObjectForm::Sealed | ObjectForm::Open => (Layout::Plain, 0),
        ObjectForm::Words(words) | ObjectForm::OpenWords(words) => (Layout::Plain, words),
        ObjectForm::List => (Layout::BuiltIn(ShapeId::LIST), LIST_WORDS),
        ObjectForm::Dict => (Layout::BuiltIn(ShapeId::DICT), TABLE_WORDS),
        ObjectForm::DictAndWord => (Layout::BuiltIn(ShapeId::DICT), TABLE_WORDS + 1),
        ObjectForm::Set => (Layout::BuiltIn(ShapeId::SET), SET_WORDS),
        ObjectForm::FrozenSet => (Layout::BuiltIn(ShapeId::FROZEN_SET), SET_WORDS),
        ObjectForm::Throwable => (Layout::BuiltIn(ShapeId::THROWABLE), THROWABLE_WORDS),
    }
}

/// The classes of the builtin types that the program has come across, by number.
#[inline]
pub(crate) fn known_classes(cx: &Context) -> &[Option<Gc<Class>>] {
    &cx.state_ref::<PythonState>().classes
}

/// The class of a builtin type, if the program has come across it.
pub(crate) fn known_class(cx: &Context, ty: BuiltinType) -> Option<Gc<Class>> {
    known_classes(cx)[ty as usize]
}

/// The class of a builtin type.
#[inline]
pub fn type_class(cx: &mut Context, ty: BuiltinType) -> Gc<Class> {
    match python(cx).classes[ty as usize] {
        Some(class) => class,
        None => late_type(cx, ty),
    }
}

/// A class that is asked for the first time: small, and asked for in places that cannot fail.
#[cold]
fn late_type(cx: &mut Context, ty: BuiltinType) -> Gc<Class> {
    let made = cx.with_reserve(|cx| add_type(cx, ty));
    made.expect("the reserve is larger than all builtin classes");
    python(cx).classes[ty as usize].expect("it was just made")
}

/// `object.__new__`, `object.__init__` and others, to see whether a class overrides them.
#[inline]
pub(crate) fn object_methods(cx: &mut Context) -> &ObjectMethods {
    if python(cx).object_methods.new.is_unbound() {
        let object = type_class(cx, BuiltinType::Object);
        // Makes the methods, if nobody has asked for one yet.
        cx.class_attributes(object);
    }
    &python(cx).object_methods
}

/// The builtin type that a class is, if it is one.
pub fn builtin_type(cx: &mut Context, class: Gc<Class>) -> Option<BuiltinType> {
    let index = python(cx).classes.iter().position(|&known| known == Some(class))?;
    Some(BuiltinType::ALL[index])
}

/// The fixed shapes whose objects are all of one type.
pub(crate) const SHAPES_OF_ONE_TYPE: [ShapeId; 14] = [
    ShapeId::BIGINT,
    ShapeId::STRING,
    ShapeId::BYTES,
    ShapeId::TUPLE,
    ShapeId::LIST,
    ShapeId::BOOL_LIST,
    ShapeId::FLOAT_LIST,
    ShapeId::DICT,
    ShapeId::SET,
    ShapeId::FROZEN_SET,
    ShapeId::CLOSURE,
    ShapeId::GENERATOR,
    ShapeId::RANGE,
    ShapeId::SLICE,
];

/// The builtin type of objects with a fixed shape, where the shape alone tells it.
pub(crate) const fn type_of_shape(shape: ShapeId) -> BuiltinType {
    match shape {
        ShapeId::FLOAT => BuiltinType::Float,
        ShapeId::BIGINT => BuiltinType::Int,
        ShapeId::STRING => BuiltinType::Str,
        ShapeId::BYTES => BuiltinType::Bytes,
        ShapeId::TUPLE => BuiltinType::Tuple,
        shape if shape.is_list() => BuiltinType::List,
        ShapeId::DICT => BuiltinType::Dict,
        ShapeId::SET => BuiltinType::Set,
        ShapeId::FROZEN_SET => BuiltinType::FrozenSet,
        ShapeId::CELL => BuiltinType::Cell,
        ShapeId::CLOSURE => BuiltinType::Function,
        ShapeId::NATIVE_FUNCTION => BuiltinType::BuiltinFunction,
        ShapeId::BOUND_METHOD => BuiltinType::Method,
        ShapeId::CLASS => BuiltinType::Type,
        ShapeId::GENERATOR => BuiltinType::Generator,
        ShapeId::RANGE => BuiltinType::Range,
        ShapeId::SLICE => BuiltinType::Slice,
        ShapeId::THROWABLE => BuiltinType::BaseException,
        _ => BuiltinType::Object,
    }
}

/// The builtin type of a value that is no object of a class with shapes of its own.
fn fixed_type(value: Value) -> Option<BuiltinType> {
    if value.is_fixnum() {
        return Some(BuiltinType::Int);
    }
    if value.is_inline_float() {
        return Some(BuiltinType::Float);
    }
    let Some(shape) = value.shape() else {
        return Some(if value.is_bool() {
            BuiltinType::Bool
        } else if value.is_none() {
            BuiltinType::NoneType
        } else {
            BuiltinType::Object
        });
    };
    match shape {
        ShapeId::NATIVE_FUNCTION => {
            let function: Gc<NativeFunction> = value.cast()?;
            let is_method = crate::define::owner(function).is_some();
            Some(if is_method { BuiltinType::MethodDescriptor } else { BuiltinType::BuiltinFunction })
        }
        ShapeId::BOUND_METHOD => {
            let method: Gc<runtime::object::bound_method::BoundMethod> = value.cast()?;
            let is_native = method.function.get().shape() == Some(ShapeId::NATIVE_FUNCTION);
            Some(if is_native { BuiltinType::BuiltinFunction } else { BuiltinType::Method })
        }
        ShapeId::ITERATOR => Some(crate::iteration::iterator_type(value)),
        shape if shape < ShapeId::FIRST_DYNAMIC => Some(type_of_shape(shape)),
        _ => None,
    }
}

/// The class of a value, as `type(value)` gives it.
#[inline]
pub fn class_of(cx: &mut Context, value: Value) -> Gc<Class> {
    if let Some(shape) = value.shape() {
        if let Some(class) = cx.shapes[shape].class {
            return class;
        }
        if shape == ShapeId::CLASS
            && let Some(metaclass) = value.cast().and_then(record::metaclass)
        {
            return metaclass;
        }
    }
    let ty = fixed_type(value).unwrap_or(BuiltinType::Object);
    type_class(cx, ty)
}

/// The class that programs are told: [`class_of`], but for dicts whose changes reach an object, which are dicts to them, and
/// functions of the library that CPython has in C.
pub fn told_class_of(cx: &mut Context, value: Value) -> Gc<Class> {
    let class = class_of(cx, value);
    if record::is_programs(class) {
        return class;
    }
    if value.cast().is_some_and(crate::modules::in_c::is_function) {
        return type_class(cx, BuiltinType::BuiltinFunction);
    }
    let hands_on = [BuiltinType::PropertyDict, BuiltinType::GlobalsDict];
    match hands_on.into_iter().any(|ty| python(cx).classes[ty as usize] == Some(class)) {
        true => type_class(cx, BuiltinType::Dict),
        false => class,
    }
}

/// The name of a class.
pub fn class_name(_: &Context, class: Gc<Class>) -> String {
    crate::text::name_text(class.name.get())
}

/// The name of a class as messages give it: with the module, where CPython has the type in C and in a module.
pub fn told_name(cx: &Context, class: Gc<Class>) -> String {
    let name = class_name(cx, class);
    match record::module(class).cast::<Str>() {
        // `Random` is a class in Python there.
        Some(module) if !module.equals_str("builtins") && !module.equals_str("random") => {
            format!("{}.{name}", module.to_cow())
        }
        _ => name,
    }
}

/// The name of the type of a value, for messages.
pub fn type_name(cx: &mut Context, value: Value) -> String {
    let class = class_of(cx, value);
    told_name(cx, class)
}
