//! Calls of the builtin functions that see the scope they are called in: `globals`, `locals`, `vars`, `dir`, `eval`, `exec`.
//!
//! A call of such a name hands on the module and, in a function, a dict of its variables as they are. Whether the name
//! still means the builtin function is found out when it is called; code without these names pays nothing.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::intrinsics::Intrinsic;
use super::registers::{Place, Reg};
use super::scope::{Meaning, Variable};
use super::{Lowered, Lowerer};
use crate::attributes::module::SELF;

impl<'a> Lowerer<'_, 'a> {
    /// A call that hands on its scope; whether it was that.
    pub(super) fn scope_call(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<bool> {
        let Expr::Name(name) = &*call.func else { return Ok(false) };
        let (args, keywords) = (&call.arguments.args, &call.arguments.keywords);
        let count = match name.id.as_str() {
            "globals" | "locals" | "vars" | "dir" => 0,
            "eval" | "exec" => 1,
            _ => return Ok(false),
        };
        // None in place of the global variables means those here.
        let takes_here =
            count == 1 && matches!(**args, [_, Expr::NoneLiteral(_)] | [_, Expr::NoneLiteral(_), _]);
        let is_plain = (args.len() == count || takes_here)
            && keywords.is_empty()
            && !args.iter().any(Expr::is_starred_expr);
        let means_builtin = match self.meaning(&name.id) {
            Meaning::Global => true,
            // A snippet's names are entries first, but then global.
            Meaning::ClassEntry => {
                !self.scopes.all[self.scope()].symbol(&name.id).is_some_and(|s| s.is_bound)
            }
            _ => false,
        };
        if !is_plain || !means_builtin {
            return Ok(false);
        }
        let mark = self.frame.mark();
        let callee = self.frame.temps(4);
        let (arguments, module, variables) = (callee + 1, callee + 2, callee + 3);
        self.evaluate(&call.func, callee)?;
        let inner = self.frame.mark();
        let first = self.in_temps(args)?;
        self.frame.asm.new_tuple(Def(arguments), UseRange(first), Count(args.len() as u16));
        self.frame.release(inner);
        self.at(call.range());
        let global = self.global(SELF);
        self.frame.asm.load_global(Def(module), global);
        self.variables(variables);
        self.at(call.range());
        self.intrinsic(dst, Intrinsic::CallInScope, callee, 4);
        self.frame.release(mark);
        Ok(true)
    }

    /// A mapping of the variables here: the namespace of a class, a dict in a function, none in a module. The dict is the same
    /// each time, so that it keeps what code that is executed adds, but in comprehensions, whose variables end before it.
    fn variables(&mut self, dst: Reg) {
        if let Some(namespace) = self.frame.namespace {
            self.frame.copy(dst, namespace);
            return;
        }
        let owner = self.frame.owner;
        if !self.scopes.all[owner].kind.is_function_like() {
            self.frame.asm.load_none(Def(dst));
            return;
        }
        match self.frame.variables.filter(|_| self.scope() == owner) {
            Some(variables) => self.frame.copy(dst, variables),
            None => self.frame.asm.new_dict(Def(dst), UseRange(0), Count(0)),
        }
        for variable in self.visible_variables() {
            let name = self.scopes.symbol(variable).name.clone();
            let mark = self.frame.mark();
            let (value, is_cell) = match self.frame.places.get(&variable) {
                Some(&Place::Local(local)) => {
                    let register = self.frame.locals[local].register;
                    let is_parameter = (register as usize) < self.frame.asm.function().parameters.count();
                    self.frame.locals[local].needs_unbound |= !is_parameter
                        && !self.frame.reserved.contains(&register)
                        && !self.frame.flow.is_assigned(local);
                    (register, false)
                }
                Some(&Place::Cell(cell)) => (cell, true),
                None if self.scopes.all[owner].free.contains(&variable) => {
                    let cell = self.frame.temp();
                    self.load_free_cell(variable, cell);
                    (cell, true)
                }
                None => continue,
            };
            let arguments = self.frame.temps(4);
            self.frame.copy(arguments, dst);
            self.frame.load(arguments + 1, Constant::Str(name));
            self.frame.copy(arguments + 2, value);
            self.frame.load(arguments + 3, Constant::Bool(is_cell));
            self.intrinsic(arguments, Intrinsic::NoteVariable, arguments, 4);
            self.frame.release(mark);
        }
    }

    /// The variables of the comprehensions around here and of the function, then those captured.
    fn visible_variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        let mut scope = self.scope();
        loop {
            let symbols = &self.scopes.all[scope].symbols;
            let places = (0..symbols.len()).filter(|&place| {
                let symbol = &symbols[place];
                symbol.is_bound && !symbol.is_global && !symbol.is_nonlocal && !symbol.name.starts_with('.')
            });
            let mut found: Vec<Variable> = places.map(|symbol| Variable { scope, symbol }).collect();
            if scope == self.frame.owner {
                // Parameters in the order of calls: keyword-only ones before those that take the rest.
                let parameters = &self.frame.asm.function().parameters.names;
                found.sort_by_key(|&variable| {
                    let name = &self.scopes.symbol(variable).name;
                    parameters.iter().position(|known| known == name).unwrap_or(parameters.len())
                });
            }
            variables.splice(0..0, found);
            if scope == self.frame.owner {
                break;
            }
            scope = self.scopes.all[scope].parent;
        }
        variables.extend(self.scopes.all[self.frame.owner].free.iter().copied());
        variables
    }
}
