//! Homes: words of the native frame that values are kept in from their definition on, since many exits want them.
//!
//! Were each exit to store all that is alive, code with many variables would grow with their number times that of the exits, and
//! the time for allocating registers with it. With homes an exit copies them all to the exit buffer, in a loop that exits
//! share, and code has one store for each value. It is worth that only where exits store much: an object stays alive as long as
//! a home of a frame refers to it.

use abi::context_layout::EXIT_BUFFER_WORDS;
use cranelift_entity::packed_option::PackedOption;
use cranelift_entity::{EntityRef, SecondaryMap};

use crate::entities::Value;

/// Exits that store no more words than this in all need no homes.
const FEW_WORDS: usize = 4_000;
/// A value that so many exits store gets one.
const MANY_EXITS: u32 = 32;
/// Values that have one, at most: the others share what is left of the exit buffer.
const MAX_HOMES: usize = EXIT_BUFFER_WORDS / 8 * 7;

/// Which values of a function have homes.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    count: usize,
    words: SecondaryMap<Value, PackedOption<Word>>,
}

/// A word of the memory for homes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word(u32);

cranelift_entity::entity_impl!(Word);

impl Homes {
    /// Chooses from what each exit would store.
    pub(crate) fn choose<'v>(stored: impl Iterator<Item = &'v [Value]>) -> Homes {
        let (mut words, mut exits) = (0, SecondaryMap::<Value, u32>::new());
        for values in stored {
            words += values.len();
            values.iter().for_each(|&value| exits[value] += 1);
        }
        let mut homes = Homes::default();
        if words > FEW_WORDS {
            let mut wanted: Vec<Value> = exits.keys().filter(|&value| exits[value] >= MANY_EXITS).collect();
            wanted.sort_by_key(|&value| std::cmp::Reverse(exits[value]));
            for &value in wanted.iter().take(MAX_HOMES) {
                homes.words[value] = Word::new(homes.count).into();
                homes.count += 1;
            }
        }
        homes
    }

    /// How many words they take, the first words of the exit buffer after an exit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether no value has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The word of `value`, if it has one.
    #[must_use]
    pub fn word(&self, value: Value) -> Option<usize> {
        self.words[value].expand().map(EntityRef::index)
    }
}
