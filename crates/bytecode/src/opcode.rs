//! What the declarations in [`crate::ops`] turn into: the opcodes, their table, the visitor that gives them meaning.

use crate::heaps::Heaps;
use crate::operand::*;

/// What an instruction may do besides writing its results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// May run other code, allocate or collect.
    pub calls: bool,
    /// May raise an exception.
    pub throws: bool,
    /// May go on at its label.
    pub branches: bool,
    /// Never goes on at the next instruction.
    pub ends: bool,
    /// Has written its results when it goes on at its label; without this, only when it goes on at the next.
    pub delivers: bool,
    /// Takes the pending exception: only as the first instruction of a handler.
    pub catches: bool,
    /// Leaves the frame to be resumed after it: only in generators.
    pub yields: bool,
    /// Its frame can be saved while it calls, and goes on behind it with a result in its first operand.
    pub awaits: bool,
    /// Its frame keeps what it reads while it calls.
    pub holds: bool,
    /// Calls nothing but what makes a new object, or puts something into one that the program cannot see yet.
    pub allocates: bool,
    /// Calls nothing of the program but hooks for operators or for exceptions.
    pub hooked: bool,
    /// As `hooked`, and of numbers nothing at all.
    pub numeric: bool,
    /// As `numeric`, and of numbers of one kind, all integers or all floats, it raises nothing.
    pub total: bool,
    /// What it reads of memory, new objects aside, unless it calls what may do anything.
    pub reads: Heaps,
    /// What it writes of memory, likewise.
    pub writes: Heaps,
}

impl Effects {
    const NONE: Effects = Effects {
        calls: false,
        throws: false,
        branches: false,
        ends: false,
        delivers: false,
        catches: false,
        yields: false,
        awaits: false,
        holds: false,
        allocates: false,
        hooked: false,
        numeric: false,
        total: false,
        reads: Heaps::NONE,
        writes: Heaps::NONE,
    };

    /// With what follows from what was declared.
    const fn completed(mut self) -> Effects {
        self.numeric |= self.total;
        self.hooked |= self.numeric;
        self
    }
}

/// What the tables know of an instruction.
#[derive(Debug)]
pub struct OpInfo {
    /// Name in the text form.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its operands, in order.
    pub operands: &'static [OperandInfo],
    /// Its effects.
    pub effects: Effects,
    /// Number of 64-bit words it takes: 1 or 2.
    pub words: usize,
}

impl OpInfo {
    /// Whether loops start with it: backward jumps lead to such instructions only.
    pub fn is_loop_header(&self) -> bool {
        self.operands.iter().any(|operand| operand.kind == OperandKind::Slot(SlotKind::Loop))
    }

    /// The type of what it returns from the function, if it is a return.
    pub fn returned(&self) -> Option<Type> {
        let Effects { ends, branches, throws, .. } = self.effects;
        match self.operands.first().map(|operand| operand.kind) {
            Some(OperandKind::Use(ty)) if ends && !branches && !throws => Some(ty),
            _ => None,
        }
    }

    /// Whether it calls in place of the frame.
    pub fn is_tail_call(&self) -> bool {
        self.effects.ends && self.operands.iter().any(|operand| operand.name == "callee")
    }

    /// What its feedback byte records, if anything.
    pub fn site(&self) -> Option<SiteKind> {
        self.operands.iter().find_map(|operand| match operand.kind {
            OperandKind::Site(kind) => Some(kind),
            _ => None,
        })
    }
}

/// The name in the text form: a last `_` before the name of a type becomes a dot, as in `add.i32`.
const fn text_name<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let name = name.as_bytes();
    let mut text = [0; LENGTH];
    let mut last = LENGTH;
    let mut i = 0;
    while i < LENGTH {
        text[i] = name[i];
        if name[i] == b'_' {
            last = i;
        }
        i += 1;
    }
    let mut ty = 0;
    while ty < Type::ALL.len() {
        let suffix = Type::ALL[ty].name().as_bytes();
        if !matches!(Type::ALL[ty], Type::Word) && last < LENGTH && LENGTH - last - 1 == suffix.len() {
            let mut same = true;
            let mut i = 0;
            while i < suffix.len() {
                same &= name[last + 1 + i] == suffix[i];
                i += 1;
            }
            if same {
                text[last] = b'.';
            }
        }
        ty += 1;
    }
    text
}

const fn ascii(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("names of instructions are ASCII"),
    }
}

/// The slot of operand `index`, given the roles of all. Inlined, so that it is a constant wherever the roles are.
#[inline(always)]
const fn slot_of(kinds: &[OperandKind], index: usize) -> u8 {
    let mut slot = 0;
    let mut i = 0;
    while i < index {
        slot += kinds[i].is_encoded() as u8;
        i += 1;
    }
    slot
}

