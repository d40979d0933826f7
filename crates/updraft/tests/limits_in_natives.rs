//! Every limit reaches into functions of the library: a table of functions, each of which would take minutes or more, by
//! limits. Memory is asked for before it is taken, which `limits.rs` tests.

use std::time::{Duration, Instant};

use updraft::{Capability, Engine, EngineConfig, Error, Isolate, IsolateConfig, Language, Stop};

/// What is prepared in a moment, and what takes long.
const NATIVES: &[(&str, &str)] = &[
    // Regular expressions: backtracking, automata of many states, long texts, many matches.
    ("import re; text = 'a' * 5000", "re.search(r'(a|aa)+(?=b)|(a*)*\\1c', text)"),
    ("import re; text = 'x' * 3000", "re.match(r'(x+x+)+y(?!z)', text)"),
    ("import re; text = 'ab' * 5000", "while True: re.search(r'(?:[a-e]{1,20}){1,50}f', text)"),
    ("import re; text = 'a' * 10**7", "while True: re.search(r'[a-z]+[0-9]', text)"),
    ("import re; text = 'a' * 10**6", "while True: re.match(r'(a*)(a*)(a*)(b?)', text)"),
    ("import re; text = 'ab' * 10**6", "while True: re.findall(r'(a|b)', text)"),
    ("import re; text = 'ab' * 10**6", "while True: re.sub(r'a', 'cd', text)"),
    ("import re; text = 'é ' * 10**6", "while True: re.search(r'\\b\\w+\\b!', text)"),
    // Patterns and programs that are long themselves.
    ("import re; text = 'a' * 10**6", "while True: re.compile(text); re.purge()"),
    ("import re; text = '(a|b)' * 10**5", "while True: re.compile(text); re.purge()"),
    ("import re", "while True: re.compile('(?:[a-é]{1000}){1000}'); re.purge()"),
    ("text = 'x = [1, 2]\\n' * 10**5", "while True: compile(text, 'f', 'exec')"),
    ("text = '[' + '1,' * 10**6 + ']'", "while True: compile(text, 'f', 'eval')"),
    // Consumers of iterators.
    ("import itertools", "sum(itertools.repeat(1))"),
    ("import itertools", "max(itertools.count())"),
    ("import itertools", "-1 in itertools.count()"),
    ("import itertools", "sum(1 for _ in itertools.permutations(range(15)))"),
    ("import itertools, collections", "collections.deque(itertools.count(), maxlen=0)"),
    ("import itertools", "any(map((-1).__eq__, itertools.count()))"),
    ("import itertools", "list(itertools.islice(itertools.count(), 10**12, None))"),
    ("import itertools, functools", "functools.reduce(lambda a, b: b, itertools.count())"),
    ("import itertools", "next(itertools.dropwhile(lambda x: True, itertools.count()))"),
    ("import itertools", "next(filter(None, itertools.repeat(0)))"),
    ("import itertools", "next(itertools.chain.from_iterable(itertools.repeat([])))"),
    ("import itertools", "list(itertools.chain.from_iterable(itertools.repeat([])))"),
    ("import itertools", "next(itertools.islice(itertools.repeat(0), 2**60, None))"),
    ("import itertools", "list(itertools.batched(itertools.repeat(1), 2**60))"),
    ("import itertools", "list(itertools.tee(itertools.repeat(1))[0])"),
    ("import itertools", "list(itertools.cycle([1]))"),
    ("import itertools", "1 in itertools.repeat(0)"),
    ("import itertools", "''.join(itertools.repeat(''))"),
    ("import math", "math.fsum(range(10**12))"),
    ("", "sum(range(10**12))"),
    ("", "min(range(10**12), key=lambda x: -x)"),
    // Sequences.
    ("x = [(i * 7919) % 100003 for i in range(200000)]", "while True: sorted(x)"),
    ("x = [(i * 7919) % 100003 for i in range(200000)]", "while True: sorted(x, key=lambda i: -i)"),
    ("x = [str(i) for i in range(100000)]", "while True: sorted(x, reverse=True)"),
    ("x = list(range(10**6))", "while True: 1.5 in x"),
    ("x = list(range(10**6))", "while True: x == x[:]"),
    ("x = list(range(10**6))", "while True: x[::-2]"),
    ("x = dict.fromkeys(range(10**6))", "while True: {}.update(x)"),
    ("x = set(range(10**6))", "while True: x & x"),
    ("x = dict.fromkeys(range(10**6))", "while True: y = {-1: 0}; y.update(x)"),
    ("import random; x = list(range(10**6))", "while True: random.shuffle(x)"),
    ("import random", "while True: random.choices([1, 2], k=10**6)"),
    ("import random", "while True: random.randbytes(10**7)"),
    ("import random", "while True: random.sample(range(10**9), 10**5)"),
    // Text and bytes.
    ("x = 'ab' * 10**6", "while True: x.replace('a', 'bcd')"),
    ("x = 'ab ' * 10**6", "while True: x.split()"),
    ("x = ['ab'] * 10**6", "while True: ''.join(x)"),
    ("x = 'ab' * 10**6", "while True: x[::-1]"),
    ("x = 'a' * 10**6", "while True: (x + 'b') in x"),
    ("x = b'ab' * 10**6", "while True: x.translate(bytes(range(256)))"),
    ("x = memoryview(bytearray(10**6))", "while True: x.tolist()"),
    ("", "while True: format(1, '1000000d')"),
    ("", "while True: 'x'.center(10**8)"),
    ("x = '\\t' * 10**5", "while True: x.expandtabs(1000)"),
    ("x = 'ab' * 10**7", "while True: x.title()"),
    ("x = 'éb' * 10**7", "while True: x.encode()"),
    ("x = b'ab' * 10**6", "while True: x.split(b'a')"),
    ("import struct; x = b'ab' * 10**6", "while True: struct.unpack('<1000000H', x)"),
    ("import json; x = [[1.5] * 100] * 1000", "while True: json.dumps(x)"),
    ("import json; x = '[' + '1.5,' * 10**5 + '1]'", "while True: json.loads(x)"),
    ("import hashlib; x = b'a' * 10**7", "while True: hashlib.sha256(x).digest()"),
    ("import zlib; x = b'ab' * 10**6", "while True: zlib.crc32(zlib.compress(x))"),
    ("import zlib; x = b'ab' * 10**6", "while True: zlib.adler32(x)"),
    // Copies and passes that are long by themselves.
    ("x = 'ab' * (2 * 10**7)", "while True: x.replace('a', 'bcd')"),
    ("x = 'ab' * (2 * 10**7)", "while True: x * 3"),
    ("x = 'ab' * (2 * 10**7)", "while True: x + x"),
    ("x = 'ab' * (2 * 10**7)", "while True: x[1:]"),
    ("x = 'ab' * (2 * 10**7)", "while True: repr(x)"),
    ("x = 'ab' * (2 * 10**7)", "while True: x.count('ab')"),
    ("x = 'ab' * (2 * 10**7)", "while True: x.upper()"),
    ("x = 'éb' * 10**7", "while True: x.upper()"),
    ("x = 'ab' * (2 * 10**7)", "while True: x.isalpha()"),
    ("x = b'ab' * (2 * 10**7)", "while True: x.replace(b'a', b'bcd')"),
    ("x = b'ab' * (2 * 10**7)", "while True: x * 3"),
    ("x = ('é' * 10**7).encode()", "while True: x.decode()"),
    ("x = bytearray(4 * 10**7)", "while True: x + x"),
    ("", "while True: [0] * (4 * 10**7)"),
    ("x = list(range(10**6))", "while True: x * 20"),
    ("x = tuple(range(10**6))", "while True: x * 20"),
    ("x = list(range(10**6))", "while True: y = x[:]; y.extend(x); y += x"),
    // Numbers.
    ("import math", "math.factorial(10**7)"),
    ("import math", "math.comb(10**7, 5 * 10**6)"),
    ("", "3 ** 10 ** 9"),
    ("", "pow(3, 10**200000, 10**50000)"),
    ("import sys; sys.set_int_max_str_digits(0); x = '7' * 10**6", "while True: int(x)"),
    ("import sys; sys.set_int_max_str_digits(0); x = 7 << 10**6", "while True: str(x)"),
];

