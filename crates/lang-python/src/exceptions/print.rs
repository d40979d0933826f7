//! Uncaught exceptions as CPython 3.12 prints them.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::members::arguments_of;
use super::raise::is_a;
use super::traceback::{Place, places};
use super::{groups, suggestion};
use crate::builtin_type::BuiltinType;
use crate::classes::{record, type_type};
use crate::names::{Name, name};
use crate::state::class_of;

/// Entries of a trace that are shown if the program says nothing; earlier ones are left out.
const SHOWN_ENTRIES: usize = 1000;
/// How often the same line is shown before repetitions are only counted.
const SHOWN_REPETITIONS: usize = 3;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Exceptions of a group that are shown; and how deep groups are.
const SHOWN_PARTS: usize = 15;
const SHOWN_DEPTH: usize = 10;

/// The text of an uncaught exception with those it came from, ending in a line feed.
pub fn render(cx: &mut Context, exception: Value) -> String {
    let mut text = String::new();
    render_chain(cx, exception, 0, &mut text);
    text
}

/// As [`render`]; `depth` groups are around, each of which moves the text in.
fn render_chain(cx: &mut Context, exception: Value, depth: usize, text: &mut String) {
    // The chain from the exception back, each with the words between it and the one before. Exceptions stay alive
    // through the first, which is on the stack.
    let mut chain: Vec<(Value, &str)> = Vec::new();
    let mut next = Some((exception, ""));
    while let Some((current, words)) = next {
        if chain.iter().any(|&(known, _)| known == current) {
            break;
        }
        chain.push((current, words));
        next = cx.cast::<Throwable>(current).and_then(|current| {
            let (cause, context) = (current.cause.get(), current.context.get());
            if !cause.is_none() {
                Some((cause, CAUSE))
            } else if !context.is_none() && current.state.get() != Value::TRUE {
                Some((context, CONTEXT))
            } else {
                None
            }
        });
    }
    for &(exception, words) in chain.iter().rev() {
        let mut own = String::new();
        match groups::parts(cx, exception) {
            None => {
                render_one(cx, exception, "Traceback", &mut own);
                indent(&own, depth, text);
            }
            Some(_) if depth > SHOWN_DEPTH => {
                indent(&format!("... (max_group_depth is {SHOWN_DEPTH})\n"), depth, text);
            }
            Some(parts) => {
                render_one(cx, exception, "Exception Group Traceback", &mut own);
                let start = text.len();
                indent(&own, depth.max(1), text);
                if depth == 0 && own.starts_with("Exception Group Traceback") {
                    text.replace_range(start..start + 3, "  +");
                }
                render_parts(cx, parts, depth.max(1), text);
            }
        }
        indent(words, depth, text);
    }
}

/// Appends lines, moved in for the groups around.
fn indent(lines: &str, depth: usize, text: &mut String) {
    for line in lines.split_inclusive('\n') {
        if depth > 0 {
            text.push_str(&"  ".repeat(depth));
            text.push_str("| ");
        }
        text.push_str(line);
    }
}

/// The exceptions of a group, numbered.
fn render_parts(cx: &mut Context, parts: Gc<Tuple>, depth: usize, text: &mut String) {
    let margin = "  ".repeat(depth);
    let shown = parts.len().min(SHOWN_PARTS);
    let line = |text: &mut String, index: usize, title: &str| {
        let joint = if index == 0 { "+-" } else { "  " };
        text.push_str(&format!("{margin}{joint}+---------------- {title} ----------------\n"));
    };
    for index in 0..shown {
        line(text, index, &(index + 1).to_string());
        render_chain(cx, parts.get(index), depth + 1, text);
    }
    if parts.len() > shown {
        line(text, shown, "...");
        let more = parts.len() - shown;
        let plural = if more == 1 { "" } else { "s" };
        indent(&format!("and {more} more exception{plural}\n"), depth + 1, text);
    }
    // A group that comes last has drawn the line already.
    let is_closed = parts.len() <= SHOWN_PARTS
        && depth < SHOWN_DEPTH
        && parts.as_slice().last().is_some_and(|&last| groups::parts(cx, last).is_some());
    if !is_closed {
        text.push_str(&format!("{margin}  +------------------------------------\n"));
    }
}

