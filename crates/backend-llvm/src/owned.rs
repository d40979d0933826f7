//! Owners of LLVM's objects, which free them on every way out of a compilation.

#![allow(unsafe_code)]

use std::ptr::NonNull;

use crate::Library;
use crate::api;

/// Declares owners: the object, and the function that frees it.
macro_rules! owners {
    ($($(#[$doc:meta])* $name:ident($object:ident) freed by $free:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $name<'library> {
            library: &'library Library,
            object: NonNull<api::$object>,
        }

        impl<'library> $name<'library> {
            /// Takes over `object`; `None` for null.
            ///
            /// # Safety
            /// `object` is null or a live object of `library` that nobody else frees.
            pub unsafe fn new(library: &'library Library, object: *mut api::$object) -> Option<Self> {
                Some($name { library, object: NonNull::new(object)? })
            }

            /// The object, to be passed to LLVM.
            pub fn as_ptr(&self) -> *mut api::$object {
                self.object.as_ptr()
            }
        }

        impl Drop for $name<'_> {
            fn drop(&mut self) {
                // SAFETY: owned, by the contract of `new`; objects inside a context are dropped before it, since
                // they are declared after it.
                unsafe { (self.library.api.$free)(self.object.as_ptr()) }
            }
        }
    )* };
}

owners! {
    /// Everything of one compilation lives in its context.
    Context(Context) freed by LLVMContextDispose;
    /// A parsed module.
    Module(Module) freed by LLVMDisposeModule;
    /// What is compiled for.
    TargetMachine(TargetMachine) freed by LLVMDisposeTargetMachine;
    /// How a machine lays out data.
    TargetData(TargetData) freed by LLVMDisposeTargetData;
    /// Settings of passes.
    PassBuilderOptions(PassBuilderOptions) freed by LLVMDisposePassBuilderOptions;
    /// Text or code.
    MemoryBuffer(MemoryBuffer) freed by LLVMDisposeMemoryBuffer;
}
