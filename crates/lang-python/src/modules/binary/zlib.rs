//! The module `zlib`: compression all at once, and checksums. What works by parts is in Python and rests on that.

use std::io::{Read, Write};

use flate2::read::{DeflateDecoder, GzDecoder, MultiGzDecoder, ZlibDecoder};
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use flate2::{Decompress, FlushDecompress, Status};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::{PIECE, bytes_of};
use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::define::{Members, Method, TypeDefinition, between, define_type, exactly, parse_arguments};
use crate::exceptions::raise;

fn optional(cx: &mut Context, value: Value, default: i64) -> Result<i64> {
    if value.is_unbound() { Ok(default) } else { convert::to_size(cx, value) }
}

/// Has `encoder` take all of `data`, and what `finish` then gets out of it.
fn encode<W: Write>(
    cx: &mut Context,
    mut encoder: W,
    data: &[u8],
    finish: impl FnOnce(W) -> std::io::Result<Vec<u8>>,
) -> Result<std::io::Result<Vec<u8>>> {
    for piece in data.chunks(PIECE) {
        cx.note_steps(piece.len())?;
        if let Err(error) = encoder.write_all(piece) {
            return Ok(Err(error));
        }
    }
    Ok(finish(encoder))
}

/// All that `decoder` gives, as far as there is memory: a few bytes may become very many.
fn decode(cx: &mut Context, mut decoder: impl Read) -> Result<std::io::Result<Vec<u8>>> {
    let mut made = Vec::new();
    loop {
        cx.note_steps(PIECE)?;
        cx.check_room(made.len() + PIECE)?;
        match decoder.by_ref().take(PIECE as u64).read_to_end(&mut made) {
            Ok(PIECE) => {}
            Ok(_) => return Ok(Ok(made)),
            Err(error) => return Ok(Err(error)),
        }
    }
}

fn compress(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [data, level, window] = parse_arguments(cx, "compress", arguments, ["data", "level", "wbits"], 1, 3)?;
    let (data, level) = (bytes_of(cx, data)?, optional(cx, level, -1)?);
    let window = optional(cx, window, 15)?;
    let level = match level {
        -1 => flate2::Compression::default(),
        0..=9 => flate2::Compression::new(level as u32),
        _ => return fail(cx, "Bad compression level"),
    };
    let made = match window {
        ..0 => encode(cx, DeflateEncoder::new(Vec::new(), level), &data, DeflateEncoder::finish)?,
        16.. => encode(cx, GzEncoder::new(Vec::new(), level), &data, GzEncoder::finish)?,
        _ => encode(cx, ZlibEncoder::new(Vec::new(), level), &data, ZlibEncoder::finish)?,
    };
    match made {
        Ok(made) => Ok(cx.new_bytes(&made)?.value()),
        Err(error) => fail(cx, &error.to_string()),
    }
}

fn decompress(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [data, window, _size] =
        parse_arguments(cx, "decompress", arguments, ["data", "wbits", "bufsize"], 1, 3)?;
    let data = bytes_of(cx, data)?;
    let window = optional(cx, window, 15)?;
    let read = match window {
        ..0 => decode(cx, DeflateDecoder::new(&data[..]))?,
        16.. => decode(cx, GzDecoder::new(&data[..]))?,
        _ => decode(cx, ZlibDecoder::new(&data[..]))?,
    };
    match read {
        Ok(made) => Ok(cx.new_bytes(&made)?.value()),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            fail(cx, "Error -5 while decompressing data: incomplete or truncated stream")
        }
        Err(_) => fail(cx, "Error -3 while decompressing data: incorrect header check"),
    }
}

/// `_inflate(data, wbits)`: what the start of a stream holds, how many bytes of `data` belong to the stream, and whether its
/// end is among them.
fn inflate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [data, window] = exactly(cx, this, arguments)?;
    let data = bytes_of(cx, data)?;
    let window = convert::to_size(cx, window)?;
    let is_gzip = window >= 32 && data.starts_with(&[0x1f, 0x8b]) || (16..32).contains(&window);
    let header = if is_gzip { gzip_header(&data) } else { Some(0) };
    let mut made = Vec::new();
    let mut is_ended = false;
    let mut consumed = 0;
    if let Some(header) = header {
        let mut stream = Decompress::new(!is_gzip && window > 0);
        loop {
            cx.note_steps(PIECE)?;
            cx.check_room(made.len() + PIECE)?;
            made.reserve(PIECE);
            let before = (stream.total_in(), stream.total_out());
            let rest = &data[header + stream.total_in() as usize..];
            match stream.decompress_vec(rest, &mut made, FlushDecompress::None) {
                Ok(Status::StreamEnd) => is_ended = true,
                Ok(_) => {}
                Err(_) => return fail(cx, "Error -3 while decompressing data: incorrect header check"),
            }
            if is_ended || before == (stream.total_in(), stream.total_out()) {
                break;
            }
        }
        // Behind the data of gzip are a checksum and the size.
        consumed = header + stream.total_in() as usize + if is_gzip { 8 } else { 0 };
        is_ended &= consumed <= data.len();
    }
    let made = cx.new_bytes(&made)?.value();
    Ok(cx.new_tuple(&[made, Value::length(consumed), Value::bool(is_ended)])?.value())
}

