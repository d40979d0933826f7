//! Natives on data: each line of `data/natives.txt` is an expression of nested calls of natives and what comes out.

use lang_scheme::data::from_syntax::{self, Strings};
use lang_scheme::data::{self, error};
use lang_scheme::language::SCHEME;
use lang_scheme::reader::{self, Datum, Syntax};
use lang_scheme::{natives, print};
use runtime::context::{Context, ContextConfig};
use runtime::exception::Result;
use runtime::value::Value;

extern "C" fn no_interpreter(_: *mut Context, _: Value, _: u64, _: u64, _: u64, _: u64) -> Value {
    Value::NONE
}

/// Runs `test` in an isolate that knows Scheme's data and no interpreter.
fn with_scheme(test: impl FnOnce(&mut Context)) {
    let config = ContextConfig {
        heap: heap::HeapConfig::default(),
        register_stack_bytes: 1 << 20,
        native_stack_bytes: 8 << 20,
        stacks: Default::default(),
        hash_seed: 7,
        interpreter_entry: no_interpreter,
        generator_entry: no_interpreter,
        interpreter_resume: no_interpreter,
    };
    let mut cx = Context::new(&config).expect("memory");
    cx.enter(|cx| {
        cx.set_language(&SCHEME);
        data::define(cx).expect("memory");
        test(cx);
    });
}

/// The value of an expression of nested calls; only their results live longer than a call.
fn evaluate(cx: &mut Context, syntax: &Syntax) -> Result {
    let items = match &syntax.datum {
        Datum::List(items) if !items.is_empty() => items,
        Datum::Symbol(identifier) => {
            let value = natives::value(cx, &identifier.name)?;
            return Ok(value.expect("a global variable"));
        }
        _ => return from_syntax::value(cx, syntax, Strings::Literal),
    };
    let name = items[0].identifier().expect("a name").name.to_string();
    if name == "quote" {
        return from_syntax::value(cx, &items[1], Strings::Literal);
    }
    let mut arguments = heap::RootVec::new(&cx.heap);
    for item in &items[1..] {
        let value = evaluate(cx, item)?;
        arguments.push(value.0);
    }
    let arguments: Vec<Value> = (0..arguments.len()).map(|index| Value(arguments.get(index))).collect();
    match natives::find(&name) {
        Some(native) => (native.function)(cx, &arguments),
        None => error::fail(cx, &format!("{name} is not a native"), &[]),
    }
}

fn show(cx: &mut Context, text: &str) -> String {
    let (syntax, _) = reader::read(text, 0).expect("readable").expect("a datum");
    match evaluate(cx, &syntax) {
        Ok(value) => print::write(cx, value),
        Err(_) => {
            let exception = cx.take_exception();
            format!("error: {}", error::report(cx, error::of(exception).expect("an error object")))
        }
    }
}

