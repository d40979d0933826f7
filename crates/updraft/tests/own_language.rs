//! Languages and modules of an embedder's own: what they say is what happens, in each tier; and mistakes are errors.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use updraft::bytecode::module::Module;
use updraft::{
    BinaryOp, Builtins, CompareOp, CustomLanguage, Engine, EngineConfig, Error, ErrorKind, HostObject,
    Isolate, IsolateConfig, Language, ModuleBuilder, Object, Scope, Stop, Type, UnaryOp, Value, host_methods,
};

const LADDERS: [&str; 4] = ["off", "default", "cranelift", "llvm"];

fn engine(ladder: &str) -> Engine {
    let config = EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(20);
    Engine::new(config).unwrap()
}

/// Programs are a function `run` that does one thing with its two parameters, named by the text.
struct Probe;

impl CustomLanguage for Probe {
    fn name(&self) -> &'static str {
        "probe"
    }

    fn compile(&self, source: &str, file: &str) -> Result<Module, Error> {
        let mut module = ModuleBuilder::new("probe").file(file);
        let (body, run) = (module.declare("body", []), module.declare("run", ["a", "b"]));
        let mut f = module.begin(body);
        let closure = f.closure(run, &[]);
        f.set_global("run", closure);
        module.define(f)?;
        let mut f = module.begin(run);
        let (a, b) = (f.parameter(0), f.parameter(1));
        f.line(7);
        let result = match source {
            "add" => f.binary(BinaryOp::Add, a, b),
            "neg" => f.unary(UnaryOp::Neg, a),
            "less" => f.compare(CompareOp::Lt, a, b),
            "equal" => f.compare(CompareOp::Eq, a, b),
            "truth" => {
                let result = f.local(Type::Word);
                f.if_else(
                    a,
                    |f| {
                        let yes = f.bool(true);
                        f.assign(result, yes);
                        Ok(())
                    },
                    |f| {
                        let no = f.bool(false);
                        f.assign(result, no);
                        Ok(())
                    },
                )?;
                result
            }
            "property" => f.property(a, "x"),
            "set_property" => {
                f.set_property(a, "x", b);
                f.none()
            }
            "method" => f.call_method(a, "moved", &[b]),
            "element" => f.element(a, b),
            "set_element" => {
                f.set_element(a, b, b);
                f.none()
            }
            "call" => f.call(a, &[b]),
            "global" => f.global("answer"),
            "builtin" => {
                let twice = f.global("twice");
                f.call(twice, &[a])
            }
            "throw" => {
                f.throw(a);
                f.none()
            }
            "caught" => {
                let result = f.local(Type::Word);
                f.catch(
                    |f| {
                        let sum = f.binary(BinaryOp::Add, a, b);
                        f.assign(result, sum);
                        Ok(())
                    },
                    |f, exception| {
                        f.assign(result, exception);
                        Ok(())
                    },
                )?;
                result
            }
            "sum" => {
                let sum = f.int(0);
                f.for_each(a, |f, item| {
                    let more = f.binary(BinaryOp::Add, sum, item);
                    f.assign(sum, more);
                    Ok(())
                })?;
                sum
            }
            other => return Err(format!("what is `{other}`?").into()),
        };
        f.ret(result);
        module.define(f)?;
        module.finish()
    }

    fn builtins(&self, builtins: &mut Builtins<'_, '_>) -> Result<(), Error> {
        builtins.set("answer", 42)?;
        builtins.define("twice", |n: i64| 2 * n)
    }

    fn binary(&self, _: &mut Scope<'_>, op: BinaryOp, lhs: Value, rhs: Value) -> Result<Value, Error> {
        match (op, lhs, rhs) {
            (BinaryOp::Add, Value::String(text), Value::Int(n)) => Ok(text.repeat(n as usize).into()),
            (_, Value::String(text), _) if text == "panic" => panic!("the language panics"),
            _ => Err("nothing to add".into()),
        }
    }

    fn unary(&self, _: &mut Scope<'_>, _: UnaryOp, operand: Value) -> Result<Value, Error> {
        Ok(format!("not {}", operand.as_str().unwrap_or("that")).into())
    }

    fn truth(&self, _: &mut Scope<'_>, value: Value) -> Result<bool, Error> {
        Ok(value.as_str() != Some("no"))
    }

    fn get_property(&self, scope: &mut Scope<'_>, object: Value, name: &str) -> Result<Value, Error> {
        match object {
            // A dictionary.
            Value::Object(object) => {
                let entries: std::collections::HashMap<String, Value> =
                    scope.convert(Value::Object(object))?;
                entries.get(name).cloned().ok_or_else(|| format!("no {name}").into())
            }
            _ => Err(scope.error(ErrorKind::Attribute, "no properties")),
        }
    }

    fn call(&self, _: &mut Scope<'_>, callee: Value, arguments: Vec<Value>) -> Result<Value, Error> {
        Ok(format!("{:?} of {}", callee.as_int(), arguments.len()).into())
    }
}

