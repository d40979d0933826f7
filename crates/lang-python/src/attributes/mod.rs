//! Attributes: how they are found, read and written.

pub mod dir;
pub mod globals_dict;
pub mod kind;
pub mod lookup;
pub mod module;
pub mod own_dict;
pub mod property_dict;
pub mod read;
pub mod super_object;
pub mod write;
