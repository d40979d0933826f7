#![allow(unsafe_code, clippy::undocumented_unsafe_blocks, reason = "tests play the part of the runtime")]
//! Graphs of objects under mutation and collection, compared with a model off the heap.

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, KIND_ARRAY, KIND_SHAPED, WORD, header};
use abi::value::{POINTER_TAG, fixnum, fixnum_value, is_fixnum, is_pointer};
use heap::{CollectKind, Heap, HeapConfig, RootVec};

/// Numbers that look random, the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 11) as usize % bound
    }
}

/// What an object should be: its number, and the numbers of the objects in its slots.
struct Model {
    slots: Vec<Option<usize>>,
}

/// Most roots of a graph that has ambiguous ones.
const AMBIGUOUS: usize = 64;

/// Objects on the heap, in the shape of models: the number is in the shape.
struct Graph {
    heap: Heap,
    roots: RootVec,
    /// With this, `roots` is empty and these are the roots: the words, out of the heap's sight, and a range
    /// that is scanned conservatively, with as many addresses anywhere in the objects.
    ambiguous: Option<(Vec<u64>, Box<[u64; AMBIGUOUS]>)>,
    /// For each root, the number of its object.
    root_numbers: Vec<usize>,
    models: Vec<Model>,
    /// Number of arrays that were made longer.
    grown: usize,
    random: Random,
}

fn pointer(object: *mut u64) -> u64 {
    object as u64 + POINTER_TAG
}

fn object(word: u64) -> *mut u64 {
    assert!(is_pointer(word));
    (word - POINTER_TAG) as *mut u64
}

impl Graph {
    fn new(config: HeapConfig, seed: u64) -> Graph {
        let heap = Heap::new(config);
        let roots = RootVec::new(&heap);
        Graph {
            heap,
            roots,
            ambiguous: None,
            root_numbers: Vec::new(),
            models: Vec::new(),
            grown: 0,
            random: Random(seed),
        }
    }

    fn with_ambiguous_roots(config: HeapConfig, seed: u64) -> Graph {
        let mut graph = Graph::new(config, seed);
        let words = Box::new([0; AMBIGUOUS]);
        let range = words.as_ptr_range();
        unsafe { graph.heap.add_fixed_range(range.start, range.end) };
        graph.ambiguous = Some((Vec::new(), words));
        graph
    }

    fn root(&self, index: usize) -> u64 {
        match &self.ambiguous {
            Some((words, _)) => words[index],
            None => self.roots.get(index),
        }
    }

    fn push_root(&mut self, word: u64, number: usize) {
        let bytes = Self::slot_index(self.models[number].slots.len(), self.models[number].slots.len()) * WORD;
        let inside = match self.random.below(4) {
            0 => word,
            1 => word - POINTER_TAG,
            2 => word - POINTER_TAG + self.random.below(bytes) as u64,
            _ => word - POINTER_TAG + bytes as u64,
        };
        match &mut self.ambiguous {
            Some((words, range)) => {
                range[words.len()] = inside;
                words.push(word);
            }
            None => self.roots.push(word),
        }
        self.root_numbers.push(number);
    }

    fn swap_remove_root(&mut self, index: usize) {
        self.root_numbers.swap_remove(index);
        match &mut self.ambiguous {
            Some((words, range)) => {
                words.swap_remove(index);
                range[index] = std::mem::take(&mut range[words.len()]);
            }
            None => _ = self.roots.swap_remove(index),
        }
    }

    /// Whether an object of as many slots has another word after each.
    fn is_masked(slots: usize) -> bool {
        slots <= 200 && slots % 3 == 1
    }

    fn slot_index(slots: usize, slot: usize) -> usize {
        match slots {
            201.. => ARRAY_ELEMENTS_OFFSET / WORD + slot,
            _ if Self::is_masked(slots) => 1 + 2 * slot,
            _ => 1 + slot,
        }
    }

