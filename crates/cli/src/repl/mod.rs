//! Programs that are typed: a prompt, the lines that belong together, what they do, and commands that begin with `%`.
//!
//! At a terminal, lines are edited, remembered and completed ([`editor`]). Else they are read as they are, and prompts go
//! to standard error, so that what a program prints stands by itself.

mod commands;
mod editor;
mod plain;

use std::cell::RefCell;
use std::io::IsTerminal;
use std::rc::Rc;

use engine::{Frontend, Interactive, Isolate, ModuleScope, Termination};

use crate::run::FAILED;

/// What a session runs in.
pub struct Session<'e> {
    isolate: &'e mut Isolate,
    language: &'static dyn Interactive,
    module: ModuleScope,
}

/// Something typed.
pub enum Line {
    /// A line, without its end.
    Text(String),
    /// Ctrl-C: what was typed so far is dropped.
    Interrupted,
    /// The end of the input.
    End,
}

/// Where lines come from.
pub trait Reader {
    /// Reads a line behind a prompt, which may be given a beginning.
    fn read(&mut self, prompt: &str, beginning: &str) -> Line;

    /// Remembers what was typed, maybe of several lines.
    fn remember(&mut self, text: &str);
}

/// Runs a session until it ends: the exit code. It goes on where the program ended that has run, if one has.
///
/// # Errors
/// When programs of the language are not typed.
pub fn run(
    isolate: &mut Isolate,
    frontend: Option<&dyn Frontend>,
    has_run_program: bool,
) -> Result<i32, String> {
    let language = frontend.and_then(|frontend| frontend.interactive());
    let (Some(frontend), Some(language)) = (frontend, language) else {
        return Err("only programs in Python can be typed; name a file".to_owned());
    };
    let module = isolate.enter(|cx| {
        if !has_run_program {
            frontend.install(cx)?;
        }
        language.begin(cx)
    });
    let Ok(module) = module else { return Err("the heap's limit is too low for a session".to_owned()) };
    let session = Rc::new(RefCell::new(Session { isolate, language, module }));
    let code = run_session(&session);
    session.borrow_mut().isolate.enter(|cx| language.end(cx));
    Ok(code)
}

fn run_session(session: &Rc<RefCell<Session<'_>>>) -> i32 {
    if !std::io::stdin().is_terminal() {
        return session_loop(session, &mut plain::Plain);
    }
    println!(
        "Updraft {} on {}; %help tells what there is, Ctrl-D ends",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS
    );
    match editor::Editor::new(session) {
        Ok(mut editor) => session_loop(session, &mut editor),
        Err(_) => session_loop(session, &mut plain::Plain),
    }
}

fn session_loop(session: &RefCell<Session<'_>>, reader: &mut dyn Reader) -> i32 {
    loop {
        let text = match read_text(session, reader) {
            Line::Text(text) => text,
            Line::Interrupted => {
                eprintln!("KeyboardInterrupt");
                continue;
            }
            Line::End => return 0,
        };
        if text.trim().is_empty() {
            continue;
        }
        reader.remember(text.trim_end());
        let mut session = session.borrow_mut();
        let code = match text.trim().strip_prefix('%') {
            Some(command) => commands::run(&mut session, command),
            None => session.run(&text),
        };
        if let Some(code) = code {
            return code;
        }
        match session.isolate.termination() {
            Some(Termination::Timeout) => {
                eprintln!("updraft: stopped (--timeout)");
                return FAILED;
            }
            Some(_) => return FAILED,
            None => {}
        }
    }
}

/// Reads lines as long as they belong together.
fn read_text(session: &RefCell<Session<'_>>, reader: &mut dyn Reader) -> Line {
    let mut text = String::new();
    loop {
        let (prompt, beginning) =
            if text.is_empty() { (">>> ", String::new()) } else { ("... ", indentation(&text)) };
        match reader.read(prompt, &beginning) {
            Line::Text(line) => {
                // A line that only has the beginning it was given is blank.
                let line = if line.trim().is_empty() { "" } else { &line };
                text.push_str(line);
                text.push('\n');
            }
            // What was begun is run as far as it came.
            Line::End if !text.is_empty() => return Line::Text(text),
            other => return other,
        }
        let is_recalled = text.lines().count() > 1 && !text.ends_with("\n\n") && prompt == ">>> ";
        if is_recalled {
            text.push('\n');
        }
        if text.starts_with('%') || !session.borrow().language.needs_more(&text) {
            return Line::Text(text);
        }
    }
}

/// How far the next line is likely to be moved in.
fn indentation(text: &str) -> String {
    let Some(last) = text.lines().rev().find(|line| !line.trim().is_empty()) else { return String::new() };
    let known: String = last.chars().take_while(|c| c.is_whitespace()).collect();
    let code = last.split_once(" #").map_or(last, |(code, _)| code);
    if code.trim_end().ends_with(':') { known + "    " } else { known }
}

impl Session<'_> {
    /// Runs what was typed; an exit code if it ends the session.
    pub fn run(&mut self, text: &str) -> Option<i32> {
        let (language, module) = (self.language, self.module);
        self.isolate.enter(|cx| language.run(cx, module, text))
    }

    /// What the last name of a line could become.
    pub fn complete(&mut self, line: &str) -> (usize, Vec<String>) {
        let (language, module) = (self.language, self.module);
        self.isolate.enter(|cx| language.complete(cx, module, line))
    }
}
