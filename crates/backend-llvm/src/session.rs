//! Compiling IR to object code.

#![allow(unsafe_code)]

use std::ffi::{CStr, CString, c_char, c_uint, c_void};
use std::ptr;
use std::slice;

use crate::api::{self, DiagnosticInfo};
use crate::library::take_message;
use crate::owned::{Context, MemoryBuffer, Module, PassBuilderOptions, TargetData, TargetMachine};
use crate::{Library, LlvmError};

/// How hard the code generator works; passes are chosen separately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CodegenEffort {
    /// `-O0`.
    None,
    /// `-O1`.
    Less,
    /// `-O2`.
    #[default]
    Default,
    /// `-O3`.
    Aggressive,
}

/// What code is compiled for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Machine {
    /// The target triple, such as `x86_64-unknown-linux-gnu`.
    pub triple: String,
    /// The processor, such as `x86-64-v3`, or empty for the plainest.
    pub cpu: String,
    /// Features to add or remove, such as `+avx2,-avx512f`; may be empty.
    pub features: String,
    /// How hard the code generator works.
    pub effort: CodegenEffort,
}

impl Machine {
    /// The machine this runs on.
    #[must_use]
    pub fn host(library: &Library) -> Machine {
        Machine {
            triple: library.host_triple().to_owned(),
            cpu: library.host_cpu().to_owned(),
            features: library.host_features().to_owned(),
            effort: CodegenEffort::Default,
        }
    }
}

/// A compiler for one machine. One thread uses it at a time; each compilation leaves nothing behind.
#[derive(Debug)]
pub struct Session<'library> {
    library: &'library Library,
    machine: TargetMachine<'library>,
    layout: TargetData<'library>,
    triple: CString,
}

// SAFETY: the objects are LLVM's own and bound to no thread; `&mut self` keeps two threads from using them at once.
unsafe impl Send for Session<'_> {}

/// What is to be emitted.
#[derive(Clone, Copy)]
enum Output {
    Object,
    Assembly,
}

impl<'library> Session<'library> {
    /// Gets ready to compile for `machine`.
    pub fn new(library: &'library Library, machine: &Machine) -> Result<Session<'library>, LlvmError> {
        let api = &library.api;
        let triple = CString::new(machine.triple.as_str())?;
        let cpu = CString::new(machine.cpu.as_str())?;
        let features = CString::new(machine.features.as_str())?;
        let effort = machine.effort as c_uint;
        let unknown = || LlvmError::Machine(format!("no code generator for {}", machine.triple));
        let (mut target, mut message) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: strings that end in zero and places for the results; targets are LLVM's own and never freed. The
        // machine is freed by its owner alone.
        let (machine, layout) = unsafe {
            if (api.LLVMGetTargetFromTriple)(triple.as_ptr(), &mut target, &mut message) != 0 {
                return Err(LlvmError::Machine(take_message(api, message)));
            }
            let machine = (api.LLVMCreateTargetMachine)(
                target,
                triple.as_ptr(),
                cpu.as_ptr(),
                features.as_ptr(),
                effort,
                api::RELOCATION_PIC,
                api::CODE_MODEL_DEFAULT,
            );
            let machine = TargetMachine::new(library, machine).ok_or_else(unknown)?;
            let layout = (api.LLVMCreateTargetDataLayout)(machine.as_ptr());
            (machine, TargetData::new(library, layout).ok_or_else(unknown)?)
        };
        Ok(Session { library, machine, layout, triple })
    }

    /// The library that compiles.
    #[must_use]
    pub fn library(&self) -> &'library Library {
        self.library
    }

    /// Compiles a module of textual IR to an object file, by the passes of `pipeline`.
    pub fn emit_object(&mut self, ir: &str, pipeline: &str) -> Result<Vec<u8>, LlvmError> {
        self.emit(ir, pipeline, Output::Object)
    }

