//! How an attribute found in a class behaves when it is read or written through an object.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::native::NativeFunction;
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::classes::record;
use crate::modules::in_c;
use crate::names::Name;
use crate::state::type_class;

/// How an attribute of a class behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeKind {
    /// It is what is read.
    Plain,
    /// A function that binds the object.
    Function,
    /// A static method.
    StaticMethod,
    /// A class method.
    ClassMethod,
    /// A property: reads and writes.
    Property,
    /// A computed attribute of a builtin type: reads and writes.
    Getter,
    /// An object with `__get__`, but neither `__set__` nor `__delete__`.
    Reader,
    /// An object with `__set__` or `__delete__`.
    Data,
}

impl AttributeKind {
    /// Whether it comes before the properties of the object itself.
    pub fn is_data(self) -> bool {
        matches!(self, AttributeKind::Property | AttributeKind::Getter | AttributeKind::Data)
    }
}

/// How the attribute `value` of a class behaves.
pub fn attribute_kind(cx: &mut Context, value: Value) -> AttributeKind {
    let Some(shape) = value.shape() else { return AttributeKind::Plain };
    match shape {
        ShapeId::CLOSURE => {
            let closure: Option<Gc<Closure>> = value.cast();
            let binds = !closure.is_some_and(in_c::is_function);
            return if binds { AttributeKind::Function } else { AttributeKind::Plain };
        }
        ShapeId::NATIVE_FUNCTION => {
            let function: Option<Gc<NativeFunction>> = value.cast();
            let binds = function.and_then(crate::define::owner).is_some();
            return if binds { AttributeKind::Function } else { AttributeKind::Plain };
        }
        shape if shape < ShapeId::FIRST_DYNAMIC => return AttributeKind::Plain,
        _ => {}
    }
    let Some(class) = cx.shapes[shape].class else { return AttributeKind::Plain };
    let builtin = [
        (BuiltinType::Property, AttributeKind::Property),
        (BuiltinType::StaticMethod, AttributeKind::StaticMethod),
        (BuiltinType::ClassMethod, AttributeKind::ClassMethod),
        (BuiltinType::GetSetDescriptor, AttributeKind::Getter),
    ];
    let is_programs = record::is_programs(class);
    for (ty, kind) in builtin {
        let wanted = type_class(cx, ty);
        if class == wanted {
            return kind;
        }
        if is_programs && cx.is_subclass(class, wanted) {
            // A class of the program's that reads in a way of its own is a descriptor as any other.
            let is_own = |method: Option<Value>| method.is_some_and(|m| m.shape() == Some(ShapeId::CLOSURE));
            let overrides = [Name::Get, Name::Set, Name::Delete]
                .into_iter()
                .any(|method| is_own(find_special(cx, value, method)));
            if !overrides {
                return kind;
            }
            break;
        }
    }
    if !is_programs && find_special(cx, value, Name::Get).is_none() {
        return AttributeKind::Plain;
    }
    if find_special(cx, value, Name::Set).is_some() || find_special(cx, value, Name::Delete).is_some() {
        AttributeKind::Data
    } else if find_special(cx, value, Name::Get).is_some() {
        AttributeKind::Reader
    } else {
        AttributeKind::Plain
    }
}
