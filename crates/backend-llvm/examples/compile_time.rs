//! How long the backends take to compile the functions of a file or of `tests/backends`, and how large the code is.
//!
//! `cargo run --release -p backend-llvm --example compile_time [file.ssa [function]]`; with a function, its IR and listing.

use std::path::{Path, PathBuf};

use backend_cranelift::CraneliftBackend;
use backend_llvm::{LlvmBackend, ir_text};
use ssa::Function;
use ssa::backend::{Backend, CompileOptions, OptLevel};

const LEVELS: [OptLevel; 3] = [OptLevel::Fast, OptLevel::Speed, OptLevel::Max];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let functions = read(arguments.first().map(Path::new));
    let target = backend_cranelift::host_target().expect("a machine that is compiled for");
    let llvm = LlvmBackend::new();
    if let Some(name) = arguments.get(1) {
        let func = functions.iter().find(|func| func.name == *name).expect("a function of this name");
        println!("{}", ir_text(func, &target, OptLevel::Speed).expect("no reason to decline"));
        let options = CompileOptions { disassemble: true, ..CompileOptions::default() };
        let code = llvm.compile(func, &target, &options).expect("no reason to decline");
        println!("{}", code.disassembly.unwrap_or_default());
        return;
    }
    let operations: usize = functions.iter().map(Function::inst_count).sum();
    println!("{} functions, {} operations", functions.len(), operations);
    for backend in [&CraneliftBackend as &dyn Backend, &llvm] {
        for opt_level in LEVELS {
            let options = CompileOptions { opt_level, verify: false, disassemble: false };
            let compile = || -> usize {
                let code = functions.iter().map(|func| backend.compile(func, &target, &options));
                code.map(|code| code.expect("no reason to decline").bytes.len()).sum()
            };
            let bytes = compile();
            let start = processor_ms();
            compile();
            let ms = (processor_ms() - start) / functions.len() as f64;
            println!(
                "{:>10} {opt_level:?}: {ms:.3} ms and {} bytes a function",
                backend.name(),
                bytes / functions.len()
            );
        }
    }
}

/// Milliseconds that this thread has run, which a busy machine does not change, as Linux tells it.
fn processor_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}

fn read(file: Option<&Path>) -> Vec<Function> {
    let paths: Vec<PathBuf> = match file {
        Some(file) => vec![file.to_owned()],
        None => {
            let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/backends");
            let entries = std::fs::read_dir(directory).expect("the tests are there");
            let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
            paths.filter(|path| path.extension().is_some_and(|extension| extension == "ssa")).collect()
        }
    };
    let text = paths.iter().map(|path| std::fs::read_to_string(path).expect("a readable file"));
    text.flat_map(|text| ssa::text::parse_functions(&text).expect("functions in text form")).collect()
}
