//! `switch`: cases to a decision tree.
//!
//! Rows of patterns, one column for each value looked at, are split by the first column that the first row tests (Maranget, *Compiling
//! pattern matching to good decision trees*, 2008). Parts of values get locals when they are first needed. A leaf without rows is a
//! value that no case matches: an error, with what is known of the value as the message.

use std::collections::HashMap;

use crate::source::Span;
use crate::syntax::{self, Case, ExprKind as Written};
use crate::typed::{
    Arm, Comparison, ConstructorRef, Decision, Expr, ExprKind, Literal, LocalId, Match, Place, PlaceKind,
};
use crate::types::{Type, TypeData, TypeRef};

use super::pattern::{Captures, Typed};
use super::{Typer, Want};

/// One way to reach an arm.
#[derive(Clone, Debug)]
struct Row {
    patterns: Vec<Typed>,
    binds: Vec<(LocalId, Expr)>,
    guard: Option<Expr>,
    arm: usize,
}

/// What is known of a value on the way to a leaf, for messages.
#[derive(Clone, Debug)]
enum Shape {
    Constructor(ConstructorRef, Vec<LocalId>),
    Text(String),
    Array(Vec<LocalId>),
}

/// A switch being compiled.
struct Compiler {
    used: Vec<bool>,
    shapes: HashMap<LocalId, Shape>,
    subjects: Vec<LocalId>,
    missing: Vec<String>,
    /// May values that are one of infinitely many stay unmatched?
    open: bool,
    is_tuple: bool,
    size: u32,
}

/// The largest tree.
const SIZE: u32 = 20_000;

/// What types a case's body.
type Body<'b, 't> = &'b mut dyn FnMut(&mut Typer<'t>, &[syntax::Expr], Span) -> Expr;

impl<'t> Typer<'t> {
    /// `switch`.
    pub(super) fn switch(
        &mut self,
        subject: &syntax::Expr,
        cases: &[Case],
        default: Option<&[syntax::Expr]>,
        span: Span,
        want: Want,
    ) -> Expr {
        let mut known: Option<Type> = None;
        self.switch_typed(subject, cases, default, span, want, &mut |typer, parts, span| {
            let hint = match (want, known) {
                (Want::Value, Some(ty)) if !typer.program.types.has_monos(ty) => Want::Type(ty),
                _ => want,
            };
            let body = typer.block(parts, span, hint);
            if !body.diverges() && known.is_none() {
                known = Some(body.ty);
            }
            body
        })
    }

    /// `switch` in a comprehension.
    pub(super) fn switch_with(
        &mut self,
        subject: &syntax::Expr,
        cases: &[Case],
        default: Option<&[syntax::Expr]>,
        span: Span,
        body: Body<'_, 't>,
    ) -> Expr {
        self.switch_typed(subject, cases, default, span, Want::Nothing, body)
    }

