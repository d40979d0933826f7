//! Pickles of objects that are nothing but their attributes: those of classes of the program that leave it to `object` how its
//! objects are made again. Their classes are told by module and name.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{Machine, Writer};
use crate::attributes::lookup::find_in_class;
use crate::attributes::property_dict::set_property;
use crate::attributes::{module, own_dict};
use crate::builtin_type::BuiltinType;
use crate::classes::instance::bare_shape;
use crate::classes::object_type::properties;
use crate::classes::{members, record, type_type};
use crate::imports;
use crate::names::{Name, name};
use crate::state::{class_of, type_class};
use crate::tables;

/// What a class must have from `object`, so that its objects are their attributes.
const INHERITED: [Name; 5] = [Name::ReduceEx, Name::Reduce, Name::GetState, Name::GetAttribute, Name::Dict];

/// Methods by which a class says what its objects are made of, or with.
const OWN: [Name; 4] = [Name::NewArguments, Name::NewNamedArguments, Name::SetState, Name::GetAttr];

/// Whether objects of a class are nothing but attributes that any program could set.
fn is_plain(cx: &mut Context, class: Gc<Class>) -> bool {
    let object = type_class(cx, BuiltinType::Object);
    bare_shape(cx, class).is_some()
        && record::slots(class).is_none()
        && members::names(cx, class).is_empty()
        && INHERITED.into_iter().all(|known| {
            let key = name(cx, known);
            find_in_class(cx, class, key) == find_in_class(cx, object, key)
        })
        && OWN.into_iter().all(|known| {
            let key = name(cx, known);
            find_in_class(cx, class, key).is_none()
        })
}

/// What a module of the program has under a name, if both are known.
fn global(cx: &mut Context, module_name: Value, global_name: Value) -> Result<Option<Value>> {
    let (Some(module_name), Some(global_name)) = (module_name.cast::<Str>(), global_name.cast::<Str>())
    else {
        return Ok(None);
    };
    let (module_name, global_name) = (cx.intern_string(module_name)?, cx.intern_string(global_name)?);
    let Some(found) = imports::known_module(cx, module_name.value())? else { return Ok(None) };
    if !module::is_module(cx, found) {
        return Ok(None);
    }
    Ok(module::cell(cx, found, global_name.value()).map(|cell| cell.get()))
}

/// Whether the program has said in `copyreg` how objects of a class are pickled.
fn has_reduction(cx: &mut Context, class: Gc<Class>) -> Result<bool> {
    let (copyreg, table) = (cx.intern("copyreg")?.value(), cx.intern("dispatch_table")?.value());
    match global(cx, copyreg, table)?.and_then(|table| table.cast::<Dict>()) {
        Some(table) => cx.dict_contains(table, class.value()),
        None => Ok(true),
    }
}

impl Writer {
    /// Writes a class by module and name; false when its objects are not plain.
    fn class(&mut self, cx: &mut Context, class: Gc<Class>) -> Result<bool> {
        if self.refer(class.value()) {
            return Ok(true);
        }
        let (module_name, class_name) = (type_type::module_of(cx, class), record::qualified_name(class));
        if !is_plain(cx, class)
            || has_reduction(cx, class)?
            || global(cx, module_name, class_name)? != Some(class.value())
            || !self.value(cx, module_name, 0)?
            || !self.value(cx, class_name, 0)?
        {
            return Ok(false);
        }
        self.out.push(b'\x93');
        self.memoize(class.value());
        Ok(true)
    }

    /// Writes an object; false when it is not plain.
    pub(super) fn object(&mut self, cx: &mut Context, object: Value, depth: usize) -> Result<bool> {
        let class = class_of(cx, object);
        if !self.class(cx, class)? || own_dict::table(cx, object).is_some() {
            return Ok(false);
        }
        self.out.extend(b")\x81");
        self.memoize(object);
        let state = properties(cx, object)?;
        for known in INHERITED {
            let key = name(cx, known);
            if cx.dict_contains(state, key)? {
                return Ok(false);
            }
        }
        if state.len() == 0 {
            return Ok(true);
        }
        self.out.push(b'}');
        self.number_of_next();
        self.out.push(b'\x94');
        if !self.entries(cx, state, depth)? {
            return Ok(false);
        }
        self.out.push(b'b');
        Ok(true)
    }
}

/// `STACK_GLOBAL`: the class that the module and the name on the stack are of; none of Rust's when that is no known class.
pub(super) fn find_class(cx: &mut Context, machine: &mut Machine) -> Result<Option<Value>> {
    let Some(start) = machine.above_mark(2) else { return Ok(None) };
    let (module_name, class_name) = (Value(machine.stack.get(start)), Value(machine.stack.get(start + 1)));
    let found = global(cx, module_name, class_name)?;
    machine.drop_to(start);
    Ok(found.filter(|found| found.cast::<Class>().is_some()))
}

/// `NEWOBJ`: a new object of the class on the stack, if nothing but that is to be done.
pub(super) fn make(cx: &mut Context, machine: &mut Machine) -> Result<Option<Value>> {
    let Some(start) = machine.above_mark(2) else { return Ok(None) };
    let (class, arguments) = (Value(machine.stack.get(start)), Value(machine.stack.get(start + 1)));
    let (Some(class), Some(arguments)) = (class.cast::<Class>(), arguments.cast::<Tuple>()) else {
        return Ok(None);
    };
    let (object, new) = (type_class(cx, BuiltinType::Object), name(cx, Name::New));
    if arguments.len() > 0
        || !is_plain(cx, class)
        || find_in_class(cx, class, new) != find_in_class(cx, object, new)
    {
        return Ok(None);
    }
    machine.drop_to(start);
    cx.new_instance(class).map(Some)
}

/// `BUILD`: gives the object on the stack the attributes above it.
pub(super) fn fill(cx: &mut Context, machine: &mut Machine) -> Result<Option<()>> {
    let Some(start) = machine.above_mark(2) else { return Ok(None) };
    let (object, state) = (Value(machine.stack.get(start)), Value(machine.stack.get(start + 1)));
    let class = class_of(cx, object);
    let Some(state) = state.cast::<Dict>().filter(|_| is_plain(cx, class)) else { return Ok(None) };
    for (key, value) in tables::entries(state) {
        let Some(key) = key.cast::<Str>() else { return Ok(None) };
        let key = cx.intern_string(key)?.value();
        set_property(cx, object, key, value)?;
    }
    machine.drop_to(start + 1);
    Ok(Some(()))
}
