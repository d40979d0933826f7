//! The instruction set, declared once.
//!
//! Each line gives an instruction's documentation, its name in the text form and as a method, its name as an opcode, its
//! operands with their roles, and its effects:
//!
//! - `calls`: may run other code, allocate or collect;
//! - `throws`: may raise an exception;
//! - `branches`: may go on at its label;
//! - `ends`: never goes on at the next instruction;
//! - `delivers`: has its results on the way to its label too, not only to the next instruction;
//! - `catches`: takes the pending exception, so that it stands first in a handler and nowhere else;
//! - `yields`: leaves the frame to be resumed after it, so that it stands in generators only;
//! - `awaits`: its frame can be saved in a continuation while it calls, and goes on behind it with a result in `dst`;
//! - `holds`: its frame keeps what it reads while it calls;
//! - `allocates`: it calls nothing but what makes a new object, or puts something into one that the program cannot see yet;
//! - `hooked`: it calls nothing of the program but hooks for operators or for exceptions, which not every language has;
//! - `numeric`: as `hooked`, and of numbers nothing at all;
//! - `total`: as `numeric`, and of numbers of one kind it raises nothing.
//!
//! Behind these stand the parts of memory that it `reads` and `writes`, new objects aside, unless it calls what may do anything.
//!
//! Everything else about an instruction is derived from this list: see [`crate::opcode`](mod@crate::opcode).

