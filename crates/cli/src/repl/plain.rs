//! Lines that come from no terminal.

use super::{Line, Reader};

/// Reads standard input a line at a time.
pub struct Plain;

impl Reader for Plain {
    fn read(&mut self, prompt: &str, _beginning: &str) -> Line {
        eprint!("{prompt}");
        let mut line = String::new();
        match std::io::stdin().read_line(&mut line) {
            Ok(0) => {
                eprintln!();
                Line::End
            }
            Ok(_) => Line::Text(line.trim_end_matches(['\n', '\r']).to_owned()),
            Err(error) => {
                eprintln!("updraft: can't read standard input: {error}");
                Line::End
            }
        }
    }

    fn remember(&mut self, _text: &str) {}
}
