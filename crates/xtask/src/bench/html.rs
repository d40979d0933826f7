//! The figures as one page of HTML with bars: no script, no outside resource, light and dark.
//!
//! Bars are logarithmic, since the contenders are up to a hundred times apart: a bar that is one grid step longer
//! stands for twice the time.

use std::fmt::Write;

use super::Figures;
use super::measure::Cell;
use super::report::{Group, groups, milliseconds, missing, ratio_text};

/// Ratios at the left and right end of the bars.
const SCALE: (f64, f64) = (0.25, 128.0);

const STYLE: &str = "
:root { color-scheme: light dark; --ground: #fcfcfa; --text: #22252a; --faint: #6d737c; --line: #dfe1e4;
  --updraft: #c8501e; --peer: #8fa1b3; --base: #3f4a56; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181b; --text: #e4e6e9; --faint: #969da6; --line: #2c3036;
  --updraft: #f08a52; --peer: #5d6f82; --base: #b9c4cf; } }
body { background: var(--ground); color: var(--text); font: 15px/1.45 system-ui, sans-serif; margin: 2.5rem auto;
  max-width: 72rem; padding: 0 1.25rem; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .3rem; }
p { color: var(--faint); margin: .2rem 0 1rem; max-width: 48rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: 1.6rem 2.4rem; }
.kernel h3 { font-size: 1rem; margin: 0 0 .3rem; }
.bar { display: grid; grid-template-columns: 7.2rem 1fr 7.4rem; align-items: center; gap: .5rem; margin: 2px 0;
  font-size: .82rem; }
.bar .name { color: var(--faint); text-align: right; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.bar .track { height: .85rem; background: repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px 11.111%); }
.bar .fill { height: 100%; border-radius: 0 2px 2px 0; background: var(--peer); }
.updraft .fill { background: var(--updraft); } .base .fill { background: var(--base); }
.updraft .name { color: var(--text); font-weight: 600; }
.bar .value { font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar .value b { display: inline-block; min-width: 3.1rem; text-align: right; } .bar .value span { color: var(--faint); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .88rem; }
th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; } th { color: var(--faint); font-weight: 500; }
";

/// The whole page: a chapter for each language.
pub fn page(all: &[Figures]) -> String {
    let mut out = String::new();
    let rounds = all.iter().map(|figures| figures.rounds).max().unwrap_or(0);
    let figure = match all.iter().map(|figures| figures.calls).max() {
        Some(calls) if calls > 1 => format!("of the fastest of {calls} calls in a fresh process"),
        _ => "in a fresh process, warm-up".to_owned(),
    };
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Updraft: benchmarks</title><style>{STYLE}</style></head><body>\n<h1>Updraft: benchmarks</h1>\n\
         <p>CPU time around the kernel {figure} and compile threads included; medians of {rounds} \
         interleaved runs on {}. Shorter is faster; each grid step doubles the time.</p>\n",
        escape(&machine()),
    );
    if all.len() > 1 {
        summary_section(all, &mut out);
    }
    for figures in all {
        let (name, title) = (figures.guest.name(), figures.guest.title());
        let _ = writeln!(out, "<section id=\"{name}\"><h1>{title}</h1>");
        for group in groups(figures) {
            group_section(figures, &group, &mut out);
        }
        whole_process_section(figures, &mut out);
        memory_section(figures, &mut out);
        start_section(figures, &mut out);
        compile_section(figures, &mut out);
        out.push_str("</section>\n");
    }
    out.push_str("</body></html>\n");
    out
}

/// The geometric mean of each contender's ratios to C, language by language.
fn summary_section(all: &[Figures], out: &mut String) {
    let header = ["", "contender", "mean ratio", "programs"].map(str::to_owned);
    let mut rows = Vec::new();
    for figures in all {
        for group in groups(figures) {
            for (column, contender) in figures.contenders.iter().enumerate() {
                if let Some((mean, count)) = group.mean(column) {
                    let title = group.title.split(':').next().unwrap_or_default().to_owned();
                    rows.push(vec![title, contender.label.clone(), ratio_text(mean), count.to_string()]);
                }
            }
        }
    }
    table("Geometric means", &header, rows.into_iter(), out);
}

