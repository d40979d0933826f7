//! Lowered programs as text: each `filetests/python-lower/*.py` with the bytecode beside it. `BLESS=1` rewrites.

use std::path::Path;

use lang_python::{Mode, compile};

#[test]
fn programs_lower_to_the_expected_bytecode() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../filetests/python-lower");
    let bless = std::env::var_os("BLESS").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder of file tests") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        count += 1;
        let source = std::fs::read_to_string(&path).expect("a readable test");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let module =
            compile(&source, &name, Mode::Module).unwrap_or_else(|error| panic!("{}", error.render()));
        bytecode::verify::verify(&module).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = bytecode::text::print(&module);
        let expected_path = path.with_extension("ubc");
        if bless {
            std::fs::write(&expected_path, &text).expect("a writable folder");
        } else if std::fs::read_to_string(&expected_path).ok().as_deref() != Some(&text) {
            failures.push(format!("{name} lowers to\n{text}"));
        }
    }
    assert!(count > 0, "no file tests in {}", folder.display());
    assert!(failures.is_empty(), "{} (BLESS=1 rewrites)", failures.join("\n"));
}

#[test]
fn every_line_of_code_has_a_span() {
    let module = compile("x = 1\ny = (x +\n  f(x))\n", "spans.py", Mode::Module).expect("a valid program");
    let body = &module.functions[0];
    let add = body.instructions().find(|instruction| instruction.info().name == "add").expect("an addition");
    let call = body.instructions().find(|instruction| instruction.info().name == "call").expect("a call");
    let (add, call) = (body.span_at(add.pc), body.span_at(call.pc));
    assert_eq!((add.start, add.end, add.line), (11, 21, 2));
    assert_eq!((call.start, call.end, call.line), (17, 21, 3));
}

#[test]
fn an_expression_returns_its_value() {
    let module = compile("1 + x", "<string>", Mode::Expression).expect("a valid expression");
    bytecode::verify::verify(&module).expect("verified code");
    assert!(compile("x = 1", "<string>", Mode::Expression).is_err());
}
