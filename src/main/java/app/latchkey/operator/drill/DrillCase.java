package app.latchkey.operator.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One case as its file tells it; docs/drill.md has the words.
 *
 * @param rules every rule for the mail server in the file, whenever it begins to hold
 * @param addresses every address that the file names: cases that share one cannot share an installation
 */
record DrillCase(
        Path file,
        String name,
        Fields club,
        List<Fields> members,
        Optional<Fields> list,
        List<MailRule> mail,
        List<Fields> steps,
        List<Expected> expected,
        Solution solution,
        List<MailRule> rules,
        Set<String> addresses) {}
