//! Finding, counting and replacing. ASCII in ASCII goes through `memchr`, which is fast and never quadratic; other widths
//! are searched here, in time that is linear as well.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem, memrchr};

use super::{Str, StringBuilder, Units, same_bytes};
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::pieces::PIECE;

/// What is looked for, in the width of where it is looked for.
enum Pattern<'h, 'n> {
    /// A single character, which separators often are.
    Byte(&'h [u8], u8),
    Ascii(&'h [u8], &'n [u8]),
    Two(&'h [u16], Cow<'n, [u16]>),
    Four(&'h [u32], Cow<'n, [u32]>),
    /// The needle has code points that do not occur.
    Never,
}

impl<'h, 'n> Pattern<'h, 'n> {
    fn new(haystack: &'h Str, needle: &'n Str) -> Self {
        match (haystack.units(), needle.units()) {
            (Units::Ascii(haystack), Units::Ascii(&[byte])) => Pattern::Byte(haystack, byte),
            (Units::Ascii(haystack), Units::Ascii(needle)) => Pattern::Ascii(haystack, needle),
            (Units::Two(haystack), Units::Two(needle)) => Pattern::Two(haystack, Cow::Borrowed(needle)),
            (Units::Two(haystack), Units::Ascii(needle)) => {
                Pattern::Two(haystack, needle.iter().map(|&unit| u16::from(unit)).collect())
            }
            (Units::Four(haystack), Units::Four(needle)) => Pattern::Four(haystack, Cow::Borrowed(needle)),
            (Units::Four(haystack), needle) => Pattern::Four(haystack, needle.iter().collect()),
            _ => Pattern::Never,
        }
    }

    /// The first place in `start..end`.
    fn find(&self, start: usize, end: usize) -> Option<usize> {
        match self {
            Pattern::Byte(haystack, byte) => memchr(*byte, &haystack[start..end]),
            Pattern::Ascii(haystack, needle) => memmem::find(&haystack[start..end], needle),
            Pattern::Two(haystack, needle) => find(&haystack[start..end], needle),
            Pattern::Four(haystack, needle) => find(&haystack[start..end], needle),
            Pattern::Never => None,
        }
        .map(|at| start + at)
    }

