//! Records: objects of layouts that all modules share by name, with a word for each field.

use bytecode::layout::{Field as LayoutField, Layout, LayoutKind};
use bytecode::operand::*;

use crate::core::{Expr, RecordAction, RecordOp, RecordType};
use crate::reader::Span;

use super::Lowerer;
use super::place::Place;

impl<'a> Lowerer<'a> {
    /// An operation on records.
    pub(super) fn record(&mut self, operation: &RecordOp, arguments: &'a [Expr], span: Span, place: Place) {
        let record = &operation.record;
        match operation.action {
            RecordAction::Make => {
                let order: Vec<Option<u16>> = (0..arguments.len() as u16).map(Some).collect();
                self.make_record(record, &order, arguments, span, place);
            }
            RecordAction::Test => {
                let object = self.operand(&arguments[0]);
                let layout = self.layout(record);
                let truth = self.frame.boolean();
                let register = self.register_for(place);
                if self.frame.reachable {
                    self.at(span);
                    self.frame.asm.is_layout(DefBool(truth), UseValue(object), layout);
                    self.frame.asm.box_bool(Def(register), UseBool(truth));
                }
                self.deliver(register, place);
            }
            RecordAction::Get(field) => {
                let object = self.operand(&arguments[0]);
                let layout = self.layout(record);
                let register = self.register_for(place);
                if self.frame.reachable {
                    self.at(span);
                    self.frame.asm.get_field_checked(DefValue(register), Use(object), layout, Field(field));
                }
                self.deliver(register, place);
            }
            RecordAction::Set(field) => {
                let (object, value) = (self.operand(&arguments[0]), self.operand(&arguments[1]));
                let layout = self.layout(record);
                if self.frame.reachable {
                    self.at(span);
                    self.frame.asm.set_field_checked(Use(object), layout, Field(field), UseValue(value));
                }
                self.nothing(place);
            }
        }
    }

    /// A new record whose fields get the arguments that `order` says, or false.
    pub(super) fn make_record(
        &mut self,
        record: &RecordType,
        order: &[Option<u16>],
        arguments: &'a [Expr],
        span: Span,
        place: Place,
    ) {
        let first = self.frame.temps(order.len());
        // The arguments are evaluated in their own order.
        let field_of = |argument: u16| order.iter().position(|&known| known == Some(argument));
        for (number, argument) in (0u16..).zip(arguments) {
            match field_of(number) {
                Some(field) => self.expr(argument, Place::Register(first + field as u16)),
                None => self.expr(argument, Place::Nowhere),
            }
        }
        for (index, argument) in (0u16..).zip(order) {
            if argument.is_none() {
                self.frame.load(first + index, Lowerer::false_constant());
            }
        }
        let layout = self.layout(record);
        let register = self.register_for(place);
        if self.frame.reachable {
            self.at(span);
            let count = Count(order.len() as u16);
            self.frame.asm.new_object(DefValue(register), layout, AnyRange(first), count);
        }
        self.deliver(register, place);
    }

    /// The layout of a record type, declared when the module first needs it.
    fn layout(&mut self, record: &RecordType) -> Target {
        let known = self.module.layouts.iter().position(|layout| layout.name == *record.layout);
        let index = known.unwrap_or_else(|| {
            let field = |name: &std::rc::Rc<str>| LayoutField { name: name.to_string(), ty: Type::Word };
            self.module.layouts.push(Layout {
                kind: LayoutKind::Shared,
                fields: record.fields.iter().map(field).collect(),
                ..Layout::new(&*record.layout)
            });
            self.module.layouts.len() - 1
        });
        Target::Layout(index as u16)
    }
}
