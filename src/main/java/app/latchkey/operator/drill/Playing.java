package app.latchkey.operator.drill;

import java.util.ArrayList;
import java.util.List;

/** One case from its first step to the verdict: set up, diagnosed, solved. */
final class Playing {
    private final Stage stage;
    private int clubs;

    Playing(Stage stage) {
        this.stage = stage;
    }

    Verdict play(DrillCase played) {
        var began = System.nanoTime();
        var problems = new ArrayList<String>();
        var seen = Panel.NONE;
        var topRight = false;
        var solved = false;
        try {
            var scene = new Scene(stage.houseFor(played), played, ++clubs);
            scene.setUp(played);
            for (var expected : played.expected()) {
                var look = scene.watch().look(expected);
                if (expected == played.expected().getFirst()) {
                    seen = look.panel();
                    topRight = expected.top().map(look.panel().top()::equals).orElse(look.asExpected());
                }
                look.differences().forEach(difference -> problems.add(expected.who() + ": " + difference));
            }
            if (played.solution().by() != Solution.By.NOBODY) {
                var left = solve(scene, played, seen);
                solved = left.isEmpty();
                problems.addAll(left);
            }
        } catch (Unplayable stuck) {
            problems.add(stuck.getMessage());
        } catch (RuntimeException unforeseen) {
            // One case that cannot be played keeps no other from being played.
            problems.add("could not be played: " + unforeseen);
        }
        return new Verdict(
                played, seen, topRight, solved, List.copyOf(problems), (System.nanoTime() - began) / 1_000_000);
    }

    private static List<String> solve(Scene scene, DrillCase played, Panel before) {
        var solution = played.solution();
        if (solution.by() == Solution.By.DESK && solution.remedy().isPresent())
            scene.desk()
                    .remedy(solution.staff(), solution.who(), solution.remedy().get(), solution.fields());
        scene.play(solution.steps());
        var problems = new ArrayList<String>();
        solution.inside().ifPresent(who -> {
            if (!scene.door().inside(who))
                problems.add(who + " is not inside: " + scene.door().words(who));
        });
        if (solution.gone()) problems.addAll(scene.watch().stillThere(solution.who(), before.top()));
        solution.then()
                .ifPresent(expected -> scene.watch()
                        .look(expected)
                        .differences()
                        .forEach(difference -> problems.add("solved, but " + expected.who() + ": " + difference)));
        return problems;
    }
}
