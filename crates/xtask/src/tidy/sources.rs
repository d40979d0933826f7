//! The files themselves: length, module docs, unsafe code, forbidden words, the newline at the end.

use std::fs;
use std::path::{Path, PathBuf};

use super::Report;
use super::policy::{
    CRATES, FORBIDDEN_ANYWHERE, FORBIDDEN_IN_CODE, LONG_FILES, MAX_LINES, UnsafeCode, VAGUE_MODULES,
};
use super::scan::{code_only, unsafe_uses};

/// Endings of files that hold text.
const TEXT: &[&str] = &[
    "rs", "toml", "md", "py", "ubc", "ssa", "c", "h", "lua", "js", "java", "scm", "hx", "yml", "err", "code",
];

/// Checks every text file below the root; answers how many there are.
pub fn check(root: &Path, report: &mut Report) -> Result<usize, String> {
    let mut files = Vec::new();
    collect(root, &mut files)?;
    files.sort();
    for file in &files {
        let name = file.strip_prefix(root).unwrap_or(file).to_string_lossy().into_owned();
        match fs::read_to_string(file) {
            Ok(text) => check_file(&name, &text, report),
            Err(error) => report.add(&name, error),
        }
    }
    check_table(root, report);
    Ok(files.len())
}

/// The table of unsafe code must not outlive the files it names.
fn check_table(root: &Path, report: &mut Report) {
    for policy in CRATES {
        let folder = root.join("crates").join(policy.name);
        if let UnsafeCode::Listed(files) = policy.unsafe_code
            && folder.is_dir()
        {
            for file in files.iter().filter(|file| !folder.join(file).exists()) {
                report.add(
                    policy.name,
                    format_args!("the table in tidy/policy.rs lists {file}, which does not exist"),
                );
            }
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = folder.read_dir().map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | ".git" | "__pycache__") {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| TEXT.iter().any(|text| extension == *text)) {
            files.push(path);
        }
    }
    Ok(())
}

fn check_file(name: &str, text: &str, report: &mut Report) {
    if !text.is_empty() && !text.ends_with('\n') {
        report.add(name, "no newline at the end");
    }
    find_words(name, text, FORBIDDEN_ANYWHERE, report);
    if name.ends_with(".rs") {
        check_rust(name, text, report);
    }
}

fn check_rust(name: &str, text: &str, report: &mut Report) {
    let lines = text.lines().count();
    if lines > MAX_LINES && !LONG_FILES.contains(&name) {
        report.add(name, format_args!("{lines} lines; split it (at most {MAX_LINES})"));
    }
    let first = text.lines().find(|line| !line.starts_with("#!["));
    if !first.is_some_and(|line| line.starts_with("//!")) {
        report.add(name, "no `//!` header saying what the module is for");
    }
    if VAGUE_MODULES.iter().any(|vague| name.ends_with(&format!("/{vague}"))) {
        report.add(name, "name the module after the concept it holds");
    }
    let code = code_only(text);
    if name.contains("/src/") {
        find_words(name, &code, FORBIDDEN_IN_CODE, report);
    }
    check_unsafe(name, text, &code, report);
}

fn check_unsafe(name: &str, text: &str, code: &str, report: &mut Report) {
    let uses = unsafe_uses(code);
    if uses.justified + uses.declared == 0 {
        return;
    }
    if !code.contains("#![allow(unsafe_code") {
        report.add(name, "unsafe code without `#![allow(unsafe_code)]` beside the header");
    }
    // Tests play the part of a careful caller; they may opt out of a comment for every block.
    let is_test = !name.contains("/src/") && code.contains("clippy::undocumented_unsafe_blocks");
    let comments = text.matches("SAFETY:").count();
    if comments < uses.justified && !is_test {
        let blocks = uses.justified;
        report.add(name, format_args!("{blocks} unsafe blocks but {comments} `// SAFETY:` comments"));
    }
    if !may_be_unsafe(name) {
        report.add(name, "the table in tidy/policy.rs allows no unsafe code here");
    }
}

/// Whether the table allows unsafe code in a file. Tests, benches and examples of a crate only have to opt in.
fn may_be_unsafe(name: &str) -> bool {
    let Some((krate, inside)) = name.strip_prefix("crates/").and_then(|rest| rest.split_once('/')) else {
        return true;
    };
    if !inside.starts_with("src/") {
        return true;
    }
    CRATES.iter().find(|policy| policy.name == krate).is_some_and(|policy| match policy.unsafe_code {
        UnsafeCode::Never => false,
        UnsafeCode::Throughout => true,
        UnsafeCode::Listed(files) => files
            .iter()
            .any(|file| if file.ends_with('/') { inside.starts_with(file) } else { inside == *file }),
    })
}

fn find_words(name: &str, text: &str, words: &[(&str, &str)], report: &mut Report) {
    for (word, reason) in words {
        for (at, _) in text.match_indices(word) {
            let line = text[..at].matches('\n').count() + 1;
            report.add(format_args!("{name}:{line}"), format_args!("`{word}`: {reason}"));
        }
    }
}
