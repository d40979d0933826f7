//! Type parameters: `def f[T]`, `class C[T]`, `type X[T] = …`.
//!
//! The parameters are variables of a function around the definition, which is called at once and returns what it
//! defined; so everything inside sees them and nothing outside does. Bounds are not evaluated: nothing asks for them.
//! The value of a `type` statement is a function, called when the value is asked for.

use bytecode::module::{Constant, Parameters};
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::TextRange;

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::scope::node_key;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// Evaluates `definition` into `dst`, inside the function of its type parameters if it has any. It gets the register
    /// with the tuple of the parameters.
    pub(super) fn with_type_parameters(
        &mut self,
        params: Option<&'a TypeParams>,
        range: TextRange,
        dst: Reg,
        definition: impl FnOnce(&mut Self, Reg, Option<Reg>) -> Lowered<()>,
    ) -> Lowered<()> {
        let Some(params) = params else { return definition(self, dst, None) };
        let scope = self.scopes.by_key(node_key(params));
        let function = self.function_code(scope, Parameters::default(), range, |this| {
            let tuple = this.frame.temp();
            this.type_parameters(params, tuple);
            let defined = this.frame.temp();
            definition(this, defined, Some(tuple))?;
            this.frame.asm.ret(Use(defined));
            this.frame.flow.end();
            Ok(())
        })?;
        self.at(range);
        let mark = self.frame.mark();
        let closure = self.frame.temp();
        self.closure(closure, function, scope);
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call(Def(dst), Use(closure), UseRange(0), Count(0), slot);
        self.frame.release(mark);
        Ok(())
    }

    /// Binds the parameters, and makes a tuple of them.
    fn type_parameters(&mut self, params: &'a TypeParams, tuple: Reg) {
        let mark = self.frame.mark();
        let first = self.frame.temps(params.len());
        for (index, param) in params.iter().enumerate() {
            let (kind, name) = match param {
                TypeParam::TypeVar(param) => ("TypeVar", &param.name),
                TypeParam::TypeVarTuple(param) => ("TypeVarTuple", &param.name),
                TypeParam::ParamSpec(param) => ("ParamSpec", &param.name),
            };
            let register = first + index as Reg;
            let inner = self.frame.mark();
            let (kind, text) = (self.string(kind), self.string(name));
            self.intrinsic_of(register, Intrinsic::TypeParameter, &[kind, text]);
            self.frame.release(inner);
            let name = self.mangled(name);
            self.store_name(&name, register);
        }
        self.frame.asm.new_tuple(Def(tuple), UseRange(first), Count(params.len() as u16));
        self.frame.release(mark);
    }

    /// `type name = value`.
    pub(super) fn type_alias_statement(&mut self, stmt: &'a StmtTypeAlias) -> Lowered<()> {
        let Expr::Name(name) = &*stmt.name else { return self.error("invalid syntax", stmt.range) };
        let mark = self.frame.mark();
        let alias = self.frame.temp();
        self.with_type_parameters(stmt.type_params.as_deref(), stmt.range, alias, |this, dst, params| {
            let arguments = this.frame.temps(3);
            this.frame.load(arguments, Constant::Str(name.id.to_string()));
            let scope = this.scopes.by_key(node_key(&*stmt.value));
            let value = this.function_code(scope, Parameters::default(), stmt.range, |this| {
                let value = this.operand(&stmt.value)?;
                this.frame.asm.ret(Use(value));
                Ok(())
            })?;
            this.closure(arguments + 1, value, scope);
            match params {
                Some(params) => this.frame.copy(arguments + 2, params),
                None => this.frame.load(arguments + 2, Constant::Tuple(Vec::new())),
            }
            this.intrinsic(dst, Intrinsic::TypeAlias, arguments, 3);
            Ok(())
        })?;
        let name = self.mangled(&name.id);
        self.store_name(&name, alias);
        self.frame.release(mark);
        Ok(())
    }
}
