//! Standard output and error of programs.
//!
//! Output is buffered and flushed when the program ends, before anything goes to standard error, and when the program
//! asks for it. To a terminal it is flushed at each line end.

use std::io::{IsTerminal, Write};

/// Bytes that are collected before they are written.
const BUFFER: usize = 64 << 10;

/// Where a program's output goes.
pub struct Output {
    buffer: Vec<u8>,
    is_terminal: bool,
    /// Takes standard output in place of the process's own, for embedders and tests.
    sink: Option<Box<dyn Write>>,
    /// Takes standard error.
    error_sink: Option<Box<dyn Write>>,
}

impl Default for Output {
    fn default() -> Self {
        let is_terminal = std::io::stdout().is_terminal();
        Output { buffer: Vec::new(), is_terminal, sink: None, error_sink: None }
    }
}

impl Output {
    /// Sends output elsewhere.
    pub fn redirect(&mut self, sink: Option<Box<dyn Write>>, error_sink: Option<Box<dyn Write>>) {
        self.is_terminal = false;
        self.sink = sink;
        self.error_sink = error_sink;
    }

    /// Writes to standard output.
    ///
    /// # Errors
    /// What the system reports.
    #[inline]
    pub fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER || (self.is_terminal && bytes.contains(&b'\n')) {
            return self.flush();
        }
        Ok(())
    }

    /// Hands what is buffered to the system.
    ///
    /// # Errors
    /// What the system reports.
    pub fn flush(&mut self) -> std::io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let result = match &mut self.sink {
            Some(sink) => sink.write_all(&self.buffer).and_then(|()| sink.flush()),
            None => {
                let mut stdout = std::io::stdout().lock();
                stdout.write_all(&self.buffer).and_then(|()| stdout.flush())
            }
        };
        self.buffer.clear();
        result
    }

    /// Writes to standard error, after what was written to standard output.
    ///
    /// # Errors
    /// What the system reports.
    pub fn write_error(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.flush()?;
        match &mut self.error_sink {
            Some(sink) => sink.write_all(bytes).and_then(|()| sink.flush()),
            None => std::io::stderr().lock().write_all(bytes),
        }
    }
}
