//! Programs that do not compile: each `tests/scheme-errors/*.scm` with the message beside it. `BLESS=1` rewrites.

use std::path::Path;

#[test]
fn wrong_programs_are_refused_with_their_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scheme-errors");
    let bless = std::env::var_os("BLESS").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder of tests") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|extension| extension != "scm") {
            continue;
        }
        count += 1;
        let source = std::fs::read_to_string(&path).expect("a readable test");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text = match lang_scheme::compile(&source, &name, &Default::default()) {
            Ok(_) => {
                failures.push(format!("{name} compiles, but must not"));
                continue;
            }
            Err(error) => error + "\n",
        };
        let expected_path = path.with_extension("err");
        if bless {
            std::fs::write(&expected_path, &text).expect("a writable folder");
        } else if std::fs::read_to_string(&expected_path).ok().as_deref() != Some(&text) {
            failures.push(format!("{name} is refused with\n{text}"));
        }
    }
    assert!(count >= 30, "{count} programs in {}", folder.display());
    assert!(failures.is_empty(), "{} (BLESS=1 rewrites)", failures.join("\n"));
}
