#![allow(unsafe_code)]
//! Memory from the operating system: aligned mappings, given back whole or page by page.

/// Maps `bytes` bytes of zeroes at a multiple of `alignment`, at `hint` if that is free. `None` when the
/// system refuses.
pub(crate) fn map_aligned(bytes: usize, alignment: usize, hint: usize) -> Option<usize> {
    if hint != 0 {
        let address = map(hint, bytes)?;
        if address.is_multiple_of(alignment) {
            return Some(address);
        }
        // SAFETY: mapped above with this size, and nobody has seen it.
        unsafe { unmap(address, bytes) };
    }
    let whole = bytes.checked_add(alignment)?;
    let start = map(0, whole)?;
    let address = start.next_multiple_of(alignment);
    let (before, after) = (address - start, start + whole - (address + bytes));
    // SAFETY: both pieces are parts of the mapping made above, outside what is handed out.
    unsafe {
        if before != 0 {
            unmap(start, before);
        }
        if after != 0 {
            unmap(address + bytes, after);
        }
    }
    Some(address)
}

fn map(hint: usize, bytes: usize) -> Option<usize> {
    // SAFETY: an anonymous mapping at an address that the system chooses touches no existing memory.
    let address = unsafe {
        libc::mmap(
            hint as *mut libc::c_void,
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    (address != libc::MAP_FAILED).then_some(address as usize)
}

/// Gives a mapping, or whole pages of one, back.
///
/// # Safety
/// The range was mapped by [`map_aligned`] and nothing in it is used afterwards.
pub(crate) unsafe fn unmap(address: usize, bytes: usize) {
    // SAFETY: the caller's promise. A failure leaves the pages mapped, which is harmless.
    unsafe { libc::munmap(address as *mut libc::c_void, bytes) };
}

/// Lets the system have the pages back; they read as zeroes afterwards. Returns whether it did.
///
/// # Safety
/// The range consists of whole pages mapped by [`map_aligned`] and holds no object.
pub(crate) unsafe fn discard(address: usize, bytes: usize) -> bool {
    // SAFETY: the caller's promise.
    unsafe { libc::madvise(address as *mut libc::c_void, bytes, libc::MADV_DONTNEED) == 0 }
}

/// Asks the system for all pages of memory that is about to be used, which is cheaper than a fault for each. It need not.
pub(crate) fn prepare(address: usize, bytes: usize) {
    // SAFETY: this call changes no contents, whatever the range holds; a failure is harmless: pages come when touched.
    unsafe { libc::madvise(address as *mut libc::c_void, bytes, libc::MADV_POPULATE_WRITE) };
}

/// Asks the system not to take large pages for memory of which little will be touched. It need not.
pub(crate) fn advise_small_pages(address: usize, bytes: usize) {
    // SAFETY: as above.
    unsafe { libc::madvise(address as *mut libc::c_void, bytes, libc::MADV_NOHUGEPAGE) };
}
