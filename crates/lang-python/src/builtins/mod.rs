//! Builtin functions and the members of the builtin types, one file a concept.
//!
//! Operators, elements, iteration and attributes of builtin objects are part of the object model; what is here is what
//! programs call by name. [`define`] declares the members, [`visible`] the names that all programs see. [`convert`] and [`source`] are how natives take
//! their arguments.

pub mod bytes;
pub mod code;
pub mod complex;
pub mod convert;
pub mod dict;
pub mod dict_views;
pub mod file;
pub mod float;
pub mod functions;
pub mod int;
pub mod int_parse;
pub mod iterators;
pub mod list;
pub mod range;
pub mod reductions;
pub mod reflection;
pub mod repr;
pub mod set;
pub mod sort;
pub mod source;
pub mod str_;
pub mod str_repr;
pub mod tuple;
pub mod visible;

pub use str_repr::ascii;

use crate::define::Declarations;

/// Declares the members of the builtin types.
pub(crate) fn define(types: &mut Declarations) {
    code::define(types);
    int::define(types);
    float::define(types);
    complex::define(types);
    str_::define(types);
    bytes::define(types);
    file::define(types);
    list::define(types);
    tuple::define(types);
    dict::define(types);
    set::define(types);
    range::define(types);
    iterators::define(types);
}
