//! What `--dump`, `--trace` and `--stats` show: `dumps/NAME.py` is run and the text compared with `dumps/NAME.txt`, where numbers
//! of shapes are left out. `BLESS=1` rewrites the text.

use std::path::Path;
use std::process::Command;

/// The text without the numbers of shapes: ` (shape 12)`.
fn without_shapes(text: &str) -> String {
    let mut pieces = text.split(" (shape ");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept += piece.split_once(')').map_or(piece, |(_, behind)| behind);
    }
    kept
}

/// Compares the lines that are wanted.
fn check(name: &str, flags: &[&str], is_wanted: fn(&str) -> bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dumps");
    let output = Command::new(env!("CARGO_BIN_EXE_updraft"))
        .args(["--ladder", "cranelift", "--workers", "0", "--stress=seed=1"])
        .args(flags)
        .arg(folder.join(name).with_extension("py"))
        .output()
        .expect("the command starts");
    let shown = without_shapes(&String::from_utf8_lossy(&output.stderr));
    let shown: String =
        shown.lines().filter(|line| is_wanted(line)).map(|line| line.to_owned() + "\n").collect();
    let file = folder.join(name).with_extension("txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &shown).expect("the text can be written");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(shown == expected, "{}:\n{expected}=== shown\n{shown}", file.display());
}

#[test]
fn inlining_is_shown_as_a_tree() {
    check("inlining", &["--dump=inlining"], |_| true);
}

#[test]
fn feedback_tells_globals_elements_and_calls() {
    check("feedback", &["--dump=feedback"], |_| true);
}

#[test]
fn exits_tell_what_they_met() {
    check("exits", &["--trace=deopt", "--stats"], |line| {
        line.starts_with("[deopt]") || line.starts_with("exit_site")
    });
}
