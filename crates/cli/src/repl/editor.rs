//! Lines that are edited at a terminal, with history and completion.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Helper};

use super::{Line, Reader, Session};

/// Lines that are remembered.
const MAX_HISTORY: usize = 1000;
/// What Tab writes where nothing is to be completed.
const INDENTATION: &str = "    ";

/// Completes names by what the session knows.
struct Names<'s, 'e> {
    session: &'s Rc<RefCell<Session<'e>>>,
}

impl Completer for Names<'_, '_> {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let line = &line[..position];
        if line.trim().is_empty() {
            return Ok((position, vec![INDENTATION.to_owned()]));
        }
        Ok(self.session.borrow_mut().complete(line))
    }
}

impl Hinter for Names<'_, '_> {
    type Hint = String;
}

impl Highlighter for Names<'_, '_> {}
impl Validator for Names<'_, '_> {}
impl Helper for Names<'_, '_> {}

/// A line editor.
pub struct Editor<'s, 'e> {
    inner: rustyline::Editor<Names<'s, 'e>, FileHistory>,
    history: Option<PathBuf>,
}

impl<'s, 'e> Editor<'s, 'e> {
    /// An editor that knows what was typed in earlier sessions.
    ///
    /// # Errors
    /// When the terminal cannot do it.
    pub fn new(session: &'s Rc<RefCell<Session<'e>>>) -> rustyline::Result<Self> {
        let config = Config::builder()
            .max_history_size(MAX_HISTORY)?
            .completion_type(CompletionType::List)
            .auto_add_history(false)
            .build();
        let mut inner = rustyline::Editor::with_config(config)?;
        inner.set_helper(Some(Names { session }));
        let history = history_file();
        if let Some(file) = &history {
            // There is none before the first session.
            let _ = inner.load_history(file);
        }
        Ok(Editor { inner, history })
    }
}

/// Where what was typed is kept: the file that `UPDRAFT_HISTORY` names, or one in the home folder.
fn history_file() -> Option<PathBuf> {
    match std::env::var_os("UPDRAFT_HISTORY") {
        Some(file) if file.is_empty() => None,
        Some(file) => Some(file.into()),
        None => std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".updraft_history")),
    }
}

impl Reader for Editor<'_, '_> {
    fn read(&mut self, prompt: &str, beginning: &str) -> Line {
        match self.inner.readline_with_initial(prompt, (beginning, "")) {
            Ok(line) => Line::Text(line),
            Err(ReadlineError::Interrupted) => Line::Interrupted,
            Err(_) => Line::End,
        }
    }

    fn remember(&mut self, text: &str) {
        let _ = self.inner.add_history_entry(text);
        if let Some(file) = &self.history {
            // A session without a file to write is a session all the same.
            let _ = self.inner.append_history(file);
        }
    }
}
