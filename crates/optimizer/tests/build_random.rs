//! Every function of random valid modules, with random feedback, is built to SSA that verifies, before and after passes.

#[path = "../../bytecode/tests/common/mod.rs"]
mod common;
mod links;

use std::sync::Arc;

use abi::exit_reason::ExitReason;
use abi::intrinsic::{Intrinsic, Rounding};
use abi::operators::Asking;
use abi::value;
use bytecode::module::{Constant, Module};
use bytecode::operand::{MathFunction, SlotKind};
use common::{Random, random_module};
use optimizer::build::build;
use optimizer::pipeline::{self, PipelineOptions};
use optimizer::request::*;
use ssa::backend::Bailout;
use ssa::verify::verify;

fn known_constant(constant: &Constant, number: u32) -> Known {
    match constant {
        Constant::None => Known::Word(value::NONE),
        Constant::Bool(b) => Known::Word(value::boolean(*b)),
        Constant::Int(n) => match value::fixnum(*n) {
            Some(word) => Known::Word(word),
            None => Known::Object(number, ObjectKind::Other(0)),
        },
        Constant::Float(float) => match value::inline_float(*float) {
            Some(word) => Known::Word(word),
            None => Known::Float(*float, number),
        },
        Constant::Str(text) => Known::Object(number, ObjectKind::Str(text.chars().count(), None)),
        Constant::Tuple(items) => Known::Object(number, ObjectKind::Tuple(items.len(), None, None)),
        _ => Known::Object(number, ObjectKind::Other(1)),
    }
}

const SHAPES: u32 = 8;

fn shapes() -> Vec<ShapeDescription> {
    let built_in = [2, 4, 7, 6];
    (0..SHAPES)
        .map(|number| ShapeDescription {
            built_in: built_in.get(number as usize).copied(),
            layout: None,
            object_bytes: if number < 4 { 0 } else { 8 * (number - 2) },
            kind: (number - number.min(4)) as u8 + 1,
            classes: None,
            name: format!("shape{number}"),
        })
        .collect()
}

fn random_callee(random: &mut Random, functions: &[FunctionCallee]) -> Callee {
    let function = random.pick(functions);
    let intrinsics = [
        Intrinsic::Sqrt,
        Intrinsic::Abs,
        Intrinsic::Length,
        Intrinsic::CodePoint,
        Intrinsic::CharacterIn(&[(b'a', b'z'), (b'_', b'_')]),
        Intrinsic::ToFloat,
        Intrinsic::RoundToInteger(Rounding::Up),
        Intrinsic::FloatFunction { number: MathFunction::Atan2 as u8, of_integers: true },
        Intrinsic::IntegerOf,
        Intrinsic::FloatOf,
        Intrinsic::Piece { asking: Some(Asking::Piece) },
        Intrinsic::Min,
        Intrinsic::Max,
        Intrinsic::ListAppend,
        Intrinsic::Range,
    ];
    match random.below(8) {
        0..4 => Callee::Function(function),
        4 => Callee::Native { object: 3, intrinsic: None },
        5 => Callee::Native { object: 4, intrinsic: Some(random.pick(&intrinsics)) },
        6 => Callee::Class {
            object: 5,
            shape: 4 + random.below(4) as u32,
            initializer: (!random.chance(4)).then(|| (random.below(4) as u32, function)),
        },
        _ => Callee::Other,
    }
}

fn random_case(random: &mut Random) -> PropertyCase {
    match random.below(7) {
        0 => PropertyCase::Slot { offset: 8 },
        1 => PropertyCase::Overflow { array: 16, element: 24 },
        2 => PropertyCase::Variable(random.below(4) as u32),
        3 => PropertyCase::Method(random.below(4) as u32),
        4 => PropertyCase::Float { offset: 24 },
        5 => PropertyCase::AddFloat { offset: 24, shape: 4 + random.below(4) as u32 },
        _ => PropertyCase::Add { offset: 16, shape: 4 + random.below(4) as u32 },
    }
}

fn random_slot(random: &mut Random, kind: SlotKind, functions: &[FunctionCallee]) -> SlotFeedback {
    match kind {
        SlotKind::Property => SlotFeedback::Property {
            cases: (0..random.below(4)).map(|i| (i as u32 * 2, random_case(random))).collect(),
            is_megamorphic: random.chance(6),
        },
        SlotKind::Call => SlotFeedback::Call {
            cases: (0..random.below(4)).map(|_| (random_callee(random, functions), 5)).collect(),
            others: random.below(3) as u64,
        },
        SlotKind::Method => {
            // The method of the random layouts is the last function of the module, however they are ordered here.
            let method = functions.iter().max_by_key(|function| function.cell).expect("there are functions");
            let callee = DirectCallee { closure: 9, function: method.clone() };
            SlotFeedback::Method {
                cases: (0..random.below(3) as u32).map(|i| (SHAPES + 1 + i, callee.clone())).collect(),
                others: random.below(2) as u64,
            }
        }
        SlotKind::Loop => SlotFeedback::Loop { iterations: 10 },
        SlotKind::Block => SlotFeedback::Block { counter: 4096 },
    }
}

