//! What LLVM is told of the memory that accesses touch.
//!
//! Values are words, so that LLVM cannot see which pointers differ. But no word of memory is in two of the abstract heaps,
//! which become *scopes*: each access says in which it is, and that it is in none of the others; a call says which it does
//! not touch. That lets LLVM move and merge loads as our own passes do.
//!
//! Four areas are not abstract heaps, since no operation of the SSA names them: what is never written after an object is
//! made, the collector's byte of objects, the allocation cursors, and the entries in functions' cells.

use std::collections::HashMap;
use std::fmt::Write as _;

use abi::heaps::Heaps;
use abi::runtime_calls::{RuntimeCall, RuntimeCallInfo};

use crate::function_text::Odds;

/// A set of areas of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Areas(u32);

impl Areas {
    /// What is written only while an object is made.
    pub(crate) const FINAL: Areas = Areas(1 << Heaps::COUNT);
    /// The collector's byte of objects. Collecting changes it.
    pub(crate) const COLLECTOR: Areas = Areas(1 << (Heaps::COUNT + 1));
    /// The allocation cursors. Allocating in the runtime changes them.
    pub(crate) const CURSORS: Areas = Areas(1 << (Heaps::COUNT + 2));
    /// The entries in functions' cells. Installing code, which a call may do, changes them.
    pub(crate) const ENTRIES: Areas = Areas(1 << (Heaps::COUNT + 3));

    const COUNT: usize = Heaps::COUNT + 4;
    const ALL: Areas = Areas((1 << Areas::COUNT) - 1);

    /// The areas of abstract heaps.
    pub(crate) fn of(heaps: Heaps) -> Areas {
        Areas(heaps.iter().fold(0, |areas, heap| areas | 1 << heap))
    }

    /// Both sets.
    pub(crate) const fn union(self, other: Areas) -> Areas {
        Areas(self.0 | other.0)
    }

    /// The others.
    const fn complement(self) -> Areas {
        Areas(Areas::ALL.0 & !self.0)
    }

    /// What a runtime function touches of what compiled code sees.
    pub(crate) fn of_call(info: &RuntimeCallInfo, function: RuntimeCall) -> Areas {
        let mut areas = Areas::of(info.reads.union(info.writes));
        if info.writes == Heaps::WORLD {
            return Areas::ANY_CALL;
        }
        if info.collects {
            areas = areas.union(Areas::COLLECTOR).union(Areas::CURSORS).union(Areas::of(Heaps::CONTEXT));
        }
        if function == RuntimeCall::write_barrier {
            areas = areas.union(Areas::COLLECTOR);
        }
        areas
    }

    /// What code that nothing is known of touches: all but what never changes.
    pub(crate) const ANY_CALL: Areas = Areas::FINAL.complement();
}

/// The metadata of a module: sets of scopes by their numbers, and some fixed nodes.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    lists: HashMap<Areas, usize>,
    order: Vec<Areas>,
}

/// An empty node, for `!invariant.load`.
pub(crate) const EMPTY: usize = Odds::WEIGHTS.len();
/// The name of the register that holds the stack pointer.
pub(crate) const STACK_POINTER: usize = EMPTY + 1;
const DOMAIN: usize = STACK_POINTER + 1;
const SCOPES: usize = DOMAIN + 1;
const LISTS: usize = SCOPES + Areas::COUNT;

impl Metadata {
    /// What stands after an access to `areas`.
    pub(crate) fn of_access(&mut self, areas: Areas) -> String {
        let (within, without) = (self.list(areas), self.list(areas.complement()));
        format!(", !alias.scope !{within}, !noalias !{without}")
    }

    /// What stands after a call that touches `areas` only.
    pub(crate) fn of_call(&mut self, areas: Areas) -> String {
        format!(", !noalias !{}", self.list(areas.complement()))
    }

    fn list(&mut self, areas: Areas) -> usize {
        let order = &mut self.order;
        *self.lists.entry(areas).or_insert_with(|| {
            order.push(areas);
            LISTS + order.len() - 1
        })
    }

    /// The text of all nodes.
    pub(crate) fn print(&self, stack_pointer: &str, out: &mut String) {
        // Writing to a string cannot fail.
        for (number, (_, first, second)) in Odds::WEIGHTS.iter().enumerate() {
            let _ = writeln!(out, "!{number} = !{{!\"branch_weights\", i32 {first}, i32 {second}}}");
        }
        let _ = writeln!(out, "!{EMPTY} = !{{}}\n!{STACK_POINTER} = !{{!\"{stack_pointer}\"}}");
        let _ = writeln!(out, "!{DOMAIN} = distinct !{{!{DOMAIN}}}");
        for scope in SCOPES..LISTS {
            let _ = writeln!(out, "!{scope} = distinct !{{!{scope}, !{DOMAIN}}}");
        }
        for (number, areas) in self.order.iter().enumerate() {
            let scopes: Vec<String> = (0..Areas::COUNT)
                .filter(|area| areas.0 & 1 << area != 0)
                .map(|area| format!("!{}", SCOPES + area))
                .collect();
            let _ = writeln!(out, "!{} = !{{{}}}", LISTS + number, scopes.join(", "));
        }
    }
}
