//! Printing: the text of any value, as `write`, `display` and their kin give it.
//!
//! The printer keeps its own stack of what is still to be written, so that depth is bounded by memory alone. Circles get
//! datum labels, which [`labels`] finds first. Nothing here allocates on the heap or runs programs.

mod labels;

use std::fmt::Write;

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::layout::{FieldType, LayoutInfo};
use runtime::native::NativeFunction;
use runtime::object::bytes::Bytes;
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::object::symbol::Symbol;
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::data::error;
use crate::data::foreign::{self, Tag};
use crate::data::list::pair;
use crate::data::vector::{Element, Vector};
use crate::number::format::{float_to_string, number_to_string};
use crate::reader::written;
use labels::Labels;

/// How strings, characters and symbols are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// So that they can be read back.
    Write,
    /// As what they say.
    Display,
}

/// What gets a datum label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// What contains itself.
    Circles,
    /// All that occurs more than once.
    All,
    /// Nothing: circular data are printed forever, and so refused by the caller.
    Nothing,
}

/// The text as `write` gives it.
pub fn write(cx: &Context, value: Value) -> String {
    to_string(cx, value, Style::Write, Sharing::Circles)
}

/// The text as `display` gives it.
pub fn display(cx: &Context, value: Value) -> String {
    to_string(cx, value, Style::Display, Sharing::Circles)
}

/// The text of a value.
pub fn to_string(cx: &Context, value: Value, style: Style, sharing: Sharing) -> String {
    let mut printer = Printer { cx, style, text: String::new(), labels: Labels::find(cx, value, sharing) };
    printer.print(value);
    printer.text
}

/// The name of a procedure; empty when it has none.
pub fn procedure_name(procedure: Value) -> String {
    if let Some(closure) = procedure.cast::<Closure>() {
        return shown_name(&closure.cell().function().name).to_owned();
    }
    procedure.cast::<NativeFunction>().map_or(String::new(), |native| native.name().to_cow().into_owned())
}

/// A function's or global variable's name as programs know it: what the front end adds stands behind a space.
#[must_use]
pub fn shown_name(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}

/// What is still to be written.
enum Task {
    Value(Value),
    Text(&'static str),
    Float(f64),
    /// What follows a list's first element.
    Rest(Value),
    /// The elements of a bundle of values from this one on.
    Elements(&'static [Value], usize),
    /// Those of a vector.
    Vector(Vector, usize),
}

struct Printer<'a> {
    cx: &'a Context,
    style: Style,
    text: String,
    labels: Labels,
}

impl Printer<'_> {
    fn print(&mut self, value: Value) {
        let mut tasks = vec![Task::Value(value)];
        while let Some(task) = tasks.pop() {
            match task {
                Task::Value(value) => self.value(value, &mut tasks),
                Task::Text(text) => self.text.push_str(text),
                Task::Float(float) => self.text.push_str(&float_to_string(float)),
                Task::Rest(rest) => self.rest(rest, &mut tasks),
                Task::Elements(elements, index) => {
                    let element = elements.get(index).map(|&element| Task::Value(element));
                    self.element(element, index, Task::Elements(elements, index + 1), &mut tasks);
                }
                Task::Vector(vector, index) => {
                    let element = vector.element(index).map(|element| match element {
                        Element::Value(value) => Task::Value(value),
                        Element::Float(float) => Task::Float(float),
                    });
                    self.element(element, index, Task::Vector(vector, index + 1), &mut tasks);
                }
            }
        }
    }

    /// Goes on with the element at an index, and behind it with the others, or ends.
    fn element(&mut self, element: Option<Task>, index: usize, others: Task, tasks: &mut Vec<Task>) {
        let Some(element) = element else {
            self.text.push(')');
            return;
        };
        if index > 0 {
            self.text.push(' ');
        }
        tasks.push(others);
        tasks.push(element);
    }

    /// Writes the label of a value that has one; whether that is all.
    fn label(&mut self, value: Value) -> bool {
        match self.labels.meet(value) {
            labels::Met::Unlabelled => false,
            labels::Met::First(label) => {
                let _ = write!(self.text, "#{label}=");
                false
            }
            labels::Met::Again(label) => {
                let _ = write!(self.text, "#{label}#");
                true
            }
        }
    }

    fn value(&mut self, value: Value, tasks: &mut Vec<Task>) {
        if !value.is_pointer() {
            self.immediate(value);
            return;
        }
        if self.label(value) {
            return;
        }
        if let Some(first) = pair(value) {
            self.text.push('(');
            tasks.push(Task::Rest(first.cdr()));
            tasks.push(Task::Value(first.car()));
        } else if let Some(vector) = Vector::of(value) {
            self.text.push_str("#(");
            tasks.push(Task::Vector(vector, 0));
        } else if let Some(values) = value.cast::<Tuple>() {
            self.text.push_str("#<values (");
            tasks.push(Task::Text(">"));
            tasks.push(Task::Elements(values.as_slice(), 0));
        } else if let Some(layout) = self.cx.layout_of(value) {
            self.layout_object(layout, value, tasks);
        } else {
            self.object(value);
        }
    }

