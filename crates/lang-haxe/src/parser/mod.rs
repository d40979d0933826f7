//! From tokens to the syntax tree.
//!
//! A parser by recursive descent; operators by binding powers. A mistake ends what was being read with [`Failed`], its
//! diagnostic already given; blocks, fields and files catch that, pass over tokens to where something new can begin,
//! and go on, so that one run shows several mistakes. Nesting is bounded, and so is the native stack.
//!
//! [`file`] reads declarations, [`field`] fields and functions, [`types`] types, [`expr`] operators, [`primary`] what
//! stands between them, [`control`] keywords with bodies, [`pattern`] sorts patterns, [`string`] reads embedded code.

mod control;
mod expr;
mod field;
mod file;
mod pattern;
mod primary;
mod string;
mod types;

pub use pattern::pattern_of;

use crate::diagnostic::Diagnostic;
use crate::lexer::{Defines, Keyword, Token, TokenKind, Tokens, tokenize};
use crate::source::{FileId, Name, Span};
use crate::syntax::{File, Ident};

/// How deep expressions, types and blocks may nest.
const MAX_DEPTH: u32 = 250;

/// Reads a file. The tree holds what could be read, the diagnostics the rest.
pub fn parse_file(id: FileId, text: &str, defines: &Defines) -> (File, Vec<Diagnostic>) {
    let mut parser = Parser::new(id, text, tokenize(id, text, defines));
    let file = parser.file();
    let mut diagnostics = parser.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    (file, diagnostics)
}

/// What was being read cannot be; a diagnostic has been given.
#[derive(Clone, Copy, Debug)]
struct Failed;

type Parsed<T> = Result<T, Failed>;

struct Parser<'a> {
    text: &'a str,
    file: FileId,
    tokens: Vec<Token>,
    /// For each opening bracket the index of its closing one, or the last token's.
    closers: Vec<u32>,
    pos: usize,
    depth: u32,
    diagnostics: Vec<Diagnostic>,
    /// The token of the last error: one is enough at a place.
    last_error: Option<usize>,
    /// Whether the last thing in the text is a string or comment without end.
    ends_in_literal: bool,
}

impl<'a> Parser<'a> {
    fn new(file: FileId, text: &'a str, tokens: Tokens) -> Self {
        let closers = match_brackets(&tokens.list);
        let ends_in_literal = tokens
            .diagnostics
            .iter()
            .any(|diagnostic| matches!(&diagnostic.message[..], "Unterminated string" | "Unclosed comment"));
        Parser {
            text,
            file,
            tokens: tokens.list,
            closers,
            pos: 0,
            depth: 0,
            diagnostics: tokens.diagnostics,
            last_error: None,
            ends_in_literal,
        }
    }

    /// The token to be read next.
    fn token(&self) -> Token {
        self.tokens[self.pos]
    }

    fn kind(&self) -> TokenKind {
        self.tokens[self.pos].kind
    }

    fn span(&self) -> Span {
        self.tokens[self.pos].span
    }

    /// A token further on; the last one past the end.
    fn ahead(&self, count: usize) -> Token {
        self.tokens[(self.pos + count).min(self.tokens.len() - 1)]
    }

    /// Where the token before ends.
    fn previous_span(&self) -> Span {
        self.tokens[self.pos.saturating_sub(1)].span
    }

    /// From a place to the end of the token before.
    fn span_from(&self, start: Span) -> Span {
        start.to(self.previous_span())
    }

    fn next(&mut self) -> Token {
        let token = self.token();
        if token.kind != TokenKind::End {
            self.pos += 1;
        }
        token
    }

    fn at(&self, kind: TokenKind) -> bool {
        self.kind() == kind
    }

    fn at_keyword(&self, keyword: Keyword) -> bool {
        self.kind() == TokenKind::Keyword(keyword)
    }

    /// Whether the next token is a name of this text.
    fn at_word(&self, word: &str) -> bool {
        self.kind() == TokenKind::Name && self.token_text(self.token()) == word
    }

