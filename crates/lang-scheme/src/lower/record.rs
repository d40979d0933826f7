//! Records: objects of layouts, which all modules of a program share by name.

use bytecode::layout::{Field as LayoutField, Layout, LayoutKind};
use bytecode::operand::*;

use crate::core::{Expr, RecordAction, RecordOp, RecordType};
use crate::reader::Span;

use super::place::Place;
use super::{Lowerer, Reg};

impl<'a> Lowerer<'a> {
    /// An operation on records.
    pub(super) fn record(&mut self, operation: &RecordOp, arguments: &'a [Expr], span: Span, place: Place) {
        let record = &operation.record;
        match operation.action {
            RecordAction::Make => {
                let order: Vec<Option<u16>> = (0..arguments.len() as u16).map(Some).collect();
                self.make_record(record, &order, arguments, span, place);
            }
            RecordAction::Test => self.is_record(record, &arguments[0], span, place),
            RecordAction::Get(field) => {
                let object = self.operand(&arguments[0]);
                let layout = self.layout(record);
                let register = self.register_for(place);
                self.at(span);
                if self.frame.reachable {
                    let field = Field(field);
                    self.frame.asm.get_field_checked(DefValue(register), Use(object), layout, field);
                }
                self.deliver(register, place);
            }
            RecordAction::Set(field) => {
                let object = self.operand(&arguments[0]);
                let value = self.frame.temp();
                self.expr(&arguments[1], Place::Register(value));
                let layout = self.layout(record);
                self.at(span);
                if self.frame.reachable {
                    let field = Field(field);
                    self.frame.asm.set_field_checked(Use(object), layout, field, UseValue(value));
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
        for (index, argument) in order.iter().enumerate() {
            let register = first + index as u16;
            match argument {
                Some(argument) => self.expr(&arguments[*argument as usize], Place::Register(register)),
                None => self.frame.load(register, Lowerer::false_constant()),
            }
        }
        let layout = self.layout(record);
        let register = self.register_for(place);
        self.at(span);
        if self.frame.reachable {
            let count = Count(order.len() as u16);
            self.frame.asm.new_object(DefValue(register), layout, AnyRange(first), count);
        }
        self.deliver(register, place);
    }

    fn is_record(&mut self, record: &RecordType, value: &'a Expr, span: Span, place: Place) {
        let value = self.operand(value);
        let layout = self.layout(record);
        let flag = self.frame.boolean();
        self.at(span);
        if !self.frame.reachable {
            return;
        }
        self.frame.asm.is_layout(DefBool(flag), UseValue(value), layout);
        match place {
            Place::Branch(then, other, true) => {
                self.frame.asm.jump_unless_bool(UseBool(flag), other);
                self.frame.note_jump(other);
                self.frame.jump(then);
            }
            Place::Branch(then, other, false) => {
                self.frame.asm.jump_if_bool(UseBool(flag), then);
                self.frame.note_jump(then);
                self.frame.jump(other);
            }
            _ => {
                let register: Reg = self.register_for(place);
                self.frame.asm.box_bool(Def(register), UseBool(flag));
                self.deliver(register, place);
            }
        }
    }

    /// The layout of a record type in the module.
    fn layout(&mut self, record: &RecordType) -> Target {
        let known = self.module.layouts.iter().position(|layout| layout.name == *record.layout);
        let index = known.unwrap_or_else(|| {
            let fields = record
                .fields
                .iter()
                .map(|name| LayoutField { name: name.to_string(), ty: Type::Word })
                .collect();
            let layout = Layout { kind: LayoutKind::Record, fields, ..Layout::new(&*record.layout) };
            self.module.layouts.push(layout);
            self.module.layouts.len() - 1
        });
        Target::Layout(index as u16)
    }
}
