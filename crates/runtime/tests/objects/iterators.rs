//! Iterators over built-in objects.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::number;
use runtime::object::iterator::{Iterator as ValueIterator, IteratorKind};
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::language::take_error;
use crate::{check, text};

fn show(value: Value) -> String {
    if let Some(string) = value.cast::<Str>() {
        string.to_cow().into_owned()
    } else if let Some(tuple) = value.cast::<Tuple>() {
        tuple.as_slice().iter().map(|&item| show(item)).collect::<Vec<_>>().join(":")
    } else {
        number::int_to_string(value, 10).expect("an integer")
    }
}

fn drain(cx: &mut Context, iterator: Gc<ValueIterator>) -> String {
    let mut shown = Vec::new();
    loop {
        match cx.iterator_next(iterator).expect("no error") {
            Value::STOP => break,
            value => shown.push(show(value)),
        }
    }
    assert_eq!(cx.iterator_next(iterator), Ok(Value::STOP));
    shown.join(" ")
}

fn forwards_and_backwards(cx: &mut Context, source: Value) -> (String, String) {
    let forwards = cx.new_iterator(source).unwrap().unwrap();
    let forwards = drain(cx, forwards);
    let backwards = cx.new_reversed_iterator(source).unwrap().unwrap();
    (forwards, drain(cx, backwards))
}

#[test]
fn sequences_both_ways() {
    check(|cx| {
        let items = [Value::small(1), Value::small(2), Value::small(3)];
        let expected = ("1 2 3".to_owned(), "3 2 1".to_owned());
        let list = cx.new_list(&items).unwrap().value();
        assert_eq!(forwards_and_backwards(cx, list), expected);
        let tuple = cx.new_tuple(&items).unwrap().value();
        assert_eq!(forwards_and_backwards(cx, tuple), expected);
        let bytes = cx.new_bytes(&[1, 2, 3]).unwrap().value();
        assert_eq!(forwards_and_backwards(cx, bytes), expected);
        let string = text(cx, "a日ä");
        assert_eq!(forwards_and_backwards(cx, string), ("a 日 ä".to_owned(), "ä 日 a".to_owned()));
        let empty = text(cx, "");
        assert_eq!(forwards_and_backwards(cx, empty), (String::new(), String::new()));
        assert!(cx.new_iterator(Value::small(1)).unwrap().is_none());
    });
}

#[test]
fn ranges_of_any_integers() {
    check(|cx| {
        let range = cx.new_range(10, 1, -3).unwrap().value();
        assert_eq!(forwards_and_backwards(cx, range), ("10 7 4".to_owned(), "4 7 10".to_owned()));
        let range = cx.new_range(5, 5, 1).unwrap().value();
        assert_eq!(forwards_and_backwards(cx, range), (String::new(), String::new()));
        let most = abi::value::FIXNUM_MAX;
        let range = cx.new_range(most - 1, most + 2, 1).unwrap().value();
        let (forwards, backwards) = forwards_and_backwards(cx, range);
        assert_eq!(forwards, "2305843009213693950 2305843009213693951 2305843009213693952");
        assert_eq!(backwards, "2305843009213693952 2305843009213693951 2305843009213693950");
    });
}

#[test]
fn dicts_both_ways() {
    check(|cx| {
        let dict = cx.new_dict().unwrap();
        for (n, key) in ["a", "b", "c", "d"].into_iter().enumerate() {
            let key = text(cx, key);
            cx.dict_insert(dict, key, Value::length(n)).unwrap();
        }
        let key = text(cx, "b");
        cx.dict_remove(dict, key).unwrap();
        for (kind, expected) in [
            (IteratorKind::DictKeys, ["a c d", "d c a"]),
            (IteratorKind::DictValues, ["0 2 3", "3 2 0"]),
            (IteratorKind::DictItems, ["a:0 c:2 d:3", "d:3 c:2 a:0"]),
        ] {
            for is_reversed in [false, true] {
                let iterator = cx.new_iterator_of(kind, dict.value(), is_reversed).unwrap();
                assert_eq!(drain(cx, iterator), expected[usize::from(is_reversed)]);
            }
        }
    });
}

#[test]
fn tables_must_keep_their_size() {
    check(|cx| {
        let dict = cx.new_dict().unwrap();
        let set = cx.new_set(false).unwrap();
        for n in 0..3 {
            cx.dict_insert(dict, Value::small(n), Value::NONE).unwrap();
            cx.set_add(set, Value::small(n)).unwrap();
        }
        let over_dict = cx.new_iterator(dict.value()).unwrap().unwrap();
        let over_set = cx.new_iterator(set.value()).unwrap().unwrap();
        assert_eq!(cx.iterator_next(over_dict), Ok(Value::small(0)));
        assert_eq!(cx.iterator_next(over_set), Ok(Value::small(0)));
        cx.dict_insert(dict, Value::small(2), Value::TRUE).unwrap();
        assert_eq!(cx.iterator_next(over_dict), Ok(Value::small(1)));
        cx.dict_insert(dict, Value::small(9), Value::NONE).unwrap();
        cx.set_remove(set, Value::small(1)).unwrap();
        assert!(cx.iterator_next(over_dict).is_err());
        assert_eq!(take_error(cx), "Runtime: dictionary changed size during iteration");
        assert!(cx.iterator_next(over_set).is_err());
        assert_eq!(take_error(cx), "Runtime: Set changed size during iteration");
    });
}

#[test]
fn a_list_may_grow_while_it_is_gone_through() {
    check(|cx| {
        let list = cx.new_list(&[Value::small(1)]).unwrap();
        let iterator = cx.new_iterator(list.value()).unwrap().unwrap();
        assert_eq!(cx.iterator_next(iterator), Ok(Value::small(1)));
        list.push(cx, Value::small(2)).unwrap();
        assert_eq!(cx.iterator_next(iterator), Ok(Value::small(2)));
        assert_eq!(cx.iterator_next(iterator), Ok(Value::STOP));
        list.push(cx, Value::small(3)).unwrap();
        assert_eq!(cx.iterator_next(iterator), Ok(Value::STOP));
    });
}
