//! The parser on whole programs: what it reads it prints as a program that reads the same, and no text makes it panic.

use std::path::{Path, PathBuf};

use lang_haxe::lexer::Defines;
use lang_haxe::parser::parse_file;
use lang_haxe::source::{FileId, SourceMap};
use lang_haxe::syntax::File;
use lang_haxe::syntax::print::print_file;

fn programs() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["tests/programs", "std", "../../tests/haxe", "../../benches"] {
        collect(&root.join(folder), &mut found);
    }
    assert!(!found.is_empty());
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "hx") {
            let text = std::fs::read_to_string(&path).expect("sources are text");
            found.push((path, text));
        }
    }
}

fn parse(name: &str, text: &str) -> File {
    let mut sources = SourceMap::default();
    let id = sources.add(name, text);
    let (file, diagnostics) = parse_file(id, text, &Defines::default());
    let messages: String = diagnostics.iter().map(|diagnostic| diagnostic.render(&sources)).collect();
    assert!(messages.is_empty(), "{messages}");
    file
}

/// The tree without places.
fn tree(file: &File) -> String {
    let text = format!("{file:?}");
    let mut out = String::with_capacity(text.len());
    let mut rest = &text[..];
    while let Some(start) = rest.find("Span {") {
        out.push_str(&rest[..start]);
        let end = rest[start..].find("} }").or_else(|| rest[start..].find('}')).unwrap_or(0);
        let close = rest[start..].find('}').unwrap_or(end);
        rest = &rest[start + close + 1..];
    }
    out + rest
}

#[test]
fn programs_print_as_they_read() {
    for (path, text) in programs() {
        let name = path.to_string_lossy();
        let mut first = parse(&name, &text);
        for declared in &mut first.types {
            declared.doc = None;
        }
        let printed = print_file(&first);
        let second = parse("printed.hx", &printed);
        let again = print_file(&second);
        for (left, right) in printed.lines().zip(again.lines()) {
            assert_eq!(left, right, "{name}");
        }
        let strip = |file: &File| tree(file).lines().collect::<String>();
        let (left, right) = (without_docs(&strip(&first)), without_docs(&strip(&second)));
        let at = left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count();
        let around = |tree: &str| tree.chars().skip(at.saturating_sub(300)).take(500).collect::<String>();
        assert!(left == right, "{name}:\n{}\n{}", around(&left), around(&right));
    }
}

/// Documentation is not printed.
fn without_docs(tree: &str) -> String {
    let mut out = String::new();
    let mut rest = tree;
    while let Some(start) = rest.find("doc: Some(\"") {
        out.push_str(&rest[..start]);
        let mut end = start + "doc: Some(\"".len();
        let bytes = rest.as_bytes();
        while bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        out.push_str("doc: None");
        rest = &rest[end + 2..];
    }
    out + rest
}

/// A generator of numbers that needs no crate: xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// Parses on a thread whose stack is that of a main thread, and renders everything.
fn survive(texts: Vec<String>) {
    std::thread::Builder::new()
        .stack_size(8 << 20)
        .spawn(move || {
            for text in texts {
                let mut sources = SourceMap::default();
                let id: FileId = sources.add("fuzz.hx", &text);
                let (_, diagnostics) = parse_file(id, &text, &Defines::default());
                for diagnostic in diagnostics {
                    diagnostic.render(&sources);
                }
            }
        })
        .expect("a thread")
        .join()
        .expect("no text makes the parser panic");
}

#[test]
fn mutated_programs_do_not_panic() {
    let pieces = [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "'",
        "\"",
        "${",
        "$",
        "\\",
        "#if",
        "#else",
        "#end",
        "#elseif (",
        "->",
        "=>",
        "~/",
        "/*",
        "@:",
        "@",
        "case",
        "default:",
        "?",
        ":",
        ";",
        ",",
        "...",
        "function",
        "new",
        "é",
        "\u{1F600}",
        "0x",
        "1e",
        ".",
        "if",
        "else",
        "cast(",
        "switch",
        "class",
        "var",
        "macro",
        "\0",
        "untyped",
    ];
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut texts = Vec::new();
    for (_, text) in programs() {
        for _ in 0..40 {
            let mut characters: Vec<char> = text.chars().collect();
            for _ in 0..=random.below(6) {
                let at = random.below(characters.len() + 1);
                match random.below(4) {
                    0 => drop(characters.drain(at..(at + random.below(30)).min(characters.len()))),
                    1 => drop(characters.splice(at..at, pieces[random.below(pieces.len())].chars())),
                    2 => characters.truncate(at.max(10)),
                    _ => {
                        let end = (at + random.below(80)).min(characters.len());
                        let copy: Vec<char> = characters[at..end].to_vec();
                        let to = random.below(characters.len() + 1);
                        characters.splice(to..to, copy);
                    }
                }
            }
            texts.push(characters.into_iter().collect());
        }
    }
    survive(texts);
}

#[test]
fn deep_nesting_is_an_error() {
    let texts = [
        "(",
        "[",
        "{",
        "-",
        "if (a) ",
        "x -> ",
        "a + (",
        "a ? b : ",
        "a = ",
        "function f() ",
        "new A(",
        "'${",
        "@:m ",
        "a => ",
        "cast ",
        "switch (a) { case b: ",
    ]
    .iter()
    .map(|piece| format!("class A {{ static function main() {{ {}", piece.repeat(20_000)));
    let types =
        ["A<", "(", "{a:", "A->", "?"].iter().map(|piece| format!("typedef A = {}", piece.repeat(20_000)));
    survive(texts.chain(types).collect());
}
