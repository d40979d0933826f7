//! The smallest embedding: load a program, call its function.

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language};

fn main() -> Result<(), Error> {
    let engine = Engine::new(EngineConfig::new())?;
    let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    let module = isolate.load("greetings", "def greet(name):\n    return f'Hello, {name}!'\n")?;
    let greet = module.function(&mut isolate, "greet")?;
    let text: String = greet.call(&mut isolate, ("world",))?;
    println!("{text}");
    assert_eq!(text, "Hello, world!");
    Ok(())
}
