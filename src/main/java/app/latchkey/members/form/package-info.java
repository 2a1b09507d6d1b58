/**
 * The form of a member file, as adding and changing share it: typed texts in, {@link app.latchkey.members.MemberDetails}
 * out, and the words that stand under a field. A birthday is one field that takes a day or only a year, in the order the
 * club's country writes it. What was typed comes back as it was typed.
 */
@NamedInterface("form")
@NullMarked
package app.latchkey.members.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
