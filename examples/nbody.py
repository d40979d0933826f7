"""Follows the sun and the four large planets for a few years and shows that energy is kept.

    updraft examples/nbody.py [STEPS]
"""

import math
import sys

DAYS_PER_YEAR = 365.24
SOLAR_MASS = 4 * math.pi**2


class Body:
    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = (v * DAYS_PER_YEAR for v in velocity)
        self.mass = mass * SOLAR_MASS


BODIES = [
    Body("sun", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
    Body("jupiter", (4.84143144246472090, -1.16032004402742839, -0.103622044471123109), (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023), 0.000954791938424326609),
    Body("saturn", (8.34336671824457987, 4.12479856412430479, -0.403523417114321381), (-0.00276742510726411899, 0.00499852801234917238, 0.0000230417297573763929), 0.000285885980666130812),
    Body("uranus", (12.8943695621391310, -15.1111514016986312, -0.223307578892655734), (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556), 0.0000436624404335156298),
    Body("neptune", (15.3796971148509165, -25.9193146099879641, 0.179258772950371181), (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870), 0.0000515138902046611451),
]


def hold_sun_still(bodies):
    sun, *planets = bodies
    sun.vx = -sum(b.vx * b.mass for b in planets) / sun.mass
    sun.vy = -sum(b.vy * b.mass for b in planets) / sun.mass
    sun.vz = -sum(b.vz * b.mass for b in planets) / sun.mass


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx**2 + a.vy**2 + a.vz**2)
        for b in bodies[i + 1 :]:
            distance = math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2)
            total -= a.mass * b.mass / distance
    return total


def advance(bodies, dt):
    for i, a in enumerate(bodies):
        for b in bodies[i + 1 :]:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * math.sqrt(square))
            a.vx -= dx * b.mass * pull
            a.vy -= dy * b.mass * pull
            a.vz -= dz * b.mass * pull
            b.vx += dx * a.mass * pull
            b.vy += dy * a.mass * pull
            b.vz += dz * a.mass * pull
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


steps = int(sys.argv[1]) if len(sys.argv) > 1 else 50000
hold_sun_still(BODIES)
print(f"energy at the start {energy(BODIES):.9f}")
for _ in range(steps):
    advance(BODIES, 0.01)
print(f"after {steps / 100:.0f} years  {energy(BODIES):.9f}")
for body in BODIES:
    print(f"{body.name:<8} {body.x:>10.4f} {body.y:>10.4f} {body.z:>10.4f}")
