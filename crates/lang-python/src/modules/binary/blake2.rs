//! BLAKE2 (RFC 7693) in its two sizes of words, from a state that `_blake2.py` makes of its parameters.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};

use super::{PIECE, bytes_of};
use crate::builtins::convert;
use crate::define::exactly;

/// Which words of a block the steps of a round mix in.
const ORDERS: [[u8; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/// The words of the state that the steps of a round mix: columns, then diagonals.
const STEPS: [[usize; 4]; 8] = [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15],
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14],
];

macro_rules! blake2 {
    ($module:ident $word:ty, $rounds:literal, $turns:expr, $start:expr) => {
        mod $module {
            use super::{ORDERS, STEPS};

            pub const BLOCK: usize = 16 * size_of::<$word>();
            pub const START: [$word; 8] = $start;
            const TURNS: [u32; 4] = $turns;

            /// Takes a block into the state: `count` bytes with it, and marks of the last one.
            pub fn mix(state: &mut [$word; 8], block: &[u8], count: u128, marks: [$word; 2]) {
                let mut words = [0; 16];
                for (word, bytes) in words.iter_mut().zip(block.chunks(size_of::<$word>())) {
                    let mut whole = [0; size_of::<$word>()];
                    whole[..bytes.len()].copy_from_slice(bytes);
                    *word = <$word>::from_le_bytes(whole);
                }
                let mut v = [0; 16];
                v[..8].copy_from_slice(state);
                v[8..].copy_from_slice(&START);
                v[12] ^= count as $word;
                v[13] ^= (count >> <$word>::BITS) as $word;
                v[14] ^= marks[0];
                v[15] ^= marks[1];
                for round in 0..$rounds {
                    let order = &ORDERS[round % 10];
                    for (step, [a, b, c, d]) in STEPS.into_iter().enumerate() {
                        for half in 0..2 {
                            let word = words[usize::from(order[2 * step + half])];
                            v[a] = v[a].wrapping_add(v[b]).wrapping_add(word);
                            v[d] = (v[d] ^ v[a]).rotate_right(TURNS[2 * half]);
                            v[c] = v[c].wrapping_add(v[d]);
                            v[b] = (v[b] ^ v[c]).rotate_right(TURNS[2 * half + 1]);
                        }
                    }
                }
                for at in 0..8 {
                    state[at] ^= v[at] ^ v[at + 8];
                }
            }

            /// The state that parameters, as bytes, start from.
            pub fn start(parameters: &[u8]) -> [$word; 8] {
                let mut state = START;
                for (word, bytes) in state.iter_mut().zip(parameters.chunks_exact(size_of::<$word>())) {
                    *word ^= <$word>::from_le_bytes(bytes.try_into().expect("the chunks are exact"));
                }
                state
            }

            pub fn marks(is_last_node: bool) -> [$word; 2] {
                [<$word>::MAX, if is_last_node { <$word>::MAX } else { 0 }]
            }

            pub fn bytes(state: [$word; 8]) -> Vec<u8> {
                state.iter().flat_map(|word| word.to_le_bytes()).collect()
            }
        }
    };
}

blake2! { wide u64, 12, [32, 24, 16, 63], [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
] }
blake2! { narrow u32, 10, [16, 12, 8, 7], [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
] }

/// `blake2(parameters, data, is_last_node)`: the digest, of all words of the state; the parameters are twice as long for the
/// wide words.
pub(super) fn blake2(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [parameters, data, is_last_node] = exactly(cx, this, arguments)?;
    let (parameters, data) = (bytes_of(cx, parameters)?, bytes_of(cx, data)?);
    let is_last_node = convert::is_true(cx, is_last_node)?;
    macro_rules! digest {
        ($module:ident) => {{
            let mut state = $module::start(&parameters);
            let (mut count, mut rest) = (0, &data[..]);
            while rest.len() > $module::BLOCK {
                let (block, behind) = rest.split_at($module::BLOCK);
                (count, rest) = (count + block.len() as u128, behind);
                $module::mix(&mut state, block, count, [0; 2]);
                if count % PIECE as u128 == 0 {
                    cx.note_steps(PIECE)?;
                }
            }
            let count = count + rest.len() as u128;
            $module::mix(&mut state, rest, count, $module::marks(is_last_node));
            $module::bytes(state)
        }};
    }
    let digest = if parameters.len() == size_of_val(&wide::START) { digest!(wide) } else { digest!(narrow) };
    Ok(cx.new_bytes(&digest)?.value())
}
