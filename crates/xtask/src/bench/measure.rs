//! Running the contenders in turn and collecting what they say.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use super::contenders::Contender;
use super::kernels::Kernel;
use super::process::{self, Finished};

/// The part of its best speed at which a program counts as warm.
pub const PEAK: f64 = 0.95;

/// How often a program's kernel is called in one process, and how long things may take.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Calls of the kernel in one process, of which the fastest counts.
    pub calls: usize,
    /// For one run.
    pub timeout: Duration,
    /// When no further round is started.
    pub deadline: Option<Instant>,
}

/// One run of one program.
#[derive(Clone, Copy)]
pub struct Sample {
    /// As the program says, around the kernel; of the calls in one process the fastest.
    pub wall_ms: f64,
    /// As the program says, around the kernel, of all threads (Java: of the main thread); of the calls in one process
    /// the fastest.
    pub cpu_ms: f64,
    /// What the calls took, in CPU time, before the first one that reached [`PEAK`].
    pub before_peak_ms: f64,
    /// Of the whole process, from its start to its end.
    pub process_wall_ms: f64,
    /// Of the whole process and all its threads, start-up included.
    pub process_ms: f64,
    /// The largest resident set.
    pub peak_kb: u64,
}

/// All runs of one program by one contender.
#[derive(Default)]
pub struct Cell {
    /// The runs, in order.
    pub samples: Vec<Sample>,
    /// Why there are no further runs.
    pub failure: Option<String>,
    /// Whether the contender has no version of the program.
    pub absent: bool,
}

impl Cell {
    /// The median of one figure over the runs.
    pub fn median(&self, figure: impl Fn(&Sample) -> f64) -> Option<f64> {
        let mut values: Vec<f64> = self.samples.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        let middle = values.len() / 2;
        match values.len() {
            0 => None,
            length if length % 2 == 1 => Some(values[middle]),
            _ => Some(f64::midpoint(values[middle - 1], values[middle])),
        }
    }

    /// The figure that is compared: the CPU time around the kernel.
    pub fn cpu_ms(&self) -> Option<f64> {
        self.median(|sample| sample.cpu_ms)
    }
}

/// What `--stats` said of one program.
pub struct CompileTimes {
    /// The program.
    pub kernel: String,
    /// Wall time of the whole run.
    pub total_ms: f64,
    /// Rung, compiled functions and loops, milliseconds.
    pub rungs: Vec<(String, u64, f64)>,
}

impl CompileTimes {
    /// Compile time as a part of the run's time.
    pub fn share(&self) -> f64 {
        let compile_ms: f64 = self.rungs.iter().map(|rung| rung.2).sum();
        if self.total_ms > 0.0 { compile_ms / self.total_ms } else { 0.0 }
    }
}

/// Runs every program on every contender, round after round; answers the cells and the number of rounds.
pub fn run_all(
    kernels: &[Kernel],
    contenders: &[Contender],
    scratch: &Path,
    rounds: usize,
    limits: Limits,
) -> (Vec<Vec<Cell>>, usize) {
    let mut cells: Vec<Vec<Cell>> =
        kernels.iter().map(|_| contenders.iter().map(|_| Cell::default()).collect()).collect();
    for round in 0..rounds {
        if round > 0 && limits.deadline.is_some_and(|deadline| Instant::now() > deadline) {
            println!("time is up after {round} of {rounds} rounds");
            return (cells, round);
        }
        println!("round {} of {rounds}", round + 1);
        for (kernel, row) in kernels.iter().zip(&mut cells) {
            for offset in 0..contenders.len() {
                // Each round starts with another contender, so that nobody always runs after the same neighbour.
                let at = (offset + round) % contenders.len();
                run_cell(kernel, &contenders[at], &mut row[at], scratch, limits);
            }
        }
    }
    (cells, rounds)
}

fn run_cell(kernel: &Kernel, contender: &Contender, cell: &mut Cell, scratch: &Path, limits: Limits) {
    if cell.failure.is_some() || cell.absent {
        return;
    }
    let Some(mut command) = contender.launch(kernel, scratch) else {
        cell.absent = true;
        return;
    };
    command.env("REPS", limits.calls.to_string());
    match process::run(&mut command, limits.timeout).and_then(|finished| read_sample(kernel, &finished)) {
        Ok(sample) => cell.samples.push(sample),
        Err(failure) => cell.failure = Some(failure),
    }
}

fn read_sample(kernel: &Kernel, finished: &Finished) -> Result<Sample, String> {
    if finished.timed_out {
        return Err("timed out".to_owned());
    }
    if !finished.success {
        let last = finished.stderr.lines().last().unwrap_or("no message");
        return Err(format!("failed: {last}"));
    }
    let lines = finished.stdout.lines().filter(|line| line.starts_with(&kernel.name));
    let calls = lines.map(|line| read_call(kernel, line)).collect::<Result<Vec<_>, _>>()?;
    let best = |figures: &mut dyn Iterator<Item = f64>| figures.min_by(f64::total_cmp);
    let fastest =
        best(&mut calls.iter().map(|call| call.wall_ms)).zip(best(&mut calls.iter().map(|call| call.cpu_ms)));
    let Some((wall_ms, cpu_ms)) = fastest else {
        return Err(format!("printed `{}`", finished.stdout.trim_end()));
    };
    let cold = calls.iter().map(|call| call.cpu_ms).take_while(|ms| *ms * PEAK > cpu_ms);
    Ok(Sample {
        wall_ms,
        cpu_ms,
        before_peak_ms: cold.fold(0.0, |sum, ms| sum + ms),
        process_wall_ms: finished.wall_ms,
        process_ms: finished.cpu_ms,
        peak_kb: finished.peak_kb,
    })
}

