//! What a call of a function of bytecode may do, as far as its code tells.

use crate::entities::Operands;
use crate::field::Field;
use crate::text::{ParseError, tokens::Tokens};
use abi::heaps::Heaps;
use std::fmt::Write;

/// The effects of a call. The limits of stack, memory and time are none: a call that is merged with another, or left out, does
/// not come to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CallEffects {
    /// Heaps it may read, but for objects that it makes.
    pub reads: Heaps,
    /// Heaps it may write, likewise.
    pub writes: Heaps,
    /// A second call with the same arguments, with the heaps it reads unchanged, has the same result, if the first has returned.
    pub repeats: bool,
    /// It comes back, and without an exception.
    pub returns: bool,
}

impl CallEffects {
    /// Nothing is known.
    pub const ANYTHING: CallEffects =
        CallEffects { reads: Heaps::WORLD, writes: Heaps::WORLD, repeats: false, returns: false };
}

impl Field for CallEffects {
    fn call_effects(&self) -> Option<CallEffects> {
        Some(*self)
    }
    // The callee is among the operands, and says the same.
    fn key(&self, _: &Operands, _: &mut Vec<u64>) {}
    fn print(&self, _: &Operands, out: &mut String) {
        if *self == CallEffects::ANYTHING {
            out.push_str("anything");
            return;
        }
        let _ = write!(out, "[reads {} writes {}", self.reads, self.writes);
        out.push_str(if self.repeats { " repeats" } else { "" });
        out.push_str(if self.returns { " returns]" } else { "]" });
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        if tokens.eat("anything") {
            return Ok(CallEffects::ANYTHING);
        }
        tokens.expect("[reads")?;
        let reads = heaps(tokens)?;
        tokens.expect("writes")?;
        let writes = heaps(tokens)?;
        let (repeats, returns) = (tokens.eat("repeats"), tokens.eat("returns"));
        tokens.expect("]")?;
        Ok(CallEffects { reads, writes, repeats, returns })
    }
}

fn heaps(tokens: &mut Tokens<'_>) -> Result<Heaps, ParseError> {
    let mut all = Heaps::NONE;
    loop {
        all = all.union(tokens.convert("a heap", Heaps::from_name)?);
        if !tokens.eat("|") {
            return Ok(all);
        }
    }
}