    fn switch_typed(
        &mut self,
        subject: &syntax::Expr,
        cases: &[Case],
        default: Option<&[syntax::Expr]>,
        span: Span,
        want: Want,
        body: Body<'_, 't>,
    ) -> Expr {
        let mut inner = subject;
        while let Written::Paren(next) = &inner.kind {
            inner = next;
        }
        // `switch [a, b]` looks at two values and makes no array.
        let is_tuple = matches!(&inner.kind, Written::Array(parts) if !parts.is_empty())
            && cases.iter().all(|case| is_tuple_pattern(&case.pattern));
        let values = match &inner.kind {
            Written::Array(parts) if is_tuple => parts.iter().map(|part| self.value(part)).collect(),
            _ => vec![self.value(inner)],
        };
        let mut subjects = Vec::new();
        for value in values {
            let ty = value.ty;
            let local = self.temporary("subject", ty, value.span);
            subjects.push((local, value));
        }
        let types: Vec<Type> = subjects.iter().map(|&(local, _)| self.local_type(local)).collect();
        let mut rows = Vec::new();
        let mut arms: Vec<(Expr, Span)> = Vec::new();
        let mut captured = Vec::new();
        for case in cases {
            let names = self.cx.names.len();
            let mut captures = Captures::new();
            let patterns = self.case_patterns(&case.pattern, &types, is_tuple, &mut captures);
            for (name, local) in &captures {
                self.cx.names.push((name.clone(), *local));
            }
            let guard = case.guard.as_ref().map(|guard| self.condition(guard));
            let arm = arms.len();
            for patterns in patterns {
                rows.push(Row { patterns, binds: Vec::new(), guard: guard.clone(), arm });
            }
            let place = body_span(&case.body, case.span);
            let typed = body(self, &case.body, place);
            self.cx.names.truncate(names);
            arms.push((typed, place));
            captured.push(captures.iter().map(|&(_, local)| local).collect::<Vec<_>>());
        }
        if let Some(default) = default {
            let names = self.cx.names.len();
            let place = body_span(default, span);
            let typed = body(self, default, place);
            self.cx.names.truncate(names);
            rows.push(Row {
                patterns: vec![Typed::Any; types.len()],
                binds: Vec::new(),
                guard: None,
                arm: arms.len(),
            });
            arms.push((typed, place));
            captured.push(Vec::new());
        }
        let ty = if arms.is_empty() && want == Want::Nothing {
            self.known.void
        } else {
            self.join(&mut arms, want)
        };
        let locals: Vec<LocalId> = subjects.iter().map(|&(local, _)| local).collect();
        let mut compiler = Compiler {
            used: vec![false; arms.len()],
            shapes: HashMap::new(),
            subjects: locals.clone(),
            missing: Vec::new(),
            open: want == Want::Nothing,
            is_tuple,
            size: 0,
        };
        let before = self.diagnostics.len();
        let decision = self.decide(&mut compiler, rows, &locals);
        if !compiler.missing.is_empty() {
            let patterns = compiler.missing.join(" | ");
            self.error(inner.span, format!("Unmatched patterns: {patterns}"));
        } else if self.diagnostics.len() == before && compiler.size <= SIZE {
            for (at, used) in compiler.used.iter().enumerate() {
                if let (false, Some(case)) = (used, cases.get(at)) {
                    if self.cx.silent == 0
                        && !self.program.modules[self.cx.module.map_or(0, |module| module.index())].is_std
                    {
                        let message = "This case is unused";
                        self.report(crate::diagnostic::Diagnostic::warning(case.span, message));
                    }
                }
            }
        }
        let arms =
            arms.into_iter().zip(captured).map(|((body, _), captures)| Arm { captures, body }).collect();
        let kind = ExprKind::Match(Box::new(Match { subjects, decision, arms }));
        Expr::new(kind, ty, span)
    }

    /// A case's pattern as rows: one pattern for each subject.
    fn case_patterns(
        &mut self,
        pattern: &syntax::Pattern,
        types: &[Type],
        is_tuple: bool,
        captures: &mut Captures,
    ) -> Vec<Vec<Typed>> {
        use crate::syntax::PatternKind;
        if !is_tuple {
            return vec![vec![self.pattern(pattern, types[0], captures)]];
        }
        match &pattern.kind {
            PatternKind::Or(parts) => {
                parts.iter().flat_map(|part| self.case_patterns(part, types, is_tuple, captures)).collect()
            }
            PatternKind::Array(parts) => {
                if parts.len() != types.len() {
                    let (have, want) = (parts.len(), types.len());
                    let few = if have < want { "Not enough arguments" } else { "Too many arguments" };
                    self.error(pattern.span, format!("Invalid match: {few} ({have} instead of {want})"));
                }
                let mut row: Vec<Typed> =
                    parts.iter().zip(types).map(|(part, &ty)| self.pattern(part, ty, captures)).collect();
                row.resize(types.len(), Typed::Any);
                vec![row]
            }
            _ => vec![vec![Typed::Any; types.len()]],
        }
    }

    fn local_read(&self, local: LocalId, span: Span) -> Expr {
        Expr::new(ExprKind::Local(local), self.local_type(local), span)
    }

