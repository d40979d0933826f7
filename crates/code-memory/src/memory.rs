//! Code memory and the blobs of code in it.

#![allow(unsafe_code)]

use std::fmt;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::free_list::{Extent, FreeList};
use crate::perf_map::PerfMap;
use crate::region::Region;
use crate::{CodeImage, CodeMemoryError, instruction_cache};

/// How a [`CodeMemory`] is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// Addresses to reserve, in bytes; costs no memory.
    pub reserve: usize,
    /// Bytes that installed code may take; at most `reserve` counts.
    pub limit: usize,
    /// Write `/tmp/perf-PID.map`, by which `perf` names the code.
    pub perf_map: bool,
}

impl Default for Config {
    fn default() -> Config {
        Config { reserve: 256 << 20, limit: 256 << 20, perf_map: false }
    }
}

/// What installed code takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Bytes, rounding included.
    pub bytes: usize,
    /// Number of blobs.
    pub blobs: usize,
    /// Memory taken from the system, in bytes. Does not shrink.
    pub committed: usize,
}

/// A region of executable memory; clones are the same one. Blobs keep it alive.
#[derive(Clone, Debug)]
pub struct CodeMemory {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    region: Region,
    limit: usize,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    free: FreeList,
    usage: Usage,
    perf_map: Option<PerfMap>,
}

impl CodeMemory {
    /// Reserves a region.
    pub fn new(config: Config) -> Result<CodeMemory, CodeMemoryError> {
        let region = Region::new(config.reserve)?;
        instruction_cache::register();
        let perf_map = match config.perf_map {
            true => Some(PerfMap::open().map_err(|e| CodeMemoryError::System("open the perf map", e))?),
            false => None,
        };
        let limit = config.limit.min(region.size());
        let state = State { free: FreeList::new(region.size()), usage: Usage::default(), perf_map };
        Ok(CodeMemory { shared: Arc::new(Shared { region, limit, state: Mutex::new(state) }) })
    }

    /// Places `image`. Can be called from any thread; only the choice of the place excludes others.
    pub fn install(&self, image: &CodeImage) -> Result<CodeBlob, CodeMemoryError> {
        image.check()?;
        let shared = &*self.shared;
        let extent = shared.allocate(image.bytes.len(), image.alignment)?;
        // Gives the extent back when a relocation fails.
        let blob = CodeBlob {
            shared: self.shared.clone(),
            extent,
            size: image.bytes.len(),
            entry: extent.start + image.entry,
            literals: extent.start + image.literals.start,
            literal_count: image.literal_count(),
        };
        let address = shared.region.address(extent.start);
        // SAFETY: the extent was handed out to this call alone, by a free list that covers the region, and is
        // committed; its address is not published before the blob is returned.
        let bytes = unsafe { shared.region.writable(extent.start, image.bytes.len()) };
        bytes.copy_from_slice(&image.bytes);
        for relocation in &image.relocations {
            relocation.apply(bytes, address as u64)?;
        }
        instruction_cache::publish(address, image.bytes.len(), extent.reused);
        if let Some(map) = &mut shared.state().perf_map {
            map.add(address as usize, image.bytes.len() - image.literals.len(), &image.name);
        }
        Ok(blob)
    }

    /// What installed code takes now.
    #[must_use]
    pub fn usage(&self) -> Usage {
        self.shared.state().usage
    }

    /// Bytes that installed code may take.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.shared.limit
    }

    /// Whether `address` lies in this region, in the view that runs.
    #[must_use]
    pub fn contains(&self, address: usize) -> bool {
        address.wrapping_sub(self.shared.region.address(0) as usize) < self.shared.region.size()
    }
}

