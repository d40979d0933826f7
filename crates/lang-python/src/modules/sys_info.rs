//! What `sys` tells of numbers, hashing and the implementation.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::attributes::{module, read};
use crate::builtin_type::BuiltinType;
use crate::builtins::repr;
use crate::define::{Members, Method, TypeDefinition, define_type, new_words, own_receiver};
use crate::state::class_of;

fn namespace_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let class = class_of(cx, object);
    let mut builder = runtime::object::string::StringBuilder::new();
    builder.push_str(&format!("sys.{}(", crate::state::class_name(cx, class)));
    let names: Vec<Value> = match object.shape() {
        Some(shape) => cx.shapes[shape].names().to_vec(),
        None => Vec::new(),
    };
    for (index, &name) in names.iter().enumerate() {
        if index > 0 {
            builder.push_str(", ");
        }
        builder.push_str(&crate::text::name_text(name));
        builder.push_str("=");
        let value = read::get_attribute(cx, object, name)?;
        repr::write(cx, &mut builder, value)?;
    }
    builder.push_str(")");
    Ok(builder.finish(cx)?.value())
}

/// An object with the attributes that are added to it.
fn new_namespace_object(cx: &mut Context, name: &'static str) -> Result {
    let methods: &'static [Method] = const { &[Method::new("__repr__", namespace_repr)] };
    let members = Members { methods, ..Members::EMPTY };
    let definition = TypeDefinition { name, module: "sys", base: BuiltinType::Object, words: 0, members };
    let class: Gc<Class> = define_type(cx, &definition)?;
    new_words(cx, class, &[])
}

/// Adds an object with integers to the module.
fn add_integers(cx: &mut Context, sys: Value, name: &'static str, integers: &[(&str, i64)]) -> Result {
    let object = new_namespace_object(cx, name)?;
    for &(name, integer) in integers {
        let (name, integer) = (cx.intern(name)?.value(), cx.new_int(integer)?);
        cx.add_property(object, name, integer)?;
    }
    module::set_named(cx, sys, name, object)?;
    Ok(object)
}

/// Adds a property that is a text.
fn add_text(cx: &mut Context, object: Value, name: &str, text: &str) -> Result<()> {
    let (name, text) = (cx.intern(name)?.value(), cx.new_string(text)?.value());
    cx.add_property(object, name, text)?;
    Ok(())
}

/// Adds all to the module `sys`.
pub(super) fn add(cx: &mut Context, sys: Value) -> Result<()> {
    let floats = [
        ("max_exp", 1024),
        ("max_10_exp", 308),
        ("min_exp", -1021),
        ("min_10_exp", -307),
        ("dig", 15),
        ("mant_dig", 53),
        ("radix", 2),
        ("rounds", 1),
    ];
    let info = add_integers(cx, sys, "float_info", &floats)?;
    for (name, float) in [("max", f64::MAX), ("min", f64::MIN_POSITIVE), ("epsilon", f64::EPSILON)] {
        let (name, float) = (cx.intern(name)?.value(), cx.new_float(float)?);
        cx.add_property(info, name, float)?;
    }
    let integers = [
        ("bits_per_digit", 30),
        ("sizeof_digit", 4),
        ("default_max_str_digits", 4300),
        ("str_digits_check_threshold", 640),
    ];
    add_integers(cx, sys, "int_info", &integers)?;
    let hashing =
        [("width", 64), ("modulus", (1 << 61) - 1), ("inf", 314_159), ("nan", 0), ("imag", 1_000_003)];
    let info = add_integers(cx, sys, "hash_info", &hashing)?;
    add_text(cx, info, "algorithm", "siphash13")?;
    let flags = [
        ("debug", 0),
        ("inspect", 0),
        ("interactive", 0),
        ("optimize", 0),
        ("dont_write_bytecode", 1),
        ("no_user_site", 0),
        ("no_site", 0),
        ("ignore_environment", 0),
        ("verbose", 0),
        ("bytes_warning", 0),
        ("quiet", 0),
        ("hash_randomization", 1),
        ("isolated", 0),
        ("dev_mode", 0),
        ("utf8_mode", 1),
        ("warn_default_encoding", 0),
        ("safe_path", 0),
        ("int_max_str_digits", 4300),
    ];
    let object = add_integers(cx, sys, "flags", &flags)?;
    for name in ["dev_mode", "safe_path"] {
        let name = cx.intern(name)?.value();
        crate::attributes::write::set_attribute(cx, object, name, Value::FALSE)?;
    }
    let implementation = add_integers(cx, sys, "implementation", &[("hexversion", 0x030c_01f0)])?;
    add_text(cx, implementation, "name", "updraft")?;
    add_text(cx, implementation, "cache_tag", "updraft-312")
}
