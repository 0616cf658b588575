"""What harness/frames.py makes of frames. Run in tests/bench: python3 -B -m unittest harness.test_frames"""

import unittest

from harness.frames import Frame, Motion, distinct, motion, transitions


def frames(*shown: tuple[float, str]) -> list[Frame]:
    """From moments in milliseconds and what is to be seen then."""
    return [Frame(moment / 1000, fingerprint, 500, 1) for moment, fingerprint in shown]


def run(first: float, count: int, gap: float) -> list[Frame]:
    return frames(*((first + gap * number, f"{first}+{number}") for number in range(count)))


class FramesTest(unittest.TestCase):
    def test_a_line_of_the_watcher_becomes_a_frame(self) -> None:
        self.assertEqual(Frame.parse("1500000 00ff 2304 2073600\n"), Frame(1.5, "00ff", 2304, 2073600))

    def test_the_same_picture_twice_counts_once(self) -> None:
        seen = distinct(frames((0, "a"), (16, "a"), (32, "b"), (48, "a")))
        self.assertEqual([frame.time for frame in seen], [0.0, 0.032, 0.048])

    def test_a_pause_ends_a_transition(self) -> None:
        found = transitions(run(0, 10, 16) + run(3000, 20, 16))
        self.assertEqual([len(each) for each in found], [10, 20])

    def test_a_slow_player_makes_one_transition_not_many(self) -> None:
        self.assertEqual(len(transitions(run(0, 10, 400))), 1)

    def test_a_cut_is_no_transition(self) -> None:
        self.assertEqual(transitions(run(0, 1, 16) + run(3000, 2, 16)), [])

    def test_repeated_pictures_are_no_transition(self) -> None:
        self.assertEqual(transitions(frames(*((16 * number, "still") for number in range(60)))), [])

    def test_gaps_are_counted_inside_transitions_only(self) -> None:
        seen = motion([run(0, 11, 20), run(3000, 11, 30)])
        self.assertIsNotNone(seen)
        self.assertEqual(seen.transitions, 2)
        self.assertAlmostEqual(seen.frames_per_second, 40.0)
        self.assertAlmostEqual(seen.gaps[-1], 30.0)

    def test_nothing_that_moves_has_no_motion(self) -> None:
        self.assertIsNone(motion([]))

    def test_percentiles_are_gaps_that_were_seen(self) -> None:
        seen = Motion(1, 60.0, [float(gap) for gap in range(1, 101)])
        self.assertEqual([seen.percentile(part) for part in (1, 50, 99, 100)], [1.0, 50.0, 99.0, 100.0])
        self.assertEqual(Motion(1, 60.0, [16.0, 40.0]).percentile(99), 40.0)


if __name__ == "__main__":
    unittest.main()
