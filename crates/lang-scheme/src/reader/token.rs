//! Single tokens: names of characters, escapes in strings and symbols.

/// The character that a name after `#\` means, if it is one.
pub(super) fn named_char(name: &str) -> Option<char> {
    Some(match name {
        "alarm" => '\u{7}',
        "backspace" => '\u{8}',
        "delete" | "rubout" => '\u{7f}',
        "escape" | "altmode" => '\u{1b}',
        "newline" | "linefeed" => '\n',
        "null" | "nul" => '\0',
        "page" => '\u{c}',
        "return" => '\r',
        "space" => ' ',
        "tab" => '\t',
        "vtab" => '\u{b}',
        _ => return None,
    })
}

/// The name after `#\` that `write` gives a character, if it has one.
pub fn char_name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{7}' => "alarm",
        '\u{8}' => "backspace",
        '\u{7f}' => "delete",
        '\u{1b}' => "escape",
        '\n' => "newline",
        '\0' => "null",
        '\r' => "return",
        ' ' => "space",
        '\t' => "tab",
        _ => return None,
    })
}

/// Whether `byte` ends a token.
pub(super) fn is_delimiter(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '"' | ';' | '\'' | '`' | ',')
}

/// What stands after a backslash in a string or between bars.
pub(super) enum Escape {
    /// This character; how many bytes after the backslash it took.
    Char(char, usize),
    /// Nothing: a line that goes on; how many bytes after the backslash it took.
    Continued(usize),
    /// An error.
    Unknown(String),
}

/// Reads the escape whose text follows a backslash.
pub(super) fn escape(text: &str) -> Escape {
    let Some(first) = text.chars().next() else { return Escape::Unknown("nothing".into()) };
    let plain = match first {
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        '0' => '\0',
        '"' | '\\' | '|' => first,
        'x' | 'X' => return hexadecimal(text),
        _ if first.is_whitespace() => return continued(text),
        _ => return Escape::Unknown(format!("\\{first}")),
    };
    Escape::Char(plain, first.len_utf8())
}

fn hexadecimal(text: &str) -> Escape {
    let digits: &str =
        &text[1..text[1..].find(|c: char| !c.is_ascii_hexdigit()).map_or(text.len(), |at| at + 1)];
    if !text[1 + digits.len()..].starts_with(';') {
        return Escape::Unknown(format!("\\x{digits} without a semicolon after it"));
    }
    match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
        Some(c) => Escape::Char(c, digits.len() + 2),
        None => Escape::Unknown(format!("\\x{digits};, which is no Unicode character")),
    }
}

/// A backslash, blanks, the end of the line, and the blanks at the start of the next.
fn continued(text: &str) -> Escape {
    let is_blank = |c: char| c == ' ' || c == '\t';
    let rest = text.trim_start_matches(is_blank);
    let Some(rest) = rest.strip_prefix("\r\n").or(rest.strip_prefix(['\n', '\r'])) else {
        return Escape::Unknown("\\ before a blank that ends no line".into());
    };
    Escape::Continued(text.len() - rest.trim_start_matches(is_blank).len())
}
