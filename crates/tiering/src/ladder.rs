//! Ladders: which tiers there are above the interpreter, and when a function climbs.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ssa::backend::OptLevel;

/// A threshold that is not reached: what it is about is not counted for the tier.
pub const NEVER: u32 = u32::MAX;
/// Words of bytecode that are inlined into a function unless a tier says otherwise.
const INLINE: u32 = 200;
/// The same in the tier for what is hot.
const INLINE_WHEN_HOT: u32 = 500;
/// What code must have run for, to be worth LLVM's time.
const LONG: Duration = Duration::from_millis(400);

/// What makes the machine code of a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BackendKind {
    /// Cranelift.
    Cranelift,
    /// LLVM.
    Llvm,
}

impl BackendKind {
    /// As ladders name it.
    pub const fn name(self) -> &'static str {
        match self {
            BackendKind::Cranelift => "cranelift",
            BackendKind::Llvm => "llvm",
        }
    }
}

/// One way of running a function.
#[derive(Clone, Debug, PartialEq)]
pub struct Tier {
    /// Name in statistics and traces.
    pub name: String,
    /// What makes its code.
    pub backend: BackendKind,
    /// How much the backend spends.
    pub opt_level: OptLevel,
    /// Whether optional passes run, inlining included.
    pub optimize: bool,
    /// Words of bytecode that may be inlined into a function where optional passes run.
    pub inline: u32,
    /// Whether code relies on what was observed so far.
    pub speculate: bool,
    /// Calls in the tier below after which a function is compiled for this one.
    pub call_threshold: u32,
    /// Iterations of a loop in the tier below after which the function is compiled for this one.
    pub loop_threshold: u32,
    /// How long the code of a tier below must have been found to run, at [ticks](crate::ticks), to be compiled for this one.
    pub time_threshold: Option<Duration>,
}

impl Tier {
    /// Whether code of this tier differs from that of `other` by what is inlined, if at all.
    pub fn inlines_more_at_most(&self, other: &Tier) -> bool {
        (self.backend, self.opt_level, self.optimize, self.speculate)
            == (other.backend, other.opt_level, other.optimize, other.speculate)
    }
}

/// The tier above `tier` that would have other code for a function: not one that only inlines more where nothing lacks that.
/// The number of tiers if there is none.
pub(crate) fn next_tier(tiers: &[Arc<Tier>], tier: usize, lacks_inlining: bool) -> usize {
    let inlines_more = |next: &&Arc<Tier>| !lacks_inlining && next.inlines_more_at_most(&tiers[tier]);
    tier + 1 + tiers[tier + 1..].iter().take_while(inlines_more).count()
}

/// The highest tier up to `tier` that is not only for what has run long; `tier` itself if there is none.
pub(crate) fn counted_tier(tiers: &[Arc<Tier>], tier: usize) -> usize {
    tiers[..tier]
        .iter()
        .rposition(|below| below.time_threshold.is_none())
        .filter(|_| tiers[tier].time_threshold.is_some())
        .unwrap_or(tier)
}

/// The tiers above the interpreter, lowest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ladder {
    /// The tiers.
    pub tiers: Vec<Tier>,
}

/// Why a ladder cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderError {
    /// The line, from 1; 0 when it is about a name.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for LadderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for LadderError {}

fn tier(name: &str, backend: BackendKind, optimize: bool, call_threshold: u32, loop_threshold: u32) -> Tier {
    let opt_level = if optimize { OptLevel::Speed } else { OptLevel::Fast };
    Tier {
        name: name.to_owned(),
        backend,
        opt_level,
        optimize,
        inline: INLINE,
        speculate: optimize,
        call_threshold,
        loop_threshold,
        time_threshold: None,
    }
}

fn baseline(calls: u32, loops: u32) -> Tier {
    tier("baseline", BackendKind::Cranelift, false, calls, loops)
}

fn optimized(calls: u32, loops: u32) -> Tier {
    tier("optimized", BackendKind::Cranelift, true, calls, loops)
}

/// The same with more inlined, for what goes on long enough to be worth a second compile.
fn hot(calls: u32, loops: u32) -> Tier {
    Tier { inline: INLINE_WHEN_HOT, ..tier("hot", BackendKind::Cranelift, true, calls, loops) }
}

fn llvm(calls: u32, loops: u32) -> Tier {
    tier("llvm", BackendKind::Llvm, true, calls, loops)
}

/// The same for what has run so long.
fn llvm_after(time: Duration) -> Tier {
    Tier { inline: INLINE_WHEN_HOT, time_threshold: Some(time), ..llvm(NEVER, NEVER) }
}

