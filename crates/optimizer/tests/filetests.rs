//! Runs `filetests/ssa/**/*.ssa`: `; test: pass, pass` on the first line, functions, `; output:`, what is expected.
//!
//! `; test: pipeline` runs all passes. `BLESS=1` rewrites the expected output.

use optimizer::PassContext;
use optimizer::pipeline::{self, PASSES, PipelineOptions};
use ssa::Function;
use ssa::text::parse_functions;
use ssa::verify::verify;
use std::fs;
use std::path::{Path, PathBuf};

const MARK: &str = "; output:\n";

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ssa") {
            found.push(path);
        }
    }
}

fn run_pass(name: &str, func: &mut Function) {
    if name == "pipeline" {
        pipeline::run(func, &PipelineOptions::new(), &mut |_, _| ());
        return;
    }
    let pass = PASSES.iter().find(|pass| pass.name == name).unwrap_or_else(|| panic!("no pass `{name}`"));
    (pass.run)(func, &mut PassContext::new());
    verify(func).unwrap_or_else(|error| panic!("after {name}: {error}\n{func}"));
}

fn output_of(input: &str) -> String {
    let header =
        input.lines().next().and_then(|line| line.strip_prefix("; test: ")).expect("a `; test:` line");
    let mut output = Vec::new();
    for mut func in parse_functions(input).unwrap() {
        verify(&func).unwrap_or_else(|error| panic!("the input: {error}"));
        header.split(',').for_each(|name| run_pass(name.trim(), &mut func));
        let text = func.to_string();
        let again = parse_functions(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(again[0].to_string(), text, "the text does not lead back");
        output.push(text);
    }
    output.join("\n")
}

fn check(path: &Path, bless: bool) -> bool {
    let text = fs::read_to_string(path).unwrap();
    let (input, expected) = text.split_once(MARK).unwrap_or((&text, ""));
    let output = output_of(input);
    if output == expected {
        return true;
    }
    if bless {
        fs::write(path, format!("{}\n\n{MARK}{output}", input.trim_end())).unwrap();
        return true;
    }
    eprintln!("=== {}: expected\n{expected}\n=== got\n{output}", path.display());
    false
}

#[test]
fn passes_do_what_the_files_say() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../filetests/ssa");
    let mut found = Vec::new();
    files(&dir, &mut found);
    found.sort();
    assert!(!found.is_empty());
    let bless = std::env::var_os("BLESS").is_some();
    let mut failed = Vec::new();
    for path in &found {
        let result = std::panic::catch_unwind(|| check(path, bless));
        if !result.unwrap_or(false) {
            failed.push(path.display().to_string());
        }
    }
    assert!(failed.is_empty(), "these differ, `BLESS=1` rewrites them:\n{}", failed.join("\n"));
}
