//! A function of textual IR while it is being written: blocks that are filled in any order.
//!
//! Blocks have parameters, as in our own SSA; they become phis when the text is put together. Every value has a name, so
//! that LLVM asks for no order of the blocks. What is written costs a constant number of bytes for each instruction.

use std::fmt::{self, Write as _};

/// What an instruction takes: the name of a value, or a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operand {
    /// The result of an instruction or a parameter of a block.
    Temp(u32),
    /// A parameter of the function.
    Param(u8),
    /// An integer of whatever width.
    Int(i64),
    /// A double, by its bits.
    Float(u64),
    /// Anything: a register that nobody reads.
    Undefined,
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Temp(number) => write!(f, "%t{number}"),
            Operand::Param(index) => write!(f, "%p{index}"),
            Operand::Int(value) => write!(f, "{value}"),
            Operand::Float(bits) => write!(f, "0x{bits:016X}"),
            Operand::Undefined => f.write_str("undef"),
        }
    }
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    I1,
    I8,
    I32,
    I64,
    F64,
    Pointer,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::I1 => "i1",
            Kind::I8 => "i8",
            Kind::I32 => "i32",
            Kind::I64 => "i64",
            Kind::F64 => "double",
            Kind::Pointer => "ptr",
        })
    }
}

/// A block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Label(u32);

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b{}", self.0)
    }
}

/// Which target of a branch is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Odds {
    /// Not known.
    Even,
    /// Mostly the first.
    First,
    /// Mostly the second.
    Second,
    /// The first hardly ever: it leaves the code, or is a slow path.
    FirstIsCold,
}

impl Odds {
    /// All that are noted at a branch, with the weights of its targets; their place here is the number of the metadata.
    pub(crate) const WEIGHTS: &[(Odds, u32, u32)] =
        &[(Odds::First, 64, 1), (Odds::Second, 1, 64), (Odds::FirstIsCold, 1, 1 << 20)];

    fn metadata(self) -> Option<usize> {
        Odds::WEIGHTS.iter().position(|(odds, ..)| *odds == self)
    }
}

#[derive(Debug, Default)]
struct BlockText {
    params: Vec<(Operand, Kind)>,
    incoming: Vec<(Label, Vec<Operand>)>,
    body: String,
    cold: bool,
}

/// The blocks of a function.
#[derive(Debug)]
pub(crate) struct FunctionText {
    blocks: Vec<BlockText>,
    current: Label,
    temps: u32,
}

impl FunctionText {
    /// A function whose entry block is empty, and the current one.
    pub(crate) fn new() -> FunctionText {
        FunctionText { blocks: vec![BlockText::default()], current: Label(0), temps: 0 }
    }

    /// The block that is being filled.
    pub(crate) fn current(&self) -> Label {
        self.current
    }

    /// Goes on at the end of `label`.
    pub(crate) fn go_on_in(&mut self, label: Label) {
        self.current = label;
    }

    /// A new block, placed after all others of its kind.
    pub(crate) fn new_block(&mut self, cold: bool) -> Label {
        self.blocks.push(BlockText { cold, ..BlockText::default() });
        Label(self.blocks.len() as u32 - 1)
    }

    /// A new block that is as likely to be reached as the current one.
    pub(crate) fn new_block_like_current(&mut self) -> Label {
        self.new_block(self.block(self.current).cold)
    }

    /// Adds a parameter to `label`; whoever goes there passes one more value.
    pub(crate) fn append_param(&mut self, label: Label, kind: Kind) -> Operand {
        let param = self.new_temp();
        self.block_mut(label).params.push((param, kind));
        param
    }

    /// Writes an instruction without result.
    pub(crate) fn instruction(&mut self, text: fmt::Arguments<'_>) {
        let body = &mut self.block_mut(self.current).body;
        // Writing to a string cannot fail.
        let _ = writeln!(body, "  {text}");
    }

    /// Writes an instruction; its result.
    pub(crate) fn define(&mut self, text: fmt::Arguments<'_>) -> Operand {
        let result = self.new_temp();
        self.instruction(format_args!("{result} = {text}"));
        result
    }

    /// Goes to `label` with `args`.
    pub(crate) fn jump(&mut self, label: Label, args: &[Operand]) {
        let from = self.current;
        self.enter(from, label, args);
        self.instruction(format_args!("br label %{label}"));
    }

    /// Goes to one of two blocks, neither of which has parameters.
    pub(crate) fn branch(&mut self, cond: Operand, first: Label, second: Label, odds: Odds) {
        match odds.metadata() {
            Some(number) => self
                .instruction(format_args!("br i1 {cond}, label %{first}, label %{second}, !prof !{number}")),
            None => self.instruction(format_args!("br i1 {cond}, label %{first}, label %{second}")),
        }
    }

    /// A block from which the current one's terminator reaches `label` with `args`: the block itself, when nothing is
    /// passed, else one of its own, since a terminator may name a block twice but pass it only one set of values.
    pub(crate) fn edge(&mut self, label: Label, args: &[Operand]) -> Label {
        if args.is_empty() {
            return label;
        }
        let edge = self.new_block(self.block(label).cold);
        let from = std::mem::replace(&mut self.current, edge);
        self.jump(label, args);
        self.current = from;
        edge
    }

    /// The text of all blocks.
    pub(crate) fn print(&self, out: &mut String) {
        for cold in [false, true] {
            for (index, block) in self.blocks.iter().enumerate().filter(|(_, block)| block.cold == cold) {
                let _ = writeln!(out, "{}:", Label(index as u32));
                for (position, (param, kind)) in block.params.iter().enumerate() {
                    let _ = write!(out, "  {param} = phi {kind}");
                    for (number, (from, args)) in block.incoming.iter().enumerate() {
                        let separator = if number == 0 { ' ' } else { ',' };
                        let arg = args.get(position).copied().unwrap_or(Operand::Undefined);
                        let _ = write!(out, "{separator}[ {arg}, %{from} ]");
                    }
                    out.push('\n');
                }
                out.push_str(&block.body);
            }
        }
    }

    fn enter(&mut self, from: Label, label: Label, args: &[Operand]) {
        let block = self.block_mut(label);
        debug_assert_eq!(block.params.len(), args.len(), "values for the parameters of {label}");
        if !args.is_empty() {
            block.incoming.push((from, args.to_vec()));
        }
    }

    fn new_temp(&mut self) -> Operand {
        self.temps += 1;
        Operand::Temp(self.temps - 1)
    }

    fn block(&self, label: Label) -> &BlockText {
        &self.blocks[label.0 as usize]
    }

    fn block_mut(&mut self, label: Label) -> &mut BlockText {
        &mut self.blocks[label.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_become_phis_and_cold_blocks_come_last() {
        let mut text = FunctionText::new();
        let (cold, join) = (text.new_block(true), text.new_block(false));
        let param = text.append_param(join, Kind::F64);
        let direct = text.edge(join, &[Operand::Float(1.0f64.to_bits())]);
        text.branch(Operand::Param(0), cold, direct, Odds::FirstIsCold);
        text.go_on_in(cold);
        text.jump(join, &[Operand::Undefined]);
        text.go_on_in(join);
        text.instruction(format_args!("ret double {param}"));
        let mut out = String::new();
        text.print(&mut out);
        let expected = "b0:\n  br i1 %p0, label %b1, label %b3, !prof !2\n\
                        b2:\n  %t0 = phi double [ 0x3FF0000000000000, %b3 ],[ undef, %b1 ]\n  ret double %t0\n\
                        b3:\n  br label %b2\n\
                        b1:\n  br label %b2\n";
        assert_eq!(out, expected);
    }
}
