//! The functions of `tests/backends`, compiled by Cranelift and run.

#[path = "../../../tests/backends/harness.rs"]
mod harness;

use std::path::Path;

#[test]
fn functions_run() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/backends");
    let target = backend_cranelift::host_target().expect("a machine that Cranelift compiles for");
    harness::check_directory(&directory, &[&backend_cranelift::CraneliftBackend], &target);
    // As on the first of its kind.
    let target = ssa::backend::Target { features: Vec::new(), ..target };
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
        let target = Target { arch, features: Vec::new() };
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
