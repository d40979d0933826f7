//! Imports: by intrinsics.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer};
use crate::attributes::module::SELF;

impl<'a> Lowerer<'_, 'a> {
    /// `import a, b.c as d`.
    pub(super) fn import_statement(&mut self, stmt: &'a StmtImport) -> Lowered<()> {
        for alias in &stmt.names {
            let mark = self.frame.mark();
            self.at(stmt.range);
            let path = alias.name.as_str();
            let module = self.string(path);
            let name = match &alias.asname {
                None if path.contains('.') => {
                    self.importer();
                    self.intrinsic(module, Intrinsic::ImportRoot, module, 2);
                    path.split('.').next().unwrap_or(path)
                }
                name => {
                    let level = self.frame.temp();
                    self.frame.load(level, Constant::Int(0));
                    self.importer();
                    self.intrinsic(module, Intrinsic::ImportModule, module, 3);
                    name.as_deref().unwrap_or(path)
                }
            };
            let name = self.mangled(name);
            self.store_name(&name, module);
            self.frame.release(mark);
        }
        Ok(())
    }

    /// The module of this code, in a new temporary.
    fn importer(&mut self) -> Reg {
        let register = self.frame.temp();
        let global = self.global(SELF);
        self.frame.asm.load_global(Def(register), global);
        register
    }

    /// `from a import b as c`.
    pub(super) fn import_from_statement(&mut self, stmt: &'a StmtImportFrom) -> Lowered<()> {
        let path = stmt.module.as_deref().unwrap_or("");
        if path == "__future__" && stmt.level == 0 {
            return Ok(());
        }
        self.at(stmt.range);
        let module = self.string(path);
        let level = self.frame.temp();
        self.frame.load(level, Constant::Int(stmt.level as i64));
        let importer = self.importer();
        self.intrinsic(module, Intrinsic::ImportModule, module, 3);
        for alias in &stmt.names {
            let mark = self.frame.mark();
            let value = self.frame.temp();
            if alias.name.as_str() == "*" {
                self.intrinsic_of(value, Intrinsic::ImportStar, &[module, importer]);
            } else {
                let name = self.string(&alias.name);
                self.intrinsic_of(value, Intrinsic::ImportFrom, &[module, name]);
                let name = self.mangled(alias.asname.as_ref().unwrap_or(&alias.name));
                self.store_name(&name, value);
            }
            self.frame.release(mark);
        }
        Ok(())
    }
}
