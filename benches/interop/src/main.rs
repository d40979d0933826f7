//! Rust objects sorted by a comparator in a script, in Updraft and in other crates that embed a language:
//! `cargo run --release --manifest-path benches/interop/Cargo.toml`.
//!
//! Two ways: the comparator gets the objects' keys, or the objects, whose fields it reads. All peers in one run, in turns;
//! the least time of each for one call of the comparator counts. Warm: what compiles has done so.

use std::time::Instant;

/// As many as LuaJIT lets its host hold.
const ITEMS: usize = 5_000;
const ROUNDS: usize = 15;

/// What is sorted.
#[derive(Clone, updraft::HostObject)]
struct Item {
    key: i64,
    #[host(skip)]
    _payload: [u64; 4],
}

fn items() -> Vec<Item> {
    let mut state = 12345u64;
    (0..ITEMS)
        .map(|_| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            Item { key: (state >> 33) as i64, _payload: [state; 4] }
        })
        .collect()
}

/// Sorts once: nanoseconds for a comparison.
fn time<T>(mut items: Vec<T>, key: impl Fn(&T) -> i64, mut is_less: impl FnMut(&T, &T) -> bool) -> f64 {
    let mut calls = 0u64;
    let start = Instant::now();
    items.sort_by(|a, b| {
        calls += 1;
        if is_less(a, b) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater }
    });
    let time = start.elapsed();
    assert!(items.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
    time.as_nanos() as f64 / calls as f64
}

trait Peer {
    fn name(&self) -> &'static str;
    fn by_keys(&mut self) -> f64;
    fn by_objects(&mut self) -> f64;
}

struct Updraft {
    isolate: updraft::Isolate,
    module: updraft::Module,
}

impl Updraft {
    fn new() -> Self {
        let engine = updraft::Engine::new(updraft::EngineConfig::new()).unwrap();
        let config = updraft::IsolateConfig::new(updraft::Language::PYTHON);
        let mut isolate = engine.isolate(config).unwrap();
        let source = "def less(a, b): return a < b\ndef less_key(a, b): return a.key < b.key";
        let module = isolate.load("m", source).unwrap();
        Updraft { isolate, module }
    }
}

impl Peer for Updraft {
    fn name(&self) -> &'static str {
        "updraft (Python)"
    }

    fn by_keys(&mut self) -> f64 {
        let less = self.module.function(&mut self.isolate, "less").unwrap();
        let less = less.typed::<(i64, i64), bool>(&mut self.isolate).unwrap();
        time(items(), |item| item.key, |a, b| less.call(&mut self.isolate, (a.key, b.key)).unwrap())
    }

    fn by_objects(&mut self) -> f64 {
        let less = self.module.function(&mut self.isolate, "less_key").unwrap();
        let objects: Vec<(i64, updraft::Object)> = items()
            .into_iter()
            .map(|item| {
                let key = item.key;
                self.module.set(&mut self.isolate, "item", item).unwrap();
                (key, self.module.get(&mut self.isolate, "item").unwrap())
            })
            .collect();
        time(objects, |(key, _)| *key, |(_, a), (_, b)| less.call::<bool>(&mut self.isolate, (a, b)).unwrap())
    }
}

struct Lua {
    lua: mlua::Lua,
    less: mlua::Function,
    less_key: mlua::Function,
}

impl mlua::UserData for Item {
    fn add_fields<F: mlua::UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("key", |_, item| Ok(item.key));
    }
}

impl Lua {
    fn new() -> Self {
        let lua = mlua::Lua::new();
        let less = lua.load("return function(a, b) return a < b end").eval().unwrap();
        let less_key = lua.load("return function(a, b) return a.key < b.key end").eval().unwrap();
        Lua { lua, less, less_key }
    }
}

