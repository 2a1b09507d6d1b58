package app.latchkey.members;

import app.latchkey.platform.ids.MemberId;
import java.util.Optional;

/**
 * Another file that has to do with this one.
 *
 * @param sharing what it means that both carry the same address; empty when they do not
 * @param twin same name, birth and phone: two files of one person, unless somebody said that they are not
 */
public record Neighbour(
        MemberId other, String name, Optional<Integer> birthYear, Optional<SharedKind> sharing, boolean twin) {}
