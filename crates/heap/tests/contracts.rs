#![allow(unsafe_code, clippy::undocumented_unsafe_blocks, reason = "tests play the part of the runtime")]
//! Limits, and that broken contracts are found.

use std::collections::HashSet;

use abi::object_layout::{KIND_ARRAY, KIND_SHAPED, header};
use abi::value::{POINTER_TAG, fixnum};
use heap::{ChunkReserve, CollectKind, Heap, HeapConfig, RootVec};

fn strict() -> HeapConfig {
    HeapConfig { verify: true, poison: true, ..HeapConfig::default() }
}

fn pointer(object: *mut u64) -> u64 {
    object as u64 + POINTER_TAG
}

/// Fills the heap with a list until null comes back; the number of cells.
fn fill(heap: &mut Heap, roots: &mut RootVec, bytes: usize) -> usize {
    let first = roots.len();
    roots.push(0);
    let mut count = 0;
    loop {
        let cell = heap.alloc(bytes, header(1, 2));
        if cell.is_null() {
            return count;
        }
        unsafe { *cell.add(2) = roots.get(first) };
        roots.set(first, pointer(cell));
        count += 1;
    }
}

#[test]
fn the_limit_returns_null_and_the_heap_goes_on() {
    for limit in [1 << 20, 5 << 20, 20 << 20] {
        for bytes in [24, 400, 30_000] {
            let mut heap = Heap::new(HeapConfig { limit_bytes: limit, ..HeapConfig::default() });
            let mut roots = RootVec::new(&heap);
            let count = fill(&mut heap, &mut roots, bytes);
            assert!(
                count * bytes > limit / 10 * 5 && count * bytes <= limit,
                "{count} of {bytes} in {limit}"
            );
            assert!(heap.stats().used_bytes <= limit);
            let before = heap.release_reserve();
            let error = heap.alloc(64, header(2, 0));
            assert!(!error.is_null());
            heap.restore_reserve(before);
            roots.clear();
            let again = fill(&mut heap, &mut roots, bytes);
            assert!(again.abs_diff(count) <= count / 50 + 2, "{again} after {count}");
            assert!(heap.stats().full.count < 60, "{:?}", heap.stats());
        }
    }
}

#[test]
fn what_a_heap_leaves_holds_nothing_for_the_next() {
    const SIZES: [usize; 6] = [24, 40, 264, 3000, 20_000, 200_000];
    let reserve = std::sync::Arc::new(ChunkReserve::default());
    let mut first_chunks = HashSet::new();
    for round in 0..8 {
        let config = HeapConfig { reserve: Some(reserve.clone()), ..HeapConfig::default() };
        let mut heap = Heap::new(config);
        // Few objects are cleared one by one, many are given back to the system; collections leave marks.
        for count in 0..[1, 3, 40, 200][round % 4] {
            for bytes in SIZES {
                let object = heap.alloc(bytes, header(1, 0));
                let words = unsafe { std::slice::from_raw_parts_mut(object.add(1), bytes / 8 - 1) };
                assert!(words.iter().all(|&word| word == 0), "{bytes} bytes in round {round}");
                words.fill(!0);
                if count == 0 && bytes == SIZES[0] {
                    first_chunks.insert(object as usize >> 20);
                }
            }
        }
        if round >= 4 {
            heap.collect(CollectKind::Full);
            assert!(!heap.alloc(24, header(1, 0)).is_null());
        }
    }
    assert_eq!(first_chunks.len(), 1, "the next heap begins where the last one did");
}

#[test]
fn collections_wait_while_the_reserve_is_released() {
    let mut heap = Heap::new(HeapConfig { zeal: Some(1), ..HeapConfig::default() });
    let _ = heap.alloc(24, header(1, 0));
    let collections = heap.stats().collections();
    assert!(collections > 0);
    let before = heap.release_reserve();
    for _ in 0..100 {
        assert!(!heap.alloc(24, header(1, 0)).is_null());
    }
    heap.restore_reserve(before);
    assert_eq!(heap.stats().collections(), collections);
    let _ = heap.alloc(24, header(1, 0));
    assert!(heap.stats().collections() > collections);
}

