//! Dicts and sets.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::set::Set;
use runtime::value::Value;

use crate::language::take_error;
use crate::{check, run, text};

fn entries(dict: Gc<Dict>) -> Vec<(Value, Value)> {
    (0..dict.used()).filter_map(|entry| dict.entry(entry)).collect()
}

#[test]
fn keys_keep_their_order() {
    check(|cx| {
        let dict = cx.new_dict().unwrap();
        for n in 0..300 {
            let key = text(cx, &format!("key{}", n * 7 % 300));
            cx.dict_insert(dict, key, Value::small(n)).unwrap();
        }
        assert_eq!(dict.len(), 300);
        for n in 0..300 {
            let key = text(cx, &format!("key{}", n * 7 % 300));
            assert_eq!(cx.dict_get(dict, key).unwrap(), Some(Value::small(n)));
        }
        assert!(entries(dict).iter().map(|(_, value)| value.as_fixnum().unwrap()).eq(0..300));
        let missing = text(cx, "missing");
        assert_eq!(cx.dict_get(dict, missing).unwrap(), None);
    });
}

#[test]
fn behaves_as_a_model_under_random_changes() {
    fn test(cx: &mut Context) {
        let dict = cx.new_dict().unwrap();
        let mut model: Vec<(i64, i64)> = Vec::new();
        let mut state = 1u64;
        for step in 0..20_000i64 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let key = ((state >> 33) % 400) as i64;
            let at = model.iter().position(|&(known, _)| known == key);
            match state >> 60 {
                0..=7 => {
                    cx.dict_insert(dict, Value::small(key), Value::small(step)).unwrap();
                    match at {
                        Some(at) => model[at].1 = step,
                        None => model.push((key, step)),
                    }
                }
                8..=13 => {
                    let removed = cx.dict_remove(dict, Value::small(key)).unwrap();
                    assert_eq!(
                        removed.map(|value| value.as_fixnum().unwrap()),
                        at.map(|at| model.remove(at).1)
                    );
                }
                14 => {
                    let last = cx.dict_pop_last(dict).map(|(key, _)| key.as_fixnum().unwrap());
                    assert_eq!(last, model.pop().map(|(key, _)| key));
                }
                _ if !model.is_empty() => {
                    let first = cx.dict_pop_first(dict).map(|(key, _)| key.as_fixnum().unwrap());
                    assert_eq!(first, Some(model.remove(0).0));
                }
                _ => {}
            }
            assert_eq!(dict.len(), model.len());
        }
        let numbers = |dict| -> Vec<(i64, i64)> {
            entries(dict).iter().map(|(k, v)| (k.as_fixnum().unwrap(), v.as_fixnum().unwrap())).collect()
        };
        assert_eq!(numbers(dict), model);
        let copy = cx.dict_copy(dict).unwrap();
        cx.dict_clear(dict);
        assert_eq!((dict.len(), dict.used(), numbers(copy)), (0, 0, model));
    }
    run(None, test);
    run(Some(7), test);
}

#[test]
fn equal_numbers_are_one_key() {
    check(|cx| {
        let dict = cx.new_dict().unwrap();
        let one = cx.new_float(1.0).unwrap();
        let zero = cx.new_float(0.0).unwrap();
        let minus_zero = cx.new_float(-0.0).unwrap();
        cx.dict_insert(dict, Value::small(1), Value::small(10)).unwrap();
        cx.dict_insert(dict, one, Value::small(11)).unwrap();
        cx.dict_insert(dict, Value::TRUE, Value::small(12)).unwrap();
        cx.dict_insert(dict, zero, Value::small(13)).unwrap();
        cx.dict_insert(dict, minus_zero, Value::small(14)).unwrap();
        assert_eq!(dict.len(), 2);
        assert_eq!(dict.entry(0), Some((Value::small(1), Value::small(12))));
        assert_eq!(cx.dict_get(dict, Value::FALSE).unwrap(), Some(Value::small(14)));
        for shift in 60..70 {
            let big = cx.new_int_from_i128(1 << shift).unwrap();
            let float = cx.new_float(2f64.powi(shift)).unwrap();
            cx.dict_insert(dict, big, Value::length(shift as usize)).unwrap();
            assert_eq!(cx.dict_get(dict, float).unwrap(), Some(Value::length(shift as usize)));
            let again = cx.new_int_from_i128(1 << shift).unwrap();
            assert_eq!(cx.dict_get(dict, again).unwrap(), Some(Value::length(shift as usize)));
        }
    });
}

