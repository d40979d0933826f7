//! Source texts, and places in them.
//!
//! A [`Span`] names its file, so that a tree made of several modules needs no context to say where something stands.
//! Columns that people see count characters, not bytes.

use std::rc::Rc;

/// Names, shared: identifiers, package parts, string literals.
pub type Name = Rc<str>;

/// One text of a [`SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct FileId(pub u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A range of a file.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Span { file, start, end }
    }

    /// From the start of this to the end of `last`.
    pub fn to(self, last: Span) -> Span {
        Span { file: self.file, start: self.start, end: last.end.max(self.start) }
    }

    /// The empty range at the start.
    pub fn at_start(self) -> Span {
        Span { end: self.start, ..self }
    }

    /// The empty range at the end.
    pub fn at_end(self) -> Span {
        Span { start: self.end, ..self }
    }
}

/// A text and where its lines are.
#[derive(Debug)]
pub struct SourceFile {
    /// The file's name, as messages show it.
    pub name: Name,
    /// The text.
    pub text: Rc<str>,
    /// Offset of each line's first byte.
    line_starts: Vec<u32>,
}

/// A place as people count: both from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The character in its line, from 1.
    pub column: u32,
}

impl SourceFile {
    /// Finds the lines of a text.
    pub fn new(name: &str, text: &str) -> Self {
        let mut line_starts = vec![0];
        line_starts.extend(text.bytes().zip(1u32..).filter(|&(byte, _)| byte == b'\n').map(|(_, next)| next));
        SourceFile { name: name.into(), text: text.into(), line_starts }
    }

    /// The line, from 1, that the byte at `offset` is on.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// Line and character of the byte at `offset`.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.line_starts[line as usize - 1] as usize;
        let end = (offset as usize).min(self.text.len());
        // An offset inside a character counts that character: nothing here may panic on a strange place.
        let column = self.text.as_bytes()[start..end].iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        Position { line, column: column as u32 + 1 }
    }

    /// The text of a line, from 1, without its end.
    pub fn line_text(&self, line: u32) -> &str {
        let index = line as usize - 1;
        let Some(&start) = self.line_starts.get(index) else { return "" };
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }
}

/// The texts of a program.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<Rc<SourceFile>>,
}

impl SourceMap {
    /// Adds a text.
    pub fn add(&mut self, name: &str, text: &str) -> FileId {
        self.files.push(Rc::new(SourceFile::new(name, text)));
        FileId(self.files.len() as u32 - 1)
    }

    /// The text of an identifier that [`SourceMap::add`] gave.
    pub fn file(&self, id: FileId) -> &Rc<SourceFile> {
        &self.files[id.0 as usize]
    }
}
