//! Finding libLLVM and getting it ready.

#![allow(unsafe_code)]

use std::ffi::{CStr, CString, OsStr, c_char, c_uint};
use std::mem::ManuallyDrop;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::LlvmUnavailable;
use crate::api::Api;

/// Names a library to use instead of those that are looked for.
pub(crate) const OVERRIDE: &str = "UPDRAFT_LIBLLVM";

/// The versions looked for: those tested first, newer ones after the older.
const VERSIONS: [u32; 7] = [19, 18, 17, 16, 15, 20, 21];

/// A libLLVM that has been loaded and set up.
#[derive(Debug)]
pub struct Library {
    pub(crate) api: Api,
    name: String,
    version: u32,
    host_triple: String,
    host_cpu: String,
    host_features: String,
}

/// The library of this process, looked for at the first call.
pub fn library() -> Result<&'static Library, &'static LlvmUnavailable> {
    static LIBRARY: OnceLock<Result<Library, LlvmUnavailable>> = OnceLock::new();
    LIBRARY.get_or_init(find).as_ref()
}

fn find() -> Result<Library, LlvmUnavailable> {
    let names = match std::env::var(OVERRIDE) {
        Ok(name) if !name.is_empty() => vec![name],
        _ => candidates(),
    };
    let mut tried = Vec::new();
    for name in names {
        match Library::open(&name) {
            Ok(library) => return Ok(library),
            Err(problem) => tried.push((name, problem)),
        }
    }
    Err(LlvmUnavailable { tried })
}

/// The names under which distributions install the library.
fn candidates() -> Vec<String> {
    let mut names = Vec::new();
    for version in VERSIONS {
        if version >= 18 {
            names.push(format!("libLLVM.so.{version}.1"));
        }
        names.push(format!("libLLVM-{version}.so.1"));
        names.push(format!("libLLVM-{version}.so"));
        names.push(format!("/usr/lib/llvm-{version}/lib/libLLVM.so"));
        names.push(format!("/usr/lib64/llvm{version}/lib/libLLVM.so"));
    }
    names
}

impl Library {
    /// Loads the library `name`, a file name or path; the error says what is wrong with it.
    ///
    /// For tests and tools; everything else shares the one that [`library`] finds. It is never unloaded.
    pub fn open(name: impl AsRef<OsStr>) -> Result<Library, String> {
        let name = name.as_ref();
        // SAFETY: a libLLVM runs its initializers, which register options and nothing else. That the file is one is
        // the promise of its name, or of whoever set the override.
        let library = unsafe { libloading::Library::new(name) }.map_err(|error| error.to_string())?;
        // Threads that compile may be inside it at any time, and its own destructors must not run twice.
        let library = ManuallyDrop::new(library);
        // SAFETY: as above; the library is never closed.
        let api = unsafe { Api::find(&library) }
            .map_err(|missing| format!("has no {missing}: not libLLVM 15 or newer"))?;
        // SAFETY: as above.
        let version = unsafe { version_of(&library) }.ok_or("older than libLLVM 15")?;
        // A library that is opened by two threads at once is the same library: registering a target twice at a time would
        // link LLVM's list of targets to itself. Later registrations find the target there and change nothing.
        static REGISTRATION: Mutex<()> = Mutex::new(());
        {
            let _one_at_a_time = REGISTRATION.lock().unwrap_or_else(PoisonError::into_inner);
            // SAFETY: as above; no two threads are in here.
            unsafe { register_targets(&library)? };
        }
        // SAFETY: these return strings that the caller frees.
        let (host_triple, host_cpu, host_features) = unsafe {
            (
                take_message(&api, (api.LLVMGetDefaultTargetTriple)()),
                take_message(&api, (api.LLVMGetHostCPUName)()),
                take_message(&api, (api.LLVMGetHostCPUFeatures)()),
            )
        };
        let name = name.to_string_lossy().into_owned();
        Ok(Library { api, name, version, host_triple, host_cpu, host_features })
    }

    /// The name under which it was found.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its major version, 15 or newer.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The triple of this machine.
    #[must_use]
    pub fn host_triple(&self) -> &str {
        &self.host_triple
    }

    /// The name of this machine's processor.
    #[must_use]
    pub fn host_cpu(&self) -> &str {
        &self.host_cpu
    }

    /// What this machine's processor has and lacks, as LLVM writes it: `+avx2,-avx512f,…`.
    #[must_use]
    pub fn host_features(&self) -> &str {
        &self.host_features
    }
}

/// The major version; `None` before 15.
///
/// # Safety
/// `library` is a libLLVM.
unsafe fn version_of(library: &libloading::Library) -> Option<u32> {
    type GetVersion = unsafe extern "C" fn(*mut c_uint, *mut c_uint, *mut c_uint);
    // SAFETY: the function has this signature where it exists.
    let Ok(get_version) = (unsafe { library.get::<GetVersion>(b"LLVMGetVersion\0") }) else {
        // It came with 16; this one, which is not called, with 15.
        // SAFETY: a pointer to anything may be looked up.
        let came_with_15 = unsafe { library.get::<*const ()>(b"LLVMGetAggregateElement\0") };
        return came_with_15.is_ok().then_some(15);
    };
    let mut parts: [c_uint; 3] = [0; 3];
    let [major, minor, patch] = &mut parts;
    // SAFETY: three places to write to.
    unsafe { get_version(major, minor, patch) };
    Some(parts[0])
}

/// Sets up the machines that the library was built for, of those that are used.
///
/// # Safety
/// `library` is a libLLVM, and no other thread uses it yet.
unsafe fn register_targets(library: &libloading::Library) -> Result<(), String> {
    type Initialize = unsafe extern "C" fn();
    let mut found = false;
    for target in ["X86", "AArch64"] {
        let functions: Option<Vec<_>> = ["TargetInfo", "Target", "TargetMC", "AsmPrinter"]
            .iter()
            .map(|part| {
                let symbol = CString::new(format!("LLVMInitialize{target}{part}")).ok()?;
                // SAFETY: functions of these names take and return nothing.
                unsafe { library.get::<Initialize>(symbol.as_bytes_with_nul()) }.ok()
            })
            .collect();
        for initialize in functions.into_iter().flatten() {
            // SAFETY: may be called at any time before the target is used.
            unsafe { initialize() };
            found = true;
        }
    }
    if found { Ok(()) } else { Err("was built for neither x86-64 nor AArch64".to_owned()) }
}

/// Copies and frees a string of LLVM's; null gives an empty one.
///
/// # Safety
/// `message` is null or a string that `LLVMDisposeMessage` frees, and is not used afterwards.
pub(crate) unsafe fn take_message(api: &Api, message: *mut c_char) -> String {
    if message.is_null() {
        return String::new();
    }
    // SAFETY: a string that ends in zero, by the caller's promise.
    let text = unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned();
    // SAFETY: as the caller promises; it is used no more.
    unsafe { (api.LLVMDisposeMessage)(message) };
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_libllvm_is_refused() {
        assert!(Library::open("/nowhere/libLLVM.so").is_err());
        let problem = Library::open("libc.so.6").unwrap_err();
        assert!(problem.contains("LLVMContextCreate"), "{problem}");
    }

    #[test]
    fn absence_says_what_to_install() {
        let error = LlvmUnavailable { tried: vec![("libLLVM.so.19.1".into(), "no such file".into())] };
        let text = error.to_string();
        assert!(text.contains("libllvm19") && text.contains(OVERRIDE) && text.contains("no such file"));
    }
}
