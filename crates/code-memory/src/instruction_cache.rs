//! Making every core see new code.
//!
//! A core reaches new code only after it has read the code's address, which is published after all of this.
//! On x86-64 caches are coherent, and only a range that held other code before can still be in some core's
//! pipeline; on AArch64 the instruction cache must be told, and the other cores must drop what they prefetched.

#![allow(unsafe_code)]

/// Asks the kernel to allow [`publish`] to interrupt the other threads of this process. Done once per region.
pub(crate) fn register() {
    membarrier(libc::MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);
}

/// Makes `size` bytes of code at `address` visible to all cores; `reused` when they held other code before.
pub(crate) fn publish(address: *const u8, size: usize, reused: bool) {
    flush(address, size);
    if reused || cfg!(target_arch = "aarch64") {
        membarrier(libc::MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE);
    }
}

/// Kernels before 4.16, and some sandboxes, refuse; there the pipeline of another core is left to itself, which is
/// what nearly all compilers at run time do anyway.
fn membarrier(command: libc::c_int) {
    // SAFETY: the call takes no pointers; it only orders the threads of this process.
    unsafe { libc::syscall(libc::SYS_membarrier, command, 0, 0) };
}

#[cfg(not(target_arch = "aarch64"))]
fn flush(_address: *const u8, _size: usize) {}

#[cfg(target_arch = "aarch64")]
fn flush(address: *const u8, size: usize) {
    use std::arch::asm;
    let (start, end) = (address as usize, address as usize + size);
    // SAFETY: the range is mapped readable (it is installed code); the instructions maintain caches and change no
    // memory that Rust knows of. Both views are of the same physical memory, so cleaning either cleans the other.
    unsafe {
        let types: usize;
        asm!("mrs {}, ctr_el0", out(reg) types, options(nomem, nostack, preserves_flags));
        let (code_line, data_line) = (4usize << (types & 15), 4usize << (types >> 16 & 15));
        let mut at = start & !(data_line - 1);
        while at < end {
            asm!("dc cvau, {}", in(reg) at, options(nostack, preserves_flags));
            at += data_line;
        }
        asm!("dsb ish", options(nostack, preserves_flags));
        let mut at = start & !(code_line - 1);
        while at < end {
            asm!("ic ivau, {}", in(reg) at, options(nostack, preserves_flags));
            at += code_line;
        }
        asm!("dsb ish", "isb", options(nostack, preserves_flags));
    }
}
