//! How builtin types and functions are declared from Rust, and how their functions check what they are called with.
//!
//! A builtin function is a [`NativeFn`]. One that is an attribute of a type is a *method*: its function object's `data`
//! is the type, attribute access binds it, and its receiver is the first positional argument. Static methods and plain
//! functions have other data and do not bind. `new` is what calling the type runs: the type that is called comes
//! first, then the program's arguments. `init` is `__init__`, with the receiver first: types from which programs make
//! classes (lists, dicts, sets, exceptions) have one, since objects of those classes are made empty.

use std::sync::OnceLock;

use abi::intrinsic::Intrinsic;
use abi::object_layout::{HEADER, WORD};
use runtime::class::{Class, ClassDefinition};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::{Gc, HeapObject};
use runtime::native::{Arguments, NativeEntry, NativeFn, NativeFunction};
use runtime::shape::Layout;
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::classes::instance::held_value;
use crate::classes::record;
use crate::state::{class_of, python, type_class};

/// A function of a type or a module.
#[derive(Clone, Copy)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// Its code.
    pub function: NativeFn,
    /// What compilers may use in its place.
    pub intrinsic: Option<Intrinsic>,
}

impl Method {
    /// A function that compilers know nothing of.
    pub const fn new(name: &'static str, function: NativeFn) -> Self {
        Method { name, function, intrinsic: None }
    }

    /// A function that compilers may replace.
    pub const fn with_intrinsic(name: &'static str, function: NativeFn, intrinsic: Intrinsic) -> Self {
        Method { name, function, intrinsic: Some(intrinsic) }
    }

    fn entry(&self) -> NativeEntry {
        NativeEntry { function: self.function, intrinsic: self.intrinsic }
    }
}

/// A computed attribute of a type's objects.
#[derive(Clone, Copy)]
pub struct Getter {
    /// Its name.
    pub name: &'static str,
    /// Reads it; called with the object.
    pub get: NativeFn,
    /// Writes it; called with the object and the value, which is unbound when it is to be deleted.
    pub set: Option<NativeFn>,
}

impl Getter {
    /// An attribute that cannot be written.
    pub const fn new(name: &'static str, get: NativeFn) -> Self {
        Getter { name, get, set: None }
    }

    /// An attribute that can be written.
    pub const fn writable(name: &'static str, get: NativeFn, set: NativeFn) -> Self {
        Getter { name, get, set: Some(set) }
    }
}

/// What a builtin type has: see the module's text.
#[derive(Clone, Copy, Default)]
pub struct Members {
    /// Functions that bind their receiver.
    pub methods: &'static [Method],
    /// Functions that bind nothing.
    pub static_methods: &'static [Method],
    /// Functions that bind the class.
    pub class_methods: &'static [Method],
    /// Computed attributes.
    pub getters: &'static [Getter],
    /// Makes an object.
    pub new: Option<NativeFn>,
    /// Fills an object that was made empty.
    pub init: Option<NativeFn>,
    /// Attributes whose value is None.
    pub nones: &'static [&'static str],
    /// Documentation.
    pub doc: &'static str,
}

impl Members {
    /// Says that objects have no hash.
    pub const UNHASHABLE: Members = Members { nones: &["__hash__"], ..Members::EMPTY };
    /// Nothing; the base of declarations in constants.
    pub const EMPTY: Members = Members {
        methods: &[],
        static_methods: &[],
        class_methods: &[],
        getters: &[],
        new: None,
        init: None,
        nones: &[],
        doc: "",
    };
}

/// A type that a module adds to the builtin ones.
#[derive(Clone, Copy)]
pub struct TypeDefinition {
    /// Its name.
    pub name: &'static str,
    /// The module it belongs to.
    pub module: &'static str,
    /// What it is made from.
    pub base: BuiltinType,
    /// Words of its own that its objects start with, see [`word`]; only for types made from `object`.
    pub words: u32,
    /// What it has.
    pub members: Members,
}

/// What the builtin types have: the same in all isolates, and added to a type of one when it is first looked for.
pub struct Declarations(Box<[Vec<Members>]>);

impl Declarations {
    /// Adds members to a type.
    pub fn add(&mut self, ty: BuiltinType, members: &Members) {
        self.0[ty as usize].push(*members);
    }

    /// The members of a type.
    pub fn of(ty: BuiltinType) -> &'static [Members] {
        static ALL: OnceLock<Declarations> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            let mut types = Declarations(vec![Vec::new(); BuiltinType::COUNT].into());
            crate::run::declare(&mut types);
            types
        });
        &all.0[ty as usize]
    }
}