    /// Makes the tree of rows.
    fn decide(&mut self, compiler: &mut Compiler, mut rows: Vec<Row>, columns: &[LocalId]) -> Decision {
        compiler.size += 1;
        if compiler.size > SIZE {
            if compiler.size == SIZE + 1 {
                self.error(Span::default(), "This switch is too large");
            }
            return Decision::Nothing;
        }
        if rows.is_empty() {
            return self.unmatched(compiler);
        }
        loop {
            for row in &mut rows {
                self.take_binds(row, columns);
            }
            if rows.iter().all(|row| row.patterns.iter().all(|pattern| !matches!(pattern, Typed::Or(_)))) {
                break;
            }
            rows = expand_or(rows, columns.len());
        }
        let first = &rows[0];
        let Some(column) = first.patterns.iter().position(|pattern| !matches!(pattern, Typed::Any)) else {
            return self.leaf(compiler, rows, columns);
        };
        let span = self.cx.locals[columns[column].index()].span;
        // Null is told from others before anything looks into the value.
        let tests_null = rows.iter().any(|row| matches!(row.patterns[column], Typed::Null));
        let head = if tests_null { Typed::Null } else { first.patterns[column].clone() };
        match head {
            Typed::Constructor(of, _) => self.decide_tag(compiler, rows, columns, column, of, span),
            Typed::Literal(_) => self.decide_literal(compiler, rows, columns, column),
            Typed::Array(..) => self.decide_length(compiler, rows, columns, column, span),
            Typed::Fields(_) => self.decide_fields(compiler, rows, columns, column, span),
            Typed::Null => {
                let test = self.local_read(columns[column], span);
                let test = Expr::new(ExprKind::IsNull(Box::new(test), false), self.known.bool_, span);
                let mut nulls = Vec::new();
                let mut others = Vec::new();
                for row in rows {
                    match row.patterns[column] {
                        Typed::Null => {
                            let mut row = row;
                            row.patterns[column] = Typed::Any;
                            nulls.push(row);
                        }
                        Typed::Any => {
                            nulls.push(row.clone());
                            others.push(row);
                        }
                        Typed::Value(_) | Typed::Extractor(..) => {
                            nulls.push(row.clone());
                            others.push(row);
                        }
                        _ => others.push(row),
                    }
                }
                let shape = compiler.shapes.insert(columns[column], Shape::Text("null".to_owned()));
                let then = self.decide(compiler, nulls, columns);
                restore(compiler, columns[column], shape);
                let otherwise = self.decide(compiler, others, columns);
                Decision::If(Box::new(test), Box::new(then), Box::new(otherwise))
            }
            Typed::Value(value) => {
                let have = self.local_read(columns[column], span);
                let kind = self.equality_kind(have.ty, value.ty);
                let test = ExprKind::Compare(Comparison::Eq, kind, Box::new(have), value);
                let test = Expr::new(test, self.known.bool_, span);
                let mut matched = rows.clone();
                matched[0].patterns[column] = Typed::Any;
                let then = self.decide(compiler, matched, columns);
                let otherwise = self.decide(compiler, rows[1..].to_vec(), columns);
                Decision::If(Box::new(test), Box::new(then), Box::new(otherwise))
            }
            Typed::Extractor(local, value, inner) => {
                let held = self.temporary("extracted", value.ty, span);
                let mut wider = columns.to_vec();
                wider.push(held);
                let mut extended = rows;
                for row in &mut extended {
                    row.patterns.push(Typed::Any);
                }
                extended[0].patterns[column] = Typed::Any;
                let last = wider.len() - 1;
                extended[0].patterns[last] = *inner;
                let rest = self.decide(compiler, extended, &wider);
                let read = self.local_read(columns[column], span);
                Decision::Bind(local, Box::new(read), Box::new(Decision::Bind(held, value, Box::new(rest))))
            }
            Typed::Any | Typed::Bind(..) | Typed::Or(_) => Decision::Nothing,
        }
    }

    /// Takes captures off a row's patterns.
    fn take_binds(&mut self, row: &mut Row, columns: &[LocalId]) {
        for (pattern, &column) in row.patterns.iter_mut().zip(columns) {
            while let Typed::Bind(local, inner) = pattern {
                let span = self.cx.locals[local.index()].span;
                row.binds.push((
                    *local,
                    Expr::new(ExprKind::Local(column), self.cx.locals[column.index()].ty, span),
                ));
                *pattern = std::mem::replace(&mut **inner, Typed::Any);
            }
        }
    }

    /// The first row matches, but for its guard.
    fn leaf(&mut self, compiler: &mut Compiler, rows: Vec<Row>, columns: &[LocalId]) -> Decision {
        let mut rows = rows.into_iter();
        let Some(row) = rows.next() else { return Decision::Nothing };
        let mut decision = Decision::Arm(row.arm);
        compiler.used[row.arm] = true;
        if let Some(guard) = row.guard {
            let rest = self.decide(compiler, rows.collect(), columns);
            decision = Decision::If(Box::new(guard), Box::new(decision), Box::new(rest));
        }
        for (local, value) in row.binds.into_iter().rev() {
            decision = Decision::Bind(local, Box::new(value), Box::new(decision));
        }
        decision
    }

