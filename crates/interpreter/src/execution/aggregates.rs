//! Making lists, sets, dicts, strings.

use bytecode::operand::*;
use runtime::exception::Result;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::set::Set;
use runtime::value::Value;

use super::{Execution, Step};
use crate::aggregates;

impl Execution<'_> {
    pub(super) fn make_set(&mut self, dst: Def, items: &[Value]) -> Result<Step> {
        let set = self.cx.new_set(false)?;
        for &item in items {
            self.cx.set_add(set, item)?;
        }
        self.set(dst, set.value())
    }

    pub(super) fn make_dict(&mut self, dst: Def, pairs: &[Value]) -> Result<Step> {
        let dict = aggregates::new_dict(self.cx, pairs)?;
        self.set(dst, dict)
    }

    pub(super) fn make_slice(&mut self, dst: Def, parts: &[Value]) -> Result<Step> {
        let [start, stop, step] = parts else { return self.cx.type_error("a slice has three parts") };
        let slice = self.cx.new_slice([*start, *stop, *step])?;
        self.set(dst, slice.value())
    }

    pub(super) fn append(&mut self, list: Value, item: Value) -> Result<Step> {
        let Some(list) = list.cast::<List>() else { return self.cx.type_error("not a list") };
        list.push(self.cx, item)?;
        Ok(Step::Next)
    }

    pub(super) fn add_to_set(&mut self, set: Value, item: Value) -> Result<Step> {
        let Some(set) = set.cast::<Set>() else { return self.cx.type_error("not a set") };
        self.cx.set_add(set, item)?;
        Ok(Step::Next)
    }

    pub(super) fn insert_into_dict(&mut self, dict: Value, key: Value, value: Value) -> Result<Step> {
        let Some(dict) = dict.cast::<Dict>() else { return self.cx.type_error("not a dict") };
        self.cx.dict_insert(dict, key, value)?;
        Ok(Step::Next)
    }

    pub(super) fn join_strings(&mut self, dst: Def, parts: &[Value]) -> Result<Step> {
        let text = aggregates::concat(self.cx, parts)?;
        self.set(dst, text)
    }
}
