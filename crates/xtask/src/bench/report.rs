//! The figures as text: tables whose columns line up, and tab-separated values for other programs.

use std::fmt::Write;

use super::Figures;
use super::kernels::Kernel;
use super::measure::{Cell, PEAK, geometric_mean};

/// A group of programs and the contender that their ratios refer to.
pub struct Group<'a> {
    /// What the table shows.
    pub title: String,
    /// Index of each program in the figures.
    pub rows: Vec<usize>,
    /// Index of the contender whose time is 1.
    pub base: Option<usize>,
    figures: &'a Figures,
}

impl Group<'_> {
    /// One program's time on one contender as a multiple of the base's.
    pub fn ratio(&self, row: usize, column: usize) -> Option<f64> {
        let base = self.figures.cells[row][self.base?].cpu_ms()?;
        let own = self.figures.cells[row][column].cpu_ms()?;
        (base > 0.0).then_some(own / base)
    }

    /// The geometric mean of a contender's ratios and how many programs it is over.
    pub fn mean(&self, column: usize) -> Option<(f64, usize)> {
        let ratios: Vec<f64> = self.rows.iter().filter_map(|row| self.ratio(*row, column)).collect();
        geometric_mean(&ratios).map(|mean| (mean, ratios.len()))
    }
}

/// The kernels, compared with C, and the programs, compared with CPython (or the first contender that has them).
pub fn groups(figures: &Figures) -> Vec<Group<'_>> {
    let column = |label: &str| figures.contenders.iter().position(|contender| contender.label == label);
    let select = |in_c: bool| -> Vec<usize> {
        let matching = |(_, kernel): &(usize, &Kernel)| kernel.in_c == in_c;
        figures.kernels.iter().enumerate().filter(matching).map(|(index, _)| index).collect()
    };
    let mut groups = Vec::new();
    let language = figures.guest.title();
    let bases = [
        (format!("Kernels in {language}"), true, column("c")),
        (format!("Programs in {language}"), false, column("python3").or(column("pypy3"))),
    ];
    for (title, in_c, base) in bases {
        let rows = select(in_c);
        if rows.is_empty() {
            continue;
        }
        let base = base.or((!figures.contenders.is_empty()).then_some(0));
        let name = base.map_or("nothing", |base| figures.contenders[base].label.as_str());
        let name = if name == "c" { "clang -O2" } else { name };
        let figure = if figures.calls > 1 {
            format!("the fastest of {} calls, CPU ms", figures.calls)
        } else {
            "CPU ms".to_owned()
        };
        let title = format!("{title}: {figure}, median of {} runs (ratio to {name})", figures.rounds);
        groups.push(Group { title, rows, base, figures });
    }
    groups
}

/// All tables.
pub fn text(figures: &Figures) -> String {
    let mut out = format!("\n{} ({} rounds)\n", figures.guest.title(), figures.rounds);
    for group in groups(figures) {
        times(figures, &group, &mut out);
    }
    before_peak(figures, &mut out);
    whole_process(figures, &mut out);
    memory(figures, &mut out);
    starts(figures, &mut out);
    compile_times(figures, &mut out);
    out
}

fn times(figures: &Figures, group: &Group<'_>, out: &mut String) {
    let mut table = Table::new("");
    for contender in &figures.contenders {
        table.column(&contender.label);
    }
    for &row in &group.rows {
        let cells = (0..figures.contenders.len()).map(|column| {
            let cell = &figures.cells[row][column];
            match (cell.cpu_ms(), group.ratio(row, column)) {
                (Some(ms), Some(ratio)) => format!("{} ({:>5})", milliseconds(ms), ratio_text(ratio)),
                (Some(ms), None) => milliseconds(ms),
                _ => missing(cell).to_owned(),
            }
        });
        table.row(&figures.kernels[row].name, cells.collect());
    }
    let means = (0..figures.contenders.len()).map(|column| match group.mean(column) {
        Some((mean, count)) if count < group.rows.len() => format!("of {count} ({:>5})", ratio_text(mean)),
        Some((mean, _)) => format!("({:>5})", ratio_text(mean)),
        None => "-".to_owned(),
    });
    table.row("geometric mean", means.collect());
    let _ = write!(out, "\n{}\n{}", group.title, table.text());
}

fn before_peak(figures: &Figures, out: &mut String) {
    if figures.calls > 1 {
        let title = format!(
            "Time to peak: CPU ms of the calls before the first with {:.0} % of the best one's speed",
            PEAK * 100.0
        );
        by_contender(
            figures,
            &title,
            |cell| cell.median(|sample| sample.before_peak_ms).map(milliseconds),
            out,
        );
    }
}

/// What the contenders do not count themselves: start-up, and threads that a program's own clock leaves out.
fn whole_process(figures: &Figures, out: &mut String) {
    let title = "Whole process: CPU ms of all threads, from its start to its end";
    by_contender(figures, title, |cell| cell.median(|sample| sample.process_ms).map(milliseconds), out);
}

fn memory(figures: &Figures, out: &mut String) {
    let show =
        |cell: &Cell| cell.median(|sample| sample.peak_kb as f64).map(|kb| format!("{:.0}", kb / 1024.0));
    by_contender(figures, "Peak memory, MB (what is below 4 cannot be told)", show, out);
}

