//! Calls that can be left from inside.
//!
//! Leaving is an exit that unwinds, as an exception is. But when the code that leaves is inlined into the function whose
//! call it leaves, and the escape is seen to be that of the call, it is a jump.

use abi::object_offsets::shape;
use abi::value::NONE;
use bytecode::operand::*;
use ssa::Value;
use ssa::backend::Bailout;

use super::call::Call;
use super::environment::Builder;
use super::frame::Return;

/// A call being built that can be left.
pub(super) struct EscapedCall {
    /// The escape that names it.
    escape: Value,
    /// Where inlined code leaves it, and with what.
    returns: Vec<Return>,
}

impl Builder<'_> {
    pub(super) fn make_escape(&mut self, dst: Def) -> Result<(), Bailout> {
        let none = self.word_bits(NONE);
        let escape = self.new_object(shape::ESCAPE, 1, &[none]);
        self.set(dst.0, escape);
        Ok(())
    }

    pub(super) fn build_escape_call(
        &mut self,
        dst: Def,
        callee: Use,
        escape: Use,
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let (callee, escape) = (self.get(callee.0), self.get(escape.0));
        let arguments = [escape];
        let call = Call::new(dst.0, callee, &arguments).rare(self.is_rare(slot));
        let was_dead = self.is_dead;
        self.escaped.push(EscapedCall { escape: self.origin(escape), returns: Vec::new() });
        let value = self.call_value(call, slot);
        let left = self.escaped.pop().expect("it was pushed above");
        let Some(value) = (match (value?, left.returns.is_empty()) {
            (value, true) => value,
            (value, false) => {
                // Where the call does not return, what leaves it goes on nevertheless.
                let is_dead = std::mem::replace(&mut self.is_dead, was_dead);
                let mut join = self.begin_join();
                self.is_dead = is_dead;
                if let Some(value) = value {
                    self.end_arm(&mut join, &[value]);
                }
                for Return { block, value, is_unchecked } in left.returns {
                    (self.block, self.is_dead, self.is_unchecked) = (block, was_dead, is_unchecked);
                    self.end_arm(&mut join, &[value]);
                }
                Some(self.finish_join(join, 1)[0])
            }
        }) else {
            return Ok(());
        };
        self.set(dst.0, value);
        Ok(())
    }

    pub(super) fn build_escape(&mut self, escape: Use, src: Use) -> Result<(), Bailout> {
        let escape = self.get(escape.0);
        let escape = self.origin(escape);
        let value = self.get(src.0);
        let is_inlined = self.frame.restart.is_none() && !self.is_dead;
        if let Some(call) = self.escaped.iter_mut().rev().find(|call| call.escape == escape)
            && is_inlined
        {
            call.returns.push(Return { block: self.block, value, is_unchecked: self.is_unchecked });
            self.die();
            return Ok(());
        }
        self.complete()
    }
}
