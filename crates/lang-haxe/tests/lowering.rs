//! Every program under `tests/haxe` that compiles lowers to a module that verifies.

use std::path::Path;

use lang_haxe::{Program, compile};

#[test]
fn modules_verify() {
    // The stack of a main thread: unoptimized, the compiler takes more than a test's.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(check_all).expect("a thread");
    thread.join().expect("all modules verify");
}

fn check_all() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/haxe");
    let mut count = 0;
    for entry in std::fs::read_dir(root).expect("the folder of programs").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "hx") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a program is text");
        let program = Program::of_file(&path.to_string_lossy(), &text).expect("a module has a name");
        let (lowered, _) = compile(&program).unwrap_or_else(|messages| panic!("{messages}"));
        if let Err(error) = bytecode::verify::verify(&lowered.module) {
            panic!("{}: {error}", path.display());
        }
        count += 1;
    }
    assert!(count > 0, "there are programs");
}
