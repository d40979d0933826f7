//! Executable memory: where machine code lives, how it gets there and how it leaves.
//!
//! A [`CodeMemory`] is one reserved region that is mapped twice: code runs in a view that is readable and
//! executable, and is written through a second view that is readable and writable. No address is ever writable
//! and executable. Installing a [`CodeImage`] copies it, applies its relocations and gives a [`CodeBlob`], which
//! owns its part of the region until it is dropped.
//!
//! Invariants:
//! - Code names the outside only through its literal table, a part of the image on cache lines of its own. The
//!   code reads it relative to its own address; the runtime writes it through the writable view, while the code
//!   runs, one atomic word at a time.
//! - Whatever the bytes of an image or of an object file are, installing and loading give an error or a blob and
//!   never panic or touch memory outside the region. Running a blob is the caller's `unsafe` act.
//! - A blob must not be dropped while a thread may still be inside its code; whoever calls the code sees to that.
//!
//! Start with [`CodeMemory::install`]; [`elf`] turns relocatable objects into images. Code is not registered with
//! debuggers; profilers find it through the map file that [`Config::perf_map`] asks for.

pub mod elf;
mod error;
mod free_list;
mod image;
mod instruction_cache;
mod keeping_registers;
mod memory;
mod perf_map;
mod region;
mod relocation;

pub use error::CodeMemoryError;
pub use image::{CodeImage, Target};
pub use memory::{CodeBlob, CodeMemory, Config, Usage};
pub use relocation::{Relocation, RelocationError, RelocationKind};
