#![allow(unsafe_code, clippy::undocumented_unsafe_blocks, reason = "tests play the part of the runtime")]
//! Where marking starts: the native stack, ranges, handles, the trace hook, weak references.

use abi::object_layout::{KIND_ARRAY, KIND_EPHEMERON, KIND_WEAK, header};
use abi::value::{POINTER_TAG, UNBOUND, fixnum};
use heap::{CollectKind, Global, Heap, HeapConfig, Marker, RootVec};
use std::ffi::c_void;

fn strict() -> HeapConfig {
    HeapConfig { verify: true, poison: true, ..HeapConfig::default() }
}

fn pointer(object: *mut u64) -> u64 {
    object as u64 + POINTER_TAG
}

/// Runs `f` with everything below its caller's frame as roots.
#[inline(never)]
fn on_stack<R>(heap: &mut Heap, f: impl FnOnce(&mut Heap) -> R) -> R {
    let mark = 0u64;
    let former = unsafe { heap.set_stack_base(&raw const mark as usize) };
    let result = f(heap);
    unsafe { heap.set_stack_base(former) };
    result
}

#[inline(never)]
fn make_list(heap: &mut Heap, length: usize) -> u64 {
    let mut list = fixnum(0).unwrap();
    for index in 0..length {
        let cell = heap.alloc(24, header(1, 2));
        unsafe {
            *cell.add(1) = fixnum(index as i64).unwrap();
            *cell.add(2) = list;
        }
        list = pointer(cell);
    }
    list
}

fn list_length(mut list: u64) -> usize {
    let mut length = 0;
    while list != fixnum(0).unwrap() {
        length += 1;
        list = unsafe { *((list - POINTER_TAG) as *const u64).add(2) };
    }
    length
}

#[test]
fn locals_keep_objects() {
    let config = HeapConfig { zeal: Some(1), ..strict() };
    let mut heap = Heap::new(config);
    on_stack(&mut heap, |heap| {
        let list = make_list(heap, 300);
        make_list(heap, 10);
        assert_eq!(list_length(list), 300);
    });
    heap.collect(CollectKind::Full);
    assert_eq!(heap.live_bytes(), 0);
}

#[test]
fn inside_and_end_pointers_keep_arrays() {
    for len in [6, 100, 5000, 400_000] {
        let mut heap = Heap::new(HeapConfig { nursery_bytes: 64 << 20, ..strict() });
        let array = heap.alloc_array(len, header(3, KIND_ARRAY));
        let neighbour = heap.alloc_array(len, header(3, KIND_ARRAY));
        for address in [array as usize, array as usize + 3, array as usize + 16, array as usize + 8 * len] {
            assert_eq!(heap.resolve(address as u64), Some(array as usize));
        }
        let end = unsafe { array.add(len + 2) } as u64;
        let range = [end];
        let id = unsafe { heap.add_fixed_range(range.as_ptr_range().start, range.as_ptr_range().end) };
        heap.collect(CollectKind::Minor);
        heap.collect(CollectKind::Full);
        assert_eq!(heap.resolve(array as u64 + POINTER_TAG), Some(array as usize), "len {len}");
        if neighbour as u64 != end {
            assert_eq!(heap.resolve(pointer(neighbour)), None, "len {len}");
        }
        heap.remove_conservative_range(id);
        heap.collect(CollectKind::Full);
        assert_eq!(heap.live_bytes(), 0);
        assert_eq!(heap.resolve(pointer(array)), None);
    }
}

#[test]
fn free_and_unallocated_cells_are_no_objects() {
    let mut heap = Heap::new(strict());
    let object = heap.alloc(24, header(1, 0)) as u64;
    assert_eq!(heap.resolve(object), Some(object as usize));
    assert_eq!(heap.resolve(object + 20), Some(object as usize));
    assert_eq!(heap.resolve(object + 25), None, "beyond the cursor");
    assert_eq!(heap.resolve(object & !0xf_ffff), None, "the bitmaps");
    for word in [0, 1, 3, u64::MAX, u64::MAX - 4, 0x1234_5678_9abc] {
        assert_eq!(heap.resolve(word), None);
    }
}

