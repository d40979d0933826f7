class Main {
	function f(a b) {}
	function g(a:Int,, b) {}
	function h( { }
}