impl Peer for Lua {
    fn name(&self) -> &'static str {
        "mlua (LuaJIT)"
    }

    fn by_keys(&mut self) -> f64 {
        time(items(), |item| item.key, |a, b| self.less.call((a.key, b.key)).unwrap())
    }

    fn by_objects(&mut self) -> f64 {
        let objects: Vec<(i64, mlua::AnyUserData)> =
            items().into_iter().map(|item| (item.key, self.lua.create_userdata(item).unwrap())).collect();
        time(objects, |(key, _)| *key, |(_, a), (_, b)| self.less_key.call((a, b)).unwrap())
    }
}

struct Rhai {
    engine: rhai::Engine,
    less: rhai::AST,
}

impl Rhai {
    fn new() -> Self {
        let mut engine = rhai::Engine::new();
        engine.register_type::<Item>().register_get("key", |item: &mut Item| item.key);
        let less = engine.compile("fn less(a, b) { a < b } fn less_key(a, b) { a.key < b.key }").unwrap();
        Rhai { engine, less }
    }
}

impl Peer for Rhai {
    fn name(&self) -> &'static str {
        "rhai"
    }

    fn by_keys(&mut self) -> f64 {
        let mut scope = rhai::Scope::new();
        time(
            items(),
            |item| item.key,
            |a, b| self.engine.call_fn(&mut scope, &self.less, "less", (a.key, b.key)).unwrap(),
        )
    }

    fn by_objects(&mut self) -> f64 {
        let mut scope = rhai::Scope::new();
        time(
            items(),
            |item| item.key,
            |a, b| self.engine.call_fn(&mut scope, &self.less, "less_key", (a.clone(), b.clone())).unwrap(),
        )
    }
}

struct Boa {
    context: boa_engine::Context,
    less: boa_engine::JsObject,
    less_key: boa_engine::JsObject,
}

impl Boa {
    fn new() -> Self {
        let mut context = boa_engine::Context::default();
        let mut function = |text: &str| {
            let value = context.eval(boa_engine::Source::from_bytes(text)).unwrap();
            value.as_object().unwrap().clone()
        };
        let less = function("(function(a, b) { return a < b })");
        let less_key = function("(function(a, b) { return a.key < b.key })");
        Boa { context, less, less_key }
    }

    fn call(&mut self, is_by_key: bool, a: boa_engine::JsValue, b: boa_engine::JsValue) -> bool {
        let function = if is_by_key { self.less_key.clone() } else { self.less.clone() };
        let result = function.call(&boa_engine::JsValue::undefined(), &[a, b], &mut self.context);
        result.unwrap().as_boolean().unwrap()
    }
}

impl Peer for Boa {
    fn name(&self) -> &'static str {
        "boa"
    }

    fn by_keys(&mut self) -> f64 {
        time(items(), |item| item.key, |a, b| self.call(false, (a.key as f64).into(), (b.key as f64).into()))
    }

    /// Its own objects, which it reads faster than those of the host.
    fn by_objects(&mut self) -> f64 {
        let objects: Vec<(i64, boa_engine::JsValue)> = items()
            .into_iter()
            .map(|item| {
                let key = boa_engine::js_string!("key");
                let mut object = boa_engine::object::ObjectInitializer::new(&mut self.context);
                object.property(key, item.key as f64, boa_engine::property::Attribute::all());
                (item.key, object.build().into())
            })
            .collect();
        time(objects, |(key, _)| *key, |(_, a), (_, b)| self.call(true, a.clone(), b.clone()))
    }
}

fn main() {
    let mut peers: Vec<Box<dyn Peer>> =
        vec![Box::new(Updraft::new()), Box::new(Lua::new()), Box::new(Rhai::new()), Box::new(Boa::new())];
    let mut best = vec![(f64::MAX, f64::MAX); peers.len()];
    for _ in 0..ROUNDS {
        for (peer, (keys, objects)) in peers.iter_mut().zip(&mut best) {
            *keys = keys.min(peer.by_keys());
            *objects = objects.min(peer.by_objects());
        }
    }
    println!("{:>18} {:>12} {:>12}", "ns a comparison", "by keys", "by objects");
    for (peer, (keys, objects)) in peers.iter().zip(best) {
        println!("{:>18} {keys:>12.0} {objects:>12.0}", peer.name());
    }
}
