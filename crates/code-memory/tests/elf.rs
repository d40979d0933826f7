//! ELF objects, made here, are loaded and run; damaged ones give errors.

#![allow(unsafe_code)]

use code_memory::elf::{LoadError, Request, Resolution, load};
use code_memory::{CodeImage, CodeMemory, Config};
use object::write::{Object, Relocation, SectionId, StandardSection, Symbol, SymbolId, SymbolSection};
use object::{
    Architecture, BinaryFormat, Endianness, RelocationFlags, SectionKind, SymbolFlags, SymbolKind,
    SymbolScope, elf,
};

fn resolve(name: &str) -> Option<Resolution> {
    match name {
        "updraft_literals" => Some(Resolution::Literals),
        "triple" => Some(Resolution::ThroughLiteral(1)),
        "far" => Some(Resolution::ThroughLiteral(1000)),
        _ => None,
    }
}

fn new_object(architecture: Architecture) -> Object<'static> {
    Object::new(BinaryFormat::Elf, architecture, Endianness::Little)
}

fn symbol(object: &mut Object<'_>, name: &str, section: Option<SectionId>, value: u64) -> SymbolId {
    object.add_symbol(Symbol {
        name: name.into(),
        value,
        size: 0,
        kind: if section.is_some() { SymbolKind::Text } else { SymbolKind::Unknown },
        scope: SymbolScope::Linkage,
        weak: false,
        section: section.map_or(SymbolSection::Undefined, SymbolSection::Section),
        flags: SymbolFlags::None,
    })
}

fn relocate(
    object: &mut Object<'_>,
    section: SectionId,
    offset: u64,
    symbol: SymbolId,
    r_type: elf::RelocationType,
    addend: i64,
) {
    let relocation = Relocation { offset, symbol, addend, flags: RelocationFlags::Elf { r_type } };
    object.add_relocation(section, relocation).unwrap();
}

/// An x86-64 object of `f(x) = triple(x + literal 0 + constant) + [table entry] ...`, which uses every kind of
/// reference: literal table, constant, call through a literal, slot, and a table of addresses.
fn sample() -> Vec<u8> {
    let mut object = new_object(Architecture::X86_64);
    let text = object.section_id(StandardSection::Text);
    let rodata = object.section_id(StandardSection::ReadOnlyData);
    let tables =
        object.add_section(Vec::new(), b".data.rel.ro.tables".to_vec(), SectionKind::ReadOnlyDataWithRel);
    let code = [
        &[0x48, 0x03, 0x3d, 0, 0, 0, 0][..], //  0: add rdi, [rip + updraft_literals]
        &[0x48, 0x03, 0x3d, 0, 0, 0, 0],     //  7: add rdi, [rip + constant]
        &[0x48, 0x83, 0xec, 0x08],           // 14: sub rsp, 8
        &[0xe8, 0, 0, 0, 0],                 // 18: call triple
        &[0x48, 0x83, 0xc4, 0x08],           // 23: add rsp, 8
        &[0x48, 0x8b, 0x0d, 0, 0, 0, 0],     // 27: mov rcx, [rip + slot of constant]
        &[0x48, 0x03, 0x01],                 // 34: add rax, [rcx]
        &[0x48, 0x8b, 0x0d, 0, 0, 0, 0],     // 37: mov rcx, [rip + table]
        &[0x48, 0x03, 0x01],                 // 44: add rax, [rcx]
        &[0x48, 0x8b, 0x0d, 0, 0, 0, 0],     // 47: mov rcx, [rip + slot of updraft_literals]
        &[0x48, 0x03, 0x01],                 // 54: add rax, [rcx]
        &[0xc3],                             // 57: ret
    ]
    .concat();
    object.append_section_data(text, &code, 16);
    object.append_section_data(rodata, &[0; 24], 8);
    let constant = object.append_section_data(rodata, &1000u64.to_le_bytes(), 8);
    object.append_section_data(tables, &[0; 8], 8);
    symbol(&mut object, "f", Some(text), 0);
    let constant = symbol(&mut object, "constant", Some(rodata), constant);
    let table = symbol(&mut object, "table", Some(tables), 0);
    let literals = symbol(&mut object, "updraft_literals", None, 0);
    let triple = symbol(&mut object, "triple", None, 0);
    relocate(&mut object, text, 3, literals, elf::R_X86_64_PC32, -4);
    relocate(&mut object, text, 10, constant, elf::R_X86_64_PC32, -4);
    relocate(&mut object, text, 19, triple, elf::R_X86_64_PLT32, -4);
    relocate(&mut object, text, 30, constant, elf::R_X86_64_REX_GOTPCRELX, -4);
    relocate(&mut object, text, 40, table, elf::R_X86_64_PC32, -4);
    relocate(&mut object, text, 50, literals, elf::R_X86_64_GOTPCREL, -4);
    relocate(&mut object, tables, 0, constant, elf::R_X86_64_64, 0);
    object.write().unwrap()
}

fn load_f(bytes: &[u8]) -> Result<CodeImage, LoadError> {
    load(bytes, Request { entry: "f", literals: 2 }, resolve)
}

extern "C" fn triple(x: u64) -> u64 {
    x * 3
}

