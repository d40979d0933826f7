//! Layouts as text: their table, and the operands that name them, their fields and their methods.

use std::collections::HashMap;
use std::fmt::Write;

use crate::layout::{Field, Layout, LayoutKind, Layouts, Method};
use crate::module::{Function, Instruction, Module};
use crate::operand::{OperandInfo, OperandKind, Target, Type};

use super::constant::write_name;
use super::cursor::{Cursor, LayoutNames, Parsed};
use super::lexer::Token;

/// A method whose function is to be filled in when all are known.
pub(super) struct MethodFixup {
    pub(super) layout: usize,
    pub(super) method: usize,
    pub(super) name: String,
    /// Where it stands in the text.
    pub(super) position: usize,
}

/// The places of the layouts that a text declares, by name: they may be named before they are declared.
pub(super) fn declared_names(text: &str) -> Parsed<LayoutNames> {
    let mut cursor = Cursor::new(text)?;
    let mut names = HashMap::new();
    let (mut depth, mut count) = (0usize, 0u16);
    loop {
        match cursor.advance()? {
            Token::End => return Ok(names),
            Token::Ident("function") if depth == 0 => return Ok(names),
            Token::Ident("layout" | "sequence" | "interface") if depth == 0 => {
                if let Token::Ident(_) | Token::Str(_) = cursor.token() {
                    names.entry(cursor.name()?).or_insert(count);
                    count = count.saturating_add(1);
                }
            }
            Token::Punct("{") => depth += 1,
            Token::Punct("}") => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// Parses a layout from its first word on.
pub(super) fn parse_layout(
    cursor: &mut Cursor<'_>,
    names: &LayoutNames,
    fixups: &mut Vec<MethodFixup>,
    index: usize,
) -> Parsed<Layout> {
    let kind = match cursor.advance()? {
        Token::Ident("interface") => LayoutKind::Interface,
        Token::Ident("sequence") => LayoutKind::Sequence,
        Token::Ident(word @ ("shared" | "record")) => {
            if !cursor.eat_word("layout")? {
                return cursor.expected("`layout`");
            }
            if word == "record" { LayoutKind::Record } else { LayoutKind::Shared }
        }
        _ => LayoutKind::Class,
    };
    let mut layout = Layout { kind, ..Layout::new(cursor.name()?) };
    if cursor.eat_word("extends")? {
        layout.parent = Some(cursor.layout(names)?);
    }
    if cursor.eat_word("implements")? {
        layout.interfaces.push(cursor.layout(names)?);
        while cursor.eat(",")? {
            layout.interfaces.push(cursor.layout(names)?);
        }
    }
    cursor.expect("{")?;
    while !cursor.eat("}")? {
        let is_method = *cursor.token() == Token::Ident("method") && *cursor.ahead()? != Token::Punct(":");
        if !is_method {
            let name = cursor.name()?;
            cursor.expect(":")?;
            layout.fields.push(Field { name, ty: cursor.ty(names)? });
            continue;
        }
        cursor.advance()?;
        let mut method = Method { name: cursor.name()?, function: 0 };
        cursor.expect("=")?;
        if cursor.eat("&#")? {
            method.function = cursor.number("a place in the table")?;
        } else {
            cursor.expect("&")?;
            let position = cursor.position();
            let name = cursor.name()?;
            fixups.push(MethodFixup { layout: index, method: layout.methods.len(), name, position });
        }
        layout.methods.push(method);
    }
    Ok(layout)
}

/// The layout whose field or method an instruction names: that of its target, or of the reference it reads.
pub(super) fn layout_of(
    func: &Function,
    operands: &[OperandInfo],
    contents: impl Fn(&OperandInfo) -> u16,
) -> Option<u16> {
    use crate::operand::Operand;
    let find = |kind: OperandKind| operands.iter().find(|operand| operand.kind == kind).map(&contents);
    let target = match find(OperandKind::Target) {
        Some(target) => <Target as Operand>::from_slot(target),
        None => match func.registers.get(usize::from(find(OperandKind::Use(Type::REF))?))? {
            Type::Ref(target) => *target,
            _ => return None,
        },
    };
    match target {
        Target::Layout(layout) => Some(layout),
        _ => None,
    }
}

/// The layouts of a module, as they are printed.
pub(super) struct PrintedLayouts<'a> {
    module: &'a Module,
    layouts: Layouts,
    /// The first layout of each name.
    places: HashMap<&'a str, usize>,
}

impl<'a> PrintedLayouts<'a> {
    pub(super) fn new(module: &'a Module) -> Self {
        let mut places = HashMap::new();
        for (place, layout) in module.layouts.iter().enumerate() {
            places.entry(layout.name.as_str()).or_insert(place);
        }
        PrintedLayouts { module, layouts: Layouts::of(module), places }
    }

    pub(super) fn write_type(&self, out: &mut String, ty: Type) {
        match ty {
            Type::Ref(target) => self.write_target(out, target),
            _ => out.push_str(ty.name()),
        }
    }

    pub(super) fn write_target(&self, out: &mut String, target: Target) {
        match target {
            Target::Any => out.push_str("ref"),
            Target::Layout(place) => {
                out.push('&');
                self.write_place(out, place);
            }
            Target::Array(element) => {
                let _ = write!(out, "&[{}]", element.name());
            }
        }
    }

    fn write_place(&self, out: &mut String, place: u16) {
        match self.module.layouts.get(usize::from(place)).map(|layout| layout.name.as_str()) {
            Some(name) if self.places[name] == usize::from(place) => write_name(out, name),
            _ => {
                let _ = write!(out, "#{place}");
            }
        }
    }

    /// Appends the field or method that an operand names.
    pub(super) fn write_member(
        &self,
        out: &mut String,
        func: &Function,
        instruction: Instruction<'_>,
        operand: &OperandInfo,
    ) {
        let place = instruction.slot(operand.slot);
        let layout = layout_of(func, instruction.info().operands, |operand| instruction.slot(operand.slot));
        let resolved = layout.and_then(|layout| Some((layout, self.layouts.get(layout)?)));
        let name = resolved.and_then(|(layout, resolved)| {
            let (name, first) = match operand.kind {
                OperandKind::Field => {
                    let name = &resolved.fields.get(usize::from(place))?.name;
                    (name, self.layouts.field_index(layout, name))
                }
                _ => {
                    let name = &resolved.methods.get(usize::from(place))?.name;
                    (name, self.layouts.method_index(layout, name))
                }
            };
            (first == Some(place)).then_some(name)
        });
        match name {
            Some(name) => write_name(out, name),
            None => {
                let _ = write!(out, "#{place}");
            }
        }
    }

    /// Appends the table; `write_function` appends how a function is named.
    pub(super) fn write_table(&self, out: &mut String, write_function: impl Fn(&mut String, u16)) {
        for layout in &self.module.layouts {
            out.push('\n');
            out.push_str(layout.kind.name());
            if layout.kind.is_linked() {
                out.push_str(" layout");
            }
            out.push(' ');
            write_name(out, &layout.name);
            if let Some(parent) = layout.parent {
                out.push_str(" extends ");
                self.write_reference(out, parent);
            }
            for (index, &interface) in layout.interfaces.iter().enumerate() {
                out.push_str(if index == 0 { " implements " } else { ", " });
                self.write_reference(out, interface);
            }
            out.push_str(" {\n");
            for field in &layout.fields {
                out.push_str("    ");
                write_name(out, &field.name);
                out.push_str(": ");
                self.write_type(out, field.ty);
                out.push('\n');
            }
            for method in &layout.methods {
                out.push_str("    method ");
                write_name(out, &method.name);
                out.push_str(" = ");
                write_function(out, method.function);
                out.push('\n');
            }
            out.push_str("}\n");
        }
    }

    /// A layout that another one names: by place with `&#` where the name does not tell.
    fn write_reference(&self, out: &mut String, place: u16) {
        let start = out.len();
        self.write_place(out, place);
        if out[start..].starts_with('#') {
            out.insert(start, '&');
        }
    }
}
