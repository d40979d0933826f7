//! Figures as OpenMetrics text and as a line of JSON; events as lines of JSON.

use std::fmt::Write as _;

use engine::Event;

use super::{Family, Kind, Metrics, name_of};

impl Metrics {
    /// As text that OpenMetrics collectors read.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, IsolateConfig, Language};
    ///
    /// let engine = Engine::new(Default::default())?;
    /// engine.isolate(IsolateConfig::new(Language::PYTHON))?.load("m", "x = 1")?;
    /// let text = engine.metrics().to_open_metrics();
    /// assert!(text.contains("updraft_isolates_total 1\n"));
    /// assert!(text.ends_with("# EOF\n"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_open_metrics(&self) -> String {
        let mut text = String::new();
        for Family { name, kind, help, label, samples } in self.families() {
            let (kind, suffix) = match kind {
                Kind::Counter => ("counter", "_total"),
                Kind::Gauge => ("gauge", ""),
            };
            // Writing to a string cannot fail.
            let _ = write!(text, "# TYPE updraft_{name} {kind}\n# HELP updraft_{name} {help}\n");
            for (of, value) in samples {
                let label = label.map_or(String::new(), |label| format!("{{{label}={}}}", quoted(of)));
                let _ = writeln!(text, "updraft_{name}{suffix}{label} {value}");
            }
        }
        text.push_str("# EOF\n");
        text
    }

    /// As an object of JSON in one line, of the same names: one to put among the lines of
    /// [`EngineConfig::event_log`](crate::EngineConfig::event_log).
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// let engine = updraft::Engine::new(Default::default())?;
    /// let line = engine.metrics().to_json();
    /// assert!(line.starts_with("{\"event\":\"metrics\",\"isolates\":0,\"live_isolates\":0,"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_json(&self) -> String {
        let mut text = String::from("{\"event\":\"metrics\"");
        for Family { name, label, samples, .. } in self.families() {
            let values = match label {
                None => samples.iter().map(|(_, value)| value.to_string()).collect(),
                Some(_) => {
                    let fields: Vec<String> =
                        samples.iter().map(|(of, value)| format!("{}:{value}", quoted(of))).collect();
                    format!("{{{}}}", fields.join(","))
                }
            };
            let _ = write!(text, ",\"{name}\":{values}");
        }
        text.push('}');
        text
    }
}

/// A text in quotes, as JSON has it; OpenMetrics agrees for names.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(quoted, "\\u{:04x}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// An event as an object of JSON, in one line.
pub(crate) fn json_of(event: &Event) -> Option<String> {
    let text = |key: &str, value: &str| format!("\"{key}\":{}", quoted(value));
    let number = |key: &str, value: f64| format!("\"{key}\":{value}");
    let of_code = |function: &str, entry: &str| vec![text("function", function), text("entry", entry)];
    let (name, fields) = match event {
        Event::Requested { function, entry, tier } => {
            ("requested", [of_code(function, entry), vec![text("tier", tier)]].concat())
        }
        Event::Installed { function, entry, tier, bytes, time } => {
            let more = [
                text("tier", tier),
                number("bytes", *bytes as f64),
                number("compile_seconds", time.as_secs_f64()),
            ];
            ("installed", [of_code(function, entry), more.to_vec()].concat())
        }
        Event::Declined { function, entry, tier, why } => {
            ("declined", [of_code(function, entry), vec![text("tier", tier), text("why", why)]].concat())
        }
        Event::Left { function, reason, place } => {
            let fields = [text("function", function), text("reason", reason.name()), text("place", place)];
            ("left", fields.to_vec())
        }
        Event::Invalidated { function, entry } => ("invalidated", of_code(function, entry)),
        Event::Exhausted { function } => ("exhausted", vec![text("function", function)]),
        Event::Freed { bytes } => ("freed", vec![number("bytes", *bytes as f64)]),
        Event::Collected(collection) => {
            let fields = [
                text("kind", name_of(collection.kind)),
                number("pause_seconds", collection.pause.as_secs_f64()),
                number("bytes_before", collection.bytes_before as f64),
                number("bytes_after", collection.bytes_after as f64),
            ];
            ("collected", fields.to_vec())
        }
        Event::Warning(message) => ("warning", vec![text("message", message)]),
        _ => return None,
    };
    Some(format!("{{\"event\":\"{name}\",{}}}", fields.join(",")))
}
