//! Random functions behave the same before and after the passes.
//!
//! [`generate`] makes functions the way the builder does: word variables, guards, frame states, loops with frame points.
//! [`evaluate`] runs them. The optimized function must do the same writes and calls and return the same; where it
//! leaves, the original must have been at that frame state, with the same registers, after the same effects.

mod evaluate;
mod generate;

use evaluate::{End, Run, evaluate};
use generate::{Random, generate};
use optimizer::PassContext;
use optimizer::pipeline::{self, PASSES, PipelineOptions};
use ssa::Function;
use ssa::verify::verify;

fn agree(original: &Run, optimized: &Run) -> Result<(), String> {
    // An operation that only overflows may go when nobody wants its result; then the original ends too early.
    if let End::Exit(reason, _) = original.end
        && reason.is_unobservable()
        && optimized.events.starts_with(&original.events)
    {
        return Ok(());
    }
    let events = optimized.events.len();
    if !original.events.starts_with(&optimized.events) {
        return Err(format!("the effects differ:\n{:?}\n{:?}", original.events, optimized.events));
    }
    match &optimized.end {
        End::Exit(_, state) => {
            let been = original.states.iter().any(|(count, other)| *count == events && other == state);
            if been { Ok(()) } else { Err(format!("leaves at {state:?}, where the original never was")) }
        }
        End::Return(value, fuel) => match &original.end {
            End::Return(other, left) if (other, left) == (value, fuel) && original.events.len() == events => {
                Ok(())
            }
            other => Err(format!("returns {value:?} with {fuel} units left, the original does {other:?}")),
        },
        End::OutOfSteps => Err("does not end".to_owned()),
    }
}

fn check(seed: u64, optimize: &dyn Fn(&mut Function)) {
    let mut random = Random::new(seed);
    let original = generate(&mut random);
    verify(&original).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{original}"));
    let mut optimized = original.clone();
    optimize(&mut optimized);
    verify(&optimized).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{original}\n{optimized}"));
    for (input, fuel) in (0..).zip([100_000, 300, 20, 3]) {
        let args = generate::args(seed * 4 + input);
        let before = evaluate(&original, &args, fuel, 20_000);
        if matches!(before.end, End::OutOfSteps) {
            continue;
        }
        let after = evaluate(&optimized, &args, fuel, 40_000);
        if let Err(error) = agree(&before, &after) {
            panic!("seed {seed}, arguments {args:?}: {error}\n{original}\n{optimized}");
        }
    }
}

/// Which functions to try: `SEEDS=from..to`, or a few.
fn seeds(count: u64) -> std::ops::Range<u64> {
    let parse = |text: String| {
        let (from, to) = text.split_once("..")?;
        Some(from.parse().ok()?..to.parse().ok()?)
    };
    std::env::var("SEEDS").ok().and_then(parse).unwrap_or(0..count)
}

#[test]
fn each_pass_keeps_the_meaning() {
    for seed in seeds(60) {
        for pass in PASSES {
            check(seed, &|func| {
                (pass.run)(func, &mut PassContext::new());
            });
        }
    }
}

#[test]
fn the_pipeline_keeps_the_meaning() {
    for seed in seeds(400) {
        check(seed, &|func| pipeline::run(func, &PipelineOptions::new(), &mut |_, _| ()));
    }
}
