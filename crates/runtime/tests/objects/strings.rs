//! Strings: making, searching, cutting, comparing.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::object::string::{Str, StringBuilder};

use crate::check;

fn new(cx: &mut Context, text: &str) -> Gc<Str> {
    cx.new_string(text).expect("memory")
}

const TEXTS: &[&str] =
    &["", "a", "abc", "ä", "äbc", "日本語", "a日", "x😀y", "😀😀", "abcabcabc", "äöäöä", "日本日本日"];

#[test]
fn texts_come_back() {
    check(|cx| {
        for text in TEXTS {
            let string = new(cx, text);
            assert_eq!(string.to_cow(), *text);
            assert_eq!(string.len(), text.chars().count());
            assert_eq!(string.as_ascii().is_some(), text.is_ascii());
            assert!(string.code_points().eq(text.chars().map(u32::from)));
            assert!(string.equals_str(text) && !string.equals_str("abd"));
        }
    });
}

#[test]
fn equality_order_and_hash_agree_with_the_text() {
    check(|cx| {
        for a in TEXTS {
            for b in TEXTS {
                let (x, y) = (new(cx, a), new(cx, b));
                assert_eq!(x.equals(&y), a == b, "{a} {b}");
                assert_eq!(x.compare(&y), a.cmp(b), "{a} {b}");
                if a == b {
                    assert_eq!(x.hash(cx.hash_seed), y.hash(cx.hash_seed));
                }
                let joined = cx.concat(&[x, y]).unwrap();
                assert!(joined.equals_str(&format!("{a}{b}")));
                let again = new(cx, &format!("{a}{b}"));
                assert!(joined.equals(&again));
            }
        }
    });
}

#[test]
fn interning_makes_equal_strings_identical() {
    check(|cx| {
        for n in 0..600 {
            let text = format!("name{n}é");
            let first = cx.intern(&text).unwrap();
            let other = new(cx, &text);
            assert_eq!(cx.intern_string(other).unwrap(), first);
            assert!(first.is_interned() && cx.find_interned(&text) == Some(first));
        }
        assert_eq!(cx.find_interned("never seen"), None);
        for code_point in [0, 65, 127, 128, 255] {
            let c = char::from_u32(code_point).unwrap().to_string();
            assert_eq!(cx.char_string(code_point).unwrap(), cx.intern(&c).unwrap());
            assert_eq!(new(cx, &c), cx.intern(&c).unwrap());
        }
        assert_eq!(new(cx, ""), cx.intern("").unwrap());
    });
}

#[test]
fn parts_take_the_least_width() {
    check(|cx| {
        let string = new(cx, "abc日😀ä");
        let part = cx.substring(string, 0, 3).unwrap();
        assert_eq!(part.as_ascii(), Some("abc"));
        let part = cx.substring(string, 2, 4).unwrap();
        let same = new(cx, "c日");
        assert!(part.equals(&same));
        let part = cx.substring(string, 5, 6).unwrap();
        assert_eq!(part, cx.intern("ä").unwrap());
        assert_eq!(cx.substring(string, 0, 6).unwrap(), string);
        assert!(cx.substring(string, 3, 3).unwrap().is_empty());
        let repeated = cx.repeat_string(string, 3).unwrap();
        assert!(repeated.equals_str("abc日😀äabc日😀äabc日😀ä"));
    });
}

#[test]
fn lone_surrogates_are_code_points() {
    check(|cx| {
        let string = cx.new_string_from_code_points(&[0x61, 0xd800, 0x62]).unwrap();
        assert_eq!(string.code_point(1), 0xd800);
        assert!(string.has_surrogates());
        assert_eq!(string.to_cow(), "a\u{fffd}b");
        let mut builder = StringBuilder::new();
        builder.push_range(string, 1, 2);
        builder.push_str("😀");
        assert!(builder.finish(cx).unwrap().code_points().eq([0xd800, 0x1f600]));
    });
}