#[test]
fn ranges_with_moving_ends_are_roots() {
    let mut heap = Heap::new(strict());
    let registers = vec![0u64; 100].into_boxed_slice();
    let base = Box::into_raw(registers) as *mut u64;
    let bounds = Box::new([base.cast_const(), base.cast_const()]);
    let bounds = Box::into_raw(bounds) as *mut *const u64;
    unsafe {
        let id = heap.add_conservative_range(bounds, bounds.add(1));
        *base.add(50) = make_list(&mut heap, 10);
        *bounds.add(1) = base.add(51);
        heap.collect(CollectKind::Full);
        assert_eq!(heap.live_bytes(), 240);
        *bounds.add(1) = base.add(50);
        heap.collect(CollectKind::Full);
        assert_eq!(heap.live_bytes(), 0);
        heap.remove_conservative_range(id);
        drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(base, 100)));
        drop(Box::from_raw(bounds as *mut [*const u64; 2]));
    }
}

#[test]
fn handles_keep_objects_as_long_as_they_live() {
    let mut heap = Heap::new(strict());
    let list = make_list(&mut heap, 10);
    let global = Global::new(&heap, list);
    heap.collect(CollectKind::Full);
    assert_eq!(list_length(global.get()), 10);
    let second = global.clone();
    drop(global);
    heap.collect(CollectKind::Full);
    assert_eq!(list_length(second.get()), 10);
    assert!(second.belongs_to(&heap) && !second.belongs_to(&Heap::new(strict())));
    let mut first = RootVec::new(&heap);
    let mut other = RootVec::new(&heap);
    first.push(0);
    other.push(second.get());
    drop(first);
    drop(second);
    heap.collect(CollectKind::Full);
    assert_eq!(list_length(other.get(0)), 10);
    other.clear();
    heap.collect(CollectKind::Full);
    assert_eq!(heap.live_bytes(), 0);
    drop(heap);
    other.push(1);
}

#[test]
fn the_trace_hook_marks() {
    fn hook(data: *mut c_void, marker: &mut Marker, _extent: CollectKind) {
        marker.mark_all(unsafe { &*data.cast::<Vec<u64>>() });
    }
    let mut heap = Heap::new(strict());
    let mut words = vec![make_list(&mut heap, 5), fixnum(3).unwrap()];
    heap.set_trace_hook(Some((hook, (&raw mut words).cast())));
    heap.collect(CollectKind::Minor);
    heap.collect(CollectKind::Full);
    assert_eq!(list_length(words[0]), 5);
    heap.set_trace_hook(None);
    heap.collect(CollectKind::Full);
    assert_eq!(heap.live_bytes(), 0);
}

#[test]
fn weak_references_are_cleared() {
    for kind in [CollectKind::Minor, CollectKind::Full] {
        let mut heap = Heap::new(strict());
        let mut roots = RootVec::new(&heap);
        let weak = heap.alloc(24, header(4, KIND_WEAK));
        roots.push(pointer(weak));
        roots.push(make_list(&mut heap, 1));
        // Old before the store, so that the barrier matters.
        heap.collect(CollectKind::Minor);
        roots.push(make_list(&mut heap, 1));
        let target = roots.last().unwrap();
        unsafe { heap.store(weak, 1, target) };
        heap.collect(CollectKind::Minor);
        assert_eq!(unsafe { *weak.add(1) }, target);
        heap.collect(kind);
        assert_eq!(unsafe { *weak.add(1) }, target);
        let young = make_list(&mut heap, 1);
        unsafe { heap.store(weak, 1, young) };
        let callback = roots.get(1);
        unsafe { heap.store(weak, 2, callback) };
        heap.collect(kind);
        assert_eq!(unsafe { *weak.add(1) }, UNBOUND);
        assert_eq!(heap.take_finalizable(), Some(pointer(weak)));
        assert_eq!(heap.take_finalizable(), None);
    }
}