const LADDERS: [&str; 2] = ["off", "default"];

fn isolate(ladder: &str, config: IsolateConfig) -> Isolate {
    let settings = EngineConfig::new().workers(0).fuel(true).ladder(ladder).unwrap().threshold(50);
    Engine::new(settings).unwrap().isolate(config.max_memory(1 << 30)).unwrap()
}

fn python() -> IsolateConfig {
    IsolateConfig::new(Language::PYTHON).hash_seed(1).grant(Capability::Clock)
}

/// Later than that, a limit has not reached what runs. What it takes is a hundredth; tests run side by side, with
/// assertions on.
const LATE: Duration = Duration::from_secs(4);

#[test]
fn time() {
    const LIMIT: Duration = Duration::from_millis(100);
    for ladder in LADDERS {
        for (prepared, operation) in NATIVES {
            let mut isolate = isolate(ladder, python());
            let module = isolate.load("m", prepared).unwrap();
            // The limit is that of an isolate; here a thread of the test's is the watch.
            let canceller = isolate.canceller();
            let (done, ended) = std::sync::mpsc::channel::<()>();
            let watch = std::thread::spawn(move || {
                if ended.recv_timeout(LIMIT).is_err() {
                    canceller.cancel();
                }
                Instant::now()
            });
            let outcome = module.run(&mut isolate, operation);
            let end = Instant::now();
            let _ = done.send(());
            let asked = watch.join().unwrap();
            match outcome {
                Err(Error::Stopped(Stop::Cancelled)) => {}
                outcome => panic!("{ladder}: {operation}: {outcome:?}"),
            }
            let late = end.saturating_duration_since(asked);
            assert!(late < LATE, "{ladder}: {operation}: {late:?} late");
            if std::env::var("UPDRAFT_TELL_LATENESS").is_ok() {
                eprintln!("{:7.1} ms {ladder:7} {operation}", late.as_secs_f64() * 1e3);
            }
            module.run(&mut isolate, "again = 1").unwrap();
        }
    }
}

