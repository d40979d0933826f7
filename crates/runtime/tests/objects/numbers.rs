//! `numbers.txt` holds lines `operator a b result`: integers in decimal, floats with a point or exponent, errors as a
//! kind and a message, made with CPython 3.11, whose rules these are.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::language::BinaryOp;
use runtime::number;
use runtime::value::Value;

use crate::check;
use crate::language::take_error;

fn parse(cx: &mut Context, word: &str) -> Value {
    match cx.parse_int(word, 10).expect("memory") {
        Some(int) => int,
        None => cx.new_float(word.parse().expect("a number")).expect("memory"),
    }
}

fn show(value: Value) -> String {
    match number::int_to_string(value, 10) {
        Some(digits) => digits,
        None => format!("{:?}", value.as_float().expect("a number")).to_lowercase(),
    }
}

fn compare(a: Value, b: Value) -> String {
    let order = number::compare(a, b);
    assert_eq!(number::equal(a, b), Some(order == Some(Ordering::Equal)));
    if order == Some(Ordering::Equal) {
        assert_eq!(number::hash(a), number::hash(b));
    }
    assert_eq!(number::compare(b, a), order.map(Ordering::reverse));
    order.map_or("none".to_owned(), |order| (order as i8).to_string())
}

fn evaluate(cx: &mut Context, op: &str, a: Value, b: Value) -> String {
    let op = match op {
        "cmp" => return compare(a, b),
        "gcd" => return number::gcd(cx, a, b).unwrap().map_or("none".to_owned(), show),
        _ => *BinaryOp::ALL.iter().find(|known| known.symbol() == op).expect("an operator"),
    };
    match number::binary(cx, op, a, b) {
        Ok(Some(value)) => show(value),
        Ok(None) => "none".to_owned(),
        Err(_) => take_error(cx),
    }
}

#[test]
fn arithmetic_follows_the_rules() {
    check(|cx| {
        let mut wrong = Vec::new();
        for line in include_str!("numbers.txt").lines() {
            let mut words = line.splitn(4, ' ');
            let mut next = || words.next().expect("four words");
            let (op, a, b, expected) = (next(), next(), next(), next());
            let (a, b) = (parse(cx, a), parse(cx, b));
            let result = evaluate(cx, op, a, b);
            // Rust writes the same floats differently.
            let bits = |shown: &str| {
                shown.parse::<f64>().ok().filter(|_| shown.contains(['.', 'e'])).map(f64::to_bits)
            };
            if result != expected && (bits(expected).is_none() || bits(&result) != bits(expected)) {
                wrong.push(format!("{line}, but {result}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn integers_come_back_in_every_radix() {
    check(|cx| {
        for digits in [
            "0",
            "7",
            "-1",
            "2305843009213693951",
            "-2305843009213693952",
            "2305843009213693952",
            "123456789012345678901234567890",
        ] {
            let value = parse(cx, digits);
            for radix in [2, 8, 10, 16, 36] {
                let shown = number::int_to_string(value, radix).unwrap();
                let again = cx.parse_int(&shown, radix).unwrap().unwrap();
                assert_eq!(number::equal(again, value), Some(true), "{shown}");
            }
        }
        for wrong in ["", "-", "12a", "1_000", " 1", "+-1", "--1"] {
            assert_eq!(cx.parse_int(wrong, 10).unwrap(), None, "{wrong}");
        }
    });
}

#[test]
fn the_rest_of_integer_arithmetic() {
    check(|cx| {
        let big = parse(cx, "1000000000000000000000000000000");
        let root = number::integer_sqrt(cx, big).unwrap().unwrap();
        assert_eq!(show(root), "1000000000000000");
        assert_eq!(number::integer_sqrt(cx, Value::small(-1)).unwrap(), None);
        assert_eq!(number::bit_length(big), Some(100));
        assert_eq!(number::bit_length(Value::small(-255)), Some(8));
        assert_eq!(number::bit_count(Value::small(-255)), Some(8));
        let small = Value::small;
        assert_eq!(number::pow_mod(cx, small(3), small(200), small(13)).unwrap(), Some(small(9)));
        assert_eq!(number::pow_mod(cx, small(2), small(-1), small(5)).unwrap(), Some(small(3)));
        assert_eq!(number::pow_mod(cx, small(2), small(3), small(-5)).unwrap(), Some(small(-2)));
        assert_eq!(number::pow_mod(cx, small(2), small(5), small(1)).unwrap(), Some(small(0)));
        assert_eq!(number::pow_mod(cx, small(2), small(-5), small(1)).unwrap(), Some(small(0)));
        let power = number::pow_mod(cx, big, big, small(1_000_007)).unwrap().unwrap();
        assert_eq!(show(power), "579987");
        assert!(number::pow_mod(cx, small(2), small(-1), small(4)).is_err());
        assert_eq!(take_error(cx), "Value: base is not invertible for the given modulus");
        assert!(number::pow_mod(cx, small(2), small(1), small(0)).is_err());
        assert_eq!(take_error(cx), "Value: pow() 3rd argument cannot be 0");
        let inverted = number::invert(cx, big).unwrap().unwrap();
        assert_eq!(show(inverted), "-1000000000000000000000000000001");
        let negative = number::negate(cx, inverted).unwrap().unwrap();
        assert_eq!(show(negative), "1000000000000000000000000000001");
        let least = small(abi::value::FIXNUM_MIN);
        assert_eq!(number::negate(cx, least).unwrap().map(show), Some("2305843009213693952".to_owned()));
        assert_eq!(number::absolute(cx, least).unwrap().map(show), Some("2305843009213693952".to_owned()));
    });
}

#[test]
fn floats_to_integers() {
    check(|cx| {
        for (float, expected) in
            [(0.9, "0"), (-1.9, "-1"), (1e22, "10000000000000000000000"), (-9.3e18, "-9300000000000000000")]
        {
            let value = number::float_to_int(cx, float).unwrap();
            assert_eq!(show(value), expected);
        }
        assert!(number::float_to_int(cx, f64::NAN).is_err());
        assert_eq!(take_error(cx), "Value: cannot convert float NaN to integer");
        assert!(number::float_to_int(cx, f64::NEG_INFINITY).is_err());
        assert_eq!(take_error(cx), "Overflow: cannot convert float infinity to integer");
    });
}

#[test]
fn gigantic_results_are_refused() {
    check(|cx| {
        for (op, a, b, error) in [
            (BinaryOp::Shl, 1, 1 << 60, "Memory: integer too large"),
            (BinaryOp::Pow, 10, 1 << 40, "Memory: integer too large"),
        ] {
            assert!(number::binary(cx, op, Value::small(a), Value::small(b)).is_err());
            assert_eq!(take_error(cx), error);
        }
    });
}
