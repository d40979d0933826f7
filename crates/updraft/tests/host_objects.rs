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
