//! The map file by which `perf` names code made at run time: `/tmp/perf-PID.map`, a line per function.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

/// An open map file.
#[derive(Debug)]
pub(crate) struct PerfMap {
    file: File,
}

impl PerfMap {
    /// Where `perf` looks for the map of this process.
    pub fn path() -> PathBuf {
        PathBuf::from(format!("/tmp/perf-{}.map", std::process::id()))
    }

    /// Opens the map of this process; several regions append to the same file.
    pub fn open() -> io::Result<PerfMap> {
        let file = OpenOptions::new().create(true).append(true).open(Self::path())?;
        Ok(PerfMap { file })
    }

    /// Adds a function. A line that cannot be written is a function without a name, so errors are dropped.
    pub fn add(&mut self, address: usize, size: usize, name: &str) {
        let name = name.replace(|c: char| c.is_control(), " ");
        let line = format!("{address:x} {size:x} {name}\n");
        let _ = self.file.write_all(line.as_bytes());
    }
}