#[derive(HostObject)]
#[host(methods)]
struct Place {
    x: i64,
    #[host(readonly)]
    fixed: i64,
    #[host(skip)]
    alive: Arc<AtomicUsize>,
}

#[host_methods]
impl Place {
    fn moved(&self, by: i64) -> Place {
        self.alive.fetch_add(1, Ordering::Relaxed);
        Place { x: self.x + by, fixed: self.fixed, alive: self.alive.clone() }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

fn probe(isolate: &mut Isolate, what: &str) -> updraft::Function {
    let module = isolate.load("m", what).unwrap();
    module.function(isolate, "run").unwrap()
}

/// Asks often enough for each tier.
fn ask(isolate: &mut Isolate, what: &str, a: Value, b: Value) -> Result<Value, Error> {
    let run = probe(isolate, what);
    for _ in 0..100 {
        let _ = run.call::<Value>(isolate, (a.clone(), b.clone()));
    }
    run.call(isolate, (a, b))
}

#[test]
fn a_language_says_what_operations_mean() {
    let language = Language::new(Probe);
    for ladder in LADDERS {
        let mut isolate = engine(ladder).isolate(IsolateConfig::new(language)).unwrap();
        let mut shown = |what: &str, a: Value, b: Value| match ask(&mut isolate, what, a, b) {
            Ok(value) => format!("{value:?}"),
            Err(error) => format!("! {error}"),
        };
        let text = |text: &str| Value::from(text);
        for (what, a, b, expected) in [
            ("add", 1.into(), 2.into(), "Int(3)"),
            ("add", text("ab"), 2.into(), "String(\"abab\")"),
            ("add", Value::None, 2.into(), "! nothing to add"),
            ("add", text("a"), text("b"), "! nothing to add"),
            ("less", text("a"), text("b"), "Bool(true)"),
            ("equal", text("a"), text("a"), "Bool(true)"),
            ("equal", text("a"), 1.into(), "Bool(false)"),
            ("neg", 1.into(), Value::None, "Int(-1)"),
            ("neg", text("a"), Value::None, "String(\"not a\")"),
            ("less", 1.into(), 1.5.into(), "Bool(true)"),
            ("less", Value::None, 1.into(), "! `<` does not fit none"),
            ("equal", Value::None, Value::None, "Bool(true)"),
            ("equal", Value::None, 1.into(), "Bool(false)"),
            ("truth", 0.into(), Value::None, "Bool(false)"),
            ("truth", 0.5.into(), Value::None, "Bool(true)"),
            ("truth", text("no"), Value::None, "Bool(false)"),
            ("truth", text("yes"), Value::None, "Bool(true)"),
            ("truth", Value::None, Value::None, "Bool(false)"),
            ("property", 1.into(), Value::None, "! no properties"),
            ("set_property", 1.into(), Value::None, "! `x` does not fit an integer"),
            ("element", 1.into(), 2.into(), "! `[]` does not fit an integer"),
            ("set_element", 1.into(), 2.into(), "! `[]=` does not fit an integer"),
            ("call", 5.into(), 2.into(), "String(\"Some(5) of 1\")"),
            ("method", 5.into(), 2.into(), "! no properties"),
            ("global", Value::None, Value::None, "Int(42)"),
            ("builtin", 21.into(), Value::None, "Int(42)"),
            ("builtin", text("x"), Value::None, "! expected an integer that fits i64, found a string"),
            ("throw", 3.into(), Value::None, "! 3"),
            ("caught", Value::None, Value::None, "String(\"nothing to add\")"),
        ] {
            assert_eq!(shown(what, a, b), expected, "{ladder}: {what}");
        }
        let error = isolate.load("m", "nonsense").unwrap_err();
        assert_eq!(error.to_string(), "what is `nonsense`?");
        let sum = probe(&mut isolate, "sum");
        for _ in 0..50 {
            assert_eq!(sum.call::<i64>(&mut isolate, (vec![1, 2, 3], ())).unwrap(), 6, "{ladder}");
        }
        let property = probe(&mut isolate, "property");
        let entries = std::collections::BTreeMap::from([("x", 1), ("y", 2)]);
        assert_eq!(property.call::<i64>(&mut isolate, (entries, ())).unwrap(), 1, "{ladder}");
    }
}

#[test]
fn traces_and_panics() {
    let mut isolate = engine("default").isolate(IsolateConfig::new(Language::new(Probe))).unwrap();
    let run = probe(&mut isolate, "add");
    for _ in 0..100 {
        let Err(Error::Guest(error)) = run.call::<()>(&mut isolate, ((), 1)) else { panic!("an exception") };
        assert_eq!(error.report, "error: nothing to add\n  in run, line 7 of <m>\n");
    }
    let panics = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = run.call::<()>(&mut isolate, ("panic", "b".to_owned() + "c"));
        run.call::<()>(&mut isolate, ("panic", ()))
    }));
    assert!(panics.is_err());
    assert_eq!(run.call::<i64>(&mut isolate, (1, 2)).unwrap(), 3, "the isolate goes on");
}

