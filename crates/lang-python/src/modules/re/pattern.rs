//! Pattern objects: searching, splitting, lists of matches. `sub` is in [`substitute`](super::substitute).
//!
//! A pattern object is the number of its program, the source, the flags, and once they were asked for the dict of group
//! names and the tuple of the groups' names.

use std::rc::Rc;

use patterns::Spans;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::StringBuilder;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::program::{Program, Search, Text};
use super::translate::Flags;
use super::{Haystack, matches, regex_state, substitute};
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::define::{
    Getter, Members, Method, TypeDefinition, after_receiver, define_type, exactly, own_receiver,
    parse_arguments, set_word, word,
};

const PROGRAM: usize = 0;
const SOURCE: usize = 1;
const FLAGS: usize = 2;
const NAMES: usize = 3;
const GROUP_NAMES: usize = 4;

/// The program of a pattern object.
pub(super) fn program_of(cx: &mut Context, pattern: Value) -> Rc<Program> {
    let number = word(pattern, PROGRAM).as_fixnum().unwrap_or(0) as usize;
    regex_state(cx).programs[number].clone()
}

/// Walks over the matches in a text, by Python's rule: a match may be empty unless the one before ended there and was
/// empty too.
pub(super) struct Walk<'a> {
    program: &'a Program,
    text: &'a Text<'a>,
    /// The byte to go on at; behind the end when there is nothing left.
    next: usize,
    must_advance: bool,
    /// Where the last match was.
    spans: Spans,
}

impl<'a> Walk<'a> {
    pub(super) fn new(program: &'a Program, text: &'a Text<'a>, start: usize) -> Self {
        Walk { program, text, next: text.byte_of(start), must_advance: false, spans: Spans::default() }
    }

    /// Whether there is a next match, which `spans` then tells.
    pub(super) fn step(&mut self, cx: &mut Context) -> Result<bool> {
        if self.next > self.text.byte_len() {
            return Ok(false);
        }
        cx.note_work()?;
        let mut found = self.run(cx, self.must_advance)?;
        if !found && self.must_advance {
            self.next = self.text.next_byte(self.next);
            found = self.next <= self.text.byte_len() && self.run(cx, false)?;
        }
        if found {
            let (start, end) = self.spans.matched();
            self.next = end;
            self.must_advance = start == end;
        } else {
            self.next = self.text.byte_len() + 1;
        }
        Ok(found)
    }

    fn run(&mut self, cx: &mut Context, must_advance: bool) -> Result<bool> {
        self.program.run(cx, self.text, self.next, Search::Anywhere, must_advance, &mut self.spans)
    }

    /// Where the groups of the last match are.
    pub(super) fn spans(&self) -> &Spans {
        &self.spans
    }
}

/// What is searched and from where to where.
struct Query {
    pattern: Value,
    program: Rc<Program>,
    haystack: Haystack,
    start: usize,
    end: usize,
}

impl Query {
    /// The object for a match.
    fn new_match(&self, cx: &mut Context, spans: &Spans, text: &Text<'_>) -> Result {
        let haystack = self.haystack.value();
        matches::new_match(cx, self.pattern, haystack, spans, text, self.start, self.end)
    }
}

/// What the arguments of the method `name` say.
fn query(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    name: &'static str,
) -> Result<Query> {
    let pattern = own_receiver(cx, this, arguments)?;
    let [string, start, end] =
        parse_arguments(cx, name, after_receiver(arguments), ["string", "pos", "endpos"], 1, 3)?;
    let program = program_of(cx, pattern);
    let haystack = Haystack::of(cx, &program, string)?;
    let length = haystack.len();
    let bound = |cx: &mut Context, value: Value, default: usize| {
        if value.is_unbound() {
            return Ok(default);
        }
        Ok(convert::to_clamped(cx, value)?.clamp(0, length as i64) as usize)
    };
    let start = bound(cx, start, 0)?;
    let end = bound(cx, end, length)?;
    Ok(Query { pattern, program, haystack, start, end })
}

