//! The module `random`: the sequences of CPython's generator, a Mersenne twister seeded by a key.
//!
//! The generators are kept beside the heap ([`ModuleState`](super::state::ModuleState)); a `Random` object holds the
//! number of its own. They live as long as the isolate. Classes of programs that override `random` or `getrandbits` get
//! methods in Python that go by those (`_random_methods`).

mod distributions;
mod seed;
mod select;

use rand_mt::Mt;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::state::modules;
use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, int};
use crate::define::{
    Members, Method, TypeDefinition, after_receiver, define_type, exactly, own_receiver, parse_arguments,
    set_word, word,
};
use crate::state::class_of;

/// A generator of random numbers.
#[derive(Clone)]
pub struct Generator {
    twister: Mt,
    /// The second of the two numbers that `gauss` makes at once.
    next_gauss: Option<f64>,
}

impl Generator {
    fn new(key: &[u32]) -> Generator {
        Generator { twister: Mt::new_with_key(key.iter().copied()), next_gauss: None }
    }

    /// A float from 0 up to 1, of 53 random bits.
    #[inline]
    fn random(&mut self) -> f64 {
        let high = self.twister.next_u32() >> 5;
        let low = self.twister.next_u32() >> 6;
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `count` random bits, up to 64.
    fn bits(&mut self, count: u32) -> u64 {
        match count {
            0 => 0,
            1..=32 => u64::from(self.twister.next_u32() >> (32 - count)),
            _ => {
                let low = u64::from(self.twister.next_u32());
                let high = u64::from(self.twister.next_u32() >> (64 - count));
                low | high << 32
            }
        }
    }

    /// An integer below `limit`, which is not zero.
    fn below(&mut self, limit: u64) -> u64 {
        let count = 64 - limit.leading_zeros();
        loop {
            let bits = self.bits(count);
            if bits < limit {
                return bits;
            }
        }
    }
}

/// The generator of the receiver.
#[inline]
fn generator<'a>(
    cx: &'a mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<&'a mut Generator> {
    let object = own_receiver(cx, this, arguments)?;
    let index = match word(object, 0).as_fixnum() {
        Some(index) => index as usize,
        None => {
            let key = seed::key_of(cx, Value::NONE)?;
            give_generator(cx, object, &key)
        }
    };
    Ok(&mut modules(cx).generators[index])
}

/// Gives an object its own generator; the number of that.
fn give_generator(cx: &mut Context, object: Value, key: &[u32]) -> usize {
    let generators = &mut modules(cx).generators;
    generators.push(Generator::new(key));
    let index = generators.len() - 1;
    set_word(cx, object, 0, Value::length(index));
    index
}

fn random(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let float = generator(cx, this, arguments)?.random();
    cx.new_float(float)
}

fn seed_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, version] = parse_arguments(cx, "seed", after_receiver(arguments), ["a", "version"], 0, 2)?;
    let key = match seed::first_key_of(cx, value) {
        Some(key) if version == Value::small(1) => key,
        _ => seed::key_of(cx, value)?,
    };
    *generator(cx, this, arguments)? = Generator::new(&key);
    Ok(Value::NONE)
}

fn get_rand_bits(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, count] = exactly(cx, this, arguments)?;
    let count = convert::to_size(cx, count)?;
    if count < 0 {
        return cx.value_error("number of bits must be non-negative");
    }
    if count <= 61 {
        let bits = generator(cx, this, arguments)?.bits(count as u32);
        return Ok(Value::small(bits as i64));
    }
    cx.check_room(count as usize / 8)?;
    let bytes = random_words(cx, this, arguments, count as usize)?;
    let big = dashu_int::IBig::from(dashu_int::UBig::from_le_bytes(&bytes));
    int::from_big(cx, big)
}

/// `count` random bits, in bytes from the lowest on.
fn random_words(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    count: usize,
) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(count / 8 + 8);
    for (step, done) in (0..count).step_by(32).enumerate() {
        cx.note_step(step)?;
        let taken = (count - done).min(32);
        let word = generator(cx, this, arguments)?.twister.next_u32() >> (32 - taken);
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    Ok(bytes)
}

fn rand_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, count] = exactly(cx, this, arguments)?;
    let count = convert::to_size(cx, count)?;
    if count < 0 {
        return cx.value_error("number of bits must be non-negative");
    }
    cx.check_room(count as usize)?;
    let mut bytes = random_words(cx, this, arguments, count as usize * 8)?;
    bytes.truncate(count as usize);
    Ok(cx.new_bytes(&bytes)?.value())
}

