//! Programs and hosts that call each other.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use updraft::{Engine, EngineConfig, Error, Isolate, IsolateConfig, Language, Object, Scope, Stop, Value};

fn python() -> Isolate {
    let engine = Engine::new(EngineConfig::new()).unwrap();
    engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap()
}

#[test]
fn values_cross_both_ways() {
    let mut isolate = python();
    let module = isolate.load("m", "def same(x): return x").unwrap();
    let same = module.function(&mut isolate, "same").unwrap();
    assert_eq!(same.call::<i64>(&mut isolate, (i64::MIN,)).unwrap(), i64::MIN);
    assert_eq!(same.call::<u64>(&mut isolate, (u64::MAX,)).unwrap(), u64::MAX);
    assert_eq!(same.call::<f64>(&mut isolate, (2.5,)).unwrap(), 2.5);
    assert_eq!(same.call::<f64>(&mut isolate, (3,)).unwrap(), 3.0);
    assert_eq!(same.call::<String>(&mut isolate, ("grüß 🦀",)).unwrap(), "grüß 🦀");
    assert_eq!(same.call::<Option<i64>>(&mut isolate, (None::<i64>,)).unwrap(), None);
    assert_eq!(same.call::<Vec<i64>>(&mut isolate, (vec![1, 2, 3],)).unwrap(), [1, 2, 3]);
    assert_eq!(same.call::<(i64, String)>(&mut isolate, ((1, "a"),)).unwrap(), (1, "a".to_owned()));
    let object: Value = same.call(&mut isolate, (vec![1],)).unwrap();
    assert!(matches!(object, Value::Object(_)));
    assert_eq!(same.call::<Vec<i64>>(&mut isolate, (object,)).unwrap(), [1]);
}

#[test]
fn a_value_of_another_type_is_an_error() {
    let mut isolate = python();
    let module = isolate.load("m", "def text(): return 'x'").unwrap();
    let text = module.function(&mut isolate, "text").unwrap();
    let error = text.call::<i64>(&mut isolate, ()).unwrap_err();
    assert_eq!(error.to_string(), "expected an integer that fits i64, found a string");
    let error = text.typed::<(i64,), i64>(&mut isolate).unwrap_err();
    assert!(matches!(error, Error::Arguments { expected: 0, found: 1 }));
    let error = module.function(&mut isolate, "missing").unwrap_err();
    assert_eq!(error.to_string(), "no global variable `missing`");
}

#[test]
fn exceptions_come_with_their_trace() {
    let mut isolate = python();
    let module = isolate.load("shop", "def buy(n):\n    raise ValueError(f'no {n}')\n").unwrap();
    let buy = module.function(&mut isolate, "buy").unwrap();
    let Err(Error::Guest(error)) = buy.call::<()>(&mut isolate, (3,)) else { panic!() };
    assert_eq!((error.class.as_str(), error.message.as_str()), ("ValueError", "no 3"));
    assert!(error.report.contains("File \"<shop>\", line 2, in buy"), "{}", error.report);
    let Err(Error::Guest(error)) = isolate.load("wrong", "def f(:\n") else { panic!() };
    assert_eq!(error.class, "SyntaxError");
}

#[test]
fn host_functions_are_called_from_every_tier() {
    for ladder in ["off", "baseline", "cranelift"] {
        let engine = Engine::new(EngineConfig::new().workers(0).ladder(ladder).unwrap()).unwrap();
        let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
        let module = isolate.module("m").unwrap();
        module.define(&mut isolate, "twice", |x: i64| 2 * x).unwrap();
        module
            .run(
                &mut isolate,
                "def total(n):\n    t = 0\n    for i in range(n):\n        t += twice(i)\n    return t\n",
            )
            .unwrap();
        let total = module.function(&mut isolate, "total").unwrap();
        let typed = total.typed::<(i64,), i64>(&mut isolate).unwrap();
        assert_eq!(typed.call(&mut isolate, (10_000,)).unwrap(), 99_990_000, "{ladder}");
        // The loop was entered in code while it ran; from now on the calls are, too.
        assert_eq!(total.optimize(&mut isolate, 0).is_ok(), ladder != "off", "{ladder}");
        assert_eq!(typed.call(&mut isolate, (10_000,)).unwrap(), 99_990_000, "{ladder}");
        assert_eq!(total.profile(&mut isolate).unwrap().tier.is_some(), ladder != "off", "{ladder}");
    }
}

