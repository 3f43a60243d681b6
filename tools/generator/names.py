# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of artists, albums and tracks: invented, mostly Latin, some with accents and in other scripts."""

_SYLLABLES = "ba be bi bo bu da de di do du fa fe ga go ha he jo ka ke ki ko la le li lo lu ma me mi mo mu na ne no " \
             "pa pe po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we wi ya yo za zo".split()
_ENDINGS = ["", "", "n", "r", "s", "l", "th", "ck", "nd", "st"]
_ENGLISH = "love night river fire blue dance home rain summer shadow light heart road dream city moon sun water ghost " \
           "silver golden broken hidden empty winter morning garden mirror stone bird wolf ocean paper glass secret".split()
_ACCENTED = ["café", "déjà", "años", "größe", "søster", "żółty", "naïve", "smörgås", "þór", "ağaç", "œuvre", "řeka"]
_SCRIPTS = [
    ["雨", "庭", "月", "夜", "夢", "花", "海", "空", "風", "星"],
    ["さくら", "ひかり", "カメラ", "ドライブ"],
    ["любовь", "ночь", "река", "огонь", "дорога"],
    ["αγάπη", "νύχτα", "θάλασσα", "φως"],
    ["사랑", "밤", "바다", "하늘"],
    ["حب", "ليل", "بحر"],
    ["אור", "לילה", "ים"],
]
GENRES = ["Rock", "Pop", "Jazz", "Classical", "Electronic", "Hip-Hop", "Folk", "Metal", "Ambient", "Blues", "Soul",
          "R&B", "Trip Hop", "Post-Rock", "Soundtrack", "J-Pop", "Chanson", "Música Popular Brasileira"]


class Names:
    def __init__(self, random):
        self._random = random
        self._words = sorted({self._invented() for _ in range(12_000)})

    def _invented(self):
        parts = self._random.choices(_SYLLABLES, k=self._random.choice([2, 2, 3, 3, 4]))
        return "".join(parts) + self._random.choice(_ENDINGS)

    def _word(self):
        kind = self._random.random()
        if kind < 0.55:
            return self._random.choice(self._words)
        if kind < 0.93:
            return self._random.choice(_ENGLISH)
        return self._random.choice(_ACCENTED)

    def _foreign(self):
        script = self._random.choice(_SCRIPTS)
        joint = "" if ord(script[0][0]) > 0x3000 and ord(script[0][0]) < 0xAC00 else " "
        return joint.join(self._random.choices(script, k=self._random.choice([1, 2, 2, 3])))

    def title(self):
        if self._random.random() < 0.06:
            return self._foreign()
        words = [self._word() for _ in range(self._random.choice([1, 2, 2, 3, 3, 4]))]
        text = " ".join(words).title() if self._random.random() < 0.8 else " ".join(words).capitalize()
        if self._random.random() < 0.03:
            text += self._random.choice([" (Live)", " (Remastered)", ", Pt. 2", "?", " 🎵"])
        return text

    def artist(self, number):
        """Different for each number."""
        if self._random.random() < 0.08:
            return f"{self._foreign()} {number}" if number % 3 else self._foreign() + str(number)
        name = " ".join(self._random.choice(self._words).title() for _ in range(self._random.choice([1, 2, 2])))
        shape = self._random.random()
        if shape < 0.15:
            name = "The " + name + "s"
        elif shape < 0.18:
            name = name.replace(" ", "/", 1)
        elif shape < 0.21:
            name += " & " + self._random.choice(self._words).title()
        return f"{name} {_roman(number)}" if shape > 0.9 else name


def _roman(number):
    digits = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
              (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out, number = "", number % 3999 + 1
    for value, text in digits:
        out += text * (number // value)
        number %= value
    return out
