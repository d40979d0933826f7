//! Text files: bytes decoded, and ends of lines translated.
//!
//! Lines end with a line feed; without `newline`, what is read has line feeds in place of carriage returns.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, Units};
use runtime::value::Value;

use super::open_file::{OpenFile, OpenMode, Source};
use super::{ENCODING, ERRORS, MODE, NAME, NEWLINE, NUMBER, PEER, check, limit, opening, own, with_file};
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::codec::{self, Reading};
use crate::builtins::bytes::view;
use crate::classes::instance::held_value;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, between, exactly, new_builtin, own_receiver,
    parse_arguments, set_word, word,
};
use crate::exceptions::raise;
use crate::state::{python, type_name};

fn or_unbound(value: Value) -> Value {
    if value.is_none() { Value::UNBOUND } else { value }
}

/// How an open file is read from now on. A mark in front of it is passed; what can only be decoded at once is.
fn prepare(cx: &mut Context, object: Value) -> Result<Reading> {
    check(cx, object, true)?;
    let reading = codec::reading(cx, or_unbound(word(object, ENCODING)))?;
    match reading {
        Reading::Signed => with_file(cx, object, pass_mark)?,
        Reading::Whole if with_file(cx, object, |file| Ok(file.decoded.ahead().is_empty()))? => {
            decode_rest(cx, object)?;
        }
        _ => {}
    }
    Ok(reading)
}

fn pass_mark(file: &mut OpenFile) -> std::io::Result<()> {
    if file.is_at_start() {
        while MARK.starts_with(file.ahead()) && file.ahead().len() < MARK.len() && file.fill()? {}
        if file.ahead().starts_with(MARK) {
            file.take(MARK.len());
        }
    }
    Ok(())
}

/// Decodes what is left of the file: as its mark told, once that was read.
fn decode_rest(cx: &mut Context, object: Value) -> Result<()> {
    let (encoding, errors) = (or_unbound(word(object, ENCODING)), or_unbound(word(object, ERRORS)));
    let known = with_file(cx, object, |file| Ok(file.decoded.encoding.filter(|_| !file.is_at_start())))?;
    let bytes = with_file(cx, object, |file| file.read_all())?;
    if bytes.is_empty() {
        return Ok(());
    }
    let (encoding, behind) = match known {
        Some(known) => (cx.new_string(known)?.value(), Some(known)),
        None => (encoding, codec::encoding_behind(cx, encoding, &bytes)?),
    };
    let text = codec::decode(cx, &bytes, encoding, errors)?;
    let Some(text) = text.cast::<Str>() else { return Ok(()) };
    let passed = cx.new_string(PASSED)?.value();
    let text = codec::encode(cx, text, Value::UNBOUND, passed)?;
    let text = view::argument(cx, text)?;
    with_file(cx, object, |file| {
        file.decoded.set(text.as_slice().to_vec());
        file.decoded.encoding = behind;
        Ok(())
    })
}

/// How many bytes of the file the text takes that was decoded and not taken yet.
pub(super) fn untaken(cx: &mut Context, object: Value) -> Result<u64> {
    let (text, encoding) =
        with_file(cx, object, |file| Ok((file.decoded.ahead().to_vec(), file.decoded.encoding)))?;
    if text.is_empty() {
        return Ok(0);
    }
    let errors = word(object, ERRORS);
    // Only then the same bytes come out that went in.
    let is_exact = errors.is_none()
        || errors
            .cast::<Str>()
            .is_some_and(|errors| errors.equals_str("strict") || errors.equals_str(PASSED));
    let Some(encoding) = encoding.filter(|_| is_exact) else {
        return super::unsupported(cx, "cannot tell the position within text that is decoded at once");
    };
    let (encoding, passed) = (cx.new_string(encoding)?.value(), cx.new_string(PASSED)?.value());
    let text = codec::decode(cx, &text, Value::UNBOUND, passed)?;
    let Some(text) = text.cast::<Str>() else { return Ok(0) };
    let bytes = codec::encode(cx, text, encoding, passed)?;
    Ok(view::argument(cx, bytes)?.as_slice().len() as u64)
}

