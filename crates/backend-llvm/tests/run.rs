//! The functions of `tests/backends`, compiled by LLVM and run, alone and by turns with Cranelift.

#[path = "../../../tests/backends/harness.rs"]
mod harness;

use std::path::{Path, PathBuf};

use abi::literal_table::LiteralRelocationKind as Kind;
use backend_cranelift::CraneliftBackend;
use backend_llvm::{Library, LlvmBackend};
use ssa::Function;
use ssa::backend::{Arch, Backend, CompileOptions, OptLevel, Target};

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/backends")
}

fn target() -> Target {
    backend_cranelift::host_target().expect("a machine that is compiled for")
}

/// Backends with the libraries on this machine: the oldest and newest that are tested, as far as they are there.
fn backends() -> Vec<LlvmBackend> {
    let names = ["libLLVM.so.19.1", "libLLVM-15.so.1"];
    let found: Vec<LlvmBackend> = names
        .iter()
        .filter_map(|name| Library::open(name).ok())
        .map(|library| LlvmBackend::with_library(Box::leak(Box::new(library))))
        .collect();
    assert!(!found.is_empty(), "this test needs libLLVM: apt install libllvm19 libllvm15");
    found
}

fn functions() -> Vec<Function> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(directory()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "ssa"))
        .flat_map(|path| ssa::text::parse_functions(&std::fs::read_to_string(path).unwrap()).unwrap())
        .collect()
}

#[test]
fn functions_run() {
    for llvm in backends() {
        harness::check_directory(&directory(), &[&llvm], &target());
        // As on the first of its kind.
        let target = Target { features: Vec::new(), ..target() };
        harness::check_directory(&directory(), &[&llvm], &target);
    }
}

/// On a small stack, so that a tail call that leaves something behind is found out.
#[test]
fn functions_of_two_backends_call_each_other() {
    for llvm in backends() {
        for order in [[&llvm as &dyn Backend, &CraneliftBackend], [&CraneliftBackend, &llvm]] {
            harness::check_directory(&directory(), &order, &target());
        }
    }
}

/// What the code does there, this machine cannot tell; that there is code, and how it names its literals, it can.
#[test]
fn functions_compile_for_other_machines() {
    for llvm in backends() {
        for (arch, expected) in [
            (Arch::X86_64, &[Kind::X86PcRel32][..]),
            (
                Arch::Aarch64,
                &[
                    Kind::Aarch64AdrPage21,
                    Kind::Aarch64AddLo12,
                    Kind::Aarch64Ldst64Lo12,
                    Kind::Aarch64Ldst128Lo12,
                ],
            ),
        ] {
            let target = Target { arch, features: Vec::new() };
            for func in functions() {
                for opt_level in [OptLevel::Fast, OptLevel::Less, OptLevel::Speed, OptLevel::Max] {
                    let options = CompileOptions { opt_level, ..CompileOptions::default() };
                    let code = llvm.compile(&func, &target, &options).unwrap();
                    assert!(code.relocations.iter().all(|relocation| expected.contains(&relocation.kind)));
                    assert!(
                        code.deopt.exits.is_empty() || !code.relocations.is_empty(),
                        "exits name the literal table"
                    );
                }
            }
        }
    }
}

#[test]
fn levels_and_listings_differ() {
    let functions = functions();
    let sum = functions.iter().find(|func| func.name == "sum").unwrap();
    let llvm = LlvmBackend::new();
    let code = [OptLevel::Fast, OptLevel::Speed].map(|opt_level| {
        let options = CompileOptions { opt_level, verify: true, disassemble: true };
        llvm.compile(sum, &target(), &options).unwrap()
    });
    assert_ne!(code[0].bytes, code[1].bytes);
    let listing = code[1].disassembly.as_deref().unwrap();
    assert!(listing.contains("updraft_code:"), "{listing}");
}

#[test]
fn threads_share_a_backend() {
    let (llvm, functions, target) = (LlvmBackend::new(), functions(), target());
    let compile = || {
        let compile = |func| llvm.compile(func, &target, &CompileOptions::default()).unwrap().bytes;
        functions.iter().map(compile).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(compile)).collect();
        let mut results = threads.into_iter().map(|thread| thread.join().unwrap());
        let first = results.next().unwrap();
        assert!(results.all(|result| result == first));
    });
}

/// See the notes on roots in the lowering.
#[test]
fn arrays_stay_alive_in_loops_where_the_collector_may_run() {
    let functions = functions();
    let uses = |name: &str| {
        let func = functions.iter().find(|func| func.name == name).unwrap();
        backend_llvm::ir_text(func, &target(), OptLevel::Speed).unwrap().matches("asm sideeffect").count()
    };
    assert_eq!((uses("chain"), uses("scale")), (1, 0));
}
