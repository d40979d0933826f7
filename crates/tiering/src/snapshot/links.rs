//! What typed instructions name: layouts, functions called directly, methods.

use std::collections::btree_map::Entry;

use abi::representation::Representation;
use bytecode::layout::LayoutKind;
use bytecode::module::Instruction;
use bytecode::opcode::Opcode;
use bytecode::operand::{Operand, OperandKind, Target};
use optimizer::request::{DirectCallee, LayoutLink, Links, PropertyCase, ShapeNumber, SlotFeedback};
use runtime::feedback::FeedbackSlot;
use runtime::function::{FunctionCell, LoadedModule};
use runtime::gc::Gc;
use runtime::layout::{FieldInfo, FieldType};
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;

use super::Builder;

impl Builder<'_> {
    /// Describes what the typed instructions of a function name.
    pub(super) fn links(&mut self, cell: &'static FunctionCell) -> Links {
        let mut links = Links::default();
        for instruction in cell.function().instructions() {
            if instruction.opcode == Opcode::CallStatic {
                let function = instruction.slot(1);
                if !links.functions.contains_key(&function)
                    && let Some(callee) = self.direct_callee(&cell.module, function)
                {
                    links.functions.insert(function, callee);
                }
            }
            let Some(layout) = layout_of(instruction) else { continue };
            if instruction.opcode == Opcode::CallVirtual {
                let method = instruction.slot(2);
                let of_layout = self.cx.layout(cell.module.layouts[usize::from(layout)]);
                let found = &of_layout.methods[usize::from(method)];
                let function = found.function;
                if found.is_final
                    && !links.methods.contains_key(&(layout, method))
                    && let Some(callee) = self.direct_callee(&cell.module, function)
                {
                    links.methods.insert((layout, method), callee);
                }
            }
            if let Entry::Vacant(entry) = links.layouts.entry(layout) {
                entry.insert(self.layout_link(&cell.module, layout));
            }
        }
        links
    }

    fn layout_link(&mut self, module: &LoadedModule, layout: u16) -> LayoutLink {
        let shape = module.layouts[usize::from(layout)];
        let of_layout = self.cx.layout(shape);
        let form = |ty: FieldType| match ty {
            FieldType::Word | FieldType::Ref(_) => Representation::Word,
            FieldType::I32 => Representation::I32,
            FieldType::I64 => Representation::I64,
            FieldType::F64 => Representation::F64,
            FieldType::Bool => Representation::Bool,
        };
        let fields = of_layout.fields.iter().map(|field| form(field.ty)).collect();
        let (is_exact, span) = (!of_layout.has_descendants, of_layout.span);
        let is_sequence = of_layout.kind == LayoutKind::Sequence;
        let is_record = of_layout.kind == LayoutKind::Record && !of_layout.fields.is_empty();
        let record = is_record.then_some(of_layout.versions);
        let is_last =
            record.is_some_and(|versions| versions.current == Some(shape) && versions.raw_count == 0);
        LayoutLink {
            shape: self.shape(shape),
            is_exact: is_exact || is_last,
            is_sequence,
            span,
            fields,
            record: record.map(|versions| self.record_fields(versions.current)),
        }
    }

    /// Where the fields of a record are in objects of this version.
    fn record_fields(&mut self, version: Option<ShapeId>) -> Vec<(ShapeNumber, PropertyCase)> {
        let Some(version) = version else { return Vec::new() };
        let number = self.shape(version);
        let case = |field: &FieldInfo| match field.ty {
            FieldType::F64 => PropertyCase::Float { offset: field.offset },
            _ => PropertyCase::Slot { offset: field.offset },
        };
        self.cx.layout(version).fields.iter().map(|field| (number, case(field))).collect()
    }

    /// A function that is called directly, when it has been called so.
    fn direct_callee(&mut self, module: &LoadedModule, function: u16) -> Option<DirectCallee> {
        let closure = module.known_static_closure(function)?;
        Some(self.callee_of(closure))
    }

    fn callee_of(&mut self, closure: Gc<Closure>) -> DirectCallee {
        DirectCallee {
            closure: self.constant(closure.value()),
            function: self.function_callee(closure.cell()),
        }
    }

    /// The receivers that a call by table has met.
    pub(super) fn receivers(&mut self, slot: &FeedbackSlot) -> SlotFeedback {
        let (mut receivers, has_others) = slot.receivers();
        receivers.sort_by_key(|&(_, _, count)| std::cmp::Reverse(count));
        let case = |(shape, closure, _): (_, runtime::value::Value, u64)| {
            let closure = closure.cast::<Closure>().expect("methods are closures");
            (self.shape(shape), self.callee_of(closure))
        };
        SlotFeedback::Method {
            cases: receivers.into_iter().map(case).collect(),
            others: u64::from(has_others),
        }
    }
}

/// The layout that an instruction names.
fn layout_of(instruction: Instruction<'_>) -> Option<u16> {
    let operands = instruction.info().operands;
    let target = operands.iter().find(|operand| operand.kind == OperandKind::Target)?;
    match <Target as Operand>::from_slot(instruction.slot(target.slot)) {
        Target::Layout(layout) => Some(layout),
        _ => None,
    }
}