#[test]
fn errors_of_the_host_are_exceptions() {
    let mut isolate = python();
    let module = isolate.module("m").unwrap();
    module.define(&mut isolate, "fail", |text: String| Err::<(), _>(format!("cannot {text}"))).unwrap();
    module
        .run(&mut isolate, "try:\n    fail('swim')\nexcept RuntimeError as e:\n    seen = str(e)\ntry:\n    fail(1)\nexcept TypeError as e:\n    kind = str(e)\n")
        .unwrap();
    assert_eq!(module.get::<String>(&mut isolate, "seen").unwrap(), "cannot swim");
    assert_eq!(module.get::<String>(&mut isolate, "kind").unwrap(), "expected a string, found an integer");
}

#[test]
fn host_functions_call_back() {
    let mut isolate = python();
    let module = isolate.module("m").unwrap();
    module
        .define(&mut isolate, "apply", |scope: &mut Scope<'_>, function: Object, x: i64| {
            updraft::Function::from(function).call::<i64>(scope, (x,))
        })
        .unwrap();
    module.run(&mut isolate, "result = apply(lambda x: apply(lambda y: y + 1, x) * 10, 4)").unwrap();
    assert_eq!(module.get::<i64>(&mut isolate, "result").unwrap(), 50);
    // What the program raised passes the host as it is.
    module
        .run(
            &mut isolate,
            "try:\n    apply(lambda x: {}[x], 4)\nexcept KeyError as e:\n    key = e.args[0]\n",
        )
        .unwrap();
    assert_eq!(module.get::<i64>(&mut isolate, "key").unwrap(), 4);
}

#[test]
fn a_panic_of_the_host_reaches_the_embedder() {
    let mut isolate = python();
    let module = isolate.module("m").unwrap();
    module.define(&mut isolate, "panics", || -> i64 { panic!("out of cheese") }).unwrap();
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = module.run(&mut isolate, "try:\n    panics()\nexcept BaseException:\n    pass\n");
    }))
    .unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"out of cheese"));
    module.run(&mut isolate, "alive = 1").unwrap();
}

#[test]
fn handles_belong_to_their_isolate() {
    let (mut one, mut other) = (python(), python());
    let module = one.load("m", "def f(): return []").unwrap();
    let f = module.function(&mut one, "f").unwrap();
    assert!(matches!(f.call::<()>(&mut other, ()), Err(Error::WrongIsolate)));
    assert!(matches!(module.get::<i64>(&mut other, "f"), Err(Error::WrongIsolate)));
    let list: Object = f.call(&mut one, ()).unwrap();
    drop(one);
    // Outlives its isolate harmlessly.
    drop((list, f, module));
}

#[test]
fn objects_that_only_handles_hold_stay_alive() {
    let mut isolate = python();
    let module = isolate
        .load(
            "m",
            "def make(n): return [str(n)] * 3\ndef churn():\n    return len([[i] for i in range(200000)])\n",
        )
        .unwrap();
    let make = module.function(&mut isolate, "make").unwrap();
    let churn = module.function(&mut isolate, "churn").unwrap();
    let mut kept: Vec<(i64, Object)> = Vec::new();
    for n in 0..100 {
        kept.push((n, make.call(&mut isolate, (n,)).unwrap()));
        if n % 3 == 0 {
            kept.remove(0);
        }
    }
    for _ in 0..3 {
        churn.call::<i64>(&mut isolate, ()).unwrap();
    }
    let same = isolate.load("s", "def same(x): return x").unwrap().function(&mut isolate, "same").unwrap();
    for (n, object) in kept {
        assert_eq!(same.call::<Vec<String>>(&mut isolate, (object,)).unwrap(), vec![n.to_string(); 3]);
    }
}