#[test]
fn large_tables_use_wide_slots() {
    run(None, |cx| {
        let dict = cx.new_dict().unwrap();
        for n in 0..100_000 {
            cx.dict_insert(dict, Value::small(n * 1024), Value::small(n)).unwrap();
        }
        for n in (0..100_000).step_by(3) {
            assert_eq!(cx.dict_remove(dict, Value::small(n * 1024)).unwrap(), Some(Value::small(n)));
        }
        for n in 0..100_000 {
            let expected = if n % 3 == 0 { None } else { Some(Value::small(n)) };
            assert_eq!(cx.dict_get(dict, Value::small(n * 1024)).unwrap(), expected);
        }
        assert!(
            entries(dict)
                .iter()
                .map(|(key, _)| key.as_fixnum().unwrap() / 1024)
                .eq((0..100_000).filter(|n| n % 3 != 0))
        );
    });
}

#[test]
fn a_comparison_may_change_the_table() {
    check(|cx| {
        let dict = cx.new_dict().unwrap();
        let key = cx.new_tuple(&[Value::small(1), dict.value()]).unwrap().value();
        cx.dict_insert(dict, key, Value::TRUE).unwrap();
        let same = cx.new_tuple(&[Value::small(1), Value::NONE]).unwrap().value();
        // The comparison clears the dict, so nothing is found, and the new key goes into an empty dict.
        assert_eq!(cx.dict_get(dict, same).unwrap(), None);
        cx.dict_insert(dict, key, Value::TRUE).unwrap();
        cx.dict_insert(dict, same, Value::FALSE).unwrap();
        assert_eq!(entries(dict), [(same, Value::FALSE)]);
    });
}

#[test]
fn errors_of_the_language_come_through() {
    check(|cx| {
        let dict = cx.new_dict().unwrap();
        let key = cx.new_list(&[]).unwrap().value();
        assert!(cx.dict_insert(dict, key, Value::NONE).is_err());
        assert_eq!(take_error(cx), "Type: unhashable");
        assert_eq!(dict.len(), 0);
    });
}

#[test]
fn sets() {
    check(|cx| {
        let keys = |set: Gc<Set>| -> Vec<i64> {
            let mut keys = Vec::new();
            let mut position = 0;
            while let Some((key, next)) = set.next(position) {
                keys.push(key.as_fixnum().unwrap());
                position = next;
            }
            // Sets have an order of their own.
            keys.sort_unstable();
            keys
        };
        let (evens, threes) = (cx.new_set(false).unwrap(), cx.new_set(true).unwrap());
        for n in 0..40 {
            assert!(cx.set_add(evens, Value::small(n * 2)).unwrap());
            assert!(!cx.set_add(evens, Value::small(n * 2)).unwrap());
            cx.set_add(threes, Value::small(n * 3)).unwrap();
        }
        assert!(
            threes.is_frozen() && Gc::of(threes.value()) == Some(threes) && Gc::of(Value::NONE).is_none()
        );
        let both = cx.set_intersection(evens, threes).unwrap();
        assert!(keys(both).into_iter().eq((0..80).step_by(6)));
        assert!(cx.set_is_subset(both, evens).unwrap() && !cx.set_is_subset(evens, both).unwrap());
        let rest = cx.set_difference(threes, evens).unwrap();
        assert!(
            rest.is_frozen()
                && keys(rest).into_iter().eq((0..120).step_by(3).filter(|n| n % 2 == 1 || *n > 78))
        );
        let all = cx.set_copy(evens, false).unwrap();
        cx.set_update(all, threes).unwrap();
        assert_eq!(all.len(), evens.len() + rest.len());
        assert!(
            cx.set_remove(all, Value::small(2)).unwrap() && !cx.set_remove(all, Value::small(2)).unwrap()
        );
        assert!(
            !cx.set_contains(all, Value::small(2)).unwrap()
                && cx.set_contains(all, Value::small(117)).unwrap()
        );
        assert_eq!(cx.set_pop(all), Some(Value::small(0)));
        assert_eq!(cx.set_pop(all), Some(Value::small(3)));
        cx.set_clear(all);
        assert_eq!((all.len(), cx.set_pop(all)), (0, None));
    });
}