#[test]
fn the_limit_of_time_itself() {
    for (prepared, operation) in NATIVES.iter().step_by(7) {
        let mut isolate = isolate("default", python().time_limit(Duration::from_secs(1)));
        // What is prepared has a limit of its own.
        let module = isolate.load("m", prepared).unwrap();
        let start = Instant::now();
        let outcome = module.run(&mut isolate, operation);
        assert!(matches!(outcome, Err(Error::Stopped(Stop::Timeout))), "{operation}: {outcome:?}");
        assert!(start.elapsed() < LATE, "{operation}: {:?}", start.elapsed());
    }
}

#[test]
fn fuel() {
    for (prepared, operation) in NATIVES {
        for ladder in LADDERS {
            let mut isolate = isolate(ladder, python());
            let module = isolate.load("m", prepared).unwrap();
            isolate.set_fuel(100).unwrap();
            let start = Instant::now();
            let outcome = module.run(&mut isolate, operation);
            if std::env::var("UPDRAFT_TELL_LATENESS").is_ok() {
                eprintln!("{:7.1} ms {ladder:7} {operation}", start.elapsed().as_secs_f64() * 1e3);
            }
            assert!(matches!(outcome, Err(Error::Stopped(Stop::Fuel))), "{ladder}: {operation}: {outcome:?}");
            assert!(start.elapsed() < 10 * LATE, "{ladder}: {operation}: {:?}", start.elapsed());
        }
    }
}

#[test]
fn natives_take_the_same_fuel_in_every_tier() {
    const PROGRAM: &str = "
import re, random, json, hashlib, zlib
def work(n):
    text = 'the quick brown fox ' * n
    random.seed(n)
    x = [random.random() for _ in range(n)]
    random.shuffle(x)
    y = sorted(x) + sorted(x, key=lambda v: -v)
    z = [len(re.findall(r'(\\w)(?=o)', text)), re.sub(r'\\s+', ' ', text)[::3], 3 ** n % 10**40]
    x.append(2)
    found = [1.5 in x, 1.5 in tuple(x), x == x[:-1] + [3], dict.fromkeys(x) == dict.fromkeys(x), {0} | set(x) & set(y)]
    return len(json.loads(json.dumps([x, y, z]))), hashlib.sha256(text.encode()).hexdigest(), zlib.crc32(b'a' * n)
def run():
    for i in range(1, 60): work(i * 10)
    work(20000)
run()
";
    let mut left = Vec::new();
    for ladder in ["off", "default", "baseline", "cranelift", "llvm"] {
        let mut isolate = isolate(ladder, python());
        isolate.set_fuel(1 << 40).unwrap();
        isolate.load("m", PROGRAM).unwrap();
        left.push((ladder, isolate.fuel_left().unwrap()));
    }
    assert!(left.iter().all(|one| one.1 == left[0].1), "{left:?}");
}

/// In any form of the vectors: of words, of truth values, of floats, and from one form to another.
#[test]
fn long_vectors_of_scheme_take_fuel() {
    for (from, to) in [("0", "1"), ("#t", "#f"), ("1.", "2."), ("1.", "'a"), ("#t", "1.")] {
        for operation in
            ["(vector-fill! w y)", "(vector-copy! w 0 v)", "(vector-append w v)", "(make-vector 2000000 x)"]
        {
            let left = ["off", "default"].map(|ladder| {
                let mut isolate = isolate(ladder, IsolateConfig::new(Language::SCHEME));
                isolate.set_fuel(1 << 20).unwrap();
                let program = format!(
                    "(define x {from}) (define y {to})
                     (define v (make-vector 2000000 x)) (define w (make-vector 2000000 y))
                     (do ((i 0 (+ i 1))) ((= i 4)) {operation})"
                );
                isolate.load("m", &program).unwrap();
                isolate.fuel_left().unwrap()
            });
            let taken = (1 << 20) - left[0];
            assert!(taken > 6 * 2_000_000 / 4096, "{operation} of {from}, {to}: {taken}");
            assert_eq!(left[0], left[1], "{operation} of {from}, {to}");
        }
    }
}
