//! What the parser says about broken programs: `tests/haxe-errors/syntax_*.hx` with the messages in `.err`.
//!
//! `BLESS=1` writes the messages.

use std::path::Path;

use lang_haxe::lexer::Defines;
use lang_haxe::parser::parse_file;
use lang_haxe::source::SourceMap;

#[test]
fn messages_are_as_blessed() {
    // The stack of a main thread: unoptimized, the deepest nesting allowed takes more than a test's.
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(check_messages).expect("a thread");
    thread.join().expect("all messages are as blessed");
}

fn check_messages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/haxe-errors");
    let mut count = 0;
    let mut wrong = String::new();
    for entry in std::fs::read_dir(&folder).expect("the folder of broken programs").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("syntax_") || path.extension().is_none_or(|extension| extension != "hx") {
            continue;
        }
        count += 1;
        let text = std::fs::read_to_string(&path).expect("a program is text");
        let mut sources = SourceMap::default();
        let id = sources.add(&name, &text);
        let (_, diagnostics) = parse_file(id, &text, &Defines::default());
        let messages: String = diagnostics.iter().map(|diagnostic| diagnostic.render(&sources)).collect();
        assert!(!messages.is_empty(), "{name} has no errors");
        let expected = path.with_extension("err");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &messages).expect("the messages can be written");
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != messages {
            wrong += &format!("{name}:\n{messages}\n");
        }
    }
    assert!(count >= 30, "only {count} broken programs");
    assert!(wrong.is_empty(), "unlike what is in the .err files (BLESS=1 rewrites them):\n{wrong}");
}
