//! Compiled patterns, and running them on text.
//!
//! A program is compiled when it first runs, once for each kind of text and of search that it meets.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use patterns::{Failure, Pattern, Spans};
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result as RunResult};

use super::translate::{Flags, PatternError, Subject, Translation, translate};

/// A pattern.
pub struct Program {
    /// The pattern's characters.
    pattern: Vec<char>,
    /// Whether it is for bytes.
    pub is_bytes: bool,
    /// How it was read.
    pub translation: Translation,
    given: Flags,
    variants: RefCell<[Option<Rc<Pattern>>; 16]>,
}

/// What is asked of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// The first match from a position on.
    Anywhere,
    /// A match at the position.
    Here,
    /// A match from the position to the end of the text.
    Whole,
}

impl Program {
    /// Reads a pattern.
    pub fn new(pattern: Vec<char>, flags: Flags, is_bytes: bool) -> Result<Program, PatternError> {
        // The widest translation, in which every error shows.
        let subject = Subject { is_ascii: false, ends_line: true };
        let translation = translate(&pattern, flags, is_bytes, subject)?;
        Ok(Program { pattern, is_bytes, translation, given: flags, variants: RefCell::default() })
    }

    /// Searches `text` from the byte `start` on. A match must not be empty at `start` when `must_advance`. Yields whether
    /// there is one, which `spans` then tells.
    ///
    /// # Errors
    /// Termination, or what the engine cannot do.
    pub fn run(
        &self,
        cx: &mut Context,
        text: &Text<'_>,
        start: usize,
        search: Search,
        must_advance: bool,
        spans: &mut Spans,
    ) -> RunResult<bool> {
        let is_anchored = search != Search::Anywhere;
        let found = match self.variant(cx, text, search == Search::Whole, must_advance)? {
            Ok(pattern) => pattern.search(text.bytes(), start, is_anchored, spans, &mut || cx.note_work()),
            Err(message) => Err(Failure::Engine(message)),
        };
        match found {
            Ok(found) => Ok(found),
            Err(Failure::Stopped(thrown)) => Err(thrown),
            Err(Failure::Engine(message)) => cx.raise(ErrorKind::Runtime, &message),
        }
    }

    /// Compiles, so that what the engine refuses shows.
    ///
    /// # Errors
    /// Termination. What the engine refuses is in the result.
    pub fn check(&self, cx: &mut Context) -> RunResult<Result<(), String>> {
        Ok(self.variant(cx, &Text::ascii(""), false, false)?.map(|_| ()))
    }

    fn variant(
        &self,
        cx: &mut Context,
        text: &Text<'_>,
        is_whole: bool,
        must_advance: bool,
    ) -> RunResult<Result<Rc<Pattern>, String>> {
        let subject =
            Subject { is_ascii: text.is_ascii, ends_line: self.translation.has_end && text.ends_line };
        let index = subject.is_ascii as usize
            | (subject.ends_line as usize) << 1
            | (is_whole as usize) << 2
            | (must_advance as usize) << 3;
        if let Some(known) = &self.variants.borrow()[index] {
            return Ok(Ok(known.clone()));
        }
        let translation = translate(&self.pattern, self.given, self.is_bytes, subject);
        let mut source = match translation {
            Ok(translation) => translation.text,
            Err(error) => return Ok(Err(error.message)),
        };
        if is_whole {
            source = format!("(?:{source})\\z");
        }
        if must_advance {
            // `\G` is where the search started.
            source = format!("(?:{source})(?!\\G)");
        }
        let compiled = match Pattern::many_states(&source) {
            None => Pattern::new(&source),
            Some(states) => {
                cx.note_steps(states)?;
                cx.aside(move || Pattern::new(&source).inspect(Pattern::prepare))?
            }
        };
        Ok(compiled.map(|pattern| {
            let pattern = Rc::new(pattern);
            self.variants.borrow_mut()[index] = Some(pattern.clone());
            pattern
        }))
    }
}

/// A text that is searched: UTF-8, and where its characters are. Bytes are searched as the characters of their numbers.
pub struct Text<'t> {
    text: Cow<'t, str>,
    /// Where each character starts, and the end; none when characters are bytes.
    offsets: Option<Cow<'t, [u32]>>,
    is_ascii: bool,
    ends_line: bool,
}

impl<'t> Text<'t> {
    /// A text of ASCII.
    pub fn ascii(text: impl Into<Cow<'t, str>>) -> Text<'t> {
        let text = text.into();
        let ends_line = text.ends_with('\n');
        Text { text, offsets: None, is_ascii: true, ends_line }
    }

    /// A text of these code points.
    pub fn wide(code_points: impl Iterator<Item = u32>) -> Text<'t> {
        let (mut text, mut offsets) = (String::new(), Vec::new());
        for code_point in code_points {
            offsets.push(text.len() as u32);
            text.push(char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        offsets.push(text.len() as u32);
        let ends_line = text.ends_with('\n');
        Text {
            is_ascii: text.is_ascii(),
            text: Cow::Owned(text),
            offsets: Some(Cow::Owned(offsets)),
            ends_line,
        }
    }

    /// The text without what is behind the character `end`.
    pub fn up_to(&self, end: usize) -> Text<'_> {
        let text = &self.text[..self.byte_of(end.min(self.len()))];
        Text {
            text: Cow::Borrowed(text),
            // The offsets behind the end are not asked for.
            offsets: self.offsets.as_deref().map(Cow::Borrowed),
            is_ascii: self.is_ascii,
            ends_line: text.ends_with('\n'),
        }
    }

    fn bytes(&self) -> &str {
        &self.text
    }

    /// Number of bytes.
    pub fn byte_len(&self) -> usize {
        self.text.len()
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.offsets.as_ref().map_or(self.text.len(), |offsets| offsets.len() - 1)
    }

    /// Where a character starts.
    pub fn byte_of(&self, character: usize) -> usize {
        self.offsets.as_ref().map_or(character, |offsets| offsets[character] as usize)
    }

    /// The character that starts at a byte.
    pub fn character_at(&self, byte: usize) -> usize {
        match &self.offsets {
            None => byte,
            Some(offsets) => offsets.partition_point(|&offset| (offset as usize) < byte),
        }
    }

    /// Where the character behind the one at `byte` starts; behind the end when there is none.
    pub fn next_byte(&self, byte: usize) -> usize {
        match self.text[byte..].chars().next() {
            Some(c) => byte + c.len_utf8(),
            None => byte + 1,
        }
    }
}
