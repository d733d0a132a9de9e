import os

import harness


class Adapter:
    def __init__(self, parameters, recorder):
        self._recorder = recorder
        if int(parameters["capacity"]) < 1:
            raise ValueError("capacity")

    def call(self, op, args):
        if op == "echo":
            return harness.join(*args)
        if op == "print":
            print("1 2 3 main end", flush=True)
            return "ok"
        if op == "long":
            return " ".join("x" * 4000)
        if op == "fail":
            raise RuntimeError("two words")
        if op == "fork":
            if os.fork() == 0:
                self._recorder.log("store", "call:load")
                os._exit(0)
            os.wait()
            return "ok"
        if op == "escape":
            if os.fork():
                os.wait()
            return "ok"
        raise harness.ScriptError(f"unknown operation {op}")
