//! What programs see of the machine: files, environment, clocks, randomness.
//!
//! Languages reach for these here alone, so that an isolate grants each of them or not. What is not granted fails with
//! [`ErrorKind::PermissionDenied`], which a language reports as it does what the system refuses.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions, ReadDir};
use std::hash::{BuildHasher, RandomState};
use std::io::{Error, ErrorKind, Result};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::clock;

/// Something of the machine that an isolate may grant its programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Capability {
    /// Reading files and folders, modules of the program included, and asking what there is.
    ReadFiles,
    /// Making, changing and removing files and folders.
    WriteFiles,
    /// Environment variables, the working directory, the process.
    Environment,
    /// The time of day and how much of it passes; waiting.
    Clock,
    /// Random numbers that nobody can foresee. Without it they follow from the isolate's seed.
    Randomness,
    /// Starting other programs.
    Processes,
}

impl Capability {
    /// All of them.
    pub const ALL: [Capability; 6] = [
        Capability::ReadFiles,
        Capability::WriteFiles,
        Capability::Environment,
        Capability::Clock,
        Capability::Randomness,
        Capability::Processes,
    ];

    fn what(self) -> &'static str {
        match self {
            Capability::ReadFiles => "read files",
            Capability::WriteFiles => "write files",
            Capability::Environment => "use the environment",
            Capability::Clock => "use the clock",
            Capability::Randomness => "use randomness",
            Capability::Processes => "start processes",
        }
    }
}

/// The machine, as far as an isolate's programs may use it.
#[derive(Clone, Debug)]
pub struct Outside {
    granted: BTreeSet<Capability>,
    started: Instant,
}

impl Outside {
    /// Grants these.
    pub fn new(granted: impl IntoIterator<Item = Capability>) -> Outside {
        Outside { granted: granted.into_iter().collect(), started: Instant::now() }
    }

    /// Whether this is granted.
    pub fn grants(&self, capability: Capability) -> bool {
        self.granted.contains(&capability)
    }

    /// Nothing, if this is granted.
    ///
    /// # Errors
    /// [`ErrorKind::PermissionDenied`] if it is not; so it is for all functions here.
    pub fn require(&self, capability: Capability) -> Result<()> {
        match self.grants(capability) {
            true => Ok(()),
            false => Err(Error::new(
                ErrorKind::PermissionDenied,
                format!("the program may not {}", capability.what()),
            )),
        }
    }

    /// All of a file.
    ///
    /// # Errors
    /// What the system reports.
    pub fn read(&self, path: impl AsRef<Path>) -> Result<Vec<u8>> {
        self.require(Capability::ReadFiles)?;
        fs::read(path)
    }

    /// Opens a file; whether that reads or writes is said twice, since `options` does not tell.
    ///
    /// # Errors
    /// What the system reports.
    pub fn open(
        &self,
        path: impl AsRef<Path>,
        options: &OpenOptions,
        reads: bool,
        writes: bool,
    ) -> Result<File> {
        if reads {
            self.require(Capability::ReadFiles)?;
        }
        if writes {
            self.require(Capability::WriteFiles)?;
        }
        options.open(path)
    }

    /// What is known of a file, links followed.
    ///
    /// # Errors
    /// What the system reports.
    pub fn metadata(&self, path: impl AsRef<Path>) -> Result<Metadata> {
        self.require(Capability::ReadFiles)?;
        fs::metadata(path)
    }

    /// What is known of a file, or of a link to one.
    ///
    /// # Errors
    /// What the system reports.
    pub fn symlink_metadata(&self, path: impl AsRef<Path>) -> Result<Metadata> {
        self.require(Capability::ReadFiles)?;
        fs::symlink_metadata(path)
    }

