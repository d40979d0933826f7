//! What compiling may cost: what is too large is declined, what takes longer than a moment is left to the workers, and code
//! grows with what it is made of.

mod log;

use std::time::{Duration, Instant};

use log::Log;
use updraft::{Engine, EngineConfig, Isolate, IsolateConfig, Language, Module};

const CALLS: i64 = 25;

fn isolate(config: EngineConfig) -> Isolate {
    Engine::new(config).unwrap().isolate(IsolateConfig::new(Language::PYTHON)).unwrap()
}

fn run(isolate: &mut Isolate, module: &Module, n: i64) -> i64 {
    module.function(isolate, "run").unwrap().call(isolate, (n,)).unwrap()
}

fn compiled(isolate: &mut Isolate) -> u64 {
    isolate.statistics().tiers.values().map(|tier| tier.compiled).sum()
}

/// The code's bytes and what the log says, when `run` of `program` was compiled or declined where that was asked for.
fn compile(ladder: &str, program: &str, expected: impl Fn(i64) -> i64) -> (u64, String) {
    let log = Log::default();
    let config = EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(20);
    let mut isolate = isolate(config.text_log(3, log.clone()));
    let module = isolate.load("m", program).unwrap();
    for n in 0..CALLS {
        assert_eq!(run(&mut isolate, &module, n), expected(n));
    }
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    (isolate.statistics().tiers.values().map(|tier| tier.code_bytes).sum(), text)
}

/// Sets so many variables, then adds them up: all are alive at each exit.
fn variables(count: i64) -> String {
    let lines: String = (0..count).map(|k| format!("    v{k} = a + {k}\n")).collect();
    let names: Vec<String> = (0..count).map(|k| format!("v{k}")).collect();
    format!("def run(a):\n{lines}    return {}\n", names.join(" + "))
}

fn sum_of_variables(count: i64) -> impl Fn(i64) -> i64 {
    move |a| count * a + count * (count - 1) / 2
}

#[test]
fn code_grows_with_the_number_of_variables_and_not_with_its_square() {
    let bytes = [100, 400].map(|count| {
        let (bytes, log) = compile("cranelift", &variables(count), sum_of_variables(count));
        assert!(bytes > 0, "{log}");
        bytes
    });
    assert!(bytes[1] < 6 * bytes[0], "{bytes:?}");
}

#[test]
fn what_is_too_large_is_declined_and_says_why() {
    let repeat = |count: usize, line: fn(usize) -> String| {
        format!(
            "def run(a):\n    t = 0\n{}    return t\n",
            (0..count).map(|k| line(k) + "\n").collect::<String>()
        )
    };
    let words = repeat(4_000, |_| "    t = (t + a * 3) % 1009".to_owned());
    let branches = repeat(2_400, |k| format!("    if a < {k}: t = t + a"));
    let declined = |ladder: &str, program: &str, what: &str, expected: &dyn Fn(i64) -> i64| {
        let (bytes, log) = compile(ladder, program, expected);
        assert!(bytes == 0 && log.contains("too large: ") && log.contains(what), "{what}: {bytes} {log}");
    };
    declined("cranelift", &words, "words of bytecode", &|a| (0..4_000).fold(0, |t, _| (t + a * 3) % 1009));
    declined("cranelift", &branches, "operations", &|a| a * (2_399 - a));
    declined("cranelift", &variables(900), "what exits record", &sum_of_variables(900));
    declined("llvm", &variables(150), "registers that exits record", &sum_of_variables(150));
    let (bytes, log) = compile("llvm", &variables(40), sum_of_variables(40));
    assert!(bytes > 0, "{log}");
}

#[test]
fn only_what_is_small_is_compiled_while_the_program_waits() {
    for (count, at_once) in [(40, true), (300, false)] {
        let mut isolate = isolate(EngineConfig::new().workers(1).ladder("cranelift").unwrap().threshold(20));
        let module = isolate.load("m", &variables(count)).unwrap();
        let patience = Instant::now() + Duration::from_secs(60);
        while compiled(&mut isolate) == 0 && Instant::now() < patience {
            for n in 0..CALLS {
                assert_eq!(run(&mut isolate, &module, n), sum_of_variables(count)(n));
            }
        }
        assert!(compiled(&mut isolate) > 0, "{count}");
        assert_eq!(isolate.statistics().at_once > 0, at_once, "{count}");
    }
}
