//! Metrics and events, read by parsers of their formats.

mod log;

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use log::Log;
use updraft::{Engine, EngineConfig, IsolateConfig, Language, Metrics};

const PROGRAM: &str = "
def add(a, b): return a + b
t = 0
for i in range(20000): t = add(t, [i][0])
for i in range(300): t = add(str(t), 'x')
xs = [[i] for i in range(300000)]
";

/// Reads OpenMetrics as its specification has it: families before their samples, known kinds, `_total` behind counters, one
/// sample for a set of labels, an end. The samples, by name and labels.
fn parse_open_metrics(text: &str) -> HashMap<String, f64> {
    let mut kinds: HashMap<&str, &str> = HashMap::new();
    let (mut samples, mut family, mut finished) = (HashMap::new(), "", HashSet::new());
    let (body, end) = text.split_at(text.len() - "# EOF\n".len());
    assert_eq!(end, "# EOF\n");
    for line in body.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').expect(line);
            assert!(matches!(kind, "counter" | "gauge"), "{line}");
            assert!(finished.insert(name), "{name} comes twice");
            kinds.insert(name, kind);
            family = name;
        } else if let Some(rest) = line.strip_prefix("# HELP ") {
            assert!(rest.starts_with(family), "{line}");
        } else {
            let (sample, value) = line.rsplit_once(' ').expect(line);
            let name = sample.split('{').next().expect(line);
            let expected =
                if kinds[family] == "counter" { format!("{family}_total") } else { family.to_owned() };
            assert_eq!(name, expected);
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{line}");
            if let Some(labels) = sample.strip_prefix(name).filter(|labels| !labels.is_empty()) {
                let labels =
                    labels.strip_prefix('{').and_then(|labels| labels.strip_suffix('}')).expect(line);
                for label in labels.split(',') {
                    let (key, value) = label.split_once('=').expect(line);
                    assert!(key.chars().all(|c| c.is_ascii_lowercase()), "{line}");
                    assert!(value.len() >= 2 && value.starts_with('"') && value.ends_with('"'), "{line}");
                }
            }
            let value: f64 = value.parse().expect(line);
            assert!(value >= 0.0 && samples.insert(sample.to_owned(), value).is_none(), "{line}");
        }
    }
    samples
}

#[test]
fn metrics_are_open_metrics() {
    let config = EngineConfig::new().workers(0).ladder("cranelift").unwrap().threshold(20);
    let engine = Engine::new(config).unwrap();
    for _ in 0..2 {
        let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
        isolate.load("m", PROGRAM).unwrap();
        assert_eq!(isolate.metrics().live_isolates, 1);
        assert_eq!(engine.metrics().live_isolates, 1);
    }
    let metrics = engine.metrics();
    let samples = parse_open_metrics(&metrics.to_open_metrics());
    assert_eq!(samples["updraft_isolates_total"], 2.0);
    assert_eq!(samples["updraft_live_isolates"], 0.0);
    let compiled: f64 = samples
        .iter()
        .filter(|(name, _)| name.starts_with("updraft_compiled_total"))
        .map(|(_, count)| count)
        .sum();
    assert!(compiled >= 2.0, "{samples:?}");
    assert_eq!(compiled as u64, metrics.code.tiers.values().map(|tier| tier.compiled).sum::<u64>());
    assert!(samples["updraft_collections_total{kind=\"minor\"}"] >= 1.0, "{samples:?}");
}

#[test]
fn events_are_lines_of_json() {
    let log = Log::default();
    let config = EngineConfig::new().workers(0).ladder("cranelift").unwrap().threshold(20);
    let engine = Engine::new(config.event_log(log.clone())).unwrap();
    engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap().load("m", PROGRAM).unwrap();
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    // Python's own reader judges the lines.
    let mut judge = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
    let module = judge
        .load(
            "m",
            "import json\ndef kinds(text): return [json.loads(line)['event'] for line in text.splitlines()]",
        )
        .unwrap();
    let kinds = module.function(&mut judge, "kinds").unwrap();
    let kinds: Vec<String> = kinds.call(&mut judge, (&*text,)).unwrap();
    for kind in ["requested", "installed", "left", "collected"] {
        assert!(kinds.iter().any(|known| known == kind), "{kind}: {text}");
    }
}

#[test]
fn metrics_of_an_engine_have_what_runs_in_them() {
    let config = EngineConfig::new().workers(0).ladder("cranelift").unwrap().threshold(20);
    let engine = Engine::new(config).unwrap();
    let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
    let canceller = isolate.canceller();
    let runner = std::thread::spawn(move || {
        let endless = "while True:\n    for i in range(1000): x = [i] * 100";
        isolate.load("m", endless).expect_err("it is cancelled");
        isolate
    });
    let compiled = |metrics: &Metrics| metrics.code.tiers.values().map(|tier| tier.compiled).sum::<u64>();
    let start = Instant::now();
    let seen = loop {
        let metrics = engine.metrics();
        let collections: u64 = metrics.collections.values().map(|kind| kind.count).sum();
        if compiled(&metrics) > 0 && collections > 0 && metrics.allocated_bytes > 1 << 20 {
            break metrics;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{metrics:?}");
        std::thread::sleep(Duration::from_millis(1));
    };
    assert_eq!((seen.isolates, seen.live_isolates), (0, 1));
    canceller.cancel();
    let mut isolate = runner.join().unwrap();
    let (own, all) = (isolate.metrics(), engine.metrics());
    assert_eq!(compiled(&own), compiled(&all));
    assert!(own.allocated_bytes >= all.allocated_bytes && all.allocated_bytes >= seen.allocated_bytes);
    drop(isolate);
    let ended = engine.metrics();
    assert_eq!((ended.isolates, ended.live_isolates), (1, 0));
    assert_eq!(ended.allocated_bytes, own.allocated_bytes);
}

/// The structure, the text and the line tell the same.
#[test]
fn formats_of_metrics_agree() {
    let config = EngineConfig::new().workers(0).ladder("cranelift").unwrap().threshold(20);
    let engine = Engine::new(config).unwrap();
    let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON)).unwrap();
    isolate.load("m", PROGRAM).unwrap();
    let metrics = engine.metrics();
    let samples = parse_open_metrics(&metrics.to_open_metrics());
    let reader = "
import json
def flat(line):
    found = {}
    for name, value in json.loads(line).items():
        if isinstance(value, dict):
            for label, one in value.items(): found[name + '/' + label] = float(one)
        elif name != 'event':
            found[name] = float(value)
    return found
";
    let module = isolate.load("reader", reader).unwrap();
    let flat = module.function(&mut isolate, "flat").unwrap();
    let line: HashMap<String, f64> = flat.call(&mut isolate, (metrics.to_json(),)).unwrap();
    assert_eq!(line.len(), samples.len());
    for (sample, value) in samples {
        let name = sample.trim_start_matches("updraft_").replace("_total", "");
        let name = match name.split_once('{') {
            Some((name, label)) => {
                format!("{name}/{}", label.split('"').nth(1).expect("a label has a value"))
            }
            None => name,
        };
        assert_eq!(line.get(&name), Some(&value), "{name} in {line:?}");
    }
    assert_eq!(line["allocated_bytes"], metrics.allocated_bytes as f64);
}
