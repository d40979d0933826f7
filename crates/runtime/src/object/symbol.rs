//! Symbols: names that are values. Those that are interned are one object for each name; others are equal to nothing
//! but themselves.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::string::Str;
use crate::shape::ShapeId;
use crate::value::Value;
use crate::word_map::WordMap;

/// A symbol.
#[derive(Debug)]
#[repr(C)]
pub struct Symbol {
    header: Header,
    name: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Symbol {
    const SHAPE: ShapeId = ShapeId::SYMBOL;
}

impl Symbol {
    /// Its name, an interned string.
    pub fn name(&self) -> Gc<Str> {
        Gc::from_value(self.name.get())
    }
}

/// The interned symbols of an isolate, by their interned names. It keeps them alive.
#[derive(Default)]
pub struct SymbolTable {
    symbols: WordMap<Value, Gc<Symbol>>,
}

impl SymbolTable {
    /// Calls `visit` with every symbol; these hold their names.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.symbols.values().for_each(|symbol| visit(symbol.value()));
    }
}

impl Context {
    /// The symbol of this name.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn symbol(&mut self, name: &str) -> Result<Gc<Symbol>> {
        let name = self.intern(name)?;
        self.symbol_of(name)
    }

    /// The symbol whose name has these code points. The string itself stays what it was.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn symbol_of(&mut self, name: Gc<Str>) -> Result<Gc<Symbol>> {
        let name = self.intern_copy(name)?.value();
        if let Some(&known) = self.symbols.symbols.get(&name) {
            return Ok(known);
        }
        let symbol: Gc<Symbol> = self.new_object([name])?;
        self.note_root(symbol.value());
        self.symbols.symbols.insert(name, symbol);
        Ok(symbol)
    }

    /// A symbol that is equal to no other, whatever its name.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn uninterned_symbol(&mut self, name: &str) -> Result<Gc<Symbol>> {
        let name = self.intern(name)?.value();
        self.new_object([name])
    }

    /// Whether `symbol` is the one that its name alone finds.
    #[must_use]
    pub fn is_interned_symbol(&self, symbol: Gc<Symbol>) -> bool {
        self.symbols.symbols.get(&symbol.name().value()) == Some(&symbol)
    }
}
