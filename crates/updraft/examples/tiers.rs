//! A module built by API, and its way through the tiers: `fib` interpreted, compiled by Cranelift and LLVM with less and
//! more effort, beside C by clang, where these are installed; promoted and demoted by hand, and by being called 20,000
//! times.

use std::process::Command;
use std::time::{Duration, Instant};

use updraft::bytecode::assembler::Assembler;
use updraft::bytecode::module::{Function, Module, Parameters};
use updraft::bytecode::operand::{
    CallSlot, Count, Def, Global, Immediate, OperandsSite, Type, Use, UseRange,
};
use updraft::{Engine, EngineConfig, Error, IsolateConfig};

/// `fib(n)` as a module: its body makes the closure and stores it in the global variable by which it calls itself.
fn fib_module() -> Module {
    use updraft::bytecode::operand::FunctionIndex;
    let mut body = Assembler::new(Function::new("body", Parameters::positional([""; 0])));
    let closure = body.register(Type::Word);
    body.new_closure(Def(closure), FunctionIndex(1), UseRange(0), Count(0));
    body.store_global(Global(0), Use(closure));
    body.ret(Use(closure));

    let mut fib = Assembler::new(Function::new("fib", Parameters::positional(["n"])));
    let n = 0;
    let [two, callee, argument, first] = [0; 4].map(|_| fib.register(Type::Word));
    let recurse = fib.label();
    fib.load_int(Def(two), Immediate(2));
    fib.jump_unless_lt(Use(n), Use(two), recurse, OperandsSite(0));
    fib.ret(Use(n));
    fib.bind(recurse);
    let call = |fib: &mut Assembler, less: i16, dst: u16| {
        let slot: CallSlot = fib.call_slot();
        fib.load_global(Def(callee), Global(0));
        fib.sub_int(Def(argument), Use(n), Immediate(less), OperandsSite(0));
        fib.call(Def(dst), Use(callee), UseRange(argument), Count(1), slot);
    };
    call(&mut fib, 1, first);
    call(&mut fib, 2, argument);
    fib.add(Def(first), Use(first), Use(argument), OperandsSite(0));
    fib.ret(Use(first));
    Module {
        name: "fib".to_owned(),
        functions: vec![body.finish().expect("it is small"), fib.finish().expect("it is small")],
        globals: vec!["fib".to_owned()],
        ..Module::default()
    }
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
        name=llvm-O2 backend=llvm opt=speed calls=never
        name=llvm-O3 backend=llvm opt=max calls=never";
    let engine = Engine::new(EngineConfig::new().ladder(ladder)?.workers(0))?;
    let mut isolate = engine.isolate(IsolateConfig::default())?;
    let module = isolate.load_bytecode(fib_module())?;
    let fib = module.function(&mut isolate, "fib")?.typed::<(i64,), i64>(&mut isolate)?;
    let handle = module.function(&mut isolate, "fib")?;
    // What the functions meet is noted first: optimized code is made of it.
    assert_eq!(fib.call(&mut isolate, (15,))?, 610);
    for tier in [None, Some(0), Some(1), Some(2), Some(3), Some(4)] {
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
    let module = isolate.load_bytecode(fib_module())?;
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
