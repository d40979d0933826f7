//! `cargo xtask bench`: how fast Updraft is, beside the peers found on `PATH`, in one run on one machine.
//!
//! Every program prints `name wall_ms result cpu_ms`; the third column must be the same everywhere and the fourth is
//! what is compared: the CPU time of the process around the kernel, compile threads included. One process is one
//! measurement and calls the kernel once, so that warm-up counts, or `--calls` times for the steady state. Runs of all contenders are interleaved, so that a slow minute of the machine hits
//! all of them, and medians are reported with their ratio to `clang -O2` on the C version.
//!
//! Each of the [`languages`] has its kernels and peers; [`contenders`] says who runs, [`kernels`] what, [`measure`] runs them through [`process`], and [`report`] and
//! [`html`] show the figures; [`ablation`] shows what each pass of the optimizer is worth.

mod ablation;
mod contenders;
mod html;
mod kernels;
mod languages;
mod measure;
mod process;
mod report;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;

use crate::{command, target_directory};
use contenders::Contender;
use kernels::Kernel;
use languages::{GUESTS, Guest};

/// What is measured and how often.
#[derive(Args)]
pub struct Options {
    /// A selection that takes under two minutes: fewer kernels, peers and runs.
    #[arg(long)]
    subset: bool,
    /// The languages to measure, or `all`: python, scheme, haxe.
    #[arg(long, value_delimiter = ',', default_value = "python")]
    languages: Vec<String>,
    /// Only these kernels and programs.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Runs of each program by each contender.
    #[arg(long)]
    reps: Option<usize>,
    /// Calls of each kernel in one process, of which the fastest counts: 1 measures warm-up too, 6 or more the steady state.
    #[arg(long, default_value_t = 1)]
    calls: usize,
    /// The peers to run: names, `all` or `none`; those of other languages are left out. Known: c, python3, pypy3, luajit,
    /// luajit-joff, lua5.4, node, node-jitless, java, chez, racket, guile, gambit, gambit-int, haxe-interp, haxe-neko, haxe-js.
    #[arg(long, value_delimiter = ',')]
    peers: Vec<String>,
    /// How Updraft runs: `default`, `interpreter`, the name of a ladder such as `cranelift`, `all`, or `none`.
    #[arg(long, value_delimiter = ',')]
    modes: Vec<String>,
    /// What each of these passes of the optimizer is worth, or `all` of them: Updraft runs once more without each, and the
    /// rows that move are told. No peers and no other modes run.
    #[arg(long, value_name = "PASS", value_delimiter = ',')]
    without: Vec<String>,
    /// Write a page with bars.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write every single run as tab-separated values.
    #[arg(long, value_name = "FILE")]
    tsv: Option<PathBuf>,
    /// Seconds after which a single run counts as failed.
    #[arg(long, default_value_t = 120)]
    timeout: u64,
    /// Do not build Updraft first.
    #[arg(long)]
    no_build: bool,
    /// Leave out start-up, memory and compile time.
    #[arg(long)]
    only_times: bool,
}

/// When the subset stops starting further rounds.
const SUBSET_BUDGET: Duration = Duration::from_secs(90);
/// Updraft's modes in a full run: the usual ladder, the interpreter, and single rungs.
const FULL_MODES: &[&str] = &["default", "interpreter", "baseline", "cranelift", "llvm"];
/// The other ladders that need no file.
const FURTHER_MODES: &[&str] =
    &["development", "production", "production-llvm", "rayzor", "bareflow", "tauraro", "fluentai"];
const SUBSET_KERNELS: &[&str] =
    &["fib", "loopsum", "sieve", "mandelbrot", "nbody", "strmap", "dispatch", "nqueens", "richards"];

/// Everything that was measured of one language.
pub struct Figures {
    /// The language of Updraft's programs.
    pub guest: Guest,
    /// The programs, kernels first.
    pub kernels: Vec<Kernel>,
    /// Who ran them.
    pub contenders: Vec<Contender>,
    /// One cell for each kernel (outer) and contender (inner).
    pub cells: Vec<Vec<measure::Cell>>,
    /// Start of an empty program, one for each contender.
    pub starts: Vec<measure::Cell>,
    /// Compile time, one for each kernel that ran with statistics.
    pub compile_times: Vec<measure::CompileTimes>,
    /// How many rounds were run.
    pub rounds: usize,
    /// How often each kernel was called in one process.
    pub calls: usize,
}

/// Measures what the options ask for and prints it.
pub fn run(options: &Options) -> Result<(), String> {
    if !options.no_build && !options.modes.iter().any(|mode| mode == "none") {
        command::run("cargo", &["build", "--release", "--bin", "updraft"])?;
    }
    let scratch = target_directory().join("bench");
    std::fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let guests: Vec<Guest> = if options.languages.iter().any(|name| name == "all") {
        GUESTS.to_vec()
    } else {
        options.languages.iter().map(|name| Guest::named(name)).collect::<Result<_, _>>()?
    };
    let started = Instant::now();
    let mut all = Vec::new();
    for guest in guests {
        let figures = measure_language(guest, options, &scratch)?;
        print!(
            "{}",
            if options.without.is_empty() { report::text(&figures) } else { ablation::text(&figures) }
        );
        all.push(figures);
    }
    println!("{:.0} s", started.elapsed().as_secs_f64());
    if let Some(file) = &options.html {
        write(file, &html::page(&all))?;
    }
    if let Some(file) = &options.tsv {
        write(file, &report::tsv(&all))?;
    }
    failures(&all)
}