fn random_request(random: &mut Random, module: &Arc<Module>, root: usize) -> CompileRequest {
    let mut order: Vec<usize> = (0..module.functions.len()).collect();
    order.swap(0, root);
    let callees: Vec<FunctionCallee> = order
        .iter()
        .enumerate()
        .map(|(number, &index)| {
            let function = &module.functions[index];
            FunctionCallee {
                cell: index as u32,
                parameter_count: function.parameters.count() as u16,
                is_simple: function.parameters.is_simple(),
                function: (!random.chance(4)).then_some(number as u32),
                generator_registers: function.is_generator.then_some(function.registers.len() as u16),
                is_foreign: false,
                signature: Signature { binding: None, module: module.clone(), index: index as u32 },
            }
        })
        .collect();
    let all = callees.clone();
    // Dynamic calls reach functions of words alone.
    let callees: Vec<FunctionCallee> =
        callees.into_iter().filter(|callee| module.functions[callee.cell as usize].is_dynamic()).collect();
    let variables = (0..4)
        .map(|number| {
            let is_constant = random.chance(2);
            let value = match random.below(3) {
                0 => Known::Word(value::UNBOUND),
                1 => Known::Word(value::fixnum(5).unwrap()),
                _ => Known::Object(number, ObjectKind::Callable(random_callee(random, &callees))),
            };
            Variable { name: format!("v{number}"), value, is_constant, is_plainly_stored: random.chance(2) }
        })
        .collect();
    let functions = order
        .iter()
        .map(|&index| {
            let function = &module.functions[index];
            let slots = function
                .slots
                .iter()
                .map(|&kind| {
                    let functions = if kind == SlotKind::Method { &all } else { &callees };
                    random_slot(random, kind, functions)
                })
                .collect();
            let pcs: Vec<u32> = function.instructions().map(|instruction| instruction.pc).collect();
            let exits =
                (0..random.below(4)).map(|_| (random.pick(&pcs), random.pick(ExitReason::ALL))).collect();
            let mut code = function.code.clone();
            let mixed = pcs.iter().copied().filter(|_| random.chance(8)).collect();
            // Narrow feedback, so that forms are chosen.
            for &pc in &pcs {
                if random.chance(2) {
                    let site = 1u64 << random.below(5);
                    let has_site =
                        bytecode::module::instruction_at(&code, pc).unwrap().info().site().is_some();
                    if has_site {
                        code[pc as usize] = code[pc as usize] & !0xff00 | site << 8;
                    }
                }
            }
            let constants = function.constants.iter().enumerate();
            FunctionRequest {
                module: module.clone(),
                index: index as u32,
                code,
                cell: index as u32,
                slots,
                constants: constants
                    .map(|(number, constant)| known_constant(constant, number as u32))
                    .collect(),
                globals: module.globals.iter().map(|_| random.below(4) as u32).collect(),
                closures: Vec::new(),
                intrinsics: vec![None; module.intrinsics.len()],
                exits,
                operators: Default::default(),
                protocols: Default::default(),
                mixed,
                links: links::links(module, SHAPES, |index| {
                    let function = all.iter().find(|callee| callee.cell as usize == index);
                    DirectCallee { closure: 8, function: function.expect("all are described").clone() }
                }),
            }
        })
        .collect::<Vec<_>>();
    let headers: Vec<u32> = module.functions[root]
        .instructions()
        .filter(|instruction| instruction.info().is_loop_header())
        .map(|instruction| instruction.pc)
        .collect();
    let entry = match headers.is_empty() || random.chance(2) {
        true => EntryPoint::Call,
        false => EntryPoint::Loop(random.pick(&headers)),
    };
    let settings = Settings {
        speculate: !random.chance(4),
        inline_budget: random.below(400) as u32,
        recursive_inlining: random.below(3) as u32,
        counts_calls: random.chance(2),
        counts_loops: random.chance(2),
        counts_for_inlining: random.chance(2),
        counts_mixed: random.chance(2),
        optimize: true,
        fail_guards: random.chance(10),
        continuations: false,
        language: None,
    };
    let mut shapes = shapes();
    shapes.extend(links::shapes(module));
    CompileRequest {
        functions,
        entry,
        variables,
        shapes,
        instances: Default::default(),
        declines: None,
        strings_contain_parts: true,
        adds_strings: true,
        has_hooks: true,
        booleans_are_numbers: true,
        indices_count_from_end: true,
        settings,
    }
}

#[test]
fn what_is_built_verifies() {
    let (mut built, mut declined) = (0, 0);
    let seeds: u64 = std::env::var("BUILD_SEEDS").map_or(400, |seeds| seeds.parse().unwrap());
    for seed in 0..seeds {
        let random = &mut Random::new(seed);
        let module = Arc::new(random_module(random));
        for root in 0..module.functions.len() {
            let request = random_request(random, &module, root);
            let text = || bytecode::text::print_with_feedback(&module);
            match build(&request) {
                Ok(optimized) => {
                    built += 1;
                    let mut function = optimized.function;
                    verify(&function).unwrap_or_else(|error| {
                        panic!("seed {seed}, function {root}: {error}\n{function}\n{}", text())
                    });
                    if seed % 4 == 0 {
                        pipeline::run(&mut function, &PipelineOptions::new(), &mut |_, _| ());
                    }
                }
                Err(Bailout::Unsupported { .. } | Bailout::TooLarge { .. }) => declined += 1,
                Err(error) => panic!("seed {seed}, function {root}: {error}\n{}", text()),
            }
        }
    }
    assert!(built > declined, "{built} built, {declined} declined");
}