#[test]
fn an_isolate_moves_between_threads() {
    let mut isolate = python();
    let module = isolate.load("m", "n = 0\ndef next():\n    global n\n    n += 1\n    return n\n").unwrap();
    let next = module.function(&mut isolate, "next").unwrap();
    assert_eq!(next.call::<i64>(&mut isolate, ()).unwrap(), 1);
    let (mut isolate, next) = std::thread::spawn(move || {
        assert_eq!(next.call::<i64>(&mut isolate, ()).unwrap(), 2);
        (isolate, next)
    })
    .join()
    .unwrap();
    assert_eq!(next.call::<i64>(&mut isolate, ()).unwrap(), 3);
}

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn output_is_captured_and_limited() {
    let (engine, sink) = (Engine::new(EngineConfig::new()).unwrap(), Sink::default());
    let config = IsolateConfig::new(Language::PYTHON).output(sink.clone()).max_output(20);
    let mut isolate = engine.isolate(config).unwrap();
    let module = isolate.load("m", "print('hello')").unwrap();
    isolate.flush().unwrap();
    assert_eq!(*sink.0.lock().unwrap(), b"hello\n");
    let error = module
        .run(&mut isolate, "try:\n    while True: print('again')\nexcept OSError:\n    while True: pass\n");
    assert!(matches!(error, Err(Error::Stopped(Stop::Output))), "{error:?}");
    isolate.flush().unwrap();
    assert_eq!(sink.0.lock().unwrap().len(), 20);
}

#[test]
fn time_and_memory_are_limited_in_every_tier() {
    for ladder in ["off", "default", "baseline", "cranelift"] {
        let config = EngineConfig::new().workers(0);
        let config = match ladder {
            "off" => config.enabled(false),
            preset => config.ladder(preset).unwrap(),
        };
        let engine = Engine::new(config).unwrap();
        const PROGRAM: &str = "def spin():\n    n = 0\n    while True:\n        n += 1\ndef fill():\n    x = []\n    while True:\n        x.append([1, 2, 3])\n";
        let limits = IsolateConfig::new(Language::PYTHON).time_limit(Duration::from_millis(800));
        let mut isolate = engine.isolate(limits).unwrap();
        let module = isolate.load("m", PROGRAM).unwrap();
        let spin = module.function(&mut isolate, "spin").unwrap();
        let stopped = spin.call::<()>(&mut isolate, ());
        assert!(matches!(stopped, Err(Error::Stopped(Stop::Timeout))), "{ladder}: {stopped:?}");
        module.run(&mut isolate, "fine = 1").unwrap();
        let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON).max_memory(32 << 20)).unwrap();
        let module = isolate.load("m", PROGRAM).unwrap();
        let fill = module.function(&mut isolate, "fill").unwrap();
        let Err(Error::Guest(error)) = fill.call::<()>(&mut isolate, ()) else { panic!("{ladder}") };
        assert_eq!(error.class, "MemoryError", "{ladder}");
        // And it can still be used.
        module.run(&mut isolate, "fine = 1").unwrap();
    }
}

#[test]
fn another_thread_cancels() {
    let mut isolate = python();
    let module = isolate.load("m", "def spin():\n    while True: pass\n").unwrap();
    let spin = module.function(&mut isolate, "spin").unwrap();
    let canceller = isolate.canceller();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        canceller.cancel();
    });
    assert!(matches!(spin.call::<()>(&mut isolate, ()), Err(Error::Stopped(Stop::Cancelled))));
    thread.join().unwrap();
    module.run(&mut isolate, "fine = 1").unwrap();
}

#[test]
fn scheme_is_embedded_the_same_way() {
    let engine = Engine::new(EngineConfig::new()).unwrap();
    let mut isolate = engine.isolate(IsolateConfig::new(Language::SCHEME)).unwrap();
    let module = isolate.module("m").unwrap();
    module.define(&mut isolate, "twice", |x: i64| 2 * x).unwrap();
    module.run(&mut isolate, "(define (quadruple x) (twice (twice x)))").unwrap();
    let quadruple = module.function(&mut isolate, "quadruple").unwrap();
    assert_eq!(quadruple.call::<i64>(&mut isolate, (5,)).unwrap(), 20);
    let refused = module.define(&mut isolate, "list", |x: i64| x);
    assert!(matches!(refused, Err(Error::Config(_))), "{refused:?}");
    let Err(Error::Guest(error)) = module.run(&mut isolate, "(car 5)") else { panic!() };
    assert!(error.message.contains("car"), "{}", error.message);
}