#[test]
fn huge_requests_are_refused() {
    let mut heap = Heap::new(HeapConfig { limit_bytes: 64 << 20, ..strict() });
    assert!(heap.alloc_array(usize::MAX, header(1, KIND_ARRAY)).is_null());
    assert!(heap.alloc_array(usize::MAX / 8 - 1, header(1, KIND_ARRAY)).is_null());
    assert!(heap.alloc_array(10 << 20, header(1, KIND_ARRAY)).is_null());
    assert!(!heap.alloc_array(7 << 20, header(1, KIND_ARRAY)).is_null());
    // The first is dead, so the second fits.
    assert!(!heap.alloc_array(7 << 20, header(1, KIND_ARRAY)).is_null());
    let mut unlimited = Heap::new(HeapConfig { limit_bytes: usize::MAX, ..strict() });
    assert!(unlimited.alloc_array(1 << 58, header(1, KIND_ARRAY)).is_null(), "the system refuses");
    assert!(!unlimited.alloc(24, header(1, 0)).is_null());
}

#[test]
fn external_bytes_count() {
    let mut heap = Heap::new(HeapConfig { limit_bytes: 16 << 20, ..strict() });
    assert!(heap.add_external(10 << 20));
    assert!(!heap.add_external(10 << 20));
    assert_eq!(heap.stats().external_bytes, 10 << 20);
    assert!(heap.alloc_array(1 << 20, header(1, KIND_ARRAY)).is_null());
    heap.collect_if_due();
    let collections = |heap: &Heap| heap.stats().minor.count + heap.stats().full.count;
    let count = collections(&heap);
    assert!(heap.add_external(5 << 20));
    heap.collect_if_due();
    heap.collect_if_due();
    assert_eq!(collections(&heap), count + 1);
    heap.remove_external(15 << 20);
    assert!(!heap.alloc_array(1 << 20, header(1, KIND_ARRAY)).is_null());
}

#[test]
fn cards_remember_stores_into_large_arrays() {
    for len in [1100, 9000, 100_000, 1_000_000] {
        let mut heap = Heap::new(strict());
        let mut roots = RootVec::new(&heap);
        let array = heap.alloc_array(len, header(1, KIND_ARRAY));
        roots.push(pointer(array));
        heap.collect(CollectKind::Minor);
        for round in 0..3 {
            for index in [0, 1, len / 2, len - 1] {
                let young = heap.alloc(24, header(7 + round, 2));
                unsafe { heap.store(array, 2 + index, pointer(young)) };
            }
            heap.collect(CollectKind::Minor);
            heap.collect(if round == 1 { CollectKind::Full } else { CollectKind::Minor });
            for index in [0, 1, len / 2, len - 1] {
                let word = unsafe { *array.add(2 + index) };
                assert_eq!(unsafe { *((word - POINTER_TAG) as *const u32) }, 7 + round);
            }
        }
        let young = heap.alloc(24, header(30, 2));
        unsafe {
            for index in 0..len {
                *array.add(2 + index) = pointer(young);
            }
        }
        heap.barrier_for_all(array as usize);
        heap.collect(CollectKind::Minor);
        assert_eq!(unsafe { *young } as u32, 30);
    }
}

#[test]
#[should_panic(expected = "missing write barrier")]
fn a_missing_barrier_is_found() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    let old = heap.alloc(24, header(1, 2));
    roots.push(pointer(old));
    heap.collect(CollectKind::Minor);
    let young = heap.alloc(24, header(1, 2));
    unsafe { *old.add(1) = pointer(young) };
    heap.collect(CollectKind::Minor);
}

#[test]
#[should_panic(expected = "missing write barrier")]
fn a_missing_barrier_in_a_large_array_is_found() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    let old = heap.alloc_array(100_000, header(1, KIND_ARRAY));
    roots.push(pointer(old));
    heap.collect(CollectKind::Minor);
    let young = heap.alloc(24, header(1, 2));
    unsafe {
        heap.store(old, 2, pointer(young));
        *old.add(50_000) = pointer(young);
    }
    heap.collect(CollectKind::Minor);
}

#[test]
#[should_panic(expected = "points to no object")]
fn a_raw_integer_in_a_value_slot_is_found() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    let object = heap.alloc(24, header(1, 2));
    roots.push(pointer(object));
    unsafe { *object.add(1) = 12345 * 8 + POINTER_TAG };
    heap.collect(CollectKind::Minor);
}

#[test]
#[should_panic(expected = "points to no object")]
fn an_object_that_was_freed_is_found() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    roots.push(pointer(heap.alloc(24, header(1, 2))));
    let lost = heap.alloc(24, header(1, 2));
    heap.collect(CollectKind::Minor);
    roots.push(pointer(lost));
    heap.collect(CollectKind::Minor);
}

