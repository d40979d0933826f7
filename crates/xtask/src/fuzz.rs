//! `cargo xtask fuzz-python`: random programs of Python in all modes, and on CPython where there is one.

use std::time::{Duration, Instant};

use clap::Args;
use filetests::fuzz::Fuzzer;

use crate::{command, target_directory};

/// How long, and from where.
#[derive(Args)]
pub struct Options {
    /// Stop after so many seconds.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The first seed; the others follow.
    #[arg(long)]
    seed: Option<u64>,
    /// Stop after so many programs.
    #[arg(long)]
    count: Option<u64>,
    /// Compare only these modes; `CPython` is one.
    #[arg(long, value_delimiter = ',')]
    modes: Vec<String>,
    /// Show the program of the seed and stop.
    #[arg(long)]
    show: bool,
    /// Tell differences without making programs smaller.
    #[arg(long)]
    no_reduce: bool,
}

/// Runs programs until the time is over; fails if one differs.
pub fn run(options: &Options) -> Result<(), String> {
    let first = options.seed.unwrap_or_else(|| {
        let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        time.map_or(0, |time| time.as_secs() % 1_000_000_000) * 1000
    });
    if options.show {
        print!("{}", filetests::fuzz::program::render(&filetests::fuzz::generate::program(first)));
        return Ok(());
    }
    let executable = match std::env::var_os("UPDRAFT_BIN") {
        Some(file) => file.into(),
        None => target_directory().join("checked/updraft"),
    };
    if !executable.is_file() {
        return Err(format!(
            "{} is not there; build it with `cargo build --profile checked --bin updraft`",
            executable.display()
        ));
    }
    let works = |name: &&&str| command::output_of(name, &["-c", "print(1)"]).is_some();
    let oracle = ["python3.12", "python3"].iter().find(works).and_then(|name| command::find_on_path(name));
    match &oracle {
        Some(oracle) => println!("comparing with {}", oracle.display()),
        None => println!("there is no CPython on PATH; comparing modes alone"),
    }
    let fuzzer = Fuzzer::new(executable, target_directory().join("fuzz"), oracle)?;
    let modes: Vec<&str> = options.modes.iter().map(String::as_str).collect();
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let (mut seed, mut failed) = (first, Vec::new());
    while Instant::now() < end && options.count.is_none_or(|count| seed - first < count) {
        if let Some(found) = fuzzer.check(seed, &modes)? {
            println!("seed {seed} differs in mode {}\n{}", found.mode, found.lines);
            failed.push(seed);
            if !options.no_reduce {
                println!("{}", fuzzer.reduce(seed, &found.mode)?);
            }
        }
        seed += 1;
    }
    println!("{} programs, seeds {first} to {}", seed - first, seed.saturating_sub(1));
    if failed.is_empty() { Ok(()) } else { Err(format!("{} programs differ: {failed:?}", failed.len())) }
}
