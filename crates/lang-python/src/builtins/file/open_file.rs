//! A file of the system with what is read ahead and what is not written yet.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;

use runtime::outside::Outside;

/// Bytes read or written at once.
const CHUNK: usize = 1 << 16;

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenMode {
    /// Whether it is read.
    pub read: bool,
    /// Whether it is written.
    pub write: bool,
    /// Whether everything is written at its end.
    pub append: bool,
    /// Whether it is emptied first.
    pub truncate: bool,
    /// Whether it must not exist.
    pub create_new: bool,
    /// Whether its contents are bytes.
    pub binary: bool,
}

impl OpenMode {
    /// The mode that a text such as `r+b` says; an error in CPython's words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut mode = OpenMode::default();
        let (mut kinds, mut plus, mut is_text) = (0, false, false);
        for (index, c) in text.char_indices() {
            if text[..index].contains(c) {
                return Err(format!("invalid mode: '{text}'"));
            }
            match c {
                'r' => mode.read = true,
                'w' => (mode.write, mode.truncate) = (true, true),
                'a' => (mode.write, mode.append) = (true, true),
                'x' => (mode.write, mode.create_new) = (true, true),
                'b' => mode.binary = true,
                't' => is_text = true,
                '+' => plus = true,
                _ => return Err(format!("invalid mode: '{text}'")),
            }
            kinds += i32::from(matches!(c, 'r' | 'w' | 'a' | 'x'));
        }
        if mode.binary && is_text {
            return Err("can't have text and binary mode at once".to_owned());
        }
        if kinds == 0 {
            return Err(
                "Must have exactly one of create/read/write/append mode and at most one plus".to_owned()
            );
        }
        if kinds > 1 {
            return Err("must have exactly one of create/read/write/append mode".to_owned());
        }
        mode.read |= plus;
        mode.write |= plus;
        Ok(mode)
    }
}

/// An open file.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    /// What was read ahead; bytes before `at` are taken.
    ahead: Vec<u8>,
    at: usize,
    /// Whether what was read ahead is all the text there is, as UTF-8, and not the file's own bytes.
    is_decoded: bool,
    /// What is to be written.
    behind: Vec<u8>,
    /// How it was opened.
    pub mode: OpenMode,
}

impl OpenFile {
    /// Opens a file.
    ///
    /// # Errors
    /// What the system reports, and that the isolate does not grant it.
    pub fn open(outside: &Outside, path: &str, mode: OpenMode) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options
            .read(mode.read)
            .write(mode.write && !mode.append)
            .append(mode.append)
            .truncate(mode.truncate)
            .create(mode.write && !mode.create_new && (mode.truncate || mode.append))
            .create_new(mode.create_new);
        let file = outside.open(path, &options, mode.read, mode.write)?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::from_raw_os_error(libc::EISDIR));
        }
        Ok(OpenFile { file, ahead: Vec::new(), at: 0, is_decoded: false, behind: Vec::new(), mode })
    }

    /// The number by which the system knows the file.
    pub fn number(&self) -> i64 {
        self.file.as_raw_fd().into()
    }

    /// Writes what is to be written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.file.write_all(&self.behind)?;
        self.behind.clear();
        Ok(())
    }

    /// What is read ahead and not taken.
    pub fn ahead(&self) -> &[u8] {
        &self.ahead[self.at..]
    }

    /// Whether what is read ahead is text in UTF-8, whatever the file's encoding is.
    pub fn is_decoded(&self) -> bool {
        self.is_decoded
    }

    /// Notes the text, in UTF-8, of all that was left in the file.
    pub fn set_decoded(&mut self, text: Vec<u8>) {
        (self.ahead, self.at, self.is_decoded) = (text, 0, true);
    }

    /// Bytes of the file that were read and are not taken: none of a text that was decoded.
    fn unread(&self) -> u64 {
        if self.is_decoded { 0 } else { self.ahead().len() as u64 }
    }

    /// Whether what is written next comes first in the file.
    pub fn is_at_start(&mut self) -> io::Result<bool> {
        match self.mode.append {
            true => {
                self.flush()?;
                Ok(self.file.metadata()?.len() == 0)
            }
            false => Ok(self.tell()? == 0),
        }
    }

    /// Takes so many bytes of what is read ahead.
    pub fn take(&mut self, count: usize) {
        self.at += count;
    }

    /// Reads further ahead; false at the end of the file.
    pub fn fill(&mut self) -> io::Result<bool> {
        self.flush()?;
        self.ahead.drain(..self.at);
        self.at = 0;
        let known = self.ahead.len();
        self.ahead.resize(known + CHUNK, 0);
        let count = loop {
            match self.file.read(&mut self.ahead[known..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        self.ahead.truncate(known + *count.as_ref().unwrap_or(&0));
        count.map(|count| count > 0)
    }

    /// Everything up to the end.
    pub fn read_all(&mut self) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut bytes = self.ahead().to_vec();
        self.take(bytes.len());
        self.file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// So many bytes, fewer at the end.
    pub fn read(&mut self, count: usize) -> io::Result<Vec<u8>> {
        while self.ahead().len() < count && self.fill()? {}
        let count = count.min(self.ahead().len());
        let bytes = self.ahead()[..count].to_vec();
        self.take(count);
        Ok(bytes)
    }

    /// A line with its end, at most so many bytes.
    pub fn read_line(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        let mut searched = 0;
        loop {
            let ahead = self.ahead();
            let end = ahead[searched..].iter().position(|&byte| byte == b'\n');
            if let Some(end) = end {
                return self.read((searched + end + 1).min(limit));
            }
            searched = ahead.len();
            if searched >= limit || !self.fill()? {
                return self.read(searched.min(limit));
            }
        }
    }

    /// Writes bytes.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.ahead.is_empty() {
            self.seek(SeekFrom::Current(0))?;
        }
        self.behind.extend_from_slice(bytes);
        if self.behind.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// The position.
    pub fn tell(&mut self) -> io::Result<u64> {
        self.flush()?;
        Ok(self.file.stream_position()? - self.unread())
    }

    /// Goes to a position, which is the result.
    pub fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        let to = match to {
            SeekFrom::Current(offset) => SeekFrom::Current(offset - self.unread() as i64),
            to => to,
        };
        self.ahead.clear();
        (self.at, self.is_decoded) = (0, false);
        self.file.seek(to)
    }

    /// Cuts the file off, or makes it longer.
    pub fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.flush()?;
        self.file.set_len(size)
    }
}
