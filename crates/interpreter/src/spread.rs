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

/// So many arguments, and so many names, are put together on the stack.
const FEW: usize = 8;

/// Where the arguments of a call with `rest` and keywords are put together. The collector finds them there, on the stack.
pub struct Spread {
    values: [Value; FEW],
    names: [Value; FEW],
    /// The values and the names in their places, where these are more.
    many: [Option<Gc<Tuple>>; 2],
}

impl Default for Spread {
    fn default() -> Self {
        Spread { values: [Value::ZERO; FEW], names: [Value::ZERO; FEW], many: [None; 2] }
    }
}

impl Spread {
    /// The arguments of a call of `callee`: these, then what `rest` iterates over, then the entries of a mapping, unless these are unbound.
    ///
    /// # Errors
    /// When the language cannot go through `rest` or the mapping, a key is no string, or memory is exhausted.
    pub fn gather(
        &mut self,
        cx: &mut Context,
        callee: Value,
        first: &[Value],
        [rest, mapping]: [Value; 2],
    ) -> Result<Arguments<'_>> {
        let keywords = match mapping.is_unbound() {
            true => None,
            false => keywords(cx, callee, mapping)?.filter(|dict| dict.len() > 0),
        };
        let is_known = rest.is_unbound() || is_sequence(rest);
        let rest = if is_known { rest } else { cx.language().spread_arguments(cx, callee, rest)? };
        if let (Some(values), None, []) = (rest.cast::<Tuple>(), keywords, first) {
            return Ok(Arguments::positional(self.many[0].insert(values).as_slice()));
        }
        let rest = Rest::of(rest);
        let positional = first.len() + rest.as_slice().len();
        let count = positional + keywords.map_or(0, Gc::<Dict>::len);
        if count > FEW {
            return self.gather_many(cx, [first, rest.as_slice()], keywords);
        }
        let positionals = first.iter().chain(rest.as_slice());
        self.values.iter_mut().zip(positionals).for_each(|(place, &value)| *place = value);
        if let Some(dict) = keywords {
            for (index, (key, value)) in entries(dict).enumerate() {
                self.names[index] = name(cx, key)?;
                self.values[positional + index] = value;
            }
        }
        Ok(Arguments { values: &self.values[..count], keywords: &self.names[..count - positional] })
    }

    #[inline(never)]
    fn gather_many(
        &mut self,
        cx: &mut Context,
        positionals: [&[Value]; 2],
        keywords: Option<Gc<Dict>>,
    ) -> Result<Arguments<'_>> {
        let [mut values, mut names] = [(); 2].map(|()| RootVec::new(&cx.heap));
        values.extend(positionals.concat().iter().map(|value| value.0));
        for (key, value) in keywords.into_iter().flat_map(entries) {
            names.push(name(cx, key)?.0);
            values.push(value.0);
        }
        let values = self.many[0].insert(cx.new_tuple_from(&values)?).as_slice();
        let keywords = self.many[1].insert(cx.new_tuple_from(&names)?).as_slice();
        Ok(Arguments { values, keywords })
    }
}

/// What the positional arguments behind the first are in.
enum Rest {
    Nothing,
    Tuple(Gc<Tuple>),
    List(Gc<List>),
}

impl Rest {
    fn of(value: Value) -> Rest {
        match value.cast::<Tuple>() {
            Some(tuple) => Rest::Tuple(tuple),
            None if value.is_unbound() => Rest::Nothing,
            None => Rest::List(value.cast().expect("the language yields a list or tuple")),
        }
    }

    fn as_slice(&self) -> &[Value] {
        match self {
            Rest::Nothing => &[],
            Rest::Tuple(tuple) => tuple.as_slice(),
            Rest::List(list) => list.as_slice(),
        }
    }
}

fn entries(dict: Gc<Dict>) -> impl Iterator<Item = (Value, Value)> {
    (0..dict.used()).filter_map(move |index| dict.entry(index))
}

/// The key of a keyword, which is a string, as a name.
fn name(cx: &mut Context, key: Value) -> Result {
    let key = key.cast().expect("the keys of keywords are strings");
    Ok(cx.intern_string(key)?.value())
}

fn is_sequence(value: Value) -> bool {
    value.cast::<Tuple>().is_some() || value.cast::<List>().is_some()
}

/// The mapping as a dict with strings as keys.
fn keywords(cx: &mut Context, callee: Value, mapping: Value) -> Result<Option<Gc<Dict>>> {
    let is_plain = |dict: &Gc<Dict>| entries(*dict).all(|(key, _)| key.cast::<Str>().is_some());
    match mapping.cast::<Dict>().filter(is_plain) {
        Some(dict) => Ok(Some(dict)),
        None => Ok(cx.language().spread_keywords(cx, callee, mapping)?.cast()),
    }
}