const fn words_of(kinds: &[OperandKind]) -> usize {
    let slots = slot_of(kinds, kinds.len()) as usize;
    assert!(slots <= MAX_SLOTS);
    if slots > FIRST_WORD_SLOTS { 2 } else { 1 }
}

macro_rules! define_ops {
    ($( #[doc = $doc:literal] $snake:ident = $Name:ident { $($field:ident : $Role:ident),* } [ $($effect:ident)* $(; $access:ident $heap:ident)* ]; )*) => {
        /// An opcode.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Opcode { $( #[doc = $doc] $Name ),* }

        impl Opcode {
            /// Every opcode, in order.
            pub const ALL: &'static [Opcode] = &[ $( Opcode::$Name ),* ];

            /// The words that the instruction takes.
            #[inline(always)]
            pub const fn words(self) -> usize {
                const WORDS: &[usize] = &[ $( words_of(&[ $( <$Role as Operand>::KIND ),* ]) ),* ];
                WORDS[self as usize]
            }
        }

        /// What is known of each opcode, in the order of [`Opcode::ALL`].
        pub static OPS: &[OpInfo] = &[ $( {
            const KINDS: &[OperandKind] = &[ $( <$Role as Operand>::KIND ),* ];
            const NAMES: &[&str] = &[ $( stringify!($field) ),* ];
            const OPERANDS: [OperandInfo; KINDS.len()] = {
                let mut operands = [OperandInfo { name: "", kind: OperandKind::Count, slot: 0 }; KINDS.len()];
                let mut i = 0;
                while i < KINDS.len() {
                    operands[i] = OperandInfo { name: NAMES[i], kind: KINDS[i], slot: slot_of(KINDS, i) };
                    i += 1;
                }
                operands
            };
            #[allow(unused_mut)]
            const EFFECTS: Effects = {
                let mut effects = Effects { $( $effect: true, )* ..Effects::NONE };
                $( effects.$access = effects.$access.union(Heaps::$heap); )*
                effects.completed()
            };
            const NAME: [u8; stringify!($snake).len()] = text_name(stringify!($snake));
            OpInfo { name: ascii(&NAME), doc: $doc, operands: &OPERANDS, effects: EFFECTS, words: words_of(KINDS) }
        } ),* ];

        /// Gives each instruction a meaning: the interpreter, the SSA builder.
        ///
        /// A missing instruction does not compile, so that none is forgotten.
        #[allow(clippy::too_many_arguments)]
        pub trait OpVisitor {
            /// What visiting an instruction yields.
            type Output;
            $( #[doc = $doc] fn $snake(&mut self, $($field: $Role),*) -> Self::Output; )*
        }

        /// Decodes the instruction whose slots `slot` reads, and visits it.
        #[inline(always)]
        pub fn visit<V: OpVisitor>(opcode: Opcode, slot: impl Fn(u8) -> u16, visitor: &mut V) -> V::Output {
            match opcode { $( Opcode::$Name => {
                #[allow(dead_code, reason = "an instruction may have no operands")]
                const KINDS: &[OperandKind] = &[ $( <$Role as Operand>::KIND ),* ];
                let mut _index = 0;
                $(
                    let $field = <$Role as Operand>::from_slot(
                        if <$Role as Operand>::KIND.is_encoded() { slot(slot_of(KINDS, _index)) } else { 0 });
                    _index += 1;
                )*
                visitor.$snake($($field),*)
            } ),* }
        }

        /// Emits instructions; implemented by [`crate::assembler::Assembler`], which gets a method for each.
        pub(crate) mod emit {
            use super::*;
            impl crate::assembler::Assembler {
                $(
                    #[doc = $doc]
                    #[allow(clippy::too_many_arguments)]
                    pub fn $snake(&mut self, $($field: $Role),*) {
                        self.push(Opcode::$Name, &[ $( ($field.to_slot(), <$Role as Operand>::KIND) ),* ]);
                    }
                )*
            }
        }
    };
}

crate::for_each_op!(define_ops);

impl Opcode {
    /// What is known of this opcode.
    #[inline]
    pub fn info(self) -> &'static OpInfo {
        &OPS[self as usize]
    }

    /// The opcode with this number.
    #[inline]
    pub fn from_byte(byte: u8) -> Option<Opcode> {
        Opcode::ALL.get(byte as usize).copied()
    }

    /// The opcode with this name in the text form.
    pub fn from_name(name: &str) -> Option<Opcode> {
        OPS.iter().position(|op| op.name == name).map(|index| Opcode::ALL[index])
    }
}
