//! The functions of `tests/backends`, compiled by Cranelift and run.

#[path = "../../../tests/backends/harness.rs"]
mod harness;

use std::path::Path;

#[test]
fn functions_run() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/backends");
    let target = backend_cranelift::host_target().expect("a machine that Cranelift compiles for");
    harness::check_directory(&directory, &[&backend_cranelift::CraneliftBackend], &target);
}

/// What the code does there, this machine cannot tell; that there is code, and how it names its literals, it can.
#[test]
fn functions_compile_for_other_machines() {
    use abi::literal_table::LiteralRelocationKind as Kind;
    use ssa::backend::{Arch, Backend, CompileOptions, Target};

    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/backends");
    for (arch, expected) in [
        (Arch::X86_64, &[Kind::X86PcRel32][..]),
        (Arch::Aarch64, &[Kind::Aarch64AdrPage21, Kind::Aarch64AddLo12]),
    ] {
        // The rounding of floats is an extension of x86-64.
        let features = vec!["sse4.1".to_owned(), "ssse3".to_owned(), "sse3".to_owned()];
        let target = Target { arch, features };
        for entry in std::fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "ssa") {
                continue;
            }
            for func in ssa::text::parse_functions(&std::fs::read_to_string(path).unwrap()).unwrap() {
                let options = CompileOptions::default();
                let code = backend_cranelift::CraneliftBackend.compile(&func, &target, &options).unwrap();
                assert!(code.relocations.iter().all(|relocation| expected.contains(&relocation.kind)));
                assert!(
                    code.deopt.exits.is_empty() || !code.relocations.is_empty(),
                    "exits name the literal table"
                );
            }
        }
    }
}

#[test]
fn what_a_machine_lacks_is_declined() {
    use ssa::backend::{Arch, Backend, Bailout, CompileOptions, Target};

    let text =
        "function \"f\" -> F64 {\n  block0(v0: Word, v1: F64):\n    v2 = FloatFloor v1\n    Return v2\n}";
    let func = ssa::text::parse_function(text).unwrap();
    let target = Target { arch: Arch::X86_64, features: Vec::new() };
    let result = backend_cranelift::CraneliftBackend.compile(&func, &target, &CompileOptions::default());
    assert!(matches!(result, Err(Bailout::Unsupported { .. })), "{result:?}");
}
