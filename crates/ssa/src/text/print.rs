//! Prints functions.

use crate::entities::{Block, FrameState, Inst, SwitchTable};
use crate::field::Field;
use crate::frame_state::Form;
use crate::function::{EntryKind, Function};
use crate::ops::Op;
use abi::deopt_table::ExitMode;
use abi::literal_table::Literal as LiteralData;
use cranelift_entity::{EntityRef, EntitySet};
use std::collections::BTreeSet;
use std::fmt::{self, Write};

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let osr = if self.entry_kind == EntryKind::Osr { "osr " } else { "" };
        writeln!(f, "function {osr}\"{}\" -> {} {{", self.name, self.result.name())?;
        let mut used = Used::default();
        for &block in self.layout() {
            self.insts(block).iter().for_each(|inst| used.note(self, *inst));
        }
        for (literal, data) in &self.literals {
            if used.literals.contains(literal) {
                write!(f, "  literal{} = ", literal.index())?;
                print_literal(f, data)?;
                writeln!(f)?;
            }
        }
        print_tuples(f, self, &used)?;
        for state in self.frame_states.keys() {
            if used.states.contains(state) {
                print_frame_state(f, self, state)?;
            }
        }
        for table in self.operands.switches.keys() {
            if used.switches.contains(table) {
                print_switch(f, self, table)?;
            }
        }
        for &block in self.layout() {
            print_block(f, self, block)?;
        }
        f.write_str("}\n")
    }
}

impl Function {
    /// The text of one instruction, without its result.
    #[must_use]
    pub fn inst_text(&self, inst: Inst) -> String {
        let mut out = String::new();
        self.op(inst).print(&self.operands, &mut out);
        out
    }
}

/// The entries of side tables that instructions use; only those are printed.
#[derive(Default)]
struct Used {
    states: EntitySet<FrameState>,
    switches: EntitySet<SwitchTable>,
    literals: EntitySet<crate::entities::Literal>,
}

impl Used {
    fn note(&mut self, func: &Function, inst: Inst) {
        let op = func.op(inst);
        let mut next = op.frame_state();
        while let Some(state) = next.filter(|state| self.states.insert(*state)) {
            next = func.frame_states[state].caller.map(|caller| caller.state);
        }
        match *op {
            Op::Switch { table, .. } => {
                self.switches.insert(table);
            }
            Op::LiteralWord { literal }
            | Op::LiteralRef { literal }
            | Op::LiteralAddress { literal }
            | Op::LiteralI64 { literal } => {
                self.literals.insert(literal);
            }
            _ => {}
        }
    }
}

/// Prints what is known of the tuples that literals lead to.
fn print_tuples(f: &mut fmt::Formatter<'_>, func: &Function, used: &Used) -> fmt::Result {
    let literals = func.literals.iter().filter(|(literal, _)| used.literals.contains(*literal));
    let mut reached: Vec<&LiteralData> = literals.map(|(_, data)| data).collect();
    let mut printed = BTreeSet::new();
    while let Some(data) = reached.pop() {
        if let LiteralData::Constant(number) = data
            && let Some(elements) = func.tuples.get(number)
            && printed.insert(*number)
        {
            reached.extend(elements);
        }
    }
    for number in printed {
        write!(f, "  tuple{number} = [")?;
        for (i, element) in func.tuples[&number].iter().enumerate() {
            f.write_str(if i == 0 { "" } else { ", " })?;
            print_literal(f, element)?;
        }
        writeln!(f, "]")?;
    }
    Ok(())
}

fn print_literal(f: &mut fmt::Formatter<'_>, data: &LiteralData) -> fmt::Result {
    f.write_str(data.name())?;
    match *data {
        LiteralData::Constant(n)
        | LiteralData::Cell(n)
        | LiteralData::Shape(n)
        | LiteralData::FunctionCell(n) => write!(f, " {n}"),
        LiteralData::Validity => Ok(()),
        LiteralData::Bits(bits) => write!(f, " {bits}"),
    }
}

fn print_frame_state(f: &mut fmt::Formatter<'_>, func: &Function, state: FrameState) -> fmt::Result {
    let data = &func.frame_states[state];
    let mode = match data.mode {
        ExitMode::Resume => "resume",
        ExitMode::Throw => "throw",
        ExitMode::Call => "call",
        ExitMode::Construct => "construct",
    };
    write!(f, "  {state} = {mode} f{} pc{} [", data.function, data.pc)?;
    for (i, slot) in data.registers.iter().enumerate() {
        let separator = if i == 0 { "" } else { " " };
        let raw = if slot.form == Form::Raw { "raw " } else { "" };
        write!(f, "{separator}r{}={raw}{}", slot.register, slot.value)?;
    }
    match data.caller {
        Some(caller) => writeln!(f, "] caller {} r{}", caller.state, caller.return_register),
        None => writeln!(f, "]"),
    }
}

fn print_switch(f: &mut fmt::Formatter<'_>, func: &Function, table: SwitchTable) -> fmt::Result {
    let data = &func.operands.switches[table];
    let mut out = String::new();
    let _ = write!(out, "  {table} = low {} [", data.low);
    for (i, target) in data.targets.iter().enumerate() {
        out.push_str(if i == 0 { "" } else { ", " });
        target.print(&func.operands, &mut out);
    }
    out.push_str("] else ");
    data.default.print(&func.operands, &mut out);
    writeln!(f, "{out}")
}

fn print_block(f: &mut fmt::Formatter<'_>, func: &Function, block: Block) -> fmt::Result {
    write!(f, "  {block}")?;
    for (i, &param) in func.params(block).iter().enumerate() {
        let separator = if i == 0 { "(" } else { ", " };
        write!(f, "{separator}{param}: {}", func.type_of(param).name())?;
    }
    f.write_str(if func.params(block).is_empty() { "" } else { ")" })?;
    writeln!(f, "{}:", if func.is_cold(block) { " cold" } else { "" })?;
    for &inst in func.insts(block) {
        f.write_str("    ")?;
        if let Some(value) = func.result(inst) {
            write!(f, "{value} = ")?;
        }
        writeln!(f, "{}", func.inst_text(inst))?;
    }
    Ok(())
}
