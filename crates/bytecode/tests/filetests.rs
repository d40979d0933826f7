//! Runs the files in `filetests/bytecode`.
//!
//! The first line names the test: `; test: roundtrip`, `verify`, `parse`, `print`, `liveness` or `control-flow`. What is
//! expected follows the text in lines that start with `;> `. With `BLESS=1` in the environment files are rewritten to
//! what comes out.

use std::fmt::Write;

use bytecode::control_flow::{Block, ControlFlow};
use bytecode::liveness::Liveness;
use bytecode::module::Module;
use bytecode::{text, verify::verify};

/// The text of the test as it should be, and what it puts out.
fn run(test: &str, source: &str) -> (String, String) {
    let module = match text::parse(source) {
        Ok(module) => module,
        Err(error) => return (source.to_owned(), format!("{error}\n")),
    };
    let verified = match verify(&module) {
        Ok(()) => "ok\n".to_owned(),
        Err(error) => format!("{error}\n"),
    };
    let same = source.to_owned();
    match test {
        "parse" => (same, "ok\n".to_owned()),
        "verify" => (same, verified),
        _ if verified != "ok\n" => panic!("{verified}{source}"),
        "roundtrip" => {
            let printed = text::print_with_feedback(&module);
            assert_eq!(text::parse(&printed).as_ref(), Ok(&module));
            (format!("\n\n{printed}"), String::new())
        }
        "print" => {
            let printed = text::print_with_feedback(&module);
            assert_eq!(text::parse(&printed).as_ref(), Ok(&module));
            (same, text::print_module(&module, &text::PrintOptions::DUMP))
        }
        "liveness" => (same, liveness(&module)),
        "control-flow" => (same, control_flow(&module)),
        _ => panic!("unknown test {test}"),
    }
}

fn registers(set: impl IntoIterator<Item = u16>) -> String {
    set.into_iter().map(|register| format!(" r{register}")).collect()
}

fn liveness(module: &Module) -> String {
    let mut out = String::new();
    for func in &module.functions {
        let liveness = Liveness::compute(func);
        let _ = writeln!(out, "{}", func.name);
        for instruction in func.instructions() {
            let (pc, name) = (instruction.pc, instruction.info().name);
            let (before, across) = (registers(liveness.live_in(pc)), registers(liveness.live_across(pc)));
            let _ = writeln!(out, "  {pc} {name}: in{before}, across{across}");
        }
    }
    out
}

fn control_flow(module: &Module) -> String {
    let names = |blocks: &[Block]| blocks.iter().map(|block| format!(" b{}", block.0)).collect::<String>();
    let mut out = String::new();
    for func in &module.functions {
        let flow = ControlFlow::compute(func);
        let _ = writeln!(out, "{}, reverse postorder{}", func.name, names(&flow.reverse_postorder()));
        for (index, block) in flow.blocks.iter().enumerate() {
            let successors: Vec<Block> = block.successors().collect();
            let _ = write!(out, "  b{index} {}..{} ->{}", block.start, block.end, names(&successors));
            let _ = write!(out, ", from{}, raises to{}", names(&block.predecessors), names(&block.handlers));
            out += if block.is_loop_header { ", loop header" } else { "" };
            out += if block.is_handler { ", handler\n" } else { "\n" };
        }
    }
    out
}

#[test]
fn filetests() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../filetests/bytecode");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut failures = String::new();
    let mut count = 0;
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "ubc")) {
        count += 1;
        let before = std::fs::read_to_string(file).unwrap();
        let (header, rest) = before.split_once('\n').expect("a header");
        let test = header.strip_prefix("; test: ").unwrap_or_else(|| panic!("{}: no header", file.display()));
        let source: String =
            rest.lines().take_while(|line| !line.starts_with(";>")).map(|line| format!("{line}\n")).collect();
        // Positions in messages are those in the file.
        let (source, output) = run(test, &format!("\n{source}"));
        let mut after = format!("{header}{source}");
        for line in output.lines() {
            after += format!(";> {line}").trim_end();
            after.push('\n');
        }
        if before != after {
            if std::env::var_os("BLESS").is_some() {
                std::fs::write(file, &after).unwrap();
            } else {
                let _ = write!(failures, "{}:\n{after}\n", file.display());
            }
        }
    }
    assert!(count > 0, "no files");
    assert!(failures.is_empty(), "not as expected (BLESS=1 rewrites):\n{failures}");
}
