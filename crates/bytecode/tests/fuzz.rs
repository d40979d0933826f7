//! Nothing that is given to the printer, the parser or the verifier makes them panic, and what is valid survives.

mod common;

use bytecode::block_counts::{Counted, insert_counts};
use bytecode::charges::insert_charges;
use bytecode::liveness::Liveness;
use bytecode::module::*;
use bytecode::opcode::Opcode;
use bytecode::operand::*;
use bytecode::{control_flow::ControlFlow, text, verify::verify};
use common::{Random, random_module};

#[test]
fn valid_modules_round_trip() {
    let mut seen = [false; 256];
    for seed in 0..250 {
        let module = random_module(&mut Random::new(seed));
        let printed = text::print_with_feedback(&module);
        verify(&module).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{printed}"));
        let parsed = text::parse(&printed).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{printed}"));
        assert_eq!(parsed, module, "seed {seed}\n{printed}");
        let mut charged = module.clone();
        insert_charges(&mut charged).expect("jumps are short");
        verify(&charged).unwrap_or_else(|error| panic!("seed {seed}, with charges: {error}\n{printed}"));
        insert_counts(&mut charged, Counted::Blocks);
        verify(&charged).unwrap_or_else(|error| panic!("seed {seed}, with counts: {error}\n{printed}"));
        for func in &module.functions {
            func.instructions().for_each(|instruction| seen[instruction.opcode as usize] = true);
            check_liveness(func);
        }
    }
    let unseen = Opcode::ALL.iter().filter(|op| !seen[**op as usize]).collect::<Vec<_>>();
    assert!(unseen.is_empty(), "never generated: {unseen:?}");
}

/// The equations of liveness, instruction by instruction.
fn check_liveness(func: &Function) {
    let liveness = Liveness::compute(func);
    for instruction in func.instructions() {
        let effects = instruction.info().effects;
        let live = liveness.live_in(instruction.pc);
        let reads = |register| instruction.accesses().any(|a| a.is_read && a.registers().contains(&register));
        let writes =
            |register| instruction.accesses().any(|a| a.is_write && a.registers().contains(&register));
        let next = (!effects.ends).then(|| liveness.live_in(instruction.next_pc()));
        let targets: Vec<_> = instruction.targets().map(|target| liveness.live_in(target.unwrap())).collect();
        let handler = func.handler_at(instruction.pc).filter(|_| effects.throws);
        let handler = handler.map(|handler| liveness.live_in(handler.target));
        for register in 0..func.registers.len() {
            let is_in = |set: &bytecode::register_set::RegisterSet| set.contains(register as u16);
            let at_target = targets.iter().any(is_in);
            let after = next.as_ref().is_some_and(is_in) || effects.delivers && at_target;
            let expected = reads(register)
                || after && !writes(register)
                || !effects.delivers && at_target
                || handler.as_ref().is_some_and(is_in);
            assert_eq!(live.contains(register as u16), expected, "r{register} at {}", instruction.pc);
        }
    }
}

/// Everything that takes a module of unknown origin.
fn exercise(module: &Module) {
    let verified = verify(module);
    for index in 0..module.functions.len() {
        let _ = text::print_function(module, index, &text::PrintOptions::DUMP);
    }
    let printed = text::print_with_feedback(module);
    let parsed = text::parse(&printed);
    if verified.is_ok() {
        assert_eq!(parsed.as_ref(), Ok(module), "{printed}");
    }
    for func in &module.functions {
        ControlFlow::compute(func).reverse_postorder();
        let _ = Liveness::compute(func).live_in(0);
    }
}

#[test]
fn damaged_modules_do_no_harm() {
    let mut passed = 0;
    for seed in 0..800 {
        let random = &mut Random::new(seed);
        let mut module = random_module(random);
        for _ in 0..1 + random.below(3) {
            let place = random.below(module.functions.len());
            let func = &mut module.functions[place];
            let pc = random.below(func.code.len().max(1));
            if func.code.is_empty() {
                continue;
            }
            match random.below(14) {
                12 => {
                    let place = random.below(module.layouts.len());
                    let layout = &mut module.layouts[place];
                    layout.parent = random.chance(2).then(|| random.below(5) as u16);
                    layout.interfaces.push(random.below(5) as u16);
                    continue;
                }
                13 => {
                    let place = random.below(module.layouts.len());
                    let layout = &mut module.layouts[place];
                    layout.fields.truncate(random.below(3));
                    layout.methods.truncate(random.below(2));
                    continue;
                }
                0 => func.code.truncate(pc),
                1 => func.code[pc] = random.next(),
                2 => func.parameters.keyword_only = random.next() as u16,
                3 => func.parameters.positional_only = random.next() as u16,
                4 => func.registers.truncate(random.below(8)),
                5 => func.constants.truncate(random.below(4)),
                6 => func.slots.truncate(random.below(3)),
                7 => func.spans.push(SpanEntry { pc: random.below(90) as u32, span: Span::default() }),
                8 => {
                    let mut place = || random.below(func.code.len() + 2) as u32;
                    func.handlers.push(Handler { start: place(), end: place(), target: place() });
                }
                _ => func.code[pc] ^= 1 << random.below(64),
            }
        }
        passed += verify(&module).is_ok() as usize;
        exercise(&module);
    }
    assert!(passed > 20, "some damage is harmless: {passed}");
}