#[cfg(target_arch = "x86_64")]
#[test]
fn a_loaded_object_runs() {
    let mut image = load_f(&sample()).unwrap();
    image.set_literal(0, 5);
    image.set_literal(1, triple as *const () as u64);
    let memory = CodeMemory::new(Config::default()).unwrap();
    let blob = memory.install(&image).unwrap();
    // SAFETY: `f` has this signature and keeps to the C convention.
    let f: extern "C" fn(u64) -> u64 = unsafe { std::mem::transmute(blob.entry()) };
    assert_eq!(f(2), (2 + 5 + 1000) * 3 + 1000 + 1000 + 5);
    blob.set_literal(0, 6);
    assert_eq!(f(2), (2 + 6 + 1000) * 3 + 1000 + 1000 + 6);
}

#[test]
fn what_is_missing_is_named() {
    let sample = sample();
    let error = load(&sample, Request { entry: "g", literals: 2 }, resolve).unwrap_err();
    assert_eq!(error, LoadError::NoEntry("g".into()));
    let error = load(&sample, Request { entry: "constant", literals: 2 }, resolve).unwrap_err();
    assert_eq!(error, LoadError::NoEntry("constant".into()));
    let error = load(&sample, Request { entry: "f", literals: 2 }, |_| None).unwrap_err();
    assert!(matches!(error, LoadError::Undefined(_)), "{error}");
    let error = load(&sample, Request { entry: "f", literals: 1 }, resolve).unwrap_err();
    assert_eq!(error, LoadError::NoLiteral(1));
    let error = load(&sample, Request { entry: "f", literals: usize::MAX }, resolve).unwrap_err();
    assert_eq!(error, LoadError::TooLarge);
    assert!(matches!(load_f(b"not an object"), Err(LoadError::Object(_))));
    assert!(matches!(load_f(&[]), Err(LoadError::Object(_))));
}

#[test]
fn writable_data_is_refused() {
    let mut object = new_object(Architecture::X86_64);
    let text = object.section_id(StandardSection::Text);
    let data = object.section_id(StandardSection::Data);
    object.append_section_data(text, &[0xc3], 1);
    object.append_section_data(data, &[0; 8], 8);
    symbol(&mut object, "f", Some(text), 0);
    let error = load_f(&object.write().unwrap()).unwrap_err();
    assert_eq!(error, LoadError::Unsupported("section \".data\"".into()));
}

#[test]
fn other_machines_are_refused() {
    for architecture in [Architecture::Riscv64, Architecture::I386, Architecture::S390x] {
        let endian = if architecture == Architecture::S390x { Endianness::Big } else { Endianness::Little };
        let object = Object::new(BinaryFormat::Elf, architecture, endian).write().unwrap();
        assert!(load_f(&object).is_err());
    }
}

#[test]
fn aarch64_objects_load() {
    let mut object = new_object(Architecture::Aarch64);
    let text = object.section_id(StandardSection::Text);
    // adrp x8, literals; ldr x8, [x8, :lo12:]; bl triple; ret
    let code = [0x9000_0008u32, 0xf940_0108, 0x9400_0000, 0xd65f_03c0];
    let code: Vec<u8> = code.iter().flat_map(|word| word.to_le_bytes()).collect();
    object.append_section_data(text, &code, 4);
    symbol(&mut object, "f", Some(text), 0);
    let literals = symbol(&mut object, "updraft_literals", None, 0);
    let triple = symbol(&mut object, "triple", None, 0);
    relocate(&mut object, text, 0, literals, elf::R_AARCH64_ADR_PREL_PG_HI21, 8);
    relocate(&mut object, text, 4, literals, elf::R_AARCH64_LDST64_ABS_LO12_NC, 8);
    relocate(&mut object, text, 8, triple, elf::R_AARCH64_CALL26, 0);
    let image = load_f(&object.write().unwrap()).unwrap();
    let word = |at: usize| u32::from_le_bytes(image.bytes[at..at + 4].try_into().unwrap());
    // The stub follows the code, the table is at 64.
    assert_eq!(image.literals, 64..80);
    assert_eq!((word(0), word(4), word(8)), (0x9000_0008, 0xf940_2508, 0x9400_0002));
    assert_eq!((word(16), word(20), word(24)), (0x9000_0010, 0xf940_2610, 0xd61f_0200));
}

#[test]
fn damaged_objects_give_errors() {
    let sample = sample();
    let memory = CodeMemory::new(Config { reserve: 1 << 20, ..Config::default() }).unwrap();
    let attempt = |bytes: &[u8]| {
        if let Ok(image) = load_f(bytes) {
            let _ = memory.install(&image);
        }
    };
    for length in 0..sample.len() {
        attempt(&sample[..length]);
    }
    let interesting = [0u8, 1, 0x7f, 0x80, 0xff];
    for at in 0..sample.len() {
        for value in interesting {
            let mut bytes = sample.clone();
            bytes[at] = value;
            attempt(&bytes);
            bytes[at..(at + 8).min(sample.len())].fill(value);
            attempt(&bytes);
        }
    }
    let mut seed = 7u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    for _ in 0..20_000 {
        let mut bytes = sample.clone();
        for _ in 0..1 + next() % 6 {
            let at = next() % bytes.len();
            bytes[at] = next() as u8;
        }
        attempt(&bytes);
    }
}