#[test]
fn ephemerons_keep_their_values_by_their_keys() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    let first_key = make_list(&mut heap, 1);
    roots.push(first_key);
    // A chain: each value is the next key. The last comes first in the list of roots.
    let mut key = first_key;
    let mut ephemerons = Vec::new();
    for _ in 0..5 {
        let value = make_list(&mut heap, 1);
        let ephemeron = heap.alloc(24, header(5, KIND_EPHEMERON));
        unsafe {
            *ephemeron.add(1) = key;
            *ephemeron.add(2) = value;
        }
        ephemerons.push(ephemeron);
        key = value;
    }
    ephemerons.iter().rev().for_each(|&ephemeron| roots.push(pointer(ephemeron)));
    heap.collect(CollectKind::Full);
    assert_eq!(heap.live_bytes(), 11 * 24);
    unsafe { assert_eq!(*ephemerons[4].add(2), key) };
    roots.set(0, 0);
    heap.collect(CollectKind::Full);
    assert_eq!(heap.live_bytes(), 5 * 24);
    unsafe { assert_eq!((*ephemerons[4].add(1), *ephemerons[4].add(2)), (UNBOUND, UNBOUND)) };
}

#[test]
fn dead_finalizable_objects_come_to_the_queue_once() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    let object = make_list(&mut heap, 3);
    roots.push(object);
    heap.add_finalizable(object);
    heap.collect(CollectKind::Minor);
    assert!(!heap.has_finalizable());
    roots.clear();
    heap.collect(CollectKind::Minor);
    assert!(!heap.has_finalizable(), "old by now");
    heap.collect(CollectKind::Full);
    heap.collect(CollectKind::Full);
    let found = heap.take_finalizable().unwrap();
    assert_eq!((found, list_length(found)), (object, 3));
    heap.collect(CollectKind::Full);
    assert!(!heap.has_finalizable());
    assert_eq!(heap.live_bytes(), 0);
}

#[test]
fn weak_references_and_finalizers_work_in_steps() {
    // Every allocation is a collection; six of them go once through all kinds.
    let mut heap = Heap::new(HeapConfig { zeal: Some(1), ..strict() });
    let (mut roots, mut targets) = (RootVec::new(&heap), RootVec::new(&heap));
    let mut finalizable = 0;
    for index in 0..200 {
        // Nothing is alive only on the stack, which is not scanned.
        let target = pointer(heap.alloc(24, header(1, 0)));
        targets.push(target);
        let weak = heap.alloc(24, header(4, KIND_WEAK));
        unsafe { *weak.add(1) = target };
        roots.push(pointer(weak));
        let ephemeron = heap.alloc(24, header(5, KIND_EPHEMERON));
        unsafe { *ephemeron.add(1) = target };
        roots.push(pointer(ephemeron));
        let value = pointer(heap.alloc(32, header(2, 3)));
        unsafe { heap.store(ephemeron, 2, value) };
        if index % 5 == 0 {
            heap.add_finalizable(target);
        }
        // Some die soon, some late.
        if index % 2 == 0 {
            let dropped = if index % 4 == 0 { index } else { index / 2 };
            finalizable += u32::from(targets.get(dropped) != 0 && dropped % 5 == 0);
            targets.set(dropped, 0);
        }
    }
    let turn = |heap: &mut Heap| (0..12).for_each(|_| assert!(!heap.alloc(16, header(1, 0)).is_null()));
    turn(&mut heap);
    assert!(heap.stats().steps.count > 0 && heap.stats().last_steps.count > 0);
    let mut queued = 0;
    while heap.take_finalizable().is_some() {
        queued += 1;
    }
    assert_eq!(queued, finalizable);
    turn(&mut heap);
    for index in 0..200 {
        let [weak, ephemeron] =
            [0, 1].map(|which| (roots.get(2 * index + which) - POINTER_TAG) as *const u64);
        let target = targets.get(index);
        unsafe {
            if target == 0 {
                assert_eq!((*weak.add(1), *ephemeron.add(1), *ephemeron.add(2)), (UNBOUND, UNBOUND, UNBOUND));
            } else {
                assert_eq!((*weak.add(1), *ephemeron.add(1)), (target, target));
                assert_eq!(*((*ephemeron.add(2) - POINTER_TAG) as *const u64) as u32, 2);
            }
        }
    }
}

