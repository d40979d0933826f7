//! Sequences of calls of the library: handles of other isolates, functions of the host that call back and fail, isolates
//! that are dropped while handles of them live, tiers by hand, limits in between.

use updraft::{Error, Function, Isolate, IsolateConfig, Language, Module, Object, Scope, Value};

use crate::{Random, fuzz, limited};

const PROGRAM: &str = "
kept = []
def add(a, b): return a + b
def keep(x):
    kept.append(x)
    return kept
def apply(f, x): return f(x)
def again(n): return 0 if n <= 0 else 1 + again(n - 1)
def spin(n):
    t = 0
    for i in range(n): t = add(t, i)
    return t
def generate(n):
    for i in range(n): yield (i, str(i))
def call_host(x):
    try: return host(x, apply)
    except (TypeError, RuntimeError) as error: return str(error)
class Thing:
    def __init__(self, x): self.x = x
    def get(self, y=1): return self.x + y
def thing(x): return Thing(x).get
";

const NAMES: [&str; 10] =
    ["add", "keep", "apply", "again", "spin", "generate", "call_host", "Thing", "thing", "missing"];

struct World {
    isolates: Vec<(Isolate, Module)>,
    objects: Vec<Object>,
    functions: Vec<Function>,
}

fn new_isolate(random: &mut Random) -> (Isolate, Module) {
    let mut isolate = limited(IsolateConfig::new(Language::PYTHON), random);
    let module = isolate.module("m").unwrap();
    let host = |scope: &mut Scope<'_>, x: Value, apply: Object| -> Result<Value, Error> {
        match x {
            Value::Int(number) if number % 3 == 0 => Err(Error::from("a multiple of three")),
            x => Function::from(apply.clone()).call(scope, (apply, x)),
        }
    };
    module.define(&mut isolate, "host", host).unwrap();
    module.run(&mut isolate, PROGRAM).unwrap();
    (isolate, module)
}

fn value(world: &World, random: &mut Random) -> Value {
    match random.below(7) {
        0 => Value::None,
        1 => Value::Int(random.next() as i64),
        2 => Value::Float(f64::from_bits(random.next())),
        3 => Value::String("é🦀".repeat(random.below(5))),
        4 if !world.objects.is_empty() => Value::Object(random.one_of(&world.objects).clone()),
        5 => Value::Bool(random.below(2) == 0),
        _ => Value::Int(random.below(30) as i64),
    }
}

/// Keeps what came back.
fn note(world: &mut World, result: Result<Value, Error>) {
    match result {
        Ok(Value::Object(object)) => world.objects.push(object),
        Err(Error::Guest(error)) => world.objects.push(error.exception.clone()),
        _ => {}
    }
}

fn step(world: &mut World, random: &mut Random) {
    let at = random.below(world.isolates.len());
    let (a, b) = (value(world, random), value(world, random));
    match random.below(12) {
        0 => {
            let fresh = new_isolate(random);
            world.isolates.push(fresh);
        }
        1 if world.isolates.len() > 1 => drop(world.isolates.swap_remove(at)),
        2 => {
            let (isolate, module) = &mut world.isolates[at];
            if let Ok(function) = module.function(isolate, random.one_of::<&str>(&NAMES)) {
                world.functions.push(function);
            }
        }
        3 if !world.functions.is_empty() => {
            let function = random.one_of(&world.functions).clone();
            let result = function.call(&mut world.isolates[at].0, (a,));
            note(world, result);
        }
        4 if !world.functions.is_empty() => {
            let function = random.one_of(&world.functions).clone();
            let result = function.call(&mut world.isolates[at].0, (a, b));
            note(world, result);
        }
        5 if !world.functions.is_empty() => {
            let function = random.one_of(&world.functions).clone();
            let isolate = &mut world.isolates[at].0;
            let result = function
                .typed::<(i64, i64), i64>(isolate)
                .and_then(|typed| typed.call(isolate, (random.next() as i64, 3)));
            note(world, result.map(Value::Int));
        }
        6 if !world.functions.is_empty() => {
            let function = random.one_of(&world.functions).clone();
            // No tier of this number, another isolate's function: errors.
            let _ = function.optimize(&mut world.isolates[at].0, random.below(3));
            let _ = function.profile(&mut world.isolates[at].0);
        }
        7 if !world.functions.is_empty() => {
            let function = random.one_of(&world.functions).clone();
            let _ = function.deoptimize(&mut world.isolates[at].0, random.below(2));
        }
        8 => {
            let other = random.below(world.isolates.len());
            let module = world.isolates[other].1.clone();
            let isolate = &mut world.isolates[at].0;
            let _ = module.set(isolate, "global", a);
            let result = module.get::<Value>(isolate, random.one_of::<&str>(&["global", "kept", "nothing"]));
            note(world, result);
        }
        9 => {
            let isolate = &mut world.isolates[at].0;
            let _ = isolate.set_fuel(random.below(3000) as u64);
            if random.below(4) == 0 {
                isolate.canceller().cancel();
            }
        }
        10 => {
            let half = world.objects.len() / 2;
            world.objects.truncate(half);
        }
        _ => {
            let (isolate, module) = &mut world.isolates[at];
            let _ = module.run(
                isolate,
                random.one_of::<&str>(&["kept.clear()", "x = [i for i in generate(50)]", "1 +", "spin(100)"]),
            );
            let _ = (isolate.metrics(), isolate.hot_functions(3), isolate.tier_distribution());
        }
    }
    // What is left of a stop must not hit the next step's isolate only by chance.
    let isolate = &mut world.isolates[0].0;
    if isolate.fuel_left().is_ok_and(|left| left == 0) {
        let _ = isolate.set_fuel(5000);
    }
}

#[test]
fn api_calls() {
    fuzz(|random| {
        let first = new_isolate(random);
        let mut world = World { isolates: vec![first], objects: Vec::new(), functions: Vec::new() };
        for _ in 0..60 {
            step(&mut world, random);
        }
    });
}
