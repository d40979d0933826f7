//! Running a program as the command line says.

use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::{
    Config, Dumps, Engine, Error, Frontend, Isolate, Ladder, Listener, PASSES, ProfileConfig, TargetCpu,
    Termination, Tier,
};

use crate::arguments::{Arguments, Jit, Source, Trace, parse_size};
use updraft::languages::FRONTENDS;
use updraft::languages::haxe::Haxe;

use crate::haxe::PROJECT;
use crate::{repl, report};

/// What is dumped when the program has ended.
const FEEDBACK: &str = "feedback";

/// Exit code of a program that failed.
pub const FAILED: i32 = 1;
/// Exit code of a program that Ctrl-C stopped.
const INTERRUPTED: i32 = 130;
/// Exit code when the command is misused.
pub const MISUSE: i32 = 2;

/// What is run of a folder.
const MAIN_FILE: &str = "__main__.py";

/// Ending of modules of bytecode.
const BYTECODE: &str = "ubc";

/// Runs what the arguments name: the exit code.
pub fn run(arguments: &Arguments) -> i32 {
    match try_run(arguments) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("updraft: {message}");
            MISUSE
        }
    }
}

fn try_run(arguments: &Arguments) -> Result<i32, String> {
    if arguments.passes {
        // Who stops reading has seen enough.
        let _ = std::io::stdout().write_all(list_of_passes().as_bytes());
        return Ok(0);
    }
    let (source, program_arguments) = arguments.source()?;
    let (text, file) = read(&source)?;
    let frontend = choose_frontend(&source, arguments.lang.as_deref())?;
    let config = config(arguments)?;
    let engine = Engine::new(config).map_err(|error| error.to_string())?;
    report::choose(&arguments.trace);
    if arguments.dump.iter().any(|dump| dump == "bytecode") {
        dump_bytecode(frontend, &text, &file, arguments.dump_filter.as_deref());
    }
    let mut isolate = engine.isolate().map_err(|error| error.to_string())?;
    isolate.interrupt_handle().interrupt_by_signal();
    if let Some(seconds) = arguments.timeout {
        stop_after(&isolate, seconds)?;
    }
    if let Some(fuel) = arguments.fuel {
        isolate.context().fuel = fuel;
    }
    let start = Instant::now();
    let mut code = match frontend {
        Some(_) if source == Source::Prompt => 0,
        Some(frontend) if matches!(source, Source::Module(_)) => {
            isolate.run_named(frontend, &file, &program_arguments).ok_or_else(|| {
                format!("programs in {} are not found by name; -m is for Python", frontend.name())
            })?
        }
        Some(frontend) => isolate.run_main(frontend, &text, &file, &program_arguments),
        None => run_bytecode(&mut isolate, &text, &file)?,
    };
    if isolate.termination() == Some(Termination::Interrupted) {
        code = INTERRUPTED;
    }
    if source == Source::Prompt || arguments.interactive {
        code = repl::run(&mut isolate, frontend, source != Source::Prompt)?;
    }
    if isolate.termination() == Some(Termination::Timeout) {
        eprintln!(
            "updraft: {file}: stopped after {} seconds (--timeout)",
            arguments.timeout.unwrap_or_default()
        );
    }
    if arguments.fuel.is_some() {
        eprintln!("updraft: {file}: {} units of fuel are left", isolate.context().fuel);
    }
    report::profile(&mut isolate, engine.config().profile);
    if arguments.dump.iter().any(|dump| dump == FEEDBACK) {
        eprint!("{}", isolate.describe_feedback(arguments.dump_filter.as_deref()));
    }
    if arguments.stats {
        report::statistics(&mut isolate, start.elapsed());
    } else if arguments.trace.contains(&Trace::Gc) {
        report::collections(&isolate);
    }
    Ok(code)
}

/// The program's text, and its name in messages.
fn read(source: &Source) -> Result<(String, String), String> {
    let (bytes, name) = match source {
        Source::Code(text) => return Ok((text.clone(), "<string>".to_owned())),
        Source::Project(text) => return Ok((text.clone(), PROJECT.to_owned())),
        Source::Module(name) => return Ok((String::new(), name.clone())),
        Source::Prompt => return Ok((String::new(), "<stdin>".to_owned())),
        Source::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|error| format!("can't read standard input: {error}"))?;
            (bytes, "<stdin>".to_owned())
        }
        Source::File(path) => {
            let path = match path.is_dir() {
                true => &path.join(MAIN_FILE),
                false => path,
            };
            let name = path.display().to_string();
            (std::fs::read(path).map_err(|error| format!("can't open file '{name}': {error}"))?, name)
        }
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("'{name}' is not UTF-8: invalid byte at offset {}", error.utf8_error().valid_up_to())
    })?;
    Ok((text, name))
}