/// How many entries of a trace are shown: `sys.tracebacklimit`, if the program has set it.
fn shown_entries(cx: &mut Context) -> usize {
    let mut limit = || {
        if !crate::imports::is_set_up(cx) {
            return Ok(None);
        }
        let sys = crate::imports::import(cx, "sys")?;
        let key = cx.intern("tracebacklimit")?.value();
        crate::attributes::read::find_attribute(cx, sys, key)
    };
    match limit() {
        Ok(Some(limit)) => limit.as_fixnum().map_or(SHOWN_ENTRIES, |limit| limit.max(0) as usize),
        _ => SHOWN_ENTRIES,
    }
}

/// One exception; `heading` names its trace.
fn render_one(cx: &mut Context, exception: Value, heading: &str, text: &mut String) {
    let Some(throwable) = cx.cast::<Throwable>(exception) else { return };
    let places = places(cx, throwable);
    let shown = shown_entries(cx);
    if !places.is_empty() && shown > 0 {
        text.push_str(&format!("{heading} (most recent call last):\n"));
        render_places(cx, &places[places.len().saturating_sub(shown)..], text);
    }
    if is_a(cx, exception, BuiltinType::SyntaxError) && render_syntax_error(cx, throwable, text) {
        return;
    }
    render_message(cx, exception, text);
    render_notes(cx, exception, text);
}

/// The last line: the type and the text.
fn render_message(cx: &mut Context, exception: Value, text: &mut String) {
    let class = class_of(cx, exception);
    let module = type_type::module_of(cx, class);
    match module.cast::<Str>() {
        Some(module) if module.equals_str("builtins") || module.equals_str("__main__") => {}
        Some(module) => {
            text.push_str(&module.to_cow());
            text.push('.');
        }
        None => text.push_str("<unknown>."),
    }
    text.push_str(&crate::text::name_text(record::qualified_name(class)));
    match crate::text::str(cx, exception) {
        Ok(message) if message.is_empty() => {}
        Ok(message) => {
            text.push_str(": ");
            text.push_str(&message.to_cow());
        }
        Err(_) => {
            cx.take_exception();
            text.push_str(": <exception str() failed>");
        }
    }
    if let Some(suggestion) = suggestion::suggestion(cx, exception) {
        text.push_str(&suggestion);
    }
    text.push('\n');
}

fn render_notes(cx: &mut Context, exception: Value, text: &mut String) {
    let key = name(cx, Name::Notes);
    let Ok(Some(notes)) = crate::attributes::read::find_attribute(cx, exception, key) else {
        cx.take_exception();
        return;
    };
    let Some(notes) = notes.cast::<List>() else { return };
    for index in 0..notes.len() {
        let note = notes.get(index);
        if let Ok(note) = crate::text::str(cx, note) {
            text.push_str(&note.to_cow());
            text.push('\n');
        }
    }
}

/// A SyntaxError with a place is shown with its source; false when it has none.
fn render_syntax_error(cx: &mut Context, exception: Gc<Throwable>, text: &mut String) -> bool {
    let details = match arguments_of(exception) {
        [_, details] => details.cast::<Tuple>(),
        _ => None,
    };
    let Some(&[file, line, column, source, end_line, end_column]) = details.map(|details| details.as_slice())
    else {
        return false;
    };
    let number = |value: Value| value.as_fixnum().unwrap_or(0) as u32;
    let kind = if is_a(cx, exception.value(), BuiltinType::TabError) {
        crate::SyntaxErrorKind::TabError
    } else if is_a(cx, exception.value(), BuiltinType::IndentationError) {
        crate::SyntaxErrorKind::IndentationError
    } else {
        crate::SyntaxErrorKind::SyntaxError
    };
    let error = crate::SyntaxError {
        kind,
        message: crate::text::name_text(arguments_of(exception)[0]),
        file_name: crate::text::name_text(file),
        line: number(line),
        column: number(column),
        end_line: number(end_line),
        end_column: number(end_column),
        source_line: source.cast::<Str>().map(|source| source.to_cow().into_owned()),
    };
    text.push_str(&error.render());
    true
}