#[test]
fn vectors_of_scheme_are_sequences_however_they_are_kept() {
    let engine = Engine::new(EngineConfig::new()).unwrap();
    let mut isolate = engine.isolate(IsolateConfig::new(Language::SCHEME)).unwrap();
    let module = isolate.module("m").unwrap();
    module
        .run(
            &mut isolate,
            "(define (filled n x) (make-vector n x))
             (define (changed n x y) (let ((v (make-vector n x))) (vector-set! v 0 y) v))
             (define (kind x) (vector? x))
             (define (first v) (vector-ref v 0))",
        )
        .unwrap();
    let [filled, changed, kind, first] =
        ["filled", "changed", "kind", "first"].map(|name| module.function(&mut isolate, name).unwrap());
    for count in [3, 100] {
        assert_eq!(filled.call::<Vec<f64>>(&mut isolate, (count, 0.5)).unwrap(), vec![0.5; count as usize]);
        assert_eq!(
            filled.call::<Vec<bool>>(&mut isolate, (count, true)).unwrap(),
            vec![true; count as usize]
        );
        let mut expected = vec![0.5; count as usize];
        expected[0] = 3.0;
        assert_eq!(changed.call::<Vec<f64>>(&mut isolate, (count, 0.5, 3)).unwrap(), expected);
        let vector = changed.call::<Object>(&mut isolate, (count, true, 7)).unwrap();
        assert!(kind.call::<bool>(&mut isolate, (&vector,)).unwrap());
        assert_eq!(first.call::<i64>(&mut isolate, (&vector,)).unwrap(), 7);
    }
}

#[test]
fn nothing_of_the_machine_is_granted_unless_it_is_said() {
    use updraft::Capability;
    let engine = Engine::new(EngineConfig::new()).unwrap();
    for (language, program) in [
        (Language::PYTHON, "open('Cargo.toml').read()"),
        (Language::PYTHON, "import os\nos.listdir('.')"),
        (Language::SCHEME, "(open-input-file \"Cargo.toml\")"),
        (Language::SCHEME, "(include \"Cargo.toml\")"),
    ] {
        let mut alone = engine.isolate(IsolateConfig::new(language)).unwrap();
        let error = alone.load("m", program).unwrap_err();
        assert!(error.to_string().contains("the program may not read files"), "{program}: {error}");
    }
    let config = IsolateConfig::new(Language::PYTHON).grant(Capability::ReadFiles);
    let module = engine.isolate(config).unwrap().load("m", "text = open('Cargo.toml').read()");
    assert!(module.is_ok());
}

#[test]
fn a_program_in_haxe_runs_with_what_is_granted() {
    let (engine, sink) = (Engine::new(EngineConfig::new()).unwrap(), Sink::default());
    let config = IsolateConfig::new(Language::HAXE).output(sink.clone());
    let mut isolate = engine.isolate(config).unwrap();
    let program = "class Main { static function main() { var n = 0; for (i in 0...5) n += i; Sys.println(n); throw 'over'; } }";
    let Err(Error::Guest(error)) = isolate.load("Main", program) else { panic!() };
    assert!(error.message.contains("over"), "{}", error.message);
    isolate.flush().unwrap();
    assert_eq!(*sink.0.lock().unwrap(), b"10\n");
}

