//! `run:` lines of `filetests/run/*.ubc`: each call gives the same in the interpreter, with and without fast handlers, and at
//! every rung of either backend, compiled at once, with every guard failing, and with a collection at every allocation.
//!
//! `; run without collecting:` is for what would take long with a collection at every allocation. A line is `; run: f(1, 2) == 3` or `; run: f(1) raises "message"`; arguments and results are constants as in the text form.

use std::fs;
use std::path::Path;

use bytecode::module::Constant;
use engine::{Config, Engine, Error, Ladder, Stress, Value};

/// Calls of each function, so that it rises; the result of the last counts.
const CALLS: u32 = 12;

struct Mode {
    name: &'static str,
    tiers: &'static str,
    stress: Stress,
}

const NO_STRESS: Stress = Stress {
    collect_every: None,
    fail_guards: false,
    plain_interpreter: false,
    sample_every: None,
    tick: None,
};
const OPTIMIZED: &str = "backend=cranelift opt=speed calls=3 loops=5";

const MODES: &[Mode] = &[
    Mode { name: "interpreter", tiers: "", stress: NO_STRESS },
    Mode { name: "plain", tiers: "", stress: Stress { plain_interpreter: true, ..NO_STRESS } },
    Mode { name: "baseline", tiers: "backend=cranelift opt=none calls=2 loops=3", stress: NO_STRESS },
    Mode { name: "optimized", tiers: OPTIMIZED, stress: NO_STRESS },
    Mode { name: "llvm", tiers: "backend=llvm opt=speed calls=3 loops=5", stress: NO_STRESS },
    Mode {
        name: "whole ladder",
        tiers: "backend=cranelift opt=none calls=2 loops=3\nbackend=cranelift calls=2 loops=3\nbackend=llvm calls=2 loops=3",
        stress: NO_STRESS,
    },
    Mode { name: "failing guards", tiers: OPTIMIZED, stress: Stress { fail_guards: true, ..NO_STRESS } },
    Mode { name: "collecting", tiers: OPTIMIZED, stress: Stress { collect_every: Some(1), ..NO_STRESS } },
];

/// The constant that a text stands for.
fn constant(text: &str) -> Constant {
    let module =
        format!("module \"c\"\nfunction f() registers 1 {{\n    load_const r0, {text}\n    ret r0\n}}\n");
    let module = bytecode::text::parse(&module).unwrap_or_else(|error| panic!("{text}: {error}"));
    module.functions[0].constants[0].clone()
}

/// The value of an argument: small ones only, which need no isolate.
fn argument(text: &str) -> Value {
    match constant(text) {
        Constant::Int(n) => Value::fixnum(n).expect("a fixnum"),
        Constant::Float(float) => Value(abi::value::inline_float(float).expect("an inline float")),
        other => panic!("{other:?} cannot be an argument here"),
    }
}

/// What a result looks like: as the text form would show it.
fn shown(result: Result<Value, Error>, isolate: &engine::Isolate) -> String {
    match result {
        Ok(value) => isolate.show(value),
        Err(Error::Uncaught(message)) => format!("raises {message:?}"),
        Err(error) => panic!("{error}"),
    }
}

fn check(path: &Path, mode: &Mode) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a readable file");
    let mut failures = Vec::new();
    let only = std::env::var("UPDRAFT_TEST_ONLY").unwrap_or_default();
    let wanted = |line: &'_ str| -> Option<String> {
        let (prefix, line) = line.split_once(": ")?;
        let leaves_out = prefix == "; run without collecting" && mode.stress.collect_every.is_some();
        (prefix.starts_with("; run") && !leaves_out && line.contains(&only)).then(|| line.to_owned())
    };
    for line in text.lines().filter_map(wanted) {
        let (call, expected) = match line.split_once(" == ") {
            Some((call, expected)) => (call, expected.to_owned()),
            None => {
                let (call, message) = line.split_once(" raises ").expect("`==` or `raises`");
                (call, format!("raises {message}"))
            }
        };
        let (name, arguments) = call.trim_end_matches(')').split_once('(').expect("a call");
        let arguments: Vec<Value> =
            arguments.split(", ").filter(|text| !text.is_empty()).map(argument).collect();
        let config = Config {
            ladder: Ladder::parse(mode.tiers).expect("a ladder"),
            workers: 0,
            stress: mode.stress,
            hash_seed: Some(1),
            // Tail calls that take native stack shall be noticed.
            native_stack: 256 << 20,
            ..Config::default()
        };
        let module =
            bytecode::text::parse(&text).unwrap_or_else(|error| panic!("{}:{error}", path.display()));
        let mut isolate = Engine::new(config).and_then(|engine| engine.isolate()).expect("an isolate");
        let result = isolate.call_function(module, name, &arguments, CALLS);
        let found = shown(result, &isolate);
        if found != expected {
            failures.push(format!(
                "{} in mode {}: {call} gives {found}, not {expected}",
                path.display(),
                mode.name
            ));
        }
    }
    failures
}

#[test]
fn calls_give_the_same_everywhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../filetests/run");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let failures: Vec<String> =
        paths.iter().flat_map(|path| MODES.iter().flat_map(|mode| check(path, mode))).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
