#![allow(unsafe_code)]
//! How this process keeps memory that the allocator of the C library has freed.
//!
//! A sort, a join or a compile takes some megabytes and gives them back at once. By default the allocator returns such
//! pieces to the system each time, and the system clears their pages again for the next one: a tenth of the time of a program
//! that sorts much.

/// Pieces up to this size are taken from memory that is kept.
#[cfg(target_env = "gnu")]
const KEPT_PIECE: libc::c_int = 32 << 20;
/// So much free memory is kept.
#[cfg(target_env = "gnu")]
const KEPT: libc::c_int = 64 << 20;

/// Makes the allocator keep what is freed, where it can be told to.
pub fn keep_freed_memory() {
    #[cfg(target_env = "gnu")]
    // SAFETY: no other thread runs yet; the settings change no memory that is in use.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, KEPT_PIECE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, KEPT);
    }
}