    /// The last place in `start..end`.
    fn rfind(&self, start: usize, end: usize) -> Option<usize> {
        match self {
            Pattern::Byte(haystack, byte) => memrchr(*byte, &haystack[start..end]),
            Pattern::Ascii(haystack, needle) => memmem::rfind(&haystack[start..end], needle),
            Pattern::Two(haystack, needle) => rfind(&haystack[start..end], needle),
            Pattern::Four(haystack, needle) => rfind(&haystack[start..end], needle),
            Pattern::Never => None,
        }
        .map(|at| start + at)
    }
}

/// In texts of so many bytes, a search for each place is shorter to do than one that goes on where it was is to prepare.
const SHORT: usize = 64;

/// The first place of a code point; many at once are looked at.
fn position<T: Copy + Eq>(haystack: &[T], wanted: T) -> Option<usize> {
    const RUN: usize = 32;
    let holds = |run: &[T]| run.iter().fold(false, |found, &unit| found | (unit == wanted));
    let start = haystack.chunks(RUN).position(holds)? * RUN;
    haystack[start..].iter().position(|&unit| unit == wanted).map(|at| start + at)
}

fn find<T: Copy + Ord>(haystack: &[T], needle: &[T]) -> Option<usize> {
    if let &[wanted] = needle {
        return position(haystack, wanted);
    }
    search(haystack.len(), needle.len(), |at| haystack[at], |at| needle[at])
}

fn rfind<T: Copy + Ord>(haystack: &[T], needle: &[T]) -> Option<usize> {
    let (length, wanted) = (haystack.len(), needle.len());
    let found = search(length, wanted, |at| haystack[length - 1 - at], |at| needle[wanted - 1 - at]);
    found.map(|at| length - at - wanted)
}

/// The two-way algorithm of Crochemore and Perrin: takes time by the length of both, and no memory.
fn search<T: Copy + Ord>(
    length: usize,
    wanted: usize,
    haystack: impl Fn(usize) -> T,
    needle: impl Fn(usize) -> T,
) -> Option<usize> {
    if wanted == 0 {
        return Some(0);
    }
    let last = length.checked_sub(wanted)?;
    let (one, other) = (maximal_suffix(wanted, &needle, false), maximal_suffix(wanted, &needle, true));
    // The needle is compared from here to its end, then what is before it, backwards.
    let (middle, mut period) = one.max(other);
    let is_periodic = middle + period <= wanted && (0..middle).all(|at| needle(at) == needle(at + period));
    if !is_periodic {
        period = middle.max(wanted - middle) + 1;
    }
    let (mut at, mut known) = (0, 0);
    while at <= last {
        if let Some(place) = (middle.max(known)..wanted).find(|&place| needle(place) != haystack(at + place))
        {
            at += place - middle + 1;
            known = 0;
            continue;
        }
        if (known..middle).rev().all(|place| needle(place) == haystack(at + place)) {
            return Some(at);
        }
        at += period;
        known = if is_periodic { wanted - period } else { 0 };
    }
    None
}

/// Where the largest suffix starts, by the order of units or its reverse; and its period.
fn maximal_suffix<T: Copy + Ord>(
    length: usize,
    unit: &impl Fn(usize) -> T,
    reverses: bool,
) -> (usize, usize) {
    let (mut start, mut candidate, mut matched, mut period) = (0, 1, 0, 1);
    while candidate + matched < length {
        let (one, other) = (unit(start + matched), unit(candidate + matched));
        if one == other {
            if matched + 1 == period {
                candidate += period;
                matched = 0;
            } else {
                matched += 1;
            }
        } else if (one > other) != reverses {
            candidate += matched + 1;
            matched = 0;
            period = candidate - start;
        } else {
            start = candidate;
            candidate += 1;
            matched = 0;
            period = 1;
        }
    }
    (start, period)
}

impl Str {
    /// The first place in `start..end` where `needle` starts and ends.
    #[must_use]
    pub fn find(&self, needle: &Str, start: usize, end: usize) -> Option<usize> {
        if end < start || end - start < needle.len() {
            return None;
        }
        Pattern::new(self, needle).find(start, end)
    }

    /// The last place in `start..end` where `needle` starts and ends.
    #[must_use]
    pub fn rfind(&self, needle: &Str, start: usize, end: usize) -> Option<usize> {
        if end < start || end - start < needle.len() {
            return None;
        }
        Pattern::new(self, needle).rfind(start, end)
    }

    /// Whether `needle` occurs.
    #[must_use]
    pub fn contains(&self, needle: &Str) -> bool {
        self.find(needle, 0, self.len()).is_some()
    }

    /// The places in `start..end` where `needle`, not empty, occurs, from left to right and without overlap.
    pub(super) fn occurrences<'a>(
        &'a self,
        needle: &'a Str,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let pattern = Pattern::new(self, needle);
        let length = needle.len();
        let mut from = start;
        // Of ASCII, the search goes on where it was instead of being started anew.
        let (mut of_byte, mut of_ascii) = match pattern {
            Pattern::Byte(haystack, byte) => (Some(memchr_iter(byte, &haystack[start..end])), None),
            Pattern::Ascii(haystack, needle) if end - start > SHORT => {
                (None, Some(memmem::find_iter(&haystack[start..end], needle)))
            }
            _ => (None, None),
        };
        std::iter::from_fn(move || {
            if let Some(places) = &mut of_byte {
                return places.next().map(|at| start + at);
            }
            if let Some(places) = &mut of_ascii {
                return places.next().map(|at| start + at);
            }
            let at = pattern.find(from, end)?;
            from = at + length;
            Some(at)
        })
    }

    /// The places where `needle`, not empty, occurs, from right to left and without overlap.
    pub(super) fn occurrences_from_end<'a>(&'a self, needle: &'a Str) -> impl Iterator<Item = usize> + 'a {
        let pattern = Pattern::new(self, needle);
        let mut end = self.len();
        std::iter::from_fn(move || {
            end = pattern.rfind(0, end)?;
            Some(end)
        })
    }

