//! Prints modules: exactly, so that they parse back, or as dumps for people.

use std::fmt::Write;

use crate::module::{Captured, Function, Module, SpanEntry, instruction_at};
use crate::operand::Type;

use super::constant::{write_constant, write_name, write_string};
use super::operand::{Body, ModuleNames};
use crate::module::MAX_CONSTANT_DEPTH;

/// How spans are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanStyle {
    /// Not at all.
    None,
    /// As comments with the line, where it changes.
    Lines,
    /// So that they parse back.
    Exact,
}

/// What is printed besides the code.
#[derive(Clone, Copy, Debug)]
pub struct PrintOptions {
    /// How spans are printed.
    pub spans: SpanStyle,
    /// Whether the instructions' feedback is printed.
    pub feedback: bool,
    /// Whether each instruction's `pc` is printed, as a comment.
    pub pcs: bool,
}

impl PrintOptions {
    /// All that is part of the module, and nothing else.
    pub const EXACT: PrintOptions = PrintOptions { spans: SpanStyle::Exact, feedback: false, pcs: false };
    /// What people want to see of a module that runs.
    pub const DUMP: PrintOptions = PrintOptions { spans: SpanStyle::Lines, feedback: true, pcs: true };
}

/// Prints a module so that it parses back, but for the instructions' feedback.
#[must_use]
pub fn print(module: &Module) -> String {
    print_module(module, &PrintOptions::EXACT)
}

/// Prints a module with the feedback of its instructions, so that it parses back.
#[must_use]
pub fn print_with_feedback(module: &Module) -> String {
    print_module(module, &PrintOptions { feedback: true, ..PrintOptions::EXACT })
}

/// Prints a module.
#[must_use]
pub fn print_module(module: &Module, options: &PrintOptions) -> String {
    let mut out = String::from("module ");
    write_string(&mut out, &module.name);
    out.push('\n');
    if !module.file.is_empty() {
        out.push_str("file ");
        write_string(&mut out, &module.file);
        out.push('\n');
    }
    let names = ModuleNames::new(module);
    let (globals, intrinsics) = names.in_order_of_use();
    for (what, list, in_order) in
        [("globals", &module.globals, globals), ("intrinsics", &module.intrinsics, intrinsics)]
    {
        if !in_order {
            write_list(&mut out, what, list, |out, name| write_name(out, name));
        }
    }
    names.layouts.write_table(&mut out, |out, function| names.write_function(out, function));
    for func in &module.functions {
        out.push('\n');
        write_function(&mut out, &names, func, options);
    }
    out
}

/// Prints one function of a module, for a dump; empty when there is no such function.
#[must_use]
pub fn print_function(module: &Module, index: usize, options: &PrintOptions) -> String {
    let mut out = String::new();
    if let Some(func) = module.functions.get(index) {
        write_function(&mut out, &ModuleNames::new(module), func, options);
    }
    out
}

fn write_list<T>(out: &mut String, what: &str, list: &[T], write: impl Fn(&mut String, &T)) {
    let _ = write!(out, "{what} [");
    for (index, item) in list.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(out, item);
    }
    out.push_str("]\n");
}

fn write_function(out: &mut String, names: &ModuleNames<'_>, func: &Function, options: &PrintOptions) {
    write_header(out, names, func);
    out.push_str(" {\n");
    write_register_types(out, names, func);
    let body = Body::new(names, func);
    if body.constants_listed {
        out.push_str("    ");
        write_list(out, "constants", &func.constants, |out, constant| {
            write_constant(out, constant, MAX_CONSTANT_DEPTH)
        });
    }
    if body.slots_listed {
        out.push_str("    ");
        write_list(out, "slots", &func.slots, |out, slot| out.push_str(slot.name()));
    }
    write_code(out, &body, func, options);
    for handler in &func.handlers {
        out.push_str("    handler ");
        body.write_place(out, handler.start);
        out.push_str("..");
        body.write_place(out, handler.end);
        out.push_str(" -> ");
        body.write_place(out, handler.target);
        out.push('\n');
    }
    out.push_str("}\n");
}

