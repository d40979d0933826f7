//! `sum`: integers exactly, floats with what the additions lose kept beside (Neumaier 1974), anything else by addition.
//!
//! What an addition loses is computed as by Knuth's TwoSum (The Art of Computer Programming 2, 4.2.2), without a comparison, so
//! that compiled loops get the same bits ([`Intrinsic::SumLost`](abi::intrinsic::Intrinsic::SumLost)).

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::list::List;
use runtime::object::raw_list::{BoolList, FloatList};
use runtime::object::string::Str;
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, source};
use crate::define::parse_arguments;

pub(super) fn sum(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable, start] = parse_arguments(cx, "sum", arguments, ["", "start"], 1, 2)?;
    let start = if start.is_unbound() { Value::ZERO } else { start };
    if start.cast::<Str>().is_some() {
        return cx.type_error("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if start.cast::<Bytes>().is_some() {
        return cx.type_error("sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if crate::define::is_instance(cx, start, BuiltinType::ByteArray) {
        return cx.type_error("sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    let mut sum = Sum { total: start, lost: 0.0 };
    if let Some(list) = iterable.cast::<BoolList>()
        && start.is_fixnum()
    {
        let elements = list.elements();
        cx.note_pass(elements.len())?;
        let ones = elements.iter().filter(|&&byte| byte != 0).count();
        sum.add(cx, Value::length(ones))?;
        return Ok(sum.total);
    }
    if let Some(list) = iterable.cast::<FloatList>()
        && (start.is_fixnum() || start.as_float().is_some())
    {
        sum.add_floats(cx, list)?;
        return with_lost(cx, sum.total, sum.lost);
    }
    match iterable.cast::<List>() {
        Some(list) => {
            // As `for_each` does it, with the sum in registers.
            let mut index = 0;
            while index < list.len() {
                sum.add(cx, list.get(index))?;
                index += 1;
                if index.is_multiple_of(1024) {
                    cx.note_work()?;
                }
            }
        }
        None => source::for_each(cx, iterable, |cx, value| sum.add(cx, value).map(|()| true))?,
    }
    with_lost(cx, sum.total, sum.lost)
}

/// What was added so far.
struct Sum {
    total: Value,
    lost: f64,
}

impl Sum {
    #[inline(always)]
    fn add(&mut self, cx: &mut Context, value: Value) -> Result<()> {
        let total = self.total;
        self.total = match (total.as_fixnum(), value.as_fixnum()) {
            (Some(a), Some(b)) => cx.new_int(a + b)?,
            _ => match (total.as_float(), value.as_float(), small_int(value)) {
                (Some(a), Some(b), _) => {
                    self.lost += lost_by_adding(a, b);
                    cx.new_float(a + b)?
                }
                (Some(a), _, Some(b)) => cx.new_float(a + b as f64)?,
                _ => {
                    let known = with_lost(cx, total, self.lost)?;
                    self.lost = 0.0;
                    convert::binary(cx, BinaryOp::Add, known, value)?
                }
            },
        };
        Ok(())
    }

    /// Adds the elements of a raw list to a small number, with the sum in registers.
    fn add_floats(&mut self, cx: &mut Context, list: Gc<FloatList>) -> Result<()> {
        let elements = list.elements();
        cx.note_pass(elements.len())?;
        let Some((&first, others)) = elements.split_first() else { return Ok(()) };
        let first = cx.new_float(first)?;
        self.add(cx, first)?;
        let mut total = self.total.as_float().expect("a float was added to a number");
        for &float in others {
            self.lost += lost_by_adding(total, float);
            total += float;
        }
        self.total = cx.new_float(total)?;
        Ok(())
    }
}

/// What `a + b` lacks.
fn lost_by_adding(a: f64, b: f64) -> f64 {
    let sum = a + b;
    let added = sum - a;
    (a - (sum - added)) + (b - added)
}

/// A fixnum or a boolean as an integer.
fn small_int(value: Value) -> Option<i64> {
    value.as_fixnum().or_else(|| value.as_bool().map(i64::from))
}

/// A total with what its additions have lost.
fn with_lost(cx: &mut Context, total: Value, lost: f64) -> Result {
    match total.as_float() {
        Some(float) if lost != 0.0 && lost.is_finite() => cx.new_float(float + lost),
        _ => Ok(total),
    }
}

fn lost_of(lost: Value) -> f64 {
    lost.as_float().expect("the lowered code keeps a float")
}

/// The total to which `item` is added next.
pub(crate) fn known(cx: &mut Context, total: Value, lost: Value, item: Value) -> Result {
    let stays = item.as_float().is_some() || small_int(item).is_some();
    if stays { Ok(total) } else { with_lost(cx, total, lost_of(lost)) }
}

/// What has been lost when `item` has been added.
pub(crate) fn lost(cx: &mut Context, lost: Value, total: Value, item: Value) -> Result {
    match (total.as_float(), item.as_float(), small_int(item)) {
        (Some(a), Some(b), _) => cx.new_float(lost_of(lost) + lost_by_adding(a, b)),
        (Some(_), _, Some(_)) => Ok(lost),
        _ => cx.new_float(0.0),
    }
}

/// The sum.
pub(crate) fn total(cx: &mut Context, total: Value, lost: Value) -> Result {
    with_lost(cx, total, lost_of(lost))
}