#[test]
fn random_words_do_no_harm() {
    for seed in 0..3000 {
        let random = &mut Random::new(seed);
        let mut func = Function::new("f", Parameters::positional(["a", "b"]));
        func.registers.extend([Type::Word, Type::F64, Type::I32, Type::REF, Type::Ref(Target::Layout(2))]);
        func.constants.extend([Constant::Str("x".into()), Constant::Int(3)]);
        func.slots.extend(SlotKind::ALL);
        let mask = if random.chance(2) { u64::MAX } else { 0x0007_0007_0007_00ff };
        func.code = (0..random.below(40)).map(|_| random.next() & mask).collect();
        let module = Module { functions: vec![func], globals: vec!["g".into()], ..Module::default() };
        exercise(&module);
        // Even such code is printed so that it parses back.
        let printed = text::print_with_feedback(&module);
        assert_eq!(text::parse(&printed).as_ref(), Ok(&module), "seed {seed}\n{printed}");
    }
}

#[test]
fn random_text_does_no_harm() {
    const PIECES: [&str; 68] = [
        "layout",
        "interface",
        "shared",
        "record",
        "extends",
        "implements",
        "&A",
        "&[i32]",
        "module",
        "file",
        "globals",
        "function",
        "f",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "->",
        "..",
        "registers",
        "3",
        "-1",
        "65536",
        "99999999999999999999",
        "r0",
        "r3",
        "r65535",
        "r131070",
        "r999999",
        "load_int",
        "add",
        "call",
        "jump",
        "loop_header",
        "handler",
        "constants",
        "slots",
        "L0",
        "L0:",
        "@x",
        "%x",
        "&f",
        "&#1",
        "#7",
        "$0",
        "!{",
        "fixnum",
        "@1-2:3",
        "@1",
        "\"s\"",
        "b\"\\xff\"",
        "'c'",
        "nan",
        "f64:0x1",
        "1e",
        "-inf",
        "0x",
        "*",
        "**",
        "/",
        "\n",
        ";",
        ".word 7",
        "é",
    ];
    for seed in 0..3000 {
        let random = &mut Random::new(seed);
        let text = match random.below(3) {
            0 => (0..random.below(60)).map(|_| random.pick(&PIECES)).collect::<Vec<_>>().join(" "),
            1 => {
                let bytes: Vec<u8> = (0..random.below(80)).map(|_| random.next() as u8).collect();
                String::from_utf8_lossy(&bytes).into_owned()
            }
            _ => {
                let mut bytes = text::print_with_feedback(&random_module(random)).into_bytes();
                for _ in 0..1 + random.below(4) {
                    let (at, piece) = (random.below(bytes.len()), random.pick(&PIECES));
                    match random.below(3) {
                        0 => bytes[at] = random.next() as u8,
                        1 => drop(bytes.drain(at..bytes.len().min(at + random.below(9)))),
                        _ => drop(bytes.splice(at..at, piece.bytes())),
                    }
                }
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        if let Ok(module) = text::parse(&text) {
            exercise(&module);
        }
    }
}

#[test]
fn short_texts_do_not_ask_for_much_memory() {
    let many = "function f() registers 65536 { }\n".repeat(2000);
    let error = text::parse(&many).unwrap_err();
    assert_eq!(error.message, "too many registers");
    let deep = format!("function f() {{ load_const r0, {} }}", "(".repeat(1 << 20));
    assert!(text::parse(&deep).unwrap_err().message.contains("nests"));
}

#[test]
fn large_functions_take_little_time() {
    let mut lines = String::from("function f(a) registers 600 {\n");
    for i in 1..600 {
        lines += &format!("load_int r{i}, 1\n");
    }
    for i in 0..10_000 {
        lines += &format!(
            "jump_if_lt r{}, r{}, L{}\nadd r{}, r0, r{}\nL{}:\n",
            i % 600,
            i * 7 % 600,
            i,
            i % 500,
            i % 400,
            i
        );
    }
    lines += "ret r0\n}\n";
    let start = std::time::Instant::now();
    let module = text::parse(&lines).unwrap();
    verify(&module).unwrap();
    let liveness = Liveness::compute(&module.functions[0]);
    let total: usize = module.functions[0].instructions().map(|i| liveness.live_in(i.pc).len()).sum();
    assert!(total > 0);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn expansions_are_ranges_with_a_call_behind_them() {
    let text = "module \"demo\"\nfunction f(x) registers 2 {\n load_int r1, 1\n load_int r1, 2\n ret r1\n}\n";
    let module = text::parse(text).expect("the text is a module");
    let verdict = |start, end, call, function| {
        let mut module = module.clone();
        let function = FunctionIndex(function);
        module.functions[0].source.expansions.push(Expansion { start, end, call, function });
        verify(&module).is_ok()
    };
    assert!(verdict(0, 1, 1, 0));
    assert!(verdict(0, 1, 2, 0));
    assert!(!verdict(0, 1, 0, 0), "the call in the range");
    assert!(!verdict(1, 1, 2, 0), "an empty range");
    assert!(!verdict(0, 1, 3, 0), "a call behind the code");
    assert!(!verdict(0, 1, 1, 1), "a function that is not there");
}