fn render_places(cx: &Context, places: &[Place], text: &mut String) {
    let mut count = 0;
    let mut last: Option<Place> = None;
    let repeated = |count: usize, text: &mut String| {
        if count > SHOWN_REPETITIONS {
            let more = count - SHOWN_REPETITIONS;
            let plural = if more == 1 { "" } else { "s" };
            text.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
        }
    };
    for &place in places {
        if last.is_none_or(|last| !last.is_shown_as(place, cx)) {
            repeated(count, text);
            count = 0;
        }
        last = Some(place);
        count += 1;
        if count <= SHOWN_REPETITIONS {
            render_place(cx, place, text);
        }
    }
    repeated(count, text);
}

/// One entry: file, line, function, and the source.
fn render_place(cx: &Context, place: Place, text: &mut String) {
    let cell = place.cell(cx);
    let (file, line) = (&cell.module.module.file, place.span(cx).line);
    text.push_str(&format!("  File \"{file}\", line {line}, in {}\n", cell.function().name));
    render_source(cx, place, text);
}

/// The source line of an entry, and marks under what failed, unless that is the whole line.
pub(super) fn render_source(cx: &Context, place: Place, text: &mut String) {
    let (module, span) = (&place.cell(cx).module, place.span(cx));
    let file = &module.module.file;
    let (start, end) = (span.start as usize, span.end as usize);
    let source: &str = &module.source;
    if file.starts_with('<') || span.line == 0 || start >= source.len() || end > source.len() {
        return;
    }
    let line_start = source[..start].rfind('\n').map_or(0, |index| index + 1);
    let line_end = source[start..].find('\n').map_or(source.len(), |index| start + index);
    let line = source[line_start..line_end].trim_end_matches('\r');
    let stripped = line.trim_start_matches([' ', '\t', '\x0c']);
    text.push_str(&format!("    {}\n", stripped.trim_end()));
    render_marks(line, stripped, start - line_start, end - line_start, text);
}

/// The marks under the bytes from `start` to `end` of `line`; `end` may be on a later line.
fn render_marks(line: &str, stripped: &str, start: usize, end: usize, text: &mut String) {
    let indent = line.len() - stripped.len();
    if start < indent {
        return;
    }
    let is_one_line = end <= line.len();
    let end = if is_one_line { end } else { line.trim_end().len() };
    let Some(segment) = line.get(start..end) else { return };
    let anchors = if is_one_line { crate::parse::operator_in(segment) } else { None };
    let width = |part: &str| part.chars().count();
    // Only trailing space of the line keeps a whole statement from being "the whole line" here, as in CPython.
    if width(segment) == width(stripped) && anchors.is_none() {
        return;
    }
    text.push_str("    ");
    text.extend(std::iter::repeat_n(' ', width(&line[indent..start])));
    match anchors.and_then(|(left, right)| {
        Some((segment.get(..left)?, segment.get(left..right)?, segment.get(right..)?))
    }) {
        Some((before, operator, after)) => {
            text.extend(std::iter::repeat_n('~', width(before)));
            text.extend(std::iter::repeat_n('^', width(operator)));
            text.extend(std::iter::repeat_n('~', width(after)));
        }
        None => text.extend(std::iter::repeat_n('^', width(segment))),
    }
    text.push('\n');
}
