//! Inlining: the callee's code is built into the caller's, as a frame of its own.
//!
//! Exits inside rebuild both frames: the callee's frame states name the caller's state at the call. A call in place of an
//! inlined frame leaves that frame out: its callee's states name the state of the frame around.

use abi::deopt_table::DISCARDED;
use ssa::backend::Bailout;
use ssa::{Op, Type, Value};

use super::call::Call;
use super::environment::Builder;
use super::frame::{Frame, Return};
use crate::inlining::{Declined, Inlined, Note};
use crate::request::{FunctionCallee, SlotFeedback};

/// Functions of more words than this are called.
const MAX_CALLEE_WORDS: usize = 160;
/// The same for calls that are rarely executed.
const MAX_RARE_WORDS: usize = 16;
/// Words of a function that are inlined into itself at most, in all levels: a call saved counts for less in a long one.
const MAX_RECURSIVE_WORDS: usize = 64;
/// Functions of more nodes are not inlined where their recursion is entered.
const MAX_ENTERED_COMPLEXITY: u32 = 40;
/// So many more words may be inlined in the innermost of loops that are in each other: calls are met in the order of the code,
/// in which those around stand first.
const INNERMOST_PERCENT: u32 = 60;
/// Frames in frames.
const MAX_DEPTH: usize = 8;

