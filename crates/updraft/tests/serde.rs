//! Values of types that serde knows.
#![cfg(feature = "serde")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use updraft::{Engine, Error, Isolate, IsolateConfig, Language, Serde, from_value, to_value};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Nothing,
    Circle(f64),
    Box(i32, i32),
    Named { name: String, id: u64 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct All {
    text: String,
    letter: char,
    numbers: Vec<i16>,
    pair: (bool, f32),
    maybe: Option<u8>,
    nothing: Option<u8>,
    unit: (),
    table: BTreeMap<String, Vec<Shape>>,
    large: u64,
}

fn python() -> Isolate {
    Engine::new(Default::default()).unwrap().isolate(IsolateConfig::new(Language::PYTHON)).unwrap()
}

#[test]
fn values_go_and_come_back() {
    let shapes = vec![
        Shape::Nothing,
        Shape::Circle(0.5),
        Shape::Box(-1, 2),
        Shape::Named { name: "ü".to_owned(), id: u64::MAX },
    ];
    let all = All {
        text: "text".to_owned(),
        letter: '🦀',
        numbers: vec![1, -2],
        pair: (true, 1.5),
        maybe: Some(3),
        nothing: None,
        unit: (),
        table: BTreeMap::from([("shapes".to_owned(), shapes)]),
        large: u64::MAX,
    };
    let mut isolate = python();
    let value = to_value(&mut isolate, &all).unwrap();
    let again: All = from_value(&mut isolate, value).unwrap();
    assert_eq!(again, all);
    let module = isolate.load("m", "def look(a): return [a['letter'], a['table']['shapes'][3]['Named']['name'], a['pair'][0], a['table']['shapes'][0]]").unwrap();
    let look = module.function(&mut isolate, "look").unwrap();
    let seen: Serde<(char, String, bool, Shape)> = look.call(&mut isolate, (Serde(all),)).unwrap();
    assert_eq!(seen.0, ('🦀', "ü".to_owned(), true, Shape::Nothing));
}

#[test]
fn what_does_not_fit_is_an_error() {
    let mut isolate = python();
    let module = isolate
        .load("m", "x = {'Circle': 'round'}\ny = []\nfor i in range(100000): y = [y]\nz = 10 ** 30")
        .unwrap();
    let error = module.get::<Serde<Shape>>(&mut isolate, "x").unwrap_err();
    assert!(matches!(&error, Error::Data(message) if message.contains("f64")), "{error:?}");
    #[derive(Debug, Deserialize)]
    struct Nested(#[allow(dead_code)] Vec<Nested>);
    assert!(module.get::<Serde<Nested>>(&mut isolate, "y").is_err());
    assert!(module.get::<Serde<u64>>(&mut isolate, "z").is_err());
    assert!(to_value(&mut isolate, &u128::MAX).is_err());
}

#[test]
fn lists_of_floats_and_truth_values_are_lists() {
    let mut isolate = python();
    let text = "def floats(n): return [0.5] * n\ndef nested(n): return {'bools': [True] * n, 'floats': [x / 2 for x in range(n)]}";
    let module = isolate.load("m", text).unwrap();
    let floats = module.function(&mut isolate, "floats").unwrap();
    let seen: Serde<Vec<f64>> = floats.call(&mut isolate, (100,)).unwrap();
    assert_eq!(seen.0, [0.5; 100]);
    let seen: (f64, f64, f64, f64, f64, f64, f64, f64) = floats.call(&mut isolate, (8,)).unwrap();
    assert_eq!(seen.7, 0.5);
    let seen: Vec<f64> = floats.call(&mut isolate, (9,)).unwrap();
    assert_eq!(seen, [0.5; 9]);
    let nested = module.function(&mut isolate, "nested").unwrap();
    #[derive(Deserialize)]
    struct Lists {
        bools: Vec<bool>,
        floats: Vec<f32>,
    }
    let Serde(lists): Serde<Lists> = nested.call(&mut isolate, (64,)).unwrap();
    assert_eq!(lists.bools, [true; 64]);
    assert_eq!(lists.floats[63], 31.5);
    let error = floats.call::<i64>(&mut isolate, (8,)).unwrap_err();
    assert!(error.to_string().contains("a list"), "{error}");
}