    /// Sets who may do what with a file, as the system numbers it.
    ///
    /// # Errors
    /// What the system reports.
    pub fn set_mode(&self, path: impl AsRef<Path>, mode: u32) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }

    /// Sets when a file was last read and changed.
    ///
    /// # Errors
    /// What the system reports.
    pub fn set_times(
        &self,
        path: impl AsRef<Path>,
        accessed: SystemTime,
        modified: SystemTime,
    ) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        let times = fs::FileTimes::new().set_accessed(accessed).set_modified(modified);
        File::open(path)?.set_times(times)
    }

    /// Waits until what was written to a file is where it stays.
    ///
    /// # Errors
    /// What the system reports.
    pub fn sync(&self, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        File::open(path)?.sync_all()
    }

    /// Makes a link `path` that says `target`.
    ///
    /// # Errors
    /// What the system reports.
    pub fn symlink(&self, target: impl AsRef<Path>, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        std::os::unix::fs::symlink(target, path)
    }

    /// Gives a file another name.
    ///
    /// # Errors
    /// What the system reports.
    pub fn hard_link(&self, file: impl AsRef<Path>, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::ReadFiles)?;
        self.require(Capability::WriteFiles)?;
        fs::hard_link(file, path)
    }

    /// What a link says.
    ///
    /// # Errors
    /// What the system reports.
    pub fn read_link(&self, path: impl AsRef<Path>) -> Result<PathBuf> {
        self.require(Capability::ReadFiles)?;
        fs::read_link(path)
    }

    /// Whether there is a file, as far as programs may know.
    pub fn is_file(&self, path: impl AsRef<Path>) -> bool {
        self.metadata(path).is_ok_and(|known| known.is_file())
    }

    /// Whether there is a folder, as far as programs may know.
    pub fn is_dir(&self, path: impl AsRef<Path>) -> bool {
        self.metadata(path).is_ok_and(|known| known.is_dir())
    }

    /// A path without links and detours.
    ///
    /// # Errors
    /// What the system reports.
    pub fn canonicalize(&self, path: impl AsRef<Path>) -> Result<PathBuf> {
        self.require(Capability::ReadFiles)?;
        fs::canonicalize(path)
    }

    /// What a folder holds.
    ///
    /// # Errors
    /// What the system reports.
    pub fn read_dir(&self, path: impl AsRef<Path>) -> Result<ReadDir> {
        self.require(Capability::ReadFiles)?;
        fs::read_dir(path)
    }

    /// Removes a file.
    ///
    /// # Errors
    /// What the system reports.
    pub fn remove_file(&self, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    ///
    /// # Errors
    /// What the system reports.
    pub fn remove_dir(&self, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        fs::remove_dir(path)
    }

    /// Makes a folder.
    ///
    /// # Errors
    /// What the system reports.
    pub fn create_dir(&self, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        fs::create_dir(path)
    }

    /// Makes a folder and those that it is in.
    ///
    /// # Errors
    /// What the system reports.
    pub fn create_dir_all(&self, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        fs::create_dir_all(path)
    }

    /// Renames a file or folder.
    ///
    /// # Errors
    /// What the system reports.
    pub fn rename(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::WriteFiles)?;
        fs::rename(from, to)
    }

    /// Makes another folder the process's working directory.
    ///
    /// # Errors
    /// What the system reports.
    pub fn set_current_dir(&self, path: impl AsRef<Path>) -> Result<()> {
        self.require(Capability::Environment)?;
        std::env::set_current_dir(path)
    }

    /// The working directory.
    ///
    /// # Errors
    /// What the system reports.
    pub fn current_dir(&self) -> Result<PathBuf> {
        self.require(Capability::Environment)?;
        std::env::current_dir()
    }

    /// An environment variable; none where the environment is not granted.
    pub fn variable(&self, name: impl AsRef<OsStr>) -> Option<OsString> {
        self.require(Capability::Environment).ok().and_then(|()| std::env::var_os(name))
    }

    /// The environment variables; none where the environment is not granted.
    pub fn variables(&self) -> Vec<(OsString, OsString)> {
        self.require(Capability::Environment).map_or(Vec::new(), |()| std::env::vars_os().collect())
    }

    /// Bits that nobody can foresee; where randomness is not granted, ones that follow from `seed`.
    pub fn entropy(&self, seed: u64) -> u64 {
        match self.grants(Capability::Randomness) {
            true => RandomState::new().hash_one(seed),
            false => seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32),
        }
    }

    /// Time since 1970.
    ///
    /// # Errors
    /// When the clock is not granted.
    pub fn time_of_day(&self) -> Result<Duration> {
        self.require(Capability::Clock)?;
        Ok(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
    }

    /// Time since the isolate was made.
    ///
    /// # Errors
    /// When the clock is not granted.
    pub fn time_passed(&self) -> Result<Duration> {
        self.require(Capability::Clock)?;
        Ok(self.started.elapsed())
    }

    /// How much processor time the threads of this process have used.
    pub fn processor_time(&self) -> Result<Duration> {
        self.require(Capability::Clock)?;
        Ok(Duration::from_nanos(clock::process_time_ns() as u64))
    }
}

impl Default for Outside {
    /// Grants everything.
    fn default() -> Self {
        Outside::new(Capability::ALL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_granted_is_refused_by_name() {
        let outside = Outside::new([Capability::Clock]);
        assert!(outside.time_of_day().is_ok());
        let error = outside.read("Cargo.toml").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::PermissionDenied);
        assert_eq!(error.to_string(), "the program may not read files");
        assert!(outside.variables().is_empty());
    }

    #[test]
    fn everything_is_granted_by_default() {
        assert!(Capability::ALL.into_iter().all(|capability| Outside::default().grants(capability)));
        assert!(Outside::default().read("Cargo.toml").is_ok());
    }
}
