//! Finding libLLVM, which the LLVM backend loads at run time, and installing it where that is possible.
//!
//! Tests of that backend fail without it rather than pass silently, so `cargo xtask test` makes sure first. The
//! build itself never needs it.

use std::path::{Path, PathBuf};

use crate::command;

/// The oldest version whose textual IR and C functions the backend understands.
const OLDEST: u32 = 15;
/// The Debian package that holds a version known to work.
const PACKAGE: &str = "libllvm19";

/// Makes sure that a libLLVM can be loaded, installing Debian's package when running as root.
pub fn ensure() -> Result<(), String> {
    if let Some(found) = find() {
        println!("libLLVM: {}", found.display());
        return Ok(());
    }
    let advice = format!(
        "no libLLVM of version {OLDEST} or newer was found; install it (Debian and Ubuntu: `apt-get install {PACKAGE}`)"
    );
    if !is_root() || command::find_on_path("apt-get").is_none() {
        return Err(advice);
    }
    println!("libLLVM {OLDEST} or newer is missing; installing {PACKAGE}");
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    let install = ["install", "-y", "--no-install-recommends", PACKAGE];
    if command::run_with("apt-get", &install, &quiet).is_err() {
        command::run_with("apt-get", &["update"], &quiet)?;
        command::run_with("apt-get", &install, &quiet).map_err(|error| format!("{error}; {advice}"))?;
    }
    if find().is_some() { Ok(()) } else { Err(advice) }
}

/// The newest libLLVM among the folders where the loader and distributions keep libraries.
pub fn find() -> Option<PathBuf> {
    let mut best: Option<(u32, PathBuf)> = None;
    for folder in folders() {
        let Ok(entries) = folder.read_dir() else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(version) = version_of(&name) else { continue };
            // A link whose target is gone cannot be loaded.
            if version >= OLDEST
                && entry.path().exists()
                && best.as_ref().is_none_or(|(old, _)| *old < version)
            {
                best = Some((version, entry.path()));
            }
        }
    }
    best.map(|(_, path)| path)
}

/// The major version in a name such as `libLLVM-19.so`, `libLLVM.so.19.1` or `libLLVM-15.so.1`.
fn version_of(name: &str) -> Option<u32> {
    let rest = name.strip_prefix("libLLVM")?;
    let digits = match rest.strip_prefix('-') {
        Some(version) if version.contains(".so") => version,
        _ => rest.strip_prefix(".so.")?,
    };
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(path) = std::env::var_os("LD_LIBRARY_PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    for folder in ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/opt/homebrew/opt/llvm/lib"] {
        folders.push(PathBuf::from(folder));
    }
    folders.push(Path::new("/usr/lib").join(format!("{}-linux-gnu", std::env::consts::ARCH)));
    if let Ok(entries) = Path::new("/usr/lib").read_dir() {
        let versions =
            entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with("llvm"));
        folders.extend(versions.map(|entry| entry.path().join("lib")));
    }
    folders
}

fn is_root() -> bool {
    command::output_of("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn versions_are_read_from_names() {
        assert_eq!(version_of("libLLVM-19.so"), Some(19));
        assert_eq!(version_of("libLLVM.so.19.1"), Some(19));
        assert_eq!(version_of("libLLVM-15.so.1"), Some(15));
        assert_eq!(version_of("libLLVM-14.0.6.so"), Some(14));
        assert_eq!(version_of("libLLVM.so"), None);
        assert_eq!(version_of("libLLVMCore.a"), None);
    }
}
