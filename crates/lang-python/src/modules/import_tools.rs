//! The module `_imp`: what `importlib` is made of.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::builtins::str_;
use crate::define::{Method, exactly};
use crate::{imports, text};

/// `_imp.find(name, path)`: where the module of this full name is, looked for in the directories of `path` or, if that is
/// none, everywhere. None, or a tuple: the file or none, and a list of directories if it is a package, else none.
fn find(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [module_name, path] = exactly(cx, this, arguments)?;
    let module_name = str_::argument(cx, "find() argument 1", module_name)?.to_cow().into_owned();
    let Some((file, directories)) = imports::locate(cx, &module_name, path) else { return Ok(Value::NONE) };
    let file = match file {
        Some(file) => cx.new_string(&file.to_string_lossy())?.value(),
        None => Value::NONE,
    };
    let directories = match directories {
        Some(directories) => {
            let list = cx.new_list(&[])?;
            for directory in directories {
                let directory = cx.new_string(&directory.to_string_lossy())?.value();
                list.push(cx, directory)?;
            }
            list.value()
        }
        None => Value::NONE,
    };
    Ok(cx.new_tuple(&[file, directories])?.value())
}

/// `_imp.execute(module, file)`: runs a file as the body of a module.
fn execute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, file] = exactly(cx, this, arguments)?;
    let file = str_::argument(cx, "execute() argument 2", file)?.to_cow().into_owned();
    let Some(module_name) = crate::attributes::module::name_of(cx, object) else {
        return cx.type_error("execute() argument 1 must be a module");
    };
    let source = imports::read_source(cx, std::path::Path::new(&file))?;
    imports::execute(cx, object, &source, &file, &text::name_text(module_name))
}

/// `_imp.add_part(module, part)`: runs a part of a module of the library that is written in Python, in that module.
fn add_part(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name, part] = exactly(cx, this, arguments)?;
    let name = str_::argument(cx, "add_part() argument 1", name)?.to_cow().into_owned();
    let part = str_::argument(cx, "add_part() argument 2", part)?.to_cow().into_owned();
    let Some(source) = super::part(&part) else { return cx.value_error(format!("there is no part {part}")) };
    let object = imports::import(cx, &name)?;
    super::add_source(cx, object, &name, source)?;
    Ok(Value::NONE)
}

/// `_imp.running_module()`: the name of the module whose code is executed, apart from those of the library.
fn running_module(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<0>(cx, this, arguments)?;
    let running = crate::state::python(cx).imports.running();
    let known = running.and_then(|running| crate::attributes::module::name_of(cx, running));
    Ok(known.unwrap_or(crate::names::name(cx, crate::names::Name::Main)))
}

pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("find", find),
        Method::new("add_part", add_part),
        Method::new("execute", execute),
        Method::new("running_module", running_module),
    ];
    super::new_module(cx, "_imp", &[FUNCTIONS])
}
