//! Giving back the memory of machine code: first of what can no longer be entered, then of what was made longest ago.
//!
//! Code that may be on a stack is never freed: the native stacks are scanned as the collector scans them, and a word that
//! points anywhere into code keeps it. Code that is left on the way here has no native frame any more; who handles its
//! exit holds it. Entries of functions and loops lead to valid code alone, so that nobody comes to know the address of
//! what is freed.
//!
//! Nothing counts how often code is entered. So age stands for cold: functions that are still hot are compiled again.

use std::rc::Rc;

use runtime::context::Context;

use crate::event::Event;
use crate::installation::invalidate;
use crate::state::{Installed, TieringState};

/// Bytes of unreachable code of an isolate that may wait to be freed.
const MAX_RETIRED: usize = 4 << 20;

/// Makes room before `bytes` are installed, when memory is short or much of it waits to be freed.
pub(crate) fn make_room(cx: &mut Context, bytes: usize) {
    let state = cx.state::<TieringState>();
    let limit = state.config.code_memory.limit();
    let is_short = |cx: &mut Context| {
        let used = cx.state::<TieringState>().config.code_memory.usage().bytes;
        used + bytes > limit - limit / 8
    };
    let retired: usize = state.installed.values().filter(|code| !code.is_valid.get()).map(size).sum();
    let short = is_short(cx);
    if !short && retired <= MAX_RETIRED {
        return;
    }
    free_unreachable(cx);
    if short && is_short(cx) {
        evict_oldest(cx);
        free_unreachable(cx);
    }
}

fn size(code: &Rc<Installed>) -> usize {
    code.blob.size()
}

/// Makes the older half of the code unreachable, by its size.
fn evict_oldest(cx: &mut Context) {
    let state = cx.state::<TieringState>();
    let mut valid: Vec<_> = state.installed.values().filter(|code| code.is_valid.get()).cloned().collect();
    valid.sort_by_key(|code| code.number);
    let half = valid.iter().map(size).sum::<usize>() / 2;
    let mut evicted = 0;
    for code in valid {
        if evicted >= half {
            break;
        }
        evicted += size(&code);
        cx.state::<TieringState>().statistics.lock().evictions += 1;
        invalidate(cx, &code);
    }
}

/// Frees code that can no longer be entered and is on no stack.
fn free_unreachable(cx: &mut Context) {
    let state = cx.state_ref::<TieringState>();
    let unreachable: Vec<_> = state.installed.values().filter(|code| !code.is_valid.get()).cloned().collect();
    let runs = may_run(cx, &unreachable);
    let state = cx.state::<TieringState>();
    let mut freed = 0;
    for (code, _) in unreachable.iter().zip(runs).filter(|(_, runs)| !runs) {
        state.installed.remove(&(code.blob.literal_table() as usize));
        freed += size(code);
    }
    state.statistics.lock().freed_bytes += freed as u64;
    state.lookup_watchers.retain(|code| code.is_valid.get());
    state.watchers.retain(|_, codes| {
        codes.retain(|code| code.is_valid.get());
        !codes.is_empty()
    });
    state.report(|| Event::Freed { bytes: freed });
}

/// Which of these may be on a stack.
fn may_run(cx: &Context, codes: &[Rc<Installed>]) -> Vec<bool> {
    let mut ranges: Vec<_> = codes
        .iter()
        .enumerate()
        .map(|(index, code)| (code.blob.start() as usize, code.blob.start() as usize + size(code), index))
        .collect();
    ranges.sort_unstable();
    let mut runs = vec![false; codes.len()];
    cx.heap.any_stack_word(|word| {
        let behind = ranges.partition_point(|&(start, _, _)| start <= word);
        if let Some(&(_, end, index)) = behind.checked_sub(1).map(|before| &ranges[before]) {
            // A call that comes last in code returns to its very end.
            runs[index] |= word <= end;
        }
        false
    });
    runs
}