/// Does something with what text is read from: the file, or what was decoded of it.
fn with_source<T>(
    cx: &mut Context,
    object: Value,
    reading: Reading,
    mut work: impl FnMut(&mut dyn Source) -> std::io::Result<T>,
) -> Result<T> {
    with_file(cx, object, |file| match reading {
        Reading::Whole => work(&mut file.decoded),
        _ => work(file),
    })
}

/// What stands in front of UTF-8 that is signed.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The handler that keeps lone surrogates as they are.
const PASSED: &str = "surrogatepass";

/// Text of bytes that end where a character does.
fn decode(cx: &mut Context, object: Value, reading: Reading, bytes: &[u8]) -> Result {
    let (encoding, errors) = match reading {
        Reading::Whole => (Value::UNBOUND, cx.new_string(PASSED)?.value()),
        // The mark was passed.
        Reading::Signed => (Value::UNBOUND, or_unbound(word(object, ERRORS))),
        _ => (or_unbound(word(object, ENCODING)), or_unbound(word(object, ERRORS))),
    };
    if !bytes.contains(&b'\r') || !word(object, NEWLINE).is_none() {
        return codec::decode(cx, bytes, encoding, errors);
    }
    let mut plain = Vec::with_capacity(bytes.len());
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\r' if bytes.get(index + 1) == Some(&b'\n') => {}
            b'\r' => plain.push(b'\n'),
            byte => plain.push(byte),
        }
    }
    codec::decode(cx, &plain, encoding, errors)
}

fn read(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let limit = limit(cx, values.get(1).copied())?;
    let object = own(cx, this, arguments)?;
    let reading = prepare(cx, object)?;
    let Some(count) = limit else {
        let bytes = with_source(cx, object, reading, |source| source.read_all())?;
        return decode(cx, object, reading, &bytes);
    };
    let mut characters = Characters::new(count, word(object, NEWLINE).is_none(), reading);
    let bytes = with_source(cx, object, reading, |source| {
        loop {
            characters.count(source.ahead());
            // One byte more tells whether a character or an end of line goes on.
            if characters.are_over(source.ahead()) || !source.fill()? {
                return source.read(characters.length);
            }
        }
    })?;
    decode(cx, object, reading, &bytes)
}

/// The bytes that the first characters take, up to a limit, of bytes of which more and more are known: each is looked at once.
struct Characters {
    limit: usize,
    /// How many were found, and the bytes that they take.
    found: usize,
    length: usize,
    translates: bool,
    has_parts: bool,
}

impl Characters {
    fn new(limit: usize, translates: bool, reading: Reading) -> Self {
        Characters { limit, found: 0, length: 0, translates, has_parts: reading != Reading::Bytes }
    }

    fn count(&mut self, bytes: &[u8]) {
        loop {
            while self.length < bytes.len() && self.goes_on(bytes) {
                self.length += 1;
            }
            if self.length == bytes.len() || self.found == self.limit {
                return;
            }
            self.length += 1;
            self.found += 1;
        }
    }

    /// Whether the next byte belongs to the last character: an end of line of two bytes is one.
    fn goes_on(&self, bytes: &[u8]) -> bool {
        let byte = bytes[self.length];
        self.length > 0
            && (self.has_parts && byte & 0xc0 == 0x80
                || self.translates && byte == b'\n' && bytes[self.length - 1] == b'\r')
    }

    /// Whether there are as many as may be, and the last of them ends in `bytes`.
    fn are_over(&self, bytes: &[u8]) -> bool {
        self.found == self.limit && self.length < bytes.len()
    }
}

