//! Telling Rust code from comments and strings, just well enough to find words in it.
//!
//! The scanner keeps line breaks, so that line numbers stay right, and replaces the inside of comments, strings and
//! character literals by spaces. It knows nested comments, raw strings and lifetimes.

/// The text with comments, strings and character literals blanked out.
pub fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let end = match bytes[i] {
            b'/' if bytes.get(i + 1) == Some(&b'/') => line_end(bytes, i),
            b'/' if bytes.get(i + 1) == Some(&b'*') => comment_end(bytes, i),
            b'"' => string_end(bytes, i + 1),
            b'r' | b'b' | b'c' if !continues_word(bytes, i) => raw_string_end(bytes, i).unwrap_or(i),
            b'\'' => character_end(bytes, i).unwrap_or(i),
            _ => i,
        };
        if end == i {
            out.push(bytes[i]);
            i += 1;
        } else {
            out.extend(bytes[i..end].iter().map(|&byte| if byte == b'\n' { b'\n' } else { b' ' }));
            i = end;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn continues_word(bytes: &[u8], i: usize) -> bool {
    i > 0 && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'_')
}

fn line_end(bytes: &[u8], i: usize) -> usize {
    bytes[i..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |length| i + length)
}

fn comment_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0;
    let mut i = start;
    while i < bytes.len() {
        match (bytes[i], bytes.get(i + 1)) {
            (b'/', Some(b'*')) => {
                depth += 1;
                i += 2;
            }
            (b'*', Some(b'/')) => {
                depth -= 1;
                i += 2;
                if depth == 0 {
                    return i;
                }
            }
            _ => i += 1,
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], mut i: usize) -> usize {
    while i < bytes.len() {
        match bytes[i] {
            b'\\' => i += 2,
            b'"' => return i + 1,
            _ => i += 1,
        }
    }
    bytes.len()
}

/// The end of `r"…"`, `r#"…"#`, `br"…"`, or nothing when no raw string starts here.
fn raw_string_end(bytes: &[u8], i: usize) -> Option<usize> {
    let mut at = i;
    if matches!(bytes[at], b'b' | b'c') {
        at += 1;
    }
    if bytes.get(at) != Some(&b'r') {
        return None;
    }
    at += 1;
    let hashes = bytes[at..].iter().take_while(|&&byte| byte == b'#').count();
    at += hashes;
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut close = vec![b'"'];
    close.extend(std::iter::repeat_n(b'#', hashes));
    let rest = &bytes[at + 1..];
    let length = rest.windows(close.len()).position(|window| window == close)?;
    Some(at + 1 + length + close.len())
}

/// The end of a character literal, or nothing when the quote starts a lifetime.
fn character_end(bytes: &[u8], i: usize) -> Option<usize> {
    if bytes.get(i + 1) == Some(&b'\\') {
        let close = bytes[i + 3..].iter().position(|&byte| byte == b'\'')?;
        return Some(i + 3 + close + 1);
    }
    // One character of up to four bytes, then the closing quote.
    let first = *bytes.get(i + 1)?;
    let length = match first {
        0..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    (bytes.get(i + 1 + length) == Some(&b'\'')).then_some(i + length + 2)
}

/// How a file uses `unsafe`.
#[derive(Debug, Default, PartialEq)]
pub struct UnsafeUses {
    /// Blocks and `unsafe impl`s, each of which needs a `SAFETY` comment.
    pub justified: usize,
    /// Function declarations, foreign blocks and attributes, whose contract is in their documentation.
    pub declared: usize,
}

/// Counts the uses of `unsafe` in blanked-out code. The types of unsafe functions do not count.
pub fn unsafe_uses(code: &str) -> UnsafeUses {
    let mut uses = UnsafeUses::default();
    for (at, word) in code.match_indices("unsafe") {
        let before = code[..at].chars().next_back();
        let after = &code[at + word.len()..];
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        if before.is_some_and(is_word) || after.starts_with(is_word) {
            continue;
        }
        let rest = after.trim_start();
        if rest.starts_with('{') || rest.starts_with("impl") {
            uses.justified += 1;
        } else if rest.starts_with('(') || rest.starts_with("trait") {
            uses.declared += 1;
        } else {
            // `unsafe fn name(`, `unsafe extern "C" fn name(`, `unsafe extern "C" {`; without a name it is a type.
            let rest = rest.strip_prefix("extern").unwrap_or(rest).trim_start();
            let named = rest.strip_prefix("fn").is_some_and(|name| name.trim_start().starts_with(is_word));
            if named || rest.starts_with('{') {
                uses.declared += 1;
            }
        }
    }
    uses
}

#[cfg(test)]
mod tests {
    use super::{UnsafeUses, code_only, unsafe_uses};

    #[test]
    fn comments_strings_and_characters_are_blank() {
        let text = "a // unsafe\n/* x /* unsafe */ */ b \"unsafe \\\" x\" r#\"unsafe\"# 'u' '\\'' &'a str";
        let code = code_only(text);
        assert!(!code.contains("unsafe"));
        assert!(code.contains("&'a str"));
        assert_eq!(code.lines().count(), text.lines().count());
    }

    #[test]
    fn uses_are_told_apart() {
        let code = "unsafe { x } unsafe fn f() {} type F = unsafe extern fn(u8); unsafe impl Send for X {} \
                    fn unsafe_code() {} #[unsafe(no_mangle)]";
        assert_eq!(unsafe_uses(code), UnsafeUses { justified: 2, declared: 2 });
    }
}