/// The language of a program: the one asked for, or that of the file's ending, or the first. None for a module of bytecode.
fn choose_frontend(source: &Source, lang: Option<&str>) -> Result<Option<&'static dyn Frontend>, String> {
    if let Some(name) = lang {
        return match FRONTENDS.iter().find(|frontend| frontend.name() == name) {
            Some(frontend) => Ok(Some(*frontend)),
            None if name == "bytecode" => Ok(None),
            None => {
                let known: Vec<_> = FRONTENDS.iter().map(|frontend| frontend.name()).collect();
                Err(format!("there is no language '{name}'; known are {}, bytecode", known.join(", ")))
            }
        };
    }
    let path = match source {
        Source::File(path) => path,
        Source::Project(_) => return Ok(Some(&Haxe)),
        Source::Code(_) | Source::Stdin | Source::Prompt | Source::Module(_) => {
            return Ok(Some(FRONTENDS[0]));
        }
    };
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    if ending == BYTECODE {
        return Ok(None);
    }
    match FRONTENDS.iter().find(|frontend| frontend.extensions().contains(&ending.as_str())) {
        Some(frontend) => Ok(Some(*frontend)),
        None if ending.is_empty() => Ok(Some(FRONTENDS[0])),
        None => {
            let known: Vec<_> = FRONTENDS.iter().flat_map(|frontend| frontend.extensions()).collect();
            Err(format!(
                "no language for '.{ending}' files: '{}'; known are {known:?} and {BYTECODE:?}",
                path.display()
            ))
        }
    }
}

fn config(arguments: &Arguments) -> Result<Config, String> {
    let mut config = Config { ladder: ladder(arguments)?, workers: arguments.workers, ..Config::default() };
    if let Some(size) = &arguments.max_memory {
        config.max_memory = Some(parse_size(size)?);
    }
    if let Some(size) = &arguments.max_code {
        config.max_code = parse_size(size)?;
    }
    config.fuel = arguments.fuel.is_some();
    config.listener = Some(Listener(Arc::new(report::show)));
    config.cpu = TargetCpu::named(&arguments.target_cpu)?;
    if let Some(compiles) = arguments.max_compiles_per_second {
        config.max_compiles_per_second = compiles;
    }
    if let Some(calls) = arguments.check_interval {
        config.check_interval = calls;
    }
    if let Some(iterations) = arguments.sampling_interval {
        config.sampling.interval = iterations;
    }
    if let Some(parts) = arguments.sampling_share {
        config.sampling.share = parts;
    }
    config.profile = ProfileConfig::preset(&arguments.profile).ok_or_else(|| {
        let known: Vec<_> = ProfileConfig::PRESETS.iter().map(|(name, _)| *name).collect();
        format!("`{}` is no preset of profiles; there are {}", arguments.profile, known.join(", "))
    })?;
    // To describe an exit takes long, so it is done for who reads it.
    config.profile.exits = arguments.trace.contains(&Trace::Deopt);
    config.dumps = dumps(arguments)?;
    for pass in &arguments.disable_pass {
        check_pass(pass)?;
    }
    config.pipeline.disabled = arguments.disable_pass.clone();
    config.pipeline.limit = arguments.bisect_limit;
    stress(arguments, &mut config)?;
    Ok(config)
}

fn ladder(arguments: &Arguments) -> Result<Ladder, String> {
    if arguments.jit == Jit::Off {
        return Ok(Ladder::default());
    }
    let mut ladder = match Ladder::preset(&arguments.ladder) {
        Some(ladder) => ladder,
        None => {
            let text = std::fs::read_to_string(&arguments.ladder).map_err(|error| {
                format!(
                    "`{}` is neither a preset ({}) nor a file: {error}",
                    arguments.ladder,
                    Ladder::PRESETS.join(", ")
                )
            })?;
            Ladder::parse(&text).map_err(|error| format!("{}: {error}", arguments.ladder))?
        }
    };
    if let Some(first) = ladder.tiers.first_mut() {
        first.call_threshold = arguments.call_threshold.unwrap_or(first.call_threshold).max(1);
        first.loop_threshold = arguments.loop_threshold.unwrap_or(first.loop_threshold).max(1);
    }
    Ok(ladder)
}

fn check_pass(name: &str) -> Result<(), String> {
    match PASSES.iter().any(|pass| pass.is_meant_by(name)) {
        true => Ok(()),
        false => {
            let names: Vec<_> = PASSES.iter().map(|pass| pass.name).collect();
            Err(format!("`{name}` is no pass; there are {}", names.join(", ")))
        }
    }
}

