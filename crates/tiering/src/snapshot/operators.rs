//! What operators and other instructions of a function have come to for objects, as a request tells it.

use std::collections::BTreeMap;

use abi::operators::Meaning;
use abi::sequence::Sequence;
use optimizer::request::{OperatorCase, ProtocolCase};
use runtime::feedback::{self, PropertyCase};
use runtime::function::FunctionCell;
use runtime::native::NativeFunction;
use runtime::object::cell::Cell;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::Builder;

type Operators = BTreeMap<u32, Vec<OperatorCase>>;
type Protocols = BTreeMap<u32, Vec<(u32, ProtocolCase)>>;

impl Builder<'_> {
    /// What the operators of a function come to, and what other instructions come to for objects, where that is a few methods.
    pub(super) fn operators(&mut self, cell: &'static FunctionCell) -> (Operators, Protocols) {
        let mut sites = Vec::new();
        cell.for_each_operator(&mut |pc, slot| {
            let cases: Vec<_> = slot.cases.iter().filter_map(feedback::Case::property).collect();
            sites.push((pc, cases));
        });
        let (mut operators, mut protocols) = (Operators::new(), Protocols::new());
        for (pc, cases) in sites {
            let (mut methods, mut others) = (Vec::new(), Vec::new());
            for &(shape, ref case) in &cases {
                match *case {
                    PropertyCase::Operator { other, method, form } => methods.push(OperatorCase {
                        own: self.shape(shape),
                        other: other.map(|shape| self.shape(shape)),
                        method: self.variable(method, "operator"),
                        meaning: self.meaning(method, shape, other),
                        form,
                    }),
                    PropertyCase::Method(method) => {
                        let case = match self.sequence(method, shape) {
                            Some(sequence) => ProtocolCase::Sequence(sequence),
                            None => ProtocolCase::Method(self.variable(method, "method")),
                        };
                        others.push((self.shape(shape), case));
                    }
                    PropertyCase::Asked { asking, method } => {
                        let case = match self.sequence(method, shape) {
                            Some(sequence) => ProtocolCase::Sequence(sequence),
                            None => ProtocolCase::Asked { asking, method: self.variable(method, "method") },
                        };
                        others.push((self.shape(shape), case));
                    }
                    PropertyCase::True => others.push((self.shape(shape), ProtocolCase::True)),
                    PropertyCase::Given => others.push((self.shape(shape), ProtocolCase::Given)),
                    PropertyCase::Elements => {
                        let case = elements_of_raw_list(shape).map(ProtocolCase::Sequence);
                        others.extend(case.map(|case| (self.shape(shape), case)));
                    }
                    PropertyCase::Entries(part) => {
                        others.push((self.shape(shape), ProtocolCase::Entries(part)));
                    }
                    _ => {}
                }
            }
            let are_given = others.iter().all(|(_, case)| *case == ProtocolCase::Given);
            if let Some((_, last)) = others.last_mut().filter(|_| are_given)
                && matches!(cases[..], [.., (_, PropertyCase::Megamorphic)])
            {
                *last = ProtocolCase::GivenAmongOthers;
                protocols.insert(pc, others);
            } else if methods.len() == cases.len() {
                operators.insert(pc, methods);
            } else if others.len() == cases.len() {
                protocols.insert(pc, others);
            }
        }
        (operators, protocols)
    }

    /// What the method of an operator in this cell comes to.
    fn meaning(&self, method: Value, lhs: ShapeId, rhs: Option<ShapeId>) -> Meaning {
        let method = method.cast::<Cell>().and_then(|cell| cell.get().cast::<NativeFunction>());
        method.map_or(Meaning::Call, |method| {
            self.root().language().operator_meaning(self.cx, method, lhs, rhs)
        })
    }

    /// The elements that the method in this cell reads or writes.
    fn sequence(&mut self, method: Value, shape: ShapeId) -> Option<Sequence> {
        let method = method.cast::<Cell>()?.get().cast::<NativeFunction>()?;
        self.root().language().sequence(self.cx, method, shape)
    }
}

/// How raw lists of this shape hold their elements.
fn elements_of_raw_list(shape: ShapeId) -> Option<Sequence> {
    match shape {
        ShapeId::BOOL_LIST => Some(Sequence::Bools),
        ShapeId::FLOAT_LIST => Some(Sequence::Floats),
        _ => None,
    }
}
