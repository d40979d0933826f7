//! Sorting: stable, by `<` alone, with direct paths for integers, floats and strings.

use std::cmp::Ordering;

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bigint::BigInt;
use runtime::object::list::List;
use runtime::object::string::{Str, Units};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::convert;
use crate::calls::Callee;
use crate::iteration::look_around;

/// Runs shorter than this are made longer by insertion.
const SHORTEST_RUN: usize = 24;

/// `list.sort(key=key, reverse=reverse)`; both may be unbound.
///
/// # Errors
/// What `key` and comparisons raise; the list then holds its elements in some order. `ValueError` when the program
/// changes the list meanwhile.
pub fn sort_list(cx: &mut Context, list: Gc<List>, key: Value, reverse: Value) -> Result<()> {
    let is_reversed = !reverse.is_unbound() && convert::to_size(cx, reverse)? != 0;
    if (key.is_unbound() || key.is_none()) && sort_directly(cx, list, is_reversed)? {
        return Ok(());
    }
    let mut values = RootVec::new(&cx.heap);
    values.extend(list.as_slice().iter().map(|value| value.0));
    // The program sees an empty list meanwhile, as in CPython.
    list.assign(cx, &[])?;
    let sorted = sort_values(cx, &mut values, key, is_reversed);
    let is_untouched = list.len() == 0;
    let words: Vec<Value> = values.as_slice().iter().copied().map(Value).collect();
    list.assign(cx, &words)?;
    sorted?;
    if is_untouched { Ok(()) } else { cx.value_error("list modified during sort") }
}

/// Sorts a list of nothing but fixnums, strings or floats, if it is one: no code of the program runs, so nobody sees it
/// meanwhile.
fn sort_directly(cx: &mut Context, list: Gc<List>, is_reversed: bool) -> Result<bool> {
    // Keeps the values alive until they are back.
    let mut kept = RootVec::new(&cx.heap);
    let values = list.as_slice();
    let mut sorted: Vec<Value> = if values.iter().all(|value| value.is_fixnum()) {
        // Equal ones cannot be told apart, so any sort is stable.
        let mut sorted = values.to_vec();
        let order = |value: &Value| value.0 as i64;
        if sorted.len() <= PIECE {
            sorted.sort_unstable_by_key(order);
            cx.note_steps(sort_steps(sorted.len()))?;
        } else {
            sort_in_pieces(cx, &mut sorted, |a, b| order(a).cmp(&order(b)))?;
        }
        sorted
    } else if are_all_strings(values) || values.iter().all(|value| ordered_float(*value).is_some()) {
        // Whatever the handler of a signal does to the list.
        kept.extend(values.iter().map(|value| value.0));
        let mut items: Vec<Item> = values.iter().map(|&value| Item { key: value, value }).collect();
        if is_reversed {
            items.reverse();
        }
        sort_items(cx, &mut items)?;
        items.into_iter().map(|item| item.value).collect()
    } else {
        return Ok(false);
    };
    if is_reversed {
        sorted.reverse();
    }
    if list.len() != sorted.len() {
        return cx.value_error("list modified during sort");
    }
    list.splice(cx, 0, sorted.len(), &sorted)?;
    Ok(true)
}

fn are_all_strings(values: &[Value]) -> bool {
    values.iter().all(|value| value.cast::<Str>().is_some())
}

/// A float that has an order to all others.
fn ordered_float(value: Value) -> Option<f64> {
    value.as_float().filter(|float| !float.is_nan())
}

