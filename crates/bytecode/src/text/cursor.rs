//! Goes over the tokens of a text and reads the small things: punctuation, names, numbers, constants.

use std::collections::HashMap;
use std::fmt::Display;

use crate::module::{Constant, MAX_CONSTANT_DEPTH};
use crate::operand::{Element, Target, Type};

use super::ParseError;
use super::constant::is_decimal;
use super::lexer::{Lexeme, Lexer, Token, error_at};

/// A place in a text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    current: Lexeme<'a>,
    ahead: Option<Lexeme<'a>>,
    /// The line of the token before.
    last_line: u32,
}

/// The places of layouts by name; the first of a name.
pub(super) type LayoutNames = HashMap<String, u16>;

pub(super) type Parsed<T> = Result<T, ParseError>;

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Parsed<Self> {
        let mut lexer = Lexer::new(text);
        let current = lexer.next()?;
        Ok(Cursor { text, lexer, current, ahead: None, last_line: 0 })
    }

    pub(super) fn token(&self) -> &Token<'a> {
        &self.current.token
    }

    /// Byte offset of the current token.
    pub(super) fn position(&self) -> usize {
        self.current.start
    }

    /// Whether the current token is the first of its line.
    pub(super) fn is_on_new_line(&self) -> bool {
        self.current.line != self.last_line
    }

    pub(super) fn advance(&mut self) -> Parsed<Token<'a>> {
        let next = match self.ahead.take() {
            Some(next) => next,
            None => self.lexer.next()?,
        };
        self.last_line = self.current.line;
        Ok(std::mem::replace(&mut self.current, next).token)
    }

    /// The token after the current one.
    pub(super) fn ahead(&mut self) -> Parsed<&Token<'a>> {
        if self.ahead.is_none() {
            self.ahead = Some(self.lexer.next()?);
        }
        Ok(&self.ahead.as_ref().expect("just read").token)
    }

    pub(super) fn error(&self, message: impl Into<String>) -> ParseError {
        error_at(self.text, self.current.start, message)
    }

    pub(super) fn error_at(&self, position: usize, message: impl Into<String>) -> ParseError {
        error_at(self.text, position, message)
    }

    pub(super) fn expected<T>(&self, what: impl Display) -> Parsed<T> {
        Err(self.error(format!("expected {what}, found {}", self.token())))
    }

    pub(super) fn is_punct(&self, text: &str) -> bool {
        matches!(self.token(), Token::Punct(found) if *found == text)
    }

    /// Passes over punctuation if it is there.
    pub(super) fn eat(&mut self, text: &str) -> Parsed<bool> {
        let found = self.is_punct(text);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    pub(super) fn expect(&mut self, text: &str) -> Parsed<()> {
        if self.eat(text)? { Ok(()) } else { self.expected(format!("`{text}`")) }
    }

    /// Passes over a word if it is there.
    pub(super) fn eat_word(&mut self, word: &str) -> Parsed<bool> {
        let found = *self.token() == Token::Ident(word);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// A name, quoted or not.
    pub(super) fn name(&mut self) -> Parsed<String> {
        match self.token() {
            Token::Ident(_) | Token::Str(_) => match self.advance()? {
                Token::Ident(name) => Ok(name.to_owned()),
                Token::Str(name) => Ok(name),
                _ => unreachable!("just seen"),
            },
            _ => self.expected("a name"),
        }
    }

    pub(super) fn string(&mut self) -> Parsed<String> {
        match self.token() {
            Token::Str(_) => self.name(),
            _ => self.expected("a string"),
        }
    }

    /// A number in decimal, or after `0x` in hexadecimal, within what its type holds.
    pub(super) fn number<T: TryFrom<i128>>(&mut self, what: &str) -> Parsed<T> {
        let Token::Number(digits) = *self.token() else { return self.expected(what) };
        let value = match digits.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16).ok().map(i128::from),
            None => digits.parse::<i64>().ok().map(i128::from),
        };
        let Some(value) = value.and_then(|value| T::try_from(value).ok()) else {
            return Err(self.error(format!("{digits} is not {what}, or out of its bounds")));
        };
        self.advance()?;
        Ok(value)
    }

    /// A type; `layouts` are the places of the layouts by name.
    pub(super) fn ty(&mut self, layouts: &LayoutNames) -> Parsed<Type> {
        if self.is_punct("&") || self.is_punct("&#") {
            return Ok(Type::Ref(self.target(layouts)?));
        }
        let found = match *self.token() {
            Token::Ident(name) => Type::ALL.into_iter().find(|ty| ty.name() == name),
            _ => None,
        };
        let Some(ty) = found else {
            return self.expected("a type: word, i32, i64, f64, bool, ref, &Layout, &[i32]");
        };
        self.advance()?;
        Ok(ty)
    }

    /// What a reference leads to: `ref`, `&Layout`, `&#3`, `&[f64]`.
    pub(super) fn target(&mut self, layouts: &LayoutNames) -> Parsed<Target> {
        if self.eat_word("ref")? {
            return Ok(Target::Any);
        }
        if self.eat("&#")? {
            let place: u16 = self.number("the place of a layout")?;
            if usize::from(place) >= Target::MAX_LAYOUTS {
                return Err(self.error("there is no room for as many layouts"));
            }
            return Ok(Target::Layout(place));
        }
        self.expect("&")?;
        if self.eat("[")? {
            let found = match *self.token() {
                Token::Ident(name) => Element::ALL.into_iter().find(|element| element.name() == name),
                _ => None,
            };
            let Some(element) = found else { return self.expected("elements: word, i32, f64, u8") };
            self.advance()?;
            self.expect("]")?;
            return Ok(Target::Array(element));
        }
        Ok(Target::Layout(self.layout(layouts)?))
    }

    /// The place of the layout that is named, or given as in `&#3`.
    pub(super) fn layout(&mut self, layouts: &LayoutNames) -> Parsed<u16> {
        if self.eat("&#")? {
            return self.number("the place of a layout");
        }
        let position = self.position();
        let name = self.name()?;
        match layouts.get(&name) {
            Some(&place) => Ok(place),
            None => Err(self.error_at(position, format!("there is no layout {name:?}"))),
        }
    }

    /// Things between brackets, with commas.
    pub(super) fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.expect("[")?;
        let mut items = Vec::new();
        while !self.eat("]")? {
            items.push(item(self)?);
            if !self.is_punct("]") {
                self.expect(",")?;
            }
        }
        Ok(items)
    }

    pub(super) fn constant(&mut self) -> Parsed<Constant> {
        self.nested_constant(MAX_CONSTANT_DEPTH)
    }

    fn nested_constant(&mut self, depth: usize) -> Parsed<Constant> {
        let constant = match self.token() {
            Token::Str(text) => Constant::Str(text.clone()),
            Token::Bytes(bytes) => Constant::Bytes(bytes.clone()),
            Token::Char(c) => Constant::Char(*c),
            Token::Number(digits) => self.number_constant(digits)?,
            Token::Ident("none") => Constant::None,
            Token::Ident("true") => Constant::Bool(true),
            Token::Ident("false") => Constant::Bool(false),
            Token::Ident("inf") => Constant::Float(f64::INFINITY),
            Token::Ident("nan") => Constant::Float(f64::NAN),
            Token::Ident(word @ ("named" | "bigint")) => {
                let is_named = *word == "named";
                self.advance()?;
                let text = self.string()?;
                return Ok(if is_named { Constant::Named(text) } else { Constant::BigInt(text) });
            }
            Token::Ident("f64") => {
                self.advance()?;
                self.expect(":")?;
                return Ok(Constant::Float(f64::from_bits(self.number("the bits of a float")?)));
            }
            Token::Punct("(") => return self.tuple(depth),
            _ => return self.expected("a constant"),
        };
        self.advance()?;
        Ok(constant)
    }

    fn tuple(&mut self, depth: usize) -> Parsed<Constant> {
        if depth == 0 {
            return Err(self.error(format!("a constant nests at most {MAX_CONSTANT_DEPTH} tuples")));
        }
        self.expect("(")?;
        let mut elements = Vec::new();
        while !self.eat(")")? {
            elements.push(self.nested_constant(depth - 1)?);
            // One element needs its comma, as in Python.
            if elements.len() == 1 || !self.is_punct(")") {
                self.expect(",")?;
            }
        }
        Ok(Constant::Tuple(elements))
    }

    fn number_constant(&self, digits: &str) -> Parsed<Constant> {
        let fail = |hint: &str| {
            let mut error = self.error(format!("{digits} is no number"));
            error.hint = Some(hint.to_owned());
            Err(error)
        };
        if let Some(hex) = digits.strip_prefix("0x") {
            return match i64::from_str_radix(hex, 16) {
                Ok(value) => Ok(Constant::Int(value)),
                Err(_) => fail("hexadecimal digits of a 64-bit integer"),
            };
        }
        if let Some(digits) = digits.strip_suffix('n').filter(|digits| is_decimal(digits)) {
            return Ok(Constant::BigInt(digits.to_owned()));
        }
        if digits.contains(['.', 'e', 'E', 'i']) {
            return match digits.parse() {
                Ok(value) => Ok(Constant::Float(value)),
                Err(_) => fail("floats are written as in 1.5 or 1e-9"),
            };
        }
        match digits.parse() {
            Ok(value) => Ok(Constant::Int(value)),
            Err(_) if is_decimal(digits) => fail("an integer of more than 64 bits ends with n"),
            Err(_) => fail("an integer"),
        }
    }
}
