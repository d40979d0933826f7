//! The text form leads back to itself, and the verifier finds what it should.

use ssa::text::{parse_function, parse_functions};
use ssa::verify::verify;

const SUM: &str = r#"function "sum" -> Word {
  literal0 = function_cell 2
  literal1 = shape 7
  fs0 = resume f0 pc0 [r1=v1]
  fs1 = resume f0 pc4 [r1=v2 r2=v4 r3=raw v5]
  fs2 = throw f1 pc9 [] caller fs1 r3
  block0(v0: Word, v1: Word):
    v2 = GuardInt v1, fs0
    v3 = ConstInt -1
    v10 = ConstF64 -0.0
    FramePoint fs0
    Jump block1(v2, v3, v10)
  block1(v4: Int, v11: Word, v5: F64):
    v6 = IntCompare lt, v4, v2
    Branch v6, block4, block2, then
  block4:
    v7 = IntAddChecked v4, v2, fs0
    v8 = LiteralAddress literal0
    v9 = CallFunction v8, v0, (v7, v1), anything, fs2
    v12 = LiteralI64 literal1
    v13 = GuardShape v9, v12, fs0
    StoreSlot v13, v7, 8
    Jump block1(v7, v9, v5)
  block2 cold:
    Exit NotTaken, fs0
}
"#;

#[test]
fn text_leads_back_to_itself() {
    let func = parse_function(SUM).unwrap();
    assert_eq!(func.to_string(), SUM);
    verify(&func).unwrap();
}

#[test]
fn switches_lead_back() {
    let text = r#"function osr "pick" -> Word {
  switch0 = low -1 [block1(v2), block2] else block2
  block0(v0: Word, v1: Address):
    v2 = OsrSlot v1, 3, Int
    Switch v2, switch0
  block1(v3: Int):
    Return v3
  block2:
    v4 = ConstWord NONE
    Return v4
}
"#;
    let func = parse_function(text).unwrap();
    assert_eq!(func.to_string(), text);
    verify(&func).unwrap();
}

fn check_error(body: &str, error: &str) {
    let text = format!("function \"f\" -> Word {{\n{body}\n}}");
    let func = parse_function(&text).unwrap();
    assert_eq!(verify(&func).unwrap_err().to_string(), error);
}

#[test]
fn the_verifier_finds_mistakes() {
    check_error(
        "block0(v0: Word, v1: Word):\n v2 = IntAdd v1, v1\n Return v2",
        "block0: `IntAdd v1, v1`: `lhs` is Word, needs Int",
    );
    check_error(
        "block0(v0: Word, v1: Word):\n Return v2\n block1:\n v2 = ConstInt 1\n Return v2",
        "block0: `Return v2`: v2 is not defined on every way here",
    );
    check_error("block0(v0: Word):\n v1 = ConstInt 1", "block0: `ConstInt 1` is not where it belongs");
    check_error(
        "fs0 = resume f0 pc0 [r0=v1]\n block0(v0: Word):\n CheckValid fs0\n v1 = ConstInt 1\n Return v1",
        "block0: `CheckValid fs0`: fs0: v1 is not defined on every way here",
    );
    check_error(
        "block0(v0: Word):\n Jump block1\n block1(v1: Int):\n Return v1",
        "block0: `Jump block1`: block1 takes 1 values",
    );
}

#[test]
fn parse_errors_name_the_line() {
    let error =
        parse_functions("function \"f\" -> Word {\n block0(v0: Word):\n  v1 = Nonsense v0\n}").unwrap_err();
    assert_eq!(error.to_string(), "line 3: expected an operation, found `Nonsense v0`");
    let error = parse_functions("function \"f\" -> Word {\n block0(v0: Word):\n  Return v0").unwrap_err();
    assert_eq!(error.to_string(), "line 3: expected `}`");
}
