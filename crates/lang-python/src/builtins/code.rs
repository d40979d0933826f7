//! Code objects: what `compile` makes, and `__code__` of functions.

use bytecode::module::Function;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::Mode;
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, Method, is_instance, new_builtin, own_receiver, word};
use crate::state::python;

/// The word with the text, or the function.
const SOURCE: usize = 0;
/// The word with the file's name, for texts.
const FILE: usize = 1;
/// The word with the mode of a text: its place among [`MODES`].
const MODE: usize = 2;
/// What texts can be.
const MODES: [Mode; 3] = [Mode::Module, Mode::Expression, Mode::Interactive];

/// A text that is known to compile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Compiled {
    /// The text.
    pub text: String,
    /// The name of its file.
    pub file: String,
    /// Statements or an expression.
    pub mode: Mode,
}

/// A code object of a text.
pub(crate) fn new_compiled(cx: &mut Context, compiled: &Compiled) -> Result {
    let text = cx.new_string(&compiled.text)?.value();
    let file = cx.new_string(&compiled.file)?.value();
    let mode = MODES.iter().position(|&mode| mode == compiled.mode).unwrap_or(0);
    new_builtin(cx, BuiltinType::Code, &[text, file, Value::length(mode)])
}

/// The code object of a function: the same for all closures of it.
pub(crate) fn of_function(cx: &mut Context, closure: Gc<Closure>) -> Result {
    let key = closure.cell().word();
    if let Some(&known) = python(cx).codes.get(&key) {
        return Ok(known);
    }
    let code = new_builtin(cx, BuiltinType::Code, &[closure.value()])?;
    python(cx).codes.insert(key, code);
    Ok(code)
}

/// The text of a code object that has one.
pub(crate) fn compiled(cx: &mut Context, object: Value) -> Option<Compiled> {
    if !is_instance(cx, object, BuiltinType::Code) {
        return None;
    }
    let text = word(object, SOURCE).cast::<Str>()?.to_cow().into_owned();
    let file = crate::text::name_text(word(object, FILE));
    let mode = MODES[word(object, MODE).as_fixnum().unwrap_or(0) as usize];
    Some(Compiled { text, file, mode })
}

/// The function of a code object that is not of a text.
pub(crate) fn function(cx: &mut Context, object: Value) -> Result<Option<Gc<Closure>>> {
    let is_code = is_instance(cx, object, BuiltinType::Code);
    Ok(if is_code { word(object, SOURCE).cast::<Closure>() } else { None })
}

/// What a getter says of a function, or `otherwise` of a text.
fn of(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    function: fn(&mut Context, &Function, Gc<Closure>) -> Result,
    otherwise: fn(&mut Context, Value) -> Result,
) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    match word(object, SOURCE).cast::<Closure>() {
        Some(closure) => {
            let cell = closure.cell();
            function(cx, cell.function(), closure)
        }
        None => otherwise(cx, object),
    }
}

fn zero(_: &mut Context, _: Value) -> Result {
    Ok(Value::ZERO)
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let module = |cx: &mut Context, _| Ok(cx.intern("<module>")?.value());
    of(cx, this, arguments, |cx, function, _| Ok(cx.intern(&function.name)?.value()), module)
}

fn get_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let module = |cx: &mut Context, _| Ok(cx.intern("<module>")?.value());
    of(cx, this, arguments, |cx, function, _| Ok(cx.intern(&function.qualified_name)?.value()), module)
}

fn get_file_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let file = |cx: &mut Context, _: &Function, closure: Gc<Closure>| {
        let file = closure.cell().module.module.file.clone();
        Ok(cx.new_string(&file)?.value())
    };
    of(cx, this, arguments, file, |_, object| Ok(word(object, FILE)))
}

fn get_argument_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let count =
        |_: &mut Context, function: &Function, _| Ok(Value::length(function.parameters.positional_count()));
    of(cx, this, arguments, count, zero)
}

fn get_positional_only_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let count = |_: &mut Context, function: &Function, _| {
        Ok(Value::length(function.parameters.positional_only as usize))
    };
    of(cx, this, arguments, count, zero)
}

fn get_keyword_only_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let count = |_: &mut Context, function: &Function, _| {
        Ok(Value::length(function.parameters.keyword_only as usize))
    };
    of(cx, this, arguments, count, zero)
}

