//! Going through dicts and sets, which may change meanwhile.

use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::set::Set;
use runtime::value::Value;

/// The entries of a dict, as they are when each is reached.
pub struct Entries {
    dict: Gc<Dict>,
    next: usize,
}

/// The entries of a dict.
pub fn entries(dict: Gc<Dict>) -> Entries {
    Entries { dict, next: 0 }
}

impl Iterator for Entries {
    type Item = (Value, Value);

    fn next(&mut self) -> Option<(Value, Value)> {
        let at = self.dict.next_entry(self.next)?;
        self.next = at + 1;
        self.dict.entry(at)
    }
}

/// The keys of a set, as they are when each is reached.
pub struct Keys {
    set: Gc<Set>,
    next: usize,
}

/// The keys of a set.
pub fn keys(set: Gc<Set>) -> Keys {
    Keys { set, next: 0 }
}

impl Iterator for Keys {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        let (key, next) = self.set.next(self.next)?;
        self.next = next;
        Some(key)
    }
}