/// `Random.__init__`: seeds, by the method that the class has for it.
fn initialize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let [value] = parse_arguments(cx, "Random", after_receiver(arguments), ["x"], 0, 1)?;
    let value = if value.is_unbound() { Value::NONE } else { value };
    let class = class_of(cx, object);
    if modules(cx).random_class == Some(class) {
        let key = seed::key_of(cx, value)?;
        give_generator(cx, object, &key);
    } else {
        let seed = cx.intern("seed")?.value();
        crate::calls::call_method(cx, object, seed, &[value])?;
    }
    Ok(Value::NONE)
}

/// `Random.__init_subclass__`: a class with a generator of its own gets methods that go by that.
fn init_subclass(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let Some(base) = modules(cx).random_class else { return Ok(Value::NONE) };
    let module = crate::imports::import(cx, "_random_methods")?;
    let complete = cx.intern("complete")?.value();
    let class = arguments.values.first().copied().unwrap_or(Value::NONE);
    crate::calls::call_method(cx, module, complete, &[class, base.value()])
}

/// `Random.binomialvariate`, which is written in Python.
fn binomial(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let module = crate::imports::import(cx, "_random_methods")?;
    let name = cx.intern("binomialvariate")?.value();
    let function = crate::attributes::read::get_attribute(cx, module, name)?;
    cx.call_with(function, arguments)
}

/// The state: what `setstate` knows by a number, since the twister keeps its words to itself.
fn get_state(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let copy = generator(cx, this, arguments)?.clone();
    let saved = &mut modules(cx).saved_generators;
    saved.push(copy);
    let number = Value::length(saved.len() - 1);
    let inner = cx.new_tuple(&[number])?.value();
    Ok(cx.new_tuple(&[Value::small(STATE_VERSION), inner, Value::NONE])?.value())
}

/// What the state's tuple starts with.
const STATE_VERSION: i64 = 3;

fn set_state(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, state] = exactly(cx, this, arguments)?;
    let known =
        state.cast::<Tuple>().filter(|state| state.len() == 3 && state.get(0) == Value::small(STATE_VERSION));
    let number = known.and_then(|state| state.get(1).cast::<Tuple>()).filter(|inner| inner.len() == 1);
    let number = number.and_then(|inner| inner.get(0).as_fixnum());
    match number.and_then(|number| modules(cx).saved_generators.get(number as usize).cloned()) {
        Some(saved) => *generator(cx, this, arguments)? = saved,
        None => return cx.value_error("state is not one that getstate() of this process returned"),
    }
    Ok(Value::NONE)
}

/// `Random.__reduce__`: the class, and the state for `__setstate__`.
fn reduce(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let class = class_of(cx, object);
    let key = cx.intern("getstate")?.value();
    let state = crate::calls::call_method(cx, object, key, &[])?;
    let empty = cx.new_tuple(&[])?.value();
    Ok(cx.new_tuple(&[class.value(), empty, state])?.value())
}

const METHODS: &[Method] = &[
    Method::new("getstate", get_state),
    Method::new("setstate", set_state),
    Method::new("__setstate__", set_state),
    Method::new("__reduce__", reduce),
    Method::new("random", random),
    Method::new("seed", seed_native),
    Method::new("getrandbits", get_rand_bits),
    Method::new("randbytes", rand_bytes),
    Method::new("binomialvariate", binomial),
];

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    let class = define_type(
        cx,
        &TypeDefinition {
            name: "Random",
            module: "random",
            base: BuiltinType::Object,
            words: 1,
            members: Members {
                methods: METHODS,
                class_methods: const { &[Method::new("__init_subclass__", init_subclass)] },
                init: Some(initialize),
                ..Members::default()
            },
        },
    )?;
    modules(cx).random_class = Some(class);
    for methods in [select::METHODS, distributions::METHODS] {
        crate::define::add_members(cx, class, &Members { methods, ..Members::default() })?;
    }
    let object = super::new_module(cx, "random", &[])?;
    let version = cx.intern("VERSION")?.value();
    cx.add_class_attribute(class, version, Value::small(3))?;
    module::set_named(cx, object, "Random", class.value())?;
    // The functions of the module are the methods of one object.
    let instance = cx.call(class.value(), &[])?;
    module::set_named(cx, object, "_inst", instance)?;
    for method in [METHODS, select::METHODS, distributions::METHODS].into_iter().flatten() {
        let name = cx.intern(method.name)?.value();
        let bound = crate::attributes::read::get_attribute(cx, instance, name)?;
        module::set(cx, object, name, bound)?;
    }
    super::add_source(cx, object, "_random_more", include_str!("../python/_random_more.py"))?;
    Ok(object)
}