/// Makes a type.
///
/// # Errors
/// When memory is exhausted.
pub fn define_type(cx: &mut Context, definition: &TypeDefinition) -> Result<Gc<Class>> {
    let base = type_class(cx, definition.base);
    let name = cx.intern(definition.name)?.value();
    let info = cx.class(base);
    let (layout, base_words) = (info.layout, info.base_words);
    debug_assert!(definition.words == 0 || layout == Layout::Plain);
    let ancestors = info.resolution_order.clone();
    let class = cx.new_class(ClassDefinition {
        name,
        bases: vec![base],
        ancestors,
        layout,
        base_words: base_words + definition.words,
        capacity: 1,
        may_grow: false,
        late: None,
    })?;
    record::attach(cx, class, name, definition.module)?;
    if let Some(new) = definition.members.new {
        record::set_constructor(cx, class, new)?;
    }
    add_members(cx, class, &definition.members)?;
    Ok(class)
}

/// Adds members to a type, all but what makes its objects.
///
/// # Errors
/// When memory is exhausted.
pub fn add_members(cx: &mut Context, class: Gc<Class>, members: &Members) -> Result<()> {
    for method in members.methods {
        let function = cx.new_native_with(method.name, method.entry(), class.value())?;
        set_attribute(cx, class, method.name, function.value())?;
    }
    for method in members.static_methods {
        let function = cx.new_native_with(method.name, method.entry(), Value::NONE)?;
        set_attribute(cx, class, method.name, function.value())?;
    }
    for method in members.class_methods {
        let function = cx.new_native_with(method.name, method.entry(), class.value())?;
        let wrapper = crate::classes::descriptor::new_class_method(cx, function.value())?;
        set_attribute(cx, class, method.name, wrapper)?;
    }
    for getter in members.getters {
        let descriptor = crate::classes::descriptor::new_getter(cx, class, getter)?;
        set_attribute(cx, class, getter.name, descriptor)?;
    }
    for name in members.nones {
        set_attribute(cx, class, name, Value::NONE)?;
    }
    if let Some(init) = members.init {
        let function =
            cx.new_native_with("__init__", NativeEntry { function: init, intrinsic: None }, class.value())?;
        set_attribute(cx, class, "__init__", function.value())?;
    }
    if !members.doc.is_empty() {
        let doc = cx.new_string(members.doc)?;
        set_attribute(cx, class, "__doc__", doc.value())?;
    }
    Ok(())
}

fn set_attribute(cx: &mut Context, class: Gc<Class>, name: &str, value: Value) -> Result<()> {
    let name = cx.intern(name)?.value();
    cx.add_class_attribute(class, name, value)
}

/// Makes a value available to all programs.
///
/// # Errors
/// When memory is exhausted.
pub fn add_builtin(cx: &mut Context, name: &str, value: Value) -> Result<()> {
    let name = cx.intern(name)?.value();
    let cell = cx.new_cell(value)?;
    let namespace = python(cx).builtins;
    match cx.namespace(namespace).cell(name) {
        Some(cell) => cx.store_cell(cell, value),
        None => cx.insert_cell(namespace, name, cell),
    }
    Ok(())
}

/// A function object that binds no receiver.
///
/// # Errors
/// When memory is exhausted.
pub fn new_function(cx: &mut Context, method: &Method) -> Result {
    new_function_of(cx, method, Value::NONE)
}

/// A function of a module.
///
/// # Errors
/// When memory is exhausted.
pub fn new_function_of(cx: &mut Context, method: &Method, module: Value) -> Result {
    Ok(cx.new_native_with(method.name, method.entry(), module)?.value())
}

/// A new object of `class` whose words are none and which has no properties. For classes whose objects have words of
/// their own ([`word`]) or none; lists, dicts, sets and exceptions are made by `classes::instance`.
///
/// # Errors
/// When memory is exhausted.
pub fn new_words(cx: &mut Context, class: Gc<Class>, words: &[Value]) -> Result {
    let root = cx.class(class).root_shape;
    let shape = &cx.shapes[root];
    debug_assert!(shape.layout == Layout::Plain && shape.base_words as usize >= words.len());
    let (bytes, kind, base_words) = (shape.object_bytes(), shape.kind(), shape.base_words as usize);
    let object = cx.allocate(bytes, root, kind)?;
    for index in 0..base_words {
        object.store_new(HEADER + index * WORD, words.get(index).copied().unwrap_or(Value::NONE));
    }
    Ok(object)
}

/// As [`new_words`], for a builtin type.
///
/// # Errors
/// When memory is exhausted.
pub fn new_builtin(cx: &mut Context, ty: BuiltinType, words: &[Value]) -> Result {
    let class = type_class(cx, ty);
    new_words(cx, class, words)
}

/// A word of an object that has words of its own. The caller knows that it has so many.
#[inline]
pub fn word(object: Value, index: usize) -> Value {
    object.load(HEADER + index * WORD)
}