    fn rest(&mut self, rest: Value, tasks: &mut Vec<Task>) {
        match pair(rest) {
            _ if rest == Value::EMPTY_LIST => self.text.push(')'),
            Some(next) if !self.labels.has(rest) => {
                self.text.push(' ');
                tasks.push(Task::Rest(next.cdr()));
                tasks.push(Task::Value(next.car()));
            }
            _ => {
                self.text.push_str(" . ");
                tasks.push(Task::Text(")"));
                tasks.push(Task::Value(rest));
            }
        }
    }

    fn immediate(&mut self, value: Value) {
        if let Some(number) = number_to_string(value, 10) {
            self.text.push_str(&number);
        } else if let Some(c) = value.as_char() {
            match self.style {
                Style::Write => written::write_char(&mut self.text, c),
                Style::Display => self.text.push(c),
            }
        } else {
            self.text.push_str(match value {
                Value::TRUE => "#t",
                Value::FALSE => "#f",
                Value::EMPTY_LIST => "()",
                Value::NONE => "#<unspecified>",
                _ => "#<unassigned>",
            });
        }
    }

    fn object(&mut self, value: Value) {
        if let Some(string) = value.cast::<Str>() {
            match self.style {
                Style::Write => written::write_string(&mut self.text, &string.to_cow()),
                Style::Display => self.text.push_str(&string.to_cow()),
            }
        } else if let Some(symbol) = value.cast::<Symbol>() {
            let name = symbol.name();
            match self.style {
                Style::Write => written::write_symbol(&mut self.text, &name.to_cow()),
                Style::Display => self.text.push_str(&name.to_cow()),
            }
        } else if let Some(number) = number_to_string(value, 10) {
            self.text.push_str(&number);
        } else if let Some(bytes) = value.cast::<Bytes>() {
            let bytes: Vec<String> = bytes.as_slice().iter().map(u8::to_string).collect();
            let _ = write!(self.text, "#u8({})", bytes.join(" "));
        } else if let Some(exception) = value.cast::<Throwable>() {
            self.exception(exception);
        } else {
            self.opaque(value);
        }
    }

    fn exception(&mut self, exception: Gc<Throwable>) {
        match error::of(exception.value()) {
            // Without the irritants, which may contain the error.
            Some(error) => match error.arguments.get().cast::<Str>() {
                Some(message) => {
                    let _ = write!(self.text, "#<error {}>", message.to_cow());
                }
                None => self.text.push_str("#<error>"),
            },
            None => self.text.push_str("#<exception>"),
        }
    }

    /// A record of a layout; what its fields hold, if that is values or floats.
    fn layout_object(&mut self, layout: &LayoutInfo, object: Value, tasks: &mut Vec<Task>) {
        let name = shown_name(&layout.name).trim_start_matches('<').trim_end_matches('>');
        let _ = write!(self.text, "#<{name}");
        tasks.push(Task::Text(">"));
        for field in layout.fields.iter().rev() {
            let offset = field.offset as usize;
            tasks.push(match field.ty {
                FieldType::F64 => Task::Float(object.load_raw_float(offset)),
                ty if ty.is_value() => Task::Value(object.load(offset)),
                _ => continue,
            });
            tasks.push(Task::Text(" "));
        }
    }

    /// Values that programs cannot look into.
    fn opaque(&mut self, value: Value) {
        const KINDS: &[(Tag, &str)] = &[
            (Tag::Eof, "eof"),
            (Tag::Parameter, "procedure"),
            (Tag::Promise, "promise"),
            (Tag::Port, "port"),
            (Tag::HashTable, "hash-table"),
            (Tag::Environment, "environment"),
            (Tag::Continuation, "procedure"),
        ];
        if let Some((_, kind)) = KINDS.iter().find(|(tag, _)| foreign::is(value, *tag)) {
            let _ = write!(self.text, "#<{kind}>");
            return;
        }
        let is_procedure = matches!(
            value.shape(),
            Some(ShapeId::CLOSURE | ShapeId::NATIVE_FUNCTION | ShapeId::BOUND_METHOD)
        );
        if !is_procedure {
            self.text.push_str("#<object>");
            return;
        }
        let name = procedure_name(value);
        let _ = match name.as_str() {
            "" => write!(self.text, "#<procedure>"),
            name => write!(self.text, "#<procedure {name}>"),
        };
    }
}
