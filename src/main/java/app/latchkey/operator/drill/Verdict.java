package app.latchkey.operator.drill;

import java.util.List;

/** How one case went. */
record Verdict(
        DrillCase played, Panel seen, boolean topRight, boolean solved, List<String> problems, long milliseconds) {
    boolean ok() {
        return problems.isEmpty();
    }
}
