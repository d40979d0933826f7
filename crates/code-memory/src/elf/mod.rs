//! Loading relocatable ELF objects: a compiler's object code becomes a [`CodeImage`].
//!
//! Code and read-only data sections are laid one after another, then come the words and stubs that stand for
//! symbols from elsewhere, then the literal table. Sections that only debuggers and unwinders want are left out;
//! writable data is refused, since an image has none but its literal table.
//!
//! Symbols that the object does not define are asked of a callback, which can only answer with parts of the image:
//! the literal table itself, or "through literal `i`" for a function whose address the runtime will put there.

mod error;
mod relocations;

use std::collections::HashMap;

use object::read::elf::{ElfFile64, ElfSection64};
use object::{
    Architecture, LittleEndian, Object, ObjectSection, ObjectSymbol, RelocationTarget, SectionFlags,
    SectionIndex, SectionKind, SymbolIndex, SymbolSection, elf,
};

pub use error::LoadError;
use relocations::{Field, Reference};

use crate::image::{LINE, MAX_ALIGNMENT, MAX_IMAGE};
use crate::{CodeImage, Relocation, RelocationKind};

/// What an undefined symbol of an object stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The start of the literal table.
    Literals,
    /// A function whose address is in the literal table at this index; calls to it go through a stub.
    ThroughLiteral(usize),
}

/// What is wanted of an object besides its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The object's symbol at which its code is entered; also the name of the image.
    pub entry: &'a str,
    /// Number of words in the literal table that the image gets.
    pub literals: usize,
}

/// Loads the object file `bytes`; `resolve` is asked about symbols that it does not define.
pub fn load(
    bytes: &[u8],
    request: Request<'_>,
    resolve: impl FnMut(&str) -> Option<Resolution>,
) -> Result<CodeImage, LoadError> {
    let object = ElfFile64::<LittleEndian>::parse(bytes)?;
    let architecture = object.architecture();
    if !matches!(architecture, Architecture::X86_64 | Architecture::Aarch64) {
        return Err(LoadError::Unsupported(format!("machine {architecture:?}")));
    }
    if request.literals > MAX_IMAGE / 8 {
        return Err(LoadError::TooLarge);
    }
    let mut loader = Loader {
        object,
        architecture,
        image: CodeImage { name: request.entry.to_owned(), alignment: LINE, ..CodeImage::default() },
        placed: HashMap::new(),
        stubs: HashMap::new(),
        slots: HashMap::new(),
        pending: Vec::new(),
        resolve,
    };
    loader.place_sections()?;
    loader.image.entry = loader.find_entry(request.entry)?;
    loader.read_relocations()?;
    loader.image.append_literals(request.literals);
    if loader.image.bytes.len() > MAX_IMAGE {
        return Err(LoadError::TooLarge);
    }
    loader.finish_relocations(request.literals)?;
    Ok(loader.image)
}

/// Where a relocation goes, before the place of the literal table is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    /// An offset in the image.
    Image(usize),
    /// A word of the literal table.
    Literal(usize),
}

struct Pending {
    offset: usize,
    kind: RelocationKind,
    place: Place,
    addend: i64,
}

struct Loader<'data, R> {
    object: ElfFile64<'data, LittleEndian>,
    architecture: Architecture,
    image: CodeImage,
    /// Offset in the image and size of the sections that were kept.
    placed: HashMap<SectionIndex, (usize, usize)>,
    /// Stubs that jump through a literal.
    stubs: HashMap<usize, usize>,
    /// Words that hold the address of a place in the image.
    slots: HashMap<usize, usize>,
    pending: Vec<Pending>,
    resolve: R,
}