    fn accept(&mut self, kind: TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.next();
        }
        found
    }

    fn accept_keyword(&mut self, keyword: Keyword) -> bool {
        self.accept(TokenKind::Keyword(keyword))
    }

    fn token_text(&self, token: Token) -> &'a str {
        &self.text[token.span.start as usize..token.span.end as usize]
    }

    fn doc(&self, token: Token) -> Option<Name> {
        token.doc.and_then(|(start, end)| self.text.get(start as usize..end as usize)).map(Name::from)
    }

    /// Gives a diagnostic about the next token, unless it has one.
    fn error_here(&mut self, message: impl Into<String>) -> Failed {
        self.error_with_hint(message, None)
    }

    fn error_with_hint(&mut self, message: impl Into<String>, hint: Option<String>) -> Failed {
        // A string or comment without end has swallowed what is missing at the end of the text.
        let is_swallowed = self.at(TokenKind::End) && self.ends_in_literal;
        if self.last_error != Some(self.pos) && !is_swallowed {
            self.last_error = Some(self.pos);
            let mut diagnostic = Diagnostic::error(self.span(), message);
            diagnostic.hint = hint;
            self.diagnostics.push(diagnostic);
        }
        Failed
    }

    /// Gives a diagnostic about another place.
    fn error_at(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(span, message));
    }

    fn unexpected(&mut self) -> Failed {
        let message = format!("Unexpected {}", self.shown_token());
        self.error_here(message)
    }

    fn expected(&mut self, what: &str) -> Failed {
        let hint = match self.kind() {
            TokenKind::Keyword(keyword) if what == "a name" => {
                Some(format!("`{}` is a reserved word", keyword.text()))
            }
            _ => None,
        };
        self.error_with_hint(format!("Expected {what}"), hint)
    }

    fn shown_token(&self) -> String {
        match self.kind() {
            TokenKind::End => "end of file".to_owned(),
            _ => self.token_text(self.token()).lines().next().unwrap_or_default().to_owned(),
        }
    }

    fn expect(&mut self, kind: TokenKind) -> Parsed<Token> {
        if self.at(kind) {
            return Ok(self.next());
        }
        Err(self.expected(kind.text().unwrap_or("a name")))
    }

    /// The closing bracket of what `open` began.
    fn expect_close(&mut self, kind: TokenKind, open: Span, what: &str) -> Parsed<Token> {
        if self.at(kind) {
            return Ok(self.next());
        }
        let hint = self.at(TokenKind::End).then(|| {
            let line = self.text[..open.start as usize].bytes().filter(|&byte| byte == b'\n').count() + 1;
            let sign = &self.text[open.start as usize..open.end as usize];
            format!("the `{sign}` in line {line} is not closed")
        });
        Err(self.error_with_hint(format!("Expected {what}"), hint))
    }

    fn ident(&mut self) -> Parsed<Ident> {
        if self.at(TokenKind::Name) {
            return Ok(self.word());
        }
        if self.at(TokenKind::Dollar) {
            return Err(self.error_here("Reification is not supported"));
        }
        Err(self.expected("a name"))
    }

    /// A name that may be a reserved word, as behind a dot.
    fn any_word(&mut self) -> Parsed<Ident> {
        match self.kind() {
            TokenKind::Name | TokenKind::Keyword(_) => Ok(self.word()),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self) -> Ident {
        let token = self.next();
        Ident { name: self.token_text(token).into(), span: token.span }
    }

    /// The end of a statement: a `;` that may be left out behind `}`.
    ///
    /// One that is missing is reported and the statement kept.
    fn semicolon(&mut self) {
        let after_brace = self.pos > 0 && self.tokens[self.pos - 1].kind == TokenKind::BraceClose;
        if self.accept(TokenKind::Semicolon) || after_brace {
            return;
        }
        let previous = self.previous_span();
        let between = &self.text[previous.end as usize..self.span().start as usize];
        let continues = !between.contains('\n');
        if self.last_error == Some(self.pos) || self.at(TokenKind::End) && self.ends_in_literal {
            return;
        }
        if continues {
            self.error_here("Missing ;");
            self.skip_statement(self.pos);
        } else {
            // The line that lacks it is what the reader wants to see.
            self.last_error = Some(self.pos);
            self.error_at(Span { start: previous.end.saturating_sub(1), ..previous }, "Missing ;");
        }
    }

    /// Passes over tokens, from an error in what began at token `start`, up to where a statement can begin.
    fn skip_statement(&mut self, start: usize) {
        let mut depth = self.open_braces(start);
        loop {
            match self.kind() {
                TokenKind::End => return,
                TokenKind::BraceOpen => depth += 1,
                TokenKind::BraceClose if depth == 0 => return,
                TokenKind::BraceClose => {
                    depth -= 1;
                    if depth == 0 {
                        self.next();
                        self.accept(TokenKind::Semicolon);
                        return;
                    }
                }
                TokenKind::Semicolon if depth == 0 => {
                    self.next();
                    return;
                }
                TokenKind::Keyword(keyword)
                    if depth == 0 && self.pos > start && begins_statement(keyword) && self.starts_line() =>
                {
                    return;
                }
                _ => {}
            }
            self.next();
        }
    }

    /// How many braces that open from token `start` on are still open.
    fn open_braces(&self, start: usize) -> usize {
        let mut depth: usize = 0;
        for token in &self.tokens[start..self.pos] {
            match token.kind {
                TokenKind::BraceOpen => depth += 1,
                TokenKind::BraceClose => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        depth
    }

    /// Whether the next token is the first of its line.
    fn starts_line(&self) -> bool {
        let between = &self.text[self.previous_span().end as usize..self.span().start as usize];
        self.pos == 0 || between.contains('\n')
    }

    /// Runs `read` one level deeper.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error_here("This is nested too deeply"));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Reads `item`s with commas between them up to `close`, which is read too.
    fn list<T>(
        &mut self,
        open: Span,
        close: TokenKind,
        trailing_comma: bool,
        mut item: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let mut items = Vec::new();
        if self.accept(close) {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if self.accept(TokenKind::Comma) {
                if trailing_comma && self.accept(close) {
                    return Ok(items);
                }
                continue;
            }
            let what = format!(", or {}", close.text().unwrap_or_default());
            self.expect_close(close, open, &what)?;
            return Ok(items);
        }
    }
}

/// Whether a statement begins with this word, or nothing that could go on before it.
fn begins_statement(keyword: Keyword) -> bool {
    use Keyword as K;
    matches!(
        keyword,
        K::Var
            | K::If
            | K::For
            | K::While
            | K::Do
            | K::Return
            | K::Switch
            | K::Try
            | K::Throw
            | K::Break
            | K::Continue
            | K::Case
            | K::Default
            | K::Final
    )
}

/// Finds the closing bracket of each opening one.
fn match_brackets(tokens: &[Token]) -> Vec<u32> {
    let last = tokens.len() as u32 - 1;
    let mut closers = vec![last; tokens.len()];
    let mut open: Vec<(TokenKind, u32)> = Vec::new();
    for (token, index) in tokens.iter().zip(0u32..) {
        let wanted = match token.kind {
            TokenKind::ParenOpen | TokenKind::BracketOpen | TokenKind::BraceOpen => {
                open.push((token.kind, index));
                continue;
            }
            TokenKind::ParenClose => TokenKind::ParenOpen,
            TokenKind::BracketClose => TokenKind::BracketOpen,
            TokenKind::BraceClose => TokenKind::BraceOpen,
            _ => continue,
        };
        if let Some(&(_, opened)) = open.last().filter(|(kind, _)| *kind == wanted) {
            closers[opened as usize] = index;
            open.pop();
        } else if wanted == TokenKind::BraceOpen {
            // Braces are trusted more than others: a bracket that a brace cuts off is never closed.
            while let Some((kind, opened)) = open.pop() {
                if kind == TokenKind::BraceOpen {
                    closers[opened as usize] = index;
                    break;
                }
            }
        }
    }
    closers
}

/// The known word that differs from `word` by one letter added, left out, changed or swapped.
fn closest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known.iter().copied().find(|known| {
        let (long, short) = if word.len() > known.len() { (word, *known) } else { (*known, word) };
        if long.len() - short.len() > 1 {
            return false;
        }
        let same_start = long.bytes().zip(short.bytes()).take_while(|(left, right)| left == right).count();
        let rest = &long.as_bytes()[same_start..];
        let other = &short.as_bytes()[same_start..];
        if long.len() != short.len() {
            return rest.get(1..) == Some(other);
        }
        let swapped =
            rest.len() >= 2 && rest[0] == other[1] && rest[1] == other[0] && rest[2..] == other[2..];
        rest.is_empty() || rest[1..] == other[1..] || swapped
    })
}