#[test]
fn programs_in_haxe_and_their_host_call_each_other() {
    let mut isolate =
        Engine::new(EngineConfig::new()).unwrap().isolate(IsolateConfig::new(Language::HAXE)).unwrap();
    let module = isolate.module("Prices").unwrap();
    module
        .define(&mut isolate, "Host.tax", |price: f64, reduced: bool| price * if reduced { 0.1 } else { 0.2 })
        .unwrap();
    module.define(&mut isolate, "notes.add", |text: String| text.len() as i64).unwrap();
    let program = r#"
        extern class Host {
            static function tax(price:Float, reduced:Bool):Float;
            @:native("notes.add") static function note(text:String):Int;
        }
        class Main {
            static var calls = 0;
            public static function total(price:Float, reduced:Bool):Float {
                calls++;
                return price + Host.tax(price, reduced);
            }
            public static function count():Int return calls;
            public static function noted(text:String):String return text + Host.note(text + "!");
            public static function fib(n:Int):Int return n < 2 ? n : fib(n - 1) + fib(n - 2);
            public static function taxes(prices:Array<Float>):Array<Float>
                return prices.map(price -> Host.tax(price, false));
            public static function sum(n:Int):Float {
                var add = Host.tax;
                var sum = 0.0;
                for (i in 0...n) sum += add(10, true);
                return sum;
            }
            static function hidden() {}
        }
    "#;
    module.run(&mut isolate, program).unwrap();
    let total = module.function(&mut isolate, "Main.total").unwrap();
    assert_eq!(total.call::<f64>(&mut isolate, (100.0, false)).unwrap(), 120.0);
    assert_eq!(total.call::<f64>(&mut isolate, (100, true)).unwrap(), 110.0);
    let count = module.function(&mut isolate, "Main.count").unwrap();
    assert_eq!(count.call::<i64>(&mut isolate, ()).unwrap(), 2);
    let noted = module.function(&mut isolate, "Main.noted").unwrap();
    assert_eq!(noted.call::<String>(&mut isolate, ("ab",)).unwrap(), "ab3");
    let fib = module.function(&mut isolate, "Main.fib").unwrap().typed::<(i32,), i32>(&mut isolate).unwrap();
    assert_eq!(fib.call(&mut isolate, (20,)).unwrap(), 6765);
    let sum = module.function(&mut isolate, "Main.sum").unwrap();
    assert_eq!(sum.call::<f64>(&mut isolate, (2000,)).unwrap(), 2000.0);
    let wrong = total.call::<f64>(&mut isolate, ("dear", false));
    assert!(matches!(wrong, Err(Error::Guest(_))), "{wrong:?}");
    assert!(matches!(module.function(&mut isolate, "Main.hidden"), Err(Error::NotFound(_))));
    let again = module.run(&mut isolate, "class Main { static function main() {} }").unwrap_err();
    assert!(again.to_string().contains("an isolate runs one program of Haxe"), "{again}");
}

#[test]
fn what_a_program_in_haxe_wants_of_its_host_must_be_there_when_it_is_loaded() {
    let mut isolate =
        Engine::new(EngineConfig::new()).unwrap().isolate(IsolateConfig::new(Language::HAXE)).unwrap();
    let program = "extern class Host { static function tax(price:Float):Float; }
        class Main { public static function f() return Host.tax(1); }";
    let error = isolate.load("Main", program).unwrap_err();
    assert!(error.to_string().contains("Host.tax is extern, and the host has not defined it"), "{error}");
}

#[test]
fn a_limit_holds_although_the_host_ignores_it() {
    let engine = Engine::new(EngineConfig::new()).unwrap();
    let limits = IsolateConfig::new(Language::PYTHON).time_limit(Duration::from_millis(100));
    let mut isolate = engine.isolate(limits).unwrap();
    let module = isolate.module("m").unwrap();
    module
        .define(&mut isolate, "quietly", |scope: &mut Scope<'_>, function: Object| {
            updraft::Function::from(function).call::<()>(scope, ()).is_ok()
        })
        .unwrap();
    let program = "def spin():\n    while True: pass\nquietly(spin)\nspin()\n";
    let stopped = module.run(&mut isolate, program);
    assert!(matches!(stopped, Err(Error::Stopped(Stop::Timeout))), "{stopped:?}");
}

