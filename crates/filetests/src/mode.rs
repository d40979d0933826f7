//! The ways of running a program that must not make a difference.

use std::path::Path;

use crate::Program;

/// Flags that make one part of the machine common.
#[derive(Debug)]
pub struct Mode {
    /// Its name in tests.
    pub name: &'static str,
    /// What is put before the program on the command line.
    pub flags: &'static [&'static str],
    /// Whether a quick run includes it.
    pub in_subset: bool,
}

const fn mode(name: &'static str, in_subset: bool, flags: &'static [&'static str]) -> Mode {
    Mode { name, flags, in_subset }
}

/// All modes. Thresholds are low, since programs are short; LLVM's are higher, since it compiles slowly.
pub const MODES: &[Mode] = &[
    mode("interpreter", true, &["--jit=off"]),
    mode("plain_interpreter", false, &["--jit=off", "--stress=plain,seed=1"]),
    mode("default", true, &[]),
    mode("baseline", false, &["--ladder", "baseline", "--call-threshold=10", "--loop-threshold=50"]),
    mode("cranelift", true, &["--ladder", "cranelift", "--call-threshold=20", "--loop-threshold=200"]),
    mode("eager", false, &["--ladder", "cranelift", "--stress=eager,osr,seed=1"]),
    mode(
        "first_loop_edge",
        false,
        &["--ladder", "cranelift", "--call-threshold=1000000", "--loop-threshold=1"],
    ),
    mode("llvm", false, &["--ladder", "llvm", "--call-threshold=100", "--loop-threshold=500"]),
    mode("whole_ladder", false, &["--ladder", "rayzor", "--call-threshold=5", "--loop-threshold=50"]),
    mode(
        "failing_guards",
        false,
        &["--ladder", "cranelift", "--call-threshold=5", "--loop-threshold=20", "--stress=guards,seed=1"],
    ),
    mode(
        "sampling",
        false,
        &["--call-threshold=5", "--loop-threshold=20", "--stress=samples=20,ticks=500,seed=1"],
    ),
    mode("collecting", false, &["--jit=off", "--stress=gc=97,seed=1"]),
    mode(
        "collecting_compiled",
        false,
        &["--ladder", "cranelift", "--call-threshold=5", "--loop-threshold=20", "--stress=gc=97,seed=1"],
    ),
];

impl Mode {
    /// What to type to see a program fail again.
    pub fn command_line(&self, executable: &Path, program: &Program) -> String {
        let executable = executable.display().to_string();
        let source = program.source.display().to_string();
        let flags = self.flags.iter().copied().chain(program.options.iter().map(String::as_str));
        let arguments = program.arguments.iter().map(String::as_str);
        let words: Vec<&str> = [executable.as_str()]
            .into_iter()
            .chain(flags)
            .chain([source.as_str()])
            .chain(arguments)
            .collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::MODES;

    #[test]
    fn names_are_different() {
        for (at, mode) in MODES.iter().enumerate() {
            assert!(MODES[..at].iter().all(|other| other.name != mode.name), "{}", mode.name);
        }
    }
}
