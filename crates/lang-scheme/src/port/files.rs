//! The files that an isolate's programs write, and what they have read of standard input and not taken.

use std::fs::File;
use std::io::Write;

/// Bytes that are collected before they are written.
const BUFFER: usize = 64 << 10;

struct Sink {
    /// None when it is closed.
    file: Option<File>,
    buffer: Vec<u8>,
}

/// The files of an isolate, by number. The standard ones have the first numbers; they are the isolate's streams.
#[derive(Default)]
pub struct Files {
    sinks: Vec<Sink>,
    /// Numbers of files that were closed.
    free: Vec<usize>,
    /// Bytes of standard input that were read and not taken.
    input: Vec<u8>,
    taken: usize,
}

impl Files {
    /// Numbers of standard input, output and error.
    pub const STANDARD: (usize, usize, usize) = (0, 1, 2);
    /// How many these are.
    const STANDARD_COUNT: usize = 3;

    /// A number for a file that is written.
    pub fn add(&mut self, file: File) -> usize {
        let sink = Sink { file: Some(file), buffer: Vec::new() };
        match self.free.pop() {
            Some(number) => {
                *self.sink(number) = sink;
                number
            }
            None => {
                self.sinks.push(sink);
                self.sinks.len() - 1 + Files::STANDARD_COUNT
            }
        }
    }

    fn sink(&mut self, number: usize) -> &mut Sink {
        &mut self.sinks[number - Files::STANDARD_COUNT]
    }

    /// Writes to a file that is none of the standard ones, at once or later.
    ///
    /// # Errors
    /// What the system reports.
    pub fn write(&mut self, number: usize, bytes: &[u8]) -> std::io::Result<()> {
        let sink = self.sink(number);
        sink.buffer.extend_from_slice(bytes);
        if sink.buffer.len() >= BUFFER { self.flush(number) } else { Ok(()) }
    }

    /// Hands what was collected for a file that is none of the standard ones to the system.
    ///
    /// # Errors
    /// What the system reports.
    pub fn flush(&mut self, number: usize) -> std::io::Result<()> {
        let Sink { file, buffer } = self.sink(number);
        let bytes = std::mem::take(buffer);
        match file {
            _ if bytes.is_empty() => Ok(()),
            Some(file) => file.write_all(&bytes),
            None => Err(std::io::Error::other("it is closed")),
        }
    }

    /// Hands all that was collected for files to the system; for the end of the program.
    ///
    /// # Errors
    /// What the system reports first.
    pub fn flush_all(&mut self) -> std::io::Result<()> {
        let numbers = Files::STANDARD_COUNT..Files::STANDARD_COUNT + self.sinks.len();
        let mut result = Ok(());
        for number in numbers {
            result = result.and(self.flush(number));
        }
        result
    }

    /// Closes a file that is none of the standard ones.
    ///
    /// # Errors
    /// What the system reports.
    pub fn close(&mut self, number: usize) -> std::io::Result<()> {
        let result = self.flush(number);
        self.sink(number).file = None;
        self.free.push(number);
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

    /// The pending input, for more to be read behind it; [`Files::set_pending_input`] gives it back.
    pub fn move_pending_input(&mut self) -> Vec<u8> {
        let mut input = std::mem::take(&mut self.input);
        input.drain(..std::mem::take(&mut self.taken));
        input
    }

    /// What standard input has to take from now on.
    pub fn set_pending_input(&mut self, input: Vec<u8>) {
        self.input = input;
    }
}
