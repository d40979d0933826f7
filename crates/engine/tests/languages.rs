//! Functions of two languages in one isolate: each goes by its own rules, whoever calls it and in whatever tier.

use std::sync::Arc;

use engine::{Config, Engine, Ladder, Value};
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::language::{BinaryOp, Language};
use runtime::object::string::Str;

/// Arithmetic gives the language's name, but shifts raise; errors are strings that begin with it.
struct Named(&'static str);

static ONE: Named = Named("one");
static TWO: Named = Named("two");

#[rustfmt::skip]
impl Language for Named {
    fn name(&self) -> &'static str { self.0 }
    fn new_error(&self, cx: &mut Context, kind: ErrorKind, _: &str) -> Result { Ok(cx.new_string(&format!("{}:{kind:?} ", self.0))?.value()) }
    fn binary(&self, cx: &mut Context, op: BinaryOp, _: bool, _: Value, _: Value) -> Result {
        if op == BinaryOp::Shl { return cx.type_error("") }
        Ok(cx.new_string(&format!("{} ", self.0))?.value())
    }
    /// An element is what calling the object with the key gives: a call out of the runtime.
    fn get_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        cx.call(object, &[key])?;
        cx.value_error("")
    }
}

/// `plus` and `fail` of the language `$`, and `tour`, which uses those of both languages and its own rules in between.
const MODULE: &str = r#"
module "$"

function main() registers 1 {
    new_closure r0, &plus, r0..r0
    store_global @plus_$, r0
    new_closure r0, &fail, r0..r0
    store_global @fail_$, r0
    new_closure r0, &tour, r0..r0
    store_global @tour_$, r0
    new_closure r0, &element, r0..r0
    store_global @element_$, r0
    load_none r0
    ret r0
}

function plus(x) registers 2 {
    load_none r1
    add r1, r0, r1
    ret r1
}

function fail(x) registers 2 {
    load_none r1
    shl r1, r0, r1
    ret r1
}

function element(f) registers 3 {
    load_int r1, 1
  start:
    get_element r1, r0, r1
  end:
    ret r1
  failed:
    catch r1
    ret r1
    handler start..end -> failed
}

function tour(n) registers 10 {
    load_int r1, 0
  loop:
    loop_header
    load_global r2, @plus_one
    call r2, r2, r1..r2
    load_none r9
    add r3, r1, r9
    load_global r4, @plus_two
    call r4, r4, r1..r2
    add r5, r1, r9
    load_global r6, @element_one
    load_global r7, @plus_two
    call r6, r6, r7..r8
    load_global r7, @element_two
    load_global r8, @plus_one
    call r7, r7, r8..r9
    load_none r9
    shl r8, r1, r0
  start:
    load_global r8, @fail_one
    call r8, r8, r1..r2
  middle:
    load_none r8
    ret r8
  failed:
    catch r8
    concat r2, r2..r9
    add_int r1, r1, 1
    jump_if_lt r1, r0, loop
    ret r2
    handler start..middle -> failed
}
"#;

fn load(cx: &mut Context, language: &'static Named, namespace: usize) -> Result<()> {
    let module = bytecode::text::parse(&MODULE.replace('$', language.0)).expect("a module");
    bytecode::verify::verify(&module).expect("a sound module");
    let closure = cx.load_module(Arc::new(module), "".into(), language, namespace)?;
    cx.call(closure.value(), &[])?;
    Ok(())
}

/// Calls a global function.
fn call(cx: &mut Context, namespace: usize, name: &str, argument: Value) -> Result {
    let name = cx.intern(name)?;
    let function = cx.namespace(namespace).cell(name.value()).expect("the function is defined").get();
    cx.call(function, &[argument])
}

fn text(value: Value) -> String {
    value.cast::<Str>().expect("a string").to_cow().into_owned()
}

#[test]
fn each_function_goes_by_the_rules_of_its_language() {
    for tiers in
        ["", "backend=cranelift opt=none calls=2 loops=3", "backend=cranelift opt=speed calls=3 loops=5"]
    {
        let ladder = Ladder::parse(tiers).expect("a ladder");
        let config = Config { ladder, workers: 0, ..Config::default() };
        let mut isolate = Engine::new(config).and_then(|engine| engine.isolate()).expect("an isolate");
        isolate.enter(|cx| {
            cx.set_language(&ONE);
            let namespace = cx.new_namespace();
            load(cx, &ONE, namespace).expect("no error");
            // Compiled while there is one language.
            for _ in 0..10 {
                assert_eq!(text(call(cx, namespace, "plus_one", Value::ZERO).expect("no error")), "one ");
            }
            load(cx, &TWO, namespace).expect("no error");
            for n in [2, 20, 30] {
                for language in ["one", "two"] {
                    let found =
                        call(cx, namespace, &format!("tour_{language}"), Value::small(n)).expect("no error");
                    let expected = format!("one {language} two {language} one:Value two:Value one:Type ");
                    assert_eq!(text(found), expected, "{tiers}");
                }
            }
            assert_eq!(cx.language().name(), "one");
        });
    }
}
