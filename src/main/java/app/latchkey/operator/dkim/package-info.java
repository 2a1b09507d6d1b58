/**
 * {@code ./latchkey dkim create | activate | list | retire}: the keys that sign mail, from the making to the day their record may
 * leave the DNS.
 *
 * <ol>
 *   <li>{@code create} makes a key and prints its record; it signs nothing.
 *   <li>{@code activate} looks at its {@link app.latchkey.operator.dkim.Publication}: a key that receivers cannot find makes mail look
 *       forged, so it is refused, unless the operator knows better ({@code --unseen}).
 *   <li>A key that signed before is retired by it, or by {@code retire}; {@code list} and the check-up say how long its record stays.
 * </ol>
 */
@NullMarked
package app.latchkey.operator.dkim;

import org.jspecify.annotations.NullMarked;
