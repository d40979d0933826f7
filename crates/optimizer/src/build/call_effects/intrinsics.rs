//! What functions of the host do that compilers know.

use super::held::Kinds;
use abi::heaps::Heaps;
use abi::intrinsic::Intrinsic;

/// What a call of a function of the host does, which may raise an error besides.
pub(super) struct Done {
    pub reads: Heaps,
    pub writes: Heaps,
    pub result: Kinds,
    /// The result is no new object.
    pub finds: bool,
}

impl Done {
    fn computes(result: Kinds) -> Option<Done> {
        Some(Done { reads: Heaps::NONE, writes: Heaps::NONE, result, finds: false })
    }

    fn reads(heaps: Heaps, result: Kinds) -> Option<Done> {
        Some(Done { reads: heaps, writes: Heaps::NONE, result, finds: true })
    }

    fn writes(heaps: Heaps) -> Option<Done> {
        Some(Done { reads: Heaps::NONE, writes: heaps, result: Kinds::EMPTY, finds: true })
    }
}

/// What a call with arguments of these kinds does; none where that may be anything.
pub(super) fn done(intrinsic: Intrinsic, arguments: &[Kinds], has_hooks: bool) -> Option<Done> {
    let kinds = arguments.iter().fold(Kinds::NOTHING, |all, &kinds| all.union(kinds));
    if has_hooks {
        return if kinds.is_within(Kinds::NUMBERS) { of_numbers(intrinsic, kinds) } else { None };
    }
    of_values(intrinsic)
}

/// Of numbers, in any language.
fn of_numbers(intrinsic: Intrinsic, kinds: Kinds) -> Option<Done> {
    match intrinsic {
        Intrinsic::Sqrt
        | Intrinsic::FloatFunction { of_integers: true, .. }
        | Intrinsic::ToFloat
        | Intrinsic::FloatOf => Done::computes(Kinds::FLOAT),
        Intrinsic::Abs | Intrinsic::Min | Intrinsic::Max => Done::computes(kinds),
        Intrinsic::RoundToInteger(_) | Intrinsic::IntegerOf => Done::computes(Kinds::INT),
        Intrinsic::Truth => Done::computes(Kinds::BOOL),
        Intrinsic::Range if kinds == Kinds::INT => Done::computes(Kinds::RANGE),
        _ => None,
    }
}

/// Of whatever values, in a language without hooks.
fn of_values(intrinsic: Intrinsic) -> Option<Done> {
    match intrinsic {
        Intrinsic::PairPart { .. } | Intrinsic::TaggedWord(..) => Done::reads(Heaps::SLOTS, Kinds::OTHER),
        Intrinsic::SetFirst | Intrinsic::SetSecond | Intrinsic::PutTaggedWord(..) => {
            Done::writes(Heaps::SLOTS)
        }
        Intrinsic::Pair | Intrinsic::PairList | Intrinsic::Array => Done::computes(Kinds::OTHER),
        Intrinsic::HasShape(_) | Intrinsic::IsVector => Done::reads(Heaps::SHAPE, Kinds::BOOL),
        Intrinsic::IsTagged(_) => Done::reads(Heaps::SHAPE.union(Heaps::SLOTS), Kinds::BOOL),
        Intrinsic::IsWord(_)
        | Intrinsic::IsFixnum
        | Intrinsic::IsCharacter
        | Intrinsic::CompareCharacters(_)
        | Intrinsic::CompareToZero(_)
        | Intrinsic::CompareNumbers(_)
        | Intrinsic::Parity { .. } => Done::computes(Kinds::BOOL),
        Intrinsic::VectorLength => Done::reads(Heaps::SHAPE.union(Heaps::LENGTHS), Kinds::OTHER),
        Intrinsic::ByteAt(_)
        | Intrinsic::StringLength
        | Intrinsic::StringElement
        | Intrinsic::CodePointAt => Done::reads(Heaps::OBJECTS, Kinds::OTHER),
        Intrinsic::PutByte { .. } => Done::writes(Heaps::RAW_ELEMENTS),
        Intrinsic::CharacterToInteger | Intrinsic::IntegerToCharacter => {
            Done::reads(Heaps::NONE, Kinds::OTHER)
        }
        Intrinsic::FloatArithmetic(_) | Intrinsic::SqrtFloat => Done::computes(Kinds::FLOAT),
        Intrinsic::Arithmetic(_)
        | Intrinsic::Extremum(_)
        | Intrinsic::FloatFunction { .. }
        | Intrinsic::Abs
        | Intrinsic::ToFloat
        | Intrinsic::RoundFloat(_) => Done::computes(Kinds::OTHER),
        _ => None,
    }
}
