//! Commands that begin with `%`: time, and what the tiers make of functions.

use std::time::Instant;

use super::Session;

const HELP: &str = "\
%time CODE     run CODE and tell how long it took
%tier [NAME]   which tier the functions of this name are in, or all that were called
%disasm NAME   the bytecode of the functions of this name
%deopts        where speculation of compiled code failed, most often first
%help          this text
Lines are edited with the arrow keys, Tab completes names, Ctrl-C drops the line or interrupts, Ctrl-D ends.";

/// Sites that `%deopts` lists at most.
const MAX_SITES: usize = 20;

/// Runs a command; an exit code if it ends the session.
pub fn run(session: &mut Session<'_>, command: &str) -> Option<i32> {
    let (name, argument) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let argument = argument.trim();
    match (name, argument) {
        ("time", "") | ("disasm", "") => eprintln!("%{name} of what?"),
        ("time", code) => {
            let start = Instant::now();
            let ended = session.run(&format!("{code}\n"));
            println!("{:.3} ms", start.elapsed().as_secs_f64() * 1e3);
            return ended;
        }
        ("tier", name) => show_tiers(session, name),
        ("disasm", name) => show_bytecode(session, name),
        ("deopts", "") => show_exits(session),
        ("help", _) => println!("{HELP}"),
        _ => eprintln!("there is no command %{name}; %help lists them"),
    }
    None
}

/// Whether a qualified name is meant: by its last part, or all of it.
fn is_meant(qualified: &str, name: &str) -> bool {
    qualified == name || qualified.rsplit('.').next() == Some(name)
}

fn show_tiers(session: &mut Session<'_>, name: &str) {
    let profiles = session.isolate.enter(engine::control::profiles);
    let mut is_any = false;
    for profile in profiles {
        let is_shown = match name {
            "" => profile.calls > 0 && !profile.name.starts_with('<'),
            name => is_meant(&profile.name, name),
        };
        if is_shown {
            is_any = true;
            let tier = profile.tier.as_deref().unwrap_or("interpreter");
            println!(
                "{}: {tier}, {} calls at least, {} bytes of code, {} recompiles",
                profile.name, profile.calls, profile.code_bytes, profile.recompiles
            );
        }
    }
    if !is_any && !name.is_empty() {
        eprintln!("no function {name} has been loaded");
    }
}

fn show_bytecode(session: &mut Session<'_>, name: &str) {
    let texts: Vec<String> = session.isolate.enter(|cx| {
        let meant = cx.functions.iter().filter(|cell| is_meant(&cell.function().qualified_name, name));
        meant.map(|cell| print(&cell.module.module, cell.function_index as usize)).collect()
    });
    if texts.is_empty() {
        eprintln!("no function {name} has been loaded");
    }
    texts.iter().for_each(|text| println!("{text}"));
}

fn print(module: &bytecode::module::Module, index: usize) -> String {
    bytecode::text::print_function(module, index, &bytecode::text::PrintOptions::DUMP)
}

fn show_exits(session: &mut Session<'_>) {
    let sites = session.isolate.worst_exits(MAX_SITES);
    if sites.is_empty() {
        println!("none so far");
    }
    for (site, count) in sites {
        println!("{count} times: {site}");
    }
}
