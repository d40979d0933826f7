//! What typed instructions of test modules name, as if everything had been called.

use abi::representation::Representation;
use bytecode::layout::{LayoutKind, Layouts};
use bytecode::module::Module;
use bytecode::operand::Type;
use optimizer::request::*;

/// The shapes of a module's layouts, in their order.
pub fn shapes(module: &Module) -> Vec<ShapeDescription> {
    let layouts = Layouts::of(module);
    let describe = |(index, layout): (u16, &bytecode::layout::Layout)| {
        let fields = &layouts.get(index).expect("it is there").fields;
        let is_value = |field: &&bytecode::layout::Field| field.ty.is_value();
        ShapeDescription {
            built_in: None,
            layout: None,
            object_bytes: 8 + 8 * fields.len() as u32,
            kind: if fields.iter().all(|field| is_value(&field)) { fields.len() as u8 } else { 251 },
            classes: None,
            name: layout.name.clone(),
        }
    };
    (0..).zip(&module.layouts).map(describe).collect()
}

/// The links of any function of a module, whose layouts' shapes start at number `first_shape`.
pub fn links(module: &Module, first_shape: u32, callee: impl Fn(usize) -> DirectCallee) -> Links {
    let layouts = Layouts::of(module);
    let mut links = Links::default();
    for (index, function) in module.functions.iter().enumerate() {
        if function.is_static() {
            links.functions.insert(index as u16, callee(index));
        }
    }
    for (index, layout) in (0u16..).zip(&module.layouts) {
        let resolved = layouts.get(index).expect("it is there");
        let form = |ty: Type| match ty {
            Type::Word | Type::Ref(_) => Representation::Word,
            Type::I32 => Representation::I32,
            Type::I64 => Representation::I64,
            Type::F64 => Representation::F64,
            Type::Bool => Representation::Bool,
        };
        links.layouts.insert(
            index,
            LayoutLink {
                shape: first_shape + u32::from(index),
                is_exact: !resolved.has_descendants
                    && matches!(layout.kind, LayoutKind::Class | LayoutKind::Sequence),
                is_sequence: layout.kind == LayoutKind::Sequence,
                span: (layout.kind == LayoutKind::Class)
                    .then(|| 1 + layouts.descendants(index).len() as u32)
                    .filter(|&span| span > 1),
                fields: resolved.fields.iter().map(|field| form(field.ty)).collect(),
                record: None,
            },
        );
        if layout.kind != LayoutKind::Class {
            continue;
        }
        for (place, method) in resolved.methods.iter().enumerate() {
            let same = |other: &&bytecode::layout::Resolved| other.methods[place].function == method.function;
            if layouts.descendants(index).iter().all(same) {
                links.methods.insert((index, place as u16), callee(usize::from(method.function)));
            }
        }
    }
    links
}
