//! A rules engine: rules that customers write, each run with limits on time and memory and with nothing of the machine.

use std::collections::HashMap;
use std::time::Duration;

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language, Stop, Value};

const RULES: &[(&str, &str)] = &[
    (
        "discount",
        "def rule(order):\n    return order['total'] * 0.9 if order['total'] > 100 else order['total']\n",
    ),
    ("mistaken", "def rule(order):\n    return order['totl']\n"),
    ("endless", "def rule(order):\n    while True: pass\n"),
    ("greedy", "def rule(order):\n    return [0] * 10**12\n"),
    ("curious", "def rule(order):\n    return open('/etc/passwd').read()\n"),
];

fn main() -> Result<(), Error> {
    let engine = Engine::new(EngineConfig::new())?;
    let mut outcomes = Vec::new();
    for (name, source) in RULES {
        let limits = IsolateConfig::new(Language::PYTHON)
            .max_memory(16 << 20)
            .time_limit(Duration::from_millis(100))
            .max_output(10_000);
        let mut isolate = engine.isolate(limits)?;
        let rule = isolate.load(name, source)?.function(&mut isolate, "rule")?;
        let order: HashMap<&str, Value> = [("total", Value::Float(250.0)), ("items", Value::Int(3))].into();
        let outcome = match rule.call::<f64>(&mut isolate, (order,)) {
            Ok(total) => format!("{total}"),
            Err(Error::Guest(error)) => error.class,
            Err(Error::Stopped(Stop::Timeout)) => "too slow".to_owned(),
            Err(error) => error.to_string(),
        };
        println!("{name}: {outcome}");
        outcomes.push(outcome);
    }
    assert_eq!(outcomes, ["225", "KeyError", "too slow", "MemoryError", "PermissionError"]);
    Ok(())
}