/// How long the header of gzip is; none when it goes on behind `data`.
fn gzip_header(data: &[u8]) -> Option<usize> {
    const HAS_CHECKSUM: u8 = 2;
    const HAS_EXTRA: u8 = 4;
    const TEXTS: [u8; 2] = [8, 16];
    let flags = *data.get(3)?;
    let mut at = 10;
    if flags & HAS_EXTRA != 0 {
        at += 2 + usize::from(*data.get(at)?) + 256 * usize::from(*data.get(at + 1)?);
    }
    for text in TEXTS {
        if flags & text != 0 {
            at += data.get(at..)?.iter().position(|&byte| byte == 0)? + 1;
        }
    }
    if flags & HAS_CHECKSUM != 0 {
        at += 2;
    }
    (at <= data.len()).then_some(at)
}

/// `_gunzip`: what the members of a gzip file hold, for the module of that format.
fn gunzip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [data] = exactly(cx, this, arguments)?;
    let data = bytes_of(cx, data)?;
    match decode(cx, MultiGzDecoder::new(&data[..]))? {
        Ok(made) => Ok(cx.new_bytes(&made)?.value()),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => fail(cx, "truncated stream"),
        Err(_) => fail(cx, "incorrect data"),
    }
}

/// Raises `zlib.error`.
fn fail<T>(cx: &mut Context, message: &str) -> Result<T> {
    let module = crate::imports::import(cx, "zlib")?;
    let name = cx.intern("error")?.value();
    let class = crate::attributes::read::get_attribute(cx, module, name)?;
    let message = cx.new_string(message)?.value();
    let error = cx.call(class, &[message])?;
    raise::throw_new(cx, error)
}

fn crc32(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let data = bytes_of(cx, values[0])?;
    let start = optional(cx, values.get(1).copied().unwrap_or(Value::UNBOUND), 0)? as u32;
    let mut hasher = crc32fast::Hasher::new_with_initial(start);
    for part in data.chunks(PIECE) {
        cx.note_steps(part.len())?;
        hasher.update(part);
    }
    cx.new_int(i64::from(hasher.finalize()))
}

fn adler32(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    const MODULUS: u64 = 65521;
    let values = between(cx, this, arguments, 1, 2)?;
    let data = bytes_of(cx, values[0])?;
    let start = optional(cx, values.get(1).copied().unwrap_or(Value::UNBOUND), 1)? as u32;
    /// Bytes after which the sums, of 64 bits, are taken modulo the prime.
    const RUN: usize = 1 << 16;
    let (mut low, mut high) = (u64::from(start & 0xffff), u64::from(start >> 16));
    for run in data.chunks(RUN) {
        cx.note_steps(run.len())?;
        for &byte in run {
            low += u64::from(byte);
            high += low;
        }
        (low, high) = (low % MODULUS, high % MODULUS);
    }
    cx.new_int((high << 16 | low) as i64)
}

/// Builds the module.
pub(in crate::modules) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("compress", compress),
        Method::new("decompress", decompress),
        Method::new("_gunzip", gunzip),
        Method::new("_inflate", inflate),
        Method::new("crc32", crc32),
        Method::new("adler32", adler32),
    ];
    let object = crate::modules::new_module(cx, "zlib", &[FUNCTIONS])?;
    let error = define_type(
        cx,
        &TypeDefinition {
            name: "error",
            module: "zlib",
            base: BuiltinType::Exception,
            words: 0,
            members: Members::EMPTY,
        },
    )?;
    module::set_named(cx, object, "error", error.value())?;
    for (name, number) in [
        ("Z_BEST_SPEED", 1),
        ("Z_BEST_COMPRESSION", 9),
        ("Z_DEFAULT_COMPRESSION", -1),
        ("MAX_WBITS", 15),
        ("DEFLATED", 8),
    ] {
        crate::modules::set_int(cx, object, name, number)?;
    }
    crate::modules::add_source(cx, object, "zlib", include_str!("../python/_zlib_more.py"))?;
    Ok(object)
}