#[test]
fn objects_of_the_host_have_members() {
    let alive = Arc::new(AtomicUsize::new(1));
    let place = Place { x: 1, fixed: 2, alive: alive.clone() };
    let engine = engine("default");
    let mut isolate = engine.isolate(IsolateConfig::new(Language::new(Probe))).unwrap();
    let [read, write, moved] = ["property", "set_property", "method"].map(|what| probe(&mut isolate, what));
    let place: Object = isolate.convert(place).unwrap();
    for n in 0..1000 {
        let further: Object = moved.call(&mut isolate, (&place, n)).unwrap();
        assert_eq!(read.call::<i64>(&mut isolate, (&further, ())).unwrap(), n + 1);
        write.call::<()>(&mut isolate, (&further, 7)).unwrap();
        assert_eq!(read.call::<i64>(&mut isolate, (further, ())).unwrap(), 7);
    }
    isolate.collect_garbage();
    assert!(alive.load(Ordering::Relaxed) < 10, "{} are left", alive.load(Ordering::Relaxed));
    assert!(write.call::<()>(&mut isolate, (&place, "no integer")).is_err());
    drop(isolate);
    assert_eq!(alive.load(Ordering::Relaxed), 0);
}

#[test]
fn limits_hold() {
    let language = Language::new(Probe);
    for ladder in LADDERS {
        let config = IsolateConfig::new(language).max_memory(4 << 20);
        let mut isolate = engine(ladder).isolate(config).unwrap();
        let error = probe(&mut isolate, "add").call::<()>(&mut isolate, ("x", 1 << 30)).unwrap_err();
        assert_eq!(error.to_string(), "out of memory", "{ladder}");
        let sum = probe(&mut isolate, "sum");
        isolate.canceller().cancel();
        let error = sum.call::<()>(&mut isolate, (vec![1; 1000], ())).unwrap_err();
        assert!(matches!(error, Error::Stopped(Stop::Cancelled)), "{ladder}: {error:?}");
    }
}

/// What is wrong with a function that is built by `build`.
fn fault(build: impl FnOnce(&mut updraft::FunctionBuilder, updraft::FunctionId)) -> String {
    let mut module = ModuleBuilder::new("m");
    let body = module.declare_typed("body", &[("w", Type::Word), ("i", Type::I32)], Type::Word);
    let mut f = module.begin(body);
    build(&mut f, body);
    let defined = module.define(f);
    defined.and_then(|()| module.finish().map(|_| ())).unwrap_err().to_string()
}

#[test]
fn mistakes_of_builders_are_errors() {
    for (message, expected) in [
        (
            fault(|f, _| {
                let (w, i) = (f.parameter(0), f.parameter(1));
                f.binary(BinaryOp::Add, w, i);
            }),
            "no Add of Word and I32",
        ),
        (
            fault(|f, _| {
                f.parameter(2);
            }),
            "no parameter 2",
        ),
        (
            fault(|f, _| {
                let label = f.label();
                f.jump(label);
            }),
            "a label is never bound",
        ),
        (
            fault(|f, _| {
                let label = f.label();
                f.bind(label);
                f.bind(label);
            }),
            "a label is bound twice",
        ),
        (
            fault(|f, body| {
                f.call_function(body, &[]);
            }),
            "no call of `body` of ",
        ),
        (
            fault(|f, _| {
                let i = f.parameter(1);
                f.ret(i);
            }),
            "a result of I32 where it is Word",
        ),
        (
            fault(|f, _| {
                let unset = f.local(Type::Word);
                f.ret(unset);
            }),
            "",
        ),
        (
            fault(|f, _| {
                let back = f.label();
                f.bind(back);
                f.jump(back);
            }),
            "",
        ),
        (
            fault(|f, _| {
                let w = f.parameter(0);
                f.field(w, 0);
            }),
            "no field of Word",
        ),
        (
            fault(|f, _| {
                for _ in 0..70_000 {
                    f.none();
                }
            }),
            "function too large: more than 65536 registers",
        ),
    ] {
        assert!(message.starts_with("malformed module: ") && message.contains(expected), "{message}");
    }
    let mut module = ModuleBuilder::new("m");
    module.declare("f", []);
    assert!(module.finish().unwrap_err().to_string().contains("`f` is declared and not defined"));
}