/// A table with a row for each program and a column for each contender.
fn by_contender(figures: &Figures, title: &str, show: impl Fn(&Cell) -> Option<String>, out: &mut String) {
    let mut table = Table::new("");
    for contender in &figures.contenders {
        table.column(&contender.label);
    }
    for (kernel, row) in figures.kernels.iter().zip(&figures.cells) {
        let cells = row.iter().map(|cell| show(cell).unwrap_or_else(|| missing(cell).to_owned()));
        table.row(&kernel.name, cells.collect());
    }
    let _ = write!(out, "\n{title}\n{}", table.text());
}

fn starts(figures: &Figures, out: &mut String) {
    if figures.starts.is_empty() {
        return;
    }
    let mut table = Table::new("");
    for column in ["wall ms", "CPU ms", "peak MB"] {
        table.column(column);
    }
    for (contender, cell) in figures.contenders.iter().zip(&figures.starts) {
        let figures = [
            cell.median(|sample| sample.wall_ms),
            cell.median(|sample| sample.cpu_ms),
            cell.median(|sample| sample.peak_kb as f64 / 1024.0),
        ];
        let cells =
            figures.map(|figure| figure.map_or_else(|| missing(cell).to_owned(), |v| format!("{v:.1}")));
        table.row(&contender.label, cells.to_vec());
    }
    let _ = write!(out, "\nStart: a program that prints \"hello\"\n{}", table.text());
}

fn compile_times(figures: &Figures, out: &mut String) {
    if figures.compile_times.is_empty() {
        return;
    }
    let mut rungs: Vec<&str> = Vec::new();
    for times in &figures.compile_times {
        for (rung, _, _) in &times.rungs {
            if !rungs.contains(&rung.as_str()) {
                rungs.push(rung);
            }
        }
    }
    let mut table = Table::new("");
    table.column("run ms");
    for rung in &rungs {
        table.column(&format!("{rung} ms (n)"));
    }
    table.column("share");
    for times in &figures.compile_times {
        let mut cells = vec![milliseconds(times.total_ms)];
        for rung in &rungs {
            let found = times.rungs.iter().find(|(name, _, _)| name == rung);
            cells.push(found.map_or_else(|| "-".to_owned(), |(_, count, ms)| format!("{ms:.1} ({count})")));
        }
        cells.push(format!("{:.1} %", times.share() * 100.0));
        table.row(&times.kernel, cells);
    }
    let _ = write!(out, "\nCompile time by rung, with the number of compilations\n{}", table.text());
}

/// Every single run: language, kernel, contender, run, and the figures.
pub fn tsv(all: &[Figures]) -> String {
    let mut out =
        "language\tkernel\tcontender\trun\twall_ms\tcpu_ms\tprocess_wall_ms\tprocess_cpu_ms\tpeak_kb\n"
            .to_owned();
    for figures in all {
        for (kernel, row) in figures.kernels.iter().zip(&figures.cells) {
            for (contender, cell) in figures.contenders.iter().zip(row) {
                for (run, s) in cell.samples.iter().enumerate() {
                    let _ = writeln!(
                        out,
                        "{}\t{}\t{}\t{run}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{}",
                        figures.guest.name(),
                        kernel.name,
                        contender.label,
                        s.wall_ms,
                        s.cpu_ms,
                        s.process_wall_ms,
                        s.process_ms,
                        s.peak_kb
                    );
                }
            }
        }
    }
    out
}

/// Why a cell has no figure.
pub fn missing(cell: &Cell) -> &'static str {
    match &cell.failure {
        Some(failure) if failure.starts_with("wrong") => "wrong",
        Some(failure) if failure.starts_with("timed") => "timeout",
        Some(_) => "failed",
        None => "-",
    }
}

/// Milliseconds with as many digits as say something.
pub fn milliseconds(ms: f64) -> String {
    if ms < 10.0 { format!("{ms:.1}") } else { format!("{ms:.0}") }
}

/// A ratio with as many digits as say something.
pub fn ratio_text(ratio: f64) -> String {
    if ratio < 10.0 {
        format!("{ratio:.2}")
    } else if ratio < 100.0 {
        format!("{ratio:.1}")
    } else {
        format!("{ratio:.0}")
    }
}

/// Rows of text whose columns are aligned: names to the left, figures to the right.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// No rows; `corner` stands above their names.
    pub fn new(corner: &str) -> Self {
        Self { header: vec![corner.to_owned()], rows: Vec::new() }
    }

    /// A further column.
    pub fn column(&mut self, name: &str) {
        self.header.push(name.to_owned());
    }

    /// A further row, with a cell for each column.
    pub fn row(&mut self, name: &str, cells: Vec<String>) {
        self.rows.push(std::iter::once(name.to_owned()).chain(cells).collect());
    }

    /// The lines, each with its end.
    pub fn text(&self) -> String {
        let lines = || std::iter::once(&self.header).chain(&self.rows);
        let width = |column: usize| lines().map(|line| line[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let mut out = String::new();
        for line in lines() {
            let mut text = format!("{:<1$}", line[0], widths[0]);
            for (cell, width) in line.iter().zip(&widths).skip(1) {
                let _ = write!(text, "  {cell:>width$}");
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, ratio_text};

    #[test]
    fn columns_line_up() {
        let mut table = Table::new("");
        table.column("c");
        table.column("updraft");
        table.row("fib", vec!["20".to_owned(), "1.5".to_owned()]);
        table.row("loopsum", vec!["112".to_owned(), "-".to_owned()]);
        assert_eq!(table.text(), "           c  updraft\nfib       20      1.5\nloopsum  112        -\n");
    }

    #[test]
    fn ratios_keep_three_digits() {
        assert_eq!(
            ["1.00", "12.3", "123"],
            [1.0, 12.34, 123.4].map(ratio_text).each_ref().map(String::as_str)
        );
    }
}
