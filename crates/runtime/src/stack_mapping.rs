//! Memory for the stacks of an isolate: large, reserved at once and committed as it is used, so that deep recursion is
//! ordinary.
//!
//! Both stacks of an isolate are one mapping: a page that nobody may touch, above it native frames, which grow down to it,
//! above these registers, which grow up. What is used of both lies together, so that the system needs one set of tables
//! for it. Mappings that isolates have left serve those that come: to reserve and give back address space takes longer than
//! most of what else makes an isolate.
#![allow(unsafe_code)]

use std::io;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use corosensei::stack::valgrind::ValgrindStackRegistration;
use corosensei::stack::{Stack, StackPointer};

const PAGE: usize = 4096;
/// Words of the register stack kept free for handling its overflow.
const REGISTER_RESERVE: usize = 4096;
/// The least size of each stack: more than what is kept free of it.
const LEAST: usize = 512 << 10;
/// Of a stack that is kept for another isolate, so many bytes stay in memory.
const KEPT: usize = 32 << 10;
/// Mappings that are kept for other isolates.
const KEPT_MAPPINGS: usize = 64;

/// Stacks that isolates have left, for those that come.
#[derive(Default)]
pub struct StackPool(Mutex<Vec<StackMapping>>);

impl std::fmt::Debug for StackPool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StackPool")
    }
}

impl StackPool {
    fn take(&self, native: usize, registers: usize) -> Option<StackMapping> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let index = kept.iter().rposition(|kept| kept.native == native && kept.registers == registers)?;
        Some(kept.swap_remove(index))
    }

    /// Keeps a mapping that nobody uses any more, unless there are enough.
    fn keep(&self, mapping: StackMapping) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT_MAPPINGS {
            mapping.discard_most();
            kept.push(mapping);
        }
    }
}

/// A mapping for the stacks of one isolate.
struct StackMapping {
    start: usize,
    /// Bytes for native frames.
    native: usize,
    /// Bytes for registers.
    registers: usize,
    /// Lets valgrind know what a change of the stack pointer means.
    _registration: ValgrindStackRegistration,
}

impl StackMapping {
    fn new(native: usize, registers: usize) -> io::Result<Self> {
        let bytes = PAGE + native + registers;
        // SAFETY: an anonymous mapping at an address of the system's choice touches nothing.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                bytes,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: what is registered is part of the mapping, and ends with it.
        let registration = ValgrindStackRegistration::new(start.cast(), PAGE + native);
        let mapping = StackMapping { start: start as usize, native, registers, _registration: registration };
        // SAFETY: the first page of the mapping, which nobody uses yet.
        match unsafe { libc::mprotect(start, PAGE, libc::PROT_NONE) } {
            0 => Ok(mapping),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// Where the native stack begins, downwards, and the registers do, upwards.
    fn middle(&self) -> usize {
        self.start + PAGE + self.native
    }

    /// Lets the system have all pages but those that nearly every isolate touches.
    fn discard_most(&self) {
        let middle = self.middle();
        // Stacks are touched page by page, so the first page behind those that are kept tells whether there are others.
        if is_resident(middle - KEPT - PAGE) {
            discard(self.start + PAGE..middle - KEPT);
        }
        if is_resident(middle + KEPT) {
            discard(middle + KEPT..middle + self.registers);
        }
    }
}

/// Whether a page of a mapping has memory.
fn is_resident(page: usize) -> bool {
    let mut residency = 0u8;
    // SAFETY: the call looks at tables of the system and writes a byte for the page.
    let result = unsafe { libc::mincore(page as *mut libc::c_void, PAGE, &raw mut residency) };
    result != 0 || residency & 1 != 0
}

/// Lets the system have pages of a mapping that nobody uses.
fn discard(pages: Range<usize>) {
    // SAFETY: `discard_most` names parts of a mapping that belongs to no isolate. A failure leaves the pages, which is harmless.
    unsafe { libc::madvise(pages.start as *mut libc::c_void, pages.len(), libc::MADV_DONTNEED) };
}

impl Drop for StackMapping {
    fn drop(&mut self) {
        let bytes = PAGE + self.native + self.registers;
        // SAFETY: the mapping was made by `new`; the isolates that used it are gone.
        unsafe { libc::munmap(self.start as *mut libc::c_void, bytes) };
    }
}

/// The memory of an isolate's stacks.
pub(crate) struct Stacks {
    /// None while it is being dropped.
    mapping: Option<StackMapping>,
    pool: Arc<StackPool>,
}

impl Stacks {
    /// Reserves so many bytes for native frames and for registers.
    ///
    /// # Errors
    /// When the system refuses.
    pub(crate) fn new(native: usize, registers: usize, pool: &Arc<StackPool>) -> io::Result<Self> {
        let [native, registers] = [native, registers].map(|bytes| bytes.max(LEAST).next_multiple_of(PAGE));
        let mapping = match pool.take(native, registers) {
            Some(kept) => kept,
            None => StackMapping::new(native, registers)?,
        };
        Ok(Stacks { mapping: Some(mapping), pool: pool.clone() })
    }

    fn mapping(&self) -> &StackMapping {
        self.mapping.as_ref().expect("it is there until it is dropped")
    }

    /// The first word for registers.
    pub(crate) fn registers(&self) -> *mut u64 {
        self.mapping().middle() as *mut u64
    }

    /// The address that registers of frames may not pass.
    pub(crate) fn register_limit(&self) -> *mut u64 {
        self.registers().wrapping_byte_add(self.mapping().registers).wrapping_sub(REGISTER_RESERVE)
    }

    /// The part for native frames.
    pub(crate) fn native(&self) -> NativeArea {
        NativeArea { start: self.mapping().start, base: self.mapping().middle() }
    }
}

impl Drop for Stacks {
    fn drop(&mut self) {
        if let Some(mapping) = self.mapping.take() {
            self.pool.keep(mapping);
        }
    }
}

/// The part of an isolate's stacks in which native frames are. Who holds it belongs to the isolate that has the [`Stacks`].
#[derive(Clone)]
pub(crate) struct NativeArea {
    start: usize,
    base: usize,
}

impl NativeArea {
    /// Its end, where the first frame is.
    pub(crate) fn base(&self) -> usize {
        self.base
    }

    /// The lowest address that can be touched.
    pub(crate) fn lowest(&self) -> usize {
        self.start + PAGE
    }
}

// SAFETY: the area is at least `LEAST` bytes of a mapping that the isolate keeps, page-aligned; its first page cannot be
// touched.
unsafe impl Stack for NativeArea {
    #[inline]
    fn base(&self) -> StackPointer {
        NonZeroUsize::new(self.base).expect("a mapping is not at address 0")
    }

    #[inline]
    fn limit(&self) -> StackPointer {
        NonZeroUsize::new(self.start).expect("a mapping is not at address 0")
    }
}
