//! Objects that no one sees but compiled code are not made: what loops allocate does not grow with their iterations.

use updraft::{Engine, EngineConfig, IsolateConfig, Language, Object};

/// Each function loops `n` times.
const PROGRAM: &str = "
def large_floats(n):
    # Too large to be words.
    total = 1e290
    step = 1e280
    for i in range(n):
        total = (total + step) - step * 0.5
    return total > 1e290

def pair(i):
    return i, i + 1

def tuples(n):
    total = 0
    for i in range(n):
        a, b = pair(i)
        total += a - b
    return total

class Steps:
    def __init__(self, *steps):
        self.steps = steps

    def __iter__(self):
        for step in self.steps:
            yield step

def iterators(n):
    total = 0
    steps = Steps(1, 2, 3)
    for i in range(n // 3):
        for step in steps:
            total += step
    return total

def first_of(*args):
    return args[0] + len(args)

def product(a, b):
    return a * b

def passed_on(*args):
    return product(*args)

def variadic(n):
    total = 0
    for i in range(n):
        total += first_of(i, 1, 2) + passed_on(i, 2)
    return total

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, by):
        return Point(self.x + by, self.y - by)

    def area(self):
        return self.x * self.y

def objects(n):
    total = 0
    for i in range(n):
        total += Point(i, 2).moved(1).area()
    return total

def bound_methods(n):
    total = 0
    point = Point(2, 3)
    for i in range(n):
        area = point.area
        total += area()
    return total

def closures(n):
    total = 0
    for i in range(n):
        def add(x):
            return x + i
        total += add(1)
    return total

def upto(n):
    i = 0
    while i < n:
        yield i, i + 1
        i += 1

def generators(n):
    total = 0
    for a, b in upto(n):
        total += a * b
    return total

def inner_generators(n):
    total = 0
    for i in range(n // 4):
        for a, b in upto(4):
            total += a + b
    return total

def generator_expressions(n):
    total = 0
    for i in range(n // 4):
        for x in (y * i for y in (1, 2, 3, 4)):
            total += x
    return total
";

/// Iterations of the shorter run.
const FEW: i64 = 4_000;
/// What ten times the iterations may allocate more: the heap counts by the piece in which it hands out memory.
const SLACK_BYTES: u64 = 40_000;

/// Bytes that a function allocates in a run and in one of ten times the iterations, when it has run for a while.
fn allocated_by(name: &str, config: EngineConfig) -> (u64, u64) {
    let mut isolate = Engine::new(config).unwrap().isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
    let module = isolate.load("m", PROGRAM).unwrap();
    let function = module.function(&mut isolate, name).unwrap();
    let mut allocated = |n: i64| {
        let before = isolate.allocated_bytes();
        let _: Object = function.call(&mut isolate, (n,)).unwrap();
        isolate.allocated_bytes() - before
    };
    // Calls first: code that is entered in a loop over a generator finds it made.
    for _ in 0..600 {
        allocated(12);
    }
    for _ in 0..10 {
        allocated(FEW);
    }
    (allocated(FEW), allocated(10 * FEW))
}

fn check(names: &[&str]) {
    for name in names {
        let (few, many) = allocated_by(name, EngineConfig::new().enabled(false));
        assert!(many > few + SLACK_BYTES, "{name}, interpreted: {few} bytes and {many} tell nothing");
        for ladder in ["cranelift", "default"] {
            let config = EngineConfig::new().workers(0).ladder(ladder).unwrap();
            let (few, many) = allocated_by(name, config);
            assert!(many <= few + SLACK_BYTES, "{name}: {few} bytes, {many} for ten times the iterations");
        }
    }
}

#[test]
fn numbers_and_tuples() {
    check(&["large_floats", "tuples"]);
}

#[test]
fn iterators_and_generators() {
    check(&["iterators", "generators", "inner_generators", "generator_expressions"]);
}

#[test]
fn arguments() {
    check(&["variadic"]);
}

#[test]
fn objects_and_functions() {
    check(&["objects", "bound_methods", "closures"]);
}
