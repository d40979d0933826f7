//! Methods of `bytes` and `bytearray` about letters, which are those of ASCII.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::methods::{alike, own};
use crate::define::exactly;

/// Whether it separates words.
pub(super) fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

macro_rules! mapped {
    ($( $name:ident $map:expr; )*) => { $(
        pub(super) fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            exactly::<1>(cx, this, arguments)?;
            let own = own(cx, this, arguments)?;
            let own = cx.concat_in_pieces(&[own.as_slice()])?;
            let map: fn(Vec<u8>) -> Vec<u8> = $map;
            alike(cx, arguments, &map(own))
        }
    )* };
}

/// Letters at the start of words large, the others small.
fn title_case(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut in_word = false;
    for byte in &mut bytes {
        *byte = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = byte.is_ascii_alphabetic();
    }
    bytes
}

mapped! {
    upper |bytes| bytes.to_ascii_uppercase();
    lower |bytes| bytes.to_ascii_lowercase();
    title title_case;
    capitalize |bytes| {
        let mut bytes = bytes.to_ascii_lowercase();
        bytes.first_mut().into_iter().for_each(|byte| *byte = byte.to_ascii_uppercase());
        bytes
    };
    swap_case |bytes| {
        let swap = |byte: u8| if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        bytes.into_iter().map(swap).collect()
    };
}

macro_rules! tests {
    ($( $name:ident $test:expr; )*) => { $(
        pub(super) fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            exactly::<1>(cx, this, arguments)?;
            let own = own(cx, this, arguments)?;
            let test: fn(&[u8]) -> bool = $test;
            Ok(Value::bool(test(own.as_slice())))
        }
    )* };
}

fn all(bytes: &[u8], test: fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(test)
}

tests! {
    is_alnum |bytes| all(bytes, u8::is_ascii_alphanumeric);
    is_alpha |bytes| all(bytes, u8::is_ascii_alphabetic);
    is_digit |bytes| all(bytes, u8::is_ascii_digit);
    is_white |bytes| all(bytes, is_space);
    is_ascii |bytes| bytes.is_ascii();
    is_lower |bytes| bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase);
    is_upper |bytes| bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase);
    is_title |bytes| bytes.iter().any(u8::is_ascii_alphabetic) && title_case(bytes.to_vec()) == bytes;
}