/// The bytes of a line. A carriage return alone ends it, too, unless the program said what does.
fn line_bytes(cx: &mut Context, object: Value, limit: Option<usize>, reading: Reading) -> Result<Vec<u8>> {
    let newline = word(object, NEWLINE);
    let any_end_counts = newline.is_none() || newline.cast::<Str>().is_some_and(|newline| newline.is_empty());
    // A limit counts characters.
    let mut characters = limit.map(|limit| Characters::new(limit, newline.is_none(), reading));
    let mut within = |bytes: &[u8]| match &mut characters {
        Some(characters) => {
            characters.count(bytes);
            (characters.length, characters.are_over(bytes))
        }
        None => (bytes.len(), false),
    };
    let mut searched = 0;
    with_source(cx, object, reading, |source| {
        if !any_end_counts && limit.is_none() {
            return source.read_line(usize::MAX, &mut searched);
        }
        loop {
            let unknown = &source.ahead()[searched..];
            let end = match any_end_counts {
                true => memchr::memchr2(b'\n', b'\r', unknown),
                false => memchr::memchr(b'\n', unknown),
            };
            let end = end.map(|end| searched + end);
            let known = source.ahead().len();
            let is_return = end.is_some_and(|end| source.ahead()[end] == b'\r');
            // A line feed may follow that was not read yet.
            if is_return && end.is_some_and(|end| end + 1 == known) && source.fill()? {
                continue;
            }
            let length = end.map(|end| match is_return && source.ahead().get(end + 1) == Some(&b'\n') {
                true => end + 2,
                false => end + 1,
            });
            if let Some(length) = length {
                let length = within(&source.ahead()[..length]).0;
                return source.read(length);
            }
            searched = known;
            let (length, is_enough) = within(source.ahead());
            if is_enough || !source.fill()? {
                return source.read(length);
            }
        }
    })
}

/// Longer lines are taken aside by [`line_bytes`].
const SHORT_LINE: usize = 256;

/// The next line, if it is short, was read ahead, and is ASCII in an encoding that is like it: as most lines are.
fn plain_line(cx: &mut Context, object: Value) -> Result<Option<Value>> {
    let encoding = word(object, ENCODING);
    let is_utf8 = encoding.is_none()
        || encoding
            .cast::<Str>()
            .is_some_and(|name| ["utf-8", "utf8", "utf-8-sig"].iter().any(|utf8| name.equals_str(utf8)));
    let Some(number) =
        word(object, NUMBER).as_fixnum().filter(|_| is_utf8 && word(object, NEWLINE).is_none())
    else {
        return Ok(None);
    };
    let Some(Some(file)) = python(cx).files.get_mut(number as usize) else { return Ok(None) };
    let ahead = file.ahead();
    let ahead = &ahead[..ahead.len().min(SHORT_LINE)];
    let Some(end) = memchr::memchr(b'\n', ahead) else { return Ok(None) };
    let line = &ahead[..=end];
    if !file.mode.read || !line.is_ascii() || line.contains(&b'\r') {
        return Ok(None);
    }
    let mut copy = [0; SHORT_LINE];
    let copy = &mut copy[..=end];
    copy.copy_from_slice(line);
    file.take(end + 1);
    Ok(Some(cx.new_string_from_units(Units::Ascii(copy))?.value()))
}

fn read_line(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let limit = limit(cx, values.get(1).copied())?;
    let object = own(cx, this, arguments)?;
    if limit.is_none()
        && let Some(line) = plain_line(cx, object)?
    {
        return Ok(line);
    }
    let reading = prepare(cx, object)?;
    let bytes = line_bytes(cx, object, limit, reading)?;
    decode(cx, object, reading, &bytes)
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    if let Some(line) = plain_line(cx, object)? {
        return Ok(line);
    }
    let reading = prepare(cx, object)?;
    let bytes = line_bytes(cx, object, None, reading)?;
    if bytes.is_empty() {
        return raise::raise_stop_iteration(cx, Value::NONE);
    }
    decode(cx, object, reading, &bytes)
}