fn search_with(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    name: &'static str,
    search: Search,
) -> Result {
    let query = query(cx, this, arguments, name)?;
    if query.start > query.end {
        return Ok(Value::NONE);
    }
    let subject = query.haystack.subject(cx);
    let text = &subject.up_to(query.end);
    let mut spans = std::mem::take(&mut regex_state(cx).spans);
    let made = match query.program.run(cx, text, text.byte_of(query.start), search, false, &mut spans) {
        Ok(true) => query.new_match(cx, &spans, text),
        Ok(false) => Ok(Value::NONE),
        Err(thrown) => Err(thrown),
    };
    regex_state(cx).spans = spans;
    made
}

fn match_here(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    search_with(cx, this, arguments, "match", Search::Here)
}

fn full_match(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    search_with(cx, this, arguments, "fullmatch", Search::Whole)
}

fn search(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    search_with(cx, this, arguments, "search", Search::Anywhere)
}

/// Calls `each` with the matches that a query finds.
fn for_each_match(
    cx: &mut Context,
    query: &Query,
    mut each: impl FnMut(&mut Context, &Text<'_>, &Spans) -> Result<()>,
) -> Result<()> {
    if query.start > query.end {
        return Ok(());
    }
    let subject = query.haystack.subject(cx);
    let text = &subject.up_to(query.end);
    let mut walk = Walk::new(&query.program, text, query.start);
    while walk.step(cx)? {
        each(cx, text, walk.spans())?;
    }
    Ok(())
}

/// The text of a span; empty for a group that did not take part.
fn span_text(cx: &mut Context, haystack: Haystack, text: &Text<'_>, span: Option<(usize, usize)>) -> Result {
    let (start, end) = span.unwrap_or((0, 0));
    haystack.slice(cx, text.character_at(start), text.character_at(end))
}

fn find_all(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let query = query(cx, this, arguments, "findall")?;
    let list = cx.new_list(&[])?;
    let haystack = query.haystack;
    for_each_match(cx, &query, |cx, text, spans| {
        let value = match spans.len() {
            count @ (1 | 2) => span_text(cx, haystack, text, spans.get(count - 1))?,
            _ => {
                let mut groups = heap::RootVec::new(&cx.heap);
                for span in spans.iter().skip(1) {
                    let group = span_text(cx, haystack, text, span)?;
                    groups.push(group.0);
                }
                cx.new_tuple_from(&groups)?.value()
            }
        };
        list.push(cx, value)
    })?;
    Ok(list.value())
}

/// All matches, found at once: what a program sees of the difference is when a callback raises.
fn find_iter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let query = query(cx, this, arguments, "finditer")?;
    let list = cx.new_list(&[])?;
    for_each_match(cx, &query, |cx, text, spans| {
        let found = query.new_match(cx, spans, text)?;
        list.push(cx, found)
    })?;
    crate::iteration::iterate(cx, list.value())
}

fn split(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let pattern = own_receiver(cx, this, arguments)?;
    let [string, limit] =
        parse_arguments(cx, "split", after_receiver(arguments), ["string", "maxsplit"], 1, 2)?;
    let limit = if limit.is_unbound() { 0 } else { convert::to_size(cx, limit)? };
    let program = program_of(cx, pattern);
    let haystack = Haystack::of(cx, &program, string)?;
    let subject = haystack.subject(cx);
    let list = cx.new_list(&[])?;
    let mut walk = Walk::new(&program, &subject, 0);
    let (mut last, mut count) = (0, 0);
    while limit == 0 || count < limit {
        if !walk.step(cx)? {
            break;
        }
        let (start, end) = walk.spans().matched();
        let part = span_text(cx, haystack, &subject, Some((last, start)))?;
        list.push(cx, part)?;
        for span in walk.spans().iter().skip(1) {
            let group = match span {
                Some(_) => span_text(cx, haystack, &subject, span)?,
                None => Value::NONE,
            };
            list.push(cx, group)?;
        }
        (last, count) = (end, count + 1);
    }
    let rest = span_text(cx, haystack, &subject, Some((last, subject.byte_len())))?;
    list.push(cx, rest)?;
    Ok(list.value())
}

fn get_source(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, SOURCE))
}

fn get_flags(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, FLAGS))
}

