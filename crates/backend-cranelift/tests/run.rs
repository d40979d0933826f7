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

/// Branches of loops do not lie across cache lines, however long the code before them is.
#[test]
#[cfg(target_arch = "x86_64")]
fn branches_of_loops_lie_in_a_line() {
    use ssa::backend::{Backend, CompileOptions};

    let target = backend_cranelift::host_target().expect("a machine that Cranelift compiles for");
    for guards in 0..24 {
        let mut text = String::from("function \"f\" -> Word {\n  fs0 = resume f0 pc0 [r0=v1]\n");
        text += "  block0(v0: Word, v1: Word, v2: Int):\n";
        for guard in 0..guards {
            text += &format!("    v{} = GuardInt v1, fs0\n", 20 + guard);
        }
        text += "    v3 = ConstInt 0\n    Jump block1(v3, v3)\n  block1(v4: Int, v5: Int):\n";
        text +=
            "    v6 = IntAddChecked v4, v5, fs0\n    v7 = ConstInt 1\n    v8 = IntAddChecked v5, v7, fs0\n";
        text += "    v9 = IntCompare lt, v8, v2\n    Branch v9, block1(v6, v8), block2(v6), even\n";
        text += "  block2(v10: Int):\n    Return v10\n}\n";
        let func = ssa::text::parse_function(&text).unwrap();
        let code =
            backend_cranelift::CraneliftBackend.compile(&func, &target, &CompileOptions::default()).unwrap();
        let is_branch = |at: &usize| matches!(code.bytes[*at..], [0x0f, 0x80..=0x8f, ..]);
        let first = code.bytes.len() - 6;
        let branches: Vec<usize> = (0..first).filter(is_branch).collect();
        assert!(branches.len() >= 3);
        // Those of the guards come first.
        for at in &branches[branches.len() - 3..] {
            assert_eq!(at / 64, (at + 5) / 64, "{guards}: {branches:?}");
        }
    }
}
