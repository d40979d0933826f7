//! The module's first function: makes what exists once, sets static variables, runs `main`.

use bytecode::operand::*;

use super::body::Body;
use super::rep::Rep;
use super::{Lower, Work};
use crate::source::Span;
use crate::typed::{ConstructorRef, FieldId};
use crate::types::{ClassId, EnumId};

impl Lower<'_> {
    /// Emits the entry, and so asks for all that `main` needs; then the tables of methods.
    pub fn entry(&mut self) {
        let program = self.program;
        let span = program.main.map_or_else(Span::default, |main| program.field(main).span);
        let index = self.reserve(span);
        self.add_methods();
        let constants = self.constants();
        let statics: Vec<u16> = (0..program.classes.len() as u32)
            .filter_map(|class| self.layouts.statics(ClassId(class)))
            .collect();
        let mut body = Body::new(self, "<main>", &[], Rep::Word, &[]);
        body.at(span);
        for (name, layout, tag) in constants {
            let mark = body.mark();
            let fields = body.range(&[Type::I32]);
            body.load_int(fields, tag);
            let word = body.temp(Rep::Word);
            body.asm.new_object(DefValue(word), Target::Layout(layout), AnyRange(fields), Count(1));
            let global = body.lower.global(&name);
            body.asm.store_global(Global(global), Use(word));
            body.release(mark);
        }
        for layout in statics {
            let mark = body.mark();
            let word = body.temp(Rep::Word);
            body.asm.new_object(DefValue(word), Target::Layout(layout), AnyRange(0), Count(0));
            let name = body.lower.layouts.list[layout as usize].name.clone();
            let global = body.lower.global(&name);
            body.asm.store_global(Global(global), Use(word));
            body.release(mark);
        }
        for &class in &program.initialization {
            let function = body.lower.function(Work::StaticInitializer(class));
            let dst = body.temp(Rep::Word);
            body.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(0), Count(0));
        }
        for field in body.lower.shared_functions() {
            let mark = body.mark();
            let closure = body.static_value(field, None);
            let name = body.lower.qualified_name(field);
            let global = body.lower.global(&name);
            body.asm.store_global(Global(global), Use(closure.reg));
            body.release(mark);
        }
        if let Some(main) = program.main {
            let function = body.lower.function(Work::Method(main));
            let signature = body.lower.signature(main);
            let dst = body.temp(signature.result);
            body.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(0), Count(0));
        }
        body.finish(index, span);
    }

    /// What an embedder can call: public static methods of the program's own classes.
    fn shared_functions(&self) -> Vec<FieldId> {
        let classes = self.program.classes.iter().filter(|class| {
            self.is_library && class.is_used && class.params.is_empty() && !self.is_standard(class)
        });
        let statics = classes.flat_map(|class| class.statics.iter().copied());
        statics
            .filter(|&field| {
                let data = self.program.field(field);
                data.is_public && data.is_used && data.params.is_empty() && data.function.is_some()
            })
            .collect()
    }

    /// Constructors without parameters: their globals, layouts and tags.
    fn constants(&self) -> Vec<(String, u16, i32)> {
        let mut list = Vec::new();
        for (index, data) in self.program.enums.iter().enumerate() {
            let id = EnumId(index as u32);
            if self.layouts.enumeration(id).is_none() {
                continue;
            }
            for (index, constructor) in data.constructors.iter().enumerate() {
                if constructor.arguments.is_none() {
                    let of = ConstructorRef { of: id, index: index as u32 };
                    list.push((self.constant_name(of), self.layouts.constructor(of), index as i32));
                }
            }
        }
        list
    }
}