impl<R: FnMut(&str) -> Option<Resolution>> Loader<'_, R> {
    fn place_sections(&mut self) -> Result<(), LoadError> {
        let mut alignment = LINE;
        for section in self.object.sections() {
            if !is_kept(&section)? {
                continue;
            }
            let align = usize::try_from(section.align()).unwrap_or(usize::MAX).max(1);
            if !align.is_power_of_two() || align > MAX_ALIGNMENT {
                return Err(LoadError::Malformed("alignment of a section"));
            }
            let data = section.data()?;
            if data.len() as u64 != section.size() {
                return Err(LoadError::Malformed("section without contents"));
            }
            let at = self.image.bytes.len().next_multiple_of(align);
            if at + data.len() > MAX_IMAGE {
                return Err(LoadError::TooLarge);
            }
            self.image.bytes.resize(at, 0);
            self.image.bytes.extend_from_slice(data);
            self.placed.insert(section.index(), (at, data.len()));
            alignment = alignment.max(align);
        }
        self.image.alignment = alignment;
        Ok(())
    }

    fn find_entry(&self, name: &str) -> Result<usize, LoadError> {
        let missing = || LoadError::NoEntry(name.to_owned());
        let symbol =
            self.object.symbols().find(|s| s.is_definition() && s.name() == Ok(name)).ok_or_else(missing)?;
        let section = symbol.section_index().ok_or_else(missing)?;
        if self.object.section_by_index(section)?.kind() != SectionKind::Text {
            return Err(missing());
        }
        let offset = self.offset_in_section(section, symbol.address())?;
        if offset >= self.image.bytes.len() { Err(missing()) } else { Ok(offset) }
    }

    fn offset_in_section(&self, section: SectionIndex, offset: u64) -> Result<usize, LoadError> {
        let &(start, size) = self.placed.get(&section).ok_or_else(|| {
            LoadError::Unsupported("a reference to a section that is not loaded".to_owned())
        })?;
        match usize::try_from(offset) {
            Ok(offset) if offset <= size => Ok(start + offset),
            _ => Err(LoadError::Malformed("symbol outside its section")),
        }
    }

    fn read_relocations(&mut self) -> Result<(), LoadError> {
        let mut found = Vec::new();
        for section in self.object.sections() {
            let Some(&(start, size)) = self.placed.get(&section.index()) else { continue };
            for (offset, relocation) in section.relocations() {
                if relocation.has_implicit_addend() {
                    return Err(LoadError::Unsupported("relocations without addend".to_owned()));
                }
                let (RelocationTarget::Symbol(symbol), object::RelocationFlags::Elf { r_type }) =
                    (relocation.target(), relocation.flags())
                else {
                    return Err(LoadError::Unsupported("a relocation without symbol".to_owned()));
                };
                let Some(field) = relocations::field(self.architecture, r_type)? else { continue };
                let offset = match usize::try_from(offset) {
                    Ok(offset) if offset < size => start + offset,
                    _ => return Err(LoadError::Malformed("relocation outside its section")),
                };
                found.push((offset, field, symbol, relocation.addend()));
            }
        }
        for (offset, Field { kind, reference }, symbol, addend) in found {
            let place = self.resolve_symbol(symbol, reference)?;
            self.pending.push(Pending { offset, kind, place, addend });
        }
        Ok(())
    }

    /// The place that a relocation against `index` goes to.
    fn resolve_symbol(&mut self, index: SymbolIndex, reference: Reference) -> Result<Place, LoadError> {
        let symbol = self.object.symbol_by_index(index)?;
        let offset = match symbol.section() {
            SymbolSection::Section(section) => self.offset_in_section(section, symbol.address())?,
            SymbolSection::Undefined => {
                let name = symbol.name()?;
                match (self.resolve)(name) {
                    None => return Err(LoadError::Undefined(name.to_owned())),
                    Some(Resolution::Literals) if reference == Reference::ThroughSlot => {
                        return Ok(Place::Image(self.slot_for(Place::Literal(0))?));
                    }
                    Some(Resolution::Literals) => return Ok(Place::Literal(0)),
                    // The literal is the very word that such a reference wants: one that holds the address.
                    Some(Resolution::ThroughLiteral(literal)) if reference == Reference::ThroughSlot => {
                        return Ok(Place::Literal(literal));
                    }
                    Some(Resolution::ThroughLiteral(literal)) => self.stub_for(literal)?,
                }
            }
            SymbolSection::Absolute
            | SymbolSection::Common
            | SymbolSection::None
            | SymbolSection::Unknown
            | _ => {
                return Err(LoadError::Unsupported(format!("symbol {:?}", symbol.name().unwrap_or("?"))));
            }
        };
        match reference {
            Reference::Direct => Ok(Place::Image(offset)),
            Reference::ThroughSlot => Ok(Place::Image(self.slot_for(Place::Image(offset))?)),
        }
    }

    /// A word that holds the address of `place`.
    fn slot_for(&mut self, place: Place) -> Result<usize, LoadError> {
        let key = match place {
            Place::Image(offset) => offset,
            Place::Literal(_) => usize::MAX,
        };
        if let Some(&at) = self.slots.get(&key) {
            return Ok(at);
        }
        let at = self.append(&[0; 8])?;
        self.pending.push(Pending { offset: at, kind: RelocationKind::Absolute64, place, addend: 0 });
        self.slots.insert(key, at);
        Ok(at)
    }

    /// Code that jumps to the address in literal `literal`.
    fn stub_for(&mut self, literal: usize) -> Result<usize, LoadError> {
        if let Some(&at) = self.stubs.get(&literal) {
            return Ok(at);
        }
        let stub = relocations::stub(self.architecture);
        let at = self.append(stub.code)?;
        self.pending.extend(stub.relocations.iter().map(|&(offset, kind, addend)| Pending {
            offset: at + offset,
            kind,
            place: Place::Literal(literal),
            addend,
        }));
        self.stubs.insert(literal, at);
        Ok(at)
    }

    fn append(&mut self, bytes: &[u8]) -> Result<usize, LoadError> {
        let at = self.image.bytes.len().next_multiple_of(16);
        if at + bytes.len() > MAX_IMAGE {
            return Err(LoadError::TooLarge);
        }
        self.image.bytes.resize(at, 0);
        self.image.bytes.extend_from_slice(bytes);
        Ok(at)
    }

    fn finish_relocations(&mut self, literals: usize) -> Result<(), LoadError> {
        let table = self.image.literals.start;
        for Pending { offset, kind, place, addend } in self.pending.drain(..) {
            let target = match place {
                Place::Image(offset) => offset,
                // The table's own address is fine even when it is empty.
                Place::Literal(0) => table,
                Place::Literal(index) if index < literals => table + index * 8,
                Place::Literal(index) => return Err(LoadError::NoLiteral(index)),
            };
            let relocation = Relocation { offset, kind, target, addend };
            // Shows now what would fail on installing: fields outside the image, distances too large.
            relocation.apply(&mut self.image.bytes, 0)?;
            self.image.relocations.push(relocation);
        }
        Ok(())
    }
}

/// Whether a section becomes part of the image; an error if it would have to, but cannot.
fn is_kept(section: &ElfSection64<'_, '_, LittleEndian>) -> Result<bool, LoadError> {
    let SectionFlags::Elf { sh_flags, .. } = section.flags() else { return Ok(false) };
    if sh_flags.0 & elf::SHF_ALLOC.0 == 0 || section.size() == 0 {
        return Ok(false);
    }
    let name = section.name()?;
    let is =
        |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    if is(".text") || is(".rodata") || is(".lrodata") || is(".data.rel.ro") {
        return Ok(true);
    }
    if is(".eh_frame") || is(".note") || is(".gnu") || is(".ARM") || is(".llvm") {
        return Ok(false);
    }
    Err(LoadError::Unsupported(format!("section {name:?}")))
}
