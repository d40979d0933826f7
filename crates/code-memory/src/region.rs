//! The memory behind a region: one anonymous file, mapped once to be run and once to be written.

#![allow(unsafe_code)]

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr::{self, NonNull};
use std::sync::atomic::AtomicU64;

use crate::CodeMemoryError;

/// Memory is committed in steps of this many bytes.
const COMMIT_STEP: usize = 256 << 10;

/// Two views of the same memory. Pages appear when [`Region::commit`] has been called for them.
#[derive(Debug)]
pub(crate) struct Region {
    file: OwnedFd,
    executable: NonNull<u8>,
    writable: NonNull<u8>,
    size: usize,
}

// SAFETY: the pointers are to shared mappings that live as long as the value; what is done through them is
// governed by the contracts of the methods below, which do not depend on the thread.
unsafe impl Send for Region {}
// SAFETY: as above.
unsafe impl Sync for Region {}

impl Region {
    /// Reserves `size` bytes of addresses for each view. No memory is taken yet.
    pub fn new(size: usize) -> Result<Region, CodeMemoryError> {
        let size = size.max(1).next_multiple_of(COMMIT_STEP);
        let file =
            anonymous_file().map_err(|error| CodeMemoryError::System("create a memory file", error))?;
        let length = libc::off_t::try_from(size).map_err(|_| too_large("size the memory file"))?;
        // SAFETY: plain system call on a descriptor that we own.
        if unsafe { libc::ftruncate(file.as_raw_fd(), length) } != 0 {
            return Err(CodeMemoryError::System("size the memory file", io::Error::last_os_error()));
        }
        let writable = map(&file, size, libc::PROT_READ | libc::PROT_WRITE)
            .map_err(|error| CodeMemoryError::System("map code memory to be written", error))?;
        let executable = match map(&file, size, libc::PROT_READ | libc::PROT_EXEC) {
            Ok(view) => view,
            Err(error) => {
                // SAFETY: the mapping was made just above and nothing else knows it.
                unsafe { libc::munmap(writable.as_ptr().cast(), size) };
                return Err(CodeMemoryError::System("map code memory to be run", error));
            }
        };
        Ok(Region { file, executable, writable, size })
    }

    /// Size of each view.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Address at which the byte at `offset` is run.
    pub fn address(&self, offset: usize) -> *const u8 {
        debug_assert!(offset <= self.size);
        self.executable.as_ptr().wrapping_add(offset)
    }

    /// Makes sure that memory exists up to `end`, given that it exists up to `committed`; returns the new figure.
    ///
    /// Otherwise a system out of memory would answer a first touch with a signal.
    pub fn commit(&self, committed: usize, end: usize) -> Result<usize, CodeMemoryError> {
        if end <= committed {
            return Ok(committed);
        }
        let end = end.next_multiple_of(COMMIT_STEP).min(self.size);
        let (Ok(start), Ok(length)) =
            (libc::off_t::try_from(committed), libc::off_t::try_from(end.saturating_sub(committed)))
        else {
            return Err(too_large("commit code memory"));
        };
        loop {
            // SAFETY: plain system call on a descriptor that we own.
            if unsafe { libc::fallocate(self.file.as_raw_fd(), 0, start, length) } == 0 {
                return Ok(end);
            }
            let error = io::Error::last_os_error();
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(CodeMemoryError::System("commit code memory", error));
            }
        }
    }

    /// The writable view of `size` bytes from `start`.
    ///
    /// # Safety
    /// The range lies within the region, is committed, and is handed out to the caller alone: nobody runs it, and
    /// nobody reads or writes it while the slice lives.
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn writable(&self, start: usize, size: usize) -> &mut [u8] {
        debug_assert!(start <= self.size && size <= self.size - start);
        // SAFETY: within the mapping by the caller's promise, which also rules out other accesses.
        unsafe { std::slice::from_raw_parts_mut(self.writable.as_ptr().add(start), size) }
    }

    /// The word at `offset`, in the writable view.
    ///
    /// # Safety
    /// `offset` is a multiple of 8, the word is committed, and it is accessed only atomically, or by the code.
    pub unsafe fn word(&self, offset: usize) -> &AtomicU64 {
        debug_assert!(offset.is_multiple_of(8) && offset + 8 <= self.size);
        // SAFETY: aligned (the view starts on a page) and within the mapping by the caller's promise.
        unsafe { AtomicU64::from_ptr(self.writable.as_ptr().add(offset).cast()) }
    }

    /// A copy of `size` bytes from `start`, as the processor sees them.
    ///
    /// # Safety
    /// The range lies within the region and is committed; it is not being written other than word by word.
    pub unsafe fn copy(&self, start: usize, size: usize) -> Vec<u8> {
        debug_assert!(start <= self.size && size <= self.size - start);
        let mut bytes = Vec::with_capacity(size);
        // SAFETY: source within the mapping by the caller's promise, destination allocated just above.
        unsafe {
            ptr::copy_nonoverlapping(self.address(start), bytes.as_mut_ptr(), size);
            bytes.set_len(size);
        }
        bytes
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: both mappings were made by `new` with this size; blobs hold the region, so none is left to use them.
        unsafe {
            libc::munmap(self.executable.as_ptr().cast(), self.size);
            libc::munmap(self.writable.as_ptr().cast(), self.size);
        }
    }
}

fn too_large(what: &'static str) -> CodeMemoryError {
    CodeMemoryError::System(what, io::ErrorKind::InvalidInput.into())
}

/// A file in memory that may be mapped executable.
fn anonymous_file() -> io::Result<OwnedFd> {
    // Kernels from 6.3 on want to be told that the file may hold code; older ones know no such flag.
    for flags in [libc::MFD_CLOEXEC | libc::MFD_EXEC, libc::MFD_CLOEXEC] {
        // SAFETY: plain system call with a string that ends in zero.
        let descriptor = unsafe { libc::memfd_create(c"updraft-code".as_ptr(), flags) };
        if descriptor >= 0 {
            // SAFETY: the descriptor was opened just now and belongs to nobody else.
            return Ok(unsafe { OwnedFd::from_raw_fd(descriptor) });
        }
        let error = io::Error::last_os_error();
        if error.raw_os_error() != Some(libc::EINVAL) {
            return Err(error);
        }
    }
    Err(io::Error::last_os_error())
}

fn map(file: &OwnedFd, size: usize, protection: libc::c_int) -> io::Result<NonNull<u8>> {
    let flags = libc::MAP_SHARED | libc::MAP_NORESERVE;
    // SAFETY: a new mapping at an address of the kernel's choice touches no existing memory.
    let view = unsafe { libc::mmap(ptr::null_mut(), size, protection, flags, file.as_raw_fd(), 0) };
    if view == libc::MAP_FAILED {
        return Err(io::Error::last_os_error());
    }
    NonNull::new(view.cast()).ok_or_else(|| io::ErrorKind::AddrNotAvailable.into())
}
