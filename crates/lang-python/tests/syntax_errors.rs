//! Syntax errors print as CPython 3.12 prints them.
//!
//! `syntax_errors.txt` holds programs and what CPython printed for each, in blocks: `=== program`, the text, `=== error`,
//! the output. `syntax_errors_known.txt` lists, in the same form, programs whose report is known to differ: they must
//! be refused, on the same line, whatever the words.

use lang_python::{Mode, SyntaxError, compile};

fn blocks(text: &str) -> Vec<(String, String)> {
    text.split("=== program\n")
        .skip(1)
        .map(|block| {
            let (program, error) = block.split_once("=== error\n").expect("each program has its error");
            (program.to_owned(), error.to_owned())
        })
        .collect()
}

fn refused(program: &str) -> Result<Box<SyntaxError>, String> {
    match compile(program, "case.py", Mode::Module) {
        Ok(_) => Err(format!("compiles, but must not:\n{program}")),
        Err(error) => Ok(error),
    }
}

#[test]
fn errors_print_as_in_cpython() {
    let cases = blocks(include_str!("syntax_errors.txt"));
    let mut failures = Vec::new();
    for (program, expected) in &cases {
        match refused(program) {
            Ok(error) if error.render() == *expected => {}
            Ok(error) => failures.push(format!("{program}expected\n{expected}got\n{}", error.render())),
            Err(failure) => failures.push(failure),
        }
    }
    let count = failures.len();
    assert!(failures.is_empty(), "{count} of {} differ:\n{}", cases.len(), failures.join("\n--------\n"));
}

#[test]
fn other_errors_are_refused_on_the_same_line() {
    for (program, expected) in blocks(include_str!("syntax_errors_known.txt")) {
        let error = refused(&program).unwrap_or_else(|failure| panic!("{failure}"));
        // CPython counts lines from the start of an f-string's expression, which is line 1 here.
        let line = format!("line {}\n", error.line);
        assert!(expected.contains(&line), "{program}expected\n{expected}got\n{}", error.render());
    }
}

#[test]
fn asynchronous_syntax_is_refused_where_it_cannot_be() {
    for (program, message) in [
        ("async def f():\n  yield 1\n  return 2\n", "'return' with value in async generator"),
        ("async def f():\n  yield from x\n", "'yield from' inside async function"),
        ("await x\n", "'await' outside function"),
        ("class A:\n  await x\n", "'await' outside function"),
        ("def f():\n  await x\n", "'await' outside async function"),
        ("lambda: await x\n", "'await' outside async function"),
        ("def f():\n  async for x in y: pass\n", "'async for' outside async function"),
        ("async with y: pass\n", "'async with' outside async function"),
        (
            "def f(): return [x async for x in y]\n",
            "asynchronous comprehension outside of an asynchronous function",
        ),
    ] {
        let error = refused(program).unwrap_or_else(|failure| panic!("{failure}"));
        assert_eq!(error.message, message, "{program}");
    }
}

#[test]
fn deep_nesting_is_refused_without_overflow() {
    let many = 100_000;
    for program in [
        "(".repeat(many),
        "[".repeat(many) + &"]".repeat(many),
        "x = ".to_owned() + &"-".repeat(many) + "1",
        "x = 1".to_owned() + &" + a".repeat(many),
        "x = a".to_owned() + &".b".repeat(many),
        "x = f".to_owned() + &"()".repeat(many),
        "x = ".to_owned() + &"not ".repeat(many) + "a",
        "x = ".to_owned() + &"lambda: ".repeat(many) + "a",
        "x = ".to_owned() + &"a if b else ".repeat(many) + "c",
        "x = ".to_owned() + &"a ** ".repeat(many) + "c",
        (0..many / 100).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect(),
    ] {
        assert!(compile(&program, "deep.py", Mode::Module).is_err());
    }
    for program in [
        "x = ".to_owned() + &"(".repeat(150) + "1" + &")".repeat(150),
        "x = 1".to_owned() + &" + a".repeat(2000),
        "x = a".to_owned() + &".b".repeat(2000),
        "x = ".to_owned() + &"-".repeat(2000) + "a",
    ] {
        compile(&program, "deep.py", Mode::Module).unwrap_or_else(|error| panic!("{}", error.render()));
    }
}