fn list_of_passes() -> String {
    let mut list = String::new();
    for entry in PASSES {
        let _ =
            writeln!(list, "{} {}{}", entry.name, entry.pass, if entry.required { " required" } else { "" });
    }
    list
}

fn dumps(arguments: &Arguments) -> Result<Dumps, String> {
    let mut dumps = Dumps { filter: arguments.dump_filter.clone(), ..Dumps::default() };
    for dump in &arguments.dump {
        match dump.as_str() {
            "bytecode" | FEEDBACK => {}
            "inlining" => dumps.inlining = true,
            "ssa" => dumps.ssa = true,
            "asm" => dumps.asm = true,
            other => match other.strip_prefix("ssa:after=") {
                Some(pass) => {
                    if pass != "build" {
                        check_pass(pass)?;
                    }
                    dumps.ssa_after.push(pass.to_owned());
                }
                None => {
                    return Err(format!(
                        "`{other}` cannot be dumped; try bytecode, inlining, ssa, ssa:after=PASS, asm, feedback"
                    ));
                }
            },
        }
    }
    Ok(dumps)
}

fn stress(arguments: &Arguments, config: &mut Config) -> Result<(), String> {
    let mut seed = None;
    for kind in &arguments.stress {
        let number = |text: &str| text.parse::<u64>().map_err(|_| format!("`{text}` is no number"));
        let each = |tiers: &mut Vec<Tier>, f: fn(&mut Tier)| tiers.iter_mut().for_each(f);
        match kind.split_once('=').unwrap_or((kind, "")) {
            ("guards", "") => config.stress.fail_guards = true,
            ("gc", "") => config.stress.collect_every = Some(1),
            ("gc", every) => {
                config.stress.collect_every = Some(number(every)?.clamp(1, u32::MAX as u64) as u32)
            }
            ("eager", "") => {
                each(&mut config.ladder.tiers, |tier| tier.call_threshold = 2);
                config.workers = 0;
            }
            ("osr", "") => {
                each(&mut config.ladder.tiers, |tier| tier.loop_threshold = 2);
                config.workers = 0;
            }
            ("samples", every) => {
                config.stress.sample_every = Some(number(every)?.clamp(1, u32::MAX as u64) as u32);
            }
            ("ticks", every) => config.stress.tick = Some(Duration::from_micros(number(every)?)),
            ("plain", "") => config.stress.plain_interpreter = true,
            ("seed", value) => seed = Some(number(value)?),
            _ => {
                return Err(format!(
                    "`{kind}` is no stress; there are guards, gc, gc=N, eager, osr, samples=N, ticks=N, plain, seed=N"
                ));
            }
        }
    }
    if seed.is_none() && !arguments.stress.is_empty() {
        let chosen = Config::random_seed() & 0xffff_ffff;
        eprintln!("updraft: stress: to repeat this run, add seed={chosen}");
        seed = Some(chosen);
    }
    config.hash_seed = seed;
    Ok(())
}

fn dump_bytecode(frontend: Option<&dyn Frontend>, text: &str, file: &str, filter: Option<&str>) {
    let module = match frontend {
        Some(frontend) => frontend.compile(text, file).ok(),
        None => bytecode::text::parse(text).ok(),
    };
    let Some(module) = module else { return };
    for (index, function) in module.functions.iter().enumerate() {
        if filter.is_none_or(|filter| function.qualified_name.contains(filter)) {
            eprintln!(
                "{}",
                bytecode::text::print_function(&module, index, &bytecode::text::PrintOptions::DUMP)
            );
        }
    }
}

fn run_bytecode(isolate: &mut Isolate, text: &str, file: &str) -> Result<i32, String> {
    let module = match bytecode::text::parse(text) {
        Ok(module) => module,
        Err(error) => {
            eprintln!("{file}:{error}");
            return Ok(FAILED);
        }
    };
    match isolate.run_module(module) {
        Ok(value) => {
            println!("{}", isolate.show(value));
            Ok(0)
        }
        Err(error @ (Error::Module(_) | Error::Uncaught(_))) => {
            eprintln!("{file}: {error}");
            Ok(FAILED)
        }
        Err(error) => Err(error.to_string()),
    }
}

fn stop_after(isolate: &Isolate, seconds: f64) -> Result<(), String> {
    let time =
        Duration::try_from_secs_f64(seconds).map_err(|_| format!("`{seconds}` is no number of seconds"))?;
    let handle = isolate.interrupt_handle();
    std::thread::Builder::new()
        .name("updraft-timeout".into())
        .spawn(move || {
            std::thread::sleep(time);
            if let Some(call) = handle.call_number() {
                handle.time_out(call);
            }
        })
        .map_err(|error| format!("can't watch the time: {error}"))?;
    Ok(())
}
