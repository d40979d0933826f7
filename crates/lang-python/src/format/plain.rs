//! The specifications that most programs write, as `>10`, `05d`, `8.3f`: read, and followed, without making a text for each part.
//!
//! What is not read here is read by [`spec`](super::spec), which knows all of the language and what is wrong with it.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::string::{Str, StringBuilder};

use super::fixed::write_fixed;
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
    pub fn read(spec: Gc<Str>) -> Option<Plain> {
        let mut rest = spec.as_ascii()?.as_bytes();
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

    /// The text of an integer; none of Rust's if the specification is not for that.
    pub fn integer(&self, cx: &mut Context, n: i64) -> Result<Option<Gc<Str>>> {
        let radix = match (self.kind, self.precision) {
            (0 | b'd', None) => 10,
            (b'x', None) => 16,
            _ => return Ok(None),
        };
        let mut room = [0; number::WIDEST];
        let digits = number::write_digits(n.unsigned_abs(), radix, &mut room);
        self.number(cx, n < 0, digits).map(Some)
    }

    /// The text of a float; none of Rust's if the specification is not for that.
    pub fn float(&self, cx: &mut Context, float: f64) -> Result<Option<Gc<Str>>> {
        const DEFAULT_PRECISION: usize = 6;
        if self.kind != b'f' || !float.is_finite() {
            return Ok(None);
        }
        let precision = self.precision.unwrap_or(DEFAULT_PRECISION);
        let mut digits = String::with_capacity(precision + 24);
        write_fixed(&mut digits, float.abs(), precision);
        self.number(cx, float.is_sign_negative(), &digits).map(Some)
    }

    /// The text of a string; none of Rust's if the specification is not for that.
    pub fn text(&self, cx: &mut Context, text: Gc<Str>) -> Result<Option<Gc<Str>>> {
        if !matches!(self.kind, 0 | b's') || self.has_zeros || self.precision.is_some() {
            return Ok(None);
        }
        let missing = self.width.saturating_sub(text.len());
        if missing == 0 {
            return Ok(Some(text));
        }
        let before = self.before(missing, Align::Left);
        let mut result = StringBuilder::with_capacity(self.width);
        result.push_repeated(u32::from(' '), before);
        result.push_string(text);
        result.push_repeated(u32::from(' '), missing - before);
        result.finish(cx).map(Some)
    }

    fn number(&self, cx: &mut Context, is_negative: bool, digits: &str) -> Result<Gc<Str>> {
        let sign = if is_negative { "-" } else { "" };
        let missing = self.width.saturating_sub(sign.len() + digits.len());
        let (zeros, blanks) = if self.has_zeros { (missing, 0) } else { (0, missing) };
        let before = self.before(blanks, Align::Right);
        let mut result = StringBuilder::with_capacity(self.width.max(sign.len() + digits.len()));
        result.push_repeated(u32::from(' '), before);
        result.push_str(sign);
        result.push_repeated(u32::from('0'), zeros);
        result.push_str(digits);
        result.push_repeated(u32::from(' '), blanks - before);
        result.finish(cx)
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