#[test]
fn typed_code_with_layouts_is_built() -> Result<(), Error> {
    let mut module = ModuleBuilder::new("m");
    let point = module.layout("Point", &[("x", Type::F64), ("n", Type::I32)]);
    let run = module.declare("run", ["n"]);
    let length = module.declare_typed("length", &[("p", point.reference())], Type::F64);
    let mut f = module.begin(length);
    let p = f.parameter(0);
    let (x, n) = (f.field(p, 0), f.field(p, 1));
    let n = f.convert(n, Type::F64);
    let product = f.binary(BinaryOp::Mul, x, n);
    f.ret(product);
    module.define(f)?;
    let mut f = module.begin(run);
    let n = f.parameter(0);
    let n = f.convert(n, Type::I32);
    let (i, one, sum) = (f.i32(0), f.i32(1), f.f64(0.0));
    f.while_loop(
        |f| Ok(f.compare(CompareOp::Lt, i, n)),
        |f| {
            let x = f.f64(0.5);
            let p = f.object(point, &[x, i]);
            f.set_field(p, 0, x);
            let more = f.call_function(length, &[p]);
            let more = f.binary(BinaryOp::Add, sum, more);
            f.assign(sum, more);
            let next = f.binary(BinaryOp::Add, i, one);
            f.assign(i, next);
            Ok(())
        },
    )?;
    let sum = f.convert(sum, Type::Word);
    f.ret(sum);
    module.define(f)?;
    let module = module.finish()?;
    for ladder in LADDERS {
        let mut isolate = engine(ladder).isolate(IsolateConfig::default())?;
        let loaded = isolate.load_bytecode(module.clone())?;
        let run = loaded.function(&mut isolate, "run")?;
        assert_eq!(run.call::<f64>(&mut isolate, (10_000,))?, 0.5 * 9_999.0 * 5_000.0);
        let error = run.call::<f64>(&mut isolate, ("x",)).unwrap_err();
        assert!(matches!(error, Error::Guest(_)), "{error:?}");
    }
    Ok(())
}

#[test]
fn bytecode_reaches_functions_of_the_host() -> Result<(), Error> {
    let mut module = ModuleBuilder::new("m");
    let body = module.declare("body", []);
    let mut f = module.begin(body);
    let (twice, n) = (f.global("twice"), f.int(21));
    let answer = f.call(twice, &[n]);
    f.set_global("answer", answer);
    module.define(f)?;
    let module = module.finish()?;
    let own = Language::new(Probe);
    for config in [IsolateConfig::default(), IsolateConfig::new(Language::PYTHON), IsolateConfig::new(own)] {
        let mut isolate = engine("default").isolate(config)?;
        let host = isolate.module("host")?;
        host.define(&mut isolate, "twice", |n: i64| 2 * n)?;
        let loaded = host.load_bytecode(&mut isolate, module.clone())?;
        assert_eq!(loaded.get::<i64>(&mut isolate, "answer")?, 42);
        assert_eq!(host.get::<i64>(&mut isolate, "answer")?, 42);
        assert!(matches!(loaded.run(&mut isolate, "x = 1"), Err(Error::Config(_))));
    }
    Ok(())
}

#[test]
fn functions_of_other_modules_are_refused() -> Result<(), Error> {
    let mut other = ModuleBuilder::new("other");
    other.declare("body", []);
    let foreign = other.declare("f", ["x"]);
    let mut module = ModuleBuilder::new("m");
    let body = module.declare("body", []);
    let f = module.begin(foreign);
    let error = module.define(f).unwrap_err();
    assert!(matches!(&error, Error::Module(text) if text.contains("another module's")), "{error}");
    let mut f = module.begin(body);
    let one = f.int(1);
    f.call_function(foreign, &[one]);
    assert!(matches!(module.define(f), Err(Error::Module(_))));
    Ok(())
}
