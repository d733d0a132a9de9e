# step A run
# step B run

import random


class Adapter:
    def __init__(self, parameters, recorder):
        self.names = []

    def call(self, op, args):
        names = {"ash", "oak", "elm", random.choice(("fir", "yew"))}
        for name in names:
            self.names.append(name)
        return "ok" if len(names) == 4 else "wrong"
