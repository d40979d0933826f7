//! A data pipeline: rows of the host through typed functions of a program, at the cost of a call each.

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language};

const STEPS: &str = "
def celsius(fahrenheit):
    return (fahrenheit - 32.0) / 1.8

def keep(station, value):
    return -60.0 < value < 60.0 and station % 10 != 7

def merge(total, value):
    return total + value
";

fn main() -> Result<(), Error> {
    let engine = Engine::new(EngineConfig::new())?;
    let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    let steps = isolate.load("steps", STEPS)?;
    let celsius = steps.function(&mut isolate, "celsius")?.typed::<(f64,), f64>(&mut isolate)?;
    let keep = steps.function(&mut isolate, "keep")?.typed::<(i64, f64), bool>(&mut isolate)?;
    let merge = steps.function(&mut isolate, "merge")?.typed::<(f64, f64), f64>(&mut isolate)?;
    let (mut total, mut count) = (0.0, 0);
    for row in 0..50_000i64 {
        let value = celsius.call(&mut isolate, ((row % 140) as f64,))?;
        if keep.call(&mut isolate, (row, value))? {
            total = merge.call(&mut isolate, (total, value))?;
            count += 1;
        }
    }
    println!("{count} rows, mean {:.3} °C", total / f64::from(count));
    assert_eq!(count, 45_000);
    Ok(())
}