#[test]
fn appending_again_and_again_shares_a_buffer() {
    check(|cx| {
        let mut string = new(cx, "start");
        let mut expected = String::from("start");
        let mut earlier = Vec::new();
        for n in 0..200 {
            let piece = new(cx, &format!("<{n}>"));
            string = cx.concat_two(string, piece).unwrap();
            expected.push_str(&format!("<{n}>"));
            earlier.push((cx.intern_string(string).unwrap(), expected.len()));
        }
        assert!(string.equals_str(&expected));
        // Two continuations of one string do not see each other.
        let (a, b) = (new(cx, "AAAA"), new(cx, "日"));
        let left = cx.concat_two(string, a).unwrap();
        let right = cx.concat_two(string, b).unwrap();
        let third = cx.concat_two(string, string).unwrap();
        assert!(left.equals_str(&format!("{expected}AAAA")));
        assert!(right.equals_str(&format!("{expected}日")));
        assert!(third.equals_str(&format!("{expected}{expected}")));
        for (string, length) in earlier {
            assert_eq!(string.as_ascii(), Some(&expected[..length]));
        }
    });
}

#[test]
fn searching_finds_what_the_standard_library_finds() {
    check(|cx| {
        for haystack in TEXTS {
            for needle in TEXTS {
                let (string, part) = (new(cx, haystack), new(cx, needle));
                let chars = |bytes: Option<usize>| bytes.map(|at| haystack[..at].chars().count());
                let end = string.len();
                assert_eq!(string.find(&part, 0, end), chars(haystack.find(needle)), "{haystack} {needle}");
                assert_eq!(string.rfind(&part, 0, end), chars(haystack.rfind(needle)), "{haystack} {needle}");
                assert_eq!(
                    cx.count_in_string(string, part, 0, end).unwrap(),
                    haystack.matches(needle).count()
                );
                assert_eq!(string.starts_with(&part), haystack.starts_with(needle));
                assert_eq!(string.ends_with(&part), haystack.ends_with(needle));
                for to in ["", "Z", "日"] {
                    let to_string = new(cx, to);
                    let replaced = cx.replace_in_string(string, part, to_string, None).unwrap();
                    assert_eq!(replaced.to_cow(), haystack.replace(needle, to), "{haystack} {needle} {to}");
                    let once = cx.replace_in_string(string, part, to_string, Some(1)).unwrap();
                    assert_eq!(once.to_cow(), haystack.replacen(needle, to, 1), "{haystack} {needle} {to}");
                }
                if !needle.is_empty() {
                    let parts: Vec<_> =
                        string.split(&part, None).into_iter().map(|range| range.len()).collect();
                    let expected: Vec<_> = haystack.split(needle).map(|part| part.chars().count()).collect();
                    assert_eq!(parts, expected);
                    let parts: Vec<_> =
                        string.split_from_end(&part, Some(1)).into_iter().map(|range| range.len()).collect();
                    let expected: Vec<_> =
                        haystack.rsplitn(2, needle).map(|part| part.chars().count()).collect();
                    assert!(parts.iter().rev().eq(expected.iter()));
                }
            }
        }
    });
}

#[test]
fn words_and_lines() {
    check(|cx| {
        let cut = |string: Gc<Str>, ranges: Vec<std::ops::Range<usize>>| -> Vec<String> {
            let chars: Vec<char> = string.chars().collect();
            ranges.into_iter().map(|range| chars[range].iter().collect()).collect()
        };
        let string = new(cx, "  one two\u{3000}three \n");
        assert_eq!(cut(string, string.split_words(None)), ["one", "two", "three"]);
        assert_eq!(cut(string, string.split_words(Some(1))), ["one", "two\u{3000}three \n"]);
        assert_eq!(cut(string, string.split_words_from_end(Some(1))), ["  one two", "three"]);
        let lines = new(cx, "a\r\nb\n\nc\rd");
        assert_eq!(cut(lines, lines.split_lines(false)), ["a", "b", "", "c", "d"]);
        assert_eq!(cut(lines, lines.split_lines(true)), ["a\r\n", "b\n", "\n", "c\r", "d"]);
        assert_eq!(lines.trim(true, true, |c| c == 0x61 || c == 0x64), 1..8);
    });
}
