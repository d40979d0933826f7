package haxe.io;

class StringInput extends BytesInput {
	public function new(s:String)
		super(Bytes.ofString(s));
}
