//! Objects of the host in programs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use updraft::{
    Engine, EngineConfig, Error, HostObject, HostRef, Isolate, IsolateConfig, Language, Object, Scope,
    host_methods,
};

#[derive(HostObject)]
#[host(methods)]
struct Point {
    x: f64,
    #[host(readonly)]
    y: f64,
    #[host(skip)]
    alive: Arc<AtomicUsize>,
}

#[host_methods]
impl Point {
    fn scaled(&self, factor: f64) -> Point {
        self.alive.fetch_add(1, Ordering::Relaxed);
        Point { x: self.x * factor, y: self.y * factor, alive: self.alive.clone() }
    }

    fn move_by(&mut self, dx: f64, dy: f64) -> Result<(), String> {
        if dx.is_nan() || dy.is_nan() {
            return Err("nowhere to go".to_owned());
        }
        self.x += dx;
        self.y += dy;
        Ok(())
    }
}

impl Drop for Point {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

#[derive(HostObject)]
#[host(name = "Lamp")]
struct Light {
    on: bool,
}

fn isolate(language: Language, ladder: &str) -> Isolate {
    let engine = Engine::new(EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(30)).unwrap();
    engine.isolate(IsolateConfig::new(language)).unwrap()
}

fn point(alive: &Arc<AtomicUsize>) -> Point {
    alive.fetch_add(1, Ordering::Relaxed);
    Point { x: 1.0, y: 2.0, alive: alive.clone() }
}

#[test]
fn python_reads_writes_and_calls() {
    let alive = Arc::new(AtomicUsize::new(0));
    for ladder in ["off", "cranelift"] {
        let mut isolate = isolate(Language::PYTHON, ladder);
        let module = isolate.module("m").unwrap();
        module.define_class::<Point>(&mut isolate).unwrap();
        module.set(&mut isolate, "p", point(&alive)).unwrap();
        module
            .run(
                &mut isolate,
                "
def use(p):
    for i in range(100):
        p.x = p.x + 1
        p.move_by(0.5, 0.25)
    return p.scaled(2.0)
q = use(p)
assert isinstance(q, Point) and q.x == 302.0 and q.y == 54.0, (q.x, q.y)
caught = []
for wrong in [lambda: setattr(p, 'y', 1), lambda: setattr(p, 'x', 'a'), lambda: p.move_by(1.0),
              lambda: p.move_by(float('nan'), 0.0), lambda: p.alive, lambda: Point(1)]:
    try: wrong()
    except Exception as error: caught.append(type(error).__name__)
",
            )
            .unwrap();
        let caught: Vec<String> = module.get(&mut isolate, "caught").unwrap();
        assert_eq!(
            caught,
            ["AttributeError", "TypeError", "TypeError", "RuntimeError", "AttributeError", "TypeError"]
        );
        let p: HostRef<Point> = module.get(&mut isolate, "p").unwrap();
        assert_eq!(p.lock().unwrap().x, 151.0);
        assert!(matches!(module.get::<HostRef<Light>>(&mut isolate, "p"), Err(Error::Conversion { .. })));
        assert!(matches!(
            module.get::<HostRef<Light>>(&mut isolate, "caught"),
            Err(Error::Conversion { .. })
        ));
    }
    assert_eq!(alive.load(Ordering::Relaxed), 0, "objects go with their isolates");
}

#[test]
fn scheme_has_procedures() {
    let alive = Arc::new(AtomicUsize::new(0));
    let mut isolate = isolate(Language::SCHEME, "default");
    let module = isolate.module("m").unwrap();
    module.define_class::<Point>(&mut isolate).unwrap();
    module.set(&mut isolate, "p", point(&alive)).unwrap();
    module.run(&mut isolate, "(set-point-x! p 5.0) (point-move-by p 1.0 1.0) (define q (point-scaled p 10.0)) (define x (point-x q))").unwrap();
    assert_eq!(module.get::<f64>(&mut isolate, "x").unwrap(), 60.0);
}

#[test]
fn haxe_has_none() {
    let mut isolate = isolate(Language::HAXE, "default");
    let alive = Arc::new(AtomicUsize::new(0));
    let module = isolate.module("m").unwrap();
    assert!(matches!(module.set(&mut isolate, "p", point(&alive)), Err(Error::Config(_))));
}

#[test]
fn an_object_in_use_cannot_be_used() {
    let mut isolate = isolate(Language::PYTHON, "default");
    let module = isolate.module("m").unwrap();
    module
        .define(&mut isolate, "while_locked", |scope: &mut Scope<'_>, lamp: HostRef<Light>, then: Object| {
            let guard = lamp.lock()?;
            let result = updraft::Function::from(then).call::<bool>(scope, ());
            drop(guard);
            result
        })
        .unwrap();
    module.set(&mut isolate, "lamp", Light { on: true }).unwrap();
    let error = module.run(&mut isolate, "while_locked(lamp, lambda: lamp.on)").unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: the Lamp is in use");
    module.run(&mut isolate, "assert lamp.on").unwrap();
}

