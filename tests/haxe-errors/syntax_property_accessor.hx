class Main {
	var x(get, set_x):Int;
	var y(getY, never):Int;
	var z(get set):Int;
}
