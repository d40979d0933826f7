class Main {
	var x:Int
	var y:Int = 3
	function f() return 1
}
