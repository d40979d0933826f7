//! Python's pattern syntax to that of `fancy-regex`.
//!
//! What the two write alike means mostly the same; everything that does not is spelled out: literals as escapes where
//! they could be read otherwise, classes by their ranges, groups by number alone, `$` by what Python means by it. One
//! pattern has several translations ([`Subject`]): on ASCII text the classes are small, and where the text does not
//! end with a line feed, `$` is the end of the text and needs no look ahead.

mod groups;

use super::class::Class;

/// Flags of a pattern; the bits are those of Python's constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Flags(pub u32);

impl Flags {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const ASCII: u32 = 256;

    /// Whether a flag is set.
    pub fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    fn of_letter(letter: char) -> Option<u32> {
        Some(match letter {
            'i' => Flags::IGNORECASE,
            'L' => Flags::LOCALE,
            'm' => Flags::MULTILINE,
            's' => Flags::DOTALL,
            'u' => Flags::UNICODE,
            'x' => Flags::VERBOSE,
            'a' => Flags::ASCII,
            _ => return None,
        })
    }
}

/// What is known of the text when a translation is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// It has only ASCII characters.
    pub is_ascii: bool,
    /// It ends with a line feed.
    pub ends_line: bool,
}

/// What is wrong with a pattern, and at which character.
#[derive(Debug)]
pub struct PatternError {
    pub message: String,
    pub position: Option<usize>,
}

/// A translated pattern.
#[derive(Debug)]
pub struct Translation {
    /// In the syntax of the engine.
    pub text: String,
    /// The flags, with those that the pattern sets itself.
    pub flags: Flags,
    /// Number of groups.
    pub groups: usize,
    /// Names of groups.
    pub names: Vec<(String, usize)>,
    /// Groups in the order of their ends.
    pub closing: Vec<usize>,
    /// Whether `$` occurs whose meaning depends on the end of the text.
    pub has_end: bool,
    /// The fewest and the most characters of a match.
    pub width: (u64, u64),
}

/// Translates a pattern, given by its code points.
pub fn translate(
    pattern: &[char],
    flags: Flags,
    is_bytes: bool,
    subject: Subject,
) -> Result<Translation, PatternError> {
    let mut translator = Translator {
        pattern,
        at: 0,
        flags,
        is_bytes,
        subject,
        result: Translation {
            text: String::new(),
            flags,
            groups: 0,
            names: Vec::new(),
            closing: Vec::new(),
            has_end: false,
            width: (0, 0),
        },
        open: Vec::new(),
        width: FIXED_ONE,
        group_widths: vec![(0, 0)],
    };
    translator.alternatives()?;
    if translator.at < pattern.len() {
        return translator.error_at("unbalanced parenthesis", translator.at);
    }
    let mut result = translator.result;
    result.width = translator.width;
    result.flags = translator.flags;
    if !is_bytes && !result.flags.has(Flags::ASCII) {
        result.flags.0 |= Flags::UNICODE;
    }
    if result.flags.has(Flags::IGNORECASE) {
        result.text.insert_str(0, "(?i)");
    }
    Ok(result)
}

/// Whether a group may have this name.
fn is_identifier(name: &str) -> bool {
    name.chars().all(|c| c == '_' || c.is_alphanumeric()) && !name.starts_with(|c: char| c.is_numeric())
}

/// Appends a literal character, by its number where the engine could read it otherwise.
pub(super) fn push_literal(text: &mut String, c: char) {
    if c.is_ascii_alphanumeric()
        || matches!(c, '_' | ' ' | ',' | ':' | ';' | '=' | '"' | '\'')
        || !c.is_ascii()
    {
        text.push(c);
    } else {
        text.push_str(&format!("\\x{{{:x}}}", c as u32));
    }
}

/// What the last piece of a sequence was, for what may follow it.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    Nothing,
    Assertion,
    Repeated,
    Item,
}

/// The fewest and the most characters that a part of a pattern takes.
type Width = (u64, u64);

const FIXED_ONE: Width = (1, 1);

struct Translator<'p> {
    pattern: &'p [char],
    at: usize,
    /// The flags that hold here.
    flags: Flags,
    is_bytes: bool,
    subject: Subject,
    result: Translation,
    /// The groups that are open.
    open: Vec<usize>,
    /// How many characters the last piece takes, and what stood in the last parentheses.
    width: Width,
    /// How many characters the groups take that are closed, by their numbers.
    group_widths: Vec<Width>,
}

