//! Every limit in every tier: what it stops, that it stops it in time, and that the isolate can be used afterwards.

use std::time::{Duration, Instant};

use updraft::{Capability, Engine, EngineConfig, Error, Isolate, IsolateConfig, Language, Stop};

const LADDERS: [&str; 4] = ["off", "default", "cranelift", "llvm"];

fn isolate(ladder: &str, config: IsolateConfig) -> Isolate {
    let settings = EngineConfig::new().workers(0).fuel(true).ladder(ladder).unwrap().threshold(50);
    Engine::new(settings).unwrap().isolate(config).unwrap()
}

fn python() -> IsolateConfig {
    IsolateConfig::new(Language::PYTHON)
}

/// Calls `run`, made hot by being called with few before, in each ladder: how it ends with many.
fn outcomes(
    program: &str,
    few: i64,
    many: i64,
    config: fn() -> IsolateConfig,
) -> Vec<(&'static str, Isolate, Error)> {
    LADDERS
        .into_iter()
        .map(|ladder| {
            let mut isolate = isolate(ladder, config());
            let module = isolate.load("m", program).unwrap();
            let run = module.function(&mut isolate, "run").unwrap();
            for _ in 0..200 {
                run.call::<()>(&mut isolate, (few,)).unwrap();
            }
            let error = run.call::<()>(&mut isolate, (many,)).expect_err(ladder);
            // It goes on afterwards.
            if isolate.fuel_left().unwrap() == 0 {
                isolate.set_fuel(1000).unwrap();
            }
            run.call::<()>(&mut isolate, (0,)).unwrap();
            (ladder, isolate, error)
        })
        .collect()
}

const COUNT: &str = "def run(n):\n    i = 0\n    while i < n: i += 1\n";

#[test]
fn time() {
    for (ladder, _, error) in outcomes(COUNT, 10, 1 << 50, || python().time_limit(Duration::from_millis(200)))
    {
        assert!(matches!(error, Error::Stopped(Stop::Timeout)), "{ladder}: {error:?}");
    }
}

#[test]
fn fuel() {
    let mut left = Vec::new();
    for ladder in LADDERS {
        let mut isolate = isolate(ladder, python());
        let module = isolate.load("m", COUNT).unwrap();
        let run = module.function(&mut isolate, "run").unwrap();
        for _ in 0..200 {
            run.call::<()>(&mut isolate, (10,)).unwrap();
        }
        isolate.set_fuel(5000).unwrap();
        run.call::<()>(&mut isolate, (100,)).unwrap();
        left.push(isolate.fuel_left().unwrap());
        let error = run.call::<()>(&mut isolate, (1i64 << 50,)).unwrap_err();
        assert!(matches!(error, Error::Stopped(Stop::Fuel)), "{ladder}: {error:?}");
        assert_eq!(isolate.fuel_left().unwrap(), 0);
        isolate.set_fuel(5000).unwrap();
        run.call::<()>(&mut isolate, (100,)).unwrap();
    }
    assert!(left.iter().all(|&one| one == left[0] && one > 4000), "{left:?}");
}

#[test]
fn memory() {
    let program = "def run(n):\n    x = []\n    for i in range(n): x.append([i])\n";
    for (ladder, _, error) in outcomes(program, 10, 1 << 40, || python().max_memory(24 << 20)) {
        let Error::Guest(error) = error else { panic!("{ladder}: {error:?}") };
        assert_eq!(error.class, "MemoryError", "{ladder}");
    }
}

#[test]
fn depth() {
    let program = "def run(n):\n    return 0 if n == 0 else 1 + run(n - 1)\n";
    for (ladder, _, error) in outcomes(program, 10, 1 << 40, || python().max_depth(500)) {
        let Error::Guest(error) = error else { panic!("{ladder}: {error:?}") };
        assert_eq!(error.class, "RecursionError", "{ladder}");
    }
}

#[test]
fn output() {
    let program = "def run(n):\n    for i in range(n): print(i)\n";
    for (ladder, _, error) in
        outcomes(program, 1, 1 << 40, || python().output(std::io::sink()).max_output(10_000))
    {
        assert!(matches!(error, Error::Stopped(Stop::Output)), "{ladder}: {error:?}");
    }
}

