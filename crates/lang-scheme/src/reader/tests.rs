//! What is read from what, written back.

use super::*;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let mut reader = Reader::new(text, 0);
    let mut out = String::new();
    loop {
        match reader.next_datum() {
            Ok(Some(datum)) => out.push_str(&format!("{}\n", written::written(&datum))),
            Ok(None) => break,
            Err(error) => {
                out.push_str(&format!("{}..{}: {}\n", error.span.start, error.span.end, error.message));
                break;
            }
        }
    }
    expected.assert_eq(&out);
}

#[test]
fn lists() {
    check(
        "(a . (b c)) [x y] (a b . c) () #(1 #(2)) #u8(1 255)",
        expect![[r#"
        (a b c)
        (x y)
        (a b . c)
        ()
        #(1 #(2))
        #u8(1 255)
    "#]],
    );
    check(
        "'a `(b ,c ,@d) ''()",
        expect![[r#"
        (quote a)
        (quasiquote (b (unquote c) (unquote-splicing d)))
        (quote (quote ()))
    "#]],
    );
}

#[test]
fn comments() {
    check(
        "; x\na #| b #| c |# |# d #;(e f) g (h #;i) #;j",
        expect![[r#"
        a
        d
        g
        (h)
    "#]],
    );
}

#[test]
fn numbers() {
    check(
        "1 -2 +3 1.5 .5 -1e3 1/2 -6/4 6/3 #xff #b-101 #e1.25 #i1/3 1e400 +inf.0 -nan.0 123456789012345678901234567890",
        expect![[r#"
        1
        -2
        3
        1.5
        0.5
        -1000.0
        1/2
        -3/2
        2
        255
        -5
        5/4
        0.3333333333333333
        +inf.0
        +inf.0
        +nan.0
        123456789012345678901234567890
    "#]],
    );
    check(
        "+ - ... 1+ -x .x +5x - 1+2i",
        expect![[r#"
            +
            -
            ...
            1+
            -x
            .x
            +5x
            -
            1+2i
        "#]],
    );
    check(
        "1/0",
        expect![[r#"
        0..3: division by zero in the number `1/0`
    "#]],
    );
}

#[test]
fn characters_and_strings() {
    check(
        r#"#\a #\space #\x41 #\( #\λ #\x "a\n\x41;\"b" "one \
            line" |a b| a|B c|d"#,
        expect![[r##"
        #\a
        #\space
        #\A
        #\(
        #\λ
        #\x
        "a\nA\"b"
        "one line"
        |a b|
        |aB cd|
    "##]],
    );
    check(
        "#!fold-case ABC |Def| #!no-fold-case GHI",
        expect![[r#"
        abc
        Def
        GHI
    "#]],
    );
}

#[test]
fn labels() {
    check(
        "#0=(a . #0#)",
        expect![[r#"
        #0=(a . #0#)
    "#]],
    );
}

#[test]
fn errors() {
    for (text, expected) in [
        (
            "(a (b c)",
            expect![[r#"
            0..1: this parenthesis is never closed: there is no `)` for it
        "#]],
        ),
        (
            ")",
            expect![[r#"
            0..1: unbalanced `)`: nothing is open here
        "#]],
        ),
        (
            "(a]",
            expect![[r#"
            2..3: `]` where `)` should close the list
        "#]],
        ),
        (
            "(a . )",
            expect![[r#"
            3..4: nothing follows the dot
        "#]],
        ),
        (
            "(a . b c)",
            expect![[r#"
            7..8: only one datum may follow the dot of a list
        "#]],
        ),
        (
            "\"abc",
            expect![[r#"
            0..1: this string is never closed
        "#]],
        ),
        (
            "\"a\\q\"",
            expect![[r#"
            2..3: unknown escape in a string: \q
        "#]],
        ),
        (
            "#\\bogus",
            expect![[r##"
            0..7: unknown character name `#\bogus`
        "##]],
        ),
        (
            "#zzz",
            expect![[r##"
            0..4: unknown syntax `#zzz`
        "##]],
        ),
        (
            "#u8(256)",
            expect![[r#"
            4..7: a bytevector holds integers from 0 to 255
        "#]],
        ),
        (
            "#| x",
            expect![[r#"
            0..1: this comment is never closed
        "#]],
        ),
    ] {
        check(text, expected);
    }
}
