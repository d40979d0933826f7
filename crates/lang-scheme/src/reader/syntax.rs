//! Syntax objects: data with places, and identifiers that macros can tell apart.

use std::rc::Rc;

use super::number::Number;

/// A place in a source text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// Which source, by the number its reader was given.
    pub source: u16,
    /// First byte.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

impl Span {
    /// From the start of this one to the end of another.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { end: other.end.max(self.start), ..self }
    }
}

/// An identifier: a symbol as read, or an alias that a macro's expansion put in its place.
///
/// Two are the same identifier when both parts are equal; whether they mean the same is the expander's business.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identifier {
    /// The symbol.
    pub name: Rc<str>,
    /// Zero for a symbol as read, else the number of the alias.
    pub alias: u32,
}

impl Identifier {
    /// A symbol as read.
    pub fn plain(name: &str) -> Self {
        Identifier { name: name.into(), alias: 0 }
    }
}

/// A datum with its place.
#[derive(Clone, Debug)]
pub struct Syntax {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub datum: Datum,
}

/// A datum. Lists are flat, since syntax is matched by length more often than by pairs.
#[derive(Clone, Debug)]
pub enum Datum {
    /// A symbol.
    Symbol(Identifier),
    /// `#t` or `#f`.
    Bool(bool),
    /// A character.
    Char(char),
    /// A number.
    Number(Number),
    /// A string.
    String(Rc<str>),
    /// A proper list, also the empty one.
    List(Rc<[Syntax]>),
    /// At least one datum, and what follows the dot, which is no list.
    Improper(Rc<[Syntax]>, Rc<Syntax>),
    /// A vector.
    Vector(Rc<[Syntax]>),
    /// A bytevector.
    Bytevector(Rc<[u8]>),
    /// `#n=` before a datum.
    Labelled(u32, Rc<Syntax>),
    /// `#n#`.
    Reference(u32),
}

impl Syntax {
    /// A datum at a place.
    pub fn new(span: Span, datum: Datum) -> Self {
        Syntax { span, datum }
    }

    /// A proper list.
    pub fn list(span: Span, items: Vec<Syntax>) -> Self {
        Syntax { span, datum: Datum::List(items.into()) }
    }

    /// A list with a tail; proper when the tail is.
    pub fn with_tail(span: Span, mut items: Vec<Syntax>, tail: Syntax) -> Self {
        if items.is_empty() {
            return tail;
        }
        let datum = match tail.datum {
            Datum::List(rest) => {
                items.extend_from_slice(&rest);
                Datum::List(items.into())
            }
            Datum::Improper(rest, end) => {
                items.extend_from_slice(&rest);
                Datum::Improper(items.into(), end)
            }
            _ => Datum::Improper(items.into(), Rc::new(tail)),
        };
        Syntax { span, datum }
    }

    /// The identifier, if it is one.
    pub fn identifier(&self) -> Option<&Identifier> {
        match &self.datum {
            Datum::Symbol(identifier) => Some(identifier),
            _ => None,
        }
    }

    /// The elements, if it is a proper list.
    pub fn as_list(&self) -> Option<&Rc<[Syntax]>> {
        match &self.datum {
            Datum::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether it is the empty list.
    pub fn is_null(&self) -> bool {
        matches!(&self.datum, Datum::List(items) if items.is_empty())
    }
}
