//! The functions of libLLVM that are used, as pointers to be found by name.
//!
//! Names and signatures are those of LLVM's C headers, which promise to keep them; all of these exist from 15 on.
//! Textual IR is not read by contexts that discard the names of values, so that setting is not among them.

#![allow(unsafe_code)]

use std::ffi::{c_char, c_int, c_uint, c_void};

/// Declares handles to LLVM's objects: opaque, so that a module is never passed for a context.
macro_rules! handles {
    ($($name:ident)*) => { $(
        #[derive(Debug)]
        #[repr(C)]
        pub(crate) struct $name([u8; 0]);
    )* };
}

handles! { Context MemoryBuffer Module Target TargetMachine TargetData PassBuilderOptions Error DiagnosticInfo }

/// Receives what LLVM has to say about a compilation.
pub(crate) type DiagnosticHandler = unsafe extern "C" fn(*mut DiagnosticInfo, *mut c_void);

/// Declares [`Api`]: a field for each function, and how to find them all.
macro_rules! api {
    ($($name:ident: fn($($argument:ty),*) $(-> $result:ty)?;)*) => {
        /// The functions, found in one libLLVM.
        #[allow(non_snake_case)]
        #[derive(Debug)]
        pub(crate) struct Api {
            $(pub $name: unsafe extern "C" fn($($argument),*) $(-> $result)?,)*
        }

        impl Api {
            /// Finds every function in `library`; the error names the first that is missing.
            ///
            /// # Safety
            /// `library` is a libLLVM, whose functions have these signatures, and is never closed.
            pub unsafe fn find(library: &libloading::Library) -> Result<Api, &'static str> {
                Ok(Api {
                    $($name: {
                        let symbol = concat!(stringify!($name), "\0").as_bytes();
                        // SAFETY: the caller promises a libLLVM, and that it stays.
                        *unsafe { library.get(symbol) }.map_err(|_| stringify!($name))?
                    },)*
                })
            }
        }
    };
}

api! {
    LLVMContextCreate: fn() -> *mut Context;
    LLVMContextDispose: fn(*mut Context);
    LLVMContextSetDiagnosticHandler: fn(*mut Context, Option<DiagnosticHandler>, *mut c_void);
    LLVMGetDiagInfoDescription: fn(*mut DiagnosticInfo) -> *mut c_char;
    LLVMGetDiagInfoSeverity: fn(*mut DiagnosticInfo) -> c_uint;

    LLVMCreateMemoryBufferWithMemoryRangeCopy: fn(*const c_char, usize, *const c_char) -> *mut MemoryBuffer;
    LLVMGetBufferStart: fn(*mut MemoryBuffer) -> *const u8;
    LLVMGetBufferSize: fn(*mut MemoryBuffer) -> usize;
    LLVMDisposeMemoryBuffer: fn(*mut MemoryBuffer);
    LLVMDisposeMessage: fn(*mut c_char);

    LLVMParseIRInContext: fn(*mut Context, *mut MemoryBuffer, *mut *mut Module, *mut *mut c_char) -> c_int;
    LLVMSetTarget: fn(*mut Module, *const c_char);
    LLVMSetModuleDataLayout: fn(*mut Module, *mut TargetData);
    LLVMVerifyModule: fn(*mut Module, c_uint, *mut *mut c_char) -> c_int;
    LLVMPrintModuleToString: fn(*mut Module) -> *mut c_char;
    LLVMDisposeModule: fn(*mut Module);

    LLVMGetDefaultTargetTriple: fn() -> *mut c_char;
    LLVMGetHostCPUName: fn() -> *mut c_char;
    LLVMGetHostCPUFeatures: fn() -> *mut c_char;
    LLVMGetTargetFromTriple: fn(*const c_char, *mut *mut Target, *mut *mut c_char) -> c_int;
    LLVMCreateTargetMachine: fn(*mut Target, *const c_char, *const c_char, *const c_char, c_uint, c_uint, c_uint) -> *mut TargetMachine;
    LLVMDisposeTargetMachine: fn(*mut TargetMachine);
    LLVMCreateTargetDataLayout: fn(*mut TargetMachine) -> *mut TargetData;
    LLVMDisposeTargetData: fn(*mut TargetData);
    LLVMTargetMachineEmitToMemoryBuffer: fn(*mut TargetMachine, *mut Module, c_uint, *mut *mut c_char, *mut *mut MemoryBuffer) -> c_int;

    LLVMCreatePassBuilderOptions: fn() -> *mut PassBuilderOptions;
    LLVMDisposePassBuilderOptions: fn(*mut PassBuilderOptions);
    LLVMRunPasses: fn(*mut Module, *const c_char, *mut TargetMachine, *mut PassBuilderOptions) -> *mut Error;
    LLVMGetErrorMessage: fn(*mut Error) -> *mut c_char;
    LLVMDisposeErrorMessage: fn(*mut c_char);
}

/// `LLVMReturnStatusAction`: verifying gives a message and does not abort.
pub(crate) const VERIFY_RETURNS_STATUS: c_uint = 2;
/// `LLVMRelocPIC`.
pub(crate) const RELOCATION_PIC: c_uint = 2;
/// `LLVMCodeModelDefault`: small, on the machines that are used.
pub(crate) const CODE_MODEL_DEFAULT: c_uint = 0;
/// `LLVMAssemblyFile`.
pub(crate) const EMIT_ASSEMBLY: c_uint = 0;
/// `LLVMObjectFile`.
pub(crate) const EMIT_OBJECT: c_uint = 1;
/// `LLVMDSError`.
pub(crate) const SEVERITY_ERROR: c_uint = 0;