impl Shared {
    /// The state is valid between any two statements that change it, so a panic elsewhere does not spoil it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn allocate(&self, bytes: usize, alignment: usize) -> Result<Extent, CodeMemoryError> {
        let mut state = self.state();
        let (requested, in_use) = (FreeList::rounded(bytes), state.usage.bytes);
        let full = CodeMemoryError::Full { requested, in_use, limit: self.limit };
        if requested > self.limit - in_use {
            return Err(full);
        }
        let extent = state.free.allocate(bytes, alignment).ok_or(full)?;
        match self.region.commit(state.usage.committed, extent.start + extent.size) {
            Ok(committed) => state.usage.committed = committed,
            Err(error) => {
                state.free.release(extent.start, extent.size);
                return Err(error);
            }
        }
        state.usage.bytes += extent.size;
        state.usage.blobs += 1;
        Ok(extent)
    }
}

/// Installed code. Dropping it frees its memory.
///
/// Dropping while a thread is in the code, or will return to it, is the mistake that whoever calls the code must
/// rule out; that is part of the contract of calling it.
pub struct CodeBlob {
    shared: Arc<Shared>,
    extent: Extent,
    size: usize,
    entry: usize,
    literals: usize,
    literal_count: usize,
}

impl CodeBlob {
    /// Address of the entry point.
    #[must_use]
    pub fn entry(&self) -> *const u8 {
        self.shared.region.address(self.entry)
    }

    /// Address of the first byte.
    #[must_use]
    pub fn start(&self) -> *const u8 {
        self.shared.region.address(self.extent.start)
    }

    /// Size in bytes, literal table included.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether `address` lies in this code: a return address on a stack, for instance. One past the end counts,
    /// since that is where a call at the very end returns to.
    #[must_use]
    pub fn contains(&self, address: usize) -> bool {
        address.wrapping_sub(self.start() as usize) <= self.size
    }

    /// Address of the literal table, as the code itself sees it.
    #[must_use]
    pub fn literal_table(&self) -> *const u64 {
        self.shared.region.address(self.literals).cast()
    }

    /// Number of words in the literal table.
    #[must_use]
    pub fn literal_count(&self) -> usize {
        self.literal_count
    }

    /// Word `index` of the literal table.
    ///
    /// # Panics
    /// When there is no such word.
    #[must_use]
    pub fn literal(&self, index: usize) -> u64 {
        let offset = self.literal_offset(index);
        // SAFETY: a word of the literal table, aligned and inside the image (`CodeImage::check`), whose extent is
        // this blob's; once installed it is accessed by these two methods and the code only.
        unsafe { self.shared.region.word(offset) }.load(Ordering::Acquire)
    }

    /// Sets word `index` of the literal table. Code that runs now sees the old or the new word.
    ///
    /// # Panics
    /// When there is no such word.
    pub fn set_literal(&self, index: usize, word: u64) {
        let offset = self.literal_offset(index);
        // SAFETY: as in `literal`.
        unsafe { self.shared.region.word(offset) }.store(word, Ordering::Release);
    }

    /// A copy of the installed bytes, for dumps.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // SAFETY: the extent is this blob's, committed, and only words of it are written.
        unsafe { self.shared.region.copy(self.extent.start, self.size) }
    }

    /// Frees the memory; the same as dropping the blob.
    pub fn free(self) {}

    fn literal_offset(&self, index: usize) -> usize {
        assert!(index < self.literal_count, "literal {index} of {}", self.literal_count);
        self.literals + index * 8
    }
}

impl Drop for CodeBlob {
    fn drop(&mut self) {
        // SAFETY: the extent is still this blob's, and nobody is in its code (the contract of calling it).
        let bytes = unsafe { self.shared.region.writable(self.extent.start, self.extent.size) };
        // A stray jump into freed code stops at once.
        bytes.fill(TRAP);
        let mut state = self.shared.state();
        state.usage.bytes -= self.extent.size;
        state.usage.blobs -= 1;
        state.free.release(self.extent.start, self.extent.size);
    }
}

impl fmt::Debug for CodeBlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeBlob({:p}, {} bytes, {} literals)", self.entry(), self.size, self.literal_count)
    }
}

/// A byte that, repeated, is an instruction that traps: `int3`; `udf #0`.
const TRAP: u8 = if cfg!(target_arch = "aarch64") { 0 } else { 0xcc };
