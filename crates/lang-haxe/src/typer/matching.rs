//! `switch`: cases to a decision tree.
//!
//! Rows of patterns, one column for each value looked at, are split by the first column that the first row tests (Maranget, *Compiling
//! pattern matching to good decision trees*, 2008). Parts of values get locals when they are first needed. A leaf without rows is a
//! value that no case matches: an error, with what is known of the value as the message.

use std::collections::HashMap;

use crate::source::Span;
use crate::syntax::{self, Case, ExprKind as Written};
use crate::typed::{Arm, Comparison, ConstructorRef, Decision, Expr, ExprKind, LocalId, Match};
use crate::types::{Type, TypeData};

use super::pattern::{Captures, Typed};
use super::{Typer, Want};

/// One way to reach an arm.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub patterns: Vec<Typed>,
    binds: Vec<(LocalId, Expr)>,
    guard: Option<Expr>,
    arm: usize,
}

/// What is known of a value on the way to a leaf, for messages.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Constructor(ConstructorRef, Vec<LocalId>),
    Text(String),
    Array(Vec<LocalId>),
}

/// A switch being compiled.
pub(super) struct Compiler {
    used: Vec<bool>,
    pub shapes: HashMap<LocalId, Shape>,
    subjects: Vec<LocalId>,
    pub missing: Vec<String>,
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
                let Some(case) = cases.get(at).filter(|case| !has_error(&case.pattern)) else { continue };
                if !used
                    && self.cx.silent == 0
                    && !self.program.modules[self.cx.module.map_or(0, |module| module.index())].is_std
                {
                    let message = "This case is unused";
                    self.report(crate::diagnostic::Diagnostic::warning(case.span, message));
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

    pub(super) fn local_read(&self, local: LocalId, span: Span) -> Expr {
        Expr::new(ExprKind::Local(local), self.local_type(local), span)
    }

    /// Makes the tree of rows.
    pub(super) fn decide(
        &mut self,
        compiler: &mut Compiler,
        mut rows: Vec<Row>,
        columns: &[LocalId],
    ) -> Decision {
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
}

impl Compiler {
    pub(super) fn note_missing(&mut self, typer: &Typer<'_>, finite: bool) {
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

pub(super) fn restore(compiler: &mut Compiler, local: LocalId, shape: Option<Shape>) {
    match shape {
        Some(shape) => compiler.shapes.insert(local, shape),
        None => compiler.shapes.remove(&local),
    };
}

/// Rows whose pattern in a column is not one of those that were tested.
pub(super) fn without(rows: Vec<Row>, column: usize, tested: impl Fn(&Typed) -> bool) -> Vec<Row> {
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

/// Is a part of a pattern something that could not be read?
fn has_error(pattern: &syntax::Pattern) -> bool {
    use crate::syntax::PatternKind;
    match &pattern.kind {
        PatternKind::Error => true,
        PatternKind::Binding { pattern, .. }
        | PatternKind::Extractor { pattern, .. }
        | PatternKind::Typed { pattern, .. } => has_error(pattern),
        PatternKind::Constructor { args, .. } => args.iter().any(has_error),
        PatternKind::Array(parts) | PatternKind::Or(parts) => parts.iter().any(has_error),
        PatternKind::Object(fields) => fields.iter().any(|(_, part)| has_error(part)),
        PatternKind::Wildcard | PatternKind::Name(_) | PatternKind::Capture(_) | PatternKind::Value(_) => {
            false
        }
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
