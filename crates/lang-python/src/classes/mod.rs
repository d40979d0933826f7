//! Classes: how they are made, called, asked about; descriptors; the types `object` and `type`.

pub mod bases;
pub mod build;
pub mod check;
pub mod descriptor;
pub mod generic;
pub mod instance;
pub mod mapping_proxy;
pub mod members;
pub mod metaclass;
pub mod object_type;
pub(crate) mod plain_calls;
pub mod record;
pub mod resolution;
pub mod type_type;
