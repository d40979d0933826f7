//! Lone surrogates in literals, such as `"\\ud800"`: the parser's strings have no characters for them.
//!
//! The parser puts U+FFFD for each. Where a program has such escapes, its literals are gone through again, and each gets a
//! character of a range that nobody uses in its place, behind a mark; [`code_points`] reads that.

use ruff_python_ast::visitor::transformer::{Transformer, walk_expr, walk_f_string};
use ruff_python_ast::{Expr, FString, InterpolatedStringElement, Mod, StringLiteral};
use ruff_text_size::{Ranged, TextRange};

use crate::source::Source;

/// Tells that a text has stand-ins: characters that no text has in this order.
const MARK: &str = "\u{10ffff}\u{10fffe}\u{10ffff}\u{10fffd}";
/// The stand-in of the first surrogate.
const FIRST: u32 = 0x10_f000;
const SURROGATES: std::ops::Range<u32> = 0xd800..0xe000;

/// Whether a text has stand-ins.
pub(crate) fn has_stand_ins(text: &str) -> bool {
    text.contains(MARK)
}

/// The characters of a text with stand-ins.
pub(crate) fn code_points(text: &str) -> impl Iterator<Item = u32> + '_ {
    let characters = text.split(MARK).flat_map(str::chars).map(u32::from);
    characters.map(|c| if (FIRST..FIRST + 0x800).contains(&c) { c - FIRST + SURROGATES.start } else { c })
}

/// Puts stand-ins into the literals of a program that has escapes of surrogates.
pub(super) fn put_stand_ins(source: &Source<'_>, syntax: &mut Mod) {
    let is_escape = |(at, _): (usize, &str)| {
        let rest = &source.text.as_bytes()[at..];
        matches!(rest, [b'\\', b'u', b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..])
            || matches!(rest, [b'\\', b'U', b'0', b'0', b'0', b'0', b'd' | b'D', ..])
    };
    if !source.text.match_indices('\\').any(is_escape) {
        return;
    }
    let literals = Literals { source };
    match syntax {
        Mod::Module(module) => literals.visit_body(&mut module.body),
        Mod::Expression(expression) => literals.visit_expr(&mut expression.body),
    }
}

struct Literals<'a> {
    source: &'a Source<'a>,
}

impl Literals<'_> {
    fn put(&self, range: TextRange, value: &mut Box<str>) {
        let content = &self.source.text[range.start().to_usize()..range.end().to_usize()];
        let replaced = replaced_by_parser(content);
        if replaced.iter().all(Option::is_none) {
            return;
        }
        let mut replaced = replaced.into_iter();
        let mut text = String::from(MARK);
        for c in value.chars() {
            let surrogate = if c == char::REPLACEMENT_CHARACTER { replaced.next().flatten() } else { None };
            let stand_in = surrogate.and_then(|code| char::from_u32(code - SURROGATES.start + FIRST));
            text.push(stand_in.unwrap_or(c));
        }
        *value = text.into();
    }
}

impl Transformer for Literals<'_> {
    fn visit_expr(&self, expr: &mut Expr) {
        walk_expr(self, expr);
    }

    fn visit_string_literal(&self, literal: &mut StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.put(literal.content_range(), &mut literal.value);
        }
    }

    fn visit_f_string(&self, f_string: &mut FString) {
        if !f_string.flags.prefix().is_raw() {
            for element in &mut f_string.elements {
                if let InterpolatedStringElement::Literal(literal) = element {
                    self.put(literal.range(), &mut literal.value);
                }
            }
        }
        walk_f_string(self, f_string);
    }
}

/// What of a literal becomes U+FFFD in the parser, in order: surrogates, and none for that character itself.
fn replaced_by_parser(content: &str) -> Vec<Option<u32>> {
    let mut found = Vec::new();
    let mut rest = content;
    while let Some(at) = rest.find(['\\', char::REPLACEMENT_CHARACTER]) {
        rest = &rest[at..];
        let bytes = rest.as_bytes();
        let digits = match bytes {
            [b'\\', b'u', ..] => 4,
            [b'\\', b'U', ..] => 8,
            [b'\\', ..] => 0,
            _ => {
                found.push(None);
                rest = &rest[char::REPLACEMENT_CHARACTER.len_utf8()..];
                continue;
            }
        };
        let code = rest.get(2..2 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code {
            Some(code) if SURROGATES.contains(&code) => found.push(Some(code)),
            Some(0xfffd) => found.push(None),
            _ if rest.starts_with("\\N{REPLACEMENT CHARACTER}") => found.push(None),
            _ => {}
        }
        // Behind the backslash and what it escapes, which may be a character of several bytes.
        let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
        rest = &rest[1 + escaped..];
    }
    found
}