/// Sets a word of an object that has words of its own. The caller knows that it has so many.
#[inline]
pub fn set_word(cx: &mut Context, object: Value, index: usize, value: Value) {
    cx.store(object, HEADER + index * WORD, value);
}

/// As [`set_word`], to a fixnum, which the collector need not hear of.
#[inline]
pub fn set_number(object: Value, index: usize, number: Value) {
    debug_assert!(number.is_fixnum());
    object.store_new(HEADER + index * WORD, number);
}

/// Whether `object` is of the builtin type `ty` or a class made from it.
pub fn is_instance(cx: &mut Context, object: Value, ty: BuiltinType) -> bool {
    let class = class_of(cx, object);
    let wanted = type_class(cx, ty);
    class == wanted || cx.is_subclass(class, wanted)
}

/// The type that a method belongs to.
pub fn owner(this: Gc<NativeFunction>) -> Option<Gc<Class>> {
    this.data.get().cast()
}

/// The name of a builtin function as errors give it: `list.append`, `len`.
pub fn function_name(cx: &Context, this: Gc<NativeFunction>) -> String {
    match owner(this) {
        Some(class) => format!("{}.{}", crate::state::class_name(cx, class), this.name().to_cow()),
        None => this.name().to_cow().into_owned(),
    }
}

/// The receiver of a method, of the layout `T`.
///
/// # Errors
/// When there is none or it is of another type.
#[inline]
pub fn receiver<T: HeapObject>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<Gc<T>> {
    match arguments.positionals().first().and_then(|object| object.cast()) {
        Some(receiver) => Ok(receiver),
        None => unusual_receiver(cx, this, arguments),
    }
}

/// As [`receiver`], of what may be of a subclass of the type.
fn unusual_receiver<T: HeapObject>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<Gc<T>> {
    match arguments.positionals().first() {
        Some(&object) => match cx.cast::<T>(held_value(cx, object)) {
            Some(receiver) => Ok(receiver),
            None => wrong_receiver(cx, this, object),
        },
        None => missing_receiver(cx, this),
    }
}

/// The receiver of a method, an object of the type that the method belongs to.
///
/// # Errors
/// When there is none or it is of another type.
#[inline]
pub fn own_receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if let Some(&object) = arguments.positionals().first()
        && let Some(class) = object.shape().and_then(|shape| cx.shapes[shape].class)
        && class.value() == this.data.get()
    {
        return Ok(object);
    }
    unusual_own_receiver(cx, this, arguments)
}

/// As [`own_receiver`], of what may be of a subclass of the type, or of a type whose objects share a shape with those of others.
fn unusual_own_receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let Some(&object) = arguments.positionals().first() else { return missing_receiver(cx, this) };
    let class = class_of(cx, object);
    match owner(this) {
        Some(owner) if !cx.is_subclass(class, owner) => wrong_receiver(cx, this, object),
        _ => Ok(object),
    }
}

/// Raises the error of a method that is called on an object of another type.
///
/// # Errors
/// Always.
#[cold]
pub fn wrong_receiver<T>(cx: &mut Context, this: Gc<NativeFunction>, object: Value) -> Result<T> {
    let owner = owner(this).map_or("object".to_owned(), |class| crate::state::told_name(cx, class));
    let given = crate::state::type_name(cx, object);
    let name = this.name().to_cow().into_owned();
    cx.type_error(match is_slot(&name) {
        true => format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'"),
        false => format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"),
    })
}

/// Whether CPython has a method of this name in a slot of its types.
fn is_slot(name: &str) -> bool {
    const METHODS: [&str; 12] = [
        "__reversed__",
        "__sizeof__",
        "__format__",
        "__round__",
        "__ceil__",
        "__floor__",
        "__trunc__",
        "__reduce__",
        "__reduce_ex__",
        "__getnewargs__",
        "__dir__",
        "__class_getitem__",
    ];
    name.starts_with("__") && name.ends_with("__") && !METHODS.contains(&name)
}

#[cold]
fn missing_receiver<T>(cx: &mut Context, this: Gc<NativeFunction>) -> Result<T> {
    let (qualified, name) = (function_name(cx, this), this.name().to_cow().into_owned());
    cx.type_error(match owner(this) {
        Some(owner) if is_slot(&name) => {
            let owner = crate::state::told_name(cx, owner);
            format!("descriptor '{name}' of '{owner}' object needs an argument")
        }
        _ => format!("unbound method {qualified}() needs an argument"),
    })
}

