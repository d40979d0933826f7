//! Whatever is asked of the library wrongly is an error that says so, never a panic; and what is odd but not wrong works.

use std::time::Duration;

use updraft::{
    Bytes, Engine, EngineConfig, Error, Isolate, IsolateConfig, Language, Object, Stop, Value, bytecode,
};

fn engine() -> Engine {
    Engine::new(EngineConfig::new().workers(0).ladder("cranelift").unwrap()).unwrap()
}

fn python() -> Isolate {
    engine().isolate(IsolateConfig::new(Language::PYTHON)).unwrap()
}

#[test]
fn settings_that_cannot_be() {
    for ladder in
        ["", "nonsense", "backend=gcc", "calls=1", "backend=cranelift calls=-1", "backend=cranelift calls"]
    {
        let result = EngineConfig::new().ladder(ladder);
        assert!(ladder.is_empty() || matches!(result, Err(Error::Config(_))), "{ladder}: {result:?}");
    }
    for bytes in [0, 1, 4096, 100_000] {
        let result = engine().isolate(IsolateConfig::new(Language::PYTHON).max_memory(bytes));
        if let Ok(mut isolate) = result {
            let _ = isolate.load("m", "x = [str(i) for i in range(1000)]");
        }
    }
    for bytes in [0, 1, 4096, usize::MAX / 2] {
        let Ok(engine) = Engine::new(EngineConfig::new().workers(0).max_code(bytes).threshold(1)) else {
            continue;
        };
        let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
        isolate
            .load("m", "def f(n): return n + 1\nt = 0\nfor i in range(5000): t = f(t)\nassert t == 5000")
            .unwrap();
    }
    for (threshold, interval, rate) in [(0, 0, 0), (u32::MAX, u32::MAX, u32::MAX), (1, 0, 1)] {
        let config =
            EngineConfig::new().threshold(threshold).check_interval(interval).max_compiles_per_second(rate);
        let mut isolate = Engine::new(config).unwrap().isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
        isolate.load("m", "t = 0\nfor i in range(30000): t += i").unwrap();
    }
    // Settings of tiers where there are none.
    let config = EngineConfig::new().enabled(false).threshold(1).optimization_level(updraft::OptLevel::Max);
    let mut isolate = Engine::new(config).unwrap().isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
    let module = isolate.load("m", "def f(): pass").unwrap();
    let error = module.function(&mut isolate, "f").unwrap().optimize(&mut isolate, 0).unwrap_err();
    assert!(matches!(error, Error::Config(_)), "{error:?}");
    assert!(matches!(isolate.set_fuel(1), Err(Error::Config(_))));
    assert!(matches!(isolate.fuel_left(), Err(Error::Config(_))));
}

#[test]
fn limits_of_nothing() {
    let mut isolate = engine().isolate(IsolateConfig::new(Language::PYTHON).max_depth(0)).unwrap();
    let error = isolate.load("m", "def f(): return f()\nf()").unwrap_err();
    assert!(matches!(error, Error::Guest(_)), "{error:?}");
    let mut isolate =
        engine().isolate(IsolateConfig::new(Language::PYTHON).time_limit(Duration::ZERO)).unwrap();
    let error = isolate.load("m", "while True: pass").unwrap_err();
    assert!(matches!(error, Error::Stopped(Stop::Timeout)), "{error:?}");
    let mut isolate = engine().isolate(IsolateConfig::new(Language::PYTHON).max_output(0)).unwrap();
    let error = isolate.load("m", "print('x')").unwrap_err();
    assert!(matches!(error, Error::Stopped(Stop::Output)), "{error:?}");
    let config = IsolateConfig::new(Language::PYTHON)
        .max_memory(usize::MAX)
        .time_limit(Duration::MAX)
        .max_depth(usize::MAX);
    let mut isolate = engine().isolate(config).unwrap();
    isolate.load("m", "x = 1").unwrap();
    isolate.canceller().cancel();
    assert!(matches!(isolate.load("m", "x = 1"), Err(Error::Stopped(Stop::Cancelled)) | Ok(_)));
    isolate.load("m", "x = 1").unwrap();
}

#[test]
fn an_isolate_without_a_language() {
    let mut isolate = engine().isolate(IsolateConfig::default()).unwrap();
    let module = isolate.module("m").unwrap();
    assert!(matches!(module.run(&mut isolate, "x = 1"), Err(Error::Config(_))));
    module.set(&mut isolate, "x", 1).unwrap();
    assert_eq!(module.get::<i64>(&mut isolate, "x").unwrap(), 1);
    assert!(isolate.load("m", "x = 1").is_err());
    assert!(isolate.functions().is_empty() && isolate.hot_functions(usize::MAX).is_empty());
    for text in [
        "module \"m\"\n",
        "module \"m\"\nfunction f(x) registers 1 {\n    ret r0\n}\n",
        "module \"m\"\nfunction f() registers 1 {\n    ret r0\n}\n",
        "module \"m\"\nfunction f() registers 0 {\n    load_int r0, 1\n}\n",
    ] {
        if let Ok(module) = bytecode::text::parse(text) {
            let _ = isolate.load_bytecode(module.clone());
            assert!(isolate.run_bytecode::<i64>(module).is_err(), "{text}");
        }
    }
}

