//! The specifications that most programs write, as `>10`, `05d`, `8.3f`: read, and followed, without making a text for each part.
//!
//! What is not read here is read by [`spec`](super::spec), which knows all of the language and what is wrong with it.

use runtime::gc::Gc;
use runtime::number::WIDEST;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use super::fixed::{ROOM, fixed_digits, write_fixed};
use super::number;
use super::spec::Align;

/// A specification of `[align][0][width][.precision][kind]`, with numbers of two digits at most.
pub struct Plain {
    align: Option<Align>,
    /// Whether zeros come between sign and digits, in place of blanks.
    has_zeros: bool,
    width: usize,
    precision: Option<usize>,
    /// The kind of text asked for, or zero.
    kind: u8,
}

impl Plain {
    /// Reads a specification; none for others.
    pub fn read(spec: &[u8]) -> Option<Plain> {
        let mut rest = spec;
        let align = match rest.first()? {
            b'<' => Some(Align::Left),
            b'>' => Some(Align::Right),
            b'^' => Some(Align::Center),
            _ => None,
        };
        if align.is_some() {
            rest = &rest[1..];
        }
        let has_zeros = rest.first() == Some(&b'0');
        if has_zeros {
            // Behind an alignment it says what to fill with.
            if align.is_some() {
                return None;
            }
            rest = &rest[1..];
        }
        let width = match rest.first() {
            Some(b'0'..=b'9') => short(&mut rest)?,
            _ if has_zeros => return None,
            _ => 0,
        };
        let precision = match rest {
            [b'.', after @ ..] => {
                rest = after;
                Some(short(&mut rest)?)
            }
            _ => None,
        };
        let kind = match *rest {
            [] => 0,
            [kind @ (b'd' | b'x' | b'f' | b's')] => kind,
            _ => return None,
        };
        Some(Plain { align, has_zeros, width, precision, kind })
    }

    /// Appends the text of a value; whether the specification is one for that.
    pub fn write(&self, result: &mut StringBuilder, value: Value) -> bool {
        if let Some(number) = value.as_fixnum() {
            return self.write_integer(result, number);
        }
        match (value.as_float(), value.cast::<Str>()) {
            (Some(float), _) => self.write_float(result, float),
            (_, Some(text)) => self.write_text(result, text),
            _ => false,
        }
    }

    /// As [`Plain::write`], of an integer.
    pub fn write_integer(&self, result: &mut StringBuilder, n: i64) -> bool {
        let radix = match (self.kind, self.precision) {
            (0 | b'd', None) => 10,
            (b'x', None) => 16,
            _ => return false,
        };
        let mut room = [0; WIDEST];
        self.write_number(result, n < 0, number::write_digits(n.unsigned_abs(), radix, &mut room));
        true
    }

    /// As [`Plain::write`], of a float.
    pub fn write_float(&self, result: &mut StringBuilder, float: f64) -> bool {
        const DEFAULT_PRECISION: usize = 6;
        if self.kind != b'f' || !float.is_finite() {
            return false;
        }
        let precision = self.precision.unwrap_or(DEFAULT_PRECISION);
        let is_negative = float.is_sign_negative();
        if let Some(digits) = fixed_digits(&mut [0; ROOM], float.abs(), precision) {
            self.write_number(result, is_negative, digits);
        } else {
            let mut digits = String::new();
            write_fixed(&mut digits, float.abs(), precision);
            self.write_number(result, is_negative, digits.as_bytes());
        }
        true
    }

    /// As [`Plain::write`], of a string.
    pub fn write_text(&self, result: &mut StringBuilder, text: Gc<Str>) -> bool {
        if !self.is_for_text() {
            return false;
        }
        let missing = self.width.saturating_sub(text.len());
        let before = self.before(missing, Align::Left);
        result.push_repeated(u32::from(' '), before);
        result.push_string(text);
        result.push_repeated(u32::from(' '), missing - before);
        true
    }

    /// Whether a string is its own text.
    pub fn leaves(&self, text: Gc<Str>) -> bool {
        self.is_for_text() && self.width <= text.len()
    }

    fn is_for_text(&self) -> bool {
        matches!(self.kind, 0 | b's') && !self.has_zeros && self.precision.is_none()
    }

    fn write_number(&self, result: &mut StringBuilder, is_negative: bool, digits: &[u8]) {
        let missing = self.width.saturating_sub(usize::from(is_negative) + digits.len());
        let (zeros, blanks) = if self.has_zeros { (missing, 0) } else { (0, missing) };
        let before = self.before(blanks, Align::Right);
        result.push_repeated(u32::from(' '), before);
        if is_negative {
            result.push(u32::from('-'));
        }
        result.push_repeated(u32::from('0'), zeros);
        result.push_units(Units::Ascii(digits));
        result.push_repeated(u32::from(' '), blanks - before);
    }

    /// How many of so many blanks stand before the text.
    fn before(&self, blanks: usize, default: Align) -> usize {
        match self.align.unwrap_or(default) {
            Align::Left => 0,
            Align::Center => blanks / 2,
            Align::Right | Align::AfterSign => blanks,
        }
    }
}

/// Takes a number of one or two digits off.
fn short(rest: &mut &[u8]) -> Option<usize> {
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, after) = rest.split_at(count);
    *rest = after;
    match *digits {
        [one] => Some(usize::from(one - b'0')),
        [ten, one] => Some(usize::from(ten - b'0') * 10 + usize::from(one - b'0')),
        _ => None,
    }
}
