//! Code is installed, called, rewritten and freed, by one thread and by many.

#![allow(unsafe_code)]

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use code_memory::{
    CodeBlob, CodeImage, CodeMemory, CodeMemoryError, Config, Relocation, RelocationKind, Target,
};

type Function = unsafe extern "C" fn(u64) -> u64;

/// `x -> x + literal 0`, padded to `size` bytes.
fn adder(literal: u64, size: usize) -> CodeImage {
    #[cfg(target_arch = "x86_64")]
    let (mut code, field) = (
        // mov rax, [rip + literal]; add rax, rdi; ret
        vec![0x48, 0x8b, 0x05, 0, 0, 0, 0, 0x48, 0x01, 0xf8, 0xc3],
        (3, RelocationKind::PcRelative32, Target::Literal(0), -4),
    );
    #[cfg(target_arch = "aarch64")]
    let (mut code, field) = (
        // ldr x8, literal; add x0, x0, x8; ret
        [0x5800_0008u32, 0x8b08_0000, 0xd65f_03c0]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect::<Vec<u8>>(),
        (0, RelocationKind::Aarch64Branch19, Target::Literal(0), 0),
    );
    code.resize(code.len().max(size), 0);
    CodeImage::assemble("adder", &code, &[literal], [field])
}

fn call(blob: &CodeBlob, argument: u64) -> u64 {
    // SAFETY: all blobs here are adders, which have this signature, and `blob` lives through the call.
    unsafe { std::mem::transmute::<*const u8, Function>(blob.entry())(argument) }
}

fn small(limit: usize) -> CodeMemory {
    CodeMemory::new(Config { reserve: 1 << 20, limit, ..Config::default() }).unwrap()
}

#[test]
fn installed_code_runs() {
    let memory = CodeMemory::new(Config::default()).unwrap();
    let blob = memory.install(&adder(40, 0)).unwrap();
    assert_eq!(call(&blob, 2), 42);
    assert!(memory.contains(blob.entry() as usize) && blob.contains(blob.entry() as usize));
    assert_eq!(blob.entry() as usize % 64, 0);
    assert_eq!(blob.bytes().len(), blob.size());
    assert_eq!(memory.usage().blobs, 1);
    blob.free();
    assert_eq!((memory.usage().blobs, memory.usage().bytes), (0, 0));
}

#[test]
fn blobs_keep_the_region() {
    let blob = small(4096).install(&adder(1, 0)).unwrap();
    assert_eq!(call(&blob, 1), 2);
}

#[test]
fn running_code_sees_a_new_literal() {
    let memory = small(1 << 20);
    let blob = memory.install(&adder(0, 0)).unwrap();
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut last = 0;
            while !stop.load(Ordering::Relaxed) {
                let now = call(&blob, 0);
                assert!(now >= last, "{now} after {last}");
                last = now;
            }
            call(&blob, 0)
        });
        for word in 1..=1000 {
            blob.set_literal(0, word);
            assert_eq!((blob.literal(0), call(&blob, 5)), (word, word + 5));
        }
        stop.store(true, Ordering::Relaxed);
        assert_eq!(reader.join().unwrap(), 1000);
    });
}

#[test]
fn the_limit_is_an_error_and_freed_space_is_used_again() {
    let memory = small(1024);
    let mut blobs: Vec<_> = (0..8).map(|n| memory.install(&adder(n, 0)).unwrap()).collect();
    match memory.install(&adder(8, 0)) {
        Err(CodeMemoryError::Full { requested: 128, in_use: 1024, limit: 1024 }) => {}
        other => panic!("{other:?}"),
    }
    let gone = blobs.remove(3).entry();
    let again = memory.install(&adder(100, 0)).unwrap();
    assert_eq!((again.entry(), call(&again, 1)), (gone, 101));
    assert_eq!(call(&blobs[6], 1), 8);
    assert!(memory.install(&adder(0, 2 << 20)).is_err());
}

#[test]
fn the_region_is_a_limit_too() {
    let memory = CodeMemory::new(Config { reserve: 1, limit: usize::MAX, perf_map: false }).unwrap();
    let mut blobs = Vec::new();
    let error = loop {
        match memory.install(&adder(7, 30_000)) {
            Ok(blob) => blobs.push(blob),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, CodeMemoryError::Full { .. }), "{error}");
    assert_eq!(blobs.len(), 8);
    assert!(blobs.iter().all(|blob| call(blob, 1) == 8));
}

#[test]
fn images_that_contradict_themselves_are_refused() {
    let memory = small(1 << 20);
    let change = |change: fn(&mut CodeImage)| {
        let mut image = adder(1, 0);
        change(&mut image);
        memory.install(&image).unwrap_err()
    };
    change(|image| image.entry = image.bytes.len());
    change(|image| image.alignment = 0);
    change(|image| image.alignment = 3);
    change(|image| image.alignment = 8192);
    change(|image| image.literals = 1..9);
    change(|image| image.literals = image.literals.start..usize::MAX);
    #[allow(clippy::reversed_empty_ranges)]
    change(|image| image.literals = 8..0);
    change(|image| image.bytes.clear());
    let far = Relocation {
        offset: usize::MAX,
        kind: RelocationKind::Absolute64,
        target: usize::MAX,
        addend: i64::MIN,
    };
    let mut image = adder(1, 0);
    image.relocations.push(far);
    assert!(matches!(memory.install(&image), Err(CodeMemoryError::Relocation(_))));
    assert_eq!(memory.usage().bytes, 0);
}

#[test]
fn threads_install_run_and_free() {
    let memory = small(1 << 20);
    let rounds = 3000;
    thread::scope(|scope| {
        for thread in 0..4u64 {
            let memory = memory.clone();
            scope.spawn(move || {
                let mut live: Vec<(u64, CodeBlob)> = Vec::new();
                for round in 0..rounds {
                    let number = thread << 32 | round;
                    let blob = memory.install(&adder(number, (number as usize * 37) % 700)).unwrap();
                    live.push((number, blob));
                    for (number, blob) in &live {
                        assert_eq!(call(blob, 1), number + 1);
                    }
                    if live.len() > 20 {
                        live.swap_remove((number as usize * 7) % 20);
                    }
                }
            });
        }
    });
    assert_eq!((memory.usage().blobs, memory.usage().bytes), (0, 0));
}

#[test]
fn no_mapping_is_writable_and_executable() {
    let memory = small(1 << 20);
    let blob = memory.install(&adder(1, 0)).unwrap();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut views: Vec<_> = Vec::new();
    for line in maps.lines().filter(|line| line.contains("updraft-code")) {
        let mut words = line.split_whitespace();
        let (range, mode) = (words.next().unwrap(), words.next().unwrap());
        assert!(mode == "rw-s" || mode == "r-xs", "{line}");
        let (start, end) = range.split_once('-').unwrap();
        let within = |text| usize::from_str_radix(text, 16).unwrap();
        views.push((within(start)..within(end), mode));
    }
    assert!(views.iter().any(|(range, mode)| range.contains(&(blob.entry() as usize)) && *mode == "r-xs"));
}

#[test]
fn profilers_get_a_map() {
    let memory = CodeMemory::new(Config { perf_map: true, ..Config::default() }).unwrap();
    let blob = memory.install(&adder(1, 0)).unwrap();
    let path = format!("/tmp/perf-{}.map", std::process::id());
    let map = std::fs::read_to_string(&path).unwrap();
    let line = format!("{:x} 40 adder\n", blob.entry() as usize);
    std::fs::remove_file(&path).unwrap();
    assert!(map.contains(&line), "{map}");
}
