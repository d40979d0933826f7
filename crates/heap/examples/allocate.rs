#![allow(unsafe_code)]
//! Figures of the heap: `cargo run --release -p heap --example allocate`.

use abi::object_layout::{KIND_ARRAY, header};
use abi::value::POINTER_TAG;
use heap::{CollectKind, Heap, HeapConfig, RootVec, keep};
use std::time::Instant;

fn pointer(object: *mut u64) -> u64 {
    object as u64 + POINTER_TAG
}

/// A complete tree; what it has built is on the stack only.
fn build(heap: &mut Heap, depth: u32) -> u64 {
    let (left, right) = if depth == 0 { (0, 0) } else { (build(heap, depth - 1), build(heap, depth - 1)) };
    let node = heap.alloc(24, header(1, 2));
    assert!(!node.is_null());
    // SAFETY: the object has three words and is young.
    unsafe {
        *node.add(1) = left;
        *node.add(2) = right;
    }
    pointer(node)
}

fn count(tree: u64) -> u64 {
    if tree == 0 {
        return 0;
    }
    let node = (tree - POINTER_TAG) as *const u64;
    // SAFETY: a node of `build`, which the caller keeps.
    let (left, right) = unsafe { (*node.add(1), *node.add(2)) };
    keep(node);
    1 + count(left) + count(right)
}

/// The binary-trees program of the benchmarks game.
#[inline(never)]
fn binary_trees(heap: &mut Heap, depth: u32) -> u64 {
    let stretch = build(heap, depth + 1);
    let mut nodes = count(stretch);
    let long_lived = build(heap, depth);
    for shallow in (4..=depth).step_by(2) {
        for _ in 0..1u32 << (depth - shallow + 4) {
            let tree = build(heap, shallow);
            nodes += count(tree);
        }
    }
    nodes + count(long_lived)
}

#[inline(never)]
fn churn(heap: &mut Heap, objects: u64) {
    for _ in 0..objects {
        let object = heap.alloc(24, header(1, 2));
        assert!(!object.is_null());
        // SAFETY: the object has three words.
        unsafe { *object.add(1) = 4 };
    }
}

#[inline(never)]
fn fill_array(heap: &mut Heap, rounds: usize) {
    const LEN: usize = 1 << 20;
    let mut roots = RootVec::new(heap);
    let array = heap.alloc_array(LEN, header(2, KIND_ARRAY));
    roots.push(pointer(array));
    for round in 0..rounds {
        for index in 0..LEN {
            let object = heap.alloc(24, header(round as u32, 2));
            // SAFETY: the index is within the array, which a root keeps.
            unsafe { heap.store(array, 2 + index * 7919 % LEN, pointer(object)) };
        }
    }
}

#[inline(never)]
fn large_arrays(heap: &mut Heap, len: usize, rounds: usize) {
    for _ in 0..rounds {
        let array = heap.alloc_array(len, header(2, KIND_ARRAY));
        assert!(!array.is_null());
        for index in 0..len {
            // SAFETY: the index is within the array, which the stack keeps.
            unsafe { *array.add(2 + index) = (index as u64) << 2 };
        }
        keep(array);
    }
}

fn report(name: &str, heap: &Heap, start: Instant, units: u64) {
    let elapsed = start.elapsed();
    let stats = heap.stats();
    let mean_us = |pauses: heap::Pauses| pauses.total_ns / pauses.count.max(1) / 1000;
    println!(
        "{name}: {:.1} ms, {:.2} ns each; minor {} (mean {} µs, longest {} µs), full {} (mean {} µs, longest {} µs), mapped {} MB",
        elapsed.as_secs_f64() * 1e3,
        elapsed.as_nanos() as f64 / units as f64,
        stats.minor.count,
        mean_us(stats.minor),
        stats.minor.longest_ns / 1000,
        stats.full.count,
        mean_us(stats.full),
        stats.full.longest_ns / 1000,
        stats.mapped_bytes >> 20,
    );
}

/// A heap whose stack ends in the caller's frame.
fn heap_on_this_stack(base: &u64) -> Heap {
    let mut heap = Heap::new(HeapConfig::default());
    // SAFETY: the program runs on one stack, below `base`.
    unsafe { heap.set_stack_base(std::ptr::from_ref(base) as usize) };
    heap
}

fn main() {
    let base = 0;
    let start = Instant::now();
    for _ in 0..1000 {
        let mut heap = heap_on_this_stack(&base);
        assert!(!heap.alloc(24, header(1, 0)).is_null());
    }
    println!("create, allocate once, drop: {:.1} µs", start.elapsed().as_secs_f64() * 1e3);

    let mut heap = heap_on_this_stack(&base);
    churn(&mut heap, 10_000_000);
    for _ in 0..3 {
        let start = Instant::now();
        churn(&mut heap, 100_000_000);
        report("24-byte objects", &heap, start, 100_000_000);
    }

    for depth in [18, 20] {
        let mut heap = heap_on_this_stack(&base);
        let start = Instant::now();
        let nodes = binary_trees(&mut heap, depth);
        report(&format!("binary trees {depth}"), &heap, start, nodes);
    }

    for (len, rounds) in [(2000, 100_000), (50_000, 4000), (1 << 20, 200)] {
        let mut heap = heap_on_this_stack(&base);
        let start = Instant::now();
        large_arrays(&mut heap, len, rounds);
        report(&format!("elements of arrays of {len}"), &heap, start, (len * rounds) as u64);
    }

    let mut heap = heap_on_this_stack(&base);
    let start = Instant::now();
    fill_array(&mut heap, 10);
    report("stores into an array of 8 MB", &heap, start, 10 << 20);
    let start = Instant::now();
    heap.collect(CollectKind::Full);
    println!("full collection after that: {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
}
