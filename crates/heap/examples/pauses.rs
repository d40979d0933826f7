#![allow(unsafe_code)]
//! Pauses of a large heap: `cargo run --release -p heap --example pauses [MB]`.
//!
//! Builds trees of so many megabytes (500 if nothing is said), then replaces random subtrees by new ones until as much has been
//! allocated three times over, and tells how long the program was stopped for each kind of collection.

use abi::object_layout::{KIND_ARRAY, header};
use abi::value::POINTER_TAG;
use heap::{CollectKind, Heap, HeapConfig, RootVec, keep};
use std::time::Instant;

/// Nodes of a tree, and their bytes: two references and a raw word.
const DEPTH: u32 = 9;
const NODES: usize = (1 << (DEPTH + 1)) - 1;
const NODE: usize = 32;

fn build(heap: &mut Heap, depth: u32) -> u64 {
    let (left, right) = if depth == 0 { (0, 0) } else { (build(heap, depth - 1), build(heap, depth - 1)) };
    let node = heap.alloc(NODE, header(1, 2));
    assert!(!node.is_null());
    // SAFETY: the object has four words and is young.
    unsafe {
        *node.add(1) = left;
        *node.add(2) = right;
    }
    node as u64 + POINTER_TAG
}

/// Puts a new subtree at a random place of a tree.
fn replace_subtree(heap: &mut Heap, tree: u64, random: u64) {
    let mut node = (tree - POINTER_TAG) as *mut u64;
    let depth = 3 + (random % 5) as u32;
    for level in 0..DEPTH - 1 - depth {
        // SAFETY: an inner node of a complete tree, which the caller keeps.
        node = unsafe { (*node.add(1 + (random >> (8 + level) & 1) as usize) - POINTER_TAG) as *mut u64 };
    }
    let subtree = build(heap, depth);
    // SAFETY: as above.
    unsafe { heap.store(node, 1 + (random >> 30 & 1) as usize, subtree) };
    keep(node);
}

fn report(heap: &Heap, what: &str, start: Instant) {
    let stats = heap.stats();
    println!(
        "{what}: {:.0} ms, {} MB live, {} MB mapped",
        start.elapsed().as_secs_f64() * 1e3,
        stats.live_bytes >> 20,
        stats.mapped_bytes >> 20
    );
    let kinds = [
        ("minor", stats.minor),
        ("step", stats.steps),
        ("last step", stats.last_steps),
        ("full", stats.full),
    ];
    for (name, pauses) in kinds {
        let mean = pauses.total_ns as f64 / pauses.count.max(1) as f64 / 1e6;
        println!(
            "  {name}: {} times, mean {mean:.2} ms, longest {:.2} ms",
            pauses.count,
            pauses.longest_ns as f64 / 1e6
        );
    }
}

fn main() {
    let megabytes: usize =
        std::env::args().nth(1).map_or(500, |text| text.parse().expect("a number of megabytes"));
    let trees = (megabytes << 20) / (NODES * NODE);
    let base = 0u64;
    let mut heap = Heap::new(HeapConfig::default());
    // SAFETY: the program runs on one stack, below `base`.
    unsafe { heap.set_stack_base(&raw const base as usize) };
    let mut roots = RootVec::new(&heap);
    let forest = heap.alloc_array(trees, header(2, KIND_ARRAY));
    roots.push(forest as u64 + POINTER_TAG);
    let start = Instant::now();
    for index in 0..trees {
        let tree = build(&mut heap, DEPTH);
        // SAFETY: within the array, which a root keeps.
        unsafe { heap.store(forest, 2 + index, tree) };
    }
    report(&heap, "building", start);
    let start = Instant::now();
    let mut random = 88_172_645_463_325_252u64;
    while heap.stats().allocated_bytes < (4 * megabytes as u64) << 20 {
        for _ in 0..1000 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let index = (random >> 40) as usize % trees;
            // SAFETY: within the array, which a root keeps.
            let tree = unsafe { *forest.add(2 + index) };
            replace_subtree(&mut heap, tree, random);
        }
    }
    report(&heap, "replacing", start);
    let start = Instant::now();
    heap.collect(CollectKind::Full);
    println!("all at once: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
}