/// What a program said of one call of its kernel.
struct Call {
    wall_ms: f64,
    cpu_ms: f64,
}

fn read_call(kernel: &Kernel, line: &str) -> Result<Call, String> {
    let [name, wall, result, cpu] = line.split_whitespace().collect::<Vec<_>>()[..] else {
        return Err(format!("printed `{line}`"));
    };
    if name != kernel.name || !same_result(result, &kernel.result) {
        return Err(format!("wrong result: {name} {result}, expected {} {}", kernel.name, kernel.result));
    }
    let number = |text: &str| text.parse::<f64>().map_err(|_| format!("printed `{line}`"));
    Ok(Call { wall_ms: number(wall)?, cpu_ms: number(cpu)? })
}

/// Results agree when they are the same number to nine places, which is what most of the kernels print; languages print
/// `7` and `7.0` alike here.
fn same_result(found: &str, expected: &str) -> bool {
    const PLACES: f64 = 5e-10;
    let numbers = (found.parse::<f64>(), expected.parse::<f64>());
    found == expected
        || matches!(numbers, (Ok(found), Ok(expected)) if (found - expected).abs() <= PLACES * expected.abs().max(1.0))
}

/// Starts a program of one line many times on each contender.
pub fn run_starts(contenders: &[Contender], scratch: &Path, rounds: usize, limits: Limits) -> Vec<Cell> {
    let mut cells: Vec<Cell> = contenders.iter().map(|_| Cell::default()).collect();
    for _ in 0..rounds {
        for (contender, cell) in contenders.iter().zip(&mut cells) {
            let outcome = process::run(&mut contender.launch_hello(scratch), limits.timeout);
            match outcome {
                Ok(finished) if finished.success && finished.stdout == "hello\n" => {
                    cell.samples.push(Sample {
                        wall_ms: finished.wall_ms,
                        cpu_ms: finished.cpu_ms,
                        before_peak_ms: 0.0,
                        process_wall_ms: finished.wall_ms,
                        process_ms: finished.cpu_ms,
                        peak_kb: finished.peak_kb,
                    })
                }
                Ok(finished) => cell.failure = Some(format!("printed `{}`", finished.stdout.trim_end())),
                Err(failure) => cell.failure = Some(failure),
            }
        }
    }
    cells
}

/// Runs every program once with `--stats` on Updraft's first mode that compiles.
pub fn run_statistics(
    kernels: &[Kernel],
    contenders: &[Contender],
    scratch: &Path,
    limits: Limits,
) -> Vec<CompileTimes> {
    let Some(contender) =
        contenders.iter().find(|contender| contender.is_updraft && contender.label != "updraft-int")
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for kernel in kernels {
        let Some(mut command) = contender.launch_with_statistics(kernel, scratch) else { continue };
        command.env("REPS", "1");
        if let Ok(finished) = process::run(&mut command, limits.timeout)
            && finished.success
        {
            found.push(read_statistics(&kernel.name, &finished));
        }
    }
    found
}

/// Reads lines of the form `key value`, of which `compile_ms.RUNG`, `compiled.RUNG` and `total_ms` are used.
fn read_statistics(kernel: &str, finished: &Finished) -> CompileTimes {
    let mut total_ms = finished.wall_ms;
    let mut rungs: BTreeMap<String, (u64, f64)> = BTreeMap::new();
    for line in finished.stderr.lines() {
        let Some((key, value)) = line.trim().split_once(char::is_whitespace) else { continue };
        let Ok(value) = value.trim().parse::<f64>() else { continue };
        if key == "total_ms" {
            total_ms = value;
        } else if let Some(rung) = key.strip_prefix("compile_ms.") {
            rungs.entry(rung.to_owned()).or_default().1 = value;
        } else if let Some(rung) = key.strip_prefix("compiled.") {
            rungs.entry(rung.to_owned()).or_default().0 = value as u64;
        }
    }
    let rungs = rungs.into_iter().map(|(rung, (count, ms))| (rung, count, ms)).collect();
    CompileTimes { kernel: kernel.to_owned(), total_ms, rungs }
}

/// The geometric mean, or nothing for no values.
pub fn geometric_mean(values: &[f64]) -> Option<f64> {
    let logarithms: f64 = values.iter().map(|value| value.ln()).sum();
    (!values.is_empty()).then(|| (logarithms / values.len() as f64).exp())
}

#[cfg(test)]
mod tests {
    use super::{geometric_mean, same_result};

    #[test]
    fn results_are_compared_as_numbers() {
        assert!(same_result("1.274224116", "1.274224116"));
        assert!(same_result("7.0", "7"));
        assert!(!same_result("1.274224117", "1.274224116"));
        assert!(!same_result("word", "7"));
    }

    #[test]
    fn the_geometric_mean_of_ratios() {
        assert_eq!(geometric_mean(&[]), None);
        let mean = geometric_mean(&[2.0, 8.0]).expect("two values have a mean");
        assert!((mean - 4.0).abs() < 1e-12);
    }
}
