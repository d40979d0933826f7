//! Abstract heaps: the parts of memory by which effects are told apart.
//!
//! Two accesses whose sets of heaps do not overlap never touch the same memory. The tree is small on purpose; what
//! it cannot tell apart (two objects, two slots) passes tell apart by operands.

/// A set of abstract heaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Heaps(u16);

/// The single heaps with their names in dumps.
const NAMES: &[(Heaps, &str)] = &[
    (Heaps::SHAPE, "SHAPE"),
    (Heaps::SLOTS, "SLOTS"),
    (Heaps::LENGTHS, "LENGTHS"),
    (Heaps::ELEMENTS, "ELEMENTS"),
    (Heaps::RAW_FIELDS, "RAW_FIELDS"),
    (Heaps::RAW_ELEMENTS, "RAW_ELEMENTS"),
    (Heaps::CELLS, "CELLS"),
    (Heaps::CONTEXT, "CONTEXT"),
    (Heaps::VALIDITY, "VALIDITY"),
    (Heaps::COUNTERS, "COUNTERS"),
    (Heaps::OUTSIDE, "OUTSIDE"),
    (Heaps::FUEL, "FUEL"),
    (Heaps::KEYS, "KEYS"),
];

impl Heaps {
    /// Nothing.
    pub const NONE: Heaps = Heaps(0);
    /// The shape in the header of objects.
    pub const SHAPE: Heaps = Heaps(1 << 0);
    /// The value slots of objects.
    pub const SLOTS: Heaps = Heaps(1 << 1);
    /// Lengths of growable containers and the pointers to their storage.
    pub const LENGTHS: Heaps = Heaps(1 << 2);
    /// Value elements of arrays.
    pub const ELEMENTS: Heaps = Heaps(1 << 3);
    /// Typed fields of objects.
    pub const RAW_FIELDS: Heaps = Heaps(1 << 4);
    /// Typed elements of arrays, bytes.
    pub const RAW_ELEMENTS: Heaps = Heaps(1 << 5);
    /// Cells: globals, class attributes, captured variables.
    pub const CELLS: Heaps = Heaps(1 << 6);
    /// Words of the context: the interrupt word, the pending exception.
    pub const CONTEXT: Heaps = Heaps(1 << 7);
    /// Whether code is still valid.
    pub const VALIDITY: Heaps = Heaps(1 << 8);
    /// Counters of the tiers.
    pub const COUNTERS: Heaps = Heaps(1 << 9);
    /// Everything that is not memory of the isolate: output, files, clocks.
    pub const OUTSIDE: Heaps = Heaps(1 << 10);
    /// What is left of the fuel. Nothing that the program sees.
    pub const FUEL: Heaps = Heaps(1 << 11);
    /// Which keys dicts hold, and where.
    pub const KEYS: Heaps = Heaps(1 << 12);
    /// What a search for a key looks at.
    pub const SEARCHED: Heaps = Heaps::KEYS.union(Heaps::RAW_ELEMENTS);
    /// All that a value of the program may be kept in.
    pub const OBJECTS: Heaps = Heaps(0x7f).union(Heaps::KEYS);
    /// All of it.
    pub const WORLD: Heaps = Heaps((1 << Heaps::COUNT) - 1);

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Heaps) -> Heaps {
        Heaps(self.0 | other.0)
    }

    /// Whether there is a heap in both.
    #[must_use]
    pub const fn overlaps(self, other: Heaps) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The single heaps of this set, as small numbers for tables.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Heaps::COUNT).filter(move |i| self.0 & 1 << i != 0)
    }

    /// The heap, or one of the sets without and with all, of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Heaps> {
        match name {
            "NONE" => Some(Heaps::NONE),
            "WORLD" => Some(Heaps::WORLD),
            _ => NAMES.iter().find(|(_, known)| *known == name).map(|(heap, _)| *heap),
        }
    }

    /// Number of single heaps.
    pub const COUNT: usize = 13;
}

impl core::fmt::Display for Heaps {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if *self == Heaps::WORLD {
            return f.write_str("WORLD");
        }
        let mut separator = "";
        for (heap, name) in NAMES {
            if self.overlaps(*heap) {
                write!(f, "{separator}{name}")?;
                separator = "|";
            }
        }
        if self.is_empty() { f.write_str("NONE") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_cover_the_world() {
        assert_eq!(NAMES.len(), Heaps::COUNT);
        assert_eq!(NAMES.iter().fold(Heaps::NONE, |all, (heap, _)| all.union(*heap)), Heaps::WORLD);
        assert_eq!(Heaps::SLOTS.union(Heaps::CELLS).to_string(), "SLOTS|CELLS");
        assert_eq!(Heaps::from_name("CELLS"), Some(Heaps::CELLS));
    }
}
