//! Modules of bytecode as text: what can be read and verified is run.

use updraft::{Function, Value, bytecode};

use crate::{corpus, fuzz, limited, mutate};

#[test]
fn bytecode_text() {
    let texts = corpus("filetests", "ubc");
    fuzz(|random| {
        let (text, other) = (random.one_of(&texts).clone(), random.one_of(&texts).clone());
        let text = mutate(&text, &other, random);
        let Ok(module) = bytecode::text::parse(&text) else { return };
        let functions: Vec<(String, usize)> = module
            .functions
            .iter()
            .map(|function| (function.name.clone(), function.parameters.count()))
            .collect();
        let mut isolate = limited(Default::default(), random);
        let Ok(module) = isolate.load_bytecode(module) else { return };
        for (name, count) in functions {
            let Ok(function) = module.function(&mut isolate, &name) else { continue };
            for _ in 0..8 {
                if isolate.set_fuel(2000).is_err() {
                    return;
                }
                call(&function, count, &mut isolate);
            }
        }
    });
}

fn call(function: &Function, count: usize, isolate: &mut updraft::Isolate) {
    // Wrong arguments are errors as well.
    let _: Result<Value, _> = match count {
        0 => function.call(isolate, ()),
        1 => function.call(isolate, (3,)),
        2 => function.call(isolate, (3, 2.5)),
        _ => function.call(isolate, (3, 2.5, "text")),
    };
}
