# Traces rays through spheres and planes: small immutable vectors with operators, shapes and materials of several classes.

import math


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length())

    def reflect(self, normal):
        return self - normal * (2 * self.dot(normal))


class Ray:
    def __init__(self, start, direction):
        self.start = start
        self.direction = direction

    def at(self, t):
        return self.start + self.direction * t


class Sphere:
    def __init__(self, center, radius, material):
        self.center = center
        self.radius = radius
        self.material = material

    def hit(self, ray):
        away = self.center - ray.start
        along = away.dot(ray.direction)
        inside = self.radius * self.radius - (away.dot(away) - along * along)
        if inside < 0:
            return None
        half = math.sqrt(inside)
        for t in (along - half, along + half):
            if t > 1e-6:
                return t
        return None

    def normal(self, point):
        return (point - self.center).unit()


class Plane:
    def __init__(self, point, up, material):
        self.point = point
        self.up = up
        self.material = material

    def hit(self, ray):
        slope = ray.direction.dot(self.up)
        if abs(slope) < 1e-9:
            return None
        t = (self.point - ray.start).dot(self.up) / slope
        return t if t > 1e-6 else None

    def normal(self, point):
        return self.up


class Matte:
    shine = 0.0

    def __init__(self, color):
        self.color = color

    def color_at(self, point):
        return self.color


class Mirror(Matte):
    shine = 0.4


class Checks(Matte):
    def __init__(self, color, other):
        super().__init__(color)
        self.other = other

    def color_at(self, point):
        if (math.floor(point.x) + math.floor(point.z)) % 2:
            return self.color
        return self.other


class Scene:
    def __init__(self):
        self.shapes = []
        self.lights = []
        self.eye = Vector(0.0, 1.8, 9.0)

    def nearest(self, ray):
        best, found = None, None
        for shape in self.shapes:
            t = shape.hit(ray)
            if t is not None and (best is None or t < best):
                best, found = t, shape
        return best, found

    def is_lit(self, point, light):
        way = light - point
        ray = Ray(point, way.unit())
        length = way.length()
        for shape in self.shapes:
            t = shape.hit(ray)
            if t is not None and t < length:
                return False
        return True

    def color(self, ray, depth):
        t, shape = self.nearest(ray)
        if shape is None:
            return Vector(0.2, 0.3, 0.5)
        point = ray.at(t)
        normal = shape.normal(point)
        material = shape.material
        brightness = 0.15
        for light in self.lights:
            if self.is_lit(point, light):
                brightness += max(0.0, (light - point).unit().dot(normal)) * 0.6
        color = material.color_at(point) * brightness
        if material.shine and depth < 3:
            reflected = self.color(Ray(point, ray.direction.reflect(normal).unit()), depth + 1)
            color = color + reflected * material.shine
        return color

    def render(self, width, height):
        rows = []
        for y in range(height):
            row = []
            for x in range(width):
                direction = Vector((x - width / 2) / width, (height / 2 - y) / width, -1.0).unit()
                row.append(self.color(Ray(self.eye, direction), 0))
            rows.append(row)
        return rows


def raytrace(width, height):
    scene = Scene()
    scene.lights = [Vector(20.0, 20.0, 10.0), Vector(-5.0, 12.0, 8.0)]
    scene.shapes.append(Plane(Vector(0.0, -0.5, 0.0), Vector(0.0, 1.0, 0.0), Checks(Vector(1.0, 1.0, 1.0), Vector(0.1, 0.1, 0.1))))
    for i in range(6):
        kind = Mirror if i % 2 else Matte
        color = Vector(0.3 + i / 10, 0.9 - i / 8, 0.5)
        scene.shapes.append(Sphere(Vector(i * 1.4 - 3.5, 0.4 + (i % 3) * 0.5, -float(i % 4)), 0.7, kind(color)))
    total = 0
    for row in scene.render(width, height):
        for color in row:
            total += int(255 * min(1.0, color.x)) + int(255 * min(1.0, color.y)) * 3 + int(255 * min(1.0, color.z)) * 7
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = raytrace(160, 120)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("raytrace %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
