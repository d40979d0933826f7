//! Standard input, output and error of programs.
//!
//! Output is buffered and flushed when the program ends, before anything goes to standard error, and when the program
//! asks for it. To a terminal it is flushed at each line end. An embedder may put something else in the place of each,
//! and limit how much a program writes.

use std::io::{BufRead, Error, ErrorKind, IsTerminal, Result, Write};

/// Bytes that are collected before they are written.
const BUFFER: usize = 64 << 10;

/// Where a program's input comes from and its output goes.
pub struct Streams {
    buffer: Vec<u8>,
    /// Whether output goes to a terminal; not known before something is written.
    is_terminal: Option<bool>,
    /// In place of the process's own.
    input: Option<Box<dyn BufRead + Send>>,
    output: Option<Box<dyn Write + Send>>,
    error: Option<Box<dyn Write + Send>>,
    /// Bytes that may still be written to output and error together.
    left: u64,
    /// Called when no byte is left.
    at_limit: Option<Box<dyn Fn() + Send>>,
}

impl Default for Streams {
    fn default() -> Self {
        Streams {
            buffer: Vec::new(),
            is_terminal: None,
            input: None,
            output: None,
            error: None,
            left: u64::MAX,
            at_limit: None,
        }
    }
}

impl Streams {
    /// Takes input from elsewhere.
    pub fn set_input(&mut self, input: Box<dyn BufRead + Send>) {
        self.input = Some(input);
    }

    /// Sends output elsewhere.
    pub fn set_output(&mut self, output: Box<dyn Write + Send>) {
        self.is_terminal = Some(false);
        self.output = Some(output);
    }

    /// Sends errors elsewhere.
    pub fn set_error(&mut self, error: Box<dyn Write + Send>) {
        self.error = Some(error);
    }

    /// Allows `bytes` bytes more of output and error together; `at_limit` is called at an attempt to write more.
    pub fn set_limit(&mut self, bytes: u64, at_limit: Option<Box<dyn Fn() + Send>>) {
        self.left = bytes;
        self.at_limit = at_limit;
    }

    /// Writes to standard output.
    ///
    /// # Errors
    /// What the system reports, and that the limit is reached.
    #[inline]
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let allowed = self.allowed(bytes);
        self.buffer.extend_from_slice(allowed);
        let is_terminal = *self.is_terminal.get_or_insert_with(|| std::io::stdout().is_terminal());
        if self.buffer.len() >= BUFFER || (is_terminal && allowed.contains(&b'\n')) {
            self.flush()?;
        }
        if allowed.len() < bytes.len() { Err(self.exhausted()) } else { Ok(()) }
    }

    /// Hands what is buffered to the system.
    ///
    /// # Errors
    /// What the system reports.
    pub fn flush(&mut self) -> Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let result = match &mut self.output {
            Some(output) => write_out(output, &self.buffer),
            None => write_out(&mut std::io::stdout().lock(), &self.buffer),
        };
        self.buffer.clear();
        result
    }

    /// Writes to standard error, after what was written to standard output.
    ///
    /// # Errors
    /// As [`Streams::write`].
    pub fn write_error(&mut self, bytes: &[u8]) -> Result<()> {
        self.flush()?;
        let allowed = self.allowed(bytes);
        match &mut self.error {
            Some(error) => write_out(error, allowed)?,
            None => write_out(&mut std::io::stderr().lock(), allowed)?,
        }
        if allowed.len() < bytes.len() { Err(self.exhausted()) } else { Ok(()) }
    }

    /// Appends a line of standard input, with its end, to `line`: the number of bytes, 0 at the end of the input. What was
    /// written before is to be seen first.
    ///
    /// # Errors
    /// What the system reports; [`ErrorKind::Interrupted`] when a signal came, after which reading may go on.
    pub fn read_line(&mut self, line: &mut Vec<u8>) -> Result<usize> {
        self.flush()?;
        match &mut self.input {
            Some(input) => input.read_until(b'\n', line),
            None => read_until(&mut std::io::stdin().lock(), Some(b'\n'), line),
        }
    }

    /// Appends all that is left of standard input.
    ///
    /// # Errors
    /// What the system reports.
    pub fn read_to_end(&mut self, bytes: &mut Vec<u8>) -> Result<usize> {
        self.flush()?;
        match &mut self.input {
            Some(input) => input.read_to_end(bytes),
            None => read_until(&mut std::io::stdin().lock(), None, bytes),
        }
    }

    /// As much of `bytes` as may still be written, which counts as written.
    #[inline]
    fn allowed<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let count = (bytes.len() as u64).min(self.left);
        self.left -= count;
        &bytes[..count as usize]
    }

    #[cold]
    fn exhausted(&self) -> Error {
        if let Some(at_limit) = &self.at_limit {
            at_limit();
        }
        Error::new(ErrorKind::QuotaExceeded, "the program's limit of output is reached")
    }
}

/// Appends bytes as far as `end`, with it, or to the end of the input; the number of bytes. Unlike std's, a signal ends it.
fn read_until(input: &mut dyn BufRead, end: Option<u8>, bytes: &mut Vec<u8>) -> Result<usize> {
    let mut count = 0;
    loop {
        let available = input.fill_buf()?;
        let place = end.and_then(|end| available.iter().position(|&byte| byte == end));
        let used = place.map_or(available.len(), |place| place + 1);
        bytes.extend_from_slice(&available[..used]);
        input.consume(used);
        count += used;
        if used == 0 || place.is_some() {
            return Ok(count);
        }
    }
}

fn write_out(sink: &mut dyn Write, bytes: &[u8]) -> Result<()> {
    sink.write_all(bytes)?;
    sink.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex, PoisonError};

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
        }
        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_limit_holds_for_both_streams_together() {
        let (mut streams, sink) = (Streams::default(), Shared::default());
        streams.set_output(Box::new(sink.clone()));
        streams.set_error(Box::new(sink.clone()));
        streams.set_limit(8, None);
        streams.write(b"abcd").unwrap();
        streams.write_error(b"ef").unwrap();
        let error = streams.write(b"ghi").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::QuotaExceeded);
        streams.flush().unwrap();
        assert_eq!(*sink.0.lock().unwrap(), b"abcdefgh");
    }

    #[test]
    fn input_is_read_by_lines() {
        let mut streams = Streams::default();
        streams.set_input(Box::new(&b"one\ntwo"[..]));
        let mut line = Vec::new();
        assert_eq!(streams.read_line(&mut line).unwrap(), 4);
        assert_eq!(streams.read_line(&mut line).unwrap(), 3);
        assert_eq!(streams.read_line(&mut line).unwrap(), 0);
        assert_eq!(line, b"one\ntwo");
    }
}
