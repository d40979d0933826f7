#![allow(unsafe_code)]
//! Roots that are scanned conservatively: native stacks and ranges of raw words.
//!
//! Any word there that points into an object keeps the object. The running stack is scanned from the stack
//! pointer, with the callee-saved registers spilled first, to a base that is set when the program is entered.
//! Bases and ranges are registered by address; those who register them keep the memory readable until they
//! take them back.

use crate::Heap;
use std::hint::black_box;

/// A registered range; see [`Heap::add_conservative_range`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeId(usize);

/// Where the bounds of a range are.
#[derive(Clone, Copy, Debug)]
enum Bounds {
    /// They do not change.
    Fixed { start: usize, end: usize },
    /// They are read when a collection happens.
    Indirect { start: *const *const u64, end: *const *const u64 },
}

/// All conservative roots of a heap.
#[derive(Debug, Default)]
pub(crate) struct ConservativeRoots {
    /// Highest address of the running stack; 0 when it is not scanned.
    base: usize,
    ranges: Vec<Option<Bounds>>,
}

impl ConservativeRoots {
    /// Calls `f` with each word, given the stack pointer.
    pub(crate) fn for_each(&self, stack_pointer: usize, mut f: impl FnMut(usize)) {
        let mut scan = |start: usize, end: usize| {
            let mut at = start.next_multiple_of(8);
            while at + 8 <= end {
                // SAFETY: those who register a range keep it readable, by this file's contract. The words may
                // be of any kind and are being changed by nobody: their program waits for the collection.
                f(unsafe { (at as *const usize).read_volatile() });
                at += 8;
            }
        };
        if self.base != 0 {
            debug_assert!(stack_pointer <= self.base, "the stack base is not above the stack pointer");
            scan(stack_pointer, self.base);
        }
        for bounds in self.ranges.iter().flatten() {
            match *bounds {
                Bounds::Fixed { start, end } => scan(start, end),
                // SAFETY: those who register a range keep the places of its bounds readable, by this file's
                // contract.
                Bounds::Indirect { start, end } => unsafe { scan(*start as usize, *end as usize) },
            }
        }
    }
}

impl Heap {
    /// Whether a word of the stacks and ranges that are scanned satisfies `f`: code that a return address there leads to
    /// is still running.
    pub fn any_stack_word(&self, mut f: impl FnMut(usize) -> bool) -> bool {
        let mut found = false;
        with_spilled_registers(|stack_pointer| {
            self.stacks.for_each(stack_pointer, |word| found |= f(word));
        });
        found
    }

    /// Makes `base` the end of the running stack: an address above all frames that hold words of this heap; 0
    /// when the stack shall not be scanned. Returns the former base. To be set whenever the program is
    /// entered.
    ///
    /// # Safety
    /// Until another base is set, collections happen only on the stack that contains `base`.
    pub unsafe fn set_stack_base(&mut self, base: usize) -> usize {
        std::mem::replace(&mut self.stacks.base, base)
    }

    /// The base that [`Heap::set_stack_base`] has set.
    #[must_use]
    pub fn stack_base(&self) -> usize {
        self.stacks.base
    }

    /// Makes the words in `start..end` roots, scanned conservatively.
    ///
    /// # Safety
    /// The range stays readable until [`Heap::remove_conservative_range`].
    pub unsafe fn add_fixed_range(&mut self, start: *const u64, end: *const u64) -> RangeId {
        self.add_bounds(Bounds::Fixed { start: start as usize, end: end as usize })
    }

    /// Makes the words in `*start..*end` roots, scanned conservatively; both bounds are read at each
    /// collection. Serves a stack whose top moves.
    ///
    /// # Safety
    /// Both places and the range between what they hold stay readable until
    /// [`Heap::remove_conservative_range`].
    pub unsafe fn add_conservative_range(
        &mut self,
        start: *const *const u64,
        end: *const *const u64,
    ) -> RangeId {
        self.add_bounds(Bounds::Indirect { start, end })
    }

    /// Ends what adding the range began.
    pub fn remove_conservative_range(&mut self, id: RangeId) {
        self.stacks.ranges[id.0] = None;
    }

    fn add_bounds(&mut self, bounds: Bounds) -> RangeId {
        let ranges = &mut self.stacks.ranges;
        let index = ranges.iter().position(Option::is_none).unwrap_or(ranges.len());
        if index == ranges.len() {
            ranges.push(None);
        }
        ranges[index] = Some(bounds);
        RangeId(index)
    }
}

/// The registers that a called function must leave as they are, so that callers may keep words in them.
#[repr(C)]
#[derive(Debug)]
struct SavedRegisters([u64; SAVED_REGISTERS]);

#[cfg(target_arch = "x86_64")]
const SAVED_REGISTERS: usize = 6;
#[cfg(target_arch = "aarch64")]
const SAVED_REGISTERS: usize = 20;

impl SavedRegisters {
    #[inline(always)]
    fn read() -> Self {
        let mut registers = SavedRegisters([0; SAVED_REGISTERS]);
        // SAFETY: stores the registers into the array, which is as long as their number, and changes nothing
        // else.
        #[cfg(target_arch = "x86_64")]
        unsafe {
            std::arch::asm!(
                "mov [{0}], rbx", "mov [{0} + 8], rbp", "mov [{0} + 16], r12",
                "mov [{0} + 24], r13", "mov [{0} + 32], r14", "mov [{0} + 40], r15",
                in(reg) registers.0.as_mut_ptr(), options(nostack, preserves_flags),
            );
        }
        // SAFETY: as above. Vector registers may hold spilled words, so they are stored as well.
        #[cfg(target_arch = "aarch64")]
        unsafe {
            std::arch::asm!(
                "stp x19, x20, [{0}]", "stp x21, x22, [{0}, 16]", "stp x23, x24, [{0}, 32]",
                "stp x25, x26, [{0}, 48]", "stp x27, x28, [{0}, 64]", "stp x29, x30, [{0}, 80]",
                "stp d8, d9, [{0}, 96]", "stp d10, d11, [{0}, 112]", "stp d12, d13, [{0}, 128]",
                "stp d14, d15, [{0}, 144]",
                in(reg) registers.0.as_mut_ptr(), options(nostack, preserves_flags),
            );
        }
        registers
    }
}

/// Calls `f` with a stack pointer above which all words of the calling frames are in memory.
#[inline(never)]
pub(crate) fn with_spilled_registers<R>(f: impl FnOnce(usize) -> R) -> R {
    let registers = SavedRegisters::read();
    let result = f(black_box(&registers) as *const SavedRegisters as usize);
    // The array must be alive until here, or its place would be used for something else.
    black_box(&registers);
    result
}

/// Keeps `pointer` in a register or on the stack up to this point, so that a conservative scan sees it
/// although only addresses derived from it are used.
#[inline(always)]
pub fn keep<T: ?Sized>(pointer: *const T) {
    // SAFETY: no instructions; only says that the register is read here.
    unsafe {
        std::arch::asm!("/* {0} */", in(reg) pointer.cast::<u8>(), options(nostack, preserves_flags, readonly));
    }
}
