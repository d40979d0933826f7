class Main {
	static main() {
		trace(1);
	}
	public x:Int;
}
