//! Entries for compiled code that keep all registers.
#![allow(unsafe_code)]

/// Defines functions that call others and keep all registers, whatever C's convention allows those: what they return is
/// left in the context, at `abi::context_layout::KEEPING_RESULT`. The registers are saved on the stack, where the collector sees them.
///
/// `name = function` for each; `function` is an `extern "C" fn` whose first argument is the context, with at most six
/// arguments and a result in a general register, if any. On machines other than x86-64 nothing calls such entries.
///
/// ```
/// extern "C" fn seven(_context: *mut u64) -> u64 {
///     7
/// }
/// mod entries {
///     code_memory::keeping_registers! { seven = super::seven }
/// }
/// # fn main() {
/// let mut context = vec![0u64; 2048];
/// # if cfg!(target_arch = "x86_64") {
/// // SAFETY: the entry has the convention of what it calls.
/// let entry: extern "C" fn(*mut u64) = unsafe { std::mem::transmute(entries::seven as *const ()) };
/// entry(context.as_mut_ptr());
/// assert_eq!(context[abi::context_layout::KEEPING_RESULT / 8], 7);
/// # }
/// # }
/// ```
#[macro_export]
macro_rules! keeping_registers {
    ($($name:ident = $function:path),* $(,)?) => { $(
        #[doc = concat!("Calls `", stringify!($function), "` and keeps all registers.")]
        #[cfg(target_arch = "x86_64")]
        #[unsafe(naked)]
        pub extern "C" fn $name() {
            // With the frame pointer and nine registers the stack is aligned after eight bytes more.
            std::arch::naked_asm!(
                "push rbp",
                "mov rbp, rsp",
                "push rdi",
                "push rsi",
                "push rax",
                "push rcx",
                "push rdx",
                "push r8",
                "push r9",
                "push r10",
                "push r11",
                "sub rsp, 264",
                "movups [rsp], xmm0",
                "movups [rsp + 16], xmm1",
                "movups [rsp + 32], xmm2",
                "movups [rsp + 48], xmm3",
                "movups [rsp + 64], xmm4",
                "movups [rsp + 80], xmm5",
                "movups [rsp + 96], xmm6",
                "movups [rsp + 112], xmm7",
                "movups [rsp + 128], xmm8",
                "movups [rsp + 144], xmm9",
                "movups [rsp + 160], xmm10",
                "movups [rsp + 176], xmm11",
                "movups [rsp + 192], xmm12",
                "movups [rsp + 208], xmm13",
                "movups [rsp + 224], xmm14",
                "movups [rsp + 240], xmm15",
                "call {function}",
                "mov rdi, [rbp - 8]",
                "mov [rdi + {result}], rax",
                "movups xmm0, [rsp]",
                "movups xmm1, [rsp + 16]",
                "movups xmm2, [rsp + 32]",
                "movups xmm3, [rsp + 48]",
                "movups xmm4, [rsp + 64]",
                "movups xmm5, [rsp + 80]",
                "movups xmm6, [rsp + 96]",
                "movups xmm7, [rsp + 112]",
                "movups xmm8, [rsp + 128]",
                "movups xmm9, [rsp + 144]",
                "movups xmm10, [rsp + 160]",
                "movups xmm11, [rsp + 176]",
                "movups xmm12, [rsp + 192]",
                "movups xmm13, [rsp + 208]",
                "movups xmm14, [rsp + 224]",
                "movups xmm15, [rsp + 240]",
                "add rsp, 264",
                "pop r11",
                "pop r10",
                "pop r9",
                "pop r8",
                "pop rdx",
                "pop rcx",
                "pop rax",
                "pop rsi",
                "pop rdi",
                "pop rbp",
                "ret",
                function = sym $function,
                result = const abi::context_layout::KEEPING_RESULT,
            )
        }

        #[doc = concat!("Nothing calls it here; see `", stringify!($function), "`.")]
        #[cfg(not(target_arch = "x86_64"))]
        pub extern "C" fn $name() {}
    )* };
}
