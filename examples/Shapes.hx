/** Typed code: fields at fixed places, calls through tables, enums taken apart. **/
interface Shape {
    function area():Float;
}

class Circle implements Shape {
    final radius:Float;
    public function new(radius:Float) this.radius = radius;
    public function area():Float return Math.PI * radius * radius;
}

class Rectangle implements Shape {
    final width:Float;
    final height:Float;
    public function new(width:Float, height:Float) {
        this.width = width;
        this.height = height;
    }
    public function area():Float return width * height;
}

enum Order {
    Smaller;
    Between(low:Float, high:Float);
}

class Shapes {
    static function matches(order:Order, area:Float):Bool
        return switch order {
            case Smaller: area < 10;
            case Between(low, high): low <= area && area < high;
        }

    static function main() {
        var shapes:Array<Shape> = [for (i in 0...1000000) i % 3 == 0 ? new Circle(i % 7) : new Rectangle(i % 5, i % 11)];
        for (order in [Smaller, Between(10, 40), Between(40, 200)]) {
            var sum = 0.0, count = 0;
            for (shape in shapes) {
                var area = shape.area();
                if (matches(order, area)) {
                    sum += area;
                    count++;
                }
            }
            Sys.println('$order: $count shapes, ${Math.round(sum)} in all');
        }
    }
}
