//! Tables of named cells: the globals of a module, the attributes of a class.
//!
//! A cell never moves and outlives its value, so that code can hold on to it; deleting a name leaves the cell unbound.

use crate::gc::Gc;
use crate::object::cell::Cell;
use crate::value::Value;
use crate::word_map::WordMap;

/// Named cells in order of creation.
#[derive(Default)]
pub struct Namespace {
    entries: Vec<(Value, Gc<Cell>)>,
    index: WordMap<Value, u32>,
}

impl Namespace {
    /// The cell of this interned name, bound or not.
    #[inline]
    pub fn cell(&self, name: Value) -> Option<Gc<Cell>> {
        self.index.get(&name).map(|&index| self.entries[index as usize].1)
    }

    /// The cell of this interned name, when it has a value of the namespace's own.
    #[inline]
    pub fn bound(&self, name: Value) -> Option<Gc<Cell>> {
        self.cell(name).filter(|cell| cell.is_own())
    }

    /// Adds a cell for an interned name that has none.
    pub fn insert(&mut self, name: Value, cell: Gc<Cell>) {
        self.index.insert(name, self.entries.len() as u32);
        self.entries.push((name, cell));
    }

    /// Names and cells that have a value of the namespace's own, in order of creation.
    pub fn iter(&self) -> impl Iterator<Item = (Value, Gc<Cell>)> + '_ {
        self.entries.iter().copied().filter(|(_, cell)| cell.is_own())
    }

    /// Names and cells without a value of the namespace's own.
    pub fn inherited(&self) -> impl Iterator<Item = (Value, Gc<Cell>)> + '_ {
        self.entries.iter().copied().filter(|(_, cell)| !cell.is_own())
    }

    /// Moves a name to the end of the order, as if it had just been created.
    pub fn move_to_end(&mut self, name: Value) {
        if let Some(index) = self.index.get(&name).copied() {
            let entry = self.entries.remove(index as usize);
            self.entries.push(entry);
            self.index =
                self.entries.iter().enumerate().map(|(index, &(name, _))| (name, index as u32)).collect();
        }
    }

    /// Calls `visit` with every value that the namespace refers to.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for &(name, cell) in &self.entries {
            visit(name);
            visit(cell.value());
        }
    }
}