/// The arguments without the receiver.
pub fn after_receiver(arguments: Arguments<'_>) -> Arguments<'_> {
    Arguments { values: &arguments.values[1..], keywords: arguments.keywords }
}

/// Refuses keyword arguments.
///
/// # Errors
/// When there are any.
#[inline]
pub fn no_keywords(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<()> {
    if arguments.keywords.is_empty() {
        return Ok(());
    }
    let name = function_name(cx, this);
    cx.type_error(format!("{name}() takes no keyword arguments"))
}

/// Exactly `N` arguments, a method's receiver included.
///
/// # Errors
/// When there are more or fewer, or keywords.
#[inline]
pub fn exactly<const N: usize>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<[Value; N]> {
    // One by one: a copy of all would have to wait until the words just stored are in memory (measured: 4 ns).
    if arguments.keywords.is_empty()
        && let Ok(values) = <&[Value; N]>::try_from(arguments.values)
    {
        return Ok(std::array::from_fn(|index| values[index]));
    }
    let error: Result<std::convert::Infallible> = wrong_count(cx, this, arguments, N, N);
    error.map(|never| match never {})
}

/// Exactly `N` arguments, the first of which is an object of the type that the method belongs to.
///
/// # Errors
/// As [`exactly`] and [`own_receiver`].
#[inline]
pub fn exactly_of_own<const N: usize>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<[Value; N]> {
    own_receiver(cx, this, arguments)?;
    exactly(cx, this, arguments)
}

/// At least `min` and at most `max` arguments, a method's receiver included.
///
/// # Errors
/// When there are more or fewer, or keywords.
#[inline]
pub fn between<'a>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'a>,
    min: usize,
    max: usize,
) -> Result<&'a [Value]> {
    let count = arguments.values.len();
    if arguments.keywords.is_empty() && count >= min && count <= max {
        return Ok(arguments.values);
    }
    wrong_count(cx, this, arguments, min, max)
}

#[cold]
fn wrong_count<T>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    min: usize,
    max: usize,
) -> Result<T> {
    no_keywords(cx, this, arguments)?;
    let receivers = owner(this).is_some() as usize;
    if arguments.values.len() < receivers {
        return missing_receiver(cx, this);
    }
    let given = arguments.values.len() - receivers;
    let (min, max) = (min.saturating_sub(receivers), max - receivers);
    let (qualified, name) = (function_name(cx, this), this.name());
    let name = name.to_cow();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    cx.type_error(match (min, max) {
        (0, 0) => format!("{qualified}() takes no arguments ({given} given)"),
        (1, 1) => format!("{qualified}() takes exactly one argument ({given} given)"),
        _ if min == max => format!("{name} expected {min} argument{}, got {given}", plural(min)),
        _ if given < min => format!("{name} expected at least {min} argument{}, got {given}", plural(min)),
        _ => format!("{name} expected at most {max} argument{}, got {given}", plural(max)),
    })
}

/// Distributes arguments to parameters `names`, of which the first `required` must be given and at most `positional`
/// can be given without a name; a parameter with the name `""` cannot be given by name. What is not given is unbound.
/// `function` is the name that errors use, without parentheses. The receiver is no parameter: see [`after_receiver`].
///
/// # Errors
/// With the words of CPython when the arguments do not fit.
pub fn parse_arguments<const N: usize>(
    cx: &mut Context,
    function: &str,
    arguments: Arguments<'_>,
    names: [&str; N],
    required: usize,
    positional: usize,
) -> Result<[Value; N]> {
    let given = arguments.positionals();
    // One by one, as in [`exactly`].
    let mut values = std::array::from_fn(|index| given.get(index).copied().unwrap_or(Value::UNBOUND));
    let total = arguments.values.len();
    if total > N || given.len() > positional {
        let (kind, limit, count) =
            if total > N { ("", N, total) } else { ("positional ", positional, given.len()) };
        let bound = if required == N { "exactly" } else { "at most" };
        let plural = if limit == 1 { "" } else { "s" };
        return cx.type_error(format!(
            "{function}() takes {bound} {limit} {kind}argument{plural} ({count} given)"
        ));
    }
    for (keyword, value) in arguments.named() {
        let keyword = crate::text::name_text(keyword);
        match names.iter().position(|&name| !name.is_empty() && name == keyword) {
            None => {
                return cx.type_error(format!("'{keyword}' is an invalid keyword argument for {function}()"));
            }
            Some(index) if !values[index].is_unbound() => {
                let position = index + 1;
                return cx.type_error(format!(
                    "argument for {function}() given by name ('{keyword}') and position ({position})"
                ));
            }
            Some(index) => values[index] = value,
        }
    }
    for (index, value) in values.iter().enumerate().take(required) {
        if value.is_unbound() {
            return match names[index] {
                "" => {
                    let plural = if required == 1 { "" } else { "s" };
                    cx.type_error(format!(
                        "{function}() takes at least {required} positional argument{plural} ({} given)",
                        given.len()
                    ))
                }
                name => {
                    let position = index + 1;
                    cx.type_error(format!("{function}() missing required argument '{name}' (pos {position})"))
                }
            };
        }
    }
    Ok(values)
}
