//! Text of numbers and strings by format specifications: `format()`, `str.format`, `%`.
//!
//! [`spec`] reads specifications, [`number`] and [`float_repr`] apply them to digits; these know no values of the
//! runtime. [`plain`] does both for short ones. [`str_format`] and [`percent`] walk templates and fetch the values.

mod fixed;
pub mod float_repr;
pub mod number;
pub mod percent;
mod plain;
pub mod spec;
pub mod str_format;
pub mod value;
