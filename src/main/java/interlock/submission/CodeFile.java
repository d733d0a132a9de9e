package interlock.submission;

import interlock.verdict.Place;
import java.util.ArrayList;
import java.util.List;

/// A file that was handed in, with what was said about its lines.
record CodeFile(String name, List<Line> lines) {

    /// @param severity `error` or `warning`
    record Remark(Place place, String severity, String sentence) {}

    record Line(int number, String text, List<Remark> remarks) {
        Line {
            remarks = List.copyOf(remarks);
        }

        public boolean isMarked() {
            return !remarks.isEmpty();
        }

        /// The gravest of its remarks; empty if there is none.
        public String severity() {
            if (remarks.isEmpty()) {
                return "";
            }
            boolean isError = remarks.stream().anyMatch(remark -> remark.severity.equals("error"));
            return isError ? "error" : "warning";
        }
    }

    CodeFile {
        lines = List.copyOf(lines);
    }

    /// @param remarks those of other files are left out, those beyond the end go to the last line
    static CodeFile of(String name, String text, List<Remark> remarks) {
        var texts = text.lines().toList();
        var lines = new ArrayList<Line>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            int number = i + 1;
            boolean isLast = number == texts.size();
            lines.add(
                    new Line(
                            number,
                            texts.get(i),
                            remarks.stream()
                                    .filter(remark -> remark.place.file().equals(name))
                                    .filter(remark -> isAt(remark.place.line(), number, isLast))
                                    .toList()));
        }
        return new CodeFile(name, lines);
    }

    public boolean isMarked() {
        return lines.stream().anyMatch(Line::isMarked);
    }

    private static boolean isAt(int line, int number, boolean isLast) {
        return line == number || (isLast && line > number);
    }
}
