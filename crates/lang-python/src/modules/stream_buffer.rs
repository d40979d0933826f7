//! `sys.stdout.buffer` and its like: the standard streams as streams of bytes.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::streams::{
    Stream, count_argument, file_number, flush_native, get_name, is_a_terminal, is_readable, is_writable, no,
    nothing, receiver, take_input, write_bytes,
};
use crate::builtin_type::BuiltinType;
use crate::builtins::{bytes, source};
use crate::define::{
    Getter, Members, Method, TypeDefinition, between, define_type, exactly, new_words, own_receiver,
};
use crate::exceptions::raise;

fn write_one(cx: &mut Context, stream: Stream, object: Value) -> Result {
    let view = bytes::view::argument(cx, object)?;
    // The program may not run meanwhile, but the streams need the context.
    let copy = view.as_slice().to_vec();
    write_bytes(cx, stream, &copy)?;
    Ok(Value::length(copy.len()))
}

fn write(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    let [_, object] = exactly(cx, this, arguments)?;
    write_one(cx, stream, object)
}

fn write_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    let [_, lines] = exactly(cx, this, arguments)?;
    source::for_each(cx, lines, |cx, line| write_one(cx, stream, line).map(|_| true))?;
    Ok(Value::NONE)
}

/// The next bytes of the input; none for other streams.
fn take(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    is_line: bool,
) -> Result<Vec<u8>> {
    if receiver(cx, this, arguments)? != Stream::Input {
        return raise::raise(cx, BuiltinType::OSError, "read");
    }
    let values = between(cx, this, arguments, 1, 2)?;
    let count = count_argument(cx, values.get(1))?;
    take_input(cx, count, is_line)
}

fn read(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes = take(cx, this, arguments, false)?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn read_line(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes = take(cx, this, arguments, true)?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn read_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let lines = cx.new_list(&[])?;
    loop {
        let bytes = take(cx, this, arguments, true)?;
        if bytes.is_empty() {
            return Ok(lines.value());
        }
        let line = cx.new_bytes(&bytes)?;
        lines.push(cx, line.value())?;
    }
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes = take(cx, this, arguments, true)?;
    match bytes.is_empty() {
        true => raise::raise_stop_iteration(cx, Value::NONE),
        false => Ok(cx.new_bytes(&bytes)?.value()),
    }
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own_receiver(cx, this, arguments)
}

/// What takes or gives the bytes of the stream with this number.
pub(super) fn new(cx: &mut Context, number: usize) -> Result {
    let class = define_type(
        cx,
        &TypeDefinition {
            name: if number == 0 { "BufferedReader" } else { "BufferedWriter" },
            module: "_io",
            base: BuiltinType::Object,
            words: 1,
            members: Members {
                methods: const {
                    &[
                        Method::new("write", write),
                        Method::new("writelines", write_lines),
                        Method::new("flush", flush_native),
                        Method::new("read", read),
                        Method::new("read1", read),
                        Method::new("readline", read_line),
                        Method::new("readlines", read_lines),
                        Method::new("isatty", is_a_terminal),
                        Method::new("fileno", file_number),
                        Method::new("readable", is_readable),
                        Method::new("writable", is_writable),
                        Method::new("seekable", no),
                        Method::new("close", nothing),
                        Method::new("__enter__", itself),
                        Method::new("__exit__", nothing),
                        Method::new("__iter__", itself),
                        Method::new("__next__", next),
                    ]
                },
                getters: const { &[Getter::new("name", get_name), Getter::new("closed", no)] },
                ..Members::EMPTY
            },
        },
    )?;
    new_words(cx, class, &[Value::length(number)])
}