fn group_section(figures: &Figures, group: &Group<'_>, out: &mut String) {
    let _ = write!(out, "<h2>{}</h2>\n<div class=\"grid\">\n", escape(&group.title));
    out.push_str("<div class=\"kernel\"><h3>geometric mean</h3>\n");
    for column in 0..figures.contenders.len() {
        let mean = group.mean(column);
        let note = mean.map(|(_, count)| format!("{count} programs"));
        bar(figures, group, column, mean.map(|(mean, _)| mean), &note.unwrap_or_else(|| "-".to_owned()), out);
    }
    out.push_str("</div>\n");
    for &row in &group.rows {
        let _ = writeln!(out, "<div class=\"kernel\"><h3>{}</h3>", escape(&figures.kernels[row].name));
        for column in 0..figures.contenders.len() {
            let cell = &figures.cells[row][column];
            let note = cell.cpu_ms().map(|ms| format!("{} ms", milliseconds(ms)));
            bar(
                figures,
                group,
                column,
                group.ratio(row, column),
                note.as_deref().unwrap_or(missing(cell)),
                out,
            );
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
}

fn bar(
    figures: &Figures,
    group: &Group<'_>,
    column: usize,
    ratio: Option<f64>,
    note: &str,
    out: &mut String,
) {
    let contender = &figures.contenders[column];
    let class = match (contender.is_updraft, group.base == Some(column)) {
        (true, _) => " updraft",
        (false, true) => " base",
        _ => "",
    };
    let width = ratio.map_or(0.0, |ratio| {
        let steps = (ratio / SCALE.0).ln() / (SCALE.1 / SCALE.0).ln();
        (steps * 100.0).clamp(0.5, 100.0)
    });
    let _ = writeln!(
        out,
        "<div class=\"bar{class}\"><span class=\"name\">{}</span><div class=\"track\"><div class=\"fill\" \
         style=\"width:{width:.1}%\"></div></div><span class=\"value\"><b>{}</b> <span>{}</span></span></div>",
        escape(&contender.label),
        ratio.map_or_else(String::new, ratio_text),
        escape(note),
    );
}

fn whole_process_section(figures: &Figures, out: &mut String) {
    let title = "Whole process: CPU ms of all threads, from its start to its end";
    by_contender(figures, title, |cell| cell.median(|s| s.process_ms).map(milliseconds), out);
}

fn memory_section(figures: &Figures, out: &mut String) {
    let show = |cell: &Cell| cell.median(|s| s.peak_kb as f64).map(|kb| format!("{:.0}", kb / 1024.0));
    by_contender(figures, "Peak memory, MB", show, out);
}

/// A table with a row for each program and a column for each contender.
fn by_contender(figures: &Figures, title: &str, show: impl Fn(&Cell) -> Option<String>, out: &mut String) {
    let mut header = vec![String::new()];
    header.extend(figures.contenders.iter().map(|contender| contender.label.clone()));
    let rows = figures.kernels.iter().zip(&figures.cells).map(|(kernel, row)| {
        let mut cells = vec![kernel.name.clone()];
        cells.extend(row.iter().map(|cell| show(cell).unwrap_or_else(|| missing(cell).to_owned())));
        cells
    });
    table(title, &header, rows, out);
}

fn start_section(figures: &Figures, out: &mut String) {
    if figures.starts.is_empty() {
        return;
    }
    let header = ["", "wall ms", "CPU ms", "peak MB"].map(str::to_owned);
    let rows = figures.contenders.iter().zip(&figures.starts).map(|(contender, cell)| {
        let show = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.1}"));
        vec![
            contender.label.clone(),
            show(cell.median(|s| s.wall_ms)),
            show(cell.median(|s| s.cpu_ms)),
            show(cell.median(|s| s.peak_kb as f64 / 1024.0)),
        ]
    });
    table("Start of a program that prints one line", &header, rows, out);
}

fn compile_section(figures: &Figures, out: &mut String) {
    if figures.compile_times.is_empty() {
        return;
    }
    let header = ["", "run ms", "rungs", "share"].map(str::to_owned);
    let rows = figures.compile_times.iter().map(|times| {
        let rungs = times.rungs.iter().map(|(rung, count, ms)| format!("{rung} {ms:.1} ms ({count})"));
        vec![
            times.kernel.clone(),
            milliseconds(times.total_ms),
            rungs.collect::<Vec<_>>().join(", "),
            format!("{:.1} %", times.share() * 100.0),
        ]
    });
    table("Compile time by rung", &header, rows, out);
}

fn table(title: &str, header: &[String], rows: impl Iterator<Item = Vec<String>>, out: &mut String) {
    let line = |tag: &str, cells: &[String]| -> String {
        let cells: Vec<String> =
            cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(cell))).collect();
        format!("<tr>{}</tr>\n", cells.concat())
    };
    let _ = write!(out, "<h2>{}</h2>\n<div class=\"scroll\"><table>\n{}", escape(title), line("th", header));
    for row in rows {
        out.push_str(&line("td", &row));
    }
    out.push_str("</table></div>\n");
}

/// The processor, as far as the system tells.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or(std::env::consts::ARCH, |(_, name)| name.trim());
    format!("{model}, {cores} cores")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