fn write(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, value] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    check(cx, object, false)?;
    let Some(mut text) = held_value(cx, value).cast::<Str>() else {
        let given = type_name(cx, value);
        return cx.type_error(format!("write() argument must be str, not {given}"));
    };
    let count = text.len();
    if let Some(newline) =
        word(object, NEWLINE).cast::<Str>().filter(|newline| newline.to_cow().contains('\r'))
    {
        let translated = text.to_cow().replace('\n', &newline.to_cow());
        text = cx.new_string(&translated)?;
    }
    let (encoding, errors) = (or_unbound(word(object, ENCODING)), or_unbound(word(object, ERRORS)));
    let is_behind = !encoding.is_unbound() && !with_file(cx, object, |file| Ok(file.is_at_start()))?;
    let encoding = match if is_behind { codec::encoding_behind(cx, encoding, &[])? } else { None } {
        Some(behind) => cx.new_string(behind)?.value(),
        None => encoding,
    };
    let bytes = codec::encode(cx, text, encoding, errors)?;
    let bytes = view::argument(cx, bytes)?.as_slice().to_vec();
    with_file(cx, object, |file| file.write(&bytes))?;
    Ok(Value::length(count))
}

fn get_encoding(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let encoding = word(own_receiver(cx, this, arguments)?, ENCODING);
    if encoding.is_none() { Ok(cx.new_string("UTF-8")?.value()) } else { Ok(encoding) }
}

fn get_errors(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let errors = word(own_receiver(cx, this, arguments)?, ERRORS);
    if errors.is_none() { Ok(cx.new_string("strict")?.value()) } else { Ok(errors) }
}

/// `buffer`: the same file, as bytes.
fn get_buffer(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let known = word(object, PEER);
    if known == object {
        return Ok(Value::NONE);
    }
    if !known.is_none() {
        return Ok(known);
    }
    let shown = crate::text::name_text(word(object, MODE));
    let mode = OpenMode::parse(&shown).unwrap_or_default();
    let shown = opening::binary_mode(mode, &shown);
    let shown = cx.new_string(&shown)?.value();
    let none = Value::NONE;
    let words = [word(object, NUMBER), word(object, NAME), shown, none, none, none, object];
    let buffer = new_builtin(cx, opening::binary_type(mode), &words)?;
    set_word(cx, object, PEER, buffer);
    Ok(buffer)
}

/// `detach()`: the same file as bytes; its text, which is its own peer from then on, cannot be used any more.
fn detach(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    let buffer = get_buffer(cx, this, arguments)?;
    set_word(cx, object, NUMBER, Value::NONE);
    set_word(cx, object, PEER, object);
    set_word(cx, buffer, PEER, Value::NONE);
    Ok(buffer)
}

/// `reconfigure(encoding=…, errors=…, newline=…)`; when text is written is left as it is.
fn reconfigure(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    let names = ["encoding", "errors", "newline", "line_buffering", "write_through"];
    let given = parse_arguments(cx, "reconfigure", after_receiver(arguments), names, 0, 0)?;
    for (place, value) in [ENCODING, ERRORS, NEWLINE].into_iter().zip(given) {
        if !value.is_unbound() {
            set_word(cx, object, place, value);
        }
    }
    with_file(cx, object, |file| {
        if !given[0].is_unbound() {
            file.decoded.encoding = None;
        }
        Ok(())
    })?;
    Ok(Value::NONE)
}

fn get_false(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::FALSE)
}

fn get_newlines(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::NONE)
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let (name, mode) = (word(object, NAME), word(object, MODE));
    let name = crate::text::repr_text(cx, name)?;
    let mode = crate::text::repr_text(cx, mode)?;
    let encoding = get_encoding(cx, this, arguments)?;
    let encoding = crate::text::repr_text(cx, encoding)?;
    let text = format!("<_io.TextIOWrapper name={name} mode={mode} encoding={encoding}>");
    Ok(cx.new_string(&text)?.value())
}

/// Defines the members of text files.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::TextFile,
        const {
            &Members {
                methods: &[
                    Method::new("read", read),
                    Method::new("readline", read_line),
                    Method::new("write", write),
                    Method::new("detach", detach),
                    Method::new("reconfigure", reconfigure),
                    Method::new("__next__", next),
                    Method::new("__repr__", repr),
                ],
                getters: &[
                    Getter::new("encoding", get_encoding),
                    Getter::new("errors", get_errors),
                    Getter::new("newlines", get_newlines),
                    Getter::new("buffer", get_buffer),
                    Getter::new("line_buffering", get_false),
                    Getter::new("write_through", get_false),
                ],
                ..Members::EMPTY
            }
        },
    )
}