    /// Whether `needle` is at `at`.
    #[inline]
    #[must_use]
    pub fn is_at(&self, needle: &Str, at: usize) -> bool {
        let Some(end) = at.checked_add(needle.len()).filter(|&end| end <= self.len()) else { return false };
        match (self.units().slice(at, end), needle.units()) {
            (Units::Ascii(a), Units::Ascii(b)) => same_bytes(a, b),
            (Units::Two(a), Units::Two(b)) => a == b,
            (Units::Four(a), Units::Four(b)) => a == b,
            (a, b) => a.iter().eq(b.iter()),
        }
    }

    /// Whether this starts with `needle`.
    #[must_use]
    pub fn starts_with(&self, needle: &Str) -> bool {
        self.is_at(needle, 0)
    }

    /// Whether this ends with `needle`.
    #[must_use]
    pub fn ends_with(&self, needle: &Str) -> bool {
        self.len() >= needle.len() && self.is_at(needle, self.len() - needle.len())
    }
}

/// So many bytes are copied at once.
const WIDE: usize = 16;

/// Writes `bytes` to where `rest` starts, which is behind them then. What starts with them is copied instead if that is shorter to
/// do: what it writes too much is overwritten by what follows.
#[inline(always)]
fn put(rest: &mut &mut [u8], wide: Option<&[u8; WIDE]>, bytes: &[u8]) {
    match (rest.first_chunk_mut::<WIDE>(), wide) {
        (Some(place), Some(wide)) if bytes.len() <= WIDE => *place = *wide,
        _ => rest[..bytes.len()].copy_from_slice(bytes),
    }
    *rest = &mut std::mem::take(rest)[bytes.len()..];
}

