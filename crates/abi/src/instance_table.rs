//! The table of instances: whether objects of a shape are instances of a class, which compiled code looks up in line. The runtime fills it.

/// Entries; a power of two.
pub const ENTRIES: usize = 1 << 11;
/// By what the number of a class is multiplied for its place: shapes are numbered one after another, so that those of a class's
/// relatives are next to each other.
pub const CLASS_FACTOR: u64 = 37;
/// By what the number of the shape is shifted in an entry.
pub const SHAPE_SHIFT: u32 = 32;
/// By what the number of the class is shifted in an entry. The lowest bit says whether these objects are instances.
pub const CLASS_SHIFT: u32 = 1;

/// Where the entry of a shape and a class is.
#[must_use]
pub const fn place(shape: u64, class: u64) -> usize {
    shape.wrapping_add(class.wrapping_mul(CLASS_FACTOR)) as usize & (ENTRIES - 1)
}

/// The entry, without what it says.
#[must_use]
pub const fn entry(shape: u64, class: u64) -> u64 {
    shape << SHAPE_SHIFT | class << CLASS_SHIFT
}