    fn decide_tag(
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
            if let Typed::Constructor(found, _) = &row.patterns[column] {
                if !indices.contains(&found.index) {
                    indices.push(found.index);
                }
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

    fn decide_literal(
        &mut self,
        compiler: &mut Compiler,
        rows: Vec<Row>,
        columns: &[LocalId],
        column: usize,
    ) -> Decision {
        let subject = columns[column];
        let mut literals: Vec<Literal> = Vec::new();
        for row in &rows {
            if let Typed::Literal(literal) = &row.patterns[column] {
                if !literals.contains(literal) {
                    literals.push(literal.clone());
                }
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
        let rest = without(rows, column, |pattern| matches!(pattern, Typed::Literal(_)));
        let otherwise = match missing {
            Some(missing) if missing.is_empty() && rest.is_empty() => None,
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
        if let Some(all) = self.all_values(ty) {
            if let Some((_, name)) = all.into_iter().find(|(known, _)| known == literal) {
                return name;
            }
        }
        match literal {
            Literal::Int(value) => value.to_string(),
            Literal::Float(value) => value.to_string(),
            Literal::String(text) => format!("\"{text}\""),
            Literal::Bool(value) => value.to_string(),
            Literal::Null => "null".to_owned(),
        }
    }

    fn decide_length(
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
            if let Typed::Array(parts, element) = &row.patterns[column] {
                if lengths.iter().all(|(length, _)| *length != parts.len()) {
                    lengths.push((parts.len(), *element));
                }
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
    fn decide_fields(
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

    /// No row is left: an error, unless that is allowed.
    fn unmatched(&mut self, compiler: &mut Compiler) -> Decision {
        let finite = {
            let mut finite = compiler.shapes.values().any(|shape| matches!(shape, Shape::Constructor(..)));
            for subject in compiler.subjects.clone() {
                let ty = self.without_null(self.local_type(subject));
                let is_enum_abstract = matches!(*self.program.types.get(ty), TypeData::Abstract(id, _) if self.program.abstraction(id).is_enum);
                finite |= matches!(self.program.types.get(ty), TypeData::Enum(..)) || is_enum_abstract;
            }
            finite
        };
        compiler.note_missing(self, finite);
        Decision::Nothing
    }

    fn witness(&self, compiler: &Compiler, local: LocalId, depth: u32) -> String {
        if depth > 6 {
            return "_".to_owned();
        }
        match compiler.shapes.get(&local) {
            None => "_".to_owned(),
            Some(Shape::Text(text)) => text.clone(),
            Some(Shape::Constructor(of, parts)) => {
                let name = &self.program.constructor(*of).name;
                if parts.is_empty() {
                    return name.to_string();
                }
                let parts: Vec<String> =
                    parts.iter().map(|&part| self.witness(compiler, part, depth + 1)).collect();
                format!("{name}({})", parts.join(", "))
            }
            Some(Shape::Array(parts)) => {
                let parts: Vec<String> =
                    parts.iter().map(|&part| self.witness(compiler, part, depth + 1)).collect();
                format!("[{}]", parts.join(", "))
            }
        }
    }

    /// The enum that values of a type are of.
    pub(super) fn enum_of(&mut self, ty: Type) -> Option<TypeRef> {
        let ty = self.without_null(ty);
        match self.program.types.get(ty) {
            TypeData::Enum(id, _) => Some(TypeRef::Enum(*id)),
            _ => None,
        }
    }
}

impl Compiler {
    fn note_missing(&mut self, typer: &Typer<'_>, finite: bool) {
        if self.open && !finite {
            return;
        }
        let parts: Vec<String> =
            self.subjects.iter().map(|&subject| typer.witness(self, subject, 0)).collect();
        let text = if self.is_tuple { format!("[{}]", parts.join(", ")) } else { parts.join(", ") };
        if !self.missing.contains(&text) && self.missing.len() < 8 {
            self.missing.push(text);
        }
    }
}

fn restore(compiler: &mut Compiler, local: LocalId, shape: Option<Shape>) {
    match shape {
        Some(shape) => compiler.shapes.insert(local, shape),
        None => compiler.shapes.remove(&local),
    };
}

/// Rows whose pattern in a column is not one of those that were tested.
fn without(rows: Vec<Row>, column: usize, tested: impl Fn(&Typed) -> bool) -> Vec<Row> {
    rows.into_iter().filter(|row| !tested(&row.patterns[column])).collect()
}

/// Makes rows of alternatives.
fn expand_or(rows: Vec<Row>, columns: usize) -> Vec<Row> {
    let mut rows = rows;
    for column in 0..columns {
        let mut expanded = Vec::new();
        for row in rows {
            push_alternatives(row, column, &mut expanded);
        }
        rows = expanded;
    }
    rows
}

fn push_alternatives(row: Row, column: usize, into: &mut Vec<Row>) {
    match &row.patterns[column] {
        Typed::Or(parts) => {
            for part in parts.clone() {
                let mut row = row.clone();
                row.patterns[column] = part;
                push_alternatives(row, column, into);
            }
        }
        _ => into.push(row),
    }
}

/// Does a pattern say something about each of several values?
fn is_tuple_pattern(pattern: &syntax::Pattern) -> bool {
    use crate::syntax::PatternKind;
    match &pattern.kind {
        PatternKind::Array(_) | PatternKind::Wildcard => true,
        PatternKind::Or(parts) => parts.iter().all(is_tuple_pattern),
        _ => false,
    }
}

fn body_span(parts: &[syntax::Expr], otherwise: Span) -> Span {
    match (parts.first(), parts.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => otherwise.at_end(),
    }
}
