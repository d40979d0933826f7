//! Checks that on every way to a read of a register there is a write of it.

use crate::control_flow::ControlFlow;
use crate::module::{Function, Instruction};
use crate::register_set::RegisterSet;

use super::Fault;
use super::dataflow::{Facts, check_facts};

/// Which registers are written.
struct Written<'a>(&'a Function);

pub(super) fn check_initialization(func: &Function, flow: &ControlFlow) -> Result<(), Fault> {
    check_facts(func, flow, &Written(func))
}

impl Facts for Written<'_> {
    const ONLY_GROW: bool = true;

    fn count(&self) -> usize {
        self.0.registers.len()
    }

    fn enter(&self, written: &mut RegisterSet) {
        written.insert(0..self.0.parameters.count());
    }

    fn pass(&self, instruction: Instruction<'_>, written: &mut RegisterSet) {
        for access in instruction.accesses().filter(|access| access.is_write) {
            written.insert(access.registers());
        }
    }

    fn raise(&self, _: Instruction<'_>, _: &mut RegisterSet) {}

    fn check(&self, instruction: Instruction<'_>, written: &RegisterSet) -> Result<(), String> {
        let reads = instruction.accesses().filter(|access| access.is_read);
        match { reads }.find_map(|access| written.first_missing(access.registers())) {
            Some(register) => Err(format!("register r{register} may be read before it is written")),
            None => Ok(()),
        }
    }
}
