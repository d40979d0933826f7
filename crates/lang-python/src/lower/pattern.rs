//! `match`: patterns become tests that jump on when they fail.
//!
//! What a pattern captures is kept in temporaries, one for each name, until the whole pattern has matched: only then are
//! the names bound. Sequences, mappings and classes are taken apart by intrinsics, which yield a tuple of the parts or
//! none; values are compared, and jump, as in an `if`.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::collect::captured_names;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer};

/// The names that a pattern captures, each with the temporary that holds its value until the pattern has matched.
type Captures<'a> = [(&'a str, Reg)];

impl<'a> Lowerer<'_, 'a> {
    /// `match`.
    pub(super) fn match_statement(&mut self, stmt: &'a StmtMatch) -> Lowered<()> {
        self.check_size(stmt.range)?;
        let mark = self.frame.mark();
        let subject = self.in_temp(&stmt.subject)?;
        let after = self.frame.label();
        for case in &stmt.cases {
            let mark = self.frame.mark();
            let next = self.frame.label();
            let names = captured_names(&case.pattern);
            let captures: Vec<(&str, Reg)> =
                names.into_iter().map(|(name, _)| (name, self.frame.temp())).collect();
            self.pattern(&case.pattern, subject, &captures, next)?;
            self.at(case.pattern.range());
            for &(name, value) in &captures {
                let name = self.mangled(name);
                self.store_name(&name, value);
            }
            if let Some(guard) = &case.guard {
                self.jump_cond(guard, next, false)?;
            }
            self.body(&case.body)?;
            self.frame.jump(after);
            self.frame.release(mark);
            if !self.frame.flow.is_used(next) {
                break;
            }
            self.frame.bind(next);
        }
        self.bind_if_used(after);
        self.frame.release(mark);
        Ok(())
    }

    /// Goes on if `subject` matches, with the captures' temporaries filled; else jumps to `fail`.
    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        captures: &Captures<'a>,
        fail: Label,
    ) -> Lowered<()> {
        let mark = self.frame.mark();
        match pattern {
            Pattern::MatchValue(node) => {
                let value = self.operand(&node.value)?;
                self.emit_jump(CmpOp::Eq, subject, value, fail, false, node.range);
            }
            Pattern::MatchSingleton(node) => {
                self.at(node.range);
                let constant = match node.value {
                    Singleton::None => Constant::None,
                    Singleton::True => Constant::Bool(true),
                    Singleton::False => Constant::Bool(false),
                };
                let value = self.frame.temp();
                self.frame.load(value, constant);
                self.emit_jump(CmpOp::Is, subject, value, fail, false, node.range);
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(node, subject, captures, fail)?,
            Pattern::MatchMapping(node) => self.mapping_pattern(node, subject, captures, fail)?,
            Pattern::MatchClass(node) => self.class_pattern(node, subject, captures, fail)?,
            Pattern::MatchStar(node) => self.capture(node.name.as_ref(), subject, captures),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner, subject, captures, fail)?;
                }
                self.capture(node.name.as_ref(), subject, captures);
            }
            Pattern::MatchOr(node) => {
                let matched = self.frame.label();
                let (last, first) = node.patterns.split_last().expect("two or more alternatives");
                for alternative in first {
                    let next = self.frame.label();
                    self.pattern(alternative, subject, captures, next)?;
                    self.frame.jump(matched);
                    self.bind_if_used(next);
                }
                if self.frame.flow.is_reachable() {
                    self.pattern(last, subject, captures, fail)?;
                }
                self.frame.bind(matched);
            }
        }
        self.frame.release(mark);
        Ok(())
    }

    fn capture(&mut self, name: Option<&'a Identifier>, value: Reg, captures: &Captures<'a>) {
        let Some(name) = name else { return };
        if let Some(&(_, register)) = captures.iter().find(|(known, _)| *known == name.as_str()) {
            self.frame.copy(register, value);
        }
    }

    /// Takes a tuple of `count` parts apart, or jumps to `fail` if `parts` holds none; the first part's register.
    fn parts(&mut self, parts: Reg, count: usize, fail: Label) -> Reg {
        self.frame.asm.jump_if_none(Use(parts), fail);
        self.frame.flow.branch(fail);
        if count == 0 {
            return parts;
        }
        let first = self.frame.temps(count);
        self.frame.asm.unpack(Use(parts), DefRange(first), Count(count as u16), IterationSite(0));
        first
    }

    fn sequence_pattern(
        &mut self,
        node: &'a PatternMatchSequence,
        subject: Reg,
        captures: &Captures<'a>,
        fail: Label,
    ) -> Lowered<()> {
        let count = node.patterns.len();
        let star = node.patterns.iter().position(Pattern::is_match_star);
        let (before, behind) = match star {
            Some(star) => (star, (count - star - 1) as i64),
            None => (count, -1),
        };
        let is_named = |pattern: &Pattern| matches!(pattern, Pattern::MatchStar(star) if star.name.is_some());
        self.at(node.range);
        let arguments = self.frame.temps(4);
        self.frame.copy(arguments, subject);
        self.frame.load(arguments + 1, Constant::Int(before as i64));
        self.frame.load(arguments + 2, Constant::Int(behind));
        self.frame.load(arguments + 3, Constant::Bool(node.patterns.iter().any(is_named)));
        self.intrinsic(arguments, Intrinsic::MatchSequence, arguments, 4);
        let first = self.parts(arguments, count, fail);
        for (index, pattern) in node.patterns.iter().enumerate() {
            self.pattern(pattern, first + index as Reg, captures, fail)?;
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        node: &'a PatternMatchMapping,
        subject: Reg,
        captures: &Captures<'a>,
        fail: Label,
    ) -> Lowered<()> {
        let count = node.keys.len();
        let arguments = self.frame.temps(3);
        self.frame.copy(arguments, subject);
        let mark = self.frame.mark();
        let first = self.in_temps(&node.keys)?;
        self.at(node.range);
        self.frame.asm.new_tuple(Def(arguments + 1), UseRange(first), Count(count as u16));
        self.frame.release(mark);
        self.frame.load(arguments + 2, Constant::Bool(node.rest.is_some()));
        self.intrinsic(arguments, Intrinsic::MatchMapping, arguments, 3);
        let first = self.parts(arguments, count + usize::from(node.rest.is_some()), fail);
        for (index, pattern) in node.patterns.iter().enumerate() {
            self.pattern(pattern, first + index as Reg, captures, fail)?;
        }
        self.capture(node.rest.as_ref(), first + count as Reg, captures);
        Ok(())
    }

    fn class_pattern(
        &mut self,
        node: &'a PatternMatchClass,
        subject: Reg,
        captures: &Captures<'a>,
        fail: Label,
    ) -> Lowered<()> {
        let (positional, keywords) = (&node.arguments.patterns, &node.arguments.keywords);
        let arguments = self.frame.temps(4);
        self.frame.copy(arguments, subject);
        self.evaluate(&node.cls, arguments + 1)?;
        self.at(node.range);
        self.frame.load(arguments + 2, Constant::Int(positional.len() as i64));
        // The only names in a class that are not made private.
        let names = keywords.iter().map(|keyword| Constant::Str(keyword.attr.to_string())).collect();
        self.frame.load(arguments + 3, Constant::Tuple(names));
        self.intrinsic(arguments, Intrinsic::MatchClass, arguments, 4);
        let first = self.parts(arguments, positional.len() + keywords.len(), fail);
        let patterns = positional.iter().chain(keywords.iter().map(|keyword| &keyword.pattern));
        for (index, pattern) in patterns.enumerate() {
            self.pattern(pattern, first + index as Reg, captures, fail)?;
        }
        Ok(())
    }
}
