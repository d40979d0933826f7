//! Every file of CPython's library compiles to bytecode that verifies, or is refused with a reason.

use std::path::{Path, PathBuf};
use std::process::Command;

use lang_python::{Mode, compile};

/// Reasons to refuse a file of a library whose files CPython takes.
const ALLOWED: [&str; 2] = ["not supported yet", "function too large"];

fn library() -> Option<PathBuf> {
    let code = "import sysconfig; print(sysconfig.get_paths()['stdlib'])";
    let output = Command::new("python3").args(["-c", code]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim())).filter(|path| path.is_dir())
}

fn python_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            // Third-party packages and broken samples are no part of the library.
            let name = entry.file_name();
            if !["site-packages", "dist-packages", "lib2to3", "bad_coding"].iter().any(|skip| name == *skip) {
                python_files(&path, files);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}

#[test]
fn the_standard_library_compiles() {
    let Some(library) = library() else {
        // Machines without CPython have nothing to compile.
        eprintln!("no python3 on PATH: nothing compiled");
        return;
    };
    let mut files = Vec::new();
    python_files(&library, &mut files);
    files.sort();
    let mut compiled = 0;
    let mut failures = Vec::new();
    for path in &files {
        let Ok(source) = std::fs::read_to_string(path) else { continue };
        let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
        let name = path.display().to_string();
        if name.contains("/bad") {
            continue;
        }
        match compile(source, &name, Mode::Module) {
            Ok(module) => match bytecode::verify::verify(&module) {
                Ok(()) => compiled += 1,
                Err(error) => failures.push(format!("{name}: {error}")),
            },
            Err(error) if ALLOWED.iter().any(|reason| error.message.contains(reason)) => {}
            Err(error) => failures.push(error.render()),
        }
    }
    eprintln!("{compiled} of {} files compiled", files.len());
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(compiled * 10 >= files.len() * 9, "only {compiled} of {} files compiled", files.len());
}