#[test]
fn natives_give_what_other_schemes_give() {
    with_scheme(|cx| {
        let mut wrong = String::new();
        for line in include_str!("data/natives.txt").lines().filter(|line| !line.starts_with("; ")) {
            let (expression, expected) = line.split_once(" => ").expect("an arrow");
            let given = show(cx, expression);
            if given != expected {
                wrong.push_str(&format!("{expression}\n  expected {expected}\n  got      {given}\n"));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    });
}

#[test]
fn circles_and_sharing_get_labels() {
    with_scheme(|cx| {
        let list = show(cx, "'#0=(1 2 . #0#)");
        assert_eq!(list, "#0=(1 2 . #0#)");
        assert_eq!(show(cx, "'#0=#(1 #0# 2)"), "#0=#(1 #0# 2)");
        assert_eq!(show(cx, "'(#0=(1) #0#)"), "((1) (1))");
        let (syntax, _) = reader::read("(#0=(1) #0# . #0#)", 0).unwrap().unwrap();
        let shared = from_syntax::value(cx, &syntax, Strings::Fresh).unwrap();
        let text = print::to_string(cx, shared, print::Style::Write, print::Sharing::All);
        assert_eq!(text, "(#0=(1) #0# . #0#)");
    });
}

#[test]
fn long_and_deep_data_need_no_stack() {
    with_scheme(|cx| {
        let (mut deep, mut other) = (Value::EMPTY_LIST, Value::EMPTY_LIST);
        for index in 0..300_000 {
            let tail = Value::small(index);
            deep = cx.cons(deep, tail).unwrap().value();
            other = cx.cons(other, tail).unwrap().value();
        }
        assert!(data::equality::equal(deep, other));
        assert_eq!(print::write(cx, deep).len(), print::write(cx, other).len());
        assert_eq!(data::equality::hash_equal(deep, 1), data::equality::hash_equal(other, 1));
        let circle = show(cx, "(equal? '#0=(1 2 . #0#) '#1=(1 2 1 2 . #1#))");
        assert_eq!(circle, "#t");
    });
}

#[test]
fn ports_read_what_was_written() {
    with_scheme(|cx| {
        let run = |cx: &mut Context, name: &str, arguments: &[Value]| {
            (natives::find(name).expect("a native").function)(cx, arguments).expect("no error")
        };
        let text = cx.new_fresh_string_from("(a . b) \"λ\" 12 ; end\nline two\nx").unwrap().value();
        let port = run(cx, "open-input-string", &[text]);
        let mut read = Vec::new();
        for _ in 0..3 {
            let datum = run(cx, "read", &[port]);
            read.push(print::write(cx, datum));
        }
        assert_eq!(read, ["(a . b)", "\"λ\"", "12"]);
        let line = run(cx, "read-line", &[port]);
        assert_eq!(print::write(cx, line), "\" ; end\"");
        let word = run(cx, "read-string", &[Value::small(4), port]);
        let c = run(cx, "peek-char", &[port]);
        assert_eq!(
            (print::write(cx, word), print::write(cx, c)),
            ("\"line\"".to_owned(), "#\\space".to_owned())
        );
        run(cx, "read-line", &[port]);
        run(cx, "read-char", &[port]);
        let end = run(cx, "read-char", &[port]);
        assert_eq!(print::write(cx, end), "#<eof>");

        let output = run(cx, "open-output-string", &[]);
        run(cx, "write", &[text, output]);
        run(cx, "write-char", &[Value::char('λ'), output]);
        let first = run(cx, "get-output-string", &[output]);
        run(cx, "newline", &[output]);
        let second = run(cx, "get-output-string", &[output]);
        assert!(print::display(cx, first).ends_with("x\"λ"));
        assert_eq!(print::display(cx, second), print::display(cx, first) + "\n");

        let bytes = run(cx, "open-output-bytevector", &[]);
        run(cx, "write-u8", &[Value::small(200), bytes]);
        let bytes = run(cx, "get-output-bytevector", &[bytes]);
        assert_eq!(print::write(cx, bytes), "#u8(200)");
    });
}

#[test]
fn hash_tables_keep_their_order_and_tell_keys_apart() {
    with_scheme(|cx| {
        let run = |cx: &mut Context, name: &str, arguments: &[Value]| {
            (natives::find(name).expect("a native").function)(cx, arguments).expect("no error")
        };
        let table = run(cx, "make-hash-table", &[]);
        for (key, value) in [("one", 1), ("two", 2), ("one", 3)] {
            let key = cx.new_fresh_string_from(key).unwrap().value();
            run(cx, "hash-table-set!", &[table, key, Value::small(value)]);
        }
        for key in ["1", "1.0", "(1 2)", "100000000000000000000", "1/2"] {
            let (syntax, _) = reader::read(key, 0).unwrap().unwrap();
            let key = from_syntax::value(cx, &syntax, Strings::Fresh).unwrap();
            run(cx, "hash-table-set!", &[table, key, key]);
            let again = from_syntax::value(cx, &syntax, Strings::Fresh).unwrap();
            let found = run(cx, "hash-table-ref/default", &[table, again, Value::FALSE]);
            assert_eq!(print::write(cx, found), print::write(cx, key));
        }
        let all = run(cx, "hash-table->alist", &[table]);
        assert_eq!(
            print::write(cx, all),
            "((\"one\" . 3) (\"two\" . 2) (1 . 1) (1.0 . 1.0) ((1 2) 1 2) \
             (100000000000000000000 . 100000000000000000000) (1/2 . 1/2))"
        );
        let identity = run(cx, "make-strong-eqv-hash-table", &[]);
        let (a, b) = (cx.new_fresh_string_from("k").unwrap(), cx.new_fresh_string_from("k").unwrap());
        run(cx, "hash-table-set!", &[identity, a.value(), Value::TRUE]);
        let found = run(cx, "hash-table-ref/default", &[identity, b.value(), Value::FALSE]);
        assert_eq!(found, Value::FALSE);
        for index in 0..1000 {
            run(cx, "hash-table-set!", &[identity, Value::small(index), Value::small(index * index)]);
        }
        for index in (0..1000).step_by(3) {
            run(cx, "hash-table-delete!", &[identity, Value::small(index)]);
        }
        let found = run(cx, "hash-table-ref/default", &[identity, Value::small(500), Value::FALSE]);
        assert_eq!(found, Value::small(250_000));
        assert_eq!(run(cx, "hash-table-size", &[identity]), Value::small(667));
    });
}
