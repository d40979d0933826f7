//! Loops over arrays of floats compute several elements with an instruction, where LLVM compiles them.
#![cfg(target_arch = "x86_64")]

use std::path::Path;
use std::process::Command;

/// What the command says where there is no libLLVM.
const NO_LLVM: &str = "no libLLVM";

/// The machine code of a function in a dump; empty when it is not there.
fn code_of<'a>(dump: &'a str, function: &str) -> &'a str {
    let title = format!("; machine code of {function} for llvm\n");
    dump.split_once(&title).map_or("", |(_, code)| code.split("\n; ").next().unwrap_or_default())
}

#[test]
fn loops_over_arrays_of_floats_have_packed_instructions() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packed/Arrays.hx");
    let output = Command::new(env!("CARGO_BIN_EXE_updraft"))
        .args(["--ladder", "llvm", "--workers", "0", "--target-cpu", "x86-64", "--dump=asm"])
        .arg(program)
        .output()
        .expect("the command starts");
    let dump = String::from_utf8_lossy(&output.stderr);
    if dump.contains(NO_LLVM) {
        eprintln!("skipped: {NO_LLVM} is on this machine");
        return;
    }
    assert_eq!(String::from_utf8_lossy(&output.stdout), "149.5 49\n");
    for (function, instructions) in [("Arrays.add", &["addpd"][..]), ("Arrays.mix", &["mulpd", "addpd"])] {
        let code = code_of(&dump, function);
        for instruction in instructions {
            assert!(code.contains(&format!("\t{instruction}\t")), "{function} lacks {instruction}:\n{code}");
        }
    }
}