#[test]
fn names_that_are_none() {
    let mut isolate = python();
    for name in ["", " ", "a b", "é", "__init__", "a.b.c", "None", "x\0y", &"n".repeat(100_000)] {
        let module = isolate.module(name).unwrap();
        module.define(&mut isolate, name, |x: i64| x).unwrap();
        module.set(&mut isolate, name, 1).unwrap();
        assert_eq!(module.get::<i64>(&mut isolate, name).unwrap(), 1);
        assert!(matches!(module.get::<i64>(&mut isolate, "missing"), Err(Error::NotFound(_))));
        assert!(matches!(module.function(&mut isolate, "missing"), Err(Error::NotFound(_))));
    }
    for source in [
        "\0",
        "\u{feff}x = 1",
        "x = 'a\0b'",
        "(",
        &"(".repeat(100_000),
        &"x = 1\n".repeat(10_000),
        "\u{202e}",
    ] {
        let _ = isolate.load("m", source);
    }
    assert_eq!(isolate.load("m", "x = 7").unwrap().get::<i64>(&mut isolate, "x").unwrap(), 7);
}

#[test]
fn values_that_do_not_fit() {
    let mut isolate = python();
    let module = isolate.load("m", "big = 1 << 70\nneg = -(1 << 63)\nhuge = 1 << 100000\nf = 0.5\ns = 'é\\ud800'\nl = [1, 'a', None]\ndef g(*a): return a\n").unwrap();
    assert!(matches!(module.get::<i64>(&mut isolate, "big"), Err(Error::Conversion { .. })));
    assert!(matches!(module.get::<u64>(&mut isolate, "neg"), Err(Error::Conversion { .. })));
    assert_eq!(module.get::<i64>(&mut isolate, "neg").unwrap(), i64::MIN);
    assert!(matches!(module.get::<u8>(&mut isolate, "huge"), Err(Error::Conversion { .. })));
    assert!(module.get::<f64>(&mut isolate, "huge").is_err());
    assert!(matches!(module.get::<i64>(&mut isolate, "f"), Err(Error::Conversion { .. })));
    assert!(matches!(module.get::<Vec<i64>>(&mut isolate, "l"), Err(Error::Conversion { .. })));
    assert!(matches!(module.get::<(i64, i64)>(&mut isolate, "l"), Err(Error::Conversion { .. })));
    assert!(matches!(module.get::<Bytes>(&mut isolate, "s"), Err(Error::Conversion { .. })));
    let _ = module.get::<String>(&mut isolate, "s");
    let values: Vec<Value> = module.get(&mut isolate, "l").unwrap();
    assert_eq!(values.len(), 3);
    let g = module.function(&mut isolate, "g").unwrap();
    assert!(g.typed::<(i64,), i64>(&mut isolate).is_err());
    assert!(matches!(
        g.call::<String>(&mut isolate, (u64::MAX, i64::MIN, f64::NAN)),
        Err(Error::Conversion { .. })
    ));
}

#[test]
fn handles_of_other_isolates_and_of_ended_ones() {
    let (mut one, mut other) = (python(), python());
    let module = one.load("m", "def f(x): return x\nx = []").unwrap();
    let f = module.function(&mut one, "f").unwrap();
    let typed = f.typed::<(i64,), i64>(&mut one).unwrap();
    let object: Object = module.get(&mut one, "x").unwrap();
    let check = |other: &mut Isolate| {
        assert!(matches!(f.call::<i64>(other, (1,)), Err(Error::WrongIsolate)));
        assert!(matches!(typed.call(other, (1,)), Err(Error::WrongIsolate)));
        assert!(matches!(f.profile(other), Err(Error::WrongIsolate)));
        assert!(matches!(f.blocks(other), Err(Error::WrongIsolate)));
        assert!(matches!(f.optimize(other, 0), Err(Error::WrongIsolate)));
        assert!(module.get::<i64>(other, "x").is_err());
        assert!(module.run(other, "x = 1").is_err());
        let own = other.load("m", "def f(x): return x").unwrap();
        let g = own.function(other, "f").unwrap();
        assert!(matches!(g.call::<i64>(other, (&object,)), Err(Error::WrongIsolate)));
        assert!(own.set(other, "y", &object).is_err());
    };
    check(&mut other);
    drop(one);
    check(&mut other);
    check(&mut python());
    assert!(matches!(f.clone().into_object(), Object { .. }));
}

#[test]
fn what_is_no_function_of_a_program_has_no_tier() {
    let mut isolate = python();
    let module =
        isolate.load("m", "class C: pass\nlength = len\nnumber = 5\ndef gen():\n    yield 1\n").unwrap();
    for name in ["C", "length", "number"] {
        let Ok(function) = module.function(&mut isolate, name) else { continue };
        assert!(function.profile(&mut isolate).is_err(), "{name}");
        assert!(function.optimize(&mut isolate, 0).is_err(), "{name}");
        assert!(function.deoptimize(&mut isolate, 0).is_err(), "{name}");
        assert!(function.blocks(&mut isolate).is_err(), "{name}");
        assert!(function.typed::<(), ()>(&mut isolate).is_err(), "{name}");
    }
    let function = module.function(&mut isolate, "gen").unwrap();
    assert!(function.optimize(&mut isolate, 99).is_err());
    let _ = function.optimize(&mut isolate, 0);
    let _: Object = function.call(&mut isolate, ()).unwrap();
}
