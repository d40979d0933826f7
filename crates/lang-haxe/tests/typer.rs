//! What the typer makes of programs: `tests/haxe-errors/typer_*.hx` with its messages in `.err`, and
//! `filetests/haxe-typed/*.hx` with the typed program in `.typed`.
//!
//! `BLESS=1` writes both.

use std::path::{Path, PathBuf};

use lang_haxe::lexer::Defines;
use lang_haxe::modules::{Loader, ModulePath};
use lang_haxe::typer;

/// The programs of a folder whose names begin with `prefix`.
fn programs(folder: &str, prefix: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder of programs")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "hx"))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix)))
        .collect();
    found.sort();
    found
}

/// Types a program whose main class is `Main`: its messages, and it as text.
fn typed(text: &str) -> (String, String) {
    let mut loader = Loader::new(vec![PathBuf::from("no such folder")], Defines::default());
    loader.add_text(&ModulePath::parse("Main"), "Main.hx", text);
    let typed = typer::compile(&mut loader, "Main", false);
    let messages = loader.diagnostics.iter().chain(&typed.diagnostics);
    let messages = messages.map(|diagnostic| diagnostic.render(&loader.sources)).collect();
    (messages, typed.program.dump())
}

/// Compares with the file beside a program, or writes it.
fn compare(path: &Path, extension: &str, found: &str, wrong: &mut String) {
    let expected = path.with_extension(extension);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&expected, found).expect("what was found can be written");
    } else if std::fs::read_to_string(&expected).unwrap_or_default() != found {
        *wrong += &format!("{}:\n{found}\n", path.display());
    }
}

#[test]
fn messages_are_as_blessed() {
    let mut wrong = String::new();
    let programs = programs("../../tests/haxe-errors", "typer_");
    for path in &programs {
        let text = std::fs::read_to_string(path).expect("a program is text");
        let (messages, _) = typed(&text);
        assert!(!messages.is_empty(), "{} has no errors", path.display());
        compare(path, "err", &messages, &mut wrong);
    }
    assert!(programs.len() >= 70, "only {} broken programs", programs.len());
    assert!(wrong.is_empty(), "unlike what is in the .err files (BLESS=1 rewrites them):\n{wrong}");
}

#[test]
fn typed_programs_are_as_blessed() {
    let mut wrong = String::new();
    let programs = programs("../../filetests/haxe-typed", "");
    for path in &programs {
        let text = std::fs::read_to_string(path).expect("a program is text");
        let (messages, dump) = typed(&text);
        assert!(
            !messages.contains(" : characters") && messages.is_empty(),
            "{}:\n{messages}",
            path.display()
        );
        compare(path, "typed", &dump, &mut wrong);
    }
    assert!(programs.len() >= 12, "only {} programs", programs.len());
    assert!(wrong.is_empty(), "unlike what is in the .typed files (BLESS=1 rewrites them):\n{wrong}");
}

#[test]
fn deep_nesting_ends_in_an_error_or_a_program() {
    // Chains that are long, not deep in the text, and methods typed on demand one inside the other.
    let sum = vec!["1"; 3000].join(" + ");
    let text = format!("class Main {{ static function main() {{ var x = {sum}; }} }}");
    typed(&text);
    let mut chain = String::new();
    for at in 0..1500 {
        chain += &format!("static function f{at}() return f{}();\n", at + 1);
    }
    typed(&format!(
        "class Main {{ {chain} static function f1500() return 1; static function main() f0(); }}"
    ));
}

#[test]
fn broken_programs_do_not_panic() {
    // Every program cut off at every tenth place.
    for path in programs("../../filetests/haxe-typed", "") {
        let text = std::fs::read_to_string(&path).expect("a program is text");
        let mut at = 0;
        while at < text.len() {
            if text.is_char_boundary(at) {
                typed(&text[..at]);
            }
            at += 37;
        }
    }
}
