//! `docs/bytecode.md` is generated from the table of instructions; `BLESS=1` rewrites it.

use std::fmt::Write;

use bytecode::opcode::{Effects, OPS, OpInfo};
use bytecode::operand::{OperandKind, SiteKind};

fn role(kind: OperandKind) -> String {
    match kind {
        OperandKind::Def(ty) => format!("{} written", ty.name()),
        OperandKind::Use(ty) => format!("{} read", ty.name()),
        OperandKind::DefValue => "word or ref written".into(),
        OperandKind::UseValue => "word or ref read".into(),
        OperandKind::DefAny => "register written".into(),
        OperandKind::UseAny => "register read".into(),
        OperandKind::DefTriple => "3 registers written".into(),
        OperandKind::UseTriple => "3 registers read and written".into(),
        OperandKind::DefPair => "2 registers written".into(),
        OperandKind::UseRange => "registers read".into(),
        OperandKind::AnyRange => "registers of any types read".into(),
        OperandKind::DefRange => "registers written".into(),
        OperandKind::Count => "how many".into(),
        OperandKind::Const => "constant".into(),
        OperandKind::Name => "string constant".into(),
        OperandKind::Global => "global".into(),
        OperandKind::Function => "function".into(),
        OperandKind::Intrinsic => "intrinsic".into(),
        OperandKind::Capture => "place of a capture".into(),
        OperandKind::Label => "label".into(),
        OperandKind::Target => "layout or array".into(),
        OperandKind::Field => "field".into(),
        OperandKind::Method => "method".into(),
        OperandKind::Math => "function of floats".into(),
        OperandKind::Immediate => "16-bit integer".into(),
        OperandKind::Slot(kind) => format!("{} slot", kind.name()),
        OperandKind::Site(kind) => format!("{} feedback", site_name(kind)),
    }
}

fn site_name(kind: SiteKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn effects(effects: Effects) -> String {
    let names = [
        (effects.calls, "calls"),
        (effects.throws, "throws"),
        (effects.branches, "branches"),
        (effects.ends, "ends"),
        (effects.delivers, "delivers"),
        (effects.catches, "catches"),
        (effects.yields, "yields"),
        (effects.awaits, "awaits"),
        (effects.holds, "holds"),
        (effects.allocates, "allocates"),
        (effects.hooked && !effects.numeric, "hooked"),
        (effects.numeric && !effects.total, "numeric"),
        (effects.total, "total"),
    ];
    let mut words: Vec<String> =
        names.iter().filter(|(has, _)| *has).map(|(_, name)| (*name).to_owned()).collect();
    for (heaps, name) in [(effects.reads, "reads"), (effects.writes, "writes")] {
        if !heaps.is_empty() {
            words.push(format!("{name} {}", heaps.to_string().replace('|', " ")));
        }
    }
    words.join(" ")
}

fn row(op: &OpInfo) -> String {
    let operands: Vec<_> =
        op.operands.iter().map(|operand| format!("`{}`: {}", operand.name, role(operand.kind))).collect();
    let doc = op.doc.trim().replace('|', "\\|");
    format!(
        "| `{}` | {} | {} | {} | {} |\n",
        op.name,
        operands.join("; "),
        op.words,
        effects(op.effects),
        doc
    )
}

fn page() -> String {
    let mut page = String::from(
        "# Bytecode instructions\n\n\
         Generated from `crates/bytecode/src/ops.rs`; `BLESS=1 cargo test -p bytecode --test docs` rewrites it.\n\n\
         An instruction is one or two 64-bit words: the opcode, a byte of feedback, and operands of 16 bits in the order of \
         the table, three in the first word and four in the second. The text form is described in \
         `crates/bytecode/src/text/mod.rs`, what a valid module must satisfy in `crates/bytecode/src/verify/mod.rs`.\n\n\
         Effects: `calls` may run other code, allocate or collect; `throws` may raise; `branches` may go on at its label; \
         `ends` never goes on at the next instruction; `delivers` has its results at its label too; `catches` stands first \
         in a handler; `yields` leaves the frame to be resumed; `awaits` can be saved while it calls, `holds` keeps what it \
         reads meanwhile; `allocates` calls nothing but what makes an object, `hooked` nothing of the program but hooks for \
         operators or exceptions, `numeric` of numbers nothing at all, and `total` raises nothing then if they are of one kind. `reads` and \
         `writes` name parts of memory, new objects aside, for what calls nothing that may do anything.\n\n",
    );
    page += "| Feedback | Kinds |\n|---|---|\n";
    for kind in [SiteKind::Operands, SiteKind::Truth, SiteKind::Element, SiteKind::Iteration] {
        let kinds: Vec<_> =
            kind.bits().iter().map(|(name, bit)| format!("`{}` {bit}", name.to_lowercase())).collect();
        let _ = writeln!(page, "| {} | {} |", site_name(kind), kinds.join(", "));
    }
    let _ = write!(page, "\n{} instructions:\n\n", OPS.len());
    page += "| Name | Operands | Words | Effects | Meaning |\n|---|---|---|---|---|\n";
    page.extend(OPS.iter().map(row));
    page
}

#[test]
fn the_page_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/bytecode.md");
    let page = page();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == page, "docs/bytecode.md is stale: BLESS=1 cargo test -p bytecode --test docs");
}