#[test]
fn values_of_many_types_go_and_come_back() {
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    let mut isolate = python();
    let module = isolate.load("m", "def same(x): return x").unwrap();
    let same = module.function(&mut isolate, "same").unwrap();
    macro_rules! check {
        ($($value:expr => $ty:ty;)*) => { $(
            let back: $ty = same.call(&mut isolate, ($value,)).unwrap();
            assert_eq!(back, $value);
        )* };
    }
    check! {
        i128::MAX => i128;
        i128::MIN => i128;
        1.5f32 => f32;
        Box::<str>::from("text") => Box<str>;
        Cow::Borrowed("text") => String;
        [1, 2, 3] => [i32; 3];
        BTreeMap::from([(1, "one".to_owned()), (2, "two".to_owned())]) => BTreeMap<i64, String>;
    }
    let error = same.call::<[i64; 2]>(&mut isolate, ([1, 2, 3],)).unwrap_err();
    assert!(matches!(error, Error::Conversion { .. }), "{error:?}");
    let value: Value = same.call(&mut isolate, (Value::from(7),)).unwrap();
    assert_eq!((value.as_int(), value.as_float(), value.as_str()), (Some(7), Some(7.0), None));
}

#[test]
fn members_of_objects() {
    let mut isolate = python();
    let module = isolate
        .load("m", "class C:\n    x = 1\n    def m(self, a): return self.x + a\n    @property\n    def p(self): raise ValueError('no')\nc = C()")
        .unwrap();
    let object: Object = module.get(&mut isolate, "c").unwrap();
    object.set(&mut isolate, "x", 5).unwrap();
    assert_eq!(object.call_method::<i64>(&mut isolate, "m", (2,)).unwrap(), 7);
    for error in [
        object.get::<Value>(&mut isolate, "p").unwrap_err(),
        object.get::<Value>(&mut isolate, "missing").unwrap_err(),
        object.set(&mut isolate, "p", 1).unwrap_err(),
        object.call_method::<()>(&mut isolate, "missing", ()).unwrap_err(),
        object.call_method::<()>(&mut isolate, "m", ()).unwrap_err(),
    ] {
        assert!(matches!(error, Error::Guest(_)), "{error:?}");
    }
    let mut other = python();
    let error = object.get::<Value>(&mut other, "x").unwrap_err();
    assert!(matches!(error, Error::WrongIsolate), "{error:?}");
}

#[test]
fn more_types_cross() {
    use std::borrow::Cow;
    use std::collections::{BTreeSet, HashSet, VecDeque};
    use updraft::Function;

    let mut isolate = python();
    let module = isolate.module("m").unwrap();
    let twice = |scope: &mut Scope<'_>, callback: Function| callback.call::<i64>(scope, (21,));
    module.define(&mut isolate, "apply", twice).unwrap();
    module
        .run(
            &mut isolate,
            "assert apply(lambda n: 2 * n) == 42\ndef kind(x): return type(x).__name__ + repr(x)",
        )
        .unwrap();
    let kind = module.function(&mut isolate, "kind").unwrap();
    let mut other = python();
    assert!(kind.call::<String>(&mut other, (1,)).is_err());
    drop(other);
    assert_eq!(kind.call::<String>(&mut isolate, ('é',)).unwrap(), "str'é'");
    assert_eq!(kind.call::<String>(&mut isolate, (BTreeSet::from([1]),)).unwrap(), "set{1}");
    assert_eq!(kind.call::<String>(&mut isolate, (VecDeque::from([1, 2]),)).unwrap(), "list[1, 2]");
    assert_eq!(kind.call::<String>(&mut isolate, (&kind.clone(),)).unwrap()[..8], *"function");
    let set: HashSet<i64> = isolate.convert(HashSet::from([3, 4])).unwrap();
    assert_eq!(set, HashSet::from([3, 4]));
    assert_eq!(isolate.convert::<BTreeSet<i64>>(vec![2, 1]).unwrap(), BTreeSet::from([1, 2]));
    assert_eq!(isolate.convert::<char>("x").unwrap(), 'x');
    assert!(isolate.convert::<char>("xy").is_err() && isolate.convert::<char>(1).is_err());
    assert_eq!(isolate.convert::<Cow<'static, str>>("x").unwrap(), "x");
    assert_eq!(isolate.convert::<std::sync::Arc<str>>("x").unwrap(), "x".into());
    assert!(matches!(isolate.convert::<Vec<i64>>("x"), Err(Error::Conversion { .. })));
}