fn measure_language(guest: Guest, options: &Options, scratch: &Path) -> Result<Figures, String> {
    let mut kernels = select_kernels(options)?;
    kernels.retain(|kernel| guest.source(kernel).is_some());
    let contenders = select_contenders(options, guest)?;
    let names: Vec<&str> = contenders.iter().map(|contender| contender.label.as_str()).collect();
    println!("{}, contenders: {}", guest.title(), names.join(", "));
    for contender in &contenders {
        contender.prepare(&kernels, scratch)?;
    }
    let rounds = options.reps.unwrap_or(if options.subset { 3 } else { 5 }).max(1);
    let limits = measure::Limits {
        calls: options.calls.max(1),
        timeout: Duration::from_secs(options.timeout),
        deadline: options.subset.then(|| Instant::now() + SUBSET_BUDGET),
    };
    let (cells, rounds) = measure::run_all(&kernels, &contenders, scratch, rounds, limits);
    let (starts, compile_times) = if options.only_times || !options.without.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        let starts = measure::run_starts(&contenders, scratch, if options.subset { 10 } else { 21 }, limits);
        (starts, measure::run_statistics(&kernels, &contenders, scratch, limits))
    };
    Ok(Figures { guest, kernels, contenders, cells, starts, compile_times, rounds, calls: limits.calls })
}

fn write(file: &PathBuf, content: &str) -> Result<(), String> {
    std::fs::write(file, content).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("wrote {}", file.display());
    Ok(())
}

fn select_kernels(options: &Options) -> Result<Vec<Kernel>, String> {
    let all = kernels::load()?;
    if let Some(unknown) = options.only.iter().find(|name| all.iter().all(|kernel| kernel.name != **name)) {
        let known: Vec<&str> = all.iter().map(|kernel| kernel.name.as_str()).collect();
        return Err(format!("no kernel `{unknown}`; there are {}", known.join(", ")));
    }
    let wanted = |kernel: &Kernel| {
        if options.only.is_empty() {
            !options.subset || SUBSET_KERNELS.contains(&kernel.name.as_str())
        } else {
            options.only.contains(&kernel.name)
        }
    };
    Ok(all.into_iter().filter(wanted).collect())
}

fn select_contenders(options: &Options, guest: Guest) -> Result<Vec<Contender>, String> {
    if !options.without.is_empty() {
        return ablation::contenders(&options.without, guest);
    }
    let or = |given: &[String], full: &[&str], subset: &[&str]| -> Vec<String> {
        if !given.is_empty() {
            return given.to_vec();
        }
        let chosen = if options.subset { subset } else { full };
        chosen.iter().map(|name| (*name).to_owned()).collect()
    };
    let modes = or(&options.modes, FULL_MODES, &["default", "interpreter"]);
    let peers = match guest {
        Guest::Python => or(
            &options.peers,
            &["c", "python3", "pypy3", "luajit", "luajit-joff", "node", "java"],
            &["c", "python3", "pypy3"],
        ),
        Guest::Scheme => or(&options.peers, &contenders::peer_names(guest), &["c", "chez", "guile"]),
        Guest::Haxe => or(&options.peers, &contenders::peer_names(guest), &["c", "haxe-neko", "haxe-js"]),
    };
    let mut contenders: Vec<Contender> = Vec::new();
    for name in &peers {
        contenders.extend(contenders::peers(name, guest)?);
    }
    // C first, since everything is a ratio to it, then Updraft, then the others.
    let after_c = contenders.iter().take_while(|contender| contender.label == "c").count();
    let modes = modes.iter().flat_map(|mode| match mode.as_str() {
        "none" => Vec::new(),
        "all" => FULL_MODES.iter().chain(FURTHER_MODES).copied().collect(),
        mode => vec![mode],
    });
    let updraft: Vec<Contender> =
        modes.map(|mode| contenders::updraft(mode, guest)).collect::<Result<_, _>>()?;
    contenders.splice(after_c..after_c, updraft);
    Ok(contenders)
}

/// Fails when a contender gave a wrong result or Updraft did not finish.
fn failures(all: &[Figures]) -> Result<(), String> {
    let mut broken = Vec::new();
    for figures in all {
        for (kernel, row) in figures.kernels.iter().zip(&figures.cells) {
            for (contender, cell) in figures.contenders.iter().zip(row) {
                if let Some(failure) = &cell.failure {
                    broken.push(format!("{} on {}: {failure}", kernel.name, contender.label));
                }
            }
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("runs failed:\n  {}", broken.join("\n  "))) }
}
