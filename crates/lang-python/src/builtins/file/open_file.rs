//! A file of the system with what is read ahead and what is not written yet.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;

use runtime::outside::Outside;

/// Bytes read or written at once.
const CHUNK: usize = 1 << 16;

/// Bytes that may be read ahead without a question whether there is memory for them.
const FREE: usize = 1 << 20;

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

/// Bytes that are read piece by piece.
pub trait Source {
    /// What is known and not taken.
    fn ahead(&self) -> &[u8];

    /// Takes so many bytes of what is known.
    fn take(&mut self, count: usize);

    /// Learns more; false at the end. What was known stays where it is.
    fn fill(&mut self) -> io::Result<bool>;

    /// So many bytes, fewer at the end.
    fn read(&mut self, count: usize) -> io::Result<Vec<u8>> {
        while self.ahead().len() < count && self.fill()? {}
        let count = count.min(self.ahead().len());
        let bytes = self.ahead()[..count].to_vec();
        self.take(count);
        Ok(bytes)
    }

    /// Everything up to the end.
    fn read_all(&mut self) -> io::Result<Vec<u8>> {
        while self.fill()? {}
        self.read(self.ahead().len())
    }

    /// A line with its end, at most so many bytes. `searched` are known to have no end: a caller that tries again keeps that.
    fn read_line(&mut self, limit: usize, searched: &mut usize) -> io::Result<Vec<u8>> {
        loop {
            let ahead = self.ahead();
            if let Some(end) = memchr::memchr(b'\n', &ahead[*searched..]) {
                return self.read((*searched + end + 1).min(limit));
            }
            *searched = ahead.len();
            if *searched >= limit || !self.fill()? {
                return self.read((*searched).min(limit));
            }
        }
    }
}

/// The text of all that was left in a file, in UTF-8: of an encoding that is not read piece by piece.
#[derive(Debug, Default)]
pub struct Decoded {
    text: Vec<u8>,
    at: usize,
    /// The encoding of what follows in the file, if its mark told more than the program.
    pub encoding: Option<&'static str>,
}

impl Decoded {
    /// Puts the text of what was read in place of what was taken.
    pub fn set(&mut self, text: Vec<u8>) {
        (self.text, self.at) = (text, 0);
    }
}

impl Source for Decoded {
    fn ahead(&self) -> &[u8] {
        &self.text[self.at..]
    }

    fn take(&mut self, count: usize) {
        self.at += count;
    }

    fn fill(&mut self) -> io::Result<bool> {
        Ok(false)
    }
}

/// An open file.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    /// What was read ahead; bytes before `at` are taken.
    ahead: Vec<u8>,
    at: usize,
    /// How many bytes may be read ahead. See [`OpenFile::wants_room`].
    room: usize,
    /// Text between what was taken and what is read next, if the file is read as such.
    pub decoded: Decoded,
    /// Whether what is read or written next comes first in the file: where the mark of an encoding stands.
    is_at_start: bool,
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
        let mut file = outside.open(path, &options, mode.read, mode.write)?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::from_raw_os_error(libc::EISDIR));
        }
        // What cannot be sought in has no end yet.
        let is_at_start = !mode.append || file.seek(SeekFrom::End(0)).unwrap_or(0) == 0;
        Ok(OpenFile {
            file,
            ahead: Vec::new(),
            at: 0,
            room: FREE,
            decoded: Decoded::default(),
            is_at_start,
            behind: Vec::new(),
            mode,
        })
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

    /// Whether what is read or written next comes first in the file.
    pub fn is_at_start(&self) -> bool {
        self.is_at_start
    }

    /// How many bytes must be kept when reading ahead failed for that: `room` tells that there is memory for them.
    pub fn wants_room(&self, error: &io::Error) -> Option<usize> {
        let is_asked = error.kind() == io::ErrorKind::OutOfMemory && error.raw_os_error().is_none();
        is_asked.then_some(self.ahead.len() + FREE)
    }

    /// Allows so many bytes to be read ahead.
    pub fn allow(&mut self, room: usize) {
        self.room = room;
    }

    /// Writes bytes.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.ahead.is_empty() {
            self.seek(SeekFrom::Current(0))?;
        }
        self.decoded.set(Vec::new());
        self.is_at_start &= bytes.is_empty();
        self.behind.extend_from_slice(bytes);
        if self.behind.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// The position behind the bytes that were taken, and behind all of a text that was decoded.
    pub fn tell(&mut self) -> io::Result<u64> {
        self.flush()?;
        Ok(self.file.stream_position()? - self.ahead().len() as u64)
    }

    /// Goes to a position, which is the result.
    pub fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        let to = match to {
            SeekFrom::Current(offset) => SeekFrom::Current(offset - self.ahead().len() as i64),
            to => to,
        };
        self.ahead.clear();
        self.at = 0;
        self.decoded.set(Vec::new());
        let position = self.file.seek(to)?;
        self.is_at_start = position == 0;
        Ok(position)
    }

    /// Cuts the file off, or makes it longer.
    pub fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.flush()?;
        self.file.set_len(size)
    }
}

impl Source for OpenFile {
    fn ahead(&self) -> &[u8] {
        &self.ahead[self.at..]
    }

    fn take(&mut self, count: usize) {
        self.at += count;
        self.is_at_start &= count == 0;
    }

    fn fill(&mut self) -> io::Result<bool> {
        self.flush()?;
        self.ahead.drain(..self.at);
        self.at = 0;
        let known = self.ahead.len();
        if known + CHUNK > self.room {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
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

    fn read_all(&mut self) -> io::Result<Vec<u8>> {
        while self.fill()? {}
        self.is_at_start &= self.ahead.is_empty();
        self.ahead.drain(..self.at);
        self.at = 0;
        Ok(std::mem::take(&mut self.ahead))
    }
}