    /// Compiles a module of textual IR to assembly text, for dumps.
    pub fn emit_assembly(&mut self, ir: &str, pipeline: &str) -> Result<String, LlvmError> {
        let text = self.emit(ir, pipeline, Output::Assembly)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Runs the passes of `pipeline` over a module and gives the IR that comes out, for dumps.
    pub fn optimize_to_text(&mut self, ir: &str, pipeline: &str) -> Result<String, LlvmError> {
        let mut diagnostics = Diagnostics::new(self.library);
        let context = self.context(&mut diagnostics)?;
        let module = self.optimized(&context, ir, pipeline)?;
        diagnostics.check()?;
        let api = &self.library.api;
        // SAFETY: a live module; the result is a string that the caller frees.
        Ok(unsafe { take_message(api, (api.LLVMPrintModuleToString)(module.as_ptr())) })
    }

    fn emit(&mut self, ir: &str, pipeline: &str, output: Output) -> Result<Vec<u8>, LlvmError> {
        let mut diagnostics = Diagnostics::new(self.library);
        let context = self.context(&mut diagnostics)?;
        let module = self.optimized(&context, ir, pipeline)?;
        let api = &self.library.api;
        let kind = match output {
            Output::Object => api::EMIT_OBJECT,
            Output::Assembly => api::EMIT_ASSEMBLY,
        };
        let (mut message, mut buffer) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: live objects of one library, places for the results. The buffer is the caller's and holds as many
        // bytes as it says.
        let bytes = unsafe {
            let (machine, module) = (self.machine.as_ptr(), module.as_ptr());
            if (api.LLVMTargetMachineEmitToMemoryBuffer)(machine, module, kind, &mut message, &mut buffer)
                != 0
            {
                return Err(LlvmError::Emit(take_message(api, message)));
            }
            let buffer = MemoryBuffer::new(self.library, buffer)
                .ok_or_else(|| LlvmError::Emit("no output".to_owned()))?;
            let start = (api.LLVMGetBufferStart)(buffer.as_ptr());
            slice::from_raw_parts(start, (api.LLVMGetBufferSize)(buffer.as_ptr())).to_vec()
        };
        diagnostics.check()?;
        Ok(bytes)
    }

    /// A context that reports to `diagnostics`, which the caller keeps longer.
    fn context(&self, diagnostics: &mut Diagnostics<'library>) -> Result<Context<'library>, LlvmError> {
        let api = &self.library.api;
        // SAFETY: the context is freed by its owner. The handler gets a pointer to the diagnostics, which the
        // callers declare before the context, so that they outlive it, and do not touch while LLVM runs.
        unsafe {
            let context = Context::new(self.library, (api.LLVMContextCreate)())
                .ok_or_else(|| LlvmError::Emit("no context".to_owned()))?;
            let sink = ptr::from_mut(diagnostics).cast();
            (api.LLVMContextSetDiagnosticHandler)(context.as_ptr(), Some(note_diagnostic), sink);
            Ok(context)
        }
    }

    /// Parses, verifies and optimizes a module.
    fn optimized(
        &self,
        context: &Context<'library>,
        ir: &str,
        pipeline: &str,
    ) -> Result<Module<'library>, LlvmError> {
        let api = &self.library.api;
        let pipeline = CString::new(pipeline)?;
        let (mut module, mut message) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: the text is copied to a buffer that the parser takes over whether or not it succeeds; messages are
        // the caller's to free; the module is freed by its owner, before the context that the caller holds.
        let module = unsafe {
            let text =
                (api.LLVMCreateMemoryBufferWithMemoryRangeCopy)(ir.as_ptr().cast(), ir.len(), c"ir".as_ptr());
            if (api.LLVMParseIRInContext)(context.as_ptr(), text, &mut module, &mut message) != 0 {
                return Err(LlvmError::Parse(take_message(api, message)));
            }
            Module::new(self.library, module).ok_or_else(|| LlvmError::Parse("no module".to_owned()))?
        };
        // SAFETY: live objects of one library and strings that end in zero; messages are freed by the caller.
        unsafe {
            (api.LLVMSetTarget)(module.as_ptr(), self.triple.as_ptr());
            (api.LLVMSetModuleDataLayout)(module.as_ptr(), self.layout.as_ptr());
            let mut message: *mut c_char = ptr::null_mut();
            let status = (api.LLVMVerifyModule)(module.as_ptr(), api::VERIFY_RETURNS_STATUS, &mut message);
            let message = take_message(api, message);
            if status != 0 {
                return Err(LlvmError::Verify(message));
            }
        }
        if !pipeline.is_empty() {
            self.run_passes(&module, &pipeline)?;
        }
        Ok(module)
    }

    fn run_passes(&self, module: &Module<'_>, pipeline: &CStr) -> Result<(), LlvmError> {
        let api = &self.library.api;
        // SAFETY: live objects of one library; an error is consumed by asking for its message, which has a function
        // of its own to be freed by.
        unsafe {
            let options = PassBuilderOptions::new(self.library, (api.LLVMCreatePassBuilderOptions)())
                .ok_or_else(|| LlvmError::Pipeline("no options".to_owned()))?;
            let (module, machine) = (module.as_ptr(), self.machine.as_ptr());
            let error = (api.LLVMRunPasses)(module, pipeline.as_ptr(), machine, options.as_ptr());
            if error.is_null() {
                return Ok(());
            }
            let message = (api.LLVMGetErrorMessage)(error);
            let text = CStr::from_ptr(message).to_string_lossy().into_owned();
            (api.LLVMDisposeErrorMessage)(message);
            Err(LlvmError::Pipeline(text))
        }
    }
}

/// The errors that LLVM reported during a compilation. Without a handler it would print them and exit.
struct Diagnostics<'library> {
    library: &'library Library,
    errors: Vec<String>,
}

impl<'library> Diagnostics<'library> {
    fn new(library: &'library Library) -> Diagnostics<'library> {
        Diagnostics { library, errors: Vec::new() }
    }

    fn check(&self) -> Result<(), LlvmError> {
        if self.errors.is_empty() { Ok(()) } else { Err(LlvmError::Emit(self.errors.join("\n"))) }
    }
}

/// Notes an error; remarks and warnings are dropped.
///
/// # Safety
/// Called by LLVM only, with the pointer that [`Session::context`] gave it.
unsafe extern "C" fn note_diagnostic(info: *mut DiagnosticInfo, sink: *mut c_void) {
    // SAFETY: the diagnostics outlive the context, and nothing else touches them while LLVM runs.
    let diagnostics = unsafe { &mut *sink.cast::<Diagnostics<'_>>() };
    let api = &diagnostics.library.api;
    // SAFETY: `info` is live during this call.
    if unsafe { (api.LLVMGetDiagInfoSeverity)(info) } == api::SEVERITY_ERROR {
        // SAFETY: as above; the description is ours to free.
        let text = unsafe { take_message(api, (api.LLVMGetDiagInfoDescription)(info)) };
        diagnostics.errors.push(text);
    }
}
