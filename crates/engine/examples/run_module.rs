//! Runs a module of bytecode and prints its result: `cargo run -p engine --example run_module FILE [LADDER]`.

use std::sync::Arc;

use engine::{Config, Engine, Event, Ladder, Listener};

fn trace(event: &Event) {
    eprintln!("{event:?}");
}

fn main() {
    let file = std::env::args().nth(1).expect("a file of bytecode");
    let ladder = std::env::args().nth(2).unwrap_or("default".to_owned());
    let text = std::fs::read_to_string(&file).expect("a readable file");
    let module = bytecode::text::parse(&text).unwrap_or_else(|error| panic!("{file}:{error}"));
    let engine = Engine::new(Config {
        ladder: Ladder::preset(&ladder).expect("a ladder"),
        listener: Some(Listener(Arc::new(trace))),
        ..Config::default()
    })
    .expect("an engine");
    let mut isolate = engine.isolate().expect("an isolate");
    let start = std::time::Instant::now();
    match isolate.run_module(module) {
        Ok(value) => println!("{value:?} in {:?}", start.elapsed()),
        Err(error) => println!("{error}"),
    }
}