#[test]
fn programs_cannot_make_up_objects() {
    let mut isolate = isolate(Language::PYTHON, "default");
    let module = isolate.module("m").unwrap();
    module.set(&mut isolate, "lamp", Light { on: true }).unwrap();
    module.define(&mut isolate, "look", |lamp: HostRef<Light>| Ok::<_, Error>(lamp.lock()?.on)).unwrap();
    for forged in ["1", "len", "None", "print", "type(lamp)", "lamp._host.__call__", "lambda: 0"] {
        let program = format!("lamp2 = type(lamp).__new__(type(lamp))\nlamp2._host = {forged}\nlook(lamp2)");
        let error = module.run(&mut isolate, &program).unwrap_err();
        assert!(
            error.to_string().starts_with("TypeError") || error.to_string().starts_with("Attr"),
            "{error}"
        );
    }
    module.run(&mut isolate, "lamp2._host = lamp._host\nassert look(lamp2)").unwrap();
}

/// Tells how many of it there are, and may hold more than it is large.
#[derive(HostObject)]
#[host(methods, external_bytes = Token::held)]
struct Token {
    id: i64,
    #[host(skip)]
    bytes: usize,
    #[host(skip)]
    alive: Arc<AtomicUsize>,
    #[host(skip)]
    panics: bool,
}

#[host_methods]
impl Token {
    #[host(skip)]
    fn held(&self) -> usize {
        self.bytes
    }

    fn grow(&mut self, bytes: usize) {
        self.bytes += bytes;
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        let before = self.alive.fetch_sub(1, Ordering::Relaxed);
        assert!(before < usize::MAX / 2, "an object is dropped twice");
        assert!(!self.panics || std::thread::panicking(), "the destructor of token {}", self.id);
    }
}

/// A module with a function `token` that takes a number and how many bytes there shall be.
fn tokens(isolate: &mut Isolate, alive: &Arc<AtomicUsize>) -> updraft::Module {
    let module = isolate.module("m").unwrap();
    let alive = alive.clone();
    let make = move |id: i64, bytes: usize| {
        alive.fetch_add(1, Ordering::Relaxed);
        Token { id, bytes, alive: alive.clone(), panics: id < 0 }
    };
    module.define(isolate, "token", make).unwrap();
    module
}

/// What a scan of the stack may take for objects that are alive.
const STRAY: usize = 8;

