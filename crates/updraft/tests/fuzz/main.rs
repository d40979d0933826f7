//! Hostile input, at random: each target runs for a moment here, and as long as is asked by `cargo xtask fuzz TARGET`.
//!
//! `UPDRAFT_FUZZ_SECONDS` says how long, `UPDRAFT_FUZZ_SEED` where to begin; each case has a seed of its own, which is
//! told before it runs when `UPDRAFT_FUZZ_TELL` is set, so that one that ends the process can be found. Nothing may
//! panic: whatever is wrong is an error.

mod api;
mod bytecode;
mod source;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use updraft::{Engine, EngineConfig, Isolate, IsolateConfig};

/// A generator of random numbers.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Runs cases until the time is over.
fn fuzz(mut case: impl FnMut(&mut Random)) {
    let variable = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = variable("UPDRAFT_FUZZ_SECONDS").unwrap_or(2);
    let (mut seed, end) =
        (variable("UPDRAFT_FUZZ_SEED").unwrap_or(1), Instant::now() + Duration::from_secs(seconds));
    let tells = std::env::var("UPDRAFT_FUZZ_TELL").is_ok();
    let start = seed;
    loop {
        if tells {
            eprintln!("seed {seed}");
        }
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| case(&mut Random(seed))));
        assert!(outcome.is_ok(), "seed {seed} panics: UPDRAFT_FUZZ_SEED={seed} UPDRAFT_FUZZ_SECONDS=0");
        seed += 1;
        if Instant::now() >= end {
            break;
        }
    }
    println!("{} cases", seed - start);
}

/// The texts of the files below a folder of the workspace with this ending.
fn corpus(folder: &str, ending: &str) -> Vec<String> {
    fn collect(folder: &Path, ending: &str, texts: &mut Vec<String>) {
        let mut entries: Vec<PathBuf> =
            folder.read_dir().expect("the folder exists").flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                collect(&path, ending, texts);
            } else if path.extension().is_some_and(|known| known == ending) {
                texts.push(std::fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = Vec::new();
    collect(&root.join(folder), ending, &mut texts);
    assert!(!texts.is_empty(), "no {ending} below {folder}");
    texts
}

/// Changes a text: lines and words of it or of another are left out, doubled, moved; characters are exchanged.
fn mutate(text: &str, other: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let others: Vec<&str> = other.lines().collect();
    for _ in 0..1 + random.below(4) {
        if lines.is_empty() {
            break;
        }
        let at = random.below(lines.len());
        match random.below(7) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[random.below(lines.len())].clone()),
            2 if !others.is_empty() => lines.insert(at, (*random.one_of(&others)).to_owned()),
            3 => {
                let to = random.below(lines.len());
                lines.swap(at, to);
            }
            4 => {
                let mut words: Vec<&str> = lines[at].split(' ').collect();
                let (one, two) = (random.below(words.len()), random.below(words.len()));
                words.swap(one, two);
                lines[at] = words.join(" ");
            }
            5 => {
                let digits = ["0", "1", "-1", "255", "65535", "9223372036854775807", "1e308", "1000000"];
                let end = lines[at].find(|c: char| c.is_ascii_digit());
                if let Some(place) = end {
                    let rest = lines[at][place..].trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
                    lines[at] = format!("{}{}{rest}", &lines[at][..place], random.one_of(&digits));
                }
            }
            _ => {
                let mut chars: Vec<char> = lines[at].chars().collect();
                let signs =
                    ['(', ')', ',', ':', '"', '\'', '{', '}', '%', 'r', '0', ' ', 'ü', '\\', '*', '#'];
                if !chars.is_empty() {
                    let place = random.below(chars.len());
                    chars[place] = *random.one_of(&signs);
                }
                lines[at] = chars.into_iter().collect();
            }
        }
    }
    lines.join("\n") + "\n"
}

const LADDERS: [&str; 3] = ["off", "baseline", "cranelift"];

/// An isolate in which nothing lasts or grows.
fn limited(config: IsolateConfig, random: &mut Random) -> Isolate {
    let settings = EngineConfig::new()
        .workers(0)
        .fuel(true)
        .ladder(random.one_of::<&str>(&LADDERS))
        .unwrap()
        .threshold(3);
    let limits = config
        .max_memory(64 << 20)
        .max_output(10_000)
        .time_limit(Duration::from_secs(2))
        .max_depth(200)
        .hash_seed(1)
        .input(std::io::empty())
        .output(std::io::sink())
        .error(std::io::sink());
    let mut isolate = Engine::new(settings).unwrap().isolate(limits).unwrap();
    isolate.set_fuel(20_000).unwrap();
    isolate
}
