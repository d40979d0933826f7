// Numbers that loops use again and again, and statements whose values nobody wants.
class LoopNumbers {
    static function sums(n:Int):String {
        var a = 0;
        var b = 0.0;
        var c = 1;
        for (i in 0...n) {
            a += i * 7;
            if (a > 500000) a -= 500000;
            b = b * 0.5 + 3;
            c = c * 100003 + 40000;
            if (i % 3 == 0) b += 1.25 else if (i % 5 == 1) c ^= 77;
        }
        return '$a $b $c';
    }

    static function same(n:Int):Float {
        var x = 2.5;
        var i = 0;
        while (i < n) {
            // The variable changes, the number does not.
            var y = 2.5;
            y += i;
            x = x + y * 2.5;
            var k = 3;
            k += 3;
            x -= k / 3;
            i++;
        }
        return x;
    }

    static function nested(n:Int):Array<Float> {
        var out = [];
        for (i in 0...n) {
            var row = [for (j in 0...3) j * 1.5 + i];
            for (v in row) {
                if (v > 4.5) {
                    if (v > 5.5) continue;
                    out.push(v);
                } else if (v == 1.5) {
                    out.push(-0.0);
                    break;
                }
            }
        }
        return out;
    }

    static function caught(n:Int):String {
        var found = "";
        for (i in 0...n) {
            try {
                if (i == 2) throw 1000000 + i;
                found += i * 1000000 + ";";
            } catch (e:Int) {
                found += (e - 1000000) + "!";
            }
        }
        return found;
    }

    static function closures():Int {
        var fs = [];
        var i = 0;
        do {
            var k = 70000;
            fs.push(() -> {
                k += 70000;
                return k + i;
            });
            i += 70000;
        } while (i < 210000);
        var sum = 0;
        for (f in fs) sum += f() - 70000;
        return sum;
    }

    static function pick(n:Int):Int {
        var last = -1;
        for (i in 0...n) last = if (i & 1 == 0) 123456 else switch (i) {
            case 1: 5;
            case 3: { var t = 123456; t *= 2; t; }
            default: i;
        }
        return last;
    }

    static function main() {
        for (round in 0...3) {
            Sys.println(sums(100));
            Sys.println(same(40));
            Sys.println(nested(6));
            Sys.println(caught(5));
            Sys.println(closures());
            for (n in 0...7) Sys.println(pick(n));
        }
    }
}