#[test]
fn cancellation() {
    for ladder in LADDERS {
        let mut isolate = isolate(ladder, python());
        let module = isolate.load("m", COUNT).unwrap();
        let run = module.function(&mut isolate, "run").unwrap();
        for _ in 0..200 {
            run.call::<()>(&mut isolate, (10,)).unwrap();
        }
        let canceller = isolate.canceller();
        let thread = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            canceller.cancel();
        });
        let error = run.call::<()>(&mut isolate, (1i64 << 50,)).unwrap_err();
        assert!(matches!(error, Error::Stopped(Stop::Cancelled)), "{ladder}: {error:?}");
        thread.join().unwrap();
        run.call::<()>(&mut isolate, (10,)).unwrap();
    }
}

/// Functions of the library look for the limit of time themselves.
#[test]
fn time_in_library_functions() {
    for program in [
        "sum(range(10**12))",
        "max(range(10**12))",
        "list(map(abs, range(10**12)))",
        "all(True for _ in range(10**12))",
        "[1] * 100 == sorted(range(10**7), key=lambda i: -i)",
        "while True: [1] * 10**6 == [1] * 10**6",
        "while True: 'a' * 10**6 in 'ab' * 10**6",
        "pow(3, 10**200000, 10**50000)",
        "import math\nmath.factorial(10**7)",
        "import itertools\nlist(itertools.permutations(range(12)))",
        "import re\nre.sub('a', 'bb', 'a' * 10**8)",
        "import time\ntime.sleep(100)",
    ] {
        let config =
            python().time_limit(Duration::from_millis(200)).max_memory(1 << 30).grant(Capability::Clock);
        let mut isolate = isolate("default", config);
        let start = Instant::now();
        let error = isolate.load("m", program).expect_err(program);
        assert!(matches!(error, Error::Stopped(Stop::Timeout)), "{program}: {error:?}");
        assert!(start.elapsed() < Duration::from_secs(5), "{program}: {:?}", start.elapsed());
    }
}

/// What would be too large is refused before it is made.
#[test]
fn memory_in_library_functions() {
    for program in [
        "'a' * 10**10",
        "b'a' * 10**10",
        "[0] * 10**10",
        "(0,) * 10**10",
        "x = [0]\nx *= 10**10",
        "bytearray(10**10)",
        "10 ** 10**9",
        "1 << 10**11",
        "'{:>10000000000}'.format(1)",
        "format(1.5, '.10000000000f')",
        "'a'.ljust(10**10)",
        "'a'.zfill(10**10)",
        "','.join(['abc'] * 10**8)",
    ] {
        let mut isolate = isolate("default", python().max_memory(64 << 20));
        let start = Instant::now();
        match isolate.load("m", program).expect_err(program) {
            Error::Guest(error) => {
                assert!(matches!(&*error.class, "MemoryError" | "ValueError"), "{program}: {error:?}");
            }
            error => panic!("{program}: {error:?}"),
        }
        assert!(start.elapsed() < Duration::from_secs(2), "{program}: {:?}", start.elapsed());
        isolate.load("again", "fine = 1").unwrap();
    }
}

#[test]
fn what_functions_of_the_library_take_is_known_before_they_take_it() {
    let engine = Engine::new(EngineConfig::new()).unwrap();
    for program in [
        "import random\nrandom.getrandbits(2 ** 62)",
        "import random\nrandom.randbytes(10 ** 12)",
        "import struct\nstruct.pack('1000000000000i', 1)",
        "import struct\nstruct.pack('1000000000000x')",
        "3 ** 10 ** 9",
        "b''.ljust(10 ** 18)",
        "b'1'.zfill(10 ** 18)",
        "b'\\t'.expandtabs(10 ** 18)",
        "('\\t' * 10_000).expandtabs(1_000_000)",
        "(5).to_bytes(10 ** 18, 'big')",
        "bytes(10 ** 9)",
        "bytearray(1000) * 10 ** 6",
        "'%.1000000000d' % 5",
        "import codecs\ncodecs.register_error('h', lambda e: ('x' * 10**7, e.end))\n('é.' * 1000).encode('ascii', 'h')",
        "import codecs\ncodecs.register_error('h', lambda e: ('é' * 10**6, e.end))\n(b'\\xff.' * 1000).decode('ascii', 'h')",
        "open('/dev/zero').read()",
        "open('/dev/zero').readline()",
        "open('/dev/zero', 'rb').read(10 ** 12)",
        "open('/dev/zero', encoding='utf-16').readline()",
    ] {
        let limits = IsolateConfig::new(Language::PYTHON).max_memory(64 << 20).grant(Capability::ReadFiles);
        let error = engine.isolate(limits).unwrap().load("m", program).unwrap_err();
        assert!(error.to_string().starts_with("MemoryError"), "{program}: {error}");
    }
}

