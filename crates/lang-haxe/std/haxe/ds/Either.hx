package haxe.ds;

enum Either<L, R> {
	Left(v:L);
	Right(v:R);
}
