//! A module built by API, and its way through the tiers: `fib` interpreted, compiled by Cranelift, by LLVM where that is
//! installed; promoted and demoted by hand, and by being called 20,000 times.

use std::time::Instant;

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

fn main() -> Result<(), Error> {
    // By hand: each tier of a ladder whose thresholds are never reached.
    let ladder = "name=cranelift backend=cranelift calls=4000000000\nname=llvm backend=llvm calls=4000000000";
    let engine = Engine::new(EngineConfig::new().ladder(ladder)?.workers(0))?;
    let mut isolate = engine.isolate(IsolateConfig::default())?;
    let module = isolate.load_bytecode(fib_module())?;
    let fib = module.function(&mut isolate, "fib")?.typed::<(i64,), i64>(&mut isolate)?;
    let handle = module.function(&mut isolate, "fib")?;
    for tier in [None, Some(0), Some(1)] {
        let start = Instant::now();
        if let Some(tier) = tier
            && let Err(error) = handle.optimize(&mut isolate, tier)
        {
            println!("tier {tier}: {error}");
            continue;
        }
        let compile = start.elapsed();
        let start = Instant::now();
        assert_eq!(fib.call(&mut isolate, (25,))?, 75_025);
        let name = handle.profile(&mut isolate)?.tier.unwrap_or("interpreter".to_owned());
        println!("{name:>12}: compiled in {compile:>9.2?}, fib(25) in {:>9.2?}", start.elapsed());
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