    fn add(&mut self) {
        let number = self.models.len();
        let slots = match self.random.below(200) {
            0 => 2000 + self.random.below(20_000),
            1 => 200_000,
            2..10 => 201 + self.random.below(900),
            10..30 => self.random.below(200),
            _ => self.random.below(6),
        };
        let object = if slots > 200 {
            self.heap.alloc_array(slots, header(number as u32, KIND_ARRAY))
        } else if Self::is_masked(slots) {
            let is_raw: Vec<bool> = (0..2 * slots).map(|word| word % 2 != 0).collect();
            self.heap.set_shape_mask(number as u32, &is_raw);
            let object = self.heap.alloc((1 + 2 * slots) * WORD, header(number as u32, KIND_SHAPED));
            for slot in 0..slots {
                unsafe { *object.add(2 + 2 * slot) = 0xdead_beef_0000_0003 };
            }
            object
        } else {
            // Raw bytes after the values must not be taken for values.
            let raw = self.random.below(5);
            let object = self.heap.alloc((1 + slots + raw) * WORD, header(number as u32, slots as u8));
            for index in 0..raw {
                unsafe { *object.add(1 + slots + index) = 0xdead_beef_0000_0003 };
            }
            object
        };
        assert!(!object.is_null());
        for index in 0..slots {
            assert_eq!(unsafe { *object.add(Self::slot_index(slots, index)) }, 0, "not zero");
        }
        self.models.push(Model { slots: vec![None; slots] });
        self.push_root(pointer(object), number);
    }

    /// Follows random slots from a random root.
    fn pick(&mut self) -> Option<(u64, usize)> {
        if self.root_numbers.is_empty() {
            return None;
        }
        let root = self.random.below(self.root_numbers.len());
        let (mut word, mut number) = (self.root(root), self.root_numbers[root]);
        for _ in 0..self.random.below(4) {
            let slots = &self.models[number].slots;
            if slots.is_empty() {
                break;
            }
            let slot = self.random.below(slots.len());
            let Some(next) = slots[slot] else { break };
            word = unsafe { *object(word).add(Self::slot_index(slots.len(), slot)) };
            number = next;
        }
        Some((word, number))
    }

    fn store(&mut self) {
        let (Some((holder, number)), Some((value, value_number))) = (self.pick(), self.pick()) else {
            return;
        };
        let slots = self.models[number].slots.len();
        if slots == 0 {
            return;
        }
        let slot = self.random.below(slots);
        let index = Self::slot_index(slots, slot);
        let clear = self.random.below(4) == 0;
        let word = if clear { fixnum(5).unwrap() } else { value };
        unsafe { self.heap.store(object(holder), index, word) };
        self.models[number].slots[slot] = (!clear).then_some(value_number);
    }

    /// Makes an array longer where it is, if that can be.
    fn grow(&mut self) {
        let Some((array, number)) = self.pick() else { return };
        let slots = self.models[number].slots.len();
        let larger = slots + 1 + self.random.below(slots + 1);
        if slots > 200 && unsafe { self.heap.grow_array(object(array), larger, WORD) } {
            self.models[number].slots.resize(larger, None);
            self.grown += 1;
        }
    }

    fn drop_root(&mut self) {
        if !self.root_numbers.is_empty() {
            let index = self.random.below(self.root_numbers.len());
            self.swap_remove_root(index);
        }
    }

    /// Compares everything reachable.
    fn check(&self) {
        let mut seen = std::collections::HashMap::new();
        let mut todo: Vec<(u64, usize)> =
            self.root_numbers.iter().enumerate().map(|(index, &number)| (self.root(index), number)).collect();
        while let Some((word, number)) = todo.pop() {
            if let Some(other) = seen.insert(number, word) {
                assert_eq!(other, word, "object {number} is in two places");
                continue;
            }
            let (object, model) = (object(word), &self.models[number]);
            assert_eq!(unsafe { *object } as u32 as usize, number, "wrong object");
            if model.slots.len() > 200 {
                let length = unsafe { *object.byte_add(ARRAY_LENGTH_OFFSET) };
                assert_eq!(fixnum_value(length) as usize, model.slots.len());
            }
            for (slot, expected) in model.slots.iter().enumerate() {
                let word = unsafe { *object.add(Self::slot_index(model.slots.len(), slot)) };
                match expected {
                    Some(number) => todo.push((word, *number)),
                    None => assert!(is_fixnum(word), "object {number} slot {slot} holds {word:#x}"),
                }
            }
        }
    }