fn get_groups(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let pattern = own_receiver(cx, this, arguments)?;
    Ok(Value::length(program_of(cx, pattern).translation.groups))
}

fn get_group_index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let pattern = own_receiver(cx, this, arguments)?;
    let known = word(pattern, NAMES);
    if !known.is_none() {
        return Ok(known);
    }
    let program = program_of(cx, pattern);
    let dict = cx.new_dict()?;
    for (name, group) in &program.translation.names {
        let name = cx.intern(name)?.value();
        cx.dict_insert(dict, name, Value::length(*group))?;
    }
    set_word(cx, pattern, NAMES, dict.value());
    Ok(dict.value())
}

/// The name of a group, or none.
pub(super) fn name_of_group(cx: &mut Context, pattern: Value, group: usize) -> Result {
    let known = word(pattern, GROUP_NAMES).cast::<Tuple>();
    let names = match known {
        Some(names) => names,
        None => {
            let program = program_of(cx, pattern);
            let mut names = vec![Value::NONE; program.translation.groups + 1];
            for (name, group) in &program.translation.names {
                // Interned, so nobody else has to hold it.
                names[*group] = cx.intern(name)?.value();
            }
            let names = cx.new_tuple(&names)?;
            set_word(cx, pattern, GROUP_NAMES, names.value());
            names
        }
    };
    Ok(names.get(group))
}

/// `re.compile('a', re.IGNORECASE)`.
fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let pattern = own_receiver(cx, this, arguments)?;
    let source = crate::text::repr(cx, word(pattern, SOURCE))?;
    let mut text = StringBuilder::new();
    text.push_str("re.compile(");
    text.push_range(source, 0, source.len().min(200));
    let flags = Flags(word(pattern, FLAGS).as_fixnum().unwrap_or(0) as u32);
    let shown = [
        (Flags::IGNORECASE, "re.IGNORECASE"),
        (Flags::LOCALE, "re.LOCALE"),
        (Flags::MULTILINE, "re.MULTILINE"),
        (Flags::DOTALL, "re.DOTALL"),
        (Flags::VERBOSE, "re.VERBOSE"),
        (Flags::ASCII, "re.ASCII"),
    ];
    let names: Vec<&str> = shown.iter().filter(|(flag, _)| flags.has(*flag)).map(|&(_, name)| name).collect();
    if !names.is_empty() {
        text.push_str(", ");
        text.push_str(&names.join("|"));
    }
    text.push_str(")");
    Ok(text.finish(cx)?.value())
}

/// `pattern.scanner(string)`: what finds one match behind the other, written in Python.
fn scanner(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let re = crate::imports::import(cx, "re")?;
    let key = cx.intern("_PatternScanner")?.value();
    let class = crate::attributes::read::get_attribute(cx, re, key)?;
    cx.call_with(class, arguments)
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own_receiver(cx, this, arguments)
}

fn deep_copy(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [pattern, _memo] = exactly(cx, this, arguments)?;
    Ok(pattern)
}

/// Defines the class of patterns.
pub(super) fn define(cx: &mut Context) -> Result<Gc<Class>> {
    define_type(
        cx,
        &TypeDefinition {
            name: "Pattern",
            module: "re",
            base: BuiltinType::Object,
            words: 5,
            members: Members {
                methods: const {
                    &[
                        Method::new("match", match_here),
                        Method::new("fullmatch", full_match),
                        Method::new("search", search),
                        Method::new("findall", find_all),
                        Method::new("finditer", find_iter),
                        Method::new("split", split),
                        Method::new("sub", substitute::sub),
                        Method::new("subn", substitute::subn),
                        Method::new("scanner", scanner),
                        Method::new("__repr__", repr),
                        Method::new("__copy__", itself),
                        Method::new("__deepcopy__", deep_copy),
                    ]
                },
                getters: const {
                    &[
                        Getter::new("pattern", get_source),
                        Getter::new("flags", get_flags),
                        Getter::new("groups", get_groups),
                        Getter::new("groupindex", get_group_index),
                    ]
                },
                ..Members::EMPTY
            },
        },
    )
}
