//! Lowered programs as text: each `filetests/scheme-lower/*.scm` with the bytecode beside it. `BLESS=1` rewrites.

use std::path::Path;

#[test]
fn programs_lower_to_the_expected_bytecode() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../filetests/scheme-lower");
    let bless = std::env::var_os("BLESS").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder of file tests") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|extension| extension != "scm") {
            continue;
        }
        count += 1;
        let source = std::fs::read_to_string(&path).expect("a readable test");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let units = lang_scheme::compile(&source, &name, &Default::default())
            .unwrap_or_else(|error| panic!("{error}"));
        let module = &units.last().expect("the program is a unit").module;
        bytecode::verify::verify(module).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = bytecode::text::print(module);
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
