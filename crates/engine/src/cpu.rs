//! For which processor code is made.

use ssa::backend::{Arch, Target};

/// The levels of x86-64, and what each adds to the one before.
const LEVELS: &[(&str, &[&str])] = &[
    ("x86-64", &[]),
    ("x86-64-v2", &["popcnt", "sse3", "sse4.1", "sse4.2", "ssse3"]),
    ("x86-64-v3", &["avx", "avx2", "bmi", "bmi2", "fma", "lzcnt"]),
];

/// A processor that this machine can stand in for: all that it has, or no more than a level says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TargetCpu {
    /// Index into [`LEVELS`]; this machine when `None`.
    level: Option<usize>,
}

impl TargetCpu {
    /// The processor of this name: `native`, `x86-64`, `x86-64-v2` or `x86-64-v3`.
    ///
    /// # Errors
    /// When there is no such processor, or this machine cannot stand in for it.
    pub fn named(name: &str) -> Result<TargetCpu, String> {
        if name == "native" {
            return Ok(TargetCpu::default());
        }
        let Some(level) = LEVELS.iter().position(|&(known, _)| known == name) else {
            let known: Vec<&str> = LEVELS.iter().map(|&(known, _)| known).collect();
            return Err(format!("there is no processor `{name}`; known are native, {}", known.join(", ")));
        };
        let host = backend_cranelift::host_target().filter(|host| host.arch == Arch::X86_64);
        let Some(host) = host else { return Err(format!("this machine is no {name}")) };
        match features(level).find(|&feature| !host.features.iter().any(|known| known == feature)) {
            Some(missing) => Err(format!("this machine is no {name}: it lacks {missing}")),
            None => Ok(TargetCpu { level: Some(level) }),
        }
    }

    /// What the backends are told, if this machine is one that they know.
    pub(crate) fn target(self) -> Option<Target> {
        let mut target = backend_cranelift::host_target()?;
        if let Some(level) = self.level {
            target.features.retain(|known| features(level).any(|feature| feature == known));
        }
        Some(target)
    }
}

/// What processors of a level have.
fn features(level: usize) -> impl Iterator<Item = &'static str> {
    LEVELS[..=level].iter().flat_map(|&(_, features)| features.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_leave_out_what_they_do_not_have() {
        let host = TargetCpu::named("native").unwrap().target();
        for (level, &(name, _)) in LEVELS.iter().enumerate() {
            if let Ok(cpu) = TargetCpu::named(name) {
                let target = cpu.target().unwrap();
                assert!(target.features.iter().all(|feature| features(level).any(|known| known == feature)));
                assert_eq!(target.features.len(), features(level).count());
                assert!(host.as_ref().is_some_and(|host| host.features.len() >= target.features.len()));
            }
        }
        assert!(TargetCpu::named("i386").unwrap_err().contains("no processor `i386`"));
    }
}