/// Sorts `values` in place.
fn sort_values(cx: &mut Context, values: &mut RootVec, key: Value, is_reversed: bool) -> Result<()> {
    let mut items: Vec<Item> = Vec::with_capacity(values.len());
    // Keeps the keys alive; the values are kept by `values`.
    let mut keys = RootVec::new(&cx.heap);
    if key.is_unbound() || key.is_none() {
        items.extend(values.as_slice().iter().map(|&word| Item { key: Value(word), value: Value(word) }));
    } else {
        let mut callee = Callee::new(key);
        for index in 0..values.len() {
            // A short function of the program's, once it is compiled, does not.
            look_around(cx, index)?;
            let value = Value(values.get(index));
            let key = callee.call(cx, value)?;
            keys.push(key.0);
            items.push(Item { key, value });
        }
    }
    if is_reversed {
        items.reverse();
    }
    let sorted = sort_items(cx, &mut items);
    if is_reversed {
        items.reverse();
    }
    for (index, item) in items.iter().enumerate() {
        values.set(index, item.value.0);
    }
    sorted
}

/// What is compared and what it stands for.
#[derive(Clone, Copy)]
struct Item {
    key: Value,
    value: Value,
}

fn sort_items(cx: &mut Context, items: &mut [Item]) -> Result<()> {
    if items.iter().all(|item| item.key.is_fixnum()) {
        return sort_in_pieces(cx, items, |a, b| (a.key.0 as i64).cmp(&(b.key.0 as i64)));
    }
    if let Some(mut prefixed) = ascii_prefixes(items) {
        sort_in_pieces(cx, &mut prefixed, |(a_start, a), (b_start, b)| {
            a_start.cmp(b_start).then_with(|| match (a.key.cast::<Str>(), b.key.cast::<Str>()) {
                (Some(a), Some(b)) => a.compare(&b),
                _ => unreachable!("all are strings"),
            })
        })?;
        items.iter_mut().zip(prefixed).for_each(|(place, (_, item))| *place = item);
        return Ok(());
    }
    if items.iter().all(|item| item.key.cast::<Str>().is_some()) {
        return sort_in_pieces(cx, items, |a, b| match (a.key.cast::<Str>(), b.key.cast::<Str>()) {
            (Some(a), Some(b)) => a.compare(&b),
            _ => unreachable!("all are strings"),
        });
    }
    let numbered = items.iter().map(|&item| Some((rank(ordered_float(item.key)?), item)));
    if let Some(mut numbered) = numbered.collect::<Option<Vec<_>>>() {
        sort_in_pieces(cx, &mut numbered, |(a, _), (b, _)| a.cmp(b))?;
        items.iter_mut().zip(numbered).for_each(|(place, (_, item))| *place = item);
        return Ok(());
    }
    merge_sort(cx, items)
}

/// A number that orders as floats do, apart from those without an order.
fn rank(float: f64) -> i64 {
    // The zeros are equal; of negative numbers, all bits but the sign count the other way.
    let bits = (float + 0.0).to_bits() as i64;
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}

/// Each item with the start of its key, as a number that orders as the strings do; if all keys are strings of ASCII.
fn ascii_prefixes(items: &[Item]) -> Option<Vec<(u64, Item)>> {
    let prefixed = items.iter().map(|&item| match item.key.cast::<Str>()?.units() {
        Units::Ascii(units) => {
            let mut start = [0; 8];
            let count = units.len().min(start.len());
            start[..count].copy_from_slice(&units[..count]);
            Some((u64::from_be_bytes(start), item))
        }
        _ => None,
    });
    prefixed.collect()
}

/// Items that are sorted in one go; more of them take so long that a limit of time has to be looked for.
const PIECE: usize = 1 << 17;

/// About how many steps it takes to sort so many items.
fn sort_steps(items: usize) -> usize {
    items * (items.checked_ilog2().unwrap_or(0) as usize + 1)
}

/// Sorts by comparisons that run nothing of the program: pieces, then twice as many at a time, which are two runs that the
/// library's sort finds and merges.
fn sort_in_pieces<T>(cx: &mut Context, items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) -> Result<()> {
    let mut size = PIECE;
    loop {
        for piece in items.chunks_mut(size) {
            piece.sort_by(&compare);
            cx.note_steps(sort_steps(piece.len()))?;
        }
        if size >= items.len() {
            return Ok(());
        }
        size *= 2;
    }
}