#[test]
#[should_panic(expected = "to free memory")]
fn a_write_to_a_freed_object_is_found() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    roots.push(pointer(heap.alloc(24, header(1, 2))));
    let lost = heap.alloc(24, header(1, 2));
    heap.collect(CollectKind::Minor);
    unsafe { *lost.add(1) = fixnum(1).unwrap() };
    while !heap.alloc(24, header(1, 2)).is_null() {}
}

#[test]
fn a_new_heap_maps_nothing_and_dropping_unmaps() {
    let heap = Heap::new(HeapConfig::default());
    assert_eq!(heap.stats().mapped_bytes, 0);
    for _ in 0..2000 {
        let mut heap = Heap::new(HeapConfig::default());
        assert!(!heap.alloc(24, header(1, 0)).is_null());
        assert!(!heap.alloc_array(1 << 21, header(1, KIND_ARRAY)).is_null());
    }
}

#[test]
fn words_that_a_shape_calls_raw_are_not_followed() {
    let mut heap = Heap::new(strict());
    heap.set_shape_words(7, 3, 0b010);
    let mut roots = RootVec::new(&heap);
    let (held, dropped) = (heap.alloc(16, header(1, 1)), heap.alloc(16, header(1, 1)));
    let object = heap.alloc(32, header(7, KIND_SHAPED));
    roots.push(pointer(object));
    unsafe {
        *object.add(1) = pointer(held);
        *object.add(2) = pointer(dropped);
        *object.add(3) = fixnum(3).unwrap();
    }
    let live = |heap: &mut Heap| {
        heap.collect(CollectKind::Full);
        heap.stats().live_bytes
    };
    assert_eq!(live(&mut heap), 32 + 16);
    // A store into an old object is remembered, whatever its kind.
    let young = heap.alloc(16, header(1, 1));
    unsafe {
        *object.add(3) = pointer(young);
        heap.barrier(object as usize, object.add(3) as usize);
        // Looks like a pointer to no object.
        *object.add(2) = 0xdead_dead_dead_deab;
    }
    heap.collect(CollectKind::Minor);
    assert_eq!(live(&mut heap), 32 + 16 + 16);
}

#[test]
fn scattered_cells_are_filled_when_memory_is_short() {
    let mut heap = Heap::new(HeapConfig { limit_bytes: 4 << 20, ..strict() });
    let mut roots = RootVec::new(&heap);
    let mut holes = HashSet::new();
    for index in 0..20_000 {
        let object = heap.alloc(24, header(1, 0));
        if index % 2 == 0 {
            roots.push(pointer(object));
        } else {
            holes.insert(object as usize);
        }
    }
    heap.collect(CollectKind::Minor);
    let mut filled = |heap: &mut Heap, count: usize| {
        let mut found = 0;
        for _ in 0..count {
            let object = heap.alloc(24, header(1, 0));
            if object.is_null() {
                break;
            }
            roots.push(pointer(object));
            found += usize::from(holes.contains(&(object as usize)));
        }
        found
    };
    // The block that was handed out last has one long free run.
    let few = filled(&mut heap, 20_000);
    assert!(few < holes.len() / 10, "{few} of {}", holes.len());
    let all = filled(&mut heap, usize::MAX);
    assert!(all > holes.len() / 2, "{all} of {}", holes.len());
}

#[test]
fn the_dead_that_were_taken_for_alive_go_with_a_full_collection() {
    let mut heap = Heap::new(HeapConfig { nursery_bytes: 1 << 20, poison: true, ..HeapConfig::default() });
    let mut roots = RootVec::new(&heap);
    roots.push(0);
    // All that is allocated lives on, until collections of young objects look no more.
    for _ in 0..500_000 {
        let cell = heap.alloc(24, header(1, 2));
        unsafe { *cell.add(2) = roots.get(0) };
        roots.set(0, pointer(cell));
    }
    let built = heap.stats();
    assert!(built.minor.count > 3 && built.live_bytes > 3 << 20, "{built:?}");
    // They look again soon enough: of so much garbage a few nurseries full stay at most.
    for _ in 0..2_000_000 {
        let cell = heap.alloc(24, header(1, 2));
        unsafe { *cell.add(2) = roots.get(0) };
    }
    assert!(heap.stats().live_bytes < built.live_bytes + (10 << 20), "{:?}", heap.stats());
    heap.collect(CollectKind::Full);
    assert!(heap.stats().live_bytes.abs_diff(500_000 * 24) < 1000, "{:?}", heap.stats());
    roots.set(0, fixnum(0).expect("a small one"));
    heap.collect(CollectKind::Full);
    assert!(heap.stats().live_bytes < 1000, "{:?}", heap.stats());
}