#[test]
fn objects_are_dropped_when_they_are_garbage() {
    for language in [Language::PYTHON, Language::SCHEME] {
        for ladder in ["off", "default"] {
            let alive = Arc::new(AtomicUsize::new(0));
            let count = || alive.load(Ordering::Relaxed);
            let mut isolate = isolate(language, ladder);
            let module = tokens(&mut isolate, &alive);
            let (make, keep_and_make) = match language.name() {
                "python" => (
                    "for i in range(300000): token(i, 0)",
                    "kept = token(1, 0)\ntokens = [token(i, 0) for i in range(500)]",
                ),
                _ => (
                    "(let loop ((i 0)) (if (< i 300000) (begin (token i 0) (loop (+ i 1)))))",
                    "(define kept (token 1 0)) (define tokens (map (lambda (i) (token i 0)) (vector->list (make-vector 500 7))))",
                ),
            };
            // Collections of young objects do.
            module.run(&mut isolate, make).unwrap();
            assert!(count() < 100_000, "{language:?} {ladder}: {} are left of 300000", count());
            assert_eq!(isolate.metrics().collections["full"].count, 0);
            isolate.collect_garbage();
            assert!(count() <= STRAY, "{language:?} {ladder}: {} are left", count());

            module.run(&mut isolate, keep_and_make).unwrap();
            isolate.collect_garbage();
            assert!(count() > 500, "they are in use");
            let held: HostRef<Token> = module.get(&mut isolate, "kept").unwrap();
            module.set(&mut isolate, "kept", 0).unwrap();
            module.set(&mut isolate, "tokens", 0).unwrap();
            isolate.collect_garbage();
            assert!((1..=1 + STRAY).contains(&count()), "{language:?} {ladder}: {} are left", count());
            assert_eq!(held.lock().unwrap().id, 1);
            // As the value that it was.
            module.set(&mut isolate, "again", held.clone()).unwrap();
            let again: HostRef<Token> = module.get(&mut isolate, "again").unwrap();
            assert_eq!(again.lock().unwrap().id, 1);
            drop(again);
            module.set(&mut isolate, "again", 0).unwrap();
            drop(isolate);
            assert_eq!(count(), 1, "the host has one");
            drop(held);
            assert_eq!(count(), 0);
        }
    }
}

