//! A module built by API, and its way through the tiers: `fib` interpreted, compiled by Cranelift and LLVM with less and
//! more effort, beside C by clang, where these are installed; promoted and demoted by hand, and by being called 20,000
//! times.

use std::process::Command;
use std::time::{Duration, Instant};

use updraft::bytecode::module::Module;
use updraft::{BinaryOp, CompareOp, Engine, EngineConfig, Error, IsolateConfig, ModuleBuilder};

/// `fib(n)` as a module.
fn fib_module() -> Result<Module, Error> {
    let mut module = ModuleBuilder::new("fib");
    let fib = module.declare("fib", ["n"]);
    let mut f = module.begin(fib);
    let n = f.parameter(0);
    let two = f.int(2);
    let is_small = f.compare(CompareOp::Lt, n, two);
    let recurse = f.label();
    f.jump_if(is_small, false, recurse);
    f.ret(n);
    f.bind(recurse);
    let [one_less, two_less] = [1, 2].map(|less| {
        let less = f.int(less);
        let argument = f.binary(BinaryOp::Sub, n, less);
        f.call_function(fib, &[argument])
    });
    let sum = f.binary(BinaryOp::Add, one_less, two_less);
    f.ret(sum);
    module.define(f)?;
    module.finish()
}

/// What is computed.
const N: i64 = 27;

/// The same in C: what compiling and running take; none without a compiler.
fn clang() -> Option<(Duration, Duration)> {
    let program = format!(
        "#include <stdio.h>\n#include <time.h>\nstatic long fib(long n) {{ return n < 2 ? n : fib(n - 1) + fib(n - 2); }}\n\
         int main(int c, char **v) {{ clock_t t = clock(); long r = fib({N} + c - 1); \
         printf(\"%ld %ld\\n\", (long)(clock() - t), r); }}"
    );
    let folder = std::env::temp_dir().join(format!("updraft-tiers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let (source, binary) = (folder.join("fib.c"), folder.join("fib"));
    std::fs::write(&source, program).ok()?;
    let start = Instant::now();
    let built = Command::new("clang").arg("-O2").arg(&source).arg("-o").arg(&binary).output();
    let compile = start.elapsed();
    let output =
        built.ok().filter(|built| built.status.success()).and_then(|_| Command::new(&binary).output().ok());
    let _ = std::fs::remove_dir_all(&folder);
    let text = String::from_utf8(output?.stdout).ok()?;
    Some((compile, Duration::from_micros(text.split(' ').next()?.parse().ok()?)))
}

fn main() -> Result<(), Error> {
    // By hand: each tier of a ladder whose thresholds are never reached.
    let ladder = "name=cranelift-none backend=cranelift opt=none calls=never
        name=cranelift-speed backend=cranelift calls=never
        name=llvm-O0 backend=llvm opt=none calls=never
        name=llvm-O1 backend=llvm opt=less calls=never
        name=llvm-O2 backend=llvm opt=speed calls=never
        name=llvm-O3 backend=llvm opt=max calls=never";
    let engine = Engine::new(EngineConfig::new().ladder(ladder)?.workers(0))?;
    let mut isolate = engine.isolate(IsolateConfig::default())?;
    let module = isolate.load_bytecode(fib_module()?)?;
    let fib = module.function(&mut isolate, "fib")?.typed::<(i64,), i64>(&mut isolate)?;
    let handle = module.function(&mut isolate, "fib")?;
    // What the functions meet is noted first: optimized code is made of it.
    assert_eq!(fib.call(&mut isolate, (15,))?, 610);
    for tier in [None, Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)] {
        let start = Instant::now();
        if let Some(tier) = tier
            && let Err(error) = handle.optimize(&mut isolate, tier)
        {
            println!("tier {tier}: {error}");
            continue;
        }
        let compile = start.elapsed();
        let start = Instant::now();
        assert_eq!(fib.call(&mut isolate, (N,))?, 196_418);
        let name = handle.profile(&mut isolate)?.tier.unwrap_or("interpreter".to_owned());
        println!("{name:>16}: compiled in {compile:>9.2?}, fib({N}) in {:>9.2?}", start.elapsed());
    }
    if let Some((compile, time)) = clang() {
        println!("{:>16}: compiled in {compile:>9.2?}, fib({N}) in {time:>9.2?}", "clang -O2");
    }
    handle.deoptimize(&mut isolate, 0)?;
    assert_eq!(handle.profile(&mut isolate)?.tier, None);
    assert_eq!(fib.call(&mut isolate, (20,))?, 6_765);

    // By being called.
    let engine = Engine::new(EngineConfig::new().ladder("development")?)?;
    let mut isolate = engine.isolate(IsolateConfig::default())?;
    let module = isolate.load_bytecode(fib_module()?)?;
    let fib = module.function(&mut isolate, "fib")?;
    for _ in 0..20_000 {
        assert_eq!(fib.call::<i64>(&mut isolate, (5,))?, 5);
    }
    println!("tiers: {:?}", isolate.tier_distribution());
    for function in isolate.hot_functions(3) {
        println!(
            "{}: at least {} calls, {:?}, {} bytes",
            function.name, function.calls, function.tier, function.code_bytes
        );
    }
    assert!(fib.profile(&mut isolate)?.tier.is_some());
    Ok(())
}