impl Ladder {
    /// Names of the ladders that need no file.
    pub const PRESETS: &'static [&'static str] = &[
        "default",
        "off",
        "baseline",
        "cranelift",
        "llvm",
        "development",
        "production",
        "production-llvm",
        "rayzor",
        "bareflow",
        "tauraro",
        "fluentai",
    ];

    /// The preset of this name.
    pub fn preset(name: &str) -> Option<Ladder> {
        let tiers = match name {
            // LLVM takes 25 times as long and gains a tenth: it is for what will run long, as what has run long does. Nothing
            // is counted for it, since that costs short loops and calls more than it can gain.
            "default" => vec![optimized(500, 2_000), hot(100_000, NEVER), llvm_after(LONG)],
            "off" => vec![],
            "baseline" => vec![baseline(100, 500)],
            "cranelift" => vec![optimized(500, 2_000)],
            "llvm" => vec![llvm(500, 5_000)],
            "development" => vec![baseline(10, 100), optimized(100, 1_000)],
            "production" => vec![baseline(1_000, 10_000), optimized(10_000, 100_000)],
            "production-llvm" => {
                vec![baseline(1_000, 10_000), optimized(10_000, 100_000), llvm(100_000, 1_000_000)]
            }
            "rayzor" => vec![baseline(100, 1_000), optimized(1_000, 10_000), llvm(5_000, 50_000)],
            "bareflow" => vec![optimized(100, 1_000), llvm(1_000, 10_000), llvm(10_000, 100_000)],
            "tauraro" => vec![optimized(10_000, 10_000)],
            "fluentai" => vec![optimized(100, 10_000)],
            _ => return None,
        };
        Some(Ladder { tiers })
    }

    /// Reads a ladder: a line for each tier, lowest first, of words `key=value`: `backend` (cranelift, llvm), `name`,
    /// `opt` (none; less: LLVM's O1; speed; max: Cranelift's `speed_and_size`, LLVM's O3), `inline` (words), `speculate` (yes, no),
    /// `calls`, `loops` (numbers, or `never`), `ms` (milliseconds that code of a tier below has run). Text from `#` on is a comment.
    ///
    /// # Errors
    /// With the line, when a word is not understood or a tier lacks its backend.
    ///
    /// ```
    /// let ladder = tiering::ladder::Ladder::parse("backend=cranelift opt=none calls=10 loops=100").unwrap();
    /// assert_eq!(ladder.tiers[0].call_threshold, 10);
    /// ```
    pub fn parse(text: &str) -> Result<Ladder, LadderError> {
        let mut tiers = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if !line.is_empty() {
                tiers.push(parse_tier(line).map_err(|message| LadderError { line: index + 1, message })?);
            }
        }
        Ok(Ladder { tiers })
    }
}

fn parse_tier(line: &str) -> Result<Tier, String> {
    let mut result = optimized(1_000, 10_000);
    let (mut backend, mut name, mut speculate) = (None, None, None);
    for word in line.split_whitespace() {
        let (key, value) =
            word.split_once('=').ok_or_else(|| format!("`{word}` is not of the form key=value"))?;
        let number = || match value {
            "never" => Ok(NEVER),
            _ => value.parse::<u32>().map_err(|_| format!("`{value}` is no number of {key}")),
        };
        match (key, value) {
            ("backend", "cranelift") => backend = Some(BackendKind::Cranelift),
            ("backend", "llvm") => backend = Some(BackendKind::Llvm),
            ("name", value) => name = Some(value.to_owned()),
            ("opt", "none") => (result.opt_level, result.optimize) = (OptLevel::Fast, false),
            ("opt", "less") => (result.opt_level, result.optimize) = (OptLevel::Less, true),
            ("opt", "speed") => (result.opt_level, result.optimize) = (OptLevel::Speed, true),
            ("opt", "max") => (result.opt_level, result.optimize) = (OptLevel::Max, true),
            ("speculate", "yes") => speculate = Some(true),
            ("speculate", "no") => speculate = Some(false),
            ("inline", _) => result.inline = number()?,
            ("calls", _) => result.call_threshold = number()?.max(1),
            ("loops", _) => result.loop_threshold = number()?.max(1),
            ("ms", "never") => result.time_threshold = None,
            ("ms", _) => result.time_threshold = Some(Duration::from_millis(number()?.into())),
            ("backend" | "opt" | "speculate", _) => return Err(format!("`{value}` is no {key} of a tier")),
            _ => {
                return Err(format!(
                    "`{key}` is unknown; a tier has backend, name, opt, inline, speculate, calls, loops, ms"
                ));
            }
        }
    }
    result.backend = backend.ok_or("a tier needs a backend: backend=cranelift or backend=llvm")?;
    result.name = name.unwrap_or_else(|| result.backend.name().to_owned());
    result.speculate = speculate.unwrap_or(result.optimize);
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_exist_and_files_are_read() {
        for name in Ladder::PRESETS {
            assert!(Ladder::preset(name).is_some(), "{name}");
        }
        assert_eq!(Ladder::preset("other"), None);
        let error = Ladder::parse("# fine\nbackend=gcc").unwrap_err();
        assert_eq!(error.to_string(), "line 2: `gcc` is no backend of a tier");
        assert!(Ladder::parse("opt=none").is_err());
        let ladder = Ladder::parse("backend=llvm opt=max ms=20").unwrap();
        assert_eq!(ladder.tiers[0].opt_level, OptLevel::Max);
        assert_eq!(ladder.tiers[0].time_threshold, Some(Duration::from_millis(20)));
    }
}
