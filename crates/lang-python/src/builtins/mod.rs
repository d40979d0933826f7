//! Builtin functions and the members of the builtin types, one file a concept.
//!
//! Operators, elements, iteration and attributes of builtin objects are part of the object model; what is here is what
//! programs call by name. [`define`] puts all of it into an isolate. [`convert`] and [`source`] are how natives take
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
pub mod reflection;
pub mod repr;
pub mod set;
pub mod sort;
pub mod source;
pub mod str_;
pub mod str_repr;
pub mod tuple;

pub use str_repr::ascii;

use runtime::context::Context;
use runtime::exception::Result;

/// Defines the members of the builtin types and the builtin functions.
///
/// # Errors
/// When memory is exhausted.
pub fn define(cx: &mut Context) -> Result<()> {
    crate::modules::state::add_state(cx);
    code::define(cx)?;
    int::define(cx)?;
    float::define(cx)?;
    complex::define(cx)?;
    str_::define(cx)?;
    bytes::define(cx)?;
    file::define(cx)?;
    list::define(cx)?;
    tuple::define(cx)?;
    dict::define(cx)?;
    set::define(cx)?;
    range::define(cx)?;
    iterators::define(cx)?;
    functions::define(cx)
}