    fn run(&mut self, steps: usize, roots: usize, collect_every: usize) {
        for step in 0..steps {
            match self.random.below(10) {
                0..3 if self.root_numbers.len() < AMBIGUOUS => self.add(),
                3..7 => self.store(),
                7 => self.grow(),
                _ if self.root_numbers.len() > roots => self.drop_root(),
                _ => {}
            }
            if collect_every != 0 && step % collect_every == collect_every - 1 {
                let kind = if step % 3 == 0 { CollectKind::Full } else { CollectKind::Minor };
                self.heap.collect(kind);
                self.check();
            }
        }
        self.check();
    }
}

fn strict() -> HeapConfig {
    HeapConfig { verify: true, poison: true, ..HeapConfig::default() }
}

#[test]
fn survives_zeal() {
    for seed in 1..4 {
        Graph::new(HeapConfig { zeal: Some(1), ..strict() }, seed * 77).run(600, 10, 50);
        Graph::new(HeapConfig { zeal: Some(7), ..strict() }, seed * 99).run(2000, 20, 100);
    }
}

#[test]
fn survives_with_ambiguous_roots() {
    for seed in 1..4 {
        let zeal = Some(1 + seed as u32 % 3);
        Graph::with_ambiguous_roots(HeapConfig { zeal, ..strict() }, seed * 55).run(1000, 10, 50);
        Graph::with_ambiguous_roots(strict(), seed * 66).run(6000, 20, 300);
    }
}

#[test]
fn survives_collections_by_request() {
    for seed in 1..6 {
        let mut graph = Graph::new(strict(), seed * 1234);
        graph.run(6000, 30, 200);
        assert!(graph.grown > 0);
    }
}

#[test]
fn survives_collections_by_need() {
    for seed in 1..4 {
        let config = HeapConfig { nursery_bytes: 1 << 20, poison: true, ..HeapConfig::default() };
        let mut graph = Graph::new(config, seed * 4321);
        graph.run(40_000, 30, 0);
        let stats = graph.heap.stats();
        assert!(stats.minor.count > 3 && stats.full.count > 0, "{stats:?}");
    }
}

#[test]
fn survives_full_collections_in_steps() {
    for seed in 1..4 {
        let config =
            HeapConfig { nursery_bytes: 1 << 18, steps_from_bytes: 0, step_bytes: 1 << 10, ..strict() };
        let mut graph = Graph::new(config, seed * 333);
        for _ in 0..20 {
            graph.run(1000, 30, 0);
        }
        let stats = graph.heap.stats();
        assert!(stats.steps.count > 3 && stats.last_steps.count > 0, "{stats:?}");
        graph.heap.collect(CollectKind::Full);
        graph.run(1000, 30, 0);
    }
}

#[test]
fn two_heaps_on_two_threads_are_independent() {
    let threads: Vec<_> = (1..3)
        .map(|seed| {
            std::thread::spawn(move || {
                let mut first = Graph::new(strict(), seed * 31);
                let mut second = Graph::new(HeapConfig { zeal: Some(3), ..strict() }, seed * 37);
                for _ in 0..10 {
                    first.run(200, 10, 100);
                    second.run(50, 5, 20);
                }
                drop(first);
                second.run(50, 5, 20);
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn garbage_is_freed_and_its_memory_used_again() {
    let mut heap = Heap::new(strict());
    for _ in 0..20 {
        for _ in 0..20_000 {
            assert!(!heap.alloc(24, header(1, 2)).is_null());
        }
        heap.collect(CollectKind::Minor);
        assert_eq!(heap.live_bytes(), 0);
    }
    assert!(heap.stats().mapped_bytes <= 2 << 20);
    assert_eq!(heap.stats().allocated_bytes, 20 * 20_000 * 24);
}

#[test]
fn every_object_is_seen_by_the_walk() {
    let mut heap = Heap::new(strict());
    let mut roots = RootVec::new(&heap);
    let mut expected = Vec::new();
    for index in 0..3000 {
        let object = heap.alloc(8 * (1 + index % 1500), header(index as u32, 0));
        if index % 3 == 0 {
            roots.push(pointer(object));
            expected.push(object as usize);
        }
    }
    heap.collect(CollectKind::Full);
    expected.push(heap.alloc(24, header(9, 0)) as usize);
    let mut seen = Vec::new();
    heap.for_each_object(|object, _| seen.push(object as usize));
    seen.sort_unstable();
    expected.sort_unstable();
    assert_eq!(seen, expected);
}