fn names<'a>(cx: &mut Context, names: impl IntoIterator<Item = &'a String>) -> Result {
    // Interned strings live as long as the isolate.
    let mut values = Vec::new();
    for name in names {
        values.push(cx.intern(name)?.value());
    }
    Ok(cx.new_tuple(&values)?.value())
}

fn no_names(cx: &mut Context, _: Value) -> Result {
    names(cx, [])
}

/// Names of parameters, then of the other variables that no function inside captures.
fn variable_names(function: &Function) -> Vec<&String> {
    let parameters = &function.parameters.names;
    let is_visible = |name: &&String| !name.starts_with('.');
    let others =
        function.source.locals.iter().filter(|(name, _, is_cell)| !is_cell && !parameters.contains(name));
    parameters.iter().filter(is_visible).chain(others.map(|(name, ..)| name)).collect()
}

fn get_variable_names(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    of(cx, this, arguments, |cx, function, _| names(cx, variable_names(function)), no_names)
}

fn get_variable_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let count = |_: &mut Context, function: &Function, _| Ok(Value::length(variable_names(function).len()));
    of(cx, this, arguments, count, zero)
}

fn get_cell_names(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let cells = |cx: &mut Context, function: &Function, _| {
        names(cx, function.source.locals.iter().filter(|(.., is_cell)| *is_cell).map(|(name, ..)| name))
    };
    of(cx, this, arguments, cells, no_names)
}

fn get_free_names(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    of(cx, this, arguments, |cx, function, _| names(cx, &function.source.captures), no_names)
}

fn get_first_line(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let line =
        |_: &mut Context, function: &Function, _| Ok(Value::small(function.source.first_line.max(1) as i64));
    of(cx, this, arguments, line, |_, _| Ok(Value::small(1)))
}

fn get_flags(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    const OPTIMIZED_NEW_LOCALS: i64 = 3;
    const VARARGS: i64 = 4;
    const KEYWORDS: i64 = 8;
    const GENERATOR: i64 = 32;
    const COROUTINE: i64 = 128;
    const ASYNC_GENERATOR: i64 = 512;
    let flags = |_: &mut Context, function: &Function, closure: Gc<Closure>| {
        let parameters = &function.parameters;
        let mut flags = OPTIMIZED_NEW_LOCALS;
        flags |= if parameters.has_rest { VARARGS } else { 0 };
        flags |= if parameters.has_keyword_rest { KEYWORDS } else { 0 };
        flags |= if function.is_generator { GENERATOR } else { 0 };
        flags |= match crate::calls::function::async_kind(closure) {
            Some(true) => ASYNC_GENERATOR,
            Some(false) => COROUTINE,
            None => 0,
        };
        Ok(Value::small(flags))
    };
    of(cx, this, arguments, flags, zero)
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let name = get_name(cx, this, arguments)?;
    let file = get_file_name(cx, this, arguments)?;
    let line = get_first_line(cx, this, arguments)?;
    let (name, file) = (crate::text::name_text(name), crate::text::name_text(file));
    let (line, address) = (line.as_fixnum().unwrap_or(0), arguments.values[0].address());
    let text = format!("<code object {name} at {address:#x}, file \"{file}\", line {line}>");
    Ok(cx.new_string(&text)?.value())
}

/// Defines the members of code objects.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Code,
        const {
            &Members {
                methods: &[Method::new("__repr__", repr)],
                getters: &[
                    Getter::new("co_name", get_name),
                    Getter::new("co_qualname", get_qualified_name),
                    Getter::new("co_filename", get_file_name),
                    Getter::new("co_argcount", get_argument_count),
                    Getter::new("co_posonlyargcount", get_positional_only_count),
                    Getter::new("co_kwonlyargcount", get_keyword_only_count),
                    Getter::new("co_varnames", get_variable_names),
                    Getter::new("co_nlocals", get_variable_count),
                    Getter::new("co_cellvars", get_cell_names),
                    Getter::new("co_freevars", get_free_names),
                    Getter::new("co_firstlineno", get_first_line),
                    Getter::new("co_flags", get_flags),
                ],
                ..Members::EMPTY
            }
        },
    )
}
