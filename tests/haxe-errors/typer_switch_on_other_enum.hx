// A constructor of another enum, at a place that the first enum has none at.
enum Colour {
	Red;
}

enum Shape {
	Circle;
	Square;
	Line;
}

class Main {
	static function main() {
		var colour = Colour.Red;
		switch (colour) {
			case Red: trace("red");
			case Shape.Line: trace("line");
		}
	}
}
