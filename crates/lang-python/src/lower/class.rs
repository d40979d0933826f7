//! Classes: the body is a function that fills a namespace; an intrinsic makes the class of it.

use bytecode::module::{Constant, Parameters};
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::intrinsics::Intrinsic;
use super::registers::{Place, Reg};
use super::scope::node_key;
use super::stmt::docstring;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// `class`.
    pub(super) fn class_statement(&mut self, def: &'a StmtClassDef) -> Lowered<()> {
        self.check_size(def.range)?;
        let mark = self.frame.mark();
        // Decorators are part of the tree's range, but not of what traces show.
        let name_start = usize::from(def.name.range.start());
        let keyword = self.source.text[..name_start].rfind("class").unwrap_or(name_start);
        let header = TextRange::new(TextSize::new(keyword as u32), def.range.end());
        let decorators = self.decorators(&def.decorator_list)?;
        let class = self.frame.temp();
        self.with_type_parameters(def.type_params.as_deref(), header, class, |this, dst, params| {
            this.class_value(def, header, dst, params)
        })?;
        self.decorate(class, &decorators);
        self.at(header);
        let mangled = self.mangled(&def.name);
        self.store_name(&mangled, class);
        self.frame.release(mark);
        Ok(())
    }

    /// The class that a `class` statement makes, before it is decorated.
    fn class_value(
        &mut self,
        def: &'a StmtClassDef,
        header: TextRange,
        dst: Reg,
        params: Option<Reg>,
    ) -> Lowered<()> {
        let mark = self.frame.mark();
        // The arguments of the intrinsic, in a row.
        let name = self.frame.temps(6);
        let (bases, keywords, namespace) = (name + 1, name + 2, name + 3);
        let (attributes, cell) = (name + 4, name + 5);
        self.class_arguments(def.arguments.as_deref(), bases, keywords)?;
        if let Some(params) = params {
            self.intrinsic_of(bases, Intrinsic::GenericBases, &[bases, params]);
        }
        let scope = self.scopes.by_key(node_key(def));
        let parameters = Parameters::positional([".namespace"]);
        let function = self.function_code(scope, parameters, header, |this| this.class_body(def))?;
        self.at(header);
        self.closure(cell, function, scope);
        self.frame.load(name, Constant::Str(def.name.to_string()));
        if def.arguments.is_some() || params.is_some() {
            self.intrinsic(namespace, Intrinsic::PrepareClass, name, 3);
        } else {
            self.frame.asm.new_dict(Def(namespace), UseRange(0), Count(0));
        }
        let slot = self.frame.asm.call_slot();
        // The body returns the cell that its methods captured, or none.
        self.frame.asm.call(Def(cell), Use(cell), UseRange(namespace), Count(1), slot);
        let names = self.scopes.all[scope].instance_attributes.iter().cloned().map(Constant::Str).collect();
        self.frame.load(attributes, Constant::Tuple(names));
        self.intrinsic(dst, Intrinsic::BuildClass, name, 6);
        if let Some(params) = params {
            self.intrinsic_of(dst, Intrinsic::SetTypeParameters, &[dst, params]);
        }
        self.frame.release(mark);
        Ok(())
    }

    fn class_body(&mut self, def: &'a StmtClassDef) -> Lowered<()> {
        let owner = self.frame.owner;
        let mark = self.frame.mark();
        let value = self.frame.temp();
        let global = self.global("__name__");
        self.frame.asm.load_global(Def(value), global);
        self.store_entry("__module__", value);
        let qualified_name = self.scopes.all[owner].qualified_name.clone();
        self.frame.load(value, Constant::Str(qualified_name));
        self.store_entry("__qualname__", value);
        if let Some(text) = docstring(&def.body) {
            self.frame.load(value, Constant::Str(text.to_owned()));
            self.store_entry("__doc__", value);
        }
        if self.scopes.all[owner].has_annotations {
            self.frame.asm.new_dict(Def(value), UseRange(0), Count(0));
            self.store_entry("__annotations__", value);
        }
        self.frame.release(mark);
        self.body(&def.body)?;
        if !self.frame.flow.is_reachable() {
            return Ok(());
        }
        self.at(def.range());
        match self.class_cell_variable(owner).map(|variable| self.frame.places[&variable]) {
            Some(Place::Cell(cell)) => {
                self.frame.asm.ret(Use(cell));
                self.frame.flow.end();
            }
            _ => self.return_none(),
        }
        Ok(())
    }

    fn store_entry(&mut self, name: &str, value: Reg) {
        let mark = self.frame.mark();
        let key = self.string(name);
        let namespace = self.frame.namespace.expect("this is a class body");
        self.frame.asm.set_element(Use(namespace), Use(key), Use(value), ElementSite(0));
        self.frame.release(mark);
    }
}