fn write_header(out: &mut String, names: &ModuleNames<'_>, func: &Function) {
    out.push_str("function ");
    write_name(out, &func.name);
    write_parameters(out, names, func);
    if func.result != Type::Word {
        out.push_str(" -> ");
        names.layouts.write_type(out, func.result);
    }
    let _ = write!(out, " registers {}", func.registers.len());
    if !func.captures.is_empty() {
        let captured = |captured: &Captured| if *captured == Captured::Cell { "cell" } else { "value" };
        let captures: Vec<&str> = func.captures.iter().map(captured).collect();
        let _ = write!(out, " captures [{}]", captures.join(", "));
    }
    if func.is_generator {
        out.push_str(" generator");
    }
    if func.qualified_name != func.name {
        out.push_str(" qualified ");
        write_string(out, &func.qualified_name);
    }
    let hints = func.hints;
    if hints.complexity != 0 {
        let _ = write!(out, " complexity {}", hints.complexity);
    }
    let flags = [(hints.is_recursive, " recursive"), (hints.ends, " ends")];
    flags.iter().filter(|(is_set, _)| *is_set).for_each(|(_, name)| out.push_str(name));
}

fn write_parameters(out: &mut String, names: &ModuleNames<'_>, func: &Function) {
    let parameters = &func.parameters;
    let count = parameters.count();
    let keyword_rest = count.saturating_sub(parameters.has_keyword_rest as usize);
    let rest = keyword_rest.saturating_sub(parameters.has_rest as usize);
    let keyword_only = rest.saturating_sub(parameters.keyword_only as usize);
    let mut pieces = Vec::new();
    for (index, name) in parameters.names.iter().enumerate() {
        if index == keyword_only && keyword_only < rest {
            pieces.push("*".to_owned());
        }
        let mut piece = match index {
            _ if index >= keyword_rest => "**".to_owned(),
            _ if index >= rest => "*".to_owned(),
            _ => String::new(),
        };
        write_name(&mut piece, name);
        if let Some(&ty) = func.registers.get(index).filter(|ty| **ty != Type::Word) {
            piece.push_str(": ");
            names.layouts.write_type(&mut piece, ty);
        }
        pieces.push(piece);
        if index + 1 == parameters.positional_only as usize {
            pieces.push("/".to_owned());
        }
    }
    let _ = write!(out, "({})", pieces.join(", "));
}

/// The types of registers that are neither words nor parameters, by runs.
fn write_register_types(out: &mut String, names: &ModuleNames<'_>, func: &Function) {
    let mut first = func.parameters.count().min(func.registers.len());
    while first < func.registers.len() {
        let ty = func.registers[first];
        let run = func.registers[first..].iter().take_while(|other| **other == ty).count();
        let end = first + run;
        if ty != Type::Word {
            let _ = match run {
                1 => write!(out, "    r{first}: "),
                _ => write!(out, "    r{first}..r{end}: "),
            };
            names.layouts.write_type(out, ty);
            out.push('\n');
        }
        first = end;
    }
}

fn write_code(out: &mut String, body: &Body<'_>, func: &Function, options: &PrintOptions) {
    let mut spans = func.spans.iter().peekable();
    let mut line = 0;
    let mut pc = 0;
    while (pc as usize) < func.code.len() {
        write_label(out, body, pc);
        out.push_str("    ");
        let instruction = instruction_at(&func.code, pc).filter(|instruction| body.is_plain(*instruction));
        let next = match instruction {
            Some(instruction) => {
                body.write_instruction(out, instruction);
                if options.feedback {
                    body.write_feedback(out, instruction);
                }
                instruction.next_pc()
            }
            None => {
                let _ = write!(out, ".word {:#x}", func.code[pc as usize]);
                pc + 1
            }
        };
        let mut entry = None;
        while let Some(found) = spans.next_if(|entry| entry.pc < next) {
            entry = Some(found);
        }
        write_remarks(out, pc, entry, &mut line, options);
        out.push('\n');
        pc = next;
    }
    write_label(out, body, pc);
}

fn write_label(out: &mut String, body: &Body<'_>, pc: u32) {
    if let Some(label) = body.label(pc) {
        let _ = writeln!(out, "  L{label}:");
    }
}

/// Appends what follows an instruction: its span, and comments.
fn write_remarks(
    out: &mut String,
    pc: u32,
    span: Option<&SpanEntry>,
    line: &mut u32,
    options: &PrintOptions,
) {
    let span = span.map(|entry| entry.span);
    if let (SpanStyle::Exact, Some(span)) = (options.spans, span) {
        let _ = write!(out, " @{}-{}:{}", span.start, span.end, span.line);
    }
    let mut remarks = Vec::new();
    if options.pcs {
        remarks.push(format!("pc {pc}"));
    }
    if let (SpanStyle::Lines, Some(span)) = (options.spans, span)
        && span.line != *line
    {
        *line = span.line;
        remarks.push(format!("line {line}"));
    }
    if !remarks.is_empty() {
        let _ = write!(out, " ; {}", remarks.join(", "));
    }
}