type Step<T = ()> = Result<T, PatternError>;

impl Translator<'_> {
    fn error_at<T>(&self, message: impl Into<String>, position: usize) -> Step<T> {
        Err(PatternError { message: message.into(), position: Some(position) })
    }

    fn peek(&self) -> Option<char> {
        self.pattern.get(self.at).copied()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn take_if(&mut self, c: char) -> bool {
        let is_next = self.peek() == Some(c);
        self.at += is_next as usize;
        is_next
    }

    fn push(&mut self, text: &str) {
        self.result.text.push_str(text);
    }

    /// Whether classes are those of ASCII.
    fn is_ascii(&self) -> bool {
        self.is_bytes || self.subject.is_ascii || self.flags.has(Flags::ASCII)
    }

    fn alternatives(&mut self) -> Step {
        let mut width = self.sequence()?;
        while self.take_if('|') {
            self.push("|");
            let (least, most) = self.sequence()?;
            width = (width.0.min(least), width.1.max(most));
        }
        self.width = width;
        Ok(())
    }

    fn sequence(&mut self) -> Step<Width> {
        let mut last = Piece::Nothing;
        // Of what comes before the last piece, and of that.
        let (mut before, mut width): (Width, Width) = ((0, 0), (0, 0));
        // Where the last piece starts in the result, for repeats of it.
        let mut start = self.result.text.len();
        while let Some(c) = self.peek() {
            let here = self.at;
            match c {
                '|' | ')' => break,
                _ if self.flags.has(Flags::VERBOSE)
                    && matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') =>
                {
                    self.at += 1;
                    continue;
                }
                '#' if self.flags.has(Flags::VERBOSE) => {
                    while self.take().is_some_and(|c| c != '\n') {}
                    continue;
                }
                '*' | '+' | '?' => {
                    self.at += 1;
                    let bounds = match c {
                        '*' => "*",
                        '+' => "+",
                        _ => "?",
                    };
                    self.repeat(bounds.to_owned(), last, here, start)?;
                    let most = if c == '?' { width.1 } else { u64::MAX };
                    width = (if c == '+' { width.0 } else { 0 }, if width.1 == 0 { 0 } else { most });
                    last = Piece::Repeated;
                    continue;
                }
                '{' => {
                    self.at += 1;
                    if let Some((bounds, (low, high))) = self.bounds(here)? {
                        self.repeat(bounds, last, here, start)?;
                        width = (width.0.saturating_mul(low), width.1.saturating_mul(high));
                        last = Piece::Repeated;
                        continue;
                    }
                    self.at = here;
                }
                _ => {}
            }
            start = self.result.text.len();
            self.at += 1;
            before = (before.0.saturating_add(width.0), before.1.saturating_add(width.1));
            self.width = FIXED_ONE;
            last = self.piece(c, here)?;
            width = if last == Piece::Item { self.width } else { (0, 0) };
        }
        Ok((before.0.saturating_add(width.0), before.1.saturating_add(width.1)))
    }

    /// The bounds of a repeat behind `{`, as text and as numbers; none when the brace is a literal.
    fn bounds(&mut self, here: usize) -> Step<Option<(String, Width)>> {
        let low = self.digits();
        let has_comma = self.take_if(',');
        let high = if has_comma { self.digits() } else { low.clone() };
        if !self.take_if('}') || (low.is_empty() && !has_comma) {
            return Ok(None);
        }
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|&number| number < u32::MAX);
        for digits in [&low, &high] {
            if !digits.is_empty() && number(digits).is_none() {
                return self.error_at("the repetition number is too large", here);
            }
        }
        if !high.is_empty() && number(&high) < number(&low) {
            return self.error_at("min repeat greater than max repeat", here + 1);
        }
        let width = (number(&low).unwrap_or(0).into(), number(&high).map_or(u64::MAX, u64::from));
        let low = if low.is_empty() { "0".to_owned() } else { low };
        let text = if !has_comma { format!("{{{low}}}") } else { format!("{{{low},{high}}}") };
        Ok(Some((text, width)))
    }

    fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            digits.push(c);
            self.at += 1;
        }
        digits
    }

    /// Repeats what starts at `start` of the result.
    fn repeat(&mut self, bounds: String, last: Piece, here: usize, start: usize) -> Step {
        match last {
            Piece::Nothing | Piece::Assertion => return self.error_at("nothing to repeat", here),
            Piece::Repeated => return self.error_at("multiple repeat", here),
            Piece::Item => {}
        }
        self.result.text.insert_str(start, "(?:");
        self.push(")");
        self.push(&bounds);
        if self.take_if('?') {
            self.push("?");
        } else if self.take_if('+') {
            // Possessive: an atomic group, so that nothing is read as a second repeat.
            self.result.text.insert_str(start, "(?>");
            self.push(")");
        }
        Ok(())
    }

    fn piece(&mut self, c: char, here: usize) -> Step<Piece> {
        match c {
            '.' => {
                let any = if self.flags.has(Flags::DOTALL) { "(?s:.)" } else { "[^\\n]" };
                self.push(any);
            }
            '^' => {
                let start = if self.flags.has(Flags::MULTILINE) { "(?m:^)" } else { "\\A" };
                self.push(start);
                return Ok(Piece::Assertion);
            }
            '$' => {
                if self.flags.has(Flags::MULTILINE) {
                    self.push("(?m:$)");
                } else {
                    self.result.has_end = true;
                    let end = if self.subject.ends_line { "(?=\\n?\\z)" } else { "\\z" };
                    self.push(end);
                }
                return Ok(Piece::Assertion);
            }
            '(' => return self.group(here),
            '[' => {
                let is_ascii = self.is_ascii();
                let (class, end) = Class::parse(self.pattern, here, self.is_bytes)?;
                self.at = end;
                class.write(&mut self.result.text, is_ascii);
            }
            '\\' => return self.escape(here),
            c => push_literal(&mut self.result.text, c),
        }
        Ok(Piece::Item)
    }

    fn escape(&mut self, here: usize) -> Step<Piece> {
        let Some(c) = self.take() else { return self.error_at("bad escape (end of pattern)", here) };
        match c {
            'A' => self.push("\\A"),
            'Z' => self.push("\\z"),
            'b' | 'B' => self.word_boundary(c == 'b'),
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => {
                let is_ascii = self.is_ascii();
                Class::of_category(c).write(&mut self.result.text, is_ascii);
                return Ok(Piece::Item);
            }
            '1'..='9' => {
                self.numbered(here)?;
                return Ok(Piece::Item);
            }
            _ => {
                self.at = here;
                let (literal, end) = super::class::escaped_literal(self.pattern, here, self.is_bytes)?;
                self.at = end;
                push_literal(&mut self.result.text, literal);
                return Ok(Piece::Item);
            }
        }
        Ok(Piece::Assertion)
    }

    fn word_boundary(&mut self, is_boundary: bool) {
        const WORD: &str = "[0-9A-Za-z_]";
        if self.subject.is_ascii || !self.is_ascii() {
            self.push(if is_boundary { "\\b" } else { "\\B" });
        } else if is_boundary {
            self.push(&format!("(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))"));
        } else {
            self.push(&format!("(?:(?<={WORD})(?={WORD})|(?<!{WORD})(?!{WORD}))"));
        }
    }

    /// A reference to a group by number, or a character in octal digits.
    fn numbered(&mut self, here: usize) -> Step {
        let digits = &self.pattern[here + 1..];
        let digit = |index: usize| digits.get(index).and_then(|c| c.to_digit(10));
        let first = digit(0).unwrap_or(0);
        if let (Some(second), Some(third)) = (digit(1), digit(2))
            && first < 8
            && second < 8
            && third < 8
        {
            let value = first * 64 + second * 8 + third;
            if value > 0o377 {
                let text: String = self.pattern[here..here + 4].iter().collect();
                return self.error_at(format!("octal escape value {text} outside of range 0-0o377"), here);
            }
            self.at = here + 4;
            push_literal(&mut self.result.text, char::from(value as u8));
            return Ok(());
        }
        let (number, length) = match digit(1) {
            Some(second) => (first * 10 + second, 2),
            None => (first, 1),
        };
        self.at = here + 1 + length;
        self.reference(number as usize, here + 1)
    }

    fn reference(&mut self, group: usize, here: usize) -> Step {
        if group > self.result.groups {
            return self.error_at(format!("invalid group reference {group}"), here);
        }
        if self.open.contains(&group) {
            // The backslash stands before a number.
            let is_number = self.pattern[here].is_ascii_digit();
            return self.error_at("cannot refer to an open group", here - usize::from(is_number));
        }
        self.width = self.group_widths[group];
        // In a group, so that digits that follow are not read as more of the number.
        self.push(&format!("(?:\\{group})"));
        Ok(())
    }
}
