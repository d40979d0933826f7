//! The isolate's files: standard input, output and error, and files that programs write.

use std::fs::File;
use std::io::{BufRead, IsTerminal, Write};

/// Bytes that are collected before they are written.
const BUFFER: usize = 64 << 10;

/// A file that is written.
enum Target {
    Output,
    Error,
    File(File),
    Closed,
}

struct Sink {
    target: Target,
    buffer: Vec<u8>,
}

/// The files of an isolate, by number.
pub struct Files {
    sinks: Vec<Sink>,
    /// Numbers of files that were closed.
    free: Vec<usize>,
    is_terminal: bool,
    /// Takes standard output in place of the process's own, for embedders and tests.
    output: Option<Box<dyn Write>>,
    /// Takes standard error.
    error: Option<Box<dyn Write>>,
    /// Bytes of standard input that were read and not taken.
    input: Vec<u8>,
    taken: usize,
    /// Gives standard input in place of the process's own.
    source: Option<Box<dyn BufRead>>,
}

impl Default for Files {
    fn default() -> Self {
        let sink = |target| Sink { target, buffer: Vec::new() };
        Files {
            sinks: vec![sink(Target::Closed), sink(Target::Output), sink(Target::Error)],
            free: Vec::new(),
            is_terminal: std::io::stdout().is_terminal(),
            output: None,
            error: None,
            input: Vec::new(),
            taken: 0,
            source: None,
        }
    }
}

impl Files {
    /// Numbers of standard input, output and error.
    pub const STANDARD: (usize, usize, usize) = (0, 1, 2);

    /// Sends output elsewhere.
    pub fn redirect(&mut self, output: Option<Box<dyn Write>>, error: Option<Box<dyn Write>>) {
        self.is_terminal = false;
        self.output = output;
        self.error = error;
    }

    /// Takes standard input from elsewhere.
    pub fn read_from(&mut self, source: Box<dyn BufRead>) {
        self.source = Some(source);
    }

    /// A number for a file that is written.
    pub fn add(&mut self, file: File) -> usize {
        let sink = Sink { target: Target::File(file), buffer: Vec::new() };
        match self.free.pop() {
            Some(number) => {
                self.sinks[number] = sink;
                number
            }
            None => {
                self.sinks.push(sink);
                self.sinks.len() - 1
            }
        }
    }

    /// Writes to a file, at once or later.
    ///
    /// # Errors
    /// What the system reports.
    pub fn write(&mut self, number: usize, bytes: &[u8]) -> std::io::Result<()> {
        let is_terminal = self.is_terminal;
        let sink = &mut self.sinks[number];
        sink.buffer.extend_from_slice(bytes);
        let is_at_once = match sink.target {
            Target::Error => true,
            Target::Output => is_terminal && bytes.contains(&b'\n'),
            _ => false,
        };
        if is_at_once || sink.buffer.len() >= BUFFER { self.flush(number) } else { Ok(()) }
    }

    /// Hands what was collected for a file to the system.
    ///
    /// # Errors
    /// What the system reports.
    pub fn flush(&mut self, number: usize) -> std::io::Result<()> {
        if matches!(self.sinks[number].target, Target::Error) {
            // What was written before comes first.
            self.flush(Files::STANDARD.1)?;
        }
        let Files { sinks, output, error, .. } = self;
        let Sink { target, buffer } = &mut sinks[number];
        let bytes = std::mem::take(buffer);
        if bytes.is_empty() {
            return Ok(());
        }
        match (target, output, error) {
            (Target::Output, Some(sink), _) | (Target::Error, _, Some(sink)) => write_out(sink, &bytes),
            (Target::Output, None, _) => write_out(&mut std::io::stdout().lock(), &bytes),
            (Target::Error, _, None) => write_out(&mut std::io::stderr().lock(), &bytes),
            (Target::File(file), ..) => write_out(file, &bytes),
            (Target::Closed, ..) => Err(std::io::Error::other("it is closed")),
        }
    }

    /// Hands all that was collected to the system; for the end of the program.
    ///
    /// # Errors
    /// What the system reports first.
    pub fn flush_all(&mut self) -> std::io::Result<()> {
        let mut result = Ok(());
        for number in 1..self.sinks.len() {
            if !matches!(self.sinks[number].target, Target::Closed) {
                result = result.and(self.flush(number));
            }
        }
        result
    }

    /// Closes a file; the standard ones are only flushed.
    ///
    /// # Errors
    /// What the system reports.
    pub fn close(&mut self, number: usize) -> std::io::Result<()> {
        if number == Files::STANDARD.0 {
            return Ok(());
        }
        let result = self.flush(number);
        if number > Files::STANDARD.2 {
            self.sinks[number].target = Target::Closed;
            self.free.push(number);
        }
        result
    }

    /// Bytes of standard input that were read and not taken.
    pub fn pending_input(&self) -> &[u8] {
        &self.input[self.taken..]
    }

    /// Takes bytes of standard input.
    pub fn take_input(&mut self, count: usize) {
        self.taken = self.taken.saturating_add(count).min(self.input.len());
    }

    /// Reads another line of standard input; false at its end.
    ///
    /// # Errors
    /// What the system reports.
    pub fn read_line(&mut self) -> std::io::Result<bool> {
        self.flush(Files::STANDARD.1)?;
        self.input.drain(..std::mem::take(&mut self.taken));
        let read = match &mut self.source {
            Some(source) => source.read_until(b'\n', &mut self.input)?,
            None => std::io::stdin().lock().read_until(b'\n', &mut self.input)?,
        };
        Ok(read > 0)
    }
}

fn write_out(sink: &mut dyn Write, bytes: &[u8]) -> std::io::Result<()> {
    sink.write_all(bytes)?;
    sink.flush()
}