#[test]
fn watched_objects_are_told_of() {
    let mut heap = Heap::new(HeapConfig { limit_bytes: 16 << 20, ..strict() });
    let mut roots = RootVec::new(&heap);
    let [young, old] = [7 << 20, 1 << 20].map(|bytes| {
        let object = make_list(&mut heap, 1);
        roots.push(object);
        heap.watch(object, bytes).unwrap()
    });
    assert_eq!(heap.stats().external_bytes, 8 << 20);
    let third = make_list(&mut heap, 1);
    roots.push(third);
    assert!(heap.watch(third, 10 << 20).is_none(), "there is no room");
    assert!(!heap.set_watched_bytes(old, 12 << 20), "nor for more");
    assert!(heap.set_watched_bytes(old, 2 << 20));
    assert_eq!(heap.stats().external_bytes, 9 << 20);

    // That of a full collection at the limit, the others by themselves.
    heap.collect(CollectKind::Full);
    assert!(!heap.has_departed());
    let soon = make_list(&mut heap, 1);
    let soon = heap.watch(soon, 1 << 20).unwrap();
    heap.collect(CollectKind::Minor);
    assert_eq!((heap.take_departed(), heap.take_departed()), (Some(soon), None));
    roots.set(1, 0);
    heap.collect(CollectKind::Minor);
    assert!(!heap.has_departed(), "old by now");
    roots.set(0, 0);
    let room = make_list(&mut heap, 1);
    roots.push(room);
    let room = heap.watch(room, 12 << 20).expect("both are dead, so there is room");
    assert_eq!(heap.stats().external_bytes, 12 << 20);
    assert_eq!(room, soon, "numbers are used again once they were taken");
    let mut departed = [heap.take_departed().unwrap(), heap.take_departed().unwrap()];
    departed.sort_unstable();
    assert_eq!((departed, heap.take_departed()), ([young, old], None));
}

#[test]
fn watched_objects_are_told_of_once_in_steps() {
    let mut heap = Heap::new(HeapConfig { zeal: Some(1), ..strict() });
    let mut roots = RootVec::new(&heap);
    let mut alive = std::collections::HashSet::new();
    let mut by_place = Vec::new();
    for index in 0..300 {
        let object = pointer(heap.alloc(24, header(1, 0)));
        roots.push(object);
        let number = heap.watch(object, 8).unwrap();
        assert!(alive.insert(number), "{number} is another's");
        by_place.push(number);
        // Some die soon, some late.
        if index % 3 != 0 {
            roots.set(if index % 3 == 1 { index } else { index / 2 }, 0);
        }
        while let Some(number) = heap.take_departed() {
            assert!(alive.remove(&number), "{number} has died twice");
        }
    }
    (0..24).for_each(|_| assert!(!heap.alloc(16, header(1, 0)).is_null()));
    while let Some(number) = heap.take_departed() {
        assert!(alive.remove(&number));
    }
    let kept = (0..300).filter(|&index| roots.get(index) != 0);
    assert_eq!(alive, kept.map(|index| by_place[index]).collect());
    assert_eq!(heap.stats().external_bytes, 8 * alive.len());
}
