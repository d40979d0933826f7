//! Arguments that are not written out: what `call_spread` passes.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

/// The arguments of a call with `rest` and keywords.
pub struct Spread {
    values: Gc<Tuple>,
    /// Names of the last values.
    names: Option<Gc<Tuple>>,
}

impl Spread {
    /// The arguments as a call takes them.
    pub fn arguments(&self) -> Arguments<'_> {
        Arguments {
            values: self.values.as_slice(),
            keywords: self.names.as_ref().map_or(&[], |names| names.as_slice()),
        }
    }

    /// The arguments of a call of `callee`: these, then what `rest` iterates over, then the entries of a mapping, unless that is unbound.
    ///
    /// # Errors
    /// When the language cannot go through `rest` or the mapping, a key is no string, or memory is exhausted.
    pub fn new(
        cx: &mut Context,
        callee: Value,
        first: &[Value],
        [rest, mapping]: [Value; 2],
    ) -> Result<Spread> {
        let keywords = match mapping.is_unbound() {
            true => None,
            false => keywords(cx, callee, mapping)?.filter(|dict| dict.len() > 0),
        };
        let rest = if is_sequence(rest) { rest } else { cx.language().spread_arguments(cx, callee, rest)? };
        if let (Some(values), None, []) = (rest.cast::<Tuple>(), keywords, first) {
            return Ok(Spread { values, names: None });
        }
        let mut values = RootVec::new(&cx.heap);
        values.extend(first.iter().map(|value| value.0));
        match rest.cast::<Tuple>() {
            Some(tuple) => values.extend(tuple.as_slice().iter().map(|value| value.0)),
            None => {
                let list: Gc<List> = rest.cast().expect("the language yields a list or tuple");
                values.extend(list.as_slice().iter().map(|value| value.0));
            }
        }
        let names = match keywords {
            None => None,
            Some(dict) => Some(spread_dict(cx, dict, &mut values)?),
        };
        Ok(Spread { values: cx.new_tuple_from(&values)?, names })
    }
}

fn is_sequence(value: Value) -> bool {
    value.cast::<Tuple>().is_some() || value.cast::<List>().is_some()
}

/// The mapping as a dict with strings as keys.
fn keywords(cx: &mut Context, callee: Value, mapping: Value) -> Result<Option<Gc<Dict>>> {
    let is_plain = |dict: &Gc<Dict>| {
        (0..dict.used()).all(|index| dict.entry(index).is_none_or(|(key, _)| key.cast::<Str>().is_some()))
    };
    match mapping.cast::<Dict>().filter(is_plain) {
        Some(dict) => Ok(Some(dict)),
        None => Ok(cx.language().spread_keywords(cx, callee, mapping)?.cast()),
    }
}

/// Puts the values of a dict behind the others; its keys, which are strings.
fn spread_dict(cx: &mut Context, dict: Gc<Dict>, values: &mut RootVec) -> Result<Gc<Tuple>> {
    let mut names = RootVec::new(&cx.heap);
    for index in 0..dict.used() {
        let Some((key, value)) = dict.entry(index) else { continue };
        let name: Gc<Str> = key.cast().expect("the keys of keywords are strings");
        names.push(cx.intern_string(name)?.value().0);
        values.push(value.0);
    }
    cx.new_tuple_from(&names)
}