/// Calls `$callback!` with the declarations of all instructions.
#[macro_export]
macro_rules! for_each_op {
    ($callback:ident) => {
        $callback! {
            // Moves and constants.
            /// Copies `src` to `dst`.
            mov = Mov { dst: Def, src: Use } [];
            /// Loads a constant.
            load_const = LoadConst { dst: Def, constant: Const } [];
            /// Loads a small integer.
            load_int = LoadInt { dst: Def, value: Immediate } [];
            /// Loads the empty value.
            load_none = LoadNone { dst: Def } [];
            /// Loads true.
            load_true = LoadTrue { dst: Def } [];
            /// Loads false.
            load_false = LoadFalse { dst: Def } [];
            /// Marks `dst` as a variable without a value.
            load_unbound = LoadUnbound { dst: Def } [];
            /// Raises the language's error for a variable without a value when `src` has none.
            check_bound = CheckBound { src: Use, name: Name } [throws];

            // Variables outside the frame.
            /// Loads what the running closure captured.
            load_capture = LoadCapture { dst: Def, capture: Capture } [];
            /// Makes a cell holding `src`.
            new_cell = NewCell { dst: Def, src: Use } [calls throws allocates];
            /// The cell in `src`; raises when it is none.
            check_cell = CheckCell { dst: Def, src: Use } [throws];
            /// Loads the value of a cell; raises when it has none.
            load_cell = LoadCell { dst: Def, cell: Use, name: Name } [throws; reads CELLS];
            /// Stores into a cell.
            store_cell = StoreCell { cell: Use, src: Use } [; writes CELLS];
            /// Loads a global variable; raises when it has no value.
            load_global = LoadGlobal { dst: Def, global: Global } [throws; reads CELLS];
            /// Stores into a global variable.
            store_global = StoreGlobal { global: Global, src: Use } [; writes CELLS];
            /// Takes a global variable's value away; raises when it has none.
            delete_global = DeleteGlobal { global: Global } [throws; writes CELLS];
            /// Makes a closure of a function and what it captures.
            new_closure = NewClosure { dst: Def, function: FunctionIndex, captures: UseRange, count: Count } [calls throws allocates];
            /// Sets the data that the language keeps in a closure, such as defaults.
            set_closure_data = SetClosureData { closure: Use, src: Use } [; writes SLOTS];

            // Arithmetic by the rules of the language; fixnums and floats are served inline.
            /// `lhs + rhs`.
            add = Add { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs - rhs`.
            sub = Sub { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs * rhs`.
            mul = Mul { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// The exact quotient, a float for integers.
            div_true = DivTrue { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// The quotient rounded down.
            div_floor = DivFloor { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// The remainder with the sign of `rhs`.
            mod_floor = ModFloor { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// `lhs` to the power of `rhs`.
            pow = Pow { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// `lhs` shifted left.
            shl = Shl { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// `lhs` shifted right.
            shr = Shr { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// `lhs & rhs`.
            bit_and = BitAnd { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// `lhs | rhs`.
            bit_or = BitOr { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// `lhs ^ rhs`.
            bit_xor = BitXor { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// The matrix product, by the language.
            matmul = Matmul { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws];
            /// The quotient rounded towards zero; integers and whole floats are served inline.
            div_trunc = DivTrunc { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// The remainder with the sign of `lhs`; integers and whole floats are served inline.
            rem_trunc = RemTrunc { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// The quotient without rounding: an integer where the division comes out even, by IEEE where a float takes part, else what the language makes of it.
            div_exact = DivExact { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `add`, but a mutable `lhs` may be changed and be the result.
            add_in_place = AddInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// As `sub`, but a mutable `lhs` may be changed and be the result.
            sub_in_place = SubInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// As `mul`, but a mutable `lhs` may be changed and be the result.
            mul_in_place = MulInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// As `div_true`, but a mutable `lhs` may be changed and be the result.
            div_true_in_place = DivTrueInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `div_floor`, but a mutable `lhs` may be changed and be the result.
            div_floor_in_place = DivFloorInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `mod_floor`, but a mutable `lhs` may be changed and be the result.
            mod_floor_in_place = ModFloorInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `pow`, but a mutable `lhs` may be changed and be the result.
            pow_in_place = PowInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `shl`, but a mutable `lhs` may be changed and be the result.
            shl_in_place = ShlInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `shr`, but a mutable `lhs` may be changed and be the result.
            shr_in_place = ShrInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `bit_and`, but a mutable `lhs` may be changed and be the result.
            bit_and_in_place = BitAndInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `bit_or`, but a mutable `lhs` may be changed and be the result.
            bit_or_in_place = BitOrInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `bit_xor`, but a mutable `lhs` may be changed and be the result.
            bit_xor_in_place = BitXorInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws numeric];
            /// As `matmul`, but a mutable `lhs` may be changed and be the result.
            matmul_in_place = MatmulInPlace { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws];
            /// `lhs + rhs` with a small integer.
            add_int = AddInt { dst: Def, lhs: Use, rhs: Immediate, site: OperandsSite } [calls throws total];
            /// `lhs - rhs` with a small integer.
            sub_int = SubInt { dst: Def, lhs: Use, rhs: Immediate, site: OperandsSite } [calls throws total];
            /// `-src`.
            neg = Neg { dst: Def, src: Use, site: OperandsSite } [calls throws total];
            /// `+src`.
            pos = Pos { dst: Def, src: Use, site: OperandsSite } [calls throws total];
            /// `~src`.
            invert = Invert { dst: Def, src: Use, site: OperandsSite } [calls throws numeric];
            /// Whether `src` does not count as true.
            not = Not { dst: Def, src: Use, site: TruthSite } [calls throws total];

            // Comparison.
            /// `lhs < rhs`, by the rules of the language.
            lt = Lt { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs <= rhs`, by the rules of the language.
            le = Le { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs > rhs`, by the rules of the language.
            gt = Gt { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs >= rhs`, by the rules of the language.
            ge = Ge { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs == rhs`, by the rules of the language.
            eq = Eq { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// `lhs != rhs`, by the rules of the language.
            ne = Ne { dst: Def, lhs: Use, rhs: Use, site: OperandsSite } [calls throws total];
            /// Whether both are the same object.
            is = Is { dst: Def, lhs: Use, rhs: Use } [];
            /// Whether they are different objects.
            is_not = IsNot { dst: Def, lhs: Use, rhs: Use } [];
            /// Whether `container` holds `item`.
            contains = Contains { dst: Def, item: Use, container: Use, site: ElementSite } [calls throws];

            // Jumps.
            /// Jumps.
            jump = Jump { target: Label } [branches ends];
            /// Jumps when `cond` counts as true.
            jump_if_true = JumpIfTrue { cond: Use, target: Label, site: TruthSite } [calls throws branches total];
            /// Jumps when `cond` counts as false.
            jump_if_false = JumpIfFalse { cond: Use, target: Label, site: TruthSite } [calls throws branches total];
            /// Jumps when `src` is the empty value.
            jump_if_none = JumpIfNone { src: Use, target: Label } [branches];
            /// Jumps when `src` is not the empty value.
            jump_if_not_none = JumpIfNotNone { src: Use, target: Label } [branches];
            /// Jumps when `src` is a variable without a value.
            jump_if_unbound = JumpIfUnbound { src: Use, target: Label } [branches];
            /// Jumps when both are the same object.
            jump_if_is = JumpIfIs { lhs: Use, rhs: Use, target: Label } [branches];
            /// Jumps when they are different objects.
            jump_if_is_not = JumpIfIsNot { lhs: Use, rhs: Use, target: Label } [branches];
            /// Jumps when `lhs < rhs`.
            jump_if_lt = JumpIfLt { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps when `lhs <= rhs`.
            jump_if_le = JumpIfLe { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps when `lhs > rhs`.
            jump_if_gt = JumpIfGt { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps when `lhs >= rhs`.
            jump_if_ge = JumpIfGe { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps when `lhs == rhs`.
            jump_if_eq = JumpIfEq { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps when `lhs != rhs`.
            jump_if_ne = JumpIfNe { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps unless `lhs < rhs`.
            jump_unless_lt = JumpUnlessLt { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps unless `lhs <= rhs`.
            jump_unless_le = JumpUnlessLe { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps unless `lhs > rhs`.
            jump_unless_gt = JumpUnlessGt { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps unless `lhs >= rhs`.
            jump_unless_ge = JumpUnlessGe { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps unless `lhs == rhs`.
            jump_unless_eq = JumpUnlessEq { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Jumps unless `lhs != rhs`.
            jump_unless_ne = JumpUnlessNe { lhs: Use, rhs: Use, target: Label, site: OperandsSite } [calls throws branches total];
            /// Starts a loop: counts, polls for interrupts, and is where compiled code is entered in the loop.
            loop_header = LoopHeader { slot: LoopSlot } [calls throws];
            /// Takes a unit of the isolate's fuel; stops the program when there is none.
            charge = Charge { } [throws; reads FUEL; writes FUEL];
            /// Counts an execution of the block that it stands in, in an isolate that profiles blocks.
            count_block = CountBlock { slot: BlockSlot } [; writes COUNTERS];

            // Properties and elements.
            /// Reads a property.
            get_property = GetProperty { dst: Def, object: Use, name: Name, slot: PropertySlot } [calls throws];
            /// As `get_property`, but yields unbound where there is no such property.
            find_property = FindProperty { dst: Def, object: Use, name: Name, slot: PropertySlot } [calls throws];
            /// Writes a property.
            set_property = SetProperty { object: Use, name: Name, src: Use, slot: PropertySlot } [calls throws];
            /// Writes a property of the object itself, without the program's hooks for that.
            set_own_property = SetOwnProperty { object: Use, name: Name, src: Use, slot: PropertySlot } [calls throws];
            /// Deletes a property.
            delete_property = DeleteProperty { object: Use, name: Name } [calls throws];
            /// Finds a method to call: the function, then the receiver to pass first, or unbound when there is none.
            get_method = GetMethod { base: DefPair, object: Use, name: Name, slot: PropertySlot } [calls throws];
            /// Finds a method by the class of an object alone, past what the object has itself; yields it as `get_method` does.
            get_special = GetSpecial { base: DefPair, object: Use, name: Name, slot: PropertySlot } [calls throws];
            /// Reads an element.
            get_element = GetElement { dst: Def, object: Use, key: Use, site: ElementSite } [calls throws hooked; reads SHAPE; reads LENGTHS; reads ELEMENTS; reads RAW_ELEMENTS];
            /// Writes an element.
            set_element = SetElement { object: Use, key: Use, src: Use, site: ElementSite } [calls throws hooked; reads SHAPE; reads LENGTHS; writes SHAPE; writes LENGTHS; writes ELEMENTS; writes RAW_ELEMENTS];
            /// Deletes an element.
            delete_element = DeleteElement { object: Use, key: Use } [calls throws];

            // Calls. The result register comes first in each, and each takes two words: a return finds it from the call.
            /// Calls with positional arguments.
            call = Call { dst: Def, callee: Use, arguments: UseRange, count: Count, slot: CallSlot } [calls throws awaits];
            /// Calls what `get_method` or `get_special` found: `receiver` is its second register, the arguments follow; `count` includes the receiver, which is left out when unbound.
            call_method = CallMethod { dst: Def, base: Use, receiver: UseRange, count: Count, slot: CallSlot } [calls throws awaits];
            /// Calls; the last arguments are named by the strings of the constant tuple `names`.
            call_keywords = CallKeywords { dst: Def, callee: Use, arguments: UseRange, count: Count, names: Const, slot: CallSlot } [calls throws awaits];
            /// Calls with the arguments, what `rest` iterates over behind them, and the entries of a mapping as keywords, unless these are unbound.
            call_spread = CallSpread { dst: Def, callee: Use, arguments: UseRange, count: Count, rest: Use, keywords: Use, slot: CallSlot } [calls throws awaits];
            /// Calls in place of this frame: the result is this function's result.
            tail_call = TailCall { callee: Use, arguments: UseRange, count: Count, slot: CallSlot } [calls throws ends];
            /// As `call_spread`, in place of this frame.
            tail_call_spread = TailCallSpread { callee: Use, arguments: UseRange, count: Count, rest: Use, keywords: Use, slot: CallSlot } [calls throws ends];
            /// Makes what names one call for `call_escape`.
            new_escape = NewEscape { dst: Def } [calls throws];
            /// Calls with `escape`, which must be of this frame's own, as the only argument; `escape` leaves the call as long as it goes on.
            call_escape = CallEscape { dst: Def, callee: Use, escape: Use, slot: CallSlot } [calls throws awaits holds];
            /// Leaves the call that names `escape`, whose result is `src`; nothing catches it.
            escape = Escape { escape: Use, src: Use } [calls throws ends];
            /// Calls a function of the language's own, by name.
            intrinsic = Intrinsic { dst: Def, intrinsic: IntrinsicIndex, arguments: UseRange, count: Count } [calls throws awaits];
            /// Returns.
            ret = Ret { src: Use } [ends];

            // Exceptions.
            /// Raises an exception.
            throw = Throw { src: Use } [calls throws ends hooked];
            /// Goes on raising an exception that was caught.
            rethrow = Rethrow { src: Use } [calls throws ends];
            /// Takes the pending exception; stands first in a handler.
            catch = Catch { dst: Def, site: TruthSite } [catches; reads CONTEXT; writes CONTEXT];
            /// Loads the exception that is being handled, or the empty value.
            load_handled = LoadHandled { dst: Def } [; reads CONTEXT];
            /// Sets the exception that is being handled.
            store_handled = StoreHandled { src: Use } [; writes CONTEXT];

            // Generators.
            /// Hands `src` to who resumed this generator; `dst` is what it is resumed with.
            yield_value = YieldValue { dst: Def, src: Use } [calls throws yields];
            /// Resumes a generator; when it has returned, jumps with its result in `dst`.
            resume = Resume { dst: Def, generator: Use, sent: Use, target: Label } [calls throws branches delivers];

            // Iteration. The state takes three registers: for a range the next integer, the limit and the step; for a list or tuple the next index, the object and a marker; for anything else the iterator.
            /// Starts an iteration.
            iter_init = IterInit { state: DefTriple, iterable: Use, site: IterationSite } [calls throws];
            /// Loads the next value, or jumps when there is none.
            iter_next = IterNext { dst: Def, state: UseTriple, target: Label, site: IterationSite } [calls throws branches];

            // Aggregates.
            /// Makes a list.
            new_list = NewList { dst: Def, first: UseRange, count: Count } [calls throws allocates];
            /// Makes a tuple.
            new_tuple = NewTuple { dst: Def, first: UseRange, count: Count } [calls throws allocates];
            /// Makes a set.
            new_set = NewSet { dst: Def, first: UseRange, count: Count } [calls throws];
            /// Makes a dict of `count` registers: keys and values in turn.
            new_dict = NewDict { dst: Def, first: UseRange, count: Count } [calls throws];
            /// Makes a slice of start, stop and step (`count` is 3).
            new_slice = NewSlice { dst: Def, first: UseRange, count: Count } [calls throws allocates];
            /// Appends to a list that the program cannot see yet.
            list_append = ListAppend { list: Use, src: Use } [calls throws allocates];
            /// Adds to a set that the program cannot see yet.
            set_add = SetAdd { set: Use, src: Use } [calls throws];
            /// Inserts into a dict that the program cannot see yet.
            dict_insert = DictInsert { dict: Use, key: Use, src: Use } [calls throws];
            /// Joins strings, and the decimal digits of fixnums.
            concat = Concat { dst: Def, first: UseRange, count: Count } [calls throws allocates];
            /// Takes exactly `count` values from an iterable.
            unpack = Unpack { src: Use, first: DefRange, count: Count, site: IterationSite } [calls throws];

            // Typed instructions: no feedback; they fail only where they say so.
            /// Starts a way that is not expected to be gone. Compiled code leaves it to the interpreter until it has been gone.
            rare = Rare { site: TruthSite } [];
            /// Copies.
            mov_i32 = MovI32 { dst: DefI32, src: UseI32 } [];
            /// Copies.
            mov_i64 = MovI64 { dst: DefI64, src: UseI64 } [];
            /// Copies.
            mov_f64 = MovF64 { dst: DefF64, src: UseF64 } [];
            /// Copies.
            mov_bool = MovBool { dst: DefBool, src: UseBool } [];
            /// Copies.
            mov_ref = MovRef { dst: DefRef, src: UseRef } [];
            /// Loads a small integer.
            load_i32 = LoadI32 { dst: DefI32, value: Immediate } [];
            /// Loads a small integer.
            load_i64 = LoadI64 { dst: DefI64, value: Immediate } [];
            /// Loads an integer constant.
            load_const_i32 = LoadConstI32 { dst: DefI32, constant: Const } [];
            /// Loads an integer constant.
            load_const_i64 = LoadConstI64 { dst: DefI64, constant: Const } [];
            /// Loads a float constant.
            load_const_f64 = LoadConstF64 { dst: DefF64, constant: Const } [];
            /// Loads 0 or 1.
            load_bool = LoadBool { dst: DefBool, value: Immediate } [];
            /// Sum, wrapping.
            add_i32 = AddI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Difference, wrapping.
            sub_i32 = SubI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Product, wrapping.
            mul_i32 = MulI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Bits in both.
            and_i32 = AndI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Bits in either.
            or_i32 = OrI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Bits in one.
            xor_i32 = XorI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Shift left; the count is taken modulo the width.
            shl_i32 = ShlI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Arithmetic shift right; the count is taken modulo the width.
            shr_i32 = ShrI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Logical shift right; the count is taken modulo the width.
            ushr_i32 = UshrI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [];
            /// Quotient, truncated; raises when `rhs` is zero; the one overflow wraps.
            div_i32 = DivI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [throws];
            /// Remainder with the sign of `lhs`; raises when `rhs` is zero.
            rem_i32 = RemI32 { dst: DefI32, lhs: UseI32, rhs: UseI32 } [throws];
            /// Negation, wrapping.
            neg_i32 = NegI32 { dst: DefI32, src: UseI32 } [];
            /// Sum, wrapping.
            add_i64 = AddI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Difference, wrapping.
            sub_i64 = SubI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Product, wrapping.
            mul_i64 = MulI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Bits in both.
            and_i64 = AndI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Bits in either.
            or_i64 = OrI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Bits in one.
            xor_i64 = XorI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Shift left; the count is taken modulo the width.
            shl_i64 = ShlI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Arithmetic shift right; the count is taken modulo the width.
            shr_i64 = ShrI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Logical shift right; the count is taken modulo the width.
            ushr_i64 = UshrI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [];
            /// Quotient, truncated; raises when `rhs` is zero; the one overflow wraps.
            div_i64 = DivI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [throws];
            /// Remainder with the sign of `lhs`; raises when `rhs` is zero.
            rem_i64 = RemI64 { dst: DefI64, lhs: UseI64, rhs: UseI64 } [throws];
            /// Negation, wrapping.
            neg_i64 = NegI64 { dst: DefI64, src: UseI64 } [];
            /// Sum, in IEEE arithmetic.
            add_f64 = AddF64 { dst: DefF64, lhs: UseF64, rhs: UseF64 } [];
            /// Difference, in IEEE arithmetic.
            sub_f64 = SubF64 { dst: DefF64, lhs: UseF64, rhs: UseF64 } [];
            /// Product, in IEEE arithmetic.
            mul_f64 = MulF64 { dst: DefF64, lhs: UseF64, rhs: UseF64 } [];
            /// Quotient, in IEEE arithmetic.
            div_f64 = DivF64 { dst: DefF64, lhs: UseF64, rhs: UseF64 } [];
            /// Remainder with the sign of `lhs`, in IEEE arithmetic.
            rem_f64 = RemF64 { dst: DefF64, lhs: UseF64, rhs: UseF64 } [];
            /// Negation, in IEEE arithmetic.
            neg_f64 = NegF64 { dst: DefF64, src: UseF64 } [];
            /// Magnitude, in IEEE arithmetic.
            abs_f64 = AbsF64 { dst: DefF64, src: UseF64 } [];
            /// Square root, in IEEE arithmetic.
            sqrt_f64 = SqrtF64 { dst: DefF64, src: UseF64 } [];
            /// `lhs < rhs`.
            lt_i32 = LtI32 { dst: DefBool, lhs: UseI32, rhs: UseI32 } [];
            /// `lhs <= rhs`.
            le_i32 = LeI32 { dst: DefBool, lhs: UseI32, rhs: UseI32 } [];
            /// `lhs == rhs`.
            eq_i32 = EqI32 { dst: DefBool, lhs: UseI32, rhs: UseI32 } [];
            /// `lhs < rhs`.
            lt_i64 = LtI64 { dst: DefBool, lhs: UseI64, rhs: UseI64 } [];
            /// `lhs <= rhs`.
            le_i64 = LeI64 { dst: DefBool, lhs: UseI64, rhs: UseI64 } [];
            /// `lhs == rhs`.
            eq_i64 = EqI64 { dst: DefBool, lhs: UseI64, rhs: UseI64 } [];
            /// `lhs < rhs`.
            lt_f64 = LtF64 { dst: DefBool, lhs: UseF64, rhs: UseF64 } [];
            /// `lhs <= rhs`.
            le_f64 = LeF64 { dst: DefBool, lhs: UseF64, rhs: UseF64 } [];
            /// `lhs == rhs`.
            eq_f64 = EqF64 { dst: DefBool, lhs: UseF64, rhs: UseF64 } [];
            /// The other truth value.
            not_bool = NotBool { dst: DefBool, src: UseBool } [];
            /// Jumps when `cond` is 1.
            jump_if_bool = JumpIfBool { cond: UseBool, target: Label } [branches];
            /// Jumps when `cond` is 0.
            jump_unless_bool = JumpUnlessBool { cond: UseBool, target: Label } [branches];
            /// Sign-extends.
            i32_to_i64 = I32ToI64 { dst: DefI64, src: UseI32 } [];
            /// Keeps the low 32 bits.
            i64_to_i32 = I64ToI32 { dst: DefI32, src: UseI64 } [];
            /// Converts exactly.
            i32_to_f64 = I32ToF64 { dst: DefF64, src: UseI32 } [];
            /// Converts, rounding to nearest.
            i64_to_f64 = I64ToF64 { dst: DefF64, src: UseI64 } [];
            /// Truncates; saturates at the bounds, NaN is 0.
            f64_to_i32 = F64ToI32 { dst: DefI32, src: UseF64 } [];
            /// Truncates; saturates at the bounds, NaN is 0.
            f64_to_i64 = F64ToI64 { dst: DefI64, src: UseF64 } [];
            /// The word for a typed value.
            box_i32 = BoxI32 { dst: Def, src: UseI32 } [];
            /// The typed value of a word; raises when it has another type or does not fit.
            unbox_i32 = UnboxI32 { dst: DefI32, src: Use } [throws];
            /// The word for a typed value.
            box_i64 = BoxI64 { dst: Def, src: UseI64 } [calls throws allocates];
            /// The typed value of a word; raises when it has another type or does not fit.
            unbox_i64 = UnboxI64 { dst: DefI64, src: Use } [throws];
            /// The word for a typed value.
            box_f64 = BoxF64 { dst: Def, src: UseF64 } [calls throws allocates];
            /// The typed value of a word; raises when it has another type or does not fit.
            unbox_f64 = UnboxF64 { dst: DefF64, src: Use } [throws];
            /// The word for a typed value.
            box_bool = BoxBool { dst: Def, src: UseBool } [];
            /// The typed value of a word; raises when it has another type or does not fit.
            unbox_bool = UnboxBool { dst: DefBool, src: Use } [throws];
            /// The word for a typed value.
            box_ref = BoxRef { dst: Def, src: UseRef } [];
            /// The typed value of a word; raises when it has another type or does not fit.
            unbox_ref = UnboxRef { dst: DefRef, src: Use } [throws];
            /// Makes an array of empty values; raises when `length` is negative.
            new_array = NewArray { dst: DefRef, length: UseI32 } [calls throws allocates];
            /// The length of an array; raises when `array` is none.
            array_length = ArrayLength { dst: DefI32, array: UseRef } [throws];
            /// Reads an array's element; raises when it is out of bounds.
            array_get = ArrayGet { dst: Def, array: UseRef, index: UseI32 } [throws; reads ELEMENTS];
            /// Writes an array's element; raises when it is out of bounds.
            array_set = ArraySet { array: UseRef, index: UseI32, src: Use } [throws; writes ELEMENTS];
            /// Loads none.
            load_none_ref = LoadNoneRef { dst: DefRef } [];
            /// Whether both are the same object, or both none.
            eq_ref = EqRef { dst: DefBool, lhs: UseRef, rhs: UseRef } [];
            /// Jumps when `src` is none.
            jump_if_none_ref = JumpIfNoneRef { src: UseRef, target: Label } [branches];
            /// Jumps when `src` is an object.
            jump_if_not_none_ref = JumpIfNotNoneRef { src: UseRef, target: Label } [branches];
            /// Sum with a small integer, wrapping.
            add_int_i32 = AddIntI32 { dst: DefI32, src: UseI32, value: Immediate } [];
            /// Jumps when `lhs < rhs`.
            jump_if_lt_i32 = JumpIfLtI32 { lhs: UseI32, rhs: UseI32, target: Label } [branches];
            /// Jumps when `lhs >= rhs`.
            jump_if_ge_i32 = JumpIfGeI32 { lhs: UseI32, rhs: UseI32, target: Label } [branches];
            /// Jumps when `lhs == rhs`.
            jump_if_eq_i32 = JumpIfEqI32 { lhs: UseI32, rhs: UseI32, target: Label } [branches];
            /// Jumps when `lhs != rhs`.
            jump_if_ne_i32 = JumpIfNeI32 { lhs: UseI32, rhs: UseI32, target: Label } [branches];
            /// Jumps when `lhs < rhs`.
            jump_if_lt_f64 = JumpIfLtF64 { lhs: UseF64, rhs: UseF64, target: Label } [branches];
            /// Jumps unless `lhs < rhs`.
            jump_unless_lt_f64 = JumpUnlessLtF64 { lhs: UseF64, rhs: UseF64, target: Label } [branches];
            /// Jumps when `lhs <= rhs`.
            jump_if_le_f64 = JumpIfLeF64 { lhs: UseF64, rhs: UseF64, target: Label } [branches];
            /// Jumps unless `lhs <= rhs`.
            jump_unless_le_f64 = JumpUnlessLeF64 { lhs: UseF64, rhs: UseF64, target: Label } [branches];
            /// Jumps when `lhs == rhs`.
            jump_if_eq_f64 = JumpIfEqF64 { lhs: UseF64, rhs: UseF64, target: Label } [branches];
            /// Jumps unless `lhs == rhs`.
            jump_unless_eq_f64 = JumpUnlessEqF64 { lhs: UseF64, rhs: UseF64, target: Label } [branches];
            /// A function of one float.
            math_f64 = MathF64 { dst: DefF64, function: Math, src: UseF64 } [];
            /// A function of two floats.
            math2_f64 = Math2F64 { dst: DefF64, function: Math, lhs: UseF64, rhs: UseF64 } [];

            // Objects of layouts. The type of a register says what it refers to; access of none raises.
            /// Makes an object. Its fields get the registers' values in order, or all are 0, false and none when there are none.
            new_object = NewObject { dst: DefValue, layout: Target, values: AnyRange, count: Count } [calls throws allocates];
            /// Reads a field that holds no `i32`.
            get_field = GetField { dst: DefAny, object: UseRef, field: Field } [throws; reads SLOTS; reads RAW_FIELDS];
            /// Reads a field that holds an `i32`.
            get_field_i32 = GetFieldI32 { dst: DefI32, object: UseRef, field: Field } [throws; reads RAW_FIELDS];
            /// Writes a field that holds a word or a reference.
            set_field = SetField { object: UseRef, field: Field, src: UseValue } [throws; writes SLOTS];
            /// Writes a field that holds a number or a boolean.
            set_field_raw = SetFieldRaw { object: UseRef, field: Field, src: UseAny } [throws; writes RAW_FIELDS];
            /// Reads a field that holds a word or a reference; raises when the word is no object of the layout.
            get_field_checked = GetFieldChecked { dst: DefValue, object: Use, layout: Target, field: Field } [throws; reads SHAPE; reads SLOTS; reads RAW_FIELDS];
            /// Writes a field that holds a word or a reference; raises when the word is no object of the layout.
            set_field_checked = SetFieldChecked { object: Use, layout: Target, field: Field, src: UseValue } [throws; reads SHAPE; writes SHAPE; writes SLOTS; writes RAW_FIELDS];
            /// The reference of a word or reference; raises when it is neither none nor of the target.
            cast_ref = CastRef { dst: DefRef, src: UseValue, layout: Target } [throws; reads SHAPE];
            /// The reference of a word or reference; raises when it is not of the target.
            check_layout = CheckLayout { dst: DefRef, src: UseValue, layout: Target } [throws; reads SHAPE];
            /// Whether a word or reference is of the target, which none is not.
            is_layout = IsLayout { dst: DefBool, src: UseValue, layout: Target } [; reads SHAPE];
            /// Raises the error for an access of none when it is none.
            check_some = CheckSome { src: UseRef } [throws];
            /// Calls a function of the module that captures nothing, with arguments of the types of its parameters.
            call_static = CallStatic { dst: DefAny, function: FunctionIndex, arguments: AnyRange, count: Count } [calls throws];
            /// Calls a method by its place in the table of the receiver's layout; the receiver is the first argument.
            call_virtual = CallVirtual { dst: DefAny, layout: Target, method: Method, arguments: AnyRange, count: Count, slot: MethodSlot } [calls throws];

            // Arrays of numbers.
            /// Makes an array of zeros; raises when `length` is negative.
            new_array_raw = NewArrayRaw { dst: DefRef, elements: Target, length: UseI32 } [calls throws allocates];
            /// Reads an array's element; raises when it is out of bounds.
            array_get_i32 = ArrayGetI32 { dst: DefI32, array: UseRef, index: UseI32 } [throws; reads RAW_ELEMENTS];
            /// Writes an array's element; raises when it is out of bounds.
            array_set_i32 = ArraySetI32 { array: UseRef, index: UseI32, src: UseI32 } [throws; writes RAW_ELEMENTS];
            /// Reads an array's element; raises when it is out of bounds.
            array_get_f64 = ArrayGetF64 { dst: DefF64, array: UseRef, index: UseI32 } [throws; reads RAW_ELEMENTS];
            /// Writes an array's element; raises when it is out of bounds.
            array_set_f64 = ArraySetF64 { array: UseRef, index: UseI32, src: UseF64 } [throws; writes RAW_ELEMENTS];
            /// Reads an array's byte; raises when it is out of bounds.
            array_get_u8 = ArrayGetU8 { dst: DefI32, array: UseRef, index: UseI32 } [throws; reads RAW_ELEMENTS];
            /// Writes the low byte into an array; raises when it is out of bounds.
            array_set_u8 = ArraySetU8 { array: UseRef, index: UseI32, src: UseI32 } [throws; writes RAW_ELEMENTS];
            /// Reads an element of a sequence; jumps when `index` is not below its length or its storage holds no such elements.
            sequence_at = SequenceAt { dst: DefAny, sequence: UseRef, elements: Target, index: UseI32, target: Label } [throws branches; reads SLOTS; reads RAW_FIELDS; reads ELEMENTS; reads RAW_ELEMENTS];
            /// Writes an element of a sequence; jumps as `sequence_at` does.
            sequence_put = SequencePut { sequence: UseRef, elements: Target, index: UseI32, src: UseAny, target: Label } [throws branches; reads SLOTS; reads RAW_FIELDS; writes ELEMENTS; writes RAW_ELEMENTS];
            /// Sets the length of a sequence; jumps when its storage holds no such elements, or fewer.
            sequence_resize = SequenceResize { sequence: UseRef, elements: Target, length: UseI32, target: Label } [throws branches; reads SLOTS; writes RAW_FIELDS];
            /// Writes an element; jumps when `array` is no array of these elements or `index` is not in its bounds.
            array_put = ArrayPut { array: UseRef, elements: Target, index: UseI32, src: UseAny, target: Label } [branches; writes ELEMENTS; writes RAW_ELEMENTS];
            /// Copies elements between arrays of the same kind, as if through a third; raises when one is out of bounds.
            array_copy = ArrayCopy { to: UseRef, to_start: UseI32, from: UseRef, from_start: UseI32, count: UseI32 } [throws; reads ELEMENTS; reads RAW_ELEMENTS; writes ELEMENTS; writes RAW_ELEMENTS];
            /// Sets `count` elements from `start` on; raises when one is out of bounds.
            array_fill = ArrayFill { array: UseRef, start: UseI32, count: UseI32, src: UseAny } [throws; writes ELEMENTS; writes RAW_ELEMENTS];
            /// Returns.
            ret_i32 = RetI32 { src: UseI32 } [ends];
            /// Returns.
            ret_i64 = RetI64 { src: UseI64 } [ends];
            /// Returns.
            ret_f64 = RetF64 { src: UseF64 } [ends];
            /// Returns.
            ret_bool = RetBool { src: UseBool } [ends];
            /// Returns.
            ret_ref = RetRef { src: UseRef } [ends];
        }
    };
}
