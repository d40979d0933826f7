//! The functions of `tests/backends`, compiled by Cranelift and run.

#[path = "../../../tests/backends/harness.rs"]
mod harness;

use std::path::Path;

#[test]
fn functions_run() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/backends");
    let target = backend_cranelift::host_target().expect("a machine that Cranelift compiles for");
    harness::check_directory(&directory, &backend_cranelift::CraneliftBackend, &target);
}
