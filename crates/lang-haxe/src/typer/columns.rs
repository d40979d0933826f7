//! `switch`: the tests of a column of patterns.

use crate::source::Span;
use crate::typed::{ConstructorRef, Decision, Expr, ExprKind, Literal, LocalId, Place, PlaceKind};
use crate::types::{Type, TypeData};

use super::Typer;
use super::matching::{Compiler, Row, Shape, restore, without};
use super::pattern::Typed;

impl Typer<'_> {
    pub(super) fn decide_tag(
        &mut self,
        compiler: &mut Compiler,
        rows: Vec<Row>,
        columns: &[LocalId],
        column: usize,
        of: ConstructorRef,
        span: Span,
    ) -> Decision {
        let subject = columns[column];
        self.ensure_enum(of.of);
        let count = self.program.enumeration(of.of).constructors.len() as u32;
        let mut indices: Vec<u32> = Vec::new();
        for row in &rows {
            if let Typed::Constructor(found, _) = &row.patterns[column]
                && found.of == of.of
                && !indices.contains(&found.index)
            {
                indices.push(found.index);
            }
        }
        let mut cases = Vec::new();
        for &index in &indices {
            let of = ConstructorRef { of: of.of, index };
            let types = self.parameter_types(of, self.local_type(subject));
            let parts: Vec<LocalId> = types.iter().map(|&ty| self.temporary("part", ty, span)).collect();
            let mut wider = columns.to_vec();
            wider.remove(column);
            wider.extend(&parts);
            let mut needed = vec![false; parts.len()];
            let mut inside = Vec::new();
            for row in &rows {
                let mut row = row.clone();
                let pattern = row.patterns.remove(column);
                match pattern {
                    Typed::Constructor(found, inner) if found == of => {
                        for (at, pattern) in inner.iter().enumerate() {
                            needed[at] |= !matches!(pattern, Typed::Any);
                        }
                        row.patterns.extend(inner);
                        inside.push(row);
                    }
                    Typed::Any => {
                        row.patterns.extend(vec![Typed::Any; parts.len()]);
                        inside.push(row);
                    }
                    Typed::Value(_) | Typed::Extractor(..) => {
                        // Still to be tested, with the whole value.
                        row.patterns.extend(vec![Typed::Any; parts.len()]);
                        row.patterns.insert(column.min(row.patterns.len()), pattern);
                        self.error(span, "This pattern is not supported beside enum constructors");
                    }
                    _ => {}
                }
            }
            let shape = compiler.shapes.insert(subject, Shape::Constructor(of, parts.clone()));
            let mut decision = self.decide(compiler, inside, &wider);
            restore(compiler, subject, shape);
            for (at, &part) in parts.iter().enumerate().rev() {
                if needed[at] {
                    let read = self.local_read(subject, span);
                    let value = ExprKind::EnumParameter(Box::new(read), of, at as u32);
                    let value = Expr::new(value, types[at], span);
                    decision = Decision::Bind(part, Box::new(value), Box::new(decision));
                }
            }
            cases.push((of, decision));
        }
        let otherwise = if (indices.len() as u32) < count {
            let rest = without(rows, column, |pattern| matches!(pattern, Typed::Constructor(..)));
            if rest.is_empty() {
                for index in (0..count).filter(|index| !indices.contains(index)) {
                    let of = ConstructorRef { of: of.of, index };
                    let name = self.program.constructor(of).name.to_string();
                    let shape = compiler.shapes.insert(subject, Shape::Text(name));
                    compiler.note_missing(self, true);
                    restore(compiler, subject, shape);
                }
                Some(Box::new(Decision::Nothing))
            } else {
                Some(Box::new(self.decide(compiler, rest, columns)))
            }
        } else {
            None
        };
        Decision::Tag { subject, cases, otherwise }
    }

    /// The types of a constructor's parameters in a value of a type.
    fn parameter_types(&mut self, of: ConstructorRef, ty: Type) -> Vec<Type> {
        let (params, result) = self.constructor_type(of);
        let ty = self.without_null(ty);
        let _ = self.unify(result, ty);
        params.unwrap_or_default().iter().map(|param| param.ty).collect()
    }

    pub(super) fn decide_literal(
        &mut self,
        compiler: &mut Compiler,
        rows: Vec<Row>,
        columns: &[LocalId],
        column: usize,
    ) -> Decision {
        let subject = columns[column];
        let mut literals: Vec<Literal> = Vec::new();
        for row in &rows {
            if let Typed::Literal(literal) = &row.patterns[column]
                && !literals.contains(literal)
            {
                literals.push(literal.clone());
            }
        }
        let mut cases = Vec::new();
        for literal in &literals {
            let mut inside = Vec::new();
            for row in &rows {
                match &row.patterns[column] {
                    Typed::Literal(found) if found == literal => {
                        let mut row = row.clone();
                        row.patterns[column] = Typed::Any;
                        inside.push(row);
                    }
                    Typed::Any | Typed::Value(_) | Typed::Extractor(..) => inside.push(row.clone()),
                    _ => {}
                }
            }
            let text = self.literal_name(literal, self.local_type(subject));
            let shape = compiler.shapes.insert(subject, Shape::Text(text));
            cases.push((literal.clone(), self.decide(compiler, inside, columns)));
            restore(compiler, subject, shape);
        }
        let all = self.all_values(self.local_type(subject));
        let missing: Option<Vec<(Literal, String)>> =
            all.map(|all| all.into_iter().filter(|(literal, _)| !literals.contains(literal)).collect());
        let is_bool = matches!(literals.first(), Some(Literal::Bool(_)));
        let rest = without(rows, column, |pattern| matches!(pattern, Typed::Literal(_)));
        let otherwise = match missing {
            Some(missing) if missing.is_empty() && (rest.is_empty() || is_bool) => None,
            Some(missing) if missing.is_empty() => {
                // Other values come by casts alone: they need no case, but take one that fits.
                let known = compiler.missing.len();
                let decision = self.decide(compiler, rest, columns);
                compiler.missing.truncate(known);
                Some(Box::new(decision))
            }
            Some(missing) if rest.is_empty() => {
                for (_, name) in missing {
                    let shape = compiler.shapes.insert(subject, Shape::Text(name));
                    compiler.note_missing(self, true);
                    restore(compiler, subject, shape);
                }
                Some(Box::new(Decision::Nothing))
            }
            _ => Some(Box::new(self.decide(compiler, rest, columns))),
        };
        Decision::Literal { subject, cases, otherwise }
    }

    /// All values of a type that has few: `Bool`, enum abstracts.
    fn all_values(&mut self, ty: Type) -> Option<Vec<(Literal, String)>> {
        let ty = self.without_null(ty);
        if ty == self.known.bool_ {
            return Some(vec![
                (Literal::Bool(true), "true".to_owned()),
                (Literal::Bool(false), "false".to_owned()),
            ]);
        }
        let TypeData::Abstract(id, _) = *self.program.types.get(ty) else { return None };
        if !self.program.abstraction(id).is_enum {
            return None;
        }
        let mut all = Vec::new();
        for field in self.program.abstraction(id).values.clone() {
            self.ensure_body(field);
            let data = self.program.field(field);
            all.push((data.constant.clone()?, data.name.to_string()));
        }
        Some(all)
    }

    fn literal_name(&mut self, literal: &Literal, ty: Type) -> String {
        if let Some(all) = self.all_values(ty)
            && let Some((_, name)) = all.into_iter().find(|(known, _)| known == literal)
        {
            return name;
        }
        match literal {
            Literal::Int(value) => value.to_string(),
            Literal::Float(value) => value.to_string(),
            Literal::String(text) => format!("\"{text}\""),
            Literal::Bool(value) => value.to_string(),
            Literal::Null => "null".to_owned(),
        }
    }

    pub(super) fn decide_length(
        &mut self,
        compiler: &mut Compiler,
        rows: Vec<Row>,
        columns: &[LocalId],
        column: usize,
        span: Span,
    ) -> Decision {
        let subject = columns[column];
        let mut lengths: Vec<(usize, Type)> = Vec::new();
        for row in &rows {
            if let Typed::Array(parts, element) = &row.patterns[column]
                && lengths.iter().all(|(length, _)| *length != parts.len())
            {
                lengths.push((parts.len(), *element));
            }
        }
        let mut cases = Vec::new();
        for &(length, element) in &lengths {
            let parts: Vec<LocalId> = (0..length).map(|_| self.temporary("element", element, span)).collect();
            let mut wider = columns.to_vec();
            wider.remove(column);
            wider.extend(&parts);
            let mut inside = Vec::new();
            for row in &rows {
                let mut row = row.clone();
                match row.patterns.remove(column) {
                    Typed::Array(inner, _) if inner.len() == length => {
                        row.patterns.extend(inner);
                        inside.push(row);
                    }
                    Typed::Any => {
                        row.patterns.extend(vec![Typed::Any; length]);
                        inside.push(row);
                    }
                    _ => {}
                }
            }
            let shape = compiler.shapes.insert(subject, Shape::Array(parts.clone()));
            let mut decision = self.decide(compiler, inside, &wider);
            restore(compiler, subject, shape);
            for (at, &part) in parts.iter().enumerate().rev() {
                let array = self.local_read(subject, span);
                let index = self.literal_expr(Literal::Int(at as i32), self.known.int, span);
                let kind = PlaceKind::Element(Box::new(array), Box::new(index));
                let place = Place { kind, ty: element, span };
                let value = Expr::new(ExprKind::Read(Box::new(place)), element, span);
                decision = Decision::Bind(part, Box::new(value), Box::new(decision));
            }
            cases.push((length as u32, decision));
        }
        let rest = without(rows, column, |pattern| matches!(pattern, Typed::Array(..)));
        let otherwise = Some(Box::new(self.decide(compiler, rest, columns)));
        Decision::Length { subject, cases, otherwise }
    }

    /// Fields of an object are parts that are always there.
    pub(super) fn decide_fields(
        &mut self,
        compiler: &mut Compiler,
        rows: Vec<Row>,
        columns: &[LocalId],
        column: usize,
        span: Span,
    ) -> Decision {
        let subject = columns[column];
        let mut names = Vec::new();
        for row in &rows {
            if let Typed::Fields(fields) = &row.patterns[column] {
                for (name, _) in fields {
                    if !names.contains(name) {
                        names.push(name.clone());
                    }
                }
            }
        }
        let mut wider = columns.to_vec();
        let mut reads = Vec::new();
        for name in &names {
            let object = self.local_read(subject, span);
            let access = self.member(object, name, span);
            let value = self.read(access, span);
            let part = self.temporary(name, value.ty, span);
            wider.push(part);
            reads.push((part, value));
        }
        let mut inside = Vec::new();
        for mut row in rows {
            let pattern = std::mem::replace(&mut row.patterns[column], Typed::Any);
            match pattern {
                Typed::Fields(fields) => {
                    for name in &names {
                        let found = fields.iter().find(|(known, _)| known == name);
                        row.patterns.push(found.map_or(Typed::Any, |(_, pattern)| pattern.clone()));
                    }
                }
                other => {
                    row.patterns[column] = other;
                    row.patterns.extend(vec![Typed::Any; names.len()]);
                }
            }
            inside.push(row);
        }
        let mut decision = self.decide(compiler, inside, &wider);
        for (part, value) in reads.into_iter().rev() {
            decision = Decision::Bind(part, Box::new(value), Box::new(decision));
        }
        decision
    }
}
