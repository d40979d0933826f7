//! Records.

use crate::core::{Expr, RecordAction, RecordOp, RecordType};
use crate::reader::Span;
use crate::reader::{Datum, Identifier, Syntax};

use super::constant::constant_of;
use super::place::Place;
use super::{Lowerer, Reg};

impl<'a> Lowerer<'a> {
    /// An operation on records.
    pub(super) fn record(&mut self, operation: &RecordOp, arguments: &'a [Expr], span: Span, place: Place) {
        let record = &operation.record;
        let (name, field) = match operation.action {
            RecordAction::Make => {
                let order: Vec<Option<u16>> = (0..arguments.len() as u16).map(Some).collect();
                return self.make_record(record, &order, arguments, span, place);
            }
            RecordAction::Test => ("%record?", None),
            RecordAction::Get(field) => ("%record-ref", Some(field)),
            RecordAction::Set(field) => ("%record-set!", Some(field)),
        };
        let first = self.frame.temps(4);
        self.expr(&arguments[0], Place::Register(first));
        self.record_descriptor(record, first + 1);
        let mut count = 2;
        if let Some(field) = field {
            self.frame.load(first + 2, bytecode::module::Constant::Int(field as i64));
            count = 3;
        }
        if let Some(value) = arguments.get(1) {
            self.expr(value, Place::Register(first + 3));
            count = 4;
        }
        let register = self.register_for(place);
        self.at(span);
        self.intrinsic_call(name, register, first, count);
        self.deliver(register, place);
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
        let first = self.frame.temps(order.len() + 1);
        for (index, argument) in order.iter().enumerate() {
            let register = first + 1 + index as u16;
            match argument {
                Some(argument) => self.expr(&arguments[*argument as usize], Place::Register(register)),
                None => self.frame.load(register, Lowerer::false_constant()),
            }
        }
        self.record_descriptor(record, first);
        let register = self.register_for(place);
        self.at(span);
        self.intrinsic_call("%make-record", register, first, order.len() + 1);
        self.deliver(register, place);
    }

    fn record_descriptor(&mut self, record: &RecordType, register: Reg) {
        if !self.frame.reachable {
            return;
        }
        let symbol = |name: &str| Syntax::new(Span::default(), Datum::Symbol(Identifier::plain(name)));
        let mut parts = vec![symbol(&record.layout), symbol(&record.name)];
        parts.extend(record.fields.iter().map(|field| symbol(field)));
        let first = self.frame.temp();
        self.frame.load(first, constant_of(&Datum::List(parts.into())));
        self.intrinsic_call("%record-type", register, first, 1);
    }
}
