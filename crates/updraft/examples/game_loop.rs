//! A game-like loop: the host moves the world, a script decides each frame what its creatures do.

use std::sync::{Arc, Mutex};

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language};

const SCRIPT: &str = "
class Creature:
    def __init__(self, x, speed):
        self.x = x
        self.speed = speed
    def step(self, dt):
        self.x += self.speed * dt
        if self.x < 0.0 or self.x > 100.0:
            self.speed = -self.speed
            play('bump')

herd = [Creature(float(i % 100), 1.0 + i % 7) for i in range(100)]

def frame(dt):
    for creature in herd:
        creature.step(dt)
    return sum(creature.x for creature in herd)
";

fn main() -> Result<(), Error> {
    let engine = Engine::new(EngineConfig::new())?;
    let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    let module = isolate.module("game")?;
    let played = Arc::new(Mutex::new(0));
    let counter = played.clone();
    module.define(&mut isolate, "play", move |_sound: String| *counter.lock().unwrap() += 1)?;
    module.run(&mut isolate, SCRIPT)?;
    let frame = module.function(&mut isolate, "frame")?.typed::<(f64,), f64>(&mut isolate)?;
    let mut total = 0.0;
    for _ in 0..600 {
        total = frame.call(&mut isolate, (1.0 / 60.0,))?;
    }
    println!("after 600 frames: sum of places {total:.3}, sounds {}", played.lock().unwrap());
    assert!(*played.lock().unwrap() > 0);
    Ok(())
}
