//! `docs/python.md` says what of Python runs, and is true: the command writes it by trying.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_table_is_up_to_date() {
    let root: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders deep").into();
    let folder = root.join("tests/python-table");
    let output = Command::new(env!("CARGO_BIN_EXE_updraft"))
        .arg(folder.join("table.py"))
        .arg(&folder)
        .output()
        .expect("the command starts");
    let report = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{report}");
    let page = root.join("docs/python.md");
    let written = String::from_utf8(output.stdout).expect("it is text");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&page, written).expect("the page can be written");
        return;
    }
    let known = std::fs::read_to_string(&page).unwrap_or_default();
    if let Some((old, new)) = known.lines().zip(written.lines()).find(|(old, new)| old != new) {
        panic!("docs/python.md is stale, see its head:\n  - {old}\n  + {new}");
    }
    assert!(known == written, "docs/python.md is stale, see its head");
}