#[test]
fn objects_are_dropped_once_whenever_garbage_is_collected() {
    for every in [1, 7, 97] {
        for ladder in ["off", "cranelift"] {
            let alive = Arc::new(AtomicUsize::new(0));
            let config = EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(30);
            let engine = Engine::new(config.collect_every(every)).unwrap();
            let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
            let module = tokens(&mut isolate, &alive);
            let program = "
kept = {}
def run():
    for i in range(600):
        t = token(i, i)
        if i % 3 == 0: kept[i] = t
        if i % 7 == 0: kept.pop(i // 2, None)
        t.grow(i)
        assert t.id == i
run()
assert all(i == t.id for i, t in kept.items())
";
            module.run(&mut isolate, program).unwrap();
            let kept: usize =
                module.get::<std::collections::HashMap<i64, Object>>(&mut isolate, "kept").unwrap().len();
            isolate.collect_garbage();
            let count = alive.load(Ordering::Relaxed);
            assert!((kept..=kept + STRAY).contains(&count), "{every} {ladder}: {count} for {kept}");
            drop(isolate);
            assert_eq!(alive.load(Ordering::Relaxed), 0, "{every} {ladder}");
        }
    }
}

#[test]
fn functions_are_dropped_when_they_are_garbage() {
    let alive = Arc::new(());
    let mut isolate = isolate(Language::PYTHON, "default");
    let module = isolate.module("m").unwrap();
    for n in 0..1000 {
        let held = alive.clone();
        module.define(&mut isolate, "f", move || (Arc::strong_count(&held) > 0, n).1).unwrap();
    }
    isolate.collect_garbage();
    assert!(Arc::strong_count(&alive) <= 2 + STRAY, "{} are left", Arc::strong_count(&alive));
    assert_eq!(module.function(&mut isolate, "f").unwrap().call::<i64>(&mut isolate, ()).unwrap(), 999);
}

#[test]
fn what_objects_hold_counts() {
    const MB: usize = 1 << 20;
    let alive = Arc::new(AtomicUsize::new(0));
    let engine = Engine::new(EngineConfig::new().workers(0)).unwrap();
    let config = IsolateConfig::new(Language::PYTHON).max_memory(64 * MB);
    let mut isolate = engine.isolate(config).unwrap();
    let module = tokens(&mut isolate, &alive);
    module.run(&mut isolate, "for i in range(1000): t = token(i, 10 << 20)").unwrap();
    assert!(alive.load(Ordering::Relaxed) < 64, "what cannot be used is dropped");
    let error = module.run(&mut isolate, "x = [token(i, 10 << 20) for i in range(10)]").unwrap_err();
    assert_eq!(error.to_string(), "MemoryError");
    // What a method adds; who has too much is of no use until there is room.
    let program = "
x = [token(i, 10 << 20) for i in range(2)]
y = token(0, 0)
failed = 0
for i in range(100):
    try: y.grow(1 << 20)
    except MemoryError: failed += 1
";
    module.run(&mut isolate, program).unwrap();
    let failed: usize = module.get(&mut isolate, "failed").unwrap();
    let y: HostRef<Token> = module.get(&mut isolate, "y").unwrap();
    let held = y.lock().unwrap().bytes;
    assert!((20 * MB..44 * MB).contains(&held) && failed >= 56, "{held} bytes, {failed} failures");
    module.run(&mut isolate, "x = None\ny.grow(0)").unwrap();
    // Small ones count as well.
    let error =
        module.run(&mut isolate, "x = y = None\nx = [token(i, 0) for i in range(10**6)]").unwrap_err();
    assert_eq!(error.to_string(), "MemoryError");
    module.run(&mut isolate, "x = None").unwrap();
}

#[test]
fn a_destructor_that_panics_reaches_the_embedder() {
    let alive = Arc::new(AtomicUsize::new(0));
    let count = || alive.load(Ordering::Relaxed);
    let panics = |run: &mut dyn FnMut()| std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err();
    for ladder in ["off", "default"] {
        let mut isolate = isolate(Language::PYTHON, ladder);
        let module = tokens(&mut isolate, &alive);
        // In the middle of a program.
        let program = "
def run():
    for i in range(10**9): token(-1 if i < 10 else i, 0)
try: run()
finally: ended = True
";
        assert!(panics(&mut || module.run(&mut isolate, program).unwrap()));
        assert!(module.get::<bool>(&mut isolate, "ended").is_err(), "a program sees nothing of it");
        // When the isolate is left.
        module.run(&mut isolate, "x = [token(-i, 0) for i in range(100)]\nx = None").unwrap();
        assert!(panics(&mut || isolate.collect_garbage()));
        isolate.collect_garbage();
        module.run(&mut isolate, "x = token(1, 0)\nassert x.id == 1").unwrap();
        // When it goes, and others are dropped all the same.
        module.run(&mut isolate, "x = [token(-i, 0) for i in range(100)]").unwrap();
        let mut isolate = Some(isolate);
        assert!(panics(&mut || drop(isolate.take())));
        assert_eq!(count(), 0);
    }
}

/// Uses another isolate, and what it held of its own, when it is dropped.
#[derive(HostObject)]
struct Owner {
    #[host(skip)]
    isolate: Option<Isolate>,
    #[host(skip)]
    callback: Object,
}

impl Drop for Owner {
    fn drop(&mut self) {
        if let Some(isolate) = &mut self.isolate {
            isolate.load("m", "x = sum(range(1000))").unwrap();
            // A handle of the isolate that drops it is of no use here.
            let called = updraft::Function::from(self.callback.clone()).call::<()>(isolate, ());
            assert!(matches!(called, Err(Error::WrongIsolate)));
        }
    }
}

#[test]
fn a_destructor_may_own_isolates_and_handles() {
    let mut isolate = isolate(Language::PYTHON, "default");
    let engine = isolate.engine().clone();
    let module = isolate.load("m", "def callback(): pass").unwrap();
    let other = move || engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
    module
        .define(&mut isolate, "owner", move |callback: Object| Owner { isolate: Some(other()), callback })
        .unwrap();
    module.run(&mut isolate, "for _ in range(40): owner(callback)\nimport gc; gc.collect()").unwrap();
    isolate.collect_garbage();
    assert!(isolate.engine().metrics().isolates > 30);
}
