//! Many isolates on several threads: they share the engine, and nothing else.

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language};

const PROGRAM: &str = "
def primes(limit):
    sieve = [True] * limit
    count = 0
    for n in range(2, limit):
        if sieve[n]:
            count += 1
            for multiple in range(n * n, limit, n):
                sieve[multiple] = False
    return count
";

fn main() -> Result<(), Error> {
    let engine = Engine::new(EngineConfig::new().workers(2))?;
    let threads: Vec<_> = (1..=4i64)
        .map(|number| {
            let engine = engine.clone();
            std::thread::spawn(move || -> Result<i64, Error> {
                let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
                let module = isolate.load("primes", PROGRAM)?;
                module.function(&mut isolate, "primes")?.call(&mut isolate, (number * 20_000,))
            })
        })
        .collect();
    let counts: Vec<i64> = threads
        .into_iter()
        .map(|thread| thread.join().expect("no thread panics"))
        .collect::<Result<_, _>>()?;
    println!("{counts:?}");
    assert_eq!(counts, [2262, 4203, 6057, 7837]);
    Ok(())
}