/// Merges runs that are there already or made by insertion. Comparisons may raise and may contradict each other.
fn merge_sort(cx: &mut Context, items: &mut [Item]) -> Result<()> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    while start < items.len() {
        cx.note_work()?;
        let mut end = start + run_length(cx, &mut items[start..])?;
        let wanted = (start + SHORTEST_RUN).min(items.len());
        if end < wanted {
            insert_all(cx, &mut items[start..wanted], end - start)?;
            end = wanted;
        }
        runs.push((start, end));
        start = end;
        while let [.., (first, middle), (_, last)] = runs[..] {
            if middle - first > last - middle && start < items.len() {
                break;
            }
            merge(cx, &mut items[first..last], middle - first)?;
            runs.pop();
            runs.pop();
            runs.push((first, last));
        }
    }
    Ok(())
}

/// Tuples inside each other that [`known_order`] goes into.
const DEPTH: u32 = 3;

/// The order of two keys, where no code of the program is asked for it: of numbers of one kind, strings and tuples of them.
pub(crate) fn known_order(a: Value, b: Value, depth: u32) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        return Some(a.cmp(&b));
    }
    if let (Some(a), Some(b)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) {
        if depth == 0 {
            return None;
        }
        for (&x, &y) in a.as_slice().iter().zip(b.as_slice()) {
            // What is identical counts as equal here.
            if x != y {
                match known_order(x, y, depth - 1)? {
                    Ordering::Equal => {}
                    order => return Some(order),
                }
            }
        }
        return Some(a.len().cmp(&b.len()));
    }
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Some(a.compare(&b));
    }
    if let (Some(a), Some(b)) = (a.cast::<BigInt>(), b.cast::<BigInt>()) {
        return Some(a.compare(&b));
    }
    a.as_float()?.partial_cmp(&b.as_float()?)
}

fn is_less(cx: &mut Context, a: Item, b: Item) -> Result<bool> {
    if let Some(order) = known_order(a.key, b.key, DEPTH) {
        return Ok(order.is_lt());
    }
    convert::is_less(cx, a.key, b.key)
}

/// Length of the run at the start, which is turned around when it falls.
fn run_length(cx: &mut Context, items: &mut [Item]) -> Result<usize> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let falls = is_less(cx, items[1], items[0])?;
    let mut length = 2;
    while length < items.len() && is_less(cx, items[length], items[length - 1])? == falls {
        length += 1;
    }
    if falls {
        items[..length].reverse();
    }
    Ok(length)
}

/// Sorts items of which the first `sorted` are sorted, by insertion at the place found by halving.
fn insert_all(cx: &mut Context, items: &mut [Item], sorted: usize) -> Result<()> {
    for index in sorted..items.len() {
        let item = items[index];
        let (mut low, mut high) = (0, index);
        while low < high {
            let middle = low.midpoint(high);
            if is_less(cx, item, items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items.copy_within(low..index, low + 1);
        items[low] = item;
    }
    Ok(())
}

/// Merges two sorted halves, of which the second starts at `middle`.
fn merge(cx: &mut Context, items: &mut [Item], middle: usize) -> Result<()> {
    if !is_less(cx, items[middle], items[middle - 1])? {
        return Ok(());
    }
    let left = items[..middle].to_vec();
    let (mut from_left, mut from_right, mut to) = (0, middle, 0);
    while from_left < left.len() && from_right < items.len() {
        let take_right = match is_less(cx, items[from_right], left[from_left]) {
            Ok(is_less) => is_less,
            Err(thrown) => {
                // All elements stay in the list.
                items[to..from_right].copy_from_slice(&left[from_left..]);
                return Err(thrown);
            }
        };
        if take_right {
            items[to] = items[from_right];
            from_right += 1;
        } else {
            items[to] = left[from_left];
            from_left += 1;
        }
        to += 1;
        if to.is_multiple_of(4096) {
            cx.note_work().inspect_err(|_| items[to..from_right].copy_from_slice(&left[from_left..]))?;
        }
    }
    let rest = left.len() - from_left;
    items[to..to + rest].copy_from_slice(&left[from_left..]);
    Ok(())
}
