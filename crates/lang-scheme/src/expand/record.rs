//! `define-record-type`.

use std::rc::Rc;

use crate::core::{Expr, Kind, Lambda, RecordAction, RecordOp, RecordProcedure, RecordType};
use crate::reader::{Datum, Identifier, Span, Syntax};

use super::scope::{Scope, ScopeKind};
use super::{Expanded, Expander};

const SHAPE: &str = "(define-record-type name (constructor field …) predicate (field accessor modifier) …)";

/// What a record definition defines.
pub(super) struct RecordDefinition {
    /// The name of the type.
    pub type_name: Identifier,
    /// The procedures.
    pub procedures: Vec<(Identifier, RecordProcedure)>,
}

impl Expander {
    /// Reads a record definition.
    pub(super) fn record_type(
        &mut self,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<RecordDefinition> {
        let [_, name, constructor, predicate, written_fields @ ..] = items else {
            return self.bad_syntax(
                form,
                "define-record-type",
                "it needs a name, a constructor and a predicate",
                SHAPE,
            );
        };
        let name_syntax = name.as_list().and_then(|parts| parts.first()).unwrap_or(name);
        let Some(type_name) = name_syntax.identifier() else {
            return self.bad_syntax(name, "define-record-type", "the name must be an identifier", SHAPE);
        };
        let mut fields: Vec<Identifier> = Vec::new();
        for field in written_fields {
            let parts = field.as_list().map_or(std::slice::from_ref(field), |parts| &parts[..]);
            let Some(identifier) = parts.first().and_then(Syntax::identifier) else {
                return self.bad_syntax(
                    field,
                    "define-record-type",
                    "a field must be (name accessor)",
                    SHAPE,
                );
            };
            if fields.contains(identifier) {
                let problem = format!("the field `{}` occurs twice", identifier.name);
                return self.bad_syntax(field, "define-record-type", &problem, SHAPE);
            }
            fields.push(identifier.clone());
        }
        if fields.len() > u16::MAX as usize / 2 {
            return self.fail(form.span, "a record type with too many fields");
        }
        let record = Rc::new(RecordType {
            name: strip_brackets(&type_name.name).into(),
            layout: self.layout_name(&type_name.name, form.span, scope),
            fields: fields.iter().map(|field| field.name.clone()).collect(),
        });
        let mut procedures = Vec::new();
        if let Some(procedure) = self.constructor(constructor, type_name, &record, &fields)? {
            procedures.push(procedure);
        }
        let operation = |action| RecordProcedure::Operation(RecordOp { record: record.clone(), action });
        match &predicate.datum {
            Datum::Symbol(identifier) => procedures.push((identifier.clone(), operation(RecordAction::Test))),
            Datum::Bool(false) => {}
            _ => {
                let problem = "the predicate must be an identifier";
                return self.bad_syntax(predicate, "define-record-type", problem, SHAPE);
            }
        }
        for (index, field) in written_fields.iter().enumerate() {
            let parts = field.as_list().map_or(&[][..], |parts| &parts[..]);
            if parts.len() > 3 {
                let problem = "a field has at most an accessor and a modifier";
                return self.bad_syntax(field, "define-record-type", problem, SHAPE);
            }
            let actions = [RecordAction::Get(index as u16), RecordAction::Set(index as u16)];
            for (part, action) in parts.iter().skip(1).zip(actions) {
                let Some(identifier) = part.identifier() else {
                    let problem = "accessors and modifiers must be identifiers";
                    return self.bad_syntax(part, "define-record-type", problem, SHAPE);
                };
                procedures.push((identifier.clone(), operation(action)));
            }
        }
        Ok(RecordDefinition { type_name: type_name.clone(), procedures })
    }

    fn constructor(
        &mut self,
        syntax: &Syntax,
        type_name: &Identifier,
        record: &Rc<RecordType>,
        fields: &[Identifier],
    ) -> Expanded<Option<(Identifier, RecordProcedure)>> {
        let all: Vec<Option<u16>> = (0..fields.len()).map(|index| Some(index as u16)).collect();
        let count = fields.len() as u16;
        match &syntax.datum {
            Datum::Symbol(identifier) => {
                Ok(Some((identifier.clone(), RecordProcedure::Constructor(record.clone(), all, count))))
            }
            Datum::Bool(false) => Ok(None),
            Datum::Bool(true) => {
                let name = Identifier {
                    name: format!("make-{}", strip_brackets(&type_name.name)).into(),
                    alias: type_name.alias,
                };
                Ok(Some((name, RecordProcedure::Constructor(record.clone(), all, count))))
            }
            Datum::List(parts) if parts.first().is_some_and(|part| part.identifier().is_some()) => {
                let identifier = parts[0].identifier().expect("just seen").clone();
                let mut arguments = vec![None; fields.len()];
                for (index, part) in parts[1..].iter().enumerate() {
                    let field =
                        part.identifier().and_then(|name| fields.iter().position(|field| field == name));
                    match field {
                        Some(field) if arguments[field].is_none() => arguments[field] = Some(index as u16),
                        Some(_) => {
                            let problem = "a field occurs twice in the constructor";
                            return self.bad_syntax(part, "define-record-type", problem, SHAPE);
                        }
                        None => {
                            let text = crate::reader::written::written(part);
                            let problem = format!("`{text}` in the constructor is no field");
                            return self.bad_syntax(part, "define-record-type", &problem, SHAPE);
                        }
                    }
                }
                let count = parts.len() as u16 - 1;
                Ok(Some((identifier, RecordProcedure::Constructor(record.clone(), arguments, count))))
            }
            _ => self.bad_syntax(
                syntax,
                "define-record-type",
                "the constructor must be (name field …), a name or #f",
                SHAPE,
            ),
        }
    }

    /// A name that no other record type has: layouts are linked by name over all modules of a program.
    fn layout_name(&mut self, name: &str, span: Span, scope: &Scope) -> Rc<str> {
        let mut place = Some(scope);
        let mut library = Rc::from("");
        while let Some(at) = place {
            if let ScopeKind::Top(name) = at.kind() {
                library = name.clone();
            }
            place = at.parent();
        }
        let (program, unique) = (self.program_name.clone(), self.next_unique());
        format!("{name} {library} {program} {}:{}:{unique}", span.source, span.start).into()
    }

    /// The procedure that does an operation on records, as a value.
    pub(super) fn record_procedure(
        &mut self,
        procedure: &RecordProcedure,
        name: &Rc<str>,
        span: Span,
    ) -> Expr {
        let count = match procedure {
            RecordProcedure::Constructor(_, _, count) => *count as usize,
            RecordProcedure::Operation(operation) => match operation.action {
                RecordAction::Set(_) => 2,
                _ => 1,
            },
        };
        let parameters: Vec<_> = (0..count).map(|_| self.new_variable("argument")).collect();
        let arguments = parameters.iter().map(|&var| Expr::local(span, var)).collect();
        let body = record_call(procedure, arguments, span).expect("there are as many arguments as it takes");
        let lambda = Lambda { name: Some(name.clone()), parameters, rest: None, body, span };
        Expr::new(span, Kind::Lambda(Box::new(lambda)))
    }
}

/// A call of a record's procedure as an operation; nothing when the number of arguments is wrong. Each argument is used at
/// most once and in order, unless the constructor's parameters are in another order than the fields, for which they must be
/// without effect: the caller binds them to variables then.
pub fn record_call(procedure: &RecordProcedure, arguments: Vec<Expr>, span: Span) -> Option<Expr> {
    match procedure {
        RecordProcedure::Constructor(record, order, count) => {
            if arguments.len() != *count as usize {
                return None;
            }
            let values = order
                .iter()
                .map(|argument| match argument {
                    Some(index) => arguments[*index as usize].clone(),
                    None => Expr::boolean(span, false),
                })
                .collect();
            let operation = RecordOp { record: record.clone(), action: RecordAction::Make };
            Some(Expr::new(span, Kind::Record(operation, values)))
        }
        RecordProcedure::Operation(operation) => {
            let wanted = if matches!(operation.action, RecordAction::Set(_)) { 2 } else { 1 };
            (arguments.len() == wanted).then(|| Expr::new(span, Kind::Record(operation.clone(), arguments)))
        }
    }
}

/// The name of a type without the brackets that are customary around it.
fn strip_brackets(name: &str) -> &str {
    name.strip_prefix('<').and_then(|name| name.strip_suffix('>')).unwrap_or(name)
}
