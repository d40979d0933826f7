//! Settings of Cranelift for a target.

use cranelift_codegen::isa::{self, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use ssa::backend::{Arch, Bailout, CompileOptions, OptLevel, Target};

/// Extensions of x86-64 that Cranelift knows: LLVM's name, Cranelift's setting.
const X86_FEATURES: &[(&str, &str)] = &[
    ("sse3", "has_sse3"),
    ("ssse3", "has_ssse3"),
    ("sse4.1", "has_sse41"),
    ("sse4.2", "has_sse42"),
    ("popcnt", "has_popcnt"),
    ("avx", "has_avx"),
    ("avx2", "has_avx2"),
    ("fma", "has_fma"),
    ("bmi", "has_bmi1"),
    ("bmi2", "has_bmi2"),
    ("lzcnt", "has_lzcnt"),
];

/// What `target` and `options` mean to Cranelift.
pub(crate) fn isa(target: &Target, options: &CompileOptions) -> Result<OwnedTargetIsa, Bailout> {
    let failed = |what: String| Bailout::Internal { what };
    let mut flags = settings::builder();
    let opt_level = match options.opt_level {
        // Our passes have been over the function. Cranelift's took a quarter of its time and found nothing worth it.
        OptLevel::Fast | OptLevel::Less | OptLevel::Speed => "none",
        OptLevel::Max => "speed",
    };
    for (name, value) in [
        ("opt_level", opt_level),
        ("regalloc_algorithm", "backtracking"),
        ("enable_verifier", if options.verify { "true" } else { "false" }),
        // The literal table is near, so its address needs no detour.
        ("is_pic", "false"),
        ("unwind_info", "false"),
        // Tail calls, and so all exits, need them.
        ("preserve_frame_pointers", "true"),
        // A frame larger than the guard below a stack must touch each page of it.
        ("enable_probestack", "true"),
        ("probestack_strategy", "inline"),
        // Programs are kept apart by processes, not by the compiler.
        ("enable_heap_access_spectre_mitigation", "false"),
        ("enable_table_access_spectre_mitigation", "false"),
        // Where blocks start, for alignment.
        ("machine_code_cfg_info", "true"),
    ] {
        flags.set(name, value).map_err(|error| failed(error.to_string()))?;
    }
    let triple = match target.arch {
        Arch::X86_64 => "x86_64-unknown-linux-gnu",
        Arch::Aarch64 => "aarch64-unknown-linux-gnu",
    };
    let mut builder = isa::lookup_by_name(triple).map_err(|_| Bailout::UnsupportedTarget)?;
    if target.arch == Arch::X86_64 {
        for (feature, setting) in X86_FEATURES {
            if target.features.iter().any(|name| name == feature) {
                builder.enable(setting).map_err(|error| failed(error.to_string()))?;
            }
        }
    }
    builder.finish(settings::Flags::new(flags)).map_err(|error| failed(error.to_string()))
}

/// The machine this program runs on.
pub(crate) fn host_target() -> Option<Target> {
    let arch = Arch::host()?;
    let mut features: Vec<String> = host_features().iter().map(|name| (*name).to_owned()).collect();
    features.sort();
    Some(Target { arch, features })
}

#[cfg(target_arch = "x86_64")]
fn host_features() -> Vec<&'static str> {
    let mut found = Vec::new();
    macro_rules! detect {
        ($($detected:tt => $name:literal),*) => { $(
            if std::is_x86_feature_detected!($detected) {
                found.push($name);
            }
        )* };
    }
    detect!(
        "sse3" => "sse3", "ssse3" => "ssse3", "sse4.1" => "sse4.1", "sse4.2" => "sse4.2", "popcnt" => "popcnt",
        "avx" => "avx", "avx2" => "avx2", "fma" => "fma", "bmi1" => "bmi", "bmi2" => "bmi2", "lzcnt" => "lzcnt"
    );
    found
}

#[cfg(not(target_arch = "x86_64"))]
fn host_features() -> Vec<&'static str> {
    Vec::new()
}
