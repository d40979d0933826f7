//! Text of numbers and strings by format specifications: `format()`, `str.format`, `%`.
//!
//! [`spec`] reads specifications, [`number`] and [`float_repr`] apply them to digits; these know no values of the
//! runtime. [`str_format`] and [`percent`] walk templates and fetch the values.

pub mod float_repr;
pub mod number;
pub mod percent;
pub mod spec;
pub mod str_format;
pub mod value;