impl Builder<'_> {
    /// Builds the callee here, if it is worth it: the result of the call.
    pub(super) fn inline(
        &mut self,
        call: Call<'_>,
        callee: &FunctionCallee,
    ) -> Result<Option<Value>, Bailout> {
        self.inline_returning(call, callee, call.dst)
    }

    /// As [`Builder::inline`], for a frame whose result goes to this register of the caller, or is dropped.
    pub(super) fn inline_returning(
        &mut self,
        call: Call<'_>,
        callee: &FunctionCallee,
        return_register: u16,
    ) -> Result<Option<Value>, Bailout> {
        if callee.signature.function().is_generator {
            return Ok(None);
        }
        let (function, words) = match self.decide(callee, call.is_rare) {
            Ok(decided) => decided,
            Err(why) => {
                self.note_declined(Some(callee), why);
                return Ok(None);
            }
        };
        let note = self.note_inlined(callee, words);
        let closure = self.word(call.callee);
        let closure = match self.ty(closure) {
            Type::Ref => closure,
            _ => self.emit(Op::Refine { value: closure, ty: Type::Ref }),
        };
        let caller = match self.frame.caller {
            Some(caller) if call.is_tail => caller,
            _ => self.caller_state(call.dst, return_register),
        };
        let mut frame = Frame::new(self.request, self.analyses, function, closure);
        frame.caller = Some(caller);
        frame.inlined_as = Some(note);
        frame.key = frame_key(self.frame.key, self.frame.pc, function);
        frame.chain = self.frame.chain.clone();
        frame.chain.push(function);
        frame.loops_around = self.frame.loops();
        frame.loop_around = self.frame.current_loop();
        for (register, &argument) in call.arguments.iter().enumerate() {
            frame.registers[register] = Some(argument);
        }
        // Where frames may be saved, that of an initializer says so when it is left.
        let is_saved = caller.return_register == DISCARDED && self.request.settings.continuations;
        frame.is_caught = !is_saved && self.catches();
        frame.stop.raised_in = self.frame.stop.target.map(|_| Vec::new());
        let was_dead = self.is_dead;
        let outer = std::mem::replace(&mut self.frame, frame);
        let built = self.build_from(0);
        let inner = std::mem::replace(&mut self.frame, outer);
        built?;
        self.raise_from_inlined(inner.throws);
        self.stop_from_inlined(inner.stop.raised_in.unwrap_or_default());
        self.frame.resume = None;
        self.is_dead = was_dead;
        let mut join = self.begin_join();
        for Return { block, value, is_unchecked } in inner.returns {
            (self.block, self.is_dead, self.is_unchecked) = (block, false, is_unchecked);
            self.end_arm(&mut join, &[value]);
        }
        let value = self.finish_join(join, 1)[0];
        Ok(Some(value))
    }

    /// The function to inline for a call and its words, or why there is none.
    fn decide(&mut self, callee: &FunctionCallee, is_rare: bool) -> Result<(u32, usize), Declined> {
        let Some(function) = callee.function else { return Err(self.why_undescribed(callee)) };
        self.may_inline(function, is_rare)?;
        let words = self.request.functions[function as usize].code.len();
        let (called, left) = (self.words_in_loops(function), self.inline_left());
        if (words + called) as isize <= left {
            return Ok((function, words));
        }
        self.lacks_inlining |= !is_rare;
        Err(match called {
            0 => Declined::Budget { words, left },
            _ => Declined::Loops { words, called, left },
        })
    }

    pub(super) fn why_undescribed(&self, callee: &FunctionCallee) -> Declined {
        let function = callee.signature.function();
        let words = function.code.len();
        match () {
            () if callee.is_foreign => Declined::Foreign,
            () if self.request.settings.inline_budget == 0 => Declined::NoBudget,
            () if words > MAX_CALLEE_WORDS => Declined::Long { words, most: MAX_CALLEE_WORDS },
            () if function.is_generator && function.stores_handled() => Declined::KeepsHandled,
            () => Declined::Undescribed,
        }
    }

    /// Takes the words of a function that is inlined here; the note of it.
    pub(super) fn note_inlined(&mut self, callee: &FunctionCallee, words: usize) -> usize {
        self.inline_left -= words as isize;
        let inlined = Inlined { words, left: self.inline_left };
        self.note(Some(callee), Ok(inlined))
    }

    /// Notes why what is called here, if that is told, is not inlined.
    pub(super) fn note_declined(&mut self, callee: Option<&FunctionCallee>, why: Declined) {
        self.note(callee, Err(why));
    }

    /// Notes what becomes of a call here; the note.
    pub(super) fn note(
        &mut self,
        callee: Option<&FunctionCallee>,
        outcome: Result<Inlined, Declined>,
    ) -> usize {
        let Frame { inlined_as, function, pc, .. } = self.frame;
        let callee = callee.map(|callee| callee.signature.clone());
        self.inlining.note(Note { inlined_as, function, pc, callee, outcome })
    }

    /// Words of what a function with loops calls. Its own code inlines that; where no words are left for it, to call that
    /// code once costs less than the calls in the loops would.
    fn words_in_loops(&self, function: u32) -> usize {
        if self.analyses.of(self.request, function).deepest() == 0 {
            return 0;
        }
        let callee_of = |slot: &SlotFeedback| match slot {
            SlotFeedback::Call { cases, .. } => cases.first()?.0.function()?.function,
            SlotFeedback::Method { cases, .. } => cases.first()?.1.function.function,
            _ => None,
        };
        let slots = &self.request.functions[function as usize].slots;
        let callees = slots.iter().filter_map(callee_of).filter(|callee| *callee != function);
        let words = callees.map(|callee| self.request.functions[callee as usize].code.len());
        words.filter(|words| *words <= MAX_CALLEE_WORDS).sum()
    }

    /// Words that may still be inlined here.
    pub(super) fn inline_left(&self) -> isize {
        let deepest = self.analyses.of(self.request, 0).deepest();
        let is_innermost = deepest > 1 && self.frame.loops() >= deepest;
        let more =
            if is_innermost { self.request.settings.inline_budget * INNERMOST_PERCENT / 100 } else { 0 };
        self.inline_left + more as isize
    }

    /// Whether a function may be in this frame, if there are words left for it.
    pub(super) fn may_inline(&self, function: u32, is_rare: bool) -> Result<(), Declined> {
        let words = self.request.functions[function as usize].code.len();
        let recursion = self.frame.chain.iter().filter(|&&outer| outer == function).count();
        // Where recursion is entered, one call of many is saved; where it goes on, each level saves one of them all.
        let goes_on = recursion == 0 || self.frame.chain.first() == Some(&function);
        let hints = self.request.functions[function as usize].function().hints;
        let is_entered = recursion == 0 && hints.is_recursive && hints.complexity > MAX_ENTERED_COMPLEXITY;
        let may_recur = goes_on
            && !is_entered
            && recursion <= self.request.settings.recursive_inlining as usize
            && recursion * words <= MAX_RECURSIVE_WORDS;
        match () {
            () if self.frame.restart.is_some() => Err(Declined::Restarted),
            () if words > MAX_CALLEE_WORDS => Err(Declined::Long { words, most: MAX_CALLEE_WORDS }),
            () if is_rare && words > MAX_RARE_WORDS => Err(Declined::Rare { words, most: MAX_RARE_WORDS }),
            () if self.frame.chain.len() > MAX_DEPTH => Err(Declined::Deep),
            () if !may_recur => Err(Declined::Recursion),
            () if !self.analyses.of(self.request, function).has_run => Err(Declined::NotRun),
            () => Ok(()),
        }
    }

    /// Returns from the frame.
    pub(super) fn build_return(&mut self, value: Value) {
        if self.is_dead {
            return;
        }
        if self.frame.consumer.is_some() {
            self.return_to_consumer(value);
        } else if self.frame.caller.is_some() {
            let returned = Return { block: self.block, value, is_unchecked: self.is_unchecked };
            self.frame.returns.push(returned);
            self.die();
        } else if self.is_resumed() {
            self.finish_generator(value);
        } else {
            let value = self.word(value);
            self.end(Op::Return { value });
        }
    }
}

/// Tells frames apart by how they were reached.
pub(super) fn frame_key(outer: u64, pc: u32, function: u32) -> u64 {
    let mixed = (outer ^ u64::from(pc) << 32 ^ u64::from(function)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed.wrapping_mul(0xbf58_476d_1ce4_e5b9).rotate_left(29)
}
