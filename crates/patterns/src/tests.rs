//! All ways of searching find the same, and all can be stopped.

use crate::automaton::Automaton;
use crate::backtracking::{Backtracker, Outcome};
use crate::{Failure, Pattern, Spans, threads};

const PATTERNS: &[&str] = &[
    "a",
    "lazy",
    "a*",
    "(a*)(b?)",
    "a|ab",
    "(a|ab)(c|bcd)(d*)",
    r"\bfox\b",
    r"(\w+)@(\w+)\.com",
    "(?m:^)b",
    "(?m:$)",
    r"\A(?s:.)*b",
    r"a\z",
    "[^a]+b",
    "(?:a|b)+?c",
    "(?i)LAZY|dog",
    "é+",
    r"(x)?y",
    "",
    r"\w{2,3}",
    "(?:|a)*z",
    r"\Bo",
    "(a|b|x)*?(b|y)",
    "((a)|(b))*",
    "(?:a?)*b",
    "[ab]+b|[ab]+",
    "foo|fox|dog|do",
    "(?:a{2,3}){1,2}b",
];

const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "aab",
    "abcd",
    "the lazy fox, the LAZY dog",
    "foo@bar.com ab",
    "x\nb\ny",
    "ééaé",
    "xyzy",
    "naïve œuvre y",
];

fn at_once(pattern: &Pattern, text: &str, from: usize, is_anchored: bool) -> Option<Spans> {
    let range = from..text.len();
    pattern.search_at_once::<()>(text, range, is_anchored, &mut || Ok(())).unwrap()
}

#[test]
fn all_ways_find_the_same() {
    for source in PATTERNS {
        let pattern = Pattern::new(source).unwrap();
        let automaton = Automaton::new(source).unwrap();
        for text in TEXTS {
            for from in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                for is_anchored in [false, true] {
                    let expected = at_once(&pattern, text, from, is_anchored);
                    let range = from..text.len();
                    let all =
                        threads::search::<()>(automaton.nfa(), text, range, is_anchored, &mut || Ok(()));
                    assert_eq!(all.unwrap(), expected, "threads: {source} in {text:?} from {from}");
                    let (tried, mut spans) = (Backtracker::new(automaton.nfa()), Spans::default());
                    // Without it there are too many classes of bytes.
                    let outcome = tried.map(|tried| tried.search(text, from, is_anchored, &mut spans));
                    match outcome {
                        Some(Outcome::Found) => {
                            assert_eq!(Some(spans), expected, "tried: {source} in {text:?} from {from}");
                        }
                        Some(Outcome::Nothing) => {
                            assert_eq!(None, expected, "tried: {source} in {text:?} from {from}");
                        }
                        Some(Outcome::GaveUp(_) | Outcome::Passed(_)) | None => {}
                    }
                    let lazy = automaton.find::<()>(text, from, is_anchored, &mut || Ok(())).unwrap();
                    if let Some(lazy) = lazy {
                        let whole = expected.map(|spans| spans.matched());
                        assert_eq!(lazy, whole, "lazy: {source} in {text:?} from {from}");
                    }
                }
            }
        }
    }
}

#[test]
fn long_texts_are_searched_in_steps() {
    let text = "the lazy fox and nobody at example.com ".repeat(50_000) + "jo@example.com!";
    for (source, expected) in [
        (r"(\w+)@(\w+)\.com", Some(text.len() - 15)),
        ("lazy!", None),
        ("jo@", Some(text.len() - 15)),
        (r"(?s:.)*jo", Some(0)),
        (r"((?s:.)*)(jo)", Some(0)),
        ("[a-z ]+@", Some(text.len() - 15)),
    ] {
        let mut looks = 0;
        let pattern = Pattern::new(source).unwrap();
        let found = pattern
            .search::<()>(&text, 0, false, &mut Spans::default(), &mut || {
                looks += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(found, expected.is_some());
        assert!(looks > 20, "{source}: {looks}");
    }
}

#[test]
fn every_kind_of_search_can_be_stopped() {
    let text = "a".repeat(3_000_000);
    for source in [
        r"(a*)*b\1",
        "(?:a|aa)+(?=c)",
        r"(?:[a-e]{1,200}){1,100}f",
        "(?:a?){2000}b",
        "((a|b)*)(c?)",
        "a*?b",
        r"(?:a|a)*?(?!a)b",
    ] {
        let pattern = Pattern::new(source).unwrap();
        let mut looks = 0;
        let stopped = pattern.search(&text, 0, false, &mut Spans::default(), &mut || {
            looks += 1;
            if looks > 3 { Err("enough") } else { Ok(()) }
        });
        let ended_before = looks <= 3;
        assert!(ended_before || stopped == Err(Failure::Stopped("enough")), "{source}: {stopped:?}");
        // What a search that was left leaves behind does not disturb the next one.
        let found = |pattern: &Pattern| {
            let mut spans = Spans::default();
            let found = pattern.search::<()>("aaaab", 0, false, &mut spans, &mut || Ok(()));
            (found, spans)
        };
        assert_eq!(found(&pattern), found(&Pattern::new(source).unwrap()), "{source}");
    }
}

#[test]
fn states_are_counted_by_repetitions_and_not_by_characters() {
    assert_eq!(Pattern::many_states(r"[\x{2014}\x{2019}]{2,}|\p{Lu}{3}"), None);
    assert!(Pattern::many_states(r"(?:\w{1000}){1000}").is_some_and(|states| states > 1_000_000));
    assert!(Pattern::many_states(r"\\x{100000}").is_some_and(|states| states > 100_000));
}
