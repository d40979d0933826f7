//! What Python keeps with a class, in the class's data: an array.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{NativeEntry, NativeFn, NativeFunction};
use runtime::object::array::Array;
use runtime::object::cell::{CONSTANT, Cell};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

/// Name of the module it is defined in, of types that CPython has in C; none for others.
const MODULE: usize = 0;
/// Its name with what it is nested in.
const QUALIFIED_NAME: usize = 1;
/// What runs when exactly this type is called, a native function; none for types of programs.
const CONSTRUCTOR: usize = 2;
/// Whether it is made by a program.
const IS_PROGRAMS: usize = 3;
/// Names of the properties of its objects when it has `__slots__` and they have no others; none otherwise.
const SLOTS: usize = 4;
/// The builtin type whose values objects of the class hold in their first word; none for most.
const VALUE_TYPE: usize = 5;
/// The class of a class that is not `type`; none for most.
const METACLASS: usize = 6;
/// A cell with the class itself; none before somebody has asked for it.
const CELL: usize = 7;
/// Names of the properties that its methods set on their first argument, a tuple; none for builtin types.
const HINTS: usize = 8;
/// The names that its own `__slots__` give, a tuple; none for most.
const OWN_SLOTS: usize = 9;
const WORDS: usize = 10;

/// Gives a builtin class its record.
pub(crate) fn attach(cx: &mut Context, class: Gc<Class>, name: Value, module: &str) -> Result<()> {
    let record = new_record(cx, class)?;
    let module = cx.intern(module)?.value();
    record.set(cx, MODULE, module);
    record.set(cx, QUALIFIED_NAME, name);
    Ok(())
}

/// Gives a program's class its record.
pub(crate) fn attach_programs(cx: &mut Context, class: Gc<Class>, qualified_name: Value) -> Result<()> {
    let record = new_record(cx, class)?;
    record.set(cx, QUALIFIED_NAME, qualified_name);
    record.set(cx, IS_PROGRAMS, Value::TRUE);
    Ok(())
}

fn new_record(cx: &mut Context, class: Gc<Class>) -> Result<Gc<Array>> {
    let record = cx.new_array_of(&[Value::NONE; WORDS], WORDS)?;
    cx.store_field(class, |class| &class.data, record.value());
    Ok(record)
}

fn record(class: Gc<Class>) -> Gc<Array> {
    class.data.get().cast().expect("every class of Python's has a record")
}

/// The name of the module of a class, if CPython has it in C.
pub fn module(class: Gc<Class>) -> Value {
    record(class).get(MODULE)
}

/// Says that CPython has a class in C, in a module of this name.
pub(crate) fn set_module(cx: &mut Context, class: Gc<Class>, module: Value) {
    record(class).set(cx, MODULE, module);
}

/// The names of the properties that methods of a program's class set, a tuple.
pub fn hints(class: Gc<Class>) -> Value {
    record(class).get(HINTS)
}

/// Notes the names of the properties that methods set.
pub(crate) fn set_hints(cx: &mut Context, class: Gc<Class>, names: Value) {
    record(class).set(cx, HINTS, names);
}

/// The name of a class with what it is nested in.
pub fn qualified_name(class: Gc<Class>) -> Value {
    record(class).get(QUALIFIED_NAME)
}

/// Renames a class.
pub fn set_qualified_name(cx: &mut Context, class: Gc<Class>, name: Value) {
    record(class).set(cx, QUALIFIED_NAME, name);
}

/// Whether a class was made by a program.
pub fn is_programs(class: Gc<Class>) -> bool {
    record(class).get(IS_PROGRAMS) == Value::TRUE
}

/// What runs when exactly this builtin type is called.
pub fn constructor(class: Gc<Class>) -> Option<Gc<NativeFunction>> {
    record(class).get(CONSTRUCTOR).cast()
}

/// Sets what runs when exactly this type is called.
pub(crate) fn set_constructor(cx: &mut Context, class: Gc<Class>, new: NativeFn) -> Result<()> {
    let function =
        cx.new_native_with("__new__", NativeEntry { function: new, intrinsic: None }, Value::NONE)?;
    record(class).set(cx, CONSTRUCTOR, function.value());
    Ok(())
}

/// A cell with the class itself, a constant: what `__class__` of its objects is to caches.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn cell_of(cx: &mut Context, class: Gc<Class>) -> Result<Gc<Cell>> {
    if let Some(cell) = record(class).get(CELL).cast() {
        return Ok(cell);
    }
    let cell = cx.new_cell(class.value())?;
    cell.value().set_flags(CONSTANT);
    record(class).set(cx, CELL, cell.value());
    Ok(cell)
}

/// The only properties that objects of the class may have, a tuple, when it says so.
pub fn slots(class: Gc<Class>) -> Value {
    record(class).get(SLOTS)
}

/// Sets the only properties that objects of the class may have.
pub(crate) fn set_slots(cx: &mut Context, class: Gc<Class>, names: Value) {
    record(class).set(cx, SLOTS, names);
}

/// The names that the class's own `__slots__` give.
pub(crate) fn own_slots(class: Gc<Class>) -> &'static [Value] {
    record(class).get(OWN_SLOTS).cast::<Tuple>().map_or(&[], |names| names.as_slice())
}

/// Notes the names that the class's own `__slots__` give, a tuple.
pub(crate) fn set_own_slots(cx: &mut Context, class: Gc<Class>, names: Value) {
    record(class).set(cx, OWN_SLOTS, names);
}

/// The builtin type whose values objects of the class hold: classes made from `int`, `str` and the like. Such an object
/// has the value in its first word.
#[inline]
pub fn value_type(class: Gc<Class>) -> Option<Gc<Class>> {
    record(class).get(VALUE_TYPE).cast()
}

/// Notes whose values objects of the class hold.
pub(crate) fn set_value_type(cx: &mut Context, class: Gc<Class>, base: Gc<Class>) {
    record(class).set(cx, VALUE_TYPE, base.value());
}

/// The class of a class, unless that is `type`. None, too, for classes of other languages.
#[inline]
pub fn metaclass(class: Gc<Class>) -> Option<Gc<Class>> {
    class.data.get().cast::<Array>()?.get(METACLASS).cast()
}

/// Notes the class of a class.
pub(crate) fn set_metaclass(cx: &mut Context, class: Gc<Class>, metaclass: Gc<Class>) {
    record(class).set(cx, METACLASS, metaclass.value());
}
