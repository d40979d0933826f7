//! `trace`: printed at once, or handed to `haxe.Log.trace` in programs that name that class and so may replace it.

use bytecode::operand::*;

use super::body::{Body, Reg, Val};
use super::rep::Rep;
use crate::source::Span;
use crate::typed::{Expr, FieldId};
use crate::types::TypeRef;

impl<'a> Body<'_, 'a> {
    pub fn trace(&mut self, args: &'a [Expr], span: Span) -> Val {
        let mark = self.mark();
        let result = match self.log() {
            Some(log) if !args.is_empty() => self.trace_by(log, args, span),
            _ => self.trace_directly(args, span),
        };
        self.keep(mark, result)
    }

    /// `haxe.Log.trace`, if the program has it.
    fn log(&self) -> Option<FieldId> {
        let Some(TypeRef::Class(log)) = self.lower.program.by_name.get("haxe.Log") else { return None };
        let class = self.lower.program.class(*log);
        let field = *class.static_names.get("trace")?;
        self.lower.program.field(field).is_used.then_some(field)
    }

    fn trace_directly(&mut self, args: &'a [Expr], span: Span) -> Val {
        let file = self.lower.sources.file(span.file);
        let place = format!("{}:{}", file.name, file.line(span.start));
        let range = self.range(&vec![Type::Word; args.len() + 1]);
        self.load_string(range, &place);
        self.words_into(args, range + 1);
        self.at(span);
        let dst = self.temp(Rep::Word);
        self.intrinsic("trace", dst, range, args.len() as u16 + 1);
        Val { reg: dst, rep: Rep::Word }
    }

    fn trace_by(&mut self, log: FieldId, args: &'a [Expr], span: Span) -> Val {
        let values = self.range(&vec![Type::Word; args.len()]);
        self.words_into(args, values);
        self.at(span);
        let position = self.position(values + 1, args.len() - 1, span);
        let place = self.prepare_static(log);
        let function = self.load(&place, None);
        let call = self.range(&[Type::Word; 2]);
        self.asm.mov(Def(call), Use(values));
        self.asm.mov(Def(call + 1), Use(position));
        let dst = self.temp(Rep::Word);
        let slot = self.asm.call_slot();
        self.asm.call(Def(dst), Use(function.reg), UseRange(call), Count(2), slot);
        Val { reg: dst, rep: Rep::Word }
    }

    fn words_into(&mut self, args: &'a [Expr], first: Reg) {
        for (arg, register) in args.iter().zip(first..) {
            self.value_into(arg, Val { reg: register, rep: Rep::Word });
        }
    }

    /// The `haxe.PosInfos` of a place in this function, with the values of so many registers.
    fn position(&mut self, first: Reg, count: usize, span: Span) -> Reg {
        let file = self.lower.sources.file(span.file).clone();
        let path = self.asm.function_mut().qualified_name.clone();
        let path = path.split(".<").next().unwrap_or_default();
        let (class, method) = path.rsplit_once('.').unwrap_or(("", path));
        let object = self.temp(Rep::Word);
        self.intrinsic("object_new", object, first, 0);
        let value = self.temp(Rep::Word);
        for (name, text) in [("fileName", &*file.name), ("className", class), ("methodName", method)] {
            self.load_string(value, text);
            self.set_named(object, name, value);
        }
        let line = self.temp(Rep::Int);
        self.load_int(line, file.line(span.start) as i32);
        self.asm.box_i32(Def(value), UseI32(line));
        self.set_named(object, "lineNumber", value);
        if count > 0 {
            let length = self.temp(Rep::Int);
            self.load_int(length, count as i32);
            let (array, storage) = self.new_array(crate::typed::ElementKind::Word, length, length);
            for index in 0..count as u16 {
                self.load_int(line, i32::from(index));
                self.asm.array_set(UseRef(storage), UseI32(line), Use(first + index));
            }
            self.asm.box_ref(Def(value), UseRef(array));
            self.set_named(object, "customParams", value);
        }
        object
    }

    fn set_named(&mut self, object: Reg, name: &str, value: Reg) {
        let name = self.asm.name(name);
        let slot = self.asm.property_slot();
        self.asm.set_property(Use(object), name, Use(value), slot);
    }
}
