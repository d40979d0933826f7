//! The three languages side by side: what is embedded in one way is embedded so in all.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use updraft::{Engine, EngineConfig, Error, Function, Isolate, IsolateConfig, Language, Module, Stop};

struct Case {
    language: Language,
    name: &'static str,
    program: &'static str,
    /// Before the names of functions, for the program and for what it is given.
    prefix: &'static str,
}

const CASES: [Case; 3] = [
    Case {
        language: Language::PYTHON,
        name: "python",
        prefix: "",
        program: "
def same(x): return x
def joined(a, b): return a + b
def double(x): return x * 2.0
def negate(b): return not b
def doubled(xs): return [2 * x for x in xs]
def through(x): return ask(x) + 1
def caught(x):
    try:
        return ask(x)
    except RuntimeError as e:
        return -1
def count(n):
    i = 0
    while i < n: i += 1
    return i
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
",
    },
    Case {
        language: Language::SCHEME,
        name: "scheme",
        prefix: "",
        program: "
(define (same x) x)
(define (joined a b) (string-append a b))
(define (double x) (* x 2.0))
(define (negate b) (not b))
(define (doubled xs) (map (lambda (x) (* 2 x)) xs))
(define (through x) (+ (ask x) 1))
(define (caught x) (guard (e (#t -1)) (ask x)))
(define (count n) (let loop ((i 0)) (if (< i n) (loop (+ i 1)) i)))
(define (deep n) (if (= n 0) 0 (+ 1 (deep (- n 1)))))
",
    },
    Case {
        language: Language::HAXE,
        name: "haxe",
        prefix: "Main.",
        program: "
extern class Host { static function ask(x:Int):Int; }
class Main {
    public static function same(x:Int):Int return x;
    public static function joined(a:String, b:String):String return a + b;
    public static function double(x:Float):Float return x * 2.0;
    public static function negate(b:Bool):Bool return !b;
    public static function doubled(xs:Array<Int>):Array<Int> return [for (x in xs) 2 * x];
    public static function through(x:Int):Int return Host.ask(x) + 1;
    public static function caught(x:Int):Int { try { return Host.ask(x); } catch (e:Dynamic) { return -1; } }
    public static function count(n:Int):Int { var i = 0; while (i < n) i++; return i; }
    public static function deep(n:Int):Int return n == 0 ? 0 : 1 + deep(n - 1);
}
",
    },
];

const LADDERS: [&str; 4] = ["off", "baseline", "cranelift", "llvm"];

/// A program of each language in each ladder, with a function of the host that fails for 13.
fn each(
    config: fn(Language) -> IsolateConfig,
    test: impl Fn(&Case, &str, &mut Isolate, &dyn Fn(&mut Isolate, &str) -> Function),
) {
    for case in &CASES {
        for ladder in LADDERS {
            let settings = EngineConfig::new().workers(0).fuel(true).ladder(ladder).unwrap().threshold(20);
            let mut isolate = Engine::new(settings).unwrap().isolate(config(case.language)).unwrap();
            let module: Module = isolate.module("m").unwrap();
            let asked = Arc::new(AtomicI64::new(0));
            let name = if case.name == "haxe" { "Host.ask" } else { "ask" };
            module
                .define(&mut isolate, name, move |x: i64| {
                    asked.fetch_add(1, Ordering::Relaxed);
                    if x == 13 { Err(Error::Host("unlucky".into())) } else { Ok(10 * x) }
                })
                .unwrap();
            module.run(&mut isolate, case.program).unwrap_or_else(|error| panic!("{}: {error}", case.name));
            let function = |isolate: &mut Isolate, name: &str| {
                module.function(isolate, &format!("{}{name}", case.prefix)).unwrap()
            };
            test(case, ladder, &mut isolate, &function);
        }
    }
}

#[test]
fn values_cross_both_ways() {
    each(IsolateConfig::new, |case, ladder, isolate, function| {
        let context = format!("{}, {ladder}", case.name);
        let functions = ["same", "joined", "double", "negate", "doubled"].map(|name| function(isolate, name));
        let [same, joined, double, negate, doubled] = functions;
        let typed = same.typed::<(i64,), i64>(isolate).unwrap();
        for n in 0..100 {
            assert_eq!(same.call::<i64>(isolate, (n,)).unwrap(), n, "{context}");
            assert_eq!(typed.call(isolate, (-n,)).unwrap(), -n, "{context}");
            assert_eq!(
                joined.call::<String>(isolate, ("a\u{e9}", &*format!("{n}"))).unwrap(),
                format!("a\u{e9}{n}"),
                "{context}"
            );
            assert_eq!(
                double.call::<f64>(isolate, (n as f64 + 0.25,)).unwrap(),
                2.0 * n as f64 + 0.5,
                "{context}"
            );
            assert_eq!(negate.call::<bool>(isolate, (n % 2 == 0,)).unwrap(), n % 2 != 0, "{context}");
            assert_eq!(
                doubled.call::<Vec<i64>>(isolate, (vec![1, n, 3],)).unwrap(),
                [2, 2 * n, 6],
                "{context}"
            );
        }
        assert_eq!(doubled.call::<Vec<i64>>(isolate, (Vec::<i64>::new(),)).unwrap(), [0; 0], "{context}");
        assert!(
            matches!(joined.call::<i64>(isolate, ("a", "b")), Err(Error::Conversion { .. })),
            "{context}"
        );
        assert!(matches!(same.call::<Vec<i64>>(isolate, (1,)), Err(Error::Conversion { .. })), "{context}");
        assert!(same.typed::<(i64, i64), i64>(isolate).is_err(), "{context}");
    });
}

#[test]
fn functions_of_the_host_are_called_and_fail() {
    each(IsolateConfig::new, |case, ladder, isolate, function| {
        let context = format!("{}, {ladder}", case.name);
        let (through, caught) = (function(isolate, "through"), function(isolate, "caught"));
        for n in 0..100 {
            let expected = (n != 13).then_some(10 * n + 1);
            match through.call::<i64>(isolate, (n,)) {
                Ok(result) => assert_eq!(Some(result), expected, "{context}"),
                Err(Error::Guest(error)) if n == 13 => {
                    assert!(error.message.contains("unlucky"), "{context}: {error:?}")
                }
                Err(error) => panic!("{context}: {error:?}"),
            }
            assert_eq!(
                caught.call::<i64>(isolate, (n,)).unwrap(),
                if n == 13 { -1 } else { 10 * n },
                "{context}"
            );
        }
    });
}

#[test]
fn limits_hold_in_every_language_and_tier() {
    let config = |language| {
        IsolateConfig::new(language)
            .time_limit(Duration::from_millis(400))
            .max_depth(500)
            .max_memory(64 << 20)
    };
    each(config, |case, ladder, isolate, function| {
        let context = format!("{}, {ladder}", case.name);
        let (count, deep) = (function(isolate, "count"), function(isolate, "deep"));
        for _ in 0..100 {
            assert_eq!(count.call::<i64>(isolate, (100,)).unwrap(), 100, "{context}");
            assert_eq!(deep.call::<i64>(isolate, (50,)).unwrap(), 50, "{context}");
        }
        isolate.set_fuel(10_000).unwrap();
        let error = count.call::<i64>(isolate, (1_000_000_000,)).unwrap_err();
        assert!(matches!(error, Error::Stopped(Stop::Fuel)), "{context}: {error:?}");
        isolate.set_fuel(u64::MAX).unwrap();
        let error = deep.call::<i64>(isolate, (1_000_000_000,)).unwrap_err();
        assert!(matches!(error, Error::Guest(_)), "{context}: {error:?}");
        // In tiers that remove the loop there is nothing to stop.
        match count.call::<i64>(isolate, (i64::from(i32::MAX),)) {
            Err(Error::Stopped(Stop::Timeout)) | Ok(_) => {}
            other => panic!("{context}: {other:?}"),
        }
        assert_eq!(count.call::<i64>(isolate, (100,)).unwrap(), 100, "{context}");
    });
}