#[test]
fn a_long_product_is_stopped_in_the_middle() {
    let engine = Engine::new(EngineConfig::new()).unwrap();
    let limits = IsolateConfig::new(Language::PYTHON).time_limit(Duration::from_millis(50));
    let error = engine.isolate(limits).unwrap().load("m", "x = 3 ** 10 ** 9").unwrap_err();
    assert!(matches!(error, Error::Stopped(Stop::Timeout)), "{error}");
}

/// Arithmetic of huge integers looks for the limit of time in the middle of one operation. Each program prepares its
/// operands, which takes a moment, and then does one thing that would take minutes.
#[test]
fn time_in_one_operation_of_huge_integers() {
    const PREPARED: &str = "
import sys, math
sys.set_int_max_str_digits(0)
a, b, odd = (7 << 40_000_000) + 12345, (5 << 30_000_000) + 7, (3 << 4_000_000) + 1
digits = '7' * 40_000_000
";
    let mut isolate = isolate("default", python().max_memory(1 << 30).time_limit(Duration::from_secs(1)));
    let module = isolate.load("m", PREPARED).unwrap();
    for operation in [
        "while True: a // b",
        "while True: a % b",
        "while True: divmod(a, -b)",
        "while True: a / (b << 10_000_000)",
        "math.gcd(a * odd, b * odd)",
        "math.lcm(a, b)",
        "pow(b, -1, a)",
        "while True: math.isqrt(a)",
        "while True: str(a)",
        "while True: int(digits)",
        "while True: f'{a}'",
        "while True: '%d' % a",
        "while True: a * a",
        "while True: a ** 3",
    ] {
        let start = Instant::now();
        let error = module.run(&mut isolate, operation).expect_err(operation);
        assert!(matches!(error, Error::Stopped(Stop::Timeout)), "{operation}: {error:?}");
        assert!(start.elapsed() < Duration::from_secs(6), "{operation}: {:?}", start.elapsed());
    }
}

/// What comes out of a few bytes is counted while it comes out.
#[test]
fn what_is_unpacked_must_fit_the_memory() {
    let program = "
import zlib
packed = zlib.compress(b'\\0' * 8_000_000)
twice = zlib.compress(packed * 50)
def bomb(): return zlib.decompress(zlib.decompress(twice)[:len(packed)])
zeros = bytes(1_000_000)
def pack():
    compressor = zlib.compressobj() if hasattr(zlib, 'compressobj') else None
    return zlib.compress(zeros * 300, 9)
";
    let mut isolate = isolate("default", python().max_memory(24 << 20));
    let module = isolate.load("m", program).unwrap();
    let bomb = module.function(&mut isolate, "bomb").unwrap();
    assert!(bomb.call::<()>(&mut isolate, ()).is_ok());
    let error = module
        .run(
            &mut isolate,
            "grow = zlib.compress(bytes(20_000_000))\nzlib.decompress(grow) + zlib.decompress(grow)",
        )
        .unwrap_err();
    assert!(error.to_string().starts_with("MemoryError"), "{error}");
    let mut isolate =
        self::isolate("default", python().max_memory(1 << 30).time_limit(Duration::from_millis(300)));
    let start = Instant::now();
    let error = isolate
        .load("m", "import zlib\nwhile True: zlib.compress(bytes(range(256)) * 1_000_000, 9)")
        .unwrap_err();
    assert!(matches!(error, Error::Stopped(Stop::Timeout)), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// A search that goes back and forth ends by its own limit, and the limit of time is served then.
#[test]
fn searches_that_go_back_without_end_are_given_up() {
    let mut isolate = isolate("default", python().time_limit(Duration::from_millis(100)));
    let start = Instant::now();
    let error = isolate.load("m", "import re\nre.match(r'(a*)*\\1b', 'a' * 40)").unwrap_err();
    assert!(
        matches!(error, Error::Stopped(Stop::Timeout)) || error.to_string().starts_with("RuntimeError"),
        "{error:?}"
    );
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
