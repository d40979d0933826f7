//! The specification language of `format()`: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

/// Where padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// After the text.
    Left,
    /// Before the text.
    Right,
    /// On both sides.
    Center,
    /// Between sign and digits.
    AfterSign,
}

/// What stands before numbers that are not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing, and none was asked for.
    Default,
    /// Nothing, as asked for.
    Minus,
    /// `+`.
    Plus,
    /// A space.
    Space,
}

impl Sign {
    /// The text before a number.
    pub fn text(self, is_negative: bool) -> &'static str {
        match self {
            _ if is_negative => "-",
            Sign::Plus => "+",
            Sign::Space => " ",
            Sign::Default | Sign::Minus => "",
        }
    }
}

/// A parsed specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What pads.
    pub fill: char,
    /// Where padding goes; none takes the default of the type.
    pub align: Option<Align>,
    /// What stands before numbers that are not negative.
    pub sign: Sign,
    /// Whether a zero that rounding made loses its sign.
    pub no_negative_zero: bool,
    /// Whether the alternate form is asked for.
    pub alternate: bool,
    /// Characters that the text has at least.
    pub width: usize,
    /// What separates groups of digits.
    pub grouping: Option<char>,
    /// Digits, or characters of a string at most.
    pub precision: Option<usize>,
    /// The kind of text asked for.
    pub kind: Option<char>,
}

impl Default for Spec {
    fn default() -> Self {
        Spec {
            fill: ' ',
            align: None,
            sign: Sign::Default,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        }
    }
}

fn align_of(c: char) -> Option<Align> {
    Some(match c {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::AfterSign,
        _ => return None,
    })
}

/// Reads decimal digits; none when there are none.
/// The greatest width and precision: what fits into memory.
const LONGEST: usize = i32::MAX as usize;

fn digits(rest: &mut &[char]) -> Result<Option<usize>, String> {
    let count = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if count == 0 {
        return Ok(None);
    }
    let text: String = rest[..count].iter().collect();
    *rest = &rest[count..];
    match text.parse::<usize>() {
        Ok(number) if number <= LONGEST => Ok(Some(number)),
        _ => Err("Too many decimal digits in format string".to_owned()),
    }
}

/// Whether `first` is next; takes it if so.
fn take(rest: &mut &[char], wanted: char) -> bool {
    match rest.first() {
        Some(&c) if c == wanted => {
            *rest = &rest[1..];
            true
        }
        _ => false,
    }
}

/// Reads a specification. `is_number` says that zeros before the width go between sign and digits; `type_name` is for
/// messages.
///
/// # Errors
/// The message of a `ValueError`.
pub fn parse(text: &str, is_number: bool, type_name: &str) -> Result<Spec, String> {
    let characters: Vec<char> = text.chars().collect();
    let mut rest = &characters[..];
    let mut spec = Spec::default();
    let mut has_fill = false;
    if let [fill, align, ..] = *rest
        && let Some(align) = align_of(align)
    {
        spec.fill = fill;
        spec.align = Some(align);
        has_fill = true;
        rest = &rest[2..];
    } else if let Some(align) = rest.first().and_then(|&c| align_of(c)) {
        spec.align = Some(align);
        rest = &rest[1..];
    }
    for (c, sign) in [('+', Sign::Plus), ('-', Sign::Minus), (' ', Sign::Space)] {
        if spec.sign == Sign::Default && take(&mut rest, c) {
            spec.sign = sign;
        }
    }
    spec.no_negative_zero = take(&mut rest, 'z');
    spec.alternate = take(&mut rest, '#');
    if !has_fill && take(&mut rest, '0') {
        spec.fill = '0';
        if spec.align.is_none() && is_number {
            spec.align = Some(Align::AfterSign);
        }
    }
    spec.width = digits(&mut rest)?.unwrap_or(0);
    if take(&mut rest, ',') {
        spec.grouping = Some(',');
    }
    if take(&mut rest, '_') {
        if spec.grouping.is_some() {
            return Err("Cannot specify both ',' and '_'.".to_owned());
        }
        spec.grouping = Some('_');
    }
    if spec.grouping == Some('_') && take(&mut rest, ',') {
        return Err("Cannot specify both ',' and '_'.".to_owned());
    }
    if take(&mut rest, '.') {
        match digits(&mut rest)? {
            Some(precision) => spec.precision = Some(precision),
            None => return Err("Format specifier missing precision".to_owned()),
        }
    }
    if rest.len() > 1 {
        return Err(format!("Invalid format specifier '{text}' for object of type '{type_name}'"));
    }
    spec.kind = rest.first().copied();
    check_grouping(&spec)?;
    Ok(spec)
}

fn check_grouping(spec: &Spec) -> Result<(), String> {
    let Some(separator) = spec.grouping else { return Ok(()) };
    match spec.kind {
        None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | 'F' | '%') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
        Some(kind) => Err(cannot_group(separator, kind)),
    }
}

/// The message for a kind of text whose digits are not grouped.
pub fn cannot_group(separator: char, kind: char) -> String {
    if (' '..='\u{7f}').contains(&kind) && kind != '\u{7f}' {
        format!("Cannot specify '{separator}' with '{kind}'.")
    } else {
        format!("Cannot specify '{separator}' with '\\x{:x}'.", kind as u32)
    }
}

/// The message for a kind of text that a type does not have.
pub fn unknown_kind(kind: char, type_name: &str) -> String {
    if kind > ' ' && kind < '\u{80}' {
        format!("Unknown format code '{kind}' for object of type '{type_name}'")
    } else {
        format!("Unknown format code '\\x{:x}' for object of type '{type_name}'", kind as u32)
    }
}

/// `text` of `width_of_text` characters padded as the specification says.
pub fn pad(text: &str, spec: &Spec, default: Align) -> String {
    let length = text.chars().count();
    if length >= spec.width {
        return text.to_owned();
    }
    let total = spec.width - length;
    let before = match spec.align.unwrap_or(default) {
        Align::Left => 0,
        Align::Right | Align::AfterSign => total,
        Align::Center => total / 2,
    };
    let mut padded = String::with_capacity(text.len() + total * spec.fill.len_utf8());
    padded.extend(std::iter::repeat_n(spec.fill, before));
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(spec.fill, total - before));
    padded
}

/// Formats a string.
///
/// # Errors
/// The message of a `ValueError`.
pub fn format_str(text: &str, spec: &Spec) -> Result<String, String> {
    match spec.kind {
        None | Some('s') => {}
        Some(kind) => return Err(unknown_kind(kind, "str")),
    }
    if let Some(separator) = spec.grouping {
        return Err(cannot_group(separator, 's'));
    }
    match spec.sign {
        Sign::Default => {}
        Sign::Space => return Err("Space not allowed in string format specifier".to_owned()),
        Sign::Minus | Sign::Plus => return Err("Sign not allowed in string format specifier".to_owned()),
    }
    if spec.no_negative_zero {
        return Err("Negative zero coercion (z) not allowed in string format specifier".to_owned());
    }
    if spec.alternate {
        return Err("Alternate form (#) not allowed in string format specifier".to_owned());
    }
    if spec.align == Some(Align::AfterSign) {
        return Err("'=' alignment not allowed in string format specifier".to_owned());
    }
    match spec.precision {
        Some(precision) => {
            let cut: String = text.chars().take(precision).collect();
            Ok(pad(&cut, spec, Align::Left))
        }
        None => Ok(pad(text, spec, Align::Left)),
    }
}
