//! The objects that all languages share, one file each: their layout, how they are made, what they can do.

pub mod array;
pub mod bigint;
pub mod bound_method;
pub mod bytes;
pub mod cell;
pub mod closure;
pub mod dict;
pub mod entries;
pub mod float;
pub mod generator;
pub mod hash_table;
pub mod instance;
pub mod iterator;
pub mod list;
mod offsets;
pub mod pair;
pub mod range;
pub mod raw_array;
pub mod raw_list;
pub mod set;
pub mod slice;
pub mod string;
pub mod symbol;
pub mod throwable;
pub mod tuple;
pub mod weak;