impl Context {
    /// `string` with `to` in place of the first `limit` occurrences of `from`. An empty `from` occurs before each code
    /// point and at the end.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn replace_in_string(
        &mut self,
        string: Gc<Str>,
        from: Gc<Str>,
        to: Gc<Str>,
        limit: Option<usize>,
    ) -> Result<Gc<Str>> {
        let limit = limit.unwrap_or(usize::MAX);
        if let (Units::Ascii(text), Units::Ascii(from), Units::Ascii(to)) =
            (string.units(), from.units(), to.units())
            && text.len() <= PIECE
            && let Some(result) = self.replace_in_short(string, text, from, to, limit)?
        {
            return Ok(result);
        }
        let mut result = StringBuilder::new();
        let mut done = 0;
        if from.is_empty() {
            for at in (0..=string.len()).take(limit) {
                self.note_step(at)?;
                result.push_range(string, done, at);
                result.push_string(to);
                done = at;
            }
        } else {
            for (index, at) in string.occurrences(&from, 0, string.len()).take(limit).enumerate() {
                self.note_step(index)?;
                if index == 0 {
                    // As long as the string, for a start: short ones need not grow twice.
                    result = StringBuilder::with_capacity((string.len() + to.len()).min(PIECE));
                }
                result.push_in_pieces(self, string.units().slice(done, at))?;
                result.push_in_pieces(self, to.units())?;
                done = at + from.len();
            }
        }
        if done == 0 && result.is_empty() {
            return Ok(string);
        }
        result.push_in_pieces(self, string.units().slice(done, string.len()))?;
        result.finish(self)
    }

    /// As [`Context::replace_in_string`], where all is ASCII and no longer than a piece; `None` when the result would be, or `from`
    /// is empty.
    fn replace_in_short(
        &mut self,
        string: Gc<Str>,
        text: &[u8],
        from: &[u8],
        to: &[u8],
        limit: usize,
    ) -> Result<Option<Gc<Str>>> {
        match (from, to) {
            ([], _) => Ok(None),
            (&[byte], &[other]) if limit >= text.len() => match memchr(byte, text) {
                None => Ok(Some(string)),
                Some(_) => self
                    .new_ascii_string(text.len(), |rest| {
                        for (place, &old) in rest.iter_mut().zip(text) {
                            *place = if old == byte { other } else { old };
                        }
                    })
                    .map(Some),
            },
            (&[byte], _) => self.replace_at(string, text, || memchr_iter(byte, text).take(limit), 1, to),
            _ => {
                let finder = memmem::Finder::new(from);
                self.replace_at(string, text, || finder.find_iter(text).take(limit), from.len(), to)
            }
        }
    }

    /// `text`, which is that of `string`, with `to` in place of so many bytes at these places; `None` when it would be longer than a
    /// piece. They are asked for twice: the result, whose length is known then, is written where it stays.
    fn replace_at<I: Iterator<Item = usize>>(
        &mut self,
        string: Gc<Str>,
        text: &[u8],
        places: impl Fn() -> I,
        length: usize,
        to: &[u8],
    ) -> Result<Option<Gc<Str>>> {
        let count = places().count();
        let total = text.len() - count * length + count * to.len();
        if count == 0 {
            return Ok(Some(string));
        }
        if total > PIECE {
            return Ok(None);
        }
        let mut padded_to = [0; WIDE];
        let short_to =
            padded_to.get_mut(..to.len()).map(|place| place.copy_from_slice(to)).map(|()| &padded_to);
        let result = self.new_ascii_string(total, |mut rest| {
            let mut done = 0;
            for at in places() {
                put(&mut rest, text[done..].first_chunk(), &text[done..at]);
                put(&mut rest, short_to, to);
                done = at + length;
            }
            put(&mut rest, None, &text[done..]);
        })?;
        Ok(Some(result))
    }

    /// How often `needle` occurs in `start..end` of `string` without overlap; an empty one does between any two code points.
    ///
    /// # Errors
    /// What an interrupt raises.
    pub fn count_in_string(
        &mut self,
        string: Gc<Str>,
        needle: Gc<Str>,
        start: usize,
        end: usize,
    ) -> Result<usize> {
        if end < start {
            return Ok(0);
        }
        if needle.is_empty() {
            return Ok(end - start + 1);
        }
        fn occurs<T: Eq>(haystack: &[T], wanted: &T) -> usize {
            haystack.iter().filter(|&unit| unit == wanted).count()
        }
        match Pattern::new(&string, &needle) {
            Pattern::Byte(haystack, byte) => return Ok(memchr_iter(byte, &haystack[start..end]).count()),
            Pattern::Two(haystack, needle) if needle.len() == 1 => {
                return Ok(occurs(&haystack[start..end], &needle[0]));
            }
            Pattern::Four(haystack, needle) if needle.len() == 1 => {
                return Ok(occurs(&haystack[start..end], &needle[0]));
            }
            _ => {}
        }
        let mut count = 0;
        for _ in string.occurrences(&needle, start, end) {
            self.note_step(count)?;
            count += 1;
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn wide_search_finds_the_first_and_the_last() {
        assert_eq!(super::find(&[1u16, 2, 1, 2, 3], &[1, 2, 3]), Some(2));
        assert_eq!(super::find(&[1u16, 2], &[1, 2, 3]), None);
        assert_eq!(super::find(&[1u16, 2], &[]), Some(0));
        assert_eq!(super::rfind(&[1u32, 2, 1, 2, 3], &[1, 2]), Some(2));
        assert_eq!(super::rfind(&[1u32, 2], &[]), Some(2));
        assert_eq!(super::rfind(&[1u32, 2], &[3]), None);
    }

    #[test]
    fn wide_search_finds_what_comparing_at_each_place_finds() {
        // All words of two letters, in all of up to twelve.
        let words =
            |length: u32| (0..1 << length).map(move |bits| (0..length).map(|at| bits >> at & 1).collect());
        let short: Vec<Vec<u32>> = (0..=5).flat_map(words).collect();
        for haystack in (0..=12).step_by(3).flat_map(words) {
            let haystack: Vec<u32> = haystack;
            for needle in &short {
                let places = || (0..=haystack.len()).filter(|&at| haystack[at..].starts_with(needle));
                assert_eq!(super::find(&haystack, needle), places().next(), "{needle:?} in {haystack:?}");
                assert_eq!(
                    super::rfind(&haystack, needle),
                    places().next_back(),
                    "{needle:?} in {haystack:?}"
                );
            }
        }
    }
}
